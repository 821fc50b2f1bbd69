import { askOf } from './asks.ts';
import { type Label, type Member, type MemberKind, rankOf, unwritten } from './labels.ts';
import { isQuoted, isStrong, plain } from './lines.ts';
import { dressOf, type Entry, strongOf } from './node.ts';
import { Candidates } from './runs.ts';
import { closingHeading } from './words.ts';

/** Lines that look alike: labels of one kind in one dress, or lines without labels that are set apart in one way. */
export interface Family {
	readonly key: string;
	/** Whether its lines bear labels. */
	readonly labelled: boolean;
	/** Lines, in order. */
	readonly at: readonly number[];
	/** For each line its place in its row, from 1; the rows that they form restart at 1. */
	readonly ranks: readonly number[];
	readonly kind: MemberKind;
	/** Heading level; 7 for bold lines, 8 for text, and one more for each list around it. */
	readonly depth: number;
	/** Share of the lines that ask by themselves. */
	readonly asking: number;
}

/** A whole reading of a document: which families of lines are its parts, the outermost first. */
export interface Outline {
	readonly levels: readonly Family[];
}

const itemsOf = (entry: Entry): number => entry.line.containers.filter(c => c.kind === 'item').length;

const depthOf = (entry: Entry): number =>
	entry.line.level > 0 ? entry.line.level : isStrong(entry.line) && itemsOf(entry) === 0 ? 7 : 8 + itemsOf(entry);

/** The looks of a line that may open a part; undefined where it cannot. */
export const looksOf = (entry: Entry): string | undefined => {
	if (entry.skip || entry.line.cell) return undefined;
	const { label, line } = entry;
	if (label) {
		const strong = strongOf(line, label);
		const last = label.members[label.members.length - 1]!;
		const kind = last.kinds[0] === 'number' ? 'number' : last.kinds[0] === 'name' ? 'name' : 'letter';
		const list = label.length === 0 && label.raw !== '' ? 'list' : label.wrap;
		return [
			dressOf(line, strong),
			line.level,
			itemsOf(entry),
			list,
			kind,
			label.members.length,
			label.word,
			label.upper && kind === 'letter',
		].join(' ');
	}
	if (entry.marker?.firm || isQuoted(line)) return undefined;
	if (line.level > 0) return closingHeading.test(plain(entry.head)) ? undefined : `heading ${line.level}`;
	if (line.boldLine && line.first && line.marker === undefined) return `bold ${itemsOf(entry)}`;
	if (line.marker !== undefined && /^[-*+]$/.test(line.marker)) return `bullet ${itemsOf(entry)}`;
	return undefined;
};

const asksAt = (entries: readonly Entry[], at: number): boolean => {
	const entry = entries[at]!;
	const own = plain(entry.head.slice(entry.label?.length ?? 0));
	if (askOf(own) === 2) return true;
	const next = entries[at + 1];
	return own.length < 60 && next !== undefined && !next.skip && !next.label && askOf(plain(next.head)) === 2;
};

/** Groups the lines of a document by their looks. */
export const familiesOf = (entries: readonly Entry[]): Family[] => {
	const candidates = new Candidates(entries);
	const groups = new Map<string, number[]>();
	entries.forEach((entry, at) => {
		const looks = looksOf(entry);
		// The name of the whole sheet is no part.
		if (looks === undefined || (entry.label && candidates.on(at) === undefined)) return;
		const list = groups.get(looks);
		if (list) list.push(at);
		else groups.set(looks, [at]);
	});
	return [...groups].map(([key, at]) => {
		const first = entries[at[0]!]!;
		const labelled = first.label !== undefined;
		const members = at.map(i => entries[i]!.label?.members.at(-1));
		const kind = labelled ? kindOf(members as Member[]) : 'name';
		return {
			key,
			labelled,
			at,
			ranks: members.map(m => (m ? rankOf(m, kind) : 0)),
			kind,
			depth: depthOf(first),
			asking: at.filter(i => asksAt(entries, i)).length / at.length,
		};
	});
};

/** Whether letters are numerals: `ii` or `iv` among them, and they begin with `i`. */
const kindOf = (members: readonly Member[]): MemberKind => {
	const [first] = members;
	if (first!.kinds[0] === 'number' || first!.kinds.length === 0 || first!.kinds[0] === 'name')
		return first!.kinds[0] ?? 'name';
	return members.some(m => m.text.length > 1) && members.every(m => m.kinds.includes('roman')) ? 'roman' : 'letter';
};

/** Share of a labelled family's lines that go on from the one before or begin a row. */
export const rowOf = (family: Family): number =>
	family.ranks.filter((r, i) => r === 1 || r === 0 || r === (family.ranks[i - 1] ?? r - 1) + 1).length /
	family.ranks.length;

/** How many outlines are weighed. */
const MOST_OUTER = 7;

