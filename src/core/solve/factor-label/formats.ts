import { unitFromParts } from '../../math/units/unit-algebra.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import type { Amount } from './amounts.ts';
import { powersOf, timesPowers } from './dimensions.ts';

const BYTE = unitOf(parseUnitText('B')!)!;
/** Number formats that a text names, with the bytes of a number in them. */
const FORMATS: readonly (readonly [string, number])[] = [
	['(?:bf|fp|float|int|b?float-?)-?16\\b|half[- ]precision|16-bit', 2],
	['(?:fp|float|int)-?32\\b|(?:single|full)[- ]precision|32-bit', 4],
	['(?:fp|float|int)-?64\\b|double[- ]precision|64-bit', 8],
	['(?:fp|float|int|e4m3|e5m2)-?8\\b|8-bit', 1],
	['(?:fp|int|nf)-?4\\b|4-bit', 0.5],
];
const COUNT = '(\\d{1,2}(?:\\.\\d+)?|one|two|four|eight)';
/** `quantised to 4 bits`, `parameters at one byte`: so much for each number. */
const WIDTH = new RegExp(
	`\\b(?:to|in|with|at|as|using|of|takes?|needs?)\\s+(?:only\\s+|just\\s+)?${COUNT}[\\s-](bits?|bytes?)\\b(?!\\s*(?:per|\\/|each|a\\b|for))`,
	'gi',
);
const COUNTS: Readonly<Record<string, number>> = { one: 1, two: 2, four: 4, eight: 8 };
const ANY = new RegExp(FORMATS.map(([words]) => `\\b(?:${words})`).join('|'), 'gi');
const ONE = FORMATS.map(([words, bytes]) => [new RegExp(`^(?:${words})`, 'i'), bytes] as const);

/** The number formats in a text as bytes for each parameter: `in bf16`, `quantised to 4 bits`. What adds formats up is none. */
export function formatsIn(plain: string): readonly Amount[] {
	const found = [...plain.matchAll(ANY)].flatMap(({ 0: words, index }) => {
		const bytes = ONE.find(([pattern]) => pattern.test(words))?.[1];
		return bytes === undefined ? [] : [formatAt(words, bytes, index)];
	});
	const widths = [...plain.matchAll(WIDTH)].map(({ 0: words, 1: count, 2: unit, index }) =>
		formatAt(words, (COUNTS[count!.toLowerCase()] ?? Number(count)) / (/^bit/i.test(unit!) ? 8 : 1), index),
	);
	return [...found, ...widths].toSorted((a, b) => a.start - b.start);
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
