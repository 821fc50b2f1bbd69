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
