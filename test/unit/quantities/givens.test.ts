import { describe, expect, test } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { toText } from '../../../src/core/math/print/print.ts';
import { readFacts } from '../../../src/core/quantities/facts.ts';
import type { Given } from '../../../src/core/quantities/given.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import { givensOf } from '../../../src/core/quantities/givens-seen.ts';
import { readSource } from '../../../src/core/text/source.ts';

const homeworkOf = (text: string) => readHomework(readSource(text), { force: true });
const read = (text: string): readonly Given[] => readGivens(homeworkOf(text), []);

/** A given in one line: its symbol or name, its value in the unit written or its shape. */
const shown = ({ symbol, name, value, shape }: Given): string => {
	const what = symbol ?? name ?? '?';
	if (shape) return `${what}: ${toText(shape.rows)} by ${toText(shape.columns)}`;
	if (value?.kind === 'quantity')
		return `${what} = ${Number((value.value / value.unit.factor).toPrecision(12))} ${value.unit.text}`.trim();
	if (value?.kind === 'set') return `${what} = ${value.runs!.map(run => run.join('-')).join()}`;
	if (value?.kind === 'matrix') return `${what} = ${JSON.stringify(value.matrix.to2DArray())}`;
	return `${what}: ${value?.kind}`;
};

describe('what a text gives', () => {
	test.each<[string, string[]]>([
		['Let $N = 10^{14}$.', ['N = 100000000000000']],
		['with $m = \\ell = 1024$ and $k = 4$', ['m = 1024', 'ell = 1024', 'k = 4']],
		['a model with 100 trillion parameters', ['parameters = 100000000000000 parameters']],
		['- Memory bandwidth: 4.8 TB/s', ['memory bandwidth = 4.8 TB/s']],
		['**Rental price:** \\$1.50/hour', ['rental price = 1.5 $/h']],
		['Assume 1.4 tokens per English word.', ['tokens per english word = 1.4 tokens per English word']],
		['LoRA with rank 8 and hidden size 4096', ['rank = 8', 'hidden size = 4096']],
		['a batch size of 32 and a learning rate of 3e-4', ['batch size = 32', 'learning rate = 0.0003']],
		['a vocabulary of 50,257 tokens', ['vocabulary = 50257 tokens']],
		['$W_O \\in \\mathbb{R}^{d \\times h}$', ['W_O: d by h']],
		['Let $W_0$ be a $d \\times k$ matrix', ['W_0: d by k']],
		['The factors are A (m × k) and B (k × l).', ['A: m by k', 'B: k by l']],
		['a 512 × 64 matrix $Q$ on 224x224 images', ['Q: 512 by 64']],
		['$W = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$', ['W = [[1,2],[3,4]]']],
		[
			'[Tokens 6-50: question] [Token 71: answer]',
			['question tokens = 6-50', 'token segments: list', 'answer tokens = 71-71'],
		],
		[
			'| quantity | value | unit |\n|---|---|---|\n| layers | 32 | |\n| bandwidth | 3.35 | TB/s |',
			['layers = 32', 'bandwidth = 3.35 TB/s'],
		],
		['| model | layers | width |\n|---|---|---|\n| small | 12 | 768 |', ['small layers = 12', 'small width = 768']],
		[
			'```python\nd_model = 4096  # width\nd_ff = 4 * d_model\nA = torch.nn.Parameter(torch.empty(m, k))\n```',
			['d_model = 4096', 'd_ff = 16384', 'A: m by k'],
		],
		['```json\n"hidden_size": 768,\n```', ['hidden_size = 768']],
		['```json\n{"layers": 26, "width": 1152}\n```', ['layers = 26', 'width = 1152']],
		['```c\n#define TILE 32\n```', ['TILE = 32']],
		['```python\nK = np.array([[2, 0], [1, -1]])\n```', ['K = [[2,0],[1,-1]]']],
		['```given\nA = [[1, 3], [0, 1]]\n```', ['A = [[1,3],[0,1]]']],
		['---\nhomework: true\ngivens:\n  N: 3e9\n  price: 2 $/h\n---\n', ['N = 3000000000', 'price = 2 $/h']],
		[
			'- hidden size: 2048\n- train steps = 900\n- Batch size — 96',
			['hidden size = 2048', 'train steps = 900', 'batch size = 96'],
		],
		['- car A: 130 km/h', ['car a = 130 km/h']],
		['Let K = [[1, 2], [0, 5]] be the kernel.', ['K = [[1,2],[0,5]]']],
		['U is 640 × 8 and V is 8 × 320.', ['U: 640 by 8', 'V: 8 by 320']],
		['| card | memory (GB) | price |\n|---|---|---|\n| X | 24 | 900 |', ['x memory = 24 GB', 'x price = 900']],
		['| learning rate | epochs |\n|---|---|\n| 1e-3 | 90 |', ['learning rate = 0.001', 'epochs = 90']],
		[
			'| tokens | role |\n|---|---|\n| 1–8 | prompt |\n| 9 | answer |',
			['prompt tokens = 1-8', 'token segments: list', 'answer tokens = 9-9'],
		],
		['Positions 0–3 (system), 4–9 (user).', ['system tokens = 0-3', 'token segments: list', 'user tokens = 4-9']],
	])('%s', (text, expected) => {
		expect(read(text).map(shown)).toEqual(expected);
	});

	test('what the text refutes gives nothing; what it supposes does', () => {
		expect(read('Many mistakenly think that $k = 3$ holds.')).toEqual([]);
		expect(read('Suppose that $k = 3$.').map(shown)).toEqual(['k = 3']);
	});

	test('what a calculation comes to is known by its noun, unless it is that of each', () => {
		const answered = (answer: string) => read(`**Question:** How many?\n\n**Answer:** ${answer}`).map(shown);
		expect(answered('$20 \\times 3 = 60$ tokens.')).toEqual(['tokens = 60 tokens']);
		expect(answered('Each matrix has $20 \\times 3 = 60$ parameters.')).toEqual([]);
		expect(answered('$20 \\times 3 = 60$ parameters per layer.')).not.toContain('parameters = 60 parameters');
	});

	test('a case that an answer looks at gives nothing', () => {
		const answered = (answer: string) => read(`**Question:** Is it full?\n\n**Answer:** ${answer}`).map(shown);
		expect(answered('No, unless $r = 4096$.')).toEqual([]);
		expect(answered('Only if $r = 4096$.')).toEqual([]);
		expect(answered('Yes, with $r = 4096$.')).toEqual(['r = 4096']);
	});
});

