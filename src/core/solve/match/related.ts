import { rememberOfTwo } from '../../text/memo.ts';
import type { Binding } from '../bind/bind.ts';
import type { PartText } from '../bind/part-text.ts';
import type { AnswerKey, Ask } from '../key.ts';
import type { IndexedWording, Library } from '../library.ts';
import { hasPhrase, isPair, isTelling, type StemmedText, stemmed, stemsOf } from '../words.ts';
import { askedKinds } from './asked.ts';
import { judges } from './judged.ts';

/** How many of the keys with a wording like the question, and of those whose whole text is like it, are looked at more closely. */
export const MOST_RANKED = 4;
export const MOST_RELATED = 3;

/** What speaks for a key that no wording of it has found. */
export interface Evidence {
	readonly key: AnswerKey;
	/** How like the question the key's whole text is, for the question's length. */
	readonly strength: number;
	/** The same beside the key that is most like it, 0 to 1. */
	readonly share: number;
	/** The next key beside this one, 0 to 1. */
	readonly rival: number;
}

/** The keys whose whole text is most like a question, best first. */
export const relatedKeys = rememberOfTwo((library: Library, text: PartText): readonly Evidence[] => {
	const own = new Set(stemsOf(text.own));
	const found = library.index
		.related(own, new Set(stemsOf(text.around)))
		.filter(({ key }) => key.numbersOf.length === 0);
	// Pairs of Chinese signs overlap: two of them are one word.
	const words = [...own].filter(isTelling).reduce((sum, word) => sum + (isPair(word) ? 0.5 : 1), 0);
	// A word that one key has is the rarer the more keys there are, and its score the higher.
	const rarer = Math.max(1, Math.log(library.keys.length) / Math.log(FITTED));
	return found.map(({ key, score }, at) => ({
		key,
		strength: score / Math.sqrt(Math.max(1, words)) / rarer,
		share: score / found[0]!.score,
		rival: Math.min(1, (found[at + 1]?.score ?? 0) / score),
	}));
});

/** How much more like a question's whole text one key must be than all others for its bars to count for nothing, and how like it at least. */
const ALONE = 0.65;
const PLAINLY = 350;
/** In a short question each word is what it asks. */
const AT_LENGTH = 140;

/**
 * Whether a question that asks for no amount is plainly about one key: a single word of what the key is not, or of what it does not speak of, then stands
 * beside what is asked.
 */
export const isPlainlyAbout = (library: Library, key: AnswerKey, ask: Ask, text: PartText): boolean => {
	if (text.own.length < AT_LENGTH || askedKinds(text.own).size > 0 || AMOUNT.test(text.own.replace(/\$[^$]*\$/g, ' ')))
		return false;
	// A judgement stands or falls with each word.
	if (judges(key, ask) && DECIDES.test(`${text.around} ${text.own}`)) return false;
	const [first] = relatedKeys(library, text);
	return first?.key === key && first.strength >= PLAINLY && first.rival <= ALONE;
};

const DECIDES =
	/\b(?:true|false|right or wrong|correct|incorrect|decide|judge|statements?|richtig|falsch|entscheiden|vrai|faux|verdadero|falso)\b|判断|对错|正误/i;
const AMOUNT =
	/\b(?:how (?:many|much|large|long|big|high|fast|often)|compute|calculate|number of|in numbers)\b|(?<![\w.])(?:\d{2,}|[2-9])(?![\w])/i;

/** How many keys there were when the weights below were fitted. */
const FITTED = 80;

/** The strength of what is hardly more than a common subject. */
const SUBJECT = 1100;

/**
 * How much speaks for a key, as log-odds: a logistic regression on 294 questions that other people wrote, a quarter of which no key answers,
 * with words of the keys that come from other questions. Above 0.2 it takes nine of ten of the right ones, and a quarter of the others.
 *
 * @param wording how like the question its nearest wording is, `unused` the share of the question's numbers that the key takes not.
 */
export const weightOf = ({ strength, rival }: Evidence, wording: number, unused: number): number =>
	1.7 * Math.log2(Math.max(strength, 1) / SUBJECT) + 2 * (1 - rival) + 1.85 * wording - 1.6 * unused;

/**
 * How like a question is to a wording of which words may be missing, 0 to 1: the share of its required words that stand in the question, or,
 * for less, in the problem around it.
 */
export function softLikeness({ groups }: IndexedWording, own: StemmedText, around: StemmedText): number {
	let all = 0;
	let shared = 0;
	for (const { alternatives, weight } of groups) {
		all += weight;
		if (alternatives.some(phrase => hasPhrase(own, phrase))) shared += weight;
		else if (alternatives.some(phrase => hasPhrase(around, phrase))) shared += 0.6 * weight;
	}
	return all === 0 ? 0 : shared / all;
}

/** The wordings of a key with how like they are to a question, whatever words they lack. */
export function softAsks(
	library: Library,
	key: AnswerKey,
	text: PartText,
): readonly { readonly ask: Ask; readonly score: number }[] {
	const own = stemmed(text.own);
	const around = stemmed(text.around);
	return (library.index.byKey.get(key) ?? []).flatMap(indexed =>
		indexed.ask === undefined ? [] : [{ ask: indexed.ask, score: softLikeness(indexed, own, around) }],
	);
}

/** Whether a binding has at least one value that the document itself gives. */
export const hasOwnValue = ({ bound }: Binding): boolean =>
	[...bound.values()].some(
		({ value, source }) =>
			value !== undefined && source !== undefined && source.from !== 'default' && source.from !== 'fact',
	);
