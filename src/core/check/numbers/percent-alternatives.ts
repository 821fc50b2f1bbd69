import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import type { Quantity } from '../../math/value.ts';
import { say } from '../../text/message.ts';
import { type Attempt, again, factorsOf, holds, isUnitless, numbersIn } from './comparison.ts';
import { relabel } from './operand.ts';

/** `0.2 × 100 = 20 %`, `0.25 = 25 percent`: per cent already multiplied out, or still to be. */
export const percent: Attempt = (plain, sign, around) => {
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
export const change: Attempt = (plain, sign, around) => {
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
