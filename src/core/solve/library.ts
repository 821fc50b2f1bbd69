import { readFacts } from '../quantities/facts.ts';
import type { Fact } from '../quantities/given.ts';
import { type Growth, type Law, readGrowths, readLaws } from '../quantities/laws.ts';
import { rememberTexts } from '../text/memo.ts';
import { type LoadOptions, loadKey } from './key/load-key.ts';
import type { AnswerKey, Ask, KeyProblem, Wording } from './key.ts';
import { wordSearch } from './word-search.ts';
import { isInstruction, type Phrase, phraseOf, stemsOf } from './words.ts';

export interface Source {
	readonly path: string;
	readonly text: string;
}

/** Keys and facts, ready to be asked. It is handed to `review`; the core has no file system. */
export interface Library {
	readonly keys: readonly AnswerKey[];
	readonly facts: readonly Fact[];
	/** Textbook formulas, from tables among the facts. */
	readonly laws: readonly Law[];
	/** How things grow with one another, from tables among the facts. */
	readonly growths: readonly Growth[];
	/** What is wrong with which key; a key with an error is not among `keys`. */
	readonly problems: readonly { readonly path: string; readonly problem: KeyProblem }[];
	readonly index: KeyIndex;
}

/** One wording of one key, prepared for comparison. */
export interface IndexedWording {
	readonly key: AnswerKey;
	readonly wording: Wording;
	/** Undefined for a wording of what the key is not. */
	readonly ask: Ask | undefined;
	readonly groups: readonly RequiredGroup[];
	/** Stems of what is not required. */
	readonly rest: ReadonlySet<string>;
}

/** Alternatives of which one must be in the question. */
export interface RequiredGroup {
	readonly alternatives: readonly Phrase[];
	/** Only the tone in which a question is put ("show/prove"): it counts, and is not required. */
	readonly soft: boolean;
	/** How telling the group is. */
	readonly weight: number;
}

export interface KeyIndex {
	readonly wordings: readonly IndexedWording[];
	/** The wordings of each key, in their order. */
	readonly byKey: ReadonlyMap<AnswerKey, readonly IndexedWording[]>;
	/** How telling a stem is: the rarer among the keys, the more. */
	weight(stem: string): number;
	/** The stems that a key uses in its wordings, givens, results and steps. */
	readonly vocabulary: ReadonlyMap<AnswerKey, ReadonlySet<string>>;
	/** The stems in which questions of a key are put. */
	questionWords(key: AnswerKey): ReadonlySet<string>;
	/** All stems of a key, those of its reasons, points and mistakes too. */
	spoken(key: AnswerKey): ReadonlySet<string>;
	/** Whether any key has a stem. */
	isSpoken(stem: string): boolean;
	/** Indices into `wordings` of the ones that share words with a text. */
	retrieve(text: string): readonly number[];
	/**
	 * The keys whose whole text (title, wordings, names, steps, points) is like a question, best first, each with its score (BM25): a
	 * question in words that no wording of a key has is still made of the words in which its answer is written.
	 *
	 * @param own stems of the question, `around` of the problem around it, which count for less.
	 */
	related(own: ReadonlySet<string>, around: ReadonlySet<string>): readonly RelatedKey[];
}

/** A key with how like a question its whole text is. */
export interface RelatedKey {
	readonly key: AnswerKey;
	readonly score: number;
}

/** Compiles keys and facts. Cheap: assertions are proved only where `options.prove` asks for it. */
export function compileLibrary(
	sources: { readonly keys: readonly Source[]; readonly facts: readonly Source[] },
	options: LoadOptions = {},
): Library {
	const facts = readFacts(sources.facts);
	const keys: AnswerKey[] = [];
	const problems: { path: string; problem: KeyProblem }[] = [];
	for (const { path, text } of sources.keys) {
		const loaded = loadKey(path, text, options);
		problems.push(...loaded.problems.map(problem => ({ path, problem })));
		if (!loaded.key) continue;
		// A workspace's key comes later and takes the place of the shipped one of the same id.
		const same = keys.findIndex(key => key.id === loaded.key!.id);
		if (same >= 0) keys.splice(same, 1);
		keys.push(loaded.key);
	}
	return {
		keys,
		facts,
		laws: readLaws(sources.facts),
		growths: readGrowths(sources.facts),
		problems,
		index: indexOf(keys),
	};
}

