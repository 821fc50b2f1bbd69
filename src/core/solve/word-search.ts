import MiniSearch from 'minisearch';

/** What a search by words found: the number of the text, and how like the words it is (BM25, times how many of the words it has). */
export interface Hit {
	readonly id: number;
	readonly score: number;
}

/**
 * Texts that are found by any of some words, in one or more fields.
 *
 * A word's scores do not depend on the other words that are asked for, and thousands of questions ask with the same words: each word is looked up once, and a
 * question only adds up.
 *
 * @param texts the fields of each text; its place is its number.
 * @param stems the words of a text as they are compared.
 * @param boost what the fields count for.
 */
export function wordSearch<F extends string>(
	texts: readonly Readonly<Record<F, string>>[],
	stems: (text: string) => readonly string[],
	boost: Readonly<Record<F, number>>,
): (words: Iterable<string>, weight?: (word: string) => number) => readonly Hit[] {
	const index = new MiniSearch<{ id: number } & Readonly<Record<F, string>>>({
		fields: Object.keys(boost),
		tokenize: text => [...stems(text)],
		processTerm: word => word,
	});
	index.addAll(texts.map((fields, id) => ({ id, ...fields })));
	const known = new Map<string, readonly Hit[]>();
	const hitsOf = (word: string): readonly Hit[] => {
		const before = known.get(word);
		if (before) return before;
		const hits = index
			.search(word, { boost, tokenize: text => [text] })
			.map(({ id, score }): Hit => ({ id: id as number, score }));
		// Of words that no text has there is no end.
		if (hits.length > 0) known.set(word, hits);
		return hits;
	};
	return (words, weight) => {
		const scores = new Float64Array(texts.length);
		const matched = new Uint16Array(texts.length);
		const asked = new Set<string>();
		for (const word of words) {
			const factor = weight?.(word) ?? 1;
			const isNew = !asked.has(word);
			asked.add(word);
			for (const { id, score } of hitsOf(word)) {
				scores[id]! += factor * score;
				if (isNew) matched[id]! += 1;
			}
		}
		const hits: Hit[] = [];
		scores.forEach((score, id) => {
			if (matched[id]! > 0) hits.push({ id, score: score * matched[id]! });
		});
		return hits.sort((a, b) => b.score - a.score);
	};
}
