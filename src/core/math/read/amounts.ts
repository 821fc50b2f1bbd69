import type { Expression, UnitNode } from '../expression.ts';
import type { Cursor } from './cursor.ts';
import { readUnitBehind } from './measure.ts';
import { literalOf, numberNode } from './numerals.ts';
import { readOperand, startsOperand } from './operand.ts';
import type { Token } from './tokens.ts';
import { isKnown, letterRun, unitOfText } from './unit-words.ts';
import { scaleLetters, scaleWords } from './vocabulary.ts';

/**
 * Reads a number with what belongs to its digits: `%`, `million`, a suffix as in `175B`.
 * @param suffixes whether a letter behind it may be a scale
 */
export function readNumber(p: Cursor, suffixes = true, money = false): Expression {
	const token = p.next();
	const literal = literalOf(token.text);
	const repeating = repeatingDigits(p, token);
	if (repeating !== undefined) return repeatingDecimal(literal.digits, repeating, token.start, p.end);
	if (suffixes) {
		const scale = readScale(p, token, money);
		if (scale) return numberNode(literal, token.start, p.end, scale.power, scale.text);
		const mixed = readMixed(p, token);
		if (mixed) return mixed;
	}
	return numberNode(literal, token.start, token.end);
}

/** `0.1\overline{6}`: takes the digits under the line right behind a decimal point or its digits. */
function repeatingDigits(p: Cursor, number: Token): string | undefined {
	const line = p.peek();
	if (line.kind !== 'command' || line.text !== 'overline' || line.space > 0 || !/^\d+\.\d*$/.test(number.text))
		return undefined;
	const digits = p.peek(2);
	if (p.peek(1).kind !== 'group' || digits.kind !== 'number' || p.peek(3).kind !== 'endgroup') return undefined;
	if (!/^\d{1,12}$/.test(digits.text)) return undefined;
	p.at += 4;
	return digits.text;
}

/** A repeating decimal as the fraction that it is, in lowest terms. */
function repeatingDecimal(digits: string, repeating: string, start: number, end: number): Expression {
	const places = digits.length - digits.indexOf('.') - 1;
	const before = BigInt(digits.replace('.', ''));
	const below = (10n ** BigInt(repeating.length) - 1n) * 10n ** BigInt(places);
	const above = before * (10n ** BigInt(repeating.length) - 1n) + BigInt(repeating);
	let [a, b] = [above, below];
	while (b > 0n) [a, b] = [b, a % b];
	const whole = (value: bigint): Expression => numberNode(literalOf(String(value / a)), start, end);
	if (a === below) return whole(above);
	return {
		kind: 'apply',
		span: { start, end },
		operator: 'divide',
		args: [whole(above), whole(below)],
		sign: 'frac',
	};
}

function readScale(p: Cursor, number: Token, money: boolean): { power: number; text: string } | undefined {
	const token = p.peek();
	switch (token.kind) {
		case '%':
			if (!p.latex && token.space > 0 && p.peek(1).space > 0 && p.peek(1).kind === 'number') return undefined;
			p.next();
			return token.text === '‰' ? { power: -3, text: '‰' } : { power: -2, text: '%' };
		case 'text':
			return textScale(p, token, money);
		case 'word':
		case 'symbol':
			return letterScale(p, token, number, money);
		default:
			return undefined;
	}
}

/** `\text{ million tokens}`: the scale belongs to the number, the rest stays as a unit. */
function textScale(p: Cursor, token: Token, money: boolean): { power: number; text: string } | undefined {
	const match = /^\s*(?:([A-Za-z]+)(?![\p{L}/^²³])|([千万百亿十]+))/u.exec(token.text);
	const word = match?.[1] ?? match?.[2];
	if (!match || !word) return undefined;
	if (p.peek(1).text === 'Omega' && p.peek(1).space === 0) return undefined;
	const glued = token.space === 0 && !/^\s/.test(token.text);
	const rest = token.text.slice(match[0].length);
	const lower = /^[A-Z][a-z]{4,}$/.test(word) ? word.toLowerCase() : word;
	let power = scaleWords.get(word) ?? scaleWords.get(lower);
	if (power === undefined) {
		const letter = scaleLetters.get(word);
		if (letter === undefined) return undefined;
		const noun = rest.trim() !== '' && unitOfText(rest.trim()) !== undefined && !/^[\s]*[/·*-]/.test(rest);
		// K is kelvin and B is bytes after a bare number; behind money, before a noun or glued they count.
		const counts =
			money ||
			noun ||
			(glued && word !== 'K' && word !== 'k') ||
			(word !== 'K' && word !== 'B' && word !== 'k') ||
			nounFollows(p);
		if (!counts) return undefined;
		power = letter;
	}
	if (rest.trim() === '') p.next();
	else p.splitWords(token, match[0].length);
	return { power, text: scaleWords.has(lower) ? lower : word };
}

/** `10^3\text{ million}`: a scale word behind a power, which is no single number; the power of ten, or undefined. */
export function scaleWordBehind(p: Cursor): number | undefined {
	const token = p.peek();
	if (token.kind !== 'text' && token.kind !== 'word') return undefined;
	const match = /^\s*([a-z]{4,})(?![\p{L}/^²³])/u.exec(token.text);
	const power = match ? scaleWords.get(match[1]!) : undefined;
	if (!match || power === undefined || power < 2) return undefined;
	if (token.kind === 'word' || token.text.slice(match[0].length).trim() === '') p.next();
	else p.splitWords(token, match[0].length);
	return power;
}

