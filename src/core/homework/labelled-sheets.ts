import { isTask } from './asks.ts';
import { rankOf } from './labels.ts';
import { plain } from './lines.ts';
import { type Entry, lastOf, type Node } from './node.ts';
import { readPoints } from './points.ts';
import type { Structure } from './structure.ts';

/** What makes a sheet of a text by its labels alone, whatever its words and its field are. */

/** How many parts make a sheet that nothing says to be one. */
const FEW = 4;
/** How many short lines (a name, a number, a date) may stand above the first part of a text without a title. */
const PREFACE = 3;
const SHORT = 60;

/**
 * Whether the labels of a text are those of a homework: they stand alone on their lines over answers, they are picked from a book
 * whose numbers go on between them, or points stand beside nearly all of them.
 *
 * @param titled whether its title says that it holds homework, or answers.
 */
export const isLabelledSheet = (
	nodes: readonly Node[],
	entries: readonly Entry[],
	shape: Structure,
	titled: boolean,
): boolean => {
	const leaves = nodes.filter(n => n.children.length === 0);
	const roots = nodes.filter(n => n.parent === undefined);
	if (leaves.length < FEW || leaves.some(n => n.label === undefined || n.label.raw === '')) return false;
	const pointed = (list: readonly Node[]) =>
		list.length > 2 && list.filter(n => readPoints(entries[n.at]!.head) !== undefined).length * 5 >= list.length * 4;
	if ((pointed(leaves) || pointed(roots)) && shape.complete >= 0.9 && shape.covered >= 0.5) return true;
	if (!(titled || isUntitled(nodes, entries)) || (shape.covered < 0.9 && !isHeadedThroughout(nodes, entries)))
		return false;
	if (isPicked(roots, entries)) return shape.asking >= 0.5 || shape.formal >= (titled ? 0.1 : 0.3);
	if (shape.complete < 0.9) return false;
	const alone = (list: readonly Node[]) => list.filter(n => isAlone(n, entries)).length;
	const bare = alone(leaves) * 5 >= leaves.length * 3 && shape.bodied >= 0.6;
	const over = alone(roots) * 5 >= roots.length * 4 && roots.filter(n => lettered(n) > 1).length > 1;
	if (!bare && !over) return false;
	// Numbers alone head the chapters of any text, and its clauses.
	const numbers = leaves.filter(n => n.label?.word === undefined && n.path.every(m => m.kinds[0] === 'number'));
	return numbers.length * 2 < leaves.length || shape.formal >= 0.5;
};

/**
 * Whether nothing is said above the first part but a name, a number or a date, or an order that all parts go on from, or what stands
 * under a heading numbered as it is (`1.1 / 1.2)`).
 */
const isUntitled = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const above = entries.slice(0, nodes[0]!.at).filter(e => !e.skip);
	const numbered = above[0]?.line.level === entries[nodes[0]!.at]!.line.level && /^\d/.test(above[0].head);
	const ordered = above.length > 0 && above.every(e => e.line.level === 0 && isTask(plain(e.head)));
	return (
		numbered ||
		ordered ||
		(above.length <= PREFACE && above.every(e => e.line.level === 0 && plain(e.head).length <= SHORT))
	);
};

/** Whether nearly every heading of a text opens a part or one of its sections. */
const isHeadedThroughout = (nodes: readonly Node[], entries: readonly Entry[]): boolean => {
	const opening = new Set(nodes.map(n => n.at));
	const heads = entries.flatMap((e, at) => (!e.skip && e.line.level > 0 ? [at] : []));
	const other = heads.filter(at => !opening.has(at) && !entries[at]!.marker).length;
	return heads.length >= FEW && other * 6 <= heads.length;
};

/** Whether nothing stands on a part's opening line but its label. */
const isAlone = ({ at, label }: Node, entries: readonly Entry[]): boolean =>
	label !== undefined && plain(entries[at]!.head.slice(label.length)).replace(/[^\p{L}\p{N}]+/gu, '') === '';

const lettered = (node: Node): number => node.children.filter(c => c.kind === 'letter' || c.kind === 'roman').length;

/**
 * Whether labels of a chapter and a number, or of a problem's word and a number, rise through a text and leave numbers out: `3.6`, `3.8`,
 * `3.13`, as problems picked from a book do. Under another heading they may begin anew.
 */
const isPicked = (roots: readonly Node[], entries: readonly Entry[]): boolean => {
	const ranks = roots.map(n =>
		n.path.map((m, i) => rankOf(m, i === n.path.length - 1 ? n.kind : (m.kinds[0] ?? 'name'))),
	);
	const { level } = entries[roots[0]!.at]!.line;
	const alike = roots.filter(n => entries[n.at]!.line.level === level).length;
	const depth = roots[0]!.label?.word === 'problem' && level > 0 ? 1 : 2;
	if (alike * 6 < roots.length * 5 || roots.some(n => n.path.length !== depth || lastOf(n).kinds[0] !== 'number'))
		return false;
	let gaps = ranks[0]!.at(-1)! > 1 ? 1 : 0;
	for (let i = 1; i < ranks.length; i++) {
		const [own, before] = [ranks[i]!, ranks[i - 1]!];
		const [number, last] = [own.at(-1)!, before.at(-1)!];
		const chapter = depth > 1 ? own[0]! - before[0]! : isUnderAnother(roots[i - 1]!, roots[i]!, entries) ? 1 : 0;
		if (chapter < 0 || (chapter === 0 && number <= last)) return false;
		if (chapter === 0 ? number > last + 1 : number > 1) gaps++;
	}
	return gaps > 1;
};

/** Whether a heading of a higher level stands between two parts. */
const isUnderAnother = (before: Node, node: Node, entries: readonly Entry[]): boolean =>
	entries.slice(before.at + 1, node.at).some(e => e.line.level > 0 && e.line.level < entries[node.at]!.line.level);
