import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import type { Expression } from '../../../src/core/math/expression.ts';
import { toText } from '../../../src/core/math/print/print.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { proportional, same, sameForm, sameUpToSigns } from '../../../src/core/math/same/same.ts';
import { shapeOf } from '../../../src/core/math/same/shape.ts';
import type { Shape } from '../../../src/core/math/value.ts';
import { english } from '../../../src/core/text/message.ts';

const p = (latex: string): Expression => parseLatex(latex).expression;
const shape = (rows: string, columns: string): Shape => ({ rows: p(rows), columns: p(columns) });
const transformer = environment(undefined, [
	['W_Q', shape('d_h', 'd')],
	['W_K', shape('d_h', 'd')],
	['W_V', shape('d_h', 'd')],
	['W_O', shape('d', 'd_h')],
	['X', shape('d', 'n')],
	['A', shape('n', 'n')],
	['T', shape('n_v', 'n')],
	['W_E', shape('d', 'n_v')],
	['W_U', shape('n_v', 'd')],
]);
const sizes = environment(undefined, [
	['A', shape('1024', '4')],
	['B', shape('4', '1024')],
	['W_0', shape('1024', '1024')],
]);

describe('the same up to algebra', () => {
	test.each([
		['4km + 4k\\ell', '4k(m + \\ell)'],
		['\\frac{a}{b} + \\frac{c}{d}', '\\frac{ad + bc}{bd}'],
		['\\frac{\\alpha}{\\alpha+\\beta}', '1 - \\frac{\\beta}{\\alpha + \\beta}'],
		['\\log(ab)', '\\log a + \\log b'],
		['e^{a+b}', 'e^a e^b'],
		['(x+y)^2', 'x^2 + 2xy + y^2'],
		['k\\left(\\frac{1}{m} + \\frac{1}{\\ell}\\right)', '\\frac{4k(m+\\ell)}{4m\\ell}'],
		[
			'\\left(\\frac{\\alpha A}{\\beta B}\\right)^{1/(\\alpha+\\beta)}',
			'\\left(\\frac{\\beta B}{\\alpha A}\\right)^{-1/(\\alpha+\\beta)}',
		],
		['\\frac{d}{dN} (A N^{-\\alpha})', '-\\alpha A N^{-\\alpha-1}'],
		['\\sum_{i=1}^{n} i', '\\frac{n(n+1)}{2}'],
		['\\binom{n}{2}', '\\frac{n(n-1)}{2}'],
		['\\sigma(x)', '\\frac{1}{1+e^{-x}}'],
		['\\tanh x', '2\\sigma(2x) - 1'],
		['f(a + b)', 'f(b + a)'],
		['2^{10} \\text{ B}', '1 \\text{ KiB}'],
		['\\sqrt{a}\\sqrt{b}', '\\sqrt{ab}'],
		['1000', '1{,}000'],
		['\\frac{10}{9}', '10/9'],
	])('%s = %s', (a, b) => {
		expect(same(p(a), p(b)).kind).toBe('same');
		expect(same(p(b), p(a)).kind).toBe('same');
	});

	test.each([
		['4km + 4k\\ell', '4k(m + 2\\ell)'],
		['(x+y)^2', 'x^2 + y^2'],
		['\\log(a+b)', '\\log a + \\log b'],
		['f(a + b)', 'f(a) + f(b)'],
		['\\frac{1}{a+b}', '\\frac{1}{a} + \\frac{1}{b}'],
		['C^{0.45}', 'C^{0.5}'],
		['\\frac{1}{3}', '0.333'],
		['e^{-1000 x}', '0'],
		['1/2004!', '1/2006!'],
		['a b', 'a + b'],
		['1 \\text{ GB}', '1 \\text{ GiB}'],
	])('%s ≠ %s', (a, b) => {
		expect(same(p(a), p(b)).kind).not.toBe('same');
	});

	test('a difference comes with a place, and with the factor where it is constant', () => {
		const result = same(p('8 k (m + n)'), p('k(n + m)'));
		expect(result.kind).toBe('different');
		if (result.kind !== 'different') return;
		expect(result.factor).toBeCloseTo(8, 9);
		expect([...result.at.keys()].sort()).toEqual(['k', 'm', 'n']);
	});

	test('units decide', () => {
		const result = same(p('4 \\text{ B} \\cdot k'), p('4 k'));
		expect(result.kind === 'different' && result.aspect).toBe('unit');
	});

	test('never the same where something cannot be read or worked out', () => {
		expect(same(p('\\frac{1}{'), p('\\frac{1}{')).kind).toBe('cannot-tell');
		expect(same(p('x +'), p('x')).kind).toBe('cannot-tell');
		expect(same(p('\\mathbb{E}[x]'), p('\\mathbb{E}[y]')).kind).not.toBe('same');
		expect(same(p('\\mathbb{E}[x]'), p('\\mathbb{E}[x]')).kind).toBe('same');
	});

	test('conditions are respected', () => {
		const conditions = [p('D = \\frac{C}{6 N}')];
		expect(same(p('6 N D'), p('C'), { conditions }).kind).toBe('same');
		expect(same(p('6 N D'), p('C')).kind).toBe('different');
		expect(same(p('|x - 3|'), p('3 - x'), { conditions: [p('x < 3')] }).kind).toBe('same');
		expect(same(p('x'), p('x'), { conditions: [p('x < 0')] }).kind).toBe('cannot-tell');
	});

	test('reordered sums and renamed symbols stay the same', () => {
		const terms = ['a b', '3 c', 'c^2', '\\frac{a}{c}', '7', '\\sqrt{b}'];
		fc.assert(
			fc.property(fc.shuffledSubarray(terms, { minLength: 3 }), subset => {
				const reordered = [...subset].reverse();
				expect(same(p(subset.join(' + ')), p(reordered.join(' + '))).kind).toBe('same');
				expect(same(p(subset.join(' + ')), p(`${reordered.join(' + ')} + 10^{-3} a`)).kind).toBe('different');
			}),
			{ numRuns: 30 },
		);
	});
});

