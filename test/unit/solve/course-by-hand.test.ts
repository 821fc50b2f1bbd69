import { describe, expect, it } from 'vitest';
import { reviewed } from '../check/reviewed.ts';

const solutionsOf = (question: string, around = '') =>
	reviewed(`# Homework\n\n## Problem 1\n\n${around}\n\n(a) ${question}\n`).parts.flatMap(
		({ solution }) => solution ?? [],
	);

/** What a question comes to, by the names of the results. */
const resultsOf = (question: string, around = ''): Readonly<Record<string, string>> =>
	Object.fromEntries(
		solutionsOf(question, around)
			.flatMap(({ results }) => results)
			.map(({ name, text }) => [name, text]),
	);

describe('calculations by hand as lecturers put them', () => {
	it.each([
		[
			'a row of numbers is no list of cases',
			'The labels are 0, 1, 1 and a classifier predicts 0.3, 0.8 and 0.5. What is the mean binary cross-entropy?',
			{ 'mean loss': '0.42432' },
		],
		[
			'numbers for givens that are named in their order',
			'Run Adam (β1 = 0.9, β2 = 0.999, ε = 0, η = 0.1) for two steps from w = 2 with gradients 1 and −3.',
			{ 'first moment after step 2': '-0.21' },
		],
		[
			'two boxes one behind the other',
			'Two boxes are (0, 0, 2, 2) and (1, 1, 3, 3). What is their IoU?',
			{ 'intersection over union': '0.14286' },
		],
		[
			'centres by the letters of their points',
			'Points P = (0, 0), Q = (2, 0), R = (6, 2), and initial centroids P and R. What are the centroids after the first k-means iteration?',
			{ 'new centres': '[1 6; 0 2]' },
		],
		[
			'a function in running text',
			'We minimise f(w) = (w − 1)² by gradient descent from w = 5 with learning rate 0.25. What is w after two steps?',
			{ 'place after two steps': '2' },
		],
		[
			'what is said of so many things is not divided by them',
			'ε-greedy with ε = 0.3 over 3 actions: with which probability is the greedy action taken, and with which each other one?',
			{ 'probability of the greedy action': '0.8', 'probability of each other action': '0.1' },
		],
		[
			'the rest goes to the other child',
			'A node holds 6 positive and 6 negative examples. A split sends 6 positive and 2 negative to the left and the rest to the right. What is the information gain in bits?',
			{ 'information gain': '0.45915 bits' },
		],
		[
			'a range is no tensor of two entries',
			'A tensor has the range [-1, 1.55] and is quantised to unsigned 8-bit integers (asymmetric). What are the scale and the zero point?',
			{ 'step of the grid': '0.01', 'zero point': '100' },
		],
		[
			'a volume in three sides',
			'Input 28x28x3, eight 3x3 filters, stride 1, padding 1. What is the output volume and how many parameters are there including biases?',
			{ 'output size': '28', 'parameters with biases': '224' },
		],
		[
			'a stride of windows, and rows of a matrix that nothing names',
			'Max-pool the 3x3 map [[1, 5, 2], [0, 3, 9], [4, 1, 7]] with a 2x2 window and stride 1.',
			{ 'pooled map': '[5 9; 4 9]' },
		],
		[
			'zeros around an input',
			'Convolve the input [[1, 2], [3, 4]] with the kernel [[1, 1], [1, 1]] with zero padding 1 and stride 1.',
			{ 'feature map': '[1 3 2; 4 10 6; 3 7 4]' },
		],
		[
			'a row before what it is of',
			'The critic of a WGAN gives 2 and 4 on real samples and 1 and −1 on fake ones. What is the critic loss?',
			{ 'loss of the critic': '-3' },
		],
		[
			'log-probabilities of two models for two answers',
			'In DPO the policy gives the chosen answer log-probability −5 and the rejected one −8; the reference model gives −6 and −7. β = 0.5. What is the implicit reward margin?',
			{ 'reward margin': '1' },
		],
		[
			'the sum of the logarithms of a sentence',
			'A sentence of 4 tokens has total log-probability −8 (natural log). Perplexity?',
			{ perplexity: '7.3891' },
		],
		[
			'a Gaussian in several dimensions',
			'A VAE encoder gives mu = (1, 0) and log var = (0, 0). What is the KL to a standard normal?',
			{ divergence: '0.5' },
		],
		[
			'a learning rate on its way up',
			'The learning rate warms up linearly over 800 steps to 4e-4. What is it at step 200?',
			{ 'learning rate': '10⁻⁴' },
		],
		[
			'a later step of Adam',
			'At step t = 4 Adam has m = 0.1 and v = 0.01 from before; the current gradient is 1, β1 = 0.9, β2 = 0.999. Compute the new m and v and the bias-corrected values.',
			{ 'first moment': '0.19', 'second moment': '0.01099' },
		],
		[
			'a one-hot target',
			'Given logits (0, 2, 0) and the one-hot target (0, 1, 0): what is the cross-entropy?',
			{ loss: '0.23954' },
		],
		[
			'a covariance that is divided by the number of points',
			'PCA on the points (1, 0), (−1, 0), (0, 3), (0, −3): what are the eigenvalues of the covariance matrix (divide by n)?',
			{ eigenvalues: '[4.5; 0.5]' },
		],
		[
			'the integer of a value by the largest magnitude',
			'Symmetric 4-bit quantisation of weights with maximum magnitude 2.1: scale and the integer of 0.95?',
			{ scale: '0.3', 'integer of the value': '3' },
		],
	] as const)('%s', (_, question, expected) => {
		expect(resultsOf(question)).toMatchObject(expected);
	});

	it('a formula of the problem says what the loss of a network is', () => {
		const around =
			'h = ReLU(W1 x + b1), ŷ = w2ᵀ h with W1 = [[1, 0], [0, 1]], b1 = (0, 0), w2 = (1, 2) and L = ½(ŷ − y)².';
		expect(resultsOf('For x = (1, 1) and y = 1, compute the prediction and the loss.', around)).toMatchObject({
			output: '3',
			loss: '2',
		});
	});

	it('a letter with a bar above in one sign', () => {
		expect(
			resultsOf(
				'The clean value is x_0 = 1 and the noise sample is ε = 2. What is x_t?',
				'A diffusion model has ᾱ_t = 0.36 at step t.',
			),
		).toMatchObject({ 'noised sample': '2.2' });
	});
});

describe('what is not to be answered by what stands near it', () => {
	const numbersOf = (question: string): readonly string[] =>
		solutionsOf(question).flatMap(({ results }) => results.map(({ text }) => text));
	it.each([
		[
			'a variance that is one over something',
			'Weights of a layer with fan-in 50 are drawn with variance 1/fan_in; the inputs have variance 4. What is the variance of the pre-activations?',
			'200',
		],
		['a letter with a tilde is another letter', 'Take h = 0.5 p + 0.5 h̃ with p = 3. What is h?', '3'],
		[
			'a perplexity of a guess, where nobody guesses',
			'A sentence of 7 tokens is scored by a model. What is its perplexity?',
			'7',
		],
		[
			'two stacks are not one',
			'What is the receptive field of two stacked 3x3 convolutions, and of two 7x7 convolutions?',
			'17',
		],
		[
			'a later step is not the first one',
			'At step t = 5 Adam has first moment 0.3; the gradient is 0.2 and the learning rate 0.01. What is the update?',
			'-0.01',
		],
	])('%s', (_, question, wrong) => {
		expect(numbersOf(question)).not.toContain(wrong);
	});
});
