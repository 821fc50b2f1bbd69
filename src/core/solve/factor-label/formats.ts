import { unitFromParts } from '../../math/units/unit-algebra.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import { formatPatterns } from '../../quantities/number-formats.ts';
import type { Amount } from './amounts.ts';
import { powersOf, timesPowers } from './dimensions.ts';

const BYTE = unitOf(parseUnitText('B')!)!;
/** Number formats that a text names; `64 bit erasures` are none. */
const FORMATS = formatPatterns(bits => [`${bits}-bit`], 'gi');
const COUNT = '(\\d{1,2}(?:\\.\\d+)?|one|two|four|eight)';
/** `quantised to 4 bits`, `parameters at one byte`: so much for each number. */
const WIDTH = new RegExp(
	`\\b(?:to|in|with|at|as|using|of|takes?|needs?)\\s+(?:only\\s+|just\\s+)?${COUNT}[\\s-](bits?|bytes?)\\b(?!\\s*(?:per|\\/|each|a\\b|for))`,
	'gi',
);
/** `two-byte weights`. */
const WIDE =
	/\b(one|two|four|1|2|4)-byte\b(?=\s+(?:weights?|parameters?|numbers?|floats?|precision|values?|formats?))/gi;
const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, four: 4, eight: 8 };
/** The number formats in a text as bytes for each parameter: `in bf16`, `quantised to 4 bits`. What adds formats up is none. */
export function formatsIn(plain: string): readonly Amount[] {
	const found = FORMATS.flatMap(([pattern, bytes]) =>
		[...plain.matchAll(pattern)].map(({ 0: words, index }) => formatAt(words, bytes, index)),
	);
	const widths = [...plain.matchAll(WIDTH)].map(({ 0: words, 1: count, 2: unit, index }) =>
		formatAt(words, (COUNTS[count!.toLowerCase()] ?? Number(count)) / (/^bit/i.test(unit!) ? 8 : 1), index),
	);
	const wide = [...plain.matchAll(WIDE)].map(({ 0: words, 1: count, index }) =>
		formatAt(words, COUNTS[count!.toLowerCase()] ?? Number(count), index),
	);
	const all = [...found, ...widths, ...wide].toSorted((a, b) => a.start - b.start);
	const states = statesIn(plain, all);
	return [
		...all.filter(
			each =>
				!states.some(state => each.start >= state.start && each.start < state.end) &&
				!isTrained(sentenceAt(plain, each)),
		),
		...states,
	].toSorted((a, b) => a.start - b.start);
}

/** `training a 7B model in fp32 with Adam`: what is kept for each parameter is more than the parameter. */
const isTrained = (sentence: string): boolean =>
	/\b(?:train(?:ing|ed|s)?|fine-?tun(?:ing|ed|es?))\b/i.test(sentence) &&
	/\b(?:Adam\w*|momentum|optimi[sz]ers?)\b/i.test(sentence);

/** The sentence in which an amount stands; a point within a number ends none. */
const sentenceAt = (plain: string, { start }: Amount): string => {
	const before = Math.max(...[...plain.slice(0, start).matchAll(/[.?!;](?!\d)/g)].map(({ index }) => index), -1);
	const behind = plain.slice(start).search(/[.?!;](?!\d)/);
	return plain.slice(before + 1, behind < 0 ? undefined : start + behind);
};

/** What training keeps for each parameter. */
const KEPT =
	/\b(?:(two|both|2|three|3|one|1|a|the)\s+)?((?:[a-z]+-?\d{1,2}\s+)?(?:(?:Adam|AdamW|optimi[sz]er|first|second|running|of the)\s+(?:and\s+second\s+)?)*)(weights|parameters|gradients?|master (?:copy|copies|weights)|moments?|moment estimates|momentum(?: buffer)?|variances?|optimi[sz]er states)\b/gi;

/** `bf16 weights and gradients, an fp32 master copy and two fp32 Adam moments`: the bytes of all of it for each parameter. */
function statesIn(plain: string, formats: readonly Amount[]): readonly Amount[] {
	const sentences = [...plain.matchAll(/[^.?!]+(?:[.?!](?=\d)[^.?!]*)*/g)];
	return sentences.flatMap(({ 0: sentence, index }) => {
		const kept = [...sentence.matchAll(KEPT)].map(match => ({
			start: index + match.index,
			end: index + match.index + match[0].length,
			count: /^moment|^varianc/i.test(match[3]!)
				? /^(?:two|both|2)$/i.test(match[1] ?? '') || /s$/i.test(match[3]!) || /\bfirst and second\b/i.test(match[0])
					? 2
					: 1
				: /^optimi/i.test(match[3]!)
					? 2
					: 1,
			what: match[3]!.toLowerCase(),
		}));
		const end = index + sentence.length;
		const here = formats.filter(each => each.start >= index && each.start < end);
		if (kept.length < 2 || !kept.some(({ what }) => /gradient|moment|optimi/.test(what))) return [];
		const before = formats.filter(each => each.start < index);
		const last = Math.max(
			kept.at(-1)!.end,
			...here.filter(({ start }) => start >= kept[0]!.start).map(each => each.end),
		);
		const bytes = kept.map(({ end: at, count }) => {
			const own =
				here.findLast(each => each.start < at) ??
				here[0] ??
				(new Set(before.map(each => each.number)).size === 1 ? before[0] : undefined);
			return own === undefined ? undefined : own.number * count;
		});
		if (bytes.some(each => each === undefined)) return [];
		const whole = bytes.reduce<number>((sum, each) => sum + each!, 0);
		return [
			{ ...formatAt(sentence, whole, kept[0]!.start), end: last, name: 'bytes per parameter of the training state' },
		];
	});
}

function formatAt(words: string, bytes: number, start: number): Amount {
	return {
		number: bytes,
		unit: unitFromParts([
			{ name: 'B', power: 1 },
			{ name: 'parameter', power: -1 },
		]),
		powers: timesPowers(powersOf(BYTE), new Map([['parameter', 1]]), -1),
		name: 'bytes per parameter',
		start,
		end: start + words.length,
	};
}
