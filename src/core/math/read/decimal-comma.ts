import { findUnit } from '../units/units.ts';

/** A comma between two digits, and what stands around it. */
interface Comma {
	readonly at: number;
	readonly braced: boolean;
	readonly before: string;
	readonly after: string;
	/** The innermost thing around it: brackets that hold lists, an index, the numerator or denominator of a fraction, or none of these. */
	readonly place: 'list' | 'index' | 'fraction' | 'open';
	/** Alone between brackets, `(0,25)`: a pair as likely as a number. */
	readonly enclosed: boolean;
	/** What stands before the digits, and behind them. */
	readonly front: string;
	readonly rest: string;
}

const MAY_HOLD = /\d(?:,|\{,\})\d/;
/** A decimal point as English writes it; `42.000` may be thousands. */
const DECIMAL_POINT = /(?<![\d.])(?:0\.\d|\d+\.(?:\d{1,2}|\d{4,})(?![\d.]))/;
const UNIT_BEHIND =
	/^(?:\\[,;: ]|[~\s])*(?:\\(?:text|mathrm|textrm|unit)\s*\{\s*([A-Za-zµΩ°]+)|([A-Za-zµΩ°]{1,3})(?![A-Za-z]))/;
const FACTOR_BEHIND = /^(?:\\[,;: ]|[~\s])*(?:\\times|\\cdot|[×·*])(?:\\[,;: ]|[~\s])*\d/;
const FACTOR_BEFORE = /(?:\d|\})(?:\\[,;: ]|[~\s])*(?:\\times|\\cdot|[×·*])(?:\\[,;: ]|[~\s])*$/;
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
	const commas = commasOf(source);
	const english = DECIMAL_POINT.test(source);
	const spaced = SPACED_THOUSANDS.test(source);
	const certain = commas.filter(comma => isCertain(comma, english) || (spaced && comma.braced));
	if (certain.length === 0) return undefined;
	const found = english
		? certain
		: commas.filter(comma => comma.braced || (comma.place !== 'index' && !comma.enclosed) || isCertain(comma, false));
	return new Set(found.map(comma => comma.at));
}

function isCertain({ braced, before, after, place, enclosed, front, rest }: Comma, english: boolean): boolean {
	if (braced) return before === '0' || before.length > 3 || after.length !== 3;
	if (english || place === 'index') return false;
	const leading = after.length > 1 && after.startsWith('0');
	if (leading && (before === '0' || after.length !== 3)) return true;
	if (place === 'list' || enclosed) return false;
	if (before === '0' && after.length > 1) return true;
	if (after.length === 3) return false;
	if (place === 'fraction' || FACTOR_BEHIND.test(rest) || FACTOR_BEFORE.test(front)) return true;
	const unit = UNIT_BEHIND.exec(rest);
	const word = unit?.[1] ?? unit?.[2];
	return word !== undefined && findUnit(word)?.guessed === false;
}

/** All commas between digits that stand alone: in `1,2,3` and `1{,}310{,}720` no comma is a decimal sign. */
function commasOf(source: string): readonly Comma[] {
	const out: Comma[] = [];
	const open: Comma['place'][] = [];
	let below = false;
	for (let i = 0; i < source.length; i++) {
		const c = source[i] as string;
		if (c >= '0' && c <= '9') {
			const number = /^(\d+)((?:,|\{,\})\d+)*/.exec(source.slice(i, i + 80)) as RegExpExecArray;
			const [text, before] = number as unknown as [string, string];
			const sign = /,|\{,\}/g;
			const signs = text.match(sign);
			if (signs?.length === 1 && source[i - 1] !== '.' && source[i + text.length] !== ',') {
				const braced = signs[0] === '{,}';
				const after = text.slice(before.length + (braced ? 3 : 1));
				const front = source.slice(Math.max(0, i - 16), i);
				const rest = source.slice(i + text.length, i + text.length + 24);
				const place = /[_^]/.test(source[i - 1] ?? '') ? 'index' : (open[open.length - 1] ?? 'open');
				const enclosed = /[([{]\s*$/.test(front) && /^\s*(?:\\right)?\s*[)\]]|^\\\}/.test(rest) && place !== 'fraction';
				out.push({ at: i + before.length, braced, before, after, place, enclosed, front, rest });
			}
			i += text.length - 1;
		} else if (c === '(' && !/[\w})\]]\s*$/.test(source.slice(Math.max(0, i - 3), i).replace(/\\left$/, ''))) {
			// Brackets that only hold together what stands in them.
			open.push('open');
		} else if (c === '(' || c === '[' || (c === '\\' && source[i + 1] === '{')) {
			if (c === '\\') i++;
			open.push('list');
		} else if (c === '{') {
			const fraction = below || /\\(?:[dtc]?frac|sqrt)\s*$/.test(source.slice(Math.max(0, i - 8), i));
			const index = /[_^]\s*$/.test(source.slice(Math.max(0, i - 2), i));
			open.push(fraction ? 'fraction' : index ? 'index' : (open[open.length - 1] ?? 'open'));
			below = false;
		} else if (c === '}' || c === ')' || c === ']') {
			// The denominator is a fraction's second group.
			below = open.pop() === 'fraction' && c === '}' && source[i + 1] === '{';
		}
	}
	return out;
}
