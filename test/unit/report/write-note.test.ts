import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_LABELS, typedNote } from '../../../src/core/homework/critic.ts';
import {
	answerNote,
	changeNote,
	edited,
	noteOfFinding,
	noteThreads,
	placeNote,
	removeNote,
} from '../../../src/core/report/write-note.ts';
import { review } from '../../../src/core/review.ts';
import type { Range } from '../../../src/core/review-contract.ts';
import { library } from '../library.ts';

const read = (text: string) => review(text, library);

/** Blocks of every kind that a note may be about. */
const DOCUMENT = `# Homework 4

## Problem 1. Adapters

### (a) Memory of the adapter

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 512$, $\\ell = 256$ and $k = 8$?

**Answer:** $4 \\times 8 \\times (512 + 256) = 24{,}576$ bytes. That is *much less* than \`512 * 256 * 4 = 524288\` bytes,
a ratio of about $21$.

*→ good mention of the ratio*

### (b) Memory of the weights

**Question:** How much memory do $10^{12}$ parameters of 16 bits take, and how many GPUs of 80 GB hold them?

**Answer:**

- The weights take $10^{12} \\times 2 \\text{ bytes} = 20 \\text{ TB}$.
- They fill 20 TB / 80 GB = 250 GPUs.

$$
10^{12} \\times 2 = 2 \\times 10^{12}
$$

| step | value |
|---|---|
| bytes | 2e12 |
| GPUs | 250 |

> It costs \\$5 or so, 3 * 4 = 12.

\`\`\`python
x = 2 + 2
\`\`\`

### (c) Another

**Question:** How many bytes do the LoRA matrices $A \\in \\mathbb{R}^{m \\times k}$ and $B \\in \\mathbb{R}^{k \\times \\ell}$ take in 4-byte floats, with $m = 1024$, $\\ell = 1024$ and $k = 2$?
`;

const place = (words: string, text = DOCUMENT): Range => {
	const from = text.indexOf(words);
	expect(from, words).toBeGreaterThanOrEqual(0);
	return [from, from + words.length];
};

const note = (text: string, label?: (typeof NOTE_LABELS)[number], author = '') => typedNote(text, author, label);

describe('a note about a stretch', () => {
	it.each([
		[
			'a sentence',
			'They fill 20 TB / 80 GB = 250 GPUs.',
			'{==They fill 20 TB / 80 GB = 250 GPUs.==}{>>hallucination: why?<<}',
		],
		['a formula', '$4 \\times 8 \\times (512 + 256) = 24{,}576$', '= 24{,}576$ bytes==}{>>'],
		['a piece of a formula: the whole', '512 + 256', '{==$4 \\times 8'],
		['a word, from its middle', 'ess* than', '==}{>>'],
		['a cell', '2e12 ', '| {==2e12==}{>>hallucination: why?<<} |'],
		['a quotation', 'or so', '{==or so==}{>>'],
		['a display formula', '2 \\times 10^{12}\n', '$$\n\n{>>hallucination: why?<<}\n\n| step'],
		['code', 'x = 2', '```\n\n{>>hallucination: why?<<}\n\n### (c)'],
		['a heading', 'Memory of the weights', '### (b) Memory of the weights\n\n{>>'],
		['blocks', 'GPUs.\n\n$$\n10', '$$\n\n{>>hallucination: why?<<}\n\n| step'],
	])('%s', (_, words, expected) => {
		const edits = placeNote(DOCUMENT, place(words), note('why?', 'hallucination'), read)!;
		const after = edited(DOCUMENT, edits);
		expect(after).toContain(expected);
		const { notes } = read(after);
		const added = notes.find(({ text }) => text === 'why?')!;
		expect(added).toMatchObject({ kinds: ['hallucination'], form: 'critic' });
		expect(edited(after, removeNote(after, added))).toBe(DOCUMENT);
	});

	it('about a stretch that it marks is read as being about that stretch', () => {
		const words = 'They fill 20 TB / 80 GB = 250 GPUs.';
		const after = edited(DOCUMENT, placeNote(DOCUMENT, place(words), note('check this', undefined, 'Ann'), read)!);
		const added = read(after).notes.find(({ author }) => author === 'Ann')!;
		expect(after.slice(...added.about!)).toBe(words);
		expect(added.text).toBe('check this');
	});

	const words = fc
		.array(
			fc.constantFrom(
				'see',
				'$x$',
				'costs $5',
				'`',
				'<<}',
				'|',
				'2 + 2 = 5',
				'$$',
				'*',
				'wrong',
				'**Answer:**',
				'\n',
				'# Problem 9',
				'(d)',
				'==}',
				'praise: ',
				'<!--',
			),
			{ minLength: 1, maxLength: 5 },
		)
		.map(all => all.join(' '))
		.filter(text => text.trim() !== '');

	it('anywhere, with any words: read back as written, nothing else changes, and taking it out gives the text as it was', () => {
		let placed = 0;
		let tried = 0;
		fc.assert(
			fc.property(
				fc.nat(DOCUMENT.length),
				fc.nat(60),
				words,
				fc.constantFrom(...NOTE_LABELS, undefined),
				(from, length, text, label) => {
					const before = read(DOCUMENT);
					const written = note(text, label, label === 'praise' ? 'Ann' : '');
					tried++;
					const edits = placeNote(DOCUMENT, [from, from + length], written, read);
					if (!edits) return;
					placed++;
					const after = edited(DOCUMENT, edits);
					const result = read(after);
					expect(result.tally).toEqual(before.tally);
					expect(result.parts.map(({ id, verdict }) => [id, verdict])).toEqual(
						before.parts.map(({ id, verdict }) => [id, verdict]),
					);
					const added = result.notes.find(({ quote }) => !before.notes.some(other => other.quote === quote))!;
					expect(edited(after, removeNote(after, added))).toBe(DOCUMENT);
				},
			),
			{ numRuns: 8 },
		);
		expect(placed / tried).toBeGreaterThan(0.95);
	});
});

