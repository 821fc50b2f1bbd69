import type { Value } from '../../math/value.ts';
import type { Binding } from '../bind/bind.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { AnswerKey } from '../key.ts';

/**
 * The share of a question's numbers that no given of the key has taken, 0 to 1: a key that leaves half of what the question states
 * aside is less likely the one that is meant. 0 for a key that takes no numbers, or a question that has none.
 */
export function unusedShare(key: AnswerKey, { bound }: Binding, own: string): number {
	if (key.givens.every(({ type, constant }) => constant || type.kind !== 'quantity' || type.format)) return 0;
	const said = [...new Set([...measuresIn(own).map(({ value }) => value.value), ...numbersSaid(own)])];
	if (said.length === 0) return 0;
	const taken = [...bound.values()].flatMap(({ value }) => (value ? numbersOf(value) : []));
	const unused = said.filter(number => !taken.some(each => near(each, number)));
	// A single number may be a year or the number of a figure.
	return said.length === 1 ? unused.length / 2 : unused.length / said.length;
}

const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);

/** A value's numbers, in base units and in its own. */
function numbersOf(value: Value): readonly number[] {
	switch (value.kind) {
		case 'quantity':
			return [value.value, value.value / value.unit.factor];
		case 'matrix':
			return value.matrix.to1DArray();
		case 'list':
			return value.items.flatMap(numbersOf);
		case 'set':
			return value.runs?.flat() ?? [];
		default:
			return [];
	}
}
