import { isHard } from '../../math/units/dimension.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import { nameStems, stemmed } from '../words.ts';
import { tellingWords } from './alternatives.ts';
import { type Powers, samePowers } from './dimensions.ts';
import type { Rate } from './rate.ts';
import { type Chain, chainsTo, chainValue, type Link } from './search.ts';
import type { Wanted } from './wanted.ts';

/** What is asked for with the chain that comes to it. */
export interface Compared {
	readonly wanted: Wanted;
	readonly chain: Chain;
	/** How many powers of ten that is, is asked too. */
	readonly orders?: true;
}

const PERCENT = unitOf(parseUnitText('%')!)!;
/** What a comparison asks for beside the mere quotient. */
const SHARE = /\b(?:percent\w*|per cent|fraction|share|proportion)\b|%/i;
const DIFFERS = /\b(?:differs?|deviates?|off|difference)\b/i;
const ORDERS = /\borders? of magnitude\b/i;
/** `than prefix tuning of the 7B model`: what that comes to is not said. */
const ELSEWHERE =
	/\bthan\s+(?:[\p{L}-]+\s+){1,3}of\s+(?:the\s+|an?\s+)?[\d\uFFFC]|\bthan\s+(?:[\p{L}-]+\s+){0,2}(?:b?fp|bf|float|int)-?\d{1,2}\b/u;
/** The larger over the smaller one. */
const ONE_WAY =
	/\b(?:more|less|fewer|higher|lower|larger|smaller|greater|above|below|exceed(?:s|ed)?|deeper|longer|shorter|cheaper|dearer|faster|slower|beyond|better|worse|tiefer|größer|kleiner|orders? of magnitude)\b/i;
const TIMES_THAT = /\bhow many times (?:that|this|it)\s+(?:is|are|was|would be)\s+(?!it\b|that\b|this\b)/i;
/** `how many times would a model see it`: so often as the smaller one goes into the larger one. */
const REPEATED =
	/\bhow (?:many times|often)\b[^?]*\b(?:see|sees|seen|repeat(?:s|ed)?|reads?|pass(?:es|ed)?|fits?|goes? (?:through|over|into)|covered)\b/i;
const ALL =
	/\b(?:each|both|every|all|either)\b|\b(?:two|three|four|five|\d|\uFFFC+)\s*(?:of\s+)?(?:the\s+)?[a-z]+s\b|\bwith\s+the\s+[a-z]+s\b/i;

/**
 * What a clause asks for that compares (`how many times GPT-3's 3,640 petaFLOP-days is that`, `as a multiple of each of the three projects`, `which fraction of the
 * 90 days`): a result over the amount of its kind that the clause states, or over each of several that the setting names.
 *
 * @param results what is known by then, the latest last.
 * @param taken whether an amount has led to one of them.
 */
export function comparedTo(
	wanted: Wanted,
	words: string,
	stated: readonly Rate[],
	rates: readonly Rate[],
	results: readonly Rate[],
	taken: (rate: Rate) => boolean,
): readonly Compared[] | undefined {
	if (DIFFERS.test(words) || ELSEWHERE.test(words)) return undefined;
	const totals = stated.filter(rate => isTotal(rate) && !taken(rate));
	const like = totals.filter(rate => results.some(result => sameKind(result, rate)));
	const inClause = like.length > 0 ? like : totals.filter(({ powers }) => [...powers.keys()].some(isHard));
	if (inClause.length > 1) return undefined;
	const [own] = inClause;
	const used = results.findLast(result => own === undefined || sameKind(result, own));
	if (own) {
		const others = stated.filter(rate => rate !== own && !taken(rate) && !isTotal(rate));
		const over: Chain | undefined =
			others.length > 0 || !used
				? chainBeside(own, others, rates, results)
				: [{ rate: used, reading: used.readings[0]!, power: 1 }];
		return over ? [quotient(wanted, words, over, linkOf(own, -1))] : undefined;
	}
	if (!used) return undefined;
	const beside = rateBeside(wanted, words, stated, results);
	const known = beside ? [beside] : totalsNamed(wanted, words, rates, results, taken);
	if (known.length > 0) return known;
	// `if it charges $30 per million tokens, by which factor is that above the cost`
	const rated = stated.filter(rate => !rate.law && !taken(rate) && !isTotal(rate));
	if (rated.length > 0) {
		const over = chainBeside(used, rated, rates, []);
		return over ? [quotient(wanted, words, over, linkOf(used, -1))] : undefined;
	}
	const listed = rates.filter(rate => !rate.law && isTotal(rate) && rate.of !== undefined && sameKind(rate, used));
	if (listed.length > 1 && ALL.test(words))
		return listed.map(rate => {
			const made = quotient(wanted, '', [linkOf(used, 1)], linkOf(rate, -1));
			return { ...made, wanted: { ...made.wanted, name: `times ${rate.of}` } };
		});
	// `by what factor is that dearer` of two results of a kind
	const [last, before] = results.filter(result => sameKind(result, used)).toReversed();
	return last && before && !isSameValue(last, before) && ONE_WAY.test(words)
		? [quotient(wanted, words, [linkOf(last, 1)], linkOf(before, -1))]
		: undefined;
}

