import { askOf } from './asks.ts';
import { plain } from './lines.ts';
import type { Entry, Node } from './tree.ts';

/** One part of the document: its visits, the first of them naming it. */
export interface Visits {
	readonly nodes: Node[];
	/** Which homework of the file it belongs to, from 1. */
	readonly epoch: number;
	readonly parent: Visits | undefined;
	readonly label: string;
}

export interface Merged {
	readonly parts: readonly Visits[];
	/** Lines of outlines: they look like parts and are none. */
	readonly outline: readonly number[];
}

/**
 * Brings visits of one label together: questions and answers that stand apart, revisions in a later turn; tells a second
 * homework from them, and drops outlines (rules.md, 1.5 and 1.6).
 */
export const mergeVisits = (nodes: readonly Node[], entries: readonly Entry[]): Merged => {
	const outline = new Set<Node>();
	for (const node of nodes)
		if (node.parent === undefined && isOutline(node, nodes, entries))
			for (const inner of subtree(node)) outline.add(inner);
	const parts: Visits[] = [];
	const partOf = new Map<Node, Visits>();
	const known = new Map<string, Visits>();
	let epoch = 1;
	for (const node of nodes) {
		if (outline.has(node)) continue;
		const parent = node.parent && partOf.get(node.parent);
		const label = node.path.map(m => m.text).join('.');
		const key = () => `${epoch}:${label}`;
		let earlier = known.get(key());
		if (earlier && node.parent === undefined && startsOver(node, earlier, entries)) {
			epoch++;
			earlier = undefined;
		} else if (!earlier && node.parent === undefined && node.epochBreak && epoch > 1) earlier = undefined;
		if (earlier && parent && earlier.parent !== parent) earlier = undefined;
		if (earlier) {
			earlier.nodes.push(node);
			partOf.set(node, earlier);
			continue;
		}
		const part: Visits = { nodes: [node], epoch: parent?.epoch ?? epoch, parent, label };
		known.set(`${part.epoch}:${label}`, part);
		parts.push(part);
		partOf.set(node, part);
	}
	return { parts, outline: [...outline].flatMap(n => n.lines) };
};

export const subtree = (node: Node): Node[] => [node, ...node.children.flatMap(subtree)];

/** Lines of a node's body that say something. */
const body = (node: Node, entries: readonly Entry[]): Entry[] =>
	node.lines.filter(at => at !== node.at && !entries[at]!.skip).map(at => entries[at]!);

/** One-line items without bodies whose labels come again with bodies. */
const isOutline = (node: Node, nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const own = subtree(node);
	if (own.some(n => n.hasAnswer || (n.children.length === 0 && body(n, entries).length > 0))) return false;
	const asks = own.filter(n => askOf(plain(entries[n.at]!.head.slice(n.label?.length ?? 0))) === 2).length;
	const label = node.path[0]!.text;
	const again = nodes.find(
		n => n.index > node.index && n.parent === undefined && n.path[0]!.text === label && !own.includes(n),
	);
	if (!again) return false;
	const later = subtree(again);
	const full = later.some(n => body(n, entries).length > 0);
	// Questions in one line each, answered further down, are no outline; unless they are asked again there.
	return full && (asks * 2 < own.length || later.some(n => n.hasQuestion));
};

/** Whether a label that comes again begins another homework rather than going on with this one. */
const startsOver = (node: Node, earlier: Visits, entries: readonly Entry[]): boolean => {
	if (node.answers) return false;
	const before = earlier.nodes[earlier.nodes.length - 1]!;
	const old = subtree(before);
	const fresh = subtree(node);
	const answered = (list: readonly Node[]) => list.some(n => n.hasAnswer);
	if (node.epochBreak && answered(old) === answered(fresh))
		return similarity(textOf(old, entries), textOf(fresh, entries)) < 0.5 || !sameTurnStyle(before, node);
	if (answered(old) !== answered(fresh) && !node.epochBreak) return false;
	return (
		similarity(textOf(old, entries), textOf(fresh, entries)) < 0.25 &&
		(node.epochBreak || (answered(old) && answered(fresh) && before.turn === node.turn))
	);
};

const sameTurnStyle = (a: Node, b: Node): boolean => a.turn !== b.turn;

const textOf = (nodes: readonly Node[], entries: readonly Entry[]): string =>
	nodes
		.flatMap(n => [
			entries[n.at]!.head,
			...body(n, entries)
				.slice(0, 6)
				.map(e => e.head),
		])
		.join(' ')
		.slice(0, 2000);

/** Share of words in common. */
export const similarity = (a: string, b: string): number => {
	const words = (text: string) =>
		new Set(
			plain(text)
				.toLowerCase()
				.match(/[\p{L}\d]{3,}/gu) ?? [],
		);
	const left = words(a);
	const right = words(b);
	if (left.size === 0 || right.size === 0) return 0;
	let common = 0;
	for (const word of left) if (right.has(word)) common++;
	return common / Math.min(left.size, right.size);
};
