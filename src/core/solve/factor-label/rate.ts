import { unitFromParts } from '../../math/units/unit-algebra.ts';
import type { Unit } from '../../math/value.ts';
import type { Amount } from './amounts.ts';
import { type Powers, partsOf, timesPowers } from './dimensions.ts';

/** An amount as a link of a chain may take it. */
export interface Rate extends Amount {
	/** What it may be for each of, the likeliest first: `A GPU delivers 1 PFLOP/s` is said of one GPU. */
	readonly readings: readonly Reading[];
	/** The shares that it is only worth: a peak at 40 % utilisation, a power with the overhead of the building. */
	readonly shares: readonly Amount[];
	/** It is one of several that are added up: `half of the interval plus 20 minutes`. */
	readonly summand?: true;
	/** Nobody states it, and nothing has to use it: a rule of the field, a result. */
	readonly law?: true;
	/** It is what an earlier question asked for: the place of that among what is asked. */
	readonly step?: number;
	/** What the words right before it say that it is of: `NVMe` of `NVMe $0.08 per GB`. */
	readonly of?: string;
}

export interface Reading {
	readonly powers: Powers;
	readonly unit: Unit;
}

/** An amount as a link that has one reading. */
export const rateOf = (amount: Amount): Rate => ({
	...amount,
	readings: [{ powers: amount.powers, unit: amount.unit }],
	shares: [],
});

/** A rate that may also be one for each of these things. */
export function withReadings(rate: Rate, things: readonly string[]): Rate {
	const [first] = rate.readings;
	if (!first) return rate;
	const further = things.map(
		(name): Reading => ({
			powers: timesPowers(first.powers, new Map([[name, 1]]), -1),
			unit: unitFromParts([...partsOf(first.unit), { name, power: -1 }]),
		}),
	);
	return { ...rate, readings: [...rate.readings, ...further] };
}

/** A rate for each of one thing that may as well be for each of others. */
export function withOthers(rate: Rate, name: string, others: readonly string[]): Rate {
	const [first] = rate.readings;
	const power = first?.powers.get(name);
	if (!first || power === undefined) return rate;
	const further = others.map(
		(other): Reading => ({
			powers: timesPowers(timesPowers(first.powers, new Map([[name, -power]])), new Map([[other, power]])),
			unit: unitFromParts([...partsOf(first.unit).filter(part => part.name !== name), { name: other, power }]),
		}),
	);
	return { ...rate, readings: [...rate.readings, ...further] };
}
