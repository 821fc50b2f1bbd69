import { isHard } from '../../math/units/dimension.ts';
import { unitFromParts } from '../../math/units/unit-algebra.ts';
import type { Unit } from '../../math/value.ts';
import type { Fact } from '../../quantities/given.ts';
import { askingClauses } from '../match/unsolved.ts';
import { isSameValue } from './alternatives.ts';
import type { Amount } from './amounts.ts';
import { isEnergy, isOne, isSame, ofSubstance } from './chain-checks.ts';
import { chainFor, chainFrom } from './chain-for.ts';
import { type Compared, comparedTo } from './compared.ts';
import { type Powers, partsOf, samePowers, thing } from './dimensions.ts';
import { formatsIn } from './formats.ts';
import { isOfLandauer, landauerLaw } from './landauer.ts';
import { likenedTo } from './likened.ts';
import { plainText } from './plain-text.ts';
import { type Rate, rateOf } from './rate.ts';
import { ratesIn } from './rates.ts';
import { type Chain, chainValue } from './search.ts';
import { withSharesSeen } from './shares.ts';
import { isBeside, isFormat, lawsFor, ofActive, TRAINING, withReadingOnce } from './taken-for-granted.ts';
import { type Wanted, wantedIn } from './wanted.ts';

/** A text with more amounts than that is no question whose amounts belong together. */
const MANY = 60;

/** What a question asks for, with the chain that comes to it. */
export type Chosen = Compared;

/** Where something stands in a plain text. */
export interface Place {
	readonly start: number;
	readonly end: number;
}
export const isWithin = ({ start, end }: Place, place: Place): boolean => start >= place.start && end <= place.end;

/** The asking clauses of a question with their places in its opened text; undefined where one is not found again. */
export function clausesOf(own: string): readonly (Place & { readonly words: string })[] | undefined {
	const plain = plainText(own);
	let from = 0;
	const found = askingClauses(own).flatMap(words => {
		const opened = plainText(words).trim();
		const start = plain.indexOf(opened, from);
		if (start < 0) return [];
		from = start + opened.length;
		return [{ words, start, end: from }];
	});
	return found.length === askingClauses(own).length ? found : undefined;
}

/**
 * What a question asks for with the chain that comes to it; undefined where not every number of the question is in one.
 *
 * @param only the clauses that are to be answered, where something else answers the others.
 * @param known what is known besides: results of what answered the others, and of the parts before.
 * @param facts the rules of the field that nobody has to state are among them.
 */
