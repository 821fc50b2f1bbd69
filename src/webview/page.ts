import type {
	PartVerdict,
	Range,
	Review,
	ReviewFinding,
	ReviewGiven,
	ReviewMistake,
	ReviewNote,
	ReviewOrigin,
	ReviewPart,
	ReviewSolution,
	ReviewStep,
	ReviewVerdict,
} from '../core/review-contract.ts';
import type { WhatIfField } from '../core/what-if.ts';
import type { Preset } from '../core/what-if-presets.ts';
import { numbersOf, type PageNumbers } from './numbers-page.ts';

/** One part as a worked page: what the panel draws. Plain data, made from a review alone. */
export interface Page {
	readonly uri: string;
	/** The file's name, for people. */
	readonly file: string;
	/** Of the text that was reviewed. */
	readonly version: number;
	readonly part: PageHeading;
	/** From the outermost part to the parent. */
	readonly ancestors: readonly PageHeading[];
	/** The parts right below this one. */
	readonly children: readonly PageHeading[];
	readonly question: Range | null;
	readonly answer: Range | null;
	/** How the answer fared: worst first, without zeros. */
	readonly counts: readonly { readonly verdict: ReviewVerdict; readonly count: number }[];
	readonly givens: readonly PageGiven[];
	/** Other values that the steps are shown for, as typed, by symbol; null: the document's own. */
	readonly whatIf: PageWhatIf | null;
	/** Models and devices whose figures can be put in for the givens. */
	readonly presets: readonly Preset[];
	/** Ways to solve it, the one asked for first. Empty where no key matched. */
	readonly methods: readonly PageMethod[];
	/** Where the question names several values in a row: the results for each. */
	readonly cases: NonNullable<ReviewSolution['cases']>;
	/** Findings that stand beside no step. */
	readonly findings: readonly PageFinding[];
	readonly points: readonly {
		readonly text: string;
		readonly must: boolean;
		readonly found: boolean | null;
		/** Where the answer says it. */
		readonly at: Range | null;
	}[];
	readonly notes: readonly (ReviewNote & { readonly index: number })[];
	/** Where its numbers come from and where they go; null where none goes into another. */
	readonly numbers: PageNumbers | null;
	/** What is drawn of the first way. */
	readonly plots: ReviewSolution['plots'];
	readonly assumptions: readonly string[];
	readonly missing: readonly string[];
	/** What is often got wrong here, and where the text does. */
	readonly mistakes: readonly (ReviewMistake & { readonly at: Range | null })[];
	readonly sources: readonly string[];
}

export interface PageGiven extends ReviewGiven {
	readonly line: number | null;
	/** How it can be changed; null where it is no number, or no key uses it. */
	readonly field: WhatIfField | null;
}

export interface PageWhatIf {
	readonly values: Readonly<Record<string, string>>;
	/** What is wrong with a value, by symbol. */
	readonly problems: Readonly<Record<string, string>>;
}

/** What of a part's givens can be changed. */
export interface Changeable {
	/** In the order of the part's givens. */
	readonly fields: readonly (WhatIfField | null)[];
	readonly presets: readonly Preset[];
}

export interface PageHeading {
	readonly id: string;
	/** The full label: `5.e`. Empty where the document wrote none. */
	readonly label: string;
	/** The label as the document wrote it: `Problem 5`, `(e)`. */
	readonly raw: string;
	readonly title: string;
	readonly line: number;
	readonly verdict: PartVerdict;
}

export interface PageMethod {
	readonly method: string;
	readonly steps: readonly PageStep[];
}

export interface PageStep extends ReviewStep {
	/** What the document says about this step, in the order of the text. */
	readonly findings: readonly PageFinding[];
}

export interface PageFinding {
	/** Into the review's findings. */
	readonly index: number;
	readonly span: Range;
	readonly line: number;
	readonly quote: string;
	readonly verdict: ReviewVerdict;
	readonly rule: string;
	readonly message: string;
	readonly expected: { readonly text: string; readonly latex: string } | null;
	readonly expectedHere: { readonly text: string; readonly latex: string } | null;
	readonly remark: string | null;
	readonly alternatives: readonly string[];
	/** Lines of the wrong findings that it inherits from. */
	readonly roots: readonly { readonly span: Range; readonly line: number }[];
	readonly fixes: readonly string[];
	/** The numbers that it uses, and where each comes from. */
	readonly origins: readonly PageOrigin[];
}

