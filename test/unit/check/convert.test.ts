import { expect, test } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { library } from '../library.ts';

/** An answer with each of the fixes that are offered. */
function fixed(answer: string): readonly (readonly [string, string])[] {
	const text = `## Problem 1\n\n### (a) Size\n\n**Question:** How large is it?\n\n**Answer:** ${answer}\n`;
	return review(text, library)
		.findings.flatMap(({ fixes }) => fixes)
		.map(({ title, span, replacement }) => [
			title,
			(text.slice(0, span[0]) + replacement + text.slice(span[1])).split('**Answer:** ')[1]!.trimEnd(),
		]);
}

test.each([
	[
		'$30 \\times 10^9 \\times 1 \\text{ bytes} = 27.9 \\text{ GB}$',
		'$30 \\times 10^9 \\times 1 \\text{ bytes} = 27.9 \\text{ GiB}$',
	],
	['$80 \\text{ GB} / (4 \\text{ TB/s}) = 20 \\text{ s}$', '$80 \\text{ GB} / (4 \\text{ TB/s}) = 20 \\text{ ms}$'],
	[
		'$2 \\times 7 \\times 10^9 \\text{ bytes} = 14 \\text{ MB}$',
		'$2 \\times 7 \\times 10^9 \\text{ bytes} = 14 \\text{ GB}$',
	],
	['$10^{12} \\times 2 \\text{ bytes} = 16 \\text{ TB}$', '$10^{12} \\times 2 \\text{ bytes} = 16 \\text{ Tbit}$'],
])('%s is right in another unit', (answer, expected) => {
	const fixes = fixed(answer);
	expect(fixes.filter(([title]) => title.startsWith('Write it in')).map(([, text]) => text)).toEqual([expected]);
});

test.each([
	'$10^{12} \\times 2 \\text{ bytes} = 23 \\text{ TB}$',
	'$10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$',
	'$10^{12} \\times 2 \\text{ bytes} = 2 \\text{ TB}$',
	'$3 \\times 4 = 13$',
	'$3 \\times 4 \\text{ tokens} = 13 \\text{ tokens}$',
])('%s is not', answer => {
	expect(fixed(answer).filter(([title]) => title.startsWith('Write it in'))).toEqual([]);
});
