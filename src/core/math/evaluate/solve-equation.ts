import type { Decimal } from 'decimal.js';
import { type Message, say } from '../../text/message.ts';
import type { Expression, RelationNode } from '../expression.ts';
import { describeDimension, isBare, multiplyUnits, powerUnit, sameDimension, unitless } from '../units/units.ts';
import type { Environment, MathError, Quantity, Result, Unit } from '../value.ts';
import { Exact } from './decimal.ts';
import { extend } from './environment.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluateOptions } from './evaluator.ts';
import { rootBetween } from './optimise.ts';
import { make } from './quantity.ts';

/** The two sides at one value of the unknown, or why not. */
type Sides = { readonly left: Quantity; readonly right: Quantity } | MathError;

const isError = (sides: Sides): sides is MathError => 'code' in sides;

/**
 * The values of `unknown` for which an equation holds, least first: a linear equation exactly, any other by bracketing on a logarithmic
 * grid (positive numbers, then negative ones, from 1e-15 to 1e40) and root finding between the brackets. The unknown takes the unit that
 * makes both sides agree. `domain` where no value was found.
 */
export const solveEquation = (
	equation: Expression,
	unknown: string,
	env: Environment,
	options: EvaluateOptions = {},
): Result<readonly Quantity[]> => {
	const no = (code: MathError['code'], message: Message): Result<never> => ({
		ok: false,
		error: { code, message, span: equation.span },
	});
	if (
		equation.kind !== 'relation' ||
		equation.operators.length !== 1 ||
		!['=', '≈', ':=', '≡'].includes(equation.operators[0]!)
	)
		return no('unsupported', say`only one equation can be solved`);
	const unit = unitOfUnknown(equation, unknown, env, options);
	if ('code' in unit) return { ok: false, error: unit };
	const at = (x: Quantity): Sides => sidesAt(equation, extend(env, new Map([[unknown, x]])), options);
	const linear = solveLinearly(at, unit);
	if (linear !== undefined)
		return linear.length > 0
			? { ok: true, value: linear }
			: no('domain', say`no value of ${unknown} solves this equation`);
	const gap = (x: number): number => {
		const sides = at(make(x, undefined, unit, 0));
		return isError(sides) ? Number.NaN : sides.left.value - sides.right.value;
	};
	const roots = [...bracketed(gap, -1), ...bracketed(gap, 1)];
	if (Math.abs(gap(0)) === 0) roots.push(0);
	const distinct = roots
		.toSorted((a, b) => a - b)
		.filter((x, k, all) => k === 0 || Math.abs(x - all[k - 1]!) > 1e-9 * Math.abs(x));
	if (distinct.length === 0) return no('domain', say`no value of ${unknown} was found that solves this equation`);
	return { ok: true, value: distinct.map(x => make(x, undefined, unit, 0)) };
};

const sidesAt = (equation: RelationNode, env: Environment, options: EvaluateOptions): Sides => {
	const left = evaluate(equation.operands[0]!, env, options);
	if (!left.ok) return left.error;
	const right = evaluate(equation.operands[1]!, env, options);
	if (!right.ok) return right.error;
	if (left.value.kind !== 'quantity' || right.value.kind !== 'quantity')
		return { code: 'unsupported', message: say`only equations between numbers can be solved`, span: equation.span };
	return { left: left.value, right: right.value };
};

/** The unit that the unknown must have, found from the units of the sides with a bare 2 in its place. */
const unitOfUnknown = (
	equation: RelationNode,
	unknown: string,
	env: Environment,
	options: EvaluateOptions,
): Unit | MathError => {
	const with1 = (unit: Unit): Sides =>
		sidesAt(equation, extend(env, new Map([[unknown, make(2 * unit.factor, undefined, unit, 0)]])), options);
	const first = with1(unitless);
	const fits = (sides: Sides): boolean =>
		!isError(sides) &&
		(sameDimension(sides.left.unit, sides.right.unit) ||
			[sides.left, sides.right].some(side => side.value === 0 && isBare(side.unit)));
	if (fits(first)) return unitless;
	const candidates: Unit[] = [];
	if (!isError(first)) {
		const ratio = multiplyUnits(first.right.unit, first.left.unit, -1);
		for (const power of [1, -1, 0.5, -0.5, 2, 1 / 3]) candidates.push(powerUnit(ratio, power));
	} else if (first.code !== 'dimension') return first;
	// x + 3 s = 5 s: the unknown has the unit of what stands beside it
	for (const side of equation.operands) {
		const stack: Expression[] = [side];
		while (stack.length > 0 && candidates.length < 40) {
			const node = stack.pop()!;
			const value = evaluate(node, env, options);
			if (value.ok && value.value.kind === 'quantity' && !isBare(value.value.unit)) candidates.push(value.value.unit);
			if (node.kind === 'apply') stack.push(...node.args);
		}
	}
	for (const unit of candidates) if (fits(with1(unit))) return unit;
	if (isError(first)) return first;
	return {
		code: 'dimension',
		message: say`the sides are ${describeDimension(first.left.unit)} and ${describeDimension(first.right.unit)}`,
		span: equation.span,
	};
};

