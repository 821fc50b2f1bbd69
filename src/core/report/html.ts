import type { Review, ReviewFinding, ReviewNote, ReviewPart, ReviewSolution } from '../review-contract.ts';
import { type Annotated, type AnnotatedPiece, annotate, type PieceRole, tallyByProblem } from './annotated.ts';
import { caseColumns } from './case-columns.ts';
import { equation, says } from './equation.ts';
import { escapeHtml } from './escape.ts';
import { baseName, mark, pageHtml, prose, reportMarkdown, sign, tallyIn } from './page.ts';
import { plotFigure } from './plots/figure.ts';
import { quotation } from './quotation.ts';
import { VERDICTS } from './verdict-words.ts';
import { ENGLISH, put, type ReportWords } from './words.ts';

export interface HtmlOptions {
	readonly words?: ReportWords;
	/** Results and plots of the worked solutions, below each part (default). */
	readonly solutions?: boolean;
	readonly lang?: string;
}

/**
 * The annotated document as one self-contained HTML page: the text on the left (what was asked is shaded), verdicts and notes in the margin
 * beside the piece that they speak of, tallies and a list of the parts first, what is invented and what is skipped last. Formulas are
 * MathML, plots SVG; nothing is loaded, nothing runs; it prints.
 * @param text the text that was reviewed, without a byte-order mark
 */
export function htmlReport(text: string, review: Review, options: HtmlOptions = {}): string {
	const page = new Annotating(review, annotate(text, review), options.words ?? ENGLISH, options.solutions ?? true);
	return pageHtml({
		title: put(page.words.reviewOf, titleOf(text, review)),
		body: page.body(titleOf(text, review)),
		...(options.lang ? { lang: options.lang } : {}),
	});
}

