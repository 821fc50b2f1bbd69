import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate, quantity } from '../../../src/core/math/evaluate/evaluate.ts';
import { toText } from '../../../src/core/math/print/print.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { slopeOf } from '../../../src/core/math/slope.ts';

const read = (latex: string) => parseLatex(latex).expression;
const valueAt = (expression: ReturnType<typeof read>, x: number): number => {
	const result = evaluate(
		expression,
		environment([
			['x', quantity(x)],
			['a', quantity(0.7)],
		]),
	);
	return result.ok && result.value.kind === 'quantity' ? result.value.value : Number.NaN;
};

describe('the derivative of an expression', () => {
	it.each([
		['a', '0'],
		['x', '1'],
		['a x + 3', 'a'],
		['\\frac12 (x - a)^2', 'x - a'],
		['(x - a)^2', '2 · (x - a)'],
		['-\\ln x', '-1 / x'],
		['\\frac{a}{x}', '-a / x²'],
		['\\sigma(x)', 'σ(x) · (1 - σ(x))'],
	])('%s', (latex, slope) => {
		expect(toText(slopeOf(read(latex), 'x')!)).toBe(slope);
	});

	it.each([
		'\\tanh(a x)',
		'\\sigma(a x + 1)',
		'\\exp(-x^2)',
		'\\sqrt{x^2 + 1}',
		'\\frac{x^2 + 1}{a x + 5}',
		'\\ln(1 + x^2) \\cdot \\cos(x)',
		'\\sin(a x)^3',
		'\\mathrm{ReLU}(a x + 0.3)',
		'x^2 (x - a) - 3 x',
	])('agrees with differences: %s', latex => {
		const expression = read(latex);
		const slope = slopeOf(expression, 'x')!;
		fc.assert(
			fc.property(fc.double({ min: -2, max: 2, noNaN: true }), x => {
				fc.pre(Math.abs(0.7 * x + 0.3) > 1e-3);
				const difference = (valueAt(expression, x + 1e-5) - valueAt(expression, x - 1e-5)) / 2e-5;
				expect(valueAt(slope, x)).toBeCloseTo(difference, 4);
			}),
			{ numRuns: 40 },
		);
	});

	it('is not there where a rule is missing', () => {
		expect(slopeOf(read('x^x'), 'x')).toBeUndefined();
		expect(slopeOf(read('\\sum_{i=1}^{3} x^i'), 'x')).toBeUndefined();
		expect(slopeOf(read('g(x)'), 'x')).toBeUndefined();
	});

	it('is written in the name of what has one', () => {
		expect(toText(slopeOf(read('\\tanh(x)'), 'x', read('h'))!)).toBe('1 - h²');
	});
});
