import { askOf } from './asks.ts';
import { type Homework, type Part, sliceText } from './homework.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';
import { looksOf } from './outlines.ts';

/** How coherent a whole reading of a document is. Shares are of 1; what is better when it is small says what is wrong. */
export interface Coherence {
	/** Logarithm of the number of leaves. */
	readonly count: number;
	/** Share of the leaves that ask, and how far they differ in that: 0 where all do or none does. */
	readonly asking: number;
	readonly askMix: number;
	/** Share of the leaves whose question asks in its first words. */
	readonly askedFirst: number;
	/** Share of the leaves that have an answer, and how far they differ in that. */
	readonly answered: number;
	readonly answerMix: number;
	/** Share of the leaves whose answer begins by asking. */
	readonly answerAsks: number;
	/** Share of the text that is explained: it belongs to parts. */
	readonly covered: number;
	/** Share of the text behind the first part that belongs to none. */
	readonly looseAfter: number;
	/** How much more than its due the largest leaf takes, and how far the lengths of leaves differ. */
	readonly largest: number;
	readonly uneven: number;
	/** Labels that open no part: of those in headings the share that does not, of all the share that asks and does not. */
	readonly headLabelsLeft: number;
	readonly askingLabelsLeft: number;
	/** Share of the leaves that are letters of rows which are all as long and ask nothing, as the choices of a quiz are. */
	readonly choices: number;
	/** Share of the labels that are letters of no such row, ask nothing and open no part: letters number what answers list less often than numbers do. */
	readonly lettersLeft: number;
	/** Of the lines that ask: those that ask again inside a leaf, and those that belong to a row of questions which opens no part. */
	readonly askExtra: number;
	readonly askRowsLeft: number;
	/** Share of the leaves that look like most of them. */
	readonly alike: number;
	/** Share of the inner parts that have one part alone. */
	readonly onlyChild: number;
	/** Share of the leaves that are items of lists; that bear no label and ask nothing. */
	readonly listed: number;
	readonly namelessQuiet: number;
	/** Share of the parts that belong to a second homework of the file. */
	readonly again: number;
	/** Share of the leaves that are items of lists inside a part and ask nothing. */
	readonly quietListed: number;
	/** Share of the leaves whose labels stand alone on their lines; that are lettered; that a problem's word names, them or what they stand in. */
	readonly bare: number;
	readonly lettered: number;
	readonly worded: number;
	/** Whether all parts stand in one. */
	readonly oneRoot: number;
}

const share = (n: number, of: number): number => (of === 0 ? 0 : n / of);
/** How far the members of a group differ where this share of them is one way: at most 1. */
const mix = (p: number): number => 4 * p * (1 - p);

/** What the lines of a document say of a reading. */
interface Tally {
	total: number;
	explained: number;
	looseAfter: number;
	after: number;
	asking: number;
	askExtra: number;
	labels: number;
	askingLabelsLeft: number;
	lettersLeft: number;
	headLabels: number;
	headLabelsLeft: number;
	/** Length of each part, its own lines. */
	readonly lengths: Map<number, number>;
	/** Parts that ask, and those opened by items of lists. */
	readonly asks: Set<number>;
	readonly listed: Set<number>;
	/** Parts that are choices by the looks of their rows. */
	readonly chosen: Set<number>;
	/** The looks of the lines that open parts. */
	readonly looks: Map<number, string>;
	/** For each looks: how many lines bear it, open parts, ask. */
	readonly families: Map<string, { all: number; used: number; asking: number }>;
}

/**
 * Measures a reading of a document against its lines.
 *
 * @param entries the lines as they were read before any decision.
 */
