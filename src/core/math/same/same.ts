import { english } from '../../text/message.ts';
import { sameValue } from '../evaluate/compare.ts';
import { environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import type { EvaluateOptions } from '../evaluate/evaluator.ts';
import type { Expression } from '../expression.ts';
import { isBare, sameDimension } from '../units/units.ts';
import type { Environment, Quantity, Value } from '../value.ts';
import { children, hasHole, some, walk } from '../walk.ts';
import { type Alternative, rereadings } from './alternatives.ts';
import { sameForm } from './form.ts';
import { relate } from './relations.ts';
import { planFor, random } from './sampling.ts';

export { ALTERNATIVE_WORDS, type Alternative } from './alternatives.ts';
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
			/** The convention in which the first side differs from the second, where that alone makes the difference. */
			readonly alternative?: Alternative;
			/** The sides are equal for all positive numbers that were drawn, and differ for a negative one. */
			readonly onlyNegative?: boolean;
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
	/** Whether a difference is looked into for a mere convention (log₂ for ln, GiB for GB, MAC for FLOP); true by default. */
	readonly alternatives?: boolean;
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
/** Nodes that one evaluation of a side may visit; there are several of each. */
const BUDGET = 15_000;
/** Steps of all evaluations of one comparison together. */
const STEPS = 80_000;
/** Sides with more nodes than this are not compared: nobody wrote them by hand. */
const MOST_NODES = 2_000;

/** Values of both sides at `draws` random points; a reason where there were not enough. */
const pairsOf = (a: Expression, b: Expression, context: SameContext): readonly Pair[] | string => {
	const env = context.environment ?? environment();
	const draws = context.draws ?? 3;
	const plan = planFor([a, b], env, context.conditions ?? []);
	if (plan.clash !== undefined) return plan.clash;
	const next = random(context.seed ?? 1);
	const pairs: Pair[] = [];
	let reason = 'no values satisfy the conditions';
	for (let attempt = 0; attempt < ATTEMPTS && pairs.length < draws; attempt++) {
		const drawn = plan.draw(next, attempt);
		if (!drawn) continue;
		const options = { budget: BUDGET, ...context.evaluate };
		const left = evaluate(a, drawn, options);
		const right = evaluate(b, drawn, options);
		const failed = !left.ok ? left.error : !right.ok ? right.error : undefined;
		if (failed) {
			reason = english(failed.message);
			if (failed.code === 'too-large') break;
			if (failed.code !== 'domain' && failed.code !== 'overflow' && attempt >= 3) break;
			continue;
		}
		if (!left.ok || !right.ok) continue;
		if (left.value.kind === 'symbolic' || right.value.kind === 'symbolic') return 'some names are not known';
		const at = drawnValues(drawn, env);
		pairs.push({ left: left.value, right: right.value, at });
		// without free names one draw says it all
		if (at.size === 0) return pairs;
	}
	return pairs.length >= draws ? pairs : reason;
};

/** What a draw added to the environment that was given. */
const drawnValues = (drawn: Environment, env: Environment): ReadonlyMap<string, Value> =>
	new Map(
		drawn
			.names()
			.filter(name => env.get(name) === undefined)
			.map(name => [name, drawn.get(name)!]),
	);

/** The context with one purse of steps for all that is evaluated in it. */
const withPurse = (context: SameContext): SameContext =>
	context.evaluate?.purse ? context : { ...context, evaluate: { ...context.evaluate, purse: { steps: STEPS } } };

const isLong = (sides: readonly Expression[]): boolean => {
	const open = [...sides];
	for (let seen = 0; open.length > 0; seen++) {
		if (seen + open.length > MOST_NODES) return true;
		open.push(...children(open.pop()!));
	}
	return false;
};

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
 * evaluated, or fitted in shape. A relation is compared side by side, either way round, then by what satisfies it.
 */
export const same = (a: Expression, b: Expression, given: SameContext = {}): Sameness => {
	if (isLong([a, b])) return cannot('the formulas are too long to be compared');
	if (hasHole(a) || hasHole(b)) return cannot('a part of the formula could not be read');
	const context = withPurse(given);
	if (a.kind === 'relation' || b.kind === 'relation') return sameRelation(a, b, context);
	const pairs = pairsOf(a, b, context);
	if (typeof pairs === 'string')
		return sameForm(a, b) && !context.conditions?.length && isDecidedByForm(a, b) ? { kind: 'same' } : cannot(pairs);
	const relative = context.relative ?? (hasDerivative(a) || hasDerivative(b) ? 1e-6 : 1e-9);
	const isBad = (pair: Pair): boolean => !agree(pair.left, pair.right, relative, context.upToSigns ?? false);
	const bad = pairs.find(isBad);
	if (!bad) {
		const negative = pairs.length > 1 ? signedPairs(a, b, context).find(isBad) : undefined;
		return negative ? { ...different(negative, undefined), onlyNegative: true } : { kind: 'same' };
	}
	if (hasMean([a, b])) return cannot('a letter with a bar may be the mean of the same letter with an index');
	const outcome = different(bad, commonFactor(pairs));
	const alternative = context.alternatives === false ? undefined : alternativeOf(a, b, context, outcome);
	return alternative ? { ...outcome, alternative } : outcome;
};

/** `\bar{x}` beside `x_i`: nobody says that it is their mean, and it is no name of its own. */
const hasMean = (sides: readonly Expression[]): boolean => {
	const barred = new Set<string>();
	const indexed = new Set<string>();
	for (const side of sides)
		walk(side, node => {
			if (node.kind !== 'symbol') return;
			if (node.accent === 'bar') barred.add(node.base);
			else if (node.subscript) indexed.add(node.base);
		});
	return [...barred].some(base => indexed.has(base));
};

type Different = Extract<Sameness, { kind: 'different' }>;

const different = (pair: Pair, factor: number | undefined): Different => ({
	kind: 'different',
	at: pair.at,
	left: pair.left,
	right: pair.right,
	factor,
	aspect: aspectOf(pair),
});

/** Values of both sides where numbers of either sign are drawn; a draw at which one side has no value says nothing. */
const signedPairs = (a: Expression, b: Expression, context: SameContext): readonly Pair[] => {
	const env = context.environment ?? environment();
	const plan = planFor([a, b], env, context.conditions ?? []);
	if (!plan.hasSigns) return [];
	const next = random((context.seed ?? 1) + 7919);
	const pairs: Pair[] = [];
	for (let attempt = 0; attempt < 8 && pairs.length < 4; attempt++) {
		const drawn = plan.draw(next, attempt, true);
		const left = drawn && evaluate(a, drawn, context.evaluate);
		const right = drawn && evaluate(b, drawn, context.evaluate);
		if (left?.ok && right?.ok) pairs.push({ left: left.value, right: right.value, at: drawnValues(drawn!, env) });
	}
	return pairs;
};

/** The convention that makes the first side equal to the second when it is read in that of the second. */
const alternativeOf = (
	a: Expression,
	b: Expression,
	context: SameContext,
	outcome: Different,
): Alternative | undefined => {
	const plain = { ...context, alternatives: false };
	const found = rereadings(a).find(({ expression }) => same(expression, b, plain).kind === 'same');
	if (found) return found.alternative;
	const { left, right, factor } = outcome;
	const counts = (value: Value): boolean => value.kind === 'quantity' && value.unit.dimension.hard.FLOP !== undefined;
	if (!counts(left) || !counts(right) || factor === undefined) return undefined;
	if (Math.abs(factor - 0.5) < 1e-9) return 'mac-for-flop';
	return Math.abs(factor - 2) < 1e-9 ? 'flop-for-mac' : undefined;
};

/** Symbols of expectation and the like have no value; the same form is the same thing. */
const isDecidedByForm = (a: Expression, b: Expression): boolean => {
	const symbolic = (e: Expression): boolean =>
		some(
			e,
			node =>
				(node.kind === 'apply' &&
					['expectation', 'variance', 'covariance', 'probability', 'gradient', 'derivative', 'big-o'].includes(
						node.operator,
					)) ||
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
	const outcome = relate(a, b, context);
	return outcome.kind === 'different' ? { ...outcome, factor: undefined, aspect: 'value' } : outcome;
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
	if (isLong([a, b])) return cannot('the formulas are too long to be compared');
	if (hasHole(a) || hasHole(b)) return cannot('a part of the formula could not be read');
	const pairs = pairsOf(a, b, { ...withPurse(context), draws: Math.max(3, context.draws ?? 3) });
	if (typeof pairs === 'string') return cannot(pairs);
	if (pairs.length < 3) return cannot('nothing in it varies');
	const factor = commonFactor(pairs);
	if (factor !== undefined) return { kind: 'same' };
	const bad = pairs[1]!;
	return { kind: 'different', at: bad.at, left: bad.left, right: bad.right, factor: undefined, aspect: 'value' };
};
