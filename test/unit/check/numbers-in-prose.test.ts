import { describe, expect, it } from 'vitest';
import { reviewed } from './reviewed.ts';

const { raw } = String;

/** `wrong table.mismatch: 122.5 g`, one line for each finding that is neither right nor open. */
const told = (text: string): readonly string[] =>
	reviewed(text)
		.findings.filter(({ verdict }) => verdict !== 'right' && verdict !== 'cannot-tell')
		.map(({ verdict, rule, quote }) => `${verdict} ${rule}: ${quote}`);

const table = (...rows: readonly string[]): string => {
	const [head, ...body] = rows;
	const dashes = head!.replace(/[^|]+/g, '---');
	return `${[head, dashes, ...body].map(row => `|${row}|`).join('\n')}\n`;
};

const paint = (last: string): string =>
	table(
		'room|litres|price per litre|cost',
		raw`hall|12|\$8.50|\$102.00`,
		raw`kitchen|7|\$9.20|\$64.40`,
		raw`study|9|\$8.50|\$76.50`,
		raw`attic|15|\$7.90|${last}`,
	);

const masses = table('item|mass', 'frame|412 g', 'motor|188 g', 'cells|655 g', '**total**|**1,355 g**');

const pens = (deviations: string): string =>
	table(
		'bed|a|b|c|d|mean|sum of squares',
		'N|6.2|6.8|6.4|6.6|6.50|0.20',
		'S|7.1|7.5|7.0|7.2|7.20|0.14',
		`W|5.8|5.4|5.9|5.7|5.70|${deviations}`,
	);
const debt = (third: string, fourth: string): string =>
	`She pays 90 a month at 1.5 %.\n\n${table(
		'month|owed|interest|paid off|left',
		'1|1,200.00|18.00|72.00|1,128.00',
		'2|1,128.00|16.92|73.08|1,054.92',
		`3|1,054.92|15.82|74.18|${third}`,
		`4|${third}|${fourth}`,
	)}`;
const throws = (last: string): string =>
	table(
		'player|twos|threes|frees|points',
		'Ida|5/9|2/4|3/4|19',
		'Jon|3/7|4/8|1/2|19',
		'Kim|6/8|0/1|5/5|17',
		'Lea|2/6|3/6|4/6|17',
		`Max|7/11|1/3|6/8|${last}`,
		'Noa|4/5|2/2|0/1|14',
	);

