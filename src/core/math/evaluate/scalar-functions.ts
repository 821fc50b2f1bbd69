import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Operator } from '../expression.ts';
import { unitless } from '../units/units.ts';
import type { Quantity } from '../value.ts';
import { Exact } from './decimal.ts';
import { bare, fail, integer, make, plain } from './quantity.ts';

interface ScalarFunction {
	readonly value: (x: number) => number;
	/** The derivative, for carrying errors and for differentiation. */
	readonly slope: (x: number, value: number) => number;
	/** Why there is no value, in words; undefined where there is one. */
	readonly refuse?: (x: number) => Message | undefined;
}

const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** Multiples of π/2 come out of the floating π a little off; sin π is 0 and cos(π/3) is 1/2. */
const tidy = (value: number): number => {
	const twice = Math.round(value * 2) / 2;
	return Math.abs(value - twice) < 4e-16 ? twice : value;
};

/** Real functions of one real number. */
export const SCALAR_FUNCTIONS: Readonly<Partial<Record<Operator, ScalarFunction>>> = {
	exp: { value: Math.exp, slope: (_, y) => y },
	ln: {
		value: Math.log,
		slope: x => 1 / x,
		refuse: x => (x > 0 ? undefined : say`a logarithm needs a positive number`),
	},
	sin: { value: x => tidy(Math.sin(x)), slope: x => Math.cos(x) },
	cos: { value: x => tidy(Math.cos(x)), slope: x => -Math.sin(x) },
	tan: {
		value: x => (Math.abs(Math.tan(x) - Math.round(Math.tan(x))) < 4e-16 ? Math.round(Math.tan(x)) : Math.tan(x)),
		slope: (_, y) => 1 + y * y,
		refuse: x => (Math.abs(Math.cos(x)) < 1e-15 ? say`the tangent has a pole here` : undefined),
	},
	sinh: { value: Math.sinh, slope: x => Math.cosh(x) },
	cosh: { value: Math.cosh, slope: x => Math.sinh(x) },
	tanh: { value: Math.tanh, slope: (_, y) => 1 - y * y },
	arcsin: {
		value: Math.asin,
		slope: x => 1 / Math.sqrt(1 - x * x),
		refuse: x => (Math.abs(x) <= 1 ? undefined : say`the arc sine needs a number between -1 and 1`),
	},
	arccos: {
		value: Math.acos,
		slope: x => -1 / Math.sqrt(1 - x * x),
		refuse: x => (Math.abs(x) <= 1 ? undefined : say`the arc cosine needs a number between -1 and 1`),
	},
	arctan: { value: Math.atan, slope: x => 1 / (1 + x * x) },
	sigmoid: { value: sigmoid, slope: (_, y) => y * (1 - y) },
};

/** A function of the table on a quantity, with its error carried to first order. */
export const applyScalar = (operator: Operator, a: Quantity, span: Span): Quantity => {
	const entry = SCALAR_FUNCTIONS[operator];
	if (entry === undefined) return fail('unsupported', say`${operator} is not a function of one number`, span);
	const x = plain(a, operator, span);
	const refused = entry.refuse?.(x);
	if (refused !== undefined) fail('domain', refused, span);
	const value = entry.value(x);
	if (!Number.isFinite(value)) fail('overflow', say`this number is too large to be held`, span);
	if (
		Number.isInteger(value) &&
		a.decimal !== undefined &&
		(x === 0 || value === 0 || Math.abs(value) === 1) &&
		operator !== 'exp'
	)
		return make(value, new Exact(value), unitless, 0);
	if (operator === 'exp' && a.decimal?.isZero()) return integer(1);
	return bare(value, a.error === 0 ? 0 : Math.abs(entry.slope(x, value)) * a.error);
};

/** The logarithm to a base, exact where the argument is a whole power of the base (log₂ 1024, log₁₀ 0.001). */
export const logarithm = (a: Quantity, base: Quantity, span: Span): Quantity => {
	const x = plain(a, say`a logarithm`, span);
	const b = plain(base, say`the base of a logarithm`, span);
	if (!(x > 0)) fail('domain', say`a logarithm needs a positive number`, span);
	if (!(b > 0) || b === 1) fail('domain', say`the base of a logarithm must be positive and not 1`, span);
	const value = b === 10 ? Math.log10(x) : b === 2 ? Math.log2(x) : Math.log(x) / Math.log(b);
	const whole = Math.round(value);
	if (
		a.decimal !== undefined &&
		base.decimal !== undefined &&
		Math.abs(value - whole) < 1e-9 &&
		Math.abs(whole) < 2000
	) {
		if (base.decimal.pow(whole).equals(a.decimal))
			return make(whole, new Exact(whole), unitless, a.error / (x * Math.abs(Math.log(b))));
	}
	return bare(value, a.error === 0 ? 0 : a.error / (x * Math.abs(Math.log(b))));
};

const asInteger = (a: Quantity, what: string | Message, span: Span): number => {
	const x = plain(a, what, span);
	if (!Number.isSafeInteger(x)) fail('domain', say`${what} needs whole numbers`, span);
	return x;
};

/** n!, exact to 40 digits; too large from 171 on. */
export const factorial = (a: Quantity, span: Span): Quantity => {
	const n = plain(a, say`a factorial`, span);
	if (!(n >= 0) || !Number.isInteger(n))
		fail('domain', say`a factorial needs a whole number that is not negative`, span);
	if (n > 170) fail('overflow', say`${n}! is too large to be held`, span);
	let product = new Exact(1);
	for (let k = 2; k <= n; k++) product = product.times(k);
	return make(product.toNumber(), product, unitless, 0);
};

/** n over k. */
export const binomial = (a: Quantity, b: Quantity, span: Span): Quantity => {
	const n = asInteger(a, say`a binomial coefficient`, span);
	let k = asInteger(b, say`a binomial coefficient`, span);
	if (n < 0) fail('domain', say`a binomial coefficient needs numbers that are not negative`, span);
	if (k < 0 || k > n) return integer(0);
	k = Math.min(k, n - k);
	if (k > 2000) fail(n > 1100 ? 'overflow' : 'too-large', say`this binomial coefficient is too large`, span);
	let product = new Exact(1);
	for (let i = 1; i <= k; i++) product = product.times(n - k + i).div(i);
	const value = product.toNumber();
	if (!Number.isFinite(value)) fail('overflow', say`this binomial coefficient is too large to be held`, span);
	return make(value, product.round(), unitless, 0);
};

/** Greatest common divisor. */
export const gcd = (a: Quantity, b: Quantity, span: Span): Quantity => {
	let x = Math.abs(asInteger(a, say`gcd`, span));
	let y = Math.abs(asInteger(b, say`gcd`, span));
	while (y !== 0) [x, y] = [y, x % y];
	return integer(x);
};

/** Least common multiple. */
export const lcm = (a: Quantity, b: Quantity, span: Span): Quantity => {
	const x = Math.abs(asInteger(a, say`lcm`, span));
	const y = Math.abs(asInteger(b, say`lcm`, span));
	if (x === 0 || y === 0) return integer(0);
	return integer((x / gcd(a, b, span).value) * y);
};
