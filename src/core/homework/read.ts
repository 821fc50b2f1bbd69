import type { SourceText } from '../text/block.ts';
import { withAnswersOnTheLine } from './answers-on-the-line.ts';
import { assemble } from './assemble.ts';
import { withBulletQuestions } from './bullet-questions.ts';
import { withClosings } from './closings.ts';
import { withDecimalRows } from './decimal-rows.ts';
import { EntryReader } from './entries.ts';
import { isHomework } from './evidence.ts';
import { readExercisesOfNotes } from './exercises-of-notes.ts';
import { faintNotes } from './faint-notes.ts';
import { withHeadingsAsProblems } from './frame.ts';
import { withoutGivens } from './givens.ts';
import { growTree } from './grow-tree.ts';
import { withHeadingQuestions } from './heading-questions.ts';
import type { Homework } from './homework.ts';
import { withHtmlLists } from './html-lists.ts';
import { withAnswersBelow } from './learned.ts';
import { pointedAnswers, withLearnedMarkers } from './learned-markers.ts';
import { type Line, readLines } from './lines.ts';
import { numberedOn, withBrokenItems, withNumberedBullets } from './lists.ts';
import { withoutAsides } from './messages.ts';
import { withBareTitles, withMissingHeadings, withMissingLabels } from './missing-labels.ts';
import { withNamelessQuestions } from './nameless.ts';
import type { Entry, Node } from './node.ts';
import { withoutCells } from './notebook-cells.ts';
import { type FoundNote, findNotes } from './notes.ts';
import { withNumerals } from './numerals.ts';
import { withPairedLeads } from './paired-leads.ts';
import { withPointedAnswers } from './pointed-answers.ts';
import { withProblemsSaidAgain } from './problem-again.ts';
import { isPlainSheetOfProse, withQuestionsInProse } from './questions-in-prose.ts';
import { withQuestionsQuotedAgain } from './questions-quoted-again.ts';
import { withQuotedChats } from './quoted-chats.ts';
import { withQuotedSheets } from './quoted-sheets.ts';
import { withRecurringLabels } from './recurring-labels.ts';
import { recurringNotes } from './recurring-notes.ts';
import { isNamelessChat } from './requests.ts';
import { withoutRubrics } from './rubrics.ts';
import { readSeveral } from './several.ts';
import { isSheetByShape } from './sheets.ts';
import { withoutSteps } from './steps.ts';
import {
	isAnswerKey,
	isAnswersAlone,
	isLettersAlone,
	isTitled,
	isTitledAnswers,
	withoutChapterNumber,
} from './titles.ts';
import { withTopLevel } from './top-level.ts';
import { withBoldTopics, withSheetNames } from './topics.ts';
import { fieldWords, LOOKED_AT } from './trades.ts';
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
	const said = ({ block, span }: Line) => source.blocks[block]!.content.text.slice(span.start, span.end);
	const listed = withHtmlLists(withQuotedChats(readLines(source)), said);
	const lines = withTopLevel(withAnswersOnTheLine(numberedOn(withBrokenItems(withNumberedBullets(listed)))));
	const chat = readTurns(lines, source);
	const several =
		chat.turns.length === 0 ? readSeveral(source, lines, piece => readHomework(piece, { force: false })) : undefined;
	if (several) return several;
	const exercises =
		chat.turns.length === 0
			? readExercisesOfNotes(source, lines, piece => readHomework(piece, { force: false }))
			: undefined;
	if (exercises) return exercises;
	const reading = new Reading(source, withQuotedSheets(lines, chat), chat, forced);
	return reading.run() ?? nothing;
};

/** How much of a line tells what it opens with. */
const OPENING = 12;

class Reading {
	readonly #source: SourceText;
	#lines: readonly Line[];
	readonly #chat: ChatMarks;
	readonly #forced: boolean;
	readonly #reader: EntryReader;
	#notes: readonly FoundNote[] = [];
	#entries: readonly Entry[] = [];

	constructor(source: SourceText, lines: readonly Line[], chat: ChatMarks, forced: boolean) {
		this.#source = source;
		this.#lines = lines;
		this.#chat = chat;
		this.#forced = forced;
		this.#reader = new EntryReader(source, lines, chat);
	}

