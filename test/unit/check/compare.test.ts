import { describe, expect, it } from 'vitest';
import { alarms, reviewed } from './reviewed.ts';

const said = (sentence: string) => alarms(reviewed(`## Problem 1\n\n**Answer:** ${sentence}\n`));

describe('readings of a step that its author may have meant', () => {
	it.each([
		['a logarithm without a base, to base ten', '$\\mathrm{pH} = -\\log(2.5 \\times 10^{-4}) = 3.60$'],
		['and to base two', 'The tree has $\\log(4096) = 12$ levels.'],
		['bits with a prefix', 'The channel carries $2000\\log_2(1001) = 19.9$ kbit/s.'],
		['ohms with a prefix behind the formula', 'In parallel $(20 \\cdot 6.8)/(20 + 6.8) = 5.1$ kΩ.'],
		['one amount in two units, to the digits of the first', 'A parsec is 3.26 ly = 206,265 AU away.'],
		['a near fraction', '$\\pi \\approx 22/7$ and $\\sqrt{2} \\approx 17/12$'],
		['a law with an odd power of a unit', 'BMR = 70 kg^{0.75} × 70 ≈ 1700 kcal/day'],
		['kelvin over watts', 'The resistance is $0.20/(0.72 \\times 15) = 0.0185$ K/W.'],
		['temperatures', '$100^\\circ\\text{C} = 212^\\circ\\text{F}$, 37 °C = 98.6 °F'],
		['a scale word behind a power', '$10^3$ million tokens are $10^3 \\times 10^6 = 10^9$ tokens.'],
		['what remains of a division', '17 % 5 = 2'],
	])('%s', (_, sentence) => {
		expect(said(sentence)).toEqual([]);
	});

	it.each([
		['a logarithm that no base gives', 'The tree has $\\log(4096) = 14$ levels.'],
		['bits', 'The channel carries $2000\\log_2(1001) = 29.9$ kbit/s.'],
		['a far fraction', '$\\pi \\approx 23/7$'],
		['a temperature', '$100^\\circ\\text{C} = 202^\\circ\\text{F}$'],
		['two digits', 'That is 2.5 days = 65 hours.'],
		['seconds between two formulas', 'It takes $1.8 \\times 10^6$ s $= 30.8$ days.'],
		['a scale word', 'We read $2 \\times 10^3$ million × 5 = $10^{11}$ tokens.'],
	])('still wrong: %s', (_, sentence) => {
		expect(said(sentence)).toHaveLength(1);
	});

	it('a calculation with the numbers of the names that is another than the formula', () => {
		expect(said('With $N = 4$ and $d = 96$, $N d^2 = 4 \\times 96 = 384$.')).toEqual([
			'wrong value.substitution "N d^2 = 4 \\times 96"',
			'follows flow.follows "4 \\times 96 = 384"',
		]);
	});
});
