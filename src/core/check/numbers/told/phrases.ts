import { rememberTexts } from '../../../text/memo.ts';
import type { Span } from '../../../text/span.ts';

/** How one amount stands to another one, as running text tells it. */
export interface Told {
	/** `times`: the larger over the smaller one; `share`: one over the other; `more` and `less`: what it is longer or shorter by, as a share of the other. */
	readonly kind: 'times' | 'share' | 'more' | 'less';
	readonly value: number;
	/** What it may stand for. */
	readonly least: number;
	readonly most: number;
	/** The number with what it counts: `3 times`, `20 %`, `un tiers`. */
	readonly span: Span;
	/** The digits alone; undefined where it is told in words. */
	readonly digits: Span | undefined;
	/** Significant figures that are written; none in words. */
	readonly figures: number;
	/** Told roughly: in words, or as `about`. */
	readonly hedged: boolean;
	/** For `times`: which of the two it calls the larger one, the one that it tells of (`more`) or the other (`less`). */
	readonly direction: 'more' | 'less' | undefined;
}

/** The words for a whole number, by language. */
const COUNTS: readonly (readonly [number, string])[] = [
	[2, 'two|zwei|deux|dos|两|二|due|dois|duas'],
	[3, 'three|drei|trois|tres|三|tre|três'],
	[4, 'four|vier|quatre|cuatro|四|quattro|quatro'],
	[5, 'five|fünf|cinq|cinco|五|cinque'],
	[6, 'six|sechs|seis|六|sei'],
	[7, 'seven|sieben|sept|siete|七|sette|sete'],
	[8, 'eight|acht|huit|ocho|八|otto|oito'],
	[9, 'nine|neun|neuf|nueve|九|nove'],
	[10, 'ten|zehn|dix|diez|十|dieci|dez'],
	[11, 'eleven|elf|onze|once'],
	[12, 'twelve|zwölf|douze|doce'],
	[15, 'fifteen|fünfzehn|quinze|quince'],
	[16, 'sixteen|sechzehn|seize|dieciséis'],
	[20, 'twenty|zwanzig|vingt|veinte'],
	[30, 'thirty|dreißig|trente|treinta'],
	[50, 'fifty|fünfzig|cinquante|cincuenta'],
	[100, 'hundred|hundert|cent|cien'],
	[1000, 'thousand|tausend|mille|mil'],
	[1e6, 'million'],
];
const WORD = COUNTS.map(([, words]) => words).join('|');
const countOf = (word: string): number =>
	COUNTS.find(([, words]) => words.split('|').includes(word.toLowerCase()))?.[0] ?? Number.NaN;

/** The words for one of so many equal pieces. */
const PIECES: readonly (readonly [number, string])[] = [
	[2, 'half|hälfte|halb|moitié|mitad|metà|metade|一半'],
	[3, 'third|drittel|tiers|tercio|tercera parte|terzo|terço'],
	[4, 'quarter|fourth|viertel|quart|cuarto|cuarta parte'],
	[5, 'fifth|fünftel|cinquième|quinto|quinta parte'],
	[6, 'sixth|sechstel|sixième|sexto|sexta parte'],
	[7, 'seventh|siebtel|septième|séptimo'],
	[8, 'eighth|achtel|huitième|octavo|octava parte'],
	[9, 'ninth|neuntel|neuvième|noveno'],
	[10, 'tenth|zehntel|dixième|décimo|décima parte'],
	[12, 'twelfth|zwölftel|douzième'],
	[16, 'sixteenth|sechzehntel|seizième'],
	[20, 'twentieth|zwanzigstel|vingtième'],
	[100, 'hundredth|hundertstel|centième|centésima parte'],
	[1000, 'thousandth|tausendstel|millième|milésima parte'],
];
const PIECE = PIECES.map(([, words]) => words).join('|');
const pieceOf = (word: string): number =>
	PIECES.find(([, words]) => words.split('|').includes(word.toLowerCase()))?.[0] ?? Number.NaN;

