import type { Span } from '../text/span.ts';
import { formulaEnds } from './formula-ends.ts';
import { leadsIn, leadsOut } from './island-ends.ts';
import { type Part, READABLE } from './role.ts';

/** A stretch of a passage that reads as mathematics and holds a relation sign (or leans on the passage before or after). */
export interface Island {
	/** Indices into the parts of the passage; `to` is exclusive. */
	readonly from: number;
	readonly to: number;
	readonly span: Span;
	/** Whether a relation sign stands in it, in running text or in a formula. */
	readonly hasRelation: boolean;
	/** The first or last operand goes on in words, so its value is not known. */
	readonly openLeft: boolean;
	readonly openRight: boolean;
	/** Begins with a relation sign, or with an operator, that has nothing to its left in the passage. */
	readonly leansLeft: boolean;
	readonly leansRight: boolean;
	/** The same with the signs that stand before its first and behind its last operand. */
	readonly outerFrom: number;
	readonly outerTo: number;
}

/** The islands of a passage, in order. */
export function findIslands(parts: readonly Part[]): readonly Island[] {
	const islands: Island[] = [];
	let at = 0;
	while (at < parts.length) {
		if (!READABLE.has(parts[at]!.role)) {
			at++;
			continue;
		}
		let end = at + 1;
		while (end < parts.length && READABLE.has(parts[end]!.role) && !isBorder(parts, end)) end++;
		const island = trim(parts, at, end);
		if (island) islands.push(island);
		at = end;
	}
	return islands;
}

/** Whether nothing joins the part at `index` to the one before: two formulas side by side, a formula and a number. */
function isBorder(parts: readonly Part[], index: number): boolean {
	const right = parts[index]!;
	let at = index - 1;
	while (at > 0 && parts[at]!.role === 'skip') at--;
	const left = parts[at]!;
	if (right.role === 'skip' || left.role === 'skip') return false;
	const leftEnds = left.token.formula ? formulaEnds(left.token.text) : undefined;
	const rightEnds = right.token.formula ? formulaEnds(right.token.text) : undefined;
	const leftClosed = leftEnds
		? !leftEnds.opensRight
		: left.role === 'operand' || left.role === 'unit' || left.role === 'close';
	const rightClosed = rightEnds ? !rightEnds.opensLeft : right.role === 'operand' || right.role === 'open';
	if (left.token.formula?.display && right.role === 'unit') return true;
	if (left.token.formula && right.role === 'unit') return leftEnds!.opensRight || leftEnds!.hasText;
	if (!leftClosed || !rightClosed) return false;
	if (left.token.formula || right.token.formula) return true;
	// two numbers side by side are no product; a number and a bracket, a bracket and a number, a number and a name are
	if (right.token.kind === 'money' && left.token.kind !== 'money') return true;
	if (
		right.token.kind === 'number' &&
		left.role === 'operand' &&
		left.token.kind !== 'money' &&
		left.token.kind !== 'root'
	) {
		return (
			left.token.kind === 'number' ||
			left.token.kind === 'raised' ||
			(left.token.kind === 'symbol' && right.token.spaced)
		);
	}
	if (right.token.kind === 'number' && left.role === 'unit') return true;
	return right.role === 'open' && right.token.spaced && (right.token.text === '[' || isSaidAgain(parts, index));
}

/** `26 GB (26,000 MB)`, `3 h (about 10,800 s)`: an amount and its unit in brackets behind another, where no sign makes a product of them. */
function isSaidAgain(parts: readonly Part[], open: number): boolean {
	if (parts[open - 1]?.role !== 'unit') return false;
	for (let at = open - 1; at >= 0 && READABLE.has(parts[at]!.role); at--)
		if (parts[at]!.role === 'relation' || parts[at]!.role === 'operator') return false;
	let close = open + 1;
	while (close < open + 8 && parts[close] !== undefined && parts[close]!.role !== 'close') close++;
	const inside = parts.slice(open + 1, close);
	const next = parts[close + 1]?.role;
	return (
		parts[close]?.role === 'close' &&
		inside.some(({ token }) => token.kind === 'number') &&
		inside.at(-1)?.role === 'unit' &&
		next !== 'relation' &&
		next !== 'operator' &&
		next !== 'operand'
	);
}

