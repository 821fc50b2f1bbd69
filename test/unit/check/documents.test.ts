import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check/check.ts';
import type { Finding } from '../../../src/core/check/finding.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import { readStatements } from '../../../src/core/quantities/statements.ts';
import { verbatim } from '../../../src/core/text/message.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { alarms, reviewed } from './reviewed.ts';

interface Seen {
	readonly quote: string;
	readonly finding: Finding;
}

/** The findings on a text, without keys and facts, with what they stand on. */
function findingsOf(text: string, disabledRules: readonly string[] = []): readonly Seen[] {
	const source = readSource(text);
	const homework = readHomework(source, { force: true });
	const statements = readStatements(homework);
	const givens = readGivens(homework, []);
	return check({ homework, statements, givens, solutions: [], facts: [], disabledRules }).map(finding => ({
		finding,
		quote: source.blocks[finding.anchor.block]!.content.text.slice(finding.anchor.span.start, finding.anchor.span.end),
	}));
}

const notRight = (text: string) => findingsOf(text).filter(({ finding }) => finding.verdict !== 'right');

/** `wrong 3.2 GB`, one line a finding that is not right: its verdict and what was expected. */
const summary = (text: string) =>
	notRight(text).map(
		({ finding }) =>
			`${finding.verdict} ${finding.expected?.text ?? '-'}${finding.roots.length > 0 ? ` from ${finding.roots.join(',')}` : ''}`,
	);

