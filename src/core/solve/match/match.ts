import type { Homework } from '../../homework/homework.ts';
import { problemOf } from '../../homework/rows.ts';
import type { Given } from '../../quantities/given.ts';
import type { Anchor } from '../../text/block.ts';
import { rememberOf } from '../../text/memo.ts';
import { type Binding, bindGivens } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { isMisread } from '../bind/misread-numbers.ts';
import { lastAnswered, type PartText, partText } from '../bind/part-text.ts';
import { withoutProducts } from '../bind/product-names.ts';
import { statedForAssumed } from '../bind/stated-for-assumed.ts';
import { takesUp } from '../bind/taking-up.ts';
import { measuresIn } from '../bind/text-measures.ts';
import { type AnswerKey, type Ask, isWorkedFrom } from '../key.ts';
import type { Library } from '../library.ts';
import { askedGivens } from '../turned/asked-givens.ts';
import type { Turned } from '../turned/turned.ts';
import { isForeign, type StemmedText, stemmed, stemsOf } from '../words.ts';
import { askedKinds } from './asked.ts';
import { asksYesOrNo, singlesOut } from './asked-things.ts';
import { asksForCode } from './asks-for-code.ts';
import { asksForGiven, countsGiven } from './asks-for-given.ts';
import { inFocus } from './focus.ts';
import { furtherTargets } from './further-targets.ts';
import { givenAsk } from './given-ask.ts';
import { inNumbers } from './in-numbers.ts';
import { judged, judges, judgesUnread, sequelOf } from './judged.ts';
import { givensUsed, neededFor } from './needs.ts';
import { closedTargets } from './open-targets.ts';
import {
	asksOnlyBeyond,
	isAmount,
	type RankedKey,
	rankKeys,
	readsLikeNot,
	rightKind,
	speaksOfNone,
	thingsAsked,
	WRONG_KIND,
} from './rank.ts';
import {
	type Evidence,
	hasOwnValue,
	isPlainlyAbout,
	MOST_RANKED,
	MOST_RELATED,
	relatedKeys,
	softAsks,
	weightOf,
} from './related.ts';
import { lacksShapes } from './told-by-shape.ts';
import { turnedOr } from './turned-match.ts';
import { givesUnmentioned } from './unmentioned.ts';
import { unsolvedClauses } from './unsolved.ts';
import { saysTarget, unusedShare, withoutCounts } from './unused.ts';

/** The key that answers a part, how sure that is, and what it found of its givens. */
export interface Match {
	readonly key: AnswerKey;
	readonly ask: Ask;
	/** Between 0 and 1. */
	readonly score: number;
	/** Symbols of the key that are asked for. */
	readonly targets: readonly string[];
	/** Those of them that the question asks for and its wording does not give. */
	readonly further?: readonly string[];
	readonly binding: Binding;
	readonly text: PartText;
	/** Words of the question, for choices and methods. */
	readonly question: StemmedText;
	/** No wording of the key fits the question; its whole text is most like it. */
	readonly byLikeness?: true;
	/** The key is made of the question's own formulas. */
	readonly ownLetters?: true;
	/** The question states what the key would work out and asks for one of its givens. */
	readonly turned?: Turned;
	/** The method by which the question that this one takes up was solved. */
	readonly methodBefore?: string;
	/** What the question asks or states beside, in its own words. */
	readonly unsolved?: readonly string[];
}

/** How far the best key must stand above the next. */
const MARGIN = 0.04;
/** What it counts that all needed givens bind. */
const GIVENS = 0.15;
/** What it costs that none of the question's numbers is taken. */
const UNUSED = 0.12;
/** The same as `GIVENS` between two wordings of one key. */
const WITHIN = 0.4;

/** The givens as a part's key sees them. What stands in another problem is known by its name only: its symbols are that problem's own. */
export function withinProblem(
	homework: Homework,
	part: number,
	givens: readonly Given[],
	text: PartText = partText(homework, part),
): readonly Given[] {
	const topOf = (index: number): number => problemOf(homework, index);
	const own = topOf(part);
	const before = homework.parts.findLastIndex((each, index) => index < own && each.parent === undefined);
	const refersBack = problemTakenUp(homework, part, text) !== undefined;
	const after = afterAnswer(homework, part);
	const last = homework.parts[part] && lastAnswered(homework.parts[part]);
	const isBehind = ({ block }: Anchor): boolean => last !== undefined && block > last;
	return givens.flatMap(given => {
		// `8.000 GPUs` of German are no eight.
		if (isMisread(given, text.own, text.around)) return [];
		// `6 million H100-hours` are no H100s.
		if (isHoursOf(given.name, `${text.around}\n${text.own}`)) return [];
		// Context that follows the answer belongs to the answer.
		if (given.part === part && given.from === 'question' && given.anchor && after(given.anchor))
			return [{ ...given, from: 'answer' as const }];
		// What the problem goes on to say behind the answer (a later turn of a chat) was not said when this was asked.
		if (
			given.part !== part &&
			(given.from === 'problem' || given.part === undefined) &&
			given.anchor &&
			isBehind(given.anchor)
		)
			return [{ ...given, from: 'answer' as const }];
		if (given.part === undefined || given.symbol === undefined || topOf(given.part) === own) return [given];
		// "The model above" is that of the problem before, symbols and all.
		if (refersBack && topOf(given.part) === before) return [given];
		return given.name === undefined ? [] : [{ ...given, symbol: undefined, latex: undefined }];
	});
}

