import type { Given } from '../../quantities/given.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { PartText } from '../bind/part-text.ts';
import { withoutProducts } from '../bind/product-names.ts';
import type { AnswerKey } from '../key.ts';
import type { Library } from '../library.ts';
import { type AskedGiven, askedGivens } from '../turned/asked-givens.ts';
import { turnedRound } from '../turned/turned.ts';
import { nameStems, stemmed } from '../words.ts';
import type { Match } from './match.ts';
import { givensUsed, neededFor } from './needs.ts';
import { type RankedKey, readsLikeNot } from './rank.ts';
import { MOST_RANKED, MOST_RELATED, relatedKeys } from './related.ts';
import { unusedShare, withoutCounts } from './unused.ts';

/** How near to the most related key one must be whose wordings do not fit. */
const NEAR_FIRST = 0.6;
/** So much of a question's numbers may be left aside where a wording fits, and where none does. */
const HALF = 0.5;
const FEW = 0.34;

/**
 * The match of a question as it is put, or one that turns a key round, where that fits better: it takes more of what the question states, or
 * what is asked for is a given that the key could only take for granted. A question for which the key needs everything that it states is
 * put as usual, and so is one that two keys fit alike.
 *
 * @param ordinary what the keys' wordings found.
 * @param rank all keys that have a wording like the question, best first.
 * @param read the text with all that tells what it is about, `text` the part's own.
 */
export function turnedOr(
	ordinary: Match | undefined,
	rank: () => readonly RankedKey[],
	library: Library,
	read: PartText,
	text: PartText,
	givens: readonly Given[],
): Match | undefined {
	const idle = ordinary ? idleShare(library, ordinary) : FEW;
	const lacks = ordinary ? lacksAsked(library, ordinary) : 'given';
	const used = ordinary ? givensUsed(ordinary.key, ordinary.targets) : new Set<string>();
	const said = ordinary ? saidGivens(ordinary) : [];
	// The layers that a question names and a wording has no use for may be what another result is made of.
	const spare = said.some(symbol => !used.has(symbol));
	if (ordinary && !spare && idle < 1 && (lacks === 'result' || (idle === 0 && lacks === undefined))) return ordinary;
	const ranked = rank();
	if (!ordinary && ranked.filter(({ barred }) => barred === undefined).length > 1) return undefined;
	const turned = matchTurned(library, ranked, read, text, givens, ordinary?.key);
	if (!turned?.turned || turned.turned.unused > Math.min(idle, HALF)) return ordinary;
	// Without a wording that fits, all that the question states has to fit, and more than the number for the result.
	if (!ordinary && (turned.turned.unused > 0 || turned.turned.taken === 0)) return undefined;
	// What the question gives it does not ask for.
	if (ordinary?.key === turned.key && isSaid(ordinary.binding.bound.get(turned.turned.given.symbol)?.source?.from))
		return ordinary;
	if (!ordinary || (lacks !== 'result' && turned.turned.unused < idle)) return turned;
	if (spare && turned.key === ordinary.key && turned.turned.taken + 1 > said.filter(symbol => used.has(symbol)).length)
		return turned;
	return lacks === 'given' && !needsNumber(ordinary, turned.turned.stated.value) ? turned : ordinary;
}

/** The givens that the document gives a value, of those that lead to any result of the key. */
function saidGivens({ key, binding }: Match): readonly string[] {
	const leads = givensUsed(
		key,
		key.gives.map(({ symbol }) => symbol),
	);
	return [...binding.bound].flatMap(([symbol, { value, source }]) =>
		value !== undefined && isSaid(source?.from) && leads.has(symbol) ? [symbol] : [],
	);
}

/** Whether a number is what a key's wording needs: what the question states is then a given of it and no result. */
const needsNumber = ({ key, targets, binding: { bound } }: Match, number: number): boolean =>
	neededFor(key, targets, symbol => bound.has(symbol)).some(({ symbol }) => {
		const value = bound.get(symbol)?.value;
		return value?.kind === 'quantity' && Math.abs(value.value - number) <= 1e-9 * Math.abs(number);
	});

/**
 * Whether a question asks for a given of its key, which the key can only take for granted (`given`), or for one that is also among the results that
 * the key would give (`result`): a key may know both ways itself (the microbatches, and the microbatches for a bubble).
 */
function lacksAsked({ facts }: Library, { key, targets, binding, text }: Match): 'given' | 'result' | undefined {
	const asked = askedGivens(key, withoutProducts(text, facts).own).filter(
		({ given }) => !isSaid(binding.bound.get(given.symbol)?.source?.from),
	);
	if (asked.length === 0) return undefined;
	const results = key.gives.filter(({ symbol }) => targets.includes(symbol));
	const words = new Set(results.flatMap(({ name, aliasWords }) => [name, ...aliasWords].flatMap(nameStems)));
	const isResult = ({ given, said }: AskedGiven): boolean =>
		[given.name, said].some(name => nameStems(name).every(word => words.has(word)));
	return asked.some(isResult) ? 'result' : 'given';
}

/**
 * The share of what a question states that does not lead to what its key gives: numbers left aside, and 1 where something is missing.
 */
function idleShare(library: Library, { key, targets, binding, text }: Match): number {
	if (targets.length === 0) return 0;
	const has = (symbol: string): boolean => binding.bound.get(symbol)?.value !== undefined;
	if (neededFor(key, targets, has).some(({ symbol }) => !has(symbol))) return 1;
	const used = givensUsed(key, targets);
	const numbers = withoutCounts(withoutProducts(text, library.facts).own);
	const idle = unusedShare(key, binding, numbers, symbol => used.has(symbol));
	// What stays a symbol beside numbers that lead nowhere is missing too.
	const open = key.givens.some(({ symbol, type }) => used.has(symbol) && type.kind === 'quantity' && !has(symbol));
	return idle > 0 && open ? 1 : idle;
}

/** Whether a question reads like what a key is not. */
const readsAgainst = ({ barred }: RankedKey): boolean => barred?.startsWith('it reads like') ?? false;

/** A question that one of the keys near to it answers turned round. */
function matchTurned(
	library: Library,
	ranked: readonly RankedKey[],
	read: PartText,
	text: PartText,
	givens: readonly Given[],
	preferred: AnswerKey | undefined,
): Match | undefined {
	const near = relatedKeys(library, read).filter(({ share }) => share >= NEAR_FIRST);
	const keys = new Set([
		...ranked.slice(0, MOST_RANKED).map(({ key }) => key),
		...near.slice(0, MOST_RELATED).map(({ key }) => key),
	]);
	const found = [...keys].flatMap(key => {
		const turned = turnedRound(key, givens, library.facts, text);
		const like = ranked.find(each => each.key === key);
		return turned && (turned.named || (like && !readsAgainst(like) && !readsLikeNot(library, key, read)))
			? [{ key, turned }]
			: [];
	});
	const [first] = found.toSorted(
		(a, b) =>
			a.turned.unused - b.turned.unused ||
			Number(b.key === preferred) - Number(a.key === preferred) ||
			a.turned.assumed - b.turned.assumed,
	);
	if (!first) return undefined;
	const { key, turned } = first;
	const ask = key.asks.find(({ targets }) => targets.includes(turned.give.symbol)) ?? key.asks[0]!;
	return {
		key,
		ask,
		score: ranked.find(each => each.key === key)?.score ?? 0,
		targets: [turned.give.symbol],
		binding: turned.binding,
		text,
		question: stemmed(text.own),
		turned,
		...(ranked.some(each => each.key === key) ? {} : { byLikeness: true as const }),
	};
}
