import { formulaEnds } from './formula-ends.ts';
import type { Token } from './tokens.ts';
import {
	BARE_FUNCTIONS,
	CONTINUES_AFTER,
	FUNCTION_WORDS,
	HEDGES,
	isKnownUnit,
	isNoun,
	OPERATOR_PHRASES,
	OPERATOR_WORDS,
	SCALE_WORDS,
} from './words.ts';

/**
 * What each token does in an arithmetic expression of running text. `stop` ends a clause, `break` is a word that arithmetic
 * does not reach over, `skip` is left out of what is read, `sealed` is a number that is part of something else (3:1, v1.2.3, 5th).
 */
export type Role =
	| 'operand'
	| 'unit'
	| 'operator'
	| 'relation'
	| 'open'
	| 'close'
	| 'skip'
	| 'break'
	| 'sealed'
	| 'stop';

export interface Part {
	readonly token: Token;
	role: Role;
	/** What is read in the token's place, where that is not its own text. */
	replace?: string;
}

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

const endsOperand = (part: Part | undefined): boolean =>
	part !== undefined && (part.role === 'operand' || part.role === 'unit' || part.role === 'close');

/** The part before, over line breaks and what is skipped. */
function before(parts: readonly Part[], index: number): Part | undefined {
	for (let at = index - 1; at >= 0; at--) {
		const part = parts[at]!;
		if (part.token.kind === 'line' || part.role === 'skip') continue;
		return part;
	}
	return undefined;
}

function after(parts: readonly Part[], index: number): Token | undefined {
	for (let at = index + 1; at < parts.length; at++) if (parts[at]!.token.kind !== 'line') return parts[at]!.token;
	return undefined;
}

/** Whether an operand can begin with the token. */
const startsOperand = (token: Token | undefined): boolean =>
	token !== undefined &&
	(token.kind === 'number' ||
		token.kind === 'money' ||
		token.kind === 'open' ||
		token.kind === 'symbol' ||
		token.kind === 'formula' ||
		token.kind === 'root');

const isSign = (token: Token | undefined): boolean => token !== undefined && /^[-−–+]$/.test(token.text);

const isGlued = (token: Token | undefined): boolean => token !== undefined && !token.spaced;

