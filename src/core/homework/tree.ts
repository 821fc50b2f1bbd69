import { askOf } from './asks.ts';
import { type Label, type Member, type MemberKind, rankOf, romanValue } from './labels.ts';
import { isStrong, type Line, plain } from './lines.ts';
import type { Marker } from './markers.ts';
import { readPoints } from './points.ts';
import { answersHeading, closingHeading, homeworkTitle } from './words.ts';

/** A line with all that was found at its start; `skip` where it is a note, furniture or otherwise no text of the homework. */
export interface Entry {
	readonly line: Line;
	/** Rest of the head after a chat mark. */
	readonly head: string;
	readonly headStart: number;
	readonly label: Label | undefined;
	readonly marker: Marker | undefined;
	/** Index of the turn, -1 outside any. */
	readonly turn: number;
	readonly role: 'user' | 'assistant' | 'system' | undefined;
	readonly skip: boolean;
}

/** A part while the tree grows: one visit of a label; visits of the same label are merged later. */
export interface Node {
	readonly index: number;
	readonly path: readonly Member[];
	readonly kind: MemberKind;
	readonly label: Label | undefined;
	readonly parent: Node | undefined;
	/** Line that opens it. */
	readonly at: number;
	readonly turn: number;
	/** Whether it stands where only answers stand: after a heading `Solutions`, or opened by `Answer 2(a):`. */
	readonly answers: boolean;
	/** Lines of its own, its opening line first. */
	readonly lines: number[];
	readonly epochBreak: boolean;
	readonly children: Node[];
	hasAnswer: boolean;
	hasQuestion: boolean;
	/** Line of its first question marker. */
	firstQuestion: number;
}

export interface Tree {
	readonly nodes: readonly Node[];
	/** Lines that belong to no node. */
	readonly loose: readonly number[];
}

interface Candidate {
	readonly at: number;
	readonly label: Label;
	readonly strong: boolean;
	/** Heading, bold, item, plain: what siblings share. */
	readonly dress: 'heading' | 'bold' | 'item' | 'plain';
}

/** How far a run of labels looks ahead: candidates, and lines of a member's body. */
const runReach = 120;
const bodyReach = 40;

/** Grows the tree of parts from the labels and markers of a document. */
export const growTree = (entries: readonly Entry[], options: { readonly homework: boolean }): Tree =>
	new Grower(entries, options.homework).grow();

const dressOf = (line: Line): Candidate['dress'] =>
	line.level > 0 ? 'heading' : line.bold ? 'bold' : line.marker !== undefined || line.latexItem ? 'item' : 'plain';

class Grower {
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidate[] = [];
	readonly #candidateAt = new Map<number, number>();
	readonly #rejected = new Set<number>();
	readonly #nodes: Node[] = [];
	readonly #loose: number[] = [];
	readonly #homework: boolean;
	#stack: Node[] = [];
	#current: Node | undefined;
	/** Whether a top heading has been passed since the last part: numbering may start over. */
	#broke = false;
	#answers = false;
	/** Number of nodes when the last top heading was passed: what a label refers to stands after it. */
	#since = 0;
	#shallowest = 7;
	#unlabelled = 0;

