import { describe, expect, it } from 'vitest';
import { alarms, part, reviewed } from './reviewed.ts';

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
		// 1,056 of 1,500 questions are no whole of the error
		['1,056 of 1,500 are right. √(0.746 · 0.254 / 1500) = 0.0112, so 1.1 percentage points.', []],
		// a model of 3.4 billion parameters
		['5,529,600 / 3.4 B = 0.163 %; 3.4 B · 8 = 27.2 GB; 3.4 B · 2 bytes = 6.8 GB.', []],
		['3.4 B · 8 = 27.2 MB', ['wrong value.mismatch "3.4 B · 8 = 27.2 MB"']],
		['5,529,600 / 3.4 B = 0.263 %', ['wrong value.mismatch "5,529,600 / 3.4 B = 0.263 %"']],
	])('%s', (answer, expected) => {
		expect(alarms(reviewed(homework(answer)))).toEqual(expected);
	});
});

describe('bits and bytes of bare numbers', () => {
	const asked = (question: string, answer: string) =>
		alarms(reviewed(`## Problem 1\n\n**(a)** **Question:** ${question}\n\n**Answer:** ${answer}\n`));
	it.each([
		['A clip of 16-bit audio has 480,000 samples. Bytes?', '480,000 × 16 = 7,680,000 bytes.'],
		['The file of 48.6 GB goes over a line of 25 Gbit/s. Which time?', '48.6/25 = 1.94 s.'],
		['We read 420 MB/s. What link does it take?', '420 / 8 = 52.5 Mbit/s.'],
		['A line of 40 Gbit/s. How much in 30 s?', '40 · 30 = 1,200 GB.'],
		['A line of 40 Gbit/s. How much in 30 s?', '$40 \\cdot 30 = 1200$ GB.'],
	])('%s %s', (question, answer) => {
		expect(asked(question, answer).filter(line => line.startsWith('wrong'))).toHaveLength(1);
	});

	it.each([
		['We read 640 MB/s. What link does it take?', '640 · 8 = 5,120 Mbit/s, so 5.12 Gbit/s.'],
		['8 servers read 70 MB/s each. Together?', '70 · 8 = 560 MB/s.'],
		['A line of 44 Gbit/s. Bytes per second?', '44 / 8 = 5.5 GB/s, in a minute 5.5 · 60 = 330 GB.'],
		['8 billion numbers of 4.5 bits. Size?', '8 · 10⁹ · 4.5 / 8 = 4.5 · 10⁹ bytes.'],
		[
			'int4 has one fp16 scale for 64 weights. Bits per weight?',
			'16/64 = 0.25 bit more, and 2 · 16 = 32 bytes for 16 of them.',
		],
		['Bytes of a 16-bit number for each of 12 heads, 16 tokens?', 'All in all 16 · 12 · 2 = 384 bytes.'],
	])('stays silent: %s %s', (question, answer) => {
		expect(asked(question, answer)).toEqual([]);
	});
});

describe('what a kilowatt-hour emits', () => {
	it.each([
		[
			'30 million requests of 0.109 Wh a day; 0.42 kg CO2 per kWh. CO2 per day?',
			'3,270 kWh × 0.42 = 1,373 kg per day.',
			[],
		],
		['A run used 3,270 kWh; 0.42 kg CO2 per kWh. CO2?', '3,270 kWh × 0.42 = 1,373 kg.', []],
		['An answer takes 0.000109 kWh; 0.42 kg CO2 per kWh. CO2 of one answer?', '0.000109 kWh × 420 g = 0.046 g.', []],
		['Un entraînement consomme 820 kWh et le réseau émet 56 g par kWh. CO2 ?', '820 kWh × 56 g = 45 920 g.', []],
		[
			'A run used 3,270 kWh; 0.42 kg CO2 per kWh. CO2?',
			'3,270 kWh × 420 g = 13,734 kg.',
			['wrong unit.mismatch "3,270 kWh × 420 g = 13,734 kg"'],
		],
		[
			'A run used 3,270 kWh. How long does it take?',
			'3,270 kWh × 0.42 = 1,373 s.',
			['wrong unit.mismatch "3,270 kWh × 0.42 = 1,373 s"'],
		],
	] as const)('%s %s', (question, answer, expected) => {
		expect(alarms(reviewed(part(question, answer)))).toEqual(expected);
	});
});
