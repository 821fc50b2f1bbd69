import { Decimal } from 'decimal.js';
import { Exact } from './decimal.ts';
import { plural } from './nouns.ts';
import { formatNumber, grouped, type NumberFormat, type Shown } from './number-format.ts';
import { toLatex, toText } from './print.ts';
import { findUnit, sameDimension, unitFromParts } from './units.ts';
import type { MatrixValue, Quantity, SetValue, Unit, Value } from './value.ts';

export interface FormatOptions extends NumberFormat {
	/** The unit to show it in; else the one it came out in, with a prefix that fits. */
	readonly unit?: Unit;
}

type Part = { readonly name: string; readonly power: number };

/** The number of a quantity in a unit; of a temperature in °C or °F from its zero. */
export const inUnit = (quantity: Quantity, unit: Unit): number => {
	if (quantity.decimal !== undefined && unit.exact !== undefined)
		return quantity.decimal
			.minus(unit.offset ?? 0)
			.div(unit.exact)
			.toNumber();
	return (quantity.value - (unit.offset ?? 0)) / unit.factor;
};

/** A value for a person, as Unicode text on one line and as LaTeX that reads back as the same value. */
export const formatValue = (value: Value, options: FormatOptions = {}): Shown => {
	switch (value.kind) {
		case 'quantity':
			return formatQuantity(value, options);
		case 'matrix':
			return formatMatrix(value, options);
		case 'truth':
			return { text: String(value.truth), latex: `\\text{${value.truth}}` };
		case 'set':
			return formatSet(value, options);
		case 'list': {
			const items = value.items.map(item => formatValue(item, options));
			return {
				text: `(${items.map(item => item.text).join(', ')})`,
				latex: `\\left(${items.map(item => item.latex).join(', ')}\\right)`,
			};
		}
		case 'text':
			return { text: value.text, latex: `\\text{${value.text.replace(/[\\{}$%#&_^~]/g, '\\$&')}}` };
		case 'function': {
			const parameters = value.parameters.join(', ');
			return {
				text: `(${parameters}) ↦ ${toText(value.body)}`,
				latex: `(${parameters}) \\mapsto ${toLatex(value.body)}`,
			};
		}
		case 'symbolic':
			return { text: toText(value.expression), latex: toLatex(value.expression) };
	}
};

const formatQuantity = (quantity: Quantity, options: FormatOptions): Shown => {
	const unit = options.unit && sameDimension(options.unit, quantity.unit) ? options.unit : fittingUnit(quantity);
	const value = inUnit(quantity, unit);
	const exact = quantity.decimal !== undefined && quantity.error === 0;
	const decimal = quantity.decimal && scaledDecimal(quantity.decimal, unit);
	const number = decimal ?? value;
	const parts = unit.parts ?? (findUnit(unit.text) ? [{ name: findUnit(unit.text)!.name, power: 1 }] : undefined);
	const currency = parts?.find(part => part.power === 1 && CURRENCY[part.name] !== undefined);
	if (currency && parts) {
		const rest = parts.filter(part => part !== currency);
		if (rest.every(part => part.power < 0) && CURRENCY[currency.name] !== undefined)
			return formatMoney(number, exact, CURRENCY[currency.name]!, rest, options);
	}
	const shown = formatNumber(number, exact, { ...options, error: quantity.error / Math.abs(unit.factor || 1) });
	const text = unitText(unit, parts, Math.abs(value) === 1);
	if (text === '') return shown;
	if (text === '%') return { text: `${shown.text} %`, latex: `${shown.latex}\\%` };
	if (/^[°¢‰′″]/.test(text) && !/^°[CF]/.test(text))
		return { text: shown.text + text, latex: `${shown.latex}${text === '°' ? '^\\circ' : `\\text{${text}}`}` };
	return {
		text: `${shown.text} ${text}`,
		latex: `${shown.latex}\\ \\text{${text.replaceAll('$', '\\$').replaceAll('%', '\\%')}}`,
	};
};

const scaledDecimal = (decimal: Decimal, unit: Unit): Decimal => {
	const x = (unit.offset === undefined ? decimal : decimal.minus(unit.offset)).div(unit.exact ?? unit.factor);
	// 1/3 h in seconds and back ends in ...9999: the last of the 40 digits are noise
	return new Exact(x.toSignificantDigits(30));
};

