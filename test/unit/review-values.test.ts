import { expect, test } from 'vitest';
import { plainMessage } from '../../src/core/review-values.ts';

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
