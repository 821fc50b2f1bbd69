import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { locate, type Statement } from '../../../src/core/quantities/statement.ts';
import { readStatements } from '../../../src/core/quantities/statements.ts';
import { readSource } from '../../../src/core/text/source.ts';

const read = (text: string): readonly Statement[] => readStatements(readHomework(readSource(text), { force: true }));

/** The places of the statements of a kind as they stand in the text, those in later blocks behind a `+`. */
const quotes = (text: string, kind: Statement['kind'] = 'chain'): string[] => {
	const source = readSource(text);
	const quote = ({ block, span }: Statement['anchor']) =>
		source.blocks[block]!.content.text.slice(span.start, span.end);
	return read(text)
		.filter(statement => statement.kind === kind)
		.map(({ anchor, more }) => [anchor, ...more].map(quote).join(' + '));
};

describe('chains in running text', () => {
	test.each([
		['So 10¹⁴ × 2 bytes = 200 TB.', '10¹⁴ × 2 bytes = 200 TB'],
		['She earns 8*18 = $144.00 per 8-hour shift', '8*18 = $144.00'],
		['That is 1600 / 10 = $160 each.', '1600 / 10 = $160'],
		['After a year it is $14,400 * 1.2 = $17,280.', '$14,400 * 1.2 = $17,280'],
		['It takes 3 hours * 60 minutes/hour = 180 minutes.', '3 hours * 60 minutes/hour = 180 minutes'],
		['Total cost = 3 × $4 = $12', '3 × $4 = $12'],
		['Use `6 * 70e9 = 4.2e11 FLOPs / token` here.', '6 * 70e9 = 4.2e11 FLOPs / token'],
		['We get $10^{9} \\times 16$ bits = 2 GB in all.', '10^{9} \\times 16$ bits = 2 GB'],
		['The price is $3640 \\times 18.15 \\approx \\$66,000$.', '3640 \\times 18.15 \\approx \\$66,000'],
		['\\(60 / 456 \\approx 0.13\\) tokens/minute', '60 / 456 \\approx 0.13\\) tokens/minute'],
		['Nikita = (1/2) 278 + 11 = 150 points', '(1/2) 278 + 11 = 150 points'],
		['Candles that burn = 1% of 50,000 = 0.01 * 50,000 = 500 candles', '1% of 50,000 = 0.01 * 50,000 = 500'],
		[
			'552,000 kg CO<sub>2</sub>/50 kg CO<sub>2</sub> per burger ≈ 11,040 burgers',
			'552,000 kg CO<sub>2</sub>/50 kg CO<sub>2</sub> per burger ≈ 11,040 burgers',
		],
		['\\$6M (compute) + \\$61,824 (carbon) ≈ \\$6.06M', '$6M (compute) + \\$61,824 (carbon) ≈ \\$6.06M'],
		['2 (K and V) × 80 layers × 2 bytes = 320 bytes', '2 (K and V) × 80 layers × 2 bytes = 320 bytes'],
		['That is $12 \\cdot 236 = 2832 \\approx 2.8$K.', '12 \\cdot 236 = 2832 \\approx 2.8$K'],
		['20 divided by 4 equals 5', '20 divided by 4 equals 5'],
		['The sum is 5 times 3 = 15 here', '5 times 3 = 15'],
		['hence **2 × 3** = **6** in all', '2 × 3** = **6'],
		['> so 3 +\n> 4 = 7', '3 +\n  4 = 7'],
		['(which is 3 * 4 = 12)', '3 * 4 = 12'],
		['It is 12 - 5 = 7 eggs', '12 - 5 = 7'],
		['From -5 + 3 = -2 we go on', '-5 + 3 = -2'],
		['sqrt(2) ≈ 1.414', 'sqrt(2) ≈ 1.414'],
		['2 · 40 · 5120 · 2 B = 819,200 B per token', '2 · 40 · 5120 · 2 B = 819,200 B per token'],
		['It is kT ln 2 = 2.87e-21 J', 'kT ln 2 = 2.87e-21 J'],
		['about k T ln(2) = 2.87e-21 J', 'T ln(2) = 2.87e-21 J'],
		['and sin 30° = 0.5', 'sin 30° = 0.5'],
		['log₂ 1024 = 10', 'log₂ 1024 = 10'],
		['The mean max(1,2,3) = 3', 'max(1,2,3) = 3'],
		['8.314 J/(mol K) × 298 K = 2.48 kJ/mol', '8.314 J/(mol K) × 298 K = 2.48 kJ/mol'],
		['It costs $3 per million tokens * 2 million tokens = $6', '$3 per million tokens * 2 million tokens = $6'],
		['300 B tokens × 6 × 175B = 3.15e23', '300 B tokens × 6 × 175B = 3.15e23'],
		['20 °C = 293 K = 68 °F', '20 °C = 293 K = 68 °F'],
		['Per layer 65 × 18,874 = 1,226,810 weights', '65 × 18,874 = 1,226,810 weights'],
		['Batch norm, per channel 32 · 28 · 28 = 25,088', '32 · 28 · 28 = 25,088'],
		['A square matrix has 4096² = 16,777,216 entries', '4096² = 16,777,216 entries'],
		[
			'1 petaFLOP-day = $10^{15} \\times 86400 = 8.64 \\times 10^{19}$ FLOPs',
			'1 petaFLOP-day = $10^{15} \\times 86400 = 8.64 \\times 10^{19}$ FLOPs',
		],
	])('%s', (text, expected) => {
		expect(quotes(text)).toEqual([expected]);
	});

	test.each([
		['two claims in a sentence', 'First 12 + 30 = 42, then 42 / 6 = 7.', ['12 + 30 = 42', '42 / 6 = 7']],
		['a line each', 'a = 3 * 4\nb = 5 * 6', ['a = 3 * 4', 'b = 5 * 6']],
		['over a line that ends in a sign', 'The total is 3 *\n4 = 12', ['3 *\n4 = 12']],
		['choices', 'Pick: (A) 3 * 3 = 9 (B) 4 * 4 = 16', ['3 * 3 = 9', '4 * 4 = 16']],
		['cells of a table', '| a | b |\n|---|---|\n| 3 * 4 = 12 | $5 \\cdot 6 = 30$ |', ['3 * 4 = 12', '5 \\cdot 6 = 30']],
		['a fence without a language', '```\ntotal = 26 + 23 * 2\n      = 72\n```', ['26 + 23 * 2\n      = 72']],
		[
			'a formula cut by a paragraph',
			'**Cost:** $16.8 / 3600 \\times$\n\n$1.50 = 0.007$',
			['16.8 / 3600 \\times + 1.50 = 0.007'],
		],
		['a display that begins with a sign', '$$a = 3 \\cdot 4$$\n\n$$= 12$$', ['a = 3 \\cdot 4 + = 12']],
		['aligned rows', '$$\\begin{aligned} x &= 3 \\cdot 4 \\\\ &= 12 \\end{aligned}$$', ['x &= 3 \\cdot 4 \\\\ &= 12']],
		['an implication', '$2x = 4 \\implies x = 2$', ['2x = 4', 'x = 2']],
		[
			'a sum that only leads on',
			'112*112*64 floats = 802,816 × 4 B = 3.2 MB',
			['112*112*64 floats = 802,816', '802,816 × 4 B = 3.2 MB'],
		],
	])('%s', (_, text, expected) => {
		expect(quotes(text)).toEqual(expected);
	});

	test.each([
		'Version 1.2.3 = stable, 3:1 = odds, 10:30 - 11:45, 12/05/2023, 24/7',
		'GPT-3 = large, COVID-19 + 3, 16-bit * 2',
		'See [1] = reference; chapter 3 - 5 = hard',
		'https://a.example/?x=1&y=2*3=6 and [text](http://b.example/3*4=12)',
		'Call +1 (555) 123-4567. Room 2+1, floor -1.',
		'the key=value pairs name=bob, a=b',
		'```python\nx = 3 * 4 == 12\n```',
		'Please divide 100 by 4 = 25',
		'on day 1 * 2 = 20 pages',
		'~~3 * 4 = 13~~ <!-- 3 * 4 = 14 -->',
		'Rate = distance / time',
		'3 + ... + 9 = 42',
		'They read 14, 400 / 80 = 180',
		'Element C-12 = 12 u, and 6.022e23 = 1 mol',
		'From Eq. (4.12) = (4.13) follows it',
		'7 mod 3 = 1, 10 % 3 = 1',
		'200 min = 3 h 20 min',
		'1 epoch = 50,000/32 steps and 8 GPUs = 8 × 80 GB',
		'12,5 = 12.5',
		'The board 7-2 = 7♦2♣',
		'Louis (1638–1715) = 77 years, 1914-1918 = 4 years',
	])('no chain with two known sides: %s', text => {
		const known = read(text).filter(
			({ kind, silenced, expression }) =>
				kind === 'chain' &&
				silenced === undefined &&
				expression.kind === 'relation' &&
				expression.operands.filter(operand => operand.kind !== 'hole' && operand.kind !== 'symbol').length >= 2,
		);
		expect(known.map(({ source }) => source)).toEqual([]);
	});

	test('an operand that goes on in words is a hole', () => {
		const [statement] = read('Gain = (coins after round 1) × \\( \\frac{1}{100} = \\frac{2}{3} = 0.67 \\)');
		expect(statement!.expression).toMatchObject({ kind: 'relation', operands: [{ kind: 'hole' }, {}, {}] });
	});
});

