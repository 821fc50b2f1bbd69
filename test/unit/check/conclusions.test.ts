import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

const told = (answer: string, question = 'What is it?'): readonly string[] => alarms(reviewed(part(question, answer)));

describe('what is concluded from a number', () => {
	it.each([
		[
			'The model needs $6.7 \\times 10 = 67$ GB, so it still doesn’t fit in 80 GB.',
			'wrong order.mismatch "fit in 80 GB"',
		],
		['The model needs $6.7 \\times 10 = 67$ GB. It does not fit into 80 GB.', 'wrong order.mismatch "fit into 80 GB"'],
		[
			'The model needs $9.7 \\times 10 = 97$ GB, so it fits on one 80 GB card.',
			'wrong order.mismatch "fits on one 80 GB card"',
		],
		[
			'Weights and adapters: 26 GB + 0.21 GB = 26.21 GB. That is roughly an eighth of the full run and it just fits onto a 24 GB card.',
			'wrong order.mismatch "fits onto a 24 GB card"',
		],
		['Tokens per parameter: 1.5e12 / 13e9 ≈ 115. This is fewer than 20.', 'wrong order.mismatch "is fewer than 20"'],
	])('is wrong where the numbers say the contrary: %s', (answer, expected) => {
		expect(told(answer)).toEqual([expected]);
	});

	it.each([
		"The model needs $9.7 \\times 10 = 97$ GB, so it doesn't fit in 80 GB.",
		'The model needs $6.7 \\times 10 = 67$ GB, so it fits on one 80 GB card.',
		'The model needs $9.7 \\times 10 = 97$ GB, so it fits in 80 GB if we quantise it.',
		'It is 9.7 × 10 = 97 GB, so each half fits in 80 GB.',
		'It is 2.6 × 10 = 26 GB. That is an eighth of it and it easily fits onto an 80 GB card.',
		'It is 9.7 × 10 = 97 GB, so with 8-bit weights it fits in 80 GB.',
		'Tokens per parameter: 1.5e12 / 13e9 ≈ 115. This is more than 20.',
		'3 × 4 = 12, which is more than 2 times as much.',
		'It takes 3 × 4 = 12 s. It is not more than 20 s.',
	])('is left alone where it holds, or on a condition: %s', answer => {
		expect(told(answer)).toEqual([]);
	});

	it('a denied order is confirmed as what it says', () => {
		const { findings } = reviewed(
			part('Does it fit?', "It needs $9.7 \\times 10 = 97$ GB, so it doesn't fit in 80 GB."),
		);
		expect(findings.map(({ verdict, rule }) => `${verdict} ${rule}`)).toContain('right ratio.holds');
	});
});

describe('units that a bare number converts, or that are said again', () => {
	it.each([
		['What speed is 18 m/s in km/h?', '18 / 3.6 = 5 km/h', ['wrong unit.ratio "18 / 3.6 = 5 km/h"']],
		['The heat is 427 kJ. How many kWh?', '427/1000 = 0.427 kWh', ['wrong unit.ratio "427/1000 = 0.427 kWh"']],
		['What speed is 18 m/s in km/h?', '18 × 3.6 = 64.8 km/h', []],
		['A file of 64 KiB. Bytes?', '64 × 1024 = 65,536 bytes', []],
		['A walk of 5 km over 60 minutes. How far is it a minute?', '5 / 60 = 0.083 km', []],
		['500 g of flour for 1000 people. What is it for each?', '500 / 1000 = 0.5 g', []],
		['How long?', 't = 427,000/1800 = 237 s, about 2.4 minutes.', ['wrong value.mismatch "2.4 minutes"']],
		['How long?', 't = 427,000/1800 = 237 s, about 4 minutes.', []],
		['How long?', 't = 427,000/1800 = 237 s, about 2 minutes more than before.', []],
		['Energy?', '248,000 h x 0.48 kW ≈ 119,000 MWh', ['wrong value.mismatch "248,000 h x 0.48 kW ≈ 119,000 MWh"']],
		['Energy?', '400 W x 1.2 = 480 W', []],
	])('%s %s', (question, answer, expected) => {
		expect(told(answer, question)).toEqual(expected);
	});

	it('the mark of an answer quotes nobody', () => {
		expect(
			reviewed(
				part('Total?', 'x').replace('**Answer:** x', 'Student answer:\n\n- a: 3 × 5 = 15\n- total: 15 + 7 = 23'),
			).findings.map(({ verdict }) => verdict),
		).toContain('wrong');
	});
});

describe('values of the question are exact', () => {
	const net =
		'A net has $x = 0.5$, $w_1 = 0.8$, $w_2 = -0.6$, $t = 0.2$, $h = \\tanh(w_1 x)$, $\\hat y = w_2 h$. Gradient for $w_1$?';
	const answer = (gradient: string): string =>
		`$h = \\tanh(0.4) = 0.380$ and $\\hat y = -0.228$. $(\\hat y - t) w_2 (1 - h^2) x = ${gradient}$.`;
	it.each([
		['0.110', 0],
		['0.0955', 1],
		['0.115', 1],
	])('a gradient of %s', (gradient, count) => {
		expect(told(answer(gradient), net)).toHaveLength(count);
	});
	it('but for what they say that is only about so much', () => {
		expect(told('So $x^2 y = 0.0817$.', 'With $x \\approx 0.5$ and $y = 0.3$, what is $x^2 y$?')).toEqual([]);
	});
});

describe('things compared by their names', () => {
	it.each([
		[
			'Plan A costs €120, plan B €90. Plan A is 25 % more expensive than plan B.',
			['wrong order.mismatch "is 25 % more expensive than plan B"'],
		],
		['Plan A costs €120, plan B €90. Thus plan A is cheaper.', ['wrong order.mismatch "is cheaper"']],
		[
			'Machine A: 12 + 7 = 19 s; machine B: 8 + 9 = 17 s. Thus machine A is faster.',
			['wrong order.mismatch "is faster"'],
		],
		[
			'Renting costs $471,200 and electricity costs $13,090, so renting is cheaper than the electricity alone.',
			['wrong order.mismatch "is cheaper than the electricity"'],
		],
		['Plan A costs €120, plan B €90. Plan A is 33 % more expensive than plan B.', []],
		['Plan A costs €120, plan B €90. Plan B is 25 % cheaper than plan A.', []],
		['Machine A: 12 + 7 = 19 s; machine B: 8 + 9 = 17 s. Thus machine B is faster.', []],
		['Plan A costs €120, plan B €90 and plan C €150. Thus A is cheaper than C.', []],
		['Plan A costs €120 and €80 of fuel, plan B €90. Plan A is more expensive.', []],
		['If plan A costs €120 and plan B €90, plan A would not be cheaper.', []],
		['The bus takes 40 min, the car 25 min. The bus is cheaper.', []],
	])('%s', (answer, expected) => {
		expect(told(answer)).toEqual(expected);
	});
});
