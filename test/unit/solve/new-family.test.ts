import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { review } from '../../../src/core/review.ts';
import { extendLibrary } from '../../../src/core/solve/library.ts';
import { validateKey } from '../../../src/core/solve/prove/validate.ts';
import { TANK_HOMEWORK, tankKey } from '../../fixtures/tank-key.ts';
import { library as built } from '../library.ts';

const text = readFileSync(new URL('../../../docs/keys/convolution.md', import.meta.url), 'utf8');
const source = { path: 'convolution.md', text };

const homework = (answer: string): string => `# Homework 4

## Problem 1: Convolutions

A convolutional layer has an input size of 32, kernel size 5, stride 1 and padding 2; it has 3 input channels and 7 filters.

### (a)

**Question:** How many parameters does the convolutional layer have?

**Answer:** ${answer}
`;

describe('a key of another family, as the tutorial says', () => {
	it('is sound', () => expect(validateKey(source, built.facts).problems).toEqual([]));

	const library = extendLibrary(built, { keys: [source], facts: [] }, { prove: true });
	const partOf = (answer: string) => {
		const { parts, findings } = review(homework(answer), library);
		return { part: parts.find(({ leaf }) => leaf)!, messages: findings.map(({ message }) => message).join(' ') };
	};

	it('binds numbers in prose by the names of its givens', () => {
		expect(partOf('').part).toMatchObject({ key: 'course.convolution', solution: { results: [{ value: 532 }] } });
	});

	it('knows a right answer, and says what is forgotten in a wrong one', () => {
		expect(partOf('$7 \\times (3 \\times 25 + 1) = 532$ parameters.').part.verdict).toBe('right');
		const { part, messages } = partOf('$7 \\times 3 \\times 25 = 525$ parameters.');
		expect(part.verdict).toBe('wrong');
		expect(messages).toContain('The biases are missing');
	});

	it('a count that was worked out exactly is no rounding of another one', () => {
		const few = (answer: string) => review(homework(answer).replace('7 filters', '16 filters'), library);
		const { parts } = few('$16 \\times 3 \\times 25 = 1200$ parameters.');
		expect(parts.find(({ leaf }) => leaf)!.verdict).toBe('wrong');
		const right = few('$16 \\times (3 \\times 25 + 1) = 1216$ parameters.').parts.find(({ leaf }) => leaf)!;
		expect(right.verdict).toBe('right');
	});
});

describe('a key whose names have brackets in them', () => {
	it('is asked like any other', () => {
		const gives =
			'## Gives\n\n| symbol | name | unit | aliases |\n|---|---|---|---|\n| $t$ | time | s | |\n| $w$ | rate (per hour | | rate[ |\n\n';
		const text = tankKey('course.tank', '\\frac{V}{q} \\qquad w = \\frac{q}{V}').replace(
			'## Plot: curve',
			() => `${gives}## Plot: curve`,
		);
		const own = extendLibrary(built, { keys: [{ path: 'tank.md', text }], facts: [] });
		const { parts } = review(TANK_HOMEWORK.replace('take?', 'take? And what is the rate?'), own);
		expect(own.problems).toEqual([]);
		expect(parts.find(({ leaf }) => leaf)?.key).toBe('course.tank');
	});
});

describe('an answer that is one number', () => {
	const tank = extendLibrary(built, { keys: [{ path: 'tank.md', text: tankKey() }], facts: [] }, { prove: true });
	it.each([
		['It takes 5 s.', 'wrong'],
		['It takes 3 s.', 'wrong'],
		['It takes 40 s.', 'wrong'],
		['It takes 4 s.', 'right'],
		['4 s', 'right'],
	])('%s', (answer, verdict) => {
		const text = TANK_HOMEWORK.replace('It takes $12 / 3 = 5$ s.', answer);
		expect(text).not.toBe(TANK_HOMEWORK);
		const { parts, findings } = review(text, tank);
		expect(parts.find(({ leaf }) => leaf)!.verdict).toBe(verdict);
		if (verdict === 'wrong') expect(findings.map(({ message }) => message).join()).toContain('t is 4 s');
	});
});
