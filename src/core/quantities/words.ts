import { FOREIGN_SCALES, HAN_SCALES } from '../math/units/foreign-scales.ts';
import { mayBeNoun } from '../math/units/nouns.ts';
import { findUnit } from '../math/units/units.ts';

/** Words of running text that mean something for arithmetic: scales, operators, relations, labels; and words that break it. */

export const SCALE_WORDS: ReadonlySet<string> = new Set([
	...HAN_SCALES.keys(),
	...FOREIGN_SCALES.keys(),
	...`hundred thousand million millions billion billions trillion trillions quadrillion quadrillions quintillion quintillions sextillion septillion
	lakh lakhs crore crores dozen percent bn mn mio k m b t K M B T`.split(/\s+/),
]);

/** Functions that may stand before a bracket in prose arithmetic. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
	'sqrt log log2 log10 log₂ log₁₀ ln lg exp min max ceil floor round abs sin cos tan tanh sigmoid softmax relu comb'.split(
		' ',
	),
);

/** Functions that may stand before their argument without brackets: `ln 2`, `sin 30°`. */
export const BARE_FUNCTIONS: ReadonlySet<string> = new Set(
	'sqrt log log2 log10 log₂ log₁₀ ln lg exp sin cos tan tanh'.split(' '),
);

/** Words for an operation between two numbers, with the sign that stands for them. */
export const OPERATOR_WORDS: ReadonlyMap<string, string> = new Map([
	['times', '*'],
	['plus', '+'],
	['minus', '-'],
	['over', '/'],
]);

/** First words of an operation in two words (`divided by`, `multiplied by`). */
export const OPERATOR_PHRASES: ReadonlyMap<string, string> = new Map([
	['divided', '/'],
	['multiplied', '*'],
]);

/** Words between a relation sign and its number that leave the number as it is. */
export const HEDGES: ReadonlySet<string> = new Set(
	'approximately about roughly around nearly almost exactly just only ca circa approx about a total of'.split(' '),
);

/** Nouns that name their number (`day 1`, `Step 4`), so that it counts nothing. */
export const LABEL_NOUNS: ReadonlySet<string> = new Set(
	`day step week month year round chapter page problem question part section figure fig table equation eq case phase stage level layer head
	token tokens row column line version option example exercise item note no number nr grade class room player machine group team type model
	lemma theorem proposition corollary definition appendix task trial experiment iteration epoch iter method approach scenario sample block
	bus flight route gate channel lab lecture hw homework assignment quiz test exam unit gpt llama bert node stage bullet term`.split(
		/\s+/,
	),
);

/** Words for a size or a setting that stand right before its number (`rank 8`, `hidden size 4096`, `learning rate of 3e-4`). */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
	`rank size sizes dimension dimensions dim dims length width depth height rate count number vocabulary vocab budget temperature dropout stride
	padding kernel momentum alpha beta gamma lambda epsilon seed precision capacity bandwidth throughput utilization utilisation mfu latency batch
	context window resolution channels factor degree order probability threshold accuracy loss perplexity ratio fraction share cost price power`.split(
		/\s+/,
	),
);

/** A number before one of these is not the whole of what is meant (`3 times as many`, `5 less than`, `1 remainder 2`). */
export const CONTINUES_AFTER: ReadonlySet<string> = new Set(
	`times half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths tenth tenths remainder rem less minus plus over
	divided multiplied of squared cubed modulo mod choose x fold`.split(/\s+/),
);

/** A number after one of these stands in a construction of words that a sign cannot continue (`divide 100 by 4 = 25`). */
export const LEADS_INTO: ReadonlySet<string> = new Set(
	`of by to from and or between than per with for in on at times less minus plus over under until into within after before every each
	out up about above below against through mod modulo choose over`.split(/\s+/),
);

/** Whether a word that stands behind a number is a unit that the language of units knows, and no guess. */
export const isKnownUnit = (word: string): boolean => {
	if (word.endsWith('CO2')) return true;
	if (AMBIGUOUS_UNITS.has(word)) return false;
	const entry = findUnit(word);
	return entry !== undefined && !entry.guessed;
};

/** English words and single letters that are units on paper only. */
const AMBIGUOUS_UNITS: ReadonlySet<string> = new Set(
	'in a A at am are as d C u are thou nit T P R S F H N rem rod chain stone grain'.split(' '),
);

/** Whether the word may count something behind a number (`necklaces`). */
export const isNoun = (word: string): boolean =>
	mayBeNoun(word) && !VERBS.has(word.toLowerCase()) && !/[a-z](?:ed|ly)$/.test(word);

const VERBS: ReadonlySet<string> = new Set(
	`gives give given gave makes make made costs cost gets get got becomes takes take took leaves left means needs earns earned pays paid
	requires require required uses used using spends spent sells sold buys bought eats ate runs ran has had adds add subtract subtracts
	equals equal multiply multiplied divide divided whereas whose bringing resulting leaving giving yielding making compute calculate find
	remaining called named since because so thus hence therefore now next first second third fourth finally instead`.split(
		/\s+/,
	),
);
