import { say } from '../../text/message.ts';
import type { ApplyNode, Expression, RelationNode } from '../expression.ts';
import type { Environment, Result, TruthValue, Value } from '../value.ts';
import { extend } from './environment.ts';
import { evaluate } from './evaluate.ts';
import type { EvaluateOptions } from './evaluator.ts';
import { freeNames } from './free.ts';
import { bare } from './quantity.ts';

/** The relations of `W = cI,\ c > 0`, joined by commas or `\land`. */
const relationsOf = (e: Expression): readonly RelationNode[] | undefined => {
	const parts =
		e.kind === 'sequence'
			? e.items.filter(item => item.kind !== 'text')
			: e.kind === 'apply' && e.operator === 'and'
				? e.args
				: [e];
	return parts.every(part => part.kind === 'relation') ? (parts as readonly RelationNode[]) : undefined;
};

const entriesOf = (value: Value): readonly number[] | undefined =>
	value.kind === 'quantity'
		? [value.value]
		: value.kind === 'matrix' && !value.identity
			? value.matrix.to1DArray()
			: undefined;

/**
 * Whether a condition holds for some value of the one name that it leaves free: `W = cI,\ c > 0` asks whether W is a positive multiple of
 * the identity. The name must enter its equation linearly; its value is the least-squares one, and the whole condition is then tested with
 * it. A condition without a free name is just evaluated; one with several is `unbound`.
 */
export const holdsForSome = (
	condition: Expression,
	env: Environment,
	options: EvaluateOptions = {},
): Result<TruthValue> => {
	const relations = relationsOf(condition);
	const free = freeNames(condition, env);
	const tested = (scope: Environment): Result<TruthValue> => {
		const result = evaluate(condition, scope, options);
		if (!result.ok) return result;
		if (result.value.kind === 'truth') return { ok: true, value: result.value };
		return { ok: false, error: { code: 'unsupported', message: say`this is no condition`, span: condition.span } };
	};
	const name = free[0];
	const equation = relations?.find(
		relation =>
			relation.operators.length === 1 &&
			relation.operators[0] === '=' &&
			name !== undefined &&
			freeNames(relation, env).includes(name),
	);
	if (name === undefined || free.length > 1 || !equation) return tested(env);
	const { span } = equation;
	const negative: ApplyNode = { kind: 'apply', span, operator: 'negate', args: [equation.operands[1]!] };
	const gap: ApplyNode = { kind: 'apply', span, operator: 'add', args: [equation.operands[0]!, negative] };
	const at = (c: number): Result<Value> => evaluate(gap, extend(env, [[name, bare(c)]]), options);
	const [zero, one] = [at(0), at(1)];
	if (!zero.ok) return zero;
	if (!one.ok) return one;
	const [from, to] = [entriesOf(zero.value), entriesOf(one.value)];
	if (!from || !to || from.length !== to.length)
		return { ok: false, error: { code: 'unsupported', message: say`no value of ${name} can be found`, span } };
	let above = 0;
	let below = 0;
	for (const [k, start] of from.entries()) {
		const step = to[k]! - start;
		above -= start * step;
		below += step * step;
	}
	return tested(extend(env, [[name, bare(below === 0 ? 0 : above / below)]]));
};
