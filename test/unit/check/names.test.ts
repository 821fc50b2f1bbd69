import { describe, expect, it } from 'vitest';
import { checkNumbers } from '../../../src/core/check/check.ts';
import { readHomework } from '../../../src/core/homework/read.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import { readStatements } from '../../../src/core/quantities/statements.ts';
import { english } from '../../../src/core/text/message.ts';
import { readSource } from '../../../src/core/text/source.ts';

function checked(text: string) {
	const source = readSource(text);
	const homework = readHomework(source, { force: true });
	const statements = readStatements(homework);
	const { findings, flow } = checkNumbers({
		homework,
		statements,
		givens: readGivens(homework, []),
		solutions: [],
		facts: [],
		disabledRules: [],
	});
	const place = ({ block, span }: (typeof findings)[number]['anchor']): [number, number] => {
		const start = source.blocks[block]!.start;
		return [start + span.start, start + span.end];
	};
	return { findings, flow, place };
}

/** One line a finding that is no plain right: verdict, rule and the right value. */
const alarms = (text: string): readonly string[] =>
	checked(text)
		.findings.filter(({ verdict }) => verdict !== 'right')
		.map(({ verdict, rule, expected }) => `${verdict} ${rule} ${expected?.text ?? '-'}`);

const confirmed = (text: string): number => checked(text).findings.filter(({ verdict }) => verdict === 'right').length;

/** A part with a question that gives values, and an answer. */
const part = (question: string, answer: string): string =>
	`# Problem 1\n\n(a) ${question} What follows?\n\n**Answer:** ${answer}\n`;

describe('vectors whose entries are put in', () => {
	it.each([
		[
			'Let $u = (3, 4)$ and $w = (1, -2)$.',
			'$u\\cdot w = 3\\cdot1+4\\cdot2 = 11$',
			['wrong value.substitution -5', 'follows flow.follows -5'],
		],
		['Let $v = (3, -4)$.', '$\\|v\\| = 3^2+4^2 = 25$', ['wrong value.substitution 5', 'follows flow.follows 5']],
		['Let $u = (3, 4)$ and $w = (1, -2)$.', '$u\\cdot w = 3\\cdot1-4\\cdot2 = -5$', []],
		['Let $v = (3, -4)$.', '$\\|v\\|^2 = 3^2+4^2 = 25$', []],
		['Let $v = (3, -4)$.', '$\\|v\\| = 2 \\cdot 2.5 = 5$', []],
	])('%s %s', (question, answer, expected) => {
		expect(alarms(part(question, answer))).toEqual(expected);
	});
});

