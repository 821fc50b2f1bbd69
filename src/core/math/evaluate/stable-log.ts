import type { Expression, IndexNode } from '../expression.ts';
import type { Environment } from '../value.ts';
import { extend } from './environment.ts';
import type { Run } from './evaluator.ts';
import { asColumn } from './linear.ts';
import { integer } from './quantity.ts';

const LONGEST = 10_000;

/**
 * The natural logarithm of what overflows or vanishes before the logarithm is taken: exponentials, their sums, products and quotients
 * (log-sum-exp: the greatest exponent is taken out first), and an entry of a softmax, as in a cross-entropy. Undefined for anything else.
 */
export const stableLog = (e: Expression, env: Environment, run: Run): number | undefined => {
	const number = (node: Expression): number | undefined => {
		const value = run.evaluate(node, env);
		return value.kind === 'quantity' && Object.keys(value.unit.dimension.hard).length === 0 ? value.value : undefined;
	};
	const together = (parts: readonly Expression[], join: (logs: readonly number[]) => number): number | undefined => {
		const logs = parts.map(part => stableLog(part, env, run));
		return logs.every(log => log !== undefined) ? join(logs) : undefined;
	};
	if (e.kind === 'index') return logSoftmax(e, env, run);
	if (e.kind === 'big') return e.operator === 'sum' ? logOfSum(e, env, run) : undefined;
	if (e.kind === 'apply') {
		const [first, second] = e.args as [Expression, Expression];
		switch (e.operator) {
			case 'exp':
				return number(first);
			case 'power':
				if (first.kind === 'symbol' && first.name === 'e' && env.get('e') === undefined) return number(second);
				break;
			case 'add':
				return together(e.args, logSumExp);
			case 'multiply':
				return together(e.args, logs => logs.reduce((sum, log) => sum + log, 0));
			case 'divide':
				return together(e.args, ([a, b]) => (a as number) - (b as number));
			default:
		}
	}
	const value = number(e);
	return value !== undefined && value > 0 ? Math.log(value) : undefined;
};

const logSumExp = (logs: readonly number[]): number => {
	const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
	return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
};

/** `\ln \operatorname{softmax}(z)_k` */
const logSoftmax = (e: IndexNode, env: Environment, run: Run): number | undefined => {
	const [place] = e.indices;
	if (e.base.kind !== 'apply' || e.base.operator !== 'softmax' || e.base.args.length !== 1 || e.indices.length !== 1)
		return undefined;
	const value = run.evaluate(e.base.args[0]!, env);
	const at = run.evaluate(place!, env);
	const column = value.kind === 'list' ? asColumn(value) : value;
	if (column?.kind !== 'matrix' || at.kind !== 'quantity') return undefined;
	const scores = column.matrix.to1DArray();
	const score = scores[at.value - 1];
	return score === undefined ? undefined : score - logSumExp(scores);
};

/** `\ln \sum_{j=1}^{K} e^{z_j}` */
const logOfSum = (e: Extract<Expression, { kind: 'big' }>, env: Environment, run: Run): number | undefined => {
	const [variable] = e.variables;
	if (e.variables.length !== 1 || variable?.kind !== 'symbol' || !e.lower || !e.upper || e.condition) return undefined;
	const [from, to] = [run.evaluate(e.lower, env), run.evaluate(e.upper, env)];
	if (from.kind !== 'quantity' || to.kind !== 'quantity' || to.value - from.value > LONGEST) return undefined;
	const logs: number[] = [];
	for (let k = from.value; k <= to.value; k++) {
		const log = stableLog(e.body, extend(env, new Map([[variable.name, integer(k)]])), run);
		if (log === undefined) return undefined;
		logs.push(log);
	}
	return logs.length === 0 ? undefined : logSumExp(logs);
};
