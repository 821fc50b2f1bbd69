import { type Comma, isDecimal, loneCommas } from '../../text/decimal-comma.ts';
import { findUnit } from '../units/units.ts';

const MAY_HOLD = /\d(?:,|\{,\})\d/;
/** A decimal point as English writes it; `42.000` may be thousands. */
const DECIMAL_POINT = /(?<![\d.])(?:0\.\d|\d+\.(?:\d{1,2}|\d{4,})(?![\d.]))/;
/** Thousands set off by thin spaces leave nothing for a comma but to be the decimal sign. */
const SPACED_THOUSANDS = /(?<![\d.,])\d{1,3}(?:\\,\d{3})+(?!\d)/;

/**
 * Where commas of a formula are decimal signs, as most of the world outside of English writes them (`0,025`, `29,9 \times 10^{-27}`, `3{,}14`).
 * A comma is one for certain where nothing else can be meant: digits in braces that are no thousands, a zero before or behind it, a
 * fraction's own numerator, a power of ten or a unit behind it. One such comma says how the whole formula writes its numbers, so that
 * `1{,}225` beside `0{,}31` is no thousand; a decimal point anywhere says the opposite.
 * @returns the offsets of the commas (of the brace, where they stand in braces); undefined where there are none
 */
export function decimalCommas(source: string): ReadonlySet<number> | undefined {
	if (!MAY_HOLD.test(source)) return undefined;
	const commas = loneCommas(source);
	const english = DECIMAL_POINT.test(source);
	const spaced = SPACED_THOUSANDS.test(source);
	const certain = commas.filter(comma => isCertain(comma, english) || (spaced && comma.braced));
	if (certain.length === 0) return undefined;
	const bare = certain.some(({ braced }) => !braced);
	const found = english
		? certain
		: commas.filter(
				comma =>
					isCertain(comma, false) ||
					comma.braced ||
					// `3{,}5 \cdot 10,000`: who writes braces does without them for another reason
					(comma.place !== 'index' && !comma.enclosed && (bare || comma.after.length !== 3)),
			);
	return new Set(found.map(comma => comma.at));
}

const isCertain = (comma: Comma, english: boolean): boolean =>
	isDecimal(comma, english, word => findUnit(word)?.guessed === false);
