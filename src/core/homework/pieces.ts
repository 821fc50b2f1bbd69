import type { Anchor } from '../text/block.ts';
import { askOf } from './asks.ts';
import { isRuled } from './furniture.ts';
import type { Section, SectionKind } from './homework.ts';
import { isQuoted, plain } from './lines.ts';
import type { Entry, Node } from './node.ts';
import { leadingPoints, readPoints, withoutPoints } from './points.ts';

/** A piece of a part: one line's text (or what is left of it), and what it was found to be. */
export interface Piece {
	readonly kind: SectionKind;
	readonly marker: Anchor | undefined;
	readonly slice: Anchor | undefined;
	/** Opens a section of its own even after one of the same kind. */
	readonly opens: boolean;
}

/** The title within the bold of a label: `**Exercise 2 (Entropy).** Show that …`. */
export const boldTitle = (node: Node, entries: readonly Entry[]): Anchor | undefined => {
	const entry = entries[node.at]!;
	if (!node.label || entry.inner || !entry.line.bold || entry.line.boldLine || entry.line.level > 0) return undefined;
	const { length } = node.label;
	if (/\*\*|__/.test(entry.head.slice(0, length))) return undefined;
	const title = /^(?!\*\*|__)[^*_]{1,100}?(?=\*\*|__)/.exec(entry.head.slice(length));
	if (
		!title ||
		askOf(plain(title[0])) === 2 ||
		judges.test(title[0]) ||
		/^\W*$/.test(entry.head.slice(length + title[0].length))
	)
		return undefined;
	const start = entry.headStart + length;
	return { block: entry.line.block, span: { start, end: start + title[0].length } };
};

/** What stands on the opening line after the label: a title, or the question itself. */
export const textAfterLabel = (node: Node, entries: readonly Entry[]): Anchor | undefined => {
	const entry = entries[node.at]!;
	const taken = node.label?.length ?? (node.label === undefined && entry.marker ? entry.marker.length : 0);
	const title = boldTitle(node, entries);
	let start = (node.label && entry.inner?.start) ?? title?.span.end ?? entry.headStart + taken;
	if (title) start += /^(?:\*\*|__)[\s:.：]*/.exec(blockSlice(entry, start))![0].length;
	const text = blockSlice(entry, start);
	start += text.length - text.trimStart().length;
	start += leadingPoints(blockSlice(entry, start));
	const closed = /(?:\s*<\/[A-Za-z]\w*>)+$/.exec(blockSlice(entry, start));
	const end = entry.line.span.end - (closed?.[0].length ?? 0);
	return start < end ? { block: entry.line.block, span: { start, end } } : undefined;
};

const blockSlice = (entry: Entry, start: number): string => entry.head.slice(Math.max(0, start - entry.headStart));

/** The whole of a line. */
export const full = (entry: Entry): Anchor => ({ block: entry.line.block, span: entry.line.span });

/** Where a line's marker stands. */
export const markerAnchor = (entry: Entry): Anchor => ({
	block: entry.line.block,
	span: { start: entry.line.span.start, end: Math.min(entry.line.span.end, entry.headStart + entry.marker!.length) },
});

/** What follows a line's marker; undefined where nothing does. */
export const afterMarker = (entry: Entry): Anchor | undefined => {
	const marker = entry.marker!;
	if (marker.whole || isRuled(entry.head.slice(marker.length))) return undefined;
	const start = entry.headStart + marker.length;
	return start < entry.line.span.end
		? { block: entry.line.block, span: { start, end: entry.line.span.end } }
		: undefined;
};

/** Whether the opening line itself asks: then it is the question, else only a title. */
export const headingAsks = (rest: Anchor | undefined, entry: Entry): boolean =>
	rest !== undefined && askOf(plain(entry.head.slice(rest.span.start - entry.headStart))) === 2;

/** Whether the opening line is a title as a whole; `**(a)** What is …` only dresses its label, `A checkpoint contains` goes on in a list. */
export const isTitle = (node: Node, entries: readonly Entry[]): boolean => {
	const entry = entries[node.at]!;
	if (entry.line.level > 0 || entry.line.boldLine) return true;
	const next = entries[node.lines.find(at => at !== node.at) ?? -1];
	const listed = next !== undefined && next.line.containers.length > entry.line.containers.length && !next.label;
	if (listed && /^\p{Ll}|[,;]$/u.test(plain(next.head).trim())) return false;
	// `Problem 1: Kernels`, alone on its line in plain text; `Question 1 (6 points): Kernels` may have the answer right below it.
	const rest = withoutPoints(plain(entry.head.slice(entry.label?.length ?? 0))).replace(/^[\s:.–—-]+/, '');
	return (
		entry.label?.word === 'problem' &&
		(entry.line.only || (entry.line.first && rest !== '' && readPoints(entry.head) !== undefined)) &&
		node.lines.length > 1 &&
		rest.length <= 60 &&
		!/[.?!:;。？：]$/.test(rest) &&
		!setting.test(rest) &&
		askOf(rest) < 2
	);
};

/** How a question begins that sets its scene: `Consider the loss` over a formula. */
export const setting =
	/^(?:given|let|suppose|assume|consider|recall|gegeben|betrachte\p{L}*|sei(?:en)?|soit|soient|on considère|considérons|sea|sean|considere|dado|dada|пусть|дано|рассмотрим|设|已知|考虑)(?![\p{L}])/iu;

/** Whether a line is quoted or folded away, as answers under their questions are. */
export const isAside = (entry: Entry): boolean =>
	isQuoted(entry.line) || entry.line.containers.some(c => c.kind === 'details');

/** The text of a line. */
export const sourceHead = (entry: Entry): string => entry.head;

/** A verdict at the start of a line. */
export const judges =
	/^(?:true|false|yes|no|correct|incorrect|wahr|falsch|richtig|vrai|faux|verdadero|falso|верно|неверно|对|错|正确|错误)(?![\p{L}])/iu;

/** Puts neighbouring pieces of a kind into one section, and neighbouring slices of a block into one slice. */
export const join = (pieces: readonly Piece[]): Section[] => {
	const sections: { kind: SectionKind; marker: Anchor | undefined; slices: Anchor[] }[] = [];
	for (const piece of pieces) {
		let section = sections[sections.length - 1];
		if (!section || section.kind !== piece.kind || piece.opens) {
			section = { kind: piece.kind, marker: piece.marker, slices: [] };
			sections.push(section);
		}
		if (!piece.slice) continue;
		const last = section.slices[section.slices.length - 1];
		if (last && last.block === piece.slice.block && piece.slice.span.start >= last.span.end)
			section.slices[section.slices.length - 1] = {
				block: last.block,
				span: { start: last.span.start, end: piece.slice.span.end },
			};
		else section.slices.push(piece.slice);
	}
	return sections.filter(s => s.slices.length > 0 || s.marker !== undefined);
};

/** Whether a line is nothing but a picture. */
export const isPicture = (entry: Entry): boolean =>
	/^!\[[^\]]*\]\([^)]*\)\s*$|^<img\b[^>]*>\s*$/i.test(entry.head.trim());
