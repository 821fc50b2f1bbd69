/** Singular and plural of the English nouns that follow a number: tokens, people, matrices, batches. */

const IRREGULAR: ReadonlyMap<string, string> = new Map(
	`epochs:epoch people:person persons:person children:child men:man women:woman feet:foot teeth:tooth mice:mouse geese:goose lives:life knives:knife
	leaves:leaf halves:half shelves:shelf wolves:wolf loaves:loaf indices:index indexes:index vertices:vertex matrices:matrix axes:axis
	appendices:appendix bases:basis analyses:analysis hypotheses:hypothesis theses:thesis crises:crisis criteria:criterion phenomena:phenomenon
	spectra:spectrum maxima:maximum minima:minimum optima:optimum quanta:quantum strata:stratum corpora:corpus formulae:formula vertebrae:vertebra
	quizzes:quiz buses:bus gases:gas biases:bias lenses:lens viruses:virus statuses:status bonuses:bonus campuses:campus corpuses:corpus
	focuses:focus caches:cache headaches:headache niches:niche heroes:hero potatoes:potato tomatoes:tomato echoes:echo vetoes:veto
	movies:movie cookies:cookie ties:tie pies:pie zombies:zombie calories:calorie selfies:selfie series:series species:species means:means
	data:data media:media news:news physics:physics mathematics:mathematics henries:henry`
		.split(/\s+/)
		.map(pair => pair.split(':') as [string, string]),
);

/** Singular words that end in s. */
const SINGULAR: ReadonlySet<string> = new Set([
	'bias',
	'gas',
	'atlas',
	'canvas',
	'lens',
	'yes',
	'chaos',
	'kudos',
	'plus',
]);

/** The singular of an English noun as it follows a number. A word that is no plural comes back as it is; capitals of acronyms stay. */
export const singular = (word: string): string => {
	const lower = word.toLowerCase();
	const irregular = IRREGULAR.get(lower);
	if (irregular !== undefined) return irregular;
	// GPUs, LLMs, H100s, A100s: the small s marks the plural of an acronym
	if (/^[A-Z][A-Z0-9]+s$/.test(word)) return word.slice(0, -1);
	if (word.length < 4 || !lower.endsWith('s')) return word;
	if (/(ss|us|is|ics)$/.test(lower) || SINGULAR.has(lower)) return word;
	if (lower.endsWith('calories')) return word.slice(0, -1);
	if (lower.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
	if (/(sses|xes|ches|shes|zzes)$/.test(lower)) return word.slice(0, -2);
	return word.slice(0, -1);
};

const PLURAL: ReadonlyMap<string, string> = new Map(
	[...IRREGULAR]
		.filter(([plural]) => !['persons', 'indexes', 'corpuses'].includes(plural))
		.map(([plural, one]) => [one, plural]),
);

/** The plural of an English noun: token -> tokens, person -> people, GPU -> GPUs. */
export const plural = (word: string): string => {
	const irregular = PLURAL.get(word.toLowerCase());
	if (irregular !== undefined) return irregular;
	if (/^[A-Z0-9]+$/.test(word)) return `${word}s`;
	if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
	if (/(s|x|ch|sh|z)$/.test(word)) return `${word}es`;
	return `${word}s`;
};

/** Words that may stand after a number without counting anything. */
const NO_NOUN: ReadonlySet<string> = new Set(
	`a an the and or nor but if then else so as at by for from in into of off on onto out over per than to under until up upon via with within without
	where when while which who whose whom what why how that this these those there here it its is are was were be been being am do does did done
	has have had having can could will would shall should may might must not no yes only also just even still yet more less most least much many
	few several some any all each every both either neither other another such same equal equals equally between among against about above after
	again along around because before behind below beside besides beyond down during except however hence thus therefore since though although
	through throughout toward towards unless versus vs we you he she they i me us him her them my our your his their one two three four five six
	seven eight nine ten first second third otherwise respectively approximately roughly nearly almost exactly precisely circa given let suppose
	assume assuming using compared greater smaller larger fewer better worse faster slower higher lower longer shorter times fold too very really
	well even odd true false right wrong correct incorrect like unlike instead rather now later earlier ago always never often maybe perhaps
	implies follows holds gives means yields becomes remains let be wlog iff st subject def where: infinity undefined total altogether overall
	et ou mais donc avec sans sur sous par pour dans soit puis und oder aber also mit ohne bei von zu wie dann y o u pero luego por para con sin ni e`.split(
		/\s+/,
	),
);

/** Whether the word may be a count noun: letters, an inner hyphen or digits as in `H100`, and none of the little words of English, French, German and Spanish. */
export const mayBeNoun = (word: string): boolean =>
	word.length >= 2 &&
	word.length <= 30 &&
	/^[A-Za-z][A-Za-z]*([-'][A-Za-z]+)*$|^[A-Z][A-Za-z]*\d+[A-Za-z]*$/.test(word) &&
	!NO_NOUN.has(word.toLowerCase());
