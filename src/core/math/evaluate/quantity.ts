import type { Decimal } from 'decimal.js';
import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import {
	describeDimension,
	isBare,
	isDimensionless,
	multiplyUnits,
	powerUnit,
	sameDimension,
	unitless,
} from '../units/units.ts';
import type { MathError, Quantity, Unit } from '../value.ts';
import { Exact, squareRoot } from './decimal.ts';

/**
 * How an evaluation stops within this room; `evaluate` turns it into a Result at its door, so it never leaves the room. No Error: what
 * stands wrong in a document is no bug, and collecting a stack trace would cost more than the evaluation.
 */
export class Failure {
	constructor(readonly error: MathError) {}

	get message(): Message {
		return this.error.message;
	}
}

/** Stops the evaluation with a message for a person. */
export const fail = (code: MathError['code'], message: Message, span: Span, names?: readonly string[]): never => {
	throw new Failure({ code, message, span, ...(names === undefined ? {} : { names }) });
};

/**
 * A quantity from a number IN the given unit: `quantity(2, GB)` is 2 GB and holds 1.6e10 bits. `error` is a half-width in the same unit.
 * Safe integers are exact.
 */
export const quantity = (value: number, unit: Unit = unitless, error = 0): Quantity => {
	const exact =
		error === 0 && Number.isSafeInteger(value) ? new Exact(value).times(unit.exact ?? unit.factor) : undefined;
	return {
		kind: 'quantity',
		value: exact?.toNumber() ?? value * unit.factor,
		...(exact === undefined ? {} : { decimal: exact }),
		unit,
		error: error * Math.abs(unit.factor),
	};
};

const ROUNDING = 2 ** -52;

export const make = (value: number, decimal: Decimal | undefined, unit: Unit, error: number): Quantity =>
	decimal === undefined ? { kind: 'quantity', value, unit, error } : { kind: 'quantity', value, decimal, unit, error };

/** A bare double that came out of a calculation. */
export const bare = (value: number, error = 0): Quantity => ({ kind: 'quantity', value, unit: unitless, error });

/** A bare integer, exact. */
export const integer = (value: number): Quantity => ({
	kind: 'quantity',
	value,
	decimal: new Exact(value),
	unit: unitless,
	error: 0,
});

const finite = (value: number, span: Span): number => {
	if (Number.isFinite(value)) return value;
	return Number.isNaN(value)
		? fail('domain', say`this has no value`, span)
		: fail('overflow', say`this number is too large to be held`, span);
};

const isZero = (q: Quantity): boolean => q.value === 0 && (q.decimal === undefined || q.decimal.isZero());

/** The unit of a sum. Hard dimensions must agree; nouns never clash, and a bare number takes the noun of the other side. */
export const commonUnit = (a: Quantity, b: Quantity, span: Span, to: 'add' | 'compare'): Unit => {
	if (a.unit === b.unit) return a.unit;
	if (sameDimension(a.unit, b.unit)) {
		if (isBare(a.unit)) return b.unit;
		return a.unit;
	}
	if (isZero(b) && isBare(b.unit)) return a.unit;
	if (isZero(a) && isBare(a.unit)) return b.unit;
	const [left, right] = [describeDimension(a.unit), describeDimension(b.unit)];
	return fail(
		'dimension',
		to === 'add' ? say`cannot add ${left} and ${right}` : say`cannot compare ${left} and ${right}`,
		span,
	);
};

export const add = (a: Quantity, b: Quantity, span: Span): Quantity => {
	const unit = commonUnit(a, b, span, 'add');
	const decimal = a.decimal !== undefined && b.decimal !== undefined ? a.decimal.plus(b.decimal) : undefined;
	const value = decimal === undefined ? a.value + b.value : decimal.toNumber();
	const noise = decimal === undefined ? ROUNDING * (Math.abs(a.value) + Math.abs(b.value)) : 0;
	return make(finite(value, span), decimal, unit, a.error + b.error + noise);
};

export const negate = (a: Quantity): Quantity => make(-a.value, a.decimal?.negated(), a.unit, a.error);

export const multiply = (a: Quantity, b: Quantity, span: Span): Quantity => {
	const decimal = a.decimal !== undefined && b.decimal !== undefined ? a.decimal.times(b.decimal) : undefined;
	const value = decimal === undefined ? a.value * b.value : decimal.toNumber();
	const error = a.error === 0 && b.error === 0 ? 0 : Math.abs(a.value) * b.error + Math.abs(b.value) * a.error;
	return make(finite(value, span), decimal, multiplyUnits(a.unit, b.unit), error);
};

