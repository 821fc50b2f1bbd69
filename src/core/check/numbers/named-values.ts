import { extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import type { Environment, ListValue, MatrixValue, Quantity, Value } from '../../math/value.ts';
import { hasHole, symbolsOf, walk } from '../../math/walk.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Binding, Names } from './names.ts';

/** A formula with values put in for its names. */
export interface NamedValue {
	readonly value: Value;
	/** What every name of the formula was taken for. */
	readonly bindings: readonly Binding[];
	/** Names and values, to evaluate the formula in. */
	readonly environment: Environment;
	/** Half-widths that the decimals put in carry to each number of the value, row by row. */
	readonly errors: readonly number[];
}

const MAX_WAYS = 12;
const MAX_BINDINGS = 40;
/** Names that mean the same everywhere, unless the text says otherwise. */
const FIXED: ReadonlySet<string> = new Set(['pi', 'e', 'I']);

/** The names that stand free in a formula, each once, with the node that shows it. */
export function freeNames(expression: Expression): ReadonlyMap<string, SymbolNode> {
	const names = symbolsOf(expression);
	const found = new Map<string, SymbolNode>();
	const bound = new Set<string>();
	walk(expression, node => {
		if (node.kind === 'big')
			for (const variable of node.variables) if (variable.kind === 'symbol') bound.add(variable.name);
		if (node.kind === 'symbol' && names.has(node.name) && !found.has(node.name)) found.set(node.name, node);
	});
	for (const name of bound) found.delete(name);
	return found;
}

/**
 * A formula under everything that its names may stand for where the statement stands, nearest values first; empty where a name
 * is not known or the formula has no value. More than one: the text gives a name several values.
 */
export function namedValues(
	expression: Expression,
	statement: Pick<Statement, 'part' | 'anchor'>,
	names: Names,
	environment: Environment,
): readonly NamedValue[] {
	if (hasHole(expression) || !isPlain(expression)) return [];
	let ways: (readonly Binding[])[] = [[]];
	for (const [name] of freeNames(expression)) {
		const bound = names.bindings(name, statement);
		// A letter that is given a value on every line stands for none.
		if (bound.length > MAX_BINDINGS) return [];
		const candidates = distinct(bound);
		if (candidates.length === 0) {
			if (FIXED.has(name)) continue;
			return [];
		}
		ways = ways.flatMap(way => candidates.map(each => [...way, each]));
		if (ways.length > MAX_WAYS) return [];
	}
	return ways
		.map(way => way.map(binding => exactIfGiven(binding, isPlainSum(expression) ? 0 : ON_THE_WAY)))
		.flatMap((bindings): NamedValue[] => {
			const inside = extend(environment, new Map(bindings.map(({ name, value }) => [name, value])));
			const result = evaluate(expression, inside);
			if (!result.ok || !['quantity', 'matrix', 'list', 'set'].includes(result.value.kind)) return [];
			return [
				{
					value: result.value,
					bindings,
					environment: inside,
					errors: carried(expression, result.value, bindings, environment),
				},
			];
		});
}

/** Sums, products and quotients: nobody rounds on the way. */
function isPlainSum(expression: Expression): boolean {
	let plain = true;
	walk(expression, node => {
		if (node.kind === 'apply' && !['add', 'multiply', 'divide', 'negate'].includes(node.operator)) plain = false;
		if (node.kind === 'big' || node.kind === 'call') plain = false;
	});
	return plain;
}

/** What is rounded on the way of a formula with powers and functions, as a share of each value put in. */
const ON_THE_WAY = 0.002;

/** What the question gives has no digits beyond those it is given with: with α = 0.34 and β = 0.28, α/(α + β) is 0.5484 and not 0.54 to 0.56. */
function exactIfGiven(binding: Binding, share: number): Binding {
	const { value, exact, mended } = binding;
	if (!exact || value.kind !== 'quantity' || value.error === 0 || mended !== value) return binding;
	const known = { ...value, error: Math.min(value.error, share * Math.abs(value.value)) };
	return { ...binding, value: known, mended: known };
}

/** The same with the values that the names should have had; undefined where nothing changes or nothing comes out. */
export function mendedValue(
	expression: Expression,
	{ bindings }: NamedValue,
	environment: Environment,
): { readonly value: Value; readonly roots: readonly number[] } | undefined {
	const changed = bindings.filter(({ mended, value }) => mended !== value);
	if (changed.length === 0) return undefined;
	const result = evaluate(expression, extend(environment, new Map(bindings.map(each => [each.name, each.mended]))));
	return result.ok ? { value: result.value, roots: [...new Set(changed.flatMap(({ roots }) => roots))] } : undefined;
}

/** The ratio of true to written for a number; 1 where nothing changes. */
export function mendedRatio(
	expression: Expression,
	way: NamedValue,
	environment: Environment,
): { readonly ratio: number; readonly roots: readonly number[] } {
	const mended = mendedValue(expression, way, environment);
	if (mended?.value.kind !== 'quantity' || way.value.kind !== 'quantity') return { ratio: 1, roots: [] };
	const ratio = mended.value.value / way.value.value;
	return Number.isFinite(ratio) && ratio !== 0 ? { ratio, roots: mended.roots } : { ratio: 1, roots: [] };
}

/** A number times `ratio`; anything else as it is. */
export const scaled = (value: Value, ratio: number): Value =>
	value.kind === 'quantity' && ratio !== 1
		? { ...value, value: value.value * ratio, decimal: undefined, error: value.error * Math.abs(ratio) }
		: value;

/** `P(A)` and `f(x)` call something, `k(m + 1)` multiplies; a name under a hat or a bar is another quantity. */
function isPlain(expression: Expression): boolean {
	let plain = true;
	walk(expression, node => {
		if (node.kind === 'call' && !(node.args.length === 1 && node.args[0]!.kind === 'apply')) plain = false;
		if (node.kind === 'text' || node.kind === 'relation' || node.kind === 'sequence') plain = false;
		if (node.kind === 'apply' && ['expectation', 'probability', 'variance', 'conditional'].includes(node.operator))
			plain = false;
	});
	return plain;
}

function distinct(bindings: readonly Binding[]): readonly Binding[] {
	const kept: Binding[] = [];
	for (const each of bindings) if (!kept.some(other => sameValue(each.value, other.value))) kept.push(each);
	return kept;
}

/** Two ways to write one value: `7 \times 10^9` and 7 billion, a number and its rounded copy. */
export function sameValue(a: Value, b: Value): boolean {
	if (a.kind !== b.kind) return false;
	if (a.kind === 'quantity' && b.kind === 'quantity') {
		const slack = Math.max(a.error, b.error, 1e-9 * Math.abs(a.value));
		return Math.abs(a.value - b.value) <= slack * (1 + 1e-9);
	}
	const left = numbersOf(a);
	const right = numbersOf(b);
	return left.length === right.length && left.every((each, at) => Math.abs(each - right[at]!) <= 1e-9);
}

/** The numbers of a value, row by row. */
export function numbersOf(value: Value): readonly number[] {
	if (value.kind === 'quantity') return [value.value];
	if (value.kind === 'matrix') return value.matrix.to2DArray().flat();
	if (value.kind === 'list' || value.kind === 'set') return (value.items ?? []).flatMap(numbersOf);
	return [];
}

const MAX_ENTRIES = 64;

/** First order, by moving each rounded entry of the matrices and lists put in; the errors of numbers are carried by the evaluator. */
function carried(
	expression: Expression,
	value: Value,
	bindings: readonly Binding[],
	environment: Environment,
): readonly number[] {
	const plain = numbersOf(value);
	const errors = plain.map(() => 0);
	const rounded = bindings.flatMap(binding =>
		!binding.exact && (binding.value.kind === 'matrix' || binding.value.kind === 'list')
			? numbersOf(binding.value).flatMap((entry, at) => {
					const half = halfDigit(entry);
					return half > 0 ? [{ binding, at, half }] : [];
				})
			: [],
	);
	if (rounded.length > MAX_ENTRIES) return plain.map(() => Number.POSITIVE_INFINITY);
	for (const { binding, at, half } of rounded) {
		const moved = bindings.map(
			each => [each.name, each === binding ? nudged(each.value, at, half) : each.value] as const,
		);
		const result = evaluate(expression, extend(environment, new Map(moved)));
		const numbers = result.ok ? numbersOf(result.value) : [];
		for (let k = 0; k < errors.length; k++) errors[k]! += Math.abs((numbers[k] ?? plain[k]!) - plain[k]!);
	}
	return errors;
}

/** Half a unit of the last digit of a number that was written with a point; 0 for what is exact. */
function halfDigit(value: number): number {
	if (Number.isInteger(value)) return 0;
	const places = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
	return places === 0 || places > 6 || value === 0.5 ? 0 : 10 ** -places / 2;
}

function nudged(value: Value, at: number, by: number): Value {
	if (value.kind === 'matrix') {
		const matrix = value.matrix.clone();
		const row = Math.floor(at / matrix.columns);
		matrix.set(row, at % matrix.columns, matrix.get(row, at % matrix.columns) + by);
		return { ...value, matrix, factors: undefined } satisfies MatrixValue;
	}
	if (value.kind === 'list') {
		const items = value.items.map((item, index) =>
			index === at && item.kind === 'quantity'
				? ({ ...item, value: item.value + by, decimal: undefined } satisfies Quantity)
				: item,
		);
		return { ...value, items } satisfies ListValue;
	}
	return value;
}
