import type { Anchor, SourceText } from './block.ts';
import { type Comma, isDecimal, loneCommas } from './decimal-comma.ts';

/**
 * How a document writes its numbers.
 * - `point`: `0.25`, and `1,225` for a thousand and more.
 * - `comma`: `0,25` and `1{,}225` and `1,225`, and `1.225` for a thousand and more.
 * - `braced`: the same, but only commas in braces are known to be decimal: a bare `1,225` cannot be told.
 * - `mostly`: decimal commas and a few decimal points, so that neither `1,225` nor `1.225` can be told.
 * - `unclear`: it does both, or nothing in it decides.
 */
export type DecimalSign = 'point' | 'comma' | 'braced' | 'mostly' | 'unclear';

/** Stand for a comma and a point of which nobody can say what they are; the parsers make no number of them. In the private use area of Unicode. */
export const UNCLEAR_COMMA = '\uE02C';
export const UNCLEAR_POINT = '\uE02E';

const MAY_HOLD = /\d(?:,|\{,\})\d/;
/** `30.100`: thousands in German and Spanish. */
const LONE_POINTED = /(?<![\w.,])[1-9]\d{0,2}\.\d{3}(?![\w.,]\d|\w)/;
/** No document needs more of its text to show how it writes numbers. */
const LOOKED_AT = 300_000;
const WORDS_LOOKED_AT = 20_000;
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`|https?:\/\/\S+/g;
const SI_UNIT =
	/^(?:[pnµumcdkMGT]?(?:m|s|g|J|W|N|V|A|K|Hz|Pa|l|L|eV|mol|B|bit|t|Wh|Ω|C|F|T|bar)|h|d|min|kcal|cal|cm|mm|km|Jahre|Std)$/;
const GAP = String.raw`(?:\\[,;: ]|[~\s]){0,3}`;
const UNIT = String.raw`${GAP}(?:\\?%|°|€|\\(?:text|mathrm|textrm|unit)\s*\{|\\(?:times|cdot)(?![a-z])|[×*/+=≈])`;
/** A decimal point in a calculation: `0.25`, `= 3.5`, `3.5 \times`; chapters and versions have points too. */
const POINT = new RegExp(
	String.raw`(?<![\w.,])0\.\d+(?![\d.])|(?<=(?:=|≈|\\approx|<|>|\\times|\\cdot|×|\*|\$)${GAP})\d+\.(?:\d{1,2}|\d{4,})(?![\w.])|(?<![\w.,])\d+\.(?:\d{1,2}|\d{4,})(?=${UNIT})`,
	'g',
);
const THOUSANDS = /(?<![\d.,])\d{1,3}(?:(?:,|\{,\})\d{3}){2,}(?![\d,])|(?<![\d.,])\d{1,3}(?:,|\{,\})\d{3}\.\d/g;
/** `1.234,5`: thousands by points, decimals by a comma. */
const POINTED = /(?<![\d.,])\d{1,3}(?:\.\d{3})+,\d+(?![\d,.]\d)/g;
const ENGLISH = /\b(?:the|of|and|is|are|with|for|that|this|we|from|by)\b/gi;
/** Small words of languages that write a decimal comma: German, French, Spanish, Portuguese, Italian, Dutch, Polish, Nordic, Russian. */
const COMMA_LANGUAGES =
	/(?<!\p{L})(?:der|die|das|und|ist|nicht|eine?r?|mit|für|wird|le|les|des|une?|est|dans|pour|que|el|los|las|para|con|uma?|não|il|gli|per|che|della|het|een|van|niet|jest|nie|dla|och|att|är|og|det|и|в|на|не|что|для)(?!\p{L})/giu;

const ofTexts = (text: string): readonly Comma[] =>
	text.split(/\n\s*\n/).flatMap(each => (MAY_HOLD.test(each) ? loneCommas(each) : []));
const isCertain = (comma: Comma): boolean => isDecimal(comma, false, word => SI_UNIT.test(word));
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

interface Evidence {
	readonly commas: number;
	/** How many of them stand without braces. */
	readonly bare: number;
	readonly points: number;
	readonly thousands: number;
}

const evidenceIn = (text: string): Evidence => {
	const certain = ofTexts(text).filter(isCertain);
	const pointed = count(text, POINTED);
	return {
		commas: certain.length + pointed,
		bare: certain.filter(({ braced }) => !braced).length + pointed,
		points: count(text, POINT),
		thousands: count(text, THOUSANDS),
	};
};

const decidedBy = ({ bare, points }: Evidence): DecimalSign => (points > 0 ? 'mostly' : bare > 0 ? 'comma' : 'braced');

/**
 * How a whole document writes its numbers, by those of its numbers that can only be read one way and by the language it is in. Evidence
 * for both sides that does not outweigh the other five to one leaves it unclear. Linear.
 */
export function decimalSignOf(document: string): DecimalSign {
	if (!MAY_HOLD.test(document) && !LONE_POINTED.test(document)) return 'point';
	const text = document.slice(0, LOOKED_AT).replace(CODE, ' ');
	const evidence = evidenceIn(text);
	const { commas, points, thousands } = evidence;
	if (commas === 0 && (thousands > 0 || points >= 5)) return 'point';
	const words = text.slice(0, WORDS_LOOKED_AT);
	const foreign = count(words, COMMA_LANGUAGES);
	const english = count(words, ENGLISH);
	const abroad = foreign >= (english === 0 ? 2 : 6) && foreign > 2 * english;
	// Nothing but `4.096` and `2.048`, or `12.000`, in such a language: no decimal has three digits each time, or ends in a zero.
	const pointed = MAY_HOLD.test(text) || points > 0 || !abroad ? [] : text.match(new RegExp(LONE_POINTED, 'g'));
	if (pointed && (pointed.length > 1 || pointed[0]?.endsWith('0'))) return 'comma';
	if (commas === 0) return abroad ? 'unclear' : 'point';
	if (thousands === 0 && commas >= 5 * points && (abroad || commas > 1)) return decidedBy(evidence);
	return !abroad && points + 2 * thousands >= 5 * commas ? 'point' : 'unclear';
}

/** Two whole numbers in a row behind the name of an index, `i = 1,2`: a list. */
const isList = ({ before, after, front, place, enclosed, braced }: Comma): boolean =>
	!braced &&
	(enclosed ||
		(place === 'index' && !(before === '0' && after.length > 1)) ||
		(place === 'list' && after.length === 1) ||
		(Number(after) === Number(before) + 1 && after.length === before.length && /(?:[ijkn]\s*=|\\in)\s*$/.test(front)));

const POWER_BEHIND = /^(?:\\[,;: ]|[~\s])*(?:\\times|\\cdot|[×·*])(?:\\[,;: ]|[~\s])*10\s*(?:\^|\*\*|[⁰¹²³⁴-⁹⁻])/;

/** `6,022 \cdot 10^{23}`: one digit before the comma, a power of ten behind. */
const isMantissa = ({ before, rest }: Comma): boolean => before.length === 1 && POWER_BEHIND.test(rest);

/** Whether a comma could as well group thousands: `1,225`, but not `0,225` or `3,14`. */
const maySet = ({ before, after, place, enclosed }: Comma): boolean =>
	/^[1-9]\d{0,2}$/.test(before) && after.length === 3 && place !== 'index' && !enclosed;

/**
 * The text of a block with its numbers as English writes them, so that everything behind reads one notation. Every offset holds: one
 * sign takes the place of another. Code is left alone. Where the sign is unclear, the block's own numbers decide; where they do not, a
 * comma that could be both becomes {@link UNCLEAR_COMMA}.
 */
export function inPoints(text: string, sign: DecimalSign): string {
	if (sign === 'point' || !/\d(?:[.,]|\{,\})\d/.test(text)) return text;
	let own: DecimalSign = sign;
	if (sign === 'unclear') {
		const evidence = evidenceIn(text.replace(CODE, ' '));
		const { commas, points, thousands } = evidence;
		if (commas === 0 && thousands > 0) return text;
		if (commas > 0 && points + thousands === 0) own = decidedBy(evidence);
	}
	return rewritten(text, own);
}

function rewritten(text: string, sign: DecimalSign): string {
	// By code units, as offsets are.
	const put = text.split('');
	const code = [...text.matchAll(CODE)].map(found => [found.index, found.index + found[0].length] as const);
	const inCode = (at: number) => code.some(([from, to]) => from <= at && at < to);
	const decides = (comma: Comma): boolean =>
		(sign !== 'unclear' && isMantissa(comma)) ||
		((sign === 'comma' || (sign === 'braced' && comma.braced)) && !/^0+$/.test(comma.after));
	for (const comma of loneCommas(text)) {
		const at = comma.at + (comma.braced ? 1 : 0);
		if (inCode(at)) continue;
		if (maySet(comma) && !decides(comma)) put[at] = UNCLEAR_COMMA;
		else if (sign !== 'unclear' && (isCertain(comma) || !isList(comma))) put[at] = '.';
	}
	// `1.234,5`, `1.234.567` and a lone `1.500`: thousands. `1 234,5`: a blank would part the number in running text.
	for (const { 0: number, index } of text.matchAll(/(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?(?!\w|\.\w)/g)) {
		if (inCode(index)) continue;
		const lone = /^\d+\.\d+$/.test(number);
		if (sign === 'unclear' && !lone) continue;
		for (let i = 0; i < number.length; i++) {
			if (number[i] === '.') put[index + i] = lone && sign !== 'comma' && sign !== 'braced' ? UNCLEAR_POINT : ',';
			else if (number[i] === ',') put[index + i] = '.';
		}
	}
	if (sign === 'unclear') return put.join('');
	for (const { 0: number, index } of text.matchAll(/(?<![\w.,])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?=,\d)/g)) {
		if (inCode(index)) continue;
		for (let i = 0; i < number.length; i++) if (!/\d/.test(number[i]!)) put[index + i] = ',';
	}
	return put.join('');
}

/** A piece of a block's text for a reader's eyes. */
export const legible = (text: string): string => text.replaceAll(UNCLEAR_COMMA, ',').replaceAll(UNCLEAR_POINT, '.');

/** Numbers in English notation as the document writes them that they are to be put into: `1.234,5` for `1,234.5`, `0{,}5` in a formula. */
export function asWritten(source: SourceText, { block, span }: Anchor, text: string): string {
	if (source.decimalSign === 'point' || source.decimalSign === 'unclear') return text;
	const { formulas } = source.blocks[block]!.content;
	const braced = formulas.some(({ inner }) => inner.start <= span.start && span.end <= inner.end);
	return text.replace(/\d+(?:(?:\{,\}|,)\d{3})*(?:\.\d+)?/g, number =>
		number.replace(/\{,\}|[.,]/g, sign => (sign === '.' ? (braced ? '{,}' : ',') : braced ? '\\,' : '.')),
	);
}