	constructor(entries: readonly Entry[], homework: boolean) {
		this.#entries = entries;
		this.#homework = homework;
		entries.forEach((entry, at) => {
			if (!entry.label || entry.skip) return;
			if (this.#isDocumentTitle(entry, at)) return;
			this.#candidateAt.set(at, this.#candidates.length);
			this.#candidates.push({
				at,
				label: entry.label,
				strong: isStrong(entry.line) || entry.label.wrap === 'han',
				dress: dressOf(entry.line),
			});
		});
	}

	grow(): Tree {
		this.#entries.forEach((entry, at) => {
			this.#step(entry, at);
		});
		return { nodes: this.#nodes, loose: this.#loose };
	}

	/** `Tarea 1`, `演習課題 1` over problems that another word names: the name of the whole sheet. */
	#isDocumentTitle(entry: Entry, at: number): boolean {
		if (entry.label?.word !== 'problem' || entry.line.level !== 1 || !homeworkTitle.test(plain(entry.head)))
			return false;
		return this.#entries.some((e, i) => i > at && e.label?.word === 'problem' && e.label.name !== entry.label!.name);
	}

	#step(entry: Entry, at: number): void {
		const before = this.#entries[at - 1];
		if (before && before.turn !== entry.turn) this.#turn(entry, at);
		const candidate = this.#candidateAt.get(at);
		if (candidate !== undefined && !this.#rejected.has(candidate) && this.#tryLabel(candidate, entry, at)) return;
		if (entry.skip) {
			this.#own(at);
			return;
		}
		if (this.#tryHeading(entry, at)) return;
		if (entry.marker) this.#mark(entry.marker, at);
		this.#own(at);
	}

	/** A user's turn ends what went before; after a re-prompt without labels the reply revises the last answer. */
	#turn(entry: Entry, at: number): void {
		if (entry.role === 'user') {
			this.#current = undefined;
			return;
		}
		let asked = at - 1;
		while (asked > 0 && this.#entries[asked - 1]!.turn === this.#entries[at - 1]!.turn) asked--;
		const last = this.#nodes[this.#nodes.length - 1];
		if (!last || last.at >= asked || this.#current) return;
		const said = this.#entries
			.slice(asked, at)
			.map(e => e.head)
			.join(' ');
		const next = this.#candidates.find(c => c.at >= at);
		const labelled = next !== undefined && this.#entries[next.at]!.turn === entry.turn;
		if (labelled || said.length > 400 || !reprompt.test(said)) return;
		this.#current = this.#node('', last.parent, at, undefined, last.path, last.kind, true);
		this.#current.hasAnswer = true;
	}

	#own(at: number): void {
		if (this.#current) this.#current.lines.push(at);
		else this.#loose.push(at);
	}

	/** Headings that are neither labels nor markers: some end the problems. */
	#tryHeading(entry: Entry, at: number): boolean {
		const { line } = entry;
		if (!isStrong(line) || this.#candidateAt.has(at)) return false;
		const text = plain(entry.head);
		if (answersHeading.test(text) && line.level > 0 && this.#answersFollow(line, at)) {
			this.#current = undefined;
			this.#stack = [];
			this.#answers = true;
			this.#loose.push(at);
			return true;
		}
		if (line.level === 0 || entry.marker) return false;
		const root = this.#stack[0];
		const rootLine = root && this.#entries[root.at]!.line;
		const above =
			line.level < this.#shallowest &&
			(rootLine === undefined || rootLine.level === 0 ? line.level === 1 : line.level < rootLine.level);
		if (!closingHeading.test(text) && !above) return false;
		if (above) {
			this.#broke = true;
			if (!answersHeading.test(text)) this.#since = this.#nodes.length;
			this.#answers = answersHeading.test(text);
		}
		this.#current = undefined;
		this.#stack = [];
		this.#loose.push(at);
		return true;
	}

	/** Whether a heading `Solutions` opens the answers to questions that stand before it: right after it, labels start over. */
	#answersFollow(line: Line, at: number): boolean {
		const index = this.#candidates.findIndex(c => c.at > at);
		const next = this.#candidates[index];
		const root = this.#stack[0] ?? this.#nodes.find(n => n.parent === undefined);
		if (!next || !root || next.at > at + 4 || this.#entries[next.at]!.turn !== this.#entries[at]!.turn) return false;
		const rootLine = this.#entries[root.at]!.line;
		if (rootLine.level > 0 && line.level > rootLine.level) return false;
		const member = next.label.members[next.label.members.length - 1]!;
		// A label that goes on with an open level, gap or not: then the heading is the marker of one part.
		const level = this.#stack.findLast(n => n.kind !== 'name' && member.kinds.includes(n.kind) && (n.label?.word === 'problem') === (next.label.word === 'problem'));
		if (level) return rankOf(member, level.kind) <= rankOf(lastOf(level), level.kind);
		const first = next.label.members[0]!.text;
		return this.#nodes.some(n => n.index >= this.#since && (n.parent === undefined ? n.path[0]!.text === first : n.parent === root && lastOf(n).text === first));
	}

	#mark(marker: Marker, at: number): void {
		if (marker.kind === 'answer') {
			if (this.#current) this.#current.hasAnswer = true;
			return;
		}
		if (marker.kind !== 'question' || !marker.firm) return;
		const current = this.#current;
		if (current && !current.hasAnswer && !current.hasQuestion) {
			current.hasQuestion = true;
			current.firstQuestion = at;
			return;
		}
		// A heading `Questions` over labelled ones is no question.
		if (!current && marker.whole && this.#entries.slice(at + 1, at + 4).find(e => !e.skip)?.label) return;
		if (current?.hasAnswer || !current) this.#openUnlabelled(at, current);
	}

	/** A question marker where no part is open, or where the open one has its answer already. */
	#openUnlabelled(at: number, current: Node | undefined): void {
		let parent = current;
		if (current && current.kind === 'name' && current.label === undefined) parent = current.parent;
		else if (current && current.firstQuestion >= 0) {
			// The pair that stands there already becomes the first child.
			const cut = current.lines.indexOf(current.firstQuestion);
			const moved = cut >= 0 ? current.lines.splice(cut) : [];
			const first = this.#node(`q1`, current, current.firstQuestion);
			first.lines.push(...moved);
			first.hasAnswer = true;
			first.hasQuestion = true;
			current.hasAnswer = false;
			current.hasQuestion = false;
			current.firstQuestion = -1;
		}
		const siblings = this.#nodes.filter(n => n.parent === parent && n.label === undefined).length;
		if (parent === undefined) this.#unlabelled = this.#broke ? 1 : this.#unlabelled + 1;
		const node = this.#node(`q${parent === undefined ? this.#unlabelled : siblings + 1}`, parent, at);
		node.hasQuestion = true;
		node.firstQuestion = at;
		this.#stack = parent ? [...this.#stack.slice(0, this.#stack.indexOf(parent) + 1), node] : [node];
		this.#current = node;
	}

	#node(
		name: string,
		parent: Node | undefined,
		at: number,
		label?: Label,
		path?: readonly Member[],
		kind?: MemberKind,
		answers = false,
	): Node {
		const node: Node = {
			index: this.#nodes.length,
			path: path ?? [...(parent?.path ?? []), { text: name, kinds: ['name'] }],
			kind: kind ?? 'name',
			label,
			parent,
			at,
			turn: this.#entries[at]!.turn,
			answers,
			lines: [],
			epochBreak: this.#broke,
			children: [],
			hasAnswer: false,
			hasQuestion: false,
			firstQuestion: -1,
		};
		this.#broke = false;
		parent?.children.push(node);
		this.#nodes.push(node);
		return node;
	}

	#tryLabel(index: number, entry: Entry, at: number): boolean {
		const candidate = this.#candidates[index]!;
		const place = this.#place(candidate, index);
		if (!place) return false;
		const { parent, members, kind } = place;
		const path = [...(parent?.path ?? []), ...members];
		const answers = this.#answers || candidate.label.word === 'answer';
		const node = this.#node('', parent, at, candidate.label, path, kind, answers);
		if (answers) node.hasAnswer = true;
		const depth = parent ? this.#stack.indexOf(parent) + 1 : 0;
		this.#stack = [...this.#stack.slice(0, depth), node];
		this.#current = node;
		node.lines.push(at);
		if (parent === undefined && entry.line.level > 0) this.#shallowest = Math.min(this.#shallowest, entry.line.level);
		else if (entry.line.level > 0) this.#shallowest = Math.min(this.#shallowest, entry.line.level);
		return true;
	}

	/** Where a label belongs: under which open part, read in which of its ways; undefined where it is no part. */
	#place(
		c: Candidate,
		index: number,
	): { parent: Node | undefined; members: readonly Member[]; kind: MemberKind } | undefined {
		const { label } = c;
		const last = label.members[label.members.length - 1]!;
		if (label.word === 'problem') {
			if (!this.#wordStands(c)) return undefined;
			const root = this.#stack[0];
			if (label.members.length === 1 && root && this.#isInner(c, root))
				return { parent: root, members: label.members, kind: kindFor(last) };
			return this.#absolute(label.members);
		}
		if (label.word === 'answer') {
			const inside = this.#stack.find(
				n => label.members.length === 1 && this.#nodes.some(m => m.parent === n && lastOf(m).text === last.text),
			);
			if (label.members[0]!.kinds[0] !== 'number' && inside)
				return { parent: inside, members: label.members, kind: kindFor(last) };
			const named = this.#nodes.findLast(n => samePath(n.path, label.members));
			if (named) {
				this.#stack = named.parent ? ancestry(named.parent) : [];
				return { parent: named.parent, members: named.path.slice(named.parent?.path.length ?? 0), kind: named.kind };
			}
			return this.#absolute(label.members);
		}
		if (label.members.length > 1 && label.members[0]!.kinds[0] === 'number') {
			if (!this.#compoundStands(c, index)) return undefined;
			return this.#absolute(label.members);
		}
		if (label.members.length > 1) {
			const base = this.#stack.find(n => n.kind === 'number' || n.kind === 'name') ?? undefined;
			return base && (c.strong || !base.hasAnswer)
				? { parent: base, members: label.members, kind: kindFor(last) }
				: undefined;
		}
		return this.#single(c, index);
	}

	/** A problem's word in plain text needs a mark after it; it may be a sentence that mentions a problem. */
	#wordStands(c: Candidate): boolean {
		if (c.strong || c.dress === 'item') return true;
		const entry = this.#entries[c.at]!;
		const taken = entry.head.slice(0, c.label.length);
		const rest = entry.head.slice(c.label.length).trim();
		return /[:.)\]：、]\s*[*_]*$/.test(taken) || rest === '' || /^[([（]\s*\d/.test(rest) || !/^[\p{Ll}]/u.test(rest);
	}

	/** `Question 1` under `Problem 2`: another word, set deeper. */
	#isInner(c: Candidate, root: Node): boolean {
		const rootLabel = root.label;
		if (!rootLabel || rootLabel.word === undefined || rootLabel.name === c.label.name) return false;
		const rootLine = this.#entries[root.at]!.line;
		const line = this.#entries[c.at]!.line;
		return rootLine.level > 0 && (line.level === 0 || line.level > rootLine.level);
	}

	#absolute(members: readonly Member[]): { parent: Node | undefined; members: readonly Member[]; kind: MemberKind } {
		const kind = kindFor(members[members.length - 1]!);
		// The open part whose label begins like this one; else the last one that does.
		for (let depth = members.length - 1; depth > 0; depth--) {
			const matches = (n: Node) => n.path.length === depth && n.path.every((m, i) => m.text === members[i]!.text);
			const parent = this.#stack.find(matches) ?? this.#nodes.findLast(n => n.index >= this.#since && matches(n));
			if (parent) {
				if (!this.#stack.includes(parent)) this.#stack = ancestry(parent);
				return { parent, members: members.slice(depth), kind };
			}
		}
		return { parent: undefined, members, kind };
	}

	#compoundStands(c: Candidate, index: number): boolean {
		const first = c.label.members[0]!.text;
		if (this.#nodes.some(n => n.path[0]!.text === first && (n.label?.word === 'problem' || n.path.length > 1)))
			return c.strong || c.label.wrap === 'compound';
		const decimal = c.label.members.every(m => m.kinds[0] === 'number');
		const run = this.#run(index);
		if (!decimal) return c.strong || run.evidence > 0 || this.#nodes.some(n => n.path[0]!.text === first);
		return run.evidence * 2 >= run.members.length && run.evidence > 0;
	}

	#single(
		c: Candidate,
		index: number,
	): { parent: Node | undefined; members: readonly Member[]; kind: MemberKind } | undefined {
		const member = c.label.members[0]!;
		for (const kind of this.#kindsInOrder(c, index, member)) {
			const found = this.#asKind(c, index, member, kind);
			if (found) return { parent: found.parent, members: [member], kind };
		}
		return undefined;
	}

	/** The readings of an ambiguous member, the likeliest first: successor of an open sibling, what comes next, the siblings' dress, letter. */
	#kindsInOrder(c: Candidate, index: number, member: Member): readonly MemberKind[] {
		if (member.kinds.length < 2) return member.kinds;
		const next = this.#nextLike(c, index);
		if (next) {
			const roman = romanValue(member.text);
			if (romanValue(next.text) === roman + 1 && next.text.length > 1) return ['roman', 'letter'];
		}
		for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
			const node = this.#stack[depth]!;
			if (node.kind !== 'letter' && node.kind !== 'roman') continue;
			if (rankOf(member, node.kind) === rankOf(lastOf(node), node.kind) + 1)
				return node.kind === 'letter' ? ['letter', 'roman'] : ['roman', 'letter'];
		}
		if (next && next.text.length === 1 && next.text.charCodeAt(0) === member.text.charCodeAt(0) + 1)
			return ['letter', 'roman'];
		if (member.text === 'i') return ['roman', 'letter'];
		const siblings = this.#stack.findLast(n => n.kind === 'roman' || n.kind === 'letter');
		return siblings?.kind === 'roman' && rankOf(member, 'roman') > rankOf(lastOf(siblings), 'roman')
			? ['roman', 'letter']
			: ['letter', 'roman'];
	}

	#nextLike(c: Candidate, index: number): Member | undefined {
		for (let at = index + 1; at < this.#candidates.length && at < index + 12; at++) {
			const other = this.#candidates[at]!;
			if (other.label.word === 'problem') return undefined;
			if (other.label.wrap === c.label.wrap && other.strong === c.strong && other.label.members.length === 1)
				return other.label.members[0];
		}
		return undefined;
	}

	#asKind(c: Candidate, index: number, member: Member, kind: MemberKind): { parent: Node | undefined } | undefined {
		const rank = rankOf(member, kind);
		// The open level that it continues, innermost first.
		for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
			const sibling = this.#stack[depth]!;
			if (sibling.kind !== kind || !this.#alike(c, sibling)) continue;
			const done = rankOf(lastOf(sibling), kind);
			if (rank === done + 1) return { parent: sibling.parent };
			if (
				rank > done + 1 &&
				rank <= done + 8 &&
				!isFirst(rank) &&
				(c.strong || c.label.word !== undefined || this.#evidenceOf(c.at) > 0)
			)
				return { parent: sibling.parent };
			if (rank <= done && this.#mayRepeat(c, sibling, member)) return { parent: sibling.parent };
			if (rank <= done && !isFirst(rank)) return undefined;
		}
		const parent = this.#parentFor(kind, c);
		if (parent === false) return undefined;
		const known = this.#nodes.some(n => n.parent === parent && lastOf(n).text === member.text);
		if (
			!isFirst(rank) &&
			!known &&
			!(c.strong && (parent !== undefined || this.#homework) && this.#evidenceOf(c.at) > 0)
		)
			return undefined;
		const run = this.#run(index);
		if (this.#accepts(c, kind, parent, run, known)) return { parent };
		for (const at of run.members) this.#rejected.add(at);
		return undefined;
	}

	/** Whether two labels can be siblings by their looks. */
	#alike(c: Candidate, sibling: Node): boolean {
		const label = sibling.label;
		if (!label) return false;
		const line = this.#entries[sibling.at]!.line;
		const strong = isStrong(line) || label.wrap === 'han';
		if (c.label.word === 'part' || label.word === 'part') return c.strong === strong || c.label.word === label.word;
		if ((label.word === 'problem') !== (c.label.word === 'problem')) {
			// `Problem 1`, then `## 2. …` on the same level.
			return strong && c.strong && line.level > 0 && line.level === this.#entries[c.at]!.line.level;
		}
		if (c.label.wrap !== label.wrap) return false;
		if (c.strong !== strong) return c.strong || dressOf(line) !== 'heading' || c.label.wrap === 'paren';
		if (c.strong)
			return (
				c.label.wrap === 'paren' ||
				dressOf(line) !== c.dress ||
				line.level === this.#entries[c.at]!.line.level ||
				lastOf(sibling).kinds[0] !== 'number'
			);
		const depth = (l: Line) => l.containers.filter(x => x.kind === 'item').length;
		return c.dress === dressOf(line)
			? depth(line) === depth(this.#entries[c.at]!.line)
			: c.label.wrap === 'paren' || c.label.wrap === 'right';
	}

	/** A label that was there before: in a later turn, where its earlier visit lacks the answer, or under answers. */
	#mayRepeat(c: Candidate, sibling: Node, member: Member): boolean {
		if (c.strong) return true;
		const earlier = this.#nodes.findLast(n => n.parent === sibling.parent && lastOf(n).text === member.text);
		if (!earlier) return false;
		return earlier.turn !== this.#entries[c.at]!.turn || !earlier.hasAnswer;
	}

	/** Under which open part a first member may begin a level; false where under none. */
	#parentFor(kind: MemberKind, c: Candidate): Node | undefined | false {
		const top = this.#stack[this.#stack.length - 1];
		if (!top) return undefined;
		if (c.label.word === 'part')
			return this.#stack.findLast(n => n.kind === 'number' || n.kind === 'name') ?? this.#stack[0];
		for (let depth = this.#stack.length - 1; depth >= 0; depth--) {
			const node = this.#stack[depth]!;
			const fits =
				kind === 'roman'
					? node.kind !== 'roman'
					: kind === 'letter'
						? node.kind !== 'letter' && node.kind !== 'roman'
						: node.kind !== 'roman' && this.#numberFits(node, c);
			if (fits) return node;
			if (node.kind === kind && !this.#alike(c, node)) return false;
		}
		return undefined;
	}

	/** Numbers under a number: only in another dress than the one they would stand beside. */
	#numberFits(node: Node, c: Candidate): boolean {
		if (node.kind !== 'number') return true;
		return !this.#alike(c, node);
	}

	#accepts(c: Candidate, kind: MemberKind, parent: Node | undefined, run: Run, known: boolean): boolean {
		const share = run.evidence / run.members.length;
		if (c.label.word === 'part') return parent !== undefined || share > 0;
		const bare = c.label.upper && !c.strong;
		if (this.#answers && this.#nodes.some(n => n.parent === parent && lastOf(n).text === c.label.members[0]!.text))
			return true;
		if (parent === undefined)
			return !bare && ((this.#homework && c.strong) || share >= (c.strong || this.#homework ? 0.34 : 0.5));
		if (known && (c.strong || this.#lacksAnswer(c, parent))) return true;
		if (bare) return share >= 0.5 && run.members.length > 1 && run.markers > 0;
		const answered = parent.hasAnswer || this.#stack.slice(this.#stack.indexOf(parent)).some(n => n.hasAnswer);
		if (answered && !parent.answers) return run.markers * 2 >= run.members.length && run.markers > 0;
		if (c.strong && kind !== 'number') return true;
		if (kind === 'number' && c.label.wrap !== 'paren') return share >= 0.5;
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
		if (asked)
			return (
				/[:：]\s*$/.test(lastText) && !/\b(?:which of the following|choose|select|circle|options?)\b/i.test(lastText)
			);
		return true;
	}

	/** Whether the part that a label names again still waits for its answer, or another turn speaks. */
	#lacksAnswer(c: Candidate, parent: Node): boolean {
		const text = c.label.members[0]!.text;
		const earlier = this.#nodes.findLast(n => n.parent === parent && lastOf(n).text === text);
		return earlier !== undefined && (!earlier.hasAnswer || earlier.turn !== this.#entries[c.at]!.turn);
	}

	#evidenceOf(at: number): number {
		const entry = this.#entries[at]!;
		const text = plain(entry.head.slice(entry.label?.length ?? 0));
		return askOf(text) === 2 || readPoints(entry.head) !== undefined || this.#bodyMarker(at, Infinity) ? 1 : 0;
	}

	#bodyMarker(at: number, end: number): boolean {
		for (let line = at + 1; line < this.#entries.length && line <= at + bodyReach && line < end; line++) {
			const entry = this.#entries[line]!;
			const candidate = this.#candidateAt.get(line);
			if (candidate !== undefined && this.#endsBody(at, this.#candidates[candidate]!)) return false;
			if (entry.turn !== this.#entries[at]!.turn && entry.role === 'user') return false;
			if (
				entry.marker?.firm &&
				entry.marker.sure &&
				(entry.marker.kind === 'question' || entry.marker.kind === 'answer')
			)
				return true;
		}
		return false;
	}

	/** Whether a strong label ends the body of the one before it: not one that stands deeper. */
	#endsBody(at: number, other: Candidate): boolean {
		if (!other.strong) return false;
		const own = this.#entries[at]!;
		const level = this.#entries[other.at]!.line.level;
		if (other.label.word === 'problem' || other.label.wrap === own.label?.wrap) return true;
		return own.line.level === 0 || (level > 0 && level <= own.line.level);
	}

	/** The labels that would continue this one in the same dress, and how many of them ask, promise points or hold a marker. */
	#run(index: number): Run {
		const first = this.#candidates[index]!;
		const members = [index];
		const firstMembers = first.label.members;
		const kinds = firstMembers[firstMembers.length - 1]!.kinds;
		let last = firstMembers[firstMembers.length - 1]!;
		for (let at = index + 1; at < this.#candidates.length && at < index + runReach; at++) {
			const other = this.#candidates[at]!;
			if (other.label.word === 'problem' && first.label.word !== 'problem') break;
			if (other.label.members.length !== firstMembers.length || other.label.wrap !== first.label.wrap) continue;
			if (other.strong !== first.strong || (!first.strong && other.dress !== first.dress)) continue;
			const member = other.label.members[other.label.members.length - 1]!;
			const kind = kinds.find(
				k =>
					member.kinds.includes(k) &&
					rankOf(member, k) > rankOf(last, k) &&
					rankOf(member, k) <= rankOf(last, k) + (first.strong ? 4 : 1),
			);
			if (!kind) {
				if (member.text === firstMembers[firstMembers.length - 1]!.text) break;
				continue;
			}
			members.push(at);
			last = member;
		}
		let evidence = 0;
		let markers = 0;
		members.forEach((candidate, place) => {
			const at = this.#candidates[candidate]!.at;
			const end = members[place + 1] !== undefined ? this.#candidates[members[place + 1]!]!.at : at + bodyReach;
			const marked = this.#bodyMarker(at, end);
			const entry = this.#entries[at]!;
			const next = this.#entries[at + 1];
			const text = plain(entry.head.slice(entry.label?.length ?? 0));
			const asks =
				askOf(text) === 2 ||
				(at + 1 < end &&
					next !== undefined &&
					!next.label &&
					!next.skip &&
					next.line.kind === 'paragraph' &&
					askOf(plain(next.head)) === 2);
			if (marked) markers++;
			if (marked || asks || readPoints(entry.head) !== undefined) evidence++;
		});
		return { members, evidence, markers };
	}
}

interface Run {
	readonly members: readonly number[];
	readonly evidence: number;
	readonly markers: number;
}

/** How a user asks for the same answer once more. */
const reprompt =
	/\b(?:wrong|incorrect|not (?:right|correct)|try (?:it )?again|redo|re-?do|mistake|error|are you sure|check (?:it |that |this |your )?(?:again|\w+)|recheck|double-check|fix|falsch|noch einmal|encore|otra vez|неверно|ещё раз)\b|不对|错|再试|重新|違|もう一度|틀렸|다시/iu;

const lastOf = (node: Node): Member => node.path[node.path.length - 1]!;

const samePath = (a: readonly Member[], b: readonly Member[]): boolean => a.length === b.length && a.every((m, i) => m.text === b[i]!.text);

const isFirst = (rank: number): boolean => rank === 1;

const kindFor = (member: Member): MemberKind => member.kinds[0] ?? 'name';

const ancestry = (node: Node): Node[] => {
	const path: Node[] = [];
	for (let at: Node | undefined = node; at; at = at.parent) path.unshift(at);
	return path;
};
