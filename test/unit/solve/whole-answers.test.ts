import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

/** What a question comes to, by the names of the results. */
const resultsOf = (question: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		reviewed(`# Homework\n\n## Problem 1\n\n(a) ${question}\n`)
			.parts.flatMap(({ solution }) => solution?.results ?? [])
			.map(({ name, text }) => [name, text]),
	);

describe('an answer has all that is asked for, and nothing that stands open beside it', () => {
	it.each([
		[
			'what is made of givens on the way',
			'Estimate the training FLOPs of a 3B model on 1T tokens. How many days does that take on 256 A100s (312 TFLOP/s peak) at 40% MFU?',
			{ 'training compute': '1.8 × 10²² FLOP', 'wall-clock time': '563,401 s ≈ 6.5209 days' },
		],
		[
			'names in a row',
			'A classifier gives TP = 30, FP = 10, FN = 20, TN = 940. Compute accuracy, precision and recall.',
			{ precision: '0.75', recall: '0.6', accuracy: '0.97' },
		],
		[
			'a second question',
			'A model has a cross-entropy of 2 nats per token. What is its perplexity? How many bits per token is that?',
			{ perplexity: '7.3891', 'bits per token': '2.8854 bits' },
		],
		[
			'a percentage by which something is raised',
			'Training emitted 500 tonnes of CO2. With a social cost of carbon of $100 per tonne and a compute bill of $2 million, what is the carbon cost, and by what percentage would it raise the bill?',
			{ 'carbon cost': '$50,000', 'share of the compute cost': '2.5 %' },
		],
		[
			'an integer on the grid',
			'Quantize the range [-1, 3] to unsigned 8-bit integers with asymmetric quantization. What are scale and zero point, and which integer represents x = 1?',
			{ 'zero point': '64', 'integer of the value': '128' },
		],
	])('%s', (_, question, expected) => {
		expect(resultsOf(question)).toMatchObject(expected);
	});

	it('no cost where only the time is asked for', () => {
		expect(
			Object.keys(
				resultsOf(
					'A run needs 4e26 FLOPs. The cluster has 50,000 GPUs with a peak of 2 PFLOP/s each at 40 % utilisation. How long does it take in days?',
				),
			),
		).toEqual(['wall-clock time']);
	});

	it.each([
		[
			'a perplexity below one',
			'A friend reports a perplexity of 0.7 on the test set. How many bits per token is that?',
		],
		[
			'probabilities that sum to more than one',
			'Softmax gave the probabilities 0.6, 0.5 and 0.2. What is the cross-entropy loss if the second class is right?',
		],
	])('nothing is reckoned with %s', (_, question) => {
		expect(Object.values(resultsOf(question)).filter(text => /^-?[\d.]+/.test(text))).toEqual([]);
	});
});
