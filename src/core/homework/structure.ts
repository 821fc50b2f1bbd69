import { askOf, computes, isStep, isTask } from './asks.ts';
import { rankOf } from './labels.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, hasChoices, lastOf, type Node, pathOf } from './node.ts';

/** What the shape of a tree of parts says, whatever its words are. */
export interface Structure {
	/** Parts without sub-parts. */
	readonly leaves: number;
	/** Share of them that ask, themselves or by what stands right above them. */
	readonly asking: number;
	/** Share of them that ask otherwise than a manual's steps do. */
	readonly set: number;
	/** Share of them that order something, as a teacher does. */
	readonly ordered: number;
	/** Share of them that speak of the asker's own affairs: `Why is my loss NaN?` */
	readonly own: number;
	/** Share of them that say more than their opening line. */
	readonly bodied: number;
	/** Share of them that have one marked answer, set apart as a heading or in bold. */
	readonly marked: number;
	/** Share of them whose labels are a problem's number and a part's letter in one: `1a)`. */
	readonly compound: number;
	/** Share of the outermost parts that ask. */
	readonly rootsAsking: number;
	/** Whether the text begins with the heading of its first part: nothing is said above it. */
	readonly headless: boolean;
	/** Whether every outermost part is a heading that is nothing but a problem's name and number. */
	readonly named: boolean;
	/** Share of labels that go on from the one before or begin a row. */
	readonly complete: number;
	/** Share of the lines below the first part, and of those above it, that belong to parts. */
	readonly covered: number;
	/** Share of the leaves that are headings numbered by decimals alone, as the sections of any text are. */
	readonly sections: number;
	/** Share of the leaves whose labels come again, as those of questions do above their answers. */
	readonly revisited: number;
	/** Share of the leaves that hold a formula or compute. */
	readonly formal: number;
}

/** How many lines of a part may be its question. */
const LEAD = 8;
/** How many lines above the first part belong to the sheet. */
const PREAMBLE = 3;
/** Lines of the last part beyond this many times the usual length are no part of it: it takes all that follows. */
const LONG = 4;

/** Measures a tree of parts. */
export const structureOf = (
	entries: readonly Entry[],
	nodes: readonly Node[],
	hasFormula: (block: number) => boolean,
): Structure => {
	// A question and its answer may bear the same label apart from one another.
	const visits = new Map<string, Node[]>();
	for (const n of nodes) visits.set(pathOf(n), [...(visits.get(pathOf(n)) ?? []), n]);
	const distinct = [...visits.values()].map(list => list[0]!);
	const leaves = nodes.filter(n => n.children.length === 0);
	// `Write queries for the following:` over all of them.
	const above = entries.slice(0, nodes[0]?.at ?? 0).findLast(e => !e.skip);
	const led = above !== undefined && /[:：]\s*$/.test(plain(above.head)) && askOf(plain(above.head)) === 2;
	const leadOf = (n: Node) =>
		n.lines.slice(0, LEAD).flatMap((at, i) => leadText(entries[at]!, i === 0 ? n : undefined));
	const lead = (n: Node) => visits.get(pathOf(n))!.slice(0, 2).flatMap(leadOf);
	const asks = (n: Node) => lead(n).some(text => askOf(text) === 2);
	const sets = (n: Node) => led || lead(n).some(text => askOf(text) === 2 && !isStep(text));
	// `Find the probability that:` over its parts.
	const leadsOn = (n: Node) => {
		const last = n.lines.findLast(at => at < n.children[0]!.at && !entries[at]!.skip);
		return last !== undefined && /[:：]\s*$/.test(plain(entries[last]!.head)) && sets(n);
	};
	const isItem = (n: Node) => entries[n.at]!.line.level === 0;
	// What answers on the line of its question is one line with it.
	const counts = (e: Entry) => !e.skip && !e.line.answers;
	const own = (n: Node) => n.lines.map(at => entries[at]!).filter(counts);
	const asked = (n: Node): boolean =>
		led || asks(n) || hasChoices(own(n)) || (n.parent !== undefined && asks(n.parent));
	const sizes = nodes.map(n => own(n).length).sort((a, b) => a - b);
	const usual = Math.max(3, sizes[Math.floor(sizes.length / 2)] ?? 0);
	const roots = nodes.filter(n => n.parent === undefined);
	const first = entries.find(e => !e.skip);
	const last = nodes[nodes.length - 1];
	const owned = nodes.reduce((sum, n) => sum + Math.min(own(n).length, n === last ? usual * LONG : Infinity), 0);
	// A title and a line or two of a setting above the order are no other matter.
	const setting = !led ? 0 : Math.min(PREAMBLE, entries.slice(0, nodes[0]?.at ?? 0).filter(e => !e.skip).length);
	const all = entries.filter(counts).length - setting;
	const share = (n: number, of: number) => (of === 0 ? 0 : n / of);
	return {
		leaves: leaves.length,
		asking: share(leaves.filter(asked).length, leaves.length),
		set: share(
			leaves.filter(n => sets(n) || (isItem(n) && n.parent !== undefined && leadsOn(n.parent))).length,
			leaves.length,
		),
		ordered: led ? 1 : share(leaves.filter(n => lead(n).some(isOrder)).length, leaves.length),
		own: share(
			leaves.filter(n =>
				lead(n)
					.slice(0, 1)
					.some(text => firstPerson.test(text)),
			).length,
			leaves.length,
		),
		bodied: share(leaves.filter(n => own(n).length > 1).length, leaves.length),
		compound: share(leaves.filter(isCompound).length, leaves.length),
		rootsAsking: led ? 1 : share(roots.filter(sets).length, roots.length),
		headless: first !== undefined && first === entries[nodes[0]?.at ?? -1] && first.line.level > 0,
		named:
			roots.length > 1 &&
			roots.every(
				n =>
					n.label?.word === 'problem' &&
					entries[n.at]!.line.level > 0 &&
					plain(entries[n.at]!.head.slice(n.label.length)).length < 2,
			),
		marked: share(leaves.filter(n => own(n).filter(isAnswerSetApart).length === 1).length, leaves.length),
		complete: share(distinct.filter(n => isInRow(n, nodes)).length, distinct.length),
		covered: share(owned, all),
		revisited: share(leaves.filter(n => visits.get(pathOf(n))!.length > 1).length, leaves.length),
		sections: share(leaves.filter(n => !isItem(n) && isDecimal(n)).length, leaves.length),
		formal: share(
			leaves.filter(n =>
				own(n).some(e => hasFormula(e.line.block) || computes(e.head) || (led && e.line.kind === 'fence')),
			).length,
			leaves.length,
		),
	};
};

