import { HAN_SCALES } from '../../math/units/foreign-scales.ts';
import { UNCLEAR_POINT } from '../../text/decimal-sign.ts';
import { CHINESE, FRENCH, GERMAN, SPANISH, wordsOf } from './estimate-words.ts';
import { speaks } from './languages.ts';

const patternOf = (words: ReadonlyMap<string, string>): RegExp =>
	new RegExp(
		`(?<![\\p{L}\\d_\\\\$])(?:${[...words.keys()].toSorted((a, b) => b.length - a.length).join('|')})(?![\\p{L}])`,
		'giu',
	);
const [german, french, spanish] = [wordsOf(GERMAN), wordsOf(FRENCH), wordsOf(SPANISH)];
const [GERMAN_WORDS, FRENCH_WORDS, SPANISH_WORDS] = [patternOf(german), patternOf(french), patternOf(spanish)];

/** A word in English, with a capital where it begins a sentence: nouns have their capitals of German alone. */
const put =
	(words: ReadonlyMap<string, string>) =>
	(word: string, at: number, text: string): string => {
		const english = words.get(word.toLowerCase()) ?? word;
		const begins =
			/^\p{Lu}/u.test(word.replace('¿', '')) &&
			/(?:^|[.?!:;*]\s*|\n\s*|(?:^|\s)\(?\w{1,3}\)\s*)$/.test(text.slice(0, at).trimStart());
		return begins ? `${english[0]!.toUpperCase()}${english.slice(1)}` : english;
	};

/** Words that are the same for one and for several elsewhere: `je Parameter und Token`, `每吨`. */
const singly = (text: string): string =>
	text
		.replace(
			/\b(per|an?|each|every)\s+(parameter|token|tonne|page|word|book|GPU|answer|hour|day|layer|head)s\b/g,
			'$1 $2',
		)
		.replace(/\b(per\s+parameter and token)s\b/g, '$1');

const FIGURE = String.raw`\d[\d.,]*`;
const THING = String.raw`\p{L}[\p{L}-]*`;
/** `1,4 Token kommen auf ein Wort`, `auf ein Wort entfallen 1,4 Token`: so many for each. */
const FALL_TO: readonly (readonly [RegExp, string])[] = [
	[
		new RegExp(
			`(?:entfallen|kommen)\\s+(?:(?:im Mittel|im Schnitt|etwa|rund)\\s+)?(${FIGURE})\\s+(${THING})\\s+auf\\s+(?:eine?n?|jede[sn]?)\\s+(${THING})`,
			'giu',
		),
		'$1 $2 pro $3',
	],
	[
		new RegExp(
			`(${FIGURE})\\s+(${THING})\\s+auf\\s+(?:eine?n?|jede[sn]?)\\s+(${THING})(?:\\s+(?:kommen|entfallen))?`,
			'giu',
		),
		'$1 $2 pro $3',
	],
	[
		new RegExp(
			`auf\\s+(?:eine?n?|jede[sn]?)\\s+(${THING})\\s+(?:entfallen|kommen)\\s+(?:(?:im Mittel|im Schnitt|etwa|rund)\\s+)?(${FIGURE})\\s+(${THING})`,
			'giu',
		),
		'$2 $3 pro $1',
	],
];
/** `2,5·10¹⁵`, `1,38 kg`: a decimal comma. */
const COMMA = /(?<![\d.,])(\d{1,3}),(\d{1,2}|\d{4,})(?=\s?(?:\p{L}|[%€$°\\]|[·×x*⋅]\s?10)|[.;:?!)]|,?\s*$|,\s)/gu;
/** `12.000 GPUs`: thousands of something, whatever else the point may be in the document. */
const POINTED = new RegExp(`(?<![\\d.,])(\\d{1,3})[.${UNCLEAR_POINT}](\\d{3})(?=\\s+\\p{L})`, 'gu');
/** `20 000 GPU`: thousands with a blank. */
const BLANK = /(?<=(?<![\d.,])\d{1,3}(?:\s\d{3})*)\s(?=\d{3}(?!\d))/g;

