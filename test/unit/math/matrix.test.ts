import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	closeMatrices,
	compose,
	determinant,
	eigen,
	inverse,
	Matrix,
	MatrixProblem,
	multiplyChain,
	norm,
	pseudoInverse,
	qr,
	rankOf,
	singularValues,
	softmax,
	solveLinear,
	svd,
	svdOfProduct,
	thinQr,
} from '../../../src/core/math/evaluate/matrix.ts';
import { columnSpace, complement, nullSpace, within } from '../../../src/core/math/evaluate/matrix-spaces.ts';

const wave = (rows: number, columns: number, seed = 1): Matrix => {
	const m = new Matrix(rows, columns);
	for (let i = 0; i < rows; i++)
		for (let j = 0; j < columns; j++)
			m.set(i, j, Math.sin(seed + 6 * i * i + 1.7 * j + i * j * 0.37) + 0.1 * Math.cos(i - 3 * j));
	return m;
};

const arbitrary = fc
	.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
	.chain(([rows, columns]) =>
		fc.array(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: columns, maxLength: columns }), {
			minLength: rows,
			maxLength: rows,
		}),
	)
	.map(rows => new Matrix(rows));

const orthonormal = (m: Matrix): boolean =>
	m.columns === 0 || closeMatrices(m.transpose().mmul(m), Matrix.eye(m.columns), 1e-10);

describe('singular values', () => {
	test('any matrix is put together again, with orthonormal factors and descending values', () => {
		fc.assert(
			fc.property(arbitrary, m => {
				const parts = svd(m);
				expect(closeMatrices(compose(parts), m, 1e-10)).toBe(true);
				expect(orthonormal(parts.u) && orthonormal(parts.v)).toBe(true);
				expect([...parts.s].sort((a, b) => b - a)).toEqual(parts.s);
				expect(singularValues(m).every((value, k) => Math.abs(value - parts.s[k]!) <= 1e-10 * (parts.s[0] ?? 1))).toBe(
					true,
				);
			}),
			{ numRuns: 60 },
		);
	});
	test.each([1e-300, 1e-310, 5e-324, 1e-295, 1e300])('entries of size %d end, and reconstruct', size => {
		const m = Matrix.mul(wave(6, 6), size);
		const parts = svd(m);
		expect(orthonormal(parts.u)).toBe(true);
		if (size > 1e-305) expect(closeMatrices(compose(parts), m, 1e-9)).toBe(true);
	});
	test('wide, zero and rank-deficient matrices', () => {
		expect(svd(wave(3, 8)).s).toHaveLength(3);
		expect(svd(Matrix.zeros(4, 2)).s).toEqual([0, 0]);
		expect(rankOf([wave(5, 2).mmul(wave(2, 7))])).toBe(2);
		expect(rankOf([Matrix.zeros(3, 3)])).toBe(0);
		const hilbert = new Matrix(
			Array.from({ length: 12 }, (_, i) => Array.from({ length: 12 }, (_, j) => 1 / (i + j + 1))),
		);
		expect(rankOf([hilbert])).toBeGreaterThanOrEqual(10);
	});
	test.each([[Number.NaN], [Number.POSITIVE_INFINITY]])('%d in a matrix is refused', bad => {
		expect(() =>
			svd(
				new Matrix([
					[1, bad],
					[0, 1],
				]),
			),
		).toThrow(MatrixProblem);
		expect(() => singularValues(new Matrix([[bad]]))).toThrow(MatrixProblem);
	});
	test('signs are fixed: the largest entry of each left vector is positive', () => {
		const a = svd(wave(5, 4));
		const b = svd(Matrix.mul(wave(5, 4), -1));
		expect(closeMatrices(a.u, b.u, 1e-10)).toBe(true);
		expect(closeMatrices(a.v, Matrix.mul(b.v, -1), 1e-10)).toBe(true);
	});
	test('a matrix too large for an editor is refused', () => {
		expect(() => svd(Matrix.zeros(600, 600))).toThrow(MatrixProblem);
	});
});

