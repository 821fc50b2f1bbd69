import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
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

/**
 * Declared shapes of two factors with the letters exchanged where the text speaks of their product the other way round, `BA` and nowhere `AB`, and where they
 * can be multiplied so: `BA` of $A$ (64 × 8) and $B$ (8 × 64) is 8 × 8. Where they can be only so, their sides tell it.
 */
export function shapesInOrder(key: AnswerKey, givens: readonly Given[], said: string): readonly Given[] {
	const pair = factorsOf(key);
	if (!pair) return givens;
	const [left, right] = pair.map(symbol => givens.find(given => given.symbol === symbol));
	if (!left?.shape || !right?.shape || !isWrittenTurned(pair, formulasIn(said))) return givens;
	if (!isSame(right.shape.columns, left.shape.rows)) {
		// A key about the product by its sides tells nothing of one that there is not.
		const told = key.givens.some(({ symbol, type }) => symbol === pair[0] && type.kind === 'matrix' && type.byShape);
		return told ? givens.filter(given => given !== left && given !== right) : givens;
	}
	return givens.map(given =>
		given === left ? { ...given, symbol: pair[1] } : given === right ? { ...given, symbol: pair[0] } : given,
	);
}

const isSame = (one: Expression | undefined, other: Expression | undefined): boolean =>
	one !== undefined && other !== undefined && toText(one) === toText(other);

/** The formulas of a text, and the capitals of its plain words that stand together as a product does. */
const formulasIn = (said: string): readonly string[] => [
	...[...said.matchAll(/\$([^$]+)\$/g)].map(([, latex]) => latex!),
	...(said.replace(/\$[^$]*\$/g, ' ').match(/(?<![\w.-])[A-Z](?:\s?[@·*]\s?)?[A-Z](?![\w-])/g) ?? []).map(product =>
		product.replace(/[\s@·*]/g, ''),
	),
];

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