describe('tables by what they keep themselves', () => {
	it.each([
		['squares that the heading names', pens('0.41'), ['wrong table.mismatch: 0.41']],
		['the same right', pens('0.14'), []],
		['a schedule', debt('980.74', '14.71|75.29|905.45'), []],
		[
			'a schedule with a slip, and what its next row makes of it',
			debt('908.74', '13.63|76.37|832.37'),
			[
				'wrong table.mismatch: 908.74',
				'follows flow.restated: 908.74',
				'follows flow.follows: 13.63',
				'follows flow.follows: 76.37',
				'follows flow.follows: 832.37',
			],
		],
		[
			'a column that goes on from its own row above',
			table('round|new|in all', '1|2|2', '2|3.2|5.2', '3|5.12|10.32', '4|8.19|18.51', '5|15.1|33.61', '6|24.16|57.77'),
			[
				'wrong table.mismatch: 15.1',
				'follows flow.follows: 33.61',
				'follows flow.follows: 24.16',
				'follows flow.follows: 57.77',
			],
		],
		['points of made shots', throws('23'), []],
		['points of made shots, one of them a slip', throws('32'), ['wrong table.mismatch: 32']],
		[
			'rows that are reckoned across the columns',
			table('store|lake|cell|gas', 'kept|0.80|0.92|0.35', 'bought for 100 sold|125|109|268', 'lost|25|9|168'),
			['wrong table.mismatch: 268'],
		],
		[
			'rows that nothing joins',
			table('store|lake|cell|gas', 'kept|0.80|0.92|0.35', 'price|125|109|268', 'age|25|9|168'),
			[],
		],
		['a product that one row misses', paint(raw`\$181.50`), [raw`wrong table.mismatch: \$181.50`]],
		['rows that all keep it', paint(raw`\$118.50`), []],
		[
			'a product that a row in other units does not keep',
			table(
				'item|amount|price|cost',
				'rice|12.0 kg|2.10 €/kg|25.20 €',
				'beans|8.5 kg|3.40 €/kg|28.90 €',
				'onions|6.0 kg|1.35 €/kg|9.10 €',
				'oil|4 bottles|5.50 €|22.00 €',
				'salt|1.5 kg|0.80 €/kg|1.20 €',
			),
			['wrong table.mismatch: 9.10 €'],
		],
		[
			'a total that is no sum, and what is made of it',
			`${masses}\nFour of them weigh ${raw`$4 \times 1355 = 5420\ \text{g}$`}.\n`,
			['wrong table.mismatch: **1,355 g**', raw`follows flow.follows: 4 \times 1355 = 5420\ \text{g}`],
		],
		[
			'a multiple that the heading names',
			table('list|÷3|÷5', '4,500|1,500|900', '3,900|1,300|870', '2,700|900|540'),
			['wrong table.mismatch: 870'],
		],
		['data that only look like a rule', table('x|y', '1|2', '2|4', '3|6', '4|9'), []],
		['averages below a column', table('group|n|mean score', 'A|20|7.1', 'B|30|6.4', 'total|50|6.7'), []],
		[
			'one amount in two units',
			table(
				'what|one|other',
				'length|3 ft|0.914 m',
				'mass|5 lb|2.268 kg',
				'heat|98.6 °F|37.0 °C',
				'volume|2 gal|7.571 L',
				'speed|60 mph|26.8 m/s',
			),
			[],
		],
		[
			'a factor that the text writes, with a row of few digits',
			`One part is $8{,}740/161.3 = 54.18$ g.\n\n${table('part|%|g', 'oats|100|5,418', 'honey|34|1,842', 'nuts|26|1,409', 'salt|2.3|152')}`,
			['wrong table.mismatch: 152'],
		],
		[
			'a share of two columns',
			table('week|yes|no|share', '1|412|820|33.4 %', '2|388|905|30.0 %', '3|501|733|46.0 %', '4|296|811|26.7 %'),
			['wrong table.mismatch: 46.0 %'],
		],
		[
			'a cell that says a wrong result again, the shares and the total that follow',
			`Coal: ${raw`$14 \times 23 = 392$`} t. Gas: 118 t. Wood: 64 t. Oil: 212 t.\n\n${table('fuel|t|share', 'coal|392|49.9 %', 'gas|118|15.0 %', 'wood|64|8.1 %', 'oil|212|27.0 %', '**sum**|786|100 %')}`,
			[
				raw`wrong value.mismatch: 14 \times 23 = 392`,
				'follows flow.restated: 392',
				'follows flow.follows: 49.9 %',
				'follows flow.follows: 15.0 %',
				'follows flow.follows: 8.1 %',
				'follows flow.follows: 27.0 %',
				'follows flow.follows: 786',
			],
		],
		[
			'a heading with a unit over a total that is one digit off',
			table('stream|rate (Mbit/s)', 'voice|1.152', 'camera|21.6', 'slides|1.4', '**total**|25.152'),
			['wrong table.mismatch: 25.152'],
		],
		[
			'rates and what they come to on the whole',
			table('good|t|price (€/t)', 'wheat|120|212.5', 'rye|45|188.4', 'oats|30|176.2', '**total**|195|201.3'),
			[],
		],
		[
			'a total of fewer digits',
			table('wall|area', 'roof|230.4 m²', 'long|153.6 m²', 'short|61.4 m²', '**sum**|445 m²'),
			[],
		],
	])('%s', (_, text, expected) => expect(told(text)).toEqual(expected));
});

