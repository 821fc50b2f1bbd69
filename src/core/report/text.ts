import type {
	Review,
	ReviewFinding,
	ReviewNote,
	ReviewPart,
	ReviewResult,
	ReviewSolution,
	ReviewStep,
	Tally,
} from '../review-contract.ts';
import { says } from './equation.ts';
import { legibleText, plainFormulas, plainLatex } from './plain-math.ts';
import { AGREEMENT_WORD, VERDICT_SIGN, VERDICT_WORD } from './verdict-words.ts';

/** How a report is dressed for the terminal. Without `colour` it is plain text. */
export interface TextOptions {
	readonly colour?: boolean;
	/** Also the statements that are right, and the steps of every solution. */
	readonly all?: boolean;
	/** Columns to wrap at. */
	readonly width?: number;
}

const COLOUR: Readonly<Record<string, string>> = {
	right: '32',
	wrong: '31',
	follows: '33',
	incomplete: '33',
	unsupported: '35',
	'cannot-tell': '90',
	unanswered: '90',
	bold: '1',
	dim: '90',
};

/** "31 right, 3 wrong, 9 follow, 4 cannot tell": what was found, never just "passed". Zero counts are left out. */
export function tallyText(tally: Tally & { readonly unanswered?: number }): string {
	const words: readonly (readonly [number, string])[] = [
		[tally.right, 'right'],
		[tally.wrong, 'wrong'],
		[tally.follows, tally.follows === 1 ? 'follows' : 'follow'],
		[tally.incomplete, 'incomplete'],
		[tally.unsupported, 'unsupported'],
		[tally.cannotTell, 'cannot tell'],
		[tally.unanswered ?? 0, 'unanswered'],
	];
	const said = words.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
	return said.length > 0 ? said.join(', ') : 'nothing to check';
}

/** "2 of 37 parts unanswered; 30 of 37 solved by a key; 41 of 95 points found": what the tally rests on. Empty without parts. */
export function coverageText({ parts, partTally }: Review): string {
	const leaves = parts.filter(({ leaf }) => leaf);
	if (leaves.length === 0) return '';
	const points = leaves.flatMap(({ solution }) => solution?.points ?? []);
	const said = [
		`${partTally.unanswered} of ${leaves.length} ${leaves.length === 1 ? 'part' : 'parts'} unanswered`,
		`${leaves.filter(({ solution }) => solution !== null).length} solved by a key`,
	];
	const must = points.filter(each => each.must);
	if (must.length > 0)
		said.push(`${must.filter(({ found }) => found).length} of ${must.length} main points found in the answers`);
	return said.join('; ');
}

/** "correct 14, partly 3 of 37 parts; of 36 notes 21 agree with the recomputation, 3 do not": what a reader wrote, beside the rest. */
export function readerText({ readerTally: tally, notes }: Review): string {
	if (!tally || notes.length === 0) return '';
	const { correct, partly, incorrect, unsaid, agrees } = tally;
	const all = correct + partly + incorrect + unsaid;
	const listed = (counts: readonly (readonly [number, string])[]): string =>
		counts
			.filter(([count]) => count > 0)
			.map(([count, word]) => `${count} ${word}`)
			.join(', ');
	const parts = listed([
		[correct, 'correct'],
		[partly, 'partly'],
		[incorrect, 'incorrect'],
	]);
	const weighed = listed([
		[agrees.yes, 'agree with the recomputation'],
		[agrees.partly, 'in part'],
		[agrees.no, agrees.no === 1 ? 'does not' : 'do not'],
		[agrees.cannotTell, 'cannot be checked'],
	]);
	return [parts && `${parts} of ${all} parts`, `of ${notes.length} ${notes.length === 1 ? 'note' : 'notes'} ${weighed}`]
		.filter(text => text !== '')
		.join('; ');
}

/** A review for a person at a terminal: one block per part, what is not right below it, the tally last. */
export function textReport(review: Review, options: TextOptions = {}): string {
	const paint = (kind: string, text: string) =>
		options.colour ? `\u001B[${COLOUR[kind] ?? '0'}m${text}\u001B[0m` : text;
	const lines: string[] = [paint('bold', review.file)];
	if (review.parts.length === 0) {
		lines.push('  no homework found in this file');
		if (review.findings.length === 0) return `${lines.join('\n')}\n`;
	}
	const loose = review.findings.filter(finding => finding.part === null);
	for (const part of review.parts) {
		lines.push(...partLines(part, review, paint, options));
	}
	if (loose.some(finding => shown(finding, options))) {
		lines.push('', '  outside any part');
		for (const finding of loose)
			if (shown(finding, options)) lines.push(...findingLines(finding, review, paint, options));
	}
	lines.push('', `  statements: ${tallyText(review.tally)}`, `  parts:      ${tallyText(review.partTally)}`);
	const coverage = coverageText(review);
	if (coverage !== '') lines.push(`  coverage:   ${coverage}`);
	const reader = readerText(review);
	if (reader !== '') lines.push(`  reader:     ${reader}`);
	return `${lines.join('\n')}\n`;
}

const shown = (finding: ReviewFinding, options: TextOptions): boolean =>
	options.all === true || (finding.verdict !== 'right' && finding.verdict !== 'cannot-tell');

type Paint = (kind: string, text: string) => string;

