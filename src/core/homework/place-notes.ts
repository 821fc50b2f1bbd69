import type { Anchor, SourceText } from '../text/block.ts';
import type { Note, Part } from './homework.ts';
import { isHedged, kindsOf, replacementOf, saysOf } from './note-words.ts';
import type { FoundNote } from './notes.ts';

/**
 * Says of each remark which part it stands in, what it is about and of what kind it is.
 *
 * @param partOf the part that a block (at an offset) belongs to.
 */
export const placeNotes = (
	source: SourceText,
	parts: readonly Part[],
	found: readonly FoundNote[],
	partOf: (block: number, offset: number) => number | undefined,
): Note[] => {
	const noted = new Set(found.filter(n => n.span.start === 0).map(n => n.block));
	return found.map(note => {
		const kinds = kindsOf(note.text, note.form);
		const part = partOf(note.block, note.span.start);
		const scope = scopeOf(note, part, parts);
		return {
			anchor: { block: note.block, span: note.span },
			...(note.more ? { more: note.more } : {}),
			text: note.text,
			form: note.form,
			kinds,
			says:
				note.form === 'tick' && !/\p{L}/u.test(note.text)
					? /[✗✘❌❎]/.test(note.text)
						? 'incorrect'
						: 'correct'
					: saysOf(note.text, kinds),
			hedged: isHedged(note.text) && !kinds.includes('unreadable'),
			part,
			about: scope === 'claim' ? before(source, note, noted) : part === undefined ? [] : [parts[part]!.heading],
			scope,
			replacement: kinds.includes('correction') ? replacementOf(note.text) : undefined,
		};
	});
};

const scopeOf = (note: FoundNote, part: number | undefined, parts: readonly Part[]): Note['scope'] => {
	if (
		/\b(?:this|the) (?:whole |entire )?(?:problem|homework|section)\b|\boverall\b/i.test(note.text) ||
		(part !== undefined && !parts[part]!.leaf)
	)
		return 'problem';
	if (
		/\bfor this question\b|\bthis (?:part|question|answer)\b|\bexplanations\b|\b(?:one|1)[ -]?shot\b/i.test(note.text)
	)
		return 'part';
	return 'claim';
};

/** The place before a remark: the rest of its line, else the block above that is no remark itself. */
const before = (source: SourceText, note: FoundNote, noted: ReadonlySet<number>): Anchor[] => {
	const text = source.blocks[note.block]!.content.text;
	if (note.span.start > 0) {
		const line = Math.max(text.lastIndexOf('\n', note.span.start - 1), text.lastIndexOf('\r', note.span.start - 1)) + 1;
		const end =
			note.span.start - (text.slice(line, note.span.start).length - text.slice(line, note.span.start).trimEnd().length);
		if (end > line) return [{ block: note.block, span: { start: line, end } }];
	}
	for (let block = note.block - 1; block >= 0; block--) {
		const above = source.blocks[block]!;
		if (above.kind === 'rule' || noted.has(block)) continue;
		return [{ block, span: { start: 0, end: above.content.text.length } }];
	}
	return [];
};
