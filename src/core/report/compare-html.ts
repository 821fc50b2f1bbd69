import type { PartVerdict } from '../review-contract.ts';
import {
	CHANGES,
	type Change,
	type ComparedPart,
	type ComparedStatement,
	type Comparison,
	isChanged,
	type PartSide,
	type StatementSide,
} from './compare.ts';
import { escapeHtml } from './escape.ts';
import { type Host, mark, pageHtml, prose, tallyIn } from './page.ts';
import { quotation } from './quotation.ts';
import { ENGLISH, put, type ReportWords } from './words.ts';

export interface ComparePageOptions {
	readonly words?: ReportWords;
	readonly lang?: string;
	/** Inside an editor: lines become buttons with `data-side` and `data-line`. */
	readonly host?: Host;
}

/** The sign of a change; its word stands beside it. */
export const CHANGE_SIGN: Readonly<Record<Change, string>> = {
	mended: '▲',
	better: '△',
	same: '=',
	worse: '▽',
	broken: '▼',
	answered: '+',
	dropped: '−',
	other: '≠',
	added: '+',
	removed: '−',
};

export const changeWord = (change: Change, words: ReportWords): string =>
	({
		mended: words.mended,
		better: words.better,
		same: words.same,
		worse: words.worse,
		broken: words.broken,
		answered: words.newlyAnswered,
		dropped: words.dropped,
		other: words.other,
		added: words.onlyHere,
		removed: words.notThere,
	})[change];

/**
 * Two reviews side by side as one page: part by part with both verdicts and what became of it; opened, what each states about the same
 * thing. Parts that changed are open.
 */
export function comparePage(comparison: Comparison, options: ComparePageOptions = {}): string {
	const words = options.words ?? ENGLISH;
	const { a, b, parts, changes } = comparison;
	const names = put(words.comparedTitle, a.name, b.name);
	const counted = CHANGES.filter(change => (changes[change] ?? 0) > 0).map(
		change =>
			`<li class="change ${change}"><span aria-hidden="true">${CHANGE_SIGN[change]}</span> ${changes[change]} ${escapeHtml(changeWord(change, words))}</li>`,
	);
	const side = (which: Comparison['a'], letter: string) =>
		`<tr><th scope="row"><span class="label">${letter}</span> ${escapeHtml(which.name)}</th><td>${escapeHtml(tallyIn(words, which.tally))}</td><td>${escapeHtml(tallyIn(words, which.partTally))}</td></tr>`;
	const drawing = new Drawing(comparison, words, options.host !== undefined);
	const body = `<header class="page">
<h1>${escapeHtml(words.compared)}</h1>
<div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(names)}"><table><thead><tr><th scope="col">${escapeHtml(words.file)}</th><th scope="col">${escapeHtml(words.statements)}</th><th scope="col">${escapeHtml(words.parts)}</th></tr></thead><tbody>${side(a, 'A')}${side(b, 'B')}</tbody></table></div>
<ul class="changes">${counted.join('')}</ul>
</header>
<main>
${parts.length === 0 ? `<p>${escapeHtml(words.nothingToCompare)}</p>` : parts.map(part => drawing.part(part)).join('\n')}
</main>`;
	return pageHtml({ title: names, body, style: STYLE, lang: options.lang, host: options.host });
}

class Drawing {
	constructor(
		readonly comparison: Comparison,
		readonly words: ReportWords,
		readonly live: boolean,
	) {}

