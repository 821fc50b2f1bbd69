import type { Homework } from '../../homework/homework.ts';
import { literalOf } from '../../math/literal.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { isDimensionless, parseUnitText, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { formatBytes } from '../../solve/bind/bind-words.ts';
import { FORMAT, type Member } from '../../solve/cases/enumerations.ts';
import type { SolvedCase } from '../../solve/solution.ts';
import { withoutComments } from '../../text/comments.ts';
import type { Span } from '../../text/span.ts';
import { answerSlices } from './answer-words.ts';
import { numbersOf, type Written } from './written.ts';

/** A number that an answer comes to, and the cases that it may be about by the words, the row and the column beside it. */
export interface PlacedNumber {
	readonly written: Written;
	/** Indices of cases; all of them where nothing says which. */
	readonly cases: readonly number[];
	/** Whether words tell which cases, and not only that there are no others. */
	readonly labelled: boolean;
	/** For a number in a table: its column; numbers of one column are answers to one question. */
	readonly column: string | undefined;
}

/** Where a member of a row is named. */
interface Mention extends Span {
	/** Which of the question's rows of values. */
	readonly row: number;
	/** Cases that have this member. */
	readonly cases: readonly number[];
	/** Whether it stands as a label, and not in a calculation. */
	readonly label: boolean;
}

/** The numbers of a part's answer with the cases that they are about. Numbers that a calculation goes on from are left out. */
export function placedNumbers(homework: Homework, part: number, cases: readonly SolvedCase[]): readonly PlacedNumber[] {
	const placed: PlacedNumber[] = [];
	const every = cases.map((_, index) => index);
	// A paragraph that ends in a colon, or is nothing but a label, leads into what follows.
	let carried: readonly Mention[] = [];
	for (const slice of answerSlices(homework, part)) {
		const block = homework.source.blocks[slice.block];
		if (!block || block.kind === 'fence' || block.kind === 'html') continue;
		const text = withoutComments(block.content);
		const numbers = numbersOf(homework, slice);
		if (block.kind === 'table') {
			placed.push(...inTable(text, block.content.cells, numbers, cases, every));
			continue;
		}
		const mentions = mentionsIn(text, slice.span, cases);
		const sentences = sentencesOf(text, slice.span);
		let before = carried;
		for (const sentence of sentences) {
			const inside = <T extends Span>(list: readonly T[]) =>
				list.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
			const said = inside(mentions);
			const labels = said.some(({ label }) => label) ? said.filter(({ label }) => label) : said;
			const own = numbers.filter(
				({ anchor: { span } }) =>
					span.start >= sentence.start &&
					span.start < sentence.end &&
					!isOperand(text, span) &&
					!labels.some(({ start, end }) => start < span.end && span.start < end),
			);
			const first = own[0];
			const after = labels.length > 0 && first !== undefined && first.anchor.span.start < labels[0]!.start;
			for (const written of own) {
				const { span } = written.anchor;
				const near = after
					? labels.filter(({ start }) => start >= span.end).slice(0, 1)
					: labels.filter(({ end }) => end <= span.start);
				// The last mention of each row of values counts.
				const rows = new Map([...before, ...near].map(mention => [mention.row, mention.cases]));
				placed.push({ written, ...meeting(every, [...rows.values()]), column: undefined });
			}
			const [lead] = labels;
			if (lead && /^[\W_]*(?:[\p{L}$]+[\s=]+){0,3}[\W_]*$/u.test(text.slice(sentence.start, lead.start)))
				before = merged(before, labels);
			else if (labels.length > 0) before = carried;
		}
		const source = text.slice(slice.span.start, slice.span.end).trim();
		const leads =
			mentions.length > 0 && (/[:：][*_]*$/.test(source) || (source.length < 60 && numbers.length <= mentions.length));
		carried = leads ? merged(carried, mentions) : block.kind === 'formula' ? carried : [];
	}
	return placed;
}

const merged = (before: readonly Mention[], more: readonly Mention[]): readonly Mention[] => [
	...before.filter(({ row }) => !more.some(each => each.row === row)),
	...more.slice(-1),
];

/** The cases that all mentions have in common. */
function meeting(
	every: readonly number[],
	mentions: readonly (readonly number[])[],
): { readonly cases: readonly number[]; readonly labelled: boolean } {
	const cases = every.filter(index => mentions.every(each => each.includes(index)));
	return cases.length === 0 ? { cases: every, labelled: false } : { cases, labelled: mentions.length > 0 };
}

/** A cell's case stands in its row or at the head of its column. */
function inTable(
	text: string,
	cells: readonly (readonly Span[])[],
	numbers: readonly Written[],
	cases: readonly SolvedCase[],
	every: readonly number[],
): readonly PlacedNumber[] {
	const header = cells[0] ?? [];
	return cells.slice(1).flatMap(row =>
		row.flatMap((cell, index): readonly PlacedNumber[] => {
			const head = header[index];
			const own = mentionsIn(text, cell, cases);
			const beside = row.flatMap(each => (each === cell ? [] : mentionsIn(text, each, cases).slice(0, 1)));
			const above = head ? mentionsIn(text, head, cases).slice(0, 1) : [];
			const first = beside.slice(0, 1);
			const unit = head && unitIn(text.slice(head.start, head.end));
			const here = numbers.filter(
				({ anchor: { span } }) => span.start >= cell.start && span.start < cell.end && !isOperand(text, span),
			);
			// The cell that names the case is no answer.
			if (index === 0 && own.length > 0) return [];
			return here.map(written => ({
				written: unit ? inUnitOf(written, unit) : written,
				...meeting(
					every,
					[...first, ...above].map(mention => mention.cases),
				),
				column: above.length > 0 ? text.slice(row[0]!.start, row[0]!.end) : String(index),
			}));
		}),
	);
}