export const coherenceOf = (homework: Homework, entries: readonly Entry[]): Coherence => {
	const { parts, source } = homework;
	const tally = tallyOf(homework, entries);
	const leaves = parts.flatMap((part, i) => (part.leaf ? [i] : []));
	const n = leaves.length;
	const text = (part: Part, kind: string) =>
		plain(
			part.sections
				.filter(s => s.kind === kind)
				.flatMap(s => s.slices.map(x => sliceText(source.blocks, x)))
				.join(' ')
				.slice(0, 2000),
		);
	const answers = leaves.map(i => text(parts[i]!, 'answer'));
	const of = (test: (leaf: number, place: number) => boolean) => share(leaves.filter(test).length, n);
	const asking = of(i => tally.asks.has(i));
	const answered = of((_, k) => answers[k] !== '');
	const sizes = leaves.map(i => tally.lengths.get(i) ?? 0);
	const looks = new Map<string, number>();
	for (const i of leaves) {
		const own = tally.looks.get(i) ?? '';
		if (own !== '') looks.set(own, (looks.get(own) ?? 0) + 1);
	}
	const rows = parts.filter(p => !p.leaf);
	return {
		count: Math.log2(1 + n),
		asking,
		askMix: mix(asking),
		askedFirst: of(i => askOf(plain(parts[i]!.title)) === 2 || askOf(text(parts[i]!, 'question').slice(0, 300)) === 2),
		answered,
		answerMix: mix(answered),
		answerAsks: of((_, k) => answers[k] !== '' && askOf(answers[k]!.slice(0, 200)) === 2),
		covered: share(tally.explained, tally.total),
		looseAfter: share(tally.looseAfter, tally.after),
		largest:
			share(
				Math.max(0, ...sizes),
				sizes.reduce((a, b) => a + b, 0),
			) - share(1, n),
		uneven: spread(sizes.map(size => Math.log2(1 + size))),
		headLabelsLeft: share(tally.headLabelsLeft, tally.headLabels),
		askingLabelsLeft: share(tally.askingLabelsLeft, tally.labels),
		choices: of(i => tally.chosen.has(i)),
		lettersLeft: share(tally.lettersLeft, tally.labels),
		askExtra: share(tally.askExtra, tally.asking),
		askRowsLeft: share(rowsLeft(tally), tally.asking),
		alike: share(Math.max(0, ...looks.values()), n),
		onlyChild: share(rows.filter(p => p.children.length === 1).length, rows.length),
		listed: of(i => tally.listed.has(i)),
		namelessQuiet: of(i => parts[i]!.raw === '' && !tally.asks.has(i)),
		again: share(parts.filter(p => /^\d+:/.test(p.id)).length, parts.length),
		quietListed: of(i => tally.listed.has(i) && !tally.asks.has(i) && parts[i]!.parent !== undefined),
		bare: of(i => parts[i]!.raw !== '' && parts[i]!.title === ''),
		lettered: of(i => parts[i]!.raw !== '' && /(?:^|\.)[a-z]$/.test(parts[i]!.label)),
		worded: of(i => isWorded(parts, i)),
		oneRoot: parts.filter(p => p.parent === undefined).length === 1 ? 1 : 0,
	};
};

/** Whether a word names a part or one that it stands in: `Problem 3`. */
const isWorded = (parts: readonly Part[], i: number): boolean => {
	const { raw, parent } = parts[i]!;
	return /^\P{L}*\p{L}{2,}[\s.]*\P{L}/u.test(raw) || (parent !== undefined && isWorded(parts, parent));
};

/** Standard deviation. */
const spread = (list: readonly number[]): number => {
	const mean = share(
		list.reduce((a, b) => a + b, 0),
		list.length,
	);
	return Math.sqrt(
		share(
			list.reduce((sum, x) => sum + (x - mean) ** 2, 0),
			list.length,
		),
	);
};

/** Lines that ask in rows of three or more, most of which ask and most of which open no part. */
const rowsLeft = ({ families }: Tally): number =>
	[...families.values()].reduce(
		(sum, { all, used, asking }) => sum + (used * 2 < all && all > 2 && asking * 3 >= all * 2 ? asking : 0),
		0,
	);

/** How many rows of one length make the choices of a quiz, and how long such rows are. */
const QUIZ = 3;
const FEWEST = 3;
const MOST = 6;

const choicesBy = new WeakMap<readonly Entry[], ReadonlySet<Entry>>();