describe('results, ratios, positions, truth', () => {
	test.each<[string, Statement['kind'], string[]]>([
		['Storing it requires **2 exabytes of memory**.', 'result', ['2 exabytes']],
		['SSD costs $\\$100K/year$, DRAM \\$8M/year.', 'result', ['$\\$100K/year$', '\\$8M/year']],
		[
			'That gives 0.13 tokens/minute with 96 layers and 20,000 H200 GPUs.',
			'result',
			['0.13 tokens/minute', '96 layers', '20,000 H200 GPUs'],
		],
		['Assume 1.4 tokens per English word.', 'result', ['1.4 tokens per English word']],
		[
			'a **128x reduction**, 250 times larger, an 80-fold increase',
			'ratio',
			['128x reduction', '250 times larger', '80-fold increase'],
		],
		['by a factor of 12; twice as many', 'ratio', ['factor of 12', 'twice as']],
		['It can 2-3x the cost', 'ratio', []],
		[
			'12 orders of magnitude lower, two orders of magnitude more',
			'orders',
			['12 orders of magnitude', 'two orders of magnitude'],
		],
		['Tokens 6-50 (question), Token 71 (answer)', 'positions', ['Tokens 6-50 (question)', 'Token 71 (answer)']],
		['$W_O \\in \\mathbb{R}^{d \\times h}$', 'shape', ['W_O \\in \\mathbb{R}^{d \\times h}']],
		['$N \\propto C^{0.5}$', 'proportion', ['N \\propto C^{0.5}']],
	])('%s: %s', (text, kind, expected) => {
		expect(quotes(text, kind)).toEqual(expected);
	});

	test('versions, labels, years and standards count nothing', () => {
		expect(quotes('In 2023 Figure 3 of RFC 2616 and GPT-3 in Step 2, see page 12, v1.2', 'result')).toEqual([]);
	});

	test('the number of a ratio is its expression', () => {
		const [ratio] = read('It is twice as large.').filter(({ kind }) => kind === 'ratio');
		expect(ratio!.expression).toMatchObject({ kind: 'number', value: 2 });
	});
});