describe('numbers that only words put together', () => {
	it.each([
		['a list and its sum', 'Squares: 16, 9, 25, 4, 1, 136. Their sum is 181.\n', ['wrong words.mismatch: 181']],
		['a list and its right sum', 'Squares: 16, 9, 25, 4, 1, 136. Their sum is 191.\n', []],
		['an amount at a rate', '- Gravel: 2.50 m³, at 1,750 kg/m³ 4,735 kg.\n', ['wrong value.mismatch: 4,735 kg']],
		['other amounts', '- Gravel: 2.50 m³, at 1,750 kg/m³ 4,375 kg. A sack holds 25 kg, a pallet 1,120 kg.\n', []],
		[
			'a difference',
			raw`Heating takes $310 \times 12 = \$3,270$ a year. The budget is \$3,900, that is \$630 more.`,
			[raw`wrong value.mismatch: 310 \times 12 = \$3,270`, raw`follows flow.follows: \$630`],
		],
		[
			'a price from a list at the beginning',
			raw`- storage: \$0.023 per GB
- traffic: \$0.08 per GB

Each page has 84 KB, $52{,}000{,}000 \times 84\ \text{KB} = 4{,}368$ GB. The traffic is 4,368 GB → \$394.44.`,
			[raw`wrong value.mismatch: \$394.44`],
		],
		[
			'so much of each',
			'We need 14 × 6 = 84 rolls. At 13.5 g each that is 1,314 g.',
			['wrong value.mismatch: 1,314 g'],
		],
		['a day, in a season', 'We pump $180 \\times 0.03 = 5.4$ m³ a day, 684 m³ a season of 120 days.', []],
		[
			'a summary with two digits in each other’s place',
			'The pump gives $21.6/4 = 5.4$ mL/h and lasts $50/5.4 = 9.3$ h, the other $1296/100 = 13.0$ mL/h.\n\n## Summary\n\nThe first pump is set to 4.5 mL/h, the second to 13.0 mL/h.',
			['wrong flow.contradiction: 4.5 mL/h'],
		],
		[
			'a summary with numbers of its own',
			'The pump gives $21.6/4 = 5.4$ mL/h and lasts $50/5.4 = 9.3$ h.\n\n## Summary\n\nThe first pump is set to 6.1 mL/h at night.',
			[],
		],
		['a molar mass without its unit', raw`We get $0.200\ \text{mol} \times 107.87 = 21.6\ \text{g}$.`, []],
		['the square brackets of a logarithm', 'So 2 lg[3 + 92,000] = 9.93.', []],
		['a logarithm in running text', 'Distance modulus: 5 lg(25.5) − 5 = 2.03.', []],
		['so many hours of each day', 'The lamp takes 60 W × 5 h × 365 days = 109.5 kWh.', []],
		[
			'a sum of numbers that nothing else holds',
			'Parts: desk 2,268 €, lamp 640 €, chair 990 €, shelf 210 €, lock 380 €. Sum 4,488 €. Work: 3 days at 560 € = 1,680 €. Total 6,168 €.',
			[],
		],
		[
			'a share of what was wrong before',
			raw`The bill was $12 \times 1,450 = \$14,700$. The new one is \$9,800. That saves \$4,900, 33 %.`,
			[
				raw`wrong value.mismatch: 12 \times 1,450 = \$14,700`,
				raw`follows flow.follows: \$4,900`,
				'follows flow.follows: 33 %',
			],
		],
		[
			'a limit on the other side of the right number',
			raw`The load is $48 \times 2.5 = 102\ \text{kN}$. This is within the limit of 110 kN. The crane weighs 90 kN.`,
			[
				raw`wrong value.mismatch: 48 \times 2.5 = 102\ \text{kN}`,
				'follows flow.words: This is within the limit of 110 kN.',
			],
		],
		[
			'a limit that both numbers keep',
			raw`The load is $48 \times 2.5 = 102\ \text{kN}$. This is within the limit of 150 kN.`,
			[raw`wrong value.mismatch: 48 \times 2.5 = 102\ \text{kN}`],
		],
		[
			'what is taken away',
			raw`Burnt: $12 \times 34 = 418\ \text{t}$. Left: $900 - 418 = 482\ \text{t}$.`,
			[raw`wrong value.mismatch: 12 \times 34 = 418\ \text{t}`, raw`follows flow.follows: 900 - 418 = 482\ \text{t}`],
		],
		[
			'an equation that hands its value on',
			'$0.5x + 300 = 1200$, so $x = 1600$. The rest is $5000 - 1600 = 3400$.',
			['wrong equation.mismatch: 1600', 'follows flow.follows: 5000 - 1600 = 3400'],
		],
		[
			'orders of a ratio',
			raw`The ratio is $3 \times 10^{8} / 15 = 2 \times 10^{7}$: 17 orders of magnitude.`,
			['wrong ratio.mismatch: 17 orders of magnitude'],
		],
		[
			'an order that does not hold',
			raw`The load is $48 \times 2.5 = 120\ \text{kN}$. This is below the limit of 110 kN.`,
			['wrong order.mismatch: is below the limit of 110 kN'],
		],
		[
			'an order that holds',
			raw`The load is $48 \times 2.5 = 120\ \text{kN}$. This is well above the limit of 110 kN.`,
			[],
		],
		[
			'what follows from a number that somebody holds for right',
			raw`Burnt: $12 \times 34 = 418\ \text{t}$. <!-- homework-lens-disable-line value.mismatch -->

Left: $900 - 418 = 482\ \text{t}$.`,
			[],
		],
		[
			'a price right behind an amount',
			raw`It draws $640 \times 7.5 = 4800\ \text{kWh}$, at 31 ct 1,788 €.`,
			['wrong value.mismatch: 1,788 €'],
		],
		['a price of an amount that is rounded', 'It takes 50/60 × 2.2 = 1.8 kWh, at 30 cents 55 cents.', []],
		[
			'a density laid down in a bracket',
			'Rain is 30 kg per square metre. Another 20 cm of fresh snow (100 kg/m³) would add 20 kg.',
			[],
		],
		['a price of a thousand', 'Charging takes 500/0.885 = 565 Wh, at 0.34 € 19 ct.', []],
		['a price and a fee', raw`It draws $640 \times 7.5 = 4800\ \text{kWh}$, at 31 ct plus the base fee 1,788 €.`, []],
		[
			'how many of it are in so much',
			raw`There are $4.5 \times 10^6$ spores per mL, in 20 mL $9 \times 10^8$.`,
			[raw`wrong value.mismatch: $9 \times 10^8$`],
		],
		['a duration that is taken in', raw`Yesterday $360/4.5 = 80\ \text{km/h}$. Today: 400 km in 5.5 h.`, []],
		[
			'what is made of a wrong number right before',
			raw`The hedge is $14 \times 2.5 = 53\ \text{m}$; with 10 % more 58.3 m.`,
			[raw`wrong value.mismatch: 14 \times 2.5 = 53\ \text{m}`, 'follows flow.follows: 58.3 m'],
		],
		[
			'how much more that is',
			raw`It weighs $3.1 \times 4.2 = 13.20\ \text{g}$. The label says 12.0 g, we find 10 % more.`,
			[raw`wrong value.mismatch: 3.1 \times 4.2 = 13.20\ \text{g}`, 'follows flow.follows: 10 %'],
		],
		['a share behind a colon', 'Reserve: 4 % of 8,150 €: 362 €.', ['wrong value.mismatch: 4 % of 8,150 €: 362 €']],
		['boys behind a colon', 'A third of 60: 12 boys and 8 girls.', []],
		[
			'boxes that do not hold it all',
			'In all 1,450 nails. In boxes of 300: 4 boxes.',
			['wrong count.rounded: 4 boxes'],
		],
		[
			'rooms for all',
			raw`A tent sleeps 4. For 90 we need $90/4 = 22.5$, so 22 tents.`,
			['wrong count.rounded: 22 tents'],
		],
		[
			'a step that is rounded to the nearest, where a formula has the word max',
			raw`With $q_{max} = 127$ the scale is $0.6/127 = 0.0047$. What does 0.2 become? $0.2/0.0047 = 42.6$, so 43.`,
			[],
		],
		['by how much it has grown', 'Bread: 3.60/2.90 = +24.1 %. Milk: 1.10/0.85 = 29.4 %.', []],
		['by how much it has not grown', 'Bread: 3.60/2.90 = +34.1 %.', ['wrong value.mismatch: 3.60/2.90 = +34.1 %']],
		['a step that is rounded', raw`At most one step: $0.2/0.0047 = 42.6$, rounded 43.`, []],
		[
			'a formula whose backslashes a chat lost',
			'So:\n\n[\n7\\times 16 + 11 = 132\n]\n\nDone.',
			[raw`wrong value.mismatch: 7\times 16 + 11 = 132`],
		],
		['data between brackets', 'Thus:\n\n[\n"2 + 2 = 5",\n"b"\n]\n', []],
		['a change and its share', 'The toll rose from 60 to 75 €, an increase of 20 %.', ['wrong words.mismatch: 20 %']],
		['a change and its share, rightly', 'The toll rose from 60 to 75 €, an increase of 25 %.', []],
		['a share before its change', 'It fell by 30 % from 8.0 t to 6.4 t.', ['wrong words.mismatch: 30 %']],
		['a share of something else', 'From 60 to 75 km/h it uses 40 % more, and the noise is up 30 %.', []],
		['points of a share', 'It rose from 40 % to 55 %, an increase of 15 %.', []],
		['a rate by the year', 'It grew from 120 to 480, a growth of 41 % a year.', []],
		['pieces and a rest', 'We have 75 m of rope. In pieces of 8 m: 9 pieces, and 3 m are left.', []],
		['what fits', raw`By weight $50/3 = 16.7$, so 16 boxes fit.`, []],
		[
			'what all paragraphs come to',
			raw`Floor: $3.2 \times 4.5 = 14.40\ \text{m}^2$.

Wall: $2.5 \times 7.2 = 18.00\ \text{m}^2$.

Together 32.04 m².`,
			['wrong words.mismatch: 32.04 m²'],
		],
		[
			'an exponent that a wrong number stands in',
			raw`The rest is $8200 - 3650 = 4{,}650$ m/s. The ratio is $e^{4650/3300} \approx 4.09$.`,
			[raw`wrong value.mismatch: 8200 - 3650 = 4{,}650$ m/s`, raw`follows flow.follows: e^{4650/3300} \approx 4.09`],
		],
		[
			'a wrong share as a factor of growth',
			raw`It grew by $1260/1200 - 1 = 6.0 \%$. In real terms $1.060/1.021 - 1 \approx 3.8 \%$.`,
			[raw`wrong value.mismatch: 1260/1200 - 1 = 6.0 \%`, raw`follows flow.follows: 1.060/1.021 - 1 \approx 3.8 \%`],
		],
		[
			'numbers that are written in thousands',
			raw`It saves $310 \times 550 = 180{,}500\ \text{€}$.

It costs 722,000 € and pays back in $722/180.5 = 4.0$ years.`,
			[
				raw`wrong value.mismatch: 310 \times 550 = 180{,}500\ \text{€}`,
				raw`follows flow.follows: 722/180.5 = 4.0$ years`,
			],
		],
		[
			'so many times as much',
			'It ran for 12 days. The next one takes four times as long, 24 days.',
			['wrong words.mismatch: 24 days'],
		],
		[
			'two digits of a ratio of the results before',
			'The first layer takes $104 \\cdot 27 =$ 2,808 steps. The second takes $52 \\cdot 288 =$ 14,976, so it costs 3.5 times as much.',
			['wrong ratio.mismatch: 3.5 times as much'],
		],
		[
			'a ratio of the results before',
			'The first layer takes $104 \\cdot 27 =$ 2,808 steps. The second takes $52 \\cdot 288 =$ 14,976, so it costs 5.3 times as much.',
			[],
		],
		[
			'a quotient that says how many times',
			'It is $0.35/0.21 =$ 1.76 times as likely.',
			['wrong value.mismatch: 0.35/0.21 =$ 1.76'],
		],
		['so many times as much, rightly', 'It ran for 12 days. The next one takes four times as long, 48 days.', []],
		['what is left', 'The bill is 842 €. They pay all but 150 €: 592 €.', ['wrong value.mismatch: 592 €']],
		[
			'the same in another unit',
			raw`It takes $2{,}700{,}000/150 = 18{,}000\ \text{s}$, 6.0 h.`,
			['wrong value.mismatch: 6.0 h'],
		],
		['billions that the sum leaves off', 'The balance is 90 + 80 − 25 − 15 = £130bn.\n', []],
		['a score and what is needed', '- Mark: 18/20 >= 18\n', []],
		['a name in capitals', raw`So $0.8\,\text{DTI} = 2.5 + 19.5$, a high one.`, []],
		['a letter that is not read', '# 0=20-2𝑥-1𝑥2\n', []],
		['shares that sum to one', 'Counts: 40, 30, 20, 10. They sum to 1.0.\n', []],
		[
			'steps in the cells of an array',
			raw`$$
\begin{array}{|c|c|}
\hline
\text{Weekend} & \frac{90 \times 70}{200} = 31.5 \\
\text{Weekday} & \frac{110 \times 70}{200} = 83.5 \\
\hline
\end{array}
$$
`,
			[raw`wrong value.mismatch: \frac{110 \times 70}{200} = 83.5`],
		],
		['percentage points', raw`The margin is $1.96\sqrt{0.25/400} \approx 4.9$ points.`, []],
		[
			'a number with more digits than the wrong one',
			raw`Top: $20^2 \times 0.04 = 1.6\ \text{m/s}^2$. On the Moon: $0.50 \times 1.62 = 0.81\ \text{N}$.`,
			[raw`wrong value.mismatch: 20^2 \times 0.04 = 1.6\ \text{m/s}^2`],
		],
		[
			'what is indented under the head of a note',
			'??? note "Solution"\n\n    Pairs: $10 \\times 9 / 2 = 54$.\n\n    ```python\n    x = 3\n    ```\n',
			[raw`wrong value.mismatch: 10 \times 9 / 2 = 54`],
		],
	])('%s', (_, text, expected) => expect(told(text)).toEqual(expected));
});

