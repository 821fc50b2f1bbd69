import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

const answer = (text: string, context = ''): string =>
	`## Problem 1\n\n${context}\n\n**(a)** What does it take?\n\n**Answer:** ${text}\n`;

/** Verdict and rule of the findings on a piece of the text. */
const on = (text: string, piece: string): readonly string[] =>
	reviewed(text)
		.findings.filter(({ quote }) => quote.includes(piece))
		.map(({ verdict, rule }) => `${verdict} ${rule}`);

describe('a number that no calculation leads to', () => {
	it.each([
		[
			'a difference',
			'Four cards have $4 \\times 80 = 320$ GB. The weights take $70 \\times 2 = 140$ GB. Left: 180 GB.',
			'180 GB',
		],
		['a sum', 'The codes take $8 \\times 2 = 16$ GB, the scales $4 \\times 3 = 12$ GB, together 28 GB.', '28 GB'],
		[
			'a product with a rate',
			'It runs $1000 \\times 41 = 41{,}000$ GPU-hours. At \\$2.40 per GPU-hour that is \\$98,400.',
			'98,400',
		],
		[
			'a product of counts',
			'A layer has $4 \\times 512^2 = 1{,}048{,}576$ parameters. The 24 layers have 25,165,824.',
			'25,165,824',
		],
	])('is %s of numbers before it', (_, text, piece) => {
		expect(on(answer(text), piece)).toEqual(['right flow.derived']);
	});

	it('follows where one of them was wrong', () => {
		const text = answer('The codes take $8 \\times 2 = 160$ GB, the scales $4 \\times 3 = 12$ GB, together 172 GB.');
		expect(on(text, '172 GB')).toEqual(['follows flow.follows']);
	});

	it.each([
		[
			'two figures that something gives by chance',
			'It has 7 parts of 3 kinds, 11 rows, 13 columns and $2 \\times 17 = 34$ cells. Somebody else counted 47.',
			'47',
		],
		[
			'what is counted with',
			'A layer has $4 \\times 512^2 = 1{,}048{,}576$ parameters, a head $3 \\times 512 = 1536$. For all 680 units it is more.',
			'680 units',
		],
		[
			'another dimension',
			'The run takes $4 \\times 10 = 40$ s and sends $3 \\times 20 = 60$ GB. It needs 2400 W.',
			'2400 W',
		],
		[
			'what is off by a little',
			'The codes take $8 \\times 2 = 16$ GB, the scales $4 \\times 3 = 12$ GB, together 29 GB.',
			'29 GB',
		],
	])('is left alone: %s', (_, text, piece) => {
		expect(on(answer(text), piece)).toEqual([]);
	});
});

describe('a number that one step makes but for a power of ten', () => {
	const RATE = 'A GPU costs \\$1.50 per GPU-hour.';

	it('is wrong, and says the step and the factor', () => {
		const { findings } = reviewed(
			answer('It takes $1.125 \\times 10^{10} / 3600 = 3{,}125{,}000$ GPU-hours, which costs \\$468,750.', RATE),
		);
		const wrong = findings.find(({ verdict }) => verdict === 'wrong');
		expect(wrong?.rule).toBe('value.mismatch');
		expect(wrong?.expected?.text).toBe('$4,687,500');
		expect(wrong?.message).toMatch(/GPU-hours.* ten times too little/);
	});

	it.each([
		['right', 'It takes $1.125 \\times 10^{10} / 3600 = 3{,}125{,}000$ GPU-hours, which costs \\$4,687,500.'],
		['of two figures', 'It takes $1.125 \\times 10^{10} / 3600 = 3{,}125{,}000$ GPU-hours, which costs \\$470,000.'],
		[
			'off by something else',
			'It takes $1.125 \\times 10^{10} / 3600 = 3{,}125{,}000$ GPU-hours, which with the discount costs \\$451,250.',
		],
		[
			'of another dimension',
			'It takes $1.125 \\times 10^{10} / 3600 = 3{,}125{,}000$ GPU-hours, and the data take 468,750 MB.',
		],
	])('is left alone: %s', (_, text) => {
		expect(reviewed(answer(text, RATE)).findings.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
	});
});
