import type { Decimal } from 'decimal.js';
import { say } from '../../text/message.ts';
import type { BigNode, Expression, SymbolNode } from '../expression.ts';
import type { Environment, Quantity, Value } from '../value.ts';
import { addValues, multiplyValues } from './arithmetic.ts';
import { Exact } from './decimal.ts';
import { extend } from './environment.ts';
import type { Run } from './evaluator.ts';
import { add, bare, divide, fail, integer, make, multiply, negate } from './quantity.ts';

const bound = (e: Expression, env: Environment, run: Run): number => {
	const value = run.evaluate(e, env);
	return value.kind === 'quantity' ? value.value : Number.NaN;
};

const LONG = 200;
const LONGEST_TAIL = 600;

/**
 * A long sum whose term is a polynomial of the index (degree at most 4), without running through it: Newton's forward differences,
 * Σ f(a + i) = Σ Δᵏf(a) · C(n, k + 1), checked at the far end. Undefined where the sum is short or its term no polynomial.
 */
export const closedSum = (e: BigNode, variable: SymbolNode, env: Environment, run: Run): Quantity | undefined => {
	if (e.operator !== 'sum' || e.variables.length !== 1 || e.condition || !e.lower || !e.upper) return undefined;
	const from = bound(e.lower, env, run);
	const to = bound(e.upper, env, run);
	if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || to - from < LONG) return undefined;
	const count = to - from + 1;
	const term = (i: number): Quantity | undefined => {
		const value = run.evaluate(e.body, extend(env, new Map([[variable.name, integer(i)]])));
		return value.kind === 'quantity' && value.decimal !== undefined ? value : undefined;
	};
	const first = term(from);
	if (!first) return undefined;
	let row: Decimal[] = [];
	for (let k = 0; k <= 6; k++) {
		const value = term(from + k)?.decimal;
		if (!value) return undefined;
		row.push(value);
	}
	const differences: Decimal[] = [];
	const size = row.reduce((a, b) => (b.abs().greaterThan(a) ? b.abs() : a), new Exact(0));
	while (row.length > 0) {
		differences.push(row[0]!);
		row = row.slice(1).map((value, k) => value.minus(row[k]!));
	}
	const tiny = size.times(1e-30);
	if (differences.slice(5).some(d => d.abs().greaterThan(tiny))) return undefined;
	const choose = (n: number, k: number): Decimal => {
		let product = new Exact(1);
		for (let i = 0; i < k; i++) product = product.times(n - i).div(i + 1);
		return product;
	};
	const polynomial = (n: number, up: number): Decimal =>
		differences.slice(0, 5).reduce((sum, d, k) => sum.plus(d.times(choose(n, k + up))), new Exact(0));
	const last = term(to)?.decimal;
	const expected = polynomial(count - 1, 0);
	if (!last || last.minus(expected).abs().greaterThan(expected.abs().times(1e-25).plus(tiny))) return undefined;
	const total = polynomial(count, 1);
	const value = total.toNumber();
	if (!Number.isFinite(value)) return fail('overflow', say`this sum is too large to be held`, e.span);
	return make(value, total, first.unit, first.error * count);
};

