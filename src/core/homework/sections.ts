import type { Anchor } from '../text/block.ts';
import { askOf, computes, gives } from './asks.ts';
import type { Section, SectionKind } from './homework.ts';
import { isQuoted, plain } from './lines.ts';
import { type Entry, lastChoice, type Node, wantsJudging } from './node.ts';
import { leadingPoints, withoutPoints } from './points.ts';

/** A piece of a part: one line's text (or what is left of it), and what it was found to be. */
interface Piece {
	readonly kind: SectionKind;
	readonly marker: Anchor | undefined;
	readonly slice: Anchor | undefined;
	/** Opens a section of its own even after one of the same kind. */
	readonly opens: boolean;
}

/** What a document as a whole does, where a part's own lines leave it open. */
export interface Habit {
	/** Whether its questions are answered: none of them, all, or some (one cannot tell). */
	readonly answers?: 'none' | 'all' | 'some';
	/** Whether `Deliverable:` says what is to be handed in, not what is. */
	readonly ordered?: boolean;
}

/**
 * Splits the lines of a part into sections, by markers where there are any, else by place (rules.md, section 2).
 *
 * @param leaf a part without sub-parts; what an inner part says before its first sub-part is its question or context.
 * @param how.apart the question stands elsewhere: what stands here is the answer, unless a marker says otherwise.
 * @param how.asked nothing but a question stands here: the answer stands elsewhere.
 */
export const splitSections = (
	node: Node,
	entries: readonly Entry[],
	leaf: boolean,
	how: Habit & { readonly apart?: boolean; readonly asked?: boolean } = {},
): Section[] => {
	const { apart = false, ordered = false } = how;
	/** `Deliverable: a one-sentence response` with the response below: it belongs to the question. */
	const isOrdered = (at: number) =>
		entries[at]!.marker?.word === 'deliverable' && (ordered || lines[lines.length - 1]! > at);
	const lines = node.lines.filter(at => !entries[at]!.skip);
	const rest = textAfterLabel(node, entries);
	const marked =
		lines.some(at => at !== node.at && entries[at]!.marker?.kind === 'answer' && !isOrdered(at)) ||
		(node.at === lines[0] &&
			((!node.label?.length && entries[node.at]!.marker?.kind === 'answer') ||
				entries[node.at]!.inner?.marker.kind === 'answer'));
	const last = entries[lines[lines.length - 1] ?? node.at]!;
	const onlyOrdered = ordered && last.marker?.word === 'deliverable';
	if (marked || apart || how.asked || onlyOrdered)
		return join(byMarkers(node, entries, lines, rest, leaf, apart, isOrdered));
	const found = join(byPlace(node, entries, lines, rest, leaf, how.answers === 'all'));
	// Where nothing is answered, only what computes, or is quoted or folded away, is an answer all the same.
	const addressed = how.answers !== undefined && found.some(s => s.kind === 'answer' && addresses(s, node, entries));
	if ((how.answers !== 'none' && !addressed) || !leaf || isWorked(node, entries, lines)) return found;
	return found.every(s => s.kind !== 'answer')
		? found
		: join(byMarkers(node, entries, lines, rest, leaf, false, isOrdered));
};

/** Whether a section found by place speaks to whom it asks ("make sure that you plot both"): then it goes on with the question. */
const addresses = (section: Section, node: Node, entries: readonly Entry[]): boolean =>
	node.lines.some(at => {
		const { line, head } = entries[at]!;
		const inside = section.slices.some(
			s => s.block === line.block && s.span.start <= line.headStart && line.headStart < s.span.end,
		);
		return inside && entries[at]!.role === undefined && toReader.test(plain(head));
	});

const toReader =
	/\b(?:you (?:(?:will |may |can |only |also )*(?:have to|need(?: to)?|should|must|could|are (?:to|asked|allowed|free|not|given|expected)))|make sure (?:that )?(?:you|to)|submit your|hand in)\b|^hints?\s*:/i;

