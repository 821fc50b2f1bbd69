import type { Anchor } from '../text/block.ts';
import { askOf } from './asks.ts';
import type { SectionKind } from './homework.ts';
import { isQuoted, plain } from './lines.ts';
import { asksIn, type Entry, type Node } from './node.ts';
import {
	afterMarker,
	full,
	headingAsks,
	isPicture,
	isTitle,
	markerAnchor,
	type Piece,
	textAfterLabel,
} from './pieces.ts';

/** How a document sets its questions or its answers apart, where it marks neither: the ones, or the others, all in one dress. */
export interface Apart {
	readonly dress: Dress;
	/** Whether it is the questions that are dressed so, or the answers. */
	readonly questions: boolean;
}

type Dress = 'quote' | 'italic' | 'bold' | 'fence';

/** How many parts show a dress that recurs, what share of those with a body, and what share of the questions must ask. */
const LEAST = 3;
const MOST = 0.6;
const ASKING = 0.3;

/**
 * Finds the dress that tells questions from answers in a whole document: most parts begin with lines in it and go on without, or
 * have lines in it below others.
 *
 * @param leaves parts without sub-parts and without a marker of an answer.
 */
export const apartIn = (leaves: readonly Node[], entries: readonly Entry[]): Apart | undefined => {
	const bodies = leaves.map(node => ({ node, body: bodyOf(node, entries) })).filter(({ body }) => body.length > 0);
	for (const dress of ['quote', 'italic', 'bold'] as const) {
		const split = bodies.filter(({ node, body }) => firstBehind(node, entries, body, dress) > 0);
		const asking = split.filter(({ node, body }) =>
			body.slice(0, firstBehind(node, entries, body, dress)).some(e => asksIn(e) === 2),
		);
		const behind = split.filter(({ node, body }) => asksIn(body[firstBehind(node, entries, body, dress)]!) === 2);
		if (isHabit(split, bodies) && asking.length >= ASKING * split.length && behind.length * 4 <= split.length)
			return { dress, questions: true };
	}
	for (const dress of ['quote', 'fence'] as const) {
		const split = bodies.filter(({ node, body }) => lastFrom(node, entries, body, dress) >= 0);
		const asking = split.filter(({ node, body }) => {
			const above = body.slice(0, lastFrom(node, entries, body, dress));
			return (
				askOf(plain(entries[node.at]!.head.slice(node.label?.length ?? 0))) === 2 || above.some(e => asksIn(e) === 2)
			);
		});
		if (isHabit(split, bodies) && asking.length >= ASKING * split.length) return { dress, questions: false };
	}
	return undefined;
};

const isHabit = (split: readonly unknown[], all: readonly unknown[]): boolean =>
	split.length >= LEAST && split.length >= MOST * all.length;

/** Splits a part by the dress that tells questions from answers in its document; undefined where the part itself has not got it. */
export const byDress = (node: Node, entries: readonly Entry[], apart: Apart): Piece[] | undefined => {
	const body = bodyOf(node, entries);
	const from = apart.questions
		? firstBehind(node, entries, body, apart.dress)
		: lastFrom(node, entries, body, apart.dress);
	if (from < 0 || (apart.questions && from === 0)) return undefined;
	const rest: Anchor | undefined = textAfterLabel(node, entries);
	const pieces: Piece[] = [];
	const opening = entries[node.at]!;
	if (rest && (!isTitle(node, entries) || headingAsks(rest, opening)))
		pieces.push({ kind: 'question', marker: undefined, slice: rest, opens: false });
	let kind: SectionKind = 'question';
	body.forEach((entry, at) => {
		if (at === from) kind = 'answer';
		const firm = entry.marker?.firm && entry.marker.kind !== 'answer';
		if (firm) kind = entry.marker!.kind;
		pieces.push(
			firm
				? { kind, marker: markerAnchor(entry), slice: afterMarker(entry), opens: true }
				: { kind, marker: undefined, slice: full(entry), opens: false },
		);
	});
	return pieces;
};

/** The lines below a part's opening line that say something. */
const bodyOf = (node: Node, entries: readonly Entry[]): Entry[] =>
	node.lines.filter(at => at !== node.at && !entries[at]!.skip).map(at => entries[at]!);

/** Index of the first line behind those in a dress that a body begins with; 0 where it begins with none, -1 where it is nothing but such lines. */
const firstBehind = (node: Node, entries: readonly Entry[], body: readonly Entry[], dress: Dress): number => {
	// What the opening line asks is no part of the body.
	if (!isTitle(node, entries) && textAfterLabel(node, entries) !== undefined) return 0;
	if (body.length === 0 || !isDressed(body[0]!, dress)) return 0;
	return body.findIndex(e => !isDressed(e, dress) && !isPicture(e) && e.line.kind !== 'html');
};

/** Index of the first line in a dress below others that are not, or below an opening line that says something; -1 where there is none. */
const lastFrom = (node: Node, entries: readonly Entry[], body: readonly Entry[], dress: Dress): number => {
	const from = body.findIndex(e => isDressed(e, dress));
	const above = from > 0 ? body[from - 1]! : entries[node.at]!;
	if (from < 0 || (from === 0 && textAfterLabel(node, entries) === undefined)) return -1;
	// Code belongs to the question as often: it answers only what asks right above it.
	const text = plain(from > 0 ? above.head : above.head.slice(node.label?.length ?? 0));
	const asksLater = body.slice(from).some(e => e.line.kind === 'paragraph' && asksIn(e) === 2);
	return dress !== 'fence' || (askOf(text) === 2 && !asksLater) ? from : -1;
};

const isDressed = (entry: Entry, dress: Dress): boolean => {
	const { line, head, headStart } = entry;
	if (dress === 'quote') return isQuoted(line);
	if (isQuoted(line)) return false;
	if (dress === 'fence') return line.kind === 'fence';
	if (line.kind !== 'paragraph' || line.level > 0) return false;
	if (dress === 'bold') return line.boldLine;
	return !line.bold && headStart > line.span.start && /\S[*_]$/.test(head.trim());
};