describe('chains in documents that were written for no other purpose', () => {
	it('tells a root from what follows in a sizing of a KV cache', () => {
		const text = `## Problem 3: Serving

**(a)** How large is the KV cache of one sequence?

**Answer:** Each token needs $2 \\times 80 \\times 8 \\times 128 \\times 2 \\text{ bytes} = 327{,}680 \\text{ bytes}$.
A sequence has 32,768 tokens, so the cache takes $32768 \\times 327680 \\text{ bytes} \\approx 107 \\text{ GB}$.

**(b)** How many sequences fit beside each other on a device with 640 GB?

**Answer:** $640 \\text{ GB} / 107 \\text{ GB} \\approx 6$ sequences.
`;
		// 32768 × 327680 B = 10.74 GB; 640 / 10.7 = 59.6
		expect(summary(text)).toEqual(['wrong 10.7 GB', 'follows 59.6 sequences from 1']);
	});

	it('keeps silent on a page of right arithmetic in many dresses', () => {
		const text = `# Homework 2

1. Training compute: \`6 * 70e9 * 1.4e12 = 5.88e23 FLOPs\`, which is $5.88 \\times 10^{23} / (8.64 \\times 10^{19}) \\approx 6800$ PF-days.
2. A batch holds 512 × 2048 = 1,048,576 tokens, so 1.4e12 / 1048576 ≈ 1.34 million steps.
3. With 40 % utilisation: $0.4 \\times 989 = 395.6$ TFLOP/s.
4. The learning rate falls from $3 \\times 10^{-4}$ to $3 \\times 10^{-5}$, a factor of 10.
5. $\\frac{7}{8} = 0.875$ and $\\sqrt{2} \\approx 1.41$; $2^{10} = 1024$; $\\log_2 1024 = 10$.
6. \\[ \\frac{1}{3} + \\frac{1}{6} = \\frac{1}{2} \\]
7. 90 minutes = 1.5 hours = 5400 s.
8. An epoch costs $12.50, so four epochs cost 4 × $12.50 = $50.
`;
		expect(summary(text)).toEqual([]);
	});

	it('keeps silent on ordinary prose with numbers', () => {
		const text = `The 2024 course has 12 lectures (3 hours each, 36 hours in total), room 4-270, on 5/7 and 12/7. Version 2.1 = stable.
Call 555-0199. Scores: 7/7, 10/10, 3-2. In GPT-3, layers 1-96 have 96 heads each. Let x = 5 and y = 7; then suppose x = y.
The ratio is 3:1 and the odds are 2-3x better. See eq. (3) = (4) above; a = b = c. 100% = everything.
`;
		expect(summary(text)).toEqual([]);
	});

	it('keeps silent on an equation that is tried out and refuted', () => {
		const text = `Try $n = 3$: $2 \\cdot 3 + 1 = 9$, which is false. So $n = 3$ is no solution. Suppose that $4 + 4 = 9$; then everything follows.
Is it true that $0.1 + 0.2 = 0.4$?
`;
		for (const { finding } of notRight(text)) expect(finding.verdict).toBe('cannot-tell');
	});

	it('keeps silent on physics of another field', () => {
		const text = `The photon energy is $E = h\\nu = 6.626 \\times 10^{-34}\\,\\mathrm{J\\,s} \\times 5.0 \\times 10^{14}\\,\\mathrm{s^{-1}} = 3.3 \\times 10^{-19}\\,\\mathrm{J}$.
A car at $90\\ \\mathrm{km/h} = 25\\ \\mathrm{m/s}$ covers $25\\ \\mathrm{m/s} \\times 4\\ \\mathrm{s} = 100\\ \\mathrm{m}$. Water at $20\\,^{\\circ}\\mathrm{C} = 293\\ \\mathrm{K}$.
The molar mass of water is $2 \\times 1.008 + 15.999 = 18.015$ g/mol.
`;
		expect(summary(text)).toEqual([]);
	});

	it.each([
		['words in a product', 'There are 5 vans x 28 students = 140 students and 12 boxes x $10 = $120 in all.'],
		['words in a sum', "They add Ann's 7 gallons + Bea's 8 gallons = 15 gallons."],
		['a name less one', '*df* = number of cells – 1 = 4 – 1 = 3'],
		['a name times a bracket', '*Q* - *IQR*(1.5) = 56 – 26.5(1.5) = 16.25'],
		['a bracket before the formula', 'P = (23 − 12)$(\\frac{1}{15})$ = $\\frac{11}{15}$'],
		['a factor before the bracket', 'Ann has 100 balls x (10 / 100) = 10 balls.'],
		['a ratio', 'The areas are as $1:2^2=1:4$.'],
		['a pair', 'Coprime: $(28,365)=1$.'],
		['arguments with a comma', '$\\gcd(132,100)=4$'],
		['two numbers in one', 'The roots are $6\\pm1=7$ and 5.'],
		['a factor in brackets before the formula', 'E = (1.645)$(\\frac{3}{\\sqrt{36}})$ = 0.8225'],
		['a power that was lost', 'r2 = (–0.56)2 = 0.3136'],
		['another base', 'Therefore, in base $\\boxed{7}$, we have $44 \\times 55 = 3506$.'],
		['a name of a unit', 'A gray: 1 Gy = 1 J absorbed per kilogram.'],
		['data that were obtained', 'The first run was at 25 °C. The following data were obtained at 30 °C.'],
		['a time of day', 'He leaves at 0900-0130 = 0730 hours.'],
		['a letter that is a scale elsewhere', 'Setting $x = -2$ gives $-32B = 64,$ so $B = -2.$'],
		['a letter that is a unit elsewhere', 'Together 10m - 7 = 93, so m = 10.'],
		['a cell of a matrix', '\\[ \\begin{vmatrix} 0 & 1 \\\\ x - 7 & -8 \\end{vmatrix} = 0 \\]'],
		['a range', 'Crop an area of $10\\% \\sim 100\\%$ of it.'],
		['a saying in quotes', 'Together they achieve "1+1>2."'],
		['an operation of its own', 'Here $3 \\ast 10 = 2(3)+5(10)-(3)(10)$.'],
		['what it is called false', 'Each of them gives the false equation $1=0.$'],
		['two equations on two lines', 'Let x be what each one pays.\n38=5+3x\n33=3x\nx=11'],
		['a line that begins with a minus', '4 + (-9) = -5 degrees\n-5/2 = -2.5 degrees'],
		['dollars that no formula begins with', 'Ann has 8*.25=$2 in quarters\nand 6*.05=$.3 in nickels.'],
		['a bracket that nothing closes', 'It sells for $80+($80*(25/100) = $100 in all.'],
		['terms glued to a word', 'three because1+1+ 1 = 3'],
		['a mixed number in words', 'That is 3 and 1/2 cup = 3.5 cups.'],
		['a number that belongs to a name', 'His points over all 5 games = 60 + 35 = 95.'],
		['weeks from one to another', 'Subtract Weeks 3-4 from Weeks 1-2 = 90 - 72 = 18.'],
		['a factor to convert with', 'We use $\\frac{60\\text{ miles}}{1\\text{ hour}} = 1$.'],
		['letters that are a unit elsewhere', '$\\mathrm{e}^{-\\mathrm{kt}}=\\mathrm{e}^{-0.2 \\times 5} = 0.37$'],
		['a sign of the text', 'Then $5 * 2 = 3(5) + 4(2) = 23$.'],
		['degrees of an angle in brackets', '$2 \\sin (30)^\\circ = 1$'],
		['a rate that is counted', 'She reads 20+4 = 24 hours a week. In the 3 weeks of May she reads 3*24 = 72 hours.'],
		['a term that was not read', 'Take 4 away on both sides: 3x +4 - 4 = 28 – 4.'],
		['a fraction in one character', 'It is the same, because ¾ x 3/3 = 9/12.'],
		['a dash as an entity', 'The profit is $76&#x2013;$45= $31.'],
		['a share of something', 'So 48 = 100% + 20% = 120% of it.'],
		['a number that goes into the calculation', '4 pupils drank 1.5 litres = 4 * 1.5 = 6 litres.'],
		['words that take in what follows', 'It is the opposite of 1 plus 2 = 1.'],
		['a figure pointed to', 'The crown weighs 8.63 g. In water it weighs 7.80 g, as shown in [the figure](#f).'],
		['what weighs as much as it fills', 'As for water, 60.0 mL = 60.0 g.'],
		['what is for each operation', '1000 W / 2.2e15 FLOP/s ≈ 4.5e-13 J = 0.45 pJ per FLOP.'],
		['years of hours', '25 years are 25 × 365 × 24 = 219,000 hours.'],
		['bytes of a day', '450 × 2,000 × 86,400 ≈ 77.8 GB per day.'],
		['a function before a name', '−ln σ(0.7) = −ln 0.668 ≈ 0.403'],
		['a name with a half in its index', 't½ = ln 2 / k = 0.693 / 0.0231 = 30.0 min'],
		['what comes of so many', 'Over all $32\\cdot24=768$ positions $\\approx1.8$M instead of $\\approx14.2$M.'],
		['what comes of so many, in words', 'For 12 * 40 = 480 requests ≈ 2.1M tokens are made.'],
	])('keeps silent where a side goes on beyond what was read: %s', (_, text) => {
		expect(alarms(reviewed(`## Problem 1\n\n**Answer:** ${text}\n`))).toEqual([]);
	});

	it('finds minutes that are divided by 3600, and what was meant', () => {
		const text = `### (c) Cost

**Question:** What does the run cost? The price is \\$2.00/hour.

**Answer:** The run takes $5400 / 60 = 90$ minutes. It costs $90 / 3600 \\times 2.00 = 0.05$ dollars.
`;
		expect(summary(text)).toEqual(['wrong 3 dollars']);
	});

	it('follows a number that is put in without its prefix, and no other of that value', () => {
		const step = (time: string) =>
			`## Problem 1\n\n**Answer:** The weights take $70 \\times 10^9 \\times 2 = 150$ GB, so a token takes $150 \\text{ GB} / (2 \\text{ TB/s}) = 75$ ms. ${time}\n`;
		const wrong = 'wrong value.mismatch "70 \\times 10^9 \\times 2 = 150$ GB"';
		const late = 'follows flow.follows "150 \\text{ GB} / (2 \\text{ TB/s}) = 75$ ms"';
		expect(alarms(reviewed(step('That makes $1 / 0.075 \\approx 13.3$ tokens.')))).toEqual([
			wrong,
			late,
			expect.stringContaining('follows flow.follows "1 / 0.075'),
		]);
		for (const silent of ['The rate is $p = 0.075$, so $0.075 \\times 4 = 0.3$.', 'With 5 more, $0.75 \\times 4 = 3$.'])
			expect(alarms(reviewed(step(silent)))).toEqual([wrong, late]);
	});

	it('sees a unit that is wrong though the number is right', () => {
		expect(summary('Loading takes $640 \\text{ GB} / (3.2 \\text{ TB/s}) = 0.2 \\text{ bytes}$.')).toEqual([
			'wrong 0.2 s',
		]);
		expect(notRight('Nothing is left: $0 \\text{ B} = 0 \\text{ s}$.').map(({ finding }) => finding.rule)).toEqual([
			'unit.mismatch',
		]);
	});

	it.each([
		['The packet takes 1500*8/1e8 = 120 us.'],
		['A word survives: 0.99⁷ ≈ 0.9321 plus 7·0.01·0.99⁶ ≈ 0.0659, sum ≈ 0.9980.'],
		['One PFLOP/s-day is 1e15 × 86,400 = 8.64e19. In all 20.1 PFLOP/s × 3.475 days ≈ 69.8.'],
		['共 $149.4 \\times 512 \\approx 7.65$ 万卡时，即 76493 × 14 = 107 万元，3 × 4 = 12 亿。'],
		['We get $0.9999^{30000} \\approx e^{-3}$ and −228.6 + 10 log 150 = −206.8 dB.'],
		['There are 1.48e12 / 4.3 ≈ 344 B.'],
		['With 4 people per car, 30 cars × 4 people per car = 120 people.'],
		[
			'On the wire 10⁹/672 = 1.488 Mpps, the sensor has 6,000 × 4,000 = 24 MP, and doubling the odds takes 400 · lg 2 ≈ 120 points.',
		],
		['Rates: 4/149 = 2.7 per 100 person-months and 7/133 = 5.3.'],
		['So after four doublings 1.92⁴ = 13.6 instead of 16, 15% less.'],
		['An area of 6 cm² on the first map is 1.5 km² = 150 ha and takes four times as much paper on the second.'],
		[
			'Each sequence has another 32 blocks. Then (15,018 − 40)/32 = 468.06, 468 sequences: 2.25 times the 208 from above.',
		],
		['Avec 12,5 · 2 = 25 et e^0,039 − 1 = 3,98 %, le taux est le même pour les deux.'],
		[
			'Im Jahr sind das 12,5 · 2 ≈ 25 und 70 · 60 · 24 · 365 ≈ 36,8 Millionen, in 80 Jahren 36,8 Millionen · 80 = 2,94 Milliarden.',
		],
		[
			'Son 12,5 · 2 = 25 y 70 · 60 · 24 · 365 ≈ 36,8 millones al año. В год 5 млн × 4 = 20 млн, soit 5 milliards × 2 = 10 milliards.',
		],
		['The middle one makes up 74% of the loss, 0.415 in all, and 88% of the score.'],
		[
			'| part | parameters |\n|---|---|\n| inner | 2,362,368 |\n| outer | 2,360,064 |\n| block | 4,722,432 |\n| 12 blocks | 56,669,184 |\n| norm | 1,536 |\n| total | 56,670,720 |',
		],
		['6.18 × 90 × 60 = 33.4 km/h.'],
		['With a window of 64 KiB one gets 65,536 × 8/0.588 ms = 892 Mbit/s.'],
		['There are 2.85 million km³ of ice, $2.85 \\times 0.917 \\approx 2.61$ million km³ of water.'],
		['We get $T \\approx 255\\ \\text{K}$, that is −18 °C.'],
		['In 90 days there are $90/11.4 \\approx 7.9$, so at least 7 transits.'],
	])('no alarm: %s', text => {
		expect(notRight(text)).toEqual([]);
	});

	it.each([
		['Im Jahr sind das 12,5 · 2 ≈ 25 und 70 · 60 · 24 · 365 ≈ 3,68 Millionen.'],
		['The sensor has 6,000 × 4,000 = 2.4 MP.'],
		['In all 6 · 500,000 = 3 Mal.'],
		['Rates: 4/149 = 27 per 100 person-months.'],
		['6.18 × 90 × 60 = 43.4 km/h.'],
		['共 $149.4 \\times 512 \\approx 8.65$ 万卡时。'],
		['One PFLOP/s-day is 1e15 × 86,400 = 8.64e19. In all 20.1 PFLOP/s × 3.475 days ≈ 59.8.'],
		[
			'| part | parameters |\n|---|---|\n| inner | 2,362,368 |\n| outer | 2,360,064 |\n| block | 4,722,432 |\n| 12 blocks | 56,669,184 |\n| norm | 1,536 |\n| total | 56,679,720 |',
		],
		['With a window of 64 KiB one gets 65,536 × 8/0.588 ms = 992 Mbit/s.'],
		['There are 2.85 million km³ of ice, $2.85 \\times 0.917 \\approx 2.81$ million km³ of water.'],
	])('alarm: %s', text => {
		expect(notRight(text).length).toBe(1);
	});

	it('names GiB where GB was written, and raises no alarm', () => {
		const [seen] = findingsOf('The weights take $8 \\times 1024^3 \\text{ bytes} = 8.00 \\text{ GB}$.');
		expect(seen?.finding).toMatchObject({
			verdict: 'right',
			rule: 'unit.binary-prefix',
			remark: 'alternative',
			alternatives: [verbatim('GiB')],
		});
	});

	it('writes a whole number out beside one that is written out, whatever its size', () => {
		const [seen] = findingsOf('A day has $4{,}194{,}304 \\times 24 = 110{,}663{,}296$ bytes.');
		expect(seen?.finding.expected?.text).toBe('100,663,296 bytes');
	});

	it('says once that something is wrong, and what a right number makes of the sentences after it', () => {
		const text = `**Problem 1.** Sizes.

**Answer:** The model has $12 \\times 48 \\times 1600^2 = 1.47 \\times 10^{10}$ parameters. In 2-byte numbers that is
$1.47 \\times 10^{10} \\times 2 \\text{ bytes} = 29.4 \\text{ GB}$.

**Takeaway:** The model needs **29.4 GB**, 10 times the 2.94 GB of a small one.
`;
		const seen = findingsOf(text);
		const wrong = seen.filter(({ finding }) => finding.verdict === 'wrong');
		expect(wrong.map(({ finding }) => finding.expected?.text)).toEqual(['1.47 × 10⁹ parameters']);
		expect(seen.filter(({ finding }) => finding.verdict === 'follows').length).toBeGreaterThanOrEqual(2);
		for (const { finding } of seen)
			if (finding.verdict === 'follows') expect(finding.roots).toEqual([seen.indexOf(wrong[0]!)]);
	});
});

