import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Quantity } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';
import type { PartText } from './part-text.ts';
import { arrayGroups } from './stated-arrays.ts';
import { tablesIn } from './stated-rows.ts';

const THING = String.raw`["“'‘$]?[\p{L}][\p{L}\d_-]{0,14}["”'’$]?`;
/** `the tokens a, b, c`, `the words red, green and blue`, `Vocabulary {a, b, c}`. */
const LISTED = new RegExp(
	String.raw`\b(?:tokens|words|vocabulary|classes)\s*(?:is|are|=|:)?\s*[:({]*\s*\\?\{?(${THING}(?:\s*,\s*${THING})*(?:\s*,?\s*(?:and\s+)?${THING})?)`,
	'giu',
);
const NAMED = new RegExp(
	String.raw`(?:\b(?:after|behind|following|next to)\s+(?:the\s+)?(?:token\s+|word\s+)?|\bcurrent\s+(?:token|word)\s+(?:is|=|:)\s*|\bfor\s+the\s+(?:token|word)\s+)(${THING})`,
	'giu',
);
/** `the context is „C A B“`: the model stands behind the last of them. */
const CONTEXT =
	/\b(?:context|[Kk]ontext|prompt|sequence|input|contexte|contexto)\b[^.?"“„«]{0,24}["“„«]\s*([^"”“»]{1,80}?)\s*["”“»]/gu;

/** The heads of the columns of the tables of a text. */
const headsOf = (text: string): readonly (readonly string[])[] =>
	tablesIn(text).map(([head = []]) =>
		head.filter(cell => cell.trim() !== '').map(cell => bare(cell.replaceAll('*', ''))),
	);

const bare = (thing: string): string => thing.replace(/["“”'‘’$\s]/g, '').toLowerCase();

/**
 * The place of a thing that a question asks about in the list of things that it names, for a given that has `after token` among its aliases:
 * `the words red, green, blue … after blue` is the third.
 */
export function placeOfThing({ aliasWords }: KeyGiven, { own, around }: PartText): Quantity | undefined {
	if (!aliasWords.includes('after token')) return undefined;
	const text = `${around}\n${own}`;
	const lists = [
		...[...text.matchAll(LISTED)].map(([, list]) => list!.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).map(bare)),
		...headsOf(text),
		...arrayGroups(text).map(({ items }) => items.map(item => (item ? bare(item) : ''))),
	].filter(list => list.length > 1 && new Set(list).size === list.length);
	const places = new Set(
		[...[...own.matchAll(NAMED)].map(([, thing]) => thing!), ...lastOfContext(own)].flatMap(thing =>
			lists.map(list => list.indexOf(bare(thing))).filter(at => at >= 0),
		),
	);
	const [place] = places;
	return places.size === 1 ? quantity(place! + 1) : undefined;
}

const lastOfContext = (own: string): readonly string[] =>
	// `at the second position`: a place of its own.
	(/\bposition\b/i.test(own) ? [] : [...own.matchAll(CONTEXT)]).flatMap(([, words]) =>
		words!.split(/[\s,]+/).slice(-1),
	);
