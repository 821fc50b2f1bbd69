import { describe, expect, it } from 'vitest';
import { part, reviewed } from './reviewed.ts';

/** Verdicts on the pieces of an answer that have no sign of equality of their own. */
const on = (answer: string, piece: string): readonly string[] =>
	reviewed(part('What does it come to?', answer))
		.findings.filter(({ quote }) => quote.includes(piece))
		.map(({ verdict }) => verdict);

describe('a calculation that goes on in words', () => {
	it.each([
		['`1.8e10 / 3600 =` 5,000,000 GPU-hours, times 1.50 gives \\$7,500,000.', '7,500,000', 'right'],
		['`1.8e10 / 3600 =` 5,000,000 GPU-hours, times 1.50 gives \\$750,000.', '750,000', 'wrong'],
		['1,000 MWh = 3.6 × 10¹² J; divided by 2 × 10²³ FLOP this is 1.8 × 10⁻¹¹ J.', '10⁻¹¹', 'right'],
		['1,000 MWh = 3.6 × 10¹² J; divided by 2 × 10²³ FLOP this is 1.8 × 10⁻¹² J.', '10⁻¹²', 'wrong'],
		['12 · 100² = 120,000 scores, 0.24 MB; for 12 layers and a batch of 64: 18.4 MB.', '18.4', 'wrong'],
		['0.25 · 900 GB/s = 225 GB/s, that is 18 % of 1.25 TB/s', '18 %', 'right'],
		['0.25 · 900 GB/s = 225 GB/s, that is 1.8 % of 1.25 TB/s', '1.8 %', 'wrong'],
		['One matrix has 131,072 parameters, times 4 matrices, times 32 layers gives 16.8 million.', '16.8', 'right'],
		['3 × 3600 s = 6 h, times 2.50 = \\$15.', '15', 'follows'],
		['3 + 9/12 = 3.75; × 16 = 60 GB.', '60 GB', 'right'],
		['3 + 9/12 = 3.75; × 16 = 52 GB.', '52 GB', 'wrong'],
		['2 × 9e9 × 4096 = 7.37e13, /5e14 = 14.7 s.', '14.7 s', 'wrong'],
		['6 × 9e9 × 1500 = 8.1e13 FLOP/s, divided by 250e12: 32.4 %.', '32.4 %', 'right'],
		['6 × 9e9 × 1500 = 8.1e13 FLOP/s, divided by 250e12: 23.4 %.', '23.4 %', 'wrong'],
		['$500{,}000/64 = 7812.5$, so 7,813; 40 epochs: 321,520.', '321,520', 'wrong'],
		['$4 \\cdot 768^2 =$ 2,359,296; 12 layers: 28,311,552.', '28,311,552', 'right'],
		['$4 \\cdot 768^2 =$ 2,359,296; 12 layers: 2,831,552.', '2,831,552', 'wrong'],
	])('%s', (answer, piece, verdict) => {
		expect(on(answer, piece)).toContain(verdict);
	});

	it.each([
		['It is 10 times larger and has 3 layers. The total is 45.', '45'],
		['The cache takes 24 GB, for 8 users it is larger than that: 40 GB of 80 GB.', '40 GB'],
		['It runs 3 times a day and costs \\$40.', '40'],
		['One block has 3 × 1000 = 3,000 weights and 9,216 biases. 12 blocks: 146,592.', '146,592'],
		['It takes 24 × 7 = 168 h; / means per, and 3.2 GB is enough.', '3.2 GB'],
		['$4 \\cdot 25 =$ 100 tokens; 3 heads: 1,536 numbers.', '1,536'],
		['We saw 12 of 15 errors, 5 % of 3 layers.', '5 %'],
	])('nothing is said: %s', (answer, piece) => {
		expect(on(answer, piece).filter(verdict => verdict === 'wrong' || verdict === 'follows')).toEqual([]);
	});
});

describe('the number right before, and the one rate that the question gives', () => {
	const asked = (question: string, answer: string, piece: string): readonly string[] =>
		reviewed(part(question, answer))
			.findings.filter(({ quote }) => quote.includes(piece))
			.map(({ verdict }) => verdict);
	const WRITE = 'How long does it take to write the states of 9 billion parameters, 12 bytes each, at 4 GB/s?';
	const PEAK = 'A card peaks at 500 TFLOP/s. What does it reach at 120 tokens per second, and what is its MFU?';

	it.each([
		[WRITE, '9 × 12 = 108 GB; 27 s.', '27 s', 'right'],
		[WRITE, '9 × 12 = 108 GB; 2.7 s.', '2.7 s', 'wrong'],
		[PEAK, 'One token takes 2 · 9e9 = 1.8e10 FLOP; that is 2.16 TFLOP/s, an MFU of 0.43 %.', '0.43 %', 'right'],
		[PEAK, 'One token takes 2 · 9e9 = 1.8e10 FLOP; that is 2.16 TFLOP/s, an MFU of 4.3 %.', '4.3 %', 'wrong'],
	])('%s %s', (question, answer, piece, verdict) => {
		expect(asked(question, answer, piece)).toContain(verdict);
	});

	it.each([
		[`${WRITE} Ten nodes write at a time: 10 nodes.`, '9 × 12 = 108 GB; 2.7 s.', '2.7 s'],
		[`${WRITE} Reading is done at 8 GB/s.`, '9 × 12 = 108 GB; 2.7 s.', '2.7 s'],
		[WRITE, '9 × 12 = 108 GB, which we do in 2.7 s on a faster disk.', '2.7 s'],
	])('nothing is said where other factors or rates are about: %s %s', (question, answer, piece) => {
		expect(asked(question, answer, piece)).not.toContain('wrong');
	});
});

it.each([
	['It takes 5.46e19 / 3.0e15 = 18,200 seconds. Divided by 60 that’s 303 hours.', '303 hours', true],
	['It takes 5.46e19 / 3.0e15 = 18,200 seconds. Divided by 60 that’s 303 minutes.', '303 minutes', false],
	['It takes 5.46e19 / 3.0e15 = 18,200 seconds, divided by 3,600 this is 5.06 hours.', '5.06 hours', false],
	['It takes 600 · 1.2 = 720 hours, divided by 24 machines this is 30 hours.', '30 hours', false],
	['It takes 600 · 1.2 = 720 hours, divided by 60 this is 12 days.', '12 days', true],
])('a unit of time that the step does not lead to: %s', (answer, piece, isWrong) => {
	const on = reviewed(part('How long does it take?', answer)).findings.filter(({ quote }) => quote.includes(piece));
	expect(on.some(({ verdict }) => verdict === 'wrong')).toBe(isWrong);
});
