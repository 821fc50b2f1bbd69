import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { walk } from '../../math/walk.ts';
import { type Attempt, again, factorsOf, fromZero, holds, isUnitless, numbersIn } from './comparison.ts';
import type { Reading } from './operand.ts';
import {
	bareConversion,
	binaryPrefix,
	perLeftOff,
	plainThroughout,
	plainUnit,
	relatedUnit,
	unitNamedBefore,
	unitOfNeighbour,
} from './unit-alternatives.ts';

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
	if (isPercent(right) && isUnitless(left) && Math.abs(right.value / right.unit.factor) >= 1) {
		const other = again(plain, sign, around, scaled(left, 0.01), right, 'per cent');
		if (holds(other)) return other;
	}
	// `9/21 × 100 % = 42.857`: the sign left off.
	if (isUnitless(right) && plain.right.literal && factorsOf(plain.left.expression).some(isHundredPercent)) {
		const other = again(plain, sign, around, left, scaled(right, 0.01), 'per cent');
		if (holds(other)) return other;
	}
	if (plain.right.literal?.percent) {
		const hundred = numbersIn(plain.left.expression).some(n => n === 100);
		const worded = hundred || /percent|%/i.test(around.before);
		return worded ? again(plain, sign, around, left, scaled(right, 100), 'per cent') : undefined;
	}
	if (/^\W{0,6}(?:text\{)?\W{0,4}(?:%|percent|per cent)/i.test(around.after) || /%\W*$/.test(around.before)) {
		return again(plain, sign, around, scaled(left, 100), right, 'per cent');
	}
	return undefined;
};

const isPercent = ({ unit }: Quantity): boolean => /^\\?%$|^per ?cent/i.test(unit.text.trim());

const isHundredPercent = (factor: Expression): boolean =>
	factor.kind === 'measure'
		? factor.value.kind === 'number' && factor.value.value === 100 && /^\\?%$|^per ?cent/i.test(factor.unit.text.trim())
		: factor.kind === 'number' && factor.value === 1 && factor.scale !== undefined && /%|percent/.test(factor.scale);

const SCALES: readonly (readonly [RegExp, number, string])[] = [
	[/\bdozens?\b/i, 12, 'dozens'],
	[/\bhundreds?\b/i, 100, 'hundreds'],
	[/\bthousands?\b/i, 1e3, 'thousands'],
	[/\bmillions?\b/i, 1e6, 'millions'],
	[/\bbillions?\b/i, 1e9, 'billions'],
	[/\btrillions?\b/i, 1e12, 'trillions'],
];

/** "5 thousand dollars a day … 5 × 3 = $15,000": a scale word that stands in the sentence and not in the sum. */
const scaleWord: Attempt = (plain, sign, around) => {
	const right = plain.right.quantity;
	const left = plain.left.quantity;
	for (const [word, factor, name] of SCALES) {
		if (!word.test(around.before) && !word.test(around.after)) continue;
		for (const by of [factor, 1 / factor]) {
			const quantity = { ...left, value: left.value * by, decimal: left.decimal?.mul(by), error: left.error * by };
			const other = again(plain, sign, around, quantity, right, `in ${name}`);
			if (holds(other)) return other;
		}
	}
	return undefined;
};

/** `-\log(3.2 \times 10^{-4}) = 3.49`: a logarithm without a base is one to base ten or two as well. */
const logarithm: Attempt = (plain, sign, around) => {
	for (const log of ['10', '2'] as const) {
		const [left, right] = [plain.left, plain.right].map(({ expression, quantity }) => {
			if (!hasBareLogarithm(expression)) return quantity;
			const result = evaluate(expression, around.environment, { log });
			return result.ok && result.value.kind === 'quantity' ? result.value : quantity;
		}) as [Quantity, Quantity];
		if (left === plain.left.quantity && right === plain.right.quantity) return undefined;
		const other = again(plain, sign, around, left, right, `the logarithm to base ${log}`);
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
	return again(plain, sign, around, right.quantity, right.quantity, 'the digits of the left side allow it');
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
	return again(plain, sign, around, right.quantity, right.quantity, 'a near fraction');
};

/** `15 × 12 = 15 dozen`, `\pi / 4 = 45^\circ`: the unit multiplied out, where the numbers as written do not hold. */
const multipliedOut: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (plain.units !== 'one-sided' || !sameDimension(left.unit, right.unit)) return undefined;
	const base = (quantity: Quantity): Quantity => ({ ...quantity, unit: unitless });
	return again(plain, sign, around, base(left), base(right), isUnitless(left) ? right.unit.text : left.unit.text);
};

/** `28.9 °C − 22.0 °C = 6.9 °C`: so many degrees between two temperatures. */
const temperatureDifference: Attempt = (plain, sign, around) => {
	const [left, right] = [plain.left.quantity, plain.right.quantity];
	if (right.unit.offset !== undefined && plain.left.literal === undefined)
		return again(plain, sign, around, left, fromZero(right), 'a difference of temperatures');
	if (left.unit.offset !== undefined && plain.right.literal === undefined)
		return again(plain, sign, around, fromZero(left), right, 'a difference of temperatures');
	return undefined;
};

/** What is tried, in this order, where two sides do not hold as written. */
export const ALTERNATIVES: readonly Attempt[] = [
	multipliedOut,
	temperatureDifference,
	perLeftOff,
	logarithm,
	conversion,
	nearFraction,
	unitOfNeighbour,
	bareConversion,
	plainUnit,
	unitNamedBefore,
	plainThroughout,
	binaryPrefix,
	percent,
	relatedUnit,
	scaleWord,
];
