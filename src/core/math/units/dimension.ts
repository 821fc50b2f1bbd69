import { type Message, say, verbatim } from '../../text/message.ts';
import type { Dimension, Unit } from '../value.ts';

const HARD = ['bit', 's', 'm', 'kg', 'K', 'A', 'mol', 'cd', 'USD', 'FLOP', 'rad'] as const;
type Hard = (typeof HARD)[number];
/** Whether a name is that of a dimension that is measured, and no thing that is counted. */
export const isHard = (name: string): name is Hard => (HARD as readonly string[]).includes(name);

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

/** Whether the unit is that of a bare number: no text, no dimension. */
export const isBare = (unit: Unit): boolean => unit === unitless || (unit.text === '' && unit.dimension === NONE);

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
export const describeDimension = (unit: Unit | Dimension): Message => {
	const dimension = 'dimension' in unit ? unit.dimension : unit;
	for (const [name, sample] of NAMED_DIMENSIONS) if (sameDimension(dimension, sample)) return name;
	const parts: string[] = [];
	for (const [name, power] of [...Object.entries(dimension.hard), ...Object.entries(dimension.nouns)]) {
		if (power === undefined || power === 0) continue;
		parts.push(power === 1 ? name : `${name}^${power}`);
	}
	return parts.length === 0 ? say`a bare number` : verbatim(parts.join('·'));
};

const NAMED_DIMENSIONS: readonly (readonly [Message, Dimension])[] = (
	[
		[say`information`, 'bit'],
		[say`a time`, 's'],
		[say`a length`, 'm'],
		[say`a mass`, 'kg'],
		[say`a temperature`, 'K'],
		[say`money`, 'USD'],
		[say`a number of FLOPs`, 'FLOP'],
		[say`a rate of FLOPs`, 'FLOP s-1'],
		[say`a bandwidth`, 'bit s-1'],
		[say`an energy`, 'kg m2 s-2'],
		[say`a power`, 'kg m2 s-3'],
		[say`a rate per second`, 's-1'],
		[say`money per time`, 'USD s-1'],
		[say`a speed`, 'm s-1'],
		[say`an area`, 'm2'],
		[say`a volume`, 'm3'],
	] as const
).map(([name, text]) => [name, parseDimension(text)] as const);
