import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

const alarms = (answer: string): readonly string[] =>
	reviewed(`## Problem 4\n\n(a) What does it come to? Show your work.\n\nAnswer: ${answer}\n`)
		.findings.filter(({ verdict }) => verdict !== 'right' && verdict !== 'cannot-tell')
		.map(({ quote, verdict }) => `${verdict} ${quote}`);

describe('a lone number whose digits tell what it was meant to be', () => {
	it.each([
		['The share is 41 / 52,000 = 7.885e-4, or 0.7885 %.', ['wrong 0.7885 %']],
		['12 · 331 = 3,972 and 7 · 815 = 5,705, together 9,767 values.', ['wrong 9,767 values']],
		['The step takes 14 GB / (2 TB/s) = 7.00 ms, 143 tokens/s.', []],
		['A pass reads 14.2 GB at 2 TB/s, latency 7.10 ms, 114 tokens/s.', ['wrong 114 tokens/s']],
		['14,600 s $\\approx$ 243 h.', ['wrong 14,600 s $\\approx$ 243 h']],
		// right, or about something else
		['The share is 41 / 52,000 = 7.885e-4, or 0.07885 %.', []],
		['The share is 41 / 52,000 = 7.885e-4, or with both 0.158 %.', []],
		['12 · 331 = 3,972 and 7 · 815 = 5,705, together 9,677 values.', []],
		['14,600 s $\\approx$ 4.1 h.', []],
		['Negative logs: 0.693, 1.386, 2.303, 3.912.', []],
		['$w_2$: 0.6 + 0.0196 = 0.6196 and 0.8 + 0.098 = 0.898. $b_2$: $0.198$.', []],
		['The two shares are 0.962 and 1.96, the area is 0.941.', []],
	])('%s', (answer, expected) => {
		expect(alarms(answer)).toEqual(expected);
	});

	const days = (cards: string): readonly string[] =>
		reviewed(
			`## Problem 4\n\n(a) We own ${cards} cards of 989 TFLOP/s each. How long is a run of 3.8·10²⁵ FLOPs in days?\n\nAnswer:\n\n- compute: 3.8·10²⁵ FLOPs\n- ideal: 4.447 days\n`,
		).findings.flatMap(({ verdict, quote }) => (verdict === 'wrong' ? [quote] : []));

	it('is no slip where the question itself states that power of ten', () => {
		expect(days('100,000')).toEqual([]);
		expect(days('10,000').length).toBe(1);
	});
});