/** The library with further keys and facts, as a workspace brings them. */
export function extendLibrary(
	library: Library,
	sources: { readonly keys: readonly Source[]; readonly facts: readonly Source[] },
	options: LoadOptions = {},
): Library {
	const added = compileLibrary(sources, options);
	const ids = new Set(added.keys.map(key => key.id));
	const keys = [...library.keys.filter(key => !ids.has(key.id)), ...added.keys];
	return {
		keys,
		facts: [...added.facts, ...library.facts],
		laws: [...added.laws, ...library.laws],
		growths: [...added.growths, ...library.growths],
		problems: [...library.problems, ...added.problems],
		index: indexOf(keys),
	};
}

/** What the fields of a key count for where its whole text is searched, and what words around a question do. */
const BOOST = { title: 2, asks: 1, names: 1, steps: 0.5, points: 0.7, words: 6 };
const AROUND = 0.2;

/** The keys by their whole text. */
function wholeTexts(keys: readonly AnswerKey[]): KeyIndex['related'] {
	// Built at the first question: most libraries that are compiled are asked nothing.
	const build = () =>
		wordSearch(
			keys.map(key => ({
				title: key.title,
				asks: key.asks.map(({ text }) => text.replaceAll('/', ' ')).join('\n'),
				names: [...key.givens, ...key.gives].flatMap(({ name, aliasWords }) => [name, ...aliasWords]).join('\n'),
				steps: reasonsOf(key).join('\n'),
				points: key.points.map(({ text }) => text).join('\n'),
				words: wordsOf(key).join('\n'),
			})),
			stemsOf,
			BOOST,
		);
	let search: ReturnType<typeof build> | undefined;
	return (own, around) => {
		search ??= build();
		const terms = [...new Set([...own, ...around])].filter(term => term.length > 1 && !/^\d/.test(term));
		return search(terms, term => (own.has(term) ? 1 : AROUND)).map(({ id, score }) => ({ key: keys[id]!, score }));
	};
}

/** How often the word stands that most questions have. */
const MOST_SAID = 8;

/**
 * The words of a key's questions, each as often as its share of the most frequent one: some keys have seen more questions than others. A key that
 * counts none has those of its own wordings.
 */
function wordsOf({ words, asks }: AnswerKey): readonly string[] {
	const counts = new Map(words);
	if (words.size === 0)
		for (const ask of asks)
			for (const word of new Set(stemsOf(ask.text.replaceAll('/', ' ')))) counts.set(word, (counts.get(word) ?? 0) + 1);
	const most = Math.max(1, ...counts.values());
	return [...counts].flatMap(([word, count]) => Array<string>(Math.ceil((MOST_SAID * count) / most)).fill(word));
}

/** What a key explains. */
const reasonsOf = ({ summary, methods }: AnswerKey): readonly string[] => [
	summary,
	...methods.flatMap(({ name, steps }) => [name, ...steps.flatMap(({ title, reason }) => [title, reason])]),
];

/** How many wordings of a question are looked at more closely. */
const MOST_RETRIEVED = 120;

