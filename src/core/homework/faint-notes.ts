import type { SourceText } from '../text/block.ts';
import type { Entry, Node } from './node.ts';
import { type FoundNote, isArrowed, isFaintNote, isScore } from './notes.ts';

/** Fragments that only a text with other remarks in it gives away as remarks. */
export const faintNotes = (
	source: SourceText,
	entries: readonly Entry[],
	notes: readonly FoundNote[],
	nodes: readonly Node[],
): FoundNote[] => {
	const told = notes.filter(n => n.form !== 'comment' && n.form !== 'critic' && n.form !== 'tick');
	if (told.length < 1) return [];
	/** Whether a reader has plainly written: then any fragment may be a remark, else only what an arrow opens and points alone. */
	const plainly = told.length >= 3;
	const found: FoundNote[] = [];
	const seen = new Set(notes.map(n => n.block));
	const check = (at: number, answered: boolean, previous: Entry | undefined) => {
		const entry = entries[at]!;
		const block = source.blocks[entry.line.block]!;
		if (!entry.line.first || seen.has(entry.line.block) || block.kind !== 'paragraph' || entry.skip || entry.label)
			return;
		if (previous?.marker?.whole || entry.role === 'user') return;
		const text = block.content.text;
		const sign = isArrowed(text) || isScore(text);
		if (!plainly && !sign) return;
		const bareMarker = entry.marker !== undefined && !entry.marker.firm && answered;
		if (entry.marker && !bareMarker) return;
		if (!sign && !bareMarker && (block.content.formulas.length > 0 || !isFaintNote(text))) return;
		if (!sign && !answered && !/^[a-z]/.test(text)) return;
		seen.add(entry.line.block);
		found.push({
			block: entry.line.block,
			span: { start: 0, end: text.length },
			text: text
				.replace(/^\s*(?:→|↗|⟶|➔|➜|➝|⟹|↳|←)\s*/u, '')
				.replace(/\s+/g, ' ')
				.replace(/^[-+*]\s+/, '')
				.trim(),
			form: isArrowed(text) ? 'arrow' : 'bare',
		});
	};
	for (const node of nodes) {
		let answered = false;
		let previous: Entry | undefined;
		for (const at of node.lines) {
			const entry = entries[at]!;
			if (at !== node.at) check(at, answered, previous);
			if (entry.marker?.kind === 'answer' && entry.marker.firm) answered = true;
			if (entry.line.first || entry.marker) previous = entry;
		}
	}
	const owned = new Set(nodes.flatMap(n => n.lines));
	entries.forEach((entry, at) => {
		// Between a user's words and the heading that they ask for.
		if (
			!owned.has(at) &&
			entry.line.only &&
			/^[a-z]/.test(entry.head) &&
			/\b(?:context|explanation|here)\b/.test(entry.head)
		)
			check(at, true, undefined);
	});
	return found.sort((a, b) => a.block - b.block);
};
