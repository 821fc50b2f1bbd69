import { askOf, isStep } from './asks.ts';
import { type Label, unwritten } from './labels.ts';
import { isQuoted, isStrong, type Line, plain } from './lines.ts';
import type { Marker } from './markers.ts';
import type { Entry } from './node.ts';
import { closingHeading } from './words.ts';

/** How many questions in one dress make a family. */
const LEAST = 3;
/** Share of the lines in their dress that ask. */
const ASKING = 0.8;

/**
 * Questions that bear no label and no marker, told by their dress: bold lines, lines in italics or headings of one level, or paragraphs right over quotes, three or
 * more, nearly all of which ask, with something that does not ask below each of them. They begin where nothing labelled has been found.
 *
 * @param titled whether the document calls itself homework: then headings of one level that are names are problems too, where nearly
 * each stands over a task.
 * @returns the entries, with a nameless label on each of those questions, and the headings below which they are counted anew;
 * undefined where no dress does so.
 */
export const withNamelessQuestions = (
	entries: readonly Entry[],
	titled: boolean,
): { readonly entries: readonly Entry[]; readonly breaks: ReadonlySet<number> } | undefined => {
	const byDress = new Map<string, number[]>();
	entries.forEach((entry, at) => {
		const dress = dressed(entry) ?? (isOverQuote(entries, at) ? overQuote : undefined);
		if (dress === undefined) return;
		const list = byDress.get(dress);
		if (list) list.push(at);
		else byDress.set(dress, [at]);
	});
	let best: readonly number[] = [];
	for (const [dress, all] of byDress) {
		const asks = all.filter(at => dress === overQuote || askOf(textOf(entries[at]!)) === 2);
		// Items of lists need no body, but there are more of them.
		if (dress === bullet && asks.length >= 2 * LEAST && asks.length >= ASKING * all.length && asks.length > best.length)
			best = all;
		if (dress === bullet) continue;
		const asking = asks.filter(at => hasBody(entries, at));
		if (asking.length < LEAST || asking.length < ASKING * all.length) continue;
		// What stands among them in their dress asks in words that are not known.
		const bodied = all.filter(at => hasBody(entries, at) && !closingHeading.test(textOf(entries[at]!)));
		const family = bodied.filter(at => at >= asking[0]! && at <= asking[asking.length - 1]!);
		if (family.length > best.length) best = family;
	}
	if (best.length === 0 && titled) best = headingsOverTasks(entries);
	if (best.length === 0) return undefined;
	const level = entries[best[0]!]!.line.level || 7;
	const labels = new Map<number, Label>();
	const answers = new Set<number>();
	const breaks = new Set<number>();
	let next = 0;
	let under = -1;
	for (const at of best) {
		// Below another heading of the sheet they are counted anew.
		const heading = entries.findLastIndex((e, i) => i < at && e.line.level > 0 && e.line.level < level && !e.skip);
		next = heading === under ? next + 1 : 1;
		if (heading !== under) breaks.add(heading);
		under = heading;
		labels.set(at, nameless(next));
		const { line } = entries[at]!;
		if (line.marker === undefined && (askOf(textOf(entries[at]!)) === 2 || isOverQuote(entries, at)))
			answers.add(belowOf(entries, at));
	}
	const fresh = entries.map((entry, at) => {
		const label = labels.get(at);
		if (label) {
			// Both signs around what stands in italics, or neither.
			const sign = dressed(entry) === 'italic' ? entry.head.trimEnd().slice(-1) : '';
			const whole = { head: sign + entry.head, headStart: entry.headStart - sign.length };
			return { ...entry, ...whole, label, marker: undefined, inner: undefined };
		}
		const plainly = entry.label ? { ...entry, label: undefined, inner: undefined } : entry;
		return answers.has(at) && !entry.marker ? { ...plainly, marker: answering } : plainly;
	});
	return { entries: fresh, breaks };
};

