import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { map } from '../../math/walk.ts';
import { say } from '../../text/message.ts';
import { type Attempt, again, holds } from './comparison.ts';
import { isBare, relabel } from './operand.ts';

const BILLION = parsePlain('10^9').expression;

/** What a number of bytes is counted in where its unit is left to the other side. */
const BYTE = 8;

/**
 * `2 × 11.3 B = 22.6 GFLOP`, `45.1 B × 2 bytes = 90.2 GB`, `5,529,600 / 3.4 B = 0.163 %`, `3.4 B · 8 = 27.2 GB`: a B that means billions, where bytes
 * would not fit; `1.48e12 / 4.3 ≈ 344 B`.
 */
export const billions: Attempt = (plain, sign, around) => {
	const left = inBillions(plain.left.expression);
	const right = inBillions(plain.right.expression);
	if (left === undefined && right === undefined) return undefined;
	const quantityOf = (expression: Expression | undefined) => {
		const result = expression && evaluate(expression, around.environment);
		return result?.ok && result.value.kind === 'quantity' ? result.value : undefined;
	};
	const first = left ? quantityOf(left) : plain.left.quantity;
	const second = right ? quantityOf(right) : plain.right.quantity;
	if (!first || !second || first.value === 0) return undefined;
	// The number of operations is as many as they are, whether it says so or not; one of bytes may leave them to the result.
	for (const factor of left && second.unit.dimension.hard.bit === 1 ? [1, BYTE] : [1]) {
		const other = again(
			plain,
			sign,
			around,
			isBare(first) && !isBare(second) ? relabel(first, { ...second.unit, factor, exact: undefined }) : first,
			isBare(second) && !isBare(first) ? relabel(second, { ...first.unit, factor: 1, exact: undefined }) : second,
			say`B as billions`,
		);
		if (holds(other)) return other;
	}
	return undefined;
};

/** An expression with every `B` behind a number as 10⁹; undefined where none stands there. */
function inBillions(expression: Expression): Expression | undefined {
	let found = false;
	const scaled = map(expression, node => {
		if (node.kind !== 'measure' || node.unit.text !== 'B') return node;
		found = true;
		return { kind: 'apply', operator: 'multiply', args: [node.value, BILLION], span: node.span };
	});
	return found ? scaled : undefined;
}
