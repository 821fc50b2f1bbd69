import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Quantity } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';
import type { PartText } from './part-text.ts';
import { arrayGroups } from './stated-arrays.ts';

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
		...arrayGroups(text).map(({ items }) => items.map(item => (item ? bare(item) : ''))),
	].filter(list => list.length > 1 && new Set(list).size === list.length);
	const places = new Set(
		[...own.matchAll(NAMED)].flatMap(([, thing]) =>
			lists.map(list => list.indexOf(bare(thing!))).filter(at => at >= 0),
		),
	);
	const [place] = places;
	return places.size === 1 ? quantity(place! + 1) : undefined;
}
