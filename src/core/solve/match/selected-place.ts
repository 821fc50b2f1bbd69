import type { PartText } from '../bind/part-text.ts';

const NAME = '["“\'‘`*]*[\\p{L}][\\p{L}\\d_-]{0,14}["”\'’`*]*';
/** `vocabulary sun, rain, fog`, `Vocabulary: *we, eat, rice*`, `the three tokens A, B, C`. */
const LISTED = new RegExp(
	String.raw`\b(?:vocabulary|vocab|words|tokens|Wörter|Vokabular|vocabulaire|vocabulario)\b(?:\s+(?:is|are|of|consists? of|the|three|four|two|five|words|tokens))*\s*[:=({]*\s*\\?\{?\s*(${NAME}(?:\s*,\s*(?:and\s+|und\s+)?${NAME})+(?:\s+(?:and|und)\s+${NAME})?)`,
	'iu',
);
/** What it is that stands before: `after "eat"`, `after the context "C A B"`, `successor of eat`. */
const AFTER =
	/(?:\b(?:after|behind|following|follows|successor of|given|nach|hinter|tras|après)\b\s+(?:the\s+)?(?:(?:current|last|input)\s+)?(?:token|word|context|text|sequence|prompt|input)?\s*(?:is\s+)?|\bcurrent (?:token|word) (?:is\s+)?)["“'‘`*$]*\s*([\p{L}][\p{L}\d _-]{0,60})/iu;
const SEQUENCE = /\b(?:sequence|input|context|prompt|sentence|text)\b[^"“.?!]{0,20}["“]([^"”]{3,80})["”]/iu;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const PLACE = new RegExp(
	String.raw`\b(?:at|after|behind|on) (?:the )?(?:(${ORDINALS.join('|')}|last) (?:position|token|word)|(?:position|token) (\d))\b`,
	'i',
);

/** Which of the tokens that a text lists is the current one: the one after which the next is asked for. */
export function selectedPlace({ own, around }: PartText): number | undefined {
	const text = `${around}\n${own}`;
	const names = wordsOf(
		(LISTED.exec(around) ?? LISTED.exec(own))?.[1]?.replace(/,\s*(?:and|und)\s+|\s+(?:and|und)\s+/g, ', ') ?? '',
		/\s*,\s*/,
	);
	const place = (word: string | undefined): number | undefined => {
		const at = word === undefined ? -1 : names.indexOf(word.toLowerCase());
		return at >= 0 ? at + 1 : undefined;
	};
	if (names.length === 0) return undefined;
	const sequence = wordsOf(SEQUENCE.exec(text)?.[1] ?? '', /\s+/);
	const [, ordinal, number] = PLACE.exec(own) ?? [];
	if (sequence.length > 1 && (ordinal || number)) {
		const at = number
			? Number(number) - 1
			: ordinal!.toLowerCase() === 'last'
				? sequence.length - 1
				: ORDINALS.indexOf(ordinal!.toLowerCase());
		return place(sequence[at]);
	}
	const said = AFTER.exec(own)?.[1];
	if (said === undefined) return place(sequence.at(-1));
	const words = wordsOf(said, /\s+/);
	// `after "C A B"` is after B; `after eat in this model` after eat.
	const known = words.findIndex(word => !names.includes(word));
	return place(words[known < 0 ? words.length - 1 : known - 1]);
}

const wordsOf = (list: string, between: RegExp): readonly string[] =>
	list
		.split(between)
		.map(word => word.replace(/[^\p{L}\d_-]/gu, '').toLowerCase())
		.filter(word => word !== '');
