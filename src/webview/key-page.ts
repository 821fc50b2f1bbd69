import type { KeyCheck, KeyPreview, KeyRun } from '../core/report/key-preview.ts';
import type { Range } from '../core/review-contract.ts';
import type { Page, PageFinding, PageHeading, PageSource } from './page.ts';

/** What the key says of itself, in the editor's language. */
export interface KeyWords {
	readonly problem: string;
	readonly published: string;
	readonly instance: string;
}

/**
 * A key run on itself as a page of the panel: in symbols with what is wrong with it, or on one of its examples with the published results beside
 * the steps. `id` is that of a run; an unknown one is the key itself.
 */
export function keyPage(preview: KeyPreview, source: PageSource, words: KeyWords, id: string): Page {
	const line = lineIn(source.text);
	const key: PageHeading = {
		id: 'key',
		label: '',
		raw: '',
		title: preview.title,
		line: 1,
		verdict: preview.problems.some(({ severity }) => severity === 'error') ? 'wrong' : 'right',
	};
	const headings = preview.runs.map(run => headingOf(run, key, line));
	const index = preview.runs.findIndex(run => run.id === id);
	const run = preview.runs[index] ?? preview.runs[0];
	const heading = headings[Math.max(index, 0)] ?? key;
	const own = heading.id === 'key';
	const findings = own ? keyFindings(preview, line, words) : [];
	const checks = (run && !own ? run.checks : []).map((check, at) => findingOf(check, at, line, words.published));
	const all = [...findings, ...checks];
	const steps = run?.solution.steps ?? [];
	const beside = steps.map(({ results }) =>
		checks.filter((_, at) => results.some(({ symbol }) => symbol === run?.checks[at]?.target)),
	);
	const placed = new Set(beside.flat());
	const count = (verdict: 'wrong' | 'right') => all.filter(finding => finding.verdict === verdict).length;
	return {
		uri: source.uri,
		file: source.file,
		version: source.version,
		part: heading,
		ancestors: own ? [] : [key],
		children: own ? headings.slice(1) : [],
		question: run?.span ?? null,
		answer: null,
		counts: (['wrong', 'right'] as const)
			.map(verdict => ({ verdict, count: count(verdict) }))
			.filter(each => each.count > 0),
		givens: (run?.givens ?? []).map(given => ({ ...given, line: null, field: null })),
		whatIf: null,
		presets: [],
		methods: run
			? [
					{ method: run.solution.method, steps: steps.map((step, at) => ({ ...step, findings: beside[at] ?? [] })) },
					...run.solution.otherMethods.map(({ method, steps: others }) => ({
						method,
						steps: others.map(step => ({ ...step, findings: [] })),
					})),
				]
			: [],
		cases: run?.solution.cases ?? [],
		findings: all.filter(finding => !placed.has(finding)),
		points: (run?.solution.points ?? []).map(({ text, must }) => ({ text, must, found: null, at: null })),
		notes: [],
		numbers: null,
		plots: run?.solution.plots ?? [],
		assumptions: run?.solution.assumptions ?? [],
		missing: run?.solution.missing ?? [],
		mistakes: [],
		sources: own ? (run?.solution.sources ?? []) : [],
	};
}

const headingOf = (run: KeyRun, key: PageHeading, line: (offset: number) => number): PageHeading =>
	run.id === 'key'
		? key
		: {
				id: run.id,
				label: '',
				raw: '',
				title: run.title,
				line: line(run.span[0]),
				verdict: run.checks.some(({ right }) => !right) ? 'wrong' : 'right',
			};

function keyFindings(preview: KeyPreview, line: (offset: number) => number, words: KeyWords): readonly PageFinding[] {
	const problems = preview.problems.map(({ message, span }, at) =>
		findingOf(
			{ span: [span.start, span.end], quote: '', right: false, message, target: null },
			at,
			line,
			words.problem,
		),
	);
	return [
		...problems,
		...preview.witnesses.map((check, at) => findingOf(check, problems.length + at, line, words.instance)),
	];
}

function findingOf(check: KeyCheck, index: number, line: (offset: number) => number, what: string): PageFinding {
	const { span, quote, right, message } = check;
	return {
		index,
		span,
		line: line(span[0]),
		quote: quote === '' ? what : quote,
		verdict: right ? 'right' : 'wrong',
		rule: 'key',
		message,
		expected: null,
		expectedHere: null,
		remark: right ? (message === '' ? what : message) : null,
		alternatives: [],
		roots: [],
		fixes: [],
		origins: [],
	};
}

const lineIn =
	(text: string) =>
	(offset: Range[0]): number =>
		text.slice(0, offset).split('\n').length;
