import { remember, rememberTexts } from '../text/memo.ts';

/**
 * Words of a question made comparable: lower case, LaTeX taken down to names, British spelling to American, endings off
 * (a light stemmer: Porter 1980, steps 1 and 5, is more than retrieval needs).
 */
export const stemsOf = rememberTexts((text: string): readonly string[] => stemsIn(plainWords(text), STOP));

/** The same with every word kept, for phrases (`parameters are`, `as a function`). */
export const allStems = rememberTexts((text: string): readonly string[] => stemsIn(plainWords(text), NONE));

const NONE: ReadonlySet<string> = new Set();

function stemsIn(plain: string, left: ReadonlySet<string>): readonly string[] {
	const stems: string[] = [];
	for (const match of plain.matchAll(/[a-z][a-z0-9_]*(?:-[a-z0-9]+)*|\d+(?:\.\d+)?|\p{Script=Han}+/gu)) {
		const word = match[0];
		if (HAN.test(word)) stems.push(...pairsOf(word));
		else if (word.includes('-')) {
			// `break-even` is also `break even` and `breakeven`; `full-rank` is also `full rank`.
			for (const piece of word.split('-')) if (piece !== '' && !left.has(piece)) stems.push(stem(piece));
		} else if (!left.has(word)) {
			stems.push(stem(word));
			// `xavier_uniform_` is also `xavier` and `uniform`.
			if (word.includes('_')) for (const piece of word.split('_')) if (piece.length > 3) stems.push(stem(piece));
		}
	}
	return stems;
}

const HAN = /\p{Script=Han}/u;

/** Chinese has no blanks between words: two signs that stand together are a word well enough. */
const pairsOf = (run: string): readonly string[] => {
	const signs = [...run];
	return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
};

const GERMAN_ONLY = /\b(?:der|das|und|wie|wird|werden|warum|welche[rsmn]?|ist|sind|eine[rsmn]?|nicht|sie|den|dem)\b/gi;

/** Whether a text is in another language than the wordings of the keys: Chinese signs, or small words that only German has. */
export const isForeign = (text: string): boolean => HAN.test(text) || (text.match(GERMAN_ONLY)?.length ?? 0) >= 2;

/** Whether a stem is a pair of Chinese signs. */
export const isPair = (stem: string): boolean => HAN.test(stem);

/** Whether a stem says something of what a text is about: no small word and no number; a pair of Chinese signs does. */
export const isTelling = (stem: string): boolean => (stem.length > 2 && !/^\d/.test(stem)) || isPair(stem);

/** The stems of a name: every word counts, also those that say nothing in a question (`question`, `answer`). */
export const nameStems = remember((text: string): readonly string[] =>
	// `kv_heads` are KV heads; `d_model` is a letter with its index.
	[
		...plainWords(text)
			.replace(/(?<=[a-z]{2})_(?=[a-z]{2})/g, ' ')
			.matchAll(/[a-z][a-z0-9_]*|\d+/g),
	]
		.map(([word]) => stem(word))
		.filter(word => !SMALL.has(word)),
);

/** The same for two names that are one in another order of words. */
export const nameKey = remember((text: string): string => nameStems(text).toSorted().join(' '));

const SMALL = new Set(['a', 'an', 'the', 'of', 'in', 'to', 'for', 'per', 'and']);

