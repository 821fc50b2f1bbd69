import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readSource } from '../../../src/core/text/source.ts';

/** `1.a question`, a line a leaf part, with the kinds of its sections. */
const leaves = (text: string): readonly string[] => {
	const { parts } = readHomework(readSource(text), { force: true });
	return parts
		.filter((_, index) => !parts.some(({ parent }) => parent === index))
		.map(({ label, sections }) => `${label} ${sections.map(({ kind }) => kind).join(' ')}`);
};

describe('statements to be judged', () => {
	it.each([
		[
			'lettered under a title',
			'## Problem 7: True or false\n\n(i) Dropout is used at test time.\n\n(ii) A mask hides the later tokens of a text.\n',
			['7.i question', '7.ii question'],
		],
		[
			'numbered in a list',
			'## Problem 2\n\nDecide whether each statement is true or false.\n\n1. Dropout is used at test time.\n2. A mask hides the later tokens of a text.\n',
			['2.1 question', '2.2 question'],
		],
		[
			'with an answer below',
			'## Problem 7: True/False\n\n(a) Dropout is used at test time.\n\nFalse. It is switched off.\n\n(b) A mask hides the later tokens of a text.\n\nTrue.\n',
			['7.a question answer', '7.b question answer'],
		],
		[
			'in another tongue',
			'## Aufgabe 3: Richtig oder falsch\n\n(a) Dropout wird auch beim Testen benutzt.\n\n(b) Die Maske verdeckt spätere Wörter.\n',
			['3.a question', '3.b question'],
		],
	])('are parts: %s', (_, text, expected) => {
		expect(leaves(text)).toEqual(expected);
	});

	it.each([
		[
			'choices',
			'## Problem 7\n\nTrue or false: dropout is used at test time.\n\n(a) True\n\n(b) False\n\n**Answer:** (b)\n',
			['7 question answer'],
		],
		[
			'points of an answer',
			'## Problem 1\n\nWhy does it work?\n\n**Answer:** It works for two reasons:\n\n1. The gradient is large at the start of training.\n2. The noise is small at the end of training.\n',
			['1 question answer'],
		],
	])('%s are none', (_, text, expected) => {
		expect(leaves(text)).toEqual(expected);
	});
});
