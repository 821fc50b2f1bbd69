import type { ReviewPart, ReviewResult, ReviewSolution, ReviewStep } from '../review-contract.ts';
import { caseColumns } from './case-columns.ts';
import { formulasOf, saidAlready, says } from './equation.ts';

/**
 * The worked solution of a part as Markdown that can stand in a homework: steps with their reasons, formulas in display
 * mathematics, the results in bold. Lines end in `\n`; empty where the part has no solution.
 */
export function solutionMarkdown(part: ReviewPart, heading: string): string {
	const { solution } = part;
	if (!solution) return '';
	const lines = [`**${heading}**`];
	solution.steps.forEach((step, index) => {
		lines.push('', `${index + 1}. **${step.title}.**${step.reason === '' ? '' : ` ${oneLine(step.reason)}`}`);
		for (const formula of stepFormulas(step)) lines.push('', `   $$${oneLine(formula)}$$`);
	});
	lines.push(...casesTable(solution));
	return `${lines.join('\n')}\n`;
}

/** The results for each value that the question names, as the lines of a table; none where it names one. */
export function casesTable(solution: ReviewSolution): readonly string[] {
	const columns = caseColumns(solution);
	if (columns.length === 0) return [];
	const row = (cells: readonly string[]) =>
		`| ${cells.map(cell => oneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`;
	return [
		'',
		row(['', ...columns.map(({ head: { name, symbol } }) => name || `$${symbol}$`)]),
		row(['---', ...columns.map(() => '---')]),
		...(solution.cases ?? []).map(({ label }, at) => row([label, ...columns.map(({ cells }) => cellOf(cells[at]))])),
	];
}

const cellOf = (result: ReviewResult | undefined): string =>
	result?.latex ? `$${result.latex}$` : (result?.text ?? '');

/** The formulas of a step, in the order in which they are read: the rule, with values put in, what came out. */
export function stepFormulas(step: ReviewStep): readonly string[] {
	const put = formulasOf(step.substituted ?? '').filter(line => !saidAlready(line, step.latex));
	const results = step.results
		.filter(result => says(result) && !step.substituted?.includes(result.latex))
		.map(named)
		.filter(line => !saidAlready(line, step.latex));
	const value = [...put, ...results].join(' \\qquad ');
	return [step.latex, value].filter((formula, index, all) => formula !== '' && !all.slice(0, index).includes(formula));
}

/** A step as one piece of LaTeX for a paper: its formulas one below the other. */
export function stepLatex(step: ReviewStep): string {
	const formulas = stepFormulas(step);
	if (formulas.length <= 1) return formulas[0] ?? '';
	return `\\begin{gathered}\n${formulas.join(' \\\\\n')}\n\\end{gathered}`;
}

const named = ({ symbol, latex }: ReviewResult): string => (symbol === '' ? latex : `${symbol} = ${latex}`);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
