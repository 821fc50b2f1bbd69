import { environment, extend } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { bare } from '../evaluate/quantity.ts';
import type { Expression, RelationNode, RelationOperator } from '../expression.ts';
import type { Environment, Value } from '../value.ts';
import { symbolsOf } from '../walk.ts';
import { planFor, random } from './sampling.ts';

/** What sampling says about two relations: whether the same values satisfy both, and where not. */
export type Relatedness =
	| { readonly kind: 'same' }
	| { readonly kind: 'different'; readonly at: ReadonlyMap<string, Value>; readonly left: Value; readonly right: Value }
	| { readonly kind: 'cannot-tell'; readonly reason: string };

/** left - right of a relation; its zeros are the solutions of an equation. */
const gapOf = (relation: RelationNode): Expression => {
	const [left, right] = relation.operands as [Expression, Expression];
	const span = relation.span;
	return {
		kind: 'apply',
		span,
		operator: 'add',
		args: [left, { kind: 'apply', span, operator: 'negate', args: [right] }],
	};
};

const EQUATIONS: ReadonlySet<RelationOperator> = new Set(['=', ':=', '≡']);
const ORDERS: ReadonlySet<RelationOperator> = new Set(['<', '>', '≤', '≥']);

const DRAWS = 4;
const CLOSE = 1e-8;
const cannot = (reason: string): Relatedness => ({ kind: 'cannot-tell', reason });

/**
 * Whether two relations between numbers say the same: `D = C / (6 N)` and `C = 6 N D`, `x ≥ 2` and `-x ≤ -2`. Equations are compared at
 * solutions of each other: where both are linear in one name, that name is solved for at random values of the rest, and the root must
 * satisfy the other one. Orders are the same where their gaps are positive multiples of each other. That they differ is said only with a
 * place where one holds and the other does not.
 */
export const relate = (
	a: RelationNode,
	b: RelationNode,
	context: { readonly environment?: Environment; readonly conditions?: readonly Expression[]; readonly seed?: number },
): Relatedness => {
	const [p, q] = [a.operators[0]!, b.operators[0]!];
	const both = (set: ReadonlySet<RelationOperator>): boolean => set.has(p) && set.has(q);
	if (!both(EQUATIONS) && !both(ORDERS)) return cannot('the two relations are of different kinds');
	const env = context.environment ?? environment();
	const gaps = [gapOf(a), gapOf(b)] as const;
	const plan = planFor([...gaps], env, context.conditions ?? []);
	if (plan.clash !== undefined) return cannot(plan.clash);
	const next = random(context.seed ?? 1);
	const points: Environment[] = [];
	for (let attempt = 0; attempt < 40 && points.length < DRAWS; attempt++) {
		const drawn = plan.draw(next, attempt, attempt % 2 === 1);
		if (drawn && gaps.every(gap => numberAt(gap, drawn) !== undefined)) points.push(drawn);
	}
	if (points.length < DRAWS) return cannot('the two sides have no numbers to be compared by');
	return EQUATIONS.has(p) ? relateEquations(gaps, points, env) : relateOrders(gaps, [p, q], points, env);
};

type Gaps = readonly [Expression, Expression];

const numberAt = (e: Expression, env: Environment): number | undefined => {
	const value = evaluate(e, env);
	return value.ok && value.value.kind === 'quantity' && Number.isFinite(value.value.value)
		? value.value.value
		: undefined;
};

const numbersAt = (e: Expression, points: readonly Environment[]): readonly number[] =>
	points.map(point => numberAt(e, point) ?? Number.NaN);

/** The ratio of two gaps where it is one number everywhere. */
const constantRatio = (gaps: Gaps, points: readonly Environment[]): number | undefined => {
	const [f, g] = gaps.map(gap => numbersAt(gap, points)) as [readonly number[], readonly number[]];
	const ratio = f[0]! / g[0]!;
	const constant =
		Number.isFinite(ratio) && ratio !== 0 && f.every((x, k) => Math.abs(x - ratio * g[k]!) <= CLOSE * Math.abs(x));
	return constant ? ratio : undefined;
};

