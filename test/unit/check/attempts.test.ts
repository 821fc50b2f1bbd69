import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from './reviewed.ts';

const latency = (answer: string): readonly string[] =>
	alarms(
		reviewed(
			`## Problem 1: Serving\n\nA model has 80 billion parameters in 16 bit; a GPU reads 4 TB/s.\n\n**(a)** **Question:** What is the lower bound on the latency of one token?\n\n**Answer:** ${answer}\n`,
		),
	);

describe('sound arithmetic against the key', () => {
	it('is left alone where it is for several devices of which the key knows one', () => {
		expect(
			latency('Four of them read $4 \\times 4$ TB/s $= 16$ TB/s, so $t = 160 \\text{ GB} / 16 \\text{ TB/s} = 10$ ms.'),
		).toEqual([]);
	});

	it('is held against the key where it is another result', () => {
		expect(latency('$t = 80 \\text{ GB} / 4 \\text{ TB/s} = 20$ ms.')).toHaveLength(1);
	});
});
