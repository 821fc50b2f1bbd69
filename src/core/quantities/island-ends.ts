import { findUnit } from '../math/units/units.ts';
import { formulaEnds } from './formula-ends.ts';
import { type Part, READABLE } from './role.ts';
import { CONTINUES_AFTER, isKnownUnit, LABEL_NOUNS, LEADS_INTO, SCALE_WORDS } from './words.ts';

/** Whether the words before an island make its first operand a piece of something larger. */
export function leadsIn(parts: readonly Part[], from: number, to: number): boolean {
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
	if (isTakenUp(parts, from)) return false;
	// something readable that nothing joins to this: two numbers side by side
	if (READABLE.has(previous.role))
		return !previous.token.formula && !parts[from]!.token.formula && previous.role !== 'skip';
	const { kind, text } = previous.token;
	const first = parts[from]!;
	// `3 h 20 min = 200 min`, `5 ft 10 in`: one amount in two units
	if (
		/^(?:d|days?|h|hrs?|hours?|m|mins?|minutes?|ft|feet|foot|lbs?|pounds?|kg|km|°)$/i.test(text) &&
		parts[from - 2]?.token.kind === 'number' &&
		first.token.kind === 'number' &&
		parts[from + 1]?.role === 'unit'
	)
		return true;
	if (first.token.formula) return false;
	let operator = false;
	let at = from;
	for (; at < to && parts[at]!.role !== 'relation'; at++) {
		const { role, token } = parts[at]!;
		if (
			role === 'operator' ||
			role === 'open' ||
			(role === 'operand' && (token.kind === 'word' || token.kind === 'raised' || token.kind === 'root'))
		)
			operator = true;
	}
	if (kind === 'word') {
		const lower = text.toLowerCase();
		// "the opposite of 1 plus 2 = 1": what the words before take in is not known
		const spoken = parts.slice(from, at).find(({ role }) => role === 'operator')?.token.kind === 'word';
		if (spoken && /^(?:of|by)$/.test(lower)) return true;
		const counted =
			first.token.kind === 'number' && /^\d{1,4}$/.test(first.token.text) && parts[from + 1]?.role !== 'unit';
		if (counted && ((LABEL_NOUNS.has(lower) && !isReckonedPer(parts, from, at)) || isRange(parts, from, text)))
			return true;
		// `−ln σ(0.7) = −ln 0.668`
		if (/^(?:ln|log|lg|log2|log10|exp|sin|cos|tan|arctan|arccos|arcsin|sqrt|tanh)$/.test(lower)) return true;
		if (operator) return false;
		if (first.token.kind === 'symbol') return false;
		// a bare number after words, set equal to a bare number: `divide 100 by 4 = 25`; two measures are a conversion
		const second = secondOperand(parts, at, to);
		const measure = parts[at - 1]?.role === 'unit' && isKnownUnit(parts[at - 1]!.token.text);
		if (LEADS_INTO.has(lower)) return !(lower === 'with' && measure && !second.bare);
		return second.bare && !measure;
	}
	return kind === 'opaque' && !operator;
}

/** `for 32 layers 32 × 33.6 MB = …`: a calculation that begins with the number of things right before it. */
const isTakenUp = (parts: readonly Part[], from: number): boolean => {
	const [number, noun] = [parts[from - 2]?.token, parts[from - 1]];
	const [first, sign] = [parts[from]!.token, parts[from + 1]];
	return (
		noun?.role === 'unit' &&
		findUnit(noun.token.text)?.soft === true &&
		number?.kind === 'number' &&
		first.kind === 'number' &&
		number.text === first.text &&
		sign?.role === 'operator' &&
		/^(?:[×·⋅*]|\\cdot|\\times)$/.test(sign.token.text)
	);
};

/** `layer 12` is a name; in `per layer 65 × 18,874 = …`, `per line 38 + 2 = …` and `per channel 32 · 28 · 28 = …` a calculation begins behind the noun. */
function isReckonedPer(parts: readonly Part[], from: number, relation: number): boolean {
	const per = /^(?:per|each|every)$/i.test(parts[from - 2]?.token.text ?? '');
	if (per && parts[from + 1]?.role === 'operator' && !/^[-–−]$/.test(parts[from + 1]!.token.text)) return true;
	if (!/^(?:[×·⋅*]|\\cdot|\\times)$/.test(parts[from + 1]?.token.text ?? ''))
		return parts[from + 1]?.token.kind === 'raised';
	const signs = parts.slice(from, relation).filter(({ role }) => role === 'operator').length;
	return signs > 1 || per;
}