/** The root of a gap that is linear in `name`, the rest as drawn. */
const linearRoot = (gap: Expression, name: string, point: Environment): number | undefined => {
	const at = (x: number): number => numberAt(gap, extend(point, [[name, bare(x)]])) ?? Number.NaN;
	const [f1, f2, f3] = [at(1.25), at(2), at(3.5)];
	const slope = (f2 - f1) / 0.75;
	const size = Math.max(Math.abs(f1), Math.abs(f2), Math.abs(f3));
	if (!Number.isFinite(slope) || Math.abs(slope) <= 1e-12 * size) return undefined;
	if (Math.abs(f3 - (f1 + slope * 2.25)) > CLOSE * size) return undefined;
	return 1.25 - f1 / slope;
};

const valuesOf = (point: Environment, env: Environment): ReadonlyMap<string, Value> =>
	new Map(
		point
			.names()
			.filter(name => env.get(name) === undefined)
			.map(name => [name, point.get(name)!]),
	);

/** Whether a gap vanishes at a point, beside what it is at other points. */
const vanishes = (gap: Expression, point: Environment, scale: number): boolean | undefined => {
	const value = numberAt(gap, point);
	return value === undefined ? undefined : Math.abs(value) <= 1e-7 * scale;
};

const relateEquations = (gaps: Gaps, points: readonly Environment[], env: Environment): Relatedness => {
	if (constantRatio(gaps, points) !== undefined) return { kind: 'same' };
	const names = [...symbolsOf(gaps[0])].filter(name => env.get(name) === undefined);
	const others = symbolsOf(gaps[1]);
	const scales = gaps.map(gap => Math.max(...numbersAt(gap, points).map(Math.abs))) as [number, number];
	let shared = false;
	for (const [k, gap] of gaps.entries()) {
		const other = gaps[1 - k]!;
		for (const name of k === 0 ? names : [...others].filter(name => env.get(name) === undefined)) {
			let checked = 0;
			let alsoLinear = true;
			for (const point of points) {
				const root = linearRoot(gap, name, point);
				if (root === undefined) break;
				const solved = extend(point, [[name, bare(root)]]);
				const zero = vanishes(other, solved, scales[1 - k]!);
				if (zero === undefined) break;
				if (!zero) {
					const value = numberAt(other, solved)!;
					return {
						kind: 'different',
						at: valuesOf(solved, env),
						left: bare(k === 0 ? 0 : value),
						right: bare(k === 0 ? value : 0),
					};
				}
				if (linearRoot(other, name, point) === undefined) alsoLinear = false;
				checked++;
			}
			if (checked === points.length && alsoLinear) shared = true;
		}
	}
	return shared ? { kind: 'same' } : cannot('the two equations are written differently');
};

const STRICT: ReadonlySet<RelationOperator> = new Set(['<', '>']);

const relateOrders = (
	gaps: Gaps,
	operators: readonly [RelationOperator, RelationOperator],
	points: readonly Environment[],
	env: Environment,
): Relatedness => {
	const [p, q] = operators;
	const holds = (gap: number, operator: RelationOperator): boolean =>
		operator === '<' ? gap < 0 : operator === '>' ? gap > 0 : operator === '≤' ? gap <= 0 : gap >= 0;
	for (const point of points) {
		const [f, g] = gaps.map(gap => numberAt(gap, point)!) as [number, number];
		if (holds(f, p) !== holds(g, q))
			return { kind: 'different', at: valuesOf(point, env), left: bare(f), right: bare(g) };
	}
	const ratio = constantRatio(gaps, points);
	if (ratio === undefined) return cannot('the two relations are written differently');
	const alike = (p === '<' || p === '≤') === (q === '<' || q === '≤');
	const boundary = points[0]!;
	if (ratio > 0 !== alike || STRICT.has(p) !== STRICT.has(q))
		return { kind: 'different', at: valuesOf(boundary, env), left: bare(0), right: bare(0) };
	return { kind: 'same' };
};
