import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, RelationOperator } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { FOREIGN_SCALES, HAN_SCALES } from '../../math/units/foreign-scales.ts';
import { isDimensionless, parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { map, walk } from '../../math/walk.ts';
import { say, verbatim } from '../../text/message.ts';
import { billions } from './billions.ts';
import {
	type Attempt,
	again,
	type Comparison,
	compareReadings,
	factorsOf,
	fromZero,
	holds,
	isUnitless,
	numbersIn,
	type Surroundings,
} from './comparison.ts';
import { isBare, type Reading, relabel } from './operand.ts';
import {
	bareConversion,
	bareTerms,
	binaryPrefix,
	countedBits,
	dividedByOne,
	hundredths,
	periodLeftOff,
	perLeftOff,
	perSaidBefore,
	plainThroughout,
	plainUnit,
	rateLeftOff,
	relatedUnit,
	unitNamedBefore,
	unitOfNeighbour,
	unitsOfInputs,
	withoutPrefix,
} from './unit-alternatives.ts';
import { otherDefinition, rateOfFactor } from './unit-definitions.ts';

/** `0.2 × 100 = 20 %`, `0.25 = 25 percent`: per cent already multiplied out, or still to be. */
const percent: Attempt = (plain, sign, around) => {
	const right = plain.right.quantity;
	const left = plain.left.quantity;
	const scaled = (quantity: Quantity, by: number): Quantity => ({
		...quantity,
		value: quantity.value * by,
		decimal: quantity.decimal?.mul(by),
		error: quantity.error * by,
	});
	// `7.5 / 4 = 1.875 percent`: percent throughout. Below one, `3/4 = 0.75 %` is the usual slip.
	const percents = isPercent(right)
		? right.value / right.unit.factor
		: plain.right.literal?.percent
			? right.value * 100
			: 0;
	if (isUnitless(left) && Math.abs(percents) >= 1) {
		const other = again(plain, sign, around, scaled(left, 0.01), right, say`per cent`);
		if (holds(other)) return other;
	}
	// `9/21 × 100 % = 42.857`: the sign left off.
	if (isUnitless(right) && plain.right.literal && factorsOf(plain.left.expression).some(isHundredPercent)) {
		const other = again(plain, sign, around, left, scaled(right, 0.01), say`per cent`);
		if (holds(other)) return other;
	}
	// "every 1 % is $7500 / 75 % = $100", "1.2 × 100 % = 120 inches": so many of the hundred parts.
	const parts = percentPower(plain.left.expression);
	if (parts !== 0 && !isPercent(right) && /%|per ?cent/i.test(around.before)) {
		const bare = isUnitless(left) && !isUnitless(right) ? relabel(left, right.unit) : left;
		const other = again(plain, sign, around, scaled(bare, 100 ** parts), right, say`per cent`);
		if (holds(other)) return other;
	}
	if (plain.right.literal?.percent) {
		const hundred = numbersIn(plain.left.expression).some(n => n === 100);
		const worded = hundred || /percent|%/i.test(around.before);
		return worded ? again(plain, sign, around, left, scaled(right, 100), say`per cent`) : undefined;
	}
	if (/^\W{0,6}(?:text\{)?\W{0,4}(?:%|percent|per cent)/i.test(around.after) || /%\W*$/.test(around.before)) {
		return again(plain, sign, around, scaled(left, 100), right, say`per cent`);
	}
	return undefined;
};

/** `3.60/2.90 = +24.1 %`: the new amount over the old one, and by how much it is more or less. */
const change: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const isQuotient =
		left.expression.kind === 'apply' && left.expression.operator === 'divide' && left.expression.args.length === 2;
	if (!isQuotient || !isUnitless(left.quantity) || !right.literal?.percent || right.literal.figures < 2)
		return undefined;
	const { value, decimal } = left.quantity;
	const less = { ...left.quantity, value: value - 1, decimal: decimal?.sub(1) };
	return again(plain, sign, around, less, right.quantity, say`the change`);
};

const isPercent = ({ unit }: Quantity): boolean => /^\\?%$|^per ?cent/i.test(unit.text.trim());

const isHundredPercent = (factor: Expression): boolean =>
	factor.kind === 'measure'
		? factor.value.kind === 'number' && factor.value.value === 100 && /^\\?%$|^per ?cent/i.test(factor.unit.text.trim())
		: factor.kind === 'number' && factor.value === 1 && factor.scale !== undefined && /%|percent/.test(factor.scale);

/** How often per cent stands among the factors, less how often among the divisors. */
const percentPower = (expression: Expression): number => {
	if (expression.kind === 'apply' && expression.operator === 'multiply')
		return expression.args.reduce((sum, arg) => sum + percentPower(arg), 0);
	if (expression.kind === 'apply' && expression.operator === 'divide' && expression.args.length === 2)
		return percentPower(expression.args[0]!) - percentPower(expression.args[1]!);
	return literalOf(expression)?.percent ? 1 : 0;
};

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
const scaleWord: Attempt = (plain, sign, around) => {
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
const letterLeftOff: Attempt = (plain, sign, around) => {
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
const unknownPrefix: Attempt = (plain, sign, around) => {
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
const perSoMany: Attempt = (plain, sign, around) => {
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

/** `-\log(3.2 \times 10^{-4}) = 3.49`: a logarithm without a base is one to base ten or two as well. */
const logarithm: Attempt = (plain, sign, around) => {
	for (const log of ['10', '2'] as const) {
		const [left, right] = [plain.left, plain.right].map(({ expression, quantity }) => {
			if (!hasBareLogarithm(expression)) return quantity;
			const result = evaluate(expression, around.environment, { log });
			return result.ok && result.value.kind === 'quantity' ? result.value : quantity;
		}) as [Quantity, Quantity];
		if (left === plain.left.quantity && right === plain.right.quantity) return undefined;
		const other = again(plain, sign, around, left, right, say`the logarithm to base ${log}`);
		if (holds(other)) return other;
	}
	return undefined;
};

/** `ln 3/2 = 0.405`: without brackets it may be the logarithm of the quotient. */
const logarithmOfQuotient: Attempt = (plain, sign, around) => {
	let found = false;
	const wholes = [plain.left, plain.right].map(({ expression }) =>
		map(expression, node => {
			if (node.kind !== 'apply' || node.operator !== 'divide') return node;
			const [log, divisor] = node.args;
			const [of] = log?.kind === 'apply' && /^(?:ln|log)$/.test(log.operator) ? log.args : [];
			if (!divisor || log?.kind !== 'apply' || log.args.length !== 1 || of?.span.end !== log.span.end) return node;
			found = true;
			return { ...log, args: [{ ...node, args: [of, divisor] }] };
		}),
	);
	if (!found) return undefined;
	for (const log of ['e', '10', '2'] as const) {
		const [left, right] = wholes.map(whole => evaluate(whole, around.environment, { log }));
		if (!left?.ok || !right?.ok || left.value.kind !== 'quantity' || right.value.kind !== 'quantity') return undefined;
		const other = again(plain, sign, around, left.value, right.value, say`the logarithm of the quotient`);
		if (holds(other)) return other;
	}
	return undefined;
};

function hasBareLogarithm(expression: Expression): boolean {
	let found = false;
	walk(expression, node => {
		if (node.kind === 'apply' && node.operator === 'log' && node.args.length === 1) found = true;
	});
	return found;
}

/** `3.26 ly = 206,265 AU`: one amount in two units, equal within the three or more digits of the first. */
const conversion: Attempt = (plain, sign, around) => {
	const { left, right, units } = plain;
	if (sign !== '=' || units !== 'same' || !left.literal?.unit || !right.literal?.unit) return undefined;
	if (left.literal.form !== 'decimal' || left.literal.figures < 3 || right.literal.figures <= left.literal.figures)
		return undefined;
	const half = (left.literal.step * left.quantity.unit.factor) / 2;
	if (Math.abs(left.quantity.value - right.quantity.value) > half) return undefined;
	return again(plain, sign, around, right.quantity, right.quantity, say`the digits of the left side allow it`);
};

/** `\pi \approx 22/7`: a near fraction of two small whole numbers. */
const nearFraction: Attempt = (plain, sign, around) => {
	if (sign !== '≈' || plain.units !== 'same') return undefined;
	const { left, right } = plain;
	const small = (node: Expression | undefined) =>
		node?.kind === 'number' && node.exact && node.value > 0 && node.value < 100;
	const isFraction = ({ expression }: Reading) =>
		expression.kind === 'apply' && expression.operator === 'divide' && expression.args.every(small);
	if (!isFraction(right) || isFraction(left)) return undefined;
	if (Math.abs(left.quantity.value / right.quantity.value - 1) > 0.01) return undefined;
	return again(plain, sign, around, right.quantity, right.quantity, say`a near fraction`);
};

/** `15 × 12 = 15 dozen`, `\pi / 4 = 45^\circ`: the unit multiplied out, where the numbers as written do not hold. */
const multipliedOut: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (plain.units !== 'one-sided' || !sameDimension(left.unit, right.unit)) return undefined;
	const base = (quantity: Quantity): Quantity => ({ ...quantity, unit: unitless });
	return again(
		plain,
		sign,
		around,
		base(left),
		base(right),
		verbatim(isUnitless(left) ? right.unit.text : left.unit.text),
	);
};

/** `28.9 °C − 22.0 °C = 6.9 °C`: so many degrees between two temperatures. */
const temperatureDifference: Attempt = (plain, sign, around) => {
	const [left, right] = [plain.left.quantity, plain.right.quantity];
	if (right.unit.offset !== undefined && plain.left.literal === undefined)
		return again(plain, sign, around, left, fromZero(right), say`a difference of temperatures`);
	if (left.unit.offset !== undefined && plain.right.literal === undefined)
		return again(plain, sign, around, fromZero(left), right, say`a difference of temperatures`);
	return undefined;
};

/**
 * `7 × 60 = 420 + 23 = 443`, `8 × 45 = 360 divided by 5`: the sign ends at the first number, and the text reckons on from there. No equation
 * of its two sides, and a habit rather than an error.
 */
const leadsOn: Attempt = (plain, sign, around) => {
	if (sign !== '=' || plain.left.literal) return undefined;
	for (let at = leftmost(plain.right.expression); at; at = leftmost(at)) {
		const literal = literalOf(at);
		if (!literal) continue;
		// one in brackets is a term of a sum that is being worked out
		if (at.span.start > plain.right.expression.span.start) return undefined;
		const result = evaluate(at, around.environment);
		if (!result.ok || result.value.kind !== 'quantity') return undefined;
		const first: Reading = { expression: at, quantity: result.value, literal };
		const asWritten = compareReadings(plain.left, sign, first, around.environment);
		const other = holds(asWritten) ? asWritten : (firstHolding(BY_UNIT, asWritten, sign, around) ?? asWritten);
		// a whole number beside a fraction of it is no result that anyone reckons on from
		const found = other.judgement.remark === undefined || literal.form === 'decimal';
		return holds(other) && found
			? {
					...other,
					right: plain.right,
					alternative: say`the sign leads to the first number, and the text reckons on from it`,
				}
			: undefined;
	}
	return undefined;
};

/**
 * `3,800 + 12,800 + 15,000 × 0.42 = 6,300, together 22,900`: the sign belongs to the last term, and what all of them come to is said right behind.
 */
const lastTerm: Attempt = (plain, sign, around) => {
	const { expression, quantity } = plain.left;
	if (sign !== '=' || expression.kind !== 'apply' || expression.operator !== 'add' || !plain.right.literal)
		return undefined;
	const last = expression.args.at(-1);
	const result = last && !literalOf(last) && evaluate(last, around.environment);
	if (!result || !result.ok || result.value.kind !== 'quantity') return undefined;
	const total = Math.abs(quantity.value / quantity.unit.factor);
	const said = [...around.after.slice(0, 60).matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([digits]) =>
		Number(digits.replaceAll(',', '')),
	);
	if (!said.some(value => Math.abs(value / total - 1) < 0.002)) return undefined;
	return again(plain, sign, around, result.value, plain.right.quantity, say`the sign belongs to the last term`);
};

const leftmost = (expression: Expression): Expression | undefined =>
	expression.kind === 'apply' &&
	expression.sign !== 'frac' &&
	['add', 'multiply', 'divide'].includes(expression.operator)
		? expression.args[0]
		: undefined;

/** `173,611 ≈ 175,000 (rounded)`: to a number that is easy to go on with, and the text says so. */
const roundedOnPurpose: Attempt = (plain, sign, around) => {
	const { value } = plain.right.quantity;
	if (sign !== '≈' || !plain.right.literal || plain.units === 'clash' || value === 0) return undefined;
	if (!/^[\s$\\)*_\w/]{0,16}[\s(,]\(?\s*(?:rounded|rounding|to (?:be safe|keep it simple))\b/i.test(around.after))
		return undefined;
	return Math.abs(plain.expected.value / value - 1) <= 0.1
		? { ...plain, judgement: { ...plain.judgement, level: 'right', remark: 'loose' }, alternative: undefined }
		: undefined;
};

/** `41,000/(2π · 50) = 41,000/314`: a step that goes on with what a piece of it came to, rounded to a whole number of three digits or more. */
const roundedPiece: Attempt = plain => {
	const { left, right, units } = plain;
	if (left.literal || right.literal || units === 'clash' || right.quantity.value === 0) return undefined;
	const known = numbersIn(left.expression);
	const pieces = numbersIn(right.expression).filter(
		value => Number.isInteger(value) && Math.abs(value) >= 100 && !known.includes(value),
	);
	const slack = pieces.reduce((sum, value) => sum + 0.5 / Math.abs(value), 0);
	return slack > 0 && Math.abs(plain.expected.value / right.quantity.value - 1) <= slack
		? { ...plain, judgement: { ...plain.judgement, level: 'right', remark: 'carried' }, alternative: undefined }
		: undefined;
};

/** The first of some readings that holds. */
const firstHolding = (
	attempts: readonly Attempt[],
	plain: Comparison,
	sign: RelationOperator,
	around: Surroundings,
): Comparison | undefined => {
	for (const attempt of attempts) {
		const other = attempt(plain, sign, around);
		if (other && holds(other)) return other;
	}
	return undefined;
};

/** `60 W × 5 h × 365 days = 109.5 kWh`: so many hours of each day, and a number of days; one of the two durations counts the other. */
const countedDurations: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const durations = factorsOf(left.expression).filter(
		factor => factor.kind === 'measure' && sameDimension(unitOf(factor.unit), SECOND),
	);
	if (durations.length < 2) return undefined;
	for (const counted of durations) {
		const read = map(left.expression, node => (node === counted && node.kind === 'measure' ? node.value : node));
		const result = evaluate(read, around.environment);
		if (!result.ok || result.value.kind !== 'quantity' || !sameDimension(result.value.unit, right.quantity.unit))
			continue;
		const of = durations.find(each => each !== counted);
		const name = of?.kind === 'measure' ? unitOf(of.unit).text : '';
		const other = again(plain, sign, around, result.value, right.quantity, say`so many ${name} each`);
		if (holds(other)) return other;
	}
	return undefined;
};

const SECOND = unitOf(parseUnitText('s')!);

/** Readings of the units of two sides. */
const BY_UNIT: readonly Attempt[] = [
	perLeftOff,
	countedDurations,
	perSaidBefore,
	rateLeftOff,
	unitOfNeighbour,
	bareConversion,
	plainUnit,
	withoutPrefix,
	countedBits,
	unitNamedBefore,
	unitsOfInputs,
	periodLeftOff,
	billions,
];

/** What is tried, in this order, where two sides do not hold as written. */
export const ALTERNATIVES: readonly Attempt[] = [
	roundedOnPurpose,
	roundedPiece,
	multipliedOut,
	temperatureDifference,
	perLeftOff,
	countedDurations,
	perSaidBefore,
	rateLeftOff,
	rateOfFactor,
	dividedByOne,
	logarithm,
	logarithmOfQuotient,
	conversion,
	nearFraction,
	unitOfNeighbour,
	bareConversion,
	plainUnit,
	withoutPrefix,
	countedBits,
	bareTerms,
	unitNamedBefore,
	unitsOfInputs,
	periodLeftOff,
	billions,
	plainThroughout,
	binaryPrefix,
	percent,
	change,
	relatedUnit,
	hundredths,
	otherDefinition,
	scaleWord,
	letterLeftOff,
	unknownPrefix,
	perSoMany,
	scaleLetter,
	leadsOn,
	lastTerm,
];
