import type { BigNode, Expression, SymbolNode } from '../expression.ts';
import { unitless } from '../units/units.ts';
import type { Environment, Quantity, Unit } from '../value.ts';
import { extend } from './environment.ts';
import type { Run } from './evaluator.ts';
import { Failure, fail, make } from './quantity.ts';

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The least value of f between a and b, where it has one valley: golden section. Gives the place. */
export const valley = (f: (x: number) => number, a: number, b: number, tolerance: number): number => {
	let [low, high] = [a, b];
	let x = high - GOLDEN * (high - low);
	let y = low + GOLDEN * (high - low);
	let [fx, fy] = [f(x), f(y)];
	for (let k = 0; k < 200 && high - low > tolerance * Math.max(1, Math.abs(low) + Math.abs(high)); k++) {
		if (fx < fy) {
			[high, y, fy] = [y, x, fx];
			x = high - GOLDEN * (high - low);
			fx = f(x);
		} else {
			[low, x, fx] = [x, y, fy];
			y = low + GOLDEN * (high - low);
			fy = f(y);
		}
	}
	return (low + high) / 2;
};

/** A root of f between a and b, where it changes sign: bisection sped up by the secant (regula falsi, Illinois). */
export const rootBetween = (f: (x: number) => number, a: number, b: number): number => {
	let [low, high] = [a, b];
	let [fl, fh] = [f(low), f(high)];
	if (fl === 0) return low;
	if (fh === 0) return high;
	for (let k = 0; k < 200; k++) {
		let x = k % 3 === 2 ? (low + high) / 2 : (low * fh - high * fl) / (fh - fl);
		if (!(x > Math.min(low, high) && x < Math.max(low, high))) x = (low + high) / 2;
		const fx = f(x);
		if (fx === 0 || Math.abs(high - low) <= 4e-16 * Math.max(Math.abs(low), Math.abs(high))) return x;
		if (Math.sign(fx) === Math.sign(fh)) {
			[high, fh] = [x, fx];
			fl /= 2;
		} else {
			[low, fl] = [high, fh];
			[high, fh] = [x, fx];
		}
	}
	return (low + high) / 2;
};

interface Best {
	readonly at: Quantity;
	readonly value: Quantity;
}

const interval = (
	e: BigNode,
	env: Environment,
	run: Run,
): { readonly low: number; readonly high: number; readonly unit: Unit } | undefined => {
	const condition = e.condition;
	if (condition?.kind !== 'relation') return undefined;
	let [low, high] = [0, Number.POSITIVE_INFINITY];
	let unit: Unit = unitless;
	const number = (side: Expression): number => {
		const value = run.evaluate(side, env);
		if (value.kind !== 'quantity') return fail('unsupported', 'a bound must be a number', side.span);
		if (value.unit !== unitless) unit = value.unit;
		return value.value;
	};
	let seen = false;
	for (const [k, operator] of condition.operators.entries()) {
		const [a, b] = [condition.operands[k]!, condition.operands[k + 1]!];
		const isVariable = (side: Expression): boolean =>
			side.kind === 'symbol' && side.name === (e.variables[0] as SymbolNode).name;
		const up = operator === '>' || operator === '≥';
		const down = operator === '<' || operator === '≤';
		if (!up && !down) return undefined;
		if (isVariable(a)) {
			if (up) low = number(b);
			else high = number(b);
			seen = true;
		} else if (isVariable(b)) {
			if (up) high = number(a);
			else low = number(a);
			seen = true;
		}
	}
	return seen ? { low, high, unit } : undefined;
};

const DECADES: readonly [number, number] = [-15, 40];

/** Extreme of the body over positive numbers (or the interval of the condition): a grid in the logarithm, then golden section. */
export const bestOver = (e: BigNode, variable: SymbolNode, maximise: boolean, env: Environment, run: Run): Best => {
	const range = interval(e, env, run) ?? { low: 0, high: Number.POSITIVE_INFINITY, unit: unitless };
	const { unit } = range;
	const at = (x: number): Quantity => {
		const value = run.evaluate(e.body, extend(env, new Map([[variable.name, make(x, undefined, unit, 0)]])));
		return value.kind === 'quantity' ? value : fail('unsupported', 'only numbers have an extreme', e.span);
	};
	const sign = maximise ? -1 : 1;
	const f = (x: number): number => {
		try {
			return sign * at(x).value;
		} catch (problem) {
			// a place where the function has no value is no place for its extreme
			if (problem instanceof Failure && (problem.error.code === 'domain' || problem.error.code === 'overflow'))
				return Number.POSITIVE_INFINITY;
			throw problem;
		}
	};
	const logarithmic = range.low >= 0 && (range.high === Number.POSITIVE_INFINITY || range.high > 100 * range.low);
	const [from, to] = logarithmic
		? [
				range.low > 0 ? Math.log(range.low) : DECADES[0] * Math.LN10,
				range.high < Number.POSITIVE_INFINITY ? Math.log(range.high) : DECADES[1] * Math.LN10,
			]
		: [range.low, range.high];
	if (!Number.isFinite(from) || !Number.isFinite(to))
		return fail('unsupported', 'the range of this extreme has no end', e.span);
	const place = (t: number): number => (logarithmic ? Math.exp(t) : t);
	const steps = logarithmic ? Math.min(240, Math.max(32, Math.ceil((to - from) * 2))) : 128;
	let best = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let k = 0; k <= steps; k++) {
		const value = f(place(from + ((to - from) * k) / steps));
		if (value < least) [least, best] = [value, k];
	}
	if (least === Number.POSITIVE_INFINITY) return fail('domain', 'the function has no value in this range', e.span);
	const open =
		(best === 0 && (range.low === 0 || !logarithmic)) || (best === steps && range.high === Number.POSITIVE_INFINITY);
	if (open && logarithmic)
		return fail(
			'domain',
			`there is no ${maximise ? 'largest' : 'smallest'} value: it lies at the end of the range`,
			e.span,
		);
	const width = (to - from) / steps;
	const t = valley(
		s => f(place(s)),
		Math.max(from, from + (best - 1) * width),
		Math.min(to, from + (best + 1) * width),
		1e-11,
	);
	const x = place(t);
	return { at: make(x, undefined, unit, 1e-7 * Math.abs(x)), value: at(x) };
};
