import { describe, expect, it } from 'vitest';
import { isHedged, roundingOf } from '../../../src/core/check/against/rounding.ts';
import { quantity } from '../../../src/core/math/evaluate/evaluate.ts';
import { literalOf } from '../../../src/core/math/literal.ts';
import { parsePlain } from '../../../src/core/math/read/parse.ts';
import { quantityOf } from '../../../src/core/quantities/origins.ts';
import { part, reviewed } from './reviewed.ts';

const standing = (written: string, value: number, hedged = false): string => {
	const literal = literalOf(parsePlain(written).expression)!;
	return roundingOf(literal, quantityOf(literal), quantity(value), hedged);
};

describe('how a written number stands for a value that it is close to', () => {
	it.each([
		['0.69', 0.6857],
		['0.68', 0.6857],
		['0.7', 0.6857],
		['41', 41.67],
		['42', 41.67],
		['22', 21.4],
		['66,000', 66_182],
		['3.01', 3],
		['10^10', 1.012e10],
		['65,900', 65_884],
		['1.25', 1.25],
	])('%s for %d: rounded', (written, value) => {
		expect(standing(written, value)).toBe('rounded');
	});

	it.each([
		['0.9', 1],
		['5.5', 5],
		['4.6', 5],
		['1.3', 1.2],
		['0.72', 0.6857],
		['15', 14],
		['20,000', 18_000],
	])('%s for %d: another number', (written, value) => {
		expect(standing(written, value)).not.toBe('rounded');
	});

	it.each([
		['250', 263],
		['1,000', 1_024],
		['3.4', 3.5],
	])('about %s for %d', (written, value) => {
		expect(standing(written, value, true)).toBe(written === '3.4' ? 'off' : 'rounded');
	});

	it('knows the words and signs that make an approximation', () => {
		for (const words of ['it is about ', 'F1 ≈ ', '$v \\approx ', 'roughly **']) expect(isHedged(words)).toBe(true);
		for (const words of ['F1 = ', 'about this we say that it is ']) expect(isHedged(words)).toBe(false);
	});
});

describe('numbers close to what a key comes to', () => {
	const said = (question: string, answer: string): readonly string[] =>
		reviewed(part(question, answer)).findings.map(({ verdict, rule, quote }) => `${verdict} ${rule} ${quote}`);

	it.each([
		['Precision is 1 and recall is 1. F1?', 'F1 = 0.9', ['cannot-tell key.close F1 = 0.9']],
		['Precision is 0.8 and recall is 0.6. F1?', 'F1 = 0.69', ['right key.confirmed F1 = 0.69']],
		['Precision is 0.8 and recall is 0.6. F1?', 'F1 = 0.72', ['cannot-tell key.close F1 = 0.72']],
		[
			'Two 3×3 convolution layers with stride 1 are stacked. What is the receptive field?',
			'The receptive field is 4.6.',
			['wrong key.contradicted 4.6'],
		],
		['What is the perplexity at a loss of 2.3 nats per token?', 'It is about 10.', ['right key.confirmed 10']],
		[
			'The weights of a model take 26 GB, and the GPU reads 1,500 GB/s. How many tokens per second does it generate at batch size 1?',
			'$1 / 0.0173 = 57.8$ tokens per second',
			['right digits.rounded 1 / 0.0173 = 57.8$ tokens per second'],
		],
	])('%s %s', (question, answer, expected) => {
		expect(said(question, answer)).toEqual(expected);
	});
});
