import type { PartVerdict, Review } from '../review-contract.ts';
import { escapeHtml } from './escape.ts';
import { type Host, pageHtml, prose, sign } from './page.ts';
import { reviewTable } from './table.ts';
import { VERDICT_SIGN, VERDICTS } from './verdict-words.ts';
import { ENGLISH, put, type ReportWords } from './words.ts';

export interface TablePageOptions {
	readonly words?: ReportWords;
	readonly lang?: string;
	/** What the files are in: a folder. */
	readonly place?: string;
	/** Files that could not be read, and why; and where it was stopped. */
	readonly problems?: readonly { readonly file: string; readonly problem: string }[];
	readonly stopped?: { readonly done: number; readonly of: number };
	/** Inside an editor: files and cells are buttons (`data-file`, `data-line`), heads sort. */
	readonly host?: Host;
}

/** In the order of a sorted column: best first. */
const ORDER: readonly PartVerdict[] = [
	'right',
	'incomplete',
	'unsupported',
	'follows',
	'wrong',
	'cannot-tell',
	'unanswered',
];

/** Many reviews as a page: file × part, the tallies, and for each part how many have it right. */
export function tablePage(reviews: readonly Review[], options: TablePageOptions = {}): string {
	const words = options.words ?? ENGLISH;
	const { columns, rows } = reviewTable(reviews);
	const live = options.host !== undefined;
	const title = options.place ? put(words.manyIn, options.place) : put(words.many, reviews.length);
	const sorter = (name: string, html: string, more = '') =>
		live
			? `<th scope="col"${more}><button class="sort" title="${escapeHtml(put(words.sortBy, name))}">${html}</button></th>`
			: `<th scope="col"${more}>${html}</th>`;
	const head = [
		sorter(words.file, escapeHtml(words.file)),
		...columns.map(({ id, title: asked }) =>
			sorter(id, escapeHtml(id), asked === '' || live ? '' : ` title="${escapeHtml(asked)}"`),
		),
		...VERDICTS.map(verdict =>
			sorter(
				words[verdict],
				`<span aria-hidden="true">${VERDICT_SIGN[verdict]}</span><span class="aloud">${escapeHtml(words[verdict])}</span>`,
				' class="count"',
			),
		),
	].join('');
	const body = rows.map(({ file, verdicts, counts }, row) => {
		const lines = new Map(reviews[row]!.parts.map(part => [part.id, part.line]));
		const cells = verdicts.map((verdict, column) => {
			if (verdict === null)
				return `<td data-sort="${ORDER.length}" class="none"><span class="aloud">${escapeHtml(words.notThere)}</span></td>`;
			const shown = sign(verdict, words);
			const line = lines.get(columns[column]!.id) ?? 1;
			return `<td data-sort="${ORDER.indexOf(verdict)}">${live ? `<button class="go" data-file="${row}" data-line="${line}" title="${escapeHtml(`${columns[column]!.id}: ${words[verdict]}`)}">${shown}</button>` : shown}</td>`;
		});
		const numbers = counts.map(
			count => `<td class="count${count === 0 ? ' zero' : ''}" data-sort="${-count}">${count}</td>`,
		);
		const name = live
			? `<button class="go" data-file="${row}" data-line="1">${escapeHtml(file)}</button>`
			: escapeHtml(file);
		return `<tr><th scope="row" data-sort="${escapeHtml(file)}">${name}</th>${cells.join('')}${numbers.join('')}</tr>`;
	});
	const totals = columns.map((_, column) => {
		const own = rows.map(({ verdicts }) => verdicts[column]).filter(verdict => verdict !== null);
		return `<td>${own.filter(verdict => verdict === 'right').length}/${own.length}</td>`;
	});
	const sums = VERDICTS.map(
		(_, at) => `<td class="count">${rows.reduce((sum, { counts }) => sum + counts[at]!, 0)}</td>`,
	);
	const legend = [...VERDICTS, 'unanswered' as const]
		.map(
			verdict =>
				`<li><span class="mark ${verdict}"><span aria-hidden="true">${VERDICT_SIGN[verdict]}</span> ${escapeHtml(words[verdict])}</span></li>`,
		)
		.join('');
	const html = `<header class="page">
<h1>${escapeHtml(title)}</h1>
${options.stopped ? `<p><strong>${escapeHtml(put(words.stopped, options.stopped.done, options.stopped.of))}</strong></p>` : ''}
${live ? `<p><button class="save">${escapeHtml(words.saveCsv)}</button></p>` : ''}
<ul class="legend" aria-label="${escapeHtml(words.legend)}">${legend}</ul>
</header>
<main>
<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(title)}">
<table class="many"><thead><tr>${head}</tr></thead>
<tbody>${body.join('\n')}</tbody>
<tfoot><tr><th scope="row">${VERDICT_SIGN.right} ${escapeHtml(words.right)}</th>${totals.join('')}${sums.join('')}</tr></tfoot></table>
</div>
${live ? '<p class="aloud" role="status" aria-live="polite" id="said"></p>' : ''}
${columns.some(({ title: asked }) => asked !== '') ? `<dl class="asked-list">${columns.map(({ id, title: asked }) => `<div><dt>${escapeHtml(id)}</dt><dd>${prose(asked)}</dd></div>`).join('')}</dl>` : ''}
${(options.problems ?? []).length > 0 ? `<ul class="problems">${options.problems!.map(({ file, problem }) => `<li>${escapeHtml(file)}: ${escapeHtml(put(words.unreadable, problem))}</li>`).join('')}</ul>` : ''}
</main>`;
	return pageHtml({ title, body: html, style: STYLE, lang: options.lang, host: options.host });
}

