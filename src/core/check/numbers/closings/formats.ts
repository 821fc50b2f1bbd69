import type { Homework } from '../../../homework/homework.ts';
import { literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { formatPatterns } from '../../../quantities/number-formats.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { rememberOf } from '../../../text/memo.ts';
import { say } from '../../../text/message.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { placesIn, questionsOf } from '../../places.ts';
import { dressNumber } from '../dress.ts';
import type { Closing } from './closing.ts';
import type { Said } from './said-amounts.ts';

/** How one number format is said to compare with another in size: `an eighth of fp16`, `um den Faktor 4 kleiner als fp32`. */
export interface SaidFormats extends Said {
	/** How often the new format goes into the old one, as it is said. */
	readonly times: number;
	/** As the formats have it. */
	readonly right: number;
	/** Whether it is said as a share. */
	readonly asShare: boolean;
	readonly bits: readonly [number, number];
}

const WORDS: Readonly<Record<number, string>> = { 32: 'zweiunddreißig' };
const FORMATS = formatPatterns(
	bits => [String.raw`${WORDS[bits] ? `(?:${bits}|${WORDS[bits]})` : bits}[- ]?bits?`],
	'i',
);
const SHARES: Readonly<Record<string, number>> = { half: 2, quarter: 4, fourth: 4, eighth: 8, sixteenth: 16 };
const NAME = String.raw`(?:fp64|fp32|float32|bf16|fp16|float16|fp8|int8|\d+[- ]?bits?|full precision|half precision)`;
const HEDGE = String.raw`(?:(?:about|around|roughly|exactly|only|just|nur|genau|etwa)\s+)*`;
/** `an eighth of fp16`, `a quarter of the fp32 size`, `ein Viertel von fp16`. */
const SHARE = new RegExp(
	String.raw`(?<![\p{L}-])(?:an?|one|exactly an?)\s+(?<share>quarter|fourth|eighth|sixteenth)\s+(?:as\s+(?:much|large|big)\s+as|of)\s+(?:(?:the|what|its)\s+)*(?<ref>${NAME})(?![\p{L}\d])|(?<![\p{L}-])(?<half>half)\s+(?:as\s+(?:much|large|big)\s+as|of)\s+(?:(?:the|what|its)\s+)*(?<halfRef>${NAME})(?![\p{L}\d])`,
	'giu',
);
/** `4 times smaller than fp32`, `a factor of 4 smaller`, `um den Faktor 4 kleiner`. */
const TIMES = new RegExp(
	String.raw`(?:(?<![\p{L}\d.,])(?<word>${numberWords(2, 16)})\s+times|(?<![\d.,])(?<digits>\d+)\s?(?:x|×|times|-?fold|-?mal)|(?:factor of|Faktor(?: von)?)\s+${HEDGE}(?<factor>\d+))\s+(?:smaller|less|fewer|kleiner|weniger)(?:\s+(?:than|als|memory\s+than|space\s+than)\s+(?:(?:in|with|bei|the)\s+)*(?<ref>${NAME})(?![\p{L}\d]))?`,
	'giu',
);
/** More than the numbers themselves is compared, or a mix of formats. */
const MIXED =
	/\b(?:total|altogether|together|overall|whole|mixed|mostly|activations?|optimi[sz]er|adam|moments?|gradients?|training|speed\w*|faster|throughput|bandwidth|error|if|would|not|instead of \d|zusammen|insgesamt|double quant\w*)\b|n['’]t\b/i;
const STOP = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?;](?=\s|$)|\n`, 'g');

/** All that the answers of a text say of the sizes of two formats, where the question and the sentence name just these two. */
export const formatsIn = rememberOf((homework: Homework): readonly SaidFormats[] => {
	const found: SaidFormats[] = [];
	const placeOf = placesIn(homework);
	const questionOf = questionsOf(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		for (const pattern of [SHARE, TIMES])
			for (const match of text.matchAll(pattern)) {
				const { share, half, word, digits, factor, ref, halfRef } = match.groups!;
				const times = half
					? 2
					: share
						? SHARES[share.toLowerCase()]!
						: word
							? numberOfWord(word)!
							: Number(digits ?? factor);
				const place = placeOf(block, match.index);
				if (!place || place.asked || place.part === undefined || !POWERS.includes(times)) continue;
				const stops = [0, ...[...text.matchAll(STOP)].map(({ index }) => index + 1)];
				const start = stops.findLast(stop => stop <= match.index)!;
				const end = match.index + match[0].length;
				const sentence = text.slice(start, end) + (text.slice(end).split(STOP)[0] ?? '').slice(0, 60);
				const question = questionOf(place.part);
				if (MIXED.test(sentence)) continue;
				const old = ref || halfRef ? bitsIn(ref ?? halfRef!) : bitsIn(text.slice(start, match.index));
				if (old.size !== 1) continue;
				const [from] = old as Set<number> & Iterable<number>;
				const others = (words: string): ReadonlySet<number> =>
					new Set([...bitsIn(words)].filter(each => each !== from));
				// `int8 is …`, `they take half of fp16 and a quarter of fp32`
				const subject = others(
					text
						.slice(start, match.index)
						.split(/[,;:]\s|\b(?:and|und)\b/)
						.at(-1)!,
				);
				const asked = others(question);
				const now = subject.size > 0 ? subject : asked.size > 0 ? asked : others(sentence);
				if (now.size !== 1) continue;
				const [to] = now as Set<number> & Iterable<number>;
				const right = from! / to!;
				const number = literalOf(parsePlain(String(share || half ? 1 / times : times)).expression);
				if (!number || right <= 1 || right === times) continue;
				const at = factor ?? digits;
				const place_ = at ? match.index + match[0].indexOf(at) : undefined;
				found.push({
					times,
					right,
					asShare: share !== undefined || half !== undefined,
					bits: [from!, to!],
					literal: number,
					quantity: quantityOf(number),
					block,
					span: { start: match.index, end },
					digits: at && place_ !== undefined ? { start: place_, end: place_ + at.length } : undefined,
					label: text.slice(start, match.index),
					behind: '',
					part: place.part,
					asked: false,
					text,
				});
			}
	});
	return found;
});

const POWERS: readonly number[] = [2, 4, 8, 16];

/** What the formats make of it, where that is another number. */
export const formatRatio = ({ right, asShare, bits: [from, to] }: SaidFormats): Closing => ({
	right: asShare ? 1 / right : right,
	message: asShare
		? say`${String(to)} bits are ${dressNumber(to / from, 3).text} of ${String(from)} bits.`
		: say`${String(from)} bits are ${String(right)} times ${String(to)} bits.`,
	from: [],
});

const bitsIn = (text: string): ReadonlySet<number> =>
	new Set(FORMATS.flatMap(([pattern, bytes]) => (pattern.test(text) ? [bytes * 8] : [])));
