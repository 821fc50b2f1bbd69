import { askOf } from './asks.ts';
import { each, Frame } from './frame.ts';
import { type Member, type MemberKind, rankOf } from './labels.ts';
import { type Line, plain } from './lines.ts';
import {
	ancestry,
	type Candidate,
	dressOf,
	type Entry,
	isStatement,
	kindFor,
	lastOf,
	type Node,
	type Nodes,
	strongOf,
	wantsJudging,
} from './node.ts';
import { readPoints } from './points.ts';
import { kindsInOrder } from './readings.ts';
import type { Candidates, Run } from './runs.ts';

/** Where a label belongs. */
export interface Place {
	readonly parent: Node | undefined;
	/** The steps that it adds to its parent's label. */
	readonly members: readonly Member[];
	readonly kind: MemberKind;
	/** Whether the answers to a whole list of questions, this one among them, are listed below it. */
	readonly listed?: boolean;
}

/** The part that a label stands under, and the steps between the two that no label of its own opened. */
interface Found {
	readonly parent: Node | undefined;
	readonly through?: readonly Member[];
}

/** Decides of each label whether it opens a part, and under which open one (rules.md, section 1). */
export class Placer {
	/** The open part and its ancestors, outermost first. */
	stack: Node[] = [];
	/** Whether only answers stand here: after a heading `Solutions`. */
	answers = false;
	/** Number of nodes when the last top heading was passed: what a label refers to stands after it. */
	since = 0;
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidates;
	readonly #nodes: Nodes;
	readonly #frame: Frame;
	readonly #rejected = new Set<number>();
	/** Candidates that are questions whose answers are listed below them. */
	readonly #listed = new Set<number>();
	/** Whether the document calls itself homework. */
	readonly #homework: boolean;

	/** Whether the items of its lists are answers, whatever they say. */
	readonly #answersAlone: boolean;

	constructor(
		entries: readonly Entry[],
		candidates: Candidates,
		nodes: Nodes,
		options: { readonly homework: boolean; readonly answersAlone?: boolean },
	) {
		this.#entries = entries;
		this.#candidates = candidates;
		this.#nodes = nodes;
		this.#frame = new Frame(entries, candidates);
		this.#homework = options.homework;
		this.#answersAlone = options.answersAlone ?? false;
	}

