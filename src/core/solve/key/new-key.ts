import { type Homework, type Part, sliceText } from '../../homework/homework.ts';
import { readHomework } from '../../homework/read.ts';
import { toLatex } from '../../math/print/print.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { Given } from '../../quantities/given.ts';
import { readGivens } from '../../quantities/givens.ts';
import { givensOf } from '../../quantities/givens-seen.ts';
import { legible } from '../../text/decimal-sign.ts';
import { readSource } from '../../text/source.ts';
import { shownValue } from '../run/show.ts';

/** A key to be filled in. */
export interface NewKey {
	/** Also a good name for its file. */
	readonly name: string;
	readonly text: string;
}

/**
 * The beginning of an answer key from a part of a homework: Asks is its question, Given its givens, the example its numbers, and one step waits for
 * its formula. It loads as it is. Undefined where the text has no such part.
 */
export function newKey(text: string, partId: string): NewKey | undefined {
	const homework = readHomework(readSource(text), { force: true });
	const index = homework.parts.findIndex(({ id }) => id === partId);
	const part = homework.parts[index];
	if (!part) return undefined;
	const givens = rowsOf(givensOf(index, homework, readGivens(homework, [])));
	const question = questionOf(homework, part);
	const title = titleOf(part, question);
	const name = slug(title);
	return { name, text: keyText(name, title, question, givens) };
}

/** The question in one line without its formulas, which are an instance's and not the family's. */
function questionOf({ source }: Homework, part: Part): string {
	const sections = part.sections.filter(({ kind }) => kind === 'question');
	const slices = (sections.length > 0 ? sections : part.sections.filter(({ kind }) => kind === 'context')).flatMap(
		section => section.slices,
	);
	const words = slices
		.map(slice => {
			const { formulas } = source.blocks[slice.block]!.content;
			let out = '';
			let at = slice.span.start;
			for (const { span } of formulas) {
				if (span.start < at || span.end > slice.span.end) continue;
				out += `${sliceText(source.blocks, { block: slice.block, span: { start: at, end: span.start } })} `;
				at = span.end;
			}
			return out + sliceText(source.blocks, { block: slice.block, span: { start: at, end: slice.span.end } });
		})
		.join(' ')
		.replace(/[*_`→|#<>]+/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(/\s+([,.;:?!])/g, '$1')
		.replace(/(?:[,;:]\s*)+([,.;:?!])/g, '$1')
		.trim();
	return legible(words === '' ? part.title : words);
}

const LONGEST_TITLE = 60;

function titleOf(part: Part, question: string): string {
	const words = part.title.replace(/[$*`_#]/g, '').trim() || question;
	const short = words.length > LONGEST_TITLE ? words.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '') : words;
	return short.replace(/[:?.!,;]+$/, '').trim() || 'New key';
}

const slug = (title: string): string =>
	title
		.toLowerCase()
		.normalize('NFKD')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '')
		.slice(0, LONGEST_TITLE) || 'new-key';

interface Row {
	readonly symbol: string;
	readonly name: string;
	readonly type: string;
	/** The value as an Examples table holds it; empty for none. */
	readonly value: string;
}

/** One row for each symbol, the nearest given first; a number without a letter gets one. */
function rowsOf(givens: readonly Given[]): readonly Row[] {
	const rows: Row[] = [];
	const taken = new Set<string>();
	for (const given of givens) {
		if (given.from !== 'question' && given.from !== 'problem') continue;
		const symbol = symbolOf(given, rows.length + 1);
		if (taken.has(symbol) || rows.some(({ name }) => name !== '' && name === given.name)) continue;
		const type = typeOf(given);
		if (type === undefined) continue;
		taken.add(symbol);
		const value = given.value?.kind === 'quantity' ? plain(shownValue(given.value).text) : '';
		rows.push({ symbol, name: cell(given.name ?? symbol), type, value });
	}
	return rows;
}

function symbolOf({ latex }: Given, number: number): string {
	const { expression, problems } = latex === undefined ? parseLatex('') : parseLatex(latex);
	return expression.kind === 'symbol' && problems.length === 0 ? toLatex(expression) : `x_{${number}}`;
}

/** The type of a given as its row says it; undefined for what a table of givens cannot hold. */
function typeOf({ value, shape }: Given): string | undefined {
	if (shape) return `matrix $${toLatex(shape.rows)} \\times ${toLatex(shape.columns)}$`;
	switch (value?.kind) {
		case 'quantity':
			if (value.unit.text !== '') return value.unit.text;
			return Number.isInteger(value.value) ? 'integer' : 'number';
		case 'matrix':
			return `matrix $${value.matrix.rows} \\times ${value.matrix.columns}$`;
		case 'set':
			return 'positions';
		case undefined:
			return 'number';
		default:
			return undefined;
	}
}

/** `32,768 B = 32 KiB` as one value. */
const plain = (text: string): string => text.replace(/\s*[=≈].*$/, '').replace(/[|$]/g, '');

const cell = (text: string): string => text.replace(/[|$\n]/g, ' ').trim();

function keyText(name: string, title: string, question: string, givens: readonly Row[]): string {
	const valued = givens.filter(({ value }) => value !== '');
	const given = givens.map(({ symbol, name: words, type }) => `| $${symbol}$ | ${words} | ${type} | – | |`);
	const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
	const examples =
		valued.length === 0
			? []
			: [
					'## Examples',
					'',
					row([...valued.map(({ symbol }) => `$${symbol}$`), 'source']),
					row([...valued.map(() => '---'), '---']),
					row([...valued.map(({ value }) => value), 'the homework it was made from']),
					'',
				];
	return [
		'---',
		`id: course.${name}`,
		`title: ${/[:#'"]/.test(title) ? JSON.stringify(title) : title}`,
		'topic: course',
		'---',
		'',
		`# ${title}`,
		'',
		'The idea in a sentence or two.',
		'',
		'## Asks',
		'',
		'<!-- Put the words that must be there into **bold**, and what is asked for behind an arrow: → $M$ -->',
		'',
		`- ${question}`,
		'',
		...(given.length === 0
			? []
			: ['## Given', '', '| symbol | name | type | default | aliases |', '|---|---|---|---|---|', ...given, '']),
		'## Steps',
		'',
		'### First step {#first}',
		'',
		'Why it is so; then the formula between double dollars: the first `=` behind a new symbol defines it.',
		'',
		...examples,
	].join('\n');
}