/** What an estimate reckons with, in whatever language it is put. */
const RECKONS =
	/\d[\d⁰¹²³⁴-⁹.,^{}·×*\s]*(?:[eE]\d+\s*)?(?:Mi(?:o|llion)|Mrd|Milliard|Billi|milli|trillion|billion|[kMGTPE]?FLOP|PetaFLOP|GPUs?\b|TPUs?\b|Karten?\b|cartes?\b|[kMGT]Wh\b|[kMGT]?W\b|TB\/s|GB\b|TB\b|[GT]o\b|k?Hz\b|ms\b|[Tt]okens?\b|jetons?\b|个?词元|块|[万亿]|吨|公斤|千克|度电|美元|元|卡时|个词|kg\b|Tonnen|tonnes|toneladas|veces por|veces al|segundos|secondes|Sekunden|fois par|[Mm]al pro|J\b|K\b)/;
const FRENCH_SIGNS = /\b(?:les?|la|des|du|une?|de|combien|quel(?:le)?s?|pour|avec|par|si|est|sont|et)\b/gi;

/**
 * An estimate in German (as `germanPlainly` leaves it), French or Chinese with its words of the field in English: word for word, which is enough to be found and to
 * have its numbers read. What is no estimate in numbers, and what is about something that keys ask for in its own language, stays as it is.
 */
export function germanEstimate(text: string, whole = text): string {
	if (!RECKONS.test(whole)) return text;
	const said = FALL_TO.reduce((said, [pattern, each]) => said.replace(pattern, each), text)
		.replace(POINTED, '$1,$2')
		.replace(BLANK, '')
		.replace(COMMA, '$1.$2')
		.replace(
			/\b(Büchern?|Bände[n]?|Seiten|Kapiteln?|Blöcken?|Stapeln?|Karten|Dokumenten?|Artikeln?)\s+(?:zu|à|von)\s+(?:je(?:weils)?\s+)?(?=\d)/g,
			'$1 von ',
		)
		.replace(/\b(wenn|falls|wobei)\s+(?:ein(?:er|e|es|en)?|jede[rsn]?)\s+(?=\d)/gi, '$1 jeder ')
		.replace(/\bmit je (?=\d)/g, 'mit ')
		.replace(/\bje (?=\d)/g, 'each ')
		.replace(/\bje\s+(?=\p{Lu}\p{L}|[kMGT]?W?h\b|[kMGT]B\b|kg\b|km\b)/gu, 'pro ')
		.replace(/\balle wie ?vielen? (\p{L}+)/giu, 'Wie viele $1 zwischen zwei Ausfällen')
		.replace(/\b(?:einmal )?alle (?=\d)/g, 'once every ')
		.replace(GERMAN_WORDS, put(german));
	return singly(said);
}

