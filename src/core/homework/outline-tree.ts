import { askOf } from './asks.ts';
import type { Label, Member } from './labels.ts';
import { isStrong, plain } from './lines.ts';
import { type Entry, type Node, Nodes, type Tree } from './node.ts';
import type { Outline } from './outlines.ts';
import { answersHeading, closingHeading } from './words.ts';

/** Grows the tree that an outline says: every line of its families opens a part, no other line does. */
export const treeOf = (entries: readonly Entry[], outline: Outline): Tree => {
	const levelOf = new Map<number, number>();
	outline.levels.forEach((family, i) => {
		for (const at of family.at) levelOf.set(at, i);
	});
	const nodes = new Nodes();
	const loose: number[] = [];
	let stack: Node[] = [];
	let current: Node | undefined;
	let broke = false;
	let answers = false;
	const seen = new Set<string>();
	entries.forEach((entry, at) => {
		const place = levelOf.get(at);
		// An inner label with nothing above it opens no part.
		const level = place !== undefined && place > 0 && stack.length === 0 ? undefined : place;
		const { label } = entry;
		if (level !== undefined && label) {
			const family = outline.levels[level]!;
			const members = label.members;
			const parent = stack.slice(0, level).findLast(n => n !== undefined);
			const begins =
				parent !== undefined && members.length > 1 && parent.path.every((m, i) => members[i]?.text === m.text);
			const path: readonly Member[] =
				begins || (members.length > 1 && level > 0 && members[0]!.kinds[0] === 'number')
					? members
					: [...(parent?.path ?? []), ...members];
			const text = path.map(m => m.text).join('.');
			const over = level === 0 && seen.has(text);
			const asks = asksBelow(entries, at, label);
			const repeats = over && !asks;
			if (over && asks) {
				answers = false;
				seen.clear();
				broke = true;
			}
			const node: Node = {
				index: nodes.all.length,
				path,
				kind: family.kind,
				label,
				parent,
				at,
				turn: entry.turn,
				answers: answers || repeats || label.word === 'answer',
				lines: [at],
				epochBreak: broke,
				titledBreak: false,
				children: [],
				hasAnswer: answers || repeats || label.word === 'answer' || entry.inner?.marker.kind === 'answer',
				hasQuestion: entry.inner?.marker.kind === 'question',
				answeredBelow: false,
				firstQuestion: -1,
			};
			if (level === 0) seen.add(text);
			broke = false;
			parent?.children.push(node);
			nodes.add(node);
			stack = [...stack.slice(0, level), node];
			current = node;
			return;
		}
		if (!entry.skip && isStrong(entry.line) && (entry.line.level > 0 || entry.line.boldLine)) {
			const text = plain(entry.head);
			const lists = answersHeading.test(text) || (entry.marker?.kind === 'answer' && entry.marker.whole);
			// The answers to parts that stand above, by their labels again.
			const next = lists ? entries.findIndex((e, i) => i > at && !e.skip && levelOf.has(i)) : -1;
			const nextLevel = next < 0 ? -1 : levelOf.get(next)!;
			if (next > 0 && next < at + 8 && next !== -1) {
				const own = stack.slice(0, nextLevel).at(-1);
				const member = entries[next]!.label!.members.at(-1)!;
				const again =
					nextLevel === 0
						? seen.has(entries[next]!.label!.members.map(m => m.text).join('.'))
						: own !== undefined && nodes.child(own, member.text) !== undefined;
				if (again) {
					if (nextLevel === 0) answers = true;
					stack = stack.slice(0, nextLevel);
					current = stack.at(-1);
					if (current && entry.marker?.kind === 'answer') current.hasAnswer = true;
					(current ? current.lines : loose).push(at);
					return;
				}
			}
			const own = outline.levels[0]!.depth;
			const closes = entry.line.level > 0 && !entry.marker && (entry.line.level < own || closingHeading.test(text));
			if (closes) {
				current = undefined;
				stack = [];
				broke = nodes.all.length > 0;
				seen.clear();
				answers = answersHeading.test(text);
				loose.push(at);
				return;
			}
		}
		if (entry.marker?.kind === 'answer' && current) current.hasAnswer = true;
		if (entry.marker?.kind === 'question' && entry.marker.firm && current) current.hasQuestion = true;
		if (current) current.lines.push(at);
		else loose.push(at);
	});
	return { nodes: nodes.all, loose };
};

/** Whether a label's line asks, or the one below it. */
const asksBelow = (entries: readonly Entry[], at: number, label: Label): boolean => {
	if (askOf(plain(entries[at]!.head.slice(label.length))) === 2) return true;
	const next = entries[at + 1];
	return next !== undefined && !next.skip && !next.label && askOf(plain(next.head)) === 2;
};