/** Whether a name is that of a device whose hours a text counts. */
const isHoursOf = (name: string | undefined, text: string): boolean =>
	name !== undefined &&
	/^[a-z]{1,3}\d{2,4}[a-z]?s?$/i.test(name) &&
	new RegExp(`\\b${name}[- ](?:hours?|days?)\\b`, 'i').test(text);

/** The problem before a part's own, where the part takes up what that was about ("the model above"). */
export function problemTakenUp(homework: Homework, part: number, text: PartText): number | undefined {
	return isTakingUp(text) ? problemsBefore(homework)[part] : undefined;
}

const isTakingUp = rememberOf(({ around, own }: PartText): boolean => takesUp(`${around}\n${own}`));

/** For each part the problem before its own. */
const problemsBefore = rememberOf((homework: Homework): readonly (number | undefined)[] => {
	const problems = homework.parts.flatMap(({ parent }, index) => (parent === undefined ? [index] : []));
	const before = new Map(problems.map((problem, at) => [problem, problems[at - 1]]));
	return homework.parts.map((_, part) => before.get(problemOf(homework, part)));
});

/** Whether a place stands in a section of the part that follows its answer. */
function afterAnswer(homework: Homework, part: number): (anchor: Anchor) => boolean {
	const sections = homework.parts[part]?.sections ?? [];
	const first = sections.findIndex(({ kind }) => kind === 'answer');
	const slices = first < 0 ? [] : sections.slice(first + 1).flatMap(section => section.slices);
	return ({ block, span }) =>
		slices.some(slice => slice.block === block && slice.span.start <= span.start && span.end <= slice.span.end);
}

/**
 * Finds the key for a question, or none: the question's words must be those of one of the key's wordings (required words all there),
 * no wording of what the key is not may be nearer, what is asked for must be of the key's kind, and the runner-up must be
 * clearly behind. Where two are near, the one whose givens bind wins. One that says too little alone ("How large is the cache for 2048 tokens?") may be about
 * what the questions before it are about; those say no numbers.
 *
 * @param givens what the part sees, nearest first.
 */
export function matchText(library: Library, text: PartText, givens: readonly Given[]): Match | undefined {
	const { own } = text;
	if (asksForCode(own)) return undefined;
	const [read, sequel] = readings(text);
	const worded = matchRead(library, read!, text, givens) ?? (sequel && matchRead(library, sequel, text, givens));
	const nearest = inNumbers(library, worded, read!, text, givens) ?? worded;
	if (!nearest || judgesUnread(nearest)) return undefined;
	const found: Match = { ...nearest, targets: closedTargets(nearest) };
	const further = found.turned
		? []
		: furtherTargets(found.key, found.targets, found.binding, withoutProducts(text, library.facts));
	const whole =
		further.length > 0
			? { ...found, targets: inFocus(found.key, [...found.targets, ...further], own), further }
			: found;
	const goesOn = judges(found.key, found.ask) ? sequelOf(own) : undefined;
	const unsolved = [...unsolvedClauses(whole, library), ...(goesOn === undefined ? [] : [goesOn])];
	return unsolved.length > 0 ? { ...whole, unsolved } : whole;
}

/** How long a question may be that says too little alone. */
const LONGEST_SEQUEL = 200;

/** A text as it is read alone and, where it says too little, with the questions before it. */
const readings = rememberOf((text: PartText): readonly PartText[] =>
	text.earlier === undefined || text.own.length > LONGEST_SEQUEL
		? [text]
		: [text, { ...text, around: `${text.around}\n${text.earlier}` }],
);

/** The keys that a text may be matched to, whatever is given: all others are looked at by none of the ways to match. */
export function candidateKeys(library: Library, text: PartText): ReadonlySet<AnswerKey> {
	return new Set(
		readings(text)
			.flatMap(read => {
				const ranked = rankKeys(library, read);
				const open = ranked.filter(({ barred }) => barred === undefined);
				return [
					...ranked.slice(0, MOST_RANKED),
					...open.slice(0, MOST_RANKED),
					...relatedKeys(library, read).slice(0, MOST_RELATED),
				].map(({ key }) => key);
			})
			.concat(library.keys.filter(isWorkedFrom)),
	);
}

