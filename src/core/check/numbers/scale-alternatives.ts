import type { Expression } from '../../math/expression.ts';
import { FOREIGN_SCALES, HAN_SCALES } from '../../math/units/foreign-scales.ts';
import { isDimensionless, unitless } from '../../math/units/units.ts';
import { say } from '../../text/message.ts';
import { type Attempt, again, holds, isUnitless } from './comparison.ts';
import { isBare } from './operand.ts';

const SCALES: readonly (readonly [RegExp, number, string])[] = [
	[/\b(?:percentage[\s-]points?|points|pp)\b/i, 100, 'percentage points'],
	[/\bdozens?\b/i, 12, 'dozens'],
	[/\bhundreds?\b/i, 100, 'hundreds'],
	[/\bthousands?\b/i, 1e3, 'thousands'],
	[/\bmillions?\b|\d\s?mn\b/i, 1e6, 'millions'],
	[/\bbillions?\b|\d\s?bn\b/i, 1e9, 'billions'],
	[/\btrillions?\b|\d\s?tn\b/i, 1e12, 'trillions'],
	...[...HAN_SCALES].map(([sign, power]) => [new RegExp(sign), 10 ** power, sign] as const),
	...[...FOREIGN_SCALES].map(
		([word, power]) => [new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu'), 10 ** power, word] as const,
	),
];

/** Whether a scale word stands at a number itself: `2.61 million km³`. */
const isScaled = (expression: Expression): boolean =>
	expression.kind === 'measure'
		? isScaled(expression.value)
		: expression.kind === 'number' &&
			expression.scale !== undefined &&
			/[a-z]{3}|\p{Script=Han}|\p{Script=Cyrillic}/u.test(expression.scale);

/** "5 thousand dollars a day … 5 × 3 = $15,000": a scale word that stands in the sentence and not in the sum. */
export const scaleWord: Attempt = (plain, sign, around) => {
	const right = plain.right.quantity;
	const left = plain.left.quantity;
	// `12 × 10⁶ × 16 = 192 GB`: a unit that bears a prefix says its own scale, unless the number bears one too (`2.61 million km³`).
	if (
		isUnitless(left) &&
		!isDimensionless(right.unit) &&
		Math.abs(right.unit.factor) >= 1000 &&
		!isScaled(plain.right.expression)
	)
		return undefined;
	for (const [word, factor, name] of SCALES) {
		if (![around.before, around.after, around.said ?? '', right.unit.text].some(text => word.test(text))) continue;
		for (const by of [factor, 1 / factor]) {
			const quantity = { ...left, value: left.value * by, decimal: left.decimal?.mul(by), error: left.error * by };
			const other = again(plain, sign, around, quantity, right, say`in ${name}`);
			if (holds(other)) return other;
		}
	}
	return undefined;
};

/** "2,664K hours … 2,664/14.8 = 180K hours": the letter that the text has behind its numbers, left off on the way. */
export const letterLeftOff: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const letter = scaleOf(right.expression);
	const factor = letter?.length === 1 ? LETTERS[letter.toUpperCase()] : undefined;
	if (factor === undefined || !isBare(left.quantity) || !new RegExp(`\\d\\s?${letter}\\b`).test(around.before))
		return undefined;
	const by = { ...left.quantity, value: left.quantity.value * factor, decimal: left.quantity.decimal?.mul(factor) };
	return again(plain, sign, around, { ...by, error: by.error * factor }, right.quantity, say`in ${letter!}`);
};

const scaleOf = (expression: Expression): string | undefined =>
	expression.kind === 'measure'
		? scaleOf(expression.value)
		: expression.kind === 'number'
			? expression.scale
			: undefined;

/** `$65{,}536 \cdot 64 \approx 4.2$ M`, `$\approx 33$K tokens`: a letter for the scale stands behind the formula. */
export const scaleLetter: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	const read = right.unit.text === 'K' ? 'K' : undefined;
	const letter = read ?? /^[\s$\\,~)}]*(?:text\{\s?)?(k|K|M|B|G|T|[Mm]n|[Mm]io|[Bb]n)(?![\w/])/.exec(around.after)?.[1];
	const factor = letter === undefined ? undefined : LETTERS[letter[0]!.toUpperCase()];
	if (factor === undefined || !isBare(left) || !(read || isBare(right))) return undefined;
	const quantity = {
		...left,
		value: left.value / factor,
		decimal: left.decimal?.div(factor),
		error: left.error / factor,
	};
	return again(plain, sign, around, quantity, { ...right, unit: unitless }, say`in ${letter!}`);
};

/** `10⁹/672 = 1.488 Mpps`, `6,000 × 4,000 = 24 MP`: the prefix of a unit that was not read as one; `3 Token` is a word. */
export const unknownPrefix: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const [, word, letter] =
		/^[\s$\\,~)}]*((?:text\{\s?)?([kMGT])(?:[A-Z]{1,4}|[b-df-hj-np-tv-z]{1,4}))(?![\w/])/.exec(around.after) ?? [];
	const factor = letter && LETTERS[letter.toUpperCase()];
	if (!factor || !isBare(left.quantity) || !isBare(right.quantity)) return undefined;
	const { value, decimal, error } = left.quantity;
	const scaled = { ...left.quantity, value: value / factor, decimal: decimal?.div(factor), error: error / factor };
	return again(plain, sign, around, scaled, right.quantity, say`in ${word!}`);
};

/** `4/149 = 2.7 per 100 person-months and 7/133 = 5.3`: a rate for so many. */
export const perSoMany: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	if (!isUnitless(left.quantity)) return undefined;
	const said = PER_MANY.exec(around.after) ?? PER_MANY_BEFORE.exec(around.before.slice(-80));
	const many = said ? (WORDED.get(said[1]!.toLowerCase()) ?? Number(said[1]!.replace(/[ ,.]/g, ''))) : 1;
	if (!(many > 1)) return undefined;
	const { value, decimal, error } = left.quantity;
	const scaled = { ...left.quantity, value: value * many, decimal: decimal?.mul(many), error: error * many };
	return again(plain, sign, around, scaled, { ...right.quantity, unit: unitless }, say`for each ${said![1]!}`);
};

const MANY = String.raw`(?:per|for every|for each|je|pro|auf|pour|por cada|por)\s+\$?(100|1[ ,.]?000(?:[ ,.]000)?|10[ ,.]?000|100[ ,.]000|hundred|thousand|million)(?![\d.,]*\d)`;

const PER_MANY = new RegExp(String.raw`^[\s$*_]*(?:\p{L}+\s+){0,2}${MANY}`, 'iu');

const PER_MANY_BEFORE = new RegExp(MANY, 'iu');

const WORDED: ReadonlyMap<string, number> = new Map([
	['hundred', 1e2],
	['thousand', 1e3],
	['million', 1e6],
]);

const LETTERS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, B: 1e9, G: 1e9, T: 1e12 };
