import type { Homework, SectionKind } from '../homework/homework.ts';
import type { Anchor, Block } from '../text/block.ts';
import { isRead, unreadOf } from '../text/limits.ts';
import type { Span } from '../text/span.ts';
import type { Island } from './islands.ts';
import type { Part } from './role.ts';

/** A stretch of one block that is read as running text: a paragraph, a slice of a section, a cell of a table, a line of a fence. */
export interface Passage {
	readonly block: number;
	readonly span: Span;
	readonly part: number | undefined;
	readonly section: SectionKind | undefined;
	/** A cell or the line of a fence stands by itself: an expression does not run on from the passage before. */
	readonly alone: boolean;
}

/** A passage with what was found in it. */
export interface Scanned {
	readonly passage: Passage;
	readonly parts: readonly Part[];
	readonly islands: readonly Island[];
}

/** Every passage of the homework in document order: sections of parts, then what belongs to no part. */
export function passagesOf(homework: Homework): readonly Passage[] {
	const { blocks } = homework.source;
	const found: Passage[] = [];
	const seen = new Set<string>();
	const unread = unreadOf(homework.source);
	const add = (slice: Anchor, part: number | undefined, section: SectionKind | undefined) => {
		const block = blocks[slice.block];
		if (block === undefined || !isText(block) || !isRead(unread, slice.block)) return;
		const key = `${slice.block}:${slice.span.start}`;
		if (seen.has(key)) return;
		seen.add(key);
		if (block.kind === 'table') {
			for (const row of block.content.cells) {
				for (const cell of row) {
					if (cell.start < slice.span.start || cell.end > slice.span.end) continue;
					found.push({ block: slice.block, span: cell, part, section, alone: true });
				}
			}
			return;
		}
		found.push({ block: slice.block, span: slice.span, part, section, alone: block.kind === 'fence' });
	};
	homework.parts.forEach((part, index) => {
		for (const section of part.sections) for (const slice of section.slices) add(slice, index, section.kind);
	});
	for (const block of homework.loose) {
		const length = blocks[block]?.content.text.length ?? 0;
		add({ block, span: { start: 0, end: length } }, undefined, undefined);
	}
	for (const block of unowned(homework)) {
		const length = blocks[block]!.content.text.length;
		add({ block, span: { start: 0, end: length } }, undefined, undefined);
	}
	return found.sort((a, b) => a.block - b.block || a.span.start - b.span.start);
}

/**
 * Blocks that no section has and that are not loose either: what stands under a label whose question comes again elsewhere. In a chat these are
 * answers that a later turn revises, and nothing is said of them.
 */
function unowned({ source, parts, loose, notes, turns }: Homework): readonly number[] {
	if (turns.length > 0 || parts.length === 0) return [];
	const owned = new Set([
		...loose,
		...parts.flatMap(part => part.sections.flatMap(section => section.slices.map(slice => slice.block))),
		...notes.map(note => note.anchor.block),
	]);
	return source.blocks.flatMap(({ kind }, index) => (kind === 'heading' || owned.has(index) ? [] : [index]));
}

const PROSE_FENCE = /^(?:|text|txt|plain|plaintext|math|latex|tex|calc|none|markdown|md)$/i;

/** Blocks in which statements stand. Code in a programming language is none; a fence without one may hold a calculation. */
const isText = (block: Block): boolean => {
	if (block.kind === 'fence') return PROSE_FENCE.test(block.content.info.trim().split(/\s/)[0] ?? '');
	return block.kind === 'paragraph' || block.kind === 'formula' || block.kind === 'table' || block.kind === 'heading';
};
