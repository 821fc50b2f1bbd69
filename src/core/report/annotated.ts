import MarkdownIt from 'markdown-it';
import type { Review, ReviewFinding, ReviewNote, ReviewPart } from '../review-contract.ts';

/** A document with what a review says beside it: what the HTML and the Markdown export are drawn from. */
export interface Annotated {
	readonly file: string;
	readonly review: Review;
	readonly pieces: readonly AnnotatedPiece[];
	/** Numbers that come from nowhere, or that a reader calls invented. */
	readonly invented: readonly (ReviewFinding | ReviewNote)[];
	/** What an answer does not show, by part. */
	readonly skipped: readonly { readonly part: ReviewPart; readonly steps: readonly string[] }[];
}

/** A top-level piece of the Markdown (a paragraph, a list, a table, ...), and what begins in it. */
export interface AnnotatedPiece {
	readonly markdown: string;
	/** Counted from 1. */
	readonly line: number;
	/** The parts that open here. */
	readonly parts: readonly ReviewPart[];
	readonly findings: readonly ReviewFinding[];
	readonly notes: readonly ReviewNote[];
	/** Whether it belongs to what was asked or to what was answered; undefined for what is neither. */
	readonly role: PieceRole | undefined;
	/** The leaf parts whose own text ends here. */
	readonly ends: readonly ReviewPart[];
}

export type PieceRole = 'asked' | 'answered';

const blocks = new MarkdownIt({ html: false });

/**
 * Puts a review beside its text.
 * @param text the text that was reviewed, without a byte-order mark
 */
export function annotate(text: string, review: Review): Annotated {
	const lines = text.split('\n');
	const offsets: number[] = [0];
	for (const line of lines) offsets.push(offsets.at(-1)! + line.length + 1);
	const starts = pieceStarts(text, lines);
	const sections = review.parts.flatMap(part =>
		part.sections.flatMap(({ kind, spans }) =>
			spans.map(([start, end]) => ({
				start,
				end,
				role: ANSWERS.has(kind) ? ('answered' as const) : ('asked' as const),
			})),
		),
	);
	const lastOf = new Map(review.parts.filter(({ leaf }) => leaf).map(part => [part, endOf(part, review.notes)]));
	const pieces = starts.map((from, index): AnnotatedPiece => {
		const to = starts[index + 1] ?? lines.length;
		const start = index === 0 ? 0 : offsets[from]!;
		const end = index === starts.length - 1 ? Number.POSITIVE_INFINITY : offsets[to]!;
		const here = (offset: number) => start <= offset && offset < end;
		return {
			markdown: lines.slice(from, to).join('\n'),
			line: from + 1,
			parts: review.parts.filter(part => here((part.heading ?? part.span)[0])),
			findings: review.findings.filter(finding => here(finding.span[0])),
			notes: review.notes.filter(note => here(note.span[0])),
			role: roleOf(sections, start, end),
			ends: [...lastOf].filter(([, at]) => here(at)).map(([part]) => part),
		};
	});
	return {
		file: review.file,
		review,
		pieces,
		invented: [
			...review.findings.filter(finding => finding.verdict === 'unsupported'),
			...review.notes.filter(note => note.kinds.includes('hallucination')),
		],
		skipped: review.parts.flatMap(part => {
			const steps = (part.solution?.steps ?? [])
				.filter(({ shown, latex }) => shown === null && latex !== '')
				.map(step => step.title);
			return part.leaf && part.answer && steps.length > 0 ? [{ part, steps }] : [];
		}),
	};
}

const ANSWERS = new Set(['answer', 'takeaway']);

/** The last place of a part's own text and of what a reader wrote about it. */
const endOf = (part: ReviewPart, notes: readonly ReviewNote[]): number =>
	Math.max(
		part.heading[0],
		...part.sections.flatMap(({ spans }) => spans.map(([start, end]) => Math.max(start, end - 1))),
		...notes.filter(note => note.part === part.id).map(({ span }) => span[0]),
	);

/** The role of what covers most of a stretch. */
function roleOf(
	sections: readonly { readonly start: number; readonly end: number; readonly role: PieceRole }[],
	start: number,
	end: number,
): PieceRole | undefined {
	let best: PieceRole | undefined;
	let most = 0;
	for (const section of sections) {
		const shared = Math.min(end, section.end) - Math.max(start, section.start);
		if (shared > most) {
			most = shared;
			best = section.role;
		}
	}
	return best;
}

/** The first lines of the top-level blocks; the first piece always begins at line 0. */
function pieceStarts(text: string, lines: readonly string[]): readonly number[] {
	const starts = new Set([0]);
	for (const token of blocks.parse(text, {})) {
		if (token.level === 0 && token.map && token.map[0] < lines.length) starts.add(token.map[0]);
	}
	// A display formula that blank lines break is one piece: cut only where no `$$` is open.
	let open = false;
	const cuts: number[] = [];
	lines.forEach((line, index) => {
		if (!open && starts.has(index)) cuts.push(index);
		if ((line.match(/\$\$/g)?.length ?? 0) % 2 === 1) open = !open;
		if (open && line.trim() === '') open = false;
	});
	return cuts;
}

/** "problem 5: 12 right, 3 wrong": the findings of each top-level part. */
export function tallyByProblem(
	review: Review,
): readonly { readonly label: string; readonly title: string; readonly counts: Readonly<Record<string, number>> }[] {
	const problems = review.parts.filter(part => !part.label.includes('.'));
	return problems.map(problem => {
		const within = new Set(
			review.parts.filter(({ span }) => problem.span[0] <= span[0] && span[1] <= problem.span[1]).map(({ id }) => id),
		);
		const counts: Record<string, number> = {};
		for (const { part, verdict } of review.findings) {
			if (part !== null && within.has(part)) counts[verdict] = (counts[verdict] ?? 0) + 1;
		}
		return { label: problem.id, title: problem.title, counts };
	});
}