function indexOf(keys: readonly AnswerKey[]): KeyIndex {
	const sources = keys.flatMap(key => [
		...key.asks.map(ask => ({ key, wording: ask as Wording, ask: ask as Ask | undefined })),
		...key.nots.map(wording => ({ key, wording, ask: undefined as Ask | undefined })),
	]);
	const search = wordSearch(
		sources.map(({ wording }) => ({ text: `${wording.text} ${wording.required.flat().join(' ')}` })),
		stemsOf,
		{ text: 1 },
	);
	const vocabulary = new Map(keys.map(key => [key, new Set(stemsOf(textOfKey(key)))]));
	const spoken = new Map<AnswerKey, ReadonlySet<string>>();
	const spokenBy = (key: AnswerKey): ReadonlySet<string> => {
		const known = spoken.get(key) ?? new Set(stemsOf(wholeText(key)));
		spoken.set(key, known);
		return known;
	};
	let everything: ReadonlySet<string> | undefined;
	const put = new Map<AnswerKey, ReadonlySet<string>>();
	// How many keys speak of a stem, not how many wordings: a key may say the same in ten ways.
	const counts = new Map<string, number>();
	for (const key of keys) {
		const own = new Set(key.asks.flatMap(ask => stemsOf(ask.text)));
		for (const each of own) counts.set(each, (counts.get(each) ?? 0) + 1);
	}
	const weight = (stem: string): number => Math.log(1 + (keys.length + 1) / ((counts.get(stem) ?? 0) + 0.5));
	const wordings = sources.map(
		({ key, wording, ask }): IndexedWording => ({
			key,
			wording,
			ask,
			groups: wording.required.map(alternatives => groupOf(alternatives, ask !== undefined, weight)),
			rest: new Set(stemsOf(wording.rest)),
		}),
	);
	const byKey = new Map<AnswerKey, IndexedWording[]>();
	for (const each of wordings) {
		const before = byKey.get(each.key);
		if (before) before.push(each);
		else byKey.set(each.key, [each]);
	}
	// What a key is not must be seen wherever the key may be the answer, however little of the question its words are.
	const against = new Map<AnswerKey, number[]>();
	sources.forEach(({ key, ask }, id) => {
		if (ask === undefined) against.set(key, [...(against.get(key) ?? []), id]);
	});
	return {
		wordings,
		byKey,
		weight,
		vocabulary,
		questionWords: key => {
			const known = put.get(key) ?? new Set(wordsOf(key).flatMap(stemsOf));
			put.set(key, known);
			return known;
		},
		spoken: spokenBy,
		isSpoken: word => {
			everything ??= new Set(keys.flatMap(key => [...spokenBy(key)]));
			return everything.has(word);
		},
		related: wholeTexts(keys),
		retrieve: rememberTexts(text => {
			const asks = search(stemsOf(text))
				.map(({ id }) => id)
				.filter(id => sources[id]!.ask !== undefined)
				.slice(0, MOST_RETRIEVED);
			const near = new Set(asks.map(id => sources[id]!.key));
			return [...asks, ...[...near].flatMap(key => against.get(key) ?? [])];
		}),
	};
}

/** What an instruction word counts for. */
const SOFT = 0.8;

function groupOf(alternatives: readonly string[], isAsk: boolean, weight: (stem: string) => number): RequiredGroup {
	// In what words a question is put matters little for what it asks, and much for what it is not ("prove" against "compute").
	const soft = isAsk && isInstruction(alternatives);
	const telling = (phrase: string): number => stemsOf(phrase).reduce((sum, word) => sum + weight(word), 0);
	return {
		alternatives: alternatives.map(phraseOf),
		soft,
		weight: soft ? SOFT : Math.max(...alternatives.map(telling)),
	};
}

/** All that a key says, its reasons, points and mistakes too. */
const wholeText = (key: AnswerKey): string =>
	[
		textOfKey(key),
		...reasonsOf(key),
		...key.points.map(({ text }) => text),
		...key.mistakes.map(({ say }) => say),
	].join(' \n');

const textOfKey = (key: AnswerKey): string =>
	[
		key.title,
		key.topic,
		key.summary,
		...key.asks.map(ask => ask.text.replaceAll('/', ' ')),
		...key.givens.flatMap(({ name, aliasWords }) => [name, ...aliasWords]),
		...key.gives.flatMap(({ name, aliasWords }) => [name, ...aliasWords]),
		...key.methods.flatMap(method => [method.name, ...method.aliases, ...method.steps.map(step => step.title)]),
	].join(' \n');
