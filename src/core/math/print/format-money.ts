import { Decimal } from 'decimal.js';
import { Exact } from '../evaluate/decimal.ts';
import { unitFromParts } from '../units/units.ts';
import { type Part, unitText } from './fitting-unit.ts';
import type { FormatOptions } from './format.ts';
import { formatNumber, grouped, type Shown } from './number-format.ts';

export const CURRENCY: Readonly<Record<string, Shown>> = {
	USD: { text: '$', latex: '\\$' },
	'€': { text: '€', latex: '\\text{€}' },
	'£': { text: '£', latex: '\\text{£}' },
	'¥': { text: '¥', latex: '\\text{¥}' },
	'₹': { text: '₹', latex: '\\text{₹}' },
	CHF: { text: 'CHF ', latex: '\\text{CHF }' },
	SEK: { text: 'SEK ', latex: '\\text{SEK }' },
	CAD: { text: 'CAD ', latex: '\\text{CAD }' },
};

const MONEY_WORDS: readonly (readonly [number, string])[] = [
	[1e15, 'quadrillion'],
	[1e12, 'trillion'],
	[1e9, 'billion'],
	[1e6, 'million'],
];

/** `$10²⁰` would read as ten dollars squared ten times: `$1 × 10²⁰`. */
const withMantissa = (shown: Shown): Shown =>
	shown.latex.startsWith('10^') ? { text: `1 × ${shown.text}`, latex: `1 \\times ${shown.latex}` } : shown;

/** Whole dollars; of a number that went through binary fractions too where nothing but their noise is left. */
const isWhole = (size: Decimal, exact: boolean): boolean =>
	exact ? size.isInteger() : size.toSignificantDigits(14).isInteger() && !size.isInteger();

/** `$18.18`, `$66,000`, `$6.06 million`, `$0.000013`, `$4/h`. */
export const formatMoney = (
	value: number | Decimal,
	exact: boolean,
	sign: Shown,
	per: readonly Part[],
	options: FormatOptions,
): Shown => {
	const x = new Exact(value);
	const size = x.abs();
	const minus = x.isNegative() ? '-' : '';
	const tail = per.length === 0 ? '' : unitText(unitFromParts(per), per, true).replace(/^1/, '');
	const latexTail = tail === '' ? '' : `\\text{${tail}}`;
	const word =
		options.style === 'plain' || tail !== ''
			? undefined
			: MONEY_WORDS.find(([from]) => size.greaterThanOrEqualTo(from));
	if (size.greaterThanOrEqualTo(tail === '' ? 1e18 : 1e9) || options.style === 'scientific') {
		const shown = withMantissa(formatNumber(size, exact, options));
		return {
			text: `${minus}${sign.text}${shown.text}${tail}`,
			latex: `${minus}${sign.latex}${shown.latex}${latexTail}`,
		};
	}
	if (word) {
		const mantissa = size
			.div(word[0])
			.toSignificantDigits(options.digits ?? (exact && size.precision() <= 5 ? 5 : 3), Decimal.ROUND_HALF_UP)
			.toFixed();
		return {
			text: `${minus}${sign.text}${mantissa} ${word[1]}${tail}`,
			latex: `${minus}${sign.latex}${mantissa}\\ \\text{${word[1]}${tail}}`,
		};
	}
	const number =
		options.digits !== undefined
			? size.toSignificantDigits(options.digits, Decimal.ROUND_HALF_UP).toFixed()
			: size.isZero() || isWhole(size, exact) || size.greaterThanOrEqualTo(1e4)
				? size.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toFixed()
				: size.greaterThanOrEqualTo(0.095)
					? size.toFixed(2, Decimal.ROUND_HALF_UP)
					: size.toSignificantDigits(3, Decimal.ROUND_HALF_UP).toFixed();
	const text = grouped(number);
	return {
		text: `${minus}${sign.text}${text}${tail}`,
		latex: `${minus}${sign.latex}${text.replaceAll(',', '{,}')}${latexTail}`,
	};
};
