import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

/** What the review says of each verdict of an answer to a list of statements, in their order. */
const verdicts = (answer: string): readonly string[] =>
	reviewed(
		`# Soft prompts\n\nA frozen model gets a soft prompt of 24 vectors.\n\n(a) How many parameters are trained for a width of 100?\n\nAnswer: 24 · 100 = 2,400.\n\n(b) True or false?\n\nAnswer: ${answer}\n`,
	)
		.findings.filter(({ kind }) => kind === 'true-false')
		.map(({ verdict }) => verdict);

describe('statements inside a part that the answer judges', () => {
	it.each([
		['(i) The best 24-vector soft prompt is at least as good as the best 24-token hard prompt: true.', ['right']],
		['(i) The best 24-vector soft prompt is at least as good as the best 24-token hard prompt: false.', ['wrong']],
		[
			'(i) Full fine-tuning is always better than prompt tuning if compute is free. **True**. (ii) Tuning a prompt on task A damages task B with its own prompt: false.',
			['wrong', 'right'],
		],
		['The hidden states of the soft prompt depend on the recipe. False', ['right']],
		// about something else
		['(i) The representations of the question can be shared by all examples: false.', []],
		['(i) The perplexity of a model can be less than 1. True.', []],
		['(i) Each of the 24 vectors has to be the embedding of some token: true.', []],
		['A true positive is a case that is called positive and is.', []],
	])('%s', (answer, expected) => {
		expect(verdicts(answer)).toEqual(expected);
	});
});
