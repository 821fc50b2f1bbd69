import { librarySources } from 'homework-lens:library';
import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { compileLibrary } from '../../../src/core/solve/library.ts';

const library = compileLibrary(librarySources);

const homework = (words: string): string => `# Homework

## Problem 1: Training

A model has $N = 7 \\times 10^{9}$ parameters.

### (a)

**Question:** How many FLOPs does it take to train it on $D = 10^{12}$ tokens?

## Problem 2: Serving

### (a)

**Question:** ${words}
`;

const results = (words: string) => review(homework(words), library).parts.at(-1)?.solution?.results ?? [];

describe('what another problem was about', () => {
	it.each([
		'What is the least latency of a forward pass of the model above in fp16 on a GPU with 2 TB/s of memory bandwidth?',
		'What is the least latency of a forward pass of the model from the previous problem in fp16 at a memory bandwidth of 2 TB/s?',
	])('is taken up: %s', question => {
		expect(results(question).find(({ symbol }) => symbol === 't')?.value).toBeCloseTo(0.007);
	});

	it('is not its number of devices, where the question has one', () => {
		const cluster = homework(
			'The weights of the model above are stored in 16 bits each. How many tokens per second can a GPU with a memory bandwidth of 2 TB/s generate at batch size one?',
		).replace(
			'on $D = 10^{12}$ tokens?',
			'on $D = 10^{12}$ tokens, and how long do 512 GPUs need at 400 TFLOP/s each?',
		);
		const solution = review(cluster, library).parts.at(-1)?.solution;
		expect(solution?.results.find(({ symbol }) => symbol === 'r_{s}')?.value).toBeCloseTo(1000 / 7);
	});

	it('stays there where nothing points back', () => {
		const question =
			'What is the least latency of a forward pass of a model in fp16 on a GPU with 2 TB/s of memory bandwidth?';
		expect(results(question).find(({ symbol }) => symbol === 't')?.value).toBeUndefined();
	});
});
