import { librarySources } from 'homework-lens:library';
import { describe, expect, it } from 'vitest';
import { compileLibrary } from '../../../src/core/solve/library.ts';
import { homeworkOf, matchOf } from './documents.ts';
import { QUESTIONS } from './questions.ts';

const library = compileLibrary(librarySources);

describe('a question in other words', () => {
	it.each(QUESTIONS.filter(({ key }) => key !== null))('$key: $question', ({ key, question, around }) => {
		expect(matchOf(library, homeworkOf(question, around)).match?.key.id).toBe(key);
	});
});

describe('a near miss', () => {
	it.each(QUESTIONS.filter(({ key }) => key === null))(
		'no key of the family: $question',
		({ not, question, around }) => {
			expect(not).not.toContain(matchOf(library, homeworkOf(question, around)).match?.key.id);
		},
	);
});
