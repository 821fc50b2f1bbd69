import { quantity } from '../../math/evaluate/evaluate.ts';
import { NUMBER_WORDS, numberOfWord } from '../../math/number-words.ts';
import type { Value } from '../../math/value.ts';
import { rememberOf } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { statedAdapters } from './adapted-matrices.ts';
import { runningText } from './text-measures.ts';

type Told = readonly (readonly [KeyGiven, Value])[];

/** What a text says of adapters in ways that no name of a given follows: shapes and counts of adapted matrices, the ranks of several updates, a bottleneck. */
export function toldOfAdapters(key: AnswerKey, text: string): Told {
	return [...statedAdapters(key, text), ...ranksOfUpdates(key, text), ...bottleneckOf(key, text)];
}

const named = (key: AnswerKey, name: string): KeyGiven | undefined => key.givens.find(given => given.name === name);

const updatesOf = rememberOf((key: AnswerKey): readonly [KeyGiven, KeyGiven] | undefined => {
	const first = named(key, 'rank of the first update');
	const second = named(key, 'rank of the second update');
	return first && second && [first, second];
});

const RANK =
	/\b(?:ranks?|Rang|Ränge[n]?|rangs?|rangos?)[\s-]+(?:of\s+|von\s+|de\s+)?(?:[kr](?:_\d)?\s*=\s*)?(\d{1,3})(?![\d.^%]|\s?(?:×|x)\s?\d)(?:\s*(?:,|and|und|et|y|&)\s*(?:rank\s*)?(\d{1,3})(?![\d.^%]))?|\b[kr](?:_\d)?\s*=\s*(\d{1,3})(?![\d.^])/gi;

/** `of ranks 5 and 9`, `a rank-4 and a rank-8 update`, `Rang $k=9$ … mit $k=4$`: the two ranks of a text that has no third one. */
function ranksOfUpdates(key: AnswerKey, text: string): Told {
	const givens = updatesOf(key);
	if (!givens) return [];
	const ranks = [...runningText(text).matchAll(RANK)].flatMap(([, first, second, lettered]) =>
		[first, second, lettered].filter(each => each !== undefined).map(Number),
	);
	return ranks.length === 2 ? givens.map((given, at) => [given, quantity(ranks[at]!)] as const) : [];
}

const COUNT = `(\\d{1,2}|${NUMBER_WORDS.slice(1).join('|')}|zwei|drei|deux|dos|tres|trois)`;
const THERE = String.raw`(?:in|into|to|per|for|after|pro|par|por|dans)\s+(?:each|every|a|one|chaque|jede[rmn]?|cada)?\s*(?:(?:of|der|des|de|the)\s+(?:the\s+|its\s+|las\s+|los\s+)?)?(?:\d+\s+)?(?:transformer\s+|encoder\s+|decoder\s+)*(?:layers?|blocks?|Schicht(?:en)?|Blöcken?|couches?|blocs?|capas?|bloques?)`;
const PER_LAYER = new RegExp(
	`\\b${COUNT}\\s+(?:such\\s+|bottleneck\\s+|Houlsby\\s+|small\\s+)*(?:adapters?|Adaptern?|of them|of these|davon|adaptateurs|adaptadores|modules)\\s+(?:are (?:inserted|placed|added)\\s+|sit\\s+|stehen\\s+)?${THERE}`,
	'i',
);
const TWICE = new RegExp(
	`\\b(?:two|twice|zwei)\\s+(?:per|pro|in each|in every|for each)\\s+(?:layer|block|Schicht)\\b|\\b(?:twice|two times|zweimal|deux fois|dos veces)\\s+${THERE}|\\bafter\\s+(?:the\\s+)?(?:self-)?attention\\b[^.?]{0,40}\\b(?:and|one|another)\\b[^.?]{0,25}\\bafter\\s+(?:the\\s+)?(?:MLP|FFN|feed-?forward)`,
	'i',
);
const WORDS: Readonly<Record<string, number>> = { zwei: 2, drei: 3, deux: 2, dos: 2, trois: 3, tres: 3 };
const countOf = (word: string): number | undefined =>
	/^\d/.test(word) ? Number(word) : (WORDS[word.toLowerCase()] ?? numberOfWord(word.toLowerCase()));

const DOWN_AND_UP =
	/(?<![\d.^])(\d{2,5})\s*(?:→|->|–|-|\\to)\s*(\d{1,4})\s*(?:→|->|–|-|\\to)\s*\1(?!\d)|\b(\d{2,5})-dimensional\b[^.?]{0,60}\b(?:down\s+)?to\s+(\d{1,4})(?![\d.])|\bfrom\s+(\d{2,5})\s+(?:down\s+)?to\s+(\d{1,4})\b[^.?]{0,40}\bback\b|\bdown(?:-|\s)?proj\w*\s*:?\s*\(?(\d{2,5})\s*(?:→|->|to|×|x|\\to)\s*(\d{1,4})\b[\s\S]{0,80}?\bup(?:-|\s)?proj|\bLinear\(\s*(\d{2,5})\s*,\s*(\d{1,4})\s*\)[\s\S]{0,120}?\bLinear\(\s*\10\s*,\s*\9\s*\)/i;

/** How many bottleneck adapters a layer has, and their two widths where a text writes them as a way down and up. */
function bottleneckOf(key: AnswerKey, text: string): Told {
	const count = named(key, 'adapters in a layer');
	const width = named(key, 'model width');
	const inner = named(key, 'bottleneck width');
	if (!count || !width || !inner) return [];
	const plain = runningText(text);
	const [, word] = PER_LAYER.exec(plain) ?? [];
	const many = word === undefined ? (TWICE.test(plain) ? 2 : undefined) : countOf(word);
	const sides =
		DOWN_AND_UP.exec(plain)
			?.slice(1)
			.filter(each => each !== undefined) ?? [];
	return [
		...(many === undefined ? [] : [[count, quantity(many)] as const]),
		...(sides.length === 2
			? [[width, quantity(Number(sides[0]))] as const, [inner, quantity(Number(sides[1]))] as const]
			: []),
	];
}