describe('matrices', () => {
	test.each([
		['W_Q^\\top W_K', '(W_K^\\top W_Q)^\\top'],
		['X_i^\\top W_Q^\\top W_K X_j', '(W_Q X_i)^\\top (W_K X_j)'],
		['(X A^\\top)_i', '\\sum_{j} A_{ij} X_j'],
		['W_U (W_E T)', 'W_U W_E T'],
		['W_O W_V X A^\\top', 'W_O (W_V X) A^\\top'],
		['\\operatorname{tr}(W_O W_V)', '\\operatorname{tr}(W_V W_O)'],
	])('%s = %s with declared shapes', (a, b) => {
		expect(same(p(a), p(b), { environment: transformer }).kind).toBe('same');
	});
	test.each([
		['W_Q^\\top W_K', 'W_K^\\top W_Q'],
		['W_Q^\\top W_K', 'W_K W_Q^\\top'],
		['(X A^\\top)_i', '\\sum_{j} A_{ji} X_j'],
		['W_O W_V X A^\\top', 'W_O W_V X A'],
	])('%s ≠ %s with declared shapes', (a, b) => {
		expect(same(p(a), p(b), { environment: transformer }).kind).toBe('different');
	});
	test.each([
		['(\\mathbf{A}\\mathbf{B})^{-1}', '\\mathbf{B}^{-1}\\mathbf{A}^{-1}'],
		['(\\mathbf{A}\\mathbf{B})^\\top', '\\mathbf{B}^\\top\\mathbf{A}^\\top'],
		['\\operatorname{vec}(A X B)', '(B^\\top \\otimes A) \\operatorname{vec}(X)'],
		['\\sum_{k=1}^r \\sigma_k u_k v_k^\\top', '\\sum_{k=1}^r u_k \\sigma_k v_k^\\top'],
		['\\sum_{p,q} W_{pq} x_p y_q', '\\mathbf{x}^\\top W \\mathbf{y}'],
		['\\mathbf{x}^\\top \\mathbf{W} \\mathbf{y}', '\\mathbf{y}^\\top \\mathbf{W}^\\top \\mathbf{x}'],
		['\\|\\mathbf{x}\\|^2', '\\mathbf{x}^\\top \\mathbf{x}'],
	])('%s = %s with shapes that make it fit', (a, b) => {
		expect(same(p(a), p(b)).kind).toBe('same');
	});
	test.each([
		['\\mathbf{A}\\mathbf{B}', '\\mathbf{B}\\mathbf{A}'],
		['(\\mathbf{A}\\mathbf{B})^{-1}', '\\mathbf{A}^{-1}\\mathbf{B}^{-1}'],
		['(\\mathbf{A}+\\mathbf{B})(\\mathbf{A}-\\mathbf{B})', '\\mathbf{A}^2 - \\mathbf{B}^2'],
		['W_Q^\\top W_K', 'W_K W_Q^\\top'],
		['\\sum_{k=1}^r \\sigma_k u_k v_k^\\top', '\\sum_{k=1}^r \\sigma_k v_k u_k^\\top'],
	])('%s ≠ %s', (a, b) => {
		expect(same(p(a), p(b)).kind).toBe('different');
	});
	test('large declared sizes are drawn small', () => {
		expect(same(p('(W_0 + A B)^\\top'), p('W_0^\\top + B^\\top A^\\top'), { environment: sizes }).kind).toBe('same');
		expect(same(p('A B'), p('B A'), { environment: sizes }).kind).toBe('different');
	});
	test('a shape that does not fit is not compared', () => {
		const result = same(p('W_O W_O'), p('W_O W_O'), { environment: transformer });
		expect(result.kind).toBe('cannot-tell');
	});
	test('singular vectors may differ in sign', () => {
		expect(
			sameUpToSigns(
				[
					[1, 2],
					[3, 4],
				],
				[
					[-1, 2],
					[-3, 4],
				],
			),
		).toBe(true);
		expect(
			sameUpToSigns(
				[
					[1, 2],
					[3, 4],
				],
				[
					[-1, 2],
					[3, 4],
				],
			),
		).toBe(false);
	});
});

