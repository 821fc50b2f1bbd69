import { caseColumns } from '../core/report/case-columns.ts';
import { plotFigure } from '../core/report/plots/figure.ts';
import type { PartVerdict, ReviewVerdict } from '../core/review-contract.ts';
import { calculation } from './calculation.ts';
import { fieldHtml, presetsHtml } from './fields.ts';
import { icons } from './icons.ts';
import { escapeHtml, formula, message, prose, quotation, raised, symbol } from './math.ts';
import { numbersHtml, originsHtml } from './numbers.ts';
import type { Page, PageFinding, PageHeading, PageMethod, PageStep } from './page.ts';
import { goTo, put, where } from './places.ts';
import type { PanelState, Words } from './protocol.ts';

/** A piece of the panel that is drawn anew only when its HTML changes. */
export interface Piece {
	readonly key: string;
	readonly html: string;
}

/** The mark of a verdict: meaning never rests on colour alone. */
const marks: Record<PartVerdict, string> = {
	right: '✓',
	wrong: '✗',
	follows: '↳',
	incomplete: '◐',
	unsupported: '⁇',
	'cannot-tell': '?',
	unanswered: '○',
};

const word = (words: Words, verdict: PartVerdict): string =>
	verdict === 'cannot-tell' ? words.cannotTell : words[verdict];

function counted(words: Words, verdict: ReviewVerdict, count: number): string {
	const templates: Record<ReviewVerdict, string> = {
		right: words.someRight,
		wrong: words.someWrong,
		follows: count === 1 ? words.oneFollows : words.someFollow,
		incomplete: words.someIncomplete,
		unsupported: words.someUnsupported,
		'cannot-tell': words.someCannotTell,
	};
	return put(templates[verdict], count);
}

/** What the reader has opened: it belongs to the panel and not to the page. */
export interface View {
	/** The givens are fields. */
	readonly asking: boolean;
	/** With hints first: two for each step, its hint and itself. */
	readonly revealed: number;
}

const wholeView: View = { asking: false, revealed: Number.POSITIVE_INFINITY };

/** The whole panel, in order. */
export function render(page: Page | null, state: PanelState, words: Words, view: View = wholeView): readonly Piece[] {
	if (!page) {
		const html = `<div class="nothing"><p>${escapeHtml(words.nothingOpen)}</p><p class="quiet">${escapeHtml(words.nothingOpenHint)}</p>
			<button class="link" data-do="open-example">${escapeHtml(words.openExample)}</button></div>`;
		return [{ key: 'nothing', html }];
	}
	const [first, ...others] = page.methods;
	const hidden = state.hintsFirst && first !== undefined && view.revealed < 2 * first.steps.length;
	return [
		{ key: 'header', html: header(page, state, words) },
		{ key: 'givens', html: givens(page, words, view.asking) },
		{ key: 'what-if', html: whatIf(page, words) },
		{ key: 'parts', html: children(page, words) },
		{ key: 'no-key', html: noKey(page, words) },
		...(first ? steps(first, page, words, hidden ? view.revealed : undefined) : []),
		{ key: 'hints', html: hidden ? hints(first.steps.length, view.revealed, words) : '' },
		{ key: 'cases', html: hidden ? '' : cases(page, words) },
		{ key: 'others', html: hidden ? '' : others.map(method => otherWay(method, page, words)).join('') },
		{ key: 'numbers', html: hidden ? '' : numbersHtml(page.numbers, words) },
		{ key: 'plots', html: hidden ? '' : page.plots.map((plot, index) => plotHtml(plot, index, words)).join('') },
		{ key: 'findings', html: elsewhere(page, words) },
		{ key: 'points', html: points(page, words, hidden) },
		{ key: 'mistakes', html: hidden ? '' : mistakes(page, words) },
		{ key: 'assumptions', html: folded('assumptions', words.assumptions, page.assumptions) },
		{ key: 'sources', html: folded('sources', words.sources, page.sources) },
	].filter(({ html }) => html !== '');
}

/** What a screen reader is told when another page, or another verdict, comes. */
export const announcement = (page: Page | null, words: Words): string =>
	page ? put(words.showing, name(page.part), summary(page, words)) : words.nothingOpen;

