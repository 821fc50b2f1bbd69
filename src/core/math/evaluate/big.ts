import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { BigNode, CollectionNode, Expression, RelationNode, SymbolNode } from '../expression.ts';
import type { Environment, Quantity, SetValue, Value } from '../value.ts';
import { some } from '../walk.ts';
import { addValues, multiplyValues } from './arithmetic.ts';
import { extend } from './environment.ts';
import type { Run } from './evaluator.ts';
import { builderVariables } from './free.ts';
import { baseName, subscriptIndices } from './indexing.ts';
import * as linear from './linear.ts';
import { truthOf } from './operators.ts';
import { bestOver } from './optimise.ts';
import { bare, fail, integer, make, order } from './quantity.ts';
import { closedSum, integrate, limitSum } from './series.ts';
import * as sets from './sets.ts';

/** What a bound variable runs over. */
type Domain =
	| { readonly kind: 'run'; readonly from: number; readonly to: number }
	| { readonly kind: 'items'; readonly items: readonly Value[] };

const numberAt = (e: Expression, env: Environment, run: Run): number => {
	const value = run.evaluate(e, env);
	if (value.kind !== 'quantity') return fail('unsupported', say`a bound must be a number`, e.span);
	return value.value;
};

const setDomain = (value: Value, run: Run, span: Span): Domain => {
	if (value.kind === 'list') return { kind: 'items', items: value.items };
	if (value.kind === 'set') {
		if (value.runs?.length === 1) return { kind: 'run', from: value.runs[0]![0], to: value.runs[0]![1] };
		return { kind: 'items', items: sets.members(value, run.budget, span) };
	}
	if (value.kind === 'matrix') return { kind: 'items', items: value.matrix.to1DArray().map(entry => bare(entry)) };
	return fail('unsupported', say`this is no set to run over`, span);
};

const mentions = (e: Expression, name: string): boolean =>
	some(e, node => node.kind === 'symbol' && node.name === name);

/** What a name with a subscript, or an index of a name, is an entry of. */
const entryIn = (
	node: Expression,
	env: Environment,
): { readonly whole: Value; readonly indices: readonly Expression[] } | undefined => {
	if (node.kind === 'index' && node.base.kind === 'symbol') {
		const whole = env.get(node.base.name);
		return whole && { whole, indices: node.indices };
	}
	if (node.kind !== 'symbol' || node.subscript === undefined) return undefined;
	const whole = env.get(baseName(node)) ?? env.get(node.base);
	return whole && { whole, indices: subscriptIndices(node.subscript) };
};

/** `\sum_j A_{ij} x_j` without bounds: j runs over the index it is of the matrices that are bound. */
const impliedRange = (name: string, body: Expression, env: Environment): Domain | undefined => {
	let size: number | undefined;
	some(body, node => {
		const entry = entryIn(node, env);
		if (entry === undefined) return false;
		const { whole, indices } = entry;
		const at = indices.findIndex(index => index.kind === 'symbol' && index.name === name);
		if (at < 0) return false;
		if (whole.kind === 'list') size = whole.items.length;
		else if (whole.kind === 'matrix') {
			const [rows, columns] = linear.sizeOf(whole);
			size = indices.length === 1 ? (columns === 1 ? rows : columns) : at === 0 ? rows : columns;
		}
		return size !== undefined;
	});
	return size === undefined ? undefined : { kind: 'run', from: 1, to: size };
};

/** The operand at `at` of a chain, or the first one further along that is no free name. */
const farther = (chain: RelationNode, at: number, step: 1 | -1, env: Environment): Expression => {
	for (let k = at; k >= 0 && k < chain.operands.length; k += step) {
		const side = chain.operands[k]!;
		if (side.kind !== 'symbol' || env.get(side.name) !== undefined) return side;
	}
	return chain.operands[at]!;
};

