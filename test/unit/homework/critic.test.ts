import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	labelOf,
	meaningOf,
	NOTE_LABELS,
	readCritic,
	typedNote,
	writeCritic,
} from '../../../src/core/homework/critic.ts';
import { readInline } from '../../../src/core/text/inline.ts';

const inner = (written: string) => written.slice(3, -3);

describe('notes in CriticMarkup', () => {
	it.each([
		['looks right', { author: '', label: undefined, text: 'looks right' }],
		['hallucination: from nowhere', { author: '', label: 'hallucination', text: 'from nowhere' }],
		['Partly Correct: the units', { author: '', label: 'partly correct', text: 'the units' }],
		['@Ann: missing step: where is the sum?', { author: 'Ann', label: 'missing step', text: 'where is the sum?' }],
		['@Bo Li: see above', { author: 'Bo Li', label: undefined, text: 'see above' }],
		['correction:12 GB', { author: '', label: undefined, text: 'correction:12 GB' }],
		['two\n  lines<br>three', { author: '', label: undefined, text: 'two lines\nthree' }],
		['praise:', { author: '', label: 'praise', text: '' }],
	])('%s', (written, note) => {
		expect(readCritic(written)).toEqual(note);
	});

	it('tells labels and kinds apart both ways', () => {
		for (const label of NOTE_LABELS) {
			const { kind, says } = meaningOf(label);
			expect(labelOf(kind, says)).toBe(label);
		}
		expect(labelOf('unreadable', undefined)).toBeUndefined();
	});

	const words = fc
		.array(
			fc.oneof(
				fc.string({ maxLength: 8 }),
				fc.constantFrom(
					'<<}',
					'{>>',
					'<br>',
					'&#60;',
					'|',
					'$x$',
					'`',
					'\n',
					'\n\n',
					'@a: ',
					'praise: ',
					'==}',
					'<',
					'}',
					'*',
				),
			),
			{ maxLength: 8 },
		)
		.map(all => all.join(''));
	const normal = (text: string) =>
		text
			.trim()
			.split(/\s*\n\s*/)
			.map(line => line.replace(/\s+/g, ' '))
			.join('\n');

	it('reads what it wrote: author, kind and words, whatever the words are', () => {
		fc.assert(
			fc.property(
				words,
				fc.constantFrom(...NOTE_LABELS, undefined),
				fc.constantFrom('', 'Ann', 'Bo Li'),
				fc.boolean(),
				(text, label, author, quoted) => {
					const note = typedNote(text, author, label);
					const written = writeCritic(note, quoted);
					expect(written.indexOf('<<}')).toBe(written.length - 3);
					expect(written).not.toMatch(/[\r\n|]/);
					expect(readCritic(inner(written))).toEqual({ ...note, text: normal(note.text) });
				},
			),
			{ numRuns: 500 },
		);
	});
});

describe('{==…==}', () => {
	it('is two marks around prose that is read as ever', () => {
		const text = 'So {==10 GB and $x_1$==}{>>why?<<} it is.';
		const { masks, formulas } = readInline(text);
		expect(masks.map(({ kind, span }) => [kind, text.slice(span.start, span.end)])).toEqual([
			['html', '{=='],
			['html', '==}'],
			['comment', '{>>why?<<}'],
		]);
		expect(formulas).toHaveLength(1);
	});

	it('that does not close, or is inside a formula, is none', () => {
		expect(readInline('a {== b').masks).toEqual([]);
		expect(readInline('$a {== b$ and ==}').masks).toEqual([]);
		expect(readInline('`{==` and ==}').masks.map(({ kind }) => kind)).toEqual(['code']);
	});

	it('costs no more than the text is long', () => {
		expect(readInline('{=='.repeat(200_000)).masks).toEqual([]);
		expect(readInline('{==a==}{>>b<<}'.repeat(20_000)).masks).toHaveLength(60_000);
	});
});