const isAnswerSetApart = ({ marker, line }: Entry): boolean =>
	marker?.kind === 'answer' && marker.firm && marker.sure && isStrong(line);

const isCompound = ({ label }: Node): boolean =>
	label?.wrap === 'compound' && label.members[0]!.kinds[0] === 'number' && label.members.at(-1)!.kinds[0] !== 'number';

const isDecimal = ({ label, path }: Node): boolean =>
	label?.word === undefined && path.length > 1 && path.every(m => m.kinds[0] === 'number');

/** Whether a text asks by an order, as a teacher gives it. */
const isOrder = (text: string): boolean =>
	askOf(text) === 2 && !isStep(text) && (!/[?？؟]["'”)*_\s]*$/.test(text) || isTask(text));

const firstPerson = /(?<![\p{L}'’])(?:I|my|me|our|us|mein\w*|ich|mon|ma|mes|je|mi|yo|мой|моя|я)(?![\p{L}'’])/u;

/** The text of a line behind the label that it opens with; none for a line that is skipped. */
const leadText = (entry: Entry, opened: Node | undefined): string[] =>
	entry.skip || entry.line.kind === 'fence' ? [] : [plain(entry.head.slice(opened?.label?.length ?? 0))];

/** Whether a label goes on from the one before it under the same parent, or begins a row. */
const isInRow = (node: Node, nodes: readonly Node[]): boolean => {
	const siblings = node.parent ? node.parent.children : nodes.filter(n => n.parent === undefined);
	const before = siblings[siblings.indexOf(node) - 1];
	const ranks = node.path.map((m, i) => rankOf(m, i === node.path.length - 1 ? node.kind : (m.kinds[0] ?? 'name')));
	const rank = ranks[ranks.length - 1]!;
	if (rank === 0 || rank === 1 || siblings.length === 1) return true;
	// Lists inside a numbered list may be numbered on through all of them.
	if (before === undefined) return [undefined, rank - 1].includes(rankBefore(node, nodes));
	// `2` after `1b`, `3a` after `2`: the first step that differs is the next one, and what is below it begins.
	const at = node.path.findIndex((m, i) => m.text !== before.path[i]?.text);
	const other = before.path[at];
	if (at < 0 || !other) return false;
	const kind = at === node.path.length - 1 ? node.kind : (node.path[at]!.kinds[0] ?? 'name');
	return ranks[at] === rankOf(other, kind) + 1 && ranks.slice(at + 1).every(r => r <= 1);
};

/** The rank of the last label before one that stands as deep under another parent; undefined where there is none. */
const rankBefore = (node: Node, nodes: readonly Node[]): number | undefined => {
	const deep = (n: Node) => n.kind === node.kind && n.path.length === node.path.length;
	const before = nodes.findLast(n => n.index < node.index && deep(n));
	return before && rankOf(lastOf(before), before.kind);
};
