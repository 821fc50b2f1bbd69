import type { Expression } from '../../math/expression.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { walk } from '../../math/walk.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { type NodeState, wordsOf } from '../numbers/flow.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** How far behind a calculation its whole number may stand. */
const NEAR = 40;
/** What makes an approximation, or something else, of a whole number behind a calculation. */
const OTHERWISE =
	/[;!?]|\.\s|≈|~|\b(?:about|roughly|approximately|around|nearly|almost|more than|less than|not|if|would)\b/i;

/**
 * "26/24 = 1.08, so 1 GPU": whether a number of things, said right behind a calculation that comes to no whole number, is that number made
 * whole for the count asked for, whichever way it was rounded.
 */
export function isRoundedCount(
	{ answer, leading, flow }: PartUnderCheck,
	{ node }: NodeState,
	result: NamedResult,
): boolean {
	const value = result.value as Quantity;
	if (!isDimensionless(value.unit) || value.error !== 0 || !Number.isInteger(value.value)) return false;
	const nouns = Object.keys(node.quantity.unit.dimension.nouns).map(noun => noun.toLowerCase());
	const wanted = [...wordsOf(result.name)];
	if (node.literal.form !== 'integer' || nouns.length !== 1 || wanted.length !== 1 || wanted[0] !== nouns[0])
		return false;
	const own = answer.find(({ index }) => index === node.statement)?.statement;
	if (own?.kind !== 'result') return false;
	const whole = node.quantity.value;
	return answer.some(({ statement, index }) => {
		const { anchor, expression } = statement;
		const between = own.anchor.span.start - anchor.span.end;
		if (expression.kind !== 'relation' || anchor.block !== own.anchor.block || between < 0 || between > NEAR)
			return false;
		if (
			OTHERWISE.test(
				leading(own)
					.slice(-between)
					.replace(/\bi\.\s?e\./g, ''),
			)
		)
			return false;
		const last = expression.operands.length - 1;
		return flow.states.some(
			({ node: { statement: of, operand, quantity }, status }) =>
				of === index &&
				operand === last &&
				status === 'right' &&
				isDimensionless(quantity.unit) &&
				!Number.isInteger(quantity.value) &&
				Math.abs(quantity.value - whole) < 1,
		);
	});
}

/** `50,000/128 = 390.6, so 391`: what is not whole yet of a count that the key makes whole. */
export function isBeforeRounding(
	{ solution }: PartUnderCheck,
	written: Quantity,
	{ symbol }: NamedResult,
	value: Quantity,
): boolean {
	if (Number.isInteger(written.value) || Math.abs(written.value - value.value) >= 1) return false;
	return solution.steps.some(
		({ expression, formulas = [], results }) =>
			results.some(result => result.symbol === symbol) && [expression, ...formulas].some(makesWhole),
	);
}

function makesWhole(formula: Expression): boolean {
	let found = false;
	walk(formula, node => {
		found ||= node.kind === 'apply' && (node.operator === 'ceil' || node.operator === 'floor');
	});
	return found;
}
