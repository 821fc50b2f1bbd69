import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { readings } from '../../../src/core/math/read/readings.ts';
import { sameTree } from '../../../src/core/math/walk.ts';
import { show } from './show.ts';
import { formulas } from './trees.ts';

const shown = (source: string, latex = true): string[] =>
	readings((latex ? parseLatex : parsePlain)(source).expression).map(show);

describe('other readings', () => {
	it.each<[string, string]>([
		['3 / 2 \\times 10^4', '(divide 3 (multiply 2 (power 10 4)))'],
		['1/500 \\times 10^{-9}', '(divide 1 (multiply 500 (power 10 (negate 9))))'],
		['2\\frac{1}{4}', '(multiply 2 (divide 1 4))'],
		['1/2x', '(multiply (divide 1 2) x)'],
		['30 / 1/2', '(divide (divide 30 1) 2)'],
		['1/2 \\text{ inch}', '(divide 1 <2 in>)'],
		['a = 6 / 3 \\times 10^2', '{a = (divide 6 (multiply 3 (power 10 2)))}'],
	])('%s', (source, other) => {
		expect(shown(source)).toContain(other);
	});

	it('a plain product has one reading', () => {
		expect(shown('2 \\times 3 + 4')).toEqual(['(add (multiply 2 3) 4)']);
		expect(shown('6 * 70e9', false)).toHaveLength(1);
	});

	it('the first is the tree as read, none comes twice, eight at most', () => {
		fc.assert(
			fc.property(formulas, e => {
				const all = readings(e);
				expect(all[0]).toBe(e);
				expect(all.length).toBeLessThanOrEqual(8);
				for (let i = 1; i < all.length; i++)
					for (let j = 0; j < i; j++) expect(sameTree(all[i] as typeof e, all[j] as typeof e)).toBe(false);
			}),
			{ numRuns: 100 },
		);
	});
});
