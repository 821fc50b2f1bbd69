import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Expression, SequenceNode, SymbolNode } from '../expression.ts';
import { unitless } from '../units/units.ts';
import type { Environment, MatrixValue, Value } from '../value.ts';
import { Exact } from './decimal.ts';
import { extend } from './environment.ts';
import type { Run } from './evaluator.ts';
import { column, entry, matrixValue } from './linear.ts';
import { Matrix } from './matrix.ts';
import { bare, fail, integer, make } from './quantity.ts';

const PI = new Exact('3.141592653589793238462643383279502884197169399375');
const EULER = new Exact('2.718281828459045235360287471352662497757247093700');

/** The indices of a subscript: `ij`, `i,j`, `12`. A number of several digits is one index first; `digits` says how it may be split. */
export const subscriptIndices = (subscript: Expression): readonly Expression[] => {
	if (subscript.kind === 'collection' && (subscript.form === 'list' || subscript.form === 'tuple'))
		return subscript.items;
	if (subscript.kind === 'sequence') return slotsOf(subscript);
	if (subscript.kind === 'apply' && subscript.operator === 'multiply' && subscript.sign === 'juxtaposed')
		return subscript.args;
	return [subscript];
};

/** `1:t, j`: what stands between two colons and commas, a run of indices where a colon is. */
const slotsOf = (e: SequenceNode): readonly Expression[] => {
	if (!e.separators.includes(':')) return e.items;
	const slots: Expression[] = [];
	for (const [k, item] of e.items.entries()) {
		const before = slots[slots.length - 1];
		if (k === 0 || e.separators[k - 1] !== ':' || !before) slots.push(item);
		else
			slots[slots.length - 1] = {
				kind: 'apply',
				span: { start: before.span.start, end: item.span.end },
				operator: 'range',
				args: [before, item],
			};
	}
	return slots;
};

/** `A_{12}` is the entry in row 1, column 2, where A has two dimensions. */
export const splitDigits = (indices: readonly Expression[], dimensions: number): readonly Expression[] => {
	const only = indices[0];
	if (indices.length !== 1 || dimensions !== 2 || only?.kind !== 'number' || !/^[1-9]{2}$/.test(only.decimal))
		return indices;
	return [...only.decimal].map(digit => ({ ...only, decimal: digit, value: Number(digit) }));
};

export const isVector = (m: Matrix): boolean => m.rows === 1 || m.columns === 1;

/** What a value's index gives: an entry, a column (or row), a member of a list. Indices count from 1. */
export const indexInto = (value: Value, indices: readonly Value[], span: Span, run: Run): Value => {
	if (indices.some(index => index.kind === 'text' || index.kind === 'set')) return partOf(value, indices, span);
	const numbers = indices.map(index => {
		if (index.kind !== 'quantity' || !Number.isInteger(index.value))
			return fail('domain', say`an index must be a whole number`, span);
		return index.value;
	});
	if (value.kind === 'list') {
		const item = value.items[numbers[0]! - 1];
		if (item === undefined)
			return fail('domain', say`the list has ${value.items.length} members, and no number ${numbers[0]!}`, span);
		return numbers.length === 1 ? item : indexInto(item, indices.slice(1), span, run);
	}
	if (value.kind !== 'matrix') return fail('unsupported', say`only matrices, vectors and lists have entries`, span);
	const m = value.matrix;
	const within = (k: number, size: number, what: string | Message): number =>
		k >= 1 && k <= size
			? k - 1
			: fail('domain', say`there is no ${what} ${k}: the matrix is ${m.rows} × ${m.columns}`, span);
	if (numbers.length === 2)
		return entry(value, within(numbers[0]!, m.rows, say`row`), within(numbers[1]!, m.columns, say`column`));
	if (numbers.length !== 1) return fail('shape', say`a matrix has two indices`, span);
	const k = numbers[0]!;
	if (isVector(m)) {
		const at = within(k, Math.max(m.rows, m.columns), say`entry`);
		return m.columns === 1 ? entry(value, at, 0) : entry(value, 0, at);
	}
	if (run.options.vectors === 'rows')
		return matrixValue(m.getRowVector(within(k, m.rows, say`row`)).transpose(), value.unit);
	return column(m.getColumn(within(k, m.columns, say`column`)), value.unit);
};

/** Rows and columns of a matrix, entries of a vector, members of a list; a whole row or column where the index is a colon. */
const partOf = (value: Value, indices: readonly Value[], span: Span): Value => {
	const places = (index: Value, size: number): readonly number[] => {
		if (index.kind === 'text') return Array.from({ length: size }, (_, k) => k);
		if (index.kind === 'quantity' && index.value >= 1 && index.value <= size && Number.isInteger(index.value))
			return [index.value - 1];
		const run = index.kind === 'set' && index.runs?.length === 1 ? index.runs[0] : undefined;
		if (!run || run[0] < 1 || run[1] > size)
			return fail('domain', say`an index lies outside of what it is taken of`, span);
		return Array.from({ length: run[1] - run[0] + 1 }, (_, k) => run[0] - 1 + k);
	};
	if (value.kind === 'list' && indices.length === 1)
		return { kind: 'list', items: places(indices[0]!, value.items.length).map(k => value.items[k]!) };
	if (value.kind !== 'matrix') return fail('unsupported', say`only matrices, vectors and lists have entries`, span);
	const m = value.matrix;
	if (indices.length === 2)
		return matrixValue(m.selection([...places(indices[0]!, m.rows)], [...places(indices[1]!, m.columns)]), value.unit);
	if (indices.length !== 1 || !isVector(m)) return fail('shape', say`a matrix has two indices`, span);
	return m.columns === 1
		? matrixValue(m.selection([...places(indices[0]!, m.rows)], [0]), value.unit)
		: matrixValue(m.selection([0], [...places(indices[0]!, m.columns)]), value.unit);
};

