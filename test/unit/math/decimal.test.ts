import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Exact, squareRoot } from '../../../src/core/math/evaluate/decimal.ts';

test('the fast square root is that of decimal.js to 39 digits, and exact where the root ends', () => {
	fc.assert(
		fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.integer({ min: -60, max: 60 }), (digits, exponent) => {
			const x = new Exact(`${digits}e${exponent}`);
			const gap = squareRoot(x).minus(x.sqrt()).abs().div(x.sqrt());
			expect(gap.lessThan(1e-38)).toBe(true);
			const square = new Exact(digits % 10n ** 15n).pow(2);
			expect(squareRoot(square).toFixed()).toBe((digits % 10n ** 15n).toString());
		}),
		{ numRuns: 500 },
	);
	for (const n of [1, 2, 3, 4, 5, 9, 10, 16, 99, 100, 101, 1e10, 123456789])
		expect(squareRoot(new Exact(n)).minus(new Exact(n).sqrt()).abs().div(n).lessThan(1e-38)).toBe(true);
	expect(squareRoot(new Exact(0)).toNumber()).toBe(0);
});
