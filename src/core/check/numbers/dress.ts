import type { Literal } from '../../math/literal.ts';
import { superscript } from '../../math/print/number-format.ts';

/** A number as text and as LaTeX. */
export interface Dressed {
	readonly text: string;
	readonly latex: string;
}

/** Above this a number for a sentence is a power of ten, unless it stands beside a whole number that is written out. */
const LARGE = 1e7;
const LARGE_BESIDE_WHOLE = 1e15;

/** A number for a sentence: plain with separators where that is readable, or where `beside` is written so, else as a power of ten. */
export function dressNumber(value: number, figures: number, beside?: Literal): Dressed {
	if (!Number.isFinite(value)) return { text: String(value), latex: String(value) };
	if (value === 0) return { text: '0', latex: '0' };
	const size = Math.abs(value);
	const whole = Number.isInteger(value);
	const writtenOut = whole && beside?.form === 'integer' && !beside.bareTen;
	if (size >= (writtenOut ? LARGE_BESIDE_WHOLE : LARGE) || size < 1e-3) {
		const [mantissa, exponent] = trimmed(value, figures);
		const power = `10${superscript(Number(exponent))}`;
		if (mantissa === '1' || mantissa === '-1') {
			const sign = mantissa === '-1' ? '-' : '';
			return { text: `${sign}${power}`, latex: `${sign}10^{${exponent}}` };
		}
		return { text: `${mantissa} × ${power}`, latex: `${mantissa} \\times 10^{${exponent}}` };
	}
	const places = whole ? 0 : Math.max(0, Math.min(12, figures - 1 - Math.floor(Math.log10(size))));
	const digits = separated(stripZeros(value.toFixed(places)), ',');
	return { text: digits, latex: digits.replaceAll(',', '{,}') };
}

/** Figures that show a right value well beside what was written: a whole number in full, else those written, three at least. */
export function figuresFor(value: number, literal: Literal | undefined): number {
	const own = significant(value);
	const shown = Math.max(literal?.figures ?? 0, 3);
	const whole = Number.isInteger(value) && literal?.form !== 'decimal' && Math.abs(value) < 1e15;
	return whole ? Math.max(own, 1) : Math.min(own, shown);
}

/** A unit without the full stop of a sentence that stood inside its formula. */
const plainUnit = (written: string): string => written.replace(/(?<=[\p{L}\d²³])\s*[.,;:]$/u, '').trim();

/** The number behind its unit or before it: `$18.18`, `2 × 10⁵ GB`. */
export function withUnit({ text, latex }: Dressed, written: string): Dressed {
	const unit = plainUnit(written);
	if (unit === '') return { text, latex };
	const rate = /^(?:\$|USD|\\\$)(?<per>\s*\/.*|\s*per .*)$/.exec(unit)?.groups?.per ?? '';
	if (unit === '$' || unit === 'USD' || unit === '\\$' || rate !== '') {
		const negative = text.startsWith('-');
		const bare = (s: string) => (negative ? s.slice(1) : s);
		const sign = negative ? '-' : '';
		return { text: `${sign}$${bare(text)}${rate}`, latex: `${sign}\\$${bare(latex)}${rate && `\\text{${rate}}`}` };
	}
	if (unit === '%') return { text: `${text} %`, latex: `${latex}\\,\\%` };
	return { text: `${text} ${unit}`, latex: `${latex}\\ \\text{${unit}}` };
}

/** A right value, in the unit that stands beside the literal which is wrong, with figures that show it well beside that one. */
export const dressBeside = (value: number, literal: Literal | undefined, unit: string): Dressed =>
	withUnit(dressNumber(value, figuresFor(value, literal), literal), unit);

/**
 * A right value in the dress of the literal it replaces: `2 \times 10^6` becomes `2 \times 10^5`, `20,000` becomes `2,000`,
 * `9.7 million` becomes `97.7 thousand`'s plain digits. `value` is in the unit that stands beside the literal.
 */