describe('threads', () => {
	const first = edited(DOCUMENT, placeNote(DOCUMENT, place('They fill'), note('why 250?', 'incorrect'), read)!);
	const opened = read(first).notes.find(({ text }) => text === 'why 250?')!;
	const second = edited(first, answerNote(first, opened, note('because of 80 GB', undefined, 'Bo'), read)!);

	it('hold what answers a note, about the same stretch', () => {
		const { notes } = read(second);
		const threads = noteThreads(second, notes).map(thread => thread.map(index => notes[index]!.text));
		expect(threads).toContainEqual(['why 250?', 'because of 80 GB']);
		const [a, b] = notes.filter(({ form }) => form === 'critic');
		expect(second.slice(...b!.about!)).toBe(second.slice(...a!.about!));
	});

	it("answer a reader's arrow too", () => {
		const arrow = read(DOCUMENT).notes.find(({ form }) => form === 'arrow')!;
		const after = edited(DOCUMENT, answerNote(DOCUMENT, arrow, note('thanks'), read)!);
		const { notes } = read(after);
		expect(noteThreads(after, notes).map(thread => thread.map(index => notes[index]!.text))).toContainEqual([
			arrow.text,
			'thanks',
		]);
	});

	it('lose one note and keep the others; the marks go with the last', () => {
		const notes = read(second).notes.filter(({ form }) => form === 'critic');
		expect(edited(second, removeNote(second, notes[1]!))).toBe(first);
		const answer = edited(second, removeNote(second, notes[0]!));
		expect(answer).toContain('{==They fill==}{>>@Bo: because');
		const [last] = read(answer).notes.filter(({ form }) => form === 'critic');
		expect(edited(answer, removeNote(answer, last!))).toBe(DOCUMENT);
	});

	it('have notes that change their words and kind in place', () => {
		const after = edited(first, changeNote(first, opened, note('shown above?', 'missing step'), read)!);
		expect(after).toBe(first.replace('incorrect: why 250?', 'missing step: shown above?'));
	});
});

describe('a finding as a note', () => {
	it('says what the finding says, by its verdict', () => {
		const wrong = read(DOCUMENT).findings.find(({ verdict }) => verdict === 'wrong')!;
		const { label, text } = noteOfFinding(wrong);
		expect(label).toBe('incorrect');
		const after = edited(DOCUMENT, placeNote(DOCUMENT, wrong.span, note(text, label), read)!);
		expect(read(after).notes.find(({ form }) => form === 'critic')).toMatchObject({
			says: 'incorrect',
			text: wrong.message,
		});
	});
});