/** A sum or product without end, where its terms fall off at least geometrically; undefined where it has an end. */
export const limitSum = (e: BigNode, variable: SymbolNode, env: Environment, run: Run): Value | undefined => {
	if (e.variables.length !== 1 || !e.lower || !e.upper) return undefined;
	if (bound(e.upper, env, run) !== Number.POSITIVE_INFINITY) return undefined;
	const from = bound(e.lower, env, run);
	const terms: Quantity[] = [];
	let total: Value | undefined;
	let quiet = 0;
	for (let k = 0; k < LONGEST_TAIL; k++) {
		const term = run.evaluate(e.body, extend(env, new Map([[variable.name, integer(from + k)]])));
		if (term.kind !== 'quantity')
			return fail('unsupported', say`an endless sum is worked out for numbers only`, e.span);
		terms.push(term);
		const geometric = e.operator === 'sum' && k === 5 ? geometricSum(terms, e.span) : undefined;
		if (geometric) return geometric;
		const light = k < 6 ? term : make(term.value, undefined, term.unit, term.error);
		total =
			total === undefined
				? light
				: e.operator === 'sum'
					? addValues(total, light, e.span)
					: multiplyValues([total, light], e.span);
		const step = e.operator === 'sum' ? Math.abs(term.value) : Math.abs(term.value - 1);
		const size = total.kind === 'quantity' ? Math.abs(total.value) : 1;
		const before = terms[k - 1];
		const last =
			before === undefined ? Number.NaN : e.operator === 'sum' ? Math.abs(before.value) : Math.abs(before.value - 1);
		quiet = step <= 1e-17 * size && (step === 0 || step <= 0.999 * last) ? quiet + 1 : 0;
		if (quiet >= 4 && total.kind === 'quantity') return make(total.value, undefined, total.unit, total.error);
	}
	const limit = e.operator === 'sum' ? slowLimit(terms) : undefined;
	if (limit !== undefined) return make(limit, undefined, terms[0]!.unit, 1e-9 * Math.abs(limit));
	return fail('unsupported', say`this endless sum does not settle quickly enough to be worked out`, e.span);
};

/**
 * The limit of a sum whose terms fall off like a power, by Levin's u-transform (Levin 1973; Weniger 1989, eq. 7.3-5, β = 1). Undefined where
 * terms of one sign do not fall off clearly faster than 1/k, or two orders of the transform differ.
 */
const slowLimit = (terms: readonly Quantity[]): number | undefined => {
	const a = terms.map(term => term.value);
	if (a.some(x => x === 0 || !Number.isFinite(x))) return undefined;
	const last = a.length - 1;
	const half = last >> 1;
	const oneSign = a.every(x => Math.sign(x) === Math.sign(a[0]!));
	const falls = Math.abs(a[last]!) / Math.abs(a[half]!);
	if (oneSign ? falls > 0.38 : falls > 0.95) return undefined;
	const transform = (n: number): number => {
		let above = 0;
		let below = 0;
		let choose = 1;
		let sum = 0;
		for (let j = 0; j <= n; j++) {
			sum += a[j]!;
			const weight = ((j % 2 === 0 ? 1 : -1) * choose * ((1 + j) / (1 + n)) ** (n - 1)) / ((1 + j) * a[j]!);
			above += weight * sum;
			below += weight;
			choose = (choose * (n - j)) / (j + 1);
		}
		return above / below;
	};
	let best: { readonly value: number; readonly gap: number } | undefined;
	for (let n = 8; n <= 18; n++) {
		const value = transform(n);
		const gap = Math.abs(value - transform(n - 1)) + Math.abs(value - transform(n - 2));
		if (Number.isFinite(gap) && (best === undefined || gap < best.gap)) best = { value, gap };
	}
	return best && best.gap <= 1e-9 * Math.abs(best.value) ? best.value : undefined;
};

/** Terms of one ratio below 1 in size: a / (1 - r), exact where they are. */
const geometricSum = (terms: readonly Quantity[], span: BigNode['span']): Quantity | undefined => {
	const first = terms[0]!;
	if (first.value === 0) return undefined;
	const ratio = divide(terms[1]!, first, span);
	if (!(Math.abs(ratio.value) < 1)) return undefined;
	for (let k = 2; k < terms.length; k++) {
		if (Math.abs(terms[k]!.value - terms[k - 1]!.value * ratio.value) > 1e-14 * Math.abs(terms[k]!.value))
			return undefined;
	}
	return divide(first, add(integer(1), negate(ratio), span), span);
};

