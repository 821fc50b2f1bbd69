import { type Powers, timesPowers } from './dimensions.ts';
import type { Rate, Reading } from './rate.ts';

/** A rate in a chain, above or below the line, as it is read there. */
export interface Link {
	readonly rate: Rate;
	readonly reading: Reading;
	readonly power: 1 | -1;
}
export type Chain = readonly Link[];

/** Most rates in one chain. */
const LONGEST = 8;
/** Most steps of one search: a text with too many rates for that is not answered. */
const MOST = 20_000;

/**
 * The chains of rates whose units come to what is asked for (the factor-label method).
 * Undefined where there are too many ways to look at them all.
 */
export function chainsTo(wanted: Powers, rates: readonly Rate[]): readonly Chain[] | undefined {
	const found = new Map<string, Chain>();
	let steps = 0;
	/** What is still to cancel, and the chain so far. */
	const go = (open: Powers, chain: Chain): void => {
		if (++steps > MOST) return;
		const [next] = [...open.keys()].toSorted();
		if (next === undefined) {
			found.set(nameOf(chain, rates), chain);
			return;
		}
		if (chain.length >= LONGEST) return;
		for (const rate of rates) {
			if (chain.some(link => link.rate === rate)) continue;
			for (const reading of rate.readings) {
				const has = reading.powers.get(next);
				if (has === undefined) continue;
				// Above the line where it brings what is wanted, below where it takes away.
				const power = has * open.get(next)! > 0 ? 1 : -1;
				go(timesPowers(open, reading.powers, -power), [...chain, { rate, reading, power }]);
			}
		}
	};
	go(wanted, []);
	return steps > MOST ? undefined : [...found.values()];
}

/** The same links in any order are one chain. */
const nameOf = (chain: Chain, rates: readonly Rate[]): string =>
	chain
		.map(({ rate, reading, power }) => `${rates.indexOf(rate)}.${rate.readings.indexOf(reading)}.${power}`)
		.toSorted()
		.join(' ');

/** What a chain comes to, in base units. */
export const chainValue = (chain: Chain): number =>
	chain.reduce((product, { rate, reading, power }) => product * baseOf(rate, reading) ** power, 1);

const baseOf = ({ number, shares }: Rate, { unit }: Reading): number =>
	shares.reduce((product, share) => product * share.number * share.unit.factor, number * unit.factor);
