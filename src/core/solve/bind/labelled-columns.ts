import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Value } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import type { KeyGiven } from '../key.ts';
import { plainText } from './number-text.ts';

const NUMBER = '[-−]?\\d+(?:\\.\\d+)?';
const LABELLED = new RegExp(
	`(?<![\\w\\\\])([A-Z]|[A-Za-z]_?\\d{1,2})\\s*(?:=|:|at)?\\s*\\(\\s*(${NUMBER}(?:\\s*,\\s*${NUMBER}){1,7})\\s*\\)`,
	'g',
);

/** The points of a text that bear a letter each, `A = (1, 1), B(2, 1)`, by their letters in their order; none where a letter comes twice. */
const pointsIn = rememberTexts((text: string): ReadonlyMap<string, readonly number[]> => {
	const found = [...plainText(text).matchAll(LABELLED)].map(
		([, letter, numbers]) => [letter!, numbers!.split(',').map(each => Number(each.trim().replace('−', '-')))] as const,
	);
	const points = new Map(found);
	const [first] = found;
	return first && points.size === found.length && found.every(([, numbers]) => numbers.length === first[1].length)
		? points
		: new Map();
});

/**
 * The columns of a matrix that a text names by the letters of its points: `initial centroids A and B` behind `A = (1, 1), B = (2, 1)`. All points
 * for a given that is called `points`.
 */
export function labelledColumns(given: KeyGiven, text: string): Value | undefined {
	if (given.type.kind !== 'matrix' || given.type.columns.kind !== 'symbol') return undefined;
	const points = pointsIn(text);
	if (points.size < 2) return undefined;
	const column = (letters: readonly string[]): Value => {
		const rows = letters.map(letter => [...points.get(letter)!]);
		return { kind: 'matrix', matrix: new Matrix(rows).transpose() };
	};
	const plain = plainText(text);
	for (const name of [given.name, ...given.aliasWords]) {
		if (name.length < 4) continue;
		const letter = `(?:${[...points.keys()].map(escaped).join('|')})`;
		const list = new RegExp(
			`\\b${escaped(name)}\\s*(?:are|is|=|:|at|be|the points?)?\\s*(?:the points?\\s+)?(${letter}(?:\\s*(?:,|and|&)\\s*(?:and\\s+)?${letter})*)(?!\\s*(?:=|\\(|[A-Za-z\\d]))`,
			'i',
		).exec(plain)?.[1];
		const letters = list?.match(new RegExp(letter, 'g'));
		if (letters && letters.length > 1) return column(letters);
	}
	return given.aliasWords.includes('labelled points') ? column([...points.keys()]) : undefined;
}