describe('products through their factors', () => {
	test('agree with the dense product', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 20 }),
				fc.integer({ min: 1, max: 6 }),
				fc.integer({ min: 2, max: 20 }),
				fc.integer({ min: 1, max: 99 }),
				(m, k, n, seed) => {
					const [a, b] = [wave(m, k, seed), wave(k, n, seed + 7)];
					const thin = svdOfProduct([a, b]);
					const dense = svd(a.mmul(b));
					expect(closeMatrices(compose(thin), a.mmul(b), 1e-10)).toBe(true);
					for (const [i, value] of thin.s.entries())
						if (i < dense.s.length) expect(Math.abs(value - dense.s[i]!)).toBeLessThanOrEqual(1e-10 * dense.s[0]!);
					expect(rankOf([a, b])).toBe(rankOf([a.mmul(b)]));
				},
			),
			{ numRuns: 40 },
		);
	});
	test('768 × 64 · 64 × 768 has 64 singular values, and its product is never formed', () => {
		const [a, b] = [wave(768, 64), wave(64, 768, 5)];
		const { s, u } = svdOfProduct([a, b]);
		expect(s).toHaveLength(64);
		expect([u.rows, u.columns]).toEqual([768, 64]);
		const image = a.mmul(b.mmul(Matrix.columnVector(Array.from({ length: 768 }, (_, k) => Math.cos(k)))));
		expect(within(image, columnSpace([a, b]))).toBe(true);
	});
	test('three factors, waist anywhere; tall in the middle', () => {
		const [a, b, c] = [wave(9, 8), wave(8, 2, 3), wave(2, 7, 4)];
		expect(closeMatrices(compose(svdOfProduct([a, b, c])), a.mmul(b).mmul(c), 1e-10)).toBe(true);
		const [d, e] = [wave(3, 10), wave(10, 4, 2)];
		expect(closeMatrices(compose(svdOfProduct([d, e])), d.mmul(e), 1e-10)).toBe(true);
	});
	test('a chain is multiplied in any order with one result', () => {
		const chain = [wave(7, 2), wave(2, 9, 2), wave(9, 3, 3), wave(3, 5, 4)];
		expect(
			closeMatrices(
				multiplyChain(chain),
				chain.slice(1).reduce((p, m) => p.mmul(m), chain[0]!),
				1e-12,
			),
		).toBe(true);
		expect(() => multiplyChain([wave(2, 3), wave(2, 3)])).toThrow(MatrixProblem);
	});
});

describe('other decompositions', () => {
	test('QR', () => {
		fc.assert(
			fc.property(arbitrary, m => {
				const { q, r } = qr(m);
				expect(closeMatrices(q.mmul(r), m, 1e-10)).toBe(true);
			}),
			{ numRuns: 40 },
		);
		const { q, r } = thinQr(wave(6, 3));
		expect(orthonormal(q)).toBe(true);
		expect(r.get(2, 0)).toBe(0);
		expect(closeMatrices(q.mmul(r), wave(6, 3), 1e-12)).toBe(true);
	});
	test('inverse, pseudo-inverse and solving', () => {
		const m = wave(5, 5);
		expect(closeMatrices(m.mmul(inverse(m)), Matrix.eye(5), 1e-10)).toBe(true);
		expect(() =>
			inverse(
				new Matrix([
					[1, 2],
					[2, 4],
				]),
			),
		).toThrow(MatrixProblem);
		const thin = wave(6, 2).mmul(wave(2, 4));
		expect(closeMatrices(thin.mmul(pseudoInverse(thin)).mmul(thin), thin, 1e-9)).toBe(true);
		const x = solveLinear(m, m.mmul(wave(5, 1, 9)));
		expect(closeMatrices(x, wave(5, 1, 9), 1e-9)).toBe(true);
	});
	test('eigenvalues', () => {
		const { real, vectors, symmetric } = eigen(
			new Matrix([
				[2, 1],
				[1, 2],
			]),
		);
		expect(symmetric).toBe(true);
		expect(real[0]).toBeCloseTo(3, 12);
		expect(real[1]).toBeCloseTo(1, 12);
		expect(orthonormal(vectors)).toBe(true);
		expect(
			eigen(
				new Matrix([
					[0, -1],
					[1, 0],
				]),
			).imaginary.some(value => Math.abs(value) > 0.5),
		).toBe(true);
	});
	test('determinants of whole numbers are whole', () => {
		expect(
			determinant(
				new Matrix([
					[2, 3, 1],
					[4, 1, 7],
					[5, 6, 9],
				]),
			),
		).toBe(-50);
		expect(
			determinant(
				new Matrix([
					[1, 2],
					[2, 4],
				]),
			),
		).toBe(0);
	});
	test('spaces: a null space is what is sent to 0, a complement meets its space in 0', () => {
		const m = wave(4, 2).mmul(wave(2, 6, 3));
		const null_ = nullSpace([m]);
		expect(null_.columns).toBe(4);
		expect(norm(m.mmul(null_), 'F')).toBeLessThan(1e-12);
		const image = columnSpace([m]);
		expect(image.columns).toBe(2);
		expect(complement(image).columns).toBe(2);
		expect(norm(complement(image).transpose().mmul(m), 'F')).toBeLessThan(1e-12);
		expect(nullSpace([Matrix.eye(3)]).columns).toBe(0);
		expect(columnSpace([Matrix.zeros(3, 2)]).columns).toBe(0);
	});
	test('norms, also at the ends of the range', () => {
		const m = new Matrix([
			[3, 0],
			[0, -4],
		]);
		expect(
			[norm(m, '2'), norm(m, 'F'), norm(m, '1'), norm(m, 'inf'), norm(m, 'nuclear')].map(
				x => Math.round(x * 1e9) / 1e9,
			),
		).toEqual([4, 5, 4, 4, 7]);
		expect(norm(new Matrix([[3e200, 4e200]]), 'F')).toBeCloseTo(5e200, -190);
		expect(norm(new Matrix([[1, -2, 2]]), '1')).toBe(5);
	});
	test('softmax does not overflow', () => {
		expect(softmax([1000, 1000])).toEqual([0.5, 0.5]);
		expect(softmax([-1000, 0])[1]).toBe(1);
	});
});
