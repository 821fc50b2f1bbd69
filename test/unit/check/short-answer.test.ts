import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

/** `2.6 ms wrong`, one for each number that was judged, part by part. */
const judged = (text: string) =>
	reviewed(text).findings.map(({ quote, verdict }) => `${quote.replace(/[*$\s]+/g, ' ').trim()} ${verdict}`);

const sheet = (intro: string, ...parts: readonly (readonly [string, string])[]): string =>
	`## Problem 1\n\n${intro}\n\n${parts.map(([question, answer], at) => `**(${'abcd'[at]})** ${question}\n\n**Answer:** ${answer}\n`).join('\n')}`;

describe('answers that are a few numbers', () => {
	const decoding =
		'A 20B model is decoded at batch size 1 on a GPU with 4 TB/s of memory bandwidth; decoding is memory-bound.';
	const first = ['What is the least time for a token in bf16?', '10 ms, so 100 tokens/s.'] as const;

	it.each([
		['The same with 8-bit weights?', '4 ms, that is 250 tokens/s', ['4 ms wrong', '250 tokens/s follows']],
		['And with 8-bit weights?', '5 ms, that is 200 tokens/s', ['5 ms right', '200 tokens/s right']],
		['The same with 4-bit weights?', '**2.5 ms**', ['2.5 ms right']],
		['The same with 4-bit weights?', '2.5 ms, that is 650 tokens/s', ['2.5 ms right', '650 tokens/s wrong']],
		// Other amounts beside it: it is not told which is which.
		['The same with 4-bit weights?', 'between 1.1 ms and 1.9 ms', []],
		['The same with 4-bit weights?', '1.9 ms, and 3 km', []],
	])('%s %s', (question, answer, verdicts) => {
		expect(judged(sheet(decoding, first, [question, answer])).slice(2)).toEqual(verdicts);
	});

	it.each([
		['$26/24 = 1.08$, so 1 GPU.', ['26/24 = 1.08 right', '1 GPU wrong']],
		['$26/24 = 1.08$, hence 2 GPUs.', ['26/24 = 1.08 right', '2 GPUs right']],
		['26 GB / 24 GB = 1.083, i.e. 1 GPU', ['26 GB / 24 GB = 1.083 right', '1 GPU wrong']],
		// No number of them that somebody settled on.
		['$26/24 = 1.08$, roughly 1 GPU.', ['26/24 = 1.08 right']],
		['$26/24 = 1.08$: more than 1 GPU.', ['26/24 = 1.08 right']],
		['$26/24 = 1.08$. Only 1 GPU is in the machine.', ['26/24 = 1.08 right']],
		['$26/24 = 1.08$; 1 GPU would do for 8 bits.', ['26/24 = 1.08 right']],
	])('a count behind its calculation is the answer: %s', (answer, verdicts) => {
		const cards = 'A model has 13 billion parameters. A GPU has 24 GB.';
		expect(judged(sheet(cards, ['How many such GPUs hold the weights in bf16?', answer]))).toEqual(verdicts);
	});

	it('a power of ten is one number', () => {
		const law = 'The loss follows $L(N) = 1.5 + 300 / N^{0.3}$.';
		const ask = (power: number) => `Predict the loss at $N = 10^${power}$.`;
		expect(judged(sheet(law, [ask(8), '2.694'], [ask(9), '2.45']))).toEqual(['2.694 right', '2.45 wrong']);
	});

	it('a constant of nature excuses no wrong answer', () => {
		const limit = sheet('', ['What is the Landauer limit per bit at 320 K?', '3.06e-20 J']);
		expect(judged(limit)).toEqual(['3.06e-20 J wrong']);
	});
});

describe('a question that leans on the one before', () => {
	it.each(['How much for a batch of 8 sequences of that length?', 'What about a batch of 8 sequences?'])(
		'%s',
		question => {
			const cache = [
				'A model has 40 layers, 8 KV heads and head dimension 128. How big is its KV cache in fp16 for 8192 tokens?',
				'1.34 GB',
			] as const;
			const keys = reviewed(sheet('', cache, [question, '10.7 GB'])).parts.map(({ key }) => key);
			expect(keys.slice(1)).toEqual(['accounting.kv-cache', 'accounting.kv-cache']);
			expect(judged(sheet('', cache, [question, '10.7 GB']))).toEqual(['1.34 GB right', '10.7 GB right']);
		},
	);

	it('takes what was given there before it assumes anything', () => {
		const run = sheet(
			'A model with 10B parameters is trained on 200B tokens.',
			['How long does it take on 128 accelerators with 400 TFLOP/s each at 50 % utilisation?', '5.4 days'],
			['What does that cost at $2 per accelerator-hour?', '$33,300'],
			['What would a run on other machines cost at $2 per accelerator-hour?', '$10,000'],
		);
		const from = reviewed(run).parts.map(({ givens }) => givens.find(({ symbol }) => symbol === 's')?.from);
		expect(from.slice(1)).toEqual(['question', 'part', undefined]);
	});
});
