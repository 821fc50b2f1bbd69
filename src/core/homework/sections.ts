import type { Anchor } from '../text/block.ts';
import { askOf, computes, gives, isBare } from './asks.ts';
import { type Apart, byDress } from './by-dress.ts';
import { byPlace } from './by-place.ts';
import type { Section, SectionKind } from './homework.ts';
import { isQuoted, plain } from './lines.ts';
import type { Entry, Node } from './node.ts';
import {
	afterMarker,
	full,
	headingAsks,
	isAside,
	isTitle,
	join,
	judges,
	markerAnchor,
	type Piece,
	setting,
	textAfterLabel,
} from './pieces.ts';
import { withoutPoints } from './points.ts';

/** What a document as a whole does, where a part's own lines leave it open. */
export interface Habit {
	/**
	 * Whether its questions are answered: none of them, all, some (one cannot tell); or nothing is asked at all, and what stands below
	 * its labels are answers alone.
	 */
	readonly answers?: 'none' | 'all' | 'some' | 'alone';
	/** Whether nothing at all speaks for an answer: then what computes or is shown in a picture is none either. */
	readonly unanswered?: boolean;
	/** Whether what is listed right below a question is its answer, not the choices it offers. */
	readonly listed?: boolean;
	/** Whether the short items listed below a question are the choices it offers. */
	readonly options?: boolean;
	/** The dress that tells its questions from its answers, where no marker does. */
	readonly dressed?: Apart | undefined;
	/** Whether `Deliverable:` says what is to be handed in, not what is. */
	readonly ordered?: boolean;
}

/** What `Deliverable:` asks for, where it is no answer: a form of response. */
export const isOrder = (text: string): boolean =>
	/\b(?:(?:one|two|three|few|\d)[- ](?:to[- ]\w+[- ])?(?:sentence|paragraph)s?|justification|responses?|expressions?|explanation|implementation|description|discussion|implement|write|function|table|plots?|curves?|code|example)\b/i.test(
		text,
	);

/** Whether a line `Deliverable: …` is what is delivered: it stands behind `Question:` and names no form of response. */
export const delivers = (at: number, lines: readonly number[], entries: readonly Entry[]): boolean => {
	const { head, marker } = entries[at]!;
	return (
		marker?.word === 'deliverable' &&
		!isOrder(plain(head.slice(marker.length))) &&
		lines.some(line => line < at && entries[line]!.marker?.kind === 'question' && entries[line]!.marker!.firm)
	);
};

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
		entries[at]!.marker?.word === 'deliverable' &&
		(ordered || (lines[lines.length - 1]! > at && !delivers(at, lines, entries)));
	const lines = node.lines.filter(at => !entries[at]!.skip);
	const rest = textAfterLabel(node, entries);
	const marked =
		lines.some(at => at !== node.at && entries[at]!.marker?.kind === 'answer' && !isOrdered(at)) ||
		(node.at === lines[0] &&
			((!node.label?.length && entries[node.at]!.marker?.kind === 'answer') ||
				entries[node.at]!.inner?.marker.kind === 'answer'));
	const last = entries[lines[lines.length - 1] ?? node.at]!;
	// `**Result:** 6` closes an answer; where nothing asks, all of it is one.
	const answers = lines.filter(
		at => entries[at]!.marker?.kind === 'answer' || entries[at]!.inner?.marker.kind === 'answer',
	);
	const asking = lines.some(at => {
		const { head, label, marker } = entries[at]!;
		return marker?.kind === 'question' || askOf(plain(at === node.at ? head.slice(label?.length ?? 0) : head)) === 2;
	});
	if (
		leaf &&
		answers.length > 0 &&
		!asking &&
		answers.every(at => at !== node.at && isClosing(entries[at]!)) &&
		(rest === undefined || how.answers === 'alone' || node.answers)
	)
		return join(byMarkers(node, entries, lines, rest, leaf, true, isOrdered));
	const onlyOrdered = ordered && last.marker?.word === 'deliverable';
	if (marked || apart || how.asked || onlyOrdered) {
		const found = join(byMarkers(node, entries, lines, rest, leaf, apart, isOrdered));
		const asks = how.answers !== 'alone' || rest !== undefined || found.some(s => asksAnything(s, entries, node));
		return asks ? found : join(byMarkers(node, entries, lines, rest, leaf, true, isOrdered));
	}
	const dressed = leaf && how.dressed ? byDress(node, entries, how.dressed) : undefined;
	if (dressed) return join(dressed);
	const found = join(
		byPlace(node, entries, lines, rest, leaf, {
			answered: how.answers === 'all',
			listed: how.listed ?? false,
			options: how.options ?? false,
		}),
	);
	// Where nothing is answered, only what computes, or is quoted or folded away, is an answer all the same.
	const addressed = how.answers !== undefined && found.some(s => s.kind === 'answer' && addresses(s, node, entries));
	if (
		leaf &&
		how.answers === 'alone' &&
		rest === undefined &&
		found.every(s => s.marker === undefined && !asksAnything(s, entries, node))
	)
		return join(byMarkers(node, entries, lines, rest, leaf, true, isOrdered));
	if ((how.answers !== 'none' && !addressed) || !leaf || (!how.unanswered && isWorked(node, entries, lines)))
		return found;
	return found.every(s => s.kind !== 'answer')
		? found
		: join(byMarkers(node, entries, lines, rest, leaf, false, isOrdered));
};

