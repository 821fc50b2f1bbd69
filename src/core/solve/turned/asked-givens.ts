import type { Expression } from '../../math/expression.ts';
import { remember, rememberTexts } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import { plainText } from '../bind/number-text.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';

/** A given that a question asks for, and whether the most or the least of it is wanted. */
export interface AskedGiven {
	readonly given: KeyGiven;
	/** Its name as the question says it, or its letter: of two givens the one that is named more fully is meant. */
	readonly said: string;
}

const MOST = 'largest|biggest|highest|greatest|longest|maximum|maximal|max|most';
const LEAST = 'smallest|lowest|least|minimum|minimal|min|shortest|cheapest';
/** What begins to ask; `trained with an optimal number of tokens` asks for none. */
const LEAD = `(?:how many|how much|which|what|value of|(?<!\\b(?:with|on|by|from)\\s+(?:an?\\s+)?(?:[\\w-]+\\s+)?)number of|(?:find|determine|compute|calculate|solve for|give)(?: the| its)?|(?:${MOST}|${LEAST})(?: possible| allowed)?)`;
/** What may stand between the asking word and the name of the thing: no number, no verb, no other thing. */
const BETWEEN =
	'(?:\\s+(?!(?:per|for|with|in|on|at|by|from|than|and|or|to|as|does|do|did|has|have|had|can|could|will|would|should|must|may|might|if|when|where|much|many|share|fraction|percentage|factor|ratio|cost|price|bytes?|bits?)\\b)[a-z][a-z-]*){0,4}?\\s+';
/** What follows a name that a number is given for, or that is only the beginning of another one. */
const GIVEN = '(?!\\w)(?!\\s*(?:=|:|is|are|of)?\\s*[-−]?\\d)(?!\\s*(?:per|/|a|each)\\b)';

/** Words for how much there is of what a name ends in: `how long may the prompt be` asks for a length. */
const MEASURES: Readonly<Record<string, string>> = {
	size: 'large|big|small',
	length: 'long|short',
	width: 'wide|large|big|narrow',
	rank: 'large|high|low|big',
	depth: 'deep',
	rate: 'high|fast|low',
	bandwidth: 'high|fast|large|much',
	price: 'high|low|expensive|cheap',
	temperature: 'high|hot|low|cold|warm',
};

/** The words of a name, each with or without a plural ending. */
const wordsOf = (name: string): string =>
	name
		.toLowerCase()
		.split(/[\s-]+/)
		.map(word => `${escaped(word.replace(/s$/, ''))}s?`)
		.join('[\\s-]+');

/**
 * The givens of a key that a question asks for by their names (`which rank`, `how many layers`, `the largest batch`, `how long may the prompt
 * be`) or by their letters (`what is $r$?`), most fully named first. A name beside which a number stands is given and not asked for.
 *
 * @param letters what the document calls the key's sizes, where its shapes tell.
 */
export function askedGivens(
	key: AnswerKey,
	own: string,
	letters: ReadonlyMap<string, Expression> = new Map(),
): readonly AskedGiven[] {
	const plain = inLowerCase(own);
	const found: AskedGiven[] = [];
	if (!isAsking(plain)) return found;
	for (const given of key.givens) {
		if (given.constant || given.type.kind !== 'quantity') continue;
		let said = '';
		for (const name of [given.name, ...given.aliasWords]) {
			if (name.length < 4 || /\b(?:of|to|at|by|with|has|have)$/.test(name)) continue;
			const bare = name.replace(/^(?:number|count|amount) of /, '');
			if (bare.length > said.length && asksFor(bare, plain)) said = bare;
		}
		const shown = letters.get(given.symbol);
		const own = shown?.kind === 'symbol' ? [shown.name] : [given.symbol, ...given.aliasSymbols];
		for (const symbol of own) if (said === '' && asksForLetter(symbol, plain)) said = symbol;
		if (said !== '') found.push({ given, said });
	}
	return found.toSorted((a, b) => b.said.length - a.said.length);
}

const inLowerCase = rememberTexts((own: string): string => plainText(own).toLowerCase());

const ASKING = new RegExp(`\\b${LEAD}|\\bhow [a-z]`);
/** Whether a text has anything that asks for a thing by its name or by its letter. */
const isAsking = rememberTexts((plain: string): boolean => ASKING.test(plain));

/** A pattern, and pieces of words that a text must have where it is to find anything. */
interface Asking {
	readonly pieces: readonly string[];
	readonly pattern: RegExp;
}

/** The words of a name without a plural ending. */
const piecesOf = (name: string): readonly string[] =>
	name
		.toLowerCase()
		.split(/[\s-]+/)
		.map(word => word.replace(/s$/, ''));

/** What asks for a thing by its name, compiled once. */
const patternsOf = remember((name: string): readonly Asking[] => {
	const asked = {
		pieces: piecesOf(name),
		pattern: new RegExp(`\\b${LEAD}(?:\\s+(?:is|are|was|were|would be|will be))?${BETWEEN}${wordsOf(name)}${GIVEN}`),
	};
	const [, thing, measure] = /^(.+?)[\s-]+([a-z]+)$/.exec(name.toLowerCase()) ?? [];
	const how = measure === undefined ? MEASURES[name.toLowerCase()] : MEASURES[measure];
	if (how === undefined) return [asked];
	const what = measure === undefined ? name : thing!;
	const pattern = new RegExp(`\\bhow (?:${how})\\b[^.?;:\\d]{0,24}\\b${wordsOf(what)}(?!\\w)`);
	return [asked, { pieces: piecesOf(what), pattern }];
});

const asksFor = (name: string, plain: string): boolean =>
	patternsOf(name).some(({ pieces, pattern }) => pieces.every(piece => plain.includes(piece)) && pattern.test(plain));

/** `what is r?`, `find N`, `the largest integer r`, `which r`. */
function asksForLetter(symbol: string, plain: string): boolean {
	const letter = letterPattern(symbol);
	return letter !== undefined && letter.pieces.every(piece => plain.includes(piece)) && letter.pattern.test(plain);
}

const letterPattern = remember((symbol: string): Asking | undefined => {
	const bare = symbol
		.replace(/[\\{}]/g, '')
		.replace(/\b(?:text|mathrm)\b/g, '')
		.toLowerCase();
	const letters = escaped(bare);
	if (letters.length > 8) return undefined;
	const pattern = new RegExp(
		`\\b${LEAD}(?:\\s+(?:is|are|was|the|value|values|integer|whole|number|of|an?)){0,4}\\s+${letters}(?=\\s*(?:[?.,;:]|$|\\s(?:for|so|with|such|that|if|makes|does|was|is|would|can|may|fits|gives)\\b))`,
	);
	return { pieces: [bare], pattern };
});

/** Whether a question wants the most of something that still fits, or the least that is enough; undefined where it says neither. */
export function limitOf(own: string): 'most' | 'least' | undefined {
	const plain = own.toLowerCase();
	const most = new RegExp(
		`\\b(?:${MOST.replace('|most', '')}|at most|no more than|not exceed|fits?|within|may|can|allowed|must not|up to|afford)\\b`,
	).test(plain);
	const least = new RegExp(
		`\\b(?:${LEAST.replace('|least', '')}|at least|needed|need|needs|required|necessary|must)\\b`,
	).test(plain);
	if (new RegExp(`\\b(?:${MOST.replace('|most', '')})\\b`).test(plain)) return 'most';
	if (new RegExp(`\\b(?:${LEAST.replace('|least', '')})\\b`).test(plain)) return 'least';
	return most === least ? undefined : most ? 'most' : 'least';
}
