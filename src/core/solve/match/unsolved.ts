import { withoutPoints } from '../../homework/points.ts';
import type { Unit } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { withoutProducts } from '../bind/product-names.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { KeyGive } from '../key.ts';
import type { Library } from '../library.ts';
import { partsTaken } from '../turned/stated-results.ts';
import { hasPhrase, nameStems, stemmed } from '../words.ts';
import { askedKinds, kindOf } from './asked.ts';
import { asksBeyond, speaksBeyond } from './asked-beyond.ts';
import type { Match } from './match.ts';
import { givensUsed, usedWithMakers } from './needs.ts';
import { numbersOf, withoutCounts } from './unused.ts';

/** Where a sentence begins that asks, or a second question within one. */
const NEXT =
	/(?<=[?;])\s+|(?<=[.!])\s+(?=[A-Z(*])|(?:,?\s+(?:and|And)\s+|,\s+)(?=(?:how (?:many|much|long|large|big|far|high|wide|fast|often)|what|by (?:how|what|which)|at (?:what|which)|for (?:what|which)|in (?:what|which))\b)|,?\s+(?:and|And)\s+(?=which\b)/;
const ASKS =
	/\?|\b(?:how (?:many|much|long|large|big|far|high|wide|fast|often)|(?<!\b(?:pure|of|the|training|more|total|same|in|by|for|inference) )compute|calculate|find|determine|give|(?<!\b(?:training|full|the|model|optimi[sz]er|an?|steady|of|hidden|this|each|whole|that|its|recurrent)[ -])state|estimate|evaluate|work out|convert|express (?:it|that|this|the (?:cost|result|bill|energy|emissions|compute|sum)))\b|\bprice (?:an?|the|both|each|all) |^(?:and\s+)?(?:(?:by|at|for|in|to|of|from|after|with)\s+)?(?:which|what)\s+(?!follows\b)(?:[a-z-]+\s+){1,3}?(?:is|are|do|does|did|will|would|can|could|has|have|must|should)\b/i;

const SUPPOSED = /\b(?:might|may|could|would)\b/i;

/** The sentences of a question, those that ask twice (`how many …, and how much …`) in two. */
export const sentencesOf = (own: string): readonly string[] =>
	own
		.replace(LABEL, '')
		.split(NEXT)
		.map(clause => clause.trim());

/** The sentences of a question that ask, and the questions within one; of one that only names what is wanted, the last. */
export const askingClauses = rememberTexts((own: string): readonly string[] => {
	const clauses = sentencesOf(own);
	// `What's the cost in dollars, and how long …?` asks twice.
	const asking = clauses.filter(isAsking);
	return asking.length > 0 ? asking : clauses.slice(-1);
});

/** Whether a sentence asks something. */
export const isAsking = (clause: string): boolean =>
	ASKS.test(clause) ||
	/^(?:and\s+|now\s+|then\s+)?repeat\s+(?:(?:this|it|that|both|the \w+)\s+)?(?:for|with|on)\b/i.test(clause) ||
	/^(?:and\s+)?what(?:['’]s|\s+(?:is|are|was|were|does|do|did|would|will|can|could))\b/i.test(clause);

/**
 * What a question asks or states that its key does not answer, in the question's own words: a clause with a number that leads to none of the
 * results, and, of several that ask, one that speaks of no result.
 */
export function unsolvedClauses(match: Match, library: Library): readonly string[] {
	const { key, ask, targets, binding, text, turned } = match;
	if (targets.length === 0) return [];
	const used = usedWithMakers(key, targets, binding.bound);
	const gives = key.gives.filter(({ symbol }) => targets.includes(symbol));
	const leads = givensUsed(
		key,
		key.gives.map(({ symbol }) => symbol),
	);
	// A size that leads to no result anyway is understood; a budget that would lead to another result is left aside.
	const isTaken = (number: number, asks: boolean): boolean =>
		Math.abs(number) <= 1 ||
		[...binding.bound].some(
			([symbol, { value, given }]) =>
				value &&
				(!asks || used.has(symbol) || given.constant || !leads.has(symbol)) &&
				numbersOf(value).some(each => Math.abs(each - number) <= 1e-6 * Math.abs(number)),
		) ||
		(turned !== undefined && Math.abs(turned.stated.value - number) <= 1e-6 * Math.abs(number));
	const own = withoutPoints(turned ? partsTaken(text.own) : text.own);
	const clauses = sentencesOf(own);
	const asking = clauses.filter(clause => ASKS.test(clause));
	return clauses.filter(clause => {
		const asks = asking.includes(clause);
		// `might need 10^15 parameters, but`: what could be is not given
		if (!asks && SUPPOSED.test(clause)) return false;
		const numbers = numbersIn(
			withoutCounts(withoutProducts({ ...text, own: clause.replace(NUMBERED, ' ') }, library.facts).own),
		);
		if (numbers.some(number => !isTaken(number, asks))) return true;
		if (!asks || turned) return false;
		if (asksBeyond(library, key, clause, true) || speaksBeyond(library, key, clause)) return true;
		if (asking.length < 2) return false;
		const words = stemmed(clause);
		return !speaksOf(gives, clause) && !ask.required.some(group => group.some(phrase => hasPhrase(words, phrase)));
	});
}

/** Whether a clause that asks speaks of one of these results, by a word of its names or by its kind. */
export function speaksOf(gives: readonly KeyGive[], clause: string): boolean {
	const words = stemmed(clause);
	const kinds = askedKinds(clause);
	return gives.some(
		({ name, aliasWords, unit }) =>
			kinds.has(kindOf(unit)) ||
			[name, ...aliasWords].some(each => hasPhrase(words, each) || nameStems(each).some(stem => words.set.has(stem))),
	);
}

/** The label of a question, `**7.3**`: no number that a key would have to take. */
const LABEL = /^\s*\*\*\d+(?:\.\d+)+\*\*/;

/** `at the steps 0 to 3`: how things are numbered. */
const NUMBERED =
	/\b(?:steps?|times?|positions?|tokens|rounds?|episodes?|layers|epochs)\s+\d+\s*(?:to|through|–|-)\s*\d+/gi;

/** The numbers of a clause, but for powers of ten and for how wide a number is (`16 bytes per parameter`). */
function numbersIn(clause: string): readonly number[] {
	const measures = measuresIn(clause).filter(
		({ value }) =>
			!(
				value.unit.dimension.hard.bit === 1 &&
				Object.keys(value.unit.dimension.hard).length === 1 &&
				value.value <= 128
			),
	);
	// `552 tCO2` is one amount, whatever unit it is bound in, and no bare 552 beside it; `40 a year` is less than one a second.
	const dressed = new Set(
		measures.filter(({ value }) => Math.abs(value.value) > 1).map(({ value }) => value.value / value.unit.factor),
	);
	return [
		// `30 g/kWh` is far below one in base units, and a number to reckon with all the same.
		...measures.map(({ value }) =>
			Math.abs(value.value) <= 1 && isIntensity(value.unit) ? value.value / value.unit.factor : value.value,
		),
		...numbersSaid(clause).filter(
			number => !dressed.has(number) && !(number === 10 && /10\s*\^/.test(clause)) && !isYear(number, clause),
		),
	];
}

/** So much of something for each unit of energy. */
const isIntensity = ({ dimension: { hard } }: Unit): boolean => hard.m === -2 && hard.s === 2;

/** `in 2025` says when a price holds; it is nothing to reckon with. */
const isYear = (number: number, clause: string): boolean =>
	Number.isInteger(number) &&
	number >= 1900 &&
	number < 2100 &&
	new RegExp(`\\b(?:in|of|by|since|until|from|year|as of)\\s+${number}\\b(?!\\s*(?:[a-z]+s\\b|%))`, 'i').test(clause);
