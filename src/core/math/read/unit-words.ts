import type { UnitNode } from '../expression.ts';
import { findUnit, parseUnitText } from '../units/units.ts';
import type { Cursor } from './cursor.ts';
import type { Token } from './tokens.ts';
import { functionWords, scaleLetters, scaleWords } from './vocabulary.ts';

export type Factors = UnitNode['factors'];

/** A unit text's factors, remembered: the same few units stand in every formula of a document. */
const remembered = new Map<string, UnitNode | null>();

export function unitOfText(text: string): UnitNode | undefined {
	const known = remembered.get(text);
	if (known !== undefined) return known ?? undefined;
	const unit = parseUnitText(text);
	if (remembered.size > 4000) remembered.clear();
	remembered.set(text, unit ?? null);
	return unit;
}

/** Whether every factor is in a table: no mere noun that some word happens to be. */
export const isKnown = (factors: Factors): boolean => factors.every(({ name }) => findUnit(name)?.guessed === false);

/** Whether a factor has a hard dimension: bytes, seconds, dollars; not tokens or GPUs. */
export const isHard = (factors: Factors): boolean => factors.some(({ name }) => findUnit(name)?.soft === false);

/** Words that are units only right behind a number. */
export const DOUBTFUL: ReadonlySet<string> = new Set(
	'in a at as is so or and if for to are be an on of by do no it we he i per let set from out over up the with where then when that each are such not has had was were can than any all most'.split(
		' ',
	),
);

export function letterRun(p: Cursor): string {
	let word = '';
	for (let ahead = 0; ahead < 24; ahead++) {
		const token = p.peek(ahead);
		if (
			token.kind !== 'symbol' ||
			token.text.length !== 1 ||
			token.note !== undefined ||
			(ahead > 0 && token.space > 0)
		)
			break;
		word += token.text;
	}
	return word;
}