describe('formulas with names, their values put in', () => {
	it.each([
		['a product of givens', 'Let $k = 4$, $m = 1024$, $\\ell = 1024$.', '$4k(m+\\ell) = 32{,}758$', '32,768'],
		['a result computed before', 'Let $a = 12$.', '$S = 3a = 36$ and so $S/8 \\approx 45$', '4.5'],
		['a determinant', 'Let $A = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$.', '$\\det A = 2$', '-2'],
		['a trace', 'Let $A = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$.', '$\\operatorname{tr}(A) = 6$', '5'],
		['a norm', 'Let $z = (3, 4)$.', '$\\|z\\| = 7$', '5'],
	])('%s', (_, question, answer, right) => {
		expect(alarms(part(question, answer))).toEqual([`wrong value.mismatch ${right}`]);
	});

	it('says what the names were taken for', () => {
		const { findings } = checked(part('Let $k = 4$ and $m = 10$.', '$3km = 130$'));
		expect(english(findings[0]!.message)).toContain('with k = 4 and m = 10');
		expect(findings[0]?.related).toHaveLength(2);
	});

	it('names the given that was filled in wrongly, and what goes on with it follows', () => {
		const text = part(
			'A model has $N = 3 \\times 10^{9}$ parameters and sees $D = 6 \\times 10^{10}$ tokens.',
			'$C = 6ND = 6 \\times 3 \\times 10^{8} \\times 6 \\times 10^{10} = 1.08 \\times 10^{20}$',
		);
		expect(alarms(text)).toEqual(['wrong value.substitution 1.08 × 10²¹', 'follows flow.follows 1.08 × 10²¹']);
		const { findings } = checked(text);
		expect(english(findings[0]!.message)).toContain('N is 3 × 10⁹');
		expect(findings[0]?.fixes[0]?.replacement).toBe('3 \\times 10^{9}');
	});

	it.each([
		['a name with two values', 'Let $x = 2$ or $x = 3$.', '$x^2 = 5$'],
		['another value in the same sentence', 'Let $B = 4$.', 'If instead $B = 8$, then $3B = 24$.'],
		['a name that runs', 'For $k = 1, \\dots, 9$ we add.', '$k^2 = 16$'],
		['a name that the text does not know', 'Let $a = 3$.', '$a b = 12$'],
		['a function of a name', 'Let $P = 3$ and $A = 2$.', '$P(A) = 0.5$'],
		['a bound variable', 'Let $i = 7$.', '$\\sum_{i=1}^{3} i = 6$'],
		['a rounded value goes in', 'Let $r = 0.12$.', '$5r = 0.61$'],
	])('stays silent on %s', (_, question, answer) => {
		expect(alarms(part(question, answer))).toEqual([]);
	});

	it('does not look into other problems', () => {
		const text =
			'# Problem 1\n\nLet $q = 5$.\n\n**Answer:** $2q = 10$.\n\n# Problem 2\n\nFind it.\n\n**Answer:** $2q = 14$.\n';
		expect(alarms(text)).toEqual([]);
	});
});

describe('matrices and vectors, entry by entry', () => {
	const given =
		'Let $A = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$ and $B = \\begin{bmatrix} 0 & 1 \\\\ 1 & 1 \\end{bmatrix}$.';

	it('names the entry that is off and mends it', () => {
		const { findings } = checked(part(given, '$AB = \\begin{bmatrix} 2 & 3 \\\\ 4 & 6 \\end{bmatrix}$'));
		expect(findings.map(({ verdict, rule }) => `${verdict} ${rule}`)).toEqual(['wrong matrix.mismatch']);
		expect(english(findings[0]!.message)).toContain('row 2, column 2 is 7, not 6');
		expect(findings[0]?.fixes[0]?.replacement).toBe('7');
	});

	it('knows a transpose', () => {
		const { findings } = checked(part(given, '$AB = \\begin{bmatrix} 2 & 4 \\\\ 3 & 7 \\end{bmatrix}$'));
		expect(english(findings[0]!.message)).toContain('transpose');
	});

	it.each([
		['a product', given, '$AB = \\begin{bmatrix} 2 & 3 \\\\ 4 & 7 \\end{bmatrix}$'],
		['rounded entries', 'Let $z = (1, 2, 3)$.', '$\\operatorname{softmax}(z) \\approx (0.09, 0.24, 0.67)$'],
		[
			'entries carried on from rounded ones',
			'Let $P = \\begin{bmatrix} 0.33 & 0.67 \\\\ 0.5 & 0.5 \\end{bmatrix}$ and $V = \\begin{bmatrix} 3 & 0 \\\\ 0 & 3 \\end{bmatrix}$.',
			'$PV = \\begin{bmatrix} 1.00 & 2.00 \\\\ 1.5 & 1.5 \\end{bmatrix}$',
		],
	])('is right on %s', (_, question, answer) => {
		expect(alarms(part(question, answer))).toEqual([]);
		expect(confirmed(part(question, answer))).toBe(1);
	});

	it('says nothing of a matrix that gets a new value', () => {
		expect(alarms(part(given, 'After a swap $A = \\begin{bmatrix} 3 & 4 \\\\ 1 & 2 \\end{bmatrix}$.'))).toEqual([]);
	});
});

