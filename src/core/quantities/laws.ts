import type { Expression } from '../math/expression.ts';
import { parsePlain } from '../math/read/parse.ts';
import { symbolsOf, walk } from '../math/walk.ts';
import { WordsPattern } from './words-pattern.ts';

/** A textbook formula as a row of a table has it: what it is called, how it is reckoned, and how it is reckoned wrongly. */
export interface Law {
	readonly name: string;
	/** One of these words stands in what leads to the calculation. */
	readonly called: RegExp | undefined;
	/** Or in the question, where it asks for one thing. */
	readonly asked: RegExp | undefined;
	/** Stands in the question, or in what leads to the calculation. */
	readonly where: RegExp | undefined;
	/** Stands in the part's own question, or in what leads to the calculation. */
	readonly whereOwn: RegExp | undefined;
	/** Stands in neither. */
	readonly not: RegExp | undefined;
	/** Stands nowhere in the problem. */
	readonly notAround: RegExp | undefined;
	/** Does not stand beside the calculation, wherever else it may. */
	readonly notBeside: RegExp | undefined;
	/** The unit of what comes out. */
	readonly unit: string | undefined;
	readonly right: readonly Form[];
	readonly wrong: readonly Form[];
	readonly letters: ReadonlyMap<string, LetterOf>;
}

/** One way to reckon it. */
export interface Form {
	readonly text: string;
	readonly expression: Expression;
	readonly letters: readonly string[];
	readonly constants: readonly number[];
}

/** What is to be known of a letter before it counts. */
export interface LetterOf {
	/** Words or signs of which one stands beside the number in the text. */
	readonly names: readonly string[];
	/** Its unit in the text. */
	readonly units: readonly string[];
	/** `<1`, `>c` (more than the letter c), `int`, `given`, `pairs`; `listed`: so many values stand in a row; `share`: a number of per cent counts as the share that it is. */
	readonly conditions: readonly string[];
	/** Its value is taken from the text, and not from the calculation. */
	readonly fromText: boolean;
}

const COLUMNS = ['law', 'called', 'where', 'not', 'unit', 'right', 'wrong', 'letters'] as const;

interface Source {
	readonly path: string;
	readonly text: string;
}

/**
 * Reads textbook formulas from Markdown: every table whose header names law, called, right and wrong gives one a row. A table of `word` and `also` says what a word of
 * theirs is in other languages.
 */
export function readLaws(sources: readonly Source[]): readonly Law[] {
	const also = new Map(rowsOf(sources, ['word', 'also']).map(cell => [cell('word'), listOf(cell('also'))]));
	return rowsOf(sources, ['law', 'called', 'right', 'wrong']).map(cell => lawOf(cell, also));
}

/** How one thing grows with another, where a text names both: the power of the first in the second. */
export interface Growth {
	readonly name: string;
	readonly of: RegExp;
	readonly to: RegExp;
	readonly power: number;
	/** Also where a text changes the number of the one: `with r = 32` behind r = 16. */
	readonly counted: boolean;
}

/** Reads how things grow with one another: every table whose header names growth, of, to and power gives one a row. */
export const readGrowths = (sources: readonly Source[]): readonly Growth[] =>
	rowsOf(sources, ['growth', 'of', 'to', 'power']).flatMap(cell => {
		const [of, to] = [anyOf(listOf(cell('of'))), anyOf(listOf(cell('to')))];
		const power = Number(cell('power'));
		return of && to && Number.isFinite(power) && power !== 0
			? [{ name: cell('growth'), of, to, power, counted: cell('counted') !== '' }]
			: [];
	});

/** The rows of all tables whose header has the columns that are asked for, each as a look-up by column. */
function rowsOf(sources: readonly Source[], needed: readonly string[]): readonly ((column: string) => string)[] {
	return sources.flatMap(({ text }) => {
		const rows: ((column: string) => string)[] = [];
		let columns: readonly string[] | undefined;
		for (const line of text.split(/\r?\n/)) {
			if (!/^\s*\|/.test(line)) {
				columns = undefined;
				continue;
			}
			const cells = line
				.trim()
				.replace(/^\||\|$/g, '')
				.split('|')
				.map(cell => cell.trim());
			if (cells.every(cell => /^:?-+:?$/.test(cell))) continue;
			if (!columns) {
				columns = needed.every(name => cells.includes(name)) ? cells : [];
				continue;
			}
			const names = columns;
			if (names.length > 0) rows.push(column => cells[names.indexOf(column)] ?? '');
		}
		return rows;
	});
}

