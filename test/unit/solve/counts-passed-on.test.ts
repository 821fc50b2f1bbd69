import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { countsPassedOn } from '../../../src/core/solve/bind/counts-passed-on.ts';
import { library } from '../library.ts';

describe('what is counted by counting something else', () => {
	it.each([
		[
			'A brain has about 86 billion neurons. Let a model have one parameter per neuron.',
			'It has $86$ billion parameters.',
		],
		['There are $10^{14}$ synapses, each of them a parameter.', 'It has $10^{14}$ parameters.'],
		['The library holds 3 million books, each counts as one document.', 'It has $3$ million documents.'],
		// silent: an amount of time, nothing counted, two counts, no count by which
		['It runs 40 hours at one checkpoint per hour.', ''],
		['There is one adapter per task.', ''],
		['8 layers and 12 layers are compared, with one norm per layer.', ''],
		['Each of the 12 heads has 64 dimensions.', ''],
	])('%s', (text, says) => {
		expect(countsPassedOn(text)).toBe(says);
	});
});

describe('a law in the question', () => {
	const solve = (law: string) =>
		review(
			`# Homework\n\n## Problem 1\n\nAn insect has about $10^{8}$ synapses. Let a model have one parameter per synapse.\n\n(a) Train it compute-optimally by ${law}: how much compute and how many tokens does that take?\n`,
			library,
		)
			.parts.at(-1)
			?.solution?.results.find(({ symbol }) => symbol === 'C')?.value;
	it('and the rate itself is no count', () => {
		const text =
			'# Homework\n\n## Problem 1\n\nLet a model have one parameter per synapse.\n\n(a) How many tokens are compute-optimal for the model at 20 tokens per parameter?\n';
		expect(
			review(text, library)
				.parts.at(-1)
				?.solution?.results.find(({ symbol }) => symbol === 'D')?.value,
		).toBeUndefined();
	});

	it.each(['$N=0.1\\,C^{0.5}$, $D=1.7\\,C^{0.5}$', '$N = 0.1 C^{0.5}$ and $D = 1.7 C^{0.5}$'])(
		'is no number for its letter: %s',
		law => {
			expect(solve(law)).toBeCloseTo(1e18, -14);
		},
	);
});
