import type { Anchor } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { formulaEnds } from './formula-ends.ts';
import type { Part } from './roles.ts';
import { CONTINUES_AFTER, isKnownUnit, LABEL_NOUNS, LEADS_INTO, SCALE_WORDS } from './words.ts';

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

const READABLE: ReadonlySet<string> = new Set(['operand', 'unit', 'operator', 'relation', 'open', 'close', 'skip']);

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
	return right.role === 'open' && right.token.text === '[' && right.token.spaced;
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

/** Whether the words before an island make its first operand a piece of something larger. */
function leadsIn(parts: readonly Part[], from: number, to: number): boolean {
	if (isCorrespondence(parts, from, to)) return true;
	const previous = parts[from - 1];
	if (previous === undefined) return false;
	// `14, 400 / 80`: perhaps one number, perhaps two
	if (
		previous.token.kind === 'comma' &&
		/^\d{3}$/.test(parts[from]!.token.text) &&
		parts[from]!.token.spaced &&
		!previous.token.spaced
	) {
		return /^\d{1,3}$/.test(parts[from - 2]?.token.text ?? '');
	}
	if (isEquationNumber(parts, from)) return true;
	if (previous.role === 'stop') return false;
	if (previous.role === 'sealed') return true;
	// something readable that nothing joins to this: two numbers side by side
	if (READABLE.has(previous.role))
		return !previous.token.formula && !parts[from]!.token.formula && previous.role !== 'skip';
	const { kind, text } = previous.token;
	const first = parts[from]!;
	if (first.token.formula) return false;
	let operator = false;
	let at = from;
	for (; at < to && parts[at]!.role !== 'relation'; at++) if (parts[at]!.role === 'operator') operator = true;
	if (kind === 'word') {
		const lower = text.toLowerCase();
		const counted =
			first.token.kind === 'number' && /^\d{1,4}$/.test(first.token.text) && parts[from + 1]?.role !== 'unit';
		if (counted && LABEL_NOUNS.has(lower)) return true;
		if (operator) return false;
		if (first.token.kind === 'symbol') return false;
		if (LEADS_INTO.has(lower)) return true;
		// a bare number after words, set equal to a bare number: `divide 100 by 4 = 25`; two measures are a conversion
		const second = secondOperand(parts, at, to);
		return second.bare && !(parts[at - 1]?.role === 'unit' && isKnownUnit(parts[at - 1]!.token.text));
	}
	return kind === 'opaque' && !operator;
}

/** `6.022e23 = 1 mol`: a bare number that stands for one of something, which is no equation between two values. */
function isCorrespondence(parts: readonly Part[], from: number, to: number): boolean {
	const [number, sign, one, unit] = parts.slice(from, Math.min(to, from + 4));
	return (
		number?.token.kind === 'number' &&
		sign?.role === 'relation' &&
		one?.token.text === '1' &&
		unit?.role === 'unit' &&
		!SCALE_WORDS.has(unit.token.text.toLowerCase())
	);
}

/** `Eq. (4.12) = ...`: a number in brackets behind a word that is numbered. */
function isEquationNumber(parts: readonly Part[], from: number): boolean {
	if (parts[from]!.role !== 'open' || parts[from + 2]?.role !== 'close') return false;
	let at = from - 1;
	if (parts[at]?.token.text === '.') at--;
	return LABEL_NOUNS.has(parts[at]?.token.text.toLowerCase().replace(/s$/, '') ?? '');
}

/** Whether the operand after the relation sign at `at` is one number without an operator. */
function secondOperand(parts: readonly Part[], at: number, to: number): { bare: boolean } {
	for (let index = at + 1; index < to; index++) {
		if (parts[index]!.role === 'operator' || parts[index]!.token.formula) return { bare: false };
		if (parts[index]!.role === 'relation') break;
	}
	return { bare: true };
}

