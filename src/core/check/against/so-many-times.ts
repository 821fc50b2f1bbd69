import type { NodeState } from '../numbers/flow.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** How far before a number its own sentence may name the count. */
const REACH = 60;

/**
 * `48 steps per second, and with 8 sequences about 384 tokens per second`: a number that its sentence makes of a right one before it, so many times. It is told as
 * what it is made of, whatever the key has for one.
 */
export function isSoManyTimesRight(
	{ id, quantity, literal, anchor, statement }: NodeState['node'],
	said: readonly NodeState[],
	{ leading, statements }: PartUnderCheck,
): boolean {
	const own = statements[statement ?? -1];
	if (!own || !anchor || !(quantity.value > 0)) return false;
	const words = leading(own)
		.slice(-REACH)
		.split(/[.;!?]\s|\n/)
		.at(-1)!;
	const counts = [...words.matchAll(/(?<![\d.,])(\d{1,4})(?![\d.,]*\d)\s+\p{L}+/gu)].map(([, digits]) =>
		Number(digits),
	);
	const open = Math.max(1e-6, literal.step / Math.abs(literal.value));
	return counts.some(
		count =>
			count > 1 &&
			said.some(
				({ node, status }) =>
					node.id < id &&
					node.anchor?.block === anchor.block &&
					status !== 'wrong' &&
					status !== 'follows' &&
					Math.abs((node.literal.value * count * unitOf(node)) / (literal.value * unitOf({ quantity })) - 1) <= open,
			),
	);
}

const unitOf = ({ quantity }: Pick<NodeState['node'], 'quantity'>): number => quantity.unit.factor;
