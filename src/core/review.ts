import { checkNumbers } from './check/check.ts';
import type { Finding } from './check/finding.ts';
import { weighNote } from './check/notes/note-agreement.ts';
import { readerVerdicts } from './check/notes/reader.ts';
import { partVerdicts } from './check/verdicts.ts';
import type { Homework, Section } from './homework/homework.ts';
import { readHomework } from './homework/read.ts';
import { readGivens } from './quantities/givens.ts';
import { readStatements } from './quantities/statements.ts';
import { expectedOf, givenOf, plainMessage, solutionOf } from './review-values.ts';
import type { Library } from './solve/library.ts';
import type { Plot, Solution } from './solve/solution.ts';
import { solveHomework } from './solve/solve-homework.ts';
import { keepSolved } from './solved.ts';
import type { Anchor, SourceText } from './text/block.ts';
import { asWritten, legible } from './text/decimal-sign.ts';
import { LONGEST_TEXT } from './text/limits.ts';
import { fill, type Message, type Translate, wordsOf } from './text/message.ts';
import { readSource } from './text/source.ts';

/**
 * The one door: a text goes in, a review comes out. Every surface (editor, panel, terminal, export) shows what is in a review
 * and does no arithmetic of its own. The types below are the JSON contract (docs/review.schema.json): add fields freely, rename
 * or drop none.
 */
export interface Review {
	readonly version: 1;
	readonly file: string;
	readonly parts: readonly ReviewPart[];
	readonly findings: readonly ReviewFinding[];
	readonly notes: readonly ReviewNote[];
	readonly tally: Tally;
	readonly partTally: Tally & { readonly unanswered: number };
	/** What a reader's notes say of the leaf parts; `agrees` counts the notes by what the recomputation makes of them. */
	readonly readerTally?: ReaderTally;
	/** Absent in reviews by versions before it. */
	readonly flow?: ReviewFlow;
}

export interface ReaderTally {
	readonly correct: number;
	readonly partly: number;
	readonly incorrect: number;
	readonly unsaid: number;
	readonly agrees: { readonly yes: number; readonly partly: number; readonly no: number; readonly cannotTell: number };
}

/** UTF-16 offsets into the file's text without a byte-order mark: start, end (exclusive). */
export type Range = readonly [number, number];

export type ReviewVerdict = 'right' | 'wrong' | 'follows' | 'incomplete' | 'unsupported' | 'cannot-tell';
export type PartVerdict = ReviewVerdict | 'unanswered';

export interface ReviewPart {
	readonly id: string;
	readonly label: string;
	readonly raw: string;
	readonly leaf: boolean;
	readonly title: string;
	readonly points: number | null;
	readonly span: Range;
	/** Counted from 1. */
	readonly line: number;
	/** The line that opens the part. */
	readonly heading: Range;
	readonly question: Range | null;
	readonly answer: Range | null;
	/** Every section with its pieces, in document order; `question` and `answer` above are the hulls. */
	readonly sections: readonly { readonly kind: string; readonly spans: readonly Range[] }[];
	readonly key: string | null;
	readonly givens: readonly ReviewGiven[];
	readonly solution: ReviewSolution | null;
	readonly verdict: PartVerdict;
	/** What a reader's notes say of its answer; it stands beside the verdict and does not enter it. */
	readonly reader?: 'correct' | 'incorrect' | 'partly' | null;
}

/** One of value, matrix, set, truth; a symbolic value has none of them. A value is a number in `unit` (`B`, `s`, `$`, `FLOP`, `token`, ``). */
export interface ReviewPlainValue {
	readonly value?: number;
	readonly matrix?: readonly (readonly number[])[];
	readonly set?: readonly (readonly [number, number])[];
	readonly truth?: boolean;
	readonly unit: string;
}

export interface ReviewGiven extends ReviewPlainValue {
	/** The members, where it is a list of matrices. */
	readonly matrices?: readonly (readonly (readonly number[])[])[];
	readonly symbol: string;
	readonly name: string;
	readonly text: string;
	readonly from: 'question' | 'problem' | 'part' | 'answer' | 'user' | 'fact' | 'default';
	readonly span: Range | null;
}

