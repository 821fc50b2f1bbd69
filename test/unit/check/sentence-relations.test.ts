import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const told = (answer: string): readonly string[] => alarms(reviewed(part('What is it?', answer)));

describe('what a sentence makes of its amounts', () => {
	it.each([
		['A needs 12 GB, B 18 GB, together 31 GB.', 'wrong words.mismatch "31 GB"'],
		[
			'The frame weighs 4.2 kg, the motor 11.5 kg and the cells 6.1 kg, in total 23.8 kg.',
			'wrong words.mismatch "23.8 kg"',
		],
		['It takes 12.3 days instead of 20.5 days, which saves around 9.2 days.', 'wrong words.mismatch "9.2 days"'],
		['The old size is 48 MB. It is halved to 26 MB.', 'wrong words.mismatch "26 MB"'],
		['The run of 14 h doubles to 30 h.', 'wrong words.mismatch "30 h"'],
		['The one needs 36.5 GB, the other 3.29 GB: about 21x less.', 'wrong words.mismatch "21"'],
	])('is wrong: %s', (answer, expected) => {
		expect(told(answer)).toEqual([expected]);
	});

	it.each([
		'A needs 12 GB, B 18 GB, together 30 GB.',
		'These are 100 · 4096 = 409,600 numbers, ≈ 0.0037 % of 11B.',
		'These are 100 · 4096 = 409,600 numbers, ≈ 0.0037 % of 11Md.',
		'A needs 12.4 GB, B 18.4 GB, together 31 GB.',
		'A needs 12 GB, B 18 GB each, together 66 GB.',
		'With 12 GB for A and at least 18 GB for B we need together 40 GB.',
		'It takes 12.3 days instead of 20.5 days, which saves around 8 days.',
		'It takes 12.3 days instead of 20.5 days, which saves 40 %.',
		'The old size is 48 MB. It is halved to 24 MB, and the other is three times as large.',
		'The one needs 36.5 GB, the other 3.29 GB: about 11x less.',
		'The one needs 36.5 GB, the other 3.29 GB: more than 10 times as much.',
		'The first takes 40 min, the second 25 min. Together with the break that is 80 min.',
		'Paris has 2.1 million people, Lyon 0.5 million, together with others 12 million.',
		'Machine A makes 40 parts, machine B 55 parts, together 4 machines.',
	])('is left alone: %s', answer => {
		expect(told(answer)).toEqual([]);
	});

	it('is confirmed where it holds', () => {
		const { findings } = reviewed(
			part('What is it?', 'It takes 12.3 days instead of 20.5 days, which saves 8.2 days.'),
		);
		expect(findings.map(({ verdict, quote }) => `${verdict} ${quote}`)).toContain('right 8.2 days');
	});
});

describe('what is left and what is saved', () => {
	it.each([
		['1.3e9 × 8 = 10.4 GB and 1.3e9 × 2 = 2.6 GB, so it saves 25 % of the state.', ['wrong words.mismatch "25 %"']],
		['The ratio is $630/2304 \\approx 0.27$, so we save about 27 % of the cache.', ['wrong words.mismatch "27 %"']],
		[
			'It was 4 × 6.8 = 27.2 TB and is 27.2 / 3.1 ≈ 8.77 TB: a reduction of 32 %. On 50 TB we save 32 % × 50 TB = 16 TB.',
			['wrong words.mismatch "32 %"', 'follows flow.follows "32 % × 50 TB = 16 TB"'],
		],
		['Long: 5 × 8.0 s = 40 s. Short: 4 × 3.0 s = 12 s, 30 % less.', ['wrong words.mismatch "30 %"']],
	])('is told apart: %s', (answer, expected) => {
		expect(told(answer)).toEqual(expected);
	});

	it.each([
		'1.3e9 × 8 = 10.4 GB and 1.3e9 × 2 = 2.6 GB, so it saves 75 % of the state.',
		'1.3e9 × 8 = 10.4 GB and 1.3e9 × 2 = 2.6 GB: reduced to 25 %.',
		'1.3e9 × 8 = 10.4 GB and 1.3e9 × 2 = 2.6 GB, which is 25 % of it. It also saves 25 % of the time.',
		'The ratio is $630/2304 \\approx 0.27$, so we need about 27 % of the cache.',
		'It was 4 × 8 = 32 GB, is 2 × 4 = 8 GB and may be 2 × 12 = 24 GB: that saves 25 %.',
	])('is left alone: %s', answer => {
		expect(told(answer)).toEqual([]);
	});
});

describe('a multiple that is drawn from two numbers', () => {
	it.each([
		[
			'Factored: $2 \\cdot 768 \\cdot 64 = 98{,}304$. Full: $768^2 = 589{,}824$. So it is twelve times smaller.',
			['wrong ratio.mismatch "twelve times smaller"'],
		],
		[
			'Factored: $2 \\cdot 768 \\cdot 64 = 98{,}304$. Full: $768^2 = 589{,}824$. So it is 18x smaller.',
			['wrong ratio.mismatch "18x smaller"'],
		],
		['Factored: $2 \\cdot 768 \\cdot 64 = 98{,}304$. Full: $768^2 = 589{,}824$. So it is six times smaller.', []],
		['Factored: $2 \\cdot 768 \\cdot 64 = 98{,}304$. Full: $768^2 = 589{,}824$. It is twelve times the rank.', []],
		['$2 \\cdot 768 \\cdot 64 = 98{,}304$, $768^2 = 589{,}824$ and $12^2 = 144$. So it is twelve times larger.', []],
	])('%s', (answer, expected) => {
		expect(told(answer)).toEqual(expected);
	});
});