export interface PageOrigin {
	/** As the text writes it. */
	readonly text: string;
	readonly from: ReviewOrigin['from'];
	/** For a fact, what it is. */
	readonly name: string | null;
	readonly source: { readonly span: Range; readonly line: number } | null;
}

/** What the text being shown is, besides its review. */
export interface PageSource {
	readonly uri: string;
	readonly file: string;
	readonly version: number;
	readonly text: string;
}

const within = (inner: Range, outer: Range) => outer[0] <= inner[0] && inner[1] <= outer[1];

/** Which of the steps a finding speaks of (`stepOf` of core/report/line-up.ts); -1 for none. */
export type StepOf = (finding: ReviewFinding, steps: readonly ReviewStep[]) => number;

/** The page of a part, or null where the review has no such part. */
export function pageOf(
	review: Review,
	id: string,
	source: PageSource,
	stepOf: StepOf,
	{ fields, presets }: Changeable = { fields: [], presets: [] },
): Page | null {
	const part = review.parts.find(candidate => candidate.id === id);
	if (!part) return null;
	const around = review.parts.filter(other => other !== part && within(part.span, other.span));
	const below = review.parts.filter(other => other !== part && within(other.span, part.span));
	const children = below.filter(
		child => !below.some(other => other !== child && within(child.span, other.span) && !within(other.span, child.span)),
	);

	const lines = lineCounter(source.text);
	const indexed = review.findings.map((finding, index) => ({ finding, index }));
	const own = indexed.filter(({ finding }) => finding.part === id);
	const belowIds = new Set(below.map(({ id }) => id));
	const counted = indexed.filter(
		({ finding }) =>
			finding.kind !== 'point' && finding.part !== null && (finding.part === id || belowIds.has(finding.part)),
	);
	// A point made in prose has its place among the points, not among the findings.
	const shown = own
		.filter(({ finding }) => finding.kind !== 'point')
		.map(({ finding, index }) => pageFinding(review, finding, index, source.text, lines));
	const methods = lineUp(part.solution, shown, review, stepOf);
	const beside = new Set(methods[0]?.steps.flatMap(step => step.findings.map(finding => finding.index)));

	const givens = part.givens
		.map((given, index) => ({
			...given,
			line: given.span && lines(given.span[0]),
			field: fields[index] ?? null,
		}))
		.filter(({ from, symbol, field }) => {
			// What the answer states without a name is its own result, and given to nobody but a step that takes it.
			if (from === 'answer' && symbol === '') return field !== null;
			return methods.length === 0 || near.has(from) || symbol === '' || uses(methods[0], symbol);
		});

	return {
		uri: source.uri,
		file: source.file,
		version: source.version,
		part: heading(part),
		ancestors: around.map(heading),
		children: children.map(heading),
		question: part.question,
		answer: part.answer,
		counts: worstFirst
			.map(verdict => ({ verdict, count: counted.filter(({ finding }) => finding.verdict === verdict).length }))
			.filter(({ count }) => count > 0),
		givens,
		whatIf: null,
		presets: presetsOf(presets, givens),
		methods,
		cases: part.solution?.cases ?? [],
		findings: shown.filter(finding => !beside.has(finding.index)),
		points: points(part.solution, review, id),
		notes: review.notes.map((note, index) => ({ ...note, index })).filter(note => note.part === id),
		numbers: numbersOf(review, new Set([id, ...belowIds]), lines),
		plots: part.solution?.plots ?? [],
		assumptions: part.solution?.assumptions ?? [],
		missing: part.solution?.missing ?? [],
		mistakes: (part.solution?.mistakes ?? []).map(mistake => ({
			...mistake,
			at: own.find(({ finding }) => finding.message.includes(mistake.say))?.finding.span ?? null,
		})),
		sources: part.solution?.sources ?? [],
	};
}

/** What presets put into fields that are shown: one that would change nothing in sight is none. */
function presetsOf(presets: readonly Preset[], givens: readonly PageGiven[]): readonly Preset[] {
	const shown = new Set(givens.flatMap(({ field }) => (field ? [field.symbol] : [])));
	return presets.flatMap(preset => {
		const values = Object.entries(preset.values).filter(([symbol]) => shown.has(symbol));
		return values.length > 0 ? [{ ...preset, values: Object.fromEntries(values) }] : [];
	});
}

const worstFirst: readonly ReviewVerdict[] = ['wrong', 'follows', 'unsupported', 'incomplete', 'cannot-tell', 'right'];

const heading = (part: ReviewPart): PageHeading => ({
	id: part.id,
	label: part.raw === '' ? '' : part.label,
	raw: part.raw,
	title: part.title,
	line: part.line,
	verdict: part.verdict,
});