export interface ReviewSolution {
	readonly method: string;
	readonly title: string;
	readonly steps: readonly ReviewStep[];
	readonly results: readonly ReviewResult[];
	readonly otherMethods: readonly {
		readonly method: string;
		readonly steps: readonly ReviewStep[];
		readonly results: readonly ReviewResult[];
	}[];
	/** Where the question names several values in a row (`in fp32 and bf16`): the results for each, the first of which are `results`. */
	readonly cases?: readonly { readonly label: string; readonly results: readonly ReviewResult[] }[];
	readonly assumptions: readonly string[];
	readonly missing: readonly string[];
	/** What a full answer says, and where the answer says it; null for what was not found, which is no verdict. */
	readonly points: readonly { readonly text: string; readonly must: boolean; readonly found?: Range | null }[];
	/** What is often got wrong here, with these givens; absent in reviews by versions before it. Markdown with formulas. */
	readonly mistakes?: readonly ReviewMistake[];
	readonly sources: readonly string[];
	readonly plots: readonly Plot[];
}

export interface ReviewMistake {
	/** How it looks: a formula, or the words of it. */
	readonly seen: string;
	readonly say: string;
	/** The counterexample that was run. */
	readonly shows: string | null;
}

export interface ReviewStep {
	readonly id: string;
	readonly title: string;
	readonly reason: string;
	readonly latex: string;
	readonly substituted: string | null;
	readonly results: readonly ReviewResult[];
	/** Where the answer shows it, by form; null where it does not, or for a step of another method. */
	readonly shown?: Range | null;
}

export interface ReviewResult extends ReviewPlainValue {
	readonly symbol: string;
	readonly name: string;
	readonly text: string;
	readonly latex: string;
}

export interface ReviewExpected extends ReviewPlainValue {
	readonly text: string;
	readonly latex: string;
}

export interface ReviewFinding {
	/** Id of the part, or null outside any part. */
	readonly part: string | null;
	readonly span: Range;
	readonly line: number;
	readonly quote: string;
	readonly kind: string;
	readonly verdict: ReviewVerdict;
	readonly rule: string;
	/** Markdown: it may hold formulas. */
	readonly message: string;
	/** The message in plain words, where it holds formulas. */
	readonly plain?: string;
	readonly expected: ReviewExpected | null;
	readonly expectedHere: ReviewExpected | null;
	readonly roots: readonly number[];
	readonly remark: string | null;
	/** The result of the part's solution that it confirms or contradicts, by its `symbol`. */
	readonly target: string | null;
	readonly alternatives: readonly string[];
	readonly related: readonly { readonly span: Range; readonly message: string }[];
	readonly fixes: readonly { readonly title: string; readonly span: Range; readonly replacement: string }[];
	/** How loud a wrong finding should be; null where its verdict says enough. `information`: worth a look, no alarm. */
	readonly severity?: 'error' | 'warning' | 'information' | null;
	/** Where the numbers and names that it uses come from; `source` is a place in the text, `name` names a fact. */
	readonly origins?: readonly ReviewOrigin[];
	/** For a wrong one: all edits that put it and what follows from it right, in the order of the text; they never overlap. */
	readonly mend?: readonly { readonly span: Range; readonly replacement: string }[];
}

export interface ReviewOrigin {
	readonly span: Range;
	readonly from: 'given' | 'derived' | 'fact' | 'nowhere';
	readonly source: Range | null;
	readonly name: string | null;
}

/** Where the numbers flow: the numbers of the text in its order, and which of them goes into which. */
export interface ReviewFlow {
	readonly nodes: readonly {
		readonly span: Range;
		/** Id of the part. */
		readonly part: string | null;
		readonly text: string;
		/** `nowhere`: a calculation uses it, and the text neither gives nor finds it. */
		readonly verdict: 'right' | 'wrong' | 'follows' | 'open' | 'given' | 'fact' | 'nowhere';
		/** What it should be, where it is something else. */
		readonly mended: string | null;
		/** Counted from 1; absent in reviews by versions before it. */
		readonly line?: number;
		/** For a fact, what it is. */
		readonly name?: string;
	}[];
	/** Indices of nodes: from, to. */
	readonly edges: readonly (readonly [number, number])[];
}

