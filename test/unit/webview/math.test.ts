import { describe, expect, test } from 'vitest';
import { quotation } from '../../../src/webview/math.ts';

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
