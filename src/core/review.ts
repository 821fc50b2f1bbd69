import { checkNumbers } from './check/check.ts';
import { weighNote } from './check/notes/note-agreement.ts';
import { readerVerdicts } from './check/notes/reader.ts';
import { partVerdicts } from './check/verdicts.ts';
import type { Homework } from './homework/homework.ts';
import { readHomework } from './homework/read.ts';
import { readGivens } from './quantities/givens.ts';
import { readStatements } from './quantities/statements.ts';
import type { Review, ReviewPart } from './review-contract.ts';
import {
	countVerdicts,
	countWhatReadersSay,
	type Page,
	reviewFinding,
	reviewFlow,
	reviewNote,
	reviewPart,
} from './review-fields.ts';
import { judgedClaims } from './solve/claims.ts';
import type { Library } from './solve/library.ts';
import { solveHomework } from './solve/solve-homework.ts';
import { keepSolved } from './solved.ts';
import type { SourceText } from './text/block.ts';
import { legible } from './text/decimal-sign.ts';
import { LONGEST_TEXT } from './text/limits.ts';
import { fill, type Translate, wordsOf } from './text/message.ts';
import { readSource } from './text/source.ts';

export interface ReviewOptions {
	/** Shown as `file` in the review. */
	readonly file?: string;
	/** Read any Markdown as homework (a command asked for it). */
	readonly force?: boolean;
	/** Rules switched off by name. */
	readonly disabledRules?: readonly string[];
	/** Text of the assignment that the front matter names: its questions are what was asked. */
	readonly assignment?: string;
	/** Says the words of findings in another language than English. */
	readonly translate?: Translate;
}

/**
 * Reads, solves and checks a text. Never throws on account of the text: what cannot be read is a part of the review.
 */
export function review(text: string, library: Library, options: ReviewOptions = {}): Review {
	const source = sourceOf(text, options.file ?? '');
	const homework = readHomework(source, { force: options.force });
	return reviewHomework(homework, library, options);
}

/** How many documents are remembered as they were last read. */
const REMEMBERED = 8;
const lastRead = new Map<string, SourceText>();

/** Reads a text; blocks that have not changed since the same file was last read are taken over as they were. */
function sourceOf(text: string, file: string): SourceText {
	const source = readSource(text, lastRead.get(file));
	lastRead.delete(file);
	if (text.length <= LONGEST_TEXT) lastRead.set(file, source);
	if (lastRead.size > REMEMBERED) lastRead.delete(lastRead.keys().next().value!);
	return source;
}

function reviewHomework(homework: Homework, library: Library, options: ReviewOptions): Review {
	const { source } = homework;
	// Ordinary Markdown is none of our business: no part, no finding.
	const ordinary = homework.parts.length === 0 && !options.force && source.frontMatter?.homework !== 'true';
	const statements = ordinary ? [] : readStatements(homework);
	const givens = readGivens(homework, library.facts);
	const solved = solveHomework(homework, givens, library);
	const solutions = solved.map(entry => entry?.solution);
	const { findings, flow, marked } = checkNumbers({
		homework,
		statements,
		givens,
		solutions,
		facts: library.facts,
		laws: library.laws,
		growths: library.growths,
		claims: ordinary ? [] : judgedClaims(homework, givens, library),
		assignment:
			options.assignment === undefined ? undefined : readHomework(readSource(options.assignment), { force: true }),
		disabledRules: options.disabledRules ?? [],
		tooLong: !ordinary,
	});
	const { shown, told, made, sure } = marked;
	const verdicts = partVerdicts(homework, findings, solutions, sure);
	const readers = readerVerdicts(homework);
	const weighing = { homework, statements, findings, solutions, verdicts, shown, told, made };
	const page: Page = { homework, words: message => legible(wordsOf(message, options.translate ?? fill)) };
	const parts = homework.parts.map(
		(part, index): ReviewPart =>
			reviewPart(page, part, {
				solution: solved[index],
				givens: givens.filter(given => given.part === index),
				shown: told[index] ?? [],
				made: made[index] ?? [],
				verdict: verdicts[index] ?? 'unanswered',
				reader: readers[index] ?? null,
			}),
	);
	const leaves = parts.filter(({ leaf }) => leaf);
	const agreements = homework.notes.map(note => weighNote(note, weighing));
	const reviewed: Review = {
		version: 1,
		file: options.file ?? '',
		parts,
		findings: findings.map(finding =>
			reviewFinding(page, finding, finding.part === undefined ? undefined : solutions[finding.part]),
		),
		notes: homework.notes.map((note, index) => reviewNote(page, note, agreements[index]!)),
		tally: countVerdicts(findings.map(({ verdict }) => verdict)),
		partTally: {
			...countVerdicts(leaves.map(({ verdict }) => verdict)),
			unanswered: leaves.filter(({ verdict }) => verdict === 'unanswered').length,
		},
		flow: reviewFlow(page, flow),
		readerTally: countWhatReadersSay(
			leaves.map(({ reader }) => reader),
			agreements.map(({ agrees }) => agrees),
		),
	};
	return keepSolved(reviewed, { homework, solved });
}