function pageFinding(
	review: Review,
	finding: ReviewFinding,
	index: number,
	text: string,
	lineOf: (offset: number) => number,
): PageFinding {
	const { span, line, quote, verdict, rule, message, expected, expectedHere, remark, alternatives } = finding;
	const short = (value: typeof expected) => value && { text: value.text, latex: value.latex };
	const roots = finding.roots.flatMap(root => {
		const there = review.findings[root];
		return there ? [{ span: there.span, line: there.line }] : [];
	});
	return {
		index,
		span,
		line,
		quote,
		verdict,
		rule,
		message,
		expected: short(expected),
		expectedHere: short(expectedHere),
		remark,
		alternatives,
		roots,
		fixes: finding.fixes.map(fix => fix.title),
		origins: (finding.origins ?? []).map(({ span, from, source, name }) => ({
			text: text.slice(...span),
			from,
			name,
			source: source && { span: source, line: lineOf(source[0]) },
		})),
	};
}

/** The findings beside the steps they speak of, in the order of the text; what fits no step is left to the page. */
function lineUp(
	solution: ReviewSolution | null,
	shown: readonly PageFinding[],
	review: Review,
	stepOf: StepOf,
): readonly PageMethod[] {
	if (!solution) return [];
	const beside = solution.steps.map((): PageFinding[] => []);
	for (const finding of shown) beside[stepOf(review.findings[finding.index]!, solution.steps)]?.push(finding);
	return methodsOf(solution, (_, index) => beside[index] ?? []);
}

const methodsOf = (
	{ method, steps, otherMethods }: ReviewSolution,
	beside: (step: ReviewStep, index: number) => readonly PageFinding[],
): readonly PageMethod[] => [
	{ method, steps: steps.map((step, index) => ({ ...step, findings: beside(step, index) })) },
	...otherMethods.map(other => ({
		method: other.method,
		steps: other.steps.map(step => ({ ...step, findings: [] })),
	})),
];

/** The page with the steps and plots of other values; what the document says stays beside the step it spoke of. */
export function withOtherValues(page: Page, solution: ReviewSolution, whatIf: PageWhatIf): Page {
	const own = new Map(page.methods[0]?.steps.map(step => [step.id, step]));
	const [first, ...others] = methodsOf(solution, ({ id }) => own.get(id)?.findings ?? []);
	const steps = first!.steps.map(step => ({ ...step, shown: own.get(step.id)?.shown ?? null }));
	const { plots, assumptions } = solution;
	return { ...page, methods: [{ ...first!, steps }, ...others], cases: [], plots, assumptions, whatIf };
}

/** Givens that are shown whether the solution needs them or not: the reader has just read them. */
const near: ReadonlySet<ReviewGiven['from']> = new Set(['question', 'answer', 'user']);

/** Whether a symbol stands in a formula of the method: what is assumed for another one only would be clutter. */
function uses(method: PageMethod | undefined, symbol: string): boolean {
	const wanted = symbolsIn(symbol)[0];
	return method?.steps.some(({ latex }) => symbolsIn(latex).includes(wanted ?? '')) ?? false;
}

/** The letters of a formula with their subscripts, without dress: `C_0`, `\\alpha`, `b_mixed`. */
const symbolsIn = (latex: string): readonly string[] =>
	[...latex.matchAll(/(\\[a-zA-Z]+|[a-zA-Z])(?:_(\{(?:[^{}]|\{[^{}]*\})*\}|\\?\w+|\*))?/g)].map(([, letter, below]) =>
		below ? `${letter}_${below.replace(/\\(?:text|mathrm)|[{}\s]/g, '')}` : letter!,
	);

function points(solution: ReviewSolution | null, review: Review, id: string): Page['points'] {
	if (!solution) return [];
	const said = review.findings.filter(finding => finding.part === id && finding.kind === 'point');
	return solution.points.map(point => {
		const finding = said.find(({ message, quote }) => quote === point.text || message.includes(point.text));
		const at = point.found ?? (finding?.verdict === 'right' ? finding.span : null);
		const { text, must } = point;
		return { text, must, found: at ? true : finding || point.found === null ? false : null, at };
	});
}

/** Line numbers, from 1, for offsets of a text. */
function lineCounter(text: string): (offset: number) => number {
	const starts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
	return offset => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (starts[middle]! <= offset) low = middle;
			else high = middle - 1;
		}
		return low + 1;
	};
}
