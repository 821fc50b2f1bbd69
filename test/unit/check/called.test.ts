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
