import { waysOf } from '../core/report/plots/ways.ts';
import { escapeHtml, quotation } from './math.ts';
import type { PageNumber, PageNumbers } from './numbers-page.ts';
import type { PageFinding } from './page.ts';
import { goTo, put, where } from './places.ts';
import type { Words } from './protocol.ts';

/** Height of a row in pixels; the style sheet gives the rows the same. */
const ROW = 30;

/** Meaning never rests on colour alone: each kind of number has its own mark. */
const MARKS: Readonly<Record<PageNumber['verdict'], string>> = {
	right: '✓',
	wrong: '✗',
	follows: '↳',
	open: '○',
	given: '□',
	fact: '◇',
	nowhere: '⁇',
};

/**
 * The picture of where the numbers flow: a row for each number in the order of the text, and beside the rows the ways from each number to
 * those that are made of it. A wrong number and what follows from it are lit. The rows say in words what the ways show.
 */
export function numbersHtml(numbers: PageNumbers | null, words: Words): string {
	if (!numbers) return '';
	const { nodes, edges } = numbers;
	const { width, wayOf, headOf } = waysOf(edges, ROW);
	const lit = nodes.map(({ verdict }) => verdict === 'wrong' || verdict === 'follows');
	const ways = edges.map(([from, to]) => {
		const kind = lit[from] && lit[to] ? ' lit' : '';
		return `<path class="way${kind}" data-from-number="${from}" data-to-number="${to}" d="${wayOf(from, to)}"/>`;
	});
	// what is lit is drawn last, over the rest
	ways.sort((a, b) => Number(a.includes('way lit')) - Number(b.includes('way lit')));
	const heads = [...new Set(edges.map(([, to]) => to))].map(
		to =>
			`<path class="head${lit[to] && edges.some(([a, b]) => b === to && lit[a]) ? ' lit' : ''}" d="${headOf(to)}"/>`,
	);
	const rows = nodes.map((node, index) => rowHtml(node, index, numbers, words));
	const present = new Set(nodes.map(({ verdict }) => verdict));
	const kinds = (Object.keys(MARKS) as PageNumber['verdict'][]).filter(kind => present.has(kind));
	const legend = kinds.map(
		kind =>
			`<li><span class="mark ${kind}" aria-hidden="true">${MARKS[kind]}</span> ${escapeHtml(kindWord(kind, words))}</li>`,
	);
	return `<h2>${escapeHtml(words.numbersTitle)}</h2><p class="quiet">${escapeHtml(summaryOf(nodes, words))}</p>
		<div class="picture" style="--ways: ${width}px">
		<svg width="${width}" height="${ROW * nodes.length}" viewBox="0 0 ${width} ${ROW * nodes.length}" aria-hidden="true">${ways.join('')}${heads.join('')}</svg>
		<ol>${rows.join('')}</ol></div><ul class="numbers-legend quiet" aria-hidden="true">${legend.join('')}</ul>`;
}

function rowHtml(node: PageNumber, index: number, { nodes, edges }: PageNumbers, words: Words): string {
	const place = (at: number): string => `${nodes[at]!.text} (${put(words.line, nodes[at]!.line)})`;
	const from = edges.filter(([, to]) => to === index).map(([before]) => place(before));
	const into = edges.filter(([before]) => before === index).map(([, to]) => place(to));
	const aloud = [
		kindWord(node.verdict, words),
		...(from.length > 0 ? [put(words.numbersFrom, from.join(', '))] : []),
		...(into.length > 0 ? [put(words.numbersInto, into.join(', '))] : []),
	].join('; ');
	const name =
		node.name === null ? '' : `<span class="name" title="${escapeHtml(node.name)}">${escapeHtml(node.name)}</span> · `;
	const standing = [node.part, put(words.line, node.line)].filter(each => each !== null).join(' · ');
	const should = node.mended === null ? '' : put(words.numbersShould, node.mended);
	const mended =
		node.mended === null
			? ''
			: ` <span class="mended" aria-hidden="true" title="${escapeHtml(should)}">→ ${escapeHtml(node.mended)}</span><span class="aloud"> ${escapeHtml(should)}</span>`;
	return `<li class="number-row ${node.verdict}" data-number="${index}"><button data-do="reveal" ${where(node.span)} title="${escapeHtml(put(words.goToLine, node.line))}"><span class="mark ${node.verdict}" aria-hidden="true">${MARKS[node.verdict]}</span><span class="value">${quotation(node.text)}</span>${mended}<span class="quiet place">${name}<span>${escapeHtml(standing)}</span></span><span class="aloud"> (${escapeHtml(aloud)})</span></button></li>`;
}

function summaryOf(nodes: PageNumbers['nodes'], words: Words): string {
	const count = (verdict: PageNumber['verdict']) => nodes.filter(node => node.verdict === verdict).length;
	const [wrong, follows, nowhere] = [count('wrong'), count('follows'), count('nowhere')];
	return [
		put(words.numbersCount, nodes.length),
		...(wrong > 0 ? [put(words.someWrong, wrong)] : []),
		...(follows > 0 ? [follows === 1 ? words.oneFollows : put(words.someFollow, follows)] : []),
		...(nowhere > 0 ? [put(words.numbersNowhere, nowhere)] : []),
	].join(' · ');
}

function kindWord(verdict: PageNumber['verdict'], words: Words): string {
	const kinds: Readonly<Record<PageNumber['verdict'], string>> = {
		right: words.right,
		wrong: words.wrong,
		follows: words.follows,
		open: words.numberStated,
		given: words.numberGiven,
		fact: words.fromFact,
		nowhere: words.numberNowhere,
	};
	return kinds[verdict];
}

/** Where the numbers of a finding that is not right come from: each with the line that has it, the fact that it is, or nowhere. */
export function originsHtml({ verdict, origins }: PageFinding, words: Words): string {
	if (verdict === 'right' || verdict === 'cannot-tell' || origins.length === 0) return '';
	const said = origins.map(({ text, from, name, source }) => {
		const kind = { given: words.numberGiven, derived: '', fact: words.fromFact, nowhere: words.numberNowhere }[from];
		const place = source ? goTo(source.span, source.line, words) : '';
		const about = [escapeHtml(kind), name === null ? '' : escapeHtml(name)].filter(Boolean).join(', ');
		return `<li>${quotation(text.replaceAll('{,}', ','))}: ${[about, place].filter(Boolean).join(', ')}</li>`;
	});
	return `<p class="quiet origins-title">${escapeHtml(words.originsTitle)}</p><ul class="origins quiet">${said.join('')}</ul>`;
}

/** The ways of the number under the mouse or with the focus stand out; -1: none does. */
export function lightWays(picture: Element, index: number): void {
	picture.toggleAttribute('data-lit', index >= 0);
	for (const way of picture.querySelectorAll('.way')) {
		const ends = [way.getAttribute('data-from-number'), way.getAttribute('data-to-number')];
		way.toggleAttribute('data-near', index >= 0 && ends.includes(String(index)));
	}
}
