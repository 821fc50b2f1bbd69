import { Acceptance, type Told } from './acceptance.ts';
import type { Customs } from './customs.ts';
import { Frame } from './frame.ts';
import { type Member, type MemberKind, rankOf } from './labels.ts';
import { ancestry, type Candidate, type Entry, kindFor, lastOf, type Node, type Nodes } from './node.ts';
import type { Numbering } from './numbering.ts';
import { Parents } from './parents.ts';
import { kindsInOrder } from './readings.ts';
import { ReplyLists } from './reply-lists.ts';
import type { Candidates, Run } from './runs.ts';
import { Siblings } from './siblings.ts';

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

/** How many numbers a sheet may leave out below a heading that divides it. */
const NEAR = 4;

/** Whether a part is nothing but the line that asks. */
const isOneLine = ({ at, lines }: Node, entries: readonly Entry[]): boolean =>
	lines.every(own => own === at || entries[own]!.skip || entries[own]!.line.cell !== undefined);

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
	readonly #siblings: Siblings;
	readonly #acceptance: Acceptance;
	readonly #told: Told;
	readonly #customs: Customs;
	readonly #parents: Parents;
	/** How the document is numbered through, where that decides. */
	readonly #numbering: Numbering | undefined;
	/** What the replies of a chat list. */
	readonly replies: ReplyLists;

	constructor(
		entries: readonly Entry[],
		candidates: Candidates,
		nodes: Nodes,
		told: Told,
		customs: Customs,
		numbering?: Numbering,
	) {
		this.#numbering = numbering;
		this.#customs = customs;
		this.#entries = entries;
		this.#candidates = candidates;
		this.#nodes = nodes;
		this.#frame = new Frame(entries, candidates);
		this.#siblings = new Siblings(entries, candidates, nodes);
		this.#parents = new Parents(entries, this.#siblings);
		this.replies = new ReplyLists(entries, candidates, nodes);
		this.#acceptance = new Acceptance(entries, candidates, nodes, told);
		this.#told = told;
	}

	/** Where a label belongs: under which open part, read in which of its ways; undefined where it is no part. */
	place(index: number): Place | undefined {
		const c = this.#candidates.all[index]!;
		const told = this.#numbering?.lines.get(c.at);
		if (told) {
			const parent = told.over === undefined ? undefined : this.stack.find(n => n.at === told.over);
			if (told.over === undefined || parent) return { parent, members: c.label.members, kind: told.kind };
		}
		if (this.#rejected.has(index)) return undefined;
		const { label } = c;
		if (this.replies.isOwn(c)) return undefined;
		const last = label.members[label.members.length - 1]!;
		if (label.word === 'problem') {
			if (!this.#wordStands(c)) return undefined;
			// A question without a label belongs to the innermost part that has one.
			const over =
				label.raw === '' && this.#entries[c.at]!.line.level === 0
					? this.stack.findLast(n => n.label !== undefined && n.label.raw !== '')
					: undefined;
			if (over) return { parent: over, members: label.members, kind: kindFor(last) };
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
			// A table of values inside an answer has numbers too.
			const tabled = this.#entries[c.at]!.line.cell?.apart && this.#nodes.all.some(n => n.label?.word !== 'answer');
			if (tabled && (!named || (named.hasAnswer && !named.answers))) return undefined;
			if (this.#entries[c.at]!.line.cell?.unsaid && !(named && isOneLine(named, this.#entries))) return undefined;
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
			if (/^[A-Z][.-]?\d/.test(this.#entries[c.at]!.head)) {
				const alone = this.#told.homework && c.dress === 'heading' && this.#candidates.run(index).members.length > 1;
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

	/** `Question 1` under `Problem 2`: another word, set deeper; `### Question (a)` under `## Question 1`. */
	#isInner(c: Candidate, root: Node): boolean {
		const rootLabel = root.label;
		if (
			(root.kind === 'number' || root.kind === 'roman') &&
			/^(?:[(（][a-z]{1,4}[)）]|[a-z])$/.test(c.label.raw.replace(/^\S+\s+/, ''))
		) {
			const [outer, inner] = [this.#entries[root.at]!.line.level, this.#entries[c.at]!.line.level];
			return outer === 0 || inner === 0 || inner > outer;
		}
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
		// Among answers a label names the question above that bears it, whatever its dress is there.
		if (this.answers && this.#nodes.at(c.label.members)) return true;
		if (c.label.wrap === 'decimal')
			return this.#isAskingRun(index) && (this.#told.homework || this.#nodes.beginning(first).length > 0);
		if (
			this.#nodes
				.beginning(first)
				.some(n => n.index >= this.since && (n.label?.word === 'problem' || n.path.length > 1))
		)
			return c.strong || c.label.wrap === 'compound';
		const decimal = c.label.members.every(m => m.kinds[0] === 'number');
		const alone = decimal && this.#candidates.isAlone(c);
		const { level } = this.#entries[c.at]!.line;
		if (decimal && this.#told.homework && level > 0 && this.#candidates.numbersProblems(level)) return true;
		if (alone && this.#candidates.numbersExercises(c.dress)) return true;
		if (this.#isBareHeading(c)) return true;
		if (decimal ? this.#candidates.isDecimalRow(c) : this.#candidates.isSeries(c)) return true;
		if (alone && this.#told.homework && c.dress === 'heading' && this.#candidates.run(index).members.length > 1)
			return true;
		if (decimal && c.dress === 'heading' && this.#candidates.lettersBelow(index)) return true;
		const run = this.#candidates.run(index);
		const numbered = this.#told.homework && run.members.length > 1;
		// `3.5`, alone below a question: its answer.
		if (alone && !c.strong && run.members.length === 1) return false;
		if (!decimal) return c.strong || run.evidence > 0 || numbered || this.#nodes.beginning(first).length > 0;
		return run.evidence * 2 >= run.members.length && run.evidence > 0;
	}

	/** Whether a label asks, or most of those do that go on from it. */
	#isAskingRun(index: number): boolean {
		const run = this.#candidates.run(index);
		const most = run.members.length > 2 && run.evidence * 3 >= run.members.length * 2;
		return most || this.#candidates.evidenceOf(this.#candidates.all[index]!.at) > 0;
	}

	#single(c: Candidate, index: number): Place | undefined {
		const member = c.label.members[0]!;
		const next = this.#nextAnswer(c, member);
		if (next) return { parent: undefined, members: [member], kind: next.kind };
		for (const kind of kindsInOrder(member, this.#nextLike(c, index), this.stack)) {
			const found = this.#asKind(c, index, member, kind);
			if (!found) continue;
			const listed = this.#acceptance.listed.has(index);
			return { parent: found.parent, members: [...(found.through ?? []), member], kind, listed };
		}
		return undefined;
	}

	/** The problem without parts whose answer follows that of the one before it on an answer sheet: `**3** The rewards …` after `**2(b)** …`. */
	#nextAnswer(c: Candidate, member: Member): Node | undefined {
		const [root] = this.stack;
		const named = this.answers && c.strong && root ? this.#nodes.at([member]) : undefined;
		if (!named || named.kind !== 'number' || named.hasAnswer || named.children.length > 0) return undefined;
		const before = root!.path[0]!;
		return rankOf(member, 'number') === rankOf(before, 'number') + 1 ? named : undefined;
	}

	/** Whether a label or a mark of an answer stands between a problem and another label: `**Answer 2**`. */
	#isAnsweredBefore(root: Node, c: Candidate): boolean {
		return this.#entries
			.slice(root.at + 1, c.at)
			.some(e => !e.skip && (e.label?.word === 'answer' || e.marker?.kind === 'answer'));
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
			if (sibling.kind !== kind || !this.#siblings.alike(c, sibling)) continue;
			const done = rankOf(lastOf(sibling), kind);
			if (rank === done + 1) return beside(sibling);
			if (
				rank > done + 1 &&
				(rank <= done + 8 || this.#isBareHeading(c)) &&
				rank !== 1 &&
				((c.strong && c.dress === this.#siblings.dressOf(sibling)) ||
					c.label.word !== undefined ||
					this.#candidates.evidenceOf(c.at) > 0)
			)
				return beside(sibling);
			if (rank <= done && !this.answers && this.#siblings.isPlainUnderBold(c, sibling)) return undefined;
			if (rank <= done && this.#siblings.mayRepeat(c, sibling, member)) return beside(sibling);
			if (rank <= done && rank !== 1) return undefined;
		}
		// `3)` after `2a)`, `2b)`.
		const root = this.stack[0];
		if (
			kind === 'number' &&
			root?.label &&
			root.path.length > 1 &&
			root.parent === undefined &&
			root.path[0]!.kinds[0] === 'number' &&
			rank === rankOf(root.path[0]!, 'number') + 1 &&
			((root.label.wrap === 'compound' &&
				(c.label.wrap === 'bare' ||
					c.label.raw.slice(-1) === root.label.raw.slice(-1) ||
					root.label.raw.startsWith(`${root.path[0]!.text}${c.label.raw.slice(-1)}`))) ||
				(c.strong && this.#openerOf(root) === c.dress) ||
				this.#candidates.evidenceOf(c.at) > 0)
		)
			return { parent: undefined };
		// `16)` after `15.`, on the same depth.
		if (kind === 'number' && root && this.#siblings.isNextByAnotherSign(c, root, rank)) return { parent: undefined };
		// `**3.**` after `**Question 2:**`, which is answered: whoever wrote it did not care how it is called.
		if (
			kind === 'number' &&
			c.strong &&
			root?.label !== undefined &&
			root.label.word !== 'part' &&
			root.kind === 'number' &&
			root.parent === undefined &&
			root.path.length === 1 &&
			(root.hasAnswer || root.label.word === 'answer' || this.#isAnsweredBefore(root, c)) &&
			rank === rankOf(lastOf(root), 'number') + 1 &&
			this.#nodes.child(root, String(rank - 1)) === undefined &&
			this.#candidates.evidenceOf(c.at) > 0
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
		// `#### (4)` after `#### (a)`, `#### (b)`: numbered on in another way.
		const other = this.stack.findLast(
			n =>
				n.label?.wrap === 'paren' &&
				n.parent !== undefined &&
				n.kind !== kind &&
				this.#siblings.dressOf(n) === 'heading',
		);
		const level = this.#entries[c.at]!.line.level;
		if (rank > 1 && level > 0 && c.label.wrap === 'paren' && other && this.#entries[other.at]!.line.level === level)
			return { parent: other.parent };
		const parent = this.#parents.parentFor(kind, c, this.stack);
		if (parent === false) return undefined;
		// A list of an answer, where what asks is bold as a whole or quoted.
		const set = parent && !this.answers && kind === 'number' && this.#candidates.evidenceOf(c.at) === 0;
		if (set && this.#siblings.isPlainUnderBold(c, parent)) return undefined;
		// What another turn asked or answered comes again: `(b) …` alone under `Problem 1`.
		const earlier = parent && this.#nodes.at([...parent.path, member]);
		const again = earlier !== undefined && earlier.turn !== this.#entries[c.at]!.turn;
		// `(c) …` first below a problem that is named once more among the answers.
		const answered = this.answers && parent?.answers === true && earlier !== undefined;
		const known = again || answered || this.#nodes.child(parent, member.text) !== undefined;
		const run = this.#candidates.run(index);
		// A user asks for any problem of a sheet; a student hands in some of them.
		const asked =
			c.strong &&
			(run.members.length > 1 && run.evidence === run.members.length
				? true
				: this.#told.homework && c.dress === 'heading' && run.members.length > 2);
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
			!this.#isBareHeading(c) &&
			!(parent === undefined && kind === 'number' && this.#goesOnBehind(c, rank)) &&
			!this.#goesOnElsewhere(parent, run) &&
			!(parent !== undefined && run.evidence > 0 && c.label.length === 0 && this.#acceptance.isInside(c, parent)) &&
			!(this.#told.answersAlone && c.dress === 'heading' && this.#entries.slice(0, c.at).some(e => !e.skip)) &&
			!(c.strong && (parent !== undefined || this.#told.homework) && this.#candidates.evidenceOf(c.at) > 0) &&
			!(c.dress === 'heading' && this.#candidates.asksBelow(index))
		)
			return undefined;
		if (!known && this.#acceptance.isChoice(c, member)) return undefined;
		const yields =
			kind === 'number' ? this.#acceptance.yields(index, run) : kind === 'letter' && this.#acceptance.isReferredTo(run);
		const looks =
			parent !== undefined && rank === 1 && !again && (known || !yields) ? this.#looksOf(c, kind, parent) : undefined;
		const content = rank === 1 && !again && parent !== undefined && this.#acceptance.isContent(c, parent, run);
		const stands =
			!content &&
			(again || known || rank !== 1 || !yields) &&
			(again ||
				(framed && !this.#acceptance.isChosen(parent) && !this.#acceptance.areOptions(run)) ||
				this.#acceptance.accepts(c, kind, parent, run, { stack: this.stack, answers: this.answers, known }));
		if (looks === undefined ? stands : this.#customs.settle(looks, stands)) return { parent };
		for (const at of run.members) this.#rejected.add(at);
		return undefined;
	}

	/** In which dress a problem was opened together with its first part: `**2.** (a) …`, now at `(b)`. */
	#openerOf(root: Node): Candidate['dress'] | undefined {
		const opener = this.#nodes.all.findLast(
			n => n.label?.wrap === 'compound' && n.parent === undefined && n.path[0]!.text === root.path[0]!.text,
		);
		return opener && this.#siblings.dressOf(opener);
	}

	/** How a row below a part looks, and where it stands: what rows of one kind share throughout a document. */
	#looksOf(c: Candidate, kind: MemberKind, parent: Node): string {
		const items = (at: number) => this.#entries[at]!.line.containers.filter(x => x.kind === 'item').length;
		const depth = items(c.at) - items(parent.at);
		return [c.label.wrap, kind, c.dress, depth, parent.kind, parent.path.length, parent.hasAnswer].join(' ');
	}

	/** Whether a label is one of the headings of a level that are nothing but numbers. */
	#isBareHeading(c: Candidate): boolean {
		const { level } = this.#entries[c.at]!.line;
		return level > 0 && this.#candidates.isAlone(c) && this.#candidates.isRowOfNumbers(level);
	}

	/** Whether a number goes on from the last problem of the sheet, which stands above a heading that divides it. */
	#goesOnBehind(c: Candidate, rank: number): boolean {
		const last = this.#nodes.all.findLast(n => n.parent === undefined);
		if (this.stack.length > 0 || !last || last.kind !== 'number') return false;
		const gap = rank - rankOf(lastOf(last), 'number');
		// `## Part B` over `5.`, where part A had `1.` to `4.`
		if (last.index < this.since && gap !== 1) return false;
		const alike = last.label?.wrap === c.label.wrap && this.#siblings.dressOf(last) === c.dress;
		return alike && gap > 0 && gap <= NEAR && (gap === 1 || this.#candidates.evidenceOf(c.at) > 0);
	}

	/** Whether a row that asks is the first of the text and begins in its middle: a chapter, cut from a book that numbers on. */
	#goesOnElsewhere(parent: Node | undefined, run: Run): boolean {
		const first = this.#nodes.all.length === (parent === undefined ? 0 : 1);
		const chapter = parent === undefined || this.#entries[parent.at]!.line.level > 0;
		return first && chapter && run.members.length > 2 && run.evidence * 2 >= run.members.length;
	}
}