test.each([
	['3 N^{1/2}', '\\sqrt{N}', 'same'],
	['C^{0.5}', 'C^{0.45}', 'different'],
	['6 N D', 'N D', 'same'],
	['N + 1', 'N', 'different'],
	['5', '3', 'cannot-tell'],
] as const)('%s ∝ %s: %s', (a, b, kind) => {
	expect(proportional(p(a), p(b)).kind).toBe(kind);
});

test.each([
	['a + b', 'b + a', true],
	['a b c', 'c \\cdot b \\times a', true],
	['\\frac{a}{b}', 'a / b', true],
	['-a b', '(-a) b', true],
	['a - b', '-b + a', true],
	['1.50 x', '1.5 x', true],
	['\\sqrt{x}', 'x^{1/2}', true],
	['x = y', 'y = x', true],
	['4k(m+\\ell)', '4km + 4k\\ell', false],
	['\\mathbf{A}\\mathbf{B}', '\\mathbf{B}\\mathbf{A}', false],
	['2 \\mathbf{A}\\mathbf{B}', '\\mathbf{A} 2 \\mathbf{B}', true],
	['\\frac{1}{', '\\frac{1}{', false],
	['a^2', 'a \\cdot a', false],
])('the form of %s and %s: %s', (a, b, expected) => {
	expect(sameForm(p(a), p(b))).toBe(expected);
});

describe('shapes', () => {
	const text = (latex: string): string => {
		const result = shapeOf(p(latex), transformer);
		if (!result.ok) return `${result.error.code}: ${english(result.error.message)}`;
		return result.value === 'scalar' ? 'scalar' : `${toText(result.value.rows)} × ${toText(result.value.columns)}`;
	};
	test.each([
		['W_O W_V', 'd × d'],
		['W_U W_E T', 'n_v × n'],
		['W_Q^\\top W_K', 'd × d'],
		['X_i^\\top W_Q^\\top W_K X_j', 'scalar'],
		['3 X A^\\top', 'd × n'],
		['\\operatorname{softmax}(A)', 'n × n'],
		['\\operatorname{rank}(W_O W_V)', 'scalar'],
		['\\lambda_{\\max}(A)', 'scalar'],
		['\\sigma_1(W_O W_V) X', 'd × n'],
		['\\kappa(A)', 'scalar'],
		['W_O W_V + I', 'd × d'],
		['\\|X\\|_F', 'scalar'],
		['W_O W_V X = W_O (W_V X)', 'd × n'],
	])('%s is %s', (latex, expected) => {
		expect(text(latex)).toBe(expected);
	});
	test.each([
		['W_O W_O', 'W_O is d × d_h'],
		['X W_Q', 'X is d × n and W_Q is d_h × d'],
		['W_O + W_V', 'cannot be added'],
		['W_O W_V = W_Q', 'cannot be equal'],
		['\\operatorname{tr}(W_O)', 'square'],
		['W_O^{-1}', 'square'],
	])('%s clashes: %s', (latex, message) => {
		expect(text(latex)).toContain(message);
	});
	test('a clash says what the product would need', () => {
		expect(text('W_O W_O')).toContain('needs d_h = d');
	});
});

describe('a comparison gives up where it would take too long', () => {
	const terms = (count: number) => Array.from({ length: count }, (_, i) => `x^{${i % 9}}y`).join('+');
	test.each([
		['a sum of 1,500 powers', terms(1500), `${terms(1500)}+0`],
		['sums in sums', '\\sum_{i=1}^{400}\\sum_{j=1}^{400} \\sin(ij)', '\\sum_{j=1}^{400}\\sum_{i=1}^{400} \\sin(ij)'],
		['many draws outside of the domain', '\\sum_{i=1}^{4000} \\ln(-a-i)', '\\sum_{i=1}^{4000} \\ln(-a-i)+1'],
	])('%s', (_, left, right) => {
		const purse = { steps: 80_000 };
		const outcome = same(parseLatex(left).expression, parseLatex(right).expression, { evaluate: { purse } });
		expect(outcome.kind).toBe('cannot-tell');
		expect(purse.steps).toBeGreaterThan(-1000);
	});
	test('a bar over a letter that is indexed elsewhere may be its mean', () => {
		expect(same(p('\\sum_{i=1}^n (x_i - \\bar{x})'), p('0')).kind).toBe('cannot-tell');
		expect(same(p('\\bar{x} + y'), p('\\bar{x} - y')).kind).toBe('different');
	});
	test('what is as long as people write is compared', () => {
		expect(same(parseLatex(terms(100)).expression, parseLatex(`${terms(100)}+0`).expression).kind).toBe('same');
	});
});
