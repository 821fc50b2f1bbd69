import { EigenvalueDecomposition, LuDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import { english, type Message, say } from '../../text/message.ts';
import type { MathError } from '../value.ts';

/**
 * Linear algebra. The only file that imports ml-matrix: its decompositions loop without end or give garbage on entries near 1e-295, on NaN,
 * and on wide matrices without `autoTranspose`, so nobody calls them but through these functions.
 */
export { Matrix } from 'ml-matrix';

/** Why a decomposition was refused. */
export class MatrixProblem extends Error {
	constructor(
		readonly code: MathError['code'],
		readonly said: Message,
	) {
		super(english(said));
	}
}

/** U · diag(s) · Vᵀ with orthonormal columns; singular values descending; of each pair the entry of u largest in size is positive. */
export interface Svd {
	readonly u: Matrix;
	readonly s: readonly number[];
	readonly v: Matrix;
}

/** Work that would freeze an editor: a dense decomposition of this many m·n·min(m, n) takes about a second. */
const LARGEST_DECOMPOSITION = 400 ** 3;
const NEGLIGIBLE = 2 ** -500;
const LARGEST_PRODUCT = 2e9;

export const shapeText = (m: Matrix): string => `${m.rows} × ${m.columns}`;

/** The largest entry in size. */
export const largest = (m: Matrix): number => {
	let max = 0;
	for (let i = 0; i < m.rows; i++) {
		for (let j = 0; j < m.columns; j++) {
			const size = Math.abs(m.get(i, j));
			if (!(size <= Number.MAX_VALUE))
				throw new MatrixProblem('domain', say`the matrix has an entry that is no finite number`);
			if (size > max) max = size;
		}
	}
	return max;
};

/** The power of two that brings the largest entry near 1 (exactly, so that nothing is rounded), and the matrix divided by it. */
const scaled = (m: Matrix): { readonly matrix: Matrix; readonly scale: number } => {
	const max = largest(m);
	if (max === 0) return { matrix: m, scale: 0 };
	const exponent = Math.floor(Math.log2(max));
	// 2^-1074 cannot be inverted in one step, so the division is done in two
	const half = Math.trunc(exponent / 2);
	const matrix = m.clone();
	matrix.mul(2 ** -half);
	matrix.mul(2 ** -(exponent - half));
	// beside 1, entries below 2^-500 change nothing, and their squares would cost the orthogonality of the vectors
	for (let i = 0; i < matrix.rows; i++)
		for (let j = 0; j < matrix.columns; j++) if (Math.abs(matrix.get(i, j)) < NEGLIGIBLE) matrix.set(i, j, 0);
	return { matrix, scale: 2 ** exponent };
};

const needSize = (m: Matrix): void => {
	if (m.rows === 0 || m.columns === 0) throw new MatrixProblem('shape', say`the matrix is empty`);
	if (m.rows * m.columns * Math.min(m.rows, m.columns) > LARGEST_DECOMPOSITION)
		throw new MatrixProblem('too-large', say`a dense ${shapeText(m)} matrix is too large to decompose here`);
};

const needSquare = (m: Matrix, what: string | Message): void => {
	if (m.rows !== m.columns) throw new MatrixProblem('shape', say`${what} needs a square matrix, not ${shapeText(m)}`);
};

const fixSigns = (u: Matrix, v: Matrix): void => {
	for (let k = 0; k < u.columns; k++) {
		let best = 0;
		for (let i = 0; i < u.rows; i++) if (Math.abs(u.get(i, k)) > Math.abs(best) * (1 + 1e-9)) best = u.get(i, k);
		if (best >= 0) continue;
		for (let i = 0; i < u.rows; i++) u.set(i, k, -u.get(i, k));
		for (let i = 0; i < v.rows; i++) v.set(i, k, -v.get(i, k));
	}
};

export const columnsOf = (m: Matrix, count: number): Matrix => {
	const part = new Matrix(m.rows, count);
	for (let i = 0; i < m.rows; i++) for (let j = 0; j < count; j++) part.set(i, j, m.get(i, j));
	return part;
};

/** The thin singular value decomposition: U is m × r, V is n × r with r = min(m, n). */
export const svd = (m: Matrix): Svd => {
	needSize(m);
	const { matrix, scale } = scaled(m);
	const count = Math.min(m.rows, m.columns);
	if (scale === 0) {
		return {
			u: Matrix.eye(m.rows, count),
			s: new Array<number>(count).fill(0),
			v: Matrix.eye(m.columns, count),
		};
	}
	const result = new SingularValueDecomposition(matrix, { autoTranspose: true });
	const u = columnsOf(result.leftSingularVectors, count);
	const v = columnsOf(result.rightSingularVectors, count);
	fixSigns(u, v);
	return { u, s: result.diagonal.slice(0, count).map(value => value * scale), v };
};

/** Singular values only, descending. */
export const singularValues = (m: Matrix): readonly number[] => {
	needSize(m);
	const { matrix, scale } = scaled(m);
	if (scale === 0) return new Array<number>(Math.min(m.rows, m.columns)).fill(0);
	const result = new SingularValueDecomposition(matrix, {
		autoTranspose: true,
		computeLeftSingularVectors: false,
		computeRightSingularVectors: false,
	});
	return result.diagonal.slice(0, Math.min(m.rows, m.columns)).map(value => value * scale);
};

/** Q (m × n, orthonormal columns) and R (n × n, upper triangular) of a tall matrix, by Householder reflections on one flat array. */
export const thinQr = (m: Matrix): { readonly q: Matrix; readonly r: Matrix } => {
	const { rows, columns } = m;
	if (rows < columns)
		throw new MatrixProblem('shape', say`a thin QR needs at least as many rows as columns, not ${shapeText(m)}`);
	const { matrix, scale } = scaled(m);
	const a = new Float64Array(rows * columns);
	for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) a[j * rows + i] = matrix.get(i, j);
	const diagonal = new Float64Array(columns);
	for (let k = 0; k < columns; k++) {
		const at = k * rows;
		// squares of entries near 1e-160 would lose their digits
		let most = 0;
		for (let i = k; i < rows; i++) most = Math.max(most, Math.abs(a[at + i]!));
		let square = 0;
		if (most > 0) for (let i = k; i < rows; i++) square += (a[at + i]! / most) ** 2;
		let size = most * Math.sqrt(square);
		if (size === 0) continue;
		if (a[at + k]! > 0) size = -size;
		for (let i = k; i < rows; i++) a[at + i]! /= -size;
		a[at + k]! += 1;
		for (let j = k + 1; j < columns; j++) {
			let dot = 0;
			const other = j * rows;
			for (let i = k; i < rows; i++) dot += a[at + i]! * a[other + i]!;
			dot = -dot / a[at + k]!;
			for (let i = k; i < rows; i++) a[other + i]! += dot * a[at + i]!;
		}
		diagonal[k] = size;
	}
	const r = Matrix.zeros(columns, columns);
	for (let j = 0; j < columns; j++) {
		for (let i = 0; i < j; i++) r.set(i, j, a[j * rows + i]! * scale);
		r.set(j, j, diagonal[j]! * scale);
	}
	const q = new Float64Array(rows * columns);
	for (let k = columns - 1; k >= 0; k--) {
		q[k * rows + k] = 1;
		const at = k * rows;
		if (a[at + k] === 0) continue;
		for (let j = k; j < columns; j++) {
			let dot = 0;
			for (let i = k; i < rows; i++) dot += a[at + i]! * q[j * rows + i]!;
			dot = -dot / a[at + k]!;
			for (let i = k; i < rows; i++) q[j * rows + i]! += dot * a[at + i]!;
		}
	}
	const unitary = new Matrix(rows, columns);
	for (let j = 0; j < columns; j++) for (let i = 0; i < rows; i++) unitary.set(i, j, q[j * rows + i]!);
	return { q: unitary, r };
};

