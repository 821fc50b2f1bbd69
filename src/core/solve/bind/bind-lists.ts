import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { rowInHan } from './bind-han.ts';
import { LEADS } from './bind-likeness.ts';
import { plainText } from './number-text.ts';
import { runningText } from './text-measures.ts';

/** A number, or a share of one (`2/3`). */
const NUMBER = '[-−]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+|/[1-9]\\d{0,3})?(?![\\w^%/]|\\.\\d)';
const ROW = `${NUMBER}(?:\\s*[,;]\\s*(?:(?:and|und)\\s+)?${NUMBER}|\\s+(?:and|und)\\s+${NUMBER}(?=\\s*[)\\],.;?!]|\\s*$|\\s+[a-z])){1,40}`;
const BRACKETED = new RegExp(`[(\\[{]\\s*(${ROW})\\s*[)\\]}]`, 'g');

/** Whether a given is a column of numbers. */
export const isVector = ({ type, constant }: KeyGiven): boolean =>
	!constant &&
	type.kind === 'matrix' &&
	type.tokens === undefined &&
	type.columns.kind === 'number' &&
	type.columns.value === 1;

/** `and (0, 0, 1)`: a second row of the same name. */
const ANOTHER_ROW = new RegExp(`^\\s*[)\\]}]?\\s*(?:,|and|&|or)\\s*[(\\[{]\\s*${ROW}`);

/** The numbers in a row that a text gives for a vector by its name: `eigenvalues 6, 3, 0.8 and 0.2`, `activations are [2, 4, 6]`. */
export function rowNamed(given: KeyGiven, text: string): Value | undefined {
	if (!isVector(given)) return undefined;
	const inHan = rowInHan(given, text);
	if (inHan !== undefined) return column(inHan);
	const plain = plainText(text);
	if (!/\d/.test(plain)) return undefined;
	const lower = small(plain);
	for (const { pieces, row, each, labelled, ahead } of rowNames(given)) {
		if (!pieces.every(piece => lower.includes(piece))) continue;
		const found = row.exec(plain);
		if (found && !countsOthers(plain.slice(0, found.index), found[1]!))
			return ANOTHER_ROW.test(plain.slice(found.index + found[0].length)) ? undefined : column(found[1]!);
		const numbers = eachNamed(each, plain) ?? labelledRow(labelled, plain) ?? rowBefore(ahead, plain);
		if (numbers) return numbers;
	}
	return undefined;
}

const small = rememberTexts((text: string): string => text.toLowerCase());

/** A name that a row of numbers may stand behind, in its three forms. */
interface RowName {
	/** What a text has to have in lower case. */
	readonly pieces: readonly string[];
	readonly row: RegExp;
	readonly each: RegExp;
	readonly labelled: RegExp;
	/** Behind its numbers: `3.2 and 2.8 on real samples`. */
	readonly ahead: RegExp;
}

const rowNames = rememberOf(({ name, aliasWords }: KeyGiven): readonly RowName[] =>
	[name, ...aliasWords].flatMap(called => {
		const words = called.toLowerCase().match(/[a-zäöüß0-9]+/g);
		if (!words || words.join('').length < 4 || LEADS.test(called)) return [];
		const pieces = words.map(each => each.replace(/s$/, ''));
		const word = pieces.map(each => `${each}s?`).join('[\\s-]+');
		return [
			{
				pieces,
				row: new RegExp(
					`\\b${word}\\s*(?:(?:of|for)\\s+(?:the\\s+|a\\s+)?(?:\\d+\\s+)?[a-z]+(?:\\s+[a-z]+){0,3}?\\s*(?:\\([a-z, ]{1,60}\\)\\s*)?)?(?:is|are|of|=|:|were|sind|lauten|von|(?:have|has|get|gets|got|received?|receives|with)\\s+(?:the\\s+)?(?:scores?|values?|probabilit(?:y|ies)|outputs?))?\\s*(?:[A-Za-z]\\w{0,4}\\s*=\\s*)?[(\\[{]?\\s*(${ROW})`,
					'i',
				),
				each: new RegExp(`\\b([a-z\\d-]+)\\s+${word}\\s*(?:is|of|=|:)?\\s*(${NUMBER})`, 'gi'),
				labelled: new RegExp(`${ledBy(word)}${LABELLED}`, 'i'),
				ahead: new RegExp(`(${ROW})\\s+(?:on|for|to)\\s+(?:the\\s+|its\\s+)?(?:\\d+\\s+)?${word}(?![\\w-])`, 'gi'),
			},
		];
	}),
);

/** `to its positive and to two negatives: 0.8, 0.3, 0.2`: what is counted right before the name is not as many as the numbers behind it. */
function countsOthers(before: string, row: string): boolean {
	const [, count] = /\b(\d{1,2})\s+$/.exec(before) ?? [];
	const numbers = row.match(new RegExp(NUMBER, 'g'))?.length ?? 0;
	return count !== undefined && Number(count) > 1 && Number(count) !== numbers;
}

