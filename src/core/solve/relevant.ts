import { rememberOf } from '../text/memo.ts';
import type { AnswerKey } from './key.ts';
import { hasPhrase, nameStems, type Phrase, phraseOf, stemmed } from './words.ts';

/**
 * Whether some given of one of the keys may be what another part calls by a name: it shares a word with it, or has the given's name in it. What is
 * known by a name that no key has means nothing to any of them, whatever it is.
 */
export function relevantTo(keys: Iterable<AnswerKey>): (name: string) => boolean {
	const words = new Set<string>();
	const phrases = new Map<string, Phrase[]>();
	for (const key of keys)
		for (const { names, given } of wordsOf(key)) {
			for (const word of names) words.add(word);
			// A phrase is found by its first word, or with all its words written as one.
			for (const start of [given.first, given.glued]) phrases.set(start, [...(phrases.get(start) ?? []), given]);
		}
	return name => {
		const stems = nameStems(name);
		if (stems.length === 0 || stems.some(stem => words.has(stem))) return true;
		const text = stemmed(name);
		return [...text.every, ...text.set].some(stem => phrases.get(stem)?.some(phrase => hasPhrase(text, phrase)));
	};
}

/** The same for one key. */
export const relevantToKey = rememberOf((key: AnswerKey) => relevantTo([key]));

const wordsOf = rememberOf((key: AnswerKey) =>
	key.givens.map(({ name, aliasWords }) => ({
		names: [name, ...aliasWords].flatMap(nameStems),
		given: phraseOf(name),
	})),
);