const CURRENCY: Readonly<Record<string, Shown>> = {
	USD: { text: '$', latex: '\\$' },
	'€': { text: '€', latex: '\\text{€}' },
	'£': { text: '£', latex: '\\text{£}' },
	'¥': { text: '¥', latex: '\\text{¥}' },
	'₹': { text: '₹', latex: '\\text{₹}' },
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

/** `$18.18`, `$66,000`, `$6.06 million`, `$0.000013`, `$4/h`. */
const formatMoney = (
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
			: size.isZero() || (exact && size.isInteger()) || size.greaterThanOrEqualTo(1e4)
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

/** Names that are shown as words. */
const SHOWN_NAMES: Readonly<Record<string, readonly [string, string]>> = {
	d: ['day', 'days'],
	wk: ['week', 'weeks'],
	mo: ['month', 'months'],
	yr: ['year', 'years'],
	CO2: ['CO₂', 'CO₂'],
	bit: ['bit', 'bits'],
	USD: ['$', '$'],
	'PFLOP/s-d': ['petaFLOP-day', 'petaFLOP-days'],
};

const nameText = (name: string, one: boolean): string => {
	const shown = SHOWN_NAMES[name];
	if (shown) return shown[one ? 0 : 1];
	const entry = findUnit(name);
	if (entry?.soft && entry.dimension.nouns[name] === 1 && !one) return plural(name);
	return name;
};

const unitText = (unit: Unit, parts: readonly Part[] | undefined, one: boolean): string => {
	if (!parts) return unit.text;
	const above = parts.filter(part => part.power > 0);
	const below = parts.filter(part => part.power < 0);
	const write = (part: Part, single: boolean): string => {
		const power = Math.abs(part.power);
		return power === 1
			? nameText(part.name, single)
			: `${nameText(part.name, true)}${Number.isInteger(power) && power < 10 ? (power === 2 ? '²' : power === 3 ? '³' : `^${power}`) : `^${power}`}`;
	};
	// GPU-hours reads better than GPU·h
	const nouns = above.filter(part => findUnit(part.name)?.soft && part.power === 1);
	const times = above.filter(part => ['h', 'd', 'yr', 'min', 's'].includes(part.name) && part.power === 1);
	const top =
		above.length === 2 && nouns.length === 1 && times.length === 1
			? `${nouns[0]!.name}-${{ h: 'hour', d: 'day', yr: 'year', min: 'minute', s: 'second' }[times[0]!.name]}${one ? '' : 's'}`
			: above.map((part, k) => write(part, one || k < above.length - 1)).join('·');
	if (below.length === 0) return top;
	const bottom = below.map(part => write(part, true)).join('·');
	return `${top === '' ? '1' : top}/${below.length === 1 ? bottom : `(${bottom})`}`;
};

const PREFIXED: readonly (readonly [string, number])[] = [
	['Y', 24],
	['Z', 21],
	['E', 18],
	['P', 15],
	['T', 12],
	['G', 9],
	['M', 6],
	['k', 3],
	['', 0],
	['m', -3],
	['µ', -6],
	['n', -9],
];

/** Base symbols that take a prefix when they are shown, and from where to where. */
const FAMILIES: Readonly<Record<string, readonly [number, number]>> = {
	B: [0, 24],
	b: [0, 24],
	bps: [0, 24],
	FLOP: [0, 24],
	FLOPS: [0, 24],
	MAC: [0, 24],
	W: [-9, 15],
	Wh: [0, 15],
	J: [-9, 21],
	Hz: [0, 15],
	eV: [-3, 12],
	V: [-9, 9],
	A: [-9, 9],
	m: [-9, 3],
	Pa: [0, 12],
	N: [-3, 9],
	t: [0, 9],
};

/** The unit without its prefix, where it is of a family that takes one: GB -> B, TFLOPS -> FLOPS. */
const familyOf = (name: string): string | undefined => {
	if (name === 'bit') return 'b';
	if (FAMILIES[name]) return name;
	const rest = name.replace(/^(?:[YZEPTGMKkmµn]i?)/, '');
	return FAMILIES[rest] && findUnit(name) ? rest : undefined;
};

const fitting = (exponent: number, [low, high]: readonly [number, number]): readonly [string, number] =>
	PREFIXED.find(([, power]) => power >= low && power <= high && power <= exponent) ??
	PREFIXED.filter(([, power]) => power >= low && power <= high).at(-1)!;

/** The unit in which a quantity reads best: its own where the number is handy in it, else another prefix of it. */
const fittingUnit = (quantity: Quantity): Unit => {
	const own = quantity.unit;
	if (own.offset !== undefined || quantity.value === 0) return own;
	const parts = simplerParts(own);
	if (parts === undefined) return own;
	const unit = parts === own.parts ? own : unitFromParts(parts);
	const value = Math.abs(quantity.value / unit.factor);
	const first = parts.find(part => part.power > 0);
	if (first === undefined || first.power !== 1) return unit;
	if (
		parts.length === 1 &&
		findUnit(first.name)?.dimension.hard.s === 1 &&
		Object.keys(findUnit(first.name)!.dimension.hard).length === 1
	)
		return fittingTime(quantity, unit, value);
	const family = familyOf(first.name);
	if (family === undefined) return unit;
	const prefixed = first.name !== family && !(first.name === 'bit' && family === 'b');
	const whole = Number.isInteger(quantity.value / unit.factor);
	// in FLOP people write powers of ten; a count of bytes below a million is read as it is
	const keep =
		family === 'FLOP' || family === 'MAC'
			? !prefixed || (value >= 0.1 && value < 1e4)
			: prefixed
				? value >= 0.1 && value < 1e4
				: value >= 0.1 && (whole ? value < 1e6 : value < 1e4);
	if (keep) return unit;
	const base = family === 'b' ? 'bit' : family;
	const rest = parts.filter(part => part !== first);
	const inBase = Math.abs(quantity.value / unitFromParts([{ name: base, power: 1 }, ...rest]).factor);
	if (family === 'FLOP' && rest.length === 0) return unitFromParts([{ name: base, power: 1 }]);
	const [prefix, power] = fitting(Math.floor(Math.log10(inBase) + 1e-12), FAMILIES[family]!);
	const name = power === 0 ? base : `${prefix}${family}`;
	return unitFromParts([{ name, power: 1 }, ...rest]);
};

/** A product that is a unit with a name: kW·h is energy, W·s too; nouns that only say what was counted are dropped beside bytes and money. */
const simplerParts = (unit: Unit): readonly Part[] | undefined => {
	const { parts } = unit;
	if (parts === undefined) return unit.text === '' ? fromDimension(unit) : undefined;
	if (parts.length < 2) return parts;
	const { hard } = unit.dimension;
	const above = parts.filter(part => part.power > 0);
	const isTime =
		above.length === 2 &&
		above.some(
			part =>
				findUnit(part.name)?.dimension.hard.s === 1 && Object.keys(findUnit(part.name)!.dimension.hard).length === 1,
		);
	const kept =
		isTime && Object.keys(hard).length === 1
			? parts
			: above.length > 1
				? parts.filter(
						part =>
							!(
								part.power > 0 &&
								findUnit(part.name)?.soft &&
								above.some(other => other !== part && !findUnit(other.name)?.soft)
							),
					)
				: parts;
	const names = kept.map(part => part.name);
	const energy = hard.kg === 1 && hard.m === 2 && hard.s === -2;
	const nouns = kept.filter(part => findUnit(part.name)?.soft);
	if (energy && kept.length - nouns.length > 1)
		return [
			{
				name: names.some(name => name === 'h' || name === 'd' || name === 'yr' || name.endsWith('Wh')) ? 'kWh' : 'J',
				power: 1,
			},
			...nouns.filter(part => part.power < 0),
		];
	if (hard.kg === 1 && hard.m === 2 && hard.s === -3 && kept.length - nouns.length > 1)
		return [{ name: 'W', power: 1 }, ...nouns.filter(part => part.power < 0)];
	// one base dimension made of several units: PFLOP / TFLOPS is a time
	const keys = Object.keys(hard);
	if (keys.length === 1 && kept.length - nouns.length > 1) {
		const made = fromDimension(unit);
		if (made) return [...made.filter(part => !findUnit(part.name)?.soft), ...nouns];
	}
	return kept.length === parts.length ? parts : kept;
};

const DIMENSION_NAMES: Readonly<Record<string, string>> = {
	bit: 'B',
	s: 's',
	m: 'm',
	kg: 'kg',
	K: 'K',
	A: 'A',
	mol: 'mol',
	cd: 'cd',
	USD: 'USD',
	FLOP: 'FLOP',
	rad: 'rad',
};

const fromDimension = (unit: Unit): readonly Part[] | undefined => {
	const parts: Part[] = [];
	for (const [name, power] of Object.entries(unit.dimension.hard))
		if (power) parts.push({ name: DIMENSION_NAMES[name] ?? name, power });
	for (const [name, power] of Object.entries(unit.dimension.nouns)) if (power) parts.push({ name, power });
	return parts.sort((a, b) => b.power - a.power);
};

const TIMES: readonly (readonly [number, string])[] = [
	[2 * 31557600, 'yr'],
	[2 * 86400, 'd'],
	[7200, 'h'],
	[120, 'min'],
	[1, 's'],
	[1e-3, 'ms'],
	[1e-6, 'µs'],
	[0, 'ns'],
];

const fittingTime = (quantity: Quantity, unit: Unit, value: number): Unit => {
	if (value >= 0.1 && value < (unit.text === 's' ? 1e3 : 1e4)) return unit;
	if (unit.parts?.[0]?.name === 'yr' && value >= 1) return unit;
	const size = Math.abs(quantity.value);
	const [, name] = TIMES.find(([from]) => size >= from)!;
	return unitFromParts([{ name, power: 1 }]);
};

const LARGEST_SHOWN = 12;

const formatMatrix = (value: MatrixValue, options: FormatOptions): Shown => {
	if (value.identity) {
		const scale = formatNumber(value.matrix.get(0, 0), false, options);
		return scale.text === '1' ? { text: 'I', latex: 'I' } : { text: `${scale.text} I`, latex: `${scale.latex} I` };
	}
	const factors = value.factors ?? [value.matrix];
	const rows = factors[0]!.rows;
	const columns = factors[factors.length - 1]!.columns;
	if (columns === 0) return { text: '{0}', latex: '\\{0\\}' };
	const unit = value.unit && value.unit.text !== '' ? value.unit : undefined;
	if (rows > LARGEST_SHOWN || columns > LARGEST_SHOWN)
		return { text: `a ${rows} × ${columns} matrix`, latex: `\\text{a } ${rows} \\times ${columns} \\text{ matrix}` };
	const factor = unit?.factor ?? 1;
	const size = Math.max(...value.matrix.to1DArray().map(Math.abs));
	const cells = value.matrix.to2DArray().map(row =>
		row.map(entry => {
			// what is nothing but rounding beside the largest entry is 0
			const x = Math.abs(entry) <= 1e-14 * size ? 0 : entry / factor;
			return formatNumber(x, Number.isInteger(x), {
				digits: Number.isInteger(x) ? undefined : (options.digits ?? 4),
				style: options.style,
			});
		}),
	);
	const text = `[${cells.map(row => row.map(cell => cell.text).join(' ')).join('; ')}]`;
	const latex = `\\begin{bmatrix} ${cells.map(row => row.map(cell => cell.latex).join(' & ')).join(' \\\\ ')} \\end{bmatrix}`;
	const spanned = value.subspace ? { text: `span ${text}`, latex: `\\operatorname{span} ${latex}` } : { text, latex };
	if (!unit) return spanned;
	const name = unitText(unit, unit.parts, false);
	return { text: `${spanned.text} ${name}`, latex: `${spanned.latex}\\ \\text{${name}}` };
};

const formatSet = (set: SetValue, options: FormatOptions): Shown => {
	if (set.runs) {
		if (set.runs.length === 0) return { text: '∅', latex: '\\emptyset' };
		const text = set.runs
			.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
			.join(', ');
		const latex = set.runs
			.map(([from, to]) =>
				from === to
					? `${from}`
					: to === from + 1
						? `${from}, ${to}`
						: to === from + 2
							? `${from}, ${from + 1}, ${to}`
							: `${from}, ${from + 1}, \\dots, ${to}`,
			)
			.join(', ');
		return { text, latex: `\\{${latex}\\}` };
	}
	const items = (set.items ?? []).map(item => formatValue(item, options));
	return items.length === 0
		? { text: '∅', latex: '\\emptyset' }
		: {
				text: `{${items.map(item => item.text).join(', ')}}`,
				latex: `\\{${items.map(item => item.latex).join(', ')}\\}`,
			};
};