/** Whether lines below a part's opening compute or stand aside, as answers do. */
const isWorked = (node: Node, entries: readonly Entry[], lines: readonly number[]): boolean =>
	lines.some(
		at =>
			at !== node.at &&
			(isAside(entries[at]!) || (computes(plain(entries[at]!.head)) && !completes(entries[at]!, entries[node.at]!))),
	);

/** Whether a line is the formula or an item of the list that a part's opening line leads to: `Show that` over formulas. */
const completes = ({ line }: Entry, opening: Entry): boolean =>
	(line.kind === 'formula' ||
		(line.containers.length > opening.line.containers.length && line.containers.some(c => c.kind === 'item'))) &&
	!/[.?!。？！]$/.test(plain(opening.head));

/** The title within the bold of a label: `**Exercise 2 (Entropy).** Show that …`. */
export const boldTitle = (node: Node, entries: readonly Entry[]): Anchor | undefined => {
	const entry = entries[node.at]!;
	if (!node.label || entry.inner || !entry.line.bold || entry.line.boldLine || entry.line.level > 0) return undefined;
	const { length } = node.label;
	if (/\*\*|__/.test(entry.head.slice(0, length))) return undefined;
	const title = /^(?!\*\*|__)[^*_]{1,100}?(?=\*\*|__)/.exec(entry.head.slice(length));
	if (!title || askOf(plain(title[0])) === 2 || /^\W*$/.test(entry.head.slice(length + title[0].length)))
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

const full = (entry: Entry): Anchor => ({ block: entry.line.block, span: entry.line.span });

const markerAnchor = (entry: Entry): Anchor => ({
	block: entry.line.block,
	span: { start: entry.line.span.start, end: Math.min(entry.line.span.end, entry.headStart + entry.marker!.length) },
});

const afterMarker = (entry: Entry): Anchor | undefined => {
	const marker = entry.marker!;
	if (marker.whole) return undefined;
	const start = entry.headStart + marker.length;
	return start < entry.line.span.end
		? { block: entry.line.block, span: { start, end: entry.line.span.end } }
		: undefined;
};

/** Whether the opening line itself asks: then it is the question, else only a title. */
const headingAsks = (rest: Anchor | undefined, entry: Entry): boolean =>
	rest !== undefined && askOf(plain(entry.head.slice(rest.span.start - entry.headStart))) === 2;

/** Whether the opening line is a title as a whole; `**(a)** What is …` only dresses its label. */
const isTitle = (node: Node, entry: Entry): boolean => {
	if (entry.line.level > 0 || entry.line.boldLine) return true;
	// `Problem 1: Kernels`, alone on its line in plain text.
	const rest = plain(entry.head.slice(entry.label?.length ?? 0));
	return (
		entry.label?.word === 'problem' &&
		entry.line.only &&
		node.lines.length > 1 &&
		rest.length <= 60 &&
		!/[.?!:;。？：]$/.test(rest) &&
		askOf(rest) < 2
	);
};

const byMarkers = (
	node: Node,
	entries: readonly Entry[],
	lines: readonly number[],
	rest: Anchor | undefined,
	leaf: boolean,
	apart: boolean,
	isOrdered: (at: number) => boolean,
): Piece[] => {
	const pieces: Piece[] = [];
	const opening = entries[node.at]!;
	let kind: SectionKind = apart ? 'answer' : leaf ? 'question' : 'context';
	if (node.label === undefined && opening.marker) kind = opening.marker.kind;
	if (rest) {
		const asks = headingAsks(rest, opening);
		// Where the question stands below, the heading is its title even if it begins with a verb ("Compute and memory").
		const asksBelow = !/[?？]/.test(opening.head) && questionBelow(lines, entries, node.at);
		const title = isTitle(node, opening) && !isAnsweredAtOnce(node, entries, lines);
		if (node.label === undefined && opening.marker)
			pieces.push({ kind, marker: markerAnchor(opening), slice: rest, opens: true });
		else if (apart) {
			// `### (b) Entropy` over the answer is its title; `### (b) 64 GB` and `**(b) True.**` are answers.
			const text = withoutPoints(plain(opening.head.slice(rest.span.start - opening.headStart)));
			const titled = title && lines.length > 1 && !/[.!?$=\d]|\\\(/.test(text) && !judges.test(text);
			if (!titled) pieces.push({ kind: 'answer', marker: undefined, slice: rest, opens: false });
		} else if (opening.inner) {
			kind = opening.inner.marker.kind;
			pieces.push({ kind, marker: undefined, slice: rest, opens: true });
		} else if (!title || (asks && !asksBelow))
			pieces.push({ kind: 'question', marker: undefined, slice: rest, opens: false });
	}
	let answered = apart || opening.inner?.marker.kind === 'answer';
	if (opening.inner) kind = opening.inner.marker.kind;
	const worked = apart ? -1 : workedBefore(lines, entries, node.at);
	for (const at of lines) {
		if (at === node.at) continue;
		const entry = entries[at]!;
		if (at === worked) {
			kind = 'answer';
			answered = true;
		}
		const marker = isOrdered(at) ? undefined : entry.marker;
		if (marker && (marker.firm || marker.kind === 'answer') && !(isQuoted(entry.line) && answered)) {
			kind = marker.kind;
			if (kind === 'answer') answered = true;
			pieces.push({ kind, marker: markerAnchor(entry), slice: afterMarker(entry), opens: true });
			continue;
		}
		// A heading that is no marker goes back from the takeaway to the answer.
		if (answered && kind === 'takeaway' && entry.line.level > 0) kind = 'answer';
		pieces.push({ kind, marker: undefined, slice: full(entry), opens: false });
	}
	return pieces;
};

/** Whether the marker of the answer stands right below an opening line that is long enough to be the question itself. */
const isAnsweredAtOnce = (node: Node, entries: readonly Entry[], lines: readonly number[]): boolean => {
	const next = lines.find(at => at !== node.at);
	const { marker } = next === undefined ? entries[node.at]! : entries[next]!;
	const text = withoutPoints(plain(entries[node.at]!.head.slice(node.label?.length ?? 0)));
	return (
		next !== undefined && marker?.kind === 'answer' && marker.firm && (text.length > 60 || /[。.?？!]$/.test(text))
	);
};

/** Line where the working begins that a `Final answer:` closes: the first that computes behind the question; -1 where there is none. */
const workedBefore = (lines: readonly number[], entries: readonly Entry[], opening: number): number => {
	const first = lines.find(at => entries[at]!.marker?.kind === 'answer' && entries[at]!.marker.firm);
	if (first === undefined || !/^(?:final|result)/.test(entries[first]!.marker!.word)) return -1;
	let asked = askOf(plain(entries[opening]!.head)) === 2;
	for (const at of lines) {
		if (at === opening) continue;
		if (at === first) return -1;
		const entry = entries[at]!;
		const text = plain(entry.head);
		if (asked && !entry.marker && computes(text) && askOf(text) < 2) return at;
		if (askOf(text) === 2) asked = true;
	}
	return -1;
};

/** Whether a line is quoted or folded away, as answers under their questions are. */
const isAside = (entry: Entry): boolean =>
	isQuoted(entry.line) || entry.line.containers.some(c => c.kind === 'details');

const questionBelow = (lines: readonly number[], entries: readonly Entry[], at: number): boolean => {
	for (const line of lines) {
		const entry = entries[line]!;
		if (line === at) continue;
		if (entry.marker?.kind === 'answer') return false;
		if (entry.marker?.kind === 'question' || askOf(plain(entry.head)) === 2) return true;
	}
	return false;
};

/** No answer marker: the answer is what begins to compute, what is quoted or folded, or what follows the question. */
const byPlace = (
	node: Node,
	entries: readonly Entry[],
	lines: readonly number[],
	rest: Anchor | undefined,
	leaf: boolean,
	answered: boolean,
): Piece[] => {
	const opening = entries[node.at]!;
	const asksAbove = headingAsks(rest, opening);
	const title = isTitle(node, opening);
	const body = lines.filter(at => at !== node.at).map(at => entries[at]!);
	const questionMarked =
		body.some(e => e.marker?.kind === 'question') || (node.label === undefined && opening.marker?.kind === 'question');
	const takeaway = body.findIndex(e => e.marker?.firm && e.marker.kind === 'takeaway');
	const otherMarked = body.some(e => e.marker?.firm && e.marker.kind === 'context') || takeaway === 0;
	const bodyAsks = body.some(e => e.line.kind === 'paragraph' && askOf(plain(e.head)) === 2);
	const chat = body.some(e => e.role === 'assistant') && opening.role === 'user';
	const pieces: Piece[] = [];

	// Where the answer begins by place: an index into `body`, or its length where there is none.
	let start = body.length;
	const chosen = lastChoice(body);
	let asked = asksAbove || chosen >= 0 || (rest !== undefined && !title && questionMarked);
	for (let at = chosen + 1; at < body.length; at++) {
		const entry = body[at]!;
		const text = plain(sourceHead(entry));
		if (chat && entry.role === 'assistant') {
			start = at;
			break;
		}
		if (isAside(entry) && (asked || !bodyAsks)) {
			start = at;
			break;
		}
		// The question is quoted, and what is not answers it.
		if (asked && at > 0 && isQuoted(body[at - 1]!.line) && !isQuoted(entry.line) && askOf(text) < 2) {
			start = at;
			break;
		}
		// `Provide the result in the form:` over the form.
		if (asked && !answered && leadsTo(plain(sourceHead(body[at - 1] ?? opening)), entry)) continue;
		if (asked && (computes(text) || /\\boxed/.test(text))) {
			start = at;
			break;
		}
		// `*Show that …*`, and what is not in italics answers.
		if (
			asked &&
			at > 0 &&
			emphasised(body[at - 1]!) &&
			askOf(plain(sourceHead(body[at - 1]!))) === 2 &&
			!emphasised(entry) &&
			askOf(text) < 2
		) {
			start = at;
			break;
		}
		if (entry.marker?.kind === 'question' || entry.marker?.word === 'deliverable' || askOf(text) === 2) asked = true;
		else if (
			asked &&
			!questionMarked &&
			!otherMarked &&
			(entry.line.kind === 'paragraph' ||
				entry.line.kind === 'formula' ||
				entry.line.kind === 'fence' ||
				entry.line.kind === 'table')
		) {
			const next = body.slice(at + 1).some(e => e.line.kind === 'paragraph' && askOf(plain(e.head)) === 2);
			if (!next && entry.line.kind !== 'paragraph' && isClosed(plain(sourceHead(body[at - 1] ?? opening)))) {
				start = at;
				break;
			}
			if (
				!next &&
				(entry.line.first || (opening.line.boldLine && entry.line.block === opening.line.block)) &&
				entry.line.kind === 'paragraph' &&
				!gives(text) &&
				askOf(text) < (answered ? 2 : 1)
			) {
				start = at;
				break;
			}
		}
	}
	// `Implement the function below.`, and below it stands the code.
	if (start === body.length && leaf && asked && opening.role !== 'user') {
		const last = body.length - 1;
		if (last >= 0 && body[last]!.line.kind === 'fence' && lines.some(at => ordersCode.test(plain(entries[at]!.head))))
			start = last;
	}
	// After a question that has ended, a formula alone on its line is the answer, not one more thing given.
	if (start === body.length && leaf && asked && !questionMarked && !otherMarked && opening.role !== 'user') {
		const last = body.length - 1;
		const formula = last >= 0 && /^\$[^$]+\$\s*\.?$/.test(sourceHead(body[last]!).trim()) && body[last]!.line.only;
		if (formula && isClosed(plain(sourceHead(body[last - 1] ?? opening)))) start = last;
	}
	// Choices below it make a question of any line.
	const choices = chosen >= 0 && start > chosen;
	const nothingAsked = !choices && !questionMarked && !otherMarked && !asksAbove && !bodyAsks && !chat;
	const stated =
		nothingAsked &&
		leaf &&
		rest !== undefined &&
		body.length > 0 &&
		(title ? isSentence(opening, rest) : isStated(node, entries, body[0]!));
	// What stands under "True or false" is a statement to be judged, not an answer.
	const judged = nothingAsked && leaf && wantsJudging(node.parent, entries) && rest !== undefined;
	const aside = start < body.length && isAside(body[start]!);
	if (nothingAsked && leaf && !(aside && start > 0)) start = judged && title && body.length > 0 ? 1 : 0;
	// The heading asks, and one line stands below: that is the answer, short as it is.
	if (
		start === body.length &&
		asksAbove &&
		body.length === 1 &&
		body[0]!.line.marker === undefined &&
		opening.role !== 'user' &&
		!leadsTo(plain(sourceHead(opening)), body[0]!)
	)
		start = 0;

	if (rest) {
		if (node.label === undefined && opening.marker)
			pieces.push({ kind: 'question', marker: markerAnchor(opening), slice: rest, opens: true });
		else if (
			asksAbove ||
			choices ||
			stated ||
			(judged && !title) ||
			(!title && (leaf ? start > 0 || body.length > 0 || opening.role === 'user' : true))
		) {
			const kind: SectionKind = asksAbove || !leaf || stated || judged || !nothingAsked ? 'question' : 'answer';
			pieces.push({ kind, marker: undefined, slice: rest, opens: false });
		} else if (!title) pieces.push({ kind: 'answer', marker: undefined, slice: rest, opens: false });
	}
	let kind: SectionKind = leaf ? 'question' : bodyAsks ? 'question' : 'context';
	body.forEach((entry, at) => {
		if (at === start && leaf) kind = 'answer';
		const marker = entry.marker;
		if (marker?.firm && marker.kind !== 'answer') {
			kind = marker.kind;
			pieces.push({ kind, marker: markerAnchor(entry), slice: afterMarker(entry), opens: true });
			return;
		}
		if (kind === 'takeaway' && entry.line.level > 0) kind = 'answer';
		pieces.push({ kind, marker: undefined, slice: full(entry), opens: false });
	});
	return pieces;
};

const ordersCode = /(?:^|[.:,]\s)(?:please\s+)?(?:implement|write|code|program|complete|fill in|finish)\b/i;

/** Whether a whole line is in italics or in bold. */
const emphasised = (entry: Entry): boolean =>
	entry.line.kind === 'paragraph' &&
	(entry.line.boldLine || (entry.headStart > entry.line.span.start && /\S[*_]{1,3}$/.test(entry.head.trim())));

/** Whether a line that ends in a colon leads to a formula or an item of a list, and that says no result. */
const leadsTo = (before: string, entry: Entry): boolean =>
	/[:：]$/.test(before) &&
	(entry.line.kind === 'formula' || entry.line.containers.some(c => c.kind === 'item')) &&
	!/[=≈]\s*\$*\s*[-−]?\d/.test(sourceHead(entry));

/** Whether a question has come to its end, so that the code or the formula below it is no part of it. */
const isClosed = (text: string): boolean =>
	/[.?!)。？！]["”'*_]*$/u.test(text) && !/\b(?:following|below|above|this|these|here|snippet)\b/i.test(text);

/** Whether a heading is a sentence (`#### 1.1.2 Take the logarithm.`), which no title is. */
const isSentence = (opening: Entry, rest: Anchor): boolean => {
	const text = withoutPoints(plain(opening.head.slice(rest.span.start - opening.headStart)));
	return /\p{L}{2,}\s.*[\p{Ll}$)]\.$/u.test(text);
};

/** A verdict at the start of a line. */
const judges =
	/^(?:true|false|yes|no|correct|incorrect|wahr|falsch|richtig|vrai|faux|verdadero|falso|верно|неверно|对|错|正确|错误)(?![\p{L}])/iu;

/** Whether a line that asks nothing is a question all the same: its siblings ask in its place, or a verdict stands under it. */
const isStated = (node: Node, entries: readonly Entry[], next: Entry): boolean => {
	if (!next.line.first || !entries[node.at]!.line.only) return false;
	if (judges.test(plain(next.head))) return true;
	return (node.parent?.children ?? []).some(n => n !== node && headingAsks(textAfterLabel(n, entries), entries[n.at]!));
};

const sourceHead = (entry: Entry): string => entry.head;

/** Puts neighbouring pieces of a kind into one section, and neighbouring slices of a block into one slice. */
const join = (pieces: readonly Piece[]): Section[] => {
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
