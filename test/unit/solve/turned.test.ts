import { describe, expect, it } from 'vitest';
import { toText } from '../../../src/core/math/print/print.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { solve } from '../../../src/core/solve/solve.ts';
import { isolate } from '../../../src/core/solve/turned/isolate.ts';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';

const answerTo = (question: string, around?: string) => {
	const { match } = matchOf(library, homeworkOf(question, around));
	return match && { match, solution: solve(match.key, match) };
};

describe('an equation is solved for one of its symbols', () => {
	it.each([
		['k (m + n)', 'k', 'M / (m + n)'],
		['a + b x', 'x', '(M - a) / b'],
		['\\frac{a}{x}', 'x', 'a / M'],
		['\\sqrt{x y}', 'x', 'M² / y'],
		['c x^2', 'x', '√(M / c)'],
		['e^{x}', 'x', undefined],
		['x + x y', 'x', undefined],
		['\\max(x, y)', 'x', undefined],
	])('M = %s for %s', (latex, symbol, expected) => {
		const isolated = isolate(parseLatex(latex).expression, symbol, parseLatex('M').expression);
		if (expected === undefined) expect(isolated === undefined || toText(isolated).includes('ln')).toBe(true);
		else expect(isolated && toText(isolated)).toBe(expected);
	});
});

describe('a question that states a result and asks for a given', () => {
	it.each([
		['At which temperature would the Landauer limit for erasing 64 bits be 2e-19 J?', 'fermi.landauer', 'T', 326.5437],
		[
			'What is the carbon intensity of the grid in gCO2/kWh if 1,287 MWh caused 552 tons?',
			'fermi.energy-and-emissions',
			undefined,
			1.191401e-7,
		],
		[
			'A model with 2e13 parameters in 8-bit must generate 5 tokens per second. How many H200s (4.8 TB/s each) have to share the weights?',
			'fermi.latency',
			'g',
			21,
		],
		[
			'At which carbon price would offsetting the 552 t emitted by training GPT-3 cost $30,000?',
			'fermi.carbon',
			'c',
			0.0543478,
		],
		[
			'An accelerator sustains 4e14 FLOP/s and rents for $2 per hour; inference takes 2 FLOP per parameter and token. For what model size do one million tokens cost $0.50?',
			'fermi.inference-cost',
			'N',
			1.8e11,
		],
		[
			'GPT-like model: 24 layers, width 2048. LoRA on query and value projections, saved in fp16. The checkpoint of the adapters has 6,291,456 bytes. Which rank was used?',
			'lora.memory',
			'k',
			16,
		],
	])('%s', (question, key, symbol, value) => {
		const answer = answerTo(question);
		expect(answer?.match.key.id).toBe(key);
		if (symbol !== undefined) expect(answer?.match.turned?.given.symbol).toBe(symbol);
		const [result] = answer!.solution.results;
		expect(result?.symbol).toBe(answer?.match.turned?.given.symbol);
		const found = result?.value.kind === 'quantity' ? result.value.value : Number.NaN;
		expect(found / value).toBeCloseTo(1, 4);
		// The step shows the formula, and the key's own steps put the value back.
		expect(answer!.solution.steps[0]?.id).toBe('turned-round');
		expect(answer!.solution.steps.length).toBeGreaterThan(1);
	});

	it.each([
		'What is the perplexity of a language model with cross-entropy loss 3.0 nats per token?',
		'The two factors of a LoRA adapter for a $8192 \\times 8192$ matrix take 4 MiB in bf16. What is the rank?',
		'What is the minimal energy of one FLOP by Landauer if 32 bits are erased at 300 K?',
		'How many microbatches does a 4-stage pipeline need so that the bubble is at most 5%?',
		'A LoRA with r = 16 takes 9.6 million parameters. How many A/B tests are needed to show that it is better than r = 8?',
	])('is not seen in: %s', question => {
		expect(answerTo(question)?.match.turned).toBeUndefined();
	});
});

describe('what a solution leaves aside is said', () => {
	it.each([
		[
			'A corpus has 6e12 tokens, 1.5 tokens per word and 80,000 words per book. How many books is that? A keen reader manages 40 a year: how many years does it take?',
			0,
		],
		[
			'Landauer at 300 K, 32 bits erased: what is the least energy of one FLOP? What would erasing 141 GB of memory take?',
			1,
		],
		['What is the minimal energy of one FLOP by Landauer if 32 bits are erased at 300 K?', 0],
		['How many bytes do the LoRA factors take for a $512 \\times 256$ matrix at rank 4 in fp32?', 0],
		['How much memory do 3 billion parameters take in bf16, fp32 and int8?', 0],
	])('%s', (question, clauses) => {
		const solution = answerTo(question)?.solution;
		expect(solution).toBeDefined();
		expect(solution!.unsolved?.length ?? 0).toBe(clauses);
	});
});
