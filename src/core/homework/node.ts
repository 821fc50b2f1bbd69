import { askOf } from './asks.ts';
import type { Label, Member, MemberKind } from './labels.ts';
import { isStrong, type Line, plain } from './lines.ts';
import type { Marker } from './markers.ts';
import { judging } from './words.ts';

/** A line with all that was found at its start; `skip` where it is a note, furniture or otherwise no text of the homework. */
export interface Entry {
	readonly line: Line;
	/** Rest of the head after a chat mark. */
	readonly head: string;
	readonly headStart: number;
	readonly label: Label | undefined;
	readonly marker: Marker | undefined;
	/** A marker right after the label (`(a) **Answer:** 5`), and where its section begins within the block. */
	readonly inner: { readonly marker: Marker; readonly start: number } | undefined;
	/** Index of the turn, -1 outside any. */
	readonly turn: number;
	readonly role: 'user' | 'assistant' | 'system' | undefined;
	readonly skip: boolean;
	/** Whether it closes the text, or a reply, and is of no part. */
	readonly closing?: true;
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
	/** Whether a top heading stands between the part before and this one. */
	readonly epochBreak: boolean;
	/** Whether that heading calls itself homework. */
	readonly titledBreak: boolean;
	readonly children: Node[];
	hasAnswer: boolean;
	hasQuestion: boolean;
	/** Whether it is one of a list of questions whose answers are listed below it. */
	answeredBelow: boolean;
	/** Line of its first question marker. */
	firstQuestion: number;
}

export interface Tree {
	readonly nodes: readonly Node[];
	/** Lines that belong to no node. */
	readonly loose: readonly number[];
}

/** A line that begins with a label, and how it is dressed. */
export interface Candidate {
	readonly at: number;
	readonly label: Label;
	readonly strong: boolean;
	/** Heading, bold, item, plain: what siblings share. */
	readonly dress: 'heading' | 'bold' | 'item' | 'plain';
}

export const dressOf = (line: Line, strong: boolean): Candidate['dress'] =>
	line.level > 0
		? 'heading'
		: line.bold && !strong
			? 'item'
			: line.bold
				? 'bold'
				: line.marker !== undefined || line.latexItem
					? 'item'
					: 'plain';

/** Whether a label is dressed as a heading: not where a list's own number is the label, whatever its item begins with. */
export const strongOf = (line: Line, label: Label): boolean =>
	(isStrong(line) && !(label.length === 0 && line.level === 0)) || label.wrap === 'han';

/** A node's full label: `2.c.ii`. */
export const pathOf = (node: Node): string => node.path.map(m => m.text).join('.');

/** The last step of a node's label. */
export const lastOf = (node: Node): Member => node.path[node.path.length - 1]!;

/** The way a member is read where nothing speaks for another. */
export const kindFor = (member: Member): MemberKind => member.kinds[0] ?? 'name';

/** A node's ancestors, outermost first, and itself. */
export const ancestry = (node: Node): Node[] => {
	const path: Node[] = [];
	for (let at: Node | undefined = node; at; at = at.parent) path.unshift(at);
	return path;
};

const pathKey = (path: readonly Member[]): string => path.map(m => m.text).join('.');

/** The nodes grown so far, found by place and by path without a search through all of them. */
export class Nodes {
	readonly all: Node[] = [];
	readonly #byPlace = new Map<string, Node>();
	readonly #byPath = new Map<string, Node>();
	readonly #byFirst = new Map<string, Node[]>();

	add(node: Node): void {
		this.all.push(node);
		this.#byPlace.set(`${node.parent?.index ?? -1} ${lastOf(node).text}`, node);
		this.#byPath.set(pathKey(node.path), node);
		const first = node.path[0]!.text;
		const list = this.#byFirst.get(first);
		if (!list) this.#byFirst.set(first, [node]);
		else if (list.length < 16) list.push(node);
	}

	/** The latest node with this last member under this parent. */
	child(parent: Node | undefined, member: string): Node | undefined {
		return this.#byPlace.get(`${parent?.index ?? -1} ${member}`);
	}

	/** The latest node with this full label. */
	at(path: readonly Member[]): Node | undefined {
		return this.#byPath.get(pathKey(path));
	}

	/** The first few nodes whose labels begin so. */
	beginning(first: string): readonly Node[] {
		return this.#byFirst.get(first) ?? [];
	}
}

/** Text that is set in as code is, but is prose. */
const indented = /^\s*\p{Lu}[\p{L} ,'’-]{20,}/u;

/** How plainly a line of a body asks (`askOf`); in the middle of a sentence only a question mark does, code never. */
export const asksIn = ({ line, head }: Entry): 0 | 1 | 2 => {
	if (line.kind === 'fence' && !indented.test(head)) return 0;
	const text = plain(head);
	return line.goesOn ? (/[?？]\s*$/.test(text) ? 2 : 0) : askOf(text);
};

/** How many of a part's first lines may say what is to be done with what stands below it. */
const LEADING_LINES = 6;

/** Whether a part wants the statements below it judged: `True or false`. */
export const wantsJudging = (node: Node | undefined, entries: readonly Entry[]): boolean =>
	node?.lines.slice(0, LEADING_LINES).some(at => !entries[at]!.skip && judging.test(plain(entries[at]!.head))) ?? false;

/** Whether a labelled line is a statement: a sentence, not one of the choices `True` and `False`. */
export const isStatement = (entry: Entry): boolean =>
	(plain(entry.head.slice(entry.label?.length ?? 0)).match(/[\p{L}\d]+/gu)?.length ?? 0) >= 5;

/** Index of the last of three choices or more below one another (`A.`, `B.`, `C.`, or boxes to tick) among lines; -1 where there are none. */
export const lastChoice = (lines: readonly Entry[]): number => {
	let next = 0;
	let boxes = 0;
	let ticked = false;
	let last = -1;
	for (const [at, { head, skip, line }] of lines.entries()) {
		if (skip) continue;
		if (line.marker !== undefined && /^\[[ xX]\]\s/.test(head)) {
			boxes++;
			if (/^\[[xX]/.test(head)) ticked = true;
			last = at;
			continue;
		}
		if (next === 0 && !/^A\s?[.)：:、]/.test(head)) continue;
		// `A：…  B：…` may stand on one line.
		for (const found of head.matchAll(/(?<=^|\s)([A-H])(?:[.)]\s+|\s?[：:、]\s?)(?=\S)/gu))
			if (found[1] === 'ABCDEFGH'[next]) {
				next++;
				last = at;
			}
	}
	return next > 2 || boxes > 2 || (boxes > 0 && ticked) ? last : -1;
};

/** Whether three choices or more stand among lines. */
export const hasChoices = (lines: readonly Entry[]): boolean => lastChoice(lines) >= 0;

/** Whether nothing but lines lettered from a on stand below a label, two or more, none of which asks. */
export const offersLetters = (lines: readonly Entry[]): boolean => {
	const own = lines.filter(e => !e.skip);
	return (
		own.length > 1 &&
		own.every(
			({ head }, i) =>
				/^[([]?[a-h][.)]\s/.test(head) &&
				head.replace(/^\W/, '')[0] === 'abcdefgh'[i] &&
				askOf(plain(head.slice(2))) < 2,
		)
	);
};