const DIGITS = String.raw`\d{1,3}(?:(?:,|\{,\})\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const SCALE = String.raw`(?:\s+(?<scale>thousand|million|tausend|mille|mil))?`;
const NUMBER = String.raw`(?:(?<digits>${DIGITS})${SCALE}|(?<word>${WORD})(?:\s+(?<scale2>thousand|million|tausend|mille|mil))?)`;
const START = String.raw`(?<![\p{L}\p{N}.,^/·×*−–:-]|[=≈/·×*]\s?|\d\s)`;
const GAP = String.raw`[\s$*_~\\]*`;

const PLUS =
	'more|larger|bigger|greater|higher|faster|longer|heavier|dearer|worse|better|stronger|slower|expensive|increase|growth|mehr|größer|höher|länger|teurer|schneller|langsamer|plus|más|mayor|más grande';
const MINUS =
	'less|fewer|smaller|lower|cheaper|shorter|lighter|weaker|reduction|decrease|saving|savings|drop|compression|weniger|kleiner|niedriger|billiger|kürzer|geringer|moins|menos|menor';

const TIMES: readonly RegExp[] = [
	// `4.7 times`, `128x`, `7-fold`
	new RegExp(
		String.raw`${START}(?<number>${NUMBER})${GAP}(?:(?:x|×|\\times)(?=\s*(?:\p{L}|[.,;)]))(?!\s?\d)|times\b|-?fold\b)(?!${GAP}[\d({\\])`,
		'giu',
	),
	new RegExp(
		String.raw`\bfactors?\s+(?:of\s+)?(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|over|more than|≈|~)\s*)*${GAP}(?<number>${NUMBER})(?!\p{L}|[\d.]*\d|\s?[·×/*^])`,
		'giu',
	),
	new RegExp(
		String.raw`\bFaktor\s+(?:von\s+)?(?:(?:etwa|rund|ca\.|knapp|gut)\s+)*${GAP}(?<number>${NUMBER})(?!\p{L}|[\d.]*\d|\s?[·×/*^])`,
		'giu',
	),
	new RegExp(
		String.raw`\b(?:facteur|factor)\s+(?:de\s+)?(?:(?:environ|unos|casi)\s+)*${GAP}(?<number>${NUMBER})(?!\p{L}|[\d.]*\d|\s?[·×/*^])`,
		'giu',
	),
	// `18-mal`, `viermal so viel`, `dreimal`
	new RegExp(
		String.raw`${START}(?<number>${NUMBER})[\s-]?(?:mal|fach)(?=\s+(?:so|mehr|kleiner|größer|weniger|höher|schneller|langsamer|teurer)|[.,;)]|e[ns]?\b)`,
		'giu',
	),
	new RegExp(
		String.raw`${START}(?<number>${NUMBER})\s?(?:fois|veces|volte|vezes)(?=\s+(?:plus|moins|más|menos|la\b|le\b|el\b|mayor|menor|mais|più|autant|tant))`,
		'giu',
	),
	new RegExp(String.raw`(?<![\d.])(?<number>(?<digits>${DIGITS})|(?<word>[二两三四五六七八九十]))\s?倍`, 'giu'),
];
/** `twice`, `doppelt so`. */
const TWICE =
	/(?<![\p{L}-])(?:twice|double|doppelt(?=\s+so)|das\s+Doppelte|le\s+double|(?:el|al)\s+doble|deux\s+fois(?=\s+plus))(?![\p{L}-])/giu;
const ORDERS = new RegExp(String.raw`${START}(?<number>${NUMBER})\s+orders?\s+of\s+magnitude`, 'giu');
const PERCENT = new RegExp(
	String.raw`(?<![\p{L}\d.,^/·×*–-]|[−+-]\s?)(?<number>(?<digits>${DIGITS}))\s?(?:\\?%|percent\b|per\s+cent\b|Prozent\b)(?!\s*[-–]?\s*points?)`,
	'giu',
);
const FRACTION = new RegExp(
	String.raw`(?<![\p{L}\d-])(?:(?<article>an?|one|the|ein(?:e[nmrs]?)?|die|das|une?|la|le|una?|el)\s+)?(?:(?<top>${WORD})[\s-]+)?(?<piece>${PIECE})s?(?![\p{L}-])`,
	'giu',
);
const OUT_OF = new RegExp(
	String.raw`(?<![\p{L}\d-])(?<top>one|${WORD})\s+(?:out\s+of|in)\s+(?<bottom>${WORD})\b`,
	'giu',
);
const PIECES_ZH = /(?<bottom>[二三四五六七八九十])分之(?<top>[一二三四五六七八九])/gu;

const HEDGE =
	/(?:\b(?:about|around|roughly|approximately|nearly|almost|some|barely|only|just|over|under|close to|etwa|rund|ungefähr|knapp|gut|fast|environ|presque|près de|unos|casi|aproximadamente)|[≈~约])[\s$*_(\\]*$/iu;
const OVER =
	/(?:\b(?:more than|over|at least|well above|beyond|a bit more than|a good|mehr als|gut|über|plus de|más de)|超过)\s*[$*_\\(]*$/iu;
const UNDER =
	/(?:\b(?:nearly|almost|less than|under|not quite|up to|at most|close to|just under|a bit less than|a little less than|weniger als|knapp|fast|unter|presque|moins de|casi|menos de)|不到)\s*(?:an?\s+)?[$*_\\(]*$/iu;
const MORE = new RegExp(
	String.raw`^${GAP}(?:as\s+)?(?:\p{L}+\s+){0,1}?(?:${PLUS})(?![\p{L}])|^\s*de\s+(?:plus|más)\b`,
	'iu',
);
const LESS = new RegExp(String.raw`^${GAP}(?:\p{L}+\s+){0,1}?(?:${MINUS})(?![\p{L}])|^\s*de\s+(?:moins|menos)\b`, 'iu');
const SAVED =
	/^[\s$*_]*(?:saved|saving|savings|off\b|gespart|eingespart|d['’]économie|de ahorro|is (?:wasted|saved|lost|gone))/iu;
const GONE =
	/\b(?:(?:sav(?:es?|ed|ing|ings)|reduc(?:es?|ed|ing|tion)|cuts?|cutting|shrinks?|shrank|lowers?|lowered|decreas(?:es?|ed|ing))(?:\s+(?!to\b)\p{L}+){0,5}|(?:falls?|fell|falling|drops?|dropped|sinks?|sank|goes\s+down|went\s+down|takes?\s+away|takes)(?:\s+by)?|(?:loss|saving|reduction|decrease|drop|fall)(?:\s+(?:of|is))?|(?:gespart|eingespart|spart|sparen|spare)(?:\s+(?!nur\b)\p{L}+){0,4}|(?:Ersparnis|Einsparung)(?:\s+(?:von|ist|beträgt|sind))?|économise[a-z]*|épargne|économie(?:\s+de)?|ahorra[a-z]*|ahorro(?:\s+de)?)[\s:,]*(?:(?:about|around|roughly|only|just|nearly|almost|by|of|over|some|etwa|rund|environ|unos|≈|~)\s*)*[\s$*_(\\]*$/iu;
const GROWN =
	/\b(?:(?:grow|grows|grew|rise|rises|rose|increase[sd]?|climb(?:s|ed)?|goes\s+up|went\s+up|gain)(?:\s+\p{L}+){0,3}?(?:\s+(?:by|of))|(?:increase|growth|gain|rise)\s+of|wächst\s+um|steigt\s+um|augmente\s+de|aumenta\s+(?:un|en))\s*(?:(?:about|around|roughly|only|just|nearly|almost|some|etwa|rund|environ|≈|~)\s*)*[\s$*_(\\]*$/iu;

/** All comparisons that a text tells in words, from one place to another; linear in its length. */
export const toldIn = rememberTexts(phrasesIn);

function phrasesIn(text: string): readonly Told[] {
	const found: Told[] = [];
	const add = (told: Omit<Told, 'least' | 'most' | 'hedged' | 'direction'>, loose: number): void => {
		const before = text.slice(Math.max(0, told.span.start - 60), told.span.start);
		const after = text.slice(told.span.end, told.span.end + 40);
		const hedged = told.digits === undefined || HEDGE.test(before);
		const step = Math.max(loose, hedged ? 0.12 : 0);
		const over = OVER.test(before);
		const under = UNDER.test(before);
		const direction = MORE.test(after) ? 'more' : LESS.test(after) ? 'less' : undefined;
		found.push({
			...told,
			hedged,
			direction,
			least: told.value * (under ? 0.7 : 1 - step),
			most: told.value * (over ? 1.6 : 1 + step),
		});
	};
	/** `two out of three`: a share told as so many pieces of so many. */
	const addPieces = ({ index, 0: whole, groups }: RegExpExecArray, countIn: (word: string) => number): void => {
		const value = countIn(groups!.top!) / countIn(groups!.bottom!);
		const span = { start: index, end: index + whole.length };
		if (value > 0 && value < 1) add({ kind: 'share', value, span, digits: undefined, figures: 0 }, 0.12);
	};
	/** How far the written digits leave a number open, relative to it. */
	const openness = (digits: string): number => {
		const plain = digits.replace(/[,{}]/g, '');
		const decimals = plain.split('.')[1]?.length ?? 0;
		const value = Number(plain);
		const zeros = decimals === 0 ? (/0+$/.exec(plain)?.[0].length ?? 0) : 0;
		const step = 10 ** (zeros - decimals);
		// tens are often rounded to, but not so far
		return Math.min(zeros > 0 ? 0.1 : 0.34, (0.75 * step) / value);
	};
	const figuresOf = (digits: string): number =>
		digits.replace(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '').length || 1;
	const scaleOf = (word: string | undefined): number =>
		word === undefined ? 1 : /milli/i.test(word) ? (/^mille$/i.test(word) ? 1e3 : 1e6) : 1e3;
	for (const pattern of TIMES)
		for (const match of text.matchAll(pattern)) {
			const { number, digits, word, scale, scale2 } = match.groups!;
			const start = match.index + match[0].indexOf(number!);
			const value = (digits ? Number(digits.replace(/[,{}]/g, '')) : countOf(word!)) * scaleOf(scale ?? scale2);
			if (!(value > 0)) continue;
			add(
				{
					kind: 'times',
					value,
					span: { start, end: Math.max(match.index + match[0].length, start + number!.length) },
					digits: digits && !scale ? { start, end: start + digits.length } : undefined,
					figures: digits ? figuresOf(digits) : 0,
				},
				digits ? Math.max(openness(digits), 0.01) : 0.15,
			);
		}
	for (const match of text.matchAll(TWICE))
		add(
			{
				kind: 'times',
				value: 2,
				span: { start: match.index, end: match.index + match[0].length },
				digits: undefined,
				figures: 0,
			},
			0.15,
		);
	for (const match of text.matchAll(ORDERS)) {
		const { digits, word } = match.groups!;
		const value = 10 ** (digits ? Number(digits.replace(/[,{}]/g, '')) : countOf(word!));
		if (!Number.isFinite(value)) continue;
		const span = { start: match.index, end: match.index + match[0].length };
		found.push({
			kind: 'times',
			value,
			least: value / 6,
			most: value * 6,
			span,
			digits: undefined,
			figures: 0,
			hedged: true,
			direction: undefined,
		});
	}
	const shareKind = (start: number, end: number): 'share' | 'more' | 'less' => {
		const before = text.slice(Math.max(0, start - 90), start);
		const clause = before.slice(before.search(/(?:[^.!?;:]|[.](?=\d))*$/));
		const after = text.slice(end, end + 40);
		if (/^[\s$*_]*(?:of|von|du|de la|des|del)\b/i.test(after) && !GONE.test(clause)) return 'share';
		if (MORE.test(after) || GROWN.test(clause)) return 'more';
		if (LESS.test(after) || SAVED.test(after) || GONE.test(clause)) return 'less';
		return 'share';
	};
	for (const match of text.matchAll(PERCENT)) {
		const { digits } = match.groups!;
		const start = match.index;
		const end = start + match[0].length;
		const value = Number(digits!.replace(/[,{}]/g, '')) / 100;
		if (!(value > 0)) continue;
		add(
			{
				kind: shareKind(start, end),
				value,
				span: { start, end },
				digits: { start, end: start + digits!.length },
				figures: figuresOf(digits!),
			},
			openness(digits!),
		);
	}
	for (const match of text.matchAll(FRACTION)) {
		const { article, top, piece } = match.groups!;
		const bottom = pieceOf(piece!);
		if (bottom !== 2 && article === undefined && top === undefined) continue;
		if (article && /^(?:the|la|le|el|die|das)$/i.test(article) && bottom !== 2 && top === undefined) continue;
		const value = (top ? countOf(top) : 1) / bottom;
		const start = match.index;
		const end = start + match[0].length;
		if (!(value > 0 && value < 1)) continue;
		add({ kind: shareKind(start, end), value, span: { start, end }, digits: undefined, figures: 0 }, 0.15);
	}
	for (const match of text.matchAll(OUT_OF)) addPieces(match, word => (/^one$/i.test(word) ? 1 : countOf(word)));
	for (const match of text.matchAll(PIECES_ZH)) addPieces(match, word => (word === '一' ? 1 : countOf(word)));
	found.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
	let end = -1;
	return found.filter(({ span }) => {
		if (span.start < end) return false;
		end = span.end;
		return true;
	});
}

/** Which ratios of the first over the second of two amounts make what is told true. */
export function holds({ kind, least, most, direction }: Told, ratio: number): boolean {
	const is = (value: number): boolean => value >= least && value <= most;
	switch (kind) {
		case 'times':
			return (
				is(ratio) ||
				(direction === 'more' && is(ratio - 1)) ||
				(direction === 'less' && is(1 / (1 - Math.min(ratio, 1 / ratio))))
			);
		case 'share':
			return is(ratio);
		case 'more':
			return is(ratio - 1);
		default:
			return is(1 - ratio);
	}
}
