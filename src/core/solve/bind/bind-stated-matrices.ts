import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { MatrixValue, Value } from '../../math/value.ts';
import { statementsOf } from '../key/key-formula.ts';
import type { KeyGiven } from '../key.ts';
import { isVector } from './bind-lists.ts';
import type { PartText } from './part-text.ts';

/**
 * The matrix of numbers that a question states for a given in another way than by its letter: by the formula that the key calls it by
 * (`X^0 = …`, `W_O W_V = …`), by vectors that are numbered (`x_1 = …, x_2 = …`: the columns), or behind the words for it
 * (`the query-key matrix is …`, `tokens (1, 0), (0, 1)`).
 *
 * @param letter what the document calls it, where that is known.
 * @param width rows and columns of an identity whose size is not said.
 */
export function statedMatrix(
	given: KeyGiven,
	text: PartText,
	letter: string | undefined,
	width: number | undefined,
): MatrixValue | undefined {
	if (given.constant || (given.type.kind !== 'matrix' && given.type.kind !== 'matrices')) return undefined;
	const formulas = text.formulas.filter(latex => NUMBERS.test(latex));
	if (formulas.length === 0) return undefined;
	const found = byFormula(given, letter, formulas) ?? numberedColumns(given, formulas) ?? behindWords(given, text);
	if (!found) return undefined;
	const value = inShape(given, found);
	if (!value?.identity) return value;
	if (width === undefined || !isSquare(given)) return undefined;
	return { kind: 'matrix', matrix: Matrix.mul(Matrix.eye(width), value.matrix.get(0, 0)) };
}

/** Whether formulas of a question hold a matrix or a vector of numbers that none of these values has as itself or as a column. */
export function statesAnother(formulas: readonly string[], taken: readonly Value[]): boolean {
	const known = taken
		.flatMap(value => (value.kind === 'list' ? value.items : [value]))
		.flatMap(value => (value.kind === 'matrix' ? [value.matrix] : []));
	const isKnown = ({ matrix }: MatrixValue): boolean =>
		known.some(each =>
			[each.to1DArray(), each.transpose().to1DArray(), ...each.transpose().to2DArray()].some(
				numbers => numbers.join() === matrix.to1DArray().join(),
			),
		);
	return formulas
		.filter(latex => NUMBERS.test(latex))
		.some(latex =>
			statementsOf(parseLatex(spaced(latex)).expression).some(statement => {
				const value = numbersOf(statement.kind === 'relation' ? statement.operands.at(-1)! : statement);
				return (
					value !== undefined && !value.identity && value.matrix.rows * value.matrix.columns > 1 && !isKnown(value)
				);
			}),
		);
}

