import { describe, expect, test } from 'vitest';
import { stepOf } from '../../../src/core/report/line-up.ts';
import type { ReviewFinding, ReviewStep } from '../../../src/core/review-contract.ts';
import { result, review } from '../webview/sample.ts';

const step = (latex: string, ...results: ReviewStep['results']): ReviewStep => ({
	id: latex,
	title: '',
	reason: '',
	latex,
	substituted: null,
	results,
});
const steps = [
	step('P = k (m + \\ell)', result('P', 6144, '', '6,144', '6{,}144')),
	step('M = 4 k (m + \\ell)', result('M', 24576, 'B', '24,576 B', '24{,}576\\ \\text{B}')),
	step('t = M / W', result('t', 0.0729, 's', '72.9 ms', '72.9\\ \\text{ms}')),
];
const right = (quote: string): ReviewFinding => ({ ...review.findings[2]!, quote, verdict: 'right', expected: null });

describe('the step a finding speaks of', () => {
	test.each([
		['8 \\times (512 + 256) = 6144', 0],
		['4 \\times 8 \\times (512 + 256) = 24{,}576', 1],
		['4 \\times 6144 = 24.6 \\text{ kB}', 1],
		['4 * 6144 = 24 KiB', 1],
		['\\approx 73 \\text{ ms}', 2],
		['$k (m + \\ell)$', 0],
		['4 \\times 6144 = 24.7 \\text{ kB}', -1],
		['2 + 3 = 5', -1],
		['= 24{,}576 \\text{ s}', -1],
		['words', -1],
		['', -1],
	])('%s', (quote, index) => {
		expect(stepOf(right(quote), steps)).toBe(index);
	});

	test('a wrong one stands beside the value that was expected, whatever it says itself', () => {
		const wrong: ReviewFinding = {
			...right('4 \\times 6144 = 6144'),
			verdict: 'wrong',
			expected: { value: 24576, unit: 'B', text: '24,576 B', latex: '24{,}576\\ \\text{B}' },
		};
		expect(stepOf(wrong, steps)).toBe(1);
	});

	test('a wrong one whose mended value the solution does not reach stands at the only step in its unit', () => {
		const expected = { value: 0.08, unit: 's', text: '80 ms', latex: '80\\ \\text{ms}' };
		const wrong: ReviewFinding = { ...right('= 90 \\text{ ms}'), verdict: 'follows', expected };
		expect(stepOf(wrong, steps)).toBe(2);
		expect(stepOf({ ...wrong, expected: { ...expected, unit: '' } }, steps)).toBe(-1);
		expect(stepOf({ ...wrong, verdict: 'right', expected: null }, steps)).toBe(-1);
	});
});