describe('what stands before a calculation', () => {
	const sheet = (answer: string): string =>
		`# Problem 2\n\n(a) **Question:** How much is it?\n\n**Answer:** ${answer}\n`;

	it.each([
		[
			'a long emphasis that ends right before it',
			'*Rate of wrong labels among the letters: three doubled, three left out and one put in, of seventy in all.* 7/70 = 8 %.',
			['wrong value.mismatch: 7/70 = 8 %'],
		],
		[
			'a sentence that ends in a number',
			'So $1.2/0.6 =$ 2. $(0.5 - 0.2)^2 =$ 0.9.',
			['wrong value.mismatch: (0.5 - 0.2)^2 =$ 0.9'],
		],
		[
			'a unit behind a raised power',
			'In all 6 · 10³ · 3 · 10⁸ = 1.8 · 10¹² J = 500 kWh.',
			['wrong value.mismatch: 1.8 · 10¹² J = 500 kWh'],
		],
		['a name that the text gives a value, and no unit', 'With J = 3 the sum is 4 J = 12.', []],
		['a factor that was not read', 'It is ½* 7/70 = 0.05.', []],
		['a point outside the formula', 'About .$500 = 500$ of it.', []],
	])('%s', (_, answer, expected) => {
		expect(told(sheet(answer))).toEqual(expected);
	});
});

