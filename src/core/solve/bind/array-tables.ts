import { NUMBER, TUPLE } from './array-patterns.ts';
import { tablesIn } from './stated-rows.ts';

const NUMBERING = /^(?:positions?|tokens?|ind(?:ex|ices)|[ijt#n]|no\.?|nr\.?|words?|)$/i;
const IS_NUMBER = new RegExp(`^${NUMBER}$`);
const IS_ARRAY = new RegExp(`^(?:${TUPLE}|${NUMBER})$`);
/** What heads the components of vectors: `dim 1`, `x_2`, `3`. */
const COMPONENT = /^(?:dim(?:ension)?|coord(?:inate)?|comp(?:onent)?|feature|entry|axis|d|x|e)?[\s_.]*\d+$|^[xyz]$/i;
/** What a row of numbers may be told to be, one for each thing. */
const ROLE =
	/\b(?:scores?|weights?|logits?|probabilit(?:y|ies)|attention)\b|分数|权重|\b(?:Gewichte?|Wahrscheinlichkeit(?:en)?)\b/i;
/** `token 1`, `position 2`: what the rows are of. */
const THING = /^(tokens?|positions?|words?|sources?|keys?|quer(?:y|ies)|values?)\b/i;

/** `tok 1`, `position 2`, `source 3`. */
const SOMETHING = /^(?:tok(?:en)?|pos(?:ition)?|word|source|key)\.?\s*\d+$/i;

/** The tables of a text as sentences: a square of numbers as a matrix, rows under components as vectors, each other column by its head. */
export function tablesInProse(text: string): string {
	const before =
		text
			.slice(0, Math.max(0, text.indexOf('|')))
			.trim()
			.split(/(?<=[.?!])\s+|\n/)
			.at(-1) ?? '';
	return tablesIn(text)
		.flatMap(([head = [], ...rows]) => {
			const body = rows.map(row => row.slice(1).map(plain));
			const [first = []] = body;
			const isNumeric =
				rows.length > 1 &&
				first.length > 0 &&
				body.every(row => row.length === first.length && row.every(cell => IS_NUMBER.test(cell)));
			const named = before.replace(/[:.]$/, '');
			if (!isNumeric) return inColumns(head, rows);
			const [heads, labels] = [head.slice(1).map(plain), rows.map(([label]) => plain(label ?? ''))];
			// Components down the side: each column is a vector.
			if (labels.every(each => COMPONENT.test(each)) && heads.every(each => SOMETHING.test(each)) && first.length > 1)
				return [`${named} tokens: ${first.map((_, at) => `(${body.map(row => row[at]).join(', ')})`).join(', ')}.`];
			const isOfComponents =
				first.length > 1 && heads.every(each => COMPONENT.test(each)) && heads.join() !== labels.join();
			if (isOfComponents && !labels.every(label => IS_NUMBER.test(label) && heads.includes(label))) {
				const thing = THING.exec(labels[0]!)?.[1] ?? THING.exec(plain(head[0] ?? ''))?.[1] ?? '';
				const own = plain(head[0] ?? '');
				const subject = own !== '' && !THING.test(own) ? `${own}s` : `${named} ${thing && `${single(thing)}s`}`;
				return [`${subject}: ${body.map(row => `(${row.join(', ')})`).join(', ')}.`];
			}
			if (first.length === rows.length) return [`${named}: [${body.map(row => `[${row.join(', ')}]`).join(', ')}]`];
			if (first.length > 1 && labels.every(label => ROLE.test(label)))
				return body.map((row, at) => `${labels[at]}: ${row.join(', ')}.`);
			return inColumns(head, rows);
		})
		.join('\n');
}

const plain = (cell: string): string => cell.replace(/\$/g, '').trim();
const single = (word: string): string => word.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');

const inColumns = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
	head.flatMap((title, column) => {
		const cells = rows.map(row => plain(row[column] ?? ''));
		const words = plain(title).replace(/[{}\\]/g, '');
		return cells.length > 1 && !NUMBERING.test(words) && cells.every(cell => IS_ARRAY.test(cell))
			? [titled(words, cells)]
			: [];
	});

/** A column under a letter holds its members: `q_1 = (1, 0), q_2 = (0, 1).` */
const titled = (title: string, cells: readonly string[]): string =>
	title.length === 1
		? `${cells.map((cell, at) => `${title}_${at + 1} = ${cell}`).join(', ')}.`
		: `${title}: ${cells.join(', ')}.`;
