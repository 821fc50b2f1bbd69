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
		['an amount of each day', 'It stores 43.2B × 500 bytes = 21.6 TB/day and sends 120 × 200 bytes = 24 KB/s.'],
		['1024 for the prefix', 'That is 107,150 bytes ÷ 1,024 = 104.6 KB.'],
		['a sum of per cents', 'The shares are 40 + 40 + 30 = 110%.'],
		['a number that the text calls rounded', 'We have 15e9 / 86,400 = 173,611 QPS ≈ 175,000 QPS (rounded).'],
		['digits that are not written', 'Then 41.7M / 3,600 seconds = 11,574 requests/second.'],
		['a unit in plain letters', '$W = 50 \\times 9.8 \\times 443 = 217070 J$ and $a = 10 - 4 = 6 m/s^2$'],
		['letters that are no units', '$x = 2 \\cdot 3 = 6 a$, $6 = 2 \\cdot 3 m$, $E = 3 m = 12 m$'],
		['kelvin over watts', 'The resistance is $0.20/(0.72 \\times 15) = 0.0185$ K/W.'],
		['temperatures', '$100^\\circ\\text{C} = 212^\\circ\\text{F}$, 37 °C = 98.6 °F'],
		['a scale word behind a power', '$10^3$ million tokens are $10^3 \\times 10^6 = 10^9$ tokens.'],
		['what remains of a division', '17 % 5 = 2'],
		['powers that stand side by side', '$6^4 = 2^43^4$ and $\\frac{2^34^2}{6} = \\frac{64}{3}$'],
		['a solution in a box', '$3x+7=-8 \\Rightarrow 3x=-15 \\Rightarrow x=\\boxed{-5}$'],
		['an unknown in degrees', '$2\\alpha = 290^\\circ \\Rightarrow \\alpha = \\boxed{145^\\circ}$'],
		['a negative amount behind braces', '$\\frac{-8\\text{ m/s}}{4\\text{ s}} = -2\\text{ m}{\\text{/s}}^{2}$'],
		[
			'degrees that a bare sum comes to',
			'It cooled by 90 - 26 = 64 degrees; the angle is $180(7-2)/5 = \\boxed{180^\\circ}$.',
		],
		['a rate that a bare sum comes to', 'They train 3 * 2 = 6 hours per day and sleep 10 - 1 = 9 hours per day.'],
		['dozens, and dozens multiplied out', '276/12 = 23 dozen eggs, and 15 × 12 = 15 dozen.'],
		['a chain that reckons on', 'Then 6*7=42+8=50, and 9*40 = 360 divided by 5 is 72.'],
		['so many of the hundred parts', 'So every 1% is $6000/75% = \\$80, and all of it 1.2 x 100% = 120 inches.'],
		['a "per" left off what is counted', 'He pays 3 acres * $1500 = $4500, and 5 dozen * $2 = $10 per week.'],
		['rates whose units cancel by name', 'That is 9 minutes/day * 7 days/week = 63 minutes.'],
		['billions behind a number', 'It takes 2 × 11.3 B = 22.6 GFLOP and 45 B × 2 bytes = 90 GB.'],
		['minutes over those of an hour', 'It takes 900 / 60 minutes = 15 hours.'],
		['per cent throughout', 'Each quarter brings $7.5/4 = 1.875$ percent.'],
		[
			'a factor whose "per" is left off',
			'They practise 2 hours × 3 days = 6 hours and pay 4 gallons × \\$2.50 = \\$10.',
		],
		[
			'units whose factors are no short decimals',
			'A train does 1.2 meters/second * 60 seconds/minute = 72 meters/minute, and 50 miles / 25 mpg = 2 gallons.',
		],
		[
			'a difference of temperatures',
			'The rise is 28.9 °C - 22.0 °C = 6.9 °C, and $288.15 - 273.15 = 15~^\\circ\\text{C}$.',
		],
		['a heat capacity', '$\\frac{90700\\text{ J}}{50.0\\text{ °C}} = 1814\\text{ J/°C}$'],
		['a power behind braces', '$\\frac{{\\text{20 m/s}}^{2}}{2} = {\\text{10 m/s}}^{2}$'],
		['decimals that a converter tore apart', '$6.\\text{ 70 km} - 4.\\text{ 70 km} = 2.\\text{ 00 km}$'],
		[
			'decimal commas',
			'$\\frac{0{,}006~\\text{kg/s}}{0{,}76~\\text{kg/l}} = 0{,}00789~\\text{l/s}$ and $1{,}225 \\cdot 0{,}5 = 0{,}6125$',
		],
		[
			'a mixed number with a unit',
			'$3\\frac{1}{4}\\text{ yards}\\cdot\\frac{3\\text{ feet}}{1\\text{ yard}} = 9.75\\text{ feet}$',
		],
		['factorials before a sign', '$\\frac{6!}{6}=5!=120$ and $32\\cdot7!/8=4\\cdot7!=\\boxed{20160}$'],
		['a boxed result, rounded', 'It grows to $1000 \\cdot 1.01875^8 = \\boxed{1160}$ dollars.'],
		[
			'letters for the scale behind the formula',
			'$65{,}536\\cdot 64 \\approx 4.2$ M, $1.5 \\times 10^9 \\cdot 6 = 9$ bn, $7 \\times 10^9 \\times 2 = 14$ G.',
		],
		[
			'and before what is counted',
			'$4096^2 \\approx 16.8$ M parameters, $32 \\times 1024 = 32{,}768 \\approx 33$K tokens.',
		],
		['grams for each kilometre, the "per" left off', 'A seat takes 214 g × 878 km = 188 kg.'],
		['an amount of a month', '- rent 2,650 €\n- depreciation: 54,000 € over 6 years = 750 €'],
		['a unit of a rate before', 'Each of the 320 writes 1.2 KB/s: 320 × 1.2 × 28,800 ≈ 11.1 GB a day.'],
		[
			'a bare number that had a unit further up',
			'- per day 225.5 GB\n\n*Seven days, three replicas.* 225.5 × 7 × 3 ≈ 4.74 TB.',
		],
		['a sign that belongs to the last term', '1,240 × 5.20 = 6,448 € + 223 × 3.30 = 736 €, together 7,184 €.'],
		[
			'nights of so much each, plus more',
			'Compressed that is 320 GB. 30 nights × 320 = 9.6 TB plus 4 full backups of 10 TB: 49.6 TB.',
		],
		[
			'what it is counted for said before',
			'Per hectare the basal area is 45 m². Volume: 45 m² × 26 m × 0.45 = 527 m³/ha.',
		],
		['and said before what it comes to', 'Fuel per km: 18,000 kg/7,520 km = 2.39 kg.'],
		['a constant whose unit is nowhere said', 'To warm it by 1 K takes 44,800 × 4.19 = 188 MJ.'],
		['days that are degree days', 'We count 2,100 heating degree days, so 1,280 W/K × 2,100 d × 24 h/d ≈ 64,500 kWh.'],
		['an amount said again in words', 'The distance is 1/0.379 = 2.64 pc = 8.6 light-years.'],
		['digits that are not written', 'It grows to 33.6 MB, and the throughput to 33.6 × 8 / 0.28 = 959 Mbit/s.'],
		['half of the first number alone', 'Half of 64 + 8 = 40 marbles are his.'],
		['a remainder in words', 'The remainder of 47 mod 6 + 1 = 6, so the sixth child gets it.'],
		['a thing that bears a number', 'The rent of flat 4 + 60 = 960 euros, since flat 4 costs 900.'],
		['less than a product', 'Six less than 5 * 8 = 34, the number of pins.'],
		['how a match ended', 'Final: Rovers – City 3 : 1 = 3 points for Rovers.'],
		['a factor in words before a bracket', 'The slope at zero times \\(6 \\cdot 0.5 = 1\\) is what is left.'],
		['a power in words', 'It is 2 to the power of 1 + 2 = 8.'],
		['a shift of bits', 'In C 1 << 2 + 1 = 8, because the shift comes last.'],
		['thousands in words', 'It loads 7 thousand tonnes a week, in three weeks 7 * 3 = 21,000 tonnes.'],
		['two prefixes', 'The peak is 800 TFLOP/s, we measured 0.4 PFLOP/s: 0.4 / 800 = 50%.'],
		['cents of a price', 'A penny per page means that 460 pages cost 460 * 1 = $4.60.'],
		['coins', 'Five dimes and two quarters are 5 * 10 + 2 * 25 = $1.00.'],
		['pence', 'Each copy is 3 pence, so they are 200 * 3 = £6.'],
		['cents behind a dollar sign', 'It rose by 1.6*.25=$.4\nSo each pound cost 1.6+.4=$2'],
	])('%s', (_, sentence) => {
		expect(said(sentence)).toEqual([]);
	});

	it.each([
		['billions that do not come to it', 'It takes 2 × 11.3 B = 25.6 GFLOP.'],
		['a logarithm that no base gives', 'The tree has $\\log(4096) = 14$ levels.'],
		['bits', 'The channel carries $2000\\log_2(1001) = 29.9$ kbit/s.'],
		['a far fraction', '$\\pi \\approx 23/7$'],
		['a temperature', '$100^\\circ\\text{C} = 202^\\circ\\text{F}$'],
		['a price without cents', 'Each pen costs $40, so they cost 12 * 40 = $4.80.'],
		['two digits', 'That is 2.5 days = 65 hours.'],
		['seconds between two formulas', 'It takes $1.8 \\times 10^6$ s $= 30.8$ days.'],
		['degrees', 'It cooled by 90 - 26 = 54 degrees.'],
		['a rate', 'They train 3 * 2 = 7 hours per day.'],
		['a hundredth of it per cent', 'That is $3/4 = 0.75\\%$ of all.'],
		['a factorial', '$\\frac{6!}{6}=5!=110$'],
		['a boxed result', '$12 \\cdot 12 = \\boxed{154}$'],
		['a decimal comma', '$0{,}5 \\cdot 1{,}225 = 0{,}7125$'],
		['a sum in another case', 'Had it been fresh, there would have been 40*12 = 490 of them.'],
		['a number before its colon', 'Then take half of 36: 36/2 = 28 kg.'],
		['a unit in plain letters', '$W = 50 \\times 9.8 \\times 443 = 222280 J$'],
		['a rate with a prefix', 'It sends 120 × 200 bytes = 34 KB/s.'],
		['a slash before a unit that stands before a sign', 'load = 200 GB / 2000 GB/s = 0.7 s'],
		['numbers glued to characters', '它被反量化为 (15−7)×16=64，例如 250*250=62500，这超出了。'],
		['a full stop of another script', '所以 WPL 部分为 5 * 4 = 1200。'],
		['so many times', 'With four cores the speedup is 1 / 0.5 = 4x max.'],
		['a number that goes on with another', 'The coefficient is `2*(2-1)/2=5` and 1.75 for all eight.'],
		['thousands and other digits', 'It loads 7 thousand tonnes a week, in three weeks 7 * 3 = 24,000 tonnes.'],
		['one prefix', 'The peak is 800 TFLOP/s, we measured 400 TFLOP/s: 400 / 800 = 65%.'],
		['a root behind a word', 'Its standard deviation is √27.4 = 5.32.'],
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
