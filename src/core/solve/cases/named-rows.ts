import { escaped } from '../../text/pattern.ts';
import type { PartText } from '../bind/part-text.ts';
import { askingClauses } from '../match/unsolved.ts';
import { type List, type Listed, membersOf, tablesOfThings } from './listed-things.ts';
import { type Variation, withWords } from './variations.ts';

/** What may stand before the name of a row that is a mere letter or number. */
const BEFORE = String.raw`\b(?:on|for|of|with|in|by|does|do|from|accelerators?|cards?|chips?|gpus?|models?|options?|systems?|devices?|machines?|and|or)\s+|,\s+`;
/** All rows are meant, or what they come to together. */
const ALL =
	/\b(?:all|each|every|everyone|both|either|together|altogether|total|combined|sum|overall|except|without|other|others|rest|remaining)\b/i;
/** Names of quantities: rows of these tell of one thing, and are no things themselves. */
const QUANTITY =
	/^(?:number of .*|.*\b(?:layers?|blocks?|depth|width|size|dimension|vocabulary|heads?|parameters|weights|length|context|batch|tokens|steps?|epochs?|rate|rank|price|cost|power|memory|bandwidth|speed|throughput|utili[sz]ation|time|bits?|bytes?|d_?\w+|n_?\w+))$/i;
const COMPARES = /\b(?:factor|ratio|cheaper|faster|slower|difference|how many times|compared?)\b/i;

/**
 * A question about rows of its table by their names (`the latency on A, on B and on C`): with one of them alone. None where it names no row, or puts two
 * beside each other.
 */
export function namedRows(text: PartText): readonly Variation[] {
	const named = rowsNamed(text);
	if (!named || named.things.length < 2 || COMPARES.test(text.own)) return [];
	return named.things.map(thing => ({
		label: thing.label.replace(/[$\\{}]/g, ''),
		members: membersOf(thing.label, thing.words, named.list),
		text: withRow(text, named.list, thing, named.things),
	}));
}

/** The text with the one row of its table that the question names in the place of all; undefined where it names none or several. */
export function withNamedRow(text: PartText): PartText | undefined {
	const named = rowsNamed(text);
	const [only] = named?.things ?? [];
	return named && only && named.things.length === 1 ? withRow(text, named.list, only, []) : undefined;
}

function rowsNamed({ own, around }: PartText): { readonly list: List; readonly things: readonly Listed[] } | undefined {
	const [list, ...others] = [...tablesOfThings(around), ...tablesOfThings(own)];
	if (!list || others.length > 0) return undefined;
	// Rows of one thing's sizes are no things of which one can be named.
	if (list.things.filter(({ label }) => QUANTITY.test(label.replace(/[*_`$]/g, '').trim())).length > 1)
		return undefined;
	const question = askingClauses(own.replace(list.source, ' ')).join(' ');
	const things = list.things.filter(({ label }) => {
		const name = escaped(label.replace(/[*_`]/g, '').trim());
		return new RegExp(label.trim().length > 2 ? `(?<![\\w-])${name}(?![\\w-])` : `(?:${BEFORE})${name}(?![\\w-])`).test(
			question,
		);
	});
	return things.length > 0 && !ALL.test(question) ? { list, things } : undefined;
}

function withRow(text: PartText, { source }: List, { label, words }: Listed, all: readonly Listed[]): PartText {
	const put = (said: string): string => said.replace(source, words);
	// `on A, on B and on C`: the names of the others go.
	const names = all.map(each => escaped(each.label.trim())).join('|');
	const row =
		all.length > 1
			? new RegExp(
					`((?:\\bon|\\bfor|\\bwith|\\bof)\\s+)?(?:${names})(?:(?:,|,?\\s+(?:and|or))\\s+(?:(?:on|for|with|of)\\s+)?(?:${names}))+(?![\\w-])`,
				)
			: undefined;
	const own = row ? text.own.replace(row, (_, on: string = '') => `${on}${label}`) : text.own;
	return withWords(text, put(own), put(text.around), put);
}
