import type { Homework } from '../homework/homework.ts';
import type { Given } from '../quantities/given.ts';
import { askedKinds, kindOf } from './asked.ts';
import { type Binding, bindGivens } from './bind.ts';
import type { AnswerKey, Ask } from './key.ts';
import type { IndexedWording, Library } from './library.ts';
import { partText, type PartText } from './part-text.ts';
import { hasPhrase, stemmed, type StemmedText, stemsOf } from './words.ts';

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
/** How far the best key must stand above the next. */
const MARGIN = 0.04;

/**
 * Finds the key for a part, or none: the question's words must be those of one of the key's wordings (required words all there),
 * no wording of what the key is not may be nearer, what is asked for must be of the key's kind, and the runner-up must be
 * clearly behind.
 *
 * @param givens what the part sees, nearest first.
 */
export function matchKey(
	library: Library,
	homework: Homework,
	part: number,
	givens: readonly Given[],
): Match | undefined {
	return matchText(library, partText(homework, part), givens);
}

/** The same for a question that is given as text. */
export function matchText(library: Library, text: PartText, givens: readonly Given[]): Match | undefined {
	const own = stemmed(text.own);
	if (own.stems.length < 2) return undefined;
	const around = stemmed(text.around);
	const asked = askedKinds(text.own);
	const best = new Map<AnswerKey, { ask: Ask; score: number }>();
	const barred = new Map<AnswerKey, number>();
	for (const id of library.index.retrieve(`${text.own} ${text.around}`)) {
		const indexed = library.index.wordings[id]!;
		const score = likeness(library, indexed, own, around);
		if (score === undefined) continue;
		if (indexed.ask === undefined) {
			barred.set(indexed.key, Math.max(barred.get(indexed.key) ?? 0, score));
			continue;
		}
		if (score < (indexed.wording.required.length > 0 ? THRESHOLD : THRESHOLD_WITHOUT_REQUIRED)) continue;
		if (!rightKind(indexed.key, indexed.ask, asked)) continue;
		const before = best.get(indexed.key);
		if (!before || score > before.score) best.set(indexed.key, { ask: indexed.ask, score });
	}
	const ranked = [...best]
		.filter(([key, { score }]) => (barred.get(key) ?? 0) < score)
		.sort(([, a], [, b]) => b.score - a.score);
	const [first, second] = ranked;
	if (!first) return undefined;
	if (second && first[1].score - second[1].score < MARGIN) return undefined;
	const [key, { ask, score }] = first;
	return {
		key,
		ask,
		score,
		targets: ask.targets,
		binding: bindGivens(key, givens, library.facts, text),
		text,
		question: own,
	};
}

/**
 * How like a question is to a wording, 0 to 1; undefined where a required word is missing. Words of the problem around the
 * question count for less, and at least one required word must be the question's own.
 */
function likeness(
	library: Library,
	{ wording, rest }: IndexedWording,
	own: StemmedText,
	around: StemmedText,
): number | undefined {
	const { weight } = library.index;
	let owned = 0;
	let all = 0;
	let shared = 0;
	for (const alternatives of wording.required) {
		const telling = Math.max(...alternatives.map(phrase => Math.max(0, ...stemsOf(phrase).map(weight))));
		all += telling;
		if (alternatives.some(phrase => hasPhrase(own, phrase))) {
			owned++;
			shared += telling;
		} else if (alternatives.some(phrase => hasPhrase(around, phrase))) shared += 0.6 * telling;
		else return undefined;
	}
	if (wording.required.length > 0 && owned * 2 < wording.required.length) return undefined;
	for (const word of rest) {
		// Required words are what counts; the others say which of several wordings is nearest.
		const telling = weight(word) * (wording.required.length > 0 ? 0.35 : 1);
		all += telling;
		if (own.set.has(word)) shared += telling;
		else if (around.set.has(word)) shared += telling / 2;
	}
	if (all === 0) return undefined;
	// A wording that asks for more is the more particular one.
	return (shared / all) * (1 - 0.3 / (1 + wording.required.length));
}

/** Whether what the question plainly asks for is of the kind that the key gives for this wording. */
function rightKind(key: AnswerKey, ask: Ask, asked: ReadonlySet<string>): boolean {
	if (asked.size === 0 || ask.targets.length === 0) return true;
	return ask.targets.some(target => {
		const give = key.gives.find(({ symbol }) => symbol === target);
		return give === undefined || asked.has(kindOf(give.unit));
	});
}
