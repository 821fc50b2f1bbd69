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
		[
			'prices that a label says in cents for each megabyte',
			'Prices per megabyte: SSD 0.006 cents, DRAM 0.3 cents.',
			'A network with 10 trillion 16-bit parameters is kept once on SSD and once in DRAM. What do we pay for either, in dollars? How many times as expensive is the DRAM?',
			{ 'cost of SSD storage': '$1,200.00', 'cost of DRAM': '$60,000' },
		],
		[
			'a price of which the label says for what, and the cost besides the days',
			'Fleet: 20,000 cards with a peak of 2 PFLOP/s each. Utilisation 30 %. Price per card and hour: $2.50.',
			'The run needs 9e26 FLOP. How many days does it last, and what does it cost?',
			{ 'training cost': '$1.0417 billion', 'wall-clock time': '7.5 × 10⁷ s ≈ 2.3766 years' },
		],
		[
			'how many that is for each',
			'Our runs follow L(N, D) = 1.6 + 410/N^0.34 + 500/D^0.30. The training costs C = 6·N·D FLOP.',
			'For which budget C is a 20-billion-parameter model the compute-optimal choice under this law? How many tokens go with it, and how many is that per parameter?',
			{ 'tokens per parameter': '30.169 tokens/parameter' },
		],
		[
			'emissions in dollars, beside those of beef',
			'Reported emissions of a run: 900 t CO2e. Social cost of carbon: $150 per tonne. Cloud bill: $6 million. Ground beef causes 50 kg CO2e per kg; one burger contains 120 g.',
			'What is the damage of the emissions in dollars, and by what percentage would it raise the cloud bill? How many burgers cause the same emissions?',
			{ 'carbon cost': '$135,000', 'share of the compute cost': '2.25 %', burgers: '150,000' },
		],
	])('%s', (_, setting, question, wanted) => {
		expect(resultsOf(setting, question)).toMatchObject(wanted);
	});

	it('says what it leaves aside, and takes what is saved for no amount of its own', () => {
		const { parts } = reviewed(
			'# Homework\n\n## Problem 1\n\nA cluster of 2,000 GPUs ran for 50 days. Mean draw per GPU: 600 W. Power usage effectiveness: 1.2. Carbon intensity of the grid: 300 g/kWh.\n\n(a) Compute the electricity used in MWh and the tonnes of CO2. The same job in a region with 40 g/kWh: how many tonnes would be saved?\n',
		);
		const solution = parts.find(part => part.solution)?.solution;
		expect(solution?.results.map(({ text }) => text)).toEqual(['518 t', '1.73 GWh']);
		expect(JSON.stringify(solution?.assumptions)).toContain('how many tonnes would be saved');
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
