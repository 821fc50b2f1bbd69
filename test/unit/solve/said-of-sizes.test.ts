import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { formatBytes } from '../../../src/core/solve/bind/bind-words.ts';
import { exactInBrackets } from '../../../src/core/solve/bind/exact-in-brackets.ts';
import { plainText } from '../../../src/core/solve/bind/number-text.ts';
import { hasSeveralSides, modelSize, sidesOf } from '../../../src/core/solve/bind/text-measures.ts';
import { asksYesOrNo } from '../../../src/core/solve/match/asked-things.ts';
import { asksForCode } from '../../../src/core/solve/match/asks-for-code.ts';
import { library } from '../library.ts';

describe('a round number with the exact one in brackets', () => {
	it.each([
		['a batch of 4 million tokens ($4 \\cdot 2^{20}$)', 'a batch of 4194304 tokens'],
		['0.5M (524,288) tokens', '524288 tokens'],
		['four octillion (4e27) FLOPs', '4e27 FLOPs'],
		['a hundred trillion ($10^{14}$) parameters', '$10^{14}$ parameters'],
		// another number in brackets, a note, a number that is no round one
		['4 million tokens (2 epochs)', '4 million tokens (2 epochs)'],
		['5 million tokens (1048576)', '5 million tokens (1048576)'],
		['40 million (see above)', '40 million (see above)'],
		['12 heads (16)', '12 heads (16)'],
	])('%s', (text, read) => {
		expect(exactInBrackets(text)).toBe(read);
	});
});

describe('a question for a program or a drawing', () => {
	it.each([
		['Write a JAX training loop that learns 20 soft prompt vectors.', true],
		['Draw the residual stream with two heads as a Mermaid diagram.', true],
		['Implement the adapter as a PyTorch module. Use a rank of 8.', true],
		// something else is asked beside
		['Write a PyTorch module for the adapter. How many parameters does it have?', false],
		['Write the function that the model computes.', false],
		['Write the update in terms of A and B; the code is in PyTorch.', false],
	])('%s', (text, wanted) => {
		expect(asksForCode(text)).toBe(wanted);
	});
});

describe('parts in words', () => {
	it.each([
		['the largest rank with at most a tenth of them', 'the largest rank with at most 0.1 of them'],
		['rank twenty-four, stored in bf16', 'rank 24, stored in bf16'],
		['the next word after the second word', 'the next word after word 2'],
		['a tenth of a second', 'a tenth of a second'],
	])('%s', (text, read) => {
		expect(plainText(text)).toBe(read);
	});
});

describe('the size of a model beside that of an adapter', () => {
	it.each([
		['one 8-billion-parameter base model; the adapter has 21 million parameters', 8e9],
		['a 7B model with a LoRA adapter of 20 million parameters', 7e9],
		['a LoRA adapter for a 7B model', 7e9],
		['a 7B model and a 13B model', undefined],
	])('%s', (text, size) => {
		expect(modelSize(text)?.value).toBe(size);
	});
});

describe('the matrices of a question', () => {
	it.each([
		['a projection ($3072 \\times 1024$)', [3072, 1024], false],
		['$W_Q$ is $4096 \\times 4096$ and $W_V$ is $4096 \\times 1024$', undefined, true],
		['two $512 \\times 64$ matrices and another $512 \\times 64$ matrix', [512, 64], false],
	])('%s', (text, sides, several) => {
		expect(sidesOf(text)?.map(({ value }) => value)).toEqual(sides);
		expect(hasSeveralSides(text)).toBe(several);
	});
});

describe('how large a model is', () => {
	it.each([
		['A 70B model is quantised in groups of 128 weights.', 70e9],
		['12 million trainable parameters beside a model with 6 billion parameters', 6e9],
		['An adapter with 3 million trainable parameters', undefined],
	])('%s', (text, size) => {
		expect(modelSize(text)?.value).toBe(size);
	});

	it('is in the format of its weights, and not of their scales', () => {
		expect(formatBytes('4-bit weights in blocks of 64 with an fp32 scale')?.bytes).toBe(0.5);
		expect(formatBytes('Find the symmetric INT8 scale')?.bytes).toBe(1);
	});
});

describe('a question that wants yes or no', () => {
	it.each([
		['Does accumulation change the gradient noise?', true],
		['Do weights and cache fit on one card?', false],
		['Is 8 GB enough?', false],
		['How much memory does it take?', false],
	])('%s', (text, asks) => {
		expect(asksYesOrNo(text)).toBe(asks);
	});
});

const parts = (text: string) => review(text, library).parts.filter(({ leaf }) => leaf);
const resultOf = (part: ReturnType<typeof parts>[number] | undefined, symbol: string) =>
	part?.solution?.results.find(each => each.symbol === symbol)?.value;

describe('what a document states goes before what a key would assume', () => {
	it('a ratio of the setting chooses the way', () => {
		const text =
			'# Homework\n\nUse 20 tokens per parameter for compute-optimal training.\n\n## Problem 1\n\n(a) Which model size and how many tokens are compute-optimal for a budget of $6 \\times 10^{20}$ FLOPs?\n';
		expect(resultOf(parts(text)[0], 'N_{b}')).toBeCloseTo(Math.sqrt(6e20 / 120), -3);
	});

	it('an earlier result is not passed over a question that asks for it anew', () => {
		const text = `# Homework

## Problem 1

A model with 2 billion parameters has width 1024 and 10 layers.

(a) How many trainable parameters does LoRA of rank 8 add to the query projection ($1024 \\times 1024$) of every layer?

(b) We now also adapt the output projection ($1024 \\times 512$). How many trainable parameters are there in total?

(c) What fraction of the model is trained?
`;
		const [a, b, c] = parts(text);
		expect(resultOf(a, 'P')).toBe(163_840);
		expect(b?.solution?.results ?? []).toEqual([]);
		expect(resultOf(c, '\\rho_{N}')).toBeUndefined();
	});
});

describe('a number that an earlier part came to', () => {
	it('is no attempt at what is asked now', () => {
		const text = `# Homework

## Problem 1

A model with 4 billion parameters is trained with AdamW in mixed precision.

(a) How much memory do weights, gradients and optimizer states take in mixed precision?

**Answer:** $16 \\times 4 = 64$ GB.

(b) How much memory does 8-bit Adam save if both moments are kept in one byte each?

**Answer:** Six bytes per parameter, so 24 GB. The model states shrink from 64 GB to 40 GB.
`;
		const wrong = review(text, library).findings.filter(({ verdict }) => verdict !== 'right');
		expect(wrong.map(({ message }) => message)).toEqual([]);
	});
});