const nounFollows = (p: Cursor): boolean => {
	const next = p.peek(1);
	// K/W are kelvin over watts
	if (next.kind !== 'text' || /^\s*[/·*^-]/.test(next.text)) return false;
	const unit = unitOfText(next.text.trim());
	return unit !== undefined && isKnown(unit.factors);
};

function letterScale(
	p: Cursor,
	token: Token,
	number: Token,
	money: boolean,
): { power: number; text: string } | undefined {
	if (token.kind === 'word') {
		// 2 Billion: capitals are for emphasis
		const word = /^[A-Z][a-z]{4,}$/.test(token.text) ? token.text.toLowerCase() : token.text;
		const power = scaleWords.get(word) ?? (token.space === 0 ? scaleLetters.get(token.text) : undefined);
		if (power === undefined) return undefined;
		if (token.text.length === 1 && (p.peek(1).kind === 'open' || p.peek(1).kind === '_' || p.peek(1).kind === '^'))
			return undefined;
		p.next();
		return { power, text: word };
	}
	if (token.note !== undefined) return undefined;
	const power = scaleLetters.get(token.text);
	if (power === undefined) return spelledScale(p, token);
	if (token.space !== 0) return undefined;
	const after = p.peek(1);
	const alone =
		(after.kind !== 'symbol' || after.space > 0) &&
		!['^', '_', 'open', 'prime', 'group', 'subscript', 'superscript', 'function'].includes(after.kind);
	if (!alone) return undefined;
	if (!money) {
		if (p.latex && (token.text === 'k' || !countsAsScale(p, number, token, after))) return undefined;
		if (!p.latex && p.standsAlone(token.text)) return undefined;
	}
	p.next();
	return { power, text: token.text };
}

/** In LaTeX `7B` may be seven times B: it is a scale where nothing else in the formula is called B and the digits look like a size. */
function countsAsScale(p: Cursor, number: Token, letter: Token, after: Token): boolean {
	if (p.standsAlone(letter.text)) return false;
	if (after.kind === 'text') return unitOfText(after.text.trim()) !== undefined;
	if (after.kind === 'symbol' && after.space === 0) return false;
	return number.text.length > 1 || Number(number.text) >= 5;
}

/** `12 million` in bare letters of LaTeX. */
function spelledScale(p: Cursor, token: Token): { power: number; text: string } | undefined {
	if (!p.latex || token.space === 0 || p.peek(1).kind !== 'symbol' || p.peek(1).space !== 0) return undefined;
	const word = letterRun(p);
	const power = word.length > 3 ? scaleWords.get(word) : undefined;
	if (power === undefined) return undefined;
	p.at += word.length - 1;
	p.next();
	return { power, text: word };
}

/** `1 1/2` and `1 ½`: an integer, a blank, a proper fraction. */
function readMixed(p: Cursor, whole: Token): Expression | undefined {
	const above = p.peek();
	if (!/^\d+$/.test(whole.text)) return undefined;
	if (above.kind === 'vulgar') {
		const part = readOperand(p);
		return mixed(
			p,
			whole,
			part.kind === 'measure' ? part.value : part,
			part.kind === 'measure' ? part.unit : undefined,
		);
	}
	if (above.kind !== 'number' || above.space === 0 || p.columns) return undefined;
	const slash = p.peek(1);
	const below = p.peek(2);
	if (
		slash.kind !== 'multiply' ||
		slash.text !== 'slash' ||
		slash.space > 0 ||
		below.kind !== 'number' ||
		below.space > 0
	)
		return undefined;
	if (!/^\d{1,3}$/.test(above.text) || !/^\d{1,3}$/.test(below.text) || Number(above.text) >= Number(below.text))
		return undefined;
	p.at += 3;
	const part: Expression = {
		kind: 'apply',
		span: { start: above.start, end: below.end },
		operator: 'divide',
		args: [
			numberNode(literalOf(above.text), above.start, above.end),
			numberNode(literalOf(below.text), below.start, below.end),
		],
		sign: 'slash',
	};
	return mixed(p, whole, part, undefined);
}

function mixed(p: Cursor, whole: Token, part: Expression, unit: UnitNode | undefined): Expression {
	const sum: Expression = {
		kind: 'apply',
		span: { start: whole.start, end: part.span.end },
		operator: 'add',
		args: [numberNode(literalOf(whole.text), whole.start, whole.end), part],
		sign: 'juxtaposed',
	};
	return unit ? { kind: 'measure', span: p.spanFrom(whole.start), value: sum, unit } : sum;
}

/** `\$18.15`, `$100K/year`. */
export function readMoney(p: Cursor): Expression {
	const sign = p.next();
	const text = sign.text;
	const unit: UnitNode = {
		kind: 'unit',
		span: { start: sign.start, end: sign.end },
		text,
		factors: unitOfText(text)?.factors ?? [{ name: text, power: 1 }],
	};
	const token = p.peek();
	if (token.kind === 'number') {
		const value = readNumber(p, true, true);
		return (
			readUnitBehind(p, { kind: 'measure', span: p.spanFrom(sign.start), value, unit }, sign.start) ?? {
				kind: 'measure',
				span: p.spanFrom(sign.start),
				value,
				unit,
			}
		);
	}
	if (token.kind === 'add' && p.peek(1).kind === 'number') {
		p.next();
		const value = readNumber(p, true, true);
		const signed: Expression =
			token.text === '-'
				? { kind: 'apply', span: { start: token.start, end: p.end }, operator: 'negate', args: [value] }
				: value;
		return { kind: 'measure', span: p.spanFrom(sign.start), value: signed, unit };
	}
	if (startsOperand(p, token) && token.kind !== 'money') {
		const value = readOperand(p);
		return { kind: 'measure', span: p.spanFrom(sign.start), value, unit };
	}
	return unit;
}
