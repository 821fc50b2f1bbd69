import { HAN_SCALES } from '../math/units/foreign-scales.ts';
import { formulaEnds } from './formula-ends.ts';
import { isCalculation, isCompared, isHowOften } from './island-ends.ts';
import { after, before, ends, endsOperand, isGlued, type Part, startsOperand } from './role.ts';
import type { Token } from './tokens.ts';
import {
	BARE_FUNCTIONS,
	CONTINUES_AFTER,
	FUNCTION_WORDS,
	isKnownUnit,
	isNoun,
	OPERATOR_PHRASES,
	OPERATOR_WORDS,
	SCALE_WORDS,
} from './words.ts';

/** `ε = 0.2 over 4 actions`: what is said of so many things is not divided by their number; where a result follows, it is. */
function isSpread(parts: readonly Part[], index: number): boolean {
	const [number, noun] = parts.slice(index + 1).map(({ token }) => token);
	return (
		parts[index]!.token.text.toLowerCase() === 'over' &&
		parts[index - 2]?.token.kind === 'relation' &&
		number?.kind === 'number' &&
		noun?.kind === 'word' &&
		/^(?!(?:seconds|minutes|hours|days|years|bytes|bits)$)[a-z]{3,}s$/.test(noun.text) &&
		parts.slice(index + 3).every(({ token }) => token.kind !== 'relation')
	);
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

export function assignSymbol(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const previous = before(parts, index);
	const next = after(parts, index);
	if (
		(token.text === 'x' || token.text === 'X') &&
		endsOperand(previous) &&
		startsOperand(next) &&
		// `400 W x 1.2`: a letter that is a unit is no name beside another
		(previous!.token.kind !== 'symbol' || (previous!.role === 'unit' && token.spaced && next?.kind === 'number')) &&
		// `21 = 3x` with `x = 7` on the next line
		!(!token.spaced && parts[index + 1]?.token.kind === 'line')
	) {
		part.role = 'operator';
		part.replace = '*';
		return;
	}
	if (token.text === 'x' && !token.spaced && previous?.token.kind === 'number') {
		if (isHowManyTimes(parts, index)) part.role = 'break';
		else previous.role = 'sealed'; // 128x
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
	if (beside?.token.formula && !token.spaced && /^[kKMBTG]$/.test(token.text)) {
		part.role = 'unit'; // `$28.3$M`
		return;
	}
	// `$4{,}194{,}304 \approx 4.2$ M parameters`
	if (
		beside?.token.formula &&
		/\d\s*(?:\$|\\\))$/.test(beside.token.text) &&
		/^[MBT]$/.test(token.text) &&
		(ends(next) || next?.kind === 'word')
	) {
		part.role = 'unit';
		return;
	}
	// behind a formula a letter is a unit only where the clause ends or a sign follows: `$300$ K.`
	if (
		beside?.token.formula &&
		/^[BKJWNVsmhgFHTCΩ]$/.test(token.text) &&
		(ends(next) || next?.kind === 'relation' || next?.text === '/' || goesOn(next) || isLinkWord(next))
	) {
		part.role = 'unit';
		return;
	}
	// a letter as scale or unit behind its number: 8 B, 3 s, $5 M; `A`, `a` and `I` are words there
	if (parts[index - 1]?.role === 'operand' && (beside!.token.kind === 'number' || isPowerOfTen(parts, index - 1))) {
		const glued = !token.spaced;
		const closing =
			isTimes(parts, index + 1) ||
			ends(next) ||
			next?.kind === 'relation' ||
			next?.kind === 'operator' ||
			next?.kind === 'word';
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

/** An `x` between blanks before a number: a sign of multiplication. */
const isTimes = (parts: readonly Part[], index: number): boolean =>
	/^[xX]$/.test(parts[index]?.token.text ?? '') &&
	parts[index]!.token.spaced &&
	parts[index + 1]?.token.kind === 'number' &&
	parts[index + 1]!.token.spaced;

/** `10¹⁰`: the raised token of a power of ten. */
const isPowerOfTen = (parts: readonly Part[], index: number): boolean =>
	parts[index]!.token.kind === 'raised' && parts[index - 1]?.token.text === '10';

/** A word with which a clause goes on behind an amount: `$4$ s and`, `$20$ W for`. */
const isLinkWord = (token: Token | undefined): boolean =>
	token?.kind === 'word' &&
	/^(?:and|or|but|so|then|for|per|in|at|which|while|instead|because|since)$/i.test(token.text);

const COMPARES =
	/^(?:speed-?ups?|faster|slower|ratio|factor|reduction|improvement|compression|gain|overhead|savings?)$/i;

/** `Speedup = 1 / 0.5 = 2x`: so many times, where a word before says that sizes are compared; no letter. */
function isHowManyTimes(parts: readonly Part[], index: number): boolean {
	const relation = parts[index - 2];
	if (relation?.token.kind !== 'relation') return false;
	return parts.slice(Math.max(0, index - 24), index - 2).some(({ token }) => COMPARES.test(token.text));
}

/** `$2 \\times 10^3$`: a formula that ends in a power of a number. */
const isPower = ({ token }: Part): boolean =>
	token.formula !== undefined && /\d\^\{?[-\d]+\}?\s*(?:\$|\\\))$/.test(token.text);

/** A formula that begins with a sign: it goes on with what stands before it. */
const goesOn = (token: Token | undefined): boolean => token?.formula !== undefined && formulaEnds(token.text).opensLeft;

/** The letters of `k T ln 2` and `RT ln 10`: what stands right before a function is multiplied with it. */
const isFactor = ({ token, role }: Part): boolean =>
	role === 'break' &&
	(token.kind === 'symbol' || /^(?:[a-z][A-Z]|[A-Z]{2})$/.test(token.text)) &&
	!/^[aAI]$/.test(token.text);

function multiply(part: Part): void {
	part.role = 'operand';
	if (part.token.kind === 'word') part.replace = [...part.token.text].join(' ');
}

export function assignWord(parts: Part[], index: number): void {
	const part = parts[index]!;
	const { token } = part;
	const lower = token.text.toLowerCase();
	const previous = before(parts, index);
	const beside = parts[index - 1];
	const next = after(parts, index);
	if (BARE_FUNCTIONS.has(lower) && (next?.kind === 'number' || next?.kind === 'root' || next?.kind === 'money')) {
		if (beside && isFactor(beside)) multiply(beside);
		part.role = 'operand';
		if (/[₀-₉]/.test(token.text)) part.replace = SPELLED.get(token.text);
		return;
	}
	if (FUNCTION_WORDS.has(lower) && parts[index + 1]?.token.kind === 'open' && isGlued(parts[index + 1]?.token)) {
		if (beside && isFactor(beside)) multiply(beside);
		part.role = 'operand';
		if (/[₀-₉]/.test(token.text)) part.replace = SPELLED.get(token.text);
		return;
	}
	if (isSpread(parts, index)) {
		part.role = 'break';
		return;
	}
	if (endsOperand(previous)) {
		const sign = OPERATOR_WORDS.get(lower);
		// "863 times" at the end of a line is how often; only `times` goes on with what it multiplies
		const ended = lower === 'times' && parts[index + 1]?.token.kind === 'line';
		if (sign !== undefined && startsOperand(next) && !ended && !isNextEquation(parts, index)) {
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
		if (/^(?:gives|yields|makes)$/.test(lower) && next?.kind === 'number' && isCalculation(parts, index)) {
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
	if (lower === 'times' && (isCompared(parts, index) || isHowOften(parts, index))) return;
	if (CONTINUES_AFTER.has(lower) && (lower !== 'of' || startsOperand(next)) && beside?.token.kind === 'number')
		beside.role = 'sealed';
}

const SPELLED: ReadonlyMap<string, string> = new Map([
	['log₂', 'log2'],
	['log₁₀', 'log10'],
]);

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

const LENGTH = /^(?:[cmk]?m|in|ft|yd|mi|inch(?:es)?|feet|foot|yards?|miles?|(?:centi|kilo|milli)?met(?:er|re)s?)$/i;

/** `0.99⁷ ≈ 0.932 plus 7 · 0.01 · 0.99⁶ ≈ 0.066`: a second equation, whose result is to be added to that of the first. */
function isNextEquation(parts: readonly Part[], word: number): boolean {
	const [sign, number] = parts.slice(word - 2, word);
	if (sign?.role !== 'relation' || number?.token.kind !== 'number') return false;
	const behind = parts.slice(word + 1);
	const next = behind.findIndex(({ token }) => /^(?:relation|stop|line|word)$/.test(token.kind));
	return (
		behind[next]?.token.kind === 'relation' && behind.slice(0, next).some(({ token }) => token.kind === 'operator')
	);
}

/** A word right behind an operand: a scale, a unit, the noun that it counts. Tells whether it was one. */
function assignBehindNumber(parts: Part[], index: number): boolean {
	const part = parts[index]!;
	const beside = parts[index - 1]!;
	const { text } = part.token;
	const glued = !part.token.spaced;
	const unitPosition = beside.role === 'unit' && /^(?:\/|per|-)$/.test(beside.token.text);
	if (/^(?:square|cubic|sq|cu)$/i.test(text) && LENGTH.test(parts[index + 1]?.token.text ?? '')) {
		part.role = 'unit'; // 600 square inches
		return true;
	}
	const counted = beside.token.kind === 'number' || (text.length > 3 && isPower(beside));
	if ((counted && SCALE_WORDS.has(text.toLowerCase())) || (beside.token.formula && HAN_SCALES.has(text))) {
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
