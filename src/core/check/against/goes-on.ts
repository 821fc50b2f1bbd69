import type { Literal } from '../../math/literal.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { NodeState } from '../numbers/flow.ts';
import { resultsOf } from './agreement.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** Fewer digits are those of many numbers. */
const FIGURES = 3;

/**
 * Whether a number is worked out with what the key of an earlier part came to, and what is no number of this part's key: 16,384 tokens times the 92,160 bytes
 * of cache of each, where this key takes the question for one about activations. The answer goes on from there, and the key does not.
 */
export function goesOnFromAnother(
	{ part, statements, solution, findings, flow }: PartUnderCheck,
	{ node }: NodeState,
): boolean {
	const expression = statements[node.statement ?? -1]?.expression;
	if (expression?.kind !== 'relation') return false;
	const side = expression.operands[(node.operand ?? 0) - 1];
	if (side?.kind !== 'apply') return false;
	const own = [...resultsOf(solution), ...solution.givens].flatMap(({ value }) =>
		value?.kind === 'quantity' ? [value] : [],
	);
	const isOwn = (quantity: Quantity): boolean =>
		own.some(({ value, unit }) => isNear(value, quantity.value) && sameDimension(unit, quantity.unit));
	const right = flow.states.filter(({ status, node: { id } }) => status === 'right' && id < node.id);
	/** A number that this part has worked out itself, a step before: what it was made of. */
	const madeOf = (value: number): readonly Literal[] => {
		const before = right.findLast(
			({ node: other }) => other.part === part && other.role === 'result' && isNear(other.literal.value, value),
		)?.node;
		const chain = statements[before?.statement ?? -1]?.expression;
		const from = chain?.kind === 'relation' ? chain.operands[(before?.operand ?? 0) - 1] : undefined;
		return from?.kind === 'apply' ? leavesOf(from).map(({ literal }) => literal) : [];
	};
	const isOfAnother = (literal: Literal, measured: boolean): boolean =>
		literal.figures >= FIGURES &&
		right.some(({ node: other, finding }) => {
			if (other.part === undefined || other.part >= part || finding === undefined) return false;
			const known = findings[finding];
			const confirmed = known?.target !== undefined && known.verdict === 'right';
			return (
				isNear(other.literal.value, literal.value) &&
				(confirmed || (measured && other.role === 'result' && !isDimensionless(other.quantity.unit))) &&
				!isOwn(other.quantity)
			);
		});
	return leavesOf(side).some(
		({ literal }) => isOfAnother(literal, false) || madeOf(literal.value).some(each => isOfAnother(each, true)),
	);
}

const isNear = (a: number, b: number): boolean => Math.abs(a / b - 1) < 1e-6;
