import { type Label, type Member, rankOf } from './labels.ts';
import { isQuoted, type Line } from './lines.ts';
import { asksIn, type Candidate, dressOf, type Entry, lastOf, type Node, type Nodes, strongOf } from './node.ts';
import type { Candidates } from './runs.ts';

/** Decides whether two labels can stand beside one another by their looks, and whether a label may come a second time. */
export class Siblings {
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidates;
	readonly #nodes: Nodes;

	constructor(entries: readonly Entry[], candidates: Candidates, nodes: Nodes) {
		this.#entries = entries;
		this.#candidates = candidates;
		this.#nodes = nodes;
	}

	dressOf(node: Node): Candidate['dress'] {
		const { line } = this.#entries[node.at]!;
		return dressOf(line, node.label !== undefined && strongOf(line, node.label));
	}

	/** Whether two labels can be siblings by their looks. */
	alike(c: Candidate, sibling: Node): boolean {
		const label = sibling.label;
		if (!label) return false;
		const line = this.#entries[sibling.at]!.line;
		const strong = strongOf(line, label);
		if (c.label.word === 'part' && label.word === 'problem') return false;
		if (c.label.word === 'part' || label.word === 'part') return c.strong === strong || c.label.word === label.word;
		// Behind `**Problem 1.** (a)` a `(b)` is its sibling.
		if (label.word === 'problem' && label.wrap === 'compound' && c.label.word === undefined)
			return label.raw.endsWith(')') && /^(?:paren|right)$/.test(c.label.wrap);
		if ((label.word === 'problem') !== (c.label.word === 'problem')) {
			// `Problem 1`, then `## 2. …` on the same level.
			return strong && c.strong && line.level > 0 && line.level === this.#entries[c.at]!.line.level;
		}
		// `1. (a)`, then `(b)`: the last bracket is what siblings share.
		const ends = /\(\w+\)$/.test(label.raw) ? 'paren' : label.raw.endsWith(')') ? 'right' : 'dot';
		const wrap = label.wrap === 'compound' ? ends : label.wrap;
		// A reply writes `a)` or `**a.**` for `(a)`.
		const replied = sibling.turn !== this.#entries[c.at]!.turn && isLetter(c.label) && isLetter(label);
		if (replied) return true;
		if (c.label.wrap !== label.wrap && c.label.wrap !== wrap) return this.#isNextHeading(c, sibling, line.level);
		// `## 3. Topic` goes on from `## 2. Topic`, not from `**2.3.**` below it.
		if ((c.dress === 'heading' || c.strong) && line.level === 0 && isDecimal(label) && c.label.members.length === 1)
			return false;
		const number = lastOf(sibling).kinds[0] === 'number';
		const otherTurn = sibling.turn !== this.#entries[c.at]!.turn;
		if (c.strong !== strong)
			return (
				otherTurn ||
				c.label.wrap === 'paren' ||
				(c.strong ? !number : dressOf(line, strong) !== 'heading' && (!number || this.#candidates.evidenceOf(c.at) > 0))
			);
		// `# 4. Gates` behind `**3.** …`: a chapter, whose number happens to be the next.
		if (c.strong && c.dress === 'heading' && this.#entries[c.at]!.line.level === 1 && line.level === 0 && number)
			return false;
		if (c.strong)
			return (
				c.label.wrap === 'paren' ||
				dressOf(line, strong) !== c.dress ||
				line.level === this.#entries[c.at]!.line.level ||
				lastOf(sibling).kinds[0] !== 'number' ||
				this.#goesOn(c, sibling, line.level)
			);
		const depth = (l: Line) => l.containers.filter(x => x.kind === 'item').length;
		return c.dress === dressOf(line, strong)
			? depth(line) === depth(this.#entries[c.at]!.line)
			: c.label.wrap === 'paren' ||
					c.label.wrap === 'right' ||
					line.kind === 'html' ||
					// `2. …` right below the name of a speaker is no item by Markdown's rules, as `1. …` is.
					otherTurn ||
					sameItem(line, this.#entries[c.at]!.line);
	}

	/** `## 2.` after `## 1`: the next number in a heading of the same level, whatever stands behind it. */
	#isNextHeading(c: Candidate, sibling: Node, level: number): boolean {
		const [own] = c.label.members;
		return (
			level > 0 &&
			level === this.#entries[c.at]!.line.level &&
			c.label.members.length === 1 &&
			sibling.kind === 'number' &&
			rankOf(own!, 'number') === rankOf(lastOf(sibling), 'number') + 1
		);
	}

	/** `## 10.` after `### 9.`: one heading set too high, where the number is the next one. */
	#goesOn(c: Candidate, sibling: Node, level: number): boolean {
		const own = this.#entries[c.at]!.line.level;
		const next = rankOf(c.label.members[0]!, 'number') === rankOf(lastOf(sibling), 'number') + 1;
		return next && own > 0 && own < level && sibling.parent === undefined;
	}

	/** Whether a number that asks is the next one of an open problem's, closed by another sign: `15.`, then `16)`. */
	isNextByAnotherSign(c: Candidate, root: Node, rank: number): boolean {
		const items = (at: number) => this.#entries[at]!.line.containers.filter(x => x.kind === 'item').length;
		const signs = /^(?:dot|right)$/;
		return (
			root.kind === 'number' &&
			root.path.length === 1 &&
			rank === rankOf(lastOf(root), 'number') + 1 &&
			!c.strong &&
			signs.test(c.label.wrap) &&
			signs.test(root.label?.wrap ?? '') &&
			items(c.at) === items(root.at) &&
			this.#candidates.evidenceOf(c.at) > 0
		);
	}

	/**
	 * Whether an item that asks is bold as a whole (`4. **Which one trains more easily?**`) or quoted, and a label of a list is not: it lists something of
	 * an answer.
	 */
	isPlainUnderBold(c: Candidate, sibling: Node): boolean {
		const [own, other] = [this.#entries[c.at]!, this.#entries[sibling.at]!];
		return (
			own.turn === other.turn &&
			own.line.marker !== undefined &&
			!own.line.bold &&
			asksIn(other) === 2 &&
			((other.line.marker !== undefined && other.line.boldLine) || (isQuoted(other.line) && !isQuoted(own.line)))
		);
	}

	/** A label that was there before: in a later turn, where its earlier visit lacks the answer, or under answers. */
	mayRepeat(c: Candidate, sibling: Node, member: Member): boolean {
		if (c.strong) return true;
		const earlier = this.#nodes.child(sibling.parent, member.text);
		if (!earlier) return false;
		return earlier.turn !== this.#entries[c.at]!.turn || !earlier.hasAnswer;
	}
}

/** Whether a label is a problem's number and a part's. */
const isDecimal = ({ members }: Label): boolean => members.length > 1 && members.every(m => m.kinds[0] === 'number');

/** Whether a label is nothing but a letter and its sign. */
const isLetter = ({ members, word, wrap, upper }: Label): boolean =>
	word === undefined &&
	members.length === 1 &&
	members[0]!.kinds[0] === 'letter' &&
	!upper &&
	/^(?:paren|right|dot|bare)$/.test(wrap);

/** Whether two lines stand in one item of a list. */
const sameItem = (a: Line, b: Line): boolean => {
	const item = (line: Line) => line.containers.findLast(x => x.kind === 'item')?.id;
	return item(a) !== undefined && item(a) === item(b);
};
