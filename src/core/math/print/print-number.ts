import type { NumberNode } from '../expression.ts';
import { decimalText } from '../read/numerals.ts';
import { scaleLetters, scaleWords } from '../read/vocabulary.ts';

/** Digits, exponent and scale of a number as they can be written down again. */
export interface Written {
	readonly digits: string;
	readonly exponent?: number;
	readonly scale?: string;
}

const scalePower = (scale: string): number | undefined =>
	scale === '%' ? -2 : scale === '‰' ? -3 : (scaleLetters.get(scale) ?? scaleWords.get(scale));

/** Takes a number node back to digits that read as the same node: value, last place and exactness are kept. */
export function written(n: NumberNode): Written {
	const [mantissa, exponentText] = n.decimal.split('e') as [string, string | undefined];
	const exponent = exponentText === undefined ? 0 : Number(exponentText);
	const power = n.scale === undefined ? undefined : scalePower(n.scale);
	if (n.scale !== undefined && power !== undefined) {
		const digits = withPlaces(decimalText(mantissa, exponent - power, true), power - n.lastPlace);
		if (n.exact === !digits.includes('.')) return { digits, scale: n.scale };
	}
	if (n.exact) return { digits: decimalText(mantissa, exponent, true) };
	const positional = exponentText === undefined && n.lastPlace < 0;
	if (positional) return { digits: withPlaces(mantissa, -n.lastPlace) };
	const lead = n.decimal === '0' ? n.lastPlace : exponent;
	return { digits: withPlaces(mantissa, lead - n.lastPlace), exponent: lead };
}

/** Digits with exactly so many places behind the point. */
function withPlaces(digits: string, places: number): string {
	if (places <= 0) return digits;
	const point = digits.indexOf('.');
	const have = point < 0 ? 0 : digits.length - point - 1;
	if (have >= places) return digits;
	return `${digits}${point < 0 ? '.' : ''}${'0'.repeat(places - have)}`;
}

/** Thousands in groups, from five digits on. */
export function grouped(digits: string, sign: string): string {
	const point = digits.indexOf('.');
	const whole = point < 0 ? digits : digits.slice(0, point);
	if (whole.length < 5) return digits;
	return whole.replace(/\B(?=(\d{3})+(?!\d))/g, sign) + (point < 0 ? '' : digits.slice(point));
}