/** Full QR for any shape: Q is m × min(m, n) and R is min(m, n) × n; the diagonal of R is not negative. */
export const qr = (m: Matrix): { readonly q: Matrix; readonly r: Matrix } => {
	const count = Math.min(m.rows, m.columns);
	// Squares of the smallest numbers would vanish.
	const { matrix, scale } = scaled(m);
	const { q } = thinQr(columnsOf(matrix, count));
	const r = q
		.transpose()
		.mmul(matrix)
		.mul(scale === 0 ? 1 : scale);
	for (let k = 0; k < count; k++) {
		for (let j = 0; j < Math.min(k, r.columns); j++) r.set(k, j, 0);
		if (r.get(k, k) >= 0) continue;
		for (let j = 0; j < r.columns; j++) r.set(k, j, -r.get(k, j));
		for (let i = 0; i < q.rows; i++) q.set(i, k, -q.get(i, k));
	}
	return { q, r };
};

/** a · b, with the shapes checked. */
export const multiplyMatrices = (a: Matrix, b: Matrix): Matrix => {
	if (a.columns !== b.rows)
		throw new MatrixProblem(
			'shape',
			say`a ${shapeText(a)} matrix times a ${shapeText(b)} one: ${a.columns} columns meet ${b.rows} rows`,
		);
	if (a.rows * a.columns * b.columns > LARGEST_PRODUCT)
		throw new MatrixProblem('too-large', say`this matrix product is too large`);
	return a.mmul(b);
};

