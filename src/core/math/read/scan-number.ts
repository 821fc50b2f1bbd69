import { UNCLEAR_COMMA, UNCLEAR_POINT } from '../../text/decimal-sign.ts';

export const isDigit = (c: number): boolean => c >= 48 && c <= 57;

const digitsFrom = (source: string, at: number, to: number): number => {
	let i = at;
	while (i < to && isDigit(source.charCodeAt(i))) i++;
	return i;
};

/** Exactly three digits at `at`, and no fourth. */
const threeDigits = (source: string, at: number, to: number): boolean =>
	at + 3 <= to &&
	isDigit(source.charCodeAt(at)) &&
	isDigit(source.charCodeAt(at + 1)) &&
	isDigit(source.charCodeAt(at + 2)) &&
	!(at + 3 < to && isDigit(source.charCodeAt(at + 3)));

const BRACED_SIGNS = ['{,}', '{\\,}', '{\\;}', '{\\ }', '{~}', '{\\small,}'];

/** Length of a grouping sign at `at` (`,` `{,}` `,\!` `\,` `\;` `\ ` `~` a blank, a thin space, `_`), or 0. */
function groupingSign(source: string, at: number, latex: boolean): number {
	const c = source.charCodeAt(at);
	if (c === 44) return latex && source.startsWith(',\\!', at) ? 3 : 1;
	if (c === 32 || c === 0xa0 || c === 0x2009 || c === 0x202f) return 1;
	if (!latex) return c === 95 ? 1 : 0;
	if (c === 123) return BRACED_SIGNS.find(sign => source.startsWith(sign, at))?.length ?? 0;
	if (c === 126) return 1;
	if (c === 92) {
		const next = source.charCodeAt(at + 1);
		return next === 44 || next === 59 || next === 32 || next === 58 ? 2 : 0;
	}
	return 0;
}

/**
 * Where thousands that are set off by dots end: `299.792.458`, and `1.500` in a formula with decimal commas. A single dot is a decimal
 * point everywhere else.
 * @returns the place of the first digit's end where there are none
 */
function dottedThousands(
	source: string,
	at: number,
	to: number,
	first: number,
	commas: ReadonlySet<number> | undefined,
): number {
	if (first < 1 || first > 3 || source[at] !== '.') return at;
	let i = at;
	let groups = 0;
	while (source[i] === '.' && threeDigits(source, i + 1, to)) {
		i += 4;
		groups++;
	}
	return groups > (commas ? 0 : 1) && source[i] !== '.' ? i : at;
}

/** A literal as it was cut, with a decimal comma as a point and without thousands that are set off by dots. */
export function literalText(
	source: string,
	from: number,
	end: number,
	commas: ReadonlySet<number> | undefined,
): string {
	const text = source.slice(from, end);
	const dotted = /^\d{1,3}(?:\.\d{3})+(?![\d.])/.exec(text)?.[0] ?? '';
	const thousands = commas || dotted.indexOf('.') !== dotted.lastIndexOf('.') ? dotted : '';
	const whole = thousands.replaceAll('.', '') + text.slice(thousands.length);
	if (!commas) return whole;
	for (const sign of ['{,}', ',']) {
		const place = text.lastIndexOf(sign);
		if (place >= 0 && commas.has(from + place)) {
			const cut = whole.lastIndexOf(sign);
			return `${whole.slice(0, cut)}.${whole.slice(cut + sign.length)}`;
		}
	}
	return whole;
}

/**
 * Where the number literal that begins at `from` ends: digits, thousands in groups of exactly three with one and the same
 * sign between them, a decimal point (or `{,}` with other than three digits behind it), an exponent. A full stop after an
 * integer belongs to the sentence unless the formula goes on at once.
 * @param commas where decimal commas stand, see `decimalCommas`
 */
export function scanNumber(
	source: string,
	from: number,
	to: number,
	latex: boolean,
	grouping = true,
	commas?: ReadonlySet<number>,
): number {
	let i = digitsFrom(source, from, to);
	const first = i - from;
	const dotted = dottedThousands(source, i, to, first, commas);
	if (dotted > i) i = dotted;
	else if (grouping && first >= 1 && first <= 3 && i < to && source.charCodeAt(from) !== 48) {
		const length = groupingSign(source, i, latex);
		if (length > 0) {
			const sign = source.slice(i, i + length);
			while (source.startsWith(sign, i) && !commas?.has(i) && threeDigits(source, i + length, to)) i += length + 3;
		}
	}
	if (commas?.has(i)) return exponentEnd(source, digitsFrom(source, i + (source[i] === '{' ? 3 : 1), to), to, latex);
	const braced = latex && source.charCodeAt(i) === 123;
	if (
		braced &&
		source.startsWith('{,}', i) &&
		!source.slice(from, i).includes('{,}') &&
		isDigit(source.charCodeAt(i + 3))
	) {
		i = digitsFrom(source, i + 3, to);
	} else if (braced && source.startsWith('{.}', i) && isDigit(source.charCodeAt(i + 3))) {
		i = digitsFrom(source, i + 3, to);
	} else if (source.charCodeAt(i) === 46 && i < to) {
		const after = digitsFrom(source, i + 1, to);
		if (after > i + 1) {
			i = after;
			while (latex && source.startsWith('\\,', i) && threeDigits(source, i + 2, to)) i += 5;
		} else if (
			first > 0 &&
			i + 1 < to &&
			!/[\s.,;:)}\]a-zA-Z&]/.test(source[i + 1] as string) &&
			!source.startsWith('\\\\', i + 1)
		)
			i++;
	}
	return exponentEnd(source, i, to, latex);
}

function exponentEnd(source: string, at: number, to: number, latex: boolean): number {
	if (at >= to) return at;
	let i = at;
	const c = source.charCodeAt(i);
	if (c === 101 || c === 69) i++;
	else if (latex && c === 92) {
		const match = /^\\(?:mathrm|text|mathsf|texttt)\{[eE]([+−-]?)\}/.exec(source.slice(i, i + 12));
		if (!match) return at;
		i += match[0].length;
		if (match[1]) {
			const last = digitsFrom(source, i, to);
			return last > i ? last : at;
		}
	} else return at;
	const sign = source[i];
	const braced = latex && source.charCodeAt(i) === 123 ? /^\{[+-]?\d+\}/.exec(source.slice(i, i + 8)) : null;
	if (braced && c === 92) return i + braced[0].length;
	if (latex && (source.startsWith('{-}', i) || source.startsWith('{+}', i))) i += 3;
	else if (sign === '+' || sign === '-' || sign === '−') i++;
	const end = digitsFrom(source, i, to);
	return end > i ? end : at;
}

/** Where a number ends that holds a comma or a point of which nobody can say what it is; 0 where the one that ends at `end` holds none. */
export function unclearEnd(source: string, end: number): number {
	const braced = source.charCodeAt(end) === 123;
	const sign = source[braced ? end + 1 : end];
	if (sign !== UNCLEAR_COMMA && sign !== UNCLEAR_POINT) return 0;
	return digitsFrom(source, braced ? end + 3 : end + 1, source.length);
}
