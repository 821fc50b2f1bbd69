import type { Review, ReviewFinding, ReviewNote, ReviewPart } from '../review-contract.ts';
import { annotate, tallyByProblem } from './annotated.ts';
import { caseColumns } from './case-columns.ts';
import { equation, says } from './equation.ts';
import { baseName, tallyIn } from './page.ts';
import { plotSvg } from './plots/figure.ts';
import { casesTable } from './solution-markdown.ts';
import { VERDICT_SIGN, VERDICTS } from './verdict-words.ts';
import { ENGLISH, put, type ReportWords } from './words.ts';

export interface MarkdownOptions {
	readonly words?: ReportWords;
	/** Results and plots of the worked solutions, below each part (default). */
	readonly solutions?: boolean;
}

/**
 * The annotated document as Markdown: tallies and the verdict of each part first, then the text as it was, each piece followed by a quoted
 * block of what was found in it, each part by the results and plots (pictures in the file itself) of its solution; what is invented and
 * what is skipped last.
 * @param text the text that was reviewed
 */
export function markdownReport(text: string, review: Review, options: MarkdownOptions = {}): string {
	const words = options.words ?? ENGLISH;
	const annotated = annotate(text, review);
	const out: string[] = [`# ${put(words.reviewOf, baseName(review.file))}`, '', ...summary(review, words), ''];
	for (const piece of annotated.pieces) {
		out.push(piece.markdown.replace(/\s+$/, ''), '');
		const remarks = [
			...piece.parts.filter(({ leaf }) => leaf).map(part => partLine(part, words)),
			...piece.findings
				.filter(({ verdict }) => verdict !== 'cannot-tell')
				.map(finding => findingLine(finding, review, words)),
			...piece.notes.filter(({ agrees }) => agrees).map(note => noteLine(note, words)),
		];
		if (remarks.length > 0) out.push(...remarks.flatMap(remark => [`> ${remark}`, '>']).slice(0, -1), '');
		if (options.solutions ?? true) for (const part of piece.ends) out.push(...worked(part, words));
	}
	if (annotated.invented.length > 0) {
		out.push(`## ${words.invented}`, '', words.inventedWhy, '');
		for (const each of annotated.invented) out.push(`- ${put(words.line, each.line)}: ${code(each.quote)}`);
		out.push('');
	}
	if (annotated.skipped.length > 0) {
		out.push(`## ${words.skipped}`, '', words.skippedWhy, '');
		for (const { part, steps } of annotated.skipped) out.push(`- **${part.id}** ${steps.join('; ')}`);
		out.push('');
	}
	return `${out
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trimEnd()}\n`;
}

function summary(review: Review, words: ReportWords): string[] {
	const lines = [
		`${words.statements}: ${tallyIn(words, review.tally)}. ${words.parts}: ${tallyIn(words, review.partTally)}.`,
		'',
	];
	const problems = tallyByProblem(review);
	if (problems.length === 0) return lines;
	lines.push(
		`| ${words.problem} | ${VERDICTS.map(verdict => words[verdict]).join(' | ')} |`,
		`|---|${VERDICTS.map(() => '--:').join('|')}|`,
	);
	for (const { label, title, counts } of problems)
		lines.push(`| ${cell(`${label} ${title}`)} | ${VERDICTS.map(verdict => counts[verdict] ?? 0).join(' | ')} |`);
	const leaves = review.parts.filter(({ leaf }) => leaf);
	lines.push('', `| ${words.part} | ${words.verdict} | ${words.reader} |`, '|---|---|---|');
	for (const part of leaves)
		lines.push(
			`| ${cell(`**${part.id}** ${part.title}`)} | ${VERDICT_SIGN[part.verdict]} ${words[part.verdict]} | ${part.reader ? words[part.reader] : ''} |`,
		);
	return lines;
}

/** Text for the cell of a table. */
const cell = (text: string): string => text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');

const partLine = (part: ReviewPart, words: ReportWords): string =>
	`**${part.id}** ${VERDICT_SIGN[part.verdict]} ${words[part.verdict]}${part.reader ? ` · ${put(words.readerSays, words[part.reader])}` : ''}`;

function findingLine(finding: ReviewFinding, review: Review, words: ReportWords): string {
	const roots = [...new Set(finding.roots.map(root => review.findings[root]?.line ?? 0))];
	const from = roots.length > 0 ? ` ${put(words.from, roots.map(line => put(words.line, line)).join(', '))}` : '';
	const said = finding.verdict === 'right' && !finding.remark ? '' : ` ${finding.message}${from}`;
	return `${VERDICT_SIGN[finding.verdict]} **${words[finding.verdict]}** ${code(finding.quote)}${said}`;
}

function noteLine(note: ReviewNote, words: ReportWords): string {
	const agreement = {
		yes: words.agreesYes,
		partly: words.agreesPartly,
		no: words.agreesNo,
		'cannot-tell': words.agreesUnknown,
	};
	const why = note.why && note.agrees !== 'cannot-tell' ? ` (${note.why})` : '';
	return `✎ ${note.author ?? words.readersNote}: ${agreement[note.agrees ?? 'cannot-tell']}${why}`;
}

/** Results and plots of a part's solution; a plot is a picture whose address holds it, so that the file stands alone. */
function worked({ id, solution }: ReviewPart, words: ReportWords): readonly string[] {
	if (!solution) return [];
	const table = casesTable(solution);
	const inTable = new Set(table.length > 0 ? caseColumns(solution).map(({ head }) => head.symbol) : []);
	const results = solution.results
		.filter(result => says(result) && !inTable.has(result.symbol) && (result.matrix?.flat().length ?? 0) <= 16)
		.map(result => `- ${result.name === '' ? '' : `${result.name}: `}$${equation(result)}$`);
	const plots = solution.plots.flatMap(plot => {
		const svg = plot.data.segments && plot.kind === 'flow' ? undefined : plotSvg(plot); // words in their order read better as words
		const alternative = plot.alternative.replace(/[[\]\r\n]/g, ' ');
		if (svg) return ['', `![${alternative}](data:image/svg+xml,${encodeURIComponent(svg).replace(/[()']/g, percent)})`];
		const steps = (plot.data.segments ?? []).map(({ label }) => label);
		return steps.length > 0 ? ['', `${plot.title === '' ? '' : `*${plot.title}:* `}${steps.join(' → ')}`] : [];
	});
	return results.length + table.length + plots.length === 0
		? []
		: [`**${words.worked}, ${id}**`, '', ...results, ...table, ...plots, ''];
}

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Text as code, however many back-ticks stand in it. */
function code(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
	const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
	return `${fence}${pad}${line}${pad}${fence}`;
}
