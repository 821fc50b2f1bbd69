import { plural } from '../units/nouns.ts';
import { findUnit, unitFromParts } from '../units/units.ts';
import type { Quantity, Unit } from '../value.ts';

export type Part = { readonly name: string; readonly power: number };

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

export const unitText = (unit: Unit, parts: readonly Part[] | undefined, one: boolean): string => {
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
export const fittingUnit = (quantity: Quantity): Unit => {
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
	if (MASSES.test(first.name)) return fittingMass(unit, value, parts, first);
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
	// beyond its prefixes a unit stands alone, with a power of ten before it: 2.87 × 10⁻²¹ J
	const [low, high] = FAMILIES[family]!;
	if (inBase < 10 ** low / 100 || inBase >= 10 ** (high + 5)) return unitFromParts([{ name: base, power: 1 }, ...rest]);
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
	const carbon = withCarbon(parts);
	if (carbon) return carbon;
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
	const mechanical = Object.keys(hard).length === 3 && hard.kg === 1 && hard.m === 2;
	const energy = mechanical && hard.s === -2;
	const nouns = kept.filter(part => findUnit(part.name)?.soft);
	if (energy && kept.length - nouns.length > 1)
		return [
			{
				name: names.some(name => name === 'h' || name === 'd' || name === 'yr' || name.endsWith('Wh')) ? 'kWh' : 'J',
				power: 1,
			},
			...nouns.filter(part => part.power < 0),
		];
	if (mechanical && hard.s === -3 && kept.length - nouns.length > 1)
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

/** g · CO2 is gCO₂. */
const withCarbon = (parts: readonly Part[]): readonly Part[] | undefined => {
	const mass = parts.find(part => part.power === 1 && /^(?:g|kg|t)$/.test(part.name));
	const carbon = parts.find(part => part.power === 1 && part.name === 'CO2');
	if (!mass || !carbon) return undefined;
	return [{ name: `${mass.name}CO₂`, power: 1 }, ...parts.filter(part => part !== mass && part !== carbon)];
};

const MASSES = /^(?:g|kg|t|gCO₂|kgCO₂|tCO₂)$/;

/** Grams, kilograms or tonnes, with their CO₂. */
const fittingMass = (unit: Unit, value: number, parts: readonly Part[], first: Part): Unit => {
	if (value >= 0.1 && value < 1e4) return unit;
	const tail = first.name.endsWith('CO₂') ? 'CO₂' : '';
	const kilograms = value * (findUnit(first.name)?.factor ?? 1);
	const name = kilograms >= 1000 ? 't' : kilograms >= 1 ? 'kg' : 'g';
	return unitFromParts([{ name: name + tail, power: 1 }, ...parts.filter(part => part !== first)]);
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
