import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import type { Expression } from '../../math/expression.ts';
import { inUnit } from '../../math/print/format.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Unit, Value } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import type { KeyGiven } from '../key.ts';

/** The candidate's value as the key takes it: a bare number gets the unit that the key understands. */
export function fitted(candidate: Given, given: KeyGiven): Value | undefined {
	const { value } = candidate;
	if (value?.kind === 'quantity' && given.type.kind === 'quantity') {
		const unit = given.type.unit ?? unitless;
		const soft = Object.values(value.unit.dimension.nouns).some(power => power !== 0);
		if (sameDimension(value.unit, unit)) return soft ? inUnitOf(metric(value), unit) : metric(value);
		return quantity(value.value, unit, value.error);
	}
	if (value?.kind === 'matrix' && given.type.kind === 'matrices') return { kind: 'list', items: [value] };
	if (value && given.type.kind === 'matrix') return inShape(value, given.type.columns);
	return value;
}

/** A ton of emissions is the metric one (the short ton is for freight); PFLOPS are PFLOP/s, so that seconds cancel. */
function metric(value: Quantity): Quantity {
	const [part, ...more] = value.unit.parts ?? [];
	const speed = part?.power === 1 && more.length === 0 ? /^(.*FLOP)S$/.exec(part.name) : null;
	const name = speed ? `${speed[1]}/s` : value.unit.text.replace(/(?<![A-Za-z])tons?(?![a-z])/g, 't');
	const node = name === value.unit.text ? undefined : parseUnitText(name);
	const unit = node && unitOf(node);
	return unit && sameDimension(unit, value.unit)
		? quantity(inUnit(value, value.unit), unit, value.error / value.unit.factor)
		: value;
}

/** Numbers in a row, `x = (1, 3, 5)`, are a column; so is a row vector where the key has a vector. */
function inShape(value: Value, columns: Expression): Value {
	if (value.kind === 'list') return asColumn(value) ?? value;
	if (columns.kind !== 'number' || columns.value !== 1) return value;
	return value.kind === 'matrix' && value.matrix.rows === 1 && value.matrix.columns > 1
		? { ...value, matrix: value.matrix.transpose() }
		: value;
}

/** The same amount in another unit of its dimension: counting nouns (300 billion parameters) are left behind. */
function inUnitOf(value: Quantity, unit: Unit): Quantity {
	const number = inUnit(value, unit);
	return quantity(number, unit, value.error / unit.factor);
}

export function shownOf(candidate: Given): Expression | undefined {
	if (candidate.latex === undefined) return undefined;
	const { expression } = parseLatex(candidate.latex);
	return expression.kind === 'symbol' ? expression : undefined;
}
