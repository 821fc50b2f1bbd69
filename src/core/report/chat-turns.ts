import { readHomework } from '../homework/read.ts';
import { readSource } from '../text/source.ts';

/** A turn of a chat in a document. */
export interface ChatTurn {
	readonly role: 'user' | 'assistant' | 'system';
	/** Counted from 1. */
	readonly line: number;
	/** Where it ends; the text up to there is the document as it was then. */
	readonly end: number;
	/** How it begins, on one line. */
	readonly words: string;
}

/** The turns of a text that is a chat, in order; empty for any other. */
export function chatTurns(text: string): readonly ChatTurn[] {
	const source = readSource(text);
	const { turns } = readHomework(source, { force: true });
	const startOf = (block: number): number => {
		const at = source.blocks[block];
		return at ? (source.lineStarts[at.line] ?? at.start) : source.text.length;
	};
	return turns.map(({ role, fromBlock, toBlock, mark }): ChatTurn => {
		const start = startOf(fromBlock);
		const end = toBlock >= source.blocks.length ? source.text.length : startOf(toBlock);
		const own = source.blocks
			.slice(fromBlock, toBlock)
			.map(({ content }, index) =>
				index === 0 && mark?.block === fromBlock ? content.text.slice(mark.span.end) : content.text,
			)
			.join(' ')
			.replace(/[*_#`]+/g, '')
			.replace(/\s+/g, ' ')
			.trim();
		return {
			role,
			line: (source.blocks[fromBlock]?.line ?? 0) + 1,
			end: Math.max(start, end),
			words: own.length > 80 ? `${own.slice(0, 79)}…` : own,
		};
	});
}
