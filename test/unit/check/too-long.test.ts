import { describe, expect, test } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { compileLibrary } from '../../../src/core/solve/library.ts';
import { LONGEST_BLOCK, LONGEST_TEXT } from '../../../src/core/text/limits.ts';

const library = compileLibrary({ keys: [], facts: [] });
const opening = '# Homework 1\n\n## Problem 1\n\nWhat is 2 + 3?\n\n**Answer:** $2 + 3 = 6$.\n\n';
const told = (text: string, force = false) =>
	review(text, library, { force }).findings.map(({ rule, verdict, line }) => ({ rule, verdict, line }));

describe('what is too long', () => {
	test.each([
		['a word', 'a'.repeat(LONGEST_BLOCK + 1)],
		['a formula', `$${'1+'.repeat(LONGEST_BLOCK)}1 = 2$`],
		['wrong formulas', '$1=2$ and '.repeat(LONGEST_BLOCK / 5)],
	])('%s past the length of a block is said to be unread, and the rest is read', (_, long) => {
		expect(told(`${opening}${long}\n\nSo $2 + 2 = 5$.\n`)).toEqual([
			{ rule: 'value.mismatch', verdict: 'wrong', line: 7 },
			{ rule: 'document.too-long', verdict: 'cannot-tell', line: 9 },
			{ rule: 'value.mismatch', verdict: 'wrong', line: 11 },
		]);
	});

	test('a formula of 10 MB takes no more memory than its text', () => {
		// Its five million numbers, read as words of the sentence, did not fit into the memory of an editor.
		const found = told(`# Homework 1\n\n## Problem 1\n\nWhat is 2 + 3?\n\n**Answer:** $${'1+'.repeat(5e6)}1 = 2$\n`);
		expect(found.map(({ rule }) => rule)).toEqual(['document.too-long']);
	});

	test('a text past its length is read up to there, and said to be unread from there on once', () => {
		const filler = `${'word '.repeat(10_000)}\n\n`;
		const text = opening + filler.repeat(Math.ceil(LONGEST_TEXT / filler.length) + 2);
		const found = told(`${text}So $2 + 2 = 5$.\n`);
		expect(found.map(({ rule }) => rule)).toEqual(['value.mismatch', 'document.too-long']);
	});

	test('ordinary Markdown of any length is none of our business', () => {
		expect(told(`# Notes\n\n${'a'.repeat(LONGEST_BLOCK + 1)}\n`)).toEqual([]);
	});

	test('a paragraph of the greatest length is read', () => {
		const long = `${'word '.repeat(LONGEST_BLOCK / 5 - 10)} $2 + 2 = 5$`;
		expect(told(`${opening}${long}\n`).map(({ rule }) => rule)).toEqual(['value.mismatch', 'value.mismatch']);
	});
});