export interface ReviewNote {
	readonly part: string | null;
	readonly span: Range;
	readonly line: number;
	readonly quote: string;
	readonly kinds: readonly string[];
	readonly about: Range | null;
	readonly says: string | null;
	readonly hedged: boolean;
	readonly replacement: string | null;
	readonly agrees: 'yes' | 'partly' | 'no' | 'cannot-tell' | null;
	/** Why, in a sentence. */
	readonly why?: string;
	/** Its words, without arrows and marks; absent in reviews by versions before it, as are the next two. */
	readonly text?: string;
	/** How it stands in the text: `critic` for CriticMarkup. */
	readonly form?: 'arrow' | 'tick' | 'italic' | 'bare' | 'bold' | 'in-formula' | 'critic' | 'comment';
	readonly author?: string | null;
}

export interface Tally {
	readonly right: number;
	readonly wrong: number;
	readonly follows: number;
	readonly incomplete: number;
	readonly unsupported: number;
	readonly cannotTell: number;
}

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
	const { findings, flow, marked } = checkNumbers({
		homework,
		statements,
		givens,
		solutions: solved.map(entry => entry?.solution),
		facts: library.facts,
		assignment:
			options.assignment === undefined ? undefined : readHomework(readSource(options.assignment), { force: true }),
		disabledRules: options.disabledRules ?? [],
		tooLong: !ordinary,
	});
	const { shown, made, sure } = marked;
	const verdicts = partVerdicts(
		homework,
		findings,
		solved.map(entry => entry?.solution),
		sure,
	);
	const readers = readerVerdicts(homework);
	const weighing = {
		homework,
		statements,
		findings,
		solutions: solved.map(entry => entry?.solution),
		verdicts,
		shown,
		made,
	};
	const place = placer(source);
	const words = (message: Message): string => legible(wordsOf(message, options.translate ?? fill));
	const parts = homework.parts.map((part, index): ReviewPart => {
		const solution = solved[index];
		const span: Range = [place(part.from)[0], place(part.to)[1]];
		const own = solution ? solution.solution.givens : givens.filter(given => given.part === index);
		const placed = (anchor: Anchor | undefined): Range | null => (anchor ? place(anchor) : null);
		return {
			id: part.id,
			label: part.label,
			raw: part.raw,
			leaf: part.leaf,
			title: legible(part.title),
			points: part.points ?? null,
			span,
			line: lineOf(source, span[0]),
			heading: place(part.heading),
			question: hull(part.sections, 'question', place),
			answer: hull(part.sections, 'answer', place),
			sections: part.sections.map(section => ({ kind: section.kind, spans: section.slices.map(place) })),
			key: solution?.key ?? null,
			givens: own.map(given => givenOf(given, given.anchor ? place(given.anchor) : null)),
			solution: solution
				? solutionOf(solution.solution, words, (shown[index] ?? []).map(placed), (made[index] ?? []).map(placed))
				: null,
			verdict: verdicts[index] ?? 'unanswered',
			reader: readers[index] ?? null,
		};
	});
	const agreements = homework.notes.map(note => weighNote(note, weighing));
	const reviewed: Review = {
		version: 1,
		file: options.file ?? '',
		parts,
		findings: findings.map((finding): ReviewFinding => {
			const span = place(finding.anchor);
			const message = words(finding.message);
			return {
				part: finding.part === undefined ? null : homework.parts[finding.part]!.id,
				span,
				line: lineOf(source, span[0]),
				quote: source.text.slice(...span),
				kind: JSON_KIND[finding.kind] ?? finding.kind,
				verdict: finding.verdict,
				rule: finding.rule,
				message,
				...plainMessage(message),
				expected: expectedOf(finding.expected),
				expectedHere: expectedOf(finding.expectedHere),
				roots: finding.roots,
				remark: finding.remark ?? null,
				target: finding.part === undefined ? null : targetOf(finding, solved[finding.part]?.solution),
				alternatives: finding.alternatives.map(words),
				related: finding.related.map(({ anchor, message }) => ({ span: place(anchor), message: words(message) })),
				fixes: finding.fixes.map(({ title, anchor, replacement }) => {
					const written = asWritten(source, anchor, replacement);
					return { title: words(title).replace(replacement, written), span: place(anchor), replacement: written };
				}),
				severity: finding.severity ?? null,
				origins: (finding.origins ?? []).map(({ anchor, from, source, name }) => ({
					span: place(anchor),
					from,
					source: source ? place(source) : null,
					name: name ?? null,
				})),
				mend: (finding.mend ?? []).map(({ anchor, replacement }) => ({
					span: place(anchor),
					replacement: asWritten(source, anchor, replacement),
				})),
			};
		}),
		notes: homework.notes.map((note, index): ReviewNote => {
			const span = place(note.anchor);
			return {
				part: note.part === undefined ? null : homework.parts[note.part]!.id,
				span,
				line: lineOf(source, span[0]),
				quote: source.text.slice(...span),
				kinds: note.kinds,
				about: note.about.length > 0 ? [place(note.about[0]!)[0], place(note.about.at(-1)!)[1]] : null,
				says: note.says ?? null,
				hedged: note.hedged,
				replacement: note.replacement ?? null,
				agrees: agreements[index]!.agrees,
				why: words(agreements[index]!.why),
				text: legible(note.text),
				form: note.form,
				author: note.author ?? null,
			};
		}),
		tally: count(findings.map(finding => finding.verdict)),
		partTally: {
			...count(parts.filter(part => part.leaf).map(part => part.verdict)),
			unanswered: parts.filter(part => part.leaf && part.verdict === 'unanswered').length,
		},
		flow: {
			nodes: flow.nodes.map(({ anchor, part, text, status, mended, name }) => ({
				span: place(anchor),
				line: lineOf(source, place(anchor)[0]),
				part: part === undefined ? null : homework.parts[part]!.id,
				text,
				verdict: status,
				mended: mended ?? null,
				...(name === undefined ? {} : { name }),
			})),
			edges: flow.edges,
		},
		readerTally: readerTally(
			parts.filter(({ leaf }) => leaf).map(({ reader }) => reader),
			agreements.map(({ agrees }) => agrees),
		),
	};
	return keepSolved(reviewed, { homework, solved });
}

