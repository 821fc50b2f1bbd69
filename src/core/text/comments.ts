import type { Block, BlockContent } from './block.ts';
import { LONGEST_BLOCK } from './limits.ts';

const known = new WeakMap<BlockContent, string>();

/**
 * The text of a block as its own author wrote it: blanks in place of comments (HTML's, a reader's in CriticMarkup) and of the marks
 * `{==`, `==}`, so that offsets hold. What a reader remarks in them is nothing that the text says.
 */
export function withoutComments(content: BlockContent): string {
	const { text, masks } = content;
	const taken = masks.filter(
		({ kind, span }) =>
			kind === 'comment' || (kind === 'html' && /^(?:\{==|==\})$/.test(text.slice(span.start, span.end))),
	);
	if (taken.length === 0) return text;
	let own = known.get(content);
	if (own === undefined) {
		const pieces: string[] = [];
		let at = 0;
		for (const { span } of taken) {
			pieces.push(text.slice(at, span.start), ' '.repeat(span.end - span.start));
			at = span.end;
		}
		own = pieces.join('') + text.slice(at);
		known.set(content, own);
	}
	return own;
}

/** The same for a block that may not be there, or that is too long to be read: then it is empty. */
export const ownText = (block: Block | undefined): string =>
	block && block.content.text.length <= LONGEST_BLOCK ? withoutComments(block.content) : '';
