import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { unitless } from '../units/units.ts';
import type { MatrixValue, Quantity, Value } from '../value.ts';
import { asSet } from './arithmetic.ts';
import { Exact, squareRoot } from './decimal.ts';
import * as linear from './linear.ts';
import * as algebra from './matrix.ts';
import * as spaces from './matrix-spaces.ts';
import * as q from './quantity.ts';
import { fail } from './quantity.ts';
import * as sets from './sets.ts';

const { guarded, toMatrix } = linear;

export const normOf = (value: Value, order: Value | undefined, span: Span): Quantity => {
	if (value.kind === 'quantity') return q.make(Math.abs(value.value), value.decimal?.abs(), value.unit, value.error);
	const m = toMatrix(value, say`a norm`, span);
	const kind = normKind(order, span);
	if (m.factors && kind === 'F') {
		const values = algebra.svdOfProduct(m.factors).s;
		return q.make(algebra.norm(algebra.Matrix.columnVector([...values]), 'F'), undefined, m.unit ?? unitless, 0);
	}
	if (m.factors && kind === '2') return q.make(algebra.svdOfProduct(m.factors).s[0]!, undefined, m.unit ?? unitless, 0);
	const vector = m.matrix.rows === 1 || m.matrix.columns === 1;
	if (vector && (kind === '2' || kind === 'F')) return exactLength(m);
	if (typeof kind === 'number') {
		if (!vector) fail('unsupported', say`a matrix has the norms 1, 2, inf, F and *`, span);
		const sum = m.matrix.to1DArray().reduce((total, x) => total + Math.abs(x) ** kind, 0);
		return q.make(sum ** (1 / kind), undefined, m.unit ?? unitless, 0);
	}
	return q.make(
		guarded(span, () => algebra.norm(m.matrix, kind)),
		undefined,
		m.unit ?? unitless,
		0,
	);
};

/** The length of a vector of whole numbers is exact where the root is. */
const exactLength = (m: MatrixValue): Quantity => {
	const entries = m.matrix.to1DArray();
	const value = algebra.norm(m.matrix, '2');
	if (!entries.every(x => Number.isInteger(x) && Math.abs(x) < 2 ** 25) || entries.length > 10_000)
		return q.make(value, undefined, m.unit ?? unitless, 0);
	const decimal = squareRoot(new Exact(entries.reduce((sum, x) => sum + x * x, 0)));
	return q.make(decimal.toNumber(), decimal, m.unit ?? unitless, 0);
};

const normKind = (order: Value | undefined, span: Span): algebra.NormKind | number => {
	if (order === undefined) return '2';
	if (order.kind === 'text') {
		const name = order.text.replace(/[\\{}\s]/g, '').toLowerCase();
		if (name === 'f' || name === 'frobenius' || name === 'fro') return 'F';
		if (name === 'op' || name === 'spectral' || name === '2' || name === 'sigma') return '2';
		if (name === '*' || name === 'nuclear' || name === 'tr' || name === 'ast') return 'nuclear';
		if (name === 'inf' || name === 'infty' || name === 'max') return 'inf';
	}
	if (order.kind === 'quantity') {
		if (order.value === 2) return '2';
		if (order.value === 1) return '1';
		if (order.value === Number.POSITIVE_INFINITY) return 'inf';
		if (order.value > 0) return order.value;
	}
	return fail('unsupported', say`this norm is not known`, span);
};

export const softmaxOf = (value: Value, along: Value | undefined, span: Span): Value => {
	const m = toMatrix(value, say`softmax`, span);
	const { matrix } = m;
	linear.plainEntries(m, say`softmax`, span);
	const vector = matrix.rows === 1 || matrix.columns === 1;
	const word = along?.kind === 'text' ? along.text.toLowerCase() : '';
	if (vector && !/^(row|col)/.test(word)) {
		const weights = algebra.softmax(matrix.to1DArray());
		return linear.matrixValue(matrix.rows === 1 ? new algebra.Matrix([weights]) : algebra.Matrix.columnVector(weights));
	}
	const columns = word.startsWith('col');
	const source = columns ? matrix.transpose() : matrix;
	const result = new algebra.Matrix(source.to2DArray().map(algebra.softmax));
	return linear.matrixValue(columns ? result.transpose() : result);
};

export const space = (matrix: algebra.Matrix): MatrixValue => ({ kind: 'matrix', matrix, subspace: true });

export const concat = (values: readonly Value[], span: Span): Value => {
	const parts = values
		.flatMap(value => (value.kind === 'list' ? value.items : [value]))
		.map(value => toMatrix(value, say`concatenation`, span));
	if (parts.length === 0) fail('domain', say`nothing to put together`, span);
	const first = parts[0]!.matrix;
	const columns = parts.every(part => part.matrix.columns === 1);
	const sameHeight = parts.every(part => part.matrix.rows === first.rows);
	return columns || !sameHeight
		? linear.fromBlocks(
				parts.map(part => [part]),
				span,
			)
		: linear.fromBlocks([parts], span);
};

export const diagonal = (args: readonly Value[], span: Span): Value => {
	const value = args.length === 1 ? args[0]! : ({ kind: 'list', items: args } as const);
	const m = toMatrix(value, say`diag`, span);
	const { matrix } = m;
	if (matrix.rows !== 1 && matrix.columns !== 1) return linear.column(matrix.diagonal(), m.unit);
	return linear.matrixValue(algebra.Matrix.diag(matrix.to1DArray()), m.unit);
};

export const sameWay = (x: MatrixValue, y: MatrixValue): MatrixValue => {
	const [rows, columns] = linear.sizeOf(x);
	const [otherRows, otherColumns] = linear.sizeOf(y);
	return rows === otherColumns && columns === otherRows && rows !== columns && (rows === 1 || columns === 1)
		? linear.transposeOf(x)
		: x;
};

export const spanned = (args: readonly Value[], span: Span): MatrixValue[] =>
	args
		.flatMap(value =>
			value.kind === 'list'
				? value.items.every(item => item.kind === 'quantity')
					? [value]
					: value.items
				: value.kind === 'set'
					? (value.items ?? [])
					: [value],
		)
		.map(value => toMatrix(value, say`a span`, span));

export const combineSets = (
	operator: 'union' | 'intersection' | 'difference',
	args: readonly Value[],
	span: Span,
): Value => {
	if (args.every(value => value.kind === 'matrix' && value.subspace)) {
		if (operator === 'intersection')
			return (args as readonly MatrixValue[]).reduce((a, b) => {
				const parts = [spaces.complement(a.matrix), spaces.complement(b.matrix)]
					.filter(part => part.columns > 0)
					.map(part => linear.matrixValue(part));
				if (parts.length === 0) return a;
				return space(
					guarded(span, () => spaces.complement(spaces.columnSpace([linear.fromBlocks([parts], span).matrix]))),
				);
			});
		fail('unsupported', say`of subspaces only sums and intersections are subspaces`, span);
	}
	const values = args.map(value => asSet(value, span));
	return values.reduce((a, b) =>
		operator === 'union'
			? sets.union(a, b)
			: operator === 'intersection'
				? sets.intersection(a, b)
				: sets.difference(a, b),
	);
};