/** The readings of a document that are worth weighing. */
export const outlinesOf = (entries: readonly Entry[]): Outline[] => {
	const families = familiesOf(entries);
	const outer = families
		.filter(f => f.at.length > 1 || f.depth < 7)
		// `Part II` over problems divides a sheet.
		.filter(f => {
			const label = entries[f.at[0]!]!.label;
			return label?.word !== 'part' || label.members.length > 1;
		})
		.filter(f => (f.labelled ? rowOf(f) >= 0.6 : f.at.length > 2 || f.depth < 7))
		.sort((a, b) => Number(b.labelled) - Number(a.labelled) || b.at.length - a.at.length);
	const labelled = outer.filter(f => f.labelled).slice(0, MOST_OUTER);
	const nameless = outer
		.filter(f => !f.labelled)
		.sort((a, b) => b.asking * b.at.length - a.asking * a.at.length)
		.slice(0, 3);
	const found: Outline[] = [];
	for (const first of [...labelled, ...nameless]) {
		const inner = families.filter(f => f !== first && f.depth >= first.depth && liesIn(f, first));
		const best = inner.sort((a, b) => Number(b.labelled) - Number(a.labelled) || b.at.length - a.at.length).slice(0, 3);
		if (first.at.length > 1) found.push({ levels: [first] });
		const both = inner.filter(f => f.labelled).slice(0, 2);
		if (both.length > 1 && areApart(both[0]!, both[1]!, first))
			found.push({ levels: [first, joined(both[0]!, both[1]!)] });
		for (const second of best) {
			found.push({ levels: [first, second] });
			const third = best.find(f => f !== second && f.depth >= second.depth && liesIn(f, second) && f.labelled);
			if (third) found.push({ levels: [first, second, third] });
		}
	}
	return found;
};

/** Index of the line of a family that a line stands below. */
const segmentOf = (outer: Family, at: number): number => outer.at.findLastIndex(o => o <= at);

/** Whether two families stand below different lines of a third: letters are the parts of one problem, numbers of another. */
const areApart = (a: Family, b: Family, outer: Family): boolean => {
	const own = new Set(a.at.map(at => segmentOf(outer, at)));
	return b.at.every(at => !own.has(segmentOf(outer, at)));
};

/** Two families as one. */
const joined = (a: Family, b: Family): Family => {
	const all = [
		...a.at.map((at, i) => ({ at, rank: a.ranks[i]! })),
		...b.at.map((at, i) => ({ at, rank: b.ranks[i]! })),
	];
	all.sort((x, y) => x.at - y.at);
	return {
		...a,
		key: `${a.key} | ${b.key}`,
		at: all.map(x => x.at),
		ranks: all.map(x => x.rank),
		depth: Math.min(a.depth, b.depth),
	};
};

/** Whether the rows of a family stand below the lines of another, each from its first member on. */
const liesIn = (inner: Family, outer: Family): boolean => {
	let rows = 0;
	let begun = 0;
	let inside = 0;
	let next = 0;
	let last = -1;
	inner.at.forEach((at, i) => {
		while (next < outer.at.length && outer.at[next]! <= at) next++;
		if (next === 0) return;
		inside++;
		if (next !== last) {
			rows++;
			if (inner.ranks[i]! <= 1) begun++;
			last = next;
		}
	});
	return inside * 3 >= inner.at.length * 2 && begun * 3 >= rows * 2;
};

/** Entries as an outline reads them: the labels of its families alone, and names for those that bear none. */
export const entriesOf = (entries: readonly Entry[], outline: Outline): Entry[] => {
	const level = new Map<number, number>();
	outline.levels.forEach((family, i) => {
		for (const at of family.at) level.set(at, i);
	});
	const counts = outline.levels.map(() => 0);
	let asked = -1;
	return entries.map((entry, at) => {
		const own = level.get(at);
		if (own === undefined) {
			if (entry.line.level > 0 && entry.line.level < outline.levels[0]!.depth) counts[0] = 0;
			const answers =
				asked >= 0 && !entry.skip && !entry.marker && askOf(plain(entry.head)) < 2 && entry.line.kind === 'paragraph';
			if (!entry.skip) asked = -1;
			return entry.label || answers
				? { ...entry, label: undefined, inner: undefined, ...(answers ? { marker: answering } : {}) }
				: entry;
		}
		for (let i = own + 1; i < counts.length; i++) counts[i] = 0;
		if (outline.levels[own]!.labelled) return entry;
		counts[own]!++;
		asked = askOf(plain(entry.head)) === 2 && own === outline.levels.length - 1 ? at : -1;
		return { ...entry, label: nameless(counts[own]!), marker: undefined, inner: undefined };
	});
};

const answering = { kind: 'answer' as const, length: 0, whole: false, firm: true, word: '', sure: false };

const nameless = (n: number): Label => unwritten({ text: `q${n}`, kinds: ['name'] });
