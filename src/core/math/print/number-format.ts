import { Decimal } from 'decimal.js';
import { Exact } from '../evaluate/decimal.ts';

/** A number as text and as LaTeX. */
export interface Shown {
	readonly text: string;
	readonly latex: string;
}

export interface NumberFormat {
	/** Significant digits; by default 4, or as many as the error leaves, or all of a short exact number. */
	readonly digits?: number;
	/** Half-width that the number carries, in its own unit. */
	readonly error?: number;
	readonly style?: 'auto' | 'plain' | 'scientific';
}

const SUPERSCRIPT: Readonly<Record<string, string>> = {
	'-': '⁻',
	'0': '⁰',
	'1': '¹',
	'2': '²',
	'3': '³',
	'4': '⁴',
	'5': '⁵',
	'6': '⁶',
	'7': '⁷',
	'8': '⁸',
	'9': '⁹',
};

/** An integer as raised Unicode digits. */
export const superscript = (n: number): string => [...String(n)].map(digit => SUPERSCRIPT[digit] ?? digit).join('');

/** Thousands groups in the integer part: 32768.5 -> 32,768.5. */
export const grouped = (plain: string): string => {
	const [whole, fraction] = plain.split('.') as [string, string | undefined];
	const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
	return fraction === undefined ? groups : `${groups}.${fraction}`;
};

const toLatex = (text: string): string => text.replaceAll(',', '{,}').replace('−', '-');

const significant = (x: Decimal): number => x.precision();

/** How many digits to show. A short exact number is shown whole. */
const digitsFor = (x: Decimal, exact: boolean, format: NumberFormat): number => {
	if (format.digits !== undefined) return Math.max(1, format.digits);
	if (exact && significant(x) <= 6) return Math.max(1, significant(x));
	const error = format.error ?? 0;
	if (error > 0 && !x.isZero()) {
		const figures = Math.floor(Math.log10(Math.abs(x.toNumber()) / error)) + 1;
		if (Number.isFinite(figures)) return Math.min(4, Math.max(3, figures));
	}
	return 4;
};

const EXACT_INTEGER_LIMIT = 1e15;

/**
 * A number for a person: groups of three, powers of ten from a million on and below a thousandth, whole numbers that are exact in full
 * (124,439,808) unless they are round (6 × 10¹¹).
 */
export const formatNumber = (value: number | Decimal, exact: boolean, format: NumberFormat = {}): Shown => {
	const x = typeof value === 'number' ? new Exact(Number.isFinite(value) ? value : 0) : value;
	if (typeof value === 'number' && !Number.isFinite(value)) {
		const sign = value < 0 ? '-' : '';
		return Number.isNaN(value)
			? { text: 'undefined', latex: '\\text{undefined}' }
			: { text: `${sign}∞`, latex: `${sign}\\infty` };
	}
	if (x.isZero()) return { text: '0', latex: '0' };
	const size = x.abs();
	const style = format.style ?? 'auto';
	const integer = exact && x.isInteger() && format.digits === undefined;
	if (
		style !== 'scientific' &&
		integer &&
		size.lessThan(EXACT_INTEGER_LIMIT) &&
		(style === 'plain' || size.lessThan(1e6) || significant(x) > 4)
	) {
		const text = grouped(x.toFixed());
		return { text, latex: toLatex(text) };
	}
	const rounded = x.toSignificantDigits(digitsFor(x, exact, format), Decimal.ROUND_HALF_UP);
	const exponent = rounded.e;
	const scientific = style === 'scientific' || (style === 'auto' && (exponent >= 6 || exponent < -3));
	if (!scientific) {
		const text = grouped(rounded.toFixed());
		return { text, latex: toLatex(text) };
	}
	const mantissa = rounded.div(new Exact(10).pow(exponent)).toFixed();
	const power = { text: `10${superscript(exponent)}`, latex: `10^{${exponent}}` };
	if (mantissa === '1') return power;
	return { text: `${mantissa} × ${power.text}`, latex: `${mantissa} \\times ${power.latex}` };
};