/** `Memory (GB)`, `share [%]`: the unit of a column. */
function unitIn(header: string): string | undefined {
	return /[([]\s*(?:in\s+)?([A-Za-z%µ/]{1,8})\s*[)\]]/.exec(header.replace(/[$\\]/g, ''))?.[1];
}

function inUnitOf(written: Written, name: string): Written {
	if (!isDimensionless(written.quantity.unit) || written.quantity.unit.text !== '') return written;
	const node = parseUnitText(name);
	const unit = node && unitOf(node);
	if (!unit) return written;
	const quantity: Quantity = {
		...written.quantity,
		value: written.quantity.value * unit.factor,
		decimal: undefined,
		unit,
	};
	return { ...written, quantity, literal: { ...written.literal, unit: node } as Written['literal'] };
}

/** A number that a calculation uses: an operator stands before or behind it. */
function isOperand(text: string, { start, end }: Span): boolean {
	return (
		/(?:[·×/+^−]|(?<!\*)\*|\d\s*-|\\times|\\cdot|\\div|\\frac\s*\{)\s*$/.test(
			text.slice(Math.max(0, start - 12), start),
		) || /^\s*(?:\$?\s*(?:[·×/+^]|\*(?!\*)|\\times|\\cdot|\\div))/.test(text.slice(end, end + 12))
	);
}

function sentencesOf(text: string, { start, end }: Span): readonly Span[] {
	const sentences: Span[] = [];
	let from = start;
	for (const match of text.slice(start, end).matchAll(/(?<!\b(?:i\.e|e\.g|vs|approx|resp|ca))[.;!?](?=\s|$)|\n/g)) {
		sentences.push({ start: from, end: start + match.index });
		from = start + match.index + match[0].length;
	}
	return [...sentences, { start: from, end }];
}

const NUMBER =
	/(?<![\w.,])(?:\d{1,3}(?:(?:,|\{,\})\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?(?:\s?(?:thousand|million|billion|trillion)\b|[kKMBT](?![A-Za-z])|\s?\\?%)?/g;

/** Where a text names members of the question's rows, in order. */
function mentionsIn(text: string, { start, end }: Span, cases: readonly SolvedCase[]): readonly Mention[] {
	const source = text.slice(start, end);
	const rows = cases[0]!.members.length;
	const found: Mention[] = [];
	const add = (row: number, from: number, length: number, is: (member: Member) => boolean, label: boolean): void => {
		const having = cases.flatMap(({ members }, index) => (is(members[row]!) ? [index] : []));
		if (having.length > 0 && having.length < cases.length)
			found.push({ row, start: start + from, end: start + from + length, cases: having, label });
	};
	for (let row = 0; row < rows; row++) {
		const members = cases.map(each => each.members[row]!);
		if (members.some(({ bytes }) => bytes !== undefined)) {
			for (const match of source.matchAll(new RegExp(`(?<![\\w.])${FORMAT}(?!\\w)`, 'gi'))) {
				const bytes = formatBytes(match[0])?.bytes;
				const same = (a: string): boolean => plainName(a) === plainName(match[0]);
				const exact = members.some(({ text: each }) => same(each));
				add(row, match.index, match[0].length, each => (exact ? same(each.text) : each.bytes === bytes), true);
			}
		} else if (members.every(({ value }) => value !== undefined)) {
			for (const match of source.matchAll(NUMBER)) {
				const value = sizeIn(match[0]);
				if (value === undefined) continue;
				const span = { start: start + match.index, end: start + match.index + match[0].length };
				add(row, match.index, match[0].length, each => isSize(each, value, match[0]), !isOperand(text, span));
			}
		} else {
			for (const name of new Set(members.map(each => each.text)))
				for (const match of source.matchAll(
					new RegExp(`(?<![\\w.-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w])`, 'gi'),
				))
					add(row, match.index, match[0].length, each => each.text === name, true);
		}
	}
	return found.toSorted((a, b) => a.start - b.start);
}

const plainName = (text: string): string =>
	text
		.toLowerCase()
		.replace(/[\s-]/g, '')
		.replace(/^float(?=\d)/, 'fp')
		.replace(/^bfloat(?=\d)/, 'bf');

function sizeIn(source: string): number | undefined {
	const literal = literalOf(parsePlain(source.replaceAll('{,}', ',').replace('\\', '')).expression);
	return literal && quantityOf(literal).value;
}

const isSize = ({ value, text }: Member, number: number, source: string): boolean => {
	if (!value) return false;
	const wanted = [value.value, value.value / value.unit.factor];
	const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.abs(b);
	// 8k and 8192 are one context.
	const thousands = /\d[kK]\b/.test(`${text} ${source}`) ? [1.024, 1 / 1.024] : [];
	return wanted.some(each => [1, ...thousands].some(factor => same(number * factor, each)));
};