/** `1 \le i \le n` as a condition gives the bounds of i. */
const boundsIn = (condition: Expression, name: string, env: Environment, run: Run): Domain | undefined => {
	if (condition.kind === 'sequence') {
		for (const item of condition.items) {
			const found = boundsIn(item, name, env, run);
			if (found) return found;
		}
		return undefined;
	}
	if (condition.kind !== 'relation') return undefined;
	const [member] = condition.operands;
	if (
		condition.operators[0] === '∈' &&
		condition.operators.length === 1 &&
		member!.kind === 'symbol' &&
		member!.name === name
	)
		return setDomain(run.evaluate(condition.operands[1]!, env), run, condition.span);
	let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
	for (const [k, operator] of condition.operators.entries()) {
		const [a, b] = [condition.operands[k]!, condition.operands[k + 1]!];
		const left = a.kind === 'symbol' && a.name === name;
		const right = b.kind === 'symbol' && b.name === name;
		if (left === right) continue;
		const up = operator === '≤' || operator === '<';
		if (!up && operator !== '≥' && operator !== '>') continue;
		const strict = operator === '<' || operator === '>' ? 1 : 0;
		// 1 ≤ i < j ≤ n: i ends where j can end at the latest
		const side = left ? farther(condition, k + 1, 1, env) : farther(condition, k, -1, env);
		const end = numberAt(side, env, run);
		if (left === up) to = Math.min(to, strict ? Math.ceil(end) - 1 : Math.floor(end));
		else from = Math.max(from, strict ? Math.floor(end) + 1 : Math.ceil(end));
	}
	return Number.isFinite(from) && Number.isFinite(to) ? { kind: 'run', from, to } : undefined;
};

const domainOf = (e: BigNode, variable: SymbolNode, env: Environment, run: Run): Domain => {
	const own = variable !== e.variables[0] && e.condition ? boundsIn(e.condition, variable.name, env, run) : undefined;
	if (own) return own;
	if (e.domain) return setDomain(run.evaluate(e.domain, env), run, e.domain.span);
	if (e.lower && e.upper) {
		const from = Math.ceil(numberAt(e.lower, env, run));
		const to = Math.floor(numberAt(e.upper, env, run));
		return { kind: 'run', from, to };
	}
	const bounds = e.condition && boundsIn(e.condition, variable.name, env, run);
	if (bounds) return bounds;
	const implied =
		impliedRange(variable.name, e.body, env) ?? (e.condition && impliedRange(variable.name, e.condition, env));
	if (implied) return implied;
	return fail('unsupported', say`what ${variable.name} runs over is not said`, e.span);
};

const isContinuous = (domain: Expression, env: Environment): boolean =>
	(domain.kind === 'collection' && domain.form === 'interval') ||
	(domain.kind === 'symbol' && domain.base === 'R' && domain.style === 'blackboard' && !env.get(domain.name));

const isFiniteDomain = (e: BigNode, variable: SymbolNode, env: Environment): boolean =>
	(e.domain !== undefined && !isContinuous(e.domain, env)) ||
	(e.lower !== undefined && e.upper !== undefined) ||
	impliedRange(variable.name, e.body, env) !== undefined ||
	(e.condition !== undefined && /^(?:[h-n]|ell)$/.test(variable.name) && isBetweenWholeNumbers(e.condition));

/** `1 \le i \le 4`: an index letter between two whole numbers counts. */
const isBetweenWholeNumbers = (condition: Expression): boolean =>
	condition.kind === 'relation' &&
	condition.operands.length === 3 &&
	[condition.operands[0]!, condition.operands[2]!].every(end => end.kind === 'number' && Number.isInteger(end.value));

/** The environments of all members of the domains, lazily. */
function* scopes(
	e: BigNode,
	env: Environment,
	run: Run,
): Generator<{ readonly env: Environment; readonly values: readonly Value[] }> {
	const variables = e.variables.filter((variable): variable is SymbolNode => variable.kind === 'symbol');
	yield* inner(0, env, []);
	function* inner(
		k: number,
		scope: Environment,
		values: readonly Value[],
	): Generator<{ readonly env: Environment; readonly values: readonly Value[] }> {
		const variable = variables[k];
		if (variable === undefined) {
			if (e.condition?.kind === 'sequence') {
				for (const item of e.condition.items)
					if (item.kind !== 'text' && !truthOf(run.evaluate(item, scope), item.span)) return;
			} else if (e.condition !== undefined && !truthOf(run.evaluate(e.condition, scope), e.condition.span)) return;
			yield { env: scope, values };
			return;
		}
		const domain = domainOf(e, variable, scope, run);
		if (domain.kind === 'run') {
			if (domain.to - domain.from >= run.budget)
				fail('too-large', say`${domain.to - domain.from + 1} terms are too many to add up here`, e.span);
			for (let i = domain.from; i <= domain.to; i++) {
				const value = run.index(i);
				yield* inner(k + 1, extend(scope, new Map([[variable.name, value]])), [...values, value]);
			}
		} else {
			for (const item of domain.items)
				yield* inner(k + 1, extend(scope, new Map([[variable.name, item]])), [...values, item]);
		}
	}
}

