import { describe, expect, it } from 'vitest';
import { part, reviewed } from './reviewed.ts';

/** What is found on the numbers of an answer, by what stands there. */
const told = (question: string, answer: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		reviewed(part(question, answer)).findings.map(({ quote, verdict }) => [quote.replace(/[$*]/g, ''), verdict]),
	);

const CONFUSION =
	'A confusion matrix has TP = 40, FP = 10, FN = 20 and TN = 430. Compute accuracy, precision, recall and F1.';
const BATCH = 'A batch of one feature is 2, 4, 6, 8. Compute its mean and its variance for batch normalisation.';
const WEIGHTS = 'How much memory do the weights of a 20B model take in bf16?';

describe('a number that the text calls by the name of a result', () => {
	it.each([
		[
			'in a list',
			CONFUSION,
			'- accuracy: 0.94\n- precision: 0.88\n- recall: 0.667',
			{ '0.94': 'right', '0.88': 'wrong', '0.667': 'right' },
		],
		['before a chain', CONFUSION, 'Recall = 40/(40 + 30) = 0.571', { '40/(40 + 30) = 0.571': 'wrong' }],
		['two in a sentence', BATCH, 'The mean is 6.85 and the variance is 5.', { '6.85': 'wrong', '5': 'right' }],
		['by a part of its name', WEIGHTS, '- memory: 54 GB', { '54 GB': 'wrong' }],
		[
			'in a row of a table',
			WEIGHTS,
			'| quantity | value |\n|---|---|\n| memory of the weights | 54 GB |',
			{ '54 GB': 'wrong' },
		],
	])('is held against that one: %s', (_, question, answer, expected) => {
		expect(told(question, answer)).toEqual(expected);
	});

	it.each([
		['another thing by its words', WEIGHTS, 'The memory of the KV cache is 54 GB.'],
		[
			'what the question leaves the key without',
			'A node holds 20 of class A, 12 of B and 8 of C: what is its entropy in bits?',
			'- entropy: 1.4855 bits',
		],
		['a number that no slip takes so far off', WEIGHTS, '- memory: 17 B'],
		[
			'times of other things beside the right one',
			'How long does training with 6e21 FLOP take on 8 A100 (312 TFLOP/s) at 50 % utilisation?',
			'- time: 4.81e6 s\n- time per epoch: 1.6e6 s\n- time for checkpoints: 3 h\n- time: 55.6 days',
		],
		['about a name in passing', BATCH, 'The variance is not what matters here; the second value is 9.'],
	])('is not held against it where the text says %s', (_, question, answer) => {
		expect(Object.values(told(question, answer))).not.toContain('wrong');
	});

	it('may be called by words that name nothing', () => {
		for (const answer of [
			'The memory of both is 54 GB.',
			'All of them together take 54 GB.',
			'The correct size is 54 GB.',
		])
			expect(told('How much memory do the weights of a 20B model take in bf16?', answer)).toEqual({ '54 GB': 'wrong' });
	});

	it('is right in another unit of time than the result has', () => {
		const question =
			'How long does a GPU with 8 TB/s take to stream the weights of a 500-trillion-parameter model once (2 bytes each)? How many tokens per hour is that?';
		expect(told(question, '- time: 125 s\n- tokens per hour: 28.8 tokens/h')).toEqual({
			'125 s': 'right',
			'28.8 tokens/h': 'right',
		});
	});

	it('is no confirmation of another result with that value', () => {
		const { findings } = reviewed(part(BATCH, 'The variance is 5.'));
		expect(findings.map(({ target }) => target)).toEqual([expect.stringMatching(/s|v|\\sigma/)]);
	});
});

describe('a vector that is given entry by entry', () => {
	const SOFTMAX = 'Compute the softmax of the logits [2.0, 1.0, 0.1].';

	it.each([
		['in a list', '- $p_1 = 0.659$\n- $p_2 = 0.242$\n- $p_3 = 0.198$', { '0.198': 'wrong' }],
		[
			'in a table',
			'| class | probability |\n|---|---|\n| probability 1 | 0.659 |\n| probability 2 | 0.242 |\n| probability 3 | 0.198 |',
			{ '0.198': 'wrong' },
		],
		['counted from zero', '- p0: 0.659\n- p1: 0.242\n- p2: 0.099', {}],
	])('is judged by each of them: %s', (_, answer, wrong) => {
		const found = told(SOFTMAX, answer);
		expect(Object.fromEntries(Object.entries(found).filter(([, verdict]) => verdict !== 'right'))).toEqual(wrong);
		expect(Object.keys(found)).toHaveLength(3);
	});

	it.each([
		['of other things', '- layer 1: 0.5\n- layer 2: 0.3\n- layer 3: 0.9'],
		['not all there', '- $p_1 = 0.559$\n- $p_2 = 0.342$'],
	])('is left alone where the entries are %s', (_, answer) => {
		expect(Object.values(told(SOFTMAX, answer))).not.toContain('wrong');
	});
});

describe('a number of something else is held against no result of the key', () => {
	it.each([
		[
			'a velocity beside a second moment of the same letter',
			`**Problem 4.** We minimise $f(w) = \\tfrac12 (w-7)^2$ from $w_0 = 3$.

(a) Two steps of gradient descent, $\\eta = 0.3$.
(b) Two steps with momentum $v \\leftarrow 0.9 v + g$, $w \\leftarrow w - 0.3 v$, $v_0 = 0$.
(c) The first step of Adam with $\\beta_1 = 0.9$, $\\beta_2 = 0.999$, $\\eta = 0.1$, with bias correction, no $\\epsilon$.
(d) AdamW: the same with weight decay $\\lambda = 0.05$.

**Worked solution.** The gradient is $g = w - 7$, at the start $g_0 = -4$.

(b)
\\begin{align}
v_1 &= -4, & w_1 &= 4.2 \\\\
v_2 &= 0.9 \\cdot (-4) - 2.8 = -6.4, & w_2 &= 4.2 + 0.3 \\cdot 6.4 = 6.12
\\end{align}

(c) $m = 0.1 \\cdot (-4) = -0.4$, corrected $-4$; $v = 0.001 \\cdot 16 = 0.016$, corrected $16$.
`,
		],
		[
			'the bytes of a count that stands right before',
			`### Problem 2: one head

An attention-only model: width 320, 5 heads of size 64, vocabulary 20,000. **(i)** Parameters of one head ($W_Q, W_K, W_V, W_O$)? **(ii)** Shape of the full QK circuit between tokens, and its memory in fp32? **(iii)** Parameters of embedding and unembedding?

*Answer.*

**(i)** $4 \\cdot 320 \\cdot 64 = 81{,}920$ per head.

**(ii)** 20,000 × 20,000, so $4 \\cdot 10^8$ numbers, 1.6 GB.

**(iii)** $2 \\cdot 20{,}000 \\cdot 320 = 12{,}800{,}000$.
`,
		],
	])('%s', (_, text) => {
		expect(reviewed(text).findings.filter(({ verdict }) => verdict !== 'right')).toEqual([]);
	});

	it('but the bytes of the result in another format are wrong', () => {
		const { findings } = reviewed(part('How much memory do the weights of a 20B model take in bf16?', '80 GB'));
		expect(findings.map(({ verdict }) => verdict)).toEqual(['wrong']);
	});
});
