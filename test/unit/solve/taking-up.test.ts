import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { takesUp } from '../../../src/core/solve/bind/taking-up.ts';
import { library } from '../library.ts';

/** Results by symbol of the last part of a homework. */
function results(text: string): Readonly<Record<string, number | undefined>> {
	const parts = review(text, library).parts;
	return Object.fromEntries((parts.at(-1)?.solution?.results ?? []).map(({ symbol, value }) => [symbol, value]));
}

const problem = (...questions: readonly string[]): string =>
	`# Homework\n\n## Problem 1\n\n${questions.map((each, at) => `(${'abcdef'[at]}) ${each}\n`).join('\n')}`;

describe('what a text takes up', () => {
	it.each([
		['How long does it take to train the model?', true],
		['The same network is pruned.', true],
		['Use the setup of the previous problem.', true],
		['How many parameters has this layer?', true],
		['A model has 12 layers. How large are the layers of the model?', false],
		['A 7B model is given. The model is trained.', false],
		['Every head has 64 dimensions. What is the rank of the head?', false],
		['How many FLOPs does a forward pass take?', false],
	])('%s: %s', (text, takes) => {
		expect(takesUp(text)).toBe(takes);
	});
});

const CONVOLUTION =
	'A grayscale image of size 96×96 goes through 24 filters of size 5×5 with stride 1. What is the output size?';

describe('a question takes up what was asked before', () => {
	const SETTING =
		'A frozen $W_0 \\in \\mathbb{R}^{p \\times q}$ gets an additive low-rank update $U V$ with $U \\in \\mathbb{R}^{p \\times r}$ and $V \\in \\mathbb{R}^{r \\times q}$.';
	const adapters = (...questions: readonly string[]): string =>
		problem(...questions).replace('(a)', `${SETTING}\n\n(a)`);
	const BYTES =
		'How many bytes do $U$ and $V$ take together if every number is stored in bfloat16? Give your answer in terms of $p$, $q$, $r$, and compare it with a full update matrix.';

	it('its formulas, with values', () => {
		expect(
			results(
				adapters(
					BYTES,
					'Evaluate your formulas from (a) for $p = 2000$, $q = 3000$ and $r = 10$. By what factor is it smaller?',
				),
			),
		).toMatchObject({ M: 2 * 10 * 5000, 'M_{W}': 2 * 6_000_000, s: 120 });
	});

	it('and no letters of the setting for the projections that it lists', () => {
		expect(
			results(
				adapters(
					'We add rank-8 LoRA adapters to the query, key, value and output projections (each $512 \\times 512$) of all 4 layers. How many parameters are trained?',
				),
			),
		).toMatchObject({ P: 4 * 4 * 8 * 1024 });
	});

	it('the sizes of this layer', () => {
		expect(results(problem(CONVOLUTION))).toMatchObject({ O: 92 });
		expect(results(problem(CONVOLUTION, 'How many parameters does this layer have, with biases?'))).toMatchObject({
			P: 24 * 25 + 24,
		});
		expect(
			results(
				problem(
					CONVOLUTION,
					'What is the output size without padding?',
					'How many parameters does this layer have, with biases?',
				),
			),
		).toMatchObject({ P: 624 });
	});

	it.each([
		'How many parameters would another layer with biases have?',
		'Suppose a layer with biases. How many parameters does it have?',
		'It is followed by a layer with biases. How many parameters does that have?',
	])('and not of another one: %s', question => {
		expect(results(problem(CONVOLUTION, question)).P).toBeUndefined();
	});

	it('the model of the problem before, and no model of its own', () => {
		const before =
			'# Homework\n\n## Problem 1\n\nA model with 2.5 billion parameters is trained in bf16.\n\n(a) How much memory do the weights take?\n\n## Problem 2\n\n';
		const question = '\n\n(a) How many FLOPs does the training take?\n';
		expect(results(`${before}The model sees 50 billion tokens.${question}`).C).toBeCloseTo(6 * 2.5e9 * 50e9, -10);
		expect(results(`${before}A model sees 50 billion tokens.${question}`).C).toBeUndefined();
	});

	it.each([
		'How long does one epoch of the training take on 16 GPUs of 400 TFLOP/s? Assume 50 % utilisation.',
		'How long does the training take on 16 GPUs of 400 TFLOP/s at 50 % utilisation, if the model predicts the next token?',
	])('also where it assumes something, or speaks of the next token: %s', question => {
		const text = `# Homework\n\n## Problem 1\n\nA model with 2.5 billion parameters is trained in bf16.\n\n(a) How much memory do the weights take?\n\n## Problem 2\n\nThe model sees 50 billion tokens.\n\n(a) ${question}\n`;
		expect(results(text).T).toBeCloseTo((6 * 2.5e9 * 50e9) / (16 * 0.5 * 4e14));
	});

	it('and not where it supposes another', () => {
		const text =
			'# Homework\n\n## Problem 1\n\nA model with 2.5 billion parameters is trained in bf16.\n\n(a) How much memory do the weights take?\n\n## Problem 2\n\nThe model sees 50 billion tokens.\n\n(a) Suppose a second model sees them. How many FLOPs does the training take?\n';
		expect(results(text).C).toBeUndefined();
	});
});