describe('mending all that follows', () => {
	it('leaves no number wrong', () => {
		const text = part(
			'A store holds $10^{12}$ values of 2 bytes.',
			'$10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$. Then $20 \\text{ TB} / 4 \\text{ TB} = 5$ drives. At \\$30 each that is $5 \\times 30 = 150$ dollars.',
		);
		const { findings, place } = checked(text);
		const root = findings.find(({ verdict }) => verdict === 'wrong');
		const edits = [...(root?.mend ?? [])].sort((a, b) => place(b.anchor)[0] - place(a.anchor)[0]);
		expect(edits.length).toBeGreaterThan(2);
		let mended = text;
		for (const { anchor, replacement } of edits) {
			const [start, end] = place(anchor);
			mended = mended.slice(0, start) + replacement + mended.slice(end);
		}
		expect(alarms(mended)).toEqual([]);
		expect(mended).toContain('2 \\text{ TB}');
	});

	it('takes a name as the part itself says it anew', () => {
		const parts = (answer: string) =>
			`# Problem 1\n\nLet $L = 24$ and $h = 16$.\n\n(a) How many heads?\n\n**Answer:** $L h = 384$\n\n(b) And with $L = 32$?\n\n**Answer:** ${answer}\n`;
		expect(alarms(parts('$L h = 512$'))).toEqual([]);
		expect(alarms(parts('$L h = 384$'))).toEqual(['wrong value.mismatch 512']);
	});

	it('reads what stands under labels that come again with questions', () => {
		const text = `The table is made in two steps:

1. Add a row and include the number of all observations.
2. Add a column and divide the number in each row by all.

For instance, the third row has $15 \\times 0.2 = 4$ observations.

Some questions about this table:

1. What share has at least two?
2. What share has one?

It is what is left, $1 - 0.6 = 0.4$.
`;
		expect(alarms(text)).toEqual(['wrong value.mismatch 3']);
	});

	it('lights the way from the root to what follows', () => {
		const { flow } = checked(
			part('Memory?', '$10^{9} \\times 4 \\text{ bytes} = 40 \\text{ GB}$ and $40 \\text{ GB} / 8 \\text{ GB} = 5$.'),
		);
		const wrong = flow.nodes.findIndex(({ status }) => status === 'wrong');
		const follows = flow.nodes.findIndex(({ status }) => status === 'follows');
		expect(flow.nodes[wrong]?.mended).toBe('4 GB');
		expect(flow.edges.some(([from, to]) => from === wrong && to === follows)).toBe(true);
		expect(flow.edges.every(([from, to]) => from < to)).toBe(true);
	});

	it('leads from the cells of its row to one that breaks what its table keeps', () => {
		const { flow } = checked(
			`| hours | price | cost |
|---|---|---|
| 420 h | \\$2.50 | \\$1,050 |
| 860 h | \\$2.50 | \\$2,150 |
| 1,640 h | \\$2.50 | \\$4,010 |
| 200 h | \\$2.50 | \\$500 |
`,
		);
		const wrong = flow.nodes.findIndex(({ status }) => status === 'wrong');
		const into = flow.edges.filter(([, to]) => to === wrong).map(([from]) => flow.nodes[from]!.text);
		expect(into.sort()).toEqual(['$2.5', '1,640 h']);
		expect(flow.edges.filter(([from, to]) => flow.nodes[from]!.text === flow.nodes[to]!.text)).toEqual([]);
	});

	it('says where each number comes from', () => {
		const { findings } = checked(
			part('A GPU costs \\$2.10 per hour.', 'Ten of them: $10 \\times 2.10 \\times 17.5 = 367.5$ dollars.'),
		);
		const from = findings.flatMap(({ origins }) => origins ?? []).map(origin => origin.from);
		expect(from).toContain('given');
		expect(from).toContain('nowhere');
	});
});
