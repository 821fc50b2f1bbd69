import { describe, expect, test } from 'vitest';
import { message, quotation } from '../../../src/webview/math.ts';

describe('a stretch of the document', () => {
	test.each(['$1.50/h', '$1 billion', '$120', '$100K', '$2.5M', '$ 3,000 per GPU', '-$40', '$0.002 per token'])(
		'%s is an amount of money, as it stands',
		text => {
			expect(quotation(text)).toBe(text);
		},
	);

	test.each(['$4 = 4', '4 \\times 8$ bytes', '$x$ is $1.50', '$12 k', '$3 \\times 4 = 12'])(
		'%s has a formula',
		text => {
			expect(quotation(text)).toContain('class="katex"');
		},
	);
});

test('what is said of a statement holds formulas and money', () => {
	const html = message('The exponent is $a = \\beta/(\\alpha+\\beta)$, 10^2 times less.');
	expect(html).toMatch(/^The exponent is <span class="katex">.*<\/span>, 10<sup>2<\/sup> times less\.$/s);
	expect(message('That is $10,000/yr, not $8M/yr or $5/$6.')).toBe('That is $10,000/yr, not $8M/yr or $5/$6.');
	expect(message('$x < 1$ & <b>')).not.toContain('<b>');
});