/** The one row of numbers that stands before a vector's name and a small word. */
function rowBefore(pattern: RegExp, plain: string): Value | undefined {
	const [found, ...more] = plain.matchAll(pattern);
	return found && more.length === 0 ? column(found[1]!) : undefined;
}

/** What stands in brackets right behind a name. */
const ARGUMENTS = /\b(?:\\?operatorname)?\{?[A-Za-z]+\}?\([^()]*\)/g;

/** The one row of numbers in brackets that a question has, for a vector. */
export function onlyRow(given: KeyGiven, text: string, { gives }: AnswerKey): Value | undefined {
	if (!isVector(given)) return undefined;
	const plain = plainText(text);
	// `diag(0, 1, 0)` and `f(1, 2)` have arguments, and no row.
	const rest = plain.replace(ARGUMENTS, ' ').replace(INTERVAL, ' ');
	const rows = [...rest.matchAll(BRACKETED)];
	if (rows.length === 0) return rowOfSentence(given, plain);
	// `outputs the probabilities (0.5, 0.3, 0.2)`: what the key would work out stands there, and not what it needs.
	const before = plain.slice(0, rows[0]?.index).toLowerCase();
	if (gives.some(({ name, unit }) => name.length > 3 && !unit && before.trimEnd().endsWith(name.toLowerCase())))
		return undefined;
	if (/\bmatrix\b/i.test(plain)) return undefined;
	if (rows.length === 1) return column(rows[0]![1]!);
	// `LayerNorm of (1, 2, 6) with γ = (1, 1, 2)`: the others have names of their own.
	const nameless = rows.filter(({ index }) => !/[=:∈]\s*$|\\in\s*$/.test(rest.slice(0, index)));
	const [row] = nameless;
	return row && nameless.length === 1 && !/[\])}]\s*,?\s*$/.test(rest.slice(0, row.index))
		? column(row[1]!)
		: undefined;
}

const SAYS =
	'\\b(?:are|were|contains?|comprises?|consists? of|holds|has the values|takes the values|values|data|numbers|measured)\\b';

/**
 * `the similarities of a query to its positive and to two negatives are 0.8, 0.3, 0.2`: the one row of a question that stands behind a
 * colon or a verb in a sentence that begins with the vector's name.
 */
function rowOfSentence(given: KeyGiven, plain: string): Value | undefined {
	const rows = [...plain.matchAll(new RegExp(`(?:${SAYS}|:|=)\\s*(${ROW})`, 'gi'))];
	const [row] = rows;
	if (!row || rows.length > 1) return undefined;
	const sentence = /[^.?!;]*$/.exec(plain.slice(0, row.index))![0];
	const isNamed = [given.name, ...given.aliasWords].some(
		name => name.length >= 4 && !LEADS.test(name) && new RegExp(`\\b${escaped(name)}\\b`, 'i').test(sentence),
	);
	return isNamed ? column(row[1]!) : undefined;
}

/** `unigram precision 0.8, bigram precision 0.5`: the numbers one by one, each behind the name with a word of its own before it. */
function eachNamed(pattern: RegExp, plain: string): Value | undefined {
	const found = [...plain.matchAll(pattern)];
	const kinds = new Set(found.map(([, kind]) => kind!.toLowerCase()));
	return found.length > 1 && kinds.size === found.length ? column(found.map(match => match[2]!).join(', ')) : undefined;
}

const LABEL = '(?:"[^"]{1,20}"|“[^”]{1,20}”|[A-Za-z][\\w-]{0,15}(?:\\(\\w{1,4}\\))?)';

const LABELLED_ONE = new RegExp(`(${LABEL})\\s*(?::|=|\\s)\\s*(${NUMBER})`, 'gi');
const PIECE = `${LABEL}\\s*(?::|=|\\s)\\s*${NUMBER}`;
const LABELLED = `(${PIECE}(?:\\s*[,;]\\s*(?:and\\s+)?${PIECE}|\\s+and\\s+${PIECE}){1,20})`;

/** `logits cat: 2.0, dog: 1.0, fish: 0.0`: the things and their numbers, in their order; undefined where a thing stands there twice. */
function labelledIn(pattern: RegExp, plain: string): readonly (readonly [thing: string, number: string])[] | undefined {
	const found = pattern.exec(plain);
	if (!found) return undefined;
	const pairs = [...found[1]!.matchAll(LABELLED_ONE)];
	const things = new Set(pairs.map(([, thing]) => thing!.toLowerCase()));
	return things.size === pairs.length ? pairs.map(match => [match[1]!, match[2]!] as const) : undefined;
}

const ledBy = (word: string): string => `\\b${word}\\s*(?:is|are|of|=|:|were|\\()?\\s*`;