/** `\exists i, j, k: ...` may be read with j and k at the head of its body; they are variables too. */
const withAllVariables = (e: BigNode): BigNode => {
	if ((e.operator !== 'exists' && e.operator !== 'for-all') || e.body.kind !== 'sequence') return e;
	const items = e.body.items.filter(item => item.kind !== 'text');
	const body = items[items.length - 1];
	const more = items.slice(0, -1);
	if (body === undefined || more.some(item => item.kind !== 'symbol')) return e;
	return { ...e, variables: [...e.variables, ...more], body };
};

/** Sums, products, extremes, arguments of extremes, quantifiers, unions, integrals over a bound variable. */
export const evaluateBig = (written: BigNode, env: Environment, run: Run): Value => {
	const e = withAllVariables(written);
	const variable = e.variables[0];
	if (variable !== undefined && variable.kind !== 'symbol')
		return fail('unsupported', say`the bound variable is no name`, e.span);
	if (e.operator === 'integral') return integrate(e, env, run);
	if (variable === undefined) return withoutVariable(e, env, run);
	switch (e.operator) {
		case 'sum':
		case 'product': {
			const closed = closedSum(e, variable, env, run) ?? limitSum(e, variable, env, run);
			if (closed) return closed;
			let total: Value | undefined;
			for (const scope of scopes(e, env, run)) {
				const term = run.evaluate(e.body, scope.env);
				total =
					total === undefined
						? term
						: e.operator === 'sum'
							? addValues(total, term, e.span)
							: multiplyValues([total, term], e.span);
			}
			return total ?? integer(e.operator === 'sum' ? 0 : 1);
		}
		case 'max':
		case 'min':
		case 'sup':
		case 'inf':
		case 'argmax':
		case 'argmin': {
			const maximise = e.operator === 'max' || e.operator === 'sup' || e.operator === 'argmax';
			const argument = e.operator === 'argmax' || e.operator === 'argmin';
			if (!isFiniteDomain(e, variable, env)) {
				const best = bestOver(e, variable, maximise, env, run);
				return argument ? best.at : best.value;
			}
			let best: { value: Quantity; at: readonly Value[] } | undefined;
			for (const scope of scopes(e, env, run)) {
				const value = run.evaluate(e.body, scope.env);
				if (value.kind !== 'quantity') return fail('unsupported', say`only numbers have a largest one`, e.span);
				if (best === undefined || order(value, best.value, e.span) * (maximise ? 1 : -1) > 0)
					best = { value, at: scope.values };
			}
			if (best === undefined) return fail('domain', say`the extreme of nothing`, e.span);
			if (!argument) return best.value;
			return best.at.length === 1 ? best.at[0]! : { kind: 'list', items: best.at };
		}
		case 'for-all':
		case 'exists': {
			for (const scope of scopes(e, env, run)) {
				const truth = truthOf(run.evaluate(e.body, scope.env), e.body.span);
				if (truth === (e.operator === 'exists')) return { kind: 'truth', truth };
			}
			return { kind: 'truth', truth: e.operator === 'for-all' };
		}
		case 'union':
		case 'intersection': {
			let result: SetValue | undefined;
			for (const scope of scopes(e, env, run)) {
				const set = run.evaluate(e.body, scope.env);
				if (set.kind !== 'set') return fail('unsupported', say`a union needs sets`, e.span);
				result =
					result === undefined
						? set
						: e.operator === 'union'
							? sets.union(result, set)
							: sets.intersection(result, set);
			}
			return result ?? sets.setOfRuns([]);
		}
		case 'expectation': {
			if (!e.domain) break;
			let total: Value | undefined;
			let count = 0;
			for (const scope of scopes(e, env, run)) {
				const term = run.evaluate(e.body, scope.env);
				total = total === undefined ? term : addValues(total, term, e.span);
				count++;
			}
			if (total !== undefined) return multiplyValues([total, make(1 / count, undefined, integer(1).unit, 0)], e.span);
			break;
		}
		default:
	}
	return fail('unsupported', say`${NAMES[e.operator] ?? e.operator} has no value that could be worked out`, e.span);
};

