import type { UnitNode } from '../../math/expression.ts';
import type { Literal } from '../../math/literal.ts';
import { parseUnitText, sameDimension, unitOf } from '../../math/units/units.ts';
import type { Unit } from '../../math/value.ts';

/** Units that stand for one another in slips and that a reader may prefer: bytes and bits in both kinds of prefixes, times, energies. */
const FAMILIES: readonly (readonly string[])[] = [
	['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'KiB', 'MiB', 'GiB', 'TiB', 'bit', 'kbit', 'Mbit', 'Gbit', 'Tbit'],
	['B/s', 'kB/s', 'MB/s', 'GB/s', 'TB/s', 'GiB/s', 'TiB/s', 'Mbit/s', 'Gbit/s', 'Tbit/s'],
	['ns', 'μs', 'ms', 's', 'min', 'h', 'days', 'weeks', 'years'],
	['FLOP', 'kFLOP', 'MFLOP', 'GFLOP', 'TFLOP', 'PFLOP', 'EFLOP', 'ZFLOP'],
	['FLOP/s', 'MFLOP/s', 'GFLOP/s', 'TFLOP/s', 'PFLOP/s', 'EFLOP/s'],
	['J', 'kJ', 'MJ', 'GJ', 'Wh', 'kWh', 'MWh', 'GWh'],
	['W', 'kW', 'MW', 'GW'],
	['g', 'kg', 't'],
];

/**
 * The unit in which the digits that were written are the right value: `27.9` is right in GiB where 30 GB were meant. Undefined where
 * there is none, or more than one.
 *
 * @param expected the right value in base units.
 */
export function rightUnit(literal: Literal, expected: number): string | undefined {
	if (!literal.unit || !Number.isFinite(expected) || expected === 0 || literal.value === 0) return undefined;
	const written = unitOf(literal.unit);
	// Of one digit's rounding alone nobody chooses a unit: 20 TB for 2 TB is not 20 Tbit for 16.
	const rounding = Math.min((literal.step * 10 ** literal.zeros) / 2, Math.abs(literal.value) * 0.05);
	const half = Math.max(rounding, Math.abs(literal.value) * 1e-9);
	const family = FAMILIES.find(names => names.some(name => sameUnit(readUnit(name), written)));
	const fitting = (family ?? []).filter(name => {
		const unit = readUnit(name);
		if (!unit || sameUnit(unit, written) || !sameDimension(unit, written)) return false;
		return Math.abs(literal.value - expected / unit.factor) <= half;
	});
	return fitting.length === 1 ? fitting[0] : undefined;
}

/** Where a unit's name stands in a statement and what takes its place: its words only, whatever `\text{}` is around them. */
export function unitEdit(
	source: string,
	unit: UnitNode,
	name: string,
): { readonly span: { readonly start: number; readonly end: number }; readonly replacement: string } | undefined {
	const stretch = source.slice(unit.span.start, unit.span.end);
	const words = /[A-Za-zμµ°][A-Za-zμµ°/² -]*[A-Za-z]|[A-Za-z]/u.exec(
		stretch.replace(/\\(?:text|mathrm|,|;|:)/g, found => ' '.repeat(found.length)),
	);
	if (!words || parseUnitText(words[0].trim()) === undefined) return undefined;
	const start = unit.span.start + words.index;
	return { span: { start, end: start + words[0].length }, replacement: name };
}

const readUnit = (name: string): Unit | undefined => {
	const node = parseUnitText(name);
	return node && unitOf(node);
};

const sameUnit = (a: Unit | undefined, b: Unit): boolean =>
	a !== undefined && sameDimension(a, b) && Math.abs(a.factor / b.factor - 1) < 1e-12;
