import { isHard } from '../../math/units/dimension.ts';
import { singular } from '../../math/units/nouns.ts';
import { tellingWords } from './alternatives.ts';
import type { Compared } from './compared.ts';
import { type Powers, samePowers, timesPowers } from './dimensions.ts';
import type { Rate, Reading } from './rate.ts';
import { type Chain, chainsTo, chainValue, type Link } from './search.ts';
import type { Wanted } from './wanted.ts';

/**
 * An amount counted in things of which the text says how much one of them is: `how many Apollo programmes is that` beside what Apollo cost, `how many lifetimes
 * is it for somebody who reads 50 books a year for 60 years`. The result that is of the same kind as the thing, over what the thing is.
 *
 * @param words the clause.
 * @param stated what the clause says itself: all of it is said of the thing.
 * @param rates what the text states, the setting included.
 * @param results what is known by then, the latest last.
 */
export function likenedTo(
	wanted: Wanted,
	words: string,
	stated: readonly Rate[],
	rates: readonly Rate[],
	results: readonly Rate[],
): readonly Compared[] | undefined {
	const [name, ...others] = wanted.powers.keys();
	if (name === undefined || others.length > 0 || isHard(name) || wanted.powers.get(name) !== 1) return undefined;
	// What the text counts has chains of its own.
	if (rates.some(({ readings }) => readings.some(({ powers }) => (powers.get(name) ?? 0) > 0))) return undefined;
	// `How many patties equal 870 tonnes?` states what all of them are.
	const isOfResult = stated.length > 0 && TAKES_UP.test(words);
	const thing = isOfResult
		? saidOfOne(stated, rates, results)
		: stated.length === 0
			? named(wanted, rates, results)
			: undefined;
	// `How many such lifetimes are in 15 trillion tokens`: what is stated is the whole.
	const isWhole = isOfResult && IS_IN.test(words);
	return (
		thing && [
			{
				wanted: { ...wanted, unit: undefined },
				chain: isWhole ? [...thing.one, ...turned([thing.result])] : [thing.result, ...turned(thing.one)],
			},
		]
	);
}

/** So many of one thing in a whole. */
const IS_IN =
	/\bhow many (?:of )?(?:such|these|those)\b[^?]*\b(?:(?:are|is|fit|fits)\s+(?:there\s+)?(?:in|into)|make up|makes up|contained in)\b/i;
/** What speaks of what was asked for before. */
const TAKES_UP = /\b(?:that|this|it|these|those|they|as much|the same|so much|such)\b/i;

/** A result, and the chain to what one thing is of that kind. */
interface Likened {
	readonly result: Link;
	readonly one: Chain;
}

/** Chains of all that a clause says to the kind of one of the results: what it describes is the one thing. */
function saidOfOne(stated: readonly Rate[], rates: readonly Rate[], results: readonly Rate[]): Likened | undefined {
	// `3,500 kWh per household`: what one of them is, and no rate.
	const said = stated.map(rate => ({
		...rate,
		readings: rate.readings.map(reading => withoutUncounted(reading, rates)),
	}));
	const seen: Powers[] = [];
	const found = results.toReversed().flatMap(result => {
		const { powers } = result.readings[0]!;
		if (seen.some(other => samePowers(other, powers))) return [];
		seen.push(powers);
		const chains = (chainsTo(powers, said) ?? []).filter(chain => chain.length === said.length);
		return chains.map((one): Likened => ({ result: linkOf(result), one }));
	});
	return alike(found);
}

/** The amount of the setting that the words of the thing name, of the kind of a result: the latest of that kind. */
function named(wanted: Wanted, rates: readonly Rate[], results: readonly Rate[]): Likened | undefined {
	const words = wordsOf(wanted.name);
	const fit = rates.flatMap((rate): readonly (Likened & { readonly shared: number })[] => {
		const shared = wordsOf(tellingWords(rate.of ?? '')).filter(word => words.includes(word)).length;
		if (shared === 0 || rate.law) return [];
		const one = rate.readings.map(reading => withoutUncounted(reading, rates));
		for (const result of results.toReversed()) {
			const reading = one.find(({ powers }) => samePowers(powers, result.readings[0]!.powers));
			if (reading && isAmount(reading)) return [{ result: linkOf(result), one: [{ rate, reading, power: 1 }], shared }];
		}
		return [];
	});
	const most = Math.max(0, ...fit.map(({ shared }) => shared));
	return alike(fit.filter(({ shared }) => shared === most));
}

/** The first of several ways, where none of them comes to another number. */
function alike([first, ...others]: readonly Likened[]): Likened | undefined {
	const value = ({ result, one }: Likened): number => chainValue([result]) / chainValue(one);
	return first && others.every(each => Math.abs(value(each) / value(first) - 1) < 1e-9) ? first : undefined;
}

/** `1.6 t per passenger`, where nobody counts passengers. */
function withoutUncounted(reading: Reading, rates: readonly Rate[]): Reading {
	const isLeft = (name: string): boolean => !isHard(name) && !rates.some(({ powers }) => (powers.get(name) ?? 0) > 0);
	const gone = new Map([...reading.powers].filter(([name, power]) => power < 0 && isLeft(name)));
	return { ...reading, powers: timesPowers(reading.powers, gone, -1) };
}

const isAmount = ({ powers }: Reading): boolean =>
	powers.size > 0 && [...powers].every(([name, power]) => power > 0 || isHard(name));

const linkOf = (rate: Rate): Link => ({ rate, reading: rate.readings[0]!, power: 1 });
const turned = (chain: Chain): Chain => chain.map(link => ({ ...link, power: link.power === 1 ? -1 : 1 }));
const wordsOf = (text: string): readonly string[] =>
	text
		.split(/[^\p{L}\d]+/u)
		.filter(word => word.length > 1)
		.map(word => singular(word).toLowerCase());