/** The product of a chain in the cheapest order (dynamic programming over the shapes). */
export const multiplyChain = (factors: readonly Matrix[]): Matrix => {
	const n = factors.length;
	for (let i = 1; i < n; i++) {
		if (factors[i - 1]!.columns !== factors[i]!.rows) multiplyMatrices(factors[i - 1]!, factors[i]!);
	}
	if (n === 1) return factors[0]!;
	if (n === 2) return multiplyMatrices(factors[0]!, factors[1]!);
	if (n > 40) return factors.reduce(multiplyMatrices);
	const size = [factors[0]!.rows, ...factors.map(factor => factor.columns)];
	const cost = Array.from({ length: n }, () => new Float64Array(n));
	const split = Array.from({ length: n }, () => new Int32Array(n));
	for (let length = 1; length < n; length++) {
		for (let i = 0; i + length < n; i++) {
			const j = i + length;
			let best = Number.POSITIVE_INFINITY;
			for (let k = i; k < j; k++) {
				const total = cost[i]![k]! + cost[k + 1]![j]! + size[i]! * size[k + 1]! * size[j + 1]!;
				if (total < best) {
					best = total;
					split[i]![j] = k;
				}
			}
			cost[i]![j] = best;
		}
	}
	const product = (i: number, j: number): Matrix =>
		i === j ? factors[i]! : multiplyMatrices(product(i, split[i]![j]!), product(split[i]![j]! + 1, j));
	return product(0, n - 1);
};

/**
 * The decomposition of a product through its thin factors: QR of both sides of its narrowest waist and the SVD of the small core
 * (U, V have as many columns as the waist is wide). The product itself is never formed unless it is no wider than the waist.
 */
export const svdOfProduct = (factors: readonly Matrix[]): Svd => {
	if (factors.length === 1) return svd(factors[0]!);
	let waist = 1;
	for (let i = 2; i < factors.length; i++) if (factors[i]!.rows < factors[waist]!.rows) waist = i;
	const left = multiplyChain(factors.slice(0, waist));
	const right = multiplyChain(factors.slice(waist));
	if (left.columns !== right.rows) multiplyMatrices(left, right);
	const k = left.columns;
	if (k >= Math.min(left.rows, right.columns)) return svd(multiplyMatrices(left, right));
	const a = thinQr(left);
	const b = thinQr(right.transpose());
	const core = svd(a.r.mmul(b.r.transpose()));
	const u = a.q.mmul(core.u);
	const v = b.q.mmul(core.v);
	fixSigns(u, v);
	return { u, s: core.s, v };
};

