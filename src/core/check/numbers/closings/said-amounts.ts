import type { Homework } from '../../../homework/homework.ts';
import type { Expression } from '../../../math/expression.ts';
import { type Literal, literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { isDimensionless } from '../../../math/units/units.ts';
import type { Quantity } from '../../../math/value.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { type Chain, locate } from '../../../quantities/statement.ts';
import { ownText } from '../../../text/comments.ts';
import { rememberOf } from '../../../text/memo.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { overlaps, type Span } from '../../../text/span.ts';
import { placesIn } from '../../places.ts';
import { numbersIn } from '../words/said-number.ts';

/** A number that a text says, with the words around it. */
export interface Said {
	readonly literal: Literal;
	readonly quantity: Quantity;
	readonly block: number;
	/** With its unit. */
	readonly span: Span;
	/** The digits alone; undefined for one in words. */
	readonly digits: Span | undefined;
	/** The words that lead to it: since its line, its sentence or the number before it. */
	readonly label: string;
	/** The words right behind it. */
	readonly behind: string;
	readonly part: number | undefined;
	/** A question has it, or what stands around the parts. */
	readonly asked: boolean;
	/** The text of its block. */
	readonly text: string;
}

/** An amount of running text, in digits or in words, with what it is called there. */
export interface SaidAmount extends Said {
	/** What it is for each of: `bytes/param`, `J per FLOP`. */
	readonly per: string | undefined;
	/** Nothing is worked out from it right behind it: it is given, or what a calculation comes to. */
	readonly ends: boolean;
}

/** `three days`, `five thousand times`, `a million times`. */
const IN_WORDS = new RegExp(
	String.raw`(?<![\p{L}\d-])(?<!\d\s)(?:(?<count>an?|one|${numberWords(2, 20)})(?:\s+(?<half>and\s+a\s+half))?(?:\s+(?<scale>hundred|thousand|million|billion))?|(?<bare>hundred|thousand|million|billion)s?)(?=\s+(?<unit>seconds?|minutes?|hours?|days?|weeks?|months?|years?|times)\b)`,
	'giu',
);
/** `2.61B`, `175M`. */
const SCALED = /(?<![\p{L}\w.,^{₀-₉–—-])(\d+(?:\.\d+)?)\s?([KMBT])(?![\p{L}\d/])/gu;
const SCALES: Readonly<Record<string, number>> = {
	hundred: 1e2,
	thousand: 1e3,
	million: 1e6,
	billion: 1e9,
	K: 1e3,
	M: 1e6,
	B: 1e9,
	T: 1e12,
};
/** A calculation goes on from a number. */
const GOES_ON =
	/^[\s$)\\*_}]*(?:[·×/+^=≈÷²³→]|x(?=\s?[\d($\\])|\*(?=\s?[\d($\\])|\\(?:cdot|times|approx|div)(?![a-zA-Z])|[-−–]\s*[\d$(])/;
const PER =
	/^[\s$*_]*(?:\/\s?|per\s+|an?\s+|each\s+|every\s+|(?:pro|par|por|je|cada|pour\s+chaque|für\s+jede[ns]?)\s+)(\p{L}+)/u;
/** The end of a sentence, a line or a cell. */
const STOP = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?;](?=\s|$)|\n|\|`, 'g');

/** All amounts of a text, by block, and of the summaries that open its details; a table's not. */
export const amountsOf = rememberOf((homework: Homework): ReadonlyMap<number, readonly SaidAmount[]> => {
	const placeOf = placesIn(homework);
	const found = new Map<number, readonly SaidAmount[]>();
	homework.source.blocks.forEach((source, block) => {
		const text = ownText(source);
		const isTitle = source.kind === 'heading' || (source.kind === 'html' && /<summary\b/i.test(text));
		if (source.kind !== 'paragraph' && !isTitle) return;
		if (!/\d/.test(text) && !IN_WORDS.test(text)) return;
		IN_WORDS.lastIndex = 0;
		const numbers = [
			...numbersIn(text, at =>
				source.content.formulas.some(({ span, delimiter }) => span.start === at && delimiter.startsWith('$')),
			).map(each => ({ ...each, digits: each.digits as Span | undefined })),
			...scaled(text),
			...inWords(text),
		].sort((a, b) => a.span.start - b.span.start);
		const stops = [0, ...[...text.matchAll(STOP)].map(({ index }) => index + 1)];
		const amounts: SaidAmount[] = [];
		let last = 0;
		for (const number of numbers) {
			const { span } = number;
			const from = Math.max(last, stops.findLast(stop => stop <= span.start)!);
			const place = placeOf(block, span.start);
			const ends = !GOES_ON.test(text.slice(span.end, span.end + 12));
			amounts.push({
				...number,
				block,
				label: text.slice(from, span.start),
				behind: text.slice(span.end, span.end + 48).split(/[.;!?\n|]/)[0]!,
				per:
					Object.entries(number.quantity.unit.dimension.nouns).find(([, power]) => power < 0)?.[0] ??
					PER.exec(text.slice(span.end, span.end + 30))?.[1]?.toLowerCase(),
				ends,
				part: place?.part,
				asked: place?.asked ?? true,
				text,
			});
			if (ends) last = span.end;
		}
		found.set(block, amounts);
	});
	return found;
});

type Bare = Pick<SaidAmount, 'literal' | 'quantity' | 'span' | 'digits'>;

const scaled = (text: string): readonly Bare[] =>
	[...text.matchAll(SCALED)].flatMap(({ index, 0: whole, 1: digits, 2: scale }) => {
		const literal = literalOf(parsePlain(digits!).expression);
		if (!literal) return [];
		const factor = SCALES[scale!]!;
		const large = {
			...literal,
			value: literal.value * factor,
			decimal: literal.decimal.mul(factor),
			step: literal.step * factor,
		};
		const span = { start: index, end: index + whole.length };
		return [{ literal: large, quantity: quantityOf(large), span, digits: span }];
	});

const inWords = (text: string): readonly Bare[] =>
	[...text.matchAll(IN_WORDS)].flatMap(match => {
		const { count = 'one', half, scale, bare, unit = '' } = match.groups!;
		const value =
			((/^an?$/i.test(count) ? 1 : numberOfWord(count)!) + (half ? 0.5 : 0)) *
			(SCALES[(scale ?? bare)?.toLowerCase() ?? ''] ?? 1);
		const isTimes = unit.toLowerCase() === 'times';
		// `a day` is as often a rate as an amount
		if (isTimes ? scale === undefined && bare === undefined : /^an?$/i.test(count) && !half) return [];
		const literal = literalOf(parsePlain(isTimes ? String(value) : `${value} ${unit.toLowerCase()}`).expression);
		const end = match.index + match[0].length + (isTimes ? 0 : 1 + unit.length);
		return literal
			? [{ literal, quantity: quantityOf(literal), span: { start: match.index, end }, digits: undefined }]
			: [];
	});

/** A bare number below is a setting and no count that a text compares. */
const COUNT_LEAST = 100;

/** Whether two sentences may compare an amount with another: no share, and no bare number below a hundred, which is a setting. */
export const isCompared = ({ ends, literal, quantity }: SaidAmount): boolean =>
	ends &&
	!literal.percent &&
	quantity.unit.text !== '%' &&
	quantity.value > 0 &&
	(!isDimensionless(quantity.unit) || quantity.value >= COUNT_LEAST);

/** Right before an amount: that it is said roughly. */
export const HEDGED = /(?:\b(?:about|around|roughly|approximately|nearly|almost|some|barely)|[≈~])[\s$*_(\\]*$/i;

/** Whether an amount stands for a value, both in base units, by its digits; one or two figures may be a tenth off, words a quarter. */
export function standsRoughly({ literal, quantity, digits, label }: SaidAmount, value: number): boolean {
	const size = Math.abs(quantity.value);
	if (!(size > 0) || !Number.isFinite(value)) return false;
	const step = (literal.step * size) / Math.abs(literal.value);
	const loose = digits === undefined ? 0.3 : literal.figures <= 2 || HEDGED.test(label) ? 0.1 : 0.005;
	return Math.abs(Math.abs(value) - size) <= Math.max(0.51 * step, loose * size);
}

/** The factor of ten that an amount is off a value by, where its digits are the value's; undefined where they are not. */
export function tensOff({ literal, quantity }: SaidAmount, value: number): number | undefined {
	const tens = Math.log10(quantity.value / value);
	const power = Math.round(tens);
	if (power === 0 || Math.abs(power) > 3 || !Number.isFinite(tens)) return undefined;
	const step = literal.step / Math.abs(literal.value);
	return Math.abs(10 ** (tens - power) - 1) <= step / 2 + 0.004 ? power : undefined;
}

/** The amount in which a formula's side ends, its unit standing behind the formula: `$32.4/10 = 3.24$ s`. Undefined where none stands there. */
export function unitBehind(statement: Chain, side: Expression, homework: Homework): Quantity | undefined {
	const { block, span } = locate(statement, side.span);
	return amountsOf(homework)
		.get(block)
		?.find(each => overlaps(each.span, span))?.quantity;
}
