import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const told = (answer: string): readonly string[] => alarms(reviewed(part('What is it?', answer)));

describe('what a sentence makes of its amounts', () => {
	it.each([
		['A needs 12 GB, B 18 GB, together 31 GB.', 'wrong words.mismatch "31 GB"'],
		[
			'The frame weighs 4.2 kg, the motor 11.5 kg and the cells 6.1 kg, in total 23.8 kg.',
			'wrong words.mismatch "23.8 kg"',
		],
		['It takes 12.3 days instead of 20.5 days, which saves around 9.2 days.', 'wrong words.mismatch "9.2 days"'],
		['The old size is 48 MB. It is halved to 26 MB.', 'wrong words.mismatch "26 MB"'],
		['The run of 14 h doubles to 30 h.', 'wrong words.mismatch "30 h"'],
		['The one needs 36.5 GB, the other 3.29 GB: about 21x less.', 'wrong words.mismatch "21"'],
	])('is wrong: %s', (answer, expected) => {
		expect(told(answer)).toEqual([expected]);
	});

	it.each([
		'A needs 12 GB, B 18 GB, together 30 GB.',
		'A needs 12.4 GB, B 18.4 GB, together 31 GB.',
		'A needs 12 GB, B 18 GB each, together 66 GB.',
		'With 12 GB for A and at least 18 GB for B we need together 40 GB.',
		'It takes 12.3 days instead of 20.5 days, which saves around 8 days.',
		'It takes 12.3 days instead of 20.5 days, which saves 40 %.',
		'The old size is 48 MB. It is halved to 24 MB, and the other is three times as large.',
		'The one needs 36.5 GB, the other 3.29 GB: about 11x less.',
		'The one needs 36.5 GB, the other 3.29 GB: more than 10 times as much.',
		'The first takes 40 min, the second 25 min. Together with the break that is 80 min.',
		'Paris has 2.1 million people, Lyon 0.5 million, together with others 12 million.',
		'Machine A makes 40 parts, machine B 55 parts, together 4 machines.',
	])('is left alone: %s', answer => {
		expect(told(answer)).toEqual([]);
	});

	it('is confirmed where it holds', () => {
		const { findings } = reviewed(
			part('What is it?', 'It takes 12.3 days instead of 20.5 days, which saves 8.2 days.'),
		);
		expect(findings.map(({ verdict, quote }) => `${verdict} ${quote}`)).toContain('right 8.2 days');
	});
});
