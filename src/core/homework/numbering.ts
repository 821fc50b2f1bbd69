import { askOf } from './asks.ts';
import { type Label, type MemberKind, rankOf } from './labels.ts';
import { isQuoted, plain } from './lines.ts';
import { asksIn, type Candidate, type Entry, hasChoices, kindFor, type Node } from './node.ts';
import type { Candidates } from './runs.ts';

/**
 * How two dresses number a document through: the labels in one of them count from the first on, and those in the other start over below
 * each of them. Which is a problem and which a part of one is then told by the whole, whatever a single row looks like.
 */
export interface Numbering {
	/** For each line that opens a problem or a part by it: the line of the problem that a part belongs to, and how its label is read. */
	readonly lines: ReadonlyMap<number, { readonly over: number | undefined; readonly kind: MemberKind }>;
}

/** Lines whose labels look alike, in order. */
export interface Row {
	readonly at: readonly number[];
	readonly ranks: readonly number[];
	readonly kind: MemberKind;
	readonly dress: Candidate['dress'];
	readonly level: number;
	readonly word: Label['word'];
	/** How many items of lists they stand in. */
	readonly depth: number;
}

/** What share of the parts must ask, offer choices or hold a marker. */
const ASKING = 0.6;
/** How many lines of a part may stand above the one that asks. */
const NEAR = 3;

/** The numbering of a document that two dresses number through; undefined where none do. */
export const numberingOf = (entries: readonly Entry[], candidates: Candidates): Numbering | undefined => {
	if (entries.some(e => e.role !== undefined)) return undefined;
	const rows = rowsOf(entries, candidates);
	for (const outer of rows) {
		if (!isOuter(outer) || !isOutermost(outer, entries, candidates)) continue;
		for (const inner of rows) {
			if (!isInner(inner, outer)) continue;
			const found = join(outer, inner);
			if (found && isAsked(entries, found)) return found;
		}
	}
	return undefined;
};

/** Rows of labels, those of problems by name first, then headings, then bold lines, then others. */
export const rowsOf = (entries: readonly Entry[], candidates: Candidates): Row[] => {
	const lists = new Map<string, Candidate[]>();
	for (const c of candidates.all) {
		const { line } = entries[c.at]!;
		if (c.label.members.length > 1 || c.label.word === 'answer' || line.cell || isQuoted(line)) continue;
		const kind = kindFor(c.label.members[0]!);
		if (kind === 'name') continue;
		const alpha = kind === 'number' ? 'number' : 'letter';
		const key = [c.dress, line.level, itemsOf(line), c.label.word, c.label.name, c.label.wrap, alpha, c.label.upper];
		const list = lists.get(key.join(' '));
		if (list) list.push(c);
		else lists.set(key.join(' '), [c]);
	}
	const order = ({ word, dress }: Row) => (word === 'problem' ? 0 : { heading: 1, bold: 2, item: 3, plain: 3 }[dress]);
	return [...lists.values()]
		.filter(list => list.length > 1)
		.map(list => {
			const kinds = list.map(c => c.label.members[0]!.kinds);
			const kind = (['number', 'roman', 'letter'] as const).find(k => kinds.every(own => own.includes(k)))!;
			const letters = kind === 'roman' && list.some(c => /^[cdlm]/.test(c.label.members[0]!.text));
			const read = letters ? 'letter' : kind;
			const { line } = entries[list[0]!.at]!;
			return {
				at: list.map(c => c.at),
				ranks: list.map(c => (read === undefined ? 0 : rankOf(c.label.members[0]!, read))),
				kind: read,
				dress: list[0]!.dress,
				level: line.level,
				word: list[0]!.label.word,
				depth: itemsOf(line),
			};
		})
		.filter(({ kind }) => kind !== undefined)
		.sort((a, b) => order(a) - order(b) || a.at[0]! - b.at[0]!);
};

const itemsOf = ({ containers }: Entry['line']): number => containers.filter(c => c.kind === 'item').length;

