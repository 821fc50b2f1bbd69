import { standsFor } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import type { NodeState } from '../numbers/flow.ts';
import { isMiscount } from './attempts.ts';
import { roundingOf } from './rounding.ts';

/** One figure may round much; an exact value is not met by a whole number that lies a quarter beside it. */
function isFarFromExact({ quantity, literal }: NodeState['node'], value: Quantity): boolean {
	if (!literal || literal.bareTen || literal.form !== 'integer' || !sameDimension(quantity.unit, value.unit))
		return false;
	const written = quantity.value / quantity.unit.factor;
	const wanted = value.value / quantity.unit.factor;
	return (
		value.error === 0 &&
		Number.isInteger(written) &&
		Number.isInteger(wanted) &&
		Math.abs(written - wanted) > LOOSE * Math.abs(wanted)
	);
}

/** How far an approximation of one or two figures may lie beside its value. */
const LOOSE = 0.1;

/** How much of a value its inputs may leave open. */
const LOOSEST = 0.02;

/** `iPhone 1`, `3 months`: a figure that was not worked out does not stand for 1.18 or 3.2. */
const isPassing = ({ literal, role }: NodeState['node'], value: Quantity): boolean =>
	literal.form === 'integer' &&
	literal.figures === 1 &&
	literal.zeros === 0 &&
	isDimensionless(value.unit) &&
	!Number.isInteger(value.value) &&
	role !== 'result';

/** The value in a unit that a written number may be meant in: its own dimension's, or for a bare number the key's own, or bytes for bits. */
function readings(node: NodeState['node'], exact: Quantity): readonly Quantity[] {
	const { quantity } = node;
	// Inputs that say an order of magnitude only would let anything pass.
	const value = { ...exact, error: Math.min(exact.error, LOOSEST * Math.abs(exact.value)) };
	if (isMiscount(node, value) || isFarFromExact(node, value) || isPassing(node, value)) return [];
	if (sameDimension(quantity.unit, value.unit)) return [value];
	if (!isDimensionless(quantity.unit)) return [];
	const bytes = (value.unit.dimension.hard.bit ?? 0) === 1 ? [8] : [];
	return [value.unit.factor, ...bytes].map(factor => ({
		...value,
		value: value.value / factor,
		decimal: value.decimal?.div(factor),
		unit: quantity.unit,
	}));
}

/**
 * Whether a written number may be the value, by its digits and in any unit of the dimension. Close is enough: what contradicts a key must be no
 * such number, and what is confirmed by it a rounding of the value as well (`isValue`).
 */
export function agrees({ node }: Pick<NodeState, 'node'>, exact: Quantity, sign: '=' | '≈'): boolean {
	const { quantity, literal } = node;
	return readings(node, exact).some(value =>
		standsFor({ quantity: value, literal: undefined }, sign, { quantity, literal }),
	);
}

/** How a number that agrees with a value stands for it: as its rounding, as something close, or as another number. */
export function standing(
	{ node }: Pick<NodeState, 'node'>,
	exact: Quantity,
	hedged: boolean,
): 'rounded' | 'close' | 'off' | undefined {
	const { quantity, literal } = node;
	const found = readings(node, exact)
		.filter(value => standsFor({ quantity: value, literal: undefined }, '≈', { quantity, literal }))
		.map(value => roundingOf(literal, quantity, value, hedged));
	return (['rounded', 'close', 'off'] as const).find(each => found.includes(each));
}

/** Whether a written number is the value: agrees with it, and is a rounding of it. */
export const isValue = (state: Pick<NodeState, 'node'>, exact: Quantity, sign: '=' | '≈', hedged: boolean): boolean =>
	agrees(state, exact, sign) && standing(state, exact, hedged) === 'rounded';

/** Whether a written number is one that a solution knows: a given, or what a step of any method comes to, also the other way round. */
export function isKnownTo(solution: Solution, written: Pick<NodeState, 'node'>): boolean {
	const { otherMethods, trace } = solution;
	const ways = otherMethods.filter(({ assumes }) => assumes !== true);
	const values = [...resultsOf(solution), ...ways.flatMap(({ results }) => results), ...(trace?.givens ?? [])];
	return values.some(
		({ value }) =>
			value?.kind === 'quantity' &&
			(agrees(written, value, '≈') ||
				(isDimensionless(value.unit) && value.value !== 0 && agrees(written, inverseOf(value), '≈'))),
	);
}

export const inverseOf = (value: Quantity): Quantity => ({ ...value, value: 1 / value.value, decimal: undefined });

/** What was asked for, then what the steps came to on the way; each symbol once. */
export function resultsOf({ results, steps }: Solution): readonly NamedResult[] {
	const all = new Map<string, NamedResult>();
	for (const result of [...results, ...steps.flatMap(step => step.results)]) {
		if (!all.has(result.symbol)) all.set(result.symbol, result);
	}
	return [...all.values()];
}