/** LaTeX commands to their names, `$` and marks away, ligatures and accents plain. */
export function plainWords(text: string): string {
	return (
		text
			// `Schlüssel` is `schlussel`: marks above letters are nothing to tell words by.
			.normalize('NFKD')
			.replace(/\p{M}/gu, '')
			.replaceAll('ß', 'ss')
			.normalize('NFKC')
			// ZeRO is no zero.
			.replace(/\bZeRO\b|\b[zZ]ero(?=-[1-3]\b)/g, 'zerosharding')
			.toLowerCase()
			.replace(/\\(?:text|mathrm|mathbf|mathcal|mathbb|operatorname|mathit|bm|boldsymbol)\s*\{([^{}]*)\}/g, '$1')
			// A star marks the best one: `N^*` is a name of its own, not `N`.
			.replace(/[_^]\{?\*\}?/g, '_star')
			.replace(/[_^]\{([^{}]*)\}/g, '_$1')
			.replace(/[’‘]/g, "'")
			.replace(/'s\b/g, '')
			.replace(/\\[a-z]+/g, command => ` ${command.slice(1)} `)
			.replace(/\bconv[123]d\b/g, 'convolution')
			// A network with no blocks, no transformer layers or zero layers is one and the same.
			.replace(/\b(?:zero|no|0|without any|without)[\s-]+(?:transformer[\s-]+)?(?:layers?|blocks?)\b/g, 'zero-layer')
			.replace(/[$*`{}\\]/g, ' ')
			.replace(/[–—−]/g, '-')
	);
}

/** German words of the same kind, marks away. */
const GERMAN =
	'der die das den dem des ein eine einen einem einer eines und oder aber nicht nur auch noch sehr mit von vom zum zur bei beim nach vor uber unter ' +
	'auf aus fur gegen ohne um durch zwischen wie wann wo wer wen wem welche welcher welches welchen welchem warum wieso weshalb wird werden wurde ' +
	'wurden worden sei sein sind ist hat haben hatte kann konnen darf soll sollte muss mussen sie wir ihr man es sich dass ob wenn dann damit dabei ' +
	'daraus dazu hier dieser diese dieses diesem diesen jede jeder jedes jeden alle allen aller geben nennen zeigen zeige gib nenne berechnen bitte sowie je pro als am im ins';

const STOP = new Set(
	(
		`${GERMAN} ` +
		'a an the of to in on at by for from with and or is are was were be been it its this that these those as if do does did ' +
		'we you your our i they their he she his her what which who whom when where can could would should will shall may ' +
		'might must not no so than then there here have has had about into over under out up down also just only each any all some ' +
		'such us me my let lets please give show your answer question part problem following above below given using use used same ' +
		'one two frac left right times text begin end cdot quad'
	).split(' '),
);

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
	[/isation/g, 'ization'],
	[/([a-z]{3,})is(e|ed|es|ing|er|ers)$/g, '$1iz$2'],
	[/our$/g, 'or'],
	[/ours$/g, 'ors'],
	[/tre$/g, 'ter'],
];

/** Words that end as if they had a British `-ise`, and do not. */
const KEEP = new Set([
	'noise',
	'otherwise',
	'precise',
	'raise',
	'rise',
	'wise',
	'pairwise',
	'elementwise',
	'exercise',
	'likewise',
]);

const memo = new Map<string, string>();

/** Words that mean the same in a question, each line by its first one. */
const SYNONYMS = [
	'advantage benefit pro strength upside merit',
	'disadvantage drawback con weakness downside shortcoming',
	'relation relate relationship connection connect',
	'degrade harm hurt damage worsen deteriorate impair',
].map(line => line.split(' '));
const SAME = new Map<string, string>();

/** A word without its ending. */
export function stem(word: string): string {
	const known = memo.get(word);
	if (known !== undefined) return known;
	let stemmed = word;
	if (!KEEP.has(word)) for (const [pattern, to] of SPELLINGS) stemmed = stemmed.replace(pattern, to);
	stemmed = ending(stemmed);
	if (memo.size > 20_000) memo.clear();
	stemmed = SAME.get(stemmed) ?? stemmed;
	memo.set(word, stemmed);
	return stemmed;
}

function ending(word: string): string {
	if (word.length <= 3)
		return word.length === 3 && word.endsWith('s') && !/[aiu]s$|ss$/.test(word) ? word.slice(0, -1) : word;
	let stemmed = word;
	if (stemmed.endsWith('sses')) stemmed = stemmed.slice(0, -2);
	else if (stemmed.endsWith('ies')) stemmed = `${stemmed.slice(0, -3)}y`;
	else if (/(?:x|ch|sh|z)es$/.test(stemmed)) stemmed = stemmed.slice(0, -2);
	else if (stemmed.endsWith('s') && !/(?:ss|us|is)$/.test(stemmed)) stemmed = stemmed.slice(0, -1);
	for (const suffix of [
		'izations',
		'ization',
		'ational',
		'ations',
		'ation',
		'ements',
		'ement',
		'ments',
		'ment',
		'ingly',
		'edly',
		'ing',
		'ers',
		'er',
		'ed',
		'ly',
		'ness',
		'al',
		'ive',
		'ance',
		'ence',
		'age',
		'ion',
	]) {
		if (stemmed.endsWith(suffix) && stemmed.length - suffix.length >= 4) {
			stemmed = stemmed.slice(0, -suffix.length);
			break;
		}
	}
	if (/([bdfgklmnprtz])\1$/.test(stemmed) && stemmed.length > 4) stemmed = stemmed.slice(0, -1);
	if (stemmed.endsWith('e') && stemmed.length > 3) stemmed = stemmed.slice(0, -1);
	if (stemmed.endsWith('y') && stemmed.length > 3) stemmed = `${stemmed.slice(0, -1)}i`;
	return stemmed;
}

for (const [first, ...others] of SYNONYMS) for (const word of others) SAME.set(ending(word), ending(first!));

/** A text as stems, for asking whether words stand in it. */
export interface StemmedText {
	readonly stems: readonly string[];
	readonly set: ReadonlySet<string>;
	/** All stems, small words too, each once: a phrase whose first word is none of them does not stand in the text. */
	readonly every: ReadonlySet<string>;
	/** All stems joined, small words too, for phrases. */
	readonly joined: string;
	/** The same without the measures that stand before a thing: `how many 80 GB GPUs` asks how many GPUs. */
	readonly lean: string;
	readonly hasNumber: boolean;
}

/** A number that says something: two digits, several numbers in a row, a power, a scale (`7B`, `3 trillion`), a decimal. */
const NUMBER =
	/\d\s*(?:\d|[.,]\s?-?\d|\^|[kKMBT]\b|\\?times|\\?cdot|[×·]|thousand|million|billion|trillion|quadrillion)/i;

/** A number with a unit that has a capital (`80 GB`, `24-GB`, `1.5 TB/s`), before the name of a thing. */
const MEASURE = /\$?(?<![\w.])\d[\d.,]*\$?[\s-]?(?:\\[,;]|~)?[a-z]{0,2}[A-Z][A-Za-z/]{0,4}(?=\s+[A-Za-z])/g;

export const stemmed = rememberTexts((text: string): StemmedText => {
	const stems = stemsOf(text);
	const joined = joinedStems(text);
	const lean = text.replace(MEASURE, ' ');
	return {
		stems,
		set: new Set(stems),
		every: new Set(lean === text ? allStems(text) : [...allStems(text), ...allStems(lean)]),
		joined,
		lean: lean === text ? joined : joinedStems(lean),
		hasNumber: NUMBER.test(text),
	};
});

const joinedStems = (text: string): string => ` ${allStems(text).join(' ')} `;

/** A word or words to be looked for, prepared. */
export interface Phrase {
	/** Stems between blanks; empty for a number. */
	readonly joined: string;
	/** The first of its stems. */
	readonly first: string;
	/** Whether it has no other stem. */
	readonly single: boolean;
	readonly glued: string;
	readonly number: boolean;
}

/** `<number>` is any number; anything else is looked for word by word. */
export const phraseOf = remember((text: string): Phrase => {
	const stems = allStems(text);
	return {
		first: stems[0] ?? '',
		single: stems.length === 1,
		joined: stems.length === 0 ? '' : ` ${stems.join(' ')} `,
		glued: stems.join(''),
		number: text === '<number>',
	};
});

/** Whether a word or a phrase stands in the text; words of a phrase must follow one another. */
export function hasPhrase(text: StemmedText, phrase: string | Phrase): boolean {
	const { first, single, joined, glued, number } = typeof phrase === 'string' ? phraseOf(phrase) : phrase;
	if (number) return text.hasNumber;
	if (joined === '') return false;
	if (text.set.has(glued)) return true;
	if (!text.every.has(first)) return false;
	return single || text.joined.includes(joined) || text.lean.includes(joined);
}

const INSTRUCTIONS = new Set(
	(
		'show prove demonstrate argue verify establish justify why explain derive write give express state formulate provide ' +
		'what which how compute calculate determine find evaluate obtain estimate solve describe interpret discuss analyse analyze ' +
		'outline name list compare contrast suppose given assume if for adapt apply use modify combine is does do can be'
	).split(' '),
);

/** Whether a group of required words only says in which tone the question is asked (`show/prove`, `find/compute`). */
export const isInstruction = (alternatives: readonly string[]): boolean =>
	alternatives.every(word => INSTRUCTIONS.has(word.toLowerCase()));