/** `Weeks 1-2 = 96 - 70`: from one to another of what is numbered. */
const isRange = (parts: readonly Part[], from: number, word: string): boolean => {
	const [first, dash, second] = [parts[from]!.token, parts[from + 1]?.token, parts[from + 2]?.token];
	const glued = dash?.spaced === false && second?.spaced === false && /^[-–]$/.test(dash.text);
	return glued && /^[A-Z]\w*s$/.test(word) && second.kind === 'number' && Number(first.text) < Number(second.text);
};

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
export function leadsOut(parts: readonly Part[], to: number): boolean {
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
	if (lower === 'times' && (isCompared(parts, to) || isHowOften(parts, to))) return false;
	if (/^(?:r|rem|remainder)$/.test(lower)) return true;
	// `≈ 3,33 Millionen Sekunden`: a scale that is not read
	if (/^(?:millionen?|milliarden?|billionen?|mrd|milliards?|millones|millón|milioni|miliardi)$/.test(lower))
		return true;
	if ((lower === 'plus' || lower === 'minus') && isRoundedAmount(parts, to)) return false;
	if (lower === 'with' && parts[to + 1]?.token.text === 'a') return false;
	if (lower === 'and' && parts[to + 1]?.token.kind === 'number') {
		// 3 hours and 20 minutes, 2 and 3 quarters; but `3 = 1 + 2 and 8 = 4 + 4`, `12 / 4 = 3 and 5 for all`
		const behind = parts[to + 2];
		if (parts[to - 1]!.role === 'unit') return behind?.role === 'unit' || behind?.token.kind === 'word';
		return /^(?:quarters?|half|halves|thirds?|fourths?|fifths?|eighths?|tenths?)$/i.test(behind?.token.text ?? '');
	}
	return CONTINUES_AFTER.has(lower) && !next.token.spaced === false && lower !== 'of' && lower !== 'over';
}

/** `376,000 / 1,559 ≈ 241 W plus rolling`: an amount right behind the sign is what the calculation comes to, and the sum is another one. */
function isRoundedAmount(parts: readonly Part[], to: number): boolean {
	let at = to - 1;
	while (at >= 0 && parts[at]!.role === 'unit') at--;
	return at < to - 1 && parts[at]?.token.kind === 'number' && parts[at - 1]?.token.text === '≈';
}

/** A relation sign, or a formula that ends in one: `$0.28/0.18 =$ 1.56 times as likely`. */
const endsInRelation = (part: Part | undefined): boolean =>
	part?.role === 'relation' || (part?.token.formula !== undefined && formulaEnds(part.token.text).opensRight);

/** `96/60 = 1.6 times faster`: the ratio is the result of the calculation before it, and the words say of what. */
export const isCompared = (parts: readonly Part[], times: number): boolean =>
	endsInRelation(parts[times - 2]) &&
	/^(?:faster|slower|larger|smaller|bigger|greater|more|fewer|less|higher|lower|longer|shorter|cheaper|better|worse|as)$/i.test(
		parts[times + 1]?.token.text ?? '',
	);

/** `12 / 2 = 6 times the next day`, `3 x 5 = 15 times.`: a result that says how often, where a calculation stands before the sign. */
export function isHowOften(parts: readonly Part[], times: number): boolean {
	if (parts[times - 2]?.role !== 'relation') return false;
	const [article, noun] = [parts[times + 1]?.token.text ?? '', parts[times + 2]?.token.text ?? ''];
	if (/^(?:the|an?)$/.test(article) && /^(?:number|amount|size|cost|price|sum|total)$/.test(noun)) return false;
	return isCalculation(parts, times - 2);
}

/** `12 layers x 4096 gives 49,152`: whether an operator stands between the numbers before a verb, and no sign that says what they come to. */
export function isCalculation(parts: readonly Part[], verb: number): boolean {
	let operator = false;
	for (let at = verb - 1; at >= 0 && READABLE.has(parts[at]!.role); at--) {
		if (parts[at]!.role === 'relation' || parts[at]!.token.formula) return false;
		operator ||= parts[at]!.role === 'operator';
	}
	return operator;
}