function lawOf(cell: (column: (typeof COLUMNS)[number]) => string, also: ReadonlyMap<string, readonly string[]>): Law {
	/** The words of a column with a sign before them, in all languages that are known of them. */
	const words = (column: 'called' | 'where' | 'not', sign: '' | '?' | '!' | '~'): RegExp | undefined =>
		anyOf(
			listOf(cell(column))
				.filter(word => (sign === '' ? !/^[?!~]/.test(word) : word.startsWith(sign)))
				.map(word => word.slice(sign.length))
				.flatMap(word => [word, ...(also.get(word) ?? [])]),
		);
	return {
		name: cell('law'),
		called: words('called', ''),
		asked: words('called', '?'),
		where: words('where', ''),
		whereOwn: words('where', '!'),
		not: words('not', ''),
		notAround: words('not', '!'),
		notBeside: words('not', '~'),
		unit: cell('unit') || undefined,
		right: formsOf(cell('right')),
		wrong: formsOf(cell('wrong')),
		letters: lettersOf(cell('letters'), also),
	};
}

const listOf = (cell: string): readonly string[] =>
	cell
		.split(',')
		.map(word => word.trim())
		.filter(word => word !== '');

/** Words in any case, short names in capitals as they are; `absor*` begins a word. */
function anyOf(words: readonly string[]): RegExp | undefined {
	if (words.length === 0) return undefined;
	const alternatives = words.map(word => {
		const source = word.replace(/[.+?^$()[\]{}\\/]/g, '\\$&').replace(/\s+/g, String.raw`\s+`);
		// Chinese sets no blanks between words.
		if (/^\p{Script=Han}/u.test(word)) return source;
		const [head, end] = source.endsWith('*') ? [source.slice(0, -1), ''] : [source, String.raw`(?![\p{L}\d_²^])`];
		const exact = /^[\p{Lu}\d_^ ]{1,6}$|^\p{L}[\d_]*$/u.test(word.replace('*', ''));
		const letters = exact
			? head
			: head.replace(/\p{L}/gu, each =>
					/[a-zA-Z]/.test(each) ? `[${each.toLowerCase()}${each.toUpperCase()}]` : each,
				);
		// `\s` of the pattern is no letter of the word
		const start = /^\p{L}/u.test(word) ? String.raw`(?<![\p{L}\d_])` : '';
		return `${start}${letters.replace(/\\\[sS\]/g, String.raw`\s`)}${end}`;
	});
	return new WordsPattern(words, alternatives.join('|'));
}

const formsOf = (cell: string): readonly Form[] =>
	cell
		.split(';')
		.map(text => text.replace(/`/g, '').trim())
		.filter(text => text !== '')
		.map(text => {
			const { expression } = parsePlain(text);
			const constants: number[] = [];
			walk(expression, node => {
				if (node.kind === 'number') constants.push(node.value);
			});
			return { text, expression, letters: [...symbolsOf(expression)].filter(name => name !== 'pi'), constants };
		});

/** `n: people, sample size; @g: gamma, γ; t: °C[unit]; a: <1`. */
function lettersOf(cell: string, also: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, LetterOf> {
	const found = new Map<string, LetterOf>();
	for (const part of cell.split(';')) {
		const [letter, list] = part.split(':').map(each => each.trim());
		if (!letter || list === undefined) continue;
		const words = listOf(list);
		const isCondition = (word: string): boolean =>
			/^(?:[<>](?:[\d.e]+|[a-zA-Z])|int|given|pairs|listed|share)$/.test(word);
		found.set(letter.replace('@', ''), {
			names: words
				.filter(word => !isCondition(word) && !word.endsWith('[unit]'))
				.flatMap(word => [word, ...(also.get(word) ?? []).filter(other => !other.endsWith('*'))]),
			units: words.flatMap(word => (word.endsWith('[unit]') ? [word.slice(0, -6)] : [])),
			conditions: words.filter(isCondition),
			fromText: letter.startsWith('@'),
		});
	}
	return found;
}
