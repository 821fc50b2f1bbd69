import type { Anchor, SourceText } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { askOf } from './asks.ts';
import { habitOf } from './habits.ts';
import { type Homework, type Part, type Section, sliceText } from './homework.ts';
import { type Line, plain } from './lines.ts';
import { mergeVisits, share, similarity, type Visits } from './merge.ts';
import type { Entry, Node } from './node.ts';
import type { FoundNote } from './notes.ts';
import { boldTitle, textAfterLabel } from './pieces.ts';
import { placeNotes } from './place-notes.ts';
import { readPoints, withoutPoints } from './points.ts';
import { type Habit, splitSections } from './sections.ts';
import type { ChatMarks } from './turns.ts';

/** What was read of a document before its parts are put together. */
export interface Read {
	readonly source: SourceText;
	readonly lines: readonly Line[];
	readonly chat: ChatMarks;
	readonly entries: readonly Entry[];
	readonly notes: readonly FoundNote[];
}

/** Puts the visits of each label together into parts with their sections, revisions and notes. */
export const assemble = (read: Read, nodes: readonly Node[]): Homework => new Assembler(read).assemble(nodes);

/** How many words the name of a part has at most: `Question 2 (a)`. */
const NAME = 3;
/** A longer line is no title that anybody reads: in characters. */
const LONGEST_TITLE = 2000;

class Assembler {
	readonly #source: SourceText;
	readonly #lines: readonly Line[];
	readonly #chat: ChatMarks;
	readonly #entries: readonly Entry[];
	readonly #notes: readonly FoundNote[];
	/** Whether the questions stand by themselves, all answers apart from them. */
	#asksApart = false;
	/** Where remarks stand, by block. */
	readonly #noted = new Map<number, Span[]>();

