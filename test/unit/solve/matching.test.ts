import { describe, expect, it } from 'vitest';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';
import { MORE_QUESTIONS } from './more-questions.ts';
import { QUESTIONS } from './questions.ts';

const ALL = [...QUESTIONS, ...MORE_QUESTIONS];

/** Questions that are known to find no key yet: they must not find a wrong one. */
const UNANSWERED = new Set(['Your adapter of rank 4 cannot fit the training set. Which LoRA knobs do you turn?']);

describe('a question in other words', () => {
	it.each(ALL.filter(({ key }) => key !== null))('$key: $question', ({ key, question, around }) => {
		const found = matchOf(library, homeworkOf(question, around)).match?.key.id;
		expect([key, UNANSWERED.has(question) ? undefined : key]).toContain(found);
	});
});

describe('a near miss', () => {
	it.each(ALL.filter(({ key }) => key === null))('is not answered: $question', ({ not, question, around }) => {
		const found = matchOf(library, homeworkOf(question, around)).match?.key.id;
		if (not?.includes('*')) expect(found).toBeUndefined();
		else expect(not).not.toContain(found);
	});
});
