import { expect, test } from 'vitest';
import { review } from '../../src/core/review.ts';
import { plainMessage } from '../../src/core/review-values.ts';
import { library } from './library.ts';

test.each([
	['The exponent is $a = \\frac{1}{2}$.', 'The exponent is a = 1 / 2.'],
	['with $\\alpha = \\beta$ one half', 'with α = β one half'],
])('%s in plain words', (message, plain) => {
	expect(plainMessage(message)).toEqual({ plain });
});

test.each(['No formula, 10^14 bit.', 'That is $10,000/yr, not $8M/yr or $5/$6.', 'a lone $x'])(
	'%s is plain',
	message => {
		expect(plainMessage(message)).toEqual({});
	},
);

test('two questions about one case make one row of it', () => {
	const text =
		'# Homework\n\n## Problem 1\n\nA model has 60 billion parameters.\n\n(a) How much memory do the weights take at 16 bits, and how many 80 GB GPUs is that? At 8 bits? At 4 bits?\n';
	const [part] = review(text, library).parts.filter(({ solution }) => solution);
	const rows = part!.solution!.cases!.map(({ label, results }) => [label, ...results.map(({ text }) => text)]);
	expect(rows).toEqual([
		['16 bits', '120 GB', '2'],
		['8 bits', '60 GB', '1'],
		['4 bits', '30 GB', '1'],
	]);
});
