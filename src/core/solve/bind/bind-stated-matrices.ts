import { columnsOfNumbers } from '../../math/columns.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { Environment, MatrixValue, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import { statementsOf } from '../key/key-formula.ts';
import type { KeyGiven } from '../key.ts';
import { isVector } from './bind-lists.ts';
import { definitionsIn, equationsIn, sideValue, spacedRows } from './definitions.ts';
import type { PartText } from './part-text.ts';
import { hasRowsOfNumbers, withFormulas } from './plain-equations.ts';

/**
 * The matrix of numbers that a question states for a given in another way than by its letter: by the formula that the key calls it by
 * (`X^0 = …`, `W_O W_V = …`) or by a formula in letters that the question states (`W = 5 u_1 v_1^\top + 2 u_2 v_2^\top`), by vectors that are numbered (`x_1 = …, x_2 = …`: the columns), or behind the words for it
 * (`the query-key matrix is …`, `tokens (1, 0), (0, 1)`).
 *
 * @param letter what the document calls it, where that is known.
 * @param width rows and columns of an identity whose size is not said.
 * @param others letters of other givens: what bears one of them is not meant by words before it.
 * @param inRows vectors that stand one behind the other are rows, and no columns.
 */
export function statedMatrix(
	given: KeyGiven,
	text: PartText,
	letter: string | undefined,
	width: number | undefined,
	others: ReadonlySet<string>,
	inRows = false,
): MatrixValue | undefined {
	if (given.constant || (given.type.kind !== 'matrix' && given.type.kind !== 'matrices')) return undefined;
	const formulas = text.formulas.filter(latex => NUMBERS.test(latex));
	if (formulas.length === 0 && !hasRowsOfNumbers(`${text.own}\n${text.around}`)) return undefined;
	const whole = byFormula(given, letter, text.formulas);
	const laid = whole ? undefined : (numberedColumns(given, formulas) ?? behindWords(given, text, others));
	const found = whole ?? (inRows && laid && hasColumns(given) ? turned(laid) : laid);
	if (!found) return undefined;
	const value = inShape(given, found);
	if (!value?.identity) return value;
	if (width === undefined || !isSquare(given)) return undefined;
	return { kind: 'matrix', matrix: Matrix.mul(Matrix.eye(width), value.matrix.get(0, 0)) };
}

/**
 * The matrix that a question makes of matrices of the document, `the rank of $W_K^\\top W_Q$`, with the formula that it writes; undefined where
 * there is none, or where there are two.
 */
export function calculatedMatrix(
	{ own }: PartText,
	givens: readonly Given[],
): { readonly value: MatrixValue; readonly shown: Expression } | undefined {
	const values = new Map<string, Value>();
	for (const { symbol, value, from } of givens.toReversed())
		if (symbol !== undefined && value?.kind === 'matrix' && from !== 'answer') values.set(symbol, value);
	if (values.size === 0) return undefined;
	const found = new Map<string, { readonly value: MatrixValue; readonly shown: Expression }>();
	for (const [, latex] of own.matchAll(/(?<!\\)\$([^$]+)\$/g)) {
		const shown = parseLatex(latex!).expression;
		if (shown.kind !== 'apply' || ![...symbolsOf(shown)].some(name => values.has(name))) continue;
		const result = evaluate(shown, environment(values));
		if (result.ok && result.value.kind === 'matrix') found.set(toText(shown), { value: result.value, shown });
	}
	return found.size === 1 ? [...found.values()][0] : undefined;
}

/**
 * Whether formulas of a question hold a matrix or a vector of numbers that none of these values has as itself or as a column.
 *
 * @param which only vectors count: a setting may state matrices for other questions.
 */
export function statesAnother(
	formulas: readonly string[],
	taken: readonly Value[],
	which: 'all' | 'vectors' = 'all',
): boolean {
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
			statementsOf(parseLatex(spacedRows(latex)).expression).some(statement => {
				const value = numbersOf(statement.kind === 'relation' ? statement.operands.at(-1)! : statement);
				if (value === undefined || value.identity || isKnown(value)) return false;
				const { rows, columns } = value.matrix;
				return rows * columns > 1 && (which === 'all' || rows === 1 || columns === 1);
			}),
		);
}

