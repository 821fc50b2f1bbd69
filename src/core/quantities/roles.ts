import { before, endsOperand, isGlued, isSign, type Part, startsOperand } from './role.ts';
import { closeBrackets } from './role-brackets.ts';
import { assignSymbol, assignWord } from './role-words.ts';
import type { Token } from './tokens.ts';
import { FUNCTION_WORDS, HEDGES, isKnownUnit, isNoun } from './words.ts';

/** Gives every token of a passage its role. */
export function assignRoles(tokens: readonly Token[]): Part[] {
	const parts: Part[] = tokens.map(token => ({ token, role: 'break' }));
	for (let index = 0; index < parts.length; index++)
		if (isListLabel(tokens, index)) index += 2;
		else assign(parts, index);
	closeBrackets(parts);
	return parts;
}

/** `(A)`, `(ii)`, `(3)` with space around: the mark of a choice or a step. */
function isListLabel(tokens: readonly Token[], index: number): boolean {
	const [open, label, close, next] = tokens.slice(index, index + 4);
	if (open?.kind !== 'open' || close?.kind !== 'close' || !open.spaced || next?.spaced === false || label === undefined)
		return false;
	if (!/^(?:[A-Za-z]|[ivx]{1,4}|\d{1,2})$/.test(label.text)) return false;
	const before = tokens[index - 1];
	const signed =
		before?.kind === 'operator' || before?.kind === 'relation' || before?.kind === 'money' || before?.kind === 'root';
	return !signed && next?.kind !== 'operator' && next?.kind !== 'relation';
}

function assign(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const next = parts[index + 1]?.token;
	const previous = before(parts, index);
	const beside = parts[index - 1];
	if (part.role === 'skip' || part.role === 'unit' || part.role === 'sealed' || part.replace !== undefined) return;
	switch (token.kind) {
		case 'formula':
			part.role = 'operand';
			return;
		case 'number':
			assignNumber(parts, index);
			return;
		case 'raised':
			part.role = endsOperand(beside) && !token.spaced ? 'operand' : 'break';
			return;
		case 'root':
			part.role = 'operand';
			return;
		case 'money':
			// `at 7.80 € 2,831.40 €`: spaced on both sides it goes with the number before it
			if (
				beside?.role === 'operand' &&
				beside.token.kind === 'number' &&
				token.spaced &&
				next?.spaced &&
				token.text !== '$'
			)
				part.role = 'unit';
			else if (next?.kind === 'number' || (isSign(next) && parts[index + 2]?.token.kind === 'number'))
				part.role = 'operand';
			else if (beside?.role === 'operand' && beside.token.kind === 'number') part.role = 'unit';
			return;
		case 'percent':
			// `17 % 5`: what remains of a division
			part.role = endsOperand(beside) && !(token.spaced && next?.kind === 'number' && next.spaced) ? 'unit' : 'break';
			return;
		case 'relation':
			assignRelation(parts, index);
			return;
		case 'operator':
			assignOperator(parts, index);
			return;
		case 'open':
			part.role = 'open';
			return;
		case 'close':
			part.role = 'close';
			return;
		case 'symbol':
			assignSymbol(parts, index);
			return;
		case 'word':
			assignWord(parts, index);
			return;
		case 'line':
			part.role = continuesOver(parts, index) ? 'skip' : 'stop';
			return;
		case 'stop':
			if (
				token.text === '!' &&
				endsOperand(beside) &&
				!token.spaced &&
				next !== undefined &&
				/operator|relation|close/.test(next.kind)
			) {
				part.role = 'unit';
			} else part.role = 'stop';
			return;
		case 'comma':
		case 'arrow':
			part.role = 'stop';
			return;
		default:
			part.role = previous === undefined ? 'break' : 'break';
	}
}

