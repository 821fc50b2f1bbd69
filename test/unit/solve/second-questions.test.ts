import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

/** What a question behind its setting comes to, by the names of the results. */
const resultsOf = (setting: string, question: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		reviewed(`# Homework\n\n## Problem 1\n\n${setting}\n\n(a) ${question}\n`)
			.parts.flatMap(({ solution }) => solution?.results ?? [])
			.map(({ name, text }) => [name, text]),
	);

describe('what a question asks behind its first result', () => {
	it.each([
		[
			'a percentage of what the setting names, beside a utilisation',
			'Peak of a card: 1.6 PFLOP/s. Expected utilisation: 40 %. Rent: $2.00 per card-hour. The tunnel cost $16 billion.',
			'A training run takes 8 × 10^25 FLOP. How much will the rent come to, and what percentage of the cost of the tunnel is that?',
			{ 'training cost': '$69.444 million', share: '0.43403 %' },
		],
		[
			'how many dollars more one of two costs that a single clause asks for',
			'Flash costs \\$0.00006 per MB and DRAM \\$0.0030 per MB.',
			'What does it cost to hold a model of 2 trillion parameters (two bytes each) on SSD and in DRAM, and by how many dollars is DRAM dearer?',
			{ 'cost of SSD storage': '$240.00', 'cost of DRAM': '$12,000', difference: '$11,760' },
		],
		[
			'a corpus that the first result is held against',
			'There are 9 million books with 250 pages each and 400 words per page; 1.5 tokens per word.',
			'How many tokens is that, and what percentage of a corpus of 30 trillion tokens would that be?',
			{ tokens: '1.35 × 10¹² tokens', share: '4.5 %' },
		],
		[
			'a decimal comma in braces',
			'9 Millionen Bücher mit je 250 Seiten und 400 Wörtern pro Seite; 1,5 Token pro Wort.',
			'Wie viele Token sind das, und wie viel Prozent eines Korpus von $2{,}7\\cdot10^{13}$ Token wären das?',
			{ tokens: '1.35 × 10¹² tokens', share: '5 %' },
		],
		[
			'the width of a head is none of the model',
			'A decoder has 80 layers, 64 heads per layer and a head width of 128. All numbers are 16-bit floats.',
			'How many bytes of activations does one token leave if each head stores its output vector once per layer? At what number of tokens do they fill as much memory as the 65 billion parameters?',
			{
				'activation memory per token': '1,310,720 B = 1.25 MiB',
				'tokens whose activations equal the weights': '99,182',
			},
		],
		[
			'words on a page by the words of a table',
			'| quantity | value |\n|---|---|\n| tokens per English word | 1.25 |\n| words on a page | 320 |\n| pages in a book | 250 |',
			'Express a corpus of 4 trillion tokens in words and in books.',
			{ words: '3.2 × 10¹²', books: '4 × 10⁷' },
		],
	])('%s', (_, setting, question, wanted) => {
		expect(resultsOf(setting, question)).toMatchObject(wanted);
	});

	it('takes no amount for a part of what is many times smaller', () => {
		const told = resultsOf(
			'The Apollo program cost $178 billion.',
			'A run of 4e24 FLOP on GPUs that sustain 0.4 PFLOP/s at $2 per GPU-hour: what does it cost, and what fraction of Apollo is that?',
		);
		expect(told['training cost']).toBe('$5.5556 million');
		expect(Object.values(told).filter(text => /%/.test(text) && Number.parseFloat(text) > 1)).toEqual([]);
	});
});
