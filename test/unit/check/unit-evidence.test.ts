import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from './reviewed.ts';

const homework = (...answers: readonly string[]): string =>
	[
		'## Problem 1: Serving',
		'The memory bandwidth is 3 TB/s.',
		...answers.map(
			(answer, index) => `**(${'abcdef'[index]})** **Question:** What comes next?\n\n**Answer:** ${answer}`,
		),
	].join('\n\n');

describe('bare numbers take the amounts that make the units come out', () => {
	const slip = 'The weights take $6 \\times 10^{12} \\times 2$ bytes $= 120$ TB.';
	it.each([
		['a quotient of the weights and the bandwidth', '$1.2 \\times 10^{14} / (3 \\times 10^{12}) = 40$ s', 1],
		['a quotient that comes to no unit', '$1.2 \\times 10^{14} / (3 \\times 10^{12}) = 40$', 0],
		['a quotient in another unit than these would give', '$1.2 \\times 10^{14} / (3 \\times 10^{12}) = 40$ J', 0],
		['other figures', '$1.3 \\times 10^{14} / (3.25 \\times 10^{12}) = 40$ s', 0],
	])('%s', (_, answer, following) => {
		const found = alarms(reviewed(homework(slip, answer)));
		expect(found.filter(line => line.startsWith('follows'))).toHaveLength(following);
		expect(found.filter(line => line.startsWith('wrong'))).toHaveLength(1);
	});

	it('stays silent where the amount before was right', () => {
		const right = 'The weights take $6 \\times 10^{12} \\times 2$ bytes $= 12$ TB.';
		expect(alarms(reviewed(homework(right, '$1.2 \\times 10^{13} / (3 \\times 10^{12}) = 4$ s')))).toEqual([]);
	});
});

describe('a bare number with the unit that the text gives it', () => {
	const emissions = (answer: string) =>
		alarms(
			reviewed(
				`## Problem 1\n\n**(a)** **Question:** The grid emits 0.38 kg/kWh. How much for 10,114 kWh?\n\n**Answer:** ${answer}\n`,
			),
		);
	it.each([
		['10,114 × 0.38 = 3.84 t per year.', []],
		['10,114 × 0.38 = 3,843 kg per year.', []],
		['10,114 × 0.38 = 38.4 t per year.', ['wrong value.mismatch "10,114 × 0.38 = 38.4 t per year"']],
	])('is read in its prefix: %s', (answer, expected) => {
		expect(emissions(answer)).toEqual(expected);
	});

	it('goes on in words behind a rounded amount', () => {
		const slip = 'It takes 6500 / 4.17 = 1,256 s, so P = 376,000 / 1,256 ≈ 299 W plus rolling.';
		expect(alarms(reviewed(homework(slip))).map(line => line.split(' ')[0])).toEqual(['wrong', 'follows']);
	});
});

describe('amounts in two units and differences of percentages', () => {
	it.each([
		['165 + 35 + 22 = 222 minutes, that is 3 h 42 min.', []],
		[
			'165 + 35 + 22 = 242 minutes, that is 4 h 2 min.',
			['wrong value.mismatch "165 + 35 + 22 = 242 minutes"', 'follows flow.restated "4 h 2 min"'],
		],
		['100 km / (40 km/h) = 2.5 h, which is 2 h 30 min; 6 h 15 min × 4 = 25 h.', []],
		['290/600 = 48.3 %, 185/650 = 28.5 %; the difference is 19.8 percentage points.', []],
		[
			'290/600 = 48.3 %, 185/650 = 25.8 %; the difference is 22.5 percentage points.',
			['wrong value.mismatch "185/650 = 25.8 %"', 'follows flow.follows "22.5 percentage points"'],
		],
	])('%s', (answer, expected) => {
		expect(alarms(reviewed(homework(answer)))).toEqual(expected);
	});
});