/** Whether the words after an island carry its last number on (`3 times as many`, `1 remainder 2`). */
function leadsOut(parts: readonly Part[], to: number): boolean {
	const next = parts[to];
	if (next === undefined) return false;
	if (next.role === 'sealed') return true;
	if (READABLE.has(next.role)) return !next.token.formula && !parts[to - 1]!.token.formula && next.role !== 'skip';
	// 3 h 20 min
	if (next.token.kind === 'symbol' && /^[hms]$/.test(next.token.text) && parts[to + 1]?.token.kind === 'number')
		return true;
	if (next.token.kind !== 'word' && next.token.kind !== 'symbol') return false;
	if (parts[to - 1]!.token.formula) return false;
	const lower = next.token.text.toLowerCase();
	if (/^(?:r|rem|remainder)$/.test(lower)) return true;
	if (lower === 'with' && parts[to + 1]?.token.text === 'a') return false;
	if (lower === 'and' && parts[to + 1]?.token.kind === 'number') {
		// 3 hours and 20 minutes; but `3 = 1 + 2 and 8 = 4 + 4`
		const behind = parts[to + 2];
		return behind?.role === 'unit' || behind?.token.kind === 'word';
	}
	return CONTINUES_AFTER.has(lower) && !next.token.spaced === false && lower !== 'of' && lower !== 'over';
}

/** Source text of an island with the place of each of its pieces. */
export interface IslandSource {
	readonly source: string;
	readonly language: 'plain' | 'latex';
	readonly pieces: readonly { readonly from: number; readonly anchor: Anchor }[];
}

/**
 * What a parser reads for the parts from `from` to `to`. Without a formula it is plain text of exactly the length of the span,
 * so that offsets agree; with one it is LaTeX, put together piece by piece.
 */
export function islandSource(
	parts: readonly Part[],
	from: number,
	to: number,
	block: number,
	asLatex = false,
): IslandSource {
	const slice = parts.slice(from, to);
	const start = slice[0]!.token.span.start;
	const end = slice.at(-1)!.token.span.end;
	if (!asLatex && !slice.some(part => part.token.formula) && !slice.some(isHardUnit)) {
		let source = '';
		for (const part of slice) {
			const at = part.token.span.start - start;
			const length = part.token.span.end - part.token.span.start;
			const text = part.role === 'skip' ? '' : (part.replace ?? plain(part));
			source = source.padEnd(at) + text.slice(0, length).padEnd(length);
		}
		return { source, language: 'plain', pieces: [{ from: 0, anchor: { block, span: { start, end } } }] };
	}
	let source = '';
	const pieces: { from: number; anchor: Anchor }[] = [];
	for (const [index, part] of slice.entries()) {
		const { token } = part;
		const inner = token.formula
			? {
					start: Math.max(token.formula.inner.start, token.span.start),
					end: Math.min(token.formula.inner.end, token.span.end),
				}
			: token.span;
		const previous = slice[index - 1];
		const counted =
			part.role === 'unit' &&
			((previous?.role === 'unit' && previous.token.kind === 'number') || isCountedRate(slice, index));
		const afterCount =
			index > 0 &&
			((previous?.role === 'unit' && slice[index - 2]?.token.kind === 'number' && slice[index - 2]?.role === 'unit') ||
				isCountedRate(slice, index - 1));
		if ((counted || (isUnitWord(part) && (isUnitWord(previous) || afterCount))) && source.endsWith('}')) {
			// a unit in several tokens is one: `petaFLOP-days`, `bytes/s`, `per 1M tokens`
			source = `${source.slice(0, -1)}${token.spaced ? ' ' : ''}${token.text}}`;
			const piece = pieces.at(-1)!;
			pieces[pieces.length - 1] = {
				...piece,
				anchor: { block, span: { start: piece.anchor.span.start, end: token.span.end } },
			};
			continue;
		}
		const text = token.formula
			? token.text.slice(inner.start - token.span.start, inner.end - token.span.start)
			: latex(part);
		if (text === '') continue;
		if (source !== '' && !source.endsWith(' ')) source += ' ';
		pieces.push({ from: source.length, anchor: { block, span: inner } });
		source += text;
	}
	return { source, language: 'latex', pieces };
}