/** The document's first heading of the first level, else its file's name. */
function titleOf(text: string, { file }: Review): string {
	const heading = /^#[ \t]+(.+?)[ \t#]*$/m.exec(text)?.[1];
	return heading && text.indexOf(heading) < 2000 ? heading.replace(/[*_`]/g, '') : baseName(file);
}

/** A matrix with more entries is left to the plots, where there are any. */
const LARGE = 16;

class Annotating {
	readonly #levels = new Levels();

	constructor(
		readonly review: Review,
		readonly annotated: Annotated,
		readonly words: ReportWords,
		readonly solutions: boolean,
	) {}

	body(title: string): string {
		const { words, review } = this;
		return `<header class="page">
<h1>${prose(title)}</h1>
${review.file === '' ? '' : `<p class="path quiet">${escapeHtml(review.file)}</p>`}
<p class="tally">${escapeHtml(tallyIn(words, review.tally))}</p>
<p class="quiet">${escapeHtml(words.parts)}: ${escapeHtml(tallyIn(words, review.partTally))}. ${escapeHtml(this.#coverage())}</p>
${this.#lists()}
${this.#problems()}
${this.#contents()}
</header>
<main>
${this.#rows().join('\n')}
</main>
${this.#footer()}`;
	}

	#coverage(): string {
		const { words, review } = this;
		const leaves = review.parts.filter(({ leaf }) => leaf);
		if (leaves.length === 0) return '';
		const solved = leaves.filter(({ solution }) => solution !== null).length;
		const must = leaves.flatMap(({ solution }) => solution?.points ?? []).filter(point => point.must);
		const found = must.filter(point => point.found).length;
		const said = [
			put(words.coverage, review.partTally.unanswered, leaves.length, solved),
			...(must.length > 0 ? [put(words.points, found, must.length)] : []),
		];
		return `${said.join('; ')}.`;
	}

	/** Where the lists at the end are. */
	#lists(): string {
		const { words, annotated } = this;
		const lists = [
			...(annotated.invented.length > 0
				? [`<a href="#invented">${escapeHtml(words.invented)}</a>: ${annotated.invented.length}`]
				: []),
			...(annotated.skipped.length > 0
				? [
						`<a href="#skipped">${escapeHtml(words.skipped)}</a>: ${annotated.skipped.reduce((sum, { steps }) => sum + steps.length, 0)}`,
					]
				: []),
		];
		return lists.length > 0 ? `<p class="quiet">${lists.join(' · ')}</p>` : '';
	}

	#problems(): string {
		const { words } = this;
		const problems = tallyByProblem(this.review);
		if (problems.length === 0) return '';
		const head = VERDICTS.map(verdict => `<th scope="col">${escapeHtml(words[verdict])}</th>`).join('');
		const rows = problems.map(
			({ label, title, counts }) =>
				`<tr><th scope="row"><span class="label">${escapeHtml(label)}</span> ${prose(title)}</th>${VERDICTS.map(
					verdict => `<td${counts[verdict] ? '' : ' class="zero"'}>${counts[verdict] ?? 0}</td>`,
				).join('')}</tr>`,
		);
		return `<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(words.problems)}"><table class="tallies"><thead><tr><th scope="col">${escapeHtml(words.problem)}</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
	}

	#contents(): string {
		const { words, review } = this;
		const leaves = review.parts.filter(({ leaf }) => leaf);
		if (leaves.length < 2) return '';
		const items = leaves.map(
			part =>
				`<li><span class="name"><a href="#part-${escapeHtml(part.id)}"><span class="label">${escapeHtml(part.id)}</span>${part.title === '' ? '' : ` ${prose(part.title)}`}</a></span>${mark(part.verdict, words)}</li>`,
		);
		return `<nav aria-label="${escapeHtml(words.parts)}"><ul class="contents">${items.join('')}</ul></nav>`;
	}

	/** A piece with a margin takes those without one that follow beside it, up to the end of a part. */
	#rows(): readonly string[] {
		const { words, annotated } = this;
		const rows: string[] = [];
		let texts: string[] = [];
		let aside = '';
		let role: PieceRole | undefined;
		const close = () => {
			const [first = '', ...others] = texts;
			if (texts.length > 0)
				rows.push(`<div class="row" style="--texts:${texts.length}">${first}${aside}${others.join('')}</div>`);
			texts = [];
			aside = '';
		};
		annotated.pieces.forEach((piece, index) => {
			const margin = this.#margin(piece);
			if (margin !== '') {
				close();
				const label = `${words.margin}, ${put(words.line, piece.line)}`;
				aside = `<aside aria-label="${escapeHtml(label)}">${margin}</aside>`;
			}
			if (piece.parts.length > 0) role = undefined;
			texts.push(this.#text(piece, role, annotated.pieces[index - 1]?.markdown ?? ''));
			role = piece.role ?? role;
			const worked = piece.ends.map(part => this.#worked(part)).join('');
			if (worked !== '') {
				close();
				rows.push(worked);
			}
		});
		close();
		return rows;
	}

	#text(piece: AnnotatedPiece, before: PieceRole | undefined, above: string): string {
		const label =
			piece.role && piece.role !== before && !namesItself(piece.markdown) && !isMarker(above)
				? `<p class="role">${escapeHtml(this.words[piece.role])}</p>`
				: '';
		const refer = (source: string) => this.#reference(piece.notes, source);
		const html = rendered(piece.markdown, refer, this.#levels);
		// What only leads to what comes below (`**Question:**`, a heading) is not left behind at the foot of a page.
		const lead = /^\s*(?:#{1,6} .*|\*\*[^*\n]+\*\*:?)\s*$/.test(piece.markdown);
		return `<div class="text${piece.role ? ` ${piece.role}` : ''}${lead ? ' lead' : ''}">${label}${html}</div>`;
	}

	/** The mark in the text of a note that is kept in a comment. */
	#reference(notes: readonly ReviewNote[], source: string): string {
		const note = notes.find(({ quote }) => quote === source);
		if (!note) return '';
		const index = this.review.notes.indexOf(note);
		return `<a class="ref" href="#note-${index}" aria-label="${escapeHtml(`${this.words.note} ${index + 1}`)}">✎${index + 1}</a>`;
	}

	#margin({ parts, findings, notes }: AnnotatedPiece): string {
		const { words } = this;
		return [
			...parts
				.filter(({ leaf }) => leaf)
				.map(
					part =>
						`<p class="verdict" id="part-${escapeHtml(part.id)}"><span class="label">${escapeHtml(part.id)}</span> ${mark(part.verdict, words)}${
							part.reader
								? ` <span class="quiet">· ${escapeHtml(put(words.readerSays, words[part.reader]))}</span>`
								: ''
						}</p>`,
				),
			...findings.filter(({ verdict }) => verdict !== 'cannot-tell').map(finding => this.#finding(finding)),
			...notes.map(note => this.#note(note)),
		].join('');
	}

	#finding(finding: ReviewFinding): string {
		const { words, review } = this;
		const quote = quotation(finding.quote, prose);
		const id = `f${review.findings.indexOf(finding)}`;
		if (finding.verdict === 'right' && !finding.remark)
			return `<div class="finding right" id="${id}">${sign('right', words)} ${quote}</div>`;
		const roots = [...new Set(finding.roots)].map(
			root => `<a href="#f${root}">${escapeHtml(put(words.line, review.findings[root]?.line ?? '?'))}</a>`,
		);
		const from = roots.length > 0 ? ` ${put(escapeHtml(words.from), roots.join(', '))}` : '';
		return `<div class="finding ${finding.verdict}" id="${id}">${mark(finding.verdict, words)} ${quote}<p>${prose(finding.message)}${from}</p></div>`;
	}

	#note(note: ReviewNote): string {
		const { words, review } = this;
		const index = review.notes.indexOf(note);
		const agreement = {
			yes: words.agreesYes,
			partly: words.agreesPartly,
			no: words.agreesNo,
			'cannot-tell': words.agreesUnknown,
		};
		const who = note.author ? `${note.author}` : words.readersNote;
		const kinds = note.kinds.filter(kind => kind !== 'remark').map(kind => kind.replaceAll('-', ' '));
		const said = note.text ?? note.quote;
		const hidden = note.form === 'critic' || note.form === 'comment' || note.form === undefined;
		const shown = said.length > 400 ? `${said.slice(0, 398)}…` : said;
		return `<div class="note" id="note-${index}"><span class="quiet">✎${hidden ? index + 1 : ''} ${escapeHtml([who, ...kinds].join(', '))}${
			note.agrees ? `: ${escapeHtml(agreement[note.agrees])}` : ''
		}</span>${hidden ? `<p class="words">${prose(shown.replaceAll('\n', ' '))}</p>` : ''}${
			note.why && note.agrees !== 'cannot-tell' ? `<p class="quiet">${prose(note.why)}</p>` : ''
		}</div>`;
	}

	/** Results and plots of a part's worked solution. */
	#worked(part: ReviewPart): string {
		const { words } = this;
		if (!this.solutions || !part.solution) return '';
		const { results, plots } = part.solution;
		const figures = plots.map(plot => plotFigure(plot, prose)).join('');
		const table = casesHtml(part.solution);
		const inTable = new Set(table === '' ? [] : caseColumns(part.solution).map(({ head }) => head.symbol));
		const items = results
			.filter(result => says(result) && !inTable.has(result.symbol))
			.filter(result => plots.length === 0 || (result.matrix?.flat().length ?? 0) <= LARGE)
			.map(
				result =>
					`<li>${result.name === '' ? '' : `<span class="quiet">${prose(result.name)}:</span> `}${prose(`$${equation(result)}$`)}</li>`,
			);
		if (figures === '' && table === '' && items.length === 0) return '';
		const name = escapeHtml(`${words.worked}, ${part.id}`);
		return `<section class="worked" aria-label="${name}"><p class="caption">${name}</p>${
			items.length > 0 ? `<ul>${items.join('')}</ul>` : ''
		}${table}${figures === '' ? '' : `<div class="figures">${figures}</div>`}</section>`;
	}

	#footer(): string {
		const { words, review } = this;
		const { invented, skipped } = this.annotated;
		const place = (each: ReviewFinding | ReviewNote): string =>
			'verdict' in each ? `f${review.findings.indexOf(each)}` : `note-${review.notes.indexOf(each)}`;
		const lists = [
			invented.length > 0
				? `<h2 id="invented">${escapeHtml(words.invented)}</h2><p class="quiet">${escapeHtml(words.inventedWhy)}</p><ul>${invented
						.map(each => {
							const quote = 'verdict' in each ? each.quote : (each.text ?? each.quote);
							const what = 'verdict' in each ? `: ${prose(each.message)}` : ` (${escapeHtml(words.readersNote)})`;
							return `<li><a href="#${place(each)}">${escapeHtml(put(words.line, each.line))}</a> ${quotation(quote, prose)}${what}</li>`;
						})
						.join('')}</ul>`
				: '',
			skipped.length > 0
				? `<h2 id="skipped">${escapeHtml(words.skipped)}</h2><p class="quiet">${escapeHtml(words.skippedWhy)}</p><ul>${skipped
						.map(
							({ part, steps }) =>
								`<li><a class="label" href="#part-${escapeHtml(part.id)}">${escapeHtml(part.id)}</a> ${steps.map(prose).join('; ')}</li>`,
						)
						.join('')}</ul>`
				: '',
		].filter(Boolean);
		return lists.length > 0 ? `<footer class="page">${lists.join('\n')}</footer>` : '';
	}
}

type Refer = (source: string) => string;

reportMarkdown.renderer.rules.reader_note = (tokens, index, _options, env) => {
	const refer = env?.refer as Refer | undefined;
	return refer?.(tokens[index]!.content) ?? '';
};

/** Headings below the page's own, none deeper than one level below the one before it. */
class Levels {
	readonly #open: number[] = [];

	/** The level at which a heading of a document's level is shown. */
	of(level: number): number {
		while (this.#open.length > 0 && this.#open.at(-1)! >= level) this.#open.pop();
		this.#open.push(level);
		return Math.min(this.#open.length + 1, 6);
	}
}

function rendered(markdown: string, refer: Refer, levels: Levels): string {
	const env = { refer };
	const tokens = reportMarkdown.parse(markdown, env);
	let tag = '';
	for (const token of tokens) {
		if (token.type === 'heading_open') tag = `h${levels.of(Number(token.tag.slice(1)))}`;
		if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = tag;
	}
	return reportMarkdown.renderer.render(tokens, reportMarkdown.options, env);
}

/** A piece that begins with its own name: "**Answer:** …". */
const namesItself = (markdown: string): boolean => /^[\s>]*(?:#{1,6}\s|[*_]{2}|\p{L}{1,12}\s?:)/u.test(markdown);

/** A piece that is nothing but a name: "#### Answer". */
const isMarker = (markdown: string): boolean => /^[\s>#*_]*[\p{L} ]{1,24}[:.]?[*_\s]*$/u.test(markdown.trimEnd());

/** What the cases of a question came to, a row each; nothing where it has one. */
function casesHtml(solution: ReviewSolution): string {
	const columns = caseColumns(solution);
	if (columns.length === 0) return '';
	const heads = columns.map(
		({ head: { name, symbol } }) => `<th scope="col">${prose(name === '' ? `$${symbol}$` : name)}</th>`,
	);
	const rows = (solution.cases ?? []).map(({ label }, at) => {
		const cells = columns.map(({ cells: own }) => {
			const { latex = '', text = '' } = own[at] ?? {};
			return `<td>${prose(latex === '' ? text : `$${latex}$`)}</td>`;
		});
		return `<tr><th scope="row">${prose(label)}</th>${cells.join('')}</tr>`;
	});
	return `<table><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}
