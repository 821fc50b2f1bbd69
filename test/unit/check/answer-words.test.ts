import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWording, readSentences, wordingOf } from '../../../src/core/check/against/answer-words.ts';

const said = (wording: string, text: string, strict: boolean): string | undefined => {
	for (const words of readSentences(text)) {
		const span = findWording(wordingOf(wording), { block: 0, words }, { strict });
		if (span) return text.slice(span.start, span.end);
	}
	return undefined;
};

describe('sentences of an answer', () => {
	it('reads words behind marks, style commands and indices', () => {
		const text =
			'The **weights** $\\mathbf{A}_{ij}$ sum to one. They are the _rows_ of a softmax, i.e. they are not scores.';
		expect(readSentences(text).map(words => words.map(word => word.stem))).toEqual([
			['the', 'weight', 'a_ij', 'sum', 'to', 'one'],
			['thei', 'are', 'the', 'row', 'of', 'a', 'softmax', 'i', 'e', 'thei', 'are', 'not', 'scor'],
		]);
		const [first] = readSentences(text);
		expect(first!.map(({ start, end }) => text.slice(start, end))).toContain('weights');
	});

	it('never throws, and every word lies in its text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
				for (const words of readSentences(text))
					for (const { start, end } of words) {
						expect(start).toBeLessThan(end);
						expect(end).toBeLessThanOrEqual(text.length);
					}
			}),
		);
	});

	it('stays linear on nested braces', () => {
		expect(readSentences(`${'\\mathbf{'.repeat(2000)}x${'}'.repeat(2000)}`)).toHaveLength(1);
	});
});

describe('a known mistake in words', () => {
	it.each([
		['uniform attention', 'After the softmax this gives uniform attention.', 'uniform attention'],
		['uniform attention', 'The result: a nearly uniform attention over all positions', 'uniform attention'],
		['attention is uniform', 'So the attention is practically uniform here.', 'attention is practically uniform'],
		['no new information', 'It provides no new information.', 'no new information'],
		[
			'weights are the attention scores',
			'where the weights are attention scores $A_{ij}$.',
			'weights are attention scores',
		],
		['all non-padding tokens', 'It is computed over all (non-padding) tokens.', 'all (non-padding) tokens'],
	])('%s / %s', (wording, text, expected) => {
		expect(said(wording, text, true)).toBe(expected);
	});

	it.each([
		['uniform attention', 'This is not uniform attention.'],
		['uniform attention', "It isn't a uniform attention pattern."],
		['uniform attention', 'Uniform attention would need equal scores.'],
		['uniform attention', 'Only for W = 0 is there uniform attention.'],
		['attention is uniform', 'The attention is uniform only if all scores are equal.'],
		['vanishing gradient problem', 'Xavier was made to avoid the vanishing gradient problem.'],
		['vanishing gradient problem', 'Do not confuse this with the vanishing gradient problem.'],
		['vanishing gradient problem', 'This has nothing to do with the vanishing gradient problem.'],
		['tasks interfere', 'Nowhere do tasks interfere.'],
		['all non-padding tokens', 'It would be wrong to count all non-padding tokens.'],
		['because it is cheaper', 'It is cheaper, which is nice. Because of that nobody minds.'],
	])('is not seen where it is denied: %s / %s', (wording, text) => {
		expect(said(wording, text, true)).toBeUndefined();
	});
});

describe('a point in words', () => {
	it.each([
		['gradients are zero', 'Both gradients will at first be exactly zero.'],
		['gradients are zero', 'Zero is what the gradients are.'],
		['shift', 'Targets are shifted by one.'],
		['learning rate', 'Try a larger learning-rate.'],
		['every hard prompt is a soft prompt', 'Each hard prompt is also a soft prompt: every one.'],
	])('%s / %s', (wording, text) => {
		expect(said(wording, text, false)).toBeDefined();
	});

	it('does not count what is denied, nor words far apart', () => {
		expect(said('rank', 'We do not raise the rank.', false)).toBeUndefined();
		expect(said('frozen', 'The prompt is never frozen.', false)).toBeUndefined();
		expect(
			said('one random', 'One idea is to start from a matrix that somebody else has drawn at random.', false),
		).toBeUndefined();
	});
});
