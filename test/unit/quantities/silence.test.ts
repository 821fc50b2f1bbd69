import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from '../check/reviewed.ts';

const said = (text: string) => alarms(reviewed(`## Problem 1\n\n${text}\n`));

describe('equations that the text itself doubts', () => {
	it.each([
		['somebody claims it', '**Answer:** A student claims that `4 * 60e9 = 2.4e12`. Is that so?'],
		['what somebody wrote, in a quote', '> Student: 14 × 14 = 186\n\nWhat did the student do wrong?'],
		['the mistake is looked for', '**Answer:** We read 14 × 14 = 186. Find the mistake.'],
		['a choice', 'Which is false? (i) $3^2 = 9$ (ii) $4^2 = 18$ (iii) $5^2 = 25$'],
		['a list of choices', 'Which of these is false?\n\n- $3^2 = 9$\n- $5^2 = 25$\n- $4^2 = 18$'],
		['letters in a row', '**Answer:** Here 1 + 1 = 11 in strings.'],
		[
			'taken back',
			'**Answer:** Sorry for the confusion: earlier I said that the total was 48 GB = 3 × 18 GB. It is 54 GB.',
		],
		['nonsense', '**Answer:** The naive count 2 × 30 = 50 is nonsense.'],
		[
			'what people write',
			'**Answer:** Someone might write $\\frac{1}{2} + \\frac{1}{3} = \\frac{2}{5}$, but fractions do not add like that.',
		],
		['another algebra', '**Answer:** In Boolean algebra, 1 + 1 = 1.'],
		['a clock', '**Answer:** $10 + 4 = 2$ on a clock face.'],
		['two parts', '**Answer:** In part (a) $x = 3$; in part (b) $x = 4$, so $x + 1 = 5$ there.'],
		['if it were so', '**Answer:** If $9 \\cdot 9 = 80$ were true, 80 would be a square.'],
		['were it so', '**Answer:** Were the batch $48 \\times 2 = 128$, it would not fit.'],
		['what it would make', '**Answer:** The intensity is 40. But $40 > 156$ would make the kernel compute-bound.'],
		['a claim put to the test', '**Answer:** We test the claim $4! = 20$.'],
		['an assertion that fails', '**Answer:** The line `assert 3**4 == 80` fails.'],
		['a mistake and its example', '**Answer:** A common mistake is to square each term, e.g. $(2+3)^2 = 4 + 9$.'],
		['hours of a clock', '**Answer:** Six hours after 8 o’clock: $8 + 6 = 2$ on a 12-hour clock.'],
		['deleted by a tag', '**Answer:** <del>12 × 12 = 124</del> 12 × 12 = 144, <s>7 × 8 = 54</s>'],
		['one amount in two units', '**Answer:** It took 3 h 20 min = 200 min, and 1 h 15 min + 45 min = 2 h.'],
		['another part', '**Answer:** Let $N = 5$. (In part b we take $N = 10$.) Then $N^2 = 25$.'],
	])('%s', (_, text) => {
		expect(said(text)).toEqual([]);
	});

	it.each([
		['a claim of the author', '**Answer:** The model claims 3 × 70 = 220 units of memory.'],
		['what I computed earlier', '**Answer:** Earlier I computed 3 × 70 = 220.'],
		['a ratio with what it compares', '**Answer:** It runs in 60 ms instead of 96 ms: 96/60 = 1.9 times faster.'],
		[
			'a sentence that had an abbreviation before',
			'**Answer:** Some error is left, e.g. by rounding. We have 5 × 16 = 90.',
		],
		['what the sentence before checks', '**Answer:** We check whether they are outliers: here $30.5 - 11.5 = 18$.'],
		['what corresponds to a length', '**Answer:** That corresponds to 65 + 2 = 76 inches.'],
		['too large, which is no doubt', '**Answer:** This takes 5 × 16 = 90 GB, too large for one card.'],
	])('no doubt: %s', (_, text) => {
		expect(said(text)).toHaveLength(1);
	});
});