/** The unit as it stood, LaTeX taken off. */
export function writtenUnit(p: Cursor, from: number, factors: Factors): string {
	const written = p.source
		.slice(from, p.end)
		.replace(/\\(?:text|mathrm|operatorname|mbox|textrm|textbf)\s*\{/g, '')
		.replace(/\\[,;:! ]|\\cdot|[{}~]/g, match => (match === '\\cdot' ? '·' : match === '{' || match === '}' ? '' : ' '))
		.replace(/\\([$%])/g, '$1')
		.replace(/\s+/g, ' ')
		.trim();
	// a power within brackets would tear them apart
	return written === '' || written.includes('\\') || /\(.*[\^²³]/.test(written) ? factorText(factors) : written;
}

export const unitText = (p: Cursor, old: UnitNode, factors: Factors): string => {
	if (!/^[$€£]?$/.test(old.text))
		return p.source.startsWith(old.text, old.span.start)
			? writtenUnit(p, old.span.start, factors)
			: factorText(factors);
	const [first, ...rest] = factors;
	return old.text === '$' && first?.name === 'USD' && first.power === 1 && rest.every(factor => factor.power < 0)
		? `$${factorText(rest)}`
		: factorText(factors);
};

/** Factors as text that reads back: `USD/h`, `m·s^-2`. */
export function factorText(factors: Factors): string {
	const part = (name: string, power: number): string =>
		power === 1 ? name : name + [...String(power)].map(c => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(c)]).join('');
	const above = factors.filter(factor => factor.power > 0).map(factor => part(factor.name, factor.power));
	const below = factors.filter(factor => factor.power < 0).map(factor => part(factor.name, -factor.power));
	// A scale belongs to the noun behind it: `/million token`.
	const under = below
		.map((text, i) => (i > 0 && scaleWords.has(below[i - 1] as string) ? ` ${text}` : `/${text}`))
		.join('');
	return above.join('·') + under;
}

/** One or two words, or a rate of such. */
export const countsFewWords = (words: string): boolean =>
	words.split(/\s+per\s+|\//).every(part => part.trim().split(/\s+/).length <= 2);

/** `\text{ kg CO}_2`: the digit belongs to the word. */
export function subscripted(p: Cursor, words: string): Factors | undefined {
	const length = p.peek(1).kind === 'subscript' ? 1 : p.peek(2).kind === 'group' ? 4 : 2;
	const digit = p.peek(1).kind === 'subscript' ? p.peek(1) : p.peek(length === 4 ? 3 : 2);
	if (!/^\d$/.test(digit.text)) return undefined;
	const unit = unitOfText(words + digit.text);
	if (!unit || !isKnown(unit.factors)) return undefined;
	p.at += 1 + length;
	if (length === 1) p.at = Math.min(p.at, p.tokens.length - 1);
	return powered(p, unit.factors);
}

/** `\text{m}^2`, `\text{s}^{-1}`, `m²`: a power behind a unit is the power of its last factor. */
export function powered(p: Cursor, factors: Factors): Factors {
	const token = p.peek();
	let power: number | undefined;
	let length = 0;
	if (token.kind === 'superscript' && /^[+-]?\d$/.test(token.text)) {
		power = Number(token.text);
		length = 1;
	} else if (token.kind === '^') {
		const group = p.peek(1).kind === 'group';
		let at = group ? 2 : 1;
		const minus = p.peek(at).kind === 'add' && p.peek(at).text === '-';
		if (minus) at++;
		const digits = p.peek(at);
		if (digits.kind === 'number' && /^\d$/.test(digits.text) && (!group || p.peek(at + 1).kind === 'endgroup')) {
			power = minus ? -Number(digits.text) : Number(digits.text);
			length = at + (group ? 2 : 1);
		}
	}
	if (power === undefined || factors.length === 0) return factors;
	p.at += length;
	const last = factors[factors.length - 1] as Factors[number];
	return [...factors.slice(0, -1), { name: last.name, power: last.power * power }];
}

/** `/s`, `\cdot \text{m}`, `-days`, `\text{ per token}` behind a unit: the factors together, or undefined if none follows. */
export function moreUnits(p: Cursor, given: Factors, first: boolean): Factors | undefined {
	let factors = given;
	let found = false;
	for (let rounds = 0; rounds < 8; rounds++) {
		const token = p.peek();
		const next = p.peek(1);
		// In "$2/GPU-hour" the hour stands below the line beside its GPU.
		const below = (factors[factors.length - 1]?.power ?? 1) < 0;
		let more: Factors | undefined;
		if (isPer(token)) {
			const under = unitAhead(p, next, 1, true) ?? countedUnits(p) ?? bracketedUnits(p);
			more = under && inverted(under);
		} else if (
			token.kind === 'multiply' &&
			token.text === 'dot' &&
			(next.kind === 'text' || (next.kind === 'word' && token.space === 0 && next.space === 0))
		) {
			const unit = unitOfText(next.text.trim());
			if (unit && isKnown(unit.factors) && isHard(unit.factors)) more = unitAhead(p, next, 1, false);
		} else if (
			token.kind === 'add' &&
			token.text === '-' &&
			token.space === 0 &&
			next.space === 0 &&
			(next.kind === 'text' || next.kind === 'word')
		) {
			const unit = unitOfText(next.text.trim());
			if (unit && isKnown(unit.factors)) more = unitAhead(p, next, 1, false);
			if (more && below) more = inverted(more);
		} else if (token.kind === 'text') {
			const words = token.text.trim().replace(/^[·⋅*]\s*/, '');
			const unit = /^(?:per\b|\/)/.test(words) || first ? unitOfText(words) : undefined;
			if (unit && (/^(?:per\b|\/)/.test(words) || (isKnown(unit.factors) && !DOUBTFUL.has(words)))) {
				p.next();
				more = powered(p, unit.factors);
			}
		} else if (token.kind === 'word' && (found || first) && token.space > 0 && unitWord(p, token)) {
			more = unitAhead(p, token, 0, false);
			if (more && below && !isHard(factors.slice(-1))) more = inverted(more);
		}
		if (!more) break;
		factors = [...factors, ...more];
		found = true;
	}
	return found ? factors : undefined;
}

/** `/(\text{m} \cdot \text{K})`: units in brackets below a slash. Takes the sign and the brackets. */
function bracketedUnits(p: Cursor): Factors | undefined {
	const under = p.peek(1).text === '(' ? groupOfUnits(p, 1) : undefined;
	if (!under || under.factors.length < 2) return undefined;
	p.at += 1 + under.length;
	return under.factors;
}

const isPer = (token: Token): boolean =>
	(token.kind === 'multiply' && token.text === 'slash') || (token.kind === 'word' && token.text === 'per');

const inverted = (factors: Factors): Factors => factors.map(({ name, power }) => ({ name, power: -power }));

/** `per 1M tokens`, `/1000 requests`: a price for a round number of things. Takes the sign, the number and the noun. */
function countedUnits(p: Cursor): Factors | undefined {
	const number = p.peek(1);
	const counted = p.peek(2);
	if (
		!p.latex &&
		number.kind === 'word' &&
		scaleWords.has(number.text) &&
		counted.kind === 'word' &&
		counted.space > 0
	) {
		const rate = unitOfText(`/${p.source.slice(number.start, counted.end)}`);
		if (!rate || !isKnown(rate.factors)) return undefined;
		p.at += 3;
		return inverted(rate.factors);
	}
	if (p.latex || number.kind !== 'number' || !/^(?:1|100|1000|1,000)$/.test(number.text)) return undefined;
	const scaled = p.peek(2).kind === 'word' && (scaleLetters.has(p.peek(2).text) || scaleWords.has(p.peek(2).text));
	const noun = p.peek(scaled ? 3 : 2);
	if (noun.kind !== 'word' || noun.space === 0 || p.peek(scaled ? 4 : 3).kind === 'open') return undefined;
	const unit = unitOfText(`/${p.source.slice(number.start, noun.end)}`);
	if (!unit || !isKnown(unit.factors) || (number.text === '1' && !scaled)) return undefined;
	// `6 L/100 km` is a rate; `2 PB / 100 GB` is a division of one amount by another.
	const slash = p.peek();
	if (slash.kind === 'multiply' && slash.space > 0 && isHard(unit.factors)) return undefined;
	p.at += scaled ? 4 : 3;
	return inverted(unit.factors);
}

const unitWord = (p: Cursor, token: Token): boolean => {
	if (
		token.text.length < 2 ||
		DOUBTFUL.has(token.text.toLowerCase()) ||
		p.peek(1).kind === 'open' ||
		p.peek(1).kind === '_'
	)
		return false;
	const unit = unitOfText(token.text);
	return unit !== undefined && isKnown(unit.factors);
};

/** Takes the unit `ahead` tokens on, if one stands there. */
export function unitAhead(p: Cursor, token: Token, ahead: number, below: boolean): Factors | undefined {
	if (token.kind === 'text' || token.kind === 'word') {
		const words = token.text.trim();
		if (functionWords.has(words) && words !== 'min') return undefined;
		if (DOUBTFUL.has(words.toLowerCase()) || p.peek(ahead + 1).kind === 'open' || p.peek(ahead + 1).kind === '_')
			return undefined;
		const unit = unitOfText(words);
		if (!unit || (!isKnown(unit.factors) && !(below && /^[A-Za-z]{3,}$/.test(words)))) return undefined;
		p.at += ahead + 1;
		return powered(p, unit.factors);
	}
	if (token.kind === 'symbol' && p.latex && token.note === undefined) {
		const from = p.at;
		p.at += ahead;
		const word = letterRun(p);
		const called = p.peek(word.length).kind === 'open';
		const unit = called
			? undefined
			: word.length > 1 || (below && /^[sh]$/.test(word) && !p.standsAloneElsewhere(word))
				? unitOfText(word)
				: undefined;
		if (unit && isKnown(unit.factors)) {
			p.at += word.length;
			return powered(p, unit.factors);
		}
		p.at = from;
	}
	return undefined;
}

/**
 * The units of `{\text{bytes}}{\text{parameter}}`, `{\text{kg} \cdot \text{m}^2}{\text{s}^3}`: all words of both groups name units, and one
 * is no mere noun.
 * @returns the factors, and how many tokens the two groups take
 */
export function fractionOfUnits(p: Cursor, ahead: number): { factors: Factors; length: number } | undefined {
	const above = groupOfUnits(p, ahead);
	const below = above && groupOfUnits(p, ahead + above.length);
	if (!below || (!isHard(above.factors) && !isHard(below.factors))) return undefined;
	return { factors: [...above.factors, ...inverted(below.factors)], length: above.length + below.length };
}

/** The units in braces `ahead` tokens on, side by side or with dots between them, each with its power. */
function groupOfUnits(p: Cursor, ahead: number): { factors: Factors; length: number } | undefined {
	const closing = { group: 'endgroup', open: 'close' }[p.peek(ahead).kind as string];
	if (!closing) return undefined;
	const from = p.at;
	p.at += ahead + 1;
	let factors: Factors = [];
	while (p.peek().kind !== closing) {
		const token = p.peek();
		const ohm = token.kind === 'symbol' && token.text === 'Omega';
		// Bare \mathrm{L} over \mathrm{T} are dimensions.
		const name = ahead === 0 && token.note === 'mathrm' && token.text.trim().length === 1;
		const unit = ohm ? unitOfText('Ω') : token.kind === 'text' && !name ? unitOfText(token.text.trim()) : undefined;
		if (!unit || !isKnown(unit.factors)) {
			p.at = from;
			return undefined;
		}
		p.at++;
		factors = [...factors, ...powered(p, unit.factors)];
		const between = p.peek();
		if (between.kind === 'multiply' && between.text === 'dot' && p.peek(1).kind !== closing) p.at++;
	}
	const length = p.at + 1 - from - ahead;
	p.at = from;
	return factors.length > 0 ? { factors, length } : undefined;
}
