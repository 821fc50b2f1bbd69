import { columnsOf, largest, Matrix, rankFrom, svd, svdOfProduct } from './matrix.ts';

/** An orthonormal basis of the column space, as columns (m × rank); of a product through its factors. */
export const columnSpace = (factors: readonly Matrix[]): Matrix => {
	const { u, s } = factors.length === 1 ? svd(factors[0]!) : svdOfProduct(factors);
	return columnsOf(u, rankFrom(s, factors[0]!.rows, factors[factors.length - 1]!.columns));
};

/** An orthonormal basis of the row space, as columns (n × rank). */
export const rowSpace = (factors: readonly Matrix[]): Matrix => {
	const { v, s } = factors.length === 1 ? svd(factors[0]!) : svdOfProduct(factors);
	return columnsOf(v, rankFrom(s, factors[0]!.rows, factors[factors.length - 1]!.columns));
};

/** An orthonormal basis of what the columns of `basis` (orthonormal) do not reach. */
export const complement = (basis: Matrix): Matrix => {
	const n = basis.rows;
	if (basis.columns === 0) return Matrix.eye(n);
	if (basis.columns >= n) return new Matrix(n, 0);
	const projector = Matrix.eye(n).sub(basis.mmul(basis.transpose()));
	return columnsOf(svd(projector).u, n - basis.columns);
};

/** An orthonormal basis of the null space (n × nullity). */
export const nullSpace = (factors: readonly Matrix[]): Matrix => complement(rowSpace(factors));

/** Whether every column of a lies in the span of the orthonormal columns of b. */
export const within = (a: Matrix, b: Matrix): boolean => {
	if (a.columns === 0) return true;
	if (a.rows !== b.rows) return false;
	const size = largest(a);
	if (size === 0) return true;
	if (b.columns === 0) return false;
	const rest = Matrix.sub(a, b.mmul(b.transpose().mmul(a)));
	return largest(rest) <= 1e-9 * size;
};