	/** Where a label belongs: under which open part, read in which of its ways; undefined where it is no part. */
	place(index: number): Place | undefined {
		if (this.#rejected.has(index)) return undefined;
		const c = this.#candidates.all[index]!;
		const { label } = c;
		const last = label.members[label.members.length - 1]!;
		if (label.word === 'problem') {
			if (!this.#wordStands(c)) return undefined;
			const root = this.stack[0];
			if (label.members.length === 1 && root && this.#isInner(c, root))
				return { parent: root, members: label.members, kind: kindFor(last) };
			return this.#absolute(label.members);
		}
		if (label.word === 'answer') {
			const inside = this.stack.find(n => label.members.length === 1 && this.#nodes.child(n, last.text) !== undefined);
			if (label.members[0]!.kinds[0] !== 'number' && inside)
				return { parent: inside, members: label.members, kind: kindFor(last) };
			const named = this.#nodes.at(label.members);
			// `A2.` a second time, right below a question 3 that waits for its answer: a slip.
			const open = this.stack[this.stack.length - 1];
			if (named?.hasAnswer && open?.label?.word === 'problem' && !open.hasAnswer && this.#succeeds(open, named))
				return { parent: open.parent, members: open.path.slice(open.parent?.path.length ?? 0), kind: open.kind };
			if (named) {
				this.stack = named.parent ? ancestry(named.parent) : [];
				return { parent: named.parent, members: named.path.slice(named.parent?.path.length ?? 0), kind: named.kind };
			}
			return this.#absolute(label.members);
		}
		if (label.members.length > 1 && label.members[0]!.kinds[0] === 'number') {
			if (!this.#compoundStands(c, index)) return undefined;
			return this.#absolute(label.members);
		}
		if (label.members.length > 1) {
			if (/^[A-Z]\d/.test(this.#entries[c.at]!.head)) {
				const alone = this.#homework && c.dress === 'heading' && this.#candidates.run(index).members.length > 1;
				const stands = alone || this.stack.some(n => n.label?.wrap === 'compound' && this.#follows(n, label.members));
				return stands || this.#candidates.evidenceOf(c.at) > 0 ? this.#absolute(label.members) : undefined;
			}
			const base = this.stack.find(n => n.kind === 'number' || n.kind === 'name') ?? undefined;
			return base && (c.strong || !base.hasAnswer)
				? { parent: base, members: label.members, kind: kindFor(last) }
				: undefined;
		}
		return this.#single(c, index);
	}

	/** A problem's word in plain text needs a mark after it; it may be a sentence that mentions a problem. */
	#wordStands(c: Candidate): boolean {
		if (c.strong || c.dress === 'item') return true;
		// `P1: 3 GHz` may be a processor.
		if (c.label.name === 'p' && this.#candidates.evidenceOf(c.at) === 0) return false;
		const entry = this.#entries[c.at]!;
		const taken = entry.head.slice(0, c.label.length);
		const rest = entry.head.slice(c.label.length).trim();
		return /[:.)\]：、]\s*[*_]*$/.test(taken) || rest === '' || /^[([（]\s*\d/.test(rest) || !/^[\p{Ll}]/u.test(rest);
	}

	/** `Question 1` under `Problem 2`: another word, set deeper. */
	#isInner(c: Candidate, root: Node): boolean {
		const rootLabel = root.label;
		if (!rootLabel || rootLabel.word === undefined || rootLabel.word === 'answer' || rootLabel.name === c.label.name)
			return false;
		const rootLine = this.#entries[root.at]!.line;
		const line = this.#entries[c.at]!.line;
		return rootLine.level > 0 && (line.level === 0 || line.level > rootLine.level);
	}

	/** Whether a label is the next one after a part's own: `S2` after `S1`. */
	#follows(node: Node, members: readonly Member[]): boolean {
		const own = node.path;
		return (
			own.length === members.length &&
			own.slice(0, -1).every((m, i) => m.text === members[i]!.text) &&
			rankOf(members[members.length - 1]!, 'number') === rankOf(lastOf(node), 'number') + 1
		);
	}

	/** Whether a problem is the one after another, right behind it in the text. */
	#succeeds(node: Node, before: Node): boolean {
		return (
			node.index - before.index <= 2 &&
			node.turn === before.turn &&
			rankOf(lastOf(node), 'number') === rankOf(lastOf(before), 'number') + 1
		);
	}

	#absolute(members: readonly Member[]): Place {
		const kind = kindFor(members[members.length - 1]!);
		// The open part whose label begins like this one; else the last one that does.
		for (let depth = members.length - 1; depth > 0; depth--) {
			const named = this.#nodes.at(members.slice(0, depth));
			const parent =
				this.stack.find(n => n.path.length === depth && n.path.every((m, i) => m.text === members[i]!.text)) ??
				(named && named.index >= this.since ? named : undefined);
			if (parent) {
				if (!this.stack.includes(parent)) this.stack = ancestry(parent);
				return { parent, members: members.slice(depth), kind };
			}
		}
		return { parent: undefined, members, kind };
	}

	#compoundStands(c: Candidate, index: number): boolean {
		const first = c.label.members[0]!.text;
		if (c.label.wrap === 'decimal')
			return this.#candidates.evidenceOf(c.at) > 0 && (this.#homework || this.#nodes.beginning(first).length > 0);
		if (
			this.#nodes
				.beginning(first)
				.some(n => n.index >= this.since && (n.label?.word === 'problem' || n.path.length > 1))
		)
			return c.strong || c.label.wrap === 'compound';
		const decimal = c.label.members.every(m => m.kinds[0] === 'number');
		const alone = decimal && this.#candidates.isAlone(c);
		if (alone && this.#candidates.numbersExercises(c.dress)) return true;
		if (alone && this.#homework && c.dress === 'heading' && this.#candidates.run(index).members.length > 1) return true;
		if (decimal && c.dress === 'heading' && this.#candidates.lettersBelow(index)) return true;
		const run = this.#candidates.run(index);
		const numbered = this.#homework && run.members.length > 1;
		if (!decimal) return c.strong || run.evidence > 0 || numbered || this.#nodes.beginning(first).length > 0;
		return run.evidence * 2 >= run.members.length && run.evidence > 0;
	}

	#single(c: Candidate, index: number): Place | undefined {
		const member = c.label.members[0]!;
		for (const kind of kindsInOrder(member, this.#nextLike(c, index), this.stack)) {
			const found = this.#asKind(c, index, member, kind);
			if (!found) continue;
			const listed = this.#listed.has(index);
			return { parent: found.parent, members: [...(found.through ?? []), member], kind, listed };
		}
		return undefined;
	}

	/** The next label in the dress of one. */
	#nextLike(c: Candidate, index: number): Member | undefined {
		for (let at = index + 1; at < this.#candidates.all.length && at < index + 12; at++) {
			const other = this.#candidates.all[at]!;
			if (other.label.word === 'problem') return undefined;
			if (other.label.wrap === c.label.wrap && other.strong === c.strong && other.label.members.length === 1)
				return other.label.members[0];
		}
		return undefined;
	}

	#asKind(c: Candidate, index: number, member: Member, kind: MemberKind): Found | undefined {
		const rank = rankOf(member, kind);
		// After `1. (a)` a `(b)` is 1.b, although nothing opened 1 alone.
		const beside = (sibling: Node): Found => ({
			parent: sibling.parent,
			through: sibling.path.slice(sibling.parent?.path.length ?? 0, -1),
		});
		// The open level that it continues, innermost first.
		for (let depth = this.stack.length - 1; depth >= 0; depth--) {
			const sibling = this.stack[depth]!;
			if (sibling.kind !== kind || !this.#alike(c, sibling)) continue;
			const done = rankOf(lastOf(sibling), kind);
			if (rank === done + 1) return beside(sibling);
			if (
				rank > done + 1 &&
				rank <= done + 8 &&
				rank !== 1 &&
				((c.strong && c.dress === this.#dressOf(sibling)) ||
					c.label.word !== undefined ||
					this.#candidates.evidenceOf(c.at) > 0)
			)
				return beside(sibling);
			if (rank <= done && this.#mayRepeat(c, sibling, member)) return beside(sibling);
			if (rank <= done && rank !== 1) return undefined;
		}
		// `3)` after `2a)`, `2b)`.
		const root = this.stack[0];
		if (
			kind === 'number' &&
			root?.label?.wrap === 'compound' &&
			root.parent === undefined &&
			root.path[0]!.kinds[0] === 'number' &&
			rank === rankOf(root.path[0]!, 'number') + 1 &&
			c.label.raw.slice(-1) === root.label.raw.slice(-1)
		)
			return { parent: undefined };
		// `(b)` after `(ai)`, `(aii)`.
		const through = this.stack.findLast(
			n =>
				n.label?.wrap === 'compound' &&
				n.path.length - (n.parent?.path.length ?? 0) > 1 &&
				n.label.raw.startsWith('(') &&
				c.label.wrap === 'paren' &&
				n.path[n.parent?.path.length ?? 0]!.kinds.includes(kind) &&
				rank === rankOf(n.path[n.parent?.path.length ?? 0]!, kind) + 1,
		);
		if (through) return { parent: through.parent };
		const parent = this.#parentFor(kind, c);
		if (parent === false) return undefined;
		// What another turn asked or answered comes again: `(b) …` alone under `Problem 1`.
		const earlier = parent && this.#nodes.at([...parent.path, member]);
		const again = earlier !== undefined && earlier.turn !== this.#entries[c.at]!.turn;
		const known = again || this.#nodes.child(parent, member.text) !== undefined;
		const run = this.#candidates.run(index);
		// A user asks for any problem of a sheet; a student hands in some of them.
		const asked =
			c.strong &&
			(run.members.length > 1 && run.evidence === run.members.length
				? true
				: this.#homework && c.dress === 'heading' && run.members.length > 2);
		const picked = parent === undefined && (asked || (this.#entries[c.at]!.role === 'user' && run.evidence > 0));
		const framed =
			(kind === 'letter' || kind === 'number') &&
			parent?.label !== undefined &&
			this.#frame.isProblem(parent.label, this.#entries[parent.at]!.line.level) &&
			this.#frame.isPart(c);
		if (
			rank !== 1 &&
			!known &&
			!picked &&
			!framed &&
			!(this.#answersAlone && c.dress === 'heading' && this.#entries.slice(0, c.at).some(e => !e.skip)) &&
			!(c.strong && (parent !== undefined || this.#homework) && this.#candidates.evidenceOf(c.at) > 0) &&
			!(c.dress === 'heading' && this.#candidates.asksBelow(index))
		)
			return undefined;
		if (!known && this.#isChoice(c, member)) return undefined;
		const yields = kind === 'number' ? this.#yields(index, run) : kind === 'letter' && this.#isReferredTo(run);
		if (!again && !known && rank === 1 && yields) {
			for (const at of run.members) this.#rejected.add(at);
			return undefined;
		}
		if (
			again ||
			(framed && !this.#isChosen(parent) && !this.#areOptions(run)) ||
			this.#accepts(c, kind, parent, run, known)
		)
			return { parent };
		for (const at of run.members) this.#rejected.add(at);
		return undefined;
	}

	/** Whether a list that asks nothing stands over one in the same dress that does, below the same problem. */
	#yields(index: number, run: Run): boolean {
		const c = this.#candidates.all[index]!;
		if (c.strong || run.evidence * 2 >= run.members.length) return false;
		for (let at = index + 1; at < this.#candidates.all.length && at < index + 24; at++) {
			const other = this.#candidates.all[at]!;
			if (other.strong || other.label.word === 'problem') return false;
			if (other.label.wrap !== c.label.wrap || other.dress !== c.dress || other.label.members[0]!.text !== '1')
				continue;
			const later = this.#candidates.run(at);
			return later.members.length > 1 && later.evidence * 2 >= later.members.length;
		}
		return false;
	}

	/** Whether letters that ask nothing stand over numbers that do: what the numbered questions are about. */
	#isReferredTo(run: Run): boolean {
		if (run.evidence > 0 || this.#candidates.all[run.members[0]!]!.strong) return false;
		const last = run.members[run.members.length - 1]!;
		const next = this.#candidates.all[last + 1];
		if (!next || next.label.members.length > 1 || next.label.members[0]!.text !== '1' || next.label.word) return false;
		return /\b(?:above|these|each of (?:the|them))\b/i.test(plain(this.#entries[next.at]!.head));
	}

	#dressOf(node: Node): Candidate['dress'] {
		const { line } = this.#entries[node.at]!;
		return dressOf(line, node.label !== undefined && strongOf(line, node.label));
	}

	/** Whether two labels can be siblings by their looks. */
	#alike(c: Candidate, sibling: Node): boolean {
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
		if (c.label.wrap !== label.wrap && c.label.wrap !== wrap) return false;
		const number = lastOf(sibling).kinds[0] === 'number';
		const otherTurn = sibling.turn !== this.#entries[c.at]!.turn;
		if (c.strong !== strong)
			return (
				otherTurn ||
				c.label.wrap === 'paren' ||
				(c.strong ? !number : dressOf(line, strong) !== 'heading' && (!number || this.#candidates.evidenceOf(c.at) > 0))
			);
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
					sameItem(line, this.#entries[c.at]!.line);
	}

	/** `## 10.` after `### 9.`: one heading set too high, where the number is the next one. */
	#goesOn(c: Candidate, sibling: Node, level: number): boolean {
		const own = this.#entries[c.at]!.line.level;
		const next = rankOf(c.label.members[0]!, 'number') === rankOf(lastOf(sibling), 'number') + 1;
		return next && own > 0 && own < level && sibling.parent === undefined;
	}

	/** A label that was there before: in a later turn, where its earlier visit lacks the answer, or under answers. */
	#mayRepeat(c: Candidate, sibling: Node, member: Member): boolean {
		if (c.strong) return true;
		const earlier = this.#nodes.child(sibling.parent, member.text);
		if (!earlier) return false;
		return earlier.turn !== this.#entries[c.at]!.turn || !earlier.hasAnswer;
	}

	/** Under which open part a first member may begin a level; false where under none. */
	#parentFor(kind: MemberKind, c: Candidate): Node | undefined | false {
		const top = this.stack[this.stack.length - 1];
		if (!top) return undefined;
		// `Subpart (i)` under `Part (a)`.
		if (c.label.word === 'part' && this.#isSubpart(c, top)) return top.kind === kind ? (top.parent ?? undefined) : top;
		if (c.label.word === 'part')
			return this.stack.findLast(n => n.kind === 'number' || n.kind === 'name') ?? this.stack[0];
		for (let depth = this.stack.length - 1; depth >= 0; depth--) {
			const node = this.stack[depth]!;
			const fits =
				kind === 'roman'
					? node.kind !== 'roman'
					: kind === 'letter'
						? node.kind !== 'letter' && node.kind !== 'roman'
						: (node.kind !== 'roman' || this.#isChapter(node, c)) && this.#numberFits(node, c);
			// A top heading opens no part of what a deeper heading opened.
			const own = this.#entries[c.at]!.line.level;
			const deep = own === 1 && this.#entries[node.at]!.line.level !== 1 && kind === 'number';
			if (fits && !deep) return node;
			if (node.kind === kind && !this.#alike(c, node)) return false;
		}
		return undefined;
	}

	/** Whether a part stands within the open one: it is called so, or it is another kind of number in a deeper heading. */
	#isSubpart(c: Candidate, top: Node): boolean {
		if (top.kind !== 'letter' && top.kind !== 'roman') return false;
		if (/^sub-?part|^sub-?question|^unterpunkt/.test(c.label.name)) return true;
		const own = this.#entries[c.at]!.line.level;
		const above = this.#entries[top.at]!.line.level;
		return above > 0 && own > above;
	}

	/** `(a) ReLU (b) tanh (c) GELU`: choices in one line. */
	#isChoice(c: Candidate, member: Member): boolean {
		if (member.text !== 'a') return false;
		const rest = this.#entries[c.at]!.head.slice(c.label.length);
		return (c.label.wrap === 'paren' ? /\s\(b\)\s/i : c.label.wrap === 'right' ? /\sb\)\s/i : /\sB\.\s/).test(rest);
	}

	/** `## I. Theory` over `1. Derive …`: a numeral that stands above all. */
	#isChapter(node: Node, c: Candidate): boolean {
		return node.parent === undefined && this.#dressOf(node) === 'heading' && c.dress !== 'heading';
	}

	/** Numbers under a number: only in another dress than the one they would stand beside. */
	#numberFits(node: Node, c: Candidate): boolean {
		if (node.kind !== 'number') return true;
		return !this.#alike(c, node);
	}

	#accepts(c: Candidate, kind: MemberKind, parent: Node | undefined, run: Run, known: boolean): boolean {
		const share = run.evidence / run.members.length;
		if (c.label.word === 'part') return parent !== undefined || share > 0;
		if (parent !== undefined && this.#isAnsweredByList(c, run)) {
			for (const at of run.members) this.#listed.add(at);
			return true;
		}
		// What an answer enumerates is its content.
		const depth = this.#entries[c.at]!.line.containers.filter(x => x.kind === 'item').length;
		if (this.#answersAlone && kind === 'number' && depth > 1) return false;
		if (parent !== undefined && run.evidence === run.markers && this.#areOptions(run)) return false;
		// `A.` in plain text is a choice more often than a part; `I.`, `II.` are numerals.
		const numerals = kind === 'roman' && run.members.length > 1 && share >= 0.5;
		const bare = c.label.upper && !c.strong && !numerals && !this.#areSections(run);
		if (this.answers && this.#nodes.child(parent, c.label.members[0]!.text)) return true;
		const chaptered = parent !== undefined && this.#isChapterOf(parent);
		if (this.#answersAlone && run.members.length > 1 && (kind === 'number' ? !parent || chaptered : !parent))
			return true;
		if (parent === undefined && !c.strong && share < 1 && this.#headsFollow(c)) return false;
		if (parent === undefined)
			return !bare && ((this.#homework && c.strong) || share >= (c.strong || this.#homework ? 0.34 : 0.5));
		if (known && (c.strong || this.#lacksAnswer(c, parent))) return true;
		if (bare) return share >= 0.5 && run.members.length > 1 && run.markers > 0;
		const answered = parent.hasAnswer || this.stack.slice(this.stack.indexOf(parent)).some(n => n.hasAnswer);
		if (answered && !parent.answers) return run.markers * 2 >= run.members.length && run.markers > 0;
		if (c.strong && kind !== 'number') return true;
		if (wantsJudging(parent, this.#entries) && this.#areStatements(run)) return true;
		if (share >= 0.5) return true;
		// Members that ask nothing: answers alone, or what a question with a colon enumerates.
		const lead = parent.lines
			.slice(1)
			.map(at => this.#entries[at]!)
			.filter(e => !e.skip);
		const asked =
			lead.some(e => askOf(plain(e.head)) === 2) ||
			askOf(plain(this.#entries[parent.at]!.head.slice(parent.label?.length ?? 0))) === 2;
		const lastLine = lead[lead.length - 1];
		const lastText = lastLine ? plain(lastLine.head) : '';
		const wanted = asked && each.test(lastText) && !choosing.test(lastText);
		if (kind === 'number' && c.label.wrap !== 'paren') return wanted && depth < 2;
		if (asked) return wanted || (/[:：]\s*$/.test(lastText) && !choosing.test(lastText));
		return true;
	}

	/** `A. Short answers (10 marks)`, `B. Problems (20 marks)`: letters that promise points are the sections of an exam. */
	#areSections(run: Run): boolean {
		return (
			run.members.length > 1 &&
			run.members.every(at => readPoints(this.#entries[this.#candidates.all[at]!.at]!.head) !== undefined)
		);
	}

	/**
	 * Whether a numbered heading right above a list is the chapter whose answers are listed: it alone, or each of its kind has a list right
	 * below it. Else such headings number the answers themselves.
	 */
	#isChapterOf(node: Node): boolean {
		const { level } = this.#entries[node.at]!.line;
		const below = (at: number) => this.#entries.slice(at + 1).find(e => !e.skip)?.line.marker;
		return (
			level > 0 &&
			node.lines.length === 1 &&
			this.#candidates.all.every(
				c =>
					c.dress !== 'heading' ||
					this.#entries[c.at]!.line.level !== level ||
					c.label.wrap !== node.label?.wrap ||
					/^\d/.test(below(c.at) ?? ''),
			)
		);
	}

	/** Whether a list is followed by an answer's marker and, right below it, another one with the same labels: its answers. */
	#isAnsweredByList(c: Candidate, run: Run): boolean {
		const last = this.#candidates.all[run.members[run.members.length - 1]!]!;
		const next = this.#candidates.from(last.at + 1);
		if (run.members.length < 2 || !next || next.dress !== c.dress || next.label.wrap !== c.label.wrap) return false;
		const marked = this.#entries.slice(last.at + 1, next.at).findLast(e => !e.skip)?.marker;
		if (marked?.kind !== 'answer' || !marked.whole || next.label.members[0]!.text !== c.label.members[0]!.text)
			return false;
		return this.#candidates.run(this.#candidates.on(next.at)!).members.length === run.members.length;
	}

	/** Whether problems in numbered headings begin only below a label: what is numbered above them are instructions. */
	#headsFollow(c: Candidate): boolean {
		const first = this.#candidates.from(c.at + 1);
		for (let at = first ? this.#candidates.on(first.at)! : Infinity; at < this.#candidates.all.length; at++) {
			const other = this.#candidates.all[at]!;
			if (other.dress !== 'heading' || other.label.members.length > 1) continue;
			return other.label.members[0]!.text === '1' && this.#nodes.all.length === 0;
		}
		return false;
	}

	/** Whether what is listed below a part are choices, or its answer has begun. */
	#isChosen(parent: Node): boolean {
		if (parent.hasAnswer) return true;
		const lead = parent.lines.map(at => this.#entries[at]!).filter(e => !e.skip);
		return choosing.test(plain(lead[lead.length - 1]?.head ?? ''));
	}

	/** Whether the members of a run are sentences, most of them. */
	#areStatements(run: Run): boolean {
		const statements = run.members.filter(at => isStatement(this.#entries[this.#candidates.all[at]!.at]!));
		return statements.length * 2 > run.members.length;
	}

	/** Whether lettered lines, one after another without bodies, are choices: the answer's marker follows the last of them. */
	#areOptions(run: Run): boolean {
		// The marker below the last of them counts as its own.
		if (run.members.length < 2 || run.markers > 1) return false;
		const lines = run.members.map(at => this.#candidates.all[at]!.at);
		const last = lines[lines.length - 1]!;
		if (last - lines[0]! !== lines.length - 1) return false;
		const next = this.#entries.slice(last + 1).find(e => !e.skip);
		return next?.marker?.kind === 'answer' && next.marker.firm;
	}

	/** Whether the part that a label names again still waits for its answer, or another turn speaks. */
	#lacksAnswer(c: Candidate, parent: Node): boolean {
		const text = c.label.members[0]!.text;
		const earlier = this.#nodes.child(parent, text);
		return earlier !== undefined && (!earlier.hasAnswer || earlier.turn !== this.#entries[c.at]!.turn);
	}
}

/** Words that want one of what is listed below them. */
const choosing =
	/\b(?:which (?:one )?of the (?:following|these)|choose|select|circle|tick|(?:following|these) options?|options? below|multiple choice)\b|(?:下列|以下)(?:说法)?(?:哪|何)|哪(?:些|个|项)(?:说法|是|对|正确)|次のうち/i;

/** Whether two lines stand in one item of a list. */
const sameItem = (a: Line, b: Line): boolean => {
	const item = (line: Line) => line.containers.findLast(x => x.kind === 'item')?.id;
	return item(a) !== undefined && item(a) === item(b);
};
