import { say } from '../../text/message.ts';
import type { BigNode, Expression, SymbolNode } from '../expression.ts';
import { unitless } from '../units/units.ts';
import type { Environment, Quantity, Unit } from '../value.ts';
import { numericSlope } from './derivative.ts';
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

interface Range {
	readonly low: number;
	readonly high: number;
	readonly unit: Unit;
}

/** Names that may be negative where nothing says otherwise; sizes, rates and counts go by other letters. */
const isAnyReal = (name: string): boolean => /^(?:[abcu-z]|theta|phi|mu|beta|omega|xi|[wxyz]_\d)$/.test(name);

/** Where the variable runs: the interval that is written, or all positive numbers, or all numbers. */
const rangeOf = (e: BigNode, env: Environment, run: Run): Range => {
	const variable = e.variables[0] as SymbolNode;
	let [low, high] = [isAnyReal(variable.name) ? Number.NEGATIVE_INFINITY : 0, Number.POSITIVE_INFINITY];
	let unit: Unit = unitless;
	const number = (side: Expression): number => {
		const value = run.evaluate(side, env);
		if (value.kind !== 'quantity') return fail('unsupported', say`a bound must be a number`, side.span);
		if (value.unit !== unitless) unit = value.unit;
		return value.value;
	};
	const { domain, condition } = e;
	if (domain?.kind === 'collection' && domain.items.length === 2) {
		[low, high] = [number(domain.items[0]!), number(domain.items[1]!)];
		return { low, high, unit };
	}
	if (domain) return { low: Number.NEGATIVE_INFINITY, high, unit };
	if (condition?.kind !== 'relation') return { low, high, unit };
	for (const [k, operator] of condition.operators.entries()) {
		const [a, b] = [condition.operands[k]!, condition.operands[k + 1]!];
		const isVariable = (side: Expression): boolean => side.kind === 'symbol' && side.name === variable.name;
		const up = operator === '>' || operator === '≥';
		const down = operator === '<' || operator === '≤';
		if (!up && !down) continue;
		if (isVariable(a)) {
			if (up) low = number(b);
			else [low, high] = [Math.min(low, number(b) <= 0 ? Number.NEGATIVE_INFINITY : low), number(b)];
		} else if (isVariable(b)) {
			if (up) high = number(a);
			else low = number(a);
		}
	}
	return { low, high, unit };
};

/** How the range is stretched over a grid: evenly, in the logarithm, or in the logarithm of the size to both sides of 0. */
interface Grid {
	readonly from: number;
	readonly to: number;
	readonly steps: number;
	readonly place: (t: number) => number;
}

const SMALLEST = 1e-6;
const even = (t: number): number => t;

const gridOf = ({ low, high }: Range): Grid => {
	if (low >= 0 && (high === Number.POSITIVE_INFINITY || high > 100 * low)) {
		const from = low > 0 ? Math.log(low) : DECADES[0] * Math.LN10;
		const to = high < Number.POSITIVE_INFINITY ? Math.log(high) : DECADES[1] * Math.LN10;
		return { from, to, steps: Math.min(240, Math.max(32, Math.ceil((to - from) * 2))), place: Math.exp };
	}
	if (Number.isFinite(low) && Number.isFinite(high)) return { from: low, to: high, steps: 128, place: even };
	const farthest = Math.asinh(10 ** 30 / SMALLEST);
	const from = Number.isFinite(low) ? Math.asinh(low / SMALLEST) : -farthest;
	const to = Number.isFinite(high) ? Math.asinh(high / SMALLEST) : farthest;
	return { from, to, steps: Math.ceil((to - from) * 3), place: t => SMALLEST * Math.sinh(t) };
};

const DECADES: readonly [number, number] = [-15, 40];

/** The place near x where the slope is 0: the valley alone gives half the digits. The ends of an interval stay what they are. */
const flatPlace = (f: (x: number) => number, x: number, below: number, above: number, { low, high }: Range): number => {
	const ends = [low, high].filter(Number.isFinite);
	const edge = ends.find(end => Math.abs(x - end) <= 1e-9 * Math.max(1, Math.abs(end)) && f(end) <= f(x));
	if (edge !== undefined) return edge;
	const slope = (at: number): number => numericSlope(f, at);
	const [left, right] = [slope(below), slope(above)];
	if (!(left < 0 && right > 0)) return Math.abs(x) < 1e-9 && f(0) <= f(x) ? 0 : x;
	const flat = rootBetween(slope, below, above);
	return f(flat) <= f(x) + 1e-12 * Math.abs(f(x)) ? (Math.abs(flat) < 1e-12 ? 0 : flat) : x;
};

/** Extreme of the body over the range of its variable: a grid, then golden section, then the root of the slope. */
export const bestOver = (e: BigNode, variable: SymbolNode, maximise: boolean, env: Environment, run: Run): Best => {
	const range = rangeOf(e, env, run);
	const { unit } = range;
	const at = (x: number): Quantity => {
		const value = run.evaluate(e.body, extend(env, new Map([[variable.name, make(x, undefined, unit, 0)]])));
		return value.kind === 'quantity' ? value : fail('unsupported', say`only numbers have an extreme`, e.span);
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
	const { from, to, steps, place } = gridOf(range);
	let best = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let k = 0; k <= steps; k++) {
		const value = f(place(from + ((to - from) * k) / steps));
		if (value < least) [least, best] = [value, k];
	}
	if (least === Number.POSITIVE_INFINITY) return fail('domain', say`the function has no value in this range`, e.span);
	const lowest = range.low === 0 || range.low === Number.NEGATIVE_INFINITY;
	if ((best === 0 && lowest && place !== even) || (best === steps && range.high === Number.POSITIVE_INFINITY))
		return fail(
			'domain',
			maximise
				? say`there is no largest value: it lies at the end of the range`
				: say`there is no smallest value: it lies at the end of the range`,
			e.span,
		);
	const width = (to - from) / steps;
	const t = valley(
		s => f(place(s)),
		Math.max(from, from + (best - 1) * width),
		Math.min(to, from + (best + 1) * width),
		1e-11,
	);
	const x = flatPlace(f, place(t), place(t - width / 64), place(t + width / 64), range);
	return { at: make(x, undefined, unit, 1e-7 * Math.abs(x)), value: at(x) };
};