/** A part of a unit that can be written into one `\text{}` with its neighbours; a scale word belongs to its number. */
const isUnitWord = (part: Part | undefined): boolean =>
	part !== undefined &&
	part.role === 'unit' &&
	/^(?:[a-zA-Zµ°Ω][\w°]*|\d+|[/-])$/.test(part.token.text) &&
	!/^[KMBTk]$/.test(part.token.text) &&
	!SCALE_WORDS.has(part.token.text.toLowerCase());

/** Units that plain text leaves open: a product with a hyphen, a number inside (`per 1M tokens`). */
const isHardUnit = (part: Part, index: number, parts: readonly Part[]): boolean =>
	part.role === 'unit' && (part.token.kind === 'number' || part.token.text === '-' || isCountedRate(parts, index));

/** `per million tokens`: the scale belongs to the rate. */
const isCountedRate = (parts: readonly Part[], index: number): boolean =>
	parts[index - 1]?.token.text === 'per' && SCALE_WORDS.has(parts[index]!.token.text.toLowerCase());

const plain = (part: Part): string => {
	const { kind, text } = part.token;
	if (kind === 'money') return text.endsWith('$') ? '$'.padStart(text.length) : text;
	if (kind === 'percent') return text.endsWith('%') ? '%'.padStart(text.length) : text;
	if (kind === 'relation' && text === '==') return '= ';
	return text;
};

const SUPERSCRIPT: Readonly<Record<string, string>> = {
	'⁺': '+',
	'⁻': '-',
	'⁰': '0',
	'¹': '1',
	'²': '2',
	'³': '3',
	'⁴': '4',
	'⁵': '5',
	'⁶': '6',
	'⁷': '7',
	'⁸': '8',
	'⁹': '9',
};

const OPERATOR_LATEX: Readonly<Record<string, string>> = {
	'*': '\\times',
	'×': '\\times',
	'·': '\\cdot',
	'⋅': '\\cdot',
	'÷': '\\div',
	'±': '\\pm',
};

const RELATION_LATEX: Readonly<Record<string, string>> = {
	'==': '=',
	'≈': '\\approx',
	'≃': '\\approx',
	'≅': '\\approx',
	'≒': '\\approx',
	'~=': '\\approx',
	'~': '\\sim',
	'∼': '\\sim',
	'!=': '\\ne',
	'≠': '\\ne',
	'<=': '\\le',
	'>=': '\\ge',
	'≤': '\\le',
	'≥': '\\ge',
	'⩽': '\\le',
	'⩾': '\\ge',
	'≪': '\\ll',
	'≫': '\\gg',
	'<<': '\\ll',
	'>>': '\\gg',
	'≡': '\\equiv',
	'∝': '\\propto',
	'≔': ':=',
};

/** A token of prose as LaTeX. */
function latex(part: Part): string {
	const { kind } = part.token;
	const text = part.replace ?? part.token.text;
	if (part.role === 'skip') return '';
	if (part.role === 'relation') return RELATION_LATEX[text] ?? text;
	if (part.role === 'operator') return OPERATOR_LATEX[text] ?? text;
	if (kind === 'money') return text.endsWith('$') ? '\\$' : `\\text{${text}}`;
	if (kind === 'percent') return text === '°' ? '^\\circ' : '\\%';
	if (kind === 'raised') return `^{${[...text].map(character => SUPERSCRIPT[character] ?? '').join('')}}`;
	if (kind === 'root') return '\\sqrt';
	if (kind === 'symbol' && part.role === 'operand') {
		const underscore = text.indexOf('_');
		return underscore > 0 ? `${text.slice(0, underscore)}_{\\text{${text.slice(underscore + 1)}}}` : text;
	}
	if (part.role === 'unit') return /^!$/.test(text) ? text : `\\text{ ${text}}`;
	if (kind === 'word') return `\\operatorname{${text}}`;
	return text;
}
