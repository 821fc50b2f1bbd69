import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, RelationOperator } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
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
import type { Reading } from './operand.ts';
import { change, percent } from './percent-alternatives.ts';
import { letterLeftOff, perSoMany, scaleLetter, scaleWord, unknownPrefix } from './scale-alternatives.ts';
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