const name = ({ label, title }: PageHeading): string => [label, title].filter(Boolean).join(' ');

function summary(page: Page, words: Words): string {
	const failing = page.counts.filter(({ verdict }) => verdict !== 'right' && verdict !== 'cannot-tell');
	const { verdict } = page.part;
	const right = page.counts.find(count => count.verdict === 'right')?.count ?? 0;
	if (failing.length === 0 && verdict === 'cannot-tell' && right > 0) {
		return `${counted(words, 'right', right)} · ${words.notAllConfirmed}`;
	}
	if (failing.length === 0) return word(words, verdict);
	return failing.map(({ verdict, count }) => counted(words, verdict, count)).join(' · ');
}

const toolButton = (action: string, icon: string, title: string, enabled = true, pressed?: boolean): string =>
	`<button class="tool" data-do="${action}" title="${escapeHtml(title)}" aria-label="${escapeHtml(title)}"${enabled ? '' : ' disabled'}${
		pressed === undefined ? '' : ` aria-pressed="${pressed}"`
	}>${icon}</button>`;

function header(page: Page, state: PanelState, words: Words): string {
	const crumbs = page.ancestors
		.map(
			part =>
				`<button class="crumb" data-do="show" data-part="${escapeHtml(part.id)}">${raisedTitle(part, true)}</button>`,
		)
		.join('<span class="separator" aria-hidden="true">›</span>');
	const { part } = page;
	return `<div class="title"><nav class="crumbs">${crumbs}${crumbs ? '<span class="separator" aria-hidden="true">›</span>' : ''}</nav>
		<h1><button class="go" data-do="reveal" ${where(page.question ?? page.answer)} title="${escapeHtml(put(words.goToLine, part.line))}">${raisedTitle(part, false)}</button></h1>
		<span class="pill ${part.verdict}"><span aria-hidden="true">${marks[part.verdict]}</span> ${escapeHtml(summary(page, words))}</span></div>
		<div class="tools">
			${toolButton('back', icons.back, words.back, state.canGoBack)}
			${toolButton('forward', icons.forward, words.forward, state.canGoForward)}
			${page.methods.length > 0 ? toolButton('insert', icons.insert, words.insert) : ''}
			${toolButton('pin', state.pinned ? icons.pinned : icons.pin, state.pinned ? words.unpin : words.pin, true, state.pinned)}
		</div>`;
}

/** "5" in a breadcrumb, "(e) Memory to hold the parameters" as the title. */
function raisedTitle(part: PageHeading, short: boolean): string {
	const label =
		part.label === ''
			? ''
			: short
				? /[a-z]{2}/i.test(part.raw)
					? part.raw.replace(/[.:)\s]+$/, '')
					: part.label
				: lastLabel(part.label);
	const title = short && label !== '' ? '' : prose(part.title);
	return [label === '' ? '' : `<span class="label">${escapeHtml(label)}</span>`, title].filter(Boolean).join(' ');
}

const lastLabel = (label: string): string => {
	const last = label.slice(label.lastIndexOf('.') + 1);
	return last === label ? label : `(${last})`;
};

function givens(page: Page, words: Words, asking: boolean): string {
	if (page.givens.length === 0) return '';
	const from = {
		question: words.fromQuestion,
		problem: words.fromProblem,
		part: words.fromPart,
		answer: words.fromAnswer,
		user: words.fromUser,
		fact: words.fromFact,
		default: words.fromDefault,
	};
	const editable = page.givens.some(({ field }) => field !== null);
	const rows = page.givens.map(given => {
		if (asking && given.field) return fieldHtml(given, given.field, words);
		const letter = given.symbol === '' ? '' : `<span class="symbol">${symbol(given.symbol)}</span>`;
		const value = givenValue(given);
		const comes =
			given.span && given.line !== null ? goTo(given.span, given.line, words) : escapeHtml(from[given.from]);
		const name = given.name === '' ? '' : `<span class="name">${escapeHtml(given.name)}</span> · `;
		return `<li>${letter}${letter && value ? '<span class="equals">=</span>' : ''}${value} <span class="quiet">${name}${comes}</span></li>`;
	});
	const ask = editable
		? `<button class="link ask" data-do="ask" aria-expanded="${asking}" title="${escapeHtml(words.whatIfTitle)}">${escapeHtml(words.whatIf)}</button>`
		: '';
	return `<h2 class="caption">${escapeHtml(words.given)}</h2>${asking ? presetsHtml(page, words) : ''}<ul${asking ? ' class="fields"' : ''}>${rows.join('')}</ul>${ask}`;
}