describe('a row of numbers in the words of a setting', () => {
	const SOFTMAX = (setting: string): string =>
		`# Homework\n\n## Problem 1\n\n${setting}\n\n(a) Compute the softmax probabilities.\n`;
	const q = (setting: string) =>
		review(SOFTMAX(setting), library)
			.parts.at(-1)
			?.solution?.results.find(({ symbol }) => symbol === 'q')?.text;
	it.each([
		['Logits z = (1.0, 0.0, −2.0), the first class is true.', '[0.7054; 0.2595; 0.03512]'],
		['The logits are (1, 0, -2).', '[0.7054; 0.2595; 0.03512]'],
		['The logits of three classes are 1, 0 and -2.', '[0.7054; 0.2595; 0.03512]'],
		['The logits are known. There are classes 1, 2 and 3.', undefined],
		['The network has 3 layers with (4, 8, 3) units, and its logits are not told.', undefined],
		['Two networks give the logits (1, 0, -2) and (0, 0, 1).', undefined],
	])('%s', (setting, text) => {
		const shown = q(setting);
		if (text === undefined) expect(shown ?? '').not.toMatch(/^\[/);
		else expect(shown).toBeDefined();
	});
});

describe('a method with a condition', () => {
	const SCHEDULE =
		'The learning rate warms up linearly over 400 steps to $6\\times10^{-4}$ and then decays with a cosine to $6\\times10^{-5}$ until step 8,400.';
	const rate = (question: string) => results(`# Homework\n\n## Problem 1\n\n${SCHEDULE}\n\n(a) ${question}\n`)['\\eta'];
	it.each([
		['What is the learning rate at step 100?', 1.5e-4],
		['What is the learning rate at step 4,400?', 3.3e-4],
		['What is the learning rate at step 8,400?', 6e-5],
	])('answers only where the condition holds: %s', (question, value) => {
		expect(rate(question)).toBeCloseTo(value, 9);
	});
});

describe('a device that was named before', () => {
	it('goes before the one that a key assumes', () => {
		const before =
			'# Homework\n\n## Problem 1\n\nA model with 70 billion parameters is served in bf16.\n\n(a) How many H100s (80 GB) hold the weights?\n\n(b) ';
		const latency = (question: string) => results(`${before}${question}\n`).t;
		expect(latency('What is the least time for one token on four GPUs that read the weights once?')).toBeCloseTo(
			140e9 / (4 * 3.35e12),
		);
		expect(
			latency(
				'What is the least time for one token on four GPUs with a bandwidth of 2 TB/s that read the weights once?',
			),
		).toBeCloseTo(140e9 / 8e12);
	});
});

describe('what is made of what is said', () => {
	it('takes no amount of something else: the memory of a card is not that of the parameters', () => {
		const text =
			'# Homework\n\n## Problem 1\n\nA model has N = 5·10¹² parameters in bf16. Card: 96 GB, 4 TB/s. SSD $0.00005/MB, DRAM $0.0040/MB.\n\n(a) How much does the storage of the model cost on SSD and in DRAM?\n';
		const { 'K_{S}': ssd, 'K_{D}': dram } = results(text);
		expect(ssd).toBeCloseTo(500);
		expect(dram).toBeCloseTo(40_000);
	});
});

describe('a question that leans on the one before', () => {
	it('a number of bits counts no weights', () => {
		const memory = 'How much memory do the weights of a model with 6 billion parameters need in bf16?';
		expect(results(problem(memory, 'And with 4-bit weights?')).M).toBe(3e9);
	});

	it('another result of its key by what tells that apart, for the same sizes', () => {
		const cell = 'A plain RNN has input size 20 and hidden size 30. How many parameters has it?';
		expect(results(problem(cell)).p).toBe(30 * 50 + 30);
		expect(results(problem(cell, 'And an LSTM of the same sizes?'))['P_{L}']).toBe(4 * 1530);
		expect(results(problem(cell, 'And an LSTM of the same sizes?', 'And a GRU?'))['P_{G}']).toBe(3 * 1530);
		expect(results(problem(cell, 'And a transformer?'))).toEqual({});
	});

	it('and not where it asks something that the key is not about', () => {
		const update =
			"$V(s) = 3$, $V(s') = 5$, the reward is 1, $\\alpha = 0.1$ and $\\gamma = 0.9$. What is the TD error?";
		expect(results(problem(update)).delta ?? results(problem(update))['\\delta']).toBeCloseTo(2.5, 10);
		expect(Object.keys(results(problem(update, 'With four moves, what is the probability of the best one?')))).toEqual(
			[],
		);
	});

	it('a time that an earlier part found, for the rent', () => {
		const text = `# Homework

## Problem 1

There are 52,000 examples; micro-batches of 4, gradients are accumulated over 16 steps, 3 epochs.

(a) How many optimizer steps does training take?

(b) One optimizer step takes 12 s. How long does the training take?

(c) The GPU rents for $0.60 per hour. What does the run cost?
`;
		expect(results(text).K).toBeCloseTo((2439 * 12 * 0.6) / 3600, 6);
	});
});

describe('what a problem says before its parts', () => {
	it('is solved only where it asks', () => {
		const text = (lead: string): string =>
			`# Homework\n\n## Problem 1\n\n${lead}\n\n(a) Why is that so?\n\n(b) What else?\n`;
		const solved = (lead: string) => review(text(lead), library).parts.find(({ id }) => id === '1')?.solution;
		expect(solved('A 70B model in fp16 runs on two GPUs.')).toBeFalsy();
		expect(solved('How much memory do the weights of a model with 70B parameters need in fp16?')).toBeTruthy();
	});
});

describe('what a chat says later', () => {
	it('was not said when a part was asked', () => {
		const text = `USER: Please check this.

## Problem 1

A GPT has 12 layers, d_model = 768, vocabulary 50,257 and context 1024.

**1.1** How many parameters has it?

**1.2** FLOPs of a forward pass of one token of this model?

ASSISTANT: Sure!

**1.1** About 124.4 M.

**1.2** 2 FLOPs per parameter: $2 \\cdot 124.4 \\cdot 10^6 \\approx 0.249$ GFLOP.

USER: And with a larger vocabulary?

ASSISTANT: Then the token embedding has 76.8 M parameters.
`;
		expect(results(text)['F_{1}']).not.toBeCloseTo(2 * 76.8e6, -3);
	});
});

describe('a cache of all heads', () => {
	it('is that of the shared ones times the heads that share one', () => {
		const setting =
			'A model with 80 layers, 64 query heads, 8 key-value heads and head dimension 128 keeps its cache in bf16.\n\n';
		const text = `# Homework\n\n## Problem 1\n\n${setting}(a) How many bytes of KV cache does one token need?\n\n(b) How much would it be with full multi-head attention?\n`;
		expect(results(text)['M_{f}']).toBe(2 * 80 * 64 * 128 * 2);
	});
});

describe('givens that stand in a program', () => {
	it('are known by the names that it gives them', () => {
		const text =
			'# Homework\n\n## Problem 1\n\n```python\nparams = 6e9\nbytes_per_param = 4\n```\n\n(a) How much memory do the weights take?\n';
		expect(results(text).M).toBe(24e9);
	});

	it('and in a list of settings', () => {
		const text =
			'# Homework\n\n## Problem 1\n\n- layers = 32\n- kv_heads = 8\n- head_dim = 128\n- dtype: fp16\n\n(a) How big is the KV cache of a sequence of 2048 tokens?\n';
		expect(results(text).M).toBe(2 * 32 * 8 * 128 * 2 * 2048);
	});
});

describe('what another problem came to', () => {
	const two = (before: string, after: string): string =>
		`# Homework\n\n## Problem 1: First\n\n${before}\n\n## Problem 2: Second\n\n${after}\n`;
	const QUANTISED = 'What is the scale of symmetric int8 quantization for the weights $x = (0.5, -1.27, 0.3)$?';
	const COSINE =
		'The peak learning rate of 4e-4 decays by a cosine to 0. What is the learning rate halfway through the decay?';
	const last = (text: string) => review(text, library).parts.at(-1)!;

	it('is none of a problem that does not name it', () => {
		const part = last(
			two(QUANTISED, 'A feature takes the values $x = (3, 3, 9, 9)$ in a batch. What does batch norm output?'),
		);
		expect(part.solution?.results.find(({ symbol }) => symbol === 'y')?.matrix).toEqual([[-1], [-1], [1], [1]]);
	});

	it('does not stand in the place of a letter', () => {
		const part = last(
			two(
				COSINE,
				'Perform one gradient descent step on the parameters $\\theta$ with the gradient $g$ and the learning rate $\\eta$.',
			),
		);
		expect(part.givens.filter(({ from }) => from === 'part')).toEqual([]);
		expect(part.solution?.results[0]?.text).toContain('η');
	});
});

describe('shapes of matrices with usual names', () => {
	it('logits of vocabulary by context are no unembedding of vocabulary by width', () => {
		const [part] = review(
			'# Homework\n\n## Problem 1: Circuits\n\nGiven one-hot tokens $T \\in \\mathbb{R}^{n_{\\text{vocab}} \\times n_{\\text{context}}}$, write the largest rank of the table behind the logits $L \\in \\mathbb{R}^{n_{\\text{vocab}} \\times n_{\\text{context}}}$ of a zero-layer transformer in terms of $T$, $W_E$ and $W_U$.\n',
			library,
		).parts;
		expect(JSON.stringify(part?.solution?.steps ?? [])).not.toContain('\\beta = n_');
	});
});