/** The solution of an equation that is linear in the unknown, exact where its numbers are; undefined where it is not linear. */
const solveLinearly = (at: (x: Quantity) => Sides, unit: Unit): readonly Quantity[] | undefined => {
	const one = unit.exact ?? new Exact(unit.factor);
	const points: { readonly left: Decimal; readonly right: Decimal; readonly exact: boolean; readonly error: number }[] =
		[];
	for (const k of [1, 2, 3, 5]) {
		const sides = at(make(k * unit.factor, one.times(k), unit, 0));
		if (isError(sides)) return undefined;
		const { left, right } = sides;
		points.push({
			left: left.decimal ?? new Exact(left.value),
			right: right.decimal ?? new Exact(right.value),
			exact: left.decimal !== undefined && right.decimal !== undefined,
			error: left.error + right.error,
		});
	}
	const exact = points.every(point => point.exact);
	let slope = new Exact(0);
	let gap = new Exact(0);
	for (const side of ['left', 'right'] as const) {
		const [a, b, c, d] = points.map(point => point[side]) as [Decimal, Decimal, Decimal, Decimal];
		const step = b.minus(a);
		const size = [a, b, c, d].reduce((most, x) => (x.abs().greaterThan(most) ? x.abs() : most), new Exact(0));
		const noise = size.times(exact ? 1e-35 : 1e-13);
		// a side that hardly moves between 1 and 5 tells nothing about its form
		if (!exact && !step.isZero() && step.abs().lessThan(size.times(1e-6))) return undefined;
		if (c.minus(b).minus(step).abs().greaterThan(noise) || d.minus(c).minus(step.times(2)).abs().greaterThan(noise))
			return undefined;
		slope = side === 'left' ? slope.plus(step) : slope.minus(step);
		gap = side === 'left' ? gap.plus(a) : gap.minus(a);
	}
	if (slope.abs().lessThanOrEqualTo(gap.abs().times(exact ? 1e-35 : 1e-13))) return gap.isZero() ? undefined : [];
	const x = gap.div(slope).negated().plus(1).times(one);
	const error = points[0]!.error === 0 ? 0 : Math.abs((points[0]!.error / slope.toNumber()) * unit.factor);
	return [make(x.toNumber(), exact ? x : undefined, unit, error)];
};

/** Roots of one sign, by sign changes on a grid in the logarithm. */
const bracketed = (gap: (x: number) => number, sign: 1 | -1): readonly number[] => {
	const roots: number[] = [];
	const at = (t: number): number => gap(sign * Math.exp(t));
	const [from, to, steps] = [Math.log(1e-15), Math.log(1e40), 250];
	let before: { readonly t: number; readonly value: number } | undefined;
	for (let k = 0; k <= steps; k++) {
		const t = from + ((to - from) * k) / steps;
		const value = at(t);
		if (!Number.isFinite(value)) {
			before = undefined;
			continue;
		}
		if (value === 0) roots.push(sign * Math.exp(t));
		else if (before && before.value !== 0 && Math.sign(before.value) !== Math.sign(value)) {
			const root = sign * Math.exp(rootBetween(at, before.t, t));
			// a pole changes sign too, and leaves a large gap
			const left = Math.abs(gap(root));
			if (left <= 1e-6 * Math.max(Math.abs(before.value), Math.abs(value))) roots.push(root);
		}
		before = { t, value };
	}
	return roots;
};
