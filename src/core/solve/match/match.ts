import type { Homework } from '../../homework/homework.ts';
import { problemOf } from '../../homework/rows.ts';
import type { Given } from '../../quantities/given.ts';
import type { Anchor } from '../../text/block.ts';
import { type Binding, bindGivens } from '../bind/bind.ts';
import { type PartText, partText } from '../bind/part-text.ts';
import { withoutProducts } from '../bind/product-names.ts';
import type { AnswerKey, Ask } from '../key.ts';
import type { IndexedWording, Library } from '../library.ts';
import { hasPhrase, isInstruction, type StemmedText, stemmed } from '../words.ts';
import { askedKinds, kindOf } from './asked.ts';
import { neededFor } from './needs.ts';
import { saysTarget, unusedShare } from './unused.ts';

/** The key that answers a part, how sure that is, and what it found of its givens. */
export interface Match {
	readonly key: AnswerKey;
	readonly ask: Ask;
	/** Between 0 and 1. */
	readonly score: number;
	/** Symbols of the key that are asked for. */
	readonly targets: readonly string[];
	readonly binding: Binding;
	readonly text: PartText;
	/** Words of the question, for choices and methods. */
	readonly question: StemmedText;
}

/** A wording must be this much like the question; more where it names no required words. */
const THRESHOLD = 0.42;
const THRESHOLD_WITHOUT_REQUIRED = 0.62;
/** Where a part asks nothing and its context stands in for the question. */
const THRESHOLD_WITHOUT_QUESTION = 0.52;
/** What a wording counts for of whose required words one is missing. */
const MISSING = 0.85;
/** A question of so few telling words leaves the rest to the problem around it: `Recall?` */
const TERSE = 2;
/** What the words that are not required count for beside the required ones. */
const REST = 0.4;
/** How far the best key must stand above the next. */
const MARGIN = 0.04;
/** What it counts that all needed givens bind. */
const GIVENS = 0.15;
/** What it costs that none of the question's numbers is taken. */
const UNUSED = 0.12;
/** The same as `GIVENS` between two wordings of one key. */
const WITHIN = 0.4;

/**
 * Finds the key for a part, or none: the question's words must be those of one of the key's wordings (required words all there),
 * no wording of what the key is not may be nearer, what is asked for must be of the key's kind, and the runner-up must be
 * clearly behind. Where two are near, the one whose givens bind wins.
 *
 * @param givens what the part sees, nearest first.
 */
export function matchKey(
	library: Library,
	homework: Homework,
	part: number,
	givens: readonly Given[],
): Match | undefined {
	return matchText(library, partText(homework, part), withinProblem(homework, part, givens));
}

/** The givens as a part's key sees them. What stands in another problem is known by its name only: its symbols are that problem's own. */
export function withinProblem(homework: Homework, part: number, givens: readonly Given[]): readonly Given[] {
	const topOf = (index: number): number => problemOf(homework, index);
	const own = topOf(part);
	const before = homework.parts.findLastIndex((each, index) => index < own && each.parent === undefined);
	const refersBack = before >= 0 && BACK.test(partText(homework, part).own);
	const after = afterAnswer(homework, part);
	return givens.flatMap(given => {
		// Context that follows the answer belongs to the answer.
		if (given.part === part && given.from === 'question' && given.anchor && after(given.anchor))
			return [{ ...given, from: 'answer' as const }];
		if (given.part === undefined || given.symbol === undefined || topOf(given.part) === own) return [given];
		// "The model above" is that of the problem before, symbols and all.
		if (refersBack && topOf(given.part) === before) return [given];
		return given.name === undefined ? [] : [{ ...given, symbol: undefined, latex: undefined }];
	});
}

/** Words by which a question takes up what another problem was about. */
const BACK =
	/\b(?:model|network|run|matrix|layer|cluster|adapter|head|transformer|prompt|corpus|setting|setup|numbers|values)s?\s+(?:from |of |in )?(?:above|before|(?:the )?(?:previous|last|preceding|earlier) (?:problem|question|exercise|part))\b|\bsame (?:model|network|run|matrix|setting|setup|numbers|values) as (?:above|before|in)\b/i;

/** Whether a place stands in a section of the part that follows its answer. */
function afterAnswer(homework: Homework, part: number): (anchor: Anchor) => boolean {
	const sections = homework.parts[part]?.sections ?? [];
	const first = sections.findIndex(({ kind }) => kind === 'answer');
	const slices = first < 0 ? [] : sections.slice(first + 1).flatMap(section => section.slices);
	return ({ block, span }) =>
		slices.some(slice => slice.block === block && slice.span.start <= span.start && span.end <= slice.span.end);
}

/**
 * The same for a question that is given as text. One that says too little alone ("How large is the cache for 2048 tokens?") may be about what
 * the questions before it are about; those say no numbers.
 */
export function matchText(library: Library, text: PartText, givens: readonly Given[]): Match | undefined {
	const { own, around, earlier } = text;
	const alone = matchRead(library, text, text, givens);
	if (alone || earlier === undefined || own.length > LONGEST_SEQUEL) return alone;
	return matchRead(library, { ...text, around: `${around}\n${earlier}` }, text, givens);
}

