import { librarySources } from 'homework-lens:library';
import { describe, expect, test } from 'vitest';
import { compileLibrary } from '../../src/core/solve/library.ts';
import { type WhatIf, whatIf } from '../../src/core/what-if.ts';

const library = compileLibrary(librarySources);

const text = `# Homework 3

## Problem 1. Adapters

### (a) Memory of the adapter

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?

**Answer:** $4 \\times 8 \\times (512 + 256) = 24{,}576$ bytes.

### (b) A thought

**Question:** What do you think of it?
`;

const prepared = (part = '1.a', of = text): WhatIf => {
	const found = whatIf(of, part, library);
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
		expect(whatIf(text, '1.b', library)).toBeUndefined();
		expect(whatIf(text, '9.z', library)).toBeUndefined();
		expect(whatIf('', '1.a', library)).toBeUndefined();
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