describe('what a part sees', () => {
	const text = `# Problem 1: LoRA

Let $d = 4096$ and $r = 8$ for an H900 accelerator.

(a) **Question:** How many parameters for $n = 3$ layers?

**Answer:** $P = 2 \\cdot 8 = 16$ parameters.

(b) **Question:** And with $r = 64$?

\`\`\`given
d = 5
\`\`\`

**Answer:** $Q = 2$.
`;
	const facts = readFacts([
		{
			path: 'f.md',
			text: '| subject | aliases | property | value | unit | source | date | note |\n|---|---|---|---|---|---|---|---|\n| H900 | | memory | 90 | GB | s | 2030 | |\n| H901 | | memory | 91 | GB | s | 2030 | |',
		},
	]);
	const homework = homeworkOf(text);
	const seen = (label: string): string[] => {
		const part = homework.parts.findIndex(each => each.label === label);
		return givensOf(part, homework, readGivens(homework, facts)).map(given => `${given.from} ${shown(given)}`);
	};

	test('its own question first, then the problem, then facts about what is named', () => {
		const list = seen('1.a');
		expect(list[0]).toBe('question n = 3 layers');
		expect(list).toContain('problem d = 4096');
		expect(list).toContain('problem r = 8');
		expect(list.at(-1)).toBe('fact h900 memory = 90 GB');
		expect(list.some(line => line.includes('h901'))).toBe(false);
		expect(list.some(line => line.includes('r = 64'))).toBe(false);
	});

	test('a given block wins, then the later restatement, then the problem, then results of earlier parts', () => {
		const list = seen('1.b');
		const at = (line: string) => list.indexOf(line);
		expect(at('user d = 5')).toBe(0);
		expect(at('question r = 64')).toBeGreaterThan(0);
		expect(at('question r = 64')).toBeLessThan(at('problem r = 8'));
		expect(at('problem r = 8')).toBeLessThan(at('part P = 16 parameters'));
	});
});