const NAMES: Readonly<Record<string, Message>> = {
	expectation: say`an expectation`,
	limit: say`a limit`,
	'direct-sum': say`a direct sum`,
};

const withoutVariable = (e: BigNode, env: Environment, run: Run): Value => {
	if (e.operator === 'expectation' || e.operator === 'limit')
		return fail('unsupported', say`${NAMES[e.operator]!} has no value that could be worked out`, e.span);
	const value = run.evaluate(e.body, env);
	const items: readonly Value[] =
		value.kind === 'list'
			? value.items
			: value.kind === 'set'
				? sets.members(value, run.budget, e.span)
				: value.kind === 'matrix'
					? value.matrix.to1DArray().map(entry => bare(entry))
					: [];
	if (items.length === 0) return fail('unsupported', say`what this runs over is not said`, e.span);
	if (e.operator === 'sum') return items.reduce((a, b) => addValues(a, b, e.span));
	if (e.operator === 'product') return multiplyValues(items, e.span);
	if (e.operator === 'max' || e.operator === 'min' || e.operator === 'sup' || e.operator === 'inf') {
		const largest = e.operator === 'max' || e.operator === 'sup';
		return items.reduce((a, b) => {
			if (a.kind !== 'quantity' || b.kind !== 'quantity')
				return fail('unsupported', say`only numbers have a largest one`, e.span);
			return order(a, b, e.span) * (largest ? 1 : -1) >= 0 ? a : b;
		});
	}
	return fail('unsupported', say`what this runs over is not said`, e.span);
};

/** `{p : p ∈ Y, p > 3}`, `{p - 1 : p ∈ Y}`, `{p ∈ S : …}`; without a set, a function's own domain is run through. */
export const evaluateBuilder = (e: CollectionNode, env: Environment, run: Run): Value => {
	const names = builderVariables(e.items);
	const name = names[0];
	if (name === undefined || names.length > 1)
		return fail('unsupported', say`this set runs over several variables`, e.span);
	const [element, ...conditions] = e.items.flatMap((item, k) =>
		k > 0 && item.kind === 'sequence' ? item.items : [item],
	);
	const generator = e.items.find(
		item =>
			item.kind === 'relation' &&
			item.operators[0] === '∈' &&
			item.operators.length === 1 &&
			item.operands[0]!.kind === 'symbol',
	);
	const filters = conditions.filter(condition => condition !== generator && condition.kind !== 'text');
	const collected = element === generator && element?.kind === 'relation' ? element.operands[0]! : element!;
	const domain =
		generator?.kind === 'relation'
			? run.evaluate(generator.operands[1]!, env)
			: (functionDomain(name, conditions, env) ?? fail('unsupported', say`what ${name} runs over is not said`, e.span));
	const set = domain.kind === 'list' ? sets.setOfValues(domain.items) : domain;
	if (set.kind !== 'set') return fail('unsupported', say`this is no set to run over`, e.span);
	const found: Value[] = [];
	for (const member of sets.members(set, run.budget, e.span)) {
		const scope = extend(env, new Map([[name, member]]));
		if (filters.every(filter => truthOf(run.evaluate(filter, scope), filter.span)))
			found.push(run.evaluate(collected, scope));
	}
	return sets.setOfValues(found);
};

const functionDomain = (name: string, conditions: readonly Expression[], env: Environment): SetValue | undefined => {
	let domain: SetValue | undefined;
	for (const condition of conditions)
		some(condition, node => {
			if (node.kind !== 'call' || node.head.kind !== 'symbol' || !node.args.some(arg => mentions(arg, name)))
				return false;
			const f = env.get(node.head.name);
			if (f?.kind === 'function') domain ??= f.domain;
			return domain !== undefined;
		});
	return domain;
};
