import type { Decimal } from 'decimal.js';
import { Exact } from './decimal.ts';
import type { Dimension, Unit } from './value.ts';

const HARD = ['bit', 's', 'm', 'kg', 'K', 'A', 'mol', 'cd', 'USD', 'FLOP', 'rad'] as const;
type Hard = (typeof HARD)[number];
const isHard = (name: string): name is Hard => (HARD as readonly string[]).includes(name);

/** No dimension at all. */
export const NONE: Dimension = { hard: {}, nouns: {} };

/** The unit of a bare number. */
export const unitless: Unit = { text: '', factor: 1, dimension: NONE };

/** A dimension from names and powers; what is no hard base is a noun. */
export const makeDimension = (factors: Iterable<readonly [string, number]>): Dimension => {
	const hard: Partial<Record<Hard, number>> = {};
	const nouns: Record<string, number> = Object.create(null) as Record<string, number>;
	for (const [name, power] of factors) {
		if (power === 0) continue;
		if (isHard(name)) hard[name] = power;
		else nouns[name] = power;
	}
	return { hard, nouns };
};

/** `kg m2 s-2` as a dimension. */
export const parseDimension = (text: string): Dimension =>
	makeDimension(
		text
			.split(' ')
			.filter(part => part !== '')
			.map(part => {
				const [, name, power] = /^([^\d-]+)(-?\d+)?$/.exec(part)!;
				return [name!, power === undefined ? 1 : Number(power)] as const;
			}),
	);

/** a · b^power. */
export const joinDimensions = (a: Dimension, b: Dimension, power = 1): Dimension => {
	const powers = new Map<string, number>();
	const put = (record: Readonly<Partial<Record<string, number>>>, times: number): void => {
		for (const name in record) powers.set(name, (powers.get(name) ?? 0) + record[name]! * times);
	};
	put(a.hard, 1);
	put(a.nouns, 1);
	put(b.hard, power);
	put(b.nouns, power);
	return makeDimension(powers);
};

const exactOf = (unit: Unit): Decimal => unit.exact ?? new Exact(unit.factor);

const joinTexts = (a: string, b: string, power: number): string => {
	if (b === '') return a;
	const wrapped = /[\s/·^-]/.test(b) && power < 0 ? `(${b})` : b;
	const raised =
		Math.abs(power) === 1
			? wrapped
			: `${/[\s/·-]/.test(b) && !wrapped.startsWith('(') ? `(${b})` : wrapped}^${Math.abs(power)}`;
	if (power < 0) return a === '' ? `1/${raised}` : `${a}/${raised}`;
	return a === '' ? raised : `${a}·${raised}`;
};

/** a · b^power. The text joins both texts; like units are not merged in it. */
export const multiplyUnits = (a: Unit, b: Unit, power = 1): Unit => {
	if (b.text === '' && b.factor === 1 && b.dimension === NONE) return a;
	if (power === 1 && a.text === '' && a.factor === 1 && a.dimension === NONE) return b;
	const exact = exactOf(a).times(power === 1 ? exactOf(b) : exactOf(b).pow(power));
	return {
		text: joinTexts(a.text, b.text, power),
		factor: a.factor * (power === 1 ? b.factor : power === -1 ? 1 / b.factor : b.factor ** power),
		exact,
		dimension: joinDimensions(a.dimension, b.dimension, power),
	};
};

/** unit^power; the power may be a fraction (`Hz^{1/2}`). */
export const powerUnit = (unit: Unit, power: number): Unit => {
	if (power === 1) return unit;
	if (power === 0 || (unit.text === '' && unit.dimension === NONE)) return unitless;
	return multiplyUnits(unitless, unit, power);
};

/** Whether the hard dimensions agree. Angles count as bare numbers, nouns not at all. */
export const sameDimension = (a: Unit | Dimension, b: Unit | Dimension): boolean => {
	const x = 'dimension' in a ? a.dimension.hard : a.hard;
	const y = 'dimension' in b ? b.dimension.hard : b.hard;
	if (x === y) return true;
	for (const name of HARD) {
		if (name !== 'rad' && Math.abs((x[name] ?? 0) - (y[name] ?? 0)) > 1e-9) return false;
	}
	return true;
};

/** Whether the soft nouns agree as well as the hard dimensions. */
export const sameNouns = (a: Unit | Dimension, b: Unit | Dimension): boolean => {
	const x = 'dimension' in a ? a.dimension.nouns : a.nouns;
	const y = 'dimension' in b ? b.dimension.nouns : b.nouns;
	for (const name in x) if ((x[name] ?? 0) !== (y[name] ?? 0)) return false;
	for (const name in y) if ((x[name] ?? 0) !== (y[name] ?? 0)) return false;
	return true;
};

/** Whether nothing hard is left: a bare number, perhaps with nouns or an angle. */
export const isDimensionless = (unit: Unit | Dimension): boolean => sameDimension(unit, NONE);

/** `kg m²/s²` for messages: the hard dimensions and nouns of a unit in base units, in words. */
export const describeDimension = (unit: Unit | Dimension): string => {
	const dimension = 'dimension' in unit ? unit.dimension : unit;
	for (const [name, sample] of NAMED_DIMENSIONS) if (sameDimension(dimension, sample)) return name;
	const parts: string[] = [];
	for (const [name, power] of [...Object.entries(dimension.hard), ...Object.entries(dimension.nouns)]) {
		if (power === undefined || power === 0) continue;
		parts.push(power === 1 ? name : `${name}^${power}`);
	}
	return parts.length === 0 ? 'a bare number' : parts.join('·');
};

const NAMED_DIMENSIONS: readonly (readonly [string, Dimension])[] = (
	[
		['information', 'bit'],
		['a time', 's'],
		['a length', 'm'],
		['a mass', 'kg'],
		['a temperature', 'K'],
		['money', 'USD'],
		['a number of FLOPs', 'FLOP'],
		['a rate of FLOPs', 'FLOP s-1'],
		['a bandwidth', 'bit s-1'],
		['an energy', 'kg m2 s-2'],
		['a power', 'kg m2 s-3'],
		['a rate per second', 's-1'],
		['money per time', 'USD s-1'],
		['a speed', 'm s-1'],
		['an area', 'm2'],
		['a volume', 'm3'],
	] as const
).map(([name, text]) => [name, parseDimension(text)] as const);
