import type { Wording } from '../key.ts';
import type { IndexedWording, Library } from '../library.ts';
import { hasPhrase, isInstruction, type StemmedText } from '../words.ts';

/** What a wording counts for of whose required words one is missing. */
const MISSING = 0.85;
/** A question of so few telling words leaves the rest to the problem around it: `Recall?` */
const TERSE = 2;
/** What the words that are not required count for beside the required ones. */
const REST = 0.4;

/** `(no activations)`, `excluding the embeddings`: what a question leaves out it is not about. */
const LEFT_OUT =
	/(?:\b(?:excluding|ignoring|not counting|neglecting|disregarding|ignore|neglect|disregard)|(?<=\()(?:no|without))\s+(?:(?:the|all|any)\s+)?(?:(?:[a-z-]+\s+){0,3}[a-z-]+(?=\s*[).,;:?!])|[a-z-]+(?:\s+(?:and|or)\s+[a-z-]+)?)/gi;

/** The text without sentences that only ask for reasons: `Explain.`, `Justify your answer.`, `Why or why not?` */
export const withoutAfterthought = (text: string): string =>
	text
		.replace(LEFT_OUT, ' ')
		.replace(
			/(?<=[.?!:)]\s*)\(?(?:please\s+)?(?:briefly\s+)?(?:explain|justify|argue|discuss|motivate|why|give (?:a |one |your )?reasons?|show (?:all )?(?:your )?(?:work|steps)|with (?:a )?reasons?)(?:\s+(?:why|or why not|not|briefly|(?:your|the) (?:answer|reasoning|choice)s?|in (?:one|two|a few) (?:sentences?|words)))*\s*[.?!]*\)?\s*(?=$|\n|[A-Z(])/gi,
			' ',
		);

/** How like a question is to a wording. */
export interface Likeness {
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
export function likeness(
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

/** Whether a question reads like a wording of what a key is not. */
export function isAgainst(wording: Wording, like: Likeness, asked: ReadonlySet<string>): boolean {
	// "Explain" behind "how many" only asks for the steps.
	if (asked.size > 0 && wording.required.length > 0 && wording.required.every(isInstruction)) return false;
	return wording.required.length > 0 ? like.owned === wording.required.length : like.score > 0.8;
}