describe('rules switched off in the text', () => {
	const line = 'It comes to $3 \\times 4 = 13$.\n';
	it.each([
		['a wrong step is seen', line, 1],
		['next line', `<!-- homework-lens-disable-next-line value.mismatch -->\n${line}`, 0],
		['next line over a blank one', `Text first.\n\n<!-- homework-lens-disable value.mismatch -->\n\n${line}`, 0],
		['family', `Text first.\n\n<!-- homework-lens-disable-next-line value -->\n\n${line}`, 0],
		['another rule', `Text first.\n\n<!-- homework-lens-disable-next-line flow -->\n\n${line}`, 1],
		['file', `<!-- homework-lens-disable-file -->\n\n# A\n\n${line}\n${line}`, 0],
		['reason', `<!-- homework-lens-disable-file value.mismatch -- they are in base nine -->\n\n${line}`, 0],
		['only the next line', `Text first.\n\n<!-- homework-lens-disable-next-line value -->\n\n${line}\n${line}`, 1],
	])('%s', (_, text, count) => {
		expect(notRight(text)).toHaveLength(count);
	});

	it('by option', () => {
		expect(findingsOf(line, ['value.mismatch'])).toHaveLength(0);
		expect(findingsOf(line, ['value'])).toHaveLength(0);
		expect(findingsOf(line, ['val'])).toHaveLength(1);
	});
});