/** A formula that may hold a matrix, a row of numbers or the first entry of one. */
const NUMBERS = /_\{?1\}?\s*=\s*-?\.?\d|\\begin\{[a-zA-Z]*matrix|[([]\s*-?\.?\d|diag|(?<![A-Za-z\\])I(?![A-Za-z])/;

/** `X^0 = M` and `W_O W_V = M`, where the row of the given lists the left side among its aliases, and `B = M` for the document's letter. */
function byFormula(
	{ symbol, aliasSymbols, aliasForms }: KeyGiven,
	letter: string | undefined,
	formulas: readonly string[],
): Value | undefined {
	const letters = letter === undefined ? [symbol, ...aliasSymbols] : [letter];
	const known = definitionsIn(formulas);
	for (const { head, side } of equationsIn(formulas))
		if (head.kind === 'symbol' ? letters.includes(head.name) : aliasForms.includes(toText(head))) {
			const value = numbersOf(side, known);
			if (value) return value;
		}
	// `\sigma_1 = 10`, `\sigma_2 = 5` are the entries of `\sigma`.
	for (const name of letters) {
		const value = known.get(name);
		if (value?.kind === 'matrix') return value;
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
	for (const { head, side } of equationsIn(formulas)) {
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
function behindWords(
	given: KeyGiven,
	{ own, around, formulas: all }: PartText,
	others: ReadonlySet<string>,
): Value | undefined {
	for (const name of [given.name, ...given.aliasWords]) {
		if (name.length < 4) continue;
		const words = name
			.split(/[\s-]+/)
			.map(word => `${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/s$/, '')}s?`)
			.join('[\\s-]+');
		const pattern = new RegExp(
			String.raw`\b${words}\b(${BETWEEN})((?:${FORMULA})(?:\s*(?:,|;|and)?\s*(?:and\s+)?(?:${FORMULA}))*)`,
			'gi',
		);
		for (const text of [own, around].map(withFormulas))
			for (const match of text.matchAll(pattern)) {
				const formulas = [...match[2]!.matchAll(new RegExp(FORMULA, 'g'))].map(([whole]) =>
					whole.replace(/^\$\$?|\$\$?$|^\\\(|\\\)$/g, ''),
				);
				// `the destination is $a$`: right behind the words, a letter stands for its vector.
				const isNear = /^\s*(?:(?:is|token|vector|position)\s*)*[:,]?\s*$/.test(match[1]!);
				const value = severalOrOne(given, formulas, others, isNear ? definitionsIn(all) : environment());
				if (value) return value;
			}
	}
	return undefined;
}

function severalOrOne(
	given: KeyGiven,
	formulas: readonly string[],
	others: ReadonlySet<string>,
	known: Environment,
): Value | undefined {
	const heads = new Set<string>();
	let numbered = false;
	const values = formulas.flatMap(latex => {
		const expression = columnsOfNumbers(parseLatex(spacedRows(latex)).expression);
		return statementsOf(expression).flatMap(statement => {
			const head = statement.kind === 'relation' ? statement.operands[0] : undefined;
			if (head?.kind === 'symbol') heads.add(head.base);
			numbered ||= head?.kind === 'symbol' && head.subscript?.kind === 'number';
			if (head?.kind === 'symbol' && (others.has(head.name) || others.has(head.base))) return [];
			const value = numbersOf(statement.kind === 'relation' ? statement.operands.at(-1)! : statement, known);
			return value ? [value] : [];
		});
	});
	// `an OV matrix has u_1 = …, v_1 = …`: vectors of two kinds are no columns of one thing, and the first of them is not the thing.
	if (heads.size > 1 && numbered) return undefined;
	if (hasColumns(given)) {
		const columns = values.map(vectorOf);
		if (columns.length > 1 && columns.every(column => column !== undefined)) return sideBySide(columns);
	}
	// `the logits (1, 0, -2) and (0, 0, 1)`: two vectors, and which is meant cannot be told.
	if (isVector(given) && heads.size === 0 && values.length > 1) return undefined;
	return values[0];
}

/** The value of a side that is made of numbers, or of letters that have values, where it is a matrix or a row of numbers. */
function numbersOf(side: Expression, known: Environment = environment()): MatrixValue | undefined {
	const value = sideValue(side, known);
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

const turned = (value: Value): Value =>
	value.kind === 'matrix' && value.matrix.columns > 1 && value.matrix.rows > 1
		? { ...value, matrix: value.matrix.transpose() }
		: value;

const isSquare = ({ type }: KeyGiven): boolean =>
	type.kind === 'matrices' ||
	(type.kind === 'matrix' &&
		type.rows.kind === 'symbol' &&
		type.columns.kind === 'symbol' &&
		type.rows.name === type.columns.name);

/** Whether a given is a matrix whose columns are things of their own: tokens, samples. */
export const hasColumns = (given: KeyGiven): boolean =>
	given.type.kind === 'matrix' && !isVector(given) && !isSquare(given);

/** The value where it can be the given's: a vector as a column, a square matrix for a square one. */
function inShape(given: KeyGiven, value: Value): MatrixValue | undefined {
	if (value.kind !== 'matrix') return undefined;
	if (value.identity) return isSquare(given) ? value : undefined;
	const { rows, columns } = value.matrix;
	if (isVector(given))
		return columns === 1 ? value : rows === 1 ? { ...value, matrix: value.matrix.transpose() } : undefined;
	return !isSquare(given) || rows === columns ? value : undefined;
}
