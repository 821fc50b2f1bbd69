import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { speaksOfOne } from '../../../src/core/solve/bind/bind-words.ts';
import { library } from '../library.ts';

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

	it('is its number of devices also where an hour of one is spoken of', () => {
		const given = library.keys.find(({ id }) => id === 'fermi.latency')!.givens.find(({ symbol }) => symbol === 'g')!;
		expect(speaksOfOne(given, 'How many tokens a second can a GPU give?')).toBe(true);
		expect(speaksOfOne(given, 'What does it cost at 2 dollars for a GPU hour?')).toBe(false);
		expect(speaksOfOne(given, 'How long do the GPUs need?')).toBe(false);
	});

	it('is not what an answer came to on its way', () => {
		const text = `# Homework

## Problem 1: Serving

### (a)

**Question:** How long does a forward pass of a model with $10^{12}$ parameters take at 4 TB/s?

**Answer:** **Memory to load:** $3.7 \\times 10^{15}$ bytes. With 80 layers that is 925 s.

## Problem 2: Prompts

### (a)

**Question:** How many parameters are being trained in this model?

**Answer:** A soft prompt of 5 learnable vectors of width $E$ has $5 E$.
`;
		const solution = review(text, library).parts.at(-1)?.solution;
		expect(solution?.steps.map(({ id }) => id)).toEqual(['vectors']);
		expect(solution?.assumptions).toEqual([]);
	});

	it('a question in letters is answered in letters, its answer’s example behind', () => {
		const text = (answer: string) => `# Homework

## Problem 1: LoRA with $A \\in R^{m \\times k}$ and $B \\in R^{k \\times \\ell}$

### (a)

**Question:** How much memory do the LoRA factors take in floats of 4 bytes? How does this compare to a full-rank matrix?

**Answer:** ${answer}
`;
		const resultsOf = (answer: string) => review(text(answer), library).parts.at(-1)?.solution?.results ?? [];
		const [memory] = resultsOf(
			'$4k(m + \\ell)$ bytes. For example, with $m = \\ell = 512$ and $k = 2$ it is 8,192 bytes.',
		);
		expect(memory?.general?.text).toBe('4 B · k · (m + ℓ) (m = 512, ℓ = 512, k = 2: 8,192 B = 8 KiB)');
		expect(memory?.value).toBe(8192);
		expect(resultsOf('$4k(m + \\ell)$ bytes.')[0]?.general).toBeUndefined();
	});

	it('a question says itself how fast and on how many devices', () => {
		const text = (question: string) => `# Homework

## Problem 1: Estimates

A laboratory plans a model with $N = 4 \\times 10^{11}$ parameters on GPUs with 192 GB of memory, 8 TB/s and 4.5 PFLOP/s, rented at \\$4 per hour.

### (a)

**Question:** How long does training on $8 \\times 10^{12}$ tokens take on 10,000 GPUs at 40 % utilisation, and what does it cost?

### (b)

**Question:** ${question}
`;
		const solutionOf = (question: string) => review(text(question), library).parts.at(-1)?.solution;
		const cost = solutionOf('How much does it cost to generate 5 million tokens at peak speed on one GPU?');
		expect(cost?.results.find(({ symbol }) => symbol === 'K')?.value).toBeCloseTo(0.9877, 3);
		const latency = solutionOf(
			'What is the least time for one forward pass in FP8 at batch size one, if the weights are spread over 4 GPUs? How many tokens per second is that?',
		);
		expect(latency?.results.find(({ symbol }) => symbol === 't')?.value).toBeCloseTo(0.0125);
		expect(latency?.cases).toBeUndefined();
	});

	it('what is asked for is not taken from the answer', () => {
		const law =
			'The best size and the best data for a budget are $N_{opt}(C) = 0.2 C^{0.5}$ and $D_{opt}(C) = 2 C^{0.5}$.';
		const text = `# Homework

## Problem 1: Scaling

${law}

### (a)

**Question:** Suppose a model has $N = 2 \\times 10^{11}$ parameters. How much compute $C$ is required, and how many tokens $D$ are needed for training?

**Answer:** It wants 3 trillion tokens, that is $D = 3 \\times 10^{12}$ tokens.
`;
		const solution = review(text, library).parts.at(-1)?.solution;
		expect(solution?.results.map(({ symbol, text: shown }) => [symbol, shown])).toEqual([
			['C', '10²⁴ FLOP'],
			['D', '2 × 10¹²'],
		]);
		const ids = solution!.steps.map(({ id }) => id);
		expect(ids).toEqual([...new Set(ids)]);
	});

	it('stays there where nothing points back', () => {
		const question =
			'What is the least latency of a forward pass of a model in fp16 on a GPU with 2 TB/s of memory bandwidth?';
		expect(results(question).find(({ symbol }) => symbol === 't')?.value).toBeUndefined();
		const inWords = homework(question)
			.replace('A model has $N = 7 \\times 10^{9}$ parameters.', '')
			.replace('train it', 'train a model with 7 billion parameters');
		const solution = review(inWords, library).parts.at(-1)?.solution;
		expect(solution?.results.find(({ symbol }) => symbol === 't')?.value).toBeUndefined();
	});
});