/** Headings of one level without labels, two or more, nearly each of which stands over a task. */
const headingsOverTasks = (entries: readonly Entry[]): readonly number[] => {
	let best: readonly number[] = [];
	for (const level of [1, 2, 3, 4]) {
		const all = entries.flatMap((e, at) => (dressed(e) === `heading ${level}` ? [at] : []));
		const over = all.filter(at => {
			const end = entries.findIndex((e, i) => i > at && e.line.level > 0 && e.line.level <= level);
			return entries
				.slice(at + 1, end < 0 ? undefined : end)
				.some(e => !e.skip && e.line.kind === 'paragraph' && askOf(plain(e.head)) === 2 && !isStep(plain(e.head)));
		});
		if (over.length >= 2 && over.length >= ASKING * all.length && over.length > best.length) best = over;
	}
	return best;
};

/** What stands below such a question answers it. */
const answering: Marker = { kind: 'answer', length: 0, whole: false, firm: true, word: '', sure: false };

const nameless = (n: number): Label => unwritten({ text: `q${n}`, kinds: ['name'] });

/** `*What does it say?*`, the whole line. */
const isItalic = ({ kind, head, headStart, span }: Line): boolean =>
	kind === 'paragraph' && headStart > span.start && /\S[*_]$/.test(head.trim());

const bullet = 'bullet';
const overQuote = 'over a quote';

/** Whether a paragraph in no dress at all asks, to its end, and stands right over a quotation: what is quoted may answer it. */
const isOverQuote = (entries: readonly Entry[], at: number): boolean => {
	const { line, label, marker, skip, role } = entries[at]!;
	if (skip || label || marker || role !== undefined || line.kind !== 'paragraph' || !line.first) return false;
	if (line.containers.length > 0 || isStrong(line)) return false;
	// What goes on behind its question answers it itself.
	const own = entries.slice(at, at + LINES).filter(e => e.line.block === line.block);
	const text = own.map(textOf).join(' ');
	if (/[?？]/.test(text) ? !/[?？][^\p{L}\p{N}]*$/u.test(text) : askOf(text) < 2) return false;
	const next = entries.slice(at + 1, at + LINES).find(e => !e.skip && e.line.block !== line.block);
	return next !== undefined && isQuoted(next.line) && next.line.containers.length === 1 && next.marker === undefined;
};

/** How many lines a question over a quote may have. */
const LINES = 8;

/** How a line that may be a question by itself is set apart; undefined where it is not. */
const dressed = ({ line, label, marker, skip, role }: Entry): string | undefined => {
	if (skip || label || marker?.firm || role !== undefined) return undefined;
	if (isQuoted(line)) {
		const { containers } = line;
		return line.first && containers.length === 1 && containers[0]!.first && line.level === 0 ? 'quote' : undefined;
	}
	const items = line.containers.filter(c => c.kind === 'item').length;
	if (!isStrong(line) && line.marker !== undefined) return items === 1 ? bullet : undefined;
	if (!isStrong(line)) return items === 0 && line.only && isItalic(line) ? 'italic' : undefined;
	if (line.level > 0) return `heading ${line.level}`;
	return line.boldLine && line.first && line.marker === undefined ? `bold ${line.containers.length}` : undefined;
};

/** The words of a line, without the signs that decorate it. */
const textOf = (entry: Entry): string =>
	plain(entry.head).replace(/(?:\s|"|”|\u200D|\uFE0F|\p{Extended_Pictographic})+$/u, '');

/** Index of the first line below one, or below the quote that it opens or the paragraph that it begins in no dress; -1 where there is none. */
const belowOf = (entries: readonly Entry[], at: number): number => {
	const { line } = entries[at]!;
	const quote = line.containers.find(c => c.kind === 'quote')?.id;
	const whole = quote === undefined && !isStrong(line) && line.marker === undefined ? line.block : undefined;
	return entries.findIndex(
		(e, i) =>
			i > at &&
			!e.skip &&
			e.line.block !== whole &&
			(quote === undefined || !e.line.containers.some(c => c.id === quote && c.kind === 'quote')),
	);
};

/** Whether something stands below a line before the next heading or bold line. */
const hasBody = (entries: readonly Entry[], at: number): boolean => {
	const next = entries[belowOf(entries, at)];
	return next !== undefined && next.line.level === 0 && !(next.line.boldLine && next.line.first);
};
