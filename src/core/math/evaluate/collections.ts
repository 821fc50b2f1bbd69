import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { CollectionNode, MatrixNode } from '../expression.ts';
import { isDots } from '../gap.ts';
import type { Environment, Quantity, Unit, Value } from '../value.ts';
import { evaluateBuilder } from './big.ts';
import type { Run } from './evaluator.ts';
import * as linear from './linear.ts';
import { determinant, Matrix, norm } from './matrix.ts';
import { bare, fail } from './quantity.ts';
import * as sets from './sets.ts';

export const evaluateMatrix = (e: MatrixNode, env: Environment, run: Run): Value => {
	if (e.elided) return fail('unsupported', say`the matrix has entries left out`, e.span);
	if (e.rows.length === 0 || e.rows[0]!.length === 0) return fail('unreadable', say`the matrix is empty`, e.span);
	const width = e.rows[0]!.length;
	if (e.rows.some(row => row.length !== width))
		return fail('shape', say`the rows of the matrix differ in length`, e.span);
	const values = e.rows.map(row => row.map(entry => run.evaluate(entry, env)));
	if (values.every(row => row.every(value => value.kind === 'text'))) return { kind: 'list', items: values.flat() };
	const blocks = values.some(row => row.some(value => value.kind === 'matrix'));
	const matrix = blocks ? blockMatrix(values, e.span) : plainMatrix(values as Quantity[][], e.span);
	if (e.bracket === '|') return bare(linear.guarded(e.span, () => determinant(matrix.matrix)));
	if (e.bracket === '‖') return bare(linear.guarded(e.span, () => norm(matrix.matrix, '2')));
	return matrix;
};

const plainMatrix = (values: readonly (readonly Value[])[], span: Span): linear.Linear => {
	let unit: Unit | undefined;
	const numbers = values.map(row =>
		row.map(value => {
			const entry = value.kind === 'list' ? fail('shape', say`a list stands in a matrix`, span) : value;
			if (entry.kind !== 'quantity') return fail('unsupported', say`the entries of a matrix are numbers`, span);
			if (entry.value !== 0 && unit === undefined) unit = entry.unit;
			else if (entry.value !== 0) linear.needSameUnit(unit!, entry.unit, span);
			return entry.value;
		}),
	);
	return linear.matrixValue(new Matrix(numbers), unit);
};

/** Numbers beside blocks: 0 and multiples of the identity take the size that is left. */
const blockMatrix = (values: readonly (readonly Value[])[], span: Span): linear.Linear => {
	// I beside blocks whose size is known takes that size
	const own = values
		.flat()
		.flatMap(value => (value.kind === 'matrix' && !value.identity ? [linear.sizeOf(value)[0]] : []));
	const common = own.every(size => size === own[0]) ? (own[0] ?? 1) : 1;
	const hasIdentity = (line: readonly Value[]): boolean =>
		line.some(value => value.kind === 'matrix' && value.identity) &&
		!line.some(value => value.kind === 'matrix' && !value.identity);
	const heights = values.map(row =>
		hasIdentity(row)
			? common
			: Math.max(...row.map(value => (value.kind === 'matrix' && !value.identity ? linear.sizeOf(value)[0] : 1))),
	);
	const widths = values[0]!.map((_, k) =>
		hasIdentity(values.map(row => row[k]!))
			? common
			: Math.max(
					...values.map(row =>
						row[k]!.kind === 'matrix' && !(row[k] as linear.Linear).identity
							? linear.sizeOf(row[k] as linear.Linear)[1]
							: 1,
					),
				),
	);
	const blocks = values.map((row, i) =>
		row.map((value, j) => {
			if (value.kind === 'matrix' && !value.identity) return value;
			if (value.kind === 'matrix')
				return linear.matrixValue(Matrix.mul(Matrix.eye(heights[i]!, widths[j]!), value.matrix.get(0, 0)));
			if (value.kind !== 'quantity') return fail('unsupported', say`a block of a matrix is a matrix or a number`, span);
			if (value.value !== 0 && (heights[i] !== 1 || widths[j] !== 1))
				return fail('shape', say`a number stands where a block belongs`, span);
			return linear.matrixValue(Matrix.zeros(heights[i]!, widths[j]!).fill(value.value));
		}),
	);
	return linear.fromBlocks(blocks, span);
};

export const evaluateCollection = (e: CollectionNode, env: Environment, run: Run): Value => {
	if (e.form === 'builder') return evaluateBuilder(e, env, run);
	const items = e.items.filter(item => !(e.elided && isDots(item))).map(item => run.evaluate(item, env));
	if (e.elided) {
		const progression = progressionOf(items);
		if (progression === undefined) return fail('unsupported', say`the items between the dots are not clear`, e.span);
		return e.form === 'set' ? progression : { kind: 'list', items: sets.members(progression, 100_000, e.span) };
	}
	if (e.form === 'set') return sets.setOfValues(items);
	if (e.form === 'interval') return fail('unsupported', say`an interval is no finite set`, e.span);
	if (items.length === 1 && e.form === 'tuple') return items[0]!;
	return { kind: 'list', items };
};

/** `1, 2, …, n` and `0, 2, …, 10`. */
const progressionOf = (items: readonly Value[]): ReturnType<typeof sets.setOfRuns> | undefined => {
	const numbers = items.map(item =>
		item.kind === 'quantity' && Number.isSafeInteger(item.value) ? item.value : Number.NaN,
	);
	if (numbers.length < 2 || numbers.some(Number.isNaN)) return undefined;
	const last = numbers[numbers.length - 1]!;
	const step = numbers.length === 2 ? 1 : numbers[1]! - numbers[0]!;
	for (let k = 1; k < numbers.length - 1; k++) if (numbers[k]! - numbers[k - 1]! !== step) return undefined;
	if (step <= 0 || last < numbers[0]! || (last - numbers[0]!) % step !== 0) return undefined;
	if (step === 1) return sets.setOfRuns([[numbers[0]!, last]]);
	const count = (last - numbers[0]!) / step + 1;
	if (count > 100_000) return undefined;
	return sets.setOfRuns(
		Array.from({ length: count }, (_, k) => [numbers[0]! + k * step, numbers[0]! + k * step] as const),
	);
};
