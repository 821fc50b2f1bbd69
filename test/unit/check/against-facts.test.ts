import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const question = 'How many English words are 1000 tokens? Assume 1.25 tokens per word.';
const answer = (sentence: string) => part(question, `$1000 / 1.25 = 800$ words. ${sentence}`);
const facts = (sentence: string) =>
	reviewed(answer(sentence))
		.findings.filter(({ rule }) => rule.startsWith('fact.'))
		.map(({ verdict, quote }) => `${verdict} ${quote}`);

describe('numbers stated of known things', () => {
	it.each([
		['GPT-3 has 96 layers.', ['right 96 layers']],
		['GPT-3 has 48 layers.', ['unsupported 48 layers']],
		['The Library of Congress holds about 90 million books.', ['unsupported 90 million books']],
		['Google Books has scanned about 40 million books.', ['right 40 million books']],
		['Apollo Program: $178B.', ['right $178B']],
		['Actual H200 power: 700 W.', ['right 700 W']],
		['Our H200 power limit in this lab: 450 W.', []],
		['H200 power: 650 W.', []],
	])('%s', (sentence, expected) => {
		expect(facts(sentence)).toEqual(expected);
	});

	it.each([
		['Our model has 48 layers.'],
		['Unlike GPT-3, our model has 48 layers.'],
		['GPT-3 was fine-tuned on 48 layers of the stack.'],
		['The library of our town holds 90,000 books.'],
		['If GPT-3 had twice as many, it would have 192 layers.'],
	])('silent: %s', sentence => {
		expect(alarms(reviewed(answer(sentence))).filter(line => line.includes('fact.'))).toEqual([]);
	});
});