/** Kinds of statement that the contract does not tell apart. */
const JSON_KIND: Readonly<Record<string, string>> = { orders: 'ratio', matrix: 'result', definition: 'chain' };

/** What a finding speaks of, named as the results of a solution are in a review. */
function targetOf({ target }: Finding, solution: Solution | undefined): string | null {
	if (target === undefined || !solution) return null;
	const { results, otherMethods } = solution;
	const all = [...results, ...otherMethods.flatMap(other => other.results)];
	return all.find(({ symbol }) => symbol === target)?.symbolLatex ?? null;
}

type Place = (anchor: Anchor) => Range;

const placer =
	(source: SourceText): Place =>
	({ block, span }) => {
		const start = source.blocks[block]?.start ?? 0;
		return [start + span.start, start + span.end];
	};

/** The line of an absolute offset, counted from 1. */
function lineOf(source: SourceText, offset: number): number {
	let low = 0;
	let high = source.lineStarts.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (source.lineStarts[middle]! <= offset) low = middle;
		else high = middle - 1;
	}
	return low + 1;
}

/** From the first to the last place of the sections of a kind; null where there is none. */
function hull(sections: readonly Section[], kind: Section['kind'], place: Place): Range | null {
	const spans = sections.filter(section => section.kind === kind).flatMap(section => section.slices.map(place));
	return spans.length === 0
		? null
		: [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

function readerTally(said: readonly ReviewPart['reader'][], agreements: readonly ReviewNote['agrees'][]): ReaderTally {
	const parts = (what: ReviewPart['reader']) => said.filter(each => each === what).length;
	const notes = (what: ReviewNote['agrees']) => agreements.filter(each => each === what).length;
	return {
		correct: parts('correct'),
		partly: parts('partly'),
		incorrect: parts('incorrect'),
		unsaid: parts(null),
		agrees: { yes: notes('yes'), partly: notes('partly'), no: notes('no'), cannotTell: notes('cannot-tell') },
	};
}

function count(verdicts: readonly PartVerdict[]): Tally {
	const of = (verdict: PartVerdict) => verdicts.filter(each => each === verdict).length;
	return {
		right: of('right'),
		wrong: of('wrong'),
		follows: of('follows'),
		incomplete: of('incomplete'),
		unsupported: of('unsupported'),
		cannotTell: of('cannot-tell'),
	};
}