describe('what follows from a wrong number without a calculation of its own', () => {
	const press = (rest: string): string =>
		`# Problem 1\n\n**Question:** What is left, and what does it cost?\n\n**Answer:** The pump gives $17 \\times 43 = 713\\ \\text{kJ}$ and the heater 212.4 kJ. ${rest}\n`;
	it.each([
		['together with another number', 'Together that is 925.4 kJ.', ['follows flow.follows: 925.4 kJ']],
		[
			'a calculation in words',
			'Delivered: 0.85 × the energy of the pump = 606.1 kJ.',
			['follows flow.follows: 606.1 kJ'],
		],
		['a calculation with names', 'In the valve: E_v = E_p/23 = 31.0 kJ.', ['follows flow.follows: 31.0 kJ']],
		['what the right number makes', 'Delivered: 0.85 × the energy of the pump = 621.4 kJ.', []],
		[
			'two digits that a difference meets',
			'The valves open in 0.25 of all cases, the second in 0.3 · 0.75 = 0.175 of them, the third: 0.075.',
			['wrong value.mismatch: 0.3 · 0.75 = 0.175'],
		],
		['a number of its own', 'The motor weighs 41.5 kg and turns 1,450 times a minute.', []],
		['what right numbers make as well', 'Half of the heat of the heater are 106.2 kJ.', []],
	])('%s', (_, rest, expected) => {
		expect(told(press(rest)).filter(line => !line.includes('713'))).toEqual(expected);
	});
	it('is silent where nothing is wrong', () => {
		expect(told(press('Together that is 943.4 kJ.').replace('713', '731'))).toEqual([]);
	});
});