export const divide = (a: Quantity, b: Quantity, span: Span): Quantity => {
	if (isZero(b)) fail('domain', say`division by zero`, span);
	const decimal = a.decimal !== undefined && b.decimal !== undefined ? a.decimal.div(b.decimal) : undefined;
	const value = decimal === undefined ? a.value / b.value : decimal.toNumber();
	const error =
		a.error === 0 && b.error === 0
			? 0
			: (a.error + Math.abs(value) * b.error) / Math.max(Math.abs(b.value), Number.MIN_VALUE);
	return make(finite(value, span), decimal, multiplyUnits(a.unit, b.unit, -1), Number.isFinite(error) ? error : 0);
};

const LARGEST_EXACT_POWER = 5000;

export const power = (a: Quantity, b: Quantity, span: Span): Quantity => {
	if (!isDimensionless(b.unit))
		fail('dimension', say`an exponent must be a bare number, not ${describeDimension(b.unit)}`, span);
	const exponent = b.value;
	if (a.value === 0 && exponent < 0) fail('domain', say`division by zero: 0 to a negative power`, span);
	const whole = Number.isInteger(exponent);
	let value = a.value ** exponent;
	if (Number.isNaN(value)) {
		// (-8)^{1/3}: an odd root of a negative number is real
		const root = b.decimal === undefined ? Number.NaN : 1 / exponent;
		const odd = Math.round(root);
		if (a.value < 0 && Math.abs(root - odd) < 1e-12 && odd % 2 !== 0) value = -((-a.value) ** exponent);
		else fail('domain', say`a negative number has no real power with a fraction`, span);
	}
	let decimal: Decimal | undefined;
	if (a.decimal !== undefined && b.decimal !== undefined && Number.isFinite(value)) {
		if (whole && Math.abs(exponent) <= LARGEST_EXACT_POWER) decimal = a.decimal.pow(exponent);
		else if (!whole && a.value >= 0) {
			const doubled = exponent * 2;
			if (Number.isInteger(doubled) && Math.abs(doubled) <= 40) decimal = squareRoot(a.decimal).pow(doubled);
			else {
				// 8^{1/3}: where the root is exact, say so
				const rounded = Math.round(value);
				const degree = Math.round(1 / exponent);
				if (Math.abs(value - rounded) < 1e-9 && Math.abs(1 / exponent - degree) < 1e-12 && Math.abs(degree) <= 64) {
					const candidate = new Exact(rounded);
					if (degree > 0 && candidate.pow(degree).equals(a.decimal)) decimal = candidate;
				}
			}
		}
		if (decimal !== undefined) value = decimal.toNumber();
	}
	finite(value, span);
	let error = 0;
	if (a.error > 0 && a.value !== 0) error += Math.abs((exponent * value) / a.value) * a.error;
	if (b.error > 0 && a.value > 0) error += Math.abs(value * Math.log(a.value)) * b.error;
	const unit = isBare(a.unit) ? unitless : powerUnit(a.unit, exponent);
	return make(value, decimal, unit, Number.isFinite(error) ? error : 0);
};

/** The n-th root. */
export const root = (a: Quantity, degree: Quantity, span: Span): Quantity => {
	const n = degree.value;
	if (n === 2) {
		if (a.value < 0) fail('domain', say`the square root of a negative number is not real`, span);
		const decimal = a.decimal && squareRoot(a.decimal);
		const value = decimal?.toNumber() ?? Math.sqrt(a.value);
		return make(value, decimal, powerUnit(a.unit, 0.5), value === 0 ? 0 : a.error / (2 * value));
	}
	if (n === 0) fail('domain', say`there is no root of degree 0`, span);
	if (n === 3 && isDimensionless(a.unit)) {
		const decimal = a.decimal?.cbrt();
		const value = decimal?.toNumber() ?? Math.cbrt(a.value);
		return make(value, decimal, unitless, value === 0 ? 0 : a.error / (3 * value * value));
	}
	if (a.value < 0 && Number.isInteger(n) && n % 2 !== 0) return negate(root(negate(a), degree, span));
	return power(a, divide(integer(1), degree, span), span);
};

/** The plain number of a quantity that must have no hard dimension; an angle is in radians. */
export const plain = (a: Quantity, what: string | Message, span: Span): number => {
	if (!isDimensionless(a.unit))
		fail('dimension', say`${what} needs a bare number, not ${describeDimension(a.unit)}`, span);
	return a.value;
};

/** -1, 0 or 1; exact where both are. The units must agree. */
export const order = (a: Quantity, b: Quantity, span: Span): number => {
	commonUnit(a, b, span, 'compare');
	if (a.decimal !== undefined && b.decimal !== undefined) return a.decimal.comparedTo(b.decimal);
	return a.value < b.value ? -1 : a.value > b.value ? 1 : 0;
};
