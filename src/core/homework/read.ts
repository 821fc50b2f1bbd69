import type { Anchor, SourceText } from '../text/block.ts';
import type { Span } from '../text/span.ts';
import { askOf } from './asks.ts';
import { isAnswersAlone, isHomework, isTitled } from './evidence.ts';
import { type Homework, type Part, type Section, sliceText } from './homework.ts';
import { type Label, readLabel, wordBehind } from './labels.ts';
import { LatexLists } from './latex-lists.ts';
import { afterMark, isQuoted, isStrong, type Line, plain, readLines } from './lines.ts';
import { calloutMarker, type Marker, readMarker } from './markers.ts';
import { mergeVisits, similarity, type Visits } from './merge.ts';
import type { Entry, Node } from './node.ts';
import { type FoundNote, findNotes, isFaintNote } from './notes.ts';
import { placeNotes } from './place-notes.ts';
import { readPoints, withoutPoints } from './points.ts';
import { isPlea, ofWhat, pathIn, quotedQuestions, repliesOf, requestIn } from './requests.ts';
import { boldTitle, splitSections, textAfterLabel } from './sections.ts';
import { growTree } from './tree.ts';
import { type ChatMarks, readTurns } from './turns.ts';

/**
 * Takes a document apart: parts with their labels, sections, notes, turns of a chat. Ordinary Markdown gives no part at all.
 *
 * @param options.force take the text as homework whatever it looks like (a command asked for it).
 */
export const readHomework = (source: SourceText, options: { force?: boolean } = {}): Homework => {
	const front = source.frontMatter ?? {};
	const denied = /^(?:false|no|0)$/i.test(front.homework ?? '');
	const forced =
		options.force === true ||
		/^(?:true|yes|1)$/i.test(front.homework ?? '') ||
		(front.assignment !== undefined && !denied);
	const nothing: Homework = { source, parts: [], notes: [], turns: [], loose: source.blocks.map((_, i) => i) };
	if (denied && options.force !== true) return nothing;
	const lines = readLines(source);
	const chat = readTurns(lines);
	const reading = new Reading(source, lines, chat, forced);
	return reading.run() ?? nothing;
};

/** A line with nothing but tags that open or close something. */
const foldTag =
	/^(?:\s*(?:<\/?(?:details|div|center|section|summary|p|br|hr)\b[^<>]*>|\{%\s*enddetails\s*%\}))+\s*$|^:{3,}\s*(?:\{[^{}]{0,80}\}|[\w-]{0,40})?\s*$/i;

class Reading {
	readonly #source: SourceText;
	readonly #lines: readonly Line[];
	readonly #chat: ChatMarks;
	readonly #forced: boolean;
	#notes: FoundNote[] = [];
	/** Where remarks stand, by block. */
	#noted = new Map<number, Span[]>();
	#entries: Entry[] = [];
	/** Whether some line begins with `Q1`: then `A1` is its answer, else the first question of a section A. */
	readonly #asksByQ: boolean;
	/** Whether `A)` is the answer to a `Q1)`, not the first of several choices. */
	readonly #answersByA: boolean;
	/** Whether lists number what has its letters already: `1. (a) …`, `2. (b) …`. */
	readonly #twiceNumbered: boolean;

	/** Lines that are labelled questions, quoted above their answers. */
	readonly #asksInQuotes: ReadonlySet<Line>;

	/** Labels of the problems that open in each turn of an assistant. */
	readonly #replies: ReadonlyMap<number, ReadonlySet<string>>;

