import type { Anchor, SourceText } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { askOf, computes, isBare } from './asks.ts';
import { apartIn } from './by-dress.ts';
import { lastOption, onlyListed } from './by-place.ts';
import { each } from './frame.ts';
import { type Homework, type Part, type Section, sliceText } from './homework.ts';
import { type Line, plain } from './lines.ts';
import { mergeVisits, similarity, type Visits } from './merge.ts';
import { type Entry, hasChoices, type Node } from './node.ts';
import type { FoundNote } from './notes.ts';
import { boldTitle, textAfterLabel } from './pieces.ts';
import { placeNotes } from './place-notes.ts';
import { readPoints, withoutPoints } from './points.ts';
import { type Habit, splitSections } from './sections.ts';
import type { ChatMarks } from './turns.ts';

/** What `Deliverable:` asks for, where it is no answer: a form of response. */
const isOrder = (text: string): boolean =>
	/\b(?:(?:one|two|three|few|\d)[- ](?:to[- ]\w+[- ])?(?:sentence|paragraph)s?|justification|responses?|expressions?|explanation|implementation|description|discussion|implement|write|function|table|plots?|curves?|code|example)\b/i.test(
		text,
	);

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

class Assembler {
	readonly #source: SourceText;
	readonly #lines: readonly Line[];
	readonly #chat: ChatMarks;
	readonly #entries: readonly Entry[];
	readonly #notes: readonly FoundNote[];
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
		const habit = { ...this.#habit(leaves), dressed: this.#dressed(leaves) };
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

	/** The visit whose line names the part: the first, or the one that takes up a user's "let us start with problem 1". */
	#naming(nodes: readonly Node[]): Node {
		const first = nodes[0]!;
		const { head, role } = this.#entries[first.at]!;
		const request = role === 'user' && first.label !== undefined && !plain(head).startsWith(plain(first.label.raw));
		return (
			(request && nodes.find(({ at, children }) => this.#entries[at]!.role !== 'user' && children.length > 0)) || first
		);
	}

	#points(node: Node): number | undefined {
		const next = node.lines[1];
		const own = readPoints(this.#entries[node.at]!.head);
		return own ?? (next === undefined ? undefined : readPoints(this.#entries[next]!.head.slice(0, 24)));
	}

	#title(node: Node): string {
		const rest = boldTitle(node, this.#entries) ?? textAfterLabel(node, this.#entries);
		if (!rest) return '';
		const text = this.#source.blocks[rest.block]!.content.text.slice(rest.span.start, rest.span.end);
		return withoutPoints(
			plain(text)
				.replace(/^(?:[\s:.)\]}—–-]|\p{Extended_Pictographic})+/u, '')
				.replace(/[\s{}]+$/, ''),
		).slice(0, 200);
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

	/** The dress that tells questions from answers throughout the parts that mark neither. */
	#dressed(leaves: readonly Visits[]): Habit['dressed'] {
		const plainly = leaves.filter(
			({ nodes }) =>
				nodes.length === 1 &&
				nodes[0]!.lines.every(at => {
					const { marker, inner, role } = this.#entries[at]!;
					return marker?.kind !== 'answer' && inner?.marker.kind !== 'answer' && role === undefined;
				}),
		);
		return apartIn(
			plainly.map(v => v.nodes[0]!),
			this.#entries,
		);
	}

	/** What the leaves that have no answer's marker say of the whole: whether it answers its questions at all. */
	#habit(leaves: readonly Visits[]): Habit {
		const entries = leaves.flatMap(v => v.nodes.flatMap(n => n.lines.map(at => this.#entries[at]!)));
		const orders = entries.filter(e => e.marker?.word === 'deliverable');
		const ordered = orders.filter(e => isOrder(plain(e.head.slice(e.marker!.length)))).length * 2 > orders.length;
		const isMarked = (at: number) => {
			const { role, marker } = this.#entries[at]!;
			return role === 'assistant' || (marker?.kind === 'answer' && !(ordered && marker.word === 'deliverable'));
		};
		// A marker or two in a long sheet say nothing of the rest.
		const marked = leaves.filter(v => v.nodes.some(n => n.lines.some(isMarked))).length;
		if (
			marked * 6 > leaves.length ||
			leaves.some(v => v.nodes.length > 1 || v.nodes[0]!.answers || v.nodes[0]!.label?.word === 'answer')
		)
			return { answers: 'some', ordered };
		// A quiz that keeps of its choices only the right ones: one or two items below each question.
		const bodies = leaves.map(v =>
			v.nodes[0]!.lines.slice(1).flatMap(at => (this.#entries[at]!.skip ? [] : [this.#entries[at]!])),
		);
		const lists = bodies.filter(
			(body, i) =>
				entries.length > 0 &&
				leaves[i]!.nodes[0]!.lines.length > 1 &&
				onlyListed(this.#entries[leaves[i]!.nodes[0]!.at]!, body) &&
				!hasChoices(body),
		);
		const items = lists.reduce((sum, body) => sum + body.filter(e => e.line.marker !== undefined).length, 0);
		if (lists.length > 3 && lists.length * 3 >= leaves.length * 2 && items < lists.length * 2.5)
			return { answers: 'all', listed: true, ordered };
		// A quiz whose choices are lists of short items, as many below most of its questions.
		const offers = leaves.filter((v, i) => lastOption(this.#entries[v.nodes[0]!.at]!, bodies[i]!) >= 0).length;
		const options = offers > 2 && offers * 2 > leaves.length;
		let [asked, both, alone] = [0, 0, 0];
		/** Parts of one line that ask nothing in words that are known, by the looks of their labels; and the looks of those that ask. */
		const terse = new Map<string, number>();
		const asking = new Set<string>();
		for (const { nodes } of leaves) {
			const sections = splitSections(nodes[0]!, this.#entries, true, { ordered, options });
			const question = sections.some(s => s.kind === 'question' && this.#asks(s));
			const answer = sections.some(s => s.kind === 'answer');
			const looks = `${nodes[0]!.label?.wrap} ${nodes[0]!.path.length} ${nodes[0]!.kind}`;
			if (question) {
				answer && !this.#isListedOn(sections) ? both++ : asked++;
				if (!answer) asking.add(looks);
			} else if (answer && !this.#isAsked(nodes[0]!.parent)) {
				alone++;
				if (this.#isTerse(nodes[0]!)) terse.set(looks, (terse.get(looks) ?? 0) + 1);
			}
		}
		// What stands beside questions and looks like them is a question in words that are not known.
		for (const [looks, n] of terse) if (asking.has(looks)) alone -= n;
		if (asked > 1 && asked > both + alone) return { answers: 'none', ordered, options };
		return { answers: both > 1 && both > asked && alone <= both ? 'all' : 'some', ordered, options };
	}

	#asks(section: Section): boolean {
		return askOf(plain(section.slices.map(slice => sliceText(this.#source.blocks, slice)).join('\n'))) === 2;
	}

	/** Whether a part is a sentence in its first line, with a list below it or not, and that line computes nothing. */
	#isTerse(node: Node): boolean {
		const lines = node.lines.map(at => this.#entries[at]!).filter(e => !e.skip);
		const rest = plain(lines[0]?.head.slice(node.label?.length ?? 0) ?? '');
		const from = rest === '' ? 1 : 0;
		const text = from === 0 ? rest : plain(lines[1]?.head ?? '');
		const listed = lines.slice(from + 1).every(e => e.line.containers.some(c => c.kind === 'item'));
		return listed && !computes(text) && /^[\p{Lu}\p{Lo}]/u.test(text);
	}

	/** Whether what was found to be an answer goes on with the list of its question, or is the formula that it leads to. */
	#isListedOn(sections: readonly Section[]): boolean {
		const first = sections.find(s => s.kind === 'answer')?.slices[0];
		const last = sections.findLast(s => s.kind === 'question')?.slices.at(-1);
		if (!first || !last || first.block === last.block) return false;
		// `Provide the result in the format:` over a formula.
		const kind = this.#source.blocks[first.block]!.kind;
		if (kind === 'formula' && /[:：]$/.test(plain(sliceText(this.#source.blocks, last)))) return true;
		const items = (slice: Anchor) => this.#source.blocks[slice.block]!.containers.filter(c => c.kind === 'item');
		const [own, above] = [items(first), items(last)];
		if (own.length === 0 || !own.at(-1)!.first) return false;
		if (own.length === above.length) return own.at(-1)!.marker === above.at(-1)!.marker;
		if (own.length < above.length) return false;
		if (!/[.?!。？！]$/.test(plain(sliceText(this.#source.blocks, last)))) return true;
		// `Compute the errors of each.` over formulas, or over more that is asked.
		const listed = sections.filter(s => s.kind === 'answer').flatMap(s => s.slices);
		const follows = each.test(plain(sliceText(this.#source.blocks, last)));
		return (
			listed.length > 1 &&
			listed.every(slice => {
				const text = plain(sliceText(this.#source.blocks, slice));
				return items(slice).length > above.length && (follows || isBare(text) || askOf(text) > 0);
			})
		);
	}

	/** Whether the lines over a part's own parts ask. */
	#isAsked(node: Node | undefined): boolean {
		return (
			node?.lines.some((at, i) => {
				const { head, skip } = this.#entries[at]!;
				return !skip && askOf(plain(i === 0 ? head.slice(node.label?.length ?? 0) : head)) === 2;
			}) ?? false
		);
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
					(!node.hasAnswer &&
						this.#entries[later.at]!.role === 'assistant' &&
						node.lines.every(at => this.#entries[at]!.role === 'user')));
			const plainly = splitSections(node, this.#entries, leaf, { apart, asked, ...habit });
			const split = this.#asksAnew(sections, plainly)
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
	 */
	#asksAnew(before: readonly Section[], fresh: readonly Section[]): boolean {
		const words = (list: readonly Section[]) =>
			list
				.filter(s => s.kind === 'question')
				.flatMap(s => s.slices.map(slice => sliceText(this.#source.blocks, slice)))
				.join(' ');
		const asked = words(before);
		const again = words(fresh);
		if (asked === '' || again === '' || before.some(s => s.kind === 'answer' && s.slices.length > 0)) return false;
		if (fresh.some(s => s.kind === 'question' && s.marker)) return false;
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
		const text = this.#source.blocks[anchor.block]!.content.text;
		let { start, end } = anchor.span;
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
