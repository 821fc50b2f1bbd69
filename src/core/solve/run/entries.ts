import { extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import { isBare, sameDimension, unitless } from '../../math/units/units.ts';
import type { MathError, MatrixValue, Result, Value } from '../../math/value.ts';
import { walk } from '../../math/walk.ts';
import { type Message, say } from '../../text/message.ts';
import { wholeOf } from '../key/key-scope.ts';
import type { Definition } from '../key.ts';
import type { Running } from './run.ts';
import { resolveEntries } from './substitute.ts';

/** How many entries a definition by entries may come to. */
const MOST = 10_000;

/** Entries of bound matrices as indexing. */
export const prepare = (expression: Expression, running: Running): Expression =>
	resolveEntries(
		expression,
		name => {
			const value = running.environment.get(name);
			return value !== undefined ? value.kind === 'matrix' : running.environment.shape(name) !== undefined;
		},
		name => running.environment.get(name)?.kind === 'quantity',
	);

/** Letters that index a bound vector, matrix or list, with how far they run: rows first, then columns; a lone letter is a column. */
export function indexRanges(sides: readonly Expression[], running: Running): ReadonlyMap<string, number> {
	const env = running.environment;
	const ranges = new Map<string, number>();
	for (const side of sides)
		walk(prepare(side, running), node => {
			if (node.kind !== 'index' || node.base.kind !== 'symbol') return;
			const value = env.get(node.base.name);
			const limits = value && limitsOf(value, node.indices.length);
			node.indices.forEach((index, position) => {
				const limit = limits?.[position];
				if (limit !== undefined && index.kind === 'symbol' && env.get(index.name) === undefined)
					ranges.set(index.name, Math.min(ranges.get(index.name) ?? Number.POSITIVE_INFINITY, limit));
			});
		});
	// A letter that a sum binds is none of ours.
	for (const side of sides)
		walk(side, node => {
			if (node.kind === 'big')
				for (const variable of node.variables) if (variable.kind === 'symbol') ranges.delete(variable.name);
		});
	return ranges;
}

function limitsOf(value: Value, count: number): readonly number[] | undefined {
	if (value.kind === 'list') return [value.items.length];
	if (value.kind !== 'matrix') return undefined;
	const { rows, columns } = value.matrix;
	if (count > 1) return [rows, columns];
	return [Math.min(rows, columns) === 1 ? Math.max(rows, columns) : columns];
}

const mentions = (body: Expression, symbol: string): boolean => {
	let found = false;
	walk(body, node => {
		found ||= node.kind === 'symbol' && (node.name === symbol || wholeOf(node) === symbol);
	});
	return found;
};

/** The entries of a recurrence that are known so far; those that come later are no numbers. */
function soFar(values: readonly Value[], rows: number, columns: number): MatrixValue {
	const [first] = values;
	const tall = first?.kind === 'matrix' ? first.matrix.rows : undefined;
	const matrix =
		tall === undefined ? new Matrix(rows, columns).fill(Number.NaN) : new Matrix(tall, rows).fill(Number.NaN);
	for (const [at, value] of values.entries())
		if (value.kind === 'matrix') for (let row = 0; row < tall!; row++) matrix.set(row, at, value.matrix.get(row, 0));
		else if (value.kind === 'quantity') matrix.set(Math.floor(at / columns), at % columns, value.value);
	const unit = first?.kind === 'quantity' && !isBare(first.unit) ? first.unit : undefined;
	return { kind: 'matrix', matrix, ...(unit ? { unit } : {}) };
}

const isUnfilled = (value: Value): boolean =>
	value.kind === 'quantity'
		? Number.isNaN(value.value)
		: value.kind === 'matrix' && value.matrix.to1DArray().some(Number.isNaN);

/**
 * The value of a definition by entries. `y_i` of numbers is a column vector, `y_i` of columns the matrix that they make, `S_{ij}` a
 * matrix. An entry may be made of earlier ones (`x_i` of `x_{i-1}`, row by row in a matrix): a recurrence. How far a letter runs is said beside the formula or by what it indexes on the right side; undefined where that has no value yet.
 */
export function valueByEntries(definition: Definition, running: Running): Result<MatrixValue> | undefined {
	const letters = definition.indices ?? [];
	const ranges = indexRanges([definition.body], running);
	const sizes = letters.map(letter => {
		const said = definition.ranges?.get(letter);
		const value = said && evaluate(prepare(said, running), running.environment);
		return value?.ok && value.value.kind === 'quantity' ? Math.floor(value.value.value) : ranges.get(letter);
	});
	const [rows, columns = 1] = sizes;
	if (rows === undefined || sizes.includes(undefined)) return undefined;
	const { span } = definition.body;
	const error = (code: MathError['code'], message: Message): Result<MatrixValue> => ({
		ok: false,
		error: { code, message, span },
	});
	if (rows < 1 || columns < 1) return error('domain', say`there is no entry`);
	if (rows * columns > MOST) return error('too-large', say`${rows} × ${columns} entries are too many`);
	const values: Value[] = [];
	const recurs = mentions(definition.body, definition.symbol);
	const body = prepare(
		definition.body,
		recurs
			? { ...running, environment: extend(running.environment, [[definition.symbol, soFar([], rows, columns)]]) }
			: running,
	);
	for (let row = 1; row <= rows; row++)
		for (let column = 1; column <= columns; column++) {
			const at = [row, column].slice(0, letters.length);
			const environment = extend(running.environment, [
				...(recurs ? [[definition.symbol, soFar(values, rows, columns)] as const] : []),
				...letters.map((letter, i) => [letter, { kind: 'quantity', value: at[i]!, unit: unitless, error: 0 }] as const),
			]);
			const result = evaluate(body, environment);
			if (!result.ok) return result.error.code === 'unbound' ? undefined : result;
			if (result.value.kind === 'symbolic') return undefined;
			if (recurs && isUnfilled(result.value)) return error('domain', say`an entry needs one that comes later`);
			values.push(result.value);
		}
	const quantities = values.filter(value => value.kind === 'quantity');
	const unit = quantities[0]?.unit;
	if (unit && quantities.length === values.length) {
		if (!quantities.every(value => sameDimension(value.unit, unit)))
			return error('dimension', say`the entries have different units`);
		const numbers = quantities.map(({ value }) => value);
		const grid = Array.from({ length: rows }, (_, row) => numbers.slice(row * columns, (row + 1) * columns));
		return { ok: true, value: { kind: 'matrix', matrix: new Matrix(grid), ...(isBare(unit) ? {} : { unit }) } };
	}
	if (letters.length === 1 && values.every(value => value.kind === 'matrix' && value.matrix.columns === 1)) {
		const vectors = values.flatMap(value => (value.kind === 'matrix' ? [value.matrix] : []));
		const height = vectors[0]!.rows;
		if (!vectors.every(vector => vector.rows === height))
			return error('shape', say`the columns have different lengths`);
		const grid = Array.from({ length: height }, (_, row) => vectors.map(vector => vector.get(row, 0)));
		return { ok: true, value: { kind: 'matrix', matrix: new Matrix(grid) } };
	}
	return error('unsupported', say`an entry is a number, a column or nothing that can be put together`);
}
