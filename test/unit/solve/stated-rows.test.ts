import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { library } from '../library.ts';

const valueFor = (question: string, name: string) =>
	review(`# Homework\n\n## Problem 1\n\n**(a)** ${question}\n`, library)
		.parts.at(-1)
		?.solution?.results.find(each => each.name === name)?.value;

describe('the layers of a network', () => {
	it.each([
		['with layer sizes 784-256-10', 203530],
		['with layers 784 → 256 → 10', 203530],
		['made of nn.Linear(784, 256), nn.ReLU() and nn.Linear(256, 10)', 203530],
		['made of Dense(256, input_shape=(784,)) and Dense(10)', 203530],
		['with 784 inputs, a hidden layer of 256 units and 10 outputs', 203530],
		['with 784 inputs, two hidden layers of 256 units each and 10 outputs', 269322],
		['made of nn.Linear(784, 256) and nn.Linear(128, 10)', undefined], // they do not fit each other
		['with 784 inputs and 10 outputs', 7850],
		['trained on pages 12-15', undefined],
	])('are read however they are put: %s', (layers, parameters) => {
		expect(valueFor(`How many parameters does a fully connected network ${layers} have?`, 'parameters')).toBe(
			parameters,
		);
	});
});

describe('points and tables', () => {
	it.each([
		['to the points (1, 2), (2, 3), (3, 5) and (4, 6)', 1.4],
		['to the data points $(1, 2)$, $(2, 3)$, $(3, 5)$, $(4, 6)$', 1.4],
		['to x = (1, 2, 3, 4) and y = (2, 3, 5, 6)', 1.4],
		['to the table:\n\n| x | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|\n| y | 2 | 3 | 5 | 6 |\n', 1.4],
		['to the table:\n\n| x | y |\n|---|---|\n| 1 | 2 |\n| 2 | 3 |\n| 3 | 5 |\n| 4 | 6 |\n', 1.4],
		['to four points of the plane', undefined],
	])('are the givens of a line: %s', (points, slope) => {
		const found = valueFor(
			`Fit a least-squares line ${points}${points.endsWith('\n') ? '\n' : '. '}What is its slope?`,
			'slope',
		);
		if (slope === undefined) expect(found).toBeUndefined();
		else expect(found).toBeCloseTo(slope, 9);
	});
});

describe('a phrase among the aliases of a key', () => {
	it.each([
		['The learning rate is multiplied by 0.5 every 10 epochs from 0.1 on. What is it in epoch 35?', 0.0125],
		['The learning rate starts at 0.1 and is halved every 10 epochs. What is it after 35 epochs?', 0.0125],
		['A learning rate of 0.1 is multiplied by 0.5 every few epochs. What is it in epoch 35?', undefined],
	])('takes the number that stands in it: %s', (question, rate) => {
		const found = valueFor(question, 'learning rate');
		if (rate === undefined) expect(found).toBeUndefined();
		else expect(found).toBeCloseTo(rate, 9);
	});
});

describe('what is told in words of its own', () => {
	it.each([
		['The node holds [9+, 5-]; the children hold [6+, 2-] and [3+, 3-].', 0.048],
		['A node with 9 yes and 5 no is split into 6 yes and 2 no, and 3 yes and 3 no.', 0.048],
		['A split of a decision tree gives the children (6, 2) and (3, 3).', 0.048],
		['A split of a decision tree gives two children.', undefined],
	])('counts of classes: %s', (counts, gain) => {
		const found = valueFor(`${counts} What is the information gain of the split?`, 'information gain');
		if (gain === undefined) expect(found).toBeUndefined();
		else expect(found! * 8).toBeCloseTo(gain * 1, 1);
	});

	it.each([
		['P(A) = 0.4, P(w | A) = 0.3, P(v | A) = 0.05, P(w | B) = 0.02, P(v | B) = 0.2', 0.7143],
		['P(A) = 0.4, P(w | A) = 0.3, P(v | A) = 0.05, P(w | B) = 0.02', undefined], // nothing is said of v in B
	])('conditional probabilities: %s', (stated, posterior) => {
		const homework = review(
			`# Homework\n\n## Problem 1\n\n**(a)** Naive Bayes: ${stated}. What is the posterior of each class?\n`,
			library,
		);
		const found = homework.parts.at(-1)?.solution?.results.find(each => each.name === 'posterior')?.matrix?.[0]?.[0];
		if (posterior === undefined) expect(found).toBeUndefined();
		else expect(found).toBeCloseTo(posterior, 3);
	});

	it.each([
		['with the edges 1-2 and 2-3', 0.5],
		['with the edges (1, 2), (2, 3)', 0.5],
		['that is the path 1–2–3', 0.5],
		['with three nodes', undefined],
	])('edges of a graph: %s', (edges, first) => {
		const homework = review(
			`# Homework\n\n## Problem 1\n\n**(a)** What is the normalised adjacency matrix of a graph ${edges} in a GCN?\n`,
			library,
		);
		const found = homework.parts.at(-1)?.solution?.results.find(each => each.name === 'normalised adjacency')?.matrix;
		expect(found?.[0]?.[0]).toBe(first);
	});
});

describe('layers that are listed', () => {
	it.each([
		['a 7x7 convolution with stride 2, a 3x3 max pool with stride 2 and two 3x3 convolutions with stride 1', 27],
		[
			'a $7 \\times 7$ convolution with stride 2, a $3 \\times 3$ max pool with stride 2 and two $3 \\times 3$ convolutions',
			27,
		],
		['nn.Conv2d(3, 16, 5), nn.MaxPool2d(2), nn.Conv2d(16, 32, kernel_size=5, stride=1) and nn.MaxPool2d(2)', 16],
		['conv 5x5, 2x2 pooling, conv 5x5 and 2x2 pooling', 16],
	])('give the receptive field: %s', (layers, field) => {
		expect(
			valueFor(`A CNN consists of ${layers}. What is the receptive field of one output unit?`, 'receptive field'),
		).toBe(field);
	});

	it('are the rows of a table', () => {
		const table =
			'| layer | kernel | stride |\n|---|---|---|\n| conv1 | 5 | 1 |\n| pool1 | 2 | 2 |\n| conv2 | 5 | 1 |\n';
		expect(
			valueFor(`A CNN has the layers\n\n${table}\nWhat is the receptive field of the last layer?`, 'receptive field'),
		).toBe(14);
	});
});
