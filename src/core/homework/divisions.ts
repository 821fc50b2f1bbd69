import { askOf } from './asks.ts';
import { type Label, rankOf } from './labels.ts';
import { isStrong, type Line, plain } from './lines.ts';
import { type Entry, lastOf, type Node, type Nodes, strongOf } from './node.ts';
import type { Placer } from './placing.ts';
import type { Candidates } from './runs.ts';

/** How many answers in a list show that it answers the questions above. */
const FEW = 4;

/** How often a heading stands that marks single answers. */
const OFTEN = 4;

/** `Step 2: …` */
const stepHeading = /^(?:step|schritt|étape|paso|passo|шаг|第)\s?\d{1,2}(?!\d)/iu;

/** Decides of headings that open no part whether they divide a sheet: into sections, or its questions from its answers. */
export class Divisions {
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidates;
	readonly #nodes: Nodes;
	readonly #placer: Placer;

	constructor(entries: readonly Entry[], candidates: Candidates, nodes: Nodes, placer: Placer) {
		this.#entries = entries;
		this.#candidates = candidates;
		this.#nodes = nodes;
		this.#placer = placer;
	}

	/** `# Part II: Long questions` over problems that are numbered anew: a division of the sheet, no part of a problem. */
	isDivision(index: number, entry: Entry, at: number, broke: boolean): boolean {
		const { label } = this.#candidates.all[index]!;
		if (label.word !== 'part' || label.members.length !== 1 || !isStrong(entry.line)) return false;
		const root = this.#placer.stack[0];
		const rootLine = root && this.#entries[root.at]!.line;
		const { level } = entry.line;
		// `Part (b)` goes on from the `Part (a)` of the open problem.
		if (root?.children.some(n => n.label?.word === 'part' && this.#isNext(n, label))) return false;
		const above =
			rootLine === undefined
				? this.#nodes.all.length === 0 || broke
				: level > 0 && (rootLine.level === 0 || level < rootLine.level);
		if (!above) return false;
		const next = this.#candidates.from(at + 1);
		if (!next || next.at > at + 6) return false;
		// A part has a body of its own.
		const between = this.#entries.slice(at, next.at);
		// `Part B: Solutions` heads them all.
		const heads = entry.inner?.marker.whole === true && next.label.word !== undefined;
		if (between.some(e => e.marker || (e.inner && !(heads && e === entry)) || askOf(plain(e.head)) === 2)) return false;
		const nextLevel = this.#entries[next.at]!.line.level;
		const number = next.label.members.length === 1 && next.label.members[0]!.kinds[0] === 'number';
		// `## Part C: Concepts` over `### C1`.
		const own = next.label.members.length > 1 && next.label.members[0]!.text === label.members[0]!.text;
		return (
			(next.label.word === 'problem' ||
				((number || own) && next.label.word === undefined) ||
				next.label.word === 'answer') &&
			(nextLevel === 0 || nextLevel > level)
		);
	}

	/** Whether a label is the next one after a part's. */
	#isNext(node: Node, { members }: Label): boolean {
		const own = members.at(-1)!;
		return own.kinds.includes(node.kind) && rankOf(own, node.kind) === rankOf(lastOf(node), node.kind) + 1;
	}

	/** A heading between problems that are dressed in bold or plainly: `## Section B`, then `**B1.** …`. */
	isDivider({ line }: Entry, at: number): boolean {
		const root = this.#placer.stack[0];
		const next = this.#candidates.from(at + 1);
		if (!root?.label || !next || next.at > at + 4 || (!isAnswered(root) && root.lines.length < 2)) return false;
		const other = this.#entries[next.at]!.line;
		const rootLine = this.#entries[root.at]!.line;
		if (rootLine.level > 0 || other.level > 0 || line.level > 3) return false;
		return next.label.wrap === root.label.wrap && next.label.word === root.label.word && other.bold === rootLine.bold;
	}

	/** Whether a heading stands inside an answer, however high it is: right below its mark, or one of the steps that come again in the next one. */
	isOfAnswer({ head, line }: Entry, at: number, current: Node | undefined): boolean {
		if (!current?.hasAnswer) return false;
		const above = this.#entries.slice(0, at).findLast(e => !e.skip);
		if (above?.marker?.kind === 'answer' && above.marker.whole && above.line.level === 0) return true;
		const step = stepHeading.exec(plain(head))?.[0].toLowerCase();
		return (
			step !== undefined &&
			this.#entries.some(
				(e, i) => i !== at && e.line.level === line.level && plain(e.head).toLowerCase().startsWith(step),
			)
		);
	}

