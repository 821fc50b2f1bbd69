import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHomework } from '../../../src/core/homework/read.ts';
import type { SourceText } from '../../../src/core/text/block.ts';
import { readSource } from '../../../src/core/text/source.ts';
import { contains, overlaps } from '../../../src/core/text/span.ts';
import { homeworkFixtures, ordinaryFixtures } from '../homework/fixtures.ts';

const texts = [...homeworkFixtures(), ...ordinaryFixtures()].map(f => f.text);

const pieces = fc.constantFrom(
	...[
		'# ',
		'## (a) ',
		'**',
		'*',
		'_',
		'`',
		'```\n',
		'~~~\n',
		'$',
		'$$',
		'\\(',
		'\\)',
		'\\[',
		'\\]',
		'\\$',
		'\\\\$1.50',
		'\n',
		'\n\n',
		'\r\n',
		'\r',
		'\t',
		'    ',
		'> ',
		'- ',
		'1. ',
		'(i) ',
		'| a | b |\n|---|---|\n',
	],
	...[
		'<details>\n',
		'</details>\n',
		'<!-- ',
		' -->',
		'{% details x %}\n',
		'{>> ',
		' <<}',
		'[',
		'](',
		')',
		'---\n',
		'===\n',
		'→ ',
		'~~',
		'✓',
		'Problem 1: ',
		'**Answer:** ',
		'x = 2 \\times 3',
		'\\begin{align}',
		'\\end{align}',
		'\\item ',
		'\0',
		'\uD800',
		'你好',
		'𝔸',
		'é',
	],
);
const wild = fc
	.array(fc.oneof(pieces, pieces, fc.string({ maxLength: 6 })), { maxLength: 60 })
	.map(list => list.join(''));
const mutated = fc
	.tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(), fc.nat(20), pieces), { maxLength: 6 }))
	.map(([text, edits]) =>
		edits.reduce((now, [at, cut, insert]) => {
			const from = at % (now.length + 1);
			return now.slice(0, from) + insert + now.slice(from + cut);
		}, text),
	);

const checkSpans = (source: SourceText): void => {
	let last = 0;
	for (const block of source.blocks) {
		expect(block.start).toBeGreaterThanOrEqual(last);
		last = block.start + block.content.text.length;
		expect(last).toBeLessThanOrEqual(source.text.length);
		const whole = { start: 0, end: block.content.text.length };
		const { formulas, masks, emphases } = block.content;
		for (const item of [...formulas, ...masks, ...emphases]) {
			expect(contains(whole, item.span)).toBe(true);
			expect(contains(item.span, item.inner)).toBe(true);
			expect(item.inner.start).toBeLessThanOrEqual(item.inner.end);
		}
		for (let at = 1; at < masks.length; at++)
			expect(masks[at]!.span.start).toBeGreaterThanOrEqual(masks[at - 1]!.span.end);
		for (let at = 1; at < formulas.length; at++)
			expect(overlaps(formulas[at - 1]!.span, formulas[at]!.span)).toBe(false);
		for (const a of emphases)
			for (const b of emphases)
				if (overlaps(a.span, b.span)) expect(contains(a.span, b.span) || contains(b.span, a.span)).toBe(true);
		for (const row of block.content.cells) for (const cell of row) expect(contains(whole, cell)).toBe(true);
	}
};

/** What stands between blocks: blanks and the marks of lists and quotes. */
const between = /^(?:[\s>]|[-*+]|\d{1,9}[.)])*$/;

const checkNothingLost = (source: SourceText): void => {
	let at = 0;
	for (const block of source.blocks) {
		expect(source.text.slice(at, block.start)).toMatch(between);
		at = block.start + block.content.text.length;
	}
	expect(source.text.slice(at)).toMatch(between);
};

const plain = (source: SourceText) => JSON.stringify({ ...source, text: '' });

describe('properties of reading a text', () => {
	it('spans lie in their block, nest, and nothing of the text is lost', () => {
		for (const text of texts) {
			const source = readSource(text);
			checkSpans(source);
			checkNothingLost(source);
		}
		fc.assert(
			fc.property(fc.oneof(wild, mutated), text => {
				const source = readSource(text);
				checkSpans(source);
				checkNothingLost(source);
			}),
			{ numRuns: 400 },
		);
	});

	it('an incremental reading equals a fresh one', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...texts),
				fc.array(fc.tuple(fc.nat(), fc.nat(30), fc.oneof(pieces, wild)), { minLength: 1, maxLength: 8 }),
				(text, edits) => {
					let now = text;
					let source = readSource(now);
					for (const [at, cut, insert] of edits) {
						const from = at % (now.length + 1);
						now = now.slice(0, from) + insert + now.slice(from + cut);
						source = readSource(now, source);
						expect(plain(source)).toBe(plain(readSource(now)));
					}
				},
			),
			{ numRuns: 150 },
		);
	});

	it('no text crashes the recogniser', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					wild,
					mutated,
					fc.uint8Array({ maxLength: 400 }).map(bytes => new TextDecoder('latin1').decode(bytes)),
				),
				text => {
					readHomework(readSource(text));
					readHomework(readSource(text), { force: true });
				},
			),
			{ numRuns: 600 },
		);
	});
});
