import type { NumberNode } from '../expression.ts';

/** A literal without grouping signs: digits with at most one point, and a power of ten behind it. */
export interface Literal {
	readonly digits: string;
	readonly exponent: number;
	/** Whether an exponent was written (`1E15`), even a zero one. */
	readonly scientific: boolean;
}

const PLAIN = /^[0-9]{1,15}$/;

/** Takes the grouping signs, spaces, LaTeX and letters of an exponent out of a literal as the lexers cut it. */
export function literalOf(source: string): Literal {
	if (PLAIN.test(source)) return { digits: source, exponent: 0, scientific: false };
	const exponentAt = source.search(/[eE]|\\(?:mathrm|text|mathsf|texttt)\{[eE]/);
	// the e of a command's name is no exponent
	const mantissa = (exponentAt < 0 ? source : source.slice(0, exponentAt)).replace(/[^0-9.]/g, '');
	if (exponentAt < 0) return { digits: mantissa, exponent: 0, scientific: false };
	const tail = source
		.slice(exponentAt)
		.replace(/−/g, '-')
		.replace(/[^0-9-]/g, '');
	const exponent = Number(tail);
	return { digits: mantissa, exponent: Number.isFinite(exponent) ? exponent : 0, scientific: true };
}

/**
 * The node of a literal.
 * @param power the power of ten of a scale word or suffix (`million` 6, `%` -2), 0 without one
 */
export function numberNode(literal: Literal, start: number, end: number, power = 0, scale?: string): NumberNode {
	const { digits, exponent, scientific } = literal;
	const span = { start, end };
	if (power === 0 && !scientific && PLAIN.test(digits)) {
		const value = Number(digits);
		return {
			kind: 'number',
			span,
			decimal: String(value),
			value,
			lastPlace: 0,
			trailingZeros: value === 0 ? 0 : trailingZerosOf(digits),
			exact: true,
			...(scale === undefined ? {} : { scale }),
		};
	}
	const point = digits.indexOf('.');
	const places = point < 0 ? 0 : digits.length - point - 1;
	const total = exponent + power;
	const positional = !scientific && (power === 0 || scale === '%' || scale === '‰');
	const decimal = decimalText(digits, total, positional);
	const integer = point < 0 && !scientific;
	return {
		kind: 'number',
		span,
		decimal,
		value: Number(decimal),
		lastPlace: total - places,
		trailingZeros: integer && /[1-9]/.test(digits) ? trailingZerosOf(digits) : 0,
		exact: integer,
		...(scale === undefined ? {} : { scale }),
	};
}

function trailingZerosOf(digits: string): number {
	let count = 0;
	while (count < digits.length - 1 && digits.charCodeAt(digits.length - 1 - count) === 48) count++;
	return count;
}

/** Digits times a power of ten, written canonically: positional, or as d.ddd e n. */
export function decimalText(digits: string, exponent: number, positional: boolean): string {
	const point = digits.indexOf('.');
	const bare = point < 0 ? digits : digits.slice(0, point) + digits.slice(point + 1);
	let start = 0;
	while (start < bare.length && bare.charCodeAt(start) === 48) start++;
	let end = bare.length;
	while (end > start && bare.charCodeAt(end - 1) === 48) end--;
	if (start === end) return '0';
	const significant = bare.slice(start, end);
	// Power of ten of the first significant digit.
	const lead = (point < 0 ? digits.length : point) - 1 - start + exponent;
	if (positional && Math.abs(lead) < 400) {
		if (lead < 0) return `0.${'0'.repeat(-lead - 1)}${significant}`;
		if (lead >= significant.length - 1) return significant + '0'.repeat(lead - significant.length + 1);
		return `${significant.slice(0, lead + 1)}.${significant.slice(lead + 1)}`;
	}
	const mantissa = significant.length === 1 ? significant : `${significant[0]}.${significant.slice(1)}`;
	return lead === 0 ? mantissa : `${mantissa}e${lead}`;
}