describe('what the text itself doubts', () => {
	test.each([
		['Is it true that $0.9 = 1.1$?', 'asked'],
		['Suppose that 2 + 2 = 5; then pigs fly.', 'supposed'],
		['We show that $2 + 2 = 5$.', 'to be shown'],
		['A student writes: "12 * 12 = 124".', 'quoted'],
		['Many mistakenly think that $(3+4)^2 = 9 + 16$.', 'refuted'],
		['Then $3 \\cdot 7 = 22$, which is false.', 'refuted'],
		['Then $3 \\cdot 7 = 22$, a contradiction.', 'refuted'],
		['Check: $60 = 5^2 + 6^2$. This does not work.', 'refuted'],
		['Put in $x = 3$:\n\n$$2 + 1 = 1$$\n\n(False)', 'refuted'],
		['On the map $\\frac12 \\text{ inch} = 20 \\text{ miles}$.', 'a scale'],
		['The scale of the map is $1 \\text{ inch} = 20 \\text{ miles}$.', 'a scale'],
		['On the floor plan 1 cm = 50 cm.', 'a scale'],
		['In the model $1 \\text{ cm} = 2.5 \\text{ m}$, so the tower is 75 m tall.', 'a scale'],
		['On the drawing a side has 2 m + 30 cm = 3.2 m.', undefined],
		['Trying x = 4, we would need 4 + 9 = 15, which is not so.', 'refuted'],
		['With c = 5 we would need 8 + 27 = 25, so this c is rejected too.', 'refuted'],
		['Testing n = 7 would say 49 - 7 = 30 but the left side is 42.', 'refuted'],
		['We test $45 = 4^2 + 5^2 = 41$, so this value is out.', 'refuted'],
		['Check: $36 = 3(3 + 6)$. It fails.', 'refuted'],
		['Check: $18 = 2^2 + 3^2$.\n\nNot a solution.', 'refuted'],
		["His age would be 15 and we would need 15 * 3 = 50. That's not true.", 'refuted'],
		['The caption claims that 12 * 12 * 3 = 423 values form a patch. This is a misprint for 432.', 'refuted'],
		['My count was 12 * 4 * 64 = 3702, which I withdraw.', 'refuted'],
		['One might be tempted to write $\\frac12 + \\frac14 = \\frac26$, but that is no sum.', 'quoted'],
		['Then 9 * 7 = 56 would have to be true. It is not.', 'refuted'],
		['The charges would have to satisfy \\(2 - 1 = 0\\); they do not, so one more is needed.', 'refuted'],
		['Let us guess k = 4. Then \\(3^k - 1 = 10k\\) reads \\(81 - 1 = 40\\). Too big on the left.', 'refuted'],
		['Case p = 5: the condition becomes 2 * 5 + 1 = 3 * 5 - 3, so 11 = 12, absurd.', 'refuted'],
		['It is not the case that 17 + 26 = 42.', 'refuted'],
		["Kept at width 40, five heads would need 5 * 40 = 208, but that is 200. So it can't be.", 'refuted'],
		['The rule would predict 1 + 3 + 5 = 4^2; the sum is 9 and not 16.', 'refuted'],
		['My first attempt claimed that sqrt(9 + 16) = 7, a well-known mistake.', 'refuted'],
		['My first attempt had a gap, but it is closed now: 48 * 25 = 1,250.', undefined],
		["The pupil's notebook contains the line ln(0) = 1. Where does it come from?", 'quoted'],
		['If a third of the 9 layers really saved 70 %, then 3/9 = 0.7 would be the share.', 'supposed'],
		['On the 12-hour dial 8 + 9 = 5, so it ends at five.', 'another arithmetic'],
		['The test is on 4/11 and the marks come later, 4/11 + 10 = 14/11.', 'another arithmetic'],
		['It takes 1/2 + 3 = 4/2 hours.', undefined],
		['Would eight do? Then 8 * 14 = 115 ought to be true, but it is only 112.', 'refuted'],
		['Learners often cancel the signs and obtain (5 + 6)/5 = 6.', 'quoted'],
		['Our referee believed that 11 * 768 = 8484.', 'quoted'],
		['In Java, 9 / 2 * 2 = 8 for ints.', 'another arithmetic'],
		['In Python 3 we have 23 // 4 = 6.', undefined],
		['The model is 1 : 87, so $10 \\text{ cm} = 8.7 \\text{ m}$.', 'a scale'],
		['The model is 1 : 87, so $20 \\text{ cm} = 14.7 \\text{ m}$.', undefined],
		['The balance reads 81 - 1 = 40, so 40 kg are left.', undefined],
		['We would need 4 * 9 = 38 GB, which is not available here.', undefined],
		['A batch would need 32 * 4 = 182 MB, and that is rejected by the allocator.', undefined],
		['$90 < 123k < 180 \\approx 0.7 < k < 1.4$', 'an inequality rewritten in its middle'],
		['The slogan "2 + 2 = 5" is his.', 'quoted'],
		['$10 = 3 \\mod 7$', 'a congruence'],
		['$9 = 3^2 \\equiv 2 \\pmod 7$', undefined],
		['In $\\mathbb{F}_2$, $1 + 1 = 0$.', 'another arithmetic'],
		['In base 2, $101 + 11 = 1000$.', 'another arithmetic'],
		['$3 \\oplus 5 = 6$', 'an operation of its own'],
		['$\\sin 30^\\circ = 0.5$', undefined],
		['$0.\\overline{9} = 1$', 'a repeating decimal'],
		['Wrong: 7 × 8 = 54.', 'refuted'],
		['The answer is not 6 × 7 = 41.', 'refuted'],
		['Unlike $2^3 = 6$, this holds.', 'refuted'],
		['We do not have 3 + 3 = 7.', 'refuted'],
		['❌ 3 + 4 = 8', 'refuted'],
		['The answer is 6 × 7 = 42.', undefined],
		['We verify by calculating 3 * 4 = 13.', undefined],
		['The result 1999 / 7 = 285.6 is not an integer.', undefined],
		['If each costs 4, then 3 * 4 = 13.', undefined],
	])('%s', (text, reason) => {
		const chain = read(text)
			.filter(({ kind }) => kind === 'chain')
			.at(-1);
		expect(chain?.silenced).toBe(reason);
	});
});

