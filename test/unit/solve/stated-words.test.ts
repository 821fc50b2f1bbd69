import { describe, expect, it } from 'vitest';
import { validateKey } from '../../../src/core/solve/prove/validate.ts';
import { solve } from '../../../src/core/solve/solve.ts';
import { english } from '../../../src/core/text/message.ts';
import { library } from '../library.ts';
import { homeworkOf, matchOf } from './documents.ts';

/** The texts that a question gives to the key that answers it, by their symbols. */
function textsOf(question: string): Record<string, string> {
	const { match } = matchOf(library, homeworkOf(question));
	return Object.fromEntries(
		[...(match?.binding.bound ?? [])].flatMap(([symbol, { value }]) =>
			value?.kind === 'matrix' && value.words
				? [[symbol, value.words.join(value.words.every(word => word.length === 1) ? '' : ' ')]]
				: [],
		),
	);
}

describe('a text that a question states', () => {
	it.each([
		['What is the edit distance between "lead" and "deal"?', { a: 'lead', b: 'deal' }],
		['Compute the edit distance from Kitten to sitting.', { a: 'kitten', b: 'sitting' }],
		['Levenshtein distance INTENTION → EXECUTION: compute it.', { a: 'intention', b: 'execution' }],
		['What is the edit distance between the two words?', {}],
		['What is the edit distance between "cat", "cart" and "art"?', {}],
		[
			"Compute ROUGE-L. System: 'the gunman kill police.' Reference: 'Police killed the gunman.'",
			{ x: 'police killed the gunman', y: 'the gunman kill police' },
		],
		[
			'Compute ROUGE-L. Reference: the cat sat on the mat\n\nCandidate: the cat, on the mat',
			{ x: 'the cat sat on the mat', y: 'the cat on the mat' },
		],
		['Calculate ROUGE-1 of “the cat” (candidate) for the reference “the black cat”.', { x: 'the black cat' }],
	])('%s', (question, texts) => expect(textsOf(question)).toMatchObject(texts));
});

const keyWith = (formula: string): string => `---
id: test.recurrence
title: Recurrence
topic: test
sources: none
---

# Recurrence

What comes before counts.

## Asks

- What is the **running sum** of the values? → $F$

## Given

| symbol | name | type | default | aliases |
|---|---|---|---|---|
| $a$ | values | vector $n$ | – | |

## Steps

### One after the other {#sum}

$$${formula}$$

## Gives

| symbol | name | unit | aliases |
|---|---|---|---|
| $F$ | running sum | | |

## Examples

| $a$ | $F$ | source |
|---|---|---|
| $\\begin{bmatrix} 1 \\\\ 2 \\\\ 4 \\end{bmatrix}$ | $\\begin{bmatrix} 1 \\\\ 3 \\\\ 7 \\end{bmatrix}$ | by hand |
`;

const problemsOf = (formula: string): readonly string[] =>
	validateKey({ path: 'recurrence.md', text: keyWith(formula) }, []).problems.map(({ message }) => english(message));

describe('entries that are made of earlier ones', () => {
	it('are gone through in their order', () => {
		expect(
			problemsOf('F_i = a_i + \\begin{cases} F_{i-1} & \\text{if } i > 1 \\\\ 0 & \\text{otherwise} \\end{cases}'),
		).toEqual([]);
	});

	it.each([
		['F_i = a_i + \\begin{cases} F_{i+1} & \\text{if } i < n \\\\ 0 & \\text{otherwise} \\end{cases}'],
		['F_i = a_i + F_{i-1}'],
		['F_i = a_i + F_i'],
	])('cannot be made of later ones, of none and of themselves: %s', formula => {
		expect(problemsOf(formula)).not.toEqual([]);
	});

	it('solve a question', () => {
		const { match } = matchOf(library, homeworkOf('What is the edit distance between "flaw" and "lawn"?'));
		const solution = match && solve(match.key, match);
		expect(solution?.results.map(({ text }) => text)).toEqual(['2']);
	});
});
