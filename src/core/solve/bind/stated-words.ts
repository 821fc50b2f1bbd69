import { Matrix } from '../../math/evaluate/matrix.ts';
import type { MatrixValue } from '../../math/value.ts';
import type { GivenFrom } from '../../quantities/given.ts';
import { escaped } from '../../text/pattern.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import type { PartText } from './part-text.ts';

/** Text in quotation marks of any kind, back-ticks or italics. */
const QUOTED =
	/"([^"\n]{1,300})"|“([^”\n]{1,300})”|„([^“”\n]{1,300})[“”]|«([^»\n]{1,300})»|``([^`'\n]{1,300})''|`([^`\n]{1,300})`|‘([^’\n]{1,300})’|(?<![\p{L}\d])'([^'\n]{1,300})'(?![\p{L}\d])|「([^」\n]{1,300})」|(?<![*\w])\*([^*\n]{1,300})\*(?![*\w])|\\text(?:it|tt)?\{([^{}\n]{1,300})\}/gu;

interface Quote {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

const quotesIn = (text: string): readonly Quote[] =>
	[...text.matchAll(QUOTED)].map(match => ({
		text: match.slice(1).find(each => each !== undefined)!,
		start: match.index,
		end: match.index + match[0].length,
	}));

/** Whether a given is a text: a row of words or of letters. */
export const isText = ({ type }: KeyGiven): boolean => type.kind === 'matrix' && type.tokens !== undefined;

/**
 * The texts that a question states for the givens of a key that are rows of words or letters: in quotation marks behind their names, behind a name and a
 * colon, in quotation marks one after the other, or (`from kitten to sitting`) as two words.
 */
export function statedTexts(
	key: AnswerKey,
	text: PartText,
): ReadonlyMap<KeyGiven, { readonly value: MatrixValue; readonly from: GivenFrom }> {
	const givens = key.givens.filter(isText);
	if (givens.length === 0) return new Map();
	for (const [words, from] of [
		[text.own, 'question'],
		[`${text.around}\n${text.own}`, 'problem'],
	] as const) {
		const found = readTexts(givens, words);
		if (found) return new Map([...found].map(([given, value]) => [given, { value, from }]));
	}
	return new Map();
}

function readTexts(givens: readonly KeyGiven[], text: string): ReadonlyMap<KeyGiven, MatrixValue> | undefined {
	const quotes = quotesIn(text);
	const found = new Map<KeyGiven, MatrixValue>();
	const taken = new Set<Quote>();
	for (const given of givens) {
		const quote = quotes.find(each => !taken.has(each) && isNamedBefore(given, givens, text.slice(0, each.start)));
		const said = quote?.text ?? labelled(given, text);
		const value = said === undefined ? undefined : tokensOf(said, given);
		if (!value) continue;
		if (quote) taken.add(quote);
		found.set(given, value);
	}
	if (found.size > 0) return found;
	const texts = quotes.length > 0 ? quotes.map(quote => quote.text) : wordPair(givens, text);
	const distinct = [...new Set(texts)];
	if (distinct.length !== givens.length) return undefined;
	const values = givens.map((given, at) => tokensOf(distinct[at]!, given));
	return values.every(value => value !== undefined)
		? new Map(givens.map((given, at) => [given, values[at]!]))
		: undefined;
}

const namesOf = ({ name, aliasWords }: KeyGiven): readonly string[] => [name, ...aliasWords];

const inRow = (name: string): string => escaped(name.trim()).replace(/\s+/g, '\\s+');

/** Whether the words before a place end in the given's name, with a few words of its own sentence behind it that name no other one. */
function isNamedBefore(given: KeyGiven, givens: readonly KeyGiven[], before: string): boolean {
	const clause = before.slice(-80).replace(/^[\s\S]*(?:[.;?!\n]|["”’'`*])\s*(?=[^:]*$)/, '');
	const lastOf = (each: KeyGiven): number =>
		Math.max(
			...namesOf(each).map(name =>
				[...clause.matchAll(new RegExp(`(?<![\\p{L}])${inRow(name)}(?![\\p{L}])`, 'giu'))].reduce(
					(last, match) => Math.max(last, match.index),
					-1,
				),
			),
		);
	const own = lastOf(given);
	return own >= 0 && givens.every(other => other === given || lastOf(other) < own);
}

/** `Reference: the cat sat on the mat`: up to the end of the sentence or of the line. */
function labelled(given: KeyGiven, text: string): string | undefined {
	for (const name of namesOf(given)) {
		const [, said] =
			new RegExp(
				`(?<![\\p{L}])${inRow(name)}(?:\\s+(?:translation|sentence|summary|text|output|transcript))?\\s*(?:\\([^()\\n]{0,40}\\))?\\*{0,2}\\s*[:=：]\\*{0,2}\\s*([\\p{L}][^.;:?!\\n"“”]{0,200})`,
				'iu',
			).exec(text) ?? [];
		if (said !== undefined) return said;
	}
	return undefined;
}

/** `from kitten to sitting`, `between "lead" and "deal"`, `INTENTION → EXECUTION`. */
function wordPair(givens: readonly KeyGiven[], text: string): readonly string[] {
	if (givens.length !== 2 || givens.some(({ type }) => type.kind !== 'matrix' || type.tokens !== 'letters')) return [];
	const word = '(?!(?:the|a|an|two|these|both|each|one|words?|strings?|string)\\b)([\\p{L}]{2,20})';
	const pair = new RegExp(
		`\\b(?:between|from|of|turns?|transforms?|converts?|changes?)\\s+(?:the\\s+)?(?:words?\\s+|strings?\\s+)?${word}\\s+(?:and|to|into)\\s+(?:the\\s+)?(?:words?\\s+|strings?\\s+)?${word}(?![\\p{L}])|(?<![\\p{L}])${word}\\s*(?:→|->|\\\\to)\\s*${word}(?![\\p{L}])`,
		'iu',
	).exec(text);
	const [, a, b, c, d] = pair ?? [];
	return a !== undefined && b !== undefined ? [a, b] : c !== undefined && d !== undefined ? [c, d] : [];
}

/** A text as a column of numbers, one for each word or letter: equal ones have equal numbers. */
export function tokensOf(said: string, { type }: KeyGiven): MatrixValue | undefined {
	if (type.kind !== 'matrix' || type.tokens === undefined) return undefined;
	const plain = said.trim().toLowerCase();
	const tokens =
		type.tokens === 'letters'
			? /^[\p{L}\p{N}]{1,40}$/u.test(plain)
				? [...plain]
				: []
			: plain.split(/\s+/).flatMap(word => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || []);
	if (tokens.length === 0 || tokens.length > MOST) return undefined;
	return { kind: 'matrix', matrix: Matrix.columnVector(tokens.map(numberOfToken)), words: tokens };
}

/** How many words or letters a text may have. */
const MOST = 60;

/** A number that stands for a word. */
function numberOfToken(token: string): number {
	let hash = 2166136261;
	for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 16777619);
	return hash >>> 0;
}