/** @param read the text with all that tells what it is about. */
function matchRead(library: Library, read: PartText, text: PartText, givens: readonly Given[]): Match | undefined {
	const ordinary = matchOrdinary(library, read, text, givens);
	const found = turnedOr(ordinary, () => rankKeys(library, read), library, read, text, givens);
	return found?.byLikeness && leavesMuch(library, found) ? undefined : found;
}

function matchOrdinary(library: Library, read: PartText, text: PartText, givens: readonly Given[]): Match | undefined {
	const numbers = withoutProducts(text, library.facts).own;
	const all = rankKeys(library, read);
	const [first, second] = all
		.filter(({ barred }) => barred === undefined)
		.slice(0, MOST_RANKED)
		.map(candidate => {
			const binding = bindGivens(candidate.key, givens, library.facts, text);
			const best = bestAsk(candidate, binding);
			const unused = best.ask.targets.length === 0 ? 0 : unusedShare(candidate.key, binding, numbers);
			const less = UNUSED * unused + (givesUnmentioned(candidate.key, best.ask, text.own) ? MARGIN : 0);
			return { ...candidate, ...best, standing: best.standing - less, binding };
		})
		.filter(({ key, ask, binding }) => !saysTarget(key, ask, binding, numbers) && !lacksShapes(key, binding, text))
		.filter(
			({ key, ask, binding }) =>
				!asksForGiven(key, ask, binding, text.own) && !countsGiven(key, ask, binding, text.own),
		)
		.filter(({ key, ask }) => !isAmount(key, ask) || !(singlesOut(text.own) || asksYesOrNo(text.own)))
		.sort((a, b) => b.standing - a.standing);
	const found = relatedKeys(library, read);
	if (!first || (second && first.standing - second.standing < MARGIN))
		return byEvidence(library, all, found, read, text, givens)?.match;
	// A wording may fit by its words alone: where the key's whole text is far less like the question than another key's, that one is meant.
	if ((found.find(({ key }) => key === first.key)?.share ?? 0) < FAR) {
		const related = byEvidence(library, all, found, read, text, givens);
		if (related && related.match.key !== first.key && related.weight >= SURE) return related.match;
	}
	const { key, score } = first;
	const ask = givenAsk(library, key, first.ask, first.binding, read);
	const binding = complete(key, ask, first.binding);
	return { key, ask, score, targets: ask.targets, binding, text, question: stemmed(judged(key, ask, text.own)) };
}

/**
 * Whether a match that only likeness has found leaves so much of what the question states aside that it is likely about another thing: several
 * numbers, and a good share of all, or a given of the key that is asked for and that the key could only assume.
 */
function leavesMuch(library: Library, { key, targets, binding, text, turned }: Match): boolean {
	if (turned || targets.length === 0) return false;
	const numbers = withoutCounts(withoutProducts(text, library.facts).own);
	const valued = [...binding.bound.values()].some(({ value }) => value !== undefined);
	if (!valued) return false;
	const assumes = askedGivens(key, numbers).some(({ given }) => !isSaid(binding.bound.get(given.symbol)?.source?.from));
	const unused = unusedShare(key, binding, numbers);
	return (assumes && unused > 0) || (unused * numbersOfText(numbers) >= SEVERAL && unused >= MUCH);
}

const numbersOfText = (text: string): number =>
	new Set([...measuresIn(text).map(({ value }) => value.value), ...numbersSaid(text)]).size;
const SEVERAL = 1.9;
const MUCH = 0.24;

/**
 * The key whose whole text is most like a question that no wording fits, where enough speaks for it; where all that is needed stands in
 * the question and nearly all that stands there is taken, less is enough.
 */
