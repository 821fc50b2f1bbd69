import { numberWords } from '../../math/number-words.ts';
import { escaped } from '../../text/pattern.ts';
import type { Binding } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import type { PartText } from '../bind/part-text.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { AnswerKey, KeyGive } from '../key.ts';
import { statedResults } from '../turned/stated-results.ts';
import { hasPhrase, nameStems, type StemmedText, stemmed } from '../words.ts';
import { askedKinds, kindOf } from './asked.ts';
import { askedLetters, lettersOf } from './asked-letters.ts';
import { askedThings } from './asked-things.ts';
import { givensBehind, givensUsed, usedWithMakers } from './needs.ts';
import { statedForMore } from './stated-for-more.ts';
import { askingClauses, sentencesOf, speaksOf } from './unsolved.ts';
import { withoutCounts } from './unused.ts';

/** `as a percentage of`, `by what factor`, `how many times as much`: one amount beside another. */
const RATIO =
	/\b(?:(?:as|what|which) (?:a |the )?(?:percentage|fraction|share|proportion|multiple|factor|ratio)|(?:the |its )?(?:ratio|percentage|share|fraction) (?:of|to)|how many times|quotient|in (?:per ?cent|%)|per ?cent(?:age)? of)\b/i;
/** `How does it compare with the 48 layers of GPT-2 XL?` */
const COMPARE = /\bcompared?\b/i;
/** `What does it cost`, `how much will the rent come to`: the money for what is spoken of. */
const COSTS =
	/\bwhat (?:does|would|will|did|do) (?:it|this|that|they|we|the (?:whole |entire |full )?(?:run|training)) (?:cost|pay)\b(?! in\b)|\bhow much (?:does|will|would|did) (?:it|the (?:rent|bill)|this|that) (?:cost|come to|amount to)\b/i;
const FITS = /\b(?:fits?|hold|holds|held|stor(?:e|ed)|kept|load(?:ed)?|room)\b/i;
const OF_RATIO = /\b(?:ratio|share|percentage|fraction|factor|times)\b/i;

/**
 * Results of a key that a question asks for beside those of the wording that fits it: by their names or letters, by a kind of amount that none of the
 * wording's results has (`and how long does it take?`), by a noun that is only in theirs (`up to which rank`), as one amount over another.
 * Only what the question's givens lead to is asked for here.
 *
 * @param targets what the wording gives.
 */
