import { describe, expect, test } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

const given = (text: string, part: string, name: string) =>
	reviewed(text)
		.parts.find(({ id }) => id === part)!
		.givens.find(each => each.name === name);

describe('what a question says of itself goes before results of other parts', () => {
	const two = (question: string): string =>
		[
			'# Homework 1',
			'## Problem 1',
			'**(a)** How many bytes do the weights of a model with 6.7 billion parameters take in fp16?',
			'**Answer:** 13.4 GB.',
			`**(b)** ${question}`,
			'**Answer:** See above.',
		].join('\n\n');

	test.each([
		['How long does one forward pass of a 70B model in bf16 take when its weights are read once at 2 TB/s?', 7e10],
		['How many bytes do the weights of a model with $5 \\times 10^{13}$ parameters take in fp16?', 5e13],
		['How much memory do the parameters of a 13-billion-parameter model need in bf16?', 1.3e10],
	])('%s', (question, parameters) => {
		expect(given(two(question), '1.b', 'parameters')?.value).toBe(parameters);
	});

	test('a number behind a comma is not the one before it', () => {
		const text =
			'# Homework\n\n**1.** What is the output size of a convolution with kernel 11, stride 4, no padding, on a 227×227 image?\n\n**Answer:** 55\n';
		expect(given(text, '1', 'padding')?.value).toBe(0);
	});

	test('a number that stands there once is one given’s, also where the question is its own title', () => {
		const text =
			'# Homework\n\nA decoder has 24 layers, 16 heads and head dimension 64; keys and values are kept in fp16.\n\n2.1 How much KV cache does a sequence of 2048 tokens need?\n\n> It needs 201 MB.\n';
		expect(given(text, '2.1', 'tokens')?.value).toBe(2048);
		expect(given(text, '2.1', 'batch size')?.value).toBe(1);
	});

	test('points count nothing', () => {
		const text =
			'# Homework\n\n## Problem 1\n\nAt 300 K a FLOP handles 64 bits.\n\n(a) Give the Landauer energy per bit and per FLOP. (3 points)\n\n(b) Why?\n';
		expect(given(text, '1.a', 'bits erased per operation')?.value ?? given(text, '1.a', 'bits')?.value).toBe(64);
	});

	const adapter = (question: string): string =>
		[
			'# Homework 2',
			'## Problem 1',
			'A model with 3 billion parameters has 24 layers of width 1024. Adapters of rank 8 go onto the key and output projections ($1024 \\times 1024$ each) of every layer.',
			'**(a)** How many trainable parameters does LoRA add?',
			'**Answer:** 786,432.',
			`**(b)** ${question}`,
			'**Answer:** See above.',
		].join('\n\n');

	test.each([
		['How much memory do they take in bf16?', 2 * 24 * 8 * 2048],
		['How much memory do the parameters of the model take in bf16?', 3e9],
		['How much memory does a model with 5 billion parameters take in bf16, if they are all kept?', 5e9],
	])('“they” are what the part before came to: %s', (question, parameters) => {
		expect(
			given(adapter(question), '1.b', 'parameters') ?? given(adapter(question), '1.b', 'trainable parameters'),
		).toHaveProperty('value', parameters);
	});

	// What the key would assume of the same kind never takes its place.
	test.each([
		[
			'',
			'By the hundred-step argument, how many sequential layers does a bird need whose snap decisions take 0.25 s with neurons firing at 400 Hz?',
			'time of a decision',
			0.25,
		],
		[
			'A card-hour costs $3.10. The run needs $5\\times10^{24}$ FLOP on 2,000 H100 at 989 TFLOP/s each.',
			'What does the training run cost in rent?',
			'rental price',
			3.1 / 3600,
		],
		[
			'Price list (1 MB = $10^6$ bytes): SSD 0.00004 $/MB, DRAM 0.0030 $/MB.',
			'What does it cost to store the parameters of a model of 2 trillion parameters at one byte each on SSD and in DRAM?',
			'price of SSD storage',
			4e-11,
		],
	])('%s %s', (context, question, name, value) => {
		const text = `# Homework\n\n## Problem 1\n\n${context}\n\n**(a)** ${question}\n\n**Answer:** See above.\n`;
		expect(given(text, '1.a', name)?.value).toBeCloseTo(value, 12);
	});
});