it.each([
	'The stove burns $12.5 \\times 44.01 = 0.550$ kg of gas per kg of wood.',
	'Stock: 250 × 3.4 = 0.85 L.',
	'In billions: one layer has 150,994,944 = 0.151B weights, all of them 48 × 0.15099 = 7.25B.',
	'The blank gives 3 s/slope = 0.0024/0.1985 = 0.0121 mg/L.',
	'$L = \\frac{38000}{2\\pi \\cdot 60} = \\frac{38000}{377} = 101$',
])('numbers in thousandths, and pieces rounded to whole numbers: %s', answer => {
	expect(told(`# Problem 1\n\n**Question:** How much?\n\n**Answer:** ${answer}\n`)).toEqual([]);
});

it.each([
	['1 word = 1.5 tokens · 1 page = 275 words · 1 book = 400 pages', []],
	['1 word = 1.5 tokens • 1 page = 275 words | 1 book = 400 pages', []],
	['1 word = 1.5 tokens; 1 page = 275 words; 1 book = 400 pages', []],
	['TP = 84 · FP = 21 · FN = 36', []],
	['2 · 3 = 6 · 2 = 11', ['wrong value.mismatch: 6 · 2 = 11']],
])('equations in a row on one line: %s', (line, expected) => {
	expect(told(`# Problem 1\n\n**Question:** How much?\n\n**Answer:**\n\n${line}\n`).slice(-1)).toEqual(expected);
});

