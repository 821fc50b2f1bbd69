import { environment } from '../../math/evaluate/environment.ts';
import { toText } from '../../math/print/print.ts';
import type { MatrixValue } from '../../math/value.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import { isVector } from './bind-lists.ts';
import { equationsIn, sideValue } from './definitions.ts';

/** A matrix of a key by its sides. */
interface Sides {
	readonly given: KeyGiven;
	readonly rows: string;
	readonly columns: string;
}

/** The matrices of a key whose sides are letters. */
const sidesIn = (key: AnswerKey): readonly Sides[] =>
	key.givens.flatMap(given => {
		const { type } = given;
		return type.kind === 'matrix' && type.rows.kind === 'symbol' && type.columns.kind === 'symbol' && !isVector(given)
			? [{ given, rows: type.rows.name, columns: type.columns.name }]
			: [];
	});

/**
 * Whether the things that a matrix holds (keys, samples) are its rows: it shares its columns with another matrix (`Q` of `m × d`, `K` of `n × d`)
 * or has a row for each row of such a one (`V` of `n × v`). Vectors that a text lays one beside the other are rows there.
 */
export function hasRows(given: KeyGiven, key: AnswerKey): boolean {
	const all = sidesIn(key).filter(({ rows, columns }) => rows !== columns);
	const byWidth = all.filter(each =>
		all.some(other => other !== each && other.columns === each.columns && other.rows !== each.rows),
	);
	const sameWidth = all.filter(each => all.some(other => other !== each && other.columns === each.columns));
	const byProduct = sameWidth.filter(each =>
		sameWidth.some(other => other !== each && isTimesTurned(each.given, other.given, key)),
	);
	const found = new Set([...byWidth, ...byProduct]);
	const things = new Set([...found].map(({ rows }) => rows));
	return all.some(each => each.given === given && (found.has(each) || things.has(each.rows)));
}

/** Whether a key has one matrix times another one turned (`Q K^\top`): what they share is their width, whatever their sides are called. */
function isTimesTurned(a: KeyGiven, b: KeyGiven, { givens }: AnswerKey): boolean {
	const pair = (left: KeyGiven, right: KeyGiven): string => `${left.symbol} ${right.symbol}ᵀ`;
	return givens.some(
		({ default: by }) =>
			by.kind === 'value' && [pair(a, b), pair(b, a)].some(product => toText(by.expression).includes(product)),
	);
}

/**
 * The one matrix of a question that bears a letter of the question's own, for the one matrix of the key that is still open and has its sides:
 * `Z` beside the pattern `A`, where the key says `X`. A side at least must be known from what is bound.
 */
export function leftOverMatrix(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	formulas: readonly string[],
): readonly [KeyGiven, MatrixValue, string] | undefined {
	const sizes = new Map<string, number>();
	for (const { given, rows, columns } of sidesIn(key)) {
		const value = bound.get(given.symbol)?.value;
		if (value?.kind !== 'matrix' || value.identity) continue;
		sizes.set(rows, value.matrix.rows).set(columns, value.matrix.columns);
	}
	if (sizes.size === 0) return undefined;
	// A letter that the key knows is no foreign one.
	const taken = new Set([
		...[...bound.values()].flatMap(({ source }) => source?.symbol ?? []),
		...key.givens.flatMap(({ symbol, aliasSymbols }) => [symbol, ...aliasSymbols]),
	]);
	const texts = new Set(
		[...bound.values()]
			.flatMap(({ value }) => (value?.kind === 'list' ? value.items : value ? [value] : []))
			.flatMap(value => (value.kind === 'matrix' ? [value.matrix.to2DArray().join(';')] : [])),
	);
	const free = equationsIn(formulas).flatMap(({ head, side }) => {
		const value = head.kind === 'symbol' && !taken.has(head.name) ? sideValue(side, environment()) : undefined;
		if (head.kind !== 'symbol' || value?.kind !== 'matrix' || value.identity) return [];
		const { rows, columns } = value.matrix;
		return rows > 1 && columns > 1 && !texts.has(value.matrix.to2DArray().join(';'))
			? [{ letter: head.name, value }]
			: [];
	});
	const [only] = free;
	if (!only || free.some(({ letter }) => letter !== only.letter)) return undefined;
	const { rows, columns } = only.value.matrix;
	const fits = (name: string, size: number): boolean => (sizes.get(name) ?? size) === size;
	const open = sidesIn(key).filter(
		each =>
			bound.get(each.given.symbol)?.value === undefined &&
			(sizes.has(each.rows) || sizes.has(each.columns)) &&
			fits(each.rows, rows) &&
			fits(each.columns, columns) &&
			(each.rows !== each.columns || rows === columns),
	);
	return open.length === 1 ? [open[0]!.given, only.value, only.letter] : undefined;
}

/**
 * The columns of a document that have to be rows, `q = (1, 2)` beside keys of width 2: where each thing is a row, and what is bound besides has the
 * column's length as its width.
 */
export function asRows(key: AnswerKey, bound: ReadonlyMap<string, BoundGiven>): readonly BoundGiven[] {
	const all = sidesIn(key).flatMap(sides => {
		const entry = bound.get(sides.given.symbol);
		return entry?.value?.kind === 'matrix' && !entry.value.identity ? [{ ...sides, entry, value: entry.value }] : [];
	});
	return all.flatMap(({ given, columns, entry, value }) => {
		const isColumn = value.matrix.columns === 1 && value.matrix.rows > 1 && entry.source?.from !== 'user';
		const widths = all.filter(each => each.given !== given && each.columns === columns);
		return isColumn &&
			widths.length > 0 &&
			hasRows(given, key) &&
			widths.every(each => each.value.matrix.columns === value.matrix.rows)
			? [{ ...entry, value: { ...value, matrix: value.matrix.transpose() } }]
			: [];
	});
}