function trim(parts: readonly Part[], start: number, stop: number): Island | undefined {
	let from = start;
	let to = stop;
	let openLeft = false;
	let openRight = false;
	let leansLeft = false;
	let leansRight = false;
	let sign: number | undefined;
	let outerTo = stop;
	for (; from < to; from++) {
		const { role, token } = parts[from]!;
		if (role === 'skip' || role === 'close' || role === 'unit') continue;
		if (role === 'operator' && !isUnarySign(parts, from, to)) {
			openLeft = true;
			leansLeft = !hasBefore(parts, from);
			sign ??= from;
			continue;
		}
		if (role === 'relation') {
			openLeft = false;
			leansLeft = !hasBefore(parts, from);
			sign = from;
			continue;
		}
		if (role === 'open' && !closesWithin(parts, from, to)) continue;
		if (
			token.kind === 'money' &&
			parts[from + 1]?.token.kind !== 'number' &&
			!/^[-−–]$/.test(parts[from + 1]?.token.text ?? '')
		)
			continue;
		break;
	}
	for (; to > from; to--) {
		const { role } = parts[to - 1]!;
		if (role === 'skip') continue;
		if (role === 'open') continue;
		if (role === 'operator') {
			openRight = true;
			leansRight ||= !hasAfter(parts, outerTo);
			continue;
		}
		if (role === 'relation') {
			openRight = false;
			leansRight ||= !hasAfter(parts, outerTo);
			continue;
		}
		break;
	}
	if (from >= to) return undefined;
	if (isWrapped(parts, from, to)) {
		from++;
		to--;
		outerTo = to;
	}
	const first = parts[from]!.token;
	const last = parts[to - 1]!.token;
	if (first.formula) leansLeft ||= formulaEnds(first.text).opensLeft && !hasBefore(parts, from);
	if (last.formula) leansRight ||= formulaEnds(last.text).opensRight && !hasAfter(parts, to);
	if (!leansRight) outerTo = to;
	if (sign === undefined && !openLeft) openLeft = leadsIn(parts, from, to);
	if (!openRight) openRight = leadsOut(parts, to);
	const span = { start: first.span.start, end: last.span.end };
	const hasRelation = parts
		.slice(from, to)
		.some(part => part.role === 'relation' || (part.token.formula && formulaEnds(part.token.text).hasRelation));
	return { from, to, span, hasRelation, openLeft, openRight, leansLeft, leansRight, outerFrom: sign ?? from, outerTo };
}

/** Whether one pair of brackets holds the whole island. */
const isWrapped = (parts: readonly Part[], from: number, to: number): boolean => {
	if (to - from < 3 || parts[from]!.role !== 'open' || parts[to - 1]!.role !== 'close') return false;
	let depth = 0;
	for (let at = from; at < to; at++) {
		if (parts[at]!.role === 'open') depth++;
		else if (parts[at]!.role === 'close' && --depth === 0) return at === to - 1;
	}
	return false;
};

/** `-5` at the beginning: the sign belongs to the number. */
const isUnarySign = (parts: readonly Part[], index: number, to: number): boolean => {
	const { token } = parts[index]!;
	const next = parts[index + 1]?.token;
	return /^[-−–+]$/.test(token.text) && index + 1 < to && next !== undefined && !next.spaced;
};

const hasBefore = (parts: readonly Part[], index: number): boolean => {
	for (let at = 0; at < index; at++) if (parts[at]!.token.kind !== 'line' && parts[at]!.role !== 'skip') return true;
	return false;
};

/** Whether more than punctuation stands from `index` on. */
const hasAfter = (parts: readonly Part[], index: number): boolean => {
	for (let at = index; at < parts.length; at++) {
		const { token, role } = parts[at]!;
		if (token.kind !== 'line' && token.kind !== 'stop' && token.kind !== 'comma' && role !== 'skip') return true;
	}
	return false;
};

const closesWithin = (parts: readonly Part[], open: number, to: number): boolean => {
	let depth = 0;
	for (let at = open; at < to; at++) {
		if (parts[at]!.role === 'open') depth++;
		else if (parts[at]!.role === 'close' && --depth === 0) return true;
	}
	return false;
};