function partLines(part: ReviewPart, review: Review, paint: Paint, options: TextOptions): string[] {
	const verdict = part.leaf || part.verdict !== 'unanswered' ? part.verdict : undefined;
	const sign = verdict ? paint(verdict, VERDICT_SIGN[verdict] ?? ' ') : ' ';
	const depth = '  '.repeat(part.label.split('.').length);
	const head = `${depth}${sign} ${paint('bold', part.label)}  ${part.title}`;
	const reader = part.reader ? `, reader: ${part.reader}` : '';
	const word = verdict && part.leaf ? paint('dim', `  ${VERDICT_WORD[verdict]}${reader}  (line ${part.line})`) : '';
	const lines = [head.trimEnd() + word];
	for (const finding of review.findings) {
		if (finding.part === part.id && shown(finding, options))
			lines.push(...findingLines(finding, review, paint, options));
	}
	for (const note of review.notes) if (note.part === part.id) lines.push(...noteLines(note, paint, options));
	if (part.solution && part.leaf) lines.push(...solutionLines(part.solution, depth, paint, options));
	return lines;
}

/** A reader's note and what the recomputation makes of it; those that agree, or cannot be checked, only with all the rest. */
function noteLines(note: ReviewNote, paint: Paint, options: TextOptions): string[] {
	if (!note.agrees || (!options.all && note.agrees !== 'no' && note.agrees !== 'partly')) return [];
	const width = options.width ?? 110;
	const indent = '        ';
	const quote = note.quote.replace(/\s+/g, ' ');
	const short = quote.length > width - 40 ? `${quote.slice(0, width - 41)}…` : quote;
	return [
		`${indent}${paint('dim', `note ${AGREEMENT_WORD[note.agrees]}`)}  ${short}  ${paint('dim', `line ${note.line}`)}`,
		...(note.why ? wrap(note.why, width - indent.length - 2).map(line => `${indent}  ${line}`) : []),
	];
}

function findingLines(finding: ReviewFinding, review: Review, paint: Paint, options: TextOptions): string[] {
	const width = options.width ?? 110;
	const indent = '        ';
	const quote = finding.quote.replace(/\s+/g, ' ');
	const short = quote.length > width - 30 ? `${quote.slice(0, width - 31)}…` : quote;
	const lines = [
		`${indent}${paint(finding.verdict, `${VERDICT_SIGN[finding.verdict]} ${VERDICT_WORD[finding.verdict]}`)}  ${short}  ${paint('dim', `line ${finding.line}, ${finding.rule}`)}`,
	];
	if ((finding.plain ?? finding.message) !== '')
		lines.push(...wrap(finding.plain ?? finding.message, width - indent.length - 2).map(line => `${indent}  ${line}`));
	const roots = finding.roots.map(index => review.findings[index]).filter(root => root !== undefined);
	if (roots.length > 0) lines.push(`${indent}  from line ${[...new Set(roots.map(root => root.line))].join(', ')}`);
	return lines;
}

function solutionLines(solution: ReviewSolution, depth: string, paint: Paint, options: TextOptions): string[] {
	const indent = `${depth}    `;
	const lines: string[] = [];
	if (options.all) {
		solution.steps.forEach((step, index) => {
			lines.push(`${indent}${index + 1}. ${step.title}`);
			for (const line of stepLines(step)) lines.push(`${indent}   ${line}`);
		});
	}
	for (const { label, results } of solution.cases ?? [{ label: '', results: solution.results }])
		for (const result of results)
			lines.push(
				`${indent}${paint('dim', 'solution')}  ${label ? `${label}, ` : ''}${result.name ? `${result.name}: ` : ''}${resultText(result)}`,
			);
	if (options.all) {
		for (const { text, must, found } of solution.points)
			lines.push(`${indent}${paint('dim', must ? 'point' : 'nice')}  ${found ? '✓' : 'not found:'} ${text}`);
	}
	for (const missing of solution.missing) lines.push(`${indent}${paint('dim', 'solution')}  needs ${missing}`);
	return lines;
}

/** What a step comes to; one that comes to nothing new, by its formulas. */
function stepLines({ latex, results }: ReviewStep): readonly string[] {
	const said = results.filter(says);
	return said.length > 0 ? said.map(equationText) : plainFormulas(latex);
}

function equationText({ name, symbol, text }: ReviewResult): string {
	const letter = plainLatex(symbol);
	return `${letter === name ? '' : `${letter} = `}${legibleText(oneLine(text))}`;
}

/** A matrix larger than this is told by its size. */
const LARGEST = 16;

/** A result at the end of a solution: a large matrix by its size, a factor of a decomposition by its letter. */
function resultText(result: ReviewResult): string {
	const [rows, columns] = [result.matrix?.length ?? 0, result.matrix?.[0]?.length ?? 0];
	if (rows * columns > LARGEST) return `${plainLatex(result.symbol)}, ${rows} × ${columns}`;
	return says(result) || result.latex === '' ? equationText(result) : plainLatex(result.symbol);
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, '; ');

function wrap(text: string, width: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/)) {
		if (line !== '' && line.length + 1 + word.length > width) {
			lines.push(line);
			line = word;
		} else line = line === '' ? word : `${line} ${word}`;
	}
	if (line !== '') lines.push(line);
	return lines;
}
