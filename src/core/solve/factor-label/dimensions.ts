import { singular } from '../../math/units/nouns.ts';
import { findUnit } from '../../math/units/unit-lookup.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import type { Unit } from '../../math/value.ts';

/** What cancels in a chain of rates, with its power: hard dimensions (`bit`, `s`, `USD`) and the things that are counted (`token`, `user`). */
export type Powers = ReadonlyMap<string, number>;

/** The parts of a unit. */
export type Parts = NonNullable<Unit['parts']>;
export const partsOf = (unit: Unit): Parts => unit.parts ?? [];

export const NO_POWERS: Powers = new Map();

/** a · b^power; what cancels is left out. */
export function timesPowers(a: Powers, b: Powers, power = 1): Powers {
	const product = new Map(a);
	for (const [name, times] of b) {
		const sum = (product.get(name) ?? 0) + times * power;
		if (sum === 0) product.delete(name);
		else product.set(name, sum);
	}
	return product;
}

export const samePowers = (a: Powers, b: Powers): boolean =>
	a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);

/** The dimensions of a unit, the things that it counts under the names that their kind goes by. */
export function powersOf({ dimension: { hard, nouns } }: Unit): Powers {
	let powers: Powers = new Map();
	for (const [name, power] of Object.entries(hard)) if (power) powers = timesPowers(powers, new Map([[name, power]]));
	for (const [name, power] of Object.entries(nouns)) powers = timesPowers(powers, thing(name), power);
	return powers;
}

const DEVICE = /^(?:gpu|tpu|npu|card|accelerator|device|chip|board|[ahbv]\d{2,3}[a-z]?|mi\d{3}x?|rtx.*|gb\d{3})$/i;
/** Whether a word names a thing that computes: `GPU`, `card`, `H100`. */
export const isDevice = (word: string): boolean => DEVICE.test(word);
const NAMES: ReadonlyMap<string, string> = new Map([
	['weight', 'parameter'],
	['param', 'parameter'],
	['query', 'request'],
	['inference', 'request'],
	['people', 'person'],
	['interruption', 'failure'],
	['crash', 'failure'],
	['outage', 'failure'],
	['fault', 'failure'],
	['breakdown', 'failure'],
	['patty', 'burger'],
	['pounder', 'burger'],
	['quarter-pounder', 'burger'],
	['household', 'household'],
	['hamburger', 'burger'],
	['cheeseburger', 'burger'],
	['picture', 'image'],
	['photo', 'image'],
	['frame', 'image'],
	['sample', 'example'],
	['row', 'example'],
	['operation', 'FLOP'],
	['op', 'FLOP'],
	['CO₂', 'CO2'],
	['co2', 'CO2'],
	['float', 'number'],
	['value', 'number'],
	['entry', 'number'],
	['element', 'number'],
	['component', 'number'],
]);

/** A thing that is counted: `weights` and `parameters` are the same, so are the names of accelerators. */
export function thing(word: string): Powers {
	const one = singular(word);
	const name = NAMES.get(one) ?? NAMES.get(one.toLowerCase()) ?? (DEVICE.test(one) ? 'GPU' : one.toLowerCase());
	return new Map([[name === 'flop' ? 'FLOP' : name, 1]]);
}

/** The unit that a word names and that is no mere count: `GB`, `hours`, `FLOP`. */
export function hardUnit(word: string): Unit | undefined {
	// A memory, and no weight.
	if (/^S?DRAM$/.test(word)) return undefined;
	const entry = findUnit(word.replace(/-/g, '').length < 2 ? word : word.split('/')[0]!.split('-').at(-1)!);
	if (!entry || entry.guessed || entry.scale || Object.keys(entry.dimension.hard).length === 0) return undefined;
	const node = parseUnitText(word);
	const unit = node && unitOf(node);
	return unit && Object.keys(unit.dimension.hard).length > 0 ? unit : undefined;
}
