import { NUMBER, SEPARATOR, TUPLE } from './array-patterns.ts';

const MATRIX = String.raw`((?:\$?W_?\{?(?:\\text\{|\\mathrm\{)?(?:OV|QK)\}*\$?|(?:OV|QK|query-key|output-value)[\s-](?:matrix|circuit)))`;
const COORDINATES = '(?:coordinates?|components?|entries|entry|dimensions?)';
const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4 };

/** `the OV matrix swaps the two coordinates`. */
const SWAPS = new RegExp(
	String.raw`${MATRIX}\s+(?:swaps|exchanges|interchanges)\s+(?:the\s+)?(?:two|both)\s+${COORDINATES}`,
	'gi',
);
/** `the OV matrix copies only the first coordinate`, `only keeps the second coordinate`. */
const KEEPS = new RegExp(
	String.raw`${MATRIX}\s+(?:(?:copies|keeps|passes on|preserves)\s+only|only\s+(?:copies|keeps|passes on|preserves))\s+the\s+(first|second|third|fourth)\s+${COORDINATES.replace('s?', '')}`,
	'gi',
);
/** `negates its input`, `flips the sign of every coordinate`, `doubles all coordinates`. */
const SCALES = new RegExp(
	String.raw`${MATRIX}\s+(negates|flips\s+the\s+signs?\s+of|reverses\s+the\s+signs?\s+of|doubles|triples|halves)\s+(?:its input|(?:all|both|every|each)(?:\s+of\s+the|\s+the)?(?:\s+two)?\s+${COORDINATES}|the\s+(?:whole\s+)?vector)`,
	'gi',
);
const FACTORS: Readonly<Record<string, string>> = { doubles: '2', triples: '3', halves: '0.5' };

/** `looks only at token 1`, `attends entirely to position 2`. */
const ONE =
	/\b(?:looks|attends|pays attention)\s+(?:only|entirely|exclusively|solely)\s+(?:at|to)\s+(?:the\s+)?(?:token|position)\s+\$?(\d)\$?/gi;
/** `spreads its attention evenly over tokens 2 and 3`. */
const SHARED =
	/\b(?:spreads|divides|splits|distributes)\s+(?:its\s+)?attention\s+(?:evenly|equally|uniformly)\s+(?:over|between|among|across)\s+(?:the\s+)?(?:tokens|positions)\s+\$?(\d(?:\s*,\s*\d)*(?:\s*,?\s+and\s+\d)?)\$?|\battends\s+(?:evenly|equally)\s+to\s+(?:the\s+)?(?:tokens|positions)\s+\$?(\d(?:\s*,\s*\d)*(?:\s*,?\s+and\s+\d)?)\$?/gi;
const NUMBERED = /(?<![\w\\])x_\{?(\d)\}?\s*=/g;
const PLACES = /\b(?:tokens?|positions?)\s+(\d)(?:\s*(?:,|and|–|-|to)\s*(\d))*/gi;

/** Where a head's own words begin: `head A`, `Head 1`. */
const HEAD = /\b[Hh]ead\s+(?:\$?([12])\$?|([AB]))(?![\w'’])/g;

/**
 * A text with its matrices and attention rows that it puts in words as numbers: `the OV matrix swaps the two coordinates`, `attends only to token 2`;
 * what is said of two heads one after the other bears their numbers.
 */
export function headsInWords(text: string): string {
	const wide = widthIn(text);
	const put = (name: string, rows: readonly (readonly (number | string)[])[]): string =>
		`${name.replaceAll('$', '')} = [${rows.map(row => `[${row.join(', ')}]`).join(', ')}]`;
	const diagonal = (entry: (at: number) => number | string): (number | string)[][] =>
		Array.from({ length: wide }, (_, i) => Array.from({ length: wide }, (_each, j) => (i === j ? entry(i) : 0)));
	const plain = text
		.replace(SWAPS, (said, name: string) =>
			wide === 2
				? put(name, [
						[0, 1],
						[1, 0],
					])
				: said,
		)
		.replace(KEEPS, (_, name: string, ordinal: string) =>
			put(
				name,
				diagonal(at => (at + 1 === ORDINALS[ordinal.toLowerCase()] ? 1 : 0)),
			),
		)
		.replace(SCALES, (_, name: string, how: string) =>
			put(
				name,
				diagonal(() => FACTORS[how.toLowerCase()] ?? '-1'),
			),
		);
	return withRows(plain);
}

/** The attention rows of a text in numbers, over as many tokens as it has. */
function withRows(text: string): string {
	if (text.search(ONE) < 0 && text.search(SHARED) < 0) return text;
	const count = Math.max(
		0,
		...[...text.matchAll(NUMBERED)].map(([, at]) => Number(at)),
		...[...text.matchAll(PLACES)].flatMap(([whole]) => (whole.match(/\d/g) ?? []).map(Number)),
	);
	const row = (places: readonly number[]): string =>
		`(${Array.from({ length: count }, (_, at) => (places.includes(at + 1) ? Number((1 / places.length).toPrecision(6)) : 0)).join(', ')})`;
	if (count < 2) return text;
	const heads = [...text.matchAll(HEAD)].map(({ index, 1: digit, 2: letter }) => ({
		index,
		number: digit ?? (letter === 'A' ? '1' : '2'),
	}));
	const isPair = new Set(heads.map(({ number }) => number)).size === 2;
	const pieces = isPair
		? [
				{ words: text.slice(0, heads[0]!.index), number: '' },
				...heads.map(({ index, number }, at) => ({ words: text.slice(index, heads[at + 1]?.index), number })),
			]
		: [{ words: text, number: '' }];
	return pieces
		.map(({ words, number }) => {
			const name = number === '' ? 'has the attention weights' : `: weights of head ${number}`;
			return (
				number === '' ? words : words.replace(/W_?\{?(?:\\text\{|\\mathrm\{)?OV\}*(?=\$?\s*=)/g, `W_{OV${number}}`)
			)
				.replace(ONE, (_, place: string) => `${name} ${row([Number(place)])}`)
				.replace(
					SHARED,
					(_, over?: string, to?: string) => `${name} ${row(((over ?? to)!.match(/\d/g) ?? []).map(Number))}`,
				);
		})
		.join('');
}

/** How wide the vectors of a text are. */
function widthIn(text: string): number {
	const [shown] = new RegExp(TUPLE).exec(text) ?? [];
	const rows = /\\begin\{[a-z]*matrix\}([\s\S]*?)\\end/.exec(text)?.[1]?.split('\\\\').length;
	return shown ? shown.split(new RegExp(`(?<=${NUMBER})${SEPARATOR}`)).length : (rows ?? 2);
}