/** Lines that are letters of rows in one dress, all but a few of which are as long as the others and none of which ask. */
const choicesOf = (entries: readonly Entry[]): ReadonlySet<Entry> => {
	const known = choicesBy.get(entries);
	if (known) return known;
	const rows = new Map<string, Entry[][]>();
	for (const entry of entries) {
		const text = entry.label?.members.length === 1 ? entry.label.members[0]!.text : '';
		const looks = /^[a-f]$/.test(text) && !entry.skip ? looksOf(entry) : undefined;
		if (looks === undefined) continue;
		const list = rows.get(looks) ?? [];
		rows.set(looks, list);
		const last = list.at(-1);
		if (last && text.charCodeAt(0) === 97 + last.length) last.push(entry);
		else if (text === 'a') list.push([entry]);
	}
	const found = new Set<Entry>();
	for (const list of rows.values()) {
		const asks = (row: readonly Entry[]) => row.some(e => askOf(plain(e.head.slice(e.label!.length))) === 2);
		const lengths = new Map<number, number>();
		for (const row of list) lengths.set(row.length, (lengths.get(row.length) ?? 0) + 1);
		const [length, often] = [...lengths].sort((x, y) => y[1] - x[1])[0] ?? [0, 0];
		if (often < QUIZ || often * 5 < list.length * 4 || length < FEWEST || length > MOST || list.some(asks)) continue;
		for (const row of list) for (const entry of row) found.add(entry);
	}
	choicesBy.set(entries, found);
	return found;
};

const tallyOf = ({ parts, source }: Homework, entries: readonly Entry[]): Tally => {
	const owned: { start: number; end: number; part: number; answers: boolean }[][] = source.blocks.map(() => []);
	parts.forEach((part, i) => {
		owned[part.heading.block]!.push({ ...part.heading.span, part: i, answers: false });
		for (const s of [...part.sections, ...part.revisions.flat()])
			for (const { block, span } of s.slices)
				owned[block]!.unshift({ ...span, part: i, answers: s.kind === 'answer' || s.kind === 'takeaway' });
	});
	const opens = new Map(parts.map((p, i) => [`${p.heading.block}:${p.heading.span.start}`, i]));
	const tally: Tally = {
		total: 0,
		explained: 0,
		looseAfter: 0,
		after: 0,
		asking: 0,
		askExtra: 0,
		labels: 0,
		askingLabelsLeft: 0,
		lettersLeft: 0,
		headLabels: 0,
		headLabelsLeft: 0,
		lengths: new Map(),
		asks: new Set(),
		listed: new Set(),
		chosen: new Set(),
		looks: new Map(),
		families: new Map(),
	};
	const choices = choicesOf(entries);
	let begun = false;
	/** Whether the line above asks, and the row of letters that goes on stands right below a question: they may be choices. */
	let askedAbove = false;
	let chosen = false;
	for (const entry of entries) {
		if (entry.skip) continue;
		const { line, label } = entry;
		const size = line.span.end - line.span.start;
		const opened = opens.get(`${line.block}:${line.span.start}`);
		const at = Math.min(entry.headStart, line.span.end - 1);
		const places = owned[line.block]!;
		const place =
			places.find(s => s.start <= at && at < s.end) ??
			places.find(s => s.start < line.span.end && line.span.start < s.end);
		const part = opened ?? place?.part;
		const asks = line.kind !== 'fence' && askOf(plain(entry.head.slice(label?.length ?? 0))) === 2;
		begun ||= opened !== undefined;
		tally.total += size;
		if (asks) tally.asking++;
		if (begun) tally.after += size;
		const looks = looksOf(entry);
		if (looks !== undefined) {
			const family = tally.families.get(looks) ?? { all: 0, used: 0, asking: 0 };
			tally.families.set(looks, family);
			family.all++;
			if (asks) family.asking++;
			if (opened !== undefined) {
				family.used++;
				tally.looks.set(opened, looks);
			}
		}
		if (label) {
			tally.labels++;
			if (line.level > 0) tally.headLabels++;
			if (opened === undefined && asks) tally.askingLabelsLeft++;
			const { text } = label.members.at(-1)!;
			if (text === 'a') chosen = askedAbove;
			if (opened === undefined && !label.upper && !chosen && !asks && !choices.has(entry) && /^[a-z]$/.test(text))
				tally.lettersLeft++;
			if (opened !== undefined && choices.has(entry)) tally.chosen.add(opened);
			if (opened === undefined && line.level > 0) tally.headLabelsLeft++;
		}
		askedAbove = asks;
		if (part === undefined) {
			if (begun) tally.looseAfter += size;
			continue;
		}
		tally.explained += size;
		tally.lengths.set(part, (tally.lengths.get(part) ?? 0) + size);
		if (opened !== undefined && line.containers.some(c => c.kind === 'item')) tally.listed.add(part);
		if (!asks || (place?.answers && opened === undefined)) continue;
		if (tally.asks.has(part) && line.first) tally.askExtra++;
		tally.asks.add(part);
	}
	return tally;
};
