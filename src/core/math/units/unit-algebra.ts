import { Exact } from '../evaluate/decimal.ts';
import type { UnitNode } from '../expression.ts';
import type { Dimension, Unit } from '../value.ts';
import { isBare, joinDimensions, makeDimension, NONE, unitless } from './dimension.ts';
import { findUnit } from './unit-lookup.ts';

type Part = { readonly name: string; readonly power: number };

const unitCache = new WeakMap<UnitNode, Unit>();

/** What a unit node stands for. Names that nobody knows count as soft nouns. */
export const unitOf = (node: UnitNode): Unit => {
	const known = unitCache.get(node);
	if (known) return known;
	let exact = new Exact(1);
	let dimension = NONE;
	let offset = 0;
	for (const { name, power } of node.factors) {
		const entry = findUnit(name);
		if (entry === undefined) {
			dimension = joinDimensions(dimension, makeDimension([[name, 1]]), power);
			continue;
		}
		exact = exact.times(power === 1 ? entry.exact : entry.exact.pow(power));
		dimension = dimension === NONE && power === 1 ? entry.dimension : joinDimensions(dimension, entry.dimension, power);
		if (node.factors.length === 1 && power === 1) offset = entry.offset;
	}
	const unit: Unit = {
		text: node.text,
		factor: exact.toNumber(),
		exact,
		dimension,
		parts: node.factors,
		...(offset === 0 ? {} : { offset }),
	};
	unitCache.set(node, unit);
	return unit;
};

const sameExactly = (a: Dimension, b: Dimension): boolean => {
	if (a === b) return true;
	for (const key of ['hard', 'nouns'] as const) {
		const x = a[key] as Readonly<Record<string, number | undefined>>;
		const y = b[key] as Readonly<Record<string, number | undefined>>;
		for (const name in x) if (x[name] !== y[name]) return false;
		for (const name in y) if (x[name] !== y[name]) return false;
	}
	return true;
};

const dimensionOf = (name: string): Dimension => findUnit(name)?.dimension ?? makeDimension([[name, 1]]);
const isPureNumber = (dimension: Dimension): boolean => {
	for (const _ in dimension.hard) return false;
	for (const _ in dimension.nouns) return false;
	return true;
};

/** The parts of a product: like units become powers, and GB · TB⁻¹ goes away, since values are kept in base units. */
const mergeParts = (a: readonly Part[], b: readonly Part[], power: number): Part[] => {
	const merged: Part[] = a.filter(part => !isPureNumber(dimensionOf(part.name)));
	for (const part of b) {
		const raised = part.power * power;
		let at = merged.findIndex(other => other.name === part.name);
		if (at < 0) {
			const dimension = dimensionOf(part.name);
			if (isPureNumber(dimension)) continue;
			at = merged.findIndex(other => sameExactly(dimensionOf(other.name), dimension));
		}
		if (at < 0) merged.push({ name: part.name, power: raised });
		else {
			const sum = merged[at]!.power + raised;
			if (Math.abs(sum) < 1e-12) merged.splice(at, 1);
			else merged[at] = { name: merged[at]!.name, power: sum };
		}
	}
	return merged;
};

const raise = (name: string, power: number): string => (power === 1 ? name : `${name}^${power}`);

/** `GB/s`, `kg·m^2/s^2`: parts as a text that parseUnitText reads back. */
export const partsText = (parts: readonly Part[]): string => {
	const above = parts.filter(part => part.power > 0).map(part => raise(part.name, part.power));
	const below = parts.filter(part => part.power < 0).map(part => raise(part.name, -part.power));
	if (below.length === 0) return above.join('·');
	const denominator = below.length === 1 ? below[0]! : `(${below.join('·')})`;
	return `${above.length === 0 ? '1' : above.join('·')}/${denominator}`;
};

const partsOf = (unit: Unit): readonly Part[] | undefined => unit.parts ?? (unit.text === '' ? [] : undefined);

/** The unit made of these parts. */
export const unitFromParts = (parts: readonly Part[]): Unit => {
	if (parts.length === 0) return unitless;
	let factor = 1;
	let dimension = NONE;
	for (const { name, power } of parts) {
		const entry = findUnit(name);
		if (entry) factor *= power === 1 ? entry.factor : power === -1 ? 1 / entry.factor : entry.factor ** power;
		dimension = joinDimensions(dimension, entry?.dimension ?? makeDimension([[name, 1]]), power);
	}
	return { text: partsText(parts), factor, dimension, parts };
};

/** a · b^power, to show what comes out in: like units merge, GB/s · s is GB. Pure numbers (%, dozen) in it are dropped. */
export const multiplyUnits = (a: Unit, b: Unit, power = 1): Unit => {
	if (isBare(b)) return a;
	if (power === 1 && isBare(a)) return b;
	const x = partsOf(a);
	const y = partsOf(b);
	if (x !== undefined && y !== undefined) return unitFromParts(mergeParts(x, y, power));
	// a unit that was made by hand: base units of the right dimension
	const dimension = joinDimensions(a.dimension, b.dimension, power);
	return isPureNumber(dimension) ? unitless : { text: '', factor: 1, dimension };
};

/** unit^power; the power may be a fraction (`Hz^{1/2}`). */
export const powerUnit = (unit: Unit, power: number): Unit => {
	if (power === 1) return unit;
	if (power === 0 || isBare(unit)) return unitless;
	return multiplyUnits(unitless, unit, power);
};