/** Singular values below this count as zero: the largest times max(m, n) times the rounding unit, as numpy does, with some room. */
export const rankTolerance = (s: readonly number[], rows: number, columns: number): number =>
	(s[0] ?? 0) * Math.max(rows, columns) * 2 ** -52 * 4;

export const rankFrom = (s: readonly number[], rows: number, columns: number): number => {
	const tolerance = rankTolerance(s, rows, columns);
	return s.filter(value => value > tolerance).length;
};

/** Numerical rank; of a product through its factors. */
export const rankOf = (factors: readonly Matrix[]): number => {
	const first = factors[0]!;
	const last = factors[factors.length - 1]!;
	const s = factors.length === 1 ? singularValues(first) : svdOfProduct(factors).s;
	return rankFrom(s, first.rows, last.columns);
};

/** U diag(s) Vᵀ. */
export const compose = ({ u, s, v }: Svd): Matrix => {
	const us = u.clone();
	for (let k = 0; k < s.length; k++) for (let i = 0; i < us.rows; i++) us.set(i, k, us.get(i, k) * s[k]!);
	return us.mmul(v.transpose());
};

/** The Moore-Penrose inverse, of full matrices, thin ones and rank-deficient ones. */
export const pseudoInverse = (m: Matrix): Matrix => {
	const { u, s, v } = svd(m);
	const tolerance = rankTolerance(s, m.rows, m.columns);
	return compose({ u: v, s: s.map(value => (value > tolerance ? 1 / value : 0)), v: u });
};

/** The inverse; a singular matrix has none. */
export const inverse = (m: Matrix): Matrix => {
	needSquare(m, say`an inverse`);
	needSize(m);
	const { matrix, scale } = scaled(m);
	if (scale === 0) throw new MatrixProblem('domain', say`the zero matrix has no inverse`);
	const lu = new LuDecomposition(matrix);
	const s = m.rows <= 64 ? singularValues(matrix) : undefined;
	if (lu.isSingular() || (s !== undefined && s[s.length - 1]! <= rankTolerance(s, m.rows, m.columns)))
		throw new MatrixProblem('domain', say`the matrix is singular: it has no inverse`);
	const result = lu.solve(Matrix.eye(m.rows));
	return Matrix.mul(result, 1 / scale);
};

const smallDeterminant = (m: Matrix): number => {
	const at = (i: number, j: number): number => m.get(i, j);
	if (m.rows === 1) return at(0, 0);
	if (m.rows === 2) return at(0, 0) * at(1, 1) - at(0, 1) * at(1, 0);
	return (
		at(0, 0) * (at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1)) -
		at(0, 1) * (at(1, 0) * at(2, 2) - at(1, 2) * at(2, 0)) +
		at(0, 2) * (at(1, 0) * at(2, 1) - at(1, 1) * at(2, 0))
	);
};

/** The determinant. Integer matrices give an integer. */
export const determinant = (m: Matrix): number => {
	needSquare(m, say`a determinant`);
	needSize(m);
	if (m.rows <= 3) {
		largest(m);
		return smallDeterminant(m) + 0;
	}
	const { matrix, scale } = scaled(m);
	if (scale === 0) return 0;
	const value = new LuDecomposition(matrix).determinant * scale ** m.rows;
	const whole = m.to1DArray().every(Number.isInteger);
	const rounded = Math.round(value);
	return whole && Math.abs(value) < 2 ** 50 && Math.abs(value - rounded) < 1e-6 * Math.max(1, Math.abs(value))
		? rounded + 0
		: value + 0;
};

