import { describe, expect, test } from 'vitest';
import { solveText } from '../../src/core/solved.ts';
import { type WhatIf, whatIf } from '../../src/core/what-if.ts';
import { library } from './library.ts';

const text = `# Homework 3

## Problem 1. Adapters

### (a) Memory of the adapter

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?

**Answer:** $4 \\times 8 \\times (512 + 256) = 24{,}576$ bytes.

### (b) A thought

**Question:** What do you think of it?
`;

const prepared = (part = '1.a', of = text): WhatIf => {
	const found = whatIf(solveText(of, library), part, library);
	if (!found) throw new Error('no key answers it');
	return found;
};

const symbolOf = (value: number): string => {
	const field = prepared().fields.find(each => each?.value === value);
	if (!field) throw new Error(`no field is ${value}`);
	return field.symbol;
};

const bytes = (typed: Record<number, string>, of = prepared()) => {
	const values = new Map(Object.entries(typed).map(([value, next]) => [symbolOf(Number(value)), next]));
	return of.run(values).solution.results[0];
};

const apply = (of: string, typed: ReadonlyMap<string, string>): string =>
	[...prepared('1.a', of).edits(typed)]
		.sort((a, b) => b.span[0] - a.span[0])
		.reduce((whole, { span, text: next }) => whole.slice(0, span[0]) + next + whole.slice(span[1]), of);

describe('fields', () => {
	test('every number that is given can be changed', () => {
		const values = prepared().fields.map(field => field?.value);
		expect(values).toEqual(expect.arrayContaining([512, 256, 8]));
		expect(prepared().fields.find(field => field?.value === 512)).toMatchObject({ text: '512', unit: '', whole: true });
	});

	test('none where no key answers the question', () => {
		expect(whatIf(solveText(text, library), '1.b', library)).toBeUndefined();
		expect(whatIf(solveText(text, library), '9.z', library)).toBeUndefined();
		expect(whatIf(solveText('', library), '1.a', library)).toBeUndefined();
	});
});

describe('other values', () => {
	test.each([
		[{}, 4 * 8 * 768],
		[{ 8: '64' }, 4 * 64 * 768],
		[{ 8: '2^6' }, 4 * 64 * 768],
		[{ 512: '1,024', 256: '1024' }, 4 * 8 * 2048],
	] as const)('%j', (typed, expected) => {
		expect(bytes(typed)).toMatchObject({ value: expected, unit: 'B' });
	});

	test('what is no number is said, and the document’s own value stands in for it', () => {
		const rank = symbolOf(8);
		for (const typed of ['', 'many', '3 +', '8 seconds', '1/0', '\\frac{']) {
			const { solution, problems } = prepared().run(new Map([[rank, typed]]));
			expect([...problems.keys()], typed).toEqual([rank]);
			expect(solution.results[0], typed).toMatchObject({ value: 4 * 8 * 768 });
		}
	});
});

describe('put into the document', () => {
	test('a number is replaced where it stands, and the new text solves to the same', () => {
		const typed = new Map([[symbolOf(8), '64']]);
		const next = apply(text, typed);
		expect(next).toContain('and $k = 64$?');
		expect(prepared('1.a', next).run(new Map()).solution.results).toEqual(prepared().run(typed).solution.results);
	});

	test('what stands nowhere is stated below the question', () => {
		const assumed = text.replace('in 4-byte floats, ', '');
		const fields = prepared('1.a', assumed).fields;
		const width = fields.find(field => field && !['512', '256', '8'].includes(field.text));
		if (!width) return;
		const next = apply(assumed, new Map([[width.symbol, '2']]));
		expect(next).toMatch(/```given\n[\w ]+: 2 B\n```\n\n\*\*Answer/);
		expect(prepared('1.a', next).run(new Map()).solution.results[0]).toMatchObject({ value: 2 * 8 * 768 });
	});
});