export function furtherTargets(
	key: AnswerKey,
	targets: readonly string[],
	{ bound }: Binding,
	text: PartText,
): readonly string[] {
	const clauses = [
		...askingClauses(text.own),
		...sentencesOf(text.own).filter(sentence => /^\W*compare\b/i.test(sentence)),
	];
	if (targets.length === 0 || clauses.length === 0) return [];
	const others = key.gives.filter(({ symbol }) => !targets.includes(symbol));
	if (others.length === 0) return [];
	const own = key.gives.filter(({ symbol }) => targets.includes(symbol));
	const numeric = [...bound.values()].some(({ value }) => value !== undefined);
	const has = (symbol: string): boolean => bound.get(symbol)?.value !== undefined;
	const reached = ({ symbol }: KeyGive): boolean =>
		key.methods.some(method => {
			if (!givensBehind(key, method, [...targets, symbol])) return false;
			const behind = givensBehind(key, method, [symbol]);
			const needed = behind && key.givens.filter(given => behind.has(given.symbol));
			return needed?.every(given => !numeric || has(given.symbol)) ?? false;
		});
	// `4,096 tokens` that are a given's state no result.
	const isTaken = (number: number, by: string): boolean =>
		[...bound].some(
			([symbol, { value, source }]) =>
				symbol !== by && value?.kind === 'quantity' && value.value === number && source?.from === 'question',
		);
	const all = stemmed(text.own);
	const isSpoken = ({ name, aliasWords }: KeyGive): boolean =>
		[name, ...aliasWords].some(each => nameStems(each).length > 1 && hasPhrase(all, each));
	// `s = 25` of a document is no saving factor that a key calls $s$.
	const isLetter = ({ symbol }: KeyGive): boolean =>
		new RegExp(`(?<![\\w\\\\])${escaped(symbol)}\\s*=\\s*\\d`).test(text.own);
	const statedIn = (words: string): readonly string[] =>
		statedResults(key, words).flatMap(({ give, named, value }) =>
			named && (give.unit !== undefined || (isSpoken(give) && !isLetter(give)) || !isTaken(value.value, give.symbol))
				? [give.symbol]
				: [],
		);
	const within = others.filter(reached);
	// `What share is that at r = 16? What is the largest rank for which it stays below 2 %?`: what one question states, another one may ask for.
	const openFor = (clause: string): readonly KeyGive[] => {
		const asked = clauses.filter(each => each !== clause);
		const words = asked.reduce((said, each) => said.replace(each, ' '), text.own);
		const stated = new Set(statedIn(words));
		return within.filter(({ symbol }) => !stated.has(symbol));
	};
	const isMadeOf = ({ symbol }: KeyGive, clause: string): boolean => {
		const numbers = numbersSaid(clause);
		const words = stemmed(clause);
		return [...givensUsed(key, [symbol])].some(name => {
			const entry = bound.get(name);
			if (entry?.value?.kind !== 'quantity' || !isSaid(entry.source?.from)) return false;
			return numbers.length > 0
				? numbers.includes(entry.value.value / entry.value.unit.factor)
				: [entry.given.name, ...entry.given.aliasWords].some(each => hasPhrase(words, each));
		});
	};
	const used = usedWithMakers(key, targets, bound);
	/** `how many tokens fit into 48 GB`: the number of a clause that nothing else needs leads to a result of which the clause speaks. */
	const leadsFrom = (give: KeyGive, clause: string): boolean => {
		const numbers = [...numbersSaid(clause), ...measuresIn(clause).map(({ value }) => value.value)];
		if (numbers.length === 0 || !speaksOf([give], clause)) return false;
		// What fits is asked for where something has to fit.
		if (/\bfits?\b/.test(give.name) && !FITS.test(clause)) return false;
		return [...givensUsed(key, [give.symbol])].some(name => {
			const entry = bound.get(name);
			if (
				name === give.symbol ||
				used.has(name) ||
				entry?.value?.kind !== 'quantity' ||
				entry.source?.from !== 'question'
			)
				return false;
			const { value, unit } = entry.value;
			return [value, value / unit.factor].some(each => numbers.includes(each));
		});
	};
	const found = new Set<KeyGive>();
	for (const clause of clauses) {
		const words = stemmed(clause);
		const open = openFor(clause);
		const letters = askedLetters(clause);
		for (const give of open) if (lettersOf(give).some(letter => letters.has(letter))) found.add(give);
		for (const give of open)
			if (
				[give.name, ...give.aliasWords].some(name =>
					nameStems(name).length > 1 ? hasPhrase(words, name) : numeric && isAskedFor(escaped(name), clause),
				)
			)
				found.add(give);
		const kinds = new Set(askedKinds(clause));
		if (COSTS.test(clause)) kinds.add('money');
		for (const kind of kinds) {
			if (kind === 'count' || kind === 'truth' || own.some(({ unit }) => kindOf(unit) === kind)) continue;
			const all = open.filter(({ unit }) => kindOf(unit) === kind);
			// `What does it cost?` asks for no price of each of something.
			const ofKind =
				kind === 'money' && all.length > 1 ? all.filter(({ name }) => !/ (?:per|of|at|over) /.test(name)) : all;
			if (ofKind.length === 1) found.add(ofKind[0]!);
		}
		const compares = COMPARE.test(clause);
		if ((compares || RATIO.test(clause)) && !own.some(isRatio)) {
			const all = open.filter(isRatio);
			// Of several ratios, and where only a comparison is asked for, the one that is made of a number of the clause.
			const own = all.filter(give => isMadeOf(give, clause));
			const ratios = own.length > 0 || compares ? own : all;
			const nearest = PERCENTAGE.test(clause) ? mostNamed(ratios.filter(isShare), words) : ratios;
			if (nearest.length === 1) found.add(nearest[0]!);
		}
		for (const give of open) if (leadsFrom(give, clause) || isRateAskedFor(give, clause)) found.add(give);
		// A clause with a number of its own may ask for a given: `which rank takes 2 MB`.
		const figures = withoutCounts(clause);
		if (numbersSaid(figures).length > 0 || measuresIn(figures).length > 0) continue;
		for (const thing of askedThings(clause)) {
			const noun = thing.at(-1)!;
			const isNamed = ({ name, aliasWords }: KeyGive): boolean =>
				[name, ...aliasWords].some(each => nameStems(each).at(-1) === noun);
			const named = own.some(isNamed) ? [] : open.filter(isNamed);
			if (named.length === 1) found.add(named[0]!);
		}
	}
	const told = new Set(statedIn(text.own));
	const further = within.filter(({ symbol }) => !told.has(symbol));
	for (const give of statedForMore(key, { bound, missing: [] }, used, further, text.own)) found.add(give);
	return [...found].map(({ symbol }) => symbol);
}

