import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_LABELS } from '../../../src/core/homework/critic.ts';
import {
	findTarget,
	notesFileName,
	readNotesFile,
	targetOf,
	withFileNotes,
	writeNotesFile,
} from '../../../src/core/report/notes-file.ts';
import { review } from '../../../src/core/review.ts';
import { library } from '../library.ts';

const TEXT = '# Problem 1\n\n**Question:** How much?\n\n**Answer:** It is 4 GB, then 4 GB again, and 8 GB in all.\n';

describe('a file of notes', () => {
	it('has the name of its document', () => {
		expect(notesFileName('hw 1.md')).toBe('hw 1.notes.json');
		expect(notesFileName('a.b.MARKDOWN')).toBe('a.b.notes.json');
		expect(notesFileName('notes.txt')).toBe('notes.txt.notes.json');
	});

	it('is read as it was written', () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.record({
						target: fc
							.tuple(fc.nat(TEXT.length), fc.nat(20))
							.map(([from, length]) => targetOf(TEXT, [from, from + length])),
						thread: fc.array(
							fc.record({ author: fc.string(), kind: fc.constantFrom(...NOTE_LABELS, null), text: fc.string() }),
							{ minLength: 1, maxLength: 3 },
						),
					}),
				),
				notes => {
					expect(readNotesFile(writeNotesFile(notes))).toEqual({ notes });
				},
			),
		);
	});

	it.each([
		['{', /JSON/],
		['[]', /version 1/],
		['{"version":2,"notes":[]}', /version 1/],
		['{"version":1,"notes":[{"target":{},"thread":[]}]}', /note 1/],
		[
			'{"version":1,"notes":[{"target":{"start":0,"end":1,"quote":"x","before":"","after":""},"thread":[{"kind":"odd","text":"x"}]}]}',
			/note 1/,
		],
	])('that is none says so: %s', (json, problem) => {
		const read = readNotesFile(json);
		expect(read.notes).toEqual([]);
		expect(read.problem).toMatch(problem);
	});
});

describe('what a note is about', () => {
	const second = TEXT.lastIndexOf('4 GB');
	const target = targetOf(TEXT, [second, second + 4]);

	it('is found where it was, and where edits have moved it', () => {
		expect(findTarget(TEXT, target)).toEqual([second, second + 4]);
		const moved = `Some words before.\n\n${TEXT}`;
		expect(findTarget(moved, target)).toEqual([second + 20, second + 24]);
		const first = TEXT.replace('It is 4 GB, then', 'Then');
		expect(first.slice(...findTarget(first, target)!)).toBe('4 GB');
	});

	it('is nowhere once its words are gone', () => {
		expect(findTarget(TEXT.replaceAll('4 GB', '5 GB'), target)).toBeUndefined();
		expect(findTarget('', target)).toBeUndefined();
	});
});

describe('a review with the notes of a file', () => {
	it('has them where they belong, with kind and author', () => {
		const result = review(TEXT, library, { file: 'a.md' });
		const at = TEXT.indexOf('8 GB');
		const thread = [{ author: 'Ann', kind: 'hallucination' as const, text: 'from where?' }];
		const [note] = withFileNotes(TEXT, result, [{ target: targetOf(TEXT, [at, at + 4]), thread }]).notes;
		expect(note).toMatchObject({
			about: [at, at + 4],
			kinds: ['hallucination'],
			author: 'Ann',
			line: 5,
			text: 'from where?',
		});
		expect(withFileNotes(TEXT, result, [])).toBe(result);
	});
});