	part(part: ComparedPart): string {
		const { a, b, change, statements } = part;
		const { words } = this;
		const shown = (a ?? b)!;
		const labels = a && b && a.id !== b.id ? `${escapeHtml(a.id)} → ${escapeHtml(b.id)}` : escapeHtml(shown.id);
		const title = shown.title === '' ? '' : ` ${prose(shown.title)}`;
		const rows = statements.map(statement => this.#statement(statement)).join('');
		return `<details class="compared ${change}"${isChanged(part) ? ' open' : ''}>
<summary><span class="name"><span class="label">${labels}</span>${title}</span><span class="a">${this.#verdict(a?.verdict, 'A')}</span><span class="b">${this.#verdict(b?.verdict, 'B')}</span>${this.#change(change)}</summary>
<div class="sides head"><div>${this.#head(a, 'a')}</div><div>${this.#head(b, 'b')}</div></div>
${rows === '' ? `<p class="quiet">${escapeHtml(words.nothingSaid)}</p>` : rows}
</details>`;
	}

	#verdict(verdict: PartVerdict | undefined, letter: string): string {
		const side = `<span class="side">${letter}</span> `;
		return verdict === undefined
			? `${side}<span class="quiet">${escapeHtml(this.words.notThere)}</span>`
			: side + mark(verdict, this.words);
	}

	#change(change: Change): string {
		return `<span class="change ${change}"><span aria-hidden="true">${CHANGE_SIGN[change]}</span> ${escapeHtml(changeWord(change, this.words))}</span>`;
	}

	#head(part: PartSide | null, side: 'a' | 'b'): string {
		const { name } = this.comparison[side];
		const where = part ? ` · ${this.#line(side, part.line)}` : '';
		return `<span class="quiet">${side.toUpperCase()} ${escapeHtml(name)}</span>${where}`;
	}

	#line(side: 'a' | 'b', line: number): string {
		const text = escapeHtml(put(this.words.line, line));
		return this.live
			? `<button class="go" data-side="${side}" data-line="${line}">${text}</button>`
			: `<span class="quiet">${text}</span>`;
	}

	#statement({ a, b }: ComparedStatement): string {
		return `<div class="sides">${this.#side(a, 'a')}${this.#side(b, 'b')}</div>`;
	}

	#side(statement: StatementSide | null, side: 'a' | 'b'): string {
		const { words } = this;
		if (!statement) return '<div class="empty" aria-hidden="true">–</div>';
		const { verdict, quote, message, expected, line } = statement;
		const right =
			expected === null ? '' : `<p>${put(escapeHtml(words.expected), `<strong>${escapeHtml(expected)}</strong>`)}</p>`;
		return `<div class="finding ${verdict}">${mark(verdict, words)} ${quotation(quote, prose)} ${this.#line(side, line)}${right}${
			message === '' ? '' : `<p>${prose(message)}</p>`
		}</div>`;
	}
}

const STYLE = `
.changes { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: .6rem 0 0; padding: 0; list-style: none; }
.change { font-weight: 600; color: var(--quiet); white-space: nowrap; }
.change:is(.mended, .better, .answered) { color: var(--right); } .change:is(.broken, .worse, .dropped) { color: var(--wrong); }
details.compared { border-bottom: 1px solid var(--line); padding: .1rem 0; }
details.compared[open] { padding-bottom: .8rem; }
summary { display: grid; grid-template-columns: minmax(0, 1fr) 10rem 10rem 10rem; gap: .2rem 1rem; align-items: baseline; padding: .35rem .4rem .35rem 1.3rem; cursor: pointer; position: relative; }
summary::marker { content: ""; } summary::-webkit-details-marker { display: none; }
summary::before { content: "▸" / ""; position: absolute; left: .2rem; color: var(--quiet); } details[open] > summary::before { content: "▾" / ""; }
summary .name { overflow-wrap: anywhere; } .side { color: var(--quiet); font-size: .85em; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 1.5rem; padding-left: 1.3rem; font-size: .92rem; }
.sides.head { margin: .2rem 0 .4rem; font-size: .85rem; } .sides .empty { color: var(--quiet); padding-left: .7rem; }
details.compared > p { padding-left: 1.3rem; }
button.go { font: inherit; color: var(--link); background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; }
@media (max-width: 44rem) { summary { grid-template-columns: 1fr 1fr; } summary .name { grid-column: 1 / -1; } .sides { padding-left: .4rem; gap: 0 .8rem; } }
@media print { details.compared { break-inside: avoid; } button.go { display: inline; color: inherit; text-decoration: none; } }
`;