export function chosenChains(
	own: string,
	around: string,
	clauses: readonly (Place & { readonly words: string })[],
	only: readonly string[] | undefined,
	known: readonly Rate[],
	facts: readonly Fact[],
): readonly Chosen[] | undefined {
	const meant = only
		? clauses.filter(({ words }) => only.some(each => each.includes(words) || words.includes(each)))
		: clauses;
	const all = wantedIn(clauses);
	if (!all.some(wanted => meant.some(clause => isWithin(wanted, clause)))) return undefined;
	const text = around.trim() === '' ? own : `${around}\n; ${own}`;
	const opened = plainText(text);
	const asked = plainText(own);
	// The question stands behind its setting.
	const offset = opened.lastIndexOf(plainText(own).trim());
	if (offset < 0) return undefined;
	const formats = formatsIn(opened);
	const read = ratesIn(
		text,
		all.map(({ powers }) => powers),
	);
	const left = read.left.filter(amount => !isOfLandauer(opened, amount));
	// `quantised to 4 bits` is a format, and no amount of data.
	const rates = read.rates.filter(
		rate =>
			!isDefinition(rate) &&
			!isWidth(rate) &&
			!formats.some(({ start, end }) => rate.start >= start && rate.start < end),
	);
	if (rates.length > MANY) return undefined;
	const placed = ({ start, end }: Place): Place => ({ start: start + offset, end: end + offset });
	const isIn = ({ start }: Amount, piece: Place): boolean => start >= piece.start && start < piece.end;
	const chosen: Chosen[] = [];
	for (const [at, each] of all.entries()) {
		if (!meant.some(clause => isWithin(each, clause))) continue;
		const wanted = ofSubstance(each, rates);
		const piece = placed(wanted);
		// `and how many if a quarter of them is closed?`: a share that has no place says nothing.
		if (wanted.again && left.some(amount => isIn(amount, piece) && opened[amount.end - 1] === '%')) continue;
		// What a later question states is not known yet.
		const later = [
			...all.slice(at + 1).filter(({ start }) => start !== wanted.start),
			// A later sentence may state something before it asks; a condition at the end of this one holds for all of it.
			...clauses.filter(({ start }) => start >= wanted.end && /[.?!;]\s*$/.test(asked.slice(0, start))),
		].map(placed);
		const asking = clauses.map(placed);
		const clause = clauses.find(each => isWithin(wanted, each));
		const words = opened.slice(piece.start, piece.end);
		// A sentence says for all that it asks what stands before that.
		const from = clause ? sentenceFrom(asked, clause.start) + offset : piece.start;
		// What a question says before it asks, and what it asks for all things of a list for, belongs to each of them.
		const others = all.filter(({ start }) => start !== wanted.start).map(placed);
		const goesOn = all.filter(
			each =>
				clause &&
				each.start > wanted.start &&
				isWithin(each, clause) &&
				!ASKS_ANEW.test(asked.slice(each.start, each.end)),
		);
		const isAlone = !rates.some(rate => isIn(rate, piece));
		const shared = isAlone ? goesOn.slice(-1).map(placed) : [];
		// `How many words and how many books are 30 trillion tokens?`: what the last one of a sentence says is said of each.
		const bare =
			isAlone && clause && ELLIPTIC.test(clause.words) ? clauses.find(each => each.start >= clause.end) : undefined;
		const next = bare && !/[.?!;]/.test(asked.slice(clause!.end, bare.start)) ? placed(bare) : undefined;
		const isShared = (rate: Rate): boolean =>
			shared.some(each => isIn(rate, each) && FOR.test(opened.slice(each.start, rate.start))) ||
			(next !== undefined && isIn(rate, next));
		const seen = rates
			.filter(
				rate => (isShared(rate) || !later.some(each => isIn(rate, each))) && !(rate.summand && rate.start < offset),
			)
			.map(rate => withSharesSeen(rate, clause ? placed(clause) : piece, asking, opened));
		const inSentence = (rate: Rate): boolean =>
			rate.start >= from &&
			rate.start < piece.start &&
			!/[;|]/.test(opened.slice(rate.end, piece.start)) &&
			!others.some(each => isIn(rate, each));
		const said = seen.filter(rate => !isOne(rate) && (isShared(rate) || isIn(rate, piece)));
		const stated = seen.filter(rate => said.includes(rate) || (!isOne(rate) && inSentence(rate)));
		/** Where the sentence ends that asks: what stands behind it may be said for a later question. */
		const end = offset + (clause ? clause.end : wanted.end);
		const isBefore = (rate: Rate): boolean => rate.start < end || isShared(rate);
		const own = formats.filter(each => clause && isIn(each, placed(clause)) && each.start < piece.end);
		const settings = formats.filter(each => each.start < piece.start && !asking.some(other => isIn(each, other)));
		// What the question itself says goes before what stands around it.
		const nearer = settings.filter(({ start }) => start >= offset && start < piece.start);
		const setting = nearer.length > 0 ? nearer : settings;
		// `in fp8: how many GB? And how many cards?` goes on with what an earlier question says.
		const earlier = formats.filter(({ start }) => start < piece.start).slice(-1);
		// What asks the same again says what is done in the question before.
		const first = wanted.again ? all.slice(0, at).findLast(({ again }) => !again) : undefined;
		const doing = first ? `${asked.slice(first.start, first.end)} ${words}` : words;
		const laws = lawsFor(
			doing,
			opened,
			seen,
			own.length > 0 ? own : setting.length > 0 ? setting : earlier,
			own.length > 0,
			facts,
		);
		const isOpenTo = (rate: Rate): boolean => !own.length || !isFormat(rate) || isIn(rate, piece);
		const sized = ofActive(seen.filter(isOpenTo), words);
		const plain = [
			...(TRAINING.test(doing) ? sized : withReadingOnce(wanted, opened, sized)),
			...laws,
			...landauerLaw(opened, facts),
		];
		const results = [...known, ...chosen.flatMap(resultOf)];
		if (wanted.compares) {
			// `The library holds 25 million books. How many times that is it?`
			const last = clauses.findLast(other => clause && other.end <= clause.start);
			const gap = clause && last ? placed({ start: last.end, end: clause.start }) : undefined;
			const said =
				gap && /\b(?:that|this|it|these|those|them|as many|as much)\b/i.test(words)
					? seen.filter(rate => isIn(rate, gap) && !isOne(rate))
					: [];
			const beside = stated.length > 0 || said.length !== 1 ? stated : said;
			// `A run costs $2 billion. What multiple of the other project is that?`: the one amount that the question says itself.
			const told =
				results.length > 0
					? []
					: seen.filter(
							rate => rate.start >= offset && rate.start < piece.start && !isOne(rate) && rate.shares.length === 0,
						);
			const spoken = told.length === 1 ? told : results;
			const compared = comparedTo(wanted, words, beside, plain, spoken, rate =>
				chosen.some(({ chain }) => chain.some(link => link.rate.start === rate.start)),
			);
			chosen.push(...(compared ?? []).filter(each => !isTurnedShare(each)));
			continue;
		}
		const isTakenUp = TAKES_UP.test(words) && results.length > 0;
		const found =
			(isTakenUp ? chainFrom(wanted, takenUp(words, results), plain.filter(isBefore), stated, chosen) : undefined) ??
			chainFor(wanted, plain.filter(isBefore), stated, offset, words, inSentence) ??
			// Of several things that a sentence asks for, each is made of some of what it says.
			chainFor(wanted, plain.filter(isBefore), said, offset, words) ??
			chainFor(wanted, plain, said, offset, words) ??
			(results.length > 0 ? chainFor(wanted, [...plain, ...results], said, offset, words) : undefined) ??
			chainFor(withoutUnknown(wanted, plain), plain, said, offset, words) ??
			likenedTo(wanted, words, said, plain, results);
		if (found === 'too many') return undefined;
		// What is saved is a difference, of which the units say nothing.
		if (found && (CHANGES.test(words) || IS_SAVED.test(words))) continue;
		if (found?.some(({ chain }) => leavesRest(chain, opened, words, seen, wanted))) continue;
		// What is asked once more and comes to the same has not been understood.
		const isSaidBefore = ({ chain }: Chosen): boolean =>
			wanted.again === true &&
			chosen.some(each => each.chain.length === chain.length && isSameValue(each.chain, chain));
		if (found && !found.some(isSaidBefore)) chosen.push(...found);
	}
	// Numbers of a clause that is left aside belong to it.
	const isAnswered = (place: Place): boolean => chosen.some(({ wanted }) => isWithin(wanted, place));
	const aside = [...clauses.filter(clause => !isAnswered(clause)), ...all.filter(wanted => !isAnswered(wanted))].map(
		placed,
	);
	const isTold = (amount: Amount): boolean => amount.start < offset || aside.some(each => isIn(amount, each));
	const used = new Set(chosen.flatMap(({ chain }) => chain.map(({ rate }) => rate.start)));
	const isRepeated = (rate: Rate): boolean => rates.some(other => used.has(other.start) && isSame(other, rate));
	// GPU-hours are the same on however many of them.
	const isCount = ({ powers }: Rate): boolean =>
		powers.size === 1 &&
		powers.get('GPU') === 1 &&
		chosen.some(({ chain }) => chain.some(({ reading }) => reading.powers.has('GPU')));
	// `a 405B model` names the one that is spoken of.
	const isName = ({ powers }: Rate): boolean =>
		powers.size === 1 &&
		powers.has('parameter') &&
		!chosen.some(({ chain }) => chain.some(({ reading }) => reading.powers.has('parameter')));
	// `each of the three projects`
	const isListed = ({ number, powers, start }: Rate): boolean =>
		number <= 12 &&
		powers.size === 1 &&
		/\b(?:each|every one|all|any|both) (?:of )?(?:the |these |those |its )?$/i.test(opened.slice(0, start)) &&
		[...powers].every(
			([name, power]) =>
				power === 1 && !isHard(name) && !rates.some(other => other.start !== start && other.powers.has(name)),
		);
	const isWhole =
		only !== undefined ||
		rates.every(
			rate =>
				isTold(rate) ||
				used.has(rate.start) ||
				isRepeated(rate) ||
				isCount(rate) ||
				isName(rate) ||
				isListed(rate) ||
				isOne(rate) ||
				isBeside(rate, rates),
		);
	// A result beside an amount is made of these two, whatever has led to the result.
	const isBesideResult = ({ wanted, chain }: Chosen): boolean =>
		(wanted.compares === true || [...wanted.powers].some(([name, power]) => power < 0 && !isHard(name))) &&
		chain.length === 2 &&
		chain.some(({ rate }) => known.includes(rate)) &&
		isAllRead(placed(wanted), rates, opened);
	// A percentage of the setting that has no place is one of something on the way.
	const isClear =
		(only !== undefined && chosen.every(isBesideResult)) ||
		left.every(amount => (isTold(amount) || isYear(amount)) && opened[amount.end - 1] !== '%');
	return chosen.length > 0 && isWhole && isClear ? chosen : undefined;
}

