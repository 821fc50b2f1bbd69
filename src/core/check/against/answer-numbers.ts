import { leavesOf } from '../../quantities/origins.ts';
import type { NodeState } from '../numbers/flow.ts';
import type { PartUnderCheck } from './part-under-check.ts';
import { isHedged } from './rounding.ts';

/** Numbers that the answer says something comes to. */
export function answersOf({ part, flow, answer }: PartUnderCheck): readonly NodeState[] {
	const indices = new Set(answer.map(({ index }) => index));
	return flow.states.filter(
		({ node }) =>
			node.part === part && node.statement !== undefined && indices.has(node.statement) && node.role !== 'input',
	);
}

/** Whether the text calls a number an approximation, by the sign or the words before it. */
export function isAbout({ statements, leading }: PartUnderCheck, { node }: NodeState): boolean {
	const statement = statements[node.statement ?? -1];
	if (!statement) return false;
	const { expression } = statement;
	if (expression.kind === 'relation' && node.operand !== undefined && node.operand > 0) {
		const sign = expression.operators[node.operand - 1];
		return sign === '≈' || sign === '~';
	}
	return isHedged(
		`${leading(statement)}${statement.source.slice(0, leavesOf(expression)[0]?.expression.span.start ?? 0)}`,
	);
}
