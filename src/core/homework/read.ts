import type { SourceText } from '../text/block.ts';
import { assemble } from './assemble.ts';
import { withBulletQuestions } from './bullet-questions.ts';
import { bestOf, isCoherent } from './choice.ts';
import { EntryReader } from './entries.ts';
import { isHomework } from './evidence.ts';
import { faintNotes } from './faint-notes.ts';
import { withHeadingsAsProblems } from './frame.ts';
import type { Homework } from './homework.ts';
import { withAnswersBelow, withLearnedMarkers } from './learned.ts';
import { withLearnedLabels } from './learned-labels.ts';
import { type Line, readLines } from './lines.ts';
import { numberedOn, withBrokenItems, withNumberedBullets } from './lists.ts';
import { withNamelessQuestions } from './nameless.ts';
import type { Entry, Node } from './node.ts';
import { type FoundNote, findNotes } from './notes.ts';
import { treeOf } from './outline-tree.ts';
import { entriesOf, outlinesOf } from './outlines.ts';
import { isSheetByShape } from './sheets.ts';
import { isAnswerKey, isAnswersAlone, isLettersAlone, isTitled, isTitledAnswers } from './titles.ts';
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
	const lines = numberedOn(withBrokenItems(withNumberedBullets(readLines(source))));
	return new Search(source, lines, readTurns(lines), forced).run() ?? nothing;
};

/** One way to read a whole document: which of its lines open parts. */
export interface Reading {
	readonly entries: readonly Entry[];
	readonly nodes: readonly Node[];
	/** Whether its parts were found one after another, each by what stands around it; in a text taken for homework or not. */
	readonly local?: 'plain' | 'told';
}

/** Beyond so many lines the first reading stands: others would cost more than a keystroke may. */
const LONGEST = 4000;

/** Reads a document in several ways, each of them whole, and takes the one that is most coherent. */
class Search {
	readonly #source: SourceText;
	readonly #lines: readonly Line[];
	readonly #chat: ChatMarks;
	readonly #forced: boolean;
	readonly #reader: EntryReader;
	#notes: readonly FoundNote[];

	constructor(source: SourceText, lines: readonly Line[], chat: ChatMarks, forced: boolean) {
		this.#source = source;
		this.#lines = lines;
		this.#chat = chat;
		this.#forced = forced;
		this.#reader = new EntryReader(source, lines, chat);
		this.#notes = findNotes(source, kind => kind !== 'fence' && kind !== 'heading');
	}

	run(): Homework | undefined {
		const found = this.#choose(this.#forced);
		if (!found) return undefined;
		const faint = faintNotes(this.#source, found.entries, this.#notes, found.nodes);
		if (faint.length === 0) return this.#whole(found);
		this.#notes = [...this.#notes, ...faint].sort((a, b) => a.block - b.block || a.span.start - b.span.start);
		return this.#whole(this.#choose(true) ?? found);
	}

	/** The best reading; undefined where the text is no homework. */
	#choose(sure: boolean): Reading | undefined {
		const plainly = this.#reader.read(this.#notes);
		const titled = isTitled(this.#source, plainly);
		const first = this.#local(plainly, this.#forced || titled);
		const stands = isHomework(this.#source, first.entries, first.nodes);
		if (this.#chat.turns.length > 0) {
			const asked = stands ? undefined : this.#byTurns(first, this.#forced || titled);
			return asked ?? (sure || stands ? first : undefined);
		}
		if (plainly.length > LONGEST) return sure || stands ? first : undefined;
		const labelled = withLearnedLabels(plainly);
		const nameless = stands ? undefined : withNamelessQuestions(first.entries, this.#forced || titled);
		const dressed: readonly Reading[] = nameless
			? [
					{
						entries: nameless.entries,
						nodes: growTree(nameless.entries, { homework: titled, breaks: nameless.breaks }).nodes,
						local: 'plain',
					},
				]
			: [];
		const shaped = dressed.some(({ entries, nodes }) => isSheetByShape(this.#source, entries, nodes));
		const told = () => (this.#forced || titled ? [] : [{ ...this.#local(plainly, true), local: 'told' as const }]);
		const readings = function* (): Iterable<Reading> {
			yield first;
			yield* dressed;
			yield* told();
			yield* outlined(labelled);
		};
		const best = bestOf(readings(), labelled, reading => this.#whole(reading));
		if (!best) return sure ? first : undefined;
		return sure || stands || shaped || isCoherent(best.coherence, this.#source, plainly, titled)
			? best.reading
			: undefined;
	}

	/** The reading that finds its parts one after another, each by what stands around it. */
	#local(plainly: readonly Entry[], homework: boolean): Reading {
		const entries = withBulletQuestions(
			withAnswersBelow(withLearnedMarkers(withHeadingsAsProblems(plainly, homework))),
		);
		const answersAlone =
			((homework || isAnswerKey(entries)) && isAnswersAlone(entries)) || isLettersAlone(this.#source, entries);
		const told = { homework: homework || answersAlone || isTitledAnswers(entries), answersAlone };
		return { entries, nodes: growTree(entries, told).nodes, local: 'plain' };
	}

	/** A chat whose questions bear no label: each of the user's is one. */
	#byTurns(first: Reading, homework: boolean): Reading | undefined {
		if (first.nodes.some(n => n.label?.word === 'problem')) return undefined;
		const entries = first.entries.map(entry =>
			entry.label ? { ...entry, label: undefined, inner: undefined } : entry,
		);
		const { nodes } = growTree(entries, { homework, byTurns: true });
		const stands = nodes.length > 0 && (this.#forced || isHomework(this.#source, entries, nodes));
		return stands ? { entries, nodes } : undefined;
	}

	#whole({ entries, nodes }: Reading): Homework {
		return assemble({ source: this.#source, lines: this.#lines, chat: this.#chat, entries, notes: this.#notes }, nodes);
	}
}

/** The readings by outlines. */
function* outlined(labelled: readonly Entry[]): Iterable<Reading> {
	for (const outline of outlinesOf(labelled)) {
		const entries = entriesOf(labelled, outline);
		yield { entries, nodes: treeOf(entries, outline).nodes };
	}
}
