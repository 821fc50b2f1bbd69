import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const one = (answer: string): string => `## Notes\n\n${answer}\n`;

describe('rows of short questions, with a bare calculation for each', () => {
	it.each([
		[
			'a discount',
			one(
				"**1.** $\\gamma = 0.8$. Return? TD error with $V(s) = 2$, $V(s') = 6$, reward 1?\n\n**Answer:** The return is 7. $1 + 6 - 2 = 5$.",
			),
			1,
		],
		[
			'its discount',
			one(
				"**1.** $\\gamma = 0.8$. Return? TD error with $V(s) = 2$, $V(s') = 6$, reward 1?\n\n**Answer:** The return is 7. $1 + 0.8 \\cdot 6 - 2 = 3.8$.",
			),
			0,
		],
		[
			'roots of a noisy sample',
			part(
				'Diffusion with $\\bar\\alpha = 0.81$, $x_0 = 2$, $\\epsilon = 1$. Noisy sample? SNR?',
				'$0.81 \\cdot 2 + 0.19 \\cdot 1 = 1.81$. $0.81/0.19 = 4.26$.',
			),
			1,
		],
		[
			'a bias for each filter',
			part(
				'A grey image, 8 filters of 5 × 5 with biases in a convolution. Output size? Parameters?',
				'28 × 28. $8 \\cdot 25 + 1 = 201$ parameters.',
			),
			1,
		],
		[
			'biases as they are',
			part(
				'A grey image, 8 filters of 5 × 5 with biases in a convolution. Output size? Parameters?',
				'28 × 28. $8 \\cdot 25 + 8 = 208$ parameters.',
			),
			0,
		],
		[
			'a momentum',
			part(
				'Momentum 0.6, learning rate 0.1, gradients 0.4 and 0.1. Velocity after two steps?',
				'Step 1: v = 0.6 · 0 + 0.4 = 0.4. Step 2: v = 0.4 + 0.1 = 0.5.',
			),
			1,
		],
		[
			'both factors',
			part(
				'A head with d = 640 and head width 80. How many numbers do the factors of W_OV have?',
				'In factors $640 \\cdot 80 = 51{,}200$.',
			),
			1,
		],
	])('%s', (_, text, count) => expect(alarms(reviewed(text))).toHaveLength(count));

	it('holds a product of two vectors against its entries pair by pair', () => {
		const given = 'Query $q = (2, 3)$, keys $k_1 = (1, 1)$ and $k_2 = (0, 4)$. Scores?';
		expect(alarms(reviewed(part(given, '$q \\cdot k_1 = 2 + 3 = 5$ and $q \\cdot k_2 = 0 + 12 = 12$.')))).toEqual([]);
		expect(alarms(reviewed(part(given, '$q \\cdot k_1 = 2 + 3 = 5$ and $q \\cdot k_2 = 0 + 7 = 7$.')))).not.toEqual([]);
	});

	it('takes the largest number of so many bits from nowhere', () =>
		expect(
			alarms(reviewed(part('Symmetric int8 for weights up to 6.35 in magnitude. Step?', '$6.35/127 = 0.05$'))),
		).toEqual([]));
});