/** A number, unless it is a piece of a version, a ratio, a time, an ordinal, a name. */
function assignNumber(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const beside = parts[index - 1];
	const next = parts[index + 1]?.token;
	const second = parts[index + 2]?.token;
	part.role = 'operand';
	if (isGlued(token) && beside !== undefined) {
		const { kind, text } = beside.token;
		// GPT-3, COVID-19; v1.2.3; 3:1; a number glued to a word
		const named =
			parts[index - 2]?.token.kind === 'word' ||
			(parts[index - 2]?.token.kind === 'symbol' && parts[index - 2]?.role === 'break');
		const hyphened = /^[-–]$/.test(text) && !beside.token.spaced && named;
		const ratio = text === ':' && !beside.token.spaced && parts[index - 2]?.token.kind === 'number';
		if (hyphened || ratio || kind === 'number' || text === '.' || text === '#' || text === '@' || text === '_')
			part.role = 'sealed';
		if (
			text === ',' &&
			!beside.token.spaced &&
			parts[index - 2]?.token.kind === 'number' &&
			!isArgument(parts, index)
		) {
			part.role = 'sealed'; // 12,5
			parts[index - 2]!.role = 'sealed';
		}
		if (kind === 'word' && beside.role !== 'unit') part.role = 'sealed';
		if (kind === 'word' && beside.role === 'unit') part.role = 'skip'; // CO2 behind a number
	}
	if (isYears(parts, index)) {
		part.role = 'sealed';
		parts[index - 2]!.role = 'sealed';
	}
	if (next === undefined || next.spaced) return;
	if (next.kind === 'stop' && /[^\s.,;:!?"”’'»)。！？；：、）」』\]}|\\…—*_~<>]/.test(next.text)) part.role = 'sealed'; // 7♦
	if (next.text === ':' && second?.kind === 'number' && !second.spaced) part.role = 'sealed';
	if (
		/^[-–]$/.test(next.text) &&
		second !== undefined &&
		(second.kind === 'word' || (second.kind === 'symbol' && second.text.length > 1)) &&
		!second.spaced
	) {
		part.role = 'sealed'; // 16-bit, 17-year-old
	}
	if (
		next.kind === 'word' &&
		/^(?:st|nd|rd|th|s|ish|D)$/.test(next.text) &&
		!(next.text === 's' && /[=≈]/.test(beside?.token.text ?? ''))
	) {
		part.role = 'sealed';
	}
}

/** `1638–1715`, `1914-1918`: from one year to another; with a dash that is no minus sign, any two numbers that rise (`50–60`). */
function isYears(parts: readonly Part[], index: number): boolean {
	const [from, dash, to] = [parts[index - 2]?.token, parts[index - 1]?.token, parts[index]!.token];
	if (from?.kind !== 'number' || dash?.spaced !== false || to.spaced || Number(from.text) >= Number(to.text))
		return false;
	const year = /^(?:1\d|20)\d\d$/;
	return dash.text === '–' || (dash.text === '-' && year.test(from.text) && year.test(to.text));
}

/** Whether a number behind a comma is one of several between brackets: `max(1,2,3)`. */
const isArgument = (parts: readonly Part[], index: number): boolean =>
	/^[,(]$/.test(parts[index - 3]?.token.text ?? '') || /^[,)]$/.test(parts[index + 1]?.token.text ?? '');

/** `~` before a number is a hedge and no relation where no operand stands before it. */
function assignRelation(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const previous = before(parts, index);
	part.role = 'relation';
	if (token.text === '~' || token.text === '∼') {
		const relation = previous?.role === 'relation';
		if (relation || !endsOperand(previous)) part.role = relation ? 'skip' : 'break';
	}
	if (/^[<>]$/.test(token.text) && previous?.role !== undefined && !endsOperand(previous)) part.role = 'break';
	// words of hedging right behind the sign
	for (let at = index + 1; at < parts.length && at < index + 4; at++) {
		const { kind, text } = parts[at]!.token;
		if (kind === 'word' && HEDGES.has(text.toLowerCase())) continue;
		if (at > index + 1 && startsOperand(parts[at]!.token)) {
			for (let skip = index + 1; skip < at; skip++) parts[skip]!.role = 'skip';
		}
		break;
	}
}

function assignOperator(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const next = parts[index + 1]?.token;
	const beside = parts[index - 1];
	const previous = before(parts, index);
	part.role = 'operator';
	if (/^[–−∗•∙]$/.test(token.text)) part.replace = /[–−]/.test(token.text) ? '-' : '*';
	const lineStart = beside === undefined || beside.token.kind === 'line';
	if (
		lineStart &&
		token.spaced &&
		next?.spaced !== false &&
		/^[-–*+•·∙]$/.test(token.text) &&
		!(previous?.role === 'operator' || previous?.role === 'relation')
	) {
		part.role = 'stop'; // a bullet
		return;
	}
	if ((token.text === '•' && token.spaced) || isBetweenEquations(parts, index)) {
		part.role = 'stop';
		return;
	}
	if (endsOperand(previous)) {
		if (
			/^[-–]$/.test(token.text) &&
			token.spaced &&
			next?.spaced &&
			next.kind === 'word' &&
			/^\p{Lu}\p{Ll}/u.test(next.text)
		) {
			part.role = 'stop'; // a bullet in the middle of a line
			return;
		}
		// `bytes/s`, `$1.50/hour`: behind a unit or an amount a slash before a word belongs to the unit
		const amount = previous!.token.kind === 'number' && parts[index - 2]?.token.kind === 'money';
		const glued = !token.spaced && next !== undefined && !next.spaced;
		const unit =
			next !== undefined && (next.kind === 'word' || next.kind === 'symbol') && !FUNCTION_WORDS.has(next.text);
		if (token.text === '/' && unit && (previous!.role === 'unit' || amount || glued)) {
			const letter = next.kind === 'symbol' && glued && previous!.role === 'unit' && /^[a-zA-Z]$/.test(next.text);
			if (isKnownUnit(next.text) || letter || (isNoun(next.text) && (previous!.role === 'unit' || amount)))
				part.role = 'unit';
		}
		if (token.text === '/' && glued && next.kind === 'open' && previous!.role === 'unit')
			takeUnitBrackets(parts, index);
		// petaFLOP-days, GPU-hours: a hyphen between two unit words multiplies
		if (token.text === '-' && glued && previous!.role === 'unit' && next.kind === 'word' && isKnownUnit(next.text))
			part.role = 'unit';
		return;
	}
	if (previous?.role === 'relation' || previous?.role === 'operator' || previous?.role === 'open') return;
	// a sign before its number, after a word: -5; with space on both sides it is a dash of some kind
	if (isSign(token) && next !== undefined && !next.spaced && token.spaced && startsOperand(next)) return;
	// a dash between clauses: `... = 240 minutes - Time spent`
	if (/^[–—]$/.test(token.text) && token.spaced) {
		part.role = 'stop';
		return;
	}
	if (!token.spaced && (beside?.token.kind === 'word' || beside?.token.kind === 'symbol')) part.role = 'break'; // pre-trained, and/or
}

/** `1 word = 1.5 tokens · 1 page = 275 words`: a dot with space around it in a line of nothing but equations, each with an amount or a name of its own on its left. */
function isBetweenEquations(parts: readonly Part[], index: number): boolean {
	const { token } = parts[index]!;
	if (!/^[·∙⋅]$/.test(token.text) || !token.spaced || parts[index + 1]?.token.spaced === false) return false;
	const isLine = ({ token: { kind } }: Part): boolean => kind === 'line';
	const start = parts.slice(0, index).findLastIndex(isLine) + 1;
	const end = parts.findIndex((part, at) => at > index && isLine(part));
	const pieces: Token[][] = [[]];
	for (const { token: each } of parts.slice(start, end < 0 ? undefined : end))
		if (each.text === token.text && each.spaced) pieces.push([]);
		else pieces.at(-1)!.push(each);
	return pieces.every(piece => {
		const sign = piece.findIndex(({ kind }) => kind === 'relation');
		const left = piece.slice(0, sign);
		const isOne = sign > 0 && piece.findLastIndex(({ kind }) => kind === 'relation') === sign;
		const isAmount =
			left[0]?.kind === 'number' && left.length > 1 && left.slice(1).every(({ kind }) => kind === 'word');
		const isName = pieces.length > 2 && left.length === 1 && left[0]!.kind !== 'number';
		return isOne && (isAmount || isName) && piece[sign + 1]?.kind === 'number';
	});
}

/** `J/(mol K)`: brackets of nothing but letters belong to the unit. */
function takeUnitBrackets(parts: readonly Part[], slash: number): void {
	let close = slash + 2;
	while (close < slash + 9 && parts[close] !== undefined && parts[close]!.token.kind !== 'close') {
		const { kind, text } = parts[close]!.token;
		if (kind !== 'word' && kind !== 'symbol' && kind !== 'raised' && !/^[·*⋅°]$/.test(text)) return;
		close++;
	}
	if (parts[close]?.token.kind !== 'close') return;
	for (let at = slash; at <= close; at++) parts[at]!.role = 'unit';
}

/** Whether an expression goes on over a line break. */
function continuesOver(parts: readonly Part[], index: number): boolean {
	const previous = parts[index - 1];
	const next = parts[index + 1]?.token;
	if (previous === undefined || next === undefined) return false;
	if (previous.role === 'operator' || previous.role === 'relation') return true;
	if (!endsOperand(previous)) return false;
	if (next.kind === 'relation') return true;
	if (next.kind === 'operator') {
		if (isOwnLine(parts, index)) return false;
		const bullet = /^[-–*+•·]$/.test(next.text) && parts[index + 2]?.token.spaced !== false;
		return !bullet;
	}
	return next.kind === 'word' && isKnownUnit(next.text) && previous.token.kind === 'number';
}

/** `= -48` above and `-48/4 = -12` below: two equations, each on a line of its own. */
function isOwnLine(parts: readonly Part[], line: number): boolean {
	const sign = parts[line + 1]!.token;
	if (!isSign(sign) || parts[line + 2]?.token.spaced !== false) return false;
	const above = parts.slice(0, line).reverse();
	const start = above.findIndex(({ token }) => token.kind === 'line');
	const hasSign = ({ role, token }: Part) => role === 'relation' || token.kind === 'relation';
	if (!above.slice(0, start < 0 ? above.length : start).some(hasSign)) return false;
	const below = parts.slice(line + 1);
	const end = below.findIndex(({ token }) => token.kind === 'line');
	return below.slice(0, end < 0 ? below.length : end).some(hasSign);
}
