import type { Review, ReviewFinding, ReviewNote, ReviewPart } from '../review.ts';
import { type Annotated, annotate, tallyByProblem } from './annotated.ts';
import { HTML_STYLE } from './html-style.ts';
import { markdownMath } from './markdown-math.ts';
import { coverageText, tallyText } from './text.ts';
import { AGREEMENT_WORD, VERDICT_SIGN, VERDICT_WORD, VERDICTS } from './verdict-words.ts';

/** Everything that is not markup of ours goes through here. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

const markdown = markdownMath({ output: 'mathml' });

/**
 * The annotated document as one self-contained HTML page: the text on the left, verdicts and notes in the margin beside the piece that
 * they speak of, tallies first, what is invented and what is skipped last. Formulas are MathML; nothing is loaded, nothing runs.
 * @param text the text that was reviewed, without a byte-order mark
 */
export function htmlReport(text: string, review: Review): string {
	const annotated = annotate(text, review);
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Review of ${escapeHtml(review.file)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>${escapeHtml(review.file)}</h1>
<p class="tally">${escapeHtml(tallyText(review.tally))}</p>
<p class="quiet">Parts: ${escapeHtml(tallyText(review.partTally))}. ${escapeHtml(sentence(coverageText(review)))}</p>
${problemTable(review)}
</header>
<main>
${annotated.pieces.map(piece => row(piece.markdown, margin(piece.parts, piece.findings, piece.notes, review))).join('\n')}
</main>
${footer(annotated)}
</body>
</html>
`;
}

const sentence = (text: string): string => (text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`);

const row = (source: string, aside: string): string =>
	`<div class="row"><div class="text">${markdown.render(source)}</div>${aside === '' ? '' : `<aside aria-label="What the review says">${aside}</aside>`}</div>`;

function margin(
	parts: readonly ReviewPart[],
	findings: readonly ReviewFinding[],
	notes: readonly ReviewNote[],
	review: Review,
): string {
	return [
		...parts
			.filter(part => part.leaf)
			.map(part => `<p class="part ${part.verdict}"><b>${escapeHtml(part.id)}</b> ${mark(part.verdict)}</p>`),
		...findings.filter(finding => finding.verdict !== 'cannot-tell').map(finding => findingHtml(finding, review)),
		...notes.map(noteHtml),
	].join('');
}

const mark = (verdict: ReviewPart['verdict']): string =>
	`<span class="mark"><span aria-hidden="true">${VERDICT_SIGN[verdict]}</span> ${VERDICT_WORD[verdict]}</span>`;

function findingHtml(finding: ReviewFinding, review: Review): string {
	const anchor = review.findings.indexOf(finding);
	const roots = finding.roots.map(root => `<a href="#f${root}">line ${review.findings[root]?.line ?? '?'}</a>`);
	const plain = finding.verdict === 'right' && !finding.remark;
	return `<div class="finding ${finding.verdict}" id="f${anchor}">${mark(finding.verdict)} <code>${escapeHtml(clip(finding.quote))}</code>${
		plain
			? ''
			: `<p>${markdown.renderInline(finding.message)}${roots.length > 0 ? ` From ${roots.join(', ')}.` : ''}</p>`
	}</div>`;
}

const noteHtml = (note: ReviewNote): string =>
	`<div class="note"><span class="quiet">reader's note${note.kinds.length > 0 ? `, ${escapeHtml(note.kinds.join(', '))}` : ''}:</span> ${
		note.agrees ? escapeHtml(AGREEMENT_WORD[note.agrees] ?? note.agrees) : 'not weighed'
	}${note.why ? `<p>${markdown.renderInline(note.why)}</p>` : ''}</div>`;

const clip = (quote: string): string => {
	const line = quote.replace(/\s+/g, ' ').trim();
	return line.length > 90 ? `${line.slice(0, 88)}…` : line;
};

function problemTable(review: Review): string {
	const problems = tallyByProblem(review);
	if (problems.length === 0) return '';
	const head = VERDICTS.map(verdict => `<th scope="col">${VERDICT_WORD[verdict]}</th>`).join('');
	const rows = problems.map(
		({ label, title, counts }) =>
			`<tr><th scope="row">${escapeHtml(label)} ${markdown.renderInline(title)}</th>${VERDICTS.map(verdict => `<td>${counts[verdict] ?? 0}</td>`).join('')}</tr>`,
	);
	return `<table><thead><tr><th scope="col">problem</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function footer({ invented, skipped }: Annotated): string {
	const lists = [
		invented.length > 0
			? `<h2>Numbers from nowhere</h2><ul>${invented.map(each => `<li>line ${each.line}: <code>${escapeHtml(clip(each.quote))}</code></li>`).join('')}</ul>`
			: '',
		skipped.length > 0
			? `<h2>Steps not shown</h2><ul>${skipped.map(({ part, steps }) => `<li><b>${escapeHtml(part.id)}</b> ${steps.map(step => markdown.renderInline(step)).join('; ')}</li>`).join('')}</ul>`
			: '',
	].filter(Boolean);
	return lists.length > 0 ? `<footer>${lists.join('\n')}</footer>` : '';
}