/** A definite integral by adaptive Simpson's rule; ends at infinity through x = t / (1 - t²). */
export const integrate = (e: BigNode, env: Environment, run: Run): Value => {
	const { variable, body } = integrand(e);
	const lower = e.lower ?? e.domain;
	if (variable?.kind !== 'symbol' || !lower || !e.upper)
		return fail('unsupported', say`only a definite integral has a value`, e.span);
	const low = run.evaluate(lower, env);
	const high = run.evaluate(e.upper, env);
	if (low.kind !== 'quantity' || high.kind !== 'quantity')
		return fail('unsupported', say`the bounds of an integral are numbers`, e.span);
	const endless = !Number.isFinite(low.value) || !Number.isFinite(high.value);
	const unit = high.value === 0 || !Number.isFinite(high.value) ? low.unit : high.unit;
	let result: Quantity | undefined;
	const f = (x: number): number => {
		const value = run.evaluate(body, extend(env, new Map([[variable.name, make(x, undefined, unit, 0)]])));
		if (value.kind !== 'quantity') return fail('unsupported', say`only numbers are integrated`, e.span);
		result ??= value;
		return value.value;
	};
	const g = endless
		? (t: number): number => (Math.abs(t) >= 1 ? 0 : (f(t / (1 - t * t)) * (1 + t * t)) / (1 - t * t) ** 2)
		: f;
	const back = (x: number): number =>
		!Number.isFinite(x) ? Math.sign(x) : x === 0 ? 0 : (Math.sqrt(1 + 4 * x * x) - 1) / (2 * x);
	const [a, b] = endless ? [back(low.value), back(high.value)] : [low.value, high.value];
	const area = simpson(g, a, b);
	if (!Number.isFinite(area)) fail('domain', say`this integral has no value`, e.span);
	const shape = result ?? bare(0);
	return multiply(make(area, undefined, shape.unit, 1e-9 * Math.abs(area)), { ...bare(1), unit }, e.span);
};

/** What is integrated, and over what: the `dx` may still stand at the end of the product. */
const integrand = (e: BigNode): { readonly variable: Expression | undefined; readonly body: Expression } => {
	const { body } = e;
	if (e.variables[0]) return { variable: e.variables[0], body };
	if (body.kind !== 'apply' || body.operator !== 'multiply' || body.args.length < 2)
		return { variable: undefined, body };
	const [d, variable] = body.args.slice(-2) as [Expression, Expression];
	if (d.kind !== 'symbol' || d.base !== 'd') return { variable: undefined, body };
	const rest = body.args.slice(0, -2);
	const one: Expression = {
		kind: 'number',
		span: body.span,
		decimal: '1',
		value: 1,
		lastPlace: 0,
		trailingZeros: 0,
		exact: true,
	};
	return { variable, body: rest.length === 0 ? one : rest.length === 1 ? rest[0]! : { ...body, args: rest } };
};

const simpson = (f: (x: number) => number, a: number, b: number): number => {
	const steps = 16;
	const panels = Array.from({ length: steps }, (_, k) => {
		const low = a + ((b - a) * k) / steps;
		const high = a + ((b - a) * (k + 1)) / steps;
		const [fl, fm, fh] = [f(low), f((low + high) / 2), f(high)] as [number, number, number];
		return { low, high, fl, fm, fh, whole: ((high - low) / 6) * (fl + 4 * fm + fh) };
	});
	// A panel that adds little to the whole need not be known to its own last digit.
	const size = panels.reduce((sum, { whole }) => sum + Math.abs(whole), 0) / 100;
	const floor = Number.isFinite(size) ? size : 0;
	return panels.reduce(
		(total, { low, high, fl, fm, fh, whole }) =>
			total + refine(f, low, high, fl, fm, fh, whole, { relative: 1e-11, floor }, 14),
		0,
	);
};

const refine = (
	f: (x: number) => number,
	a: number,
	b: number,
	fa: number,
	fm: number,
	fb: number,
	whole: number,
	tolerance: { readonly relative: number; readonly floor: number },
	depth: number,
): number => {
	const middle = (a + b) / 2;
	const [fl, fr] = [f((a + middle) / 2), f((middle + b) / 2)];
	const left = ((middle - a) / 6) * (fa + 4 * fl + fm);
	const right = ((b - middle) / 6) * (fm + 4 * fr + fb);
	const gap = left + right - whole;
	if (
		depth <= 0 ||
		Math.abs(gap) <= 15 * tolerance.relative * Math.max(Math.abs(left + right), tolerance.floor, 1e-300)
	)
		return left + right + gap / 15;
	return (
		refine(f, a, middle, fa, fl, fm, left, tolerance, depth - 1) +
		refine(f, middle, b, fm, fr, fb, right, tolerance, depth - 1)
	);
};
