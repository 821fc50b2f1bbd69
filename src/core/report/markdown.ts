import type { Review, ReviewFinding } from '../review.ts';
import { annotate, tallyByProblem } from './annotated.ts';
import { tallyText } from './text.ts';
import { AGREEMENT_WORD, VERDICT_SIGN, VERDICT_WORD, VERDICTS } from './verdict-words.ts';

/**
 * The annotated document as Markdown: the text as it was, each piece followed by a quoted block of what was found in it, the tally first.
 * @param text the text that was reviewed
 */
export function markdownReport(text: string, review: Review): string {
	const annotated = annotate(text, review);
	const out: string[] = [`# Review of ${review.file}`, '', ...summary(review), ''];
	for (const piece of annotated.pieces) {
		out.push(piece.markdown.replace(/\s+$/, ''), '');
		const remarks: string[] = [];
		for (const part of piece.parts) {
			if (part.leaf) remarks.push(`**${part.id}** ${VERDICT_SIGN[part.verdict]} ${VERDICT_WORD[part.verdict]}`);
		}
		for (const finding of piece.findings) if (finding.verdict !== 'cannot-tell') remarks.push(findingLine(finding));
		for (const note of piece.notes) {
			if (note.agrees) remarks.push(`reader's note: ${AGREEMENT_WORD[note.agrees]}${note.why ? ` (${note.why})` : ''}`);
		}
		if (remarks.length > 0) out.push(...remarks.flatMap(remark => [`> ${remark}`, '>']).slice(0, -1), '');
	}
	if (annotated.invented.length > 0) {
		out.push('## Numbers from nowhere', '');
		for (const each of annotated.invented) out.push(`- line ${each.line}: ${code(each.quote)}`);
		out.push('');
	}
	if (annotated.skipped.length > 0) {
		out.push('## Steps not shown', '');
		for (const { part, steps } of annotated.skipped) out.push(`- ${part.id}: ${steps.join('; ')}`);
		out.push('');
	}
	return `${out
		.join('\n')
		.replace(/\n{3,}/g, '\n\n')
		.trimEnd()}\n`;
}

function summary(review: Review): string[] {
	const lines = [`Statements: ${tallyText(review.tally)}. Parts: ${tallyText(review.partTally)}.`, ''];
	const problems = tallyByProblem(review);
	if (problems.length === 0) return lines;
	lines.push(
		`| problem | ${VERDICTS.map(verdict => VERDICT_WORD[verdict]).join(' | ')} |`,
		`|---|${VERDICTS.map(() => '--:').join('|')}|`,
	);
	for (const { label, title, counts } of problems) {
		lines.push(
			`| ${[label, title].filter(Boolean).join(' ').replaceAll('|', '\\|')} | ${VERDICTS.map(verdict => counts[verdict] ?? 0).join(' | ')} |`,
		);
	}
	return lines;
}

const findingLine = (finding: ReviewFinding): string =>
	`${VERDICT_SIGN[finding.verdict]} **${VERDICT_WORD[finding.verdict]}** ${code(finding.quote)}${finding.verdict === 'right' && !finding.remark ? '' : ` ${finding.message}`}`;

/** Text as code, however many back-ticks stand in it. */
function code(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	const fence = '`'.repeat(Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
	const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
	return `${fence}${pad}${line}${pad}${fence}`;
}