describe('two numbers of a sentence with a sign between them', () => {
	const asked = (answer: string): readonly string[] =>
		told(`## Problem 1\n\n**(a)** **Question:** Is it so?\n\n**Answer:** ${answer}\n`);
	it.each([
		['Since 2.0 < 1.96, we keep H0.', '2.0 < 1.96'],
		['p = 0.03 < 0.01, so we keep it.', '0.03 < 0.01'],
		['It takes 12 ms < 3 ms.', '12 ms < 3 ms'],
		['Thus 3,000 ≥ 4,500 holds.', '3,000 ≥ 4,500'],
	])('%s', (answer, quote) => {
		expect(asked(answer)).toEqual([`wrong order.mismatch: ${quote}`]);
	});

	it.each([
		'Since 2.0 > 1.96, we reject H0.',
		'If 5 < 3 held, we would stop.',
		'It is not so that 7 < 2.',
		'We need 3 > 5 to go on.',
		'The range is −3 < x < 2, and n + 3 < 2 is left out.',
		'Is 5 < 3?',
		'Of x^2 < 50 nothing is known.',
	])('stays silent: %s', answer => {
		expect(asked(answer)).toEqual([]);
	});
});

describe('right numbers of another case', () => {
	it.each([
		'**Task 1.** A crawl has 2.4 million pages of 5,100 characters. UTF-8 needs 1.05 bytes per character. How big is the text? Ids take 2 bytes each.\n\n**Answer:** Characters: 2.4 × 10⁶ · 5,100 = 1.224 × 10¹⁰. Bytes: 1.224 × 10¹⁰ · 1.05 = 1.29 × 10¹⁰, which is about 12.9 GB.\n',
		'**Q 8** Activations for one sequence take 8 GB, 13.4 GB are free. How many sequences per GPU?\n\n**Answer:** 13.4/8 ≈ 1.68, so one.\n',
		`### Problem 3. A budget of 4 × 10²¹ FLOPs\n\n**3.1 Find the optimal model size.**\n\nC = 120 N², N = √(4 × 10²¹ / 120) ≈ 5.77 × 10⁹.\n\n**3.2 The budget gets 16 times bigger. What happens to N?**\n\nIt grows: N ≈ 46.2B and D ≈ 924B tokens.\n\n**3.3 Compute per token of the first model?**\n\n2N = 11.5 GFLOPs against 4 GFLOPs, a factor of about 2.9.\n`,
		'**Aufgabe 2**\n\nEin Modell mit 2,85 Milliarden Parametern, 50 virtuelle Tokens der Dimension 2048.\n\n**a) Adam-Speicher des Prompts, zwei Momente in fp32?**\n\n2 · 4 · 102.400 = 819.200 Byte. Beim Training aller Parameter wären es 8 · 2,85·10⁹ = 22,8 GB.\n',
	])('%s', text => {
		expect(told(text)).toEqual([]);
	});
});