/** Whether a line of a section asks. */
const asksAnything = (section: Section, entries: readonly Entry[], node: Node): boolean =>
	section.kind !== 'answer' && linesOf(section, entries, node).some(text => askOf(text) === 2);

/** What the lines of a section say. */
const linesOf = (section: Section, entries: readonly Entry[], node: Node): string[] =>
	node.lines.flatMap(at => {
		const { line, head } = entries[at]!;
		const inside = section.slices.some(
			s => s.block === line.block && s.span.start < line.span.end && line.headStart < s.span.end,
		);
		return inside ? [plain(at === node.at ? head.slice(node.label?.length ?? 0) : head)] : [];
	});

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
const completes = ({ line, head }: Entry, opening: Entry): boolean => {
	const item = line.containers.length > opening.line.containers.length && line.containers.some(c => c.kind === 'item');
	if (item && isBare(plain(head))) return true;
	return (line.kind === 'formula' || item) && !/[.?!。？！]$/.test(plain(opening.head));
};

/** What an answer ends with, behind its own marker. */
const closesAnswer = /^(?:final |the )?(?:answer|result)s?$/;

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
		const title = isTitle(node, entries) && !isAnsweredAtOnce(node, entries, lines);
		if (node.label === undefined && opening.marker)
			pieces.push({ kind, marker: markerAnchor(opening), slice: rest, opens: true });
		else if (apart) {
			// `### (b) Entropy` over the answer is its title; `### (b) 64 GB` and `**(b) True.**` are answers.
			const text = withoutPoints(plain(opening.head.slice(rest.span.start - opening.headStart)));
			const listed = opening.line.marker !== undefined && opening.line.level === 0;
			const titled = title && !listed && lines.length > 1 && !/[.!?$=\d]|\\\(/.test(text) && !judges.test(text);
			if (!titled) pieces.push({ kind: 'answer', marker: undefined, slice: rest, opens: false });
		} else if (opening.inner) {
			kind = opening.inner.marker.kind;
			pieces.push({ kind, marker: undefined, slice: rest, opens: true });
		} else if (!title || (asks && !asksBelow) || isSetting(node, entries))
			pieces.push({ kind: 'question', marker: undefined, slice: rest, opens: false });
	}
	let answered = apart || opening.inner?.marker.kind === 'answer';
	if (opening.inner) kind = opening.inner.marker.kind;
	const worked = apart ? -1 : workedBefore(lines, entries, node.at);
	const questioned =
		rest !== undefined && headingAsks(rest, opening)
			? true
			: lines.some(at => entries[at]!.marker?.kind === 'question');
	/** The callout that the answer stands in. */
	let box: number | undefined;
	for (const at of lines) {
		if (at === node.at) continue;
		const entry = entries[at]!;
		if (at === worked) {
			kind = 'answer';
			answered = true;
		}
		const marker = isOrdered(at) ? undefined : entry.marker;
		// What is replied to a question without a label answers it, whatever heading follows; a question told again does not.
		const replies = leaf && node.label === undefined && opening.role === 'user' && entry.role === 'assistant';
		if (replies && !answered && !marker && !/[:：]\s*$/.test(entry.head) && askOf(plain(entry.head)) < 2) {
			kind = 'answer';
			answered = true;
		}
		// Behind the box of an answer something else is said.
		if (box !== undefined && entry.line.box === undefined && !marker) kind = 'context';
		if (marker) box = marker.kind === 'answer' ? entry.line.box : undefined;
		// `Final answer: 42` within the answer.
		const begun = kind === 'answer' && answered && pieces.some(piece => piece.kind === 'answer');
		if (marker?.kind === 'answer' && begun && !marker.whole && closesAnswer.test(marker.word)) {
			pieces.push({ kind, marker: undefined, slice: full(entry), opens: false });
			continue;
		}
		if (marker && (marker.firm || marker.kind === 'answer') && !(isQuoted(entry.line) && answered)) {
			kind = marker.kind;
			if (kind === 'answer') answered = true;
			pieces.push({ kind, marker: markerAnchor(entry), slice: afterMarker(entry), opens: true });
			continue;
		}
		// `### Setup`, and below what is given the question itself, without a mark of its own.
		const scene = leaf && !answered && (kind === 'context' || kind === 'given') && !questioned;
		if (scene && entry.line.first && entry.line.kind === 'paragraph' && askOf(plain(entry.head)) === 2) {
			kind = 'question';
			pieces.push({ kind, marker: undefined, slice: full(entry), opens: true });
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
	if (first === undefined || !isClosing(entries[first]!)) return -1;
	const own = entries[opening]!;
	let asked = askOf(plain(own.head.slice(own.label?.length ?? 0))) === 2;
	for (const at of lines) {
		if (at === opening) continue;
		if (at === first) return -1;
		if (own.role === 'user' && entries[at]!.role === 'assistant') return at;
		const entry = entries[at]!;
		const text = plain(entry.head);
		const says = entry.line.kind === 'paragraph' && entry.line.first && askOf(text) === 0 && !gives(text);
		if (asked && !entry.marker && (computes(text) || says) && askOf(text) < 2) return at;
		if (askOf(text) === 2) asked = true;
	}
	return -1;
};

/** Whether a part's heading sets the scene of its question, as no title does: `### 1.1. Let f be convex.` */
const isSetting = (node: Node, entries: readonly Entry[]): boolean =>
	setting.test(plain(entries[node.at]!.head.slice(node.label?.length ?? 0)).replace(/^[\s:.–—-]+/, ''));

/** Whether a marker closes the working above it rather than opening an answer: `Final answer:`, `Result:`. */
export const isClosing = ({ marker }: Entry): boolean =>
	marker !== undefined && /^(?:the )?(?:final|result|ergebnis|résultat|resultado|risultato|итог)/.test(marker.word);

const questionBelow = (lines: readonly number[], entries: readonly Entry[], at: number): boolean => {
	for (const line of lines) {
		const entry = entries[line]!;
		if (line === at) continue;
		if (entry.marker?.kind === 'answer') return false;
		if (entry.marker?.kind === 'question' || askOf(plain(entry.head)) === 2) return true;
	}
	return false;
};
