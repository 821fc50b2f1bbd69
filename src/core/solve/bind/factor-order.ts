import type { Given } from '../../quantities/given.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';

/**
 * The document's matrices with the letters of two factors exchanged where the document writes their product the other way round: with $A$ as
 * `m × k` and $B$ as `k × \ell` in the key, a document's `W_0 + BA` with numbers in both has the key's left factor in its `B`. Told by the sides
 * of the matrices; where both ways fit, by the product as it stands in the formulas.
 */
export function withFactorsInOrder(
	key: AnswerKey,
	givens: readonly Given[],
	formulas: readonly string[],
): readonly Given[] {
	const pair = factorsOf(key);
	if (!pair) return givens;
	const [left, right] = pair.map(symbol =>
		givens.find(given => given.symbol === symbol && given.value?.kind === 'matrix' && given.from !== 'part'),
	);
	if (left?.value?.kind !== 'matrix' || right?.value?.kind !== 'matrix') return givens;
	const a = left.value.matrix;
	const b = right.value.matrix;
	const asWritten = a.columns === b.rows;
	const turned = b.columns === a.rows;
	// Factors of low rank share their short side.
	if (!turned || (asWritten && a.columns < b.columns)) return givens;
	if (asWritten && a.columns === b.columns && !isWrittenTurned(pair, formulas)) return givens;
	return givens.map(given =>
		given === left ? { ...given, symbol: pair[1] } : given === right ? { ...given, symbol: pair[0] } : given,
	);
}

/** The first two matrices of a key that are called $A$ and $B$ and of which the columns of one are the rows of the other. */
function factorsOf(key: AnswerKey): readonly [string, string] | undefined {
	const find = (symbol: string): KeyGiven | undefined => key.givens.find(given => given.symbol === symbol);
	const [a, b] = [find('A')?.type, find('B')?.type];
	if (a?.kind !== 'matrix' || b?.kind !== 'matrix') return undefined;
	const { columns } = a;
	const { rows } = b;
	return columns.kind === 'symbol' && rows.kind === 'symbol' && columns.name === rows.name ? ['A', 'B'] : undefined;
}

/** Whether a formula has `BA` and none has `AB`. */
function isWrittenTurned([a, b]: readonly [string, string], formulas: readonly string[]): boolean {
	const has = (first: string, second: string): boolean =>
		formulas.some(latex =>
			new RegExp(`(?<![A-Za-z\\\\])${first}\\s*(?:\\\\[,;]|\\\\cdot|\\\\times)?\\s*${second}(?![A-Za-z])`).test(latex),
		);
	return has(b, a) && !has(a, b);
}