/** Ends a clause for the purposes of a unit or a noun behind a number. */
const ends = (token: Token | undefined): boolean =>
	token === undefined ||
	token.kind === 'stop' ||
	token.kind === 'comma' ||
	token.kind === 'line' ||
	token.kind === 'arrow' ||
	token.kind === 'close';

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
			if (next?.kind === 'number' || (isSign(next) && parts[index + 2]?.token.kind === 'number')) part.role = 'operand';
			else if (beside?.role === 'operand' && beside.token.kind === 'number') part.role = 'unit';
			return;
		case 'percent':
			part.role = endsOperand(beside) ? 'unit' : 'break';
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
		if (kind === 'word' && beside.role !== 'unit') part.role = 'sealed';
		if (kind === 'word' && beside.role === 'unit') part.role = 'skip'; // CO2 behind a number
	}
	if (next === undefined || next.spaced) return;
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
	if (token.text === '•' && token.spaced) {
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

const isSymbolPlace = (parts: readonly Part[], index: number): boolean => {
	const previous = before(parts, index);
	const beside = parts[index - 1];
	const next = after(parts, index);
	if (previous?.role === 'relation' || previous?.role === 'operator') return true;
	if (
		!parts[index]!.token.spaced &&
		(beside?.token.kind === 'number' || beside?.token.kind === 'close' || beside?.token.kind === 'root')
	)
		return true;
	if (beside?.role === 'open')
		return next !== undefined && /relation|operator|close/.test(next.kind) && next.text !== '/';
	if (next === undefined) return false;
	if (next.kind === 'relation') return true;
	if (next.kind === 'operator') return next.text !== '-' || next.spaced;
	if (next.kind === 'raised') return !next.spaced;
	return next.kind === 'open' && !next.spaced && parts[index]!.token.text.length <= 3;
};

function assignSymbol(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const previous = before(parts, index);
	const next = after(parts, index);
	if (
		(token.text === 'x' || token.text === 'X') &&
		endsOperand(previous) &&
		startsOperand(next) &&
		previous!.token.kind !== 'symbol'
	) {
		part.role = 'operator';
		part.replace = '*';
		return;
	}
	if (token.text === 'x' && !token.spaced && previous?.token.kind === 'number') {
		previous.role = 'sealed'; // 128x
		return;
	}
	const beside = parts[index - 1];
	if (beside?.role === 'unit' && /^[/-]$/.test(beside.token.text) && !token.spaced) {
		part.role = 'unit';
		return;
	}
	if (beside?.token.text === '°' && !token.spaced && /^[CFK]$/.test(token.text)) {
		part.role = 'unit';
		return;
	}
	// behind a formula a letter is a unit only where the clause ends or a sign follows: `$300$ K.`
	if (
		beside?.token.formula &&
		/^[BKJWNVsmhgFHTCΩ]$/.test(token.text) &&
		(ends(next) || next?.kind === 'relation' || next?.text === '/')
	) {
		part.role = 'unit';
		return;
	}
	// a letter as scale or unit behind its number: 8 B, 3 s, $5 M; `A`, `a` and `I` are words there
	if (parts[index - 1]?.role === 'operand' && parts[index - 1]!.token.kind === 'number') {
		const glued = !token.spaced;
		const closing = ends(next) || next?.kind === 'relation' || next?.kind === 'operator' || next?.kind === 'word';
		if (
			glued ||
			(closing && /^[BKMTGshWJVNgmLKkbt]$/.test(token.text)) ||
			((next?.kind === 'relation' || next?.kind === 'operator') && !/^[aI]$/.test(token.text))
		) {
			part.role = /^[A-Za-zµ]$/.test(token.text) ? 'unit' : 'operand';
			return;
		}
	}
	if (/^[A-Z]\d{2,}$/.test(token.text)) return; // H200, A100
	part.role = isSymbolPlace(parts, index) ? 'operand' : 'break';
}

function assignWord(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const lower = token.text.toLowerCase();
	const previous = before(parts, index);
	const beside = parts[index - 1];
	const next = after(parts, index);
	if (BARE_FUNCTIONS.has(lower) && (next?.kind === 'number' || next?.kind === 'root' || next?.kind === 'money')) {
		part.role = 'operand';
		return;
	}
	if (FUNCTION_WORDS.has(lower) && parts[index + 1]?.token.kind === 'open' && isGlued(parts[index + 1]?.token)) {
		part.role = 'operand';
		return;
	}
	if (endsOperand(previous)) {
		const sign = OPERATOR_WORDS.get(lower);
		if (sign !== undefined && startsOperand(next)) {
			part.role = 'operator';
			part.replace = sign;
			return;
		}
		const phrase = OPERATOR_PHRASES.get(lower);
		if (phrase !== undefined && next?.text === 'by' && startsOperand(after(parts, index + 1))) {
			part.role = 'operator';
			part.replace = phrase;
			parts[index + 1]!.role = 'skip';
			return;
		}
		if (lower === 'equals' && startsOperand(next)) {
			part.role = 'relation';
			part.replace = '=';
			return;
		}
		if (lower === 'of' && startsOperand(next) && isShare(parts, index)) {
			part.role = 'operator';
			part.replace = '*';
			return;
		}
		if (lower === 'and' && joinsMixedNumber(parts, index)) {
			part.role = 'skip';
			return;
		}
		if (beside !== undefined && endsOperand(beside) && assignBehindNumber(parts, index)) return;
	}
	part.role = 'break';
	if (CONTINUES_AFTER.has(lower) && (lower !== 'of' || startsOperand(next)) && beside?.token.kind === 'number')
		beside.role = 'sealed';
}

/** Whether what stands before `of` is a share: a percentage, a fraction, half. */
function isShare(parts: readonly Part[], index: number): boolean {
	const one = parts[index - 1];
	if (one?.token.kind === 'percent' || one?.token.text.toLowerCase() === 'percent') return true;
	return (
		one?.token.kind === 'number' && parts[index - 2]?.token.text === '/' && parts[index - 3]?.token.kind === 'number'
	);
}

/** `1 and 1/3` */
function joinsMixedNumber(parts: readonly Part[], index: number): boolean {
	const [a, b, c] = [parts[index + 1]?.token, parts[index + 2]?.token, parts[index + 3]?.token];
	return (
		parts[index - 1]?.token.kind === 'number' &&
		a?.kind === 'number' &&
		b?.text === '/' &&
		c?.kind === 'number' &&
		!b.spaced &&
		!c.spaced
	);
}

/** A word right behind an operand: a scale, a unit, the noun that it counts. Tells whether it was one. */
function assignBehindNumber(parts: Part[], index: number): boolean {
	const part = parts[index]!;
	const beside = parts[index - 1]!;
	const { text } = part.token;
	const glued = !part.token.spaced;
	const unitPosition = beside.role === 'unit' && /^(?:\/|per|-)$/.test(beside.token.text);
	if (beside.token.kind === 'number' && SCALE_WORDS.has(text.toLowerCase())) {
		part.role = 'unit';
		return true;
	}
	if (unitPosition && (isKnownUnit(text) || isNoun(text))) {
		part.role = 'unit';
		return true;
	}
	const run = nounRun(parts, index);
	if (isKnownUnit(text) && (glued || text.length > 1 || run.closed)) {
		part.role = 'unit';
		return true;
	}
	const amount = beside.token.kind === 'number' && parts[index - 2]?.token.kind === 'money';
	if (text === 'per' && (beside.role === 'unit' || amount)) {
		const following = parts[index + 1]?.token;
		if (following?.kind === 'number' && takePerNumber(parts, index)) return true;
		if (
			following !== undefined &&
			(isKnownUnit(following.text) || (isNoun(following.text) && nounRun(parts, index + 1).signed))
		) {
			part.role = 'unit';
			return true;
		}
		if (following !== undefined && isNoun(following.text)) {
			part.role = 'unit';
			return true;
		}
		return false;
	}
	if (glued) {
		// 6ND, 2mn: names; 3rd and its like have gone before
		if (/^[A-Za-zα-ω]{1,4}$/u.test(text) && beside.token.kind === 'number') {
			part.role = 'operand';
			return true;
		}
		return false;
	}
	if (!run.signed) return false;
	// nouns up to the next sign: the last one counts, those before it qualify it
	for (let at = index; at < run.end; at++) {
		const word = parts[at]!;
		word.role = 'unit';
		if (at < run.end - 1 && !isKnownUnit(word.token.text) && !PER.test(word.token.text)) {
			word.role = 'skip';
			word.replace = '';
		}
	}
	return true;
}

/** `per 1M tokens`, `per 1000 words`: the number belongs to the unit. Tells whether it is so, and gives the roles. */
function takePerNumber(parts: readonly Part[], index: number): boolean {
	let at = index + 2;
	while (parts[at] !== undefined && at < index + 4 && SCALE_WORDS.has(parts[at]!.token.text)) at++;
	const noun = parts[at]?.token;
	if (noun?.kind !== 'word' || (!isNoun(noun.text) && !isKnownUnit(noun.text))) return false;
	for (let part = index; part <= at; part++) parts[part]!.role = 'unit';
	return true;
}

const PER = /^(?:per|\/)$/;

/** The run of up to four words behind a number; `signed` where a sign or a closing bracket comes next, `closed` where the clause ends. */
function nounRun(parts: readonly Part[], index: number): { end: number; signed: boolean; closed: boolean } {
	let end = index;
	while (end < parts.length && end < index + 5) {
		const { token } = parts[end]!;
		if (token.kind !== 'word' || (!isNoun(token.text) && !isKnownUnit(token.text) && token.text !== 'per')) break;
		end++;
	}
	const next = parts[end]?.token;
	const signed =
		end > index &&
		end < index + 5 &&
		next !== undefined &&
		(next.kind === 'relation' ||
			next.kind === 'close' ||
			(next.kind === 'operator' && next.spaced) ||
			(next.kind === 'operator' && next.text === '/') ||
			(next.kind === 'word' &&
				(OPERATOR_WORDS.has(next.text) || OPERATOR_PHRASES.has(next.text) || next.text === 'equals')));
	return { end, signed, closed: ends(next) };
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
		const bullet = /^[-–*+•·]$/.test(next.text) && parts[index + 2]?.token.spaced !== false;
		return !bullet;
	}
	return next.kind === 'word' && isKnownUnit(next.text) && previous.token.kind === 'number';
}