/** How long a question may be that says too little alone. */
const LONGEST_SEQUEL = 200;

/** @param read the text with all that tells what it is about. */
function matchRead(library: Library, read: PartText, text: PartText, givens: readonly Given[]): Match | undefined {
	const numbers = withoutProducts(text, library.facts).own;
	const ranked = rankKeys(library, read).filter(({ barred }) => barred === undefined);
	const [first, second] = ranked
		.slice(0, 4)
		.map(candidate => {
			const binding = bindGivens(candidate.key, givens, library.facts, text);
			const best = bestAsk(candidate, binding);
			const unused = best.ask.targets.length === 0 ? 0 : unusedShare(candidate.key, binding, numbers);
			return { ...candidate, ...best, standing: best.standing - UNUSED * unused, binding };
		})
		.filter(({ key, ask, binding }) => !saysTarget(key, ask, binding, numbers))
		.sort((a, b) => b.standing - a.standing);
	if (!first || (second && first.standing - second.standing < MARGIN)) return undefined;
	const { key, ask, score, binding } = first;
	return { key, ask, score, targets: ask.targets, binding, text, question: stemmed(text.own) };
}

/** Of a key's wordings that are about as like the question the one for which the document gives most of what is needed. */
function bestAsk(
	candidate: RankedKey,
	binding: Binding,
): { readonly ask: Ask; readonly score: number; readonly standing: number } {
	const { key, ask, score, others } = candidate;
	const share = (each: Ask): number => boundShare(key, each, binding);
	// Within a family what is given tells which of its results is asked for.
	const best = [{ ask, score }, ...others].reduce((first, each) =>
		each.score + WITHIN * share(each.ask) > first.score + WITHIN * share(first.ask) ? each : first,
	);
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

/** A key with its nearest wording, and why it is out where it is. */
export interface RankedKey {
	readonly key: AnswerKey;
	readonly ask: Ask;
	readonly score: number;
	/** Further wordings of the key that the question may be. */
	readonly others: readonly { readonly ask: Ask; readonly score: number }[];
	readonly barred: string | undefined;
}

/** All keys that have a wording like the question, best first; for matching and for telling an author why. */
export function rankKeys(library: Library, text: PartText): readonly RankedKey[] {
	const own = stemmed(`${text.own}${countAsked(text.own)}`);
	const named = stemmed(`${text.own}${countAsked(text.own)}`.replace(COMPUTE, 'calculate'));
	// `What is its perplexity?` says enough where the problem says what it is about.
	if (own.stems.length < (text.asks && text.around.trim() !== '' ? 1 : 2)) return [];
	// "Explain." behind a question only asks for reasons.
	const bare = stemmed(withoutAfterthought(text.own));
	const around = stemmed(text.around);
	const asked = askedKinds(text.own);
	const best = new Map<AnswerKey, { ask: Ask; score: number; wrongKind: boolean }>();
	const fitting = new Map<AnswerKey, { ask: Ask; score: number }[]>();
	const against = new Map<AnswerKey, string>();
	for (const id of library.index.retrieve(`${text.own} ${text.around}`)) {
		const indexed = library.index.wordings[id]!;
		const { key, ask, wording } = indexed;
		const like = likeness(library, indexed, ask === undefined ? bare : own, ask === undefined ? bare : named, around);
		if (like === undefined) continue;
		if (ask === undefined) {
			// "Explain" behind "how many" only asks for the steps.
			if (asked.size > 0 && wording.required.length > 0 && wording.required.every(isInstruction)) continue;
			if (wording.required.length > 0 ? like.owned === wording.required.length : like.score > 0.8)
				against.set(key, wording.text);
			continue;
		}
		const threshold =
			wording.required.length === 0 ? THRESHOLD_WITHOUT_REQUIRED : text.asks ? THRESHOLD : THRESHOLD_WITHOUT_QUESTION;
		if (like.score < threshold) continue;
		const before = best.get(key);
		const wrongKind = !rightKind(key, ask, asked);
		if (!wrongKind) fitting.set(key, [...(fitting.get(key) ?? []), { ask, score: like.score }]);
		if (before && (before.wrongKind ? 0 : 1) * 2 + before.score >= (wrongKind ? 0 : 1) * 2 + like.score) continue;
		best.set(key, { ask, score: like.score, wrongKind });
	}
	return [...best]
		.map(([key, { ask, score, wrongKind }]): RankedKey => {
			const not = against.get(key);
			const barred = wrongKind
				? 'what is asked for is of another kind'
				: not === undefined
					? undefined
					: `it reads like what the key is not: "${not}"`;
			const others = (fitting.get(key) ?? []).filter(each => each.ask !== ask && each.ask.targets.length > 0);
			return { key, ask, score, others: ask.targets.length > 0 ? others : [], barred };
		})
		.sort((a, b) => b.score - a.score);
}

/** `Compute the loss` orders something; it names no compute. */
const COMPUTE =
	/\bcompute\b(?=\s+(?:the|an?|its|their|this|that|these|those|how|what|which|both|all|each|softmax)\b)/gi;

/** `Count the parameters`, `number of learnable weights`, `parameter count`: the plain words for it, where they do not stand there. */
const countAsked = (text: string): string =>
	!/\bhow many\b/i.test(text) &&
	/\b(?:count|number of|total|how much)\s+(?:up\s+)?(?:the\s+|all\s+)?(?:[a-z]+\s+){0,2}(?:parameters?|weights)\b|\b(?:parameter|weight)s? counts?\b/i.test(
		text,
	)
		? ' How many parameters: number of parameters.'
		: '';

/** `(no activations)`, `excluding the embeddings`: what a question leaves out it is not about. */
const LEFT_OUT =
	/(?:\b(?:excluding|ignoring|not counting|neglecting|disregarding|ignore|neglect|disregard)|(?<=\()(?:no|without))\s+(?:(?:the|all|any)\s+)?[a-z-]+(?:\s+(?:and|or)\s+[a-z-]+)?/gi;

/** The text without sentences that only ask for reasons: `Explain.`, `Justify your answer.`, `Why or why not?` */
const withoutAfterthought = (text: string): string =>
	text
		.replace(LEFT_OUT, ' ')
		.replace(
			/(?<=[.?!:)]\s*)\(?(?:please\s+)?(?:briefly\s+)?(?:explain|justify|argue|discuss|motivate|why|give (?:a |one |your )?reasons?|show (?:all )?(?:your )?(?:work|steps)|with (?:a )?reasons?)(?:\s+(?:why|or why not|not|briefly|(?:your|the) (?:answer|reasoning|choice)s?|in (?:one|two|a few) (?:sentences?|words)))*\s*[.?!]*\)?\s*(?=$|\n|[A-Z(])/gi,
			' ',
		);

interface Likeness {
	/** 0 to 1. */
	readonly score: number;
	/** How many of the required words are the question's own. */
	readonly owned: number;
}

/**
 * How like a question is to a wording; undefined where a required word is missing. Words of the problem around the question count
 * for less, and at least half of the required words must be the question's own. Words of the question that the key nowhere uses
 * speak against it.
 */
function likeness(
	library: Library,
	{ key, groups, rest }: IndexedWording,
	own: StemmedText,
	named: StemmedText,
	around: StemmedText,
): Likeness | undefined {
	const { weight, vocabulary } = library.index;
	const required = groups.filter(({ soft }) => !soft).length;
	// Of three required words one may be said in other words, never the most telling one and never a number.
	const most = Math.max(0, ...groups.map(group => (group.soft ? 0 : group.weight)));
	let missing = false;
	let owned = 0;
	let all = 0;
	let shared = 0;
	for (const { alternatives, soft, weight: telling } of groups) {
		all += telling;
		if (alternatives.some(phrase => hasPhrase(soft ? own : named, phrase))) {
			if (!soft) owned++;
			shared += telling;
		} else if (soft) continue;
		else if (alternatives.some(phrase => hasPhrase(around, phrase))) shared += 0.6 * telling;
		else if (missing || required < 4 || telling >= most || alternatives.some(({ number }) => number)) return undefined;
		else missing = true;
	}
	if (required > 0 && owned * 2 < required && !(owned > 0 && own.stems.length <= TERSE)) return undefined;
	if (missing && owned < 2) return undefined;
	// Required words are what counts; the others say which of several wordings is nearest, however many they are.
	let others = 0;
	let found = 0;
	for (const word of rest) {
		const telling = weight(word);
		others += telling;
		if (own.set.has(word)) found += telling;
		else if (around.set.has(word)) found += telling / 2;
	}
	const part = required > 0 ? REST * all : others;
	if (others > 0) {
		shared += (part * found) / others;
		all += part;
	}
	if (all === 0) return undefined;
	const known = vocabulary.get(key);
	let said = 0;
	let understood = 0;
	for (const word of own.set) {
		if (word.length < 3 || /^\d/.test(word)) continue;
		const telling = weight(word);
		said += telling;
		if (known?.has(word)) understood += telling;
	}
	const fit = said === 0 ? 1 : understood / said;
	// A wording that asks for more is the more particular one.
	return { score: (shared / all) * (1 - 0.3 / (1 + required)) * (0.55 + 0.45 * fit) * (missing ? MISSING : 1), owned };
}

const AMOUNTS: ReadonlySet<string> = new Set([
	'information',
	'time',
	'money',
	'work',
	'energy',
	'power',
	'mass',
	'rate',
	'count',
]);

/** Whether what the question plainly asks for is of the kind that the key gives for this wording. */
function rightKind(key: AnswerKey, ask: Ask, asked: ReadonlySet<string>): boolean {
	if (asked.size === 0) return true;
	// A number is asked for: prose is no answer.
	if (ask.targets.length === 0) return asked.has('truth') || ![...asked].some(kind => AMOUNTS.has(kind));
	return ask.targets.some(target => {
		const give = key.gives.find(({ symbol }) => symbol === target);
		return give === undefined || asked.has(kindOf(give.unit));
	});
}