/** `by what factor does a GPU that needs 0.7 pJ per FLOP exceed it`: the one rate of a clause beside the result of its kind. */
function rateBeside(
	wanted: Wanted,
	words: string,
	stated: readonly Rate[],
	results: readonly Rate[],
): Compared | undefined {
	const [own, ...others] = stated.filter(rate => !rate.law && !isTotal(rate));
	if (!own || others.length > 0) return undefined;
	const result = results.findLast(each => sameKind(each, own));
	return result && quotient(wanted, words, [linkOf(result, 1)], linkOf(own, -1));
}

/** `what fraction of all books ever printed would that be`: the one amount of the setting that the clause names, below the result of its kind. */
function totalsNamed(
	wanted: Wanted,
	words: string,
	rates: readonly Rate[],
	results: readonly Rate[],
	taken: (rate: Rate) => boolean,
): readonly Compared[] {
	const said = new Set(stemmed(words).stems);
	const isNamed = ({ name, of = '' }: Rate): boolean =>
		[name, tellingWords(of)].some(label => nameStems(label).some(word => said.has(word)));
	const named = rates.filter(rate => !rate.law && isTotal(rate) && !taken(rate) && isNamed(rate));
	const fit = named.flatMap(rate => {
		const result = results.findLast(each => sameKind(each, rate));
		return result && !isSameValue(result, rate) ? [quotient(wanted, words, [linkOf(result, 1)], linkOf(rate, -1))] : [];
	});
	if (fit.length <= 1) return fit;
	// `what percentage of the A380 and of the Manhattan Project`: of each of them.
	const each = named.filter(rate => rate.of !== undefined);
	return EACH_OF.test(words) && each.length === fit.length
		? fit.map((made, at) => ({ ...made, wanted: { ...made.wanted, name: `${made.wanted.name}, ${each[at]!.of}` } }))
		: [];
}
const EACH_OF = /\bof\s+[^?,]+\s+and\s+(?:of\s+)?(?:the\s+)?[A-Z]/;
const isSameValue = (a: Rate, b: Rate): boolean => Math.abs(chainValue([linkOf(a, 1), linkOf(b, -1)]) - 1) < 1e-9;

const linkOf = (rate: Rate, power: 1 | -1): Link => ({ rate, reading: rate.readings[0]!, power });
const sameKind = (a: Rate, b: Rate): boolean =>
	a.readings.some(one =>
		b.readings.some(
			other => samePowers(one.powers, other.powers) || samePowers(ofOne(one.powers), ofOne(other.powers)),
		),
	);
/** `2.9e-21 J` as a limit of `J/FLOP`: an energy is one of an operation where the other one is. */
const ofOne = (powers: Powers): Powers =>
	powers.get('m') === 2 && powers.get('s') === -2
		? new Map([...powers].filter(([name]) => isHard(name) && name !== 'FLOP'))
		: powers;
/** An amount of something, and no rate. */
function isTotal({ number, readings: [reading] }: Rate): boolean {
	if (!reading || number === 0) return false;
	const { powers } = reading;
	return (
		powers.size > 0 &&
		(number !== 1 || [...powers.keys()].some(isHard)) &&
		[...powers].every(([name, power]) => power > 0 || isHard(name)) &&
		!(powers.has('USD') && powers.size > 1)
	);
}

/** The one chain of what a clause states beside an amount that comes to an amount of the same kind: `every failure costs 0.4 hours, which fraction of the 90 days`. */
function chainBeside(
	own: Rate,
	others: readonly Rate[],
	rates: readonly Rate[],
	results: readonly Rate[],
): Chain | undefined {
	const rest = [...rates.filter(rate => rate !== own && !sameAmount(rate, own)), ...results];
	const chains = chainsTo(own.readings[0]!.powers, rest)?.filter(
		chain =>
			chain.length > 1 && others.every(each => chain.some(({ rate }) => rate === each || sameAmount(rate, each))),
	);
	const [first, ...further] = (chains ?? []).toSorted((a, b) => a.length - b.length);
	return first && further.every(chain => Math.abs(chainValue(chain) / chainValue(first) - 1) < 1e-6)
		? first
		: undefined;
}
const sameAmount = (a: Rate, b: Rate): boolean => a.number === b.number && sameKind(a, b);

function quotient(wanted: Wanted, words: string, over: Chain, under: Link): Compared {
	const chain = [...over, under];
	// `how many times that is the 900 MWh of another run`
	if (TIMES_THAT.test(words))
		return {
			wanted: { ...wanted, name: 'times' },
			chain: chain.map((link): Link => ({ ...link, power: link.power === 1 ? -1 : 1 })),
		};
	const isTurned = (ONE_WAY.test(words) || REPEATED.test(words)) && !SHARE.test(words) && chainValue(chain) < 1;
	const turned = chain.map((link): Link => ({ ...link, power: link.power === 1 ? -1 : 1 }));
	const share = SHARE.test(words);
	return {
		wanted: { ...wanted, name: share ? 'share' : 'times', ...(share ? { unit: PERCENT } : {}) },
		chain: isTurned ? turned : chain,
		...(ORDERS.test(words) ? { orders: true as const } : {}),
	};
}