/** The whole name without its subscript: what an indexed name may be an entry of. */
export const baseName = (node: SymbolNode): string => {
	const accent = node.accent ? `${node.accent}:${node.base}` : node.base;
	if (node.label === undefined) return accent;
	return accent + (node.label.startsWith("'") ? node.label : `^${node.label}`);
};

const withoutLabel = (node: SymbolNode): string =>
	node.name.endsWith(`^${node.label}`) ? node.name.slice(0, node.name.length - node.label!.length - 1) : node.name;

const identity = (size: number): MatrixValue =>
	size > 2048
		? fail('too-large', say`this identity matrix is too large`, { start: 0, end: 0 })
		: matrixValue(Matrix.eye(size));

/** The value of a name: bound itself, an entry of something bound, or a constant; undefined where it is free. */
export const lookUp = (node: SymbolNode, env: Environment, run: Run): Value | undefined => {
	const bound = env.get(node.name);
	if (bound !== undefined) return bound;
	const { subscript } = node;
	if (subscript !== undefined) {
		const whole = env.get(baseName(node));
		if (whole?.kind === 'matrix' || whole?.kind === 'list') {
			const dimensions = whole.kind === 'matrix' && !isVector(whole.matrix) ? 2 : 1;
			const indices = splitDigits(subscriptIndices(subscript), dimensions).map(index => run.evaluate(index, env));
			return indexInto(whole, indices, node.span, run);
		}
		if (whole?.kind === 'function' && whole.parameters.length === subscriptIndices(subscript).length) {
			const values = subscriptIndices(subscript).map(index => run.evaluate(index, env));
			return run.evaluate(whole.body, extend(env, new Map(whole.parameters.map((name, at) => [name, values[at]!]))));
		}
	}
	if (node.label !== undefined && /^[A-Za-z]$|^\d+$/.test(node.label)) {
		const list = env.get(withoutLabel(node));
		const index = /^\d+$/.test(node.label) ? integer(Number(node.label)) : env.get(node.label);
		if (list?.kind === 'list' && index !== undefined) return indexInto(list, [index], node.span, run);
	}
	return constant(node, env, run);
};

const constant = (node: SymbolNode, env: Environment, run: Run): Value | undefined => {
	if (node.accent !== undefined || node.label !== undefined) return undefined;
	if ((node.base === '1' || node.base === '0') && node.subscript) {
		const size = run.evaluate(node.subscript, env);
		return size.kind === 'quantity' && Number.isInteger(size.value) && size.value > 0 && size.value <= 100_000
			? column(new Array<number>(size.value).fill(Number(node.base)))
			: undefined;
	}
	if (node.base === 'I' && node.style !== 'calligraphic') {
		const shape = env.shape(node.name);
		const size = node.subscript ?? shape?.rows;
		if (size === undefined)
			return env.shape(node.name) ? undefined : { ...matrixValue(new Matrix([[1]])), identity: true };
		const value = run.evaluate(lettersApart(size, env), env);
		return value.kind === 'quantity' && Number.isInteger(value.value) && value.value > 0
			? identity(value.value)
			: undefined;
	}
	if (node.subscript !== undefined) return undefined;
	switch (node.base) {
		case 'pi':
			return make(Math.PI, PI, unitless, 0);
		case 'e':
			return make(Math.E, EULER, unitless, 0);
		case 'infty':
		case '∞':
			return bare(Number.POSITIVE_INFINITY);
		case 'emptyset':
			return { kind: 'set', runs: [], items: [] };
		default:
			return undefined;
	}
};

/** The mn of `I_{mn}`, where m and n are known and mn is not: their product. */
const lettersApart = (size: Expression, env: Environment): Expression => {
	const letters =
		size.kind === 'symbol' && /^[a-z]{2}$/.test(size.name) && env.get(size.name) === undefined
			? [...size.name]
			: size.kind === 'collection'
				? size.items.map(item => (item.kind === 'symbol' ? item.name : ''))
				: [];
	if (letters.length < 2 || letters.some(letter => env.get(letter)?.kind !== 'quantity')) return size;
	const args = letters.map((letter): Expression => ({ kind: 'symbol', span: size.span, name: letter, base: letter }));
	return { kind: 'apply', span: size.span, operator: 'multiply', args, sign: 'juxtaposed' };
};

/** An environment with one more number in it. */
export const bind = (env: Environment, name: string, value: Value): Environment =>
	extend(env, new Map([[name, value]]));