/** `how many such tokens could a chip produce in an hour` asks for the `tokens per hour`. */
const isRateAskedFor = ({ name, aliasWords }: KeyGive, clause: string): boolean =>
	[name, ...aliasWords].some(each => {
		const [, what, span] = /^([a-z ]+?)s? per (second|minute|hour|day|week|month|year)$/.exec(each) ?? [];
		return (
			what !== undefined &&
			new RegExp(`\\bhow many\\b[^?]*\\b${what}s?\\b[^?]*\\b(?:per|an?|each|every|one)\\s+${span}\\b`, 'i').test(clause)
		);
	});

/** `its rank`, `and the score of …`: a name of one word, asked for with an article, at the head of what is asked for; `compute accuracy, precision and F1`. The name as a pattern. */
const isAskedFor = (name: string, clause: string): boolean =>
	isListed(name, clause) ||
	new RegExp(
		`(?:^|[,;:]|\\band|\\b(?:find|compute|calculate|give|state|determine|evaluate|report|is|are)|\\bwhat['’]s)\\s+(?:also\\s+)?(?:(?:its|their)|the)\\s+(?:(?:raw|pre-softmax|resulting|corresponding|final|total)\\s+)?${name}\\b(?!\\s+[a-z]+\\s+(?:is|are)\\b)`,
		'i',
	).test(clause) ||
	new RegExp(`\\bwhich\\s+${name}\\b(?=\\s+(?:represents|stands|encodes|corresponds|results|is|does)\\b)`, 'i').test(
		clause,
	) ||
	new RegExp(
		`\\b(?:find|compute|calculate|give|state|determine|evaluate|report)\\s+(?:(?:the\\s+)?[\\w-]+(?:\\s+[\\w-]+)?(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+)){0,5}(?:the\\s+)?(?:(?:${numberWords(2, 12)}|\\d{1,2})\\s+)?${name}s?\\b(?=\\s*(?:[,.;?]|and\\b|for\\b|of\\b|$))`,
		'i',
	).test(clause);

/** `Emissions in tonnes?`, `Precision and recall of class dog?`: a clause that only names what is wanted. */
const isListed = (name: string, clause: string): boolean =>
	!/\b(?:how|what|which|is|are|does|do|did|can|would|will)\b/i.test(clause) &&
	new RegExp(
		`^(?:and\\s+)?(?:(?:[\\w-]+\\s+){0,3}[\\w-]+\\s*(?:,\\s*(?:and\\s+)?|\\s+and\\s+)){0,5}(?:the\\s+)?(?:total\\s+)?${name}s?\\b(?=\\s*(?:[,?.;]|(?:and|of|for|in|at|after|per)\\b))`,
		'i',
	).test(clause.trim());

/** `what percentage of the full matrix`: no factor is meant. */
const PERCENTAGE = /\b(?:percentage|per ?cent|share|fraction|proportion)\b/i;

const isShare = ({ name, aliasWords, unit }: KeyGive): boolean =>
	unit?.text === '%' || [name, ...aliasWords].some(each => PERCENTAGE.test(each));

/** Those of several results whose names have most words of a clause. */
function mostNamed(gives: readonly KeyGive[], words: StemmedText): readonly KeyGive[] {
	const counts = gives.map(({ name }) => nameStems(name).filter(stem => words.set.has(stem)).length);
	return gives.filter((_, at) => counts[at] === Math.max(...counts));
}

const isRatio = ({ name, aliasWords, unit }: KeyGive): boolean =>
	kindOf(unit) === 'count' && [name, ...aliasWords].some(each => OF_RATIO.test(each));