describe('places', () => {
	test('every operand can be found in the text', () => {
		const text = 'Then $10^{9} \\times 16$ bits = 2 GB.';
		const block = readSource(text).blocks[0]!;
		const [chain] = read(text);
		const operands = chain!.expression.kind === 'relation' ? chain!.expression.operands : [];
		const found = operands.map(operand => {
			const { span } = locate(chain!, operand.span);
			return block.content.text.slice(span.start, span.end);
		});
		expect(found[0]).toMatch(/^10\^\{9\} \\times 16\$ bits$/);
		expect(found[1]).toMatch(/^2 GB$/);
	});

	test('any text is read without a throw, every place within its block', () => {
		const piece = fc.constantFrom(
			'$',
			'$$',
			'\\(',
			'\\)',
			'=',
			'≈',
			'×',
			'3',
			'4.5',
			'10^{',
			'}',
			'`',
			'**',
			'|',
			'\n',
			'\n\n',
			' ',
			'GB',
			'x',
			'\\frac{1}',
			'(',
			')',
			'1,000',
			'- ',
			'> ',
			'# ',
			'~',
			'%',
			'\\$',
			'if',
			'per',
			':',
			'\u0000',
			'😀',
			'<sub>2</sub>',
			'CO',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
				const text = pieces.join('');
				const { blocks } = readSource(text);
				for (const { anchor, more } of read(text)) {
					for (const { block, span } of [anchor, ...more]) {
						expect(span.start).toBeGreaterThanOrEqual(0);
						expect(span.end).toBeLessThanOrEqual(blocks[block]!.content.text.length);
						expect(span.start).toBeLessThanOrEqual(span.end);
					}
				}
			}),
			{ numRuns: 300 },
		);
	});
});