/**
 * Whether what is asked for is likely a sum or a difference, of which units say nothing: `in the remaining memory` beside two amounts of memory
 * of which the chain has one, `350 ms to the first token` beside the time of each.
 */
function leavesRest(chain: Chain, text: string, words: string, rates: readonly Rate[], wanted: Wanted): boolean {
	const isUsed = (rate: Rate): boolean => chain.some(link => isSame(link.rate, rate));
	const isPlain = ({ powers }: Rate): boolean => powers.size === 1 && [...powers].every(([, power]) => power === 1);
	const aside = rates.filter(rate => !rate.law && !rate.step && isPlain(rate) && !isUsed(rate));
	if (
		RESTS.test(words) &&
		aside.some(
			rate =>
				samePowers(rate.powers, wanted.powers) ||
				chain.some(
					({ reading }) => isPlain({ ...rate, powers: reading.powers }) && samePowers(reading.powers, rate.powers),
				),
		)
	)
		return true;
	return (
		wanted.powers.get('s') === 1 &&
		wanted.powers.size === 1 &&
		aside.some(
			rate =>
				samePowers(rate.powers, wanted.powers) &&
				(COMES_FIRST.test(text.slice(Math.max(0, rate.start - 60), rate.start)) ||
					/^\s*(?:(?:of|for|as)\s+)?(?:to the first|start-?up|set-?up|overhead|fixed|prefill)/i.test(
						text.slice(rate.end),
					)),
		)
	);
}
const CHANGES =
	/\bby how (?:much|many)\b(?![^?]*\b(?:times|per ?cent|%|factor)\b)[^?]*\b(?:shrinks?|smaller|saved?|saves|less|fewer|drops?|reduced?|reduces|decreases?|lower)\b/i;