export function frenchEstimate(text: string, whole = text): string {
	if (!RECKONS.test(whole) || !speaks(whole, FRENCH_SIGNS, /\bcombien\b|\bquel/i.test(whole) ? 4 : 6)) return text;
	return text
		.replace(/’/g, "'")
		.replace(COMMA, '$1.$2')
		.replace(BLANK, '')
		.replace(/(?<=\d\s?)([KMGT])o\b/g, '$1B')
		.replace(/\s+\?/g, '?')
		.replace(/\btoutes les combien (?:de |d')(\p{L}+)/giu, 'combien de $1 entre deux pannes')
		.replace(/\b(?:une fois )?tou(?:te)?s les (?=\d)/gi, 'once every ')
		.replace(FRENCH_WORDS, put(french))
		.replace(/(?<!\p{L})(?:[dlns]|qu)'(?=\p{L})/giu, '');
}

const SPANISH_SIGNS = /(?<!\p{L})(?:el|los|las?|del|una?|de|cuánt[oa]s?|por|para|con|si|es|son|y|que|en)(?!\p{L})/giu;

/** The same of Spanish: `400 mil millones de parámetros` are 400 billion parameters. */
export function spanishEstimate(text: string, whole = text): string {
	if (!RECKONS.test(whole.replace(/mil millones|millon|millón|billon/g, 'million')) || !/cuánt|cuál/i.test(whole))
		return text;
	if (!speaks(whole, SPANISH_SIGNS, 4)) return text;
	return text
		.replace(POINTED, '$1,$2')
		.replace(BLANK, '')
		.replace(COMMA, '$1.$2')
		.replace(
			/cada cuánt[oa]s (\p{L}+) (?:hay|se produce|ocurre|se espera) (?:una? )?fallo/giu,
			'cuántas $1 hay entre fallos',
		)
		.replace(/(?:una vez )?cada (?=\d)/gi, 'once every ')
		.replace(SPANISH_WORDS, put(spanish))
		.replace(/(\d[\d.,]*) dollars?\b/g, '\\$$$1')
		.replace(/¿/g, '');
}

const NOUNS: Readonly<Record<string, string>> = {
	词元: 'token',
	token: 'token',
	词: 'word',
	单词: 'word',
	参数: 'parameter',
	页: 'page',
	书: 'book',
	字节: 'byte',
	块: 'GPU',
	张: 'GPU',
};
const chinese = wordsOf(CHINESE);
const CHINESE_WORDS = new RegExp([...chinese.keys()].toSorted((a, b) => b.length - a.length).join('|'), 'gu');
const KEYS_OWN = /汉堡|牛肉|LoRA|卷积|软提示|注意力|学习率|SSD|固态/i;
const NUMBER = '\\d+(?:\\.\\d+)?(?:e\\d+)?';

export function chineseEstimate(text: string, whole = text): string {
	if (!/\p{Script=Han}/u.test(text) || !RECKONS.test(whole) || KEYS_OWN.test(whole)) return text;
	return singly(
		text
			.replace(BLANK, '')
			.replace(
				/每\s*(?:张|块|个)?\s*(?:GPU|H\d00|A100|卡)\s*每?\s*(?:小时|时)\s*(?:的?(?:价格|租金|收费))?(?:约|为|是)?\s*(\d[\d.]*)\s*(?:美元|欧元|元)/g,
				' \\$$$1 per GPU-hour ',
			)
			.replace(/(?:总(?:的)?\s*)?GPU\s*小时(?:的)?(?:总)?数?(?:是|为|一共是|共)?多少/g, ' how many GPU-hours is that ')
			.replace(/[，、；]/g, ', ')
			// `9 万亿(9×10¹²)`: the same number once more.
			.replace(/(?<=[万亿]\s*)[(（]\s*\d[\d.]*\s*[×x·]\s*10\s*(?:\^\s*\{?\d+\}?|[⁰¹²³⁴-⁹]+)\s*[)）]/g, '')
			.replace(/。/g, '. ')
			.replace(/？/g, '? ')
			.replace(
				new RegExp(`(${NUMBER})\\s*(${[...HAN_SCALES.keys()].join('|')})`, 'gu'),
				(_, number: string, scale: string) => {
					const value = Number(number) * 10 ** HAN_SCALES.get(scale)!;
					return value >= 1e9 ? `${value / 1e9} billion` : String(value);
				},
			)
			.replace(
				new RegExp(
					`(?:每|一)(?:个|块|张|本|台)?(?:英文|英语|中文)?(${Object.keys(NOUNS).join('|')}|GPU)?\\s*(?:的峰值)?\\s*(?:平均)?(?:约合|合|对应|相当于|等于|占用|占|包含|有|为|是|含)?(?:大约|约)?\\s*(${NUMBER})\\s*(?:个|块)?(${Object.keys(NOUNS).join('|')})`,
					'gu',
				),
				(whole, each: string | undefined, number: string, what: string) =>
					each === undefined ? whole : ` ${number} ${NOUNS[what]}s per ${NOUNS[each] ?? each} `,
			)
			// `每吨 90 元`, `每卡时 2.2 美元`
			.replace(
				/每(吨|卡时|小时|天|月|年|百万(?:个)?\s*(?:词元|token)|GB|MB|TB|千瓦时|度电?|kWh|MWh)(?:二氧化碳)?\s*(?:的?(?:价格|收费|租金|排放))?(?:大约|约|为|是)?\s*(\d[\d.]*)\s*(元|美元|欧元|千克|公斤|kg|吨)/gu,
				(_, each: string, number: string, what: string) => ` ${number} ${what} 每${each} `,
			)
			.replace(
				/(\d[\d.]*)\s*(万|亿)?\s*美元/gu,
				(_, number: string, scale?: string) => ` \\$${Number(number) * 10 ** (HAN_SCALES.get(scale ?? '') ?? 0)} `,
			)
			.replace(/(?<=\d)\s*个(?=\p{Script=Han})/gu, ' ')
			.replace(CHINESE_WORDS, word => ` ${chinese.get(word) ?? word} `)
			.replace(/(?<=[.?!]\s+)[a-z]/g, letter => letter.toUpperCase())
			.replace(/\s+/g, ' '),
	);
}
