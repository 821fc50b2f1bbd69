import { sameValue } from '../evaluate/compare.ts';
import { environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { EvaluateOptions } from '../evaluate/evaluator.ts';
import type { Expression } from '../expression.ts';
import { isBare, sameDimension } from '../units/units.ts';
import type { Environment, MathError, Quantity, Value } from '../value.ts';
import { hasHole, some } from '../walk.ts';
import { sameForm } from './form.ts';
import { planFor, random } from './sampling.ts';

export { formOf, sameForm } from './form.ts';

/** The verdict of a comparison; `different` shows where. */
export type Sameness =
	| { readonly kind: 'same' }
	| {
			readonly kind: 'different';
			/** Values of the free names at which the sides differ (names of the environment given are left out). */
			readonly at: ReadonlyMap<string, Value>;
			readonly left: Value;
			readonly right: Value;
			/** left / right, where it was the same number at every draw: the sides differ by a constant factor. */
			readonly factor: number | undefined;
			/** `unit` where the numbers may agree and the dimensions do not. */
			readonly aspect: 'value' | 'unit' | 'kind';
	  }
	| { readonly kind: 'cannot-tell'; readonly reason: string };

export interface SameContext {
	/** What is bound and declared; free names are drawn at random. */
	readonly environment?: Environment;
	/** Relations that the drawn values must satisfy (`N > 0`, `D = C / (6 N)`). */
	readonly conditions?: readonly Expression[];
	/** Draws that must agree; 3 by default. */
	readonly draws?: number;
	/** Relative difference that counts as none; 1e-9 by default. */
	readonly relative?: number;
	readonly seed?: number;
	/** Columns may differ in sign, as singular vectors may. */
	readonly upToSigns?: boolean;
	readonly evaluate?: EvaluateOptions;
}

const cannot = (reason: string): Sameness => ({ kind: 'cannot-tell', reason });

interface Pair {
	readonly left: Value;
	readonly right: Value;
	readonly at: ReadonlyMap<string, Value>;
}

const ATTEMPTS = 60;

/** Values of both sides at `draws` random points; a reason where there were not enough. */
const pairsOf = (a: Expression, b: Expression, context: SameContext): readonly Pair[] | string => {
	const env = context.environment ?? environment();
	const draws = context.draws ?? 3;
	const plan = planFor([a, b], env, context.conditions ?? []);
	if (plan.clash !== undefined) return plan.clash;
	const next = random(context.seed ?? 1);
	const pairs: Pair[] = [];
	let reason = 'no values satisfy the conditions';
	let hard: MathError | undefined;
	for (let attempt = 0; attempt < ATTEMPTS && pairs.length < draws; attempt++) {
		const drawn = plan.draw(next, attempt);
		if (!drawn) continue;
		const left = evaluate(a, drawn, context.evaluate);
		const right = evaluate(b, drawn, context.evaluate);
		const failed = !left.ok ? left.error : !right.ok ? right.error : undefined;
		if (failed) {
			reason = failed.message;
			if (failed.code !== 'domain' && failed.code !== 'overflow') {
				hard = failed;
				if (attempt >= 3) break;
			}
			continue;
		}
		if (!left.ok || !right.ok) continue;
		if (left.value.kind === 'symbolic' || right.value.kind === 'symbolic') return 'some names are not known';
		pairs.push({
			left: left.value,
			right: right.value,
			at: new Map(newNames(drawn, env).map(name => [name, drawn.get(name)!])),
		});
		// without free names one draw says it all
		if (newNames(drawn, env).length === 0) return pairs;
	}
	void hard;
	return pairs.length >= draws ? pairs : reason;
};

const newNames = (drawn: Environment, env: Environment): readonly string[] =>
	drawn.names().filter(name => env.get(name) === undefined);

const hasDerivative = (e: Expression): boolean =>
	some(
		e,
		node =>
			(node.kind === 'apply' && (node.operator === 'gradient' || node.operator === 'derivative')) ||
			(node.kind === 'big' && ['integral', 'argmin', 'argmax', 'min', 'max'].includes(node.operator)),
	);

/**
 * Whether two expressions are equal for all values of what they leave free: evaluated at random points (positive numbers; matrices of the
 * declared shapes, or of shapes that make the formula fit), three times at least. `same` is never said where something could not be read,
 * evaluated, or fitted in shape. A relation is compared side by side, either way round.
 */
export const same = (a: Expression, b: Expression, context: SameContext = {}): Sameness => {
	if (hasHole(a) || hasHole(b)) return cannot('a part of the formula could not be read');
	if (a.kind === 'relation' || b.kind === 'relation') return sameRelation(a, b, context);
	const pairs = pairsOf(a, b, context);
	if (typeof pairs === 'string')
		return sameForm(a, b) && !context.conditions?.length && isDecidedByForm(a, b) ? { kind: 'same' } : cannot(pairs);
	const relative = context.relative ?? (hasDerivative(a) || hasDerivative(b) ? 1e-6 : 1e-9);
	const bad = pairs.find(pair => !agree(pair.left, pair.right, relative, context.upToSigns ?? false));
	if (!bad) return { kind: 'same' };
	return {
		kind: 'different',
		at: bad.at,
		left: bad.left,
		right: bad.right,
		factor: commonFactor(pairs),
		aspect: aspectOf(bad),
	};
};

/** Symbols of expectation and the like have no value; the same form is the same thing. */
const isDecidedByForm = (a: Expression, b: Expression): boolean => {
	const symbolic = (e: Expression): boolean =>
		some(
			e,
			node =>
				(node.kind === 'apply' &&
					['expectation', 'variance', 'covariance', 'probability', 'gradient', 'big-o'].includes(node.operator)) ||
				(node.kind === 'big' && (node.operator === 'expectation' || node.operator === 'limit')),
		);
	return symbolic(a) && symbolic(b);
};

const sameRelation = (a: Expression, b: Expression, context: SameContext): Sameness => {
	if (a.kind !== 'relation' || b.kind !== 'relation') return cannot('an equation is compared with an expression');
	if (a.operators.length !== 1 || b.operators.length !== 1) return cannot('chains are compared link by link');
	const flipped: Readonly<Record<string, string>> = {
		'<': '>',
		'>': '<',
		'≤': '≥',
		'≥': '≤',
		'=': '=',
		'≈': '≈',
		'≠': '≠',
		'∝': '∝',
		'≡': '≡',
	};
	const both = (x: Sameness, y: Sameness): Sameness => (x.kind === 'same' ? y : x);
	const [p, q] = [a.operands, b.operands];
	if (a.operators[0] === b.operators[0]) {
		const straight = both(same(p[0]!, q[0]!, context), same(p[1]!, q[1]!, context));
		if (straight.kind === 'same') return straight;
	}
	if (flipped[a.operators[0]!] === b.operators[0]) {
		const crossed = both(same(p[0]!, q[1]!, context), same(p[1]!, q[0]!, context));
		if (crossed.kind === 'same') return crossed;
	}
	// two equations may say the same in other words; that they look different proves nothing
	return cannot('the two relations are written differently');
};

const agree = (left: Value, right: Value, relative: number, upToSigns: boolean): boolean => {
	if (sameValue(left, right, relative)) return true;
	if (upToSigns && left.kind === 'matrix' && right.kind === 'matrix')
		return sameUpToSigns(left.matrix.to2DArray(), right.matrix.to2DArray(), relative);
	if (left.kind === 'quantity' && right.kind === 'quantity' && sameDimension(left.unit, right.unit)) {
		// cancellation leaves noise of the size of the terms
		const gap = Math.abs(left.value - right.value);
		return (
			left.decimal === undefined &&
			right.decimal === undefined &&
			gap <= Math.min(left.error + right.error, 1e-7 * Math.max(Math.abs(left.value), Math.abs(right.value), 1e-6))
		);
	}
	return false;
};

/** Whether two matrices agree column by column but for the sign of each. */
export const sameUpToSigns = (
	a: readonly (readonly number[])[],
	b: readonly (readonly number[])[],
	relative = 1e-9,
): boolean => {
	if (a.length !== b.length || a[0]?.length !== b[0]?.length) return false;
	const size = Math.max(...a.flat().map(Math.abs), ...b.flat().map(Math.abs));
	return (a[0] ?? []).every((_, j) =>
		[1, -1].some(sign => a.every((row, i) => Math.abs(row[j]! - sign * b[i]![j]!) <= relative * size)),
	);
};

const aspectOf = ({ left, right }: Pair): 'value' | 'unit' | 'kind' => {
	if (left.kind !== right.kind && left.kind !== 'matrix' && right.kind !== 'matrix') return 'kind';
	if (left.kind === 'quantity' && right.kind === 'quantity' && !sameDimension(left.unit, right.unit)) return 'unit';
	return 'value';
};

const ratioOf = (left: Value, right: Value): number => {
	if (left.kind === 'quantity' && right.kind === 'quantity') {
		const [x, y] =
			sameDimension(left.unit, right.unit) || !(isBare(left.unit) || isBare(right.unit))
				? [left.value, right.value]
				: [written(left), written(right)];
		return x / y;
	}
	if (left.kind === 'matrix' && right.kind === 'matrix') {
		const [x, y] = [left.matrix.to1DArray(), right.matrix.to1DArray()];
		if (x.length !== y.length) return Number.NaN;
		const k = y.reduce((best, entry, index) => (Math.abs(entry) > Math.abs(y[best]!) ? index : best), 0);
		const ratio = x[k]! / y[k]!;
		return x.every((entry, index) => Math.abs(entry - ratio * y[index]!) <= 1e-9 * Math.abs(x[k]!))
			? ratio
			: Number.NaN;
	}
	return Number.NaN;
};

const written = (quantity: Quantity): number => quantity.value / quantity.unit.factor;

const commonFactor = (pairs: readonly Pair[]): number | undefined => {
	const ratios = pairs.map(pair => ratioOf(pair.left, pair.right));
	const first = ratios[0];
	if (first === undefined || !Number.isFinite(first) || first === 0) return undefined;
	return ratios.every(ratio => Math.abs(ratio - first) <= 1e-9 * Math.abs(first)) ? first : undefined;
};

/** Whether a is a constant times b wherever they are evaluated. The units may differ. */
export const proportional = (a: Expression, b: Expression, context: SameContext = {}): Sameness => {
	if (hasHole(a) || hasHole(b)) return cannot('a part of the formula could not be read');
	const pairs = pairsOf(a, b, { ...context, draws: Math.max(3, context.draws ?? 3) });
	if (typeof pairs === 'string') return cannot(pairs);
	if (pairs.length < 3) return cannot('nothing in it varies');
	const factor = commonFactor(pairs);
	if (factor !== undefined) return { kind: 'same' };
	const bad = pairs[1]!;
	return { kind: 'different', at: bad.at, left: bad.left, right: bad.right, factor: undefined, aspect: 'value' };
};