/** Many reviews as a Markdown table. */
export function tableMarkdown(reviews: readonly Review[], words: ReportWords = ENGLISH): string {
	const { columns, rows } = reviewTable(reviews);
	const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
	return [
		`# ${put(words.many, reviews.length)}`,
		'',
		`| ${[words.file, ...columns.map(({ id }) => id), ...VERDICTS.map(verdict => words[verdict])].map(cell).join(' | ')} |`,
		`|---|${columns.map(() => ':-:|').join('')}${VERDICTS.map(() => '--:|').join('')}`,
		...rows.map(
			({ file, verdicts, counts }) =>
				`| ${[file, ...verdicts.map(verdict => (verdict ? `${VERDICT_SIGN[verdict]} ${words[verdict]}` : '')), ...counts.map(String)].map(cell).join(' | ')} |`,
		),
		'',
	].join('\n');
}

const STYLE = `
body { max-width: none; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .6rem 0 0; padding: 0; list-style: none; font-size: .92rem; }
table.many th, table.many td { padding: .25rem .55rem; text-align: center; white-space: nowrap; } table.many th:first-child { text-align: left; position: sticky; left: 0; background: var(--paper); }
table.many .count { text-align: right; font-variant-numeric: tabular-nums; } table.many .zero { color: var(--quiet); } table.many td.none { background: var(--tint); }
table.many tbody tr:hover > * { background: var(--tint); } tfoot th, tfoot td { border-bottom: 0; color: var(--quiet); font-weight: 600; }
button.sort, button.go { font: inherit; color: inherit; background: none; border: 0; padding: .1rem .2rem; cursor: pointer; min-width: 24px; min-height: 24px; } th button.go { color: var(--link); text-decoration: underline; }
th[aria-sort] button.sort { font-weight: 700; color: var(--text); } th[aria-sort=ascending] button.sort::after { content: " ▴" / ""; } th[aria-sort=descending] button.sort::after { content: " ▾" / ""; }
.asked-list { columns: 22rem; font-size: .88rem; color: var(--quiet); } .asked-list div { display: flex; gap: .6rem; break-inside: avoid; } .asked-list dt { font-weight: 600; } .asked-list dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
@media print { body { font-size: 9pt; } @page { size: landscape; } table.many th:first-child { position: static; } }
`;