/** The numbers of a list of named values behind a vector's name. */
function labelledRow(pattern: RegExp, plain: string): Value | undefined {
	const pairs = labelledIn(pattern, plain);
	// `input weight 2, x_1 = 0.25`: what the first number is called makes no input of it.
	if (pairs?.some(([label]) => /^(?:weight|bias|size|width|rate|gate)$/i.test(label))) return undefined;
	return pairs && column(pairs.map(([, number]) => number).join(', '));
}

/** `the true class is cat`: the place of the thing in the list of named values that belongs to one of the vectors. */
export function placeNamed(given: KeyGiven, vectors: readonly KeyGiven[], text: string): Quantity | undefined {
	const plain = plainText(text);
	const lower = small(plain);
	const lists = vectors
		.flatMap(rowNames)
		.filter(({ pieces }) => pieces.every(piece => lower.includes(piece)))
		.flatMap(({ labelled }) => labelledIn(labelled, plain) ?? [])
		.concat(labelledRows(text));
	for (const name of [given.name, ...given.aliasWords]) {
		const said = new RegExp(`\\b${escaped(name)}\\s*(?:is|=|:|being|was)\\s*(?:the\\s+|an?\\s+)?(${LABEL})`, 'i').exec(
			plain,
		)?.[1];
		const place = said === undefined ? -1 : lists.findIndex(([thing]) => thing.toLowerCase() === said.toLowerCase());
		if (place >= 0) return quantity(place + 1);
	}
	return undefined;
}

/** The rows of a text's table that has a label and one number in each, `| cat | 2.0 |`. */
const labelledRows = rememberTexts((text: string): readonly (readonly [thing: string, number: string])[] => {
	const rows = [...text.matchAll(/^\s*\|\s*([^|\n]{1,24}?)\s*\|\s*([-−]?\d+(?:\.\d+)?)\s*\|\s*$/gm)];
	return rows.length > 1 ? rows.map(match => [match[1]!.replace(/[$*`]/g, ''), match[2]!] as const) : [];
});

function numberOf(written: string): number {
	const [over, under = 1] = written.replace('−', '-').split('/').map(Number);
	return over! / under;
}

function column(row: string): Value | undefined {
	const numbers = row
		.split(/\s*[,;]\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+/)
		.map(numberOf)
		.filter(each => Number.isFinite(each));
	if (numbers.length < 2) return undefined;
	return asColumn({ kind: 'list', items: numbers.map(each => quantity(each)) });
}

const INTERVAL = new RegExp(
	`(?:\\b(?:in|range|interval|between|within|over|∈)\\b|∈)\\s*(?:the\\s+)?(?:range|interval)?\\s*(?:from|of)?\\s*\\[\\s*(${NUMBER})\\s*,\\s*(${NUMBER})\\s*\\]|\\b(?:between|eigenvalues|eigenvalues are|eigenvalues of|range from|ranging from|range of|from)\\s+(${NUMBER})\\s+(?:and|to)\\s+(${NUMBER})`,
	'i',
);

/** The ends of the one interval that a text names: `values in [-0.5, 2.05]`, `weights between -1 and 3`. */
export const endsOf = rememberTexts((text: string): readonly [Quantity, Quantity] | undefined => {
	const match = INTERVAL.exec(plainText(text).replace(/\\in\b/g, '∈'));
	if (!match) return undefined;
	const [from, to] = [match[1] ?? match[3], match[2] ?? match[4]].map(each => numberOf(each!));
	if (from === to) return undefined;
	// `falls from 1e-3 to 1e-5` names the upper end first.
	return [quantity(Math.min(from!, to!)), quantity(Math.max(from!, to!))];
});

const PRODUCT =
	/(?:\(\s*|\[\s*)?(\d[\d,]*)\s*(?:×|x|by|,)\s*(\d[\d,]*)\s*(?:\)|\])?(?:\s+matri(?:x|ces))?\s*(?:by|times|and|with|·|×|x|@|\*)\s*(?:an?\s+|the\s+)?(?:[A-Za-z]\w?\s*(?=[([]))?(?:\(\s*|\[\s*)?(\d[\d,]*)\s*(?:×|x|by|,)\s*(\d[\d,]*)(?![\d.])/gi;

/** The three sizes of the one matrix product that a text gives by the sides of its factors: `4096 × 1024 by 1024 × 512`. */
export const productSides = rememberTexts((text: string): readonly [Quantity, Quantity, Quantity] | undefined => {
	const found = [...runningText(text).matchAll(PRODUCT)].flatMap(match => {
		const [m, k, again, n] = match.slice(1, 5).map(each => Number(each!.replaceAll(',', '')));
		return k === again && m && k && n ? [[m, k, n] as const] : [];
	});
	const [first] = found;
	if (!first || found.some(each => each.some((size, at) => size !== first[at]))) return undefined;
	return [quantity(first[0]), quantity(first[1]), quantity(first[2])];
});
