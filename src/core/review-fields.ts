import type { Finding } from './check/finding.ts';
import type { Agreement } from './check/notes/note-agreement.ts';
import type { NumberFlow } from './check/numbers/numbers-flow.ts';
import type { Homework, Note, Part, Section } from './homework/homework.ts';
import { shortTitle } from './homework/short-title.ts';
import type { Given } from './quantities/given.ts';
import type {
	PartVerdict,
	Range,
	ReaderTally,
	ReviewFinding,
	ReviewFlow,
	ReviewNote,
	ReviewPart,
	Tally,
} from './review-contract.ts';
import { expectedOf, givenOf, plainMessage, solutionOf } from './review-values.ts';
import type { Solution } from './solve/solution.ts';
import type { SolvedPart } from './solve/solve-homework.ts';
import type { Anchor, SourceText } from './text/block.ts';
import { asWritten, legible } from './text/decimal-sign.ts';
import type { Message } from './text/message.ts';

/** A document that is written down, and the language that it is written down in. */
export interface Page {
	readonly homework: Homework;
	readonly words: (message: Message) => string;
}

/** What is known of a part when all is read, solved and checked. */
export interface PartResults {
	readonly solution: SolvedPart | undefined;
	/** Those that the part itself states, for a part without a solution. */
	readonly givens: readonly Given[];
	/** By step and by point of the solution, where the answer shows it. */
	readonly shown: readonly (Anchor | undefined)[];
	readonly made: readonly (Anchor | undefined)[];
	readonly verdict: PartVerdict;
	readonly reader: ReviewPart['reader'];
}

/** A part as the contract has it. */
export function reviewPart({ homework: { source }, words }: Page, part: Part, results: PartResults): ReviewPart {
	const { solution, givens, shown, made, verdict, reader } = results;
	const place = placer(source);
	const placed = (anchor: Anchor | undefined): Range | null => (anchor ? place(anchor) : null);
	const span: Range = [place(part.from)[0], place(part.to)[1]];
	return {
		id: part.id,
		label: part.label,
		raw: part.raw,
		leaf: part.leaf,
		title: legible(shortTitle(part.title)),
		points: part.points ?? null,
		span,
		line: lineOf(source, span[0]),
		heading: place(part.heading),
		question: hull(part.sections, 'question', place),
		answer: hull(part.sections, 'answer', place),
		sections: part.sections.map(section => ({ kind: section.kind, spans: section.slices.map(place) })),
		key: solution?.key ?? null,
		givens: (solution?.solution.givens ?? givens).map(given =>
			givenOf(given, given.anchor ? place(given.anchor) : null),
		),
		solution: solution ? solutionOf(solution.solution, words, shown.map(placed), made.map(placed)) : null,
		verdict,
		reader,
	};
}

/** A finding as the contract has it; `solution` is that of its part. */
export function reviewFinding(
	{ homework: { source, parts }, words }: Page,
	finding: Finding,
	solution: Solution | undefined,
): ReviewFinding {
	const place = placer(source);
	const span = place(finding.anchor);
	const message = words(finding.message);
	return {
		part: finding.part === undefined ? null : parts[finding.part]!.id,
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
		target: targetOf(finding, solution),
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
}

/** A reader's note as the contract has it, with what the recomputation makes of it. */
export function reviewNote(
	{ homework: { source, parts }, words }: Page,
	note: Note,
	{ agrees, why }: Agreement,
): ReviewNote {
	const place = placer(source);
	const span = place(note.anchor);
	return {
		part: note.part === undefined ? null : parts[note.part]!.id,
		span,
		line: lineOf(source, span[0]),
		quote: source.text.slice(...span),
		kinds: note.kinds,
		about: note.about.length > 0 ? [place(note.about[0]!)[0], place(note.about.at(-1)!)[1]] : null,
		says: note.says ?? null,
		hedged: note.hedged,
		replacement: note.replacement ?? null,
		agrees,
		why: words(why),
		text: legible(note.text),
		form: note.form,
		author: note.author ?? null,
	};
}

/** Where the numbers flow, as the contract has it. */
export function reviewFlow({ homework: { source, parts } }: Page, flow: NumberFlow): ReviewFlow {
	const place = placer(source);
	return {
		nodes: flow.nodes.map(({ anchor, part, text, status, mended, name }) => ({
			span: place(anchor),
			line: lineOf(source, place(anchor)[0]),
			part: part === undefined ? null : parts[part]!.id,
			text,
			verdict: status,
			mended: mended ?? null,
			...(name === undefined ? {} : { name }),
		})),
		edges: flow.edges,
	};
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

/** What a reader's notes say of the leaf parts, and how many notes the recomputation agrees with. */
export function countWhatReadersSay(
	said: readonly ReviewPart['reader'][],
	agreements: readonly ReviewNote['agrees'][],
): ReaderTally {
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

/** How often each verdict was given. */
export function countVerdicts(verdicts: readonly PartVerdict[]): Tally {
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
