import { remember } from '../text/memo.ts';
import { askOf, computes } from './asks.ts';
import { plain } from './lines.ts';
import { type Entry, type Node, pathOf } from './node.ts';

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
	const roots = new Map<string, Node[]>();
	for (const node of nodes) {
		if (node.parent !== undefined) continue;
		const label = pathOf(node);
		const list = roots.get(label);
		if (list) list.push(node);
		else roots.set(label, [node]);
	}
	for (const list of roots.values())
		for (const [at, node] of list.entries())
			if (list.slice(at + 1, at + 1 + outlineReach).some(again => isOutline(node, again, entries)))
				for (const inner of subtree(node)) outline.add(inner);
	for (const node of nodes) if (isEmptyChapter(node, nodes, entries)) outline.add(node);
	const parts: Visits[] = [];
	const partOf = new Map<Node, Visits>();
	const known = new Map<string, Visits>();
	let epoch = 1;
	let last: Node | undefined;
	const numbered = nodes.filter(n => n.parent === undefined);
	for (const node of nodes) {
		if (outline.has(node)) continue;
		const parent = node.parent && partOf.get(node.parent);
		const label = pathOf(node);
		const key = () => `${epoch}:${label}`;
		let earlier = known.get(key());
		if (node.parent === undefined) {
			if (last && last !== node && startsOver(node, last, earlier, entries)) {
				if (!isSlip(node, last, numbered)) epoch++;
				earlier = undefined;
			}
			last = node;
		}
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

/** How many later visits of a label are looked at for the body that an outline's item lacks: a chat may ask one problem a thousand times. */
const outlineReach = 8;

/** `**Which one would you like to start with?**`: what an assistant's overview closes with. */
const isOffer = (lines: readonly Entry[]): boolean =>
	lines.length === 1 &&
	lines[0]!.role === 'assistant' &&
	lines[0]!.head.length < 160 &&
	/[?？][*_\s]*$/.test(lines[0]!.head);

/** One-line items without bodies whose labels come again with bodies. */
const isOutline = (node: Node, again: Node, entries: readonly Entry[]): boolean => {
	if (again.path.length !== node.path.length) return false;
	const own = subtree(node);
	// An overview computes nothing.
	if (own.some(n => computes(entries[n.at]!.head))) return false;
	// A label twice in it is a question and its answer.
	if (new Set(own.map(pathOf)).size < own.length) return false;
	const end = own.findLast(n => n.children.length === 0);
	const says = (n: Node): boolean =>
		n.children.length === 0 && body(n, entries).length > 0 && !(n === end && isOffer(body(n, entries)));
	if (own.some(n => n.hasAnswer || says(n))) return false;
	// What a user asks and the reply takes up.
	if (entries[node.at]!.role === 'user' && entries[again.at]!.role === 'assistant') return false;
	const leaves = own.filter(n => n.children.length === 0);
	const asks = leaves.filter(n => askOf(plain(entries[n.at]!.head.slice(n.label?.length ?? 0))) === 2).length;
	const later = subtree(again);
	const full = later.some(n => body(n, entries).length > 0);
	// Questions in one line each, answered further down, are no outline; unless they are asked again there.
	return full && (asks * 2 < leaves.length || later.some(n => n.hasQuestion));
};

/** `## 1 Overview` beside `## 2 Memory` and `## 3 Time`, both of which hold problems by name: a chapter that asks nothing. */
const isEmptyChapter = (node: Node, nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const { level } = entries[node.at]!.line;
	if (node.parent || node.children.length > 0 || node.label?.word || level === 0 || node.hasAnswer || node.hasQuestion)
		return false;
	if (node.lines.some(at => /[?？]/.test(entries[at]!.head))) return false;
	const beside = nodes.filter(n => n !== node && !n.parent && !n.label?.word && entries[n.at]!.line.level === level);
	return (
		beside.length > 0 && beside.every(n => n.children.length > 0 && n.children.every(c => c.label?.word === 'problem'))
	);
};

/** What a part's opening line says behind its label; nothing where that is marked as an answer: `**Question 2.** **Answer:** Zero.` */
const opening = (n: Node, entries: readonly Entry[]): string => {
	const { head, inner } = entries[n.at]!;
	return inner?.marker.kind === 'answer' ? '' : plain(head.slice(n.label?.length ?? 0));
};

/** Whether a part has an answer by its marker, or by the fold it stands in (`::: {.solution}`). */
const isAnswered = (list: readonly Node[], entries: readonly Entry[]): boolean =>
	list.some(
		n =>
			n.hasAnswer ||
			n.lines.some(at =>
				entries[at]!.line.containers.some(c => c.kind === 'details' && /solution|answer/i.test(c.marker ?? '')),
			),
	);

/**
 * Whether a top label begins another homework rather than going on with this one: its numbers start over under a new top
 * heading, or it comes again with another question and another answer.
 */
const startsOver = (node: Node, last: Node, earlier: Visits | undefined, entries: readonly Entry[]): boolean => {
	const answered = (list: readonly Node[]) => isAnswered(list, entries);
	const fresh = subtree(node);
	const before = earlier && earlier.nodes[earlier.nodes.length - 1]!;
	const old = (earlier?.nodes ?? []).slice(-3).flatMap(subtree);
	const asks = (list: readonly Node[]) =>
		list.some(
			n =>
				n.hasQuestion ||
				[n.at, ...n.lines].some(at => askOf(at === n.at ? opening(n, entries) : plain(entries[at]!.head)) === 2),
		);
	const other = () => similarity(textOf(old, entries), textOf(fresh, entries)) < 0.5;
	const another = node.epochBreak && !node.answers && asks(fresh) && (asks(old) || answered(old));
	if (before && another && other()) return true;
	// Under a title of its own: it asks, or both say more than a label.
	const bodied = (list: readonly Node[]) => list.some(n => body(n, entries).length > 0);
	if (
		before &&
		node.titledBreak &&
		!node.answers &&
		(asks(fresh) ? asks(old) || answered(old) || bodied(old) : bodied(old) && bodied(fresh))
	)
		return true;
	const opens = (n: Node) => askOf(opening(n, entries)) === 2;
	const both = asks(fresh) && asks(old);
	// Each with a question and an answer, by marker or by place.
	const full = (list: readonly Node[]) => list.some(n => opens(n) && body(n, entries).length > 0) || answered(list);
	const apart = () => similarity(textOf(old, entries), textOf(fresh, entries)) < 0.25;
	if (before && !node.answers && before.turn === node.turn && both && full(old) && full(fresh) && apart()) return true;
	// The numbers start over at 1, and ask something else.
	const over = both && opens(node) && node.path[0]!.text === '1' && Number(last.path[0]!.text) > 2;
	if (before && !node.answers && before.turn === node.turn && over && answered(old) && apart()) return true;
	// `# Responses to homework 2` that ask themselves, and something else.
	if (before && node.answers && before.turn === node.turn && opens(node) && (asks(old) || bodied(old)) && apart())
		return true;
	// Answers that stand apart from their questions.
	if (before && answered(fresh) !== answered(old)) return false;
	if (node.answers) return before !== undefined && answered(old) && before.turn === node.turn;
	if (!before) return node.epochBreak && descends(last, node);
	const alike = similarity(textOf(old, entries), textOf(fresh, entries));
	if (before.turn !== node.turn) return node.epochBreak && alike < 0.25;
	// `# Homework 2: solutions` below questions that have none.
	if (node.epochBreak && !node.titledBreak && asks(old) && !asks(fresh) && !full(old)) return false;
	if (node.epochBreak) return answered(old) || alike < 0.5;
	return answered(old) && alike < (answered(fresh) && both ? 0.5 : 0.25);
};

/** Whether a number stands twice in a row by a slip, and the next one goes on from it: `3`, `5`, `5`, `6`. */
const isSlip = (node: Node, last: Node, roots: readonly Node[]): boolean => {
	const at = roots.indexOf(node);
	const after = roots[at + 1];
	const number = (n: Node) => Number(n.path[0]!.text);
	return (
		roots[at - 1] === last &&
		last.path.length === 1 &&
		!node.epochBreak &&
		pathOf(last) === pathOf(node) &&
		last.label?.wrap === node.label?.wrap &&
		number(node) > 1 &&
		after !== undefined &&
		number(after) === number(node) + 1
	);
};

const descends = (last: Node, node: Node): boolean => {
	const at = last.path.findIndex((m, i) => m.text !== node.path[i]?.text);
	const [a, b] = at > 0 && node.path[at] ? [last.path[at]!, node.path[at]!] : [last.path[0]!, node.path[0]!];
	const both = a.kinds[0] === 'number' && b.kinds[0] === 'number';
	return both ? Number(b.text) <= Number(a.text) : a.kinds[0] !== 'number' && b.text === '1';
};

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

/** Words that any two questions share. */
const common =
	/^(?:the|and|for|are|was|its|how|why|who|can|you|what|which|when|where|does|with|from|that|this|these|have|has|many|much|one|two|compute|calculate|explain|give|show|find|define|answer|question|problem|part|solution)$/;

/** Words of a text that tell it from others. */
const wordsOf: (text: string) => ReadonlySet<string> = remember(
	text =>
		new Set(
			(
				plain(text)
					.toLowerCase()
					.match(/\p{Script=Han}|[\p{L}\d]{3,}/gu) ?? []
			).filter(word => !common.test(word)),
		),
);

/** Share of words in common. */
export const similarity = (a: string, b: string): number => {
	const left = wordsOf(a);
	const right = wordsOf(b);
	if (left.size === 0 || right.size === 0) return plain(a) === plain(b) ? 1 : 0;
	let shared = 0;
	for (const word of left) if (right.has(word)) shared++;
	return shared / Math.min(left.size, right.size);
};

/** Share of the words of a text that another one has too. */
export const share = (text: string, other: string): number => {
	const [own, all] = [wordsOf(text), wordsOf(other)];
	if (own.size === 0) return plain(text) === plain(other) ? 1 : 0;
	return [...own].filter(word => all.has(word)).length / own.size;
};
