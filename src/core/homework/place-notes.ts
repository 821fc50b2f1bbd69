import type { Anchor, SourceText } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { meaningOf } from './critic.ts';
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
		const chosen = note.label ? meaningOf(note.label) : undefined;
		const kinds = chosen ? [chosen.kind] : kindsOf(note.text, note.form);
		const part = partOf(note.block, note.span.start);
		const scope = scopeOf(note, part, parts);
		return {
			anchor: { block: note.block, span: note.span },
			...(note.more ? { more: note.more } : {}),
			text: note.text,
			form: note.form,
			...(note.author ? { author: note.author } : {}),
			kinds,
			says: chosen
				? chosen.says
				: note.form === 'tick' && (!/\p{L}/u.test(note.text) || opensWithTick(source, note))
					? /[✗✘❌❎]/.test(tickOf(source, note))
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

/** The first character of a remark as it stands in the text. */
const tickOf = (source: SourceText, { block, span, text }: FoundNote): string =>
	/\p{L}/u.test(text) ? source.blocks[block]!.content.text.slice(span.start, span.start + 1) : text;

const opensWithTick = (source: SourceText, note: FoundNote): boolean => /[✓✔✗✘❌☑✅❎]/.test(tickOf(source, note));

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
	const from = threadStart(text, note);
	if (from > 0) {
		const marked = highlighted(text, from);
		if (marked) return [{ block: note.block, span: marked }];
		const line = Math.max(text.lastIndexOf('\n', from - 1), text.lastIndexOf('\r', from - 1)) + 1;
		const end = line + text.slice(line, from).trimEnd().length;
		if (end > line) return [{ block: note.block, span: { start: line, end } }];
	}
	for (let block = note.block - 1; block >= 0; block--) {
		const above = source.blocks[block]!;
		if (above.kind === 'rule' || noted.has(block)) continue;
		return [{ block, span: { start: 0, end: above.content.text.length } }];
	}
	return [];
};

/** No thread of notes is longer. */
const longestThread = 50;

/** Where the notes in CriticMarkup begin that stand one behind the other up to a note: the later ones answer the first. */
const threadStart = (text: string, { form, span }: FoundNote): number => {
	let start = span.start;
	for (let notes = 0; form === 'critic' && notes < longestThread; notes++) {
		let end = start;
		while (end > 0 && /\s/.test(text[end - 1]!)) end--;
		const open = text.startsWith('<<}', end - 3) ? text.lastIndexOf('{>>', end - 3) : -1;
		if (open < 0) break;
		start = open;
	}
	return start;
};

/** What stands between `{==` and `==}`, where the latter ends at an offset. */
const highlighted = (text: string, end: number): Span | undefined => {
	const open = text.startsWith('==}', end - 3) ? text.lastIndexOf('{==', end - 3) : -1;
	return open < 0 ? undefined : { start: open + 3, end: end - 3 };
};