/**
 * Brackets: one without its fellow, or around a relation or a word, breaks; one around a relation behind a name (`P(X = 3)`)
 * takes all of it along.
 */
function closeBrackets(parts: Part[]): void {
	const stack: { index: number; broken: boolean; relation: boolean }[] = [];
	const unmatched = (from: number) => {
		while (stack.length > from) parts[stack.pop()!.index]!.role = 'break';
	};
	for (let index = 0; index < parts.length; index++) {
		const part = parts[index]!;
		if (part.role === 'open') stack.push({ index, broken: false, relation: false });
		else if (part.role === 'relation') for (const open of stack) open.relation = true;
		else if (part.role === 'break' || part.role === 'sealed') for (const open of stack) open.broken = true;
		else if (part.role === 'stop' && part.token.kind === 'comma' && isCall(parts, stack.at(-1)?.index)) {
			part.role = 'operand';
		} else if (part.role === 'stop') {
			if (part.token.kind === 'comma' || part.token.kind === 'stop') for (const open of stack) open.broken = true;
			else unmatched(0);
		} else if (part.role === 'close') {
			const open = stack.pop();
			if (open === undefined) {
				part.role = 'break';
				continue;
			}
			if (!open.broken && !open.relation) continue;
			if (isRemark(parts, open.index, index)) {
				for (let at = open.index; at <= index; at++) parts[at]!.role = 'skip';
				continue;
			}
			if (isCall(parts, open.index)) for (let at = open.index - 1; at <= index; at++) parts[at]!.role = 'sealed';
			else {
				parts[open.index]!.role = 'break';
				part.role = 'break';
			}
		}
	}
	unmatched(0);
}

/** Words in brackets behind a number, `$6M (compute) + $61,824 (carbon)`: they say what it is and add nothing. */
function isRemark(parts: readonly Part[], open: number, close: number): boolean {
	const head = parts[open - 1];
	const next = parts[close + 1]?.token;
	if (!endsOperand(head) || !parts[open]!.token.spaced || close - open > 8) return false;
	const signed =
		next?.kind === 'operator' ||
		next?.kind === 'relation' ||
		(next?.formula !== undefined && formulaEnds(next.text).opensLeft);
	if (!signed) return false;
	return parts.slice(open + 1, close).every(part => part.role === 'break' && part.token.kind === 'word');
}

/** Whether the bracket stands right behind a name or a function. */
function isCall(parts: readonly Part[], open: number | undefined): boolean {
	if (open === undefined || parts[open]!.token.spaced) return false;
	const head = parts[open - 1];
	return (
		head !== undefined && (head.token.kind === 'symbol' || (head.token.kind === 'word' && head.token.text.length < 20))
	);
}
