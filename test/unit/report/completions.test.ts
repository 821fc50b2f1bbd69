import { describe, expect, test } from 'vitest';
import { type Completion, completionsAt } from '../../../src/core/report/completions.ts';
import { review } from '../../../src/core/review.ts';
import { library } from '../library.ts';

const question =
	'## Problem 1\n\n### (a) Memory\n\n**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?\n\n**Answer:** ';

const part = review(question, library).parts.find(({ id }) => id === '1.a');

/** What may stand at the bar in an answer. */
function at(answer: string): readonly Completion[] {
	const text = question + answer.replace('|', '');
	return completionsAt(text, question.length + answer.indexOf('|'), part, library.facts);
}
const kinds = (answer: string) => [...new Set(at(answer).map(({ kind }) => kind))];
const find = (answer: string, label: string) => at(answer).find(each => each.label.startsWith(label));

describe('units', () => {
	test.each(['80 G|', '80 |', '80|', 'it takes $80 \\text{ G|}$', '$1.5\\,|$'])('behind a number: %s', answer => {
		expect(kinds(answer)).toEqual(['unit']);
	});

	test('as words in a formula, and bare in text', () => {
		expect(find('$80 G|$', 'GiB')).toMatchObject({ insert: '\\text{ GiB}', length: 1 });
		expect(find('$80 \\text{ G|}$', 'GiB')).toMatchObject({ insert: 'GiB', length: 1 });
		expect(find('80 GB/|', 'GB/s')).toMatchObject({ insert: 'GB/s', length: 3 });
	});
});

describe('symbols', () => {
	test('those of the question with their values; those of the solution without', () => {
		expect(find('$4 \\times k|$', 'k')).toMatchObject({ kind: 'symbol', insert: 'k', length: 1, detail: 'rank = 8' });
		const all = at('$4 \\times k|$').filter(({ kind }) => kind === 'symbol');
		expect(all.map(({ label }) => label)).toEqual(expect.arrayContaining(['m', '\\ell', 'k']));
		expect(JSON.stringify(all)).not.toContain('24,576');
	});

	test('none in prose', () => {
		expect(kinds('The k|')).not.toContain('symbol');
	});
});

describe('facts', () => {
	test('by what they are about, with their source', () => {
		expect(find('An H20|', 'H200: memory bandwidth')).toMatchObject({ insert: '4.8 TB/s', length: 3 });
		expect(find('An H20|', 'H200: memory bandwidth')!.source).toMatch(/NVIDIA/);
		expect(find('$H20|$', 'H200: memory bandwidth')!.insert).toMatch(/^4\.8.*text/);
	});

	test('none where nothing is typed, and none after a backslash', () => {
		expect(kinds('|')).toEqual([]);
		expect(kinds('$\\fr|$')).toEqual(['symbol']);
	});
});
