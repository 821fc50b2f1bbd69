import { rememberOf } from '../text/memo.ts';
import type { AnswerKey } from './key.ts';
import { hasPhrase, nameStems, type Phrase, phraseOf, stemmed } from './words.ts';

/** The words by which what another part calls something may be a given of one of some keys. */
export interface Relevant {
	/** A name that shares one of these stems. */
	readonly words: ReadonlySet<string>;
	/** A name that has one of these in it, by its first stem and by all its stems written as one. */
	readonly phrases: ReadonlyMap<string, readonly Phrase[]>;
}

/** What is known by a name that no given of the keys has a word of means nothing to any of them, whatever it is. */
export function relevantTo(keys: Iterable<AnswerKey>): Relevant {
	const words = new Set<string>();
	const phrases = new Map<string, Phrase[]>();
	for (const key of keys)
		for (const { names, given } of wordsOf(key)) {
			for (const word of names) words.add(word);
			for (const start of [given.first, given.glued]) phrases.set(start, [...(phrases.get(start) ?? []), given]);
		}
	return { words, phrases };
}

/** The same for one key. */
export const relevantToKey = rememberOf((key: AnswerKey) => relevantTo([key]));

const wordsOf = rememberOf((key: AnswerKey) =>
	key.givens.map(({ name, aliasWords }) => ({
		names: [name, ...aliasWords].flatMap(nameStems),
		given: phraseOf(name),
	})),
);

/** Things by their names, to be asked for those whose names may mean something. */
export class ByName<T> {
	readonly #things = new Map<string, T[]>();
	readonly #byStem = new Map<string, Set<string>>();
	readonly #byWord = new Map<string, Set<string>>();

	add(name: string, thing: T): void {
		const known = this.#things.get(name);
		if (known) {
			known.push(thing);
			return;
		}
		this.#things.set(name, [thing]);
		const stems = nameStems(name);
		for (const stem of stems.length === 0 ? [''] : stems) note(this.#byStem, stem, name);
		const { every, set } = stemmed(name);
		for (const word of [...every, ...set]) note(this.#byWord, word, name);
	}

	names(): Iterable<string> {
		return this.#things.keys();
	}

	delete(name: string): void {
		this.#things.delete(name);
	}

	/** All that is known by a name that may mean something; all there is where nothing is said of what is relevant. */
	under(relevant: Relevant | undefined): readonly T[] {
		return [...(relevant ? this.#meant(relevant) : this.#things.keys())].flatMap(name => this.#things.get(name) ?? []);
	}

	#meant({ words, phrases }: Relevant): ReadonlySet<string> {
		// A name of small words alone tells nothing.
		const meant = new Set(this.#byStem.get('') ?? []);
		for (const word of words) for (const name of this.#byStem.get(word) ?? []) meant.add(name);
		for (const [start, all] of phrases)
			for (const name of this.#byWord.get(start) ?? [])
				if (!meant.has(name) && all.some(phrase => hasPhrase(stemmed(name), phrase))) meant.add(name);
		return meant;
	}
}

function note(index: Map<string, Set<string>>, word: string, name: string): void {
	const known = index.get(word);
	if (known) known.add(name);
	else index.set(word, new Set([name]));
}