/** That the steps are for other values, what is wrong with one, and what can be done with them. */
function whatIf(page: Page, words: Words): string {
	if (!page.whatIf) return '';
	const problems = Object.values(page.whatIf.problems).map(problem => `<p class="problem">${escapeHtml(problem)}</p>`);
	return `<p class="quiet">${escapeHtml(words.whatIfOn)}</p>${problems.join('')}
		<p><button class="link" data-do="put-values">${escapeHtml(words.putValues)}</button><button class="link" data-do="reset">${escapeHtml(words.reset)}</button></p>`;
}

/** A plot with what can be done with its picture. */
function plotHtml(plot: Page['plots'][number], index: number, words: Words): string {
	const figure = plotFigure(plot, prose);
	if (figure === '') return '';
	const button = (action: string, format: string, label: string) =>
		`<button class="link" data-do="${action}" data-format="${format}" data-plot="${index}">${escapeHtml(label)}</button>`;
	const named = put(words.plotTools, plot.title === '' ? plot.kind : plot.title.replace(/[$*`\\]/g, ''));
	const tools = `<div class="plot-tools" role="group" aria-label="${escapeHtml(named)}">${[
		button('copy-plot', 'svg', words.copySvg),
		button('copy-plot', 'png', words.copyPng),
		button('save-plot', 'svg', words.saveSvg),
		button('save-plot', 'png', words.savePng),
	].join('')}</div>`;
	return figure.replace(/<\/figure>$/, `${tools}</figure>`);
}

/** Step by step towards the solution, as far as the reader wants to go. */
function hints(count: number, revealed: number, words: Words): string {
	const next = revealed % 2 === 0 ? words.hint : words.showStep;
	const title = revealed === 0 ? `<h2>${escapeHtml(words.hintsTitle)}</h2>` : '';
	return `${title}<p class="quiet">${escapeHtml(put(words.stepOf, Math.floor(revealed / 2), count))}</p>
		<p><button class="link" data-do="hint">${escapeHtml(next)}</button><button class="link" data-do="show-all">${escapeHtml(words.showAll)}</button></p>`;
}

/** The value of a given: a small matrix is set as one; a function's formula is where the link beside it leads. */
function givenValue({ matrix, matrices, text }: Page['givens'][number]): string {
	if (text === '' || text.includes('↦')) return '';
	const all = matrices ?? (matrix ? [matrix] : []);
	const small = all.length > 0 && all.every(each => each.length <= 6 && (each[0]?.length ?? 0) <= 6);
	const set = (rows: readonly (readonly number[])[]): string =>
		formula(
			`\\begin{bmatrix}${rows.map(row => row.map(entry => Number(entry.toPrecision(4))).join(' & ')).join(' \\\\ ')}\\end{bmatrix}`,
		);
	const html = small ? all.map(set).join(', ') : quotation(text);
	return `<span class="value">${html}</span>`;
}

function children(page: Page, words: Words): string {
	if (page.children.length === 0) return '';
	const rows = page.children.map(
		part =>
			`<li><button class="child" data-do="show" data-part="${escapeHtml(part.id)}">${verdictMark(part.verdict)}<span>${raisedTitle(part, false)}</span><span class="quiet">${escapeHtml(word(words, part.verdict))}</span></button></li>`,
	);
	return `<h2>${escapeHtml(words.parts)}</h2><ul>${rows.join('')}</ul>`;
}

const verdictMark = (verdict: PartVerdict): string =>
	`<span class="mark ${verdict}" aria-hidden="true">${marks[verdict]}</span>`;

function noKey(page: Page, words: Words): string {
	const missing = page.missing.length > 0 ? `<p>${escapeHtml(put(words.missing, page.missing.join(', ')))}</p>` : '';
	if (page.methods.length > 0 || page.children.length > 0) return missing;
	const why =
		page.part.verdict === 'unanswered'
			? words.noKeyUnanswered
			: page.findings.length === 0
				? words.noKeyNothing
				: words.noKey;
	return `<p class="quiet">${escapeHtml(why)}</p>${missing}`;
}

function steps(method: PageMethod, page: Page, words: Words, revealed = Number.POSITIVE_INFINITY): readonly Piece[] {
	const title =
		method.method === '' ? '' : `<p class="method">${escapeHtml(put(words.methodTitle, method.method))}</p>`;
	return [
		{ key: 'method', html: title },
		...method.steps.flatMap((step, index) => {
			const key = `step ${step.id || index}`;
			if (revealed >= 2 * index + 2) return [{ key, html: stepHtml(step, index + 1, method.method, page, words) }];
			return revealed === 2 * index + 1 ? [{ key, html: hintHtml(step, index + 1) }] : [];
		}),
	];
}

/** A step without its formula: what is done, and why. */
const hintHtml = (step: PageStep, number: number): string =>
	`<div class="work"><h2><span class="number">${number}</span><span>${prose(step.title)}</span></h2>${
		step.reason === '' ? '' : `<p class="reason">${prose(step.reason)}</p>`
	}</div>`;

function stepHtml(step: PageStep, number: number, method: string, page: Page, words: Words): string {
	const at = step.findings[0]?.span ?? step.shown ?? page.answer ?? page.question;
	const work = `<h2><span class="number">${number}</span><button class="go" data-do="reveal" ${where(at)}>${prose(step.title)}</button>
		<button class="tool copy" data-do="copy-step" data-step="${escapeHtml(step.id)}" data-method="${escapeHtml(method)}" title="${escapeHtml(words.copyStep)}" aria-label="${escapeHtml(words.copyStep)}">${icons.copy}</button></h2>
		${step.reason === '' ? '' : `<p class="reason">${prose(step.reason)}</p>`}
		${calculation(step)}`;
	const beside = step.findings.map(finding => findingHtml(finding, words)).join('');
	return `<div class="work">${work}</div>${beside === '' ? '' : `<aside class="margin">${beside}</aside>`}`;
}

/** The results for each value that the question names, which the steps above were worked out for the first of. */
function cases(page: Page, words: Words): string {
	const columns = caseColumns(page);
	if (columns.length === 0) return '';
	const heads = columns.map(
		({ head: { name, symbol } }) => `<th scope="col">${name === '' ? formula(symbol) : prose(name)}</th>`,
	);
	const rows = page.cases.map(({ label }, at) => {
		const cells = columns.map(({ cells: own }) => {
			const { latex = '', text = '' } = own[at] ?? {};
			return `<td>${latex === '' ? raised(text) : formula(latex)}</td>`;
		});
		return `<tr><th scope="row">${prose(label)}</th>${cells.join('')}</tr>`;
	});
	return `<h2>${escapeHtml(words.cases)}</h2><table><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function otherWay(method: PageMethod, page: Page, words: Words): string {
	const rows = method.steps.map(
		(step, index) => `<section class="step">${stepHtml(step, index + 1, method.method, page, words)}</section>`,
	);
	return `<details data-keep="method ${escapeHtml(method.method)}"><summary>${escapeHtml(put(words.otherWay, method.method))}</summary>${rows.join('')}</details>`;
}

function findingHtml(finding: PageFinding, words: Words): string {
	const remarks: Record<string, string> = {
		rounded: words.rounded,
		'last-digit': words.lastDigit,
		carried: words.carried,
		loose: words.loose,
		compensating: words.compensating,
		alternative: words.alternative,
		method: words.method,
	};
	const { verdict } = finding;
	const quote = `<button class="quote" data-do="reveal" ${where(finding.span)} title="${escapeHtml(put(words.goToLine, finding.line))}">${quotation(finding.quote)}</button>`;
	const remark = finding.remark === null ? '' : (remarks[finding.remark] ?? finding.remark);
	const said = verdict === 'right' ? remark : finding.message;
	const saidHtml = verdict === 'right' ? raised(said) : message(said);
	const lines = [...new Map(finding.roots.map(root => [root.line, root])).values()];
	const roots = lines.map(root => goTo(root.span, root.line, words)).join(', ');
	const fixes = finding.fixes.map(
		(title, index) =>
			`<button class="link" data-do="fix" data-finding="${finding.index}" data-fix="${index}">${raised(title)}</button>`,
	);
	if (verdict !== 'right' && verdict !== 'cannot-tell') {
		fixes.push(
			`<button class="link quiet" data-do="copy-alarm" data-finding="${finding.index}">${escapeHtml(words.copyAlarm)}</button>`,
		);
	}
	return `<div class="finding ${verdict}" data-finding="${finding.index}">${quote}
		<p><span class="verdict">${verdictMark(verdict)} ${escapeHtml(word(words, verdict))}${said && verdict !== 'right' ? '.' : ''}</span>${said ? ` <span>${saidHtml}</span>` : ''}${
			roots ? ` <span class="quiet">${escapeHtml(words.comesFrom)} ${roots}</span>` : ''
		}</p>${originsHtml(finding, words)}${fixes.length > 0 ? `<p class="fixes">${fixes.join(' ')}</p>` : ''}</div>`;
}

function elsewhere(page: Page, words: Words): string {
	if (page.findings.length === 0) return '';
	const title = page.methods.length > 0 ? words.elsewhere : words.inTheText;
	return `<h2>${escapeHtml(title)}</h2><div class="list">${page.findings.map(finding => findingHtml(finding, words)).join('')}</div>`;
}

function points(page: Page, words: Words, hidden: boolean): string {
	const items = (hidden ? [] : page.points).map(({ text, must, found, at }) => {
		const [mark, kind, said] =
			found === true
				? ['✓', 'right', words.pointFound]
				: found === false
					? ['○', 'incomplete', words.pointMissing]
					: ['·', 'cannot-tell', words.pointUnknown];
		return `<li><span class="mark ${kind}" aria-hidden="true">${mark}</span><span>${at ? `<button class="go" data-do="reveal" ${where(at)}>${prose(text)}</button>` : prose(text)}<span class="aloud"> (${escapeHtml(said!)})</span>${
			must ? '' : ` <span class="quiet">${escapeHtml(words.optional)}</span>`
		}</span></li>`;
	});
	const list =
		items.length > 0
			? `<div class="work"><h2>${escapeHtml(words.fullAnswer)}</h2><ul>${items.join('')}</ul></div>`
			: '';
	const notes = page.notes.map(note => noteHtml(note, words)).join('');
	if (list === '' && notes === '') return '';
	return `${list}${notes === '' ? '' : `<aside class="margin">${notes}</aside>`}`;
}

function noteHtml(note: Page['notes'][number], words: Words): string {
	const agrees = {
		yes: words.agreesYes,
		partly: words.agreesPartly,
		no: words.agreesNo,
		'cannot-tell': words.agreesUnknown,
	};
	return `<div class="note"><h3 class="caption">${escapeHtml(words.note)}</h3>
		<button class="quote" data-do="reveal" ${where(note.span)} title="${escapeHtml(put(words.goToLine, note.line))}"><q>${quotation(note.quote.replace(/^[\s*_→↗]+|[\s*_]+$/g, ''))}</q></button>
		${note.agrees ? `<p>${escapeHtml(agrees[note.agrees])}</p>` : ''}</div>`;
}

/** What is often got wrong here, like the margin of a good textbook; what this text gets wrong leads there. */
function mistakes({ mistakes: known }: Page, words: Words): string {
	if (known.length === 0) return '';
	const rows = known.map(({ seen, say, shows, at }) => {
		const place = at
			? ` <button class="link" data-do="reveal" ${where(at)}>${escapeHtml(words.mistakeHere)}</button>`
			: '';
		return `<li><span class="seen">${prose(seen)}</span>${place}<br>${prose([say, shows].filter(Boolean).join(' '))}</li>`;
	});
	return `<details data-keep="mistakes"><summary>${escapeHtml(words.mistakes)}</summary><ul>${rows.join('')}</ul></details>`;
}

function folded(key: string, title: string, lines: readonly string[]): string {
	if (lines.length === 0) return '';
	return `<details data-keep="${key}"><summary>${escapeHtml(title)}</summary><ul>${lines.map(line => `<li>${prose(line)}</li>`).join('')}</ul></details>`;
}
