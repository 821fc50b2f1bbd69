import type { Homework } from '../homework/homework.ts';
import type { Statement } from '../quantities/statement.ts';
import { ownText } from '../text/comments.ts';
import { SENTENCE_END } from '../text/pattern.ts';
import type { Sentence } from './numbers/ratios.ts';

/** The paragraph that a statement stands in, before and behind it. */
export function surroundings(
	homework: Homework,
	{ anchor, more }: Statement,
): { readonly before: string; readonly after: string } {
	const last = more.at(-1) ?? anchor;
	const first = ownText(homework.source.blocks[anchor.block]);
	const end = ownText(homework.source.blocks[last.block]);
	return {
		before: first.slice(Math.max(0, anchor.span.start - 600), anchor.span.start),
		after: end.slice(last.span.end, last.span.end + 200),
	};
}

/** The words of a ratio, from its number on, and where its sentence begins. */
export function sentence(homework: Homework, { anchor }: Statement): Sentence {
	const text = ownText(homework.source.blocks[anchor.block]);
	const before = text.slice(0, anchor.span.start);
	const ends = [...before.slice(-400).matchAll(SENTENCE_END)];
	const from = Math.max(0, before.length - 400) + (ends.at(-1)?.index ?? 0);
	return { words: text.slice(anchor.span.start, anchor.span.end + 80), before: before.slice(from), from };
}

/** The sentence of a statement up to it. */
export function wordsTo(homework: Homework, statement: Statement): string {
	const { from } = sentence(homework, statement);
	return ownText(homework.source.blocks[statement.anchor.block]).slice(from, statement.anchor.span.start);
}

/** What stands between two statements of one block. */
export const wordsBetween = (
	homework: Homework,
	{ anchor: a }: Statement,
	{ anchor: b }: Statement,
): string | undefined =>
	a.block === b.block ? ownText(homework.source.blocks[a.block]).slice(a.span.end, b.span.start) : undefined;
