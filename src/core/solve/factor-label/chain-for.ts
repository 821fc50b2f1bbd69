import { distinguished, mixesRows } from './alternatives.ts';
import {
	farFetched,
	hasEnergy,
	hasTotal,
	isConverted,
	isLeftOut,
	isNameOnly,
	isOne,
	isRoundabout,
	isSame,
	isSound,
	speaksOf,
	withSpeedsBelow,
} from './chain-checks.ts';
import type { Compared as Chosen } from './compared.ts';
import type { Rate } from './rate.ts';
import { type Chain, chainsTo, chainValue } from './search.ts';
import { isThroughMoney } from './through-money.ts';
import type { Wanted } from './wanted.ts';

/** The shortest chain from what was asked for last, where the question takes that up: `for how many years would the same energy run one brain`. */
export function chainFrom(
	wanted: Wanted,
	last: Rate,
	rates: readonly Rate[],
	stated: readonly Rate[],
	chosen: readonly Chosen[],
): readonly Chosen[] | undefined {
	// The way back over what has led there comes to what was there before.
	const behind = last.step === undefined ? [] : (chosen[last.step]?.chain ?? []);
	const isBack = (chain: Chain): boolean =>
		chain.some(link => behind.some(each => isSame(each.rate, link.rate) && each.power !== link.power));
	const chains = (chainsTo(wanted.powers, [...rates, last]) ?? [])
		.filter(
			chain =>
				chain.length > 1 &&
				!isBack(chain) &&
				chain.some(({ rate }) => rate === last) &&
				!isRoundabout(chain) &&
				isSound(wanted, rates, chain) &&
				stated.every(rate => chain.some(link => isSame(link.rate, rate))),
		)
		.toSorted((a, b) => a.length - b.length || farFetched(a) - farFetched(b));
	const [first] = chains;
	if (!first) return undefined;
	const isClear = chains.every(
		chain => chain.length > first.length || Math.abs(chainValue(chain) / chainValue(first) - 1) < 1e-9,
	);
	return isClear ? [{ wanted, chain: first }] : undefined;
}

/** The chains to what is asked for that no other one contradicts: one, or one for each of several things that differ in one amount. */
export function chainFor(
	wanted: Wanted,
	rates: readonly Rate[],
	stated: readonly Rate[],
	offset: number,
	words: string,
	inSentence: (rate: Rate) => boolean = () => false,
): readonly Chosen[] | 'too many' | undefined {
	const chains = chainsTo(wanted.powers, rates);
	if (!chains) return 'too many';
	// `What does one user cost` counts nothing.
	const fitting = chains.filter(
		chain =>
			hasTotal(wanted, chain) &&
			hasEnergy(wanted, chain) &&
			speaksOf(wanted, rates, chain) &&
			!isRoundabout(chain, stated) &&
			isSound(wanted, rates, chain) &&
			!chain.some(({ rate }) => rate.summand) &&
			!isEmissionOfNothing(chain) &&
			!takesOneOfMany(chain, rates) &&
			!mixesRows(chain, rates) &&
			!isThroughMoney(wanted, words, rates, chain) &&
			stated.every(rate => isNameOnly(rate) || chain.some(link => isSame(link.rate, rate))),
	);
	// What the question itself states is meant before what its setting does.
	const ownOf = (chain: Chain): number => chain.filter(({ rate }) => rate.start >= offset).length;
	const own = Math.max(0, ...fitting.map(ownOf));
	const nearest = fitting.filter(chain => ownOf(chain) === own);
	const most = Math.max(0, ...nearest.map(({ length }) => length));
	const longest = withSpeedsBelow(
		wanted,
		nearest.filter(({ length }) => length === most),
		offset,
	).toSorted((a, b) => farFetched(a) - farFetched(b));
	const [first] = longest;
	// What the text states itself is not asked for, unless only a share of it counts.
	if (
		!first ||
		(first.length === 1 &&
			!first[0]!.rate.law &&
			first[0]!.rate.shares.length === 0 &&
			!isConverted(wanted, first, words, inSentence))
	)
		return undefined;
	const isLoose = (chain: Chain): boolean => rates.some(rate => isLeftOut(rate, chain));
	if (longest.some(chain => Math.abs(chainValue(chain) / chainValue(first) - 1) > 1e-9)) {
		const several = distinguished(longest, words);
		return several?.map(({ chain, label }) => ({
			wanted: label === '' ? wanted : { ...wanted, name: `${wanted.name}, ${label}` },
			chain,
		}));
	}
	return isLoose(first) ? undefined : [{ wanted, chain: first }];
}

/** `for one GPU` of a text that counts 25,000 of them says of which one, and is no amount to multiply by. */
const takesOneOfMany = (chain: Chain, rates: readonly Rate[]): boolean =>
	chain.some(
		({ rate }) =>
			isOne(rate) &&
			rate.powers.size === 1 &&
			rates.some(
				other =>
					other.number > 1 &&
					other.powers.size === 1 &&
					[...rate.powers.keys()].every(name => other.powers.get(name) === 1),
			),
	);

/** `45 kg of CO2 per kg` of beef are emitted by a mass of something: without one they say nothing of other emissions. */
const isEmissionOfNothing = (chain: Chain): boolean =>
	chain.some(({ reading: { powers } }) => powers.size === 1 && powers.has('CO2')) &&
	!chain.some(({ reading: { powers } }) => (powers.get('kg') ?? 0) > 0 && !powers.has('CO2'));