	constructor(read: Read) {
		this.#source = read.source;
		this.#lines = read.lines;
		this.#chat = read.chat;
		this.#entries = read.entries;
		this.#notes = gather(read.notes);
		for (const note of this.#notes)
			for (const { block, span } of [note, ...(note.more ?? [])])
				this.#noted.set(block, [...(this.#noted.get(block) ?? []), span]);
	}

	assemble(nodes: readonly Node[]): Homework {
		const merged = mergeVisits(nodes, this.#entries);
		const indexOf = new Map<Visits, number>();
		merged.parts.forEach((part, i) => {
			indexOf.set(part, i);
		});
		const children: number[][] = merged.parts.map(() => []);
		merged.parts.forEach((part, i) => {
			if (part.parent) children[indexOf.get(part.parent)!]!.push(i);
		});
		const leaves = merged.parts.filter((_, i) => children[i]!.length === 0);
		const habit = habitOf(this.#source, this.#entries, leaves);
		this.#asksApart = this.#standsApart(leaves, habit);
		const ids = new Set<string>();
		const parts = merged.parts.map((visits, i): Part => {
			const first = this.#naming(visits.nodes);
			const leaf = children[i]!.length === 0;
			const { sections, revisions } = this.#sections(visits, leaf, habit);
			const entry = this.#entries[first.at]!;
			const title = this.#title(first);
			const base = visits.epoch > 1 ? `${visits.epoch}:${visits.label}` : visits.label;
			let id = base;
			for (let n = 2; ids.has(id); n++) id = `${base}~${n}`;
			ids.add(id);
			const end = this.#end(first);
			const heading: Anchor = { block: entry.line.block, span: this.#lines[first.at]!.span };
			return {
				id,
				label: visits.label,
				raw: first.label?.raw ?? '',
				title,
				points: visits.nodes.map(n => this.#points(n)).find(p => p !== undefined),
				parent: visits.parent && indexOf.get(visits.parent),
				children: children[i]!,
				leaf,
				heading,
				from: heading,
				to: end,
				sections,
				revisions,
				turn: first.turn < 0 ? undefined : first.turn,
			};
		});
		const partOfLine = this.#partOfLine(merged.parts, indexOf);
		const notes = placeNotes(this.#source, parts, this.#notes, block => partOfLine.get(block));
		const owned = new Set<number>();
		for (const visits of merged.parts)
			for (const node of visits.nodes) for (const at of node.lines) owned.add(this.#lines[at]!.block);
		const loose = this.#source.blocks.map((_, i) => i).filter(i => !owned.has(i));
		return { source: this.#source, parts, notes, turns: this.#chat.turns, loose };
	}

	/** Whether most questions whose answers stand below a heading of their own have none where they are asked. */
	#standsApart(leaves: readonly Visits[], habit: Habit): boolean {
		const pairs = leaves.filter(({ nodes }) => nodes.length > 1 && !nodes[0]!.answers && nodes.some(n => n.answers));
		const worked = pairs.filter(({ nodes }) => {
			const found = splitSections(nodes[0]!, this.#entries, true, habit).filter(s => s.slices.length > 0);
			return found.some(s => s.kind === 'answer') && found.some(s => s.kind === 'question');
		});
		return pairs.length > 1 && worked.length * 3 <= pairs.length;
	}

	/** The visit whose line names the part: the first, or the one that takes up a user's "let us start with problem 1". */
	#naming(nodes: readonly Node[]): Node {
		const first = nodes[0]!;
		const { head, role } = this.#entries[first.at]!;
		// `Lets walk through Question 2 now.`: words of the user's stand around the name.
		const raw = plain(first.label?.raw ?? '');
		const led = raw.split(/\s+/).length > NAME;
		const request = role === 'user' && first.label !== undefined && (led || !plain(head).startsWith(raw));
		return (
			(request && nodes.find(({ at, children }) => this.#entries[at]!.role !== 'user' && children.length > 0)) || first
		);
	}

	#points(node: Node): number | undefined {
		const next = node.lines[1];
		const own = readPoints(this.#entries[node.at]!.head);
		return own ?? (next === undefined ? undefined : readPoints(this.#entries[next]!.head, 24));
	}

	#title(node: Node): string {
		const rest = boldTitle(node, this.#entries) ?? textAfterLabel(node, this.#entries);
		if (!rest) return '';
		const text = this.#source.blocks[rest.block]!.content.text.slice(rest.span.start, rest.span.end);
		return withoutPoints(
			plain(text)
				.replace(/^(?:[\s:.)\]}—–-]|\p{Extended_Pictographic})+/u, '')
				.replace(/[\s{}]+$/, ''),
		).slice(0, LONGEST_TITLE);
	}

	/** Last place of a node, its children included. */
	#end(node: Node): Anchor {
		let last = node.at;
		for (const line of node.lines) last = Math.max(last, line);
		let deepest: Anchor = { block: this.#lines[last]!.block, span: this.#lines[last]!.span };
		for (const child of node.children) {
			const end = this.#end(child);
			if (end.block > deepest.block || (end.block === deepest.block && end.span.end > deepest.span.end)) deepest = end;
		}
		return deepest;
	}

	#sections(visits: Visits, leaf: boolean, habit: Habit): { sections: Section[]; revisions: Section[][] } {
		const revisions: Section[][] = [];
		let sections: Section[] = [];
		for (const node of visits.nodes) {
			const apart = node.label?.word === 'answer' || (node.answers && visits.nodes.length > 1);
			// What a user writes below a label that the reply takes up is the question, however it is put.
			const later = visits.nodes[visits.nodes.indexOf(node) + 1];
			const asked =
				later !== undefined &&
				(node.answeredBelow ||
					(this.#asksApart && later.answers && !node.answers && !node.hasAnswer) ||
					(!node.hasAnswer &&
						this.#entries[later.at]!.role === 'assistant' &&
						node.lines.every(at => this.#entries[at]!.role === 'user')));
			const plainly = splitSections(node, this.#entries, leaf, { apart, asked, ...habit });
			const replies = this.#entries[node.at]!.role === 'assistant';
			const split = this.#asksAnew(sections, plainly, replies)
				? splitSections(node, this.#entries, leaf, { apart: true })
				: plainly;
			let fresh: Section[] = split
				.map(section => ({ ...section, slices: this.#withoutNotes(section.slices) }))
				.filter(section => section.slices.length > 0 || section.marker !== undefined);
			if (this.#entries[node.at]!.role === 'assistant') fresh = this.#afterRepetition(sections, fresh);
			const answers = (list: readonly Section[]) =>
				list.filter(s => s.kind === 'answer' || s.kind === 'takeaway').some(s => s.slices.length > 0);
			if (sections.length === 0) sections = fresh;
			else if (answers(fresh) && answers(sections)) {
				revisions.push(sections.filter(s => s.kind === 'answer' || s.kind === 'takeaway'));
				const asked = fresh.some(s => s.kind === 'question');
				sections = [
					...sections.filter(s => (s.kind !== 'question' || !asked) && s.kind !== 'answer' && s.kind !== 'takeaway'),
					...fresh,
				];
			} else {
				const empty = (s: Section) => s.slices.length === 0;
				sections = [...sections.filter(s => !empty(s)), ...fresh];
			}
		}
		return { sections, revisions };
	}

	/**
	 * Whether a later visit of a part, found by place to open with a question, says something else than what was asked before:
	 * then its opening words are the answer's.
	 *
	 * @param replies whether an assistant says it: it asks nothing of its own, whatever its words are (`Differentiate the recurrence: …`).
	 */
	#asksAnew(before: readonly Section[], fresh: readonly Section[], replies: boolean): boolean {
		const words = (list: readonly Section[]) =>
			list
				.filter(s => s.kind === 'question')
				.flatMap(s => s.slices.map(slice => sliceText(this.#source.blocks, slice)))
				.join(' ');
		const asked = words(before);
		const again = words(fresh);
		if (asked === '' || again === '' || fresh.some(s => s.kind === 'question' && s.marker)) return false;
		if (replies && askOf(plain(asked)) === 2)
			return askOf(plain(again)) === 2 ? similarity(asked, again) <= 0.5 : share(again, asked) < 0.8;
		if (before.some(s => s.kind === 'answer' && s.slices.length > 0)) return false;
		return similarity(asked, again) < 0.5 && askOf(plain(again)) < 2;
	}

	/** A reply's sections, where it says the question again and marks no answer: what follows the repetition is the answer. */
	#afterRepetition(before: readonly Section[], fresh: Section[]): Section[] {
		const text = (slices: readonly Anchor[]) => slices.map(s => sliceText(this.#source.blocks, s)).join(' ');
		const asked = text(before.filter(s => s.kind === 'question').flatMap(s => s.slices));
		if (asked === '' || fresh.some(s => s.kind !== 'question')) return fresh;
		const slices = fresh.flatMap(s => s.slices);
		let end = slices.findIndex(s => similarity(asked, text([s])) >= 0.8 && text([s]).length * 2 > asked.length);
		if (end < 0 || ++end === slices.length) return fresh;
		const marker = fresh[0]!.marker;
		return [
			{ kind: 'question', marker, slices: slices.slice(0, end) },
			{ kind: 'answer', marker: undefined, slices: slices.slice(end) },
		];
	}

	/** Slices with the remarks cut out. */
	#withoutNotes(slices: readonly Anchor[]): Anchor[] {
		return slices.flatMap(slice => {
			let pieces = [slice];
			for (const span of this.#noted.get(slice.block) ?? []) pieces = pieces.flatMap(piece => cut(piece, span));
			return pieces.map(piece => this.#trim(piece)).filter(piece => piece.span.end > piece.span.start);
		});
	}

	#trim(anchor: Anchor): Anchor {
		const { kind, content } = this.#source.blocks[anchor.block]!;
		const { text } = content;
		let { start, end } = anchor.span;
		// `… 5000</p></li>`
		if (kind === 'html') end = withoutTags(text, start, end);
		while (start < end && /\s/.test(text[start]!)) start++;
		while (end > start && /\s/.test(text[end - 1]!)) end--;
		return { block: anchor.block, span: { start, end } };
	}

	#partOfLine(parts: readonly Visits[], indexOf: ReadonlyMap<Visits, number>): Map<number, number> {
		const found = new Map<number, number>();
		for (const visits of parts)
			for (const node of visits.nodes)
				for (const at of node.lines) found.set(this.#lines[at]!.block, indexOf.get(visits)!);
		// A remark between a user's words and the part that they ask for speaks of that part.
		const firsts = parts.filter(p => p.parent === undefined).map(p => this.#lines[p.nodes[0]!.at]!.block);
		for (const note of this.#notes) {
			if (found.has(note.block)) continue;
			const next = firsts.findIndex(block => block > note.block && block <= note.block + 2);
			if (next >= 0) found.set(note.block, found.get(firsts[next]!)!);
		}
		return found;
	}
}

/** The end of a text without tags that close what was opened before it. */
const withoutTags = (text: string, start: number, end: number): number => {
	for (;;) {
		const own = text.slice(start, end);
		const found = /\s*<\/(\w+)>\s*$/.exec(own);
		if (!found || own.toLowerCase().includes(`<${found[1]!.toLowerCase()}`)) return end;
		end -= found[0].length;
	}
};

/** Bare remarks in neighbouring blocks are one remark that a scanner broke up. */
const gather = (notes: readonly FoundNote[]): FoundNote[] => {
	const kept: FoundNote[] = [];
	for (const note of notes) {
		const last = kept[kept.length - 1];
		const end = last?.more?.[last.more.length - 1]?.block ?? last?.block;
		if (last?.form !== 'bare' || note.form !== 'bare' || end !== note.block - 1) kept.push(note);
		else {
			const more = [...(last.more ?? []), { block: note.block, span: note.span }];
			kept[kept.length - 1] = { ...last, text: `${last.text} ${note.text}`, more };
		}
	}
	return kept;
};

const cut = (piece: Anchor, note: Span): Anchor[] => {
	const { start, end } = piece.span;
	if (note.end <= start || end <= note.start) return [piece];
	return [
		{ block: piece.block, span: { start, end: Math.max(start, note.start) } },
		{ block: piece.block, span: { start: Math.min(end, note.end), end } },
	].filter(a => a.span.end > a.span.start);
};
