import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import { review } from '../../../src/core/review.ts';
import { compileLibrary } from '../../../src/core/solve/library.ts';
import { joinCells } from '../../../src/core/text/cells.ts';
import { readSource } from '../../../src/core/text/source.ts';

const markdown = (text: string) => ({ text, code: undefined });

describe('a notebook as one homework', () => {
	const cells = [
		markdown('# Homework 4\n\n## Problem 1\n\nA layer has 20 inputs and 5 outputs.'),
		markdown('**(a)** How many weights has it?'),
		{ text: 'w = """\n```\n# (b) no part\n```"""', code: 'python' },
		markdown('**Answer:** $20 \\times 5 = 110$'),
		markdown('**(b)** And how many biases?\n\n**Answer:** 5'),
	];

	it('keeps the context of a problem that runs over several cells', () => {
		const { text } = joinCells(cells);
		const homework = readHomework(readSource(text));
		expect(homework.parts.map(part => part.id)).toEqual(['1', '1.a', '1.b']);
		expect(homework.parts.filter(part => part.leaf && part.sections.some(s => s.kind === 'answer'))).toHaveLength(2);
	});

	it('ends with its cell what a cell leaves open', () => {
		const open = [
			markdown('# Homework 4\n\n## Problem 1\n\n```python\nprint(1)'),
			markdown('**(a)** What does this print?\n\n**Answer:** 1'),
			markdown('**(b)** Why?\n\n~~~~\n```\n**Answer:** no'),
			markdown('**(c)** And then?\n\n**Answer:** nothing'),
		];
		const homework = readHomework(readSource(joinCells(open).text));
		expect(homework.parts.map(part => part.id)).toEqual(['1', '1.a', '1.b', '1.c']);
	});

	it('puts a finding into the cell where it stands', () => {
		const joined = joinCells(cells);
		const [wrong] = review(joined.text, compileLibrary({ keys: [], facts: [] })).findings.filter(
			finding => finding.verdict === 'wrong',
		);
		const [start, end] = wrong!.span;
		const place = joined.place({ start, end });
		expect(place?.cell).toBe(3);
		expect(cells[3]!.text.slice(place!.span.start, place!.span.end)).toContain('110');
	});

	it('finds every code unit of a Markdown cell again, and none of a code cell', () => {
		const cell = fc.record({ text: fc.string({ maxLength: 30 }), code: fc.constantFrom(undefined, 'python') });
		fc.assert(
			fc.property(fc.array(cell, { maxLength: 6 }), list => {
				const joined = joinCells(list);
				let seen = 0;
				for (let at = 0; at < joined.text.length; at++) {
					const place = joined.place({ start: at, end: at + 1 });
					if (!place || place.span.end === place.span.start) continue;
					seen++;
					expect(list[place.cell]!.code).toBeUndefined();
					expect(list[place.cell]!.text.replace(/^\uFEFF/, '')[place.span.start]).toBe(joined.text[at]);
				}
				const written = list.filter(c => c.code === undefined).map(c => c.text.replace(/^\uFEFF/, '').length);
				expect(seen).toBe(written.reduce((sum, length) => sum + length, 0));
			}),
		);
	});
});