/** Whether a row counts from the first on without a gap; it may start over. */
export const isOuter = ({ ranks }: Row): boolean =>
	ranks[0] === 1 && ranks.every((rank, i) => i === 0 || rank === 1 || rank === ranks[i - 1]! + 1);

/** Whether nothing else is labelled as a problem, and no label stands in a higher heading. */
const isOutermost = ({ at, level }: Row, entries: readonly Entry[], candidates: Candidates): boolean => {
	const own = new Set(at);
	return candidates.all.every(c => {
		if (own.has(c.at)) return true;
		const other = entries[c.at]!.line.level;
		return c.label.word !== 'problem' && (level === 0 || other === 0 || other > level);
	});
};

/** Whether a row may stand below another: not in a higher heading, nor further out in a list. */
export const isInner = (inner: Row, outer: Row): boolean => {
	if (inner === outer || inner.word === 'problem') return false;
	// `## Part I` over `1.`: a division of the sheet; over `A.` it is a problem.
	if (outer.word === 'part' && (inner.kind !== 'letter' || inner.word !== undefined || outer.level === 0)) return false;
	if (inner.level > 0 && outer.level > 0 && inner.level <= outer.level) return false;
	return inner.depth >= outer.depth || inner.level > 0;
};

/** The numbering by two rows, where the inner one starts over below each member of the outer one that it stands below; two of them at least. */
const join = (outer: Row, inner: Row): Numbering | undefined => {
	if (inner.at[0]! < outer.at[0]!) return undefined;
	const lines = new Map<number, { over: number | undefined; kind: MemberKind }>();
	for (const at of outer.at) lines.set(at, { over: undefined, kind: outer.kind });
	const below = new Set<number>();
	let last = 0;
	let over = -1;
	for (const [i, at] of inner.at.entries()) {
		const own = outer.at.findLast(line => line < at)!;
		const rank = inner.ranks[i]!;
		if (own !== over ? rank !== 1 : rank !== 1 && rank !== last + 1) return undefined;
		over = own;
		last = rank;
		below.add(own);
		lines.set(at, { over: own, kind: inner.kind });
	}
	return below.size > 1 ? { lines } : undefined;
};

/** Whether most parts that a numbering tells ask, offer choices, or hold a marker of a question or an answer. */
export const isAsked = (entries: readonly Entry[], { lines }: Numbering): boolean => {
	const over = new Set([...lines.values()].map(l => l.over));
	const leaves = [...lines.keys()].filter(at => !over.has(at)).sort((a, b) => a - b);
	const all = [...lines.keys()].sort((a, b) => a - b);
	/** A part by the labels of its problem and its own: what is asked in one place may be answered in another. */
	const pathAt = (at: number) =>
		[lines.get(at)!.over, at].map(line => (line === undefined ? '' : entries[line]!.label!.members[0]!.text)).join('.');
	const asks = (at: number) => {
		const end = all.find(line => line > at) ?? entries.length;
		const own = entries.slice(at + 1, end).filter(e => !e.skip);
		const opening = entries[at]!;
		const text = plain(opening.head.slice(opening.label!.length));
		const marked = ({ marker, inner }: Entry) => (marker?.firm && /^(?:question|answer)$/.test(marker.kind)) || inner;
		return (
			askOf(text) === 2 ||
			own.slice(0, NEAR).some(e => !e.label && asksIn(e) === 2) ||
			hasChoices(own) ||
			[opening, ...own].some(marked)
		);
	};
	const asked = new Set(leaves.filter(asks).map(pathAt));
	return leaves.length > 2 && leaves.filter(at => asked.has(pathAt(at))).length >= ASKING * leaves.length;
};

/** What share of the labels of a numbering a reading may place otherwise. */
const OFF = 0.1;

/** Whether a reading has its parts where a numbering has them, all but a few. */
export const agrees = (nodes: readonly Node[], { lines }: Numbering): boolean => {
	const found = new Map(nodes.map(n => [n.at, n]));
	const off = [...lines].filter(([at, { over }]) => {
		const node = found.get(at);
		return !node || (over !== undefined && node.parent?.at !== over);
	});
	return off.length <= OFF * lines.size;
};
