import { isHard } from '../../math/units/dimension.ts';
import type { Amount } from './amounts.ts';
import { type Powers, samePowers } from './dimensions.ts';
import type { Rate, Reading } from './rate.ts';
import type { Chain } from './search.ts';
import type { Wanted } from './wanted.ts';

/** Whether one amount of a chain only takes away what another one like it brings. */
export const isRoundabout = (chain: Chain, stated: readonly Rate[] = []): boolean =>
	chain.some(({ rate, reading, power }) =>
		chain.some(
			other =>
				other.power !== power &&
				samePowers(other.reading.powers, reading.powers) &&
				// `And on 2,000 GPUs?` beside 1,000 before: in proportion.
				!(stated.some(each => isSame(each, power > 0 ? rate : other.rate)) && isCountedOrTime(reading)),
		),
	);
const isCountedOrTime = ({ powers }: Reading): boolean =>
	powers.size === 1 && [...powers].every(([name, power]) => power === 1 && (name === 's' || !isHard(name)));

/** `How many petaFLOP-days is that?`: an amount that is known is asked for in another unit. */
export const isConverted = (
	{ unit, powers, kind }: Wanted,
	[link]: Chain,
	words: string,
	inSentence: (rate: Rate) => boolean,
): boolean =>
	unit !== undefined &&
	kind === undefined &&
	[...powers.keys()].some(isHard) &&
	unit.text !== link!.reading.unit.text &&
	(inSentence(link!.rate) ||
		/\b(?:are|is|make)\s+(?:about )?\d/i.test(words) ||
		/\b(?:that|this|it|convert\w*|express\w*|correspond\w*|equals?)\b/i.test(words));

/** `a 405B model` may only name the one that is spoken of. */
export const isNameOnly = ({ powers }: Rate): boolean => powers.size === 1 && powers.get('parameter') === 1;

/** One amount that is said twice. */
export const isSame = (a: Rate, b: Rate): boolean =>
	a.start === b.start ||
	(a.number === b.number && a.readings.some(one => b.readings.some(other => samePowers(one.powers, other.powers))));

/** How far its readings are from what the words say first. */
export const farFetched = (chain: Chain): number =>
	chain.reduce((sum, { rate, reading }) => sum + rate.readings.indexOf(reading), 0);

/** `bytes of head activations` come from a chain with activations in it, where the text counts any. */
export const speaksOf = ({ of }: Wanted, rates: readonly Rate[], chain: Chain): boolean =>
	[...(of ?? [])].every(
		([name]) => !rates.some(({ powers }) => powers.has(name)) || chain.some(({ reading }) => reading.powers.has(name)),
	);

/** `how many tonnes` of a text that weighs nothing but CO₂. */
export function ofSubstance(wanted: Wanted, rates: readonly Rate[]): Wanted {
	if (wanted.powers.size !== 1 || wanted.powers.get('kg') !== 1) return wanted;
	const masses = rates.filter(({ powers }) => powers.has('CO2'));
	const others = rates.filter(({ powers }) => powers.get('kg') === 1 && !powers.has('m') && !powers.has('CO2'));
	if (masses.length === 0 || others.length > 0) return wanted;
	return { ...wanted, powers: new Map([...wanted.powers, ['CO2', 1]]) };
}

/** Whether a chain to a total has one in it: rates of rates alone make none. */
export function hasTotal({ powers }: Wanted, chain: Chain): boolean {
	if ([...powers.values()].some(power => power < 0)) return true;
	// The inverse of a rate for a while is no number of things: `a neuron fires 100 times a second`.
	if (chain.every(({ power }) => power < 0)) return false;
	// So many devices for a budget of power, or for a rate that is to be met.
	const counts = ![...powers.keys()].some(isHard);
	return chain.some(
		({ reading }) =>
			isEnergy(reading.powers) ||
			[...reading.powers].every(([name, power]) => power > 0 || (counts && name !== 'USD' && isHard(name))),
	);
}

export const isEnergy = (powers: Powers): boolean =>
	powers.size === 3 && powers.get('kg') === 1 && powers.get('m') === 2 && powers.get('s') === -2;

/** Energy and power come from such amounts: of masses and speeds there are halves and squares that no unit tells. */
export const hasEnergy = ({ powers }: Wanted, chain: Chain): boolean =>
	!(powers.has('kg') && powers.has('m')) ||
	chain.some(({ reading }) => reading.powers.has('kg') && reading.powers.has('m'));

/** Whether an amount says how things of a chain go together, and the chain does without it: `each image is labelled by 3 annotators`. */
export function isLeftOut(rate: Rate, chain: Chain): boolean {
	if (chain.some(link => isSame(link.rate, rate)) || isOne(rate) || rate.law) return false;
	const names = [...rate.powers.keys()].filter(name => !isHard(name));
	const there = new Set(chain.flatMap(({ reading }) => [...reading.powers.keys()]));
	// A count alone says nothing of how things go together.
	const relates = [...rate.powers.values()].some(power => power < 0);
	return relates && names.length > 0 && [...rate.powers.keys()].every(name => there.has(name));
}

/** How long something takes is less the faster it goes: of several chains those with the speeds that the question states below the line. */
export function withSpeedsBelow({ powers }: Wanted, chains: readonly Chain[], offset: number): readonly Chain[] {
	if (powers.get('s') !== 1 || chains.length < 2) return chains;
	const kept = chains.filter(chain =>
		chain.every(({ rate, power }) => rate.start < offset || rate.powers.get('s') !== -1 || power < 0),
	);
	return kept.length > 0 ? kept : chains;
}

/** One thing of a kind. */
export const isOne = ({ number, powers }: Amount): boolean => number === 1 && ![...powers.keys()].some(isHard);

/**
 * Whether a chain may be meant: a memory is no measure of a model whose parameters are stated, and what comes at so many bytes a second is not worked through at so many
 * operations a second.
 */
export function isSound({ powers }: Wanted, rates: readonly Rate[], chain: Chain): boolean {
	const has = (numerator: string, denominator: string, power?: number) =>
		chain.some(
			link =>
				link.reading.powers.get(numerator) === 1 &&
				link.reading.powers.get(denominator) === -1 &&
				(power === undefined || link.power === power),
		);
	const isOfData = chain.some(({ reading }) => reading.powers.has('bit') && !reading.powers.has('FLOP'));
	if (has('FLOP', 's') && isOfData && !powers.has('bit')) return false;
	const usesMemory = chain.some(
		({ reading, power }) => power === 1 && reading.powers.get('bit') === 1 && reading.powers.get('GPU') === -1,
	);
	return !(
		(has('bit', 'parameter', -1) || usesMemory) &&
		!powers.has('parameter') &&
		!powers.has('bit') &&
		rates.some(rate => !rate.law && isNameOnly(rate) && !chain.some(link => link.rate === rate))
	);
}