/** A formula that may hold a matrix or a row of numbers. */
const NUMBERS = /\\begin\{[a-zA-Z]*matrix|[([]\s*-?\.?\d|diag|(?<![A-Za-z\\])I(?![A-Za-z])/;

/** `X^0 = M` and `W_O W_V = M`, where the row of the given lists the left side among its aliases, and `B = M` for the document's letter. */
function byFormula(
	{ aliasForms }: KeyGiven,
	letter: string | undefined,
	formulas: readonly string[],
): Value | undefined {
	if (aliasForms.length === 0 && letter === undefined) return undefined;
	for (const { head, side } of equations(formulas))
		if (head.kind === 'symbol' ? head.name === letter : aliasForms.includes(toText(head))) {
			const value = numbersOf(side);
			if (value) return value;
		}
	return undefined;
}

/** `x_1 = (1, 0)^\top`, `x_2 = …`, numbered from one: the columns of the matrix `X`. */
function numberedColumns(given: KeyGiven, formulas: readonly string[]): Value | undefined {
	if (!hasColumns(given)) return undefined;
	const letters = new Set(
		[given.symbol, ...given.aliasSymbols].map(name => name.replace(/[_^].*$/s, '').toLowerCase()),
	);
	const columns = new Map<number, readonly number[]>();
	for (const { head, side } of equations(formulas)) {
		const [, letter, index] = (head.kind === 'symbol' && /^([A-Za-z])_\{?(\d{1,2})\}?$/.exec(head.name)) || [];
		const value = letter && letters.has(letter.toLowerCase()) ? vectorOf(numbersOf(side)) : undefined;
		if (value) columns.set(Number(index), value);
	}
	const all = Array.from({ length: columns.size }, (_, at) => columns.get(at + 1));
	return all.length > 1 && all.every(column => column !== undefined) ? sideBySide(all) : undefined;
}

const FORMULA = String.raw`\$\$?[^$]+\$\$?|\\\([\s\S]+?\\\)`;

/** Up to five words between the words for a matrix and the matrix. */
const BETWEEN = String.raw`(?:\s+\(?[a-z-]+\)?|\s+\d+){0,5}\s*\(?[a-z-]*\)?[:,]?\s*`;

/** A matrix, or several vectors one behind the other, right behind the words for them. */
function behindWords(given: KeyGiven, { own, around }: PartText): Value | undefined {
	for (const name of [given.name, ...given.aliasWords]) {
		if (name.length < 5) continue;
		const words = name
			.split(/[\s-]+/)
			.map(word => `${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/s$/, '')}s?`)
			.join('[\\s-]+');
		const pattern = new RegExp(
			String.raw`\b${words}\b${BETWEEN}((?:${FORMULA})(?:\s*(?:,|;|and)?\s*(?:and\s+)?(?:${FORMULA}))*)`,
			'gi',
		);
		for (const text of [own, around])
			for (const match of text.matchAll(pattern)) {
				const formulas = [...match[1]!.matchAll(new RegExp(FORMULA, 'g'))].map(([whole]) =>
					whole.replace(/^\$\$?|\$\$?$|^\\\(|\\\)$/g, ''),
				);
				const value = severalOrOne(given, formulas);
				if (value) return value;
			}
	}
	return undefined;
}

function severalOrOne(given: KeyGiven, formulas: readonly string[]): Value | undefined {
	const values = formulas.flatMap(latex => {
		const { expression } = parseLatex(spaced(latex));
		return statementsOf(expression).flatMap(statement => {
			const value = numbersOf(statement.kind === 'relation' ? statement.operands.at(-1)! : statement);
			return value ? [value] : [];
		});
	});
	if (hasColumns(given)) {
		const columns = values.map(vectorOf);
		if (columns.length > 1 && columns.every(column => column !== undefined)) return sideBySide(columns);
	}
	return values[0];
}

/** `(1\;2)` and `(1\ \ 2)` are rows. */
const spaced = (latex: string): string =>
	latex.replace(
		/\(\s*(-?\d+(?:\.\d+)?(?:(?:\s*\\[;,:! ]|\s*\\quad|~)+\s*-?\d+(?:\.\d+)?)+)\s*\)/g,
		(_, row: string) => `\\begin{pmatrix}${row.replace(/(?:\s*\\[;,:! ]|\s*\\quad|~)+\s*/g, ' & ')}\\end{pmatrix}`,
	);

function* equations(formulas: readonly string[]): Generator<{ readonly head: Expression; readonly side: Expression }> {
	for (const latex of formulas)
		for (const statement of statementsOf(parseLatex(spaced(latex)).expression)) {
			if (statement.kind !== 'relation' || statement.operators[0] !== '=') continue;
			const [head] = statement.operands;
			if (head) yield { head, side: statement.operands.at(-1)! };
		}
}

/** The value of a side that is made of numbers alone, where it is a matrix or a row of numbers. */
function numbersOf(side: Expression): MatrixValue | undefined {
	const result = evaluate(side, environment());
	if (!result.ok) return undefined;
	const value = result.value.kind === 'list' ? asColumn(result.value) : result.value;
	return value?.kind === 'matrix' ? value : undefined;
}

function vectorOf(value: Value | undefined): readonly number[] | undefined {
	if (value?.kind !== 'matrix' || value.identity) return undefined;
	const { matrix } = value;
	return matrix.rows === 1 || matrix.columns === 1 ? matrix.to1DArray() : undefined;
}

function sideBySide(columns: readonly (readonly number[] | undefined)[]): MatrixValue | undefined {
	const length = columns[0]!.length;
	if (length < 1 || columns.some(column => column!.length !== length)) return undefined;
	return { kind: 'matrix', matrix: new Matrix(columns.map(column => [...column!])).transpose() };
}

const isSquare = ({ type }: KeyGiven): boolean =>
	type.kind === 'matrices' ||
	(type.kind === 'matrix' &&
		type.rows.kind === 'symbol' &&
		type.columns.kind === 'symbol' &&
		type.rows.name === type.columns.name);

/** Whether a given is a matrix whose columns are things of their own: tokens, samples. */
const hasColumns = (given: KeyGiven): boolean => given.type.kind === 'matrix' && !isVector(given) && !isSquare(given);

/** The value where it can be the given's: a vector as a column, a square matrix for a square one. */
function inShape(given: KeyGiven, value: Value): MatrixValue | undefined {
	if (value.kind !== 'matrix') return undefined;
	if (value.identity) return isSquare(given) ? value : undefined;
	const { rows, columns } = value.matrix;
	if (isVector(given))
		return columns === 1 ? value : rows === 1 ? { ...value, matrix: value.matrix.transpose() } : undefined;
	return !isSquare(given) || rows === columns ? value : undefined;
}