	constructor(source: SourceText, lines: readonly Line[], chat: ChatMarks, forced: boolean) {
		this.#source = source;
		this.#lines = lines;
		this.#chat = chat;
		this.#forced = forced;
		this.#asksByQ = lines.some(line => /^Q\.?\s?\d/i.test(line.head));
		this.#twiceNumbered = lines.some(line => {
			const letter = /^[(]?([b-h])[)]/.exec(line.head);
			return letter !== null && Number.parseInt(line.marker ?? '', 10) === letter[1]!.charCodeAt(0) - 96;
		});
		this.#asksInQuotes = quotedQuestions(lines);
		this.#replies = repliesOf(lines, chat);
		this.#answersByA = this.#asksByQ && !lines.some(line => /^[(]?B[).:]/.test(line.head));
	}

	run(): Homework | undefined {
		this.#notes = findNotes(this.#source, kind => kind !== 'fence' && kind !== 'heading');
		this.#entries = this.#readEntries();
		const homework = this.#forced || isTitled(this.#source, this.#entries);
		const answersAlone = homework && isAnswersAlone(this.#entries);
		let tree = growTree(this.#entries, { homework, answersAlone });
		const stands = isHomework(this.#source, this.#entries, tree.nodes);
		if (!stands && this.#chat.turns.length > 0 && !tree.nodes.some(n => n.label?.word === 'problem')) {
			// A chat whose questions bear no label: each of the user's is one.
			const entries = this.#entries.map(entry =>
				entry.label ? { ...entry, label: undefined, inner: undefined } : entry,
			);
			const nameless = growTree(entries, { homework, byTurns: true });
			if (nameless.nodes.length > 0 && isHomework(this.#source, entries, nameless.nodes)) {
				this.#entries = entries;
				return this.#assemble(nameless.nodes);
			}
		}
		if (!this.#forced && !stands) return undefined;
		const faint = this.#faintNotes(tree.nodes);
		if (faint.length > 0) {
			this.#notes = [...this.#notes, ...faint].sort((a, b) => a.block - b.block || a.span.start - b.span.start);
			this.#entries = this.#readEntries();
			tree = growTree(this.#entries, { homework, answersAlone });
		}
		return this.#assemble(tree.nodes);
	}

	#readEntries(): Entry[] {
		const noted = new Map<number, FoundNote[]>();
		for (const note of this.#notes) {
			const list = noted.get(note.block);
			if (list) list.push(note);
			else noted.set(note.block, [note]);
		}
		const latex = new LatexLists();
		return this.#lines.map((whole, at) => {
			const taken = this.#chat.marks.get(at) ?? 0;
			const line = taken > 0 ? afterMark(whole, taken) : whole;
			const turn = this.#chat.turnOf[at]!;
			const inNote =
				noted.get(line.block)?.some(n => n.span.start <= line.span.start && line.span.end <= n.span.end) ?? false;
			const item = latex.next(line);
			const listed = item === 'scaffold' ? undefined : item;
			const fold =
				line.kind === 'html' &&
				foldTag.test(this.#source.blocks[line.block]!.content.text.slice(line.span.start, line.span.end));
			const skip =
				inNote || fold || item === 'scaffold' || this.#chat.furniture.has(at) || (taken > 0 && line.head.trim() === '');
			if (line.cell) {
				const own = line.cell.role === 'question' ? this.#cellLabel(line.cell.label) : undefined;
				const kind = line.cell.role;
				const marker = own ? undefined : { kind, length: 0, whole: false, firm: true, sure: true, word: kind };
				return {
					line,
					head: line.head,
					headStart: line.headStart,
					label: own,
					marker,
					inner: undefined,
					turn,
					role: turn < 0 ? undefined : this.#chat.turns[turn]!.role,
					skip: inNote,
				};
			}
			const text = line.kind === 'paragraph' || line.kind === 'heading' || line.kind === 'html';
			const label = text && !skip ? (this.#label(line) ?? this.#requested(line, at) ?? listed) : undefined;
			return {
				line,
				head: line.head,
				headStart: line.headStart,
				label,
				marker:
					text && !skip
						? (this.#letterMarker(line) ?? readMarker(line) ?? (label ? undefined : calloutMarker(line)))
						: undefined,
				inner: label && this.#inner(line, label),
				turn,
				role: turn < 0 ? undefined : this.#chat.turns[turn]!.role,
				skip,
			};
		});
	}

	#label(line: Line): Label | undefined {
		const found = this.#plainLabel(line);
		if (!found || !isQuoted(line)) return found;
		// Questions are quoted above their answers; labels of anything else that is quoted are content.
		if (found.members.length > 1) return undefined;
		if (found.word === 'problem') return this.#asksInQuotes.has(line) ? found : undefined;
		const asks = askOf(plain(line.head.slice(found.length))) === 2;
		return asks && found.word === undefined ? found : undefined;
	}

	/** `Please solve question 3 of the sheet.` in a user's words over its parts, where the reply takes the label up. */
	#requested(line: Line, at: number): Label | undefined {
		const turn = this.#chat.turnOf[at]!;
		if (turn < 0 || this.#chat.turns[turn]!.role !== 'user' || line.marker !== undefined) return undefined;
		const reply = this.#replies.get(turn + 1);
		if (!reply) return undefined;
		const found = requestIn(line.head);
		if (!found || !reply.has(pathIn(found))) return undefined;
		const end = found.length + (ofWhat.exec(line.head.slice(found.length))?.[0].length ?? 0);
		if (isPlea(line.head.slice(end), found)) return undefined;
		if (askOf(plain(line.head.slice(end))) === 2) return { ...found, length: end };
		if (line.head.slice(end).trim() !== '') return undefined;
		// The parts that are asked stand below.
		for (let next = at + 1; next < at + 40 && this.#chat.turnOf[next] === turn; next++) {
			const below = this.#label(this.#lines[next]!);
			if (below) return below.word === undefined ? { ...found, length: end } : undefined;
		}
		return undefined;
	}

	#plainLabel(line: Line): Label | undefined {
		if (this.#answersByA && /^A[).]/.test(line.head)) return undefined;
		const ordered = line.marker !== undefined && /^\d/.test(line.marker);
		const found = readLabel(line.head, isStrong(line));
		const own = found?.word === 'answer' && /^A\d/.test(line.head) && !this.#asksByQ ? sectioned(found) : found;
		// `1. (a) Compute …`: the list's number and the first letter in one.
		if (
			own &&
			own.members.length === 1 &&
			/^(?:paren|right|dot)$/.test(own.wrap) &&
			ordered &&
			!this.#twiceNumbered &&
			/^[ai]$/.test(own.members[0]!.text)
		) {
			const outer = readLabel(`${line.marker} x`, false);
			if (outer)
				return {
					...own,
					members: [...outer.members, ...own.members],
					wrap: 'compound' as const,
					raw: `${line.marker} ${own.raw}`,
				};
		}
		if (own && (own.word !== undefined || ordered || own.members.length > 1 || own.members[0]!.kinds[0] !== 'number'))
			return own;
		if (!own && !ordered) return undefined;
		const number = own ?? readLabel(`${line.marker} x`, false);
		if (!number) return undefined;
		const plainly = own ? own : { ...number, length: 0, raw: line.marker! };
		const lead = /^\s*/.exec(line.head.slice(plainly.length))![0].length;
		const word = wordBehind(line.head.slice(plainly.length + lead));
		if (!word) return plainly;
		return {
			...plainly,
			word: 'problem' as const,
			name: word.name,
			wrap: 'word' as const,
			length: plainly.length + lead + word.length,
		};
	}

	/** `A) 1.75` under `Q2) …`. */
	#letterMarker(line: Line): Marker | undefined {
		const found = this.#answersByA ? /^A[).][*_]{0,3}\s*/.exec(line.head) : null;
		if (!found) return undefined;
		const whole = found[0].length === line.head.length;
		return { kind: 'answer', length: found[0].length, whole, firm: true, word: 'a', sure: true };
	}

	/** The marker that follows a label on its line. */
	#inner(line: Line, label: Label): Entry['inner'] {
		const rest = afterMark(line, label.length);
		const marker = readMarker(rest);
		if (!marker?.firm || !marker.sure || marker.whole !== (rest.head.length === marker.length)) return undefined;
		return marker.kind === 'question' || marker.kind === 'answer'
			? { marker, start: rest.headStart + marker.length }
			: undefined;
	}

	#cellLabel(text: string): Label | undefined {
		const found = readLabel(/[.):]$/.test(text) || /^[(（]/.test(text) ? `${text} x` : `${text}. x`, true);
		return found && { ...found, length: 0, raw: text };
	}

	/** Fragments that only a text with other remarks in it gives away as remarks. */
	#faintNotes(nodes: readonly Node[]): FoundNote[] {
		const told = this.#notes.filter(n => n.form !== 'comment' && n.form !== 'critic' && n.form !== 'tick');
		if (told.length < 3) return [];
		const found: FoundNote[] = [];
		const seen = new Set(this.#notes.map(n => n.block));
		const check = (at: number, answered: boolean, previous: Entry | undefined) => {
			const entry = this.#entries[at]!;
			const block = this.#source.blocks[entry.line.block]!;
			if (!entry.line.first || seen.has(entry.line.block) || block.kind !== 'paragraph' || entry.skip || entry.label)
				return;
			if (previous?.marker?.whole || entry.role === 'user') return;
			const text = block.content.text;
			const bareMarker = entry.marker !== undefined && !entry.marker.firm && answered;
			if (entry.marker && !bareMarker) return;
			if (!bareMarker && (block.content.formulas.length > 0 || !isFaintNote(text))) return;
			if (!answered && !/^[a-z]/.test(text)) return;
			seen.add(entry.line.block);
			found.push({
				block: entry.line.block,
				span: { start: 0, end: text.length },
				text: text
					.replace(/\s+/g, ' ')
					.replace(/^[-+*]\s+/, '')
					.trim(),
				form: 'bare',
			});
		};
		for (const node of nodes) {
			let answered = false;
			let previous: Entry | undefined;
			for (const at of node.lines) {
				const entry = this.#entries[at]!;
				if (at !== node.at) check(at, answered, previous);
				if (entry.marker?.kind === 'answer' && entry.marker.firm) answered = true;
				if (entry.line.first || entry.marker) previous = entry;
			}
		}
		const owned = new Set(nodes.flatMap(n => n.lines));
		this.#entries.forEach((entry, at) => {
			// Between a user's words and the heading that they ask for.
			if (
				!owned.has(at) &&
				entry.line.only &&
				/^[a-z]/.test(entry.head) &&
				/\b(?:context|explanation|here)\b/.test(entry.head)
			)
				check(at, true, undefined);
		});
		return found.sort((a, b) => a.block - b.block);
	}

	/** Bare remarks in neighbouring blocks are one remark that a scanner broke up. */
	#gather(notes: readonly FoundNote[]): FoundNote[] {
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
	}

	#assemble(nodes: readonly Node[]): Homework {
		this.#notes = this.#gather(this.#notes);
		for (const note of this.#notes)
			for (const { block, span } of [note, ...(note.more ?? [])])
				this.#noted.set(block, [...(this.#noted.get(block) ?? []), span]);
		const merged = mergeVisits(nodes, this.#entries);
		const indexOf = new Map<Visits, number>();
		merged.parts.forEach((part, i) => {
			indexOf.set(part, i);
		});
		const children: number[][] = merged.parts.map(() => []);
		merged.parts.forEach((part, i) => {
			if (part.parent) children[indexOf.get(part.parent)!]!.push(i);
		});
		const ids = new Set<string>();
		const parts = merged.parts.map((visits, i): Part => {
			const first = this.#naming(visits.nodes);
			const leaf = children[i]!.length === 0;
			const { sections, revisions } = this.#sections(visits, leaf);
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
				.replace(/^[\s:.)\]}—–-]+/, '')
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

	#sections(visits: Visits, leaf: boolean): { sections: Section[]; revisions: Section[][] } {
		const revisions: Section[][] = [];
		let sections: Section[] = [];
		for (const node of visits.nodes) {
			const apart = node.label?.word === 'answer' || (node.answers && visits.nodes.length > 1);
			// What a user writes below a label that the reply takes up is the question, however it is put.
			const later = visits.nodes[visits.nodes.indexOf(node) + 1];
			const asked =
				later !== undefined &&
				!node.hasAnswer &&
				this.#entries[later.at]!.role === 'assistant' &&
				node.lines.every(at => this.#entries[at]!.role === 'user');
			const plainly = splitSections(node, this.#entries, leaf, apart, asked);
			const split = this.#asksAnew(sections, plainly) ? splitSections(node, this.#entries, leaf, true) : plainly;
			const fresh = split
				.map(section => ({ ...section, slices: this.#withoutNotes(section.slices) }))
				.filter(section => section.slices.length > 0 || section.marker !== undefined);
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

/** `A1.` read as the first question of a section A. */
const sectioned = (label: Label): Label => ({
	...label,
	members: [{ text: 'a', kinds: ['letter'] }, ...label.members],
	word: undefined,
	name: '',
	wrap: 'compound',
});

const cut = (piece: Anchor, note: Span): Anchor[] => {
	const { start, end } = piece.span;
	if (note.end <= start || end <= note.start) return [piece];
	return [
		{ block: piece.block, span: { start, end: Math.max(start, note.start) } },
		{ block: piece.block, span: { start: Math.min(end, note.end), end } },
	].filter(a => a.span.end > a.span.start);
};