function byEvidence(
	library: Library,
	ranked: readonly RankedKey[],
	found: readonly Evidence[],
	read: PartText,
	text: PartText,
	givens: readonly Given[],
): Related | undefined {
	// `And for 10 %?` leans on the question before it.
	if (SEQUEL.test(text.own)) return undefined;
	const asked = askedKinds(text.own);
	const things = thingsAsked(text.own, asked);
	// Of another kind is one wording of a key: its others are looked at by themselves.
	const barred = new Set(
		ranked.flatMap(each => (each.barred === undefined || each.barred === WRONG_KIND ? [] : [each.key])),
	);
	const own = new Set(stemsOf(text.own));
	const numbers = withoutProducts(text, library.facts).own;
	for (const evidence of found.slice(0, MOST_RELATED)) {
		const { key, share: likeFirst } = evidence;
		// What the nearest key is not, a key further off is less.
		if (likeFirst < NEAR_FIRST) return undefined;
		const asks = softAsks(library, key, read).filter(({ ask }) => rightKind(key, ask, asked));
		if (asks.length === 0) continue;
		// What only the problem around it is about, the question is not.
		const known = library.index.vocabulary.get(key);
		const put = library.index.questionWords(key);
		if ([...own].filter(word => known?.has(word) || put.has(word)).length < 2) return undefined;
		if (
			!isPlainlyAbout(library, key, asks[0]!.ask, read) &&
			(barred.has(key) ||
				speaksOfNone(library, key, things) ||
				readsLikeNot(library, key, read) ||
				asksOnlyBeyond(library, key, asks[0]!.ask, text.own))
		)
			return undefined;
		const binding = bindGivens(key, givens, library.facts, text);
		if (lacksShapes(key, binding, text)) continue;
		const { ask: nearest, score } = bestOf(key, asks, binding);
		const ask = givenAsk(library, key, nearest, binding, read);
		if (isAmount(key, ask) && (singlesOut(text.own) || asksYesOrNo(text.own))) return undefined;
		if (saysTarget(key, ask, binding, numbers) || countsGiven(key, ask, binding, text.own)) return undefined;
		const unused = unusedShare(key, binding, numbers);
		const isComplete = boundShare(key, ask, binding) === 1 && unused <= FEW && hasOwnValue(binding);
		// What no wording can be like in its language, it is not unlike.
		const foreign = isForeign(text.own);
		const weight = weightOf(evidence, foreign ? Math.max(score, LIKE) : score, unused);
		const isPlain = !foreign && isPlainlyAbout(library, key, ask, read);
		if (weight < (foreign || isPlain ? ENOUGH_FOREIGN : isComplete ? ENOUGH_WITH_GIVENS : ENOUGH)) return undefined;
		return {
			match: {
				key,
				ask,
				score,
				targets: ask.targets,
				binding: complete(key, ask, binding),
				text,
				question: stemmed(text.own),
				byLikeness: true,
			},
			weight,
		};
	}
	return undefined;
}

/** A key found by its whole text, and what speaks for it. */
interface Related {
	readonly match: Match;
	readonly weight: number;
}

const SEQUEL = /^\s*(?:and|or|but|now|the same|what about|how about)\b/i;

/** What must speak for a key that takes the place of one whose wording fits, and how little like the question that one is then. */
const SURE = 0.8;
const FAR = 0.45;
/** With what the question states in the place of what the key would assume of its kind. */
const complete = (key: AnswerKey, { targets }: Ask, binding: Binding): Binding =>
	statedForAssumed(key, binding, givensUsed(key, targets));

/** How near to the first one a key must be that stands in for it. */
const NEAR_FIRST = 0.6;
/** What must speak for a key, and what where the question gives all that it needs. */
const ENOUGH = 0.6;
/** How like its key's nearest wording a question usually is; and what must speak for a key where the question is in another language, or in letters and about nothing else. */
const LIKE = 0.5;
const ENOUGH_FOREIGN = -0.5;
const ENOUGH_WITH_GIVENS = 0.1;
/** What share of a question's numbers may be left aside then. */
const FEW = 0.34;

/** Of a key's wordings the one that is most like the question, and for which most is given. */
const bestOf = (
	key: AnswerKey,
	asks: readonly { readonly ask: Ask; readonly score: number }[],
	binding: Binding,
): { readonly ask: Ask; readonly score: number } =>
	asks.reduce((first, each) =>
		each.score + WITHIN * boundShare(key, each.ask, binding) >
		first.score + WITHIN * boundShare(key, first.ask, binding)
			? each
			: first,
	);

/** Of a key's wordings that are about as like the question the one for which the document gives most of what is needed. */
function bestAsk(
	candidate: RankedKey,
	binding: Binding,
): { readonly ask: Ask; readonly score: number; readonly standing: number } {
	const { key, ask, score, others } = candidate;
	const share = (each: Ask): number => boundShare(key, each, binding);
	// Within a family what is given tells which of its results is asked for.
	const best = bestOf(key, [{ ask, score }, ...others], binding);
	return { ...best, standing: best.score + GIVENS * share(best.ask) };
}

/**
 * How much of what the question needs the document gives, in value or at least in symbol; 1/2 where nothing is needed. Beside numbers
 * a symbol without one is half of what is needed.
 */
function boundShare(key: AnswerKey, ask: Ask, { bound }: Binding): number {
	const needed = neededFor(key, ask.targets, symbol => bound.has(symbol));
	if (needed.length === 0) return 0.5;
	const valued = needed.filter(({ symbol }) => bound.get(symbol)?.value !== undefined).length;
	const named = needed.filter(({ symbol }) => bound.has(symbol)).length - valued;
	return (valued + (valued > 0 ? named / 2 : named)) / needed.length;
}
