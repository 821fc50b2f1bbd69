import type { Expression } from '../../math/expression.ts';
import type { Value } from '../../math/value.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import type { Pair } from './bind-candidates.ts';
import { isMatrix } from './bind-likeness.ts';

/** The rows of a given's declared shape, where the document gives that size in a number or by another matrix. */
export function widthOf(
	{ type }: KeyGiven,
	bound: ReadonlyMap<string, BoundGiven>,
	ranked: readonly Pair[],
): number | undefined {
	const rows = type.kind === 'matrix' || type.kind === 'matrices' ? type.rows : undefined;
	if (rows?.kind !== 'symbol') return undefined;
	for (const { given, value } of bound.values()) {
		const matrix = value?.kind === 'list' ? value.items[0] : value;
		if (matrix?.kind !== 'matrix' || matrix.identity || !isMatrix(given) || given.type.kind === 'quantity') continue;
		if ('rows' in given.type && given.type.rows.kind === 'symbol' && given.type.rows.name === rows.name)
			return matrix.matrix.rows;
		if ('columns' in given.type && given.type.columns.kind === 'symbol' && given.type.columns.name === rows.name)
			return matrix.matrix.columns;
	}
	const width = ranked.find(pair => pair.given.symbol === rows.name)?.candidate.value;
	return width?.kind === 'quantity' ? width.value : undefined;
}

/** The sizes that bound matrices give to the letters of their declared shapes. */
export function sizesOf(key: AnswerKey, bound: ReadonlyMap<string, BoundGiven>): ReadonlyMap<string, number> {
	const sizes = new Map<string, number>();
	for (const { type, symbol } of key.givens) {
		if (type.kind !== 'matrix' && type.kind !== 'matrices') continue;
		const value = bound.get(symbol)?.value;
		const matrix = value?.kind === 'list' ? value.items[0] : value;
		if (matrix?.kind !== 'matrix' || matrix.identity) continue;
		if (type.rows.kind === 'symbol') sizes.set(type.rows.name, matrix.matrix.rows);
		if (type.columns.kind === 'symbol') sizes.set(type.columns.name, matrix.matrix.columns);
	}
	return sizes;
}

/** The givens that are sizes of matrices whose numbers stand there and that say another size: those of other matrices. */
export function otherSizes(key: AnswerKey, bound: ReadonlyMap<string, BoundGiven>): readonly string[] {
	const sizes = sizesOf(key, bound);
	return [...bound].flatMap(([symbol, { value }]) => {
		const size = sizes.get(symbol);
		return size !== undefined && value?.kind === 'quantity' && value.value !== size ? [symbol] : [];
	});
}

/** Whether rows and columns of a matrix are as many as others that are bound say. */
export function isOfSize({ type }: KeyGiven, value: Value, sizes: ReadonlyMap<string, number>): boolean {
	if (type.kind !== 'matrix' || value.kind !== 'matrix') return true;
	const agrees = (size: Expression, count: number): boolean =>
		size.kind !== 'symbol' || (sizes.get(size.name) ?? count) === count;
	return agrees(type.rows, value.matrix.rows) && agrees(type.columns, value.matrix.columns);
}
