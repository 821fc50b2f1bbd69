import type { Anchor, SourceText } from './block.ts';

/** A longer block (a paragraph, a table) holds no statements for us: nobody wrote it by hand. In UTF-16 code units. */
export const LONGEST_BLOCK = 100_000;

/** Mathematics is read up to here; what begins behind it is left unread. */
export const LONGEST_TEXT = 600_000;

/** What of a text is too long to be read as mathematics. */
export interface Unread {
	/** Blocks from this index on are not read, and neither are those in `blocks`. */
	readonly from: number;
	readonly blocks: ReadonlySet<number>;
	/** One place for each long block, and one where reading ends: the first words there. */
	readonly places: readonly { readonly anchor: Anchor; readonly why: 'block' | 'text' }[];
}

const known = new WeakMap<SourceText, Unread>();

/** Blocks that are too long, and where the text as a whole becomes too long. A pure function of the text. */
export function unreadOf(source: SourceText): Unread {
	const found = known.get(source);
	if (found) return found;
	const blocks = new Set<number>();
	const places: { anchor: Anchor; why: 'block' | 'text' }[] = [];
	let from = source.blocks.length;
	let read = 0;
	for (let block = 0; block < source.blocks.length; block++) {
		const { text } = source.blocks[block]!.content;
		const long = text.length > LONGEST_BLOCK;
		const over = read + text.length > LONGEST_TEXT;
		if (long) blocks.add(block);
		else if (!over) read += text.length;
		if (long || over) places.push({ anchor: { block, span: firstWords(text) }, why: long ? 'block' : 'text' });
		if (over && !long) {
			from = block;
			break;
		}
	}
	const unread = { from, blocks, places };
	known.set(source, unread);
	return unread;
}

/** Whether the mathematics of a block is read. */
export const isRead = ({ from, blocks }: Unread, block: number): boolean => block < from && !blocks.has(block);

/** Enough of a text to show where it stands. */
function firstWords(text: string): Anchor['span'] {
	const line = /^[^\n\r]{0,60}/.exec(text)![0];
	return { start: 0, end: line.trimEnd().length || Math.min(1, text.length) };
}