/** `how many tonnes would be saved` beside what it would be otherwise. */
const IS_SAVED =
	/\bhow (?:much|many)\b[^?]*\b(?:would|will|could|can|is|are|be)\s+(?:be\s+|then\s+)*(?:saved|spared|avoided)\b/i;
const RESTS =
	/\b(?:remaining|remains?|left(?: over| free)?|leftover|rest of|what is free|free memory|beside the|besides the|next to the)\b/i;
const COMES_FIRST =
	/\b(?:first token|TTFT|prefill|start-?up|set-?up|overhead|fixed|initial|warm-?up|latency)\b[^.;]*$/i;

/** `What fraction of Apollo is that`: many times the whole is no part of it, the two have been taken for one another. */
const isTurnedShare = ({ wanted, chain }: Chosen): boolean =>
	wanted.name === 'share' && chainValue(chain) > LARGEST_SHARE;
/** `150 % of the budget` is said; a multiple beyond that is not asked for as a part, or in per cent. */
const LARGEST_SHARE = 10;

/** Whether all figures of a place are amounts: `how many times the 20:1 ratio` has others. */
function isAllRead({ start, end }: Place, rates: readonly Rate[], text: string): boolean {
	const rest = rates
		.filter(rate => rate.start >= start && rate.end <= end)
		.reduce(
			(words, rate) =>
				`${words.slice(0, rate.start - start)}${' '.repeat(rate.end - rate.start)}${words.slice(rate.end - start)}`,
			text.slice(start, end),
		);
	return !/(?<![\w.-])\d/.test(rest);
}

