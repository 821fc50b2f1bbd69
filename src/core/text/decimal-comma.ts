/** A comma between two digits, and what stands around it. */
export interface Comma {
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

const UNIT_BEHIND =
	/^(?:\\[,;: ]|[~\s])*(?:\$\s?)?(?:\\[dt]?frac\s*\{\s*)?(?:\\(?:text|mathrm|textrm|unit)\s*\{\s*([A-Za-zµΩ°]+)|([A-Za-zµΩ°]{1,3})(?![A-Za-z]))/;
const FACTOR_BEHIND = /^(?:\\[,;: ]|[~\s])*(?:\\times|\\cdot|[×·*])(?:\\[,;: ]|[~\s])*\d/;
const FACTOR_BEFORE = /(?:\d|\})(?:\\[,;: ]|[~\s])*(?:\\times|\\cdot|[×·*])(?:\\[,;: ]|[~\s])*$/;

/**
 * Whether nothing but a decimal sign can be meant: digits in braces that are no thousands, a zero before or behind it, a fraction's own
 * numerator, a power of ten or a unit behind it.
 * @param english a decimal point stands near it
 * @param isUnit whether a word is the name of a unit
 */
export function isDecimal(comma: Comma, english: boolean, isUnit: (word: string) => boolean): boolean {
	const { braced, before, after, place, enclosed, front, rest } = comma;
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
	return word !== undefined && isUnit(word);
}

/** Functions of one number: no list stands between their brackets. */
const OF_ONE =
	/(?<![\p{L}\d])(?:round|floor|ceil|exp|ln|sqrt|tanh|sinh?|cosh?|sigmoid|relu|gerundet|runde)\s*(?:\\left)?\s*$/iu;

/** All commas between digits that stand alone: in `1,2,3` and `1{,}310{,}720` no comma is a decimal sign. Linear. */
export function loneCommas(source: string): readonly Comma[] {
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
			if (signs?.length === 1 && source[i - 1] !== '.' && !goesOn(source, i + text.length)) {
				const braced = signs[0] === '{,}';
				const after = text.slice(before.length + (braced ? 3 : 1));
				const front = source.slice(Math.max(0, i - 16), i);
				const rest = source.slice(i + text.length, i + text.length + 24);
				const place = /[_^]/.test(source[i - 1] ?? '') ? 'index' : (open[open.length - 1] ?? 'open');
				const enclosed =
					/[([{]\s*$/.test(front) &&
					/^\s*(?:\\right)?\s*[)\]]|^\\\}/.test(rest) &&
					place !== 'fraction' &&
					!OF_ONE.test(front.replace(/\(\s*$/, ''));
				out.push({ at: i + before.length, braced, before, after, place, enclosed, front, rest });
			}
			i += text.length - 1;
		} else if (
			c === '(' &&
			(!/[\w})\]]\s*$/.test(source.slice(Math.max(0, i - 3), i).replace(/\\left$/, '')) ||
				OF_ONE.test(source.slice(Math.max(0, i - 12), i)))
		) {
			// Brackets that only hold together what stands in them, or the one number of a function.
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

/**
 * Whether a list goes on behind a number, `1,2,x`; in `0,25, 0,75` the next member has a comma of its own, and in `7,389, e² = …` and `0,693, −ln 0,5` the
 * comma of the sentence has the blank that the one in the number has not.
 */
const goesOn = (source: string, at: number): boolean =>
	source[at] === ',' &&
	!/^,(?:\s|\\[,;:! ]){1,3}(?:[-−]?\d+(?:,|\{,\})\d|[-−]?[\p{L}√]|$)/u.test(source.slice(at, at + 24));
