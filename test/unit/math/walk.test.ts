import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { children, map, sameTree, symbolsOf } from '../../../src/core/math/walk.ts';
import { formulas } from './trees.ts';

describe('walking', () => {
	it('names the variables, not the letters of their indices', () => {
		expect([...symbolsOf(parseLatex('\\sum_{h=1}^H \\mathbf{W}_O^h r_{ij} + k(m + \\ell)').expression)].sort()).toEqual(
			['H', 'W_O^h', 'ell', 'h', 'k', 'm', 'r_ij'].sort(),
		);
	});

	it('a map that changes nothing gives back the very tree', () => {
		fc.assert(
			fc.property(formulas, e => map(e, node => node) === e),
			{ numRuns: 100 },
		);
	});

	it('a map reaches every node', () => {
		fc.assert(
			fc.property(formulas, e => {
				const doubled = map(e, node =>
					node.kind === 'number' ? { ...node, value: node.value, span: { start: 1, end: 1 } } : node,
				);
				const visit = (node: typeof e): boolean =>
					node.kind === 'number' ? node.span.start === 1 : children(node).every(visit);
				return visit(doubled) && sameTree(doubled, e);
			}),
			{ numRuns: 100 },
		);
	});

	it('style is no part of a name, digits are part of a number', () => {
		const same = (a: string, b: string): boolean => sameTree(parseLatex(a).expression, parseLatex(b).expression);
		expect(same('\\mathbf{W} x', 'W x')).toBe(true);
		expect(same('a \\cdot b', 'a \\times b')).toBe(true);
		expect(same('d_{\\text{model}}', 'd_{model}')).toBe(true);
		expect(same('1.7', '1.70')).toBe(false);
		expect(same('a + b', 'b + a')).toBe(false);
		expect(same('2\\frac{1}{2}', '2 + \\frac{1}{2}')).toBe(false);
	});
});
