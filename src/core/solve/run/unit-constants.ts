import type { Expression } from '../../math/expression.ts';
import { unitFromParts } from '../../math/units/units.ts';
import type { Unit, Value } from '../../math/value.ts';
import type { Binding } from '../bind/bind.ts';
import type { KeyGiven } from '../key.ts';
import { quantityNode } from './substitute.ts';

/** Whether a given is nothing but the unit in which a key counts (one minute, one operation): no quantity of its own. */
export const isUnitConstant = ({ constant }: KeyGiven, value: Value | undefined): boolean =>
	constant && value?.kind === 'quantity' && value.unit.text !== '' && value.value === value.unit.factor;

/** What a reader sees in the place of such a given: the unit, `1 min / t`, and no letter that nobody has introduced. */
export function unitConstants({ bound }: Binding): ReadonlyMap<string, Expression> {
	return new Map(
		[...bound].flatMap(([symbol, { given, value, source }]) =>
			source?.from === 'default' && value?.kind === 'quantity' && isUnitConstant(given, value)
				? [[symbol, quantityNode(value)] as const]
				: [],
		),
	);
}

/** A unit as one of another one: the 60 min/h by which minutes become hours. */
export interface Ratio {
	readonly size: number;
	readonly unit: Unit;
	/** Whether an amount is divided by it, else multiplied with it. */
	readonly divides: boolean;
}

/** By what an amount that was shown in one unit comes to another one of its kind; undefined where that is no whole number of them. */
export function ratioOf(shown: Unit, wanted: Unit): Ratio | undefined {
	const [one, two] = [nameOf(shown), nameOf(wanted)];
	if (one === undefined || two === undefined || one === two) return undefined;
	const divides = wanted.factor > shown.factor;
	const size = divides ? wanted.factor / shown.factor : shown.factor / wanted.factor;
	const whole = Math.round(size);
	if (whole < 2 || Math.abs(size / whole - 1) > 1e-12) return undefined;
	const [above, below] = divides ? [one, two] : [two, one];
	const unit = unitFromParts([
		{ name: above, power: 1 },
		{ name: below, power: -1 },
	]);
	return { size: whole, unit, divides };
}

/** The name of a unit that has one and nothing beside it. */
const nameOf = ({ parts }: Unit): string | undefined =>
	parts?.length === 1 && parts[0]!.power === 1 ? parts[0]!.name : undefined;