	run(): Homework | undefined {
		this.#notes = findNotes(this.#source, kind => kind !== 'fence' && kind !== 'heading');
		const said = ({ line: { block, span } }: Entry) =>
			this.#source.blocks[block]!.content.text.slice(span.start, span.start + OPENING);
		const pointed = this.#notes.some(n => n.form === 'arrow' || n.form === 'tick')
			? pointedAnswers(withPointedAnswers(withLearnedMarkers(withRecurringLabels(this.#reader.read([])), said), said))
			: [];
		this.#notes = this.#notes.filter(
			n =>
				!pointed.some(
					({ line: { block, span } }) => block === n.block && span.start <= n.span.start && n.span.start < span.end,
				),
		);
		const plainly = withoutChapterNumber(this.#reader.read(this.#notes));
		const homework = this.#forced || isTitled(this.#source, plainly);
		/** What the text as a whole tells of its lines, one after another. */
		const passes: readonly ((entries: readonly Entry[]) => readonly Entry[])[] = [
			withoutRubrics,
			withoutCells,
			withoutGivens,
			withClosings,
			withoutAsides,
			withoutSteps,
			withProblemsSaidAgain,
			// An exchange of mails quotes as well.
			entries =>
				homework || fieldWords(this.#source.text.slice(0, LOOKED_AT)) > 1 ? withQuestionsQuotedAgain(entries) : entries,
			withPairedLeads,
			withRecurringLabels,
			withDecimalRows,
			withSheetNames,
			withBoldTopics,
			withBareTitles,
			withNumerals,
			withMissingLabels,
			withMissingHeadings,
			entries => withHeadingsAsProblems(entries, homework),
			entries => withPointedAnswers(withLearnedMarkers(entries, said), said),
			withAnswersBelow,
			withBulletQuestions,
			withHeadingQuestions,
		];
		const framed = (entries: readonly Entry[]) => passes.reduce((read, pass) => pass(read), entries);
		this.#entries = framed(plainly);
		const answersAlone =
			((homework || isAnswerKey(this.#entries)) && isAnswersAlone(this.#entries)) ||
			isLettersAlone(this.#source, this.#entries);
		const told = { homework: homework || answersAlone || isTitledAnswers(this.#entries), answersAlone };
		let tree = growTree(this.#entries, told);
		const stands = isHomework(this.#source, this.#entries, tree.nodes);
		const unlabelled = !stands && this.#chat.turns.length > 0 && !tree.nodes.some(n => n.label?.word === 'problem');
		if (unlabelled || isNamelessChat(this.#entries)) {
			// A chat whose questions bear no label: each of the user's is one.
			const entries = this.#entries.map(entry =>
				entry.label ? { ...entry, label: undefined, inner: undefined } : entry,
			);
			const nameless = growTree(entries, { homework, byTurns: true });
			if (nameless.nodes.length > 0 && (this.#forced || isHomework(this.#source, entries, nameless.nodes))) {
				this.#entries = entries;
				return this.#whole(nameless.nodes);
			}
		}
		if (!stands && !tree.nodes.some(n => n.label?.word === 'problem')) {
			const dressed = withNamelessQuestions(this.#entries, homework);
			const nameless = dressed && growTree(dressed.entries, { homework, breaks: dressed.breaks });
			if (nameless && (this.#forced || isSheetByShape(this.#source, dressed.entries, nameless.nodes))) {
				this.#entries = dressed.entries;
				return this.#whole(nameless.nodes);
			}
			const prose = isPlainSheetOfProse(this.#entries) ? this.#inProse(homework) : undefined;
			if (prose) return prose;
		}
		if (!this.#forced && !stands) return undefined;
		const led = recurringNotes(this.#source, this.#entries, this.#notes, tree.nodes);
		const faint = [...led, ...faintNotes(this.#source, this.#entries, [...this.#notes, ...led], tree.nodes)];
		if (faint.length > 0) {
			this.#notes = [...this.#notes, ...faint].sort((a, b) => a.block - b.block || a.span.start - b.span.start);
			this.#entries = framed(this.#reader.read(this.#notes));
			tree = growTree(this.#entries, told);
		}
		if (tree.nodes.length === 0 && this.#chat.turns.length === 0) {
			const prose = this.#inProse(true);
			if (prose) return prose;
		}
		return this.#whole(tree.nodes);
	}

	/** The text by the questions that its paragraphs begin with; undefined where it has none. */
	#inProse(homework: boolean): Homework | undefined {
		const asked = withQuestionsInProse(this.#entries);
		const grown = asked && growTree(asked, { homework });
		if (!grown || grown.nodes.length === 0) return undefined;
		this.#entries = asked;
		this.#lines = asked.map(({ line }) => line);
		return this.#whole(grown.nodes);
	}

	#whole(nodes: readonly Node[]): Homework {
		return assemble(
			{ source: this.#source, lines: this.#lines, chat: this.#chat, entries: this.#entries, notes: this.#notes },
			nodes,
		);
	}
}