const sheet = (question: string): string => `# Homework 4

## Problem 2. Sizes

### (a) A size

**Question:** ${question}

**Answer:** I do not know yet.
`;

const served = sheet(
	'How much memory do the weights of a language model with 70 billion parameters take when every parameter is kept in 2 bytes?',
);
const attention = sheet(
	'Compute the singular value decomposition of the matrix $M = \\begin{bmatrix} 3 & 0 \\\\ 0 & 1 \\end{bmatrix}$. What are its singular values?',
);

describe('presets', () => {
	test('a model sets what it has figures for and leaves the rest', () => {
		const of = prepared('2.a', served);
		const preset = of.presets.find(({ subject }) => subject === 'GPT-3');
		expect(preset).toMatchObject({ kind: 'model', subject: 'GPT-3' });
		const symbols = Object.keys(preset!.values);
		expect(symbols).toHaveLength(1);
		const { solution, problems } = of.run(new Map(Object.entries(preset!.values)));
		expect([...problems]).toEqual([]);
		expect(solution.results[0]).toMatchObject({ value: 350e9, unit: 'B' });
	});

	test('every preset can be typed', () => {
		for (const document of [text, served]) {
			const part = document === text ? '1.a' : '2.a';
			const of = prepared(part, document);
			for (const { subject, values } of of.presets)
				expect([...of.run(new Map(Object.entries(values))).problems], subject).toEqual([]);
		}
	});

	test('no preset where no given is of a model or a device', () => {
		expect(prepared('2.a', attention).presets).toEqual([]);
	});

	test('a number format is chosen by its name', () => {
		const formats = prepared()
			.fields.flatMap(field => (field?.formats ? [field] : []))
			.map(
				({ symbol, formats }) => [symbol, Object.fromEntries(formats!.map(({ name, text }) => [name, text]))] as const,
			);
		expect(formats).toHaveLength(1);
		const [symbol, choices] = formats[0]!;
		expect(choices).toMatchObject({ float32: '4 B', bfloat16: '2 B', int4: '0.5 B' });
		const half = prepared().run(new Map([[symbol, choices.bfloat16!]]));
		expect([...half.problems]).toEqual([]);
		expect(half.solution.results[0]).toMatchObject({ value: 2 * 8 * 768 });
	});
});

describe('matrices', () => {
	const of = prepared('2.a', attention);
	const field = of.fields.find(each => each?.entries)!;

	test('a small one has its entries by rows, and is solved with others', () => {
		expect(field).toMatchObject({
			entries: [
				['3', '0'],
				['0', '1'],
			],
			text: '3, 0; 0, 1',
		});
		const { solution, problems } = of.run(new Map([[field.symbol, '1/2, 0; 0, 5']]));
		expect([...problems]).toEqual([]);
		expect(JSON.stringify(solution.results)).toContain('5');
		expect(solution.results).not.toEqual(of.run(new Map()).solution.results);
	});

	test.each(['1, 2', '1, 2; 3', 'a, 0; 0, 1', '1, 0; 0, 1/0', ''])('%j is not one', typed => {
		const { solution, problems } = of.run(new Map([[field.symbol, typed]]));
		expect([...problems.keys()]).toEqual([field.symbol]);
		expect(solution).toEqual(of.run(new Map()).solution);
	});

	test('its entries go into the document where they stand', () => {
		const typed = new Map([[field.symbol, '3, -2; 0, 7']]);
		const next = [...of.edits(typed)]
			.sort((a, b) => b.span[0] - a.span[0])
			.reduce((whole, { span, text: put }) => whole.slice(0, span[0]) + put + whole.slice(span[1]), attention);
		expect(next).toContain('\\begin{bmatrix} 3 & -2 \\\\ 0 & 7 \\end{bmatrix}');
		expect(prepared('2.a', next).run(new Map()).solution.results).toEqual(of.run(typed).solution.results);
	});
});
