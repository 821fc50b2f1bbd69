import { extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { BigNode, Expression, IndexNode } from '../../math/expression.ts';
import { unitless } from '../../math/units/units.ts';
import type { Environment, Value } from '../../math/value.ts';
import { prepare } from './entries.ts';
import type { Running } from './run.ts';
import { apply, NOWHERE, numberNode, quantityNode, substitute } from './substitute.ts';

/** Terms of a sum that are written out. */
const TERMS = 6;

/**
 * A sum over known bounds with its terms written out: `3 u v^T + 2 u v^T` with numbers and columns in place; where letters stay free, the
 * entries that are known as numbers and what is zero left out: `X_{1i} X_{1j} - X_{3i} X_{3j}`.
 */
export const writtenOut = (expression: Expression, running: Running): Expression | undefined =>
	inValues(expression, running) ?? inEntries(expression, running);

function inValues(expression: Expression, running: Running): Expression | undefined {
	if (expression.kind !== 'big' || expression.operator !== 'sum' || !expression.lower || !expression.upper)
		return undefined;
	const [variable] = expression.variables;
	const from = evaluate(expression.lower, running.environment);
	const to = evaluate(expression.upper, running.environment);
	if (variable?.kind !== 'symbol' || !from.ok || !to.ok) return undefined;
	if (from.value.kind !== 'quantity' || to.value.kind !== 'quantity') return undefined;
	const count = to.value.value - from.value.value + 1;
	if (!(count >= 1 && count <= TERMS)) return undefined;
	const terms: Expression[] = [];
	for (let index = from.value.value; index <= to.value.value; index++) {
		const environment = extend(running.environment, [
			[variable.name, { kind: 'quantity', value: index, unit: unitless, error: 0 }],
		]);
		let complete = true;
		const put = substitute(expression.body, symbol => {
			const value = evaluate(symbol, environment);
			const node = value.ok ? literalOf(value.value) : undefined;
			if (!node) complete = false;
			return node;
		});
		if (!complete) return undefined;
		terms.push(withoutOne(put));
	}
	return terms.length === 1 ? terms[0] : apply('add', terms);
}

/** A product without a factor of one: `u v^\top`, and no `1 u v^\top`. */
function withoutOne(term: Expression): Expression {
	if (term.kind !== 'apply' || term.operator !== 'multiply') return term;
	const args = term.args.filter(each => each.kind !== 'number' || each.value !== 1);
	return args.length === 0 ? term : args.length === 1 ? args[0]! : { ...term, args };
}

function literalOf(value: Value): Expression | undefined {
	if (value.kind === 'quantity') return quantityNode(value, 4);
	if (value.kind !== 'matrix' || value.matrix.rows * value.matrix.columns > 16) return undefined;
	const rows = value.matrix
		.to2DArray()
		.map(row => row.map(entry => quantityNode({ kind: 'quantity', value: entry, unit: unitless, error: 0 }, 4)));
	return { kind: 'matrix', rows, bracket: '[', span: NOWHERE };
}

/** Combinations of indices that are tried. */
const COMBINATIONS = 64;

/** Sums of products of entries, some known and some of free letters. */
function inEntries(expression: Expression, running: Running): Expression | undefined {
	const sums: BigNode[] = [];
	let body = expression;
	while (body.kind === 'big' && body.operator === 'sum' && body.lower && body.upper) {
		sums.push(body);
		body = body.body;
	}
	if (sums.length === 0) return undefined;
	const prepared = prepare(body, running);
	const factors =
		prepared.kind === 'apply' && prepared.operator === 'multiply'
			? prepared.args
			: prepared.kind === 'call'
				? [prepared.head, ...prepared.args]
				: [prepared];
	if (!factors.every(factor => factor.kind === 'index' && factor.base.kind === 'symbol')) return undefined;
	const places = combinations(sums, running);
	if (!places) return undefined;
	const terms = places.map(environment => termAt(factors as readonly IndexNode[], environment));
	if (!terms.every(term => term !== undefined)) return undefined;
	const kept = terms.filter(({ coefficient }) => coefficient !== 0);
	if (kept.length > TERMS || !terms.some(({ letters }) => letters.length > 0)) return undefined;
	if (kept.length === 0) return numberNode(0);
	const nodes = kept.map(({ coefficient, letters }) => {
		const size = Math.abs(coefficient);
		const all = size === 1 && letters.length > 0 ? letters : [numberOf(size), ...letters];
		const term = all.length === 1 ? all[0]! : apply('multiply', all, 'juxtaposed');
		return coefficient < 0 ? apply('negate', [term]) : term;
	});
	return nodes.length === 1 ? nodes[0]! : apply('add', nodes);
}

const numberOf = (value: number): Expression => quantityNode({ kind: 'quantity', value, unit: unitless, error: 0 }, 4);

/** The environments of all values that the indices of sums take; undefined where a bound is unknown or they are too many. */
function combinations(sums: readonly BigNode[], running: Running): readonly Environment[] | undefined {
	let places: readonly Environment[] = [running.environment];
	for (const { variables, lower, upper } of sums) {
		const [variable] = variables;
		const from = evaluate(lower!, running.environment);
		const to = evaluate(upper!, running.environment);
		if (variable?.kind !== 'symbol' || variables.length > 1 || !from.ok || !to.ok) return undefined;
		if (from.value.kind !== 'quantity' || to.value.kind !== 'quantity') return undefined;
		const first = from.value.value;
		const count = to.value.value - first + 1;
		if (!(count >= 1 && count * places.length <= COMBINATIONS)) return undefined;
		places = places.flatMap(place =>
			Array.from({ length: count }, (_, step) =>
				extend(place, [[variable.name, { kind: 'quantity', value: first + step, unit: unitless, error: 0 }]]),
			),
		);
	}
	return places;
}

/** One product of entries: what is known of it as a number, and the entries that have a free letter. */
function termAt(
	factors: readonly IndexNode[],
	environment: Environment,
): { readonly coefficient: number; readonly letters: readonly Expression[] } | undefined {
	let coefficient = 1;
	const letters: Expression[] = [];
	for (const factor of factors) {
		const value = evaluate(factor, environment);
		if (value.ok && value.value.kind === 'quantity' && value.value.unit.text === '') coefficient *= value.value.value;
		else if (!value.ok && value.error.code === 'unbound' && factor.base.kind === 'symbol') {
			const indices = factor.indices.map(index => {
				const known = evaluate(index, environment);
				return known.ok && known.value.kind === 'quantity' ? numberNode(known.value.value) : index;
			});
			const subscript = indices.length === 1 ? indices[0]! : apply('multiply', indices, 'juxtaposed');
			letters.push({ ...factor.base, name: `${factor.base.name}_entry`, subscript, span: NOWHERE });
		} else return undefined;
	}
	return { coefficient, letters };
}
