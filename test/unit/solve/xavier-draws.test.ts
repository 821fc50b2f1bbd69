import { describe, expect, it } from 'vitest';

/** Mulberry32, so that the draws are the same on every run. */
function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const gram = (columns: readonly Float64Array[]): readonly (readonly number[])[] =>
	columns.map(a => columns.map(b => a.reduce((sum, value, index) => sum + value * b[index]!, 0)));

/** The largest eigenvalue of GH for positive definite G and H, by power iteration. */
function largest(g: readonly (readonly number[])[], h: readonly (readonly number[])[]): number {
	const times = (m: readonly (readonly number[])[], v: readonly number[]): number[] =>
		m.map(row => row.reduce((sum, value, index) => sum + value * v[index]!, 0));
	let vector = g.map(() => 1);
	let value = 0;
	for (let round = 0; round < 400; round++) {
		const next = times(g, times(h, vector));
		value = Math.hypot(...next);
		vector = next.map(entry => entry / value);
	}
	return value;
}

describe('both LoRA factors drawn by Xavier’s rule', () => {
	it('make a product whose spectral norm in 100 seeded draws is what the key cites', () => {
		const random = seeded(1);
		const [m, k] = [1024, 4];
		const bound = Math.sqrt(6 / (m + k));
		const thin = (): readonly Float64Array[] =>
			Array.from({ length: k }, () => Float64Array.from({ length: m }, () => bound * (2 * random() - 1)));
		let spectral = 0;
		let frobenius = 0;
		for (let draw = 0; draw < 100; draw++) {
			// The squared singular values of AB are the eigenvalues of (AᵀA)(BBᵀ).
			const [a, b] = [gram(thin()), gram(thin())];
			spectral += Math.sqrt(largest(a, b)) / 100;
			const trace = a.reduce((sum, row, i) => sum + row.reduce((s, value, j) => s + value * b[j]![i]!, 0), 0);
			frobenius += trace / 100;
		}
		expect(spectral).toBeCloseTo(2.09, 2);
		expect(Math.sqrt(frobenius) / m).toBeCloseTo(0.00389, 4);
	});
});