export function redress(source: string, literal: Literal, value: number): string | undefined {
	if (!Number.isFinite(value)) return undefined;
	const money = /^(?:\\?\$|USD\s?|[€£])\s*/.exec(source)?.[0] ?? '';
	if (money !== '') {
		const bare = redress(source.slice(money.length), literal, value);
		return bare === undefined ? undefined : money + bare;
	}
	const figures = figuresFor(value, literal);
	const power =
		/^(?<before>[-−]?\s*)(?<mantissa>[\d.,{}\\]+)?(?<sign>\s*(?:\\times|\\cdot|×|·|\*|x)\s*)?(?<ten>10\s*(?:\^|\*\*)\s*)(?<exponent>\{?\(?\s*[-−+]?\s*\d+\s*\)?\}?)$/u.exec(
			source,
		);
	if (power?.groups) {
		const [mantissa, exponent] = trimmed(value, power.groups.mantissa ? figures : Math.max(figures, 1));
		const wrapped = dressExponent(power.groups.exponent!, Number(exponent));
		const ten = `${power.groups.ten}${wrapped}`;
		if (mantissa === '1' && !power.groups.mantissa) return ten;
		const sign = power.groups.sign ?? (source.includes('\\') || source.includes('{') ? ' \\times ' : ' × ');
		return `${mantissa}${sign}${ten}`;
	}
	const raised = /^(?<mantissa>[\d.,]+)?(?<sign>\s*[×·*x]\s*)?10(?<exponent>[⁻⁺]?[⁰¹²³⁴-⁹]+)$/u.exec(source);
	if (raised?.groups) {
		const [mantissa, exponent] = trimmed(value, figures);
		const ten = `10${superscript(Number(exponent))}`;
		return mantissa === '1' && !raised.groups.mantissa ? ten : `${mantissa}${raised.groups.sign ?? ' × '}${ten}`;
	}
	if (/^[-−]?[\d.]+[eE][-+]?\d+$/.test(source)) {
		const [mantissa, exponent] = trimmed(value, figures);
		return `${mantissa}${source.includes('E') ? 'E' : 'e'}${exponent}`;
	}
	const scale = /^(?<digits>[-−]?[\d.,{}\\]+)(?<gap>\s*)(?<word>[A-Za-z]+|\\?%)$/u.exec(source);
	if (scale?.groups) {
		const written = Number(scale.groups.digits!.replace(/[,{}\\]/g, '').replace('−', '-'));
		const factor = literal.value / written;
		if (!Number.isFinite(factor) || factor === 0) return undefined;
		const scaled = value / factor;
		// Half a million is well said in millions; a hundredth of one is not.
		const other = scaleWord(value, scale.groups.word!);
		if (other && (Math.abs(scaled) < 0.1 || Math.abs(scaled) >= 1e5))
			return `${dressPlain(value / other.factor, figures, scale.groups.digits!)}${scale.groups.gap}${other.word}`;
		if (Math.abs(scaled) < 0.1 || Math.abs(scaled) >= 1e5) return dressPlain(value, figures, scale.groups.digits!);
		return `${dressPlain(scaled, figures, scale.groups.digits!)}${scale.groups.gap}${scale.groups.word}`;
	}
	return /^[-−]?\s*[\d.,{}\\ ]+$/u.test(source) ? dressPlain(value, figures, source) : undefined;
}

const SCALE_WORDS = ['thousand', 'million', 'billion', 'trillion', 'quadrillion', 'quintillion'];

/** The word for the size of a value, where a word of the kind was written before. */
function scaleWord(value: number, written: string): { readonly word: string; readonly factor: number } | undefined {
	if (!SCALE_WORDS.includes(written.toLowerCase()) || Math.abs(value) < 1e6) return undefined;
	const step = Math.floor(Math.log10(Math.abs(value)) / 3);
	const word = SCALE_WORDS[step - 1];
	return word === undefined ? undefined : { word, factor: 1000 ** step };
}

function dressExponent(written: string, exponent: number): string {
	const wrapped =
		written.startsWith('{') || exponent < 0 || exponent > 9 ? (written.startsWith('(') ? '()' : '{}') : '';
	// Plain text has no braces to group by; a bare multi-digit exponent there stays bare.
	if (!/[{(]/.test(written) && written.trim().length > 1) return String(exponent);
	return wrapped === '' ? String(exponent) : `${wrapped[0]}${exponent}${wrapped[1]}`;
}

/** Plain digits, with the thousands separator of the model where it has one. */
function dressPlain(value: number, figures: number, model: string): string {
	const size = Math.abs(value);
	if (size !== 0 && (size >= 1e15 || size < 1e-6)) {
		const { text, latex } = dressNumber(value, figures);
		return /[{}\\]/.test(model) ? latex : text;
	}
	const places = Number.isInteger(value) ? 0 : Math.max(0, Math.min(15, figures - 1 - Math.floor(Math.log10(size))));
	const digits = padded(stripZeros(value.toFixed(places)), model);
	const separator = model.includes('{,}')
		? '{,}'
		: model.includes('\\,')
			? '\\,'
			: /\d,\d/.test(model)
				? ','
				: undefined;
	if (separator) return separated(digits, separator);
	return size >= 1e4 && !/\d{5}/.test(model) && !/[{}\\]/.test(model) ? separated(digits, ',') : digits;
}

/** Zeros behind the point where the model keeps them: `85.80` becomes `58.80`. */
function padded(digits: string, model: string): string {
	const wanted = /\.(\d*0)$/.exec(model.trim())?.[1]?.length ?? 0;
	const own = digits.split('.')[1]?.length ?? 0;
	return wanted > own ? Number(digits).toFixed(wanted) : digits;
}

const separated = (digits: string, separator: string): string => {
	const [whole, fraction] = digits.split('.') as [string, string | undefined];
	const grouped =
		whole.length > 4 || whole.replace('-', '').length > 3 ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator) : whole;
	return fraction === undefined ? grouped : `${grouped}.${fraction}`;
};

const stripZeros = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

/** Mantissa without trailing zeros, and exponent. */
function trimmed(value: number, figures: number): readonly [string, number] {
	const [mantissa, exponent] = value.toExponential(Math.max(0, Math.min(15, figures - 1))).split('e') as [
		string,
		string,
	];
	return [stripZeros(mantissa), Number(exponent)];
}

/** Significant figures that a double needs to be told from its neighbours at 12 figures. */
function significant(value: number): number {
	if (value === 0) return 1;
	const [mantissa] = value.toExponential(11).split('e') as [string];
	return stripZeros(mantissa).replace(/[-.]/g, '').length;
}