/** Eigenvalues with their imaginary parts, descending by size of the real part; eigenvectors as columns (of a symmetric matrix orthonormal). */
export const eigen = (
	m: Matrix,
): {
	readonly real: readonly number[];
	readonly imaginary: readonly number[];
	readonly vectors: Matrix;
	readonly symmetric: boolean;
} => {
	needSquare(m, say`an eigenvalue`);
	needSize(m);
	const { matrix, scale } = scaled(m);
	if (scale === 0) {
		const zeros = new Array<number>(m.rows).fill(0);
		return { real: zeros, imaginary: zeros, vectors: Matrix.eye(m.rows), symmetric: true };
	}
	let symmetric = true;
	for (let i = 0; i < m.rows && symmetric; i++)
		for (let j = 0; j < i; j++) if (Math.abs(matrix.get(i, j) - matrix.get(j, i)) > 1e-13) symmetric = false;
	const result = new EigenvalueDecomposition(matrix, { assumeSymmetric: symmetric });
	const order = result.realEigenvalues
		.map((_, index) => index)
		.sort((i, j) => result.realEigenvalues[j]! - result.realEigenvalues[i]!);
	const vectors = new Matrix(m.rows, m.rows);
	for (const [to, from] of order.entries())
		for (let i = 0; i < m.rows; i++) vectors.set(i, to, result.eigenvectorMatrix.get(i, from));
	return {
		real: order.map(index => result.realEigenvalues[index]! * scale),
		imaginary: order.map(index => result.imaginaryEigenvalues[index]! * scale),
		vectors,
		symmetric,
	};
};

export type NormKind = '2' | 'F' | '1' | 'inf' | 'nuclear';

/** A matrix norm; for a single row or column 1, 2 and inf are the vector norms. Nothing over- or underflows on the way. */
export const norm = (m: Matrix, kind: NormKind): number => {
	const max = largest(m);
	if (max === 0) return 0;
	const vector = m.rows === 1 || m.columns === 1;
	if (kind === 'F' || (kind === '2' && vector)) {
		let sum = 0;
		for (let i = 0; i < m.rows; i++) for (let j = 0; j < m.columns; j++) sum += (m.get(i, j) / max) ** 2;
		return max * Math.sqrt(sum);
	}
	if (kind === '2') return singularValues(m)[0]!;
	if (kind === 'nuclear') return singularValues(m).reduce((a, b) => a + b, 0);
	if (vector) {
		const entries = m.to1DArray().map(Math.abs);
		return kind === 'inf' ? max : entries.reduce((a, b) => a + b, 0);
	}
	const sums = kind === 'inf' ? m.to2DArray() : m.transpose().to2DArray();
	return Math.max(...sums.map(row => row.reduce((sum, entry) => sum + Math.abs(entry), 0)));
};

/** x with a · x = b: exactly for a square regular a, else the least-squares one of least norm. */
export const solveLinear = (a: Matrix, b: Matrix): Matrix => {
	if (a.rows !== b.rows)
		throw new MatrixProblem('shape', say`${shapeText(a)} and ${shapeText(b)} do not make a system of equations`);
	if (a.rows === a.columns) {
		const { matrix, scale } = scaled(a);
		if (scale !== 0) {
			const lu = new LuDecomposition(matrix);
			if (!lu.isSingular()) return Matrix.mul(lu.solve(b), 1 / scale);
		}
	}
	return multiplyMatrices(pseudoInverse(a), b);
};

/** Softmax of a list of numbers, shifted by the largest so that nothing overflows. */
export const softmax = (values: readonly number[]): number[] => {
	const max = Math.max(...values);
	const powers = values.map(value => Math.exp(value - max));
	const sum = powers.reduce((a, b) => a + b, 0);
	return powers.map(value => value / sum);
};

/** Entries equal within `relative` of the largest entry of both. */
export const closeMatrices = (a: Matrix, b: Matrix, relative = 1e-9): boolean => {
	if (a.rows !== b.rows || a.columns !== b.columns) return false;
	const scale = Math.max(largest(a), largest(b));
	for (let i = 0; i < a.rows; i++)
		for (let j = 0; j < a.columns; j++) if (!(Math.abs(a.get(i, j) - b.get(i, j)) <= relative * scale)) return false;
	return true;
};