	/**
	 * Whether a heading leaves the section that the open problem stands in: it is as high as the heading over that problem, which is none
	 * itself and has its answer; or as high as the problem's own heading, and the answer stood in a fold that has ended.
	 */
	leaves(entry: Entry, current: Node | undefined): boolean {
		const root = this.#placer.stack[0];
		const last = current?.lines.findLast(at => !this.#entries[at]!.skip);
		if (!root || last === undefined || last === root.at) return false;
		const { level } = this.#entries[root.at]!.line;
		if (level === 0) {
			const above = this.#entries.slice(0, root.at).findLast(e => e.line.level > 0 && !e.skip);
			return (
				isAnswered(root) &&
				above?.turn === entry.turn &&
				root.turn === entry.turn &&
				entry.line.level <= above.line.level
			);
		}
		const folds = ({ line }: Entry) => line.containers.filter(c => c.kind === 'details').length;
		return entry.line.level <= level && folds(this.#entries[last]!) > folds(entry);
	}

	/**
	 * Whether a heading `Solutions` opens the answers to questions that stand before it: right after it, labels start over.
	 *
	 * @returns the parts that stay open: that in which letters start over (`## Q3` with a) to d), `## Answers` with a) to d)); undefined
	 * where it opens none.
	 */
	answersFollow(line: Line, at: number): readonly Node[] | undefined {
		const next = this.#candidates.from(at + 1);
		const root = this.#placer.stack[0] ?? this.#nodes.all[0];
		if (!next || !root || next.at > at + 4 || this.#entries[next.at]!.turn !== this.#entries[at]!.turn)
			return undefined;
		const rootLine = this.#entries[root.at]!.line;
		if (rootLine.level > 0 && line.level > rootLine.level) return undefined;
		if (this.#recurs(at)) return undefined;
		// `**Solutions**` in bold: only where the problems start over in their own dress, or in a table.
		if (
			line.level === 0 &&
			!this.#entries[next.at]!.line.cell?.apart &&
			(next.label.word !== root.label?.word ||
				next.strong !== (root.label !== undefined && strongOf(rootLine, root.label)) ||
				next.label.members[0]!.text !== (this.#nodes.all[this.#placer.since] ?? root).path[0]!.text ||
				rootLine.level > 0 ||
				next.label.members[0]!.kinds[0] !== root.kind)
		)
			return undefined;
		const member = next.label.members[next.label.members.length - 1]!;
		// A label that goes on with an open level, gap or not: then the heading is the marker of one part.
		const level = this.#placer.stack.findLast(
			n =>
				n.kind !== 'name' &&
				member.kinds.includes(n.kind) &&
				(n.label?.word === 'problem') === (next.label.word === 'problem'),
		);
		if (level) {
			const { stack } = this.#placer;
			return rankOf(member, level.kind) <= rankOf(lastOf(level), level.kind)
				? stack.slice(0, stack.indexOf(level))
				: undefined;
		}
		const first = next.label.members[0]!.text;
		const again =
			this.#nodes.child(undefined, first) ??
			this.#nodes.child(root, first) ??
			this.#nodes.beginning(first).find(n => n.parent === undefined);
		return again !== undefined && again.index >= this.#placer.since ? [] : undefined;
	}

	/** Whether a heading stands again and again, as the marker of one answer after another does. */
	#recurs(at: number): boolean {
		const { line, head } = this.#entries[at]!;
		const text = plain(head);
		const own = this.#entries.filter(e => !e.skip && e.line.level === line.level && plain(e.head) === text);
		return own.length >= OFTEN;
	}

	/**
	 * Whether what stands below a heading answers the questions above by their labels, whatever the heading says and in whichever order
	 * (`# Key` over `3.6: …`, `3.5: …`): nearly all of them come again, once each, and ask nothing, and none was answered before.
	 */
	answersRepeated(at: number): boolean {
		const { level, block } = this.#entries[at]!.line;
		const next = this.#entries.findIndex((e, i) => i > at && !e.skip && e.line.level > 0 && e.line.level <= level);
		const below = this.#candidates.all.filter(c => c.at > at && (next < 0 || c.at < next));
		const first = below[0];
		if (below.length < FEW || !first || this.#entries[first.at]!.line.block > block + 1) return false;
		const named = below.map(c => this.#nodes.at(c.label.members));
		const own = new Set(named.filter(n => n !== undefined && !n.hasAnswer && !n.answers && n.children.length === 0));
		const leaves = this.#nodes.all.filter(n => n.index >= this.#placer.since && n.children.length === 0);
		const asking = below.filter(c => askOf(plain(this.#entries[c.at]!.head.slice(c.label.length))) === 2);
		return own.size === below.length && own.size * 5 >= leaves.length * 4 && asking.length * 5 <= below.length;
	}

	/**
	 * Whether a list right below a heading answers all questions above by their numbers, whatever the heading says: it numbers as many as
	 * there are, in another dress, and asks nothing.
	 */
	answersListed(at: number): boolean {
		const next = this.#candidates.from(at + 1);
		if (!next || next.at > at + 4 || next.dress === 'heading' || next.label.word !== undefined) return false;
		if (next.label.members.length > 1 || next.label.members[0]!.text !== '1') return false;
		const run = this.#candidates.run(this.#candidates.on(next.at)!);
		const all = this.#nodes.all.filter(n => n.parent === undefined);
		const roots = all.slice(all.findLastIndex(n => lastOf(n).text === '1'));
		const alike = roots.every(
			(n, i) => lastOf(n).text === String(i + 1) && n.label !== undefined && this.#entries[n.at]!.line.level > 0,
		);
		if (roots.length < FEW || run.members.length !== roots.length || !alike) return false;
		const asking = run.members.filter(i => {
			const c = this.#candidates.all[i]!;
			return askOf(plain(this.#entries[c.at]!.head.slice(c.label.length))) === 2;
		});
		return asking.length * 5 <= run.members.length;
	}
}

/** Whether a problem or one of its parts has an answer. */
const isAnswered = (node: Node): boolean => node.hasAnswer || node.children.some(isAnswered);