/** What a question has come to, as an amount for those behind it. */
function resultOf({ wanted, chain }: Chosen, step: number): readonly Rate[] {
	if (wanted.compares || wanted.powers.size === 0) return [];
	const unit = wanted.unit ?? unitOfChain(chain);
	return [
		{
			...rateOf({
				number: chainValue(chain) / unit.factor,
				unit,
				powers: wanted.powers,
				name: wanted.name,
				start: -1000 - step,
				end: -1000 - step,
			}),
			law: true,
			step,
		},
	];
}

/** The unit that is left of a chain. */
const unitOfChain = (chain: Chain): Unit =>
	unitFromParts(
		chain.flatMap(({ reading, power }) =>
			partsOf(reading.unit).map(part => ({ name: part.name, power: part.power * power })),
		),
	);

/** `reader-years` where nobody counts readers: years. */
function withoutUnknown(wanted: Wanted, rates: readonly Rate[]): Wanted {
	const unknown = [...wanted.powers.keys()].filter(
		name => !isHard(name) && !rates.some(({ readings }) => readings.some(({ powers }) => powers.has(name))),
	);
	if (wanted.powers.get('s') !== 1 || unknown.length === 0) return wanted;
	const powers = new Map([...wanted.powers].filter(([name]) => !unknown.includes(name)));
	const unit =
		wanted.unit &&
		unitFromParts(partsOf(wanted.unit).filter(({ name }) => !unknown.includes([...thing(name).keys()][0]!)));
	return { ...wanted, powers, unit };
}

/** What words take up: `the same energy` that one, else what was asked for last. */
function takenUp(words: string, results: readonly Rate[]): Rate {
	const named = NAMED_KINDS.find(([pattern]) => pattern.test(words));
	const found = named && results.findLast(({ powers }) => named[1](powers));
	return found ?? results.at(-1)!;
}
const NAMED_KINDS: readonly (readonly [RegExp, (powers: Powers) => boolean])[] = [
	[/\b(?:same|that|this) (?:energy|electricity|amount of energy)\b/i, powers => isEnergy(powers)],
	[/\b(?:same|that|this) (?:money|sum|cost|price|bill|amount of money)\b/i, powers => powers.get('USD') === 1],
	[/\b(?:same|that|this) (?:compute|number of operations|amount of compute)\b/i, powers => powers.get('FLOP') === 1],
];
const TAKES_UP = /\b(?:that|this|it|these|those|the same|such)\b/i;
/** `How many words`, and nothing more. */
const ELLIPTIC = /^\W*(?:and\s+)?(?:to\s+)?how many(?:\s+[a-z-]+){1,2}\W*$/i;
/** `the FLOPs, the time and the dollars for one million tokens`: for all of these. */
const FOR = /[a-z]\s+(?:for|of|to (?:generate|process|serve|produce|train)|from|on)\s+(?:about )?$/i;
/** Where the sentence begins in which a place stands. */
const sentenceFrom = (text: string, place: number): number =>
	Math.max(0, ...[...text.slice(0, place).matchAll(/[.?!;](?=\s)/g)].map(({ index }) => index + 1));

/** Another question of one sentence, and no more of a list. */
const ASKS_ANEW = /^\s*(?:and\s+)?(?:how|what|which|(?:by|in|for|at|on|to|after|over) (?:how|what|which))\b/i;

/** `1 GB`, `1 MB`: what is left of a unit's definition. */
const isDefinition = ({ number, powers }: Amount): boolean =>
	number === 1 && powers.size === 1 && powers.get('bit') === 1;

/** `2 bytes` say how wide a number is, and are no data. */
const isWidth = ({ number, unit, powers }: Amount): boolean =>
	powers.size === 1 && powers.get('bit') === 1 && number * unit.factor <= 128;

/** `a 2024 report`. */
const isYear = ({ number }: Amount): boolean => Number.isInteger(number) && number >= 1900 && number < 2100;
