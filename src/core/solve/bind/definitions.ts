import { columnsOfNumbers } from '../../math/columns.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { Environment, Value } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import { statementsOf } from '../key/key-formula.ts';
import { DECOMPOSED } from '../own/composed-letters.ts';

/** An equation of a question: what it names, and the last side. */
export interface Equation {
	readonly head: Expression;
	readonly side: Expression;
}

/** The equations of a text's formulas, in their order. */
export function equationsIn(formulas: readonly string[]): readonly Equation[] {
	return equationsOf(formulas.join(SEAM));
}

/**
 * The values that a question's own equations give to its letters, in whatever order they stand: numbers, vectors, matrices and formulas
 * in these (`W = 5 u_1 v_1^\top + u_2 v_2^\top` beside the four vectors). Members that are numbered from one (`u_1`, `u_2`) are also the
 * columns of `u`, numbers (`\sigma_1`, `\sigma_2`) the entries of a vector, so that sums over them run; `e_1`, `e_2` are the unit vectors
 * where nothing else is called so. A letter that has two values has none.
 */
export function definitionsIn(formulas: readonly string[]): Environment {
	return definitionsOf(formulas.join(SEAM));
}

/** Between formulas that are looked up together. */
const SEAM = '\u0000';
/** How often formulas may be built on formulas. */
const ROUNDS = 4;

const equationsOf = rememberTexts((joined: string): readonly Equation[] =>
	joined.split(SEAM).flatMap(latex =>
		statementsOf(parseLatex(spacedRows(latex)).expression).flatMap(statement => {
			if (statement.kind !== 'relation' || statement.operators[0] !== '=') return [];
			const side = columnsOfNumbers(statement.operands.at(-1)!);
			// `p = q = 0.3` says what each of them is.
			const heads = statement.operands
				.slice(0, -1)
				.filter((operand, at) => at === 0 || (operand.kind === 'symbol' && statement.operators[at] === '='));
			return heads.map(head => ({ head, side }));
		}),
	),
);

const definitionsOf = rememberTexts((joined: string): Environment => {
	const equations = equationsOf(joined).filter(({ head }) => head.kind === 'symbol');
	const units = unitVectors(joined);
	const isDecomposed = DECOMPOSED.test(joined);
	let values: ReadonlyMap<string, Value> = new Map();
	for (let round = 0; round < ROUNDS; round++) {
		const known = environment([...units, ...families(values, isDecomposed), ...values]);
		const next = definedIn(equations, known);
		if (next.size === values.size) break;
		values = next;
	}
	return environment([...units, ...families(values, isDecomposed), ...values]);
});

function definedIn(equations: readonly Equation[], known: Environment): ReadonlyMap<string, Value> {
	const found = new Map<string, Value>();
	const twice = new Set<string>();
	for (const { head, side } of equations) {
		if (head.kind !== 'symbol') continue;
		const value = sideValue(side, known);
		if (!value) continue;
		const before = found.get(head.name);
		if (before && !sameValue(before, value)) twice.add(head.name);
		found.set(head.name, value);
	}
	for (const name of twice) found.delete(name);
	return found;
}

/** What a side comes to, where that is a number, a vector or a matrix; `(0, 1, 0)` is a column, and so is each member of `[e_1, e_3]`. */
export function sideValue(side: Expression, known: Environment): Value | undefined {
	const result = evaluate(side, known);
	if (!result.ok) return undefined;
	const { value } = result;
	if (value.kind !== 'list') return value.kind === 'matrix' || value.kind === 'quantity' ? value : undefined;
	const columns = value.items.flatMap(item => (item.kind === 'matrix' && !item.identity ? [item.matrix] : []));
	return columns.length > 0 && columns.length === value.items.length ? joined(columns) : asColumn(value);
}

function joined(columns: readonly Matrix[]): Value | undefined {
	const rows = columns[0]!.rows;
	if (columns.some(column => column.rows !== rows || column.columns !== 1)) return undefined;
	return {
		kind: 'matrix',
		matrix: new Matrix(columns.map(column => column.to1DArray())).transpose(),
	};
}

/** `u_1`, `u_2` as the columns of `u`, `\sigma_1`, `\sigma_2` as the entries of `\sigma`. */
function* families(values: ReadonlyMap<string, Value>, isDecomposed: boolean): Generator<readonly [string, Value]> {
	const members = new Map<string, Value[]>();
	for (const [name, value] of values) {
		const [, family, index] = /^(.+)_(\d)$/.exec(name) ?? [];
		if (family === undefined || values.has(family)) continue;
		const known = members.get(family) ?? [];
		known[Number(index) - 1] = value;
		members.set(family, known);
	}
	for (const [family, items] of members) {
		if (items.length < 2 || [...items].some(item => item === undefined)) continue;
		const numbers = items.flatMap(item => (item.kind === 'quantity' ? [item] : []));
		const columns = items.flatMap(item => (item.kind === 'matrix' && !item.identity ? [item.matrix] : []));
		const value =
			numbers.length === items.length
				? asColumn({ kind: 'list', items: numbers.map(number => quantity(number.value)) })
				: columns.length === items.length
					? joined(columns)
					: undefined;
		if (value) yield [family, value];
		// `\Sigma` of a decomposition has the singular values on its diagonal; elsewhere it may be a covariance.
		if (isDecomposed && family === 'sigma' && numbers.length === items.length && !values.has('Sigma'))
			yield ['Sigma', { kind: 'matrix', matrix: Matrix.diag(numbers.map(number => number.value)) }];
	}
}

/** `e_1`, `e_2`, … of a text that says of how many entries, `\mathbb R^3`, or shows a vector. */
function unitVectors(text: string): readonly (readonly [string, Value])[] {
	if (!/(?<![A-Za-z\\])(?:\\(?:mathbf|boldsymbol|vec)\{e\}|e)_\{?\d/.test(text)) return [];
	const [, stated] = /\\(?:mathbb|mathbf)\s*\{?\s*R\s*\}?\s*\^\s*\{?\s*(\d)\s*\}?(?![\d\s]*\\times)/.exec(text) ?? [];
	const shown = /\(\s*-?[\d.]+(?:\s*,\s*-?[\d.]+)+\s*\)/.exec(text)?.[0].split(',').length;
	const length = stated === undefined ? shown : Number(stated);
	if (length === undefined || length < 2) return [];
	return Array.from({ length }, (_, at) => [
		`e_${at + 1}`,
		{ kind: 'matrix', matrix: Matrix.columnVector(Array.from({ length }, (_each, row) => (row === at ? 1 : 0))) },
	]);
}

function sameValue(a: Value, b: Value): boolean {
	if (a.kind === 'quantity' && b.kind === 'quantity') return a.value === b.value;
	if (a.kind !== 'matrix' || b.kind !== 'matrix') return false;
	return (
		a.identity === b.identity &&
		a.matrix.rows === b.matrix.rows &&
		a.matrix.to1DArray().join() === b.matrix.to1DArray().join()
	);
}

/** `(1\;2)` and `(1\ \ 2)` are rows. */
export const spacedRows = (latex: string): string =>
	latex.replace(
		/\(\s*(-?\d+(?:\.\d+)?(?:(?:\s*\\[;,:! ]|\s*\\quad|~)+\s*-?\d+(?:\.\d+)?)+)\s*\)/g,
		(_, row: string) => `\\begin{pmatrix}${row.replace(/(?:\s*\\[;,:! ]|\s*\\quad|~)+\s*/g, ' & ')}\\end{pmatrix}`,
	);
