import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drift, type Edit } from '../../../src/vscode/drift.ts';

const apply = (text: string, edits: readonly Edit[]): string =>
	[...edits]
		.sort((a, b) => b.rangeOffset - a.rangeOffset)
		.reduce(
			(now, { rangeOffset, rangeLength, text }) =>
				now.slice(0, rangeOffset) + text + now.slice(rangeOffset + rangeLength),
			text,
		);

describe('drift', () => {
	const insert = (rangeOffset: number, text: string): Edit => ({ rangeOffset, rangeLength: 0, text });

	test.each([
		['text typed before pushes on', 10, [[insert(3, 'abc')]], 13],
		['text typed after leaves alone', 10, [[insert(11, 'abc')]], 10],
		['a start is pushed by text at it', 10, [[insert(10, 'abc')]], 13],
		['deleting before pulls back', 10, [[{ rangeOffset: 2, rangeLength: 4, text: '' }]], 6],
		['inside a deleted stretch: to its start', 10, [[{ rangeOffset: 8, rangeLength: 4, text: '' }]], 8],
		['two events, one after the other', 10, [[insert(0, 'ab')], [insert(12, 'c')]], 13],
		['two edits of one event', 10, [[insert(9, 'x'), insert(2, 'y')]], 12],
	])('%s', (_, offset, events, moved) => {
		expect(drift(offset, events, true)).toBe(moved);
	});

	test('an end stays where text is typed at it', () => {
		expect(drift(10, [[insert(10, 'abc')]], false)).toBe(10);
	});

	test('a word that no edit touches is found again after any edits', () => {
		const word = '\u2603';
		fc.assert(
			fc.property(
				fc.string({ maxLength: 20 }),
				fc.string({ maxLength: 20 }),
				fc.array(
					fc.record({ before: fc.boolean(), at: fc.nat(), length: fc.nat(5), text: fc.string({ maxLength: 5 }) }),
					{
						maxLength: 8,
					},
				),
				(head, tail, plans) => {
					fc.pre(!`${head}${tail}${plans.map(plan => plan.text).join('')}`.includes(word));
					let text = `${head}${word}${tail}`;
					const events: Edit[][] = [];
					for (const { before, at, length, text: typed } of plans) {
						const place = text.indexOf(word);
						const [from, to] = before ? [0, place] : [place + 1, text.length];
						const rangeOffset = from + (at % (to - from + 1));
						const edit = { rangeOffset, rangeLength: Math.min(length, to - rangeOffset), text: typed };
						text = apply(text, [edit]);
						events.push([edit]);
					}
					expect(drift(head.length, events, true)).toBe(text.indexOf(word));
				},
			),
		);
	});
});
