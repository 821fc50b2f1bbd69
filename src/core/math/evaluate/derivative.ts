import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Expression, SymbolNode } from '../expression.ts';
import { multiplyUnits, unitless } from '../units/units.ts';
import type { Environment, FunctionValue, Quantity, Value } from '../value.ts';
import { some } from '../walk.ts';
import { extend } from './environment.ts';
import type { Run } from './evaluator.ts';
import { isBuiltIn, isSigmoid } from './free.ts';
import * as linear from './linear.ts';
import { fail, make } from './quantity.ts';
import { SCALAR_FUNCTIONS } from './scalar-functions.ts';

/** A value and its slope with respect to the variable (forward-mode automatic differentiation). */
interface Dual {
	readonly value: number;
	readonly slope: number;
}

type Duals = ReadonlyMap<string, Dual>;

/** What `f` stands for: the body of a function with the variable among its parameters, or the expression itself. */
const target = (
	f: Expression,
	wrt: SymbolNode,
	env: Environment,
	span: Span,
): { readonly body: Expression; readonly name: string } => {
	if (f.kind !== 'symbol' || f.name === wrt.name) return { body: f, name: wrt.name };
	const bound = env.get(f.name);
	if (bound === undefined) return fail('unbound', say`${f.name} is not known`, f.span, [f.name]);
	if (bound.kind !== 'function')
		return fail('unsupported', say`${f.name} is known as a value and not as a function of ${wrt.name}`, span);
	const name = bound.parameters.includes(wrt.name)
		? wrt.name
		: bound.parameters.length === 1
			? bound.parameters[0]!
			: undefined;
	if (name === undefined)
		return some(bound.body, node => node.kind === 'symbol' && node.name === wrt.name)
			? { body: bound.body, name: wrt.name }
			: fail('unsupported', say`${f.name} is no function of ${wrt.name}`, span);
	return { body: bound.body, name };
};

/** d^order f / d wrt^order at the value that `wrt` has. Exact to rounding for the first order; differences above that. */
export const differentiate = (
	f: Expression,
	wrt: SymbolNode,
	order: number,
	env: Environment,
	run: Run,
	span: Span,
): Value => {
	const at = env.get(wrt.name);
	if (at === undefined) return fail('unbound', say`${wrt.name} is not known`, wrt.span, [wrt.name]);
	if (at.kind === 'matrix' && order === 1) return gradientOf(f, wrt, env, run, span);
	if (at.kind !== 'quantity') return fail('unsupported', say`a slope is taken where the variable is a number`, span);
	if (!Number.isInteger(order) || order < 1 || order > 4)
		fail('unsupported', say`derivatives are worked out up to the fourth`, span);
	const { body, name } = target(f, wrt, env, span);
	const scope = name === wrt.name ? env : extend(env, new Map([[name, at]]));
	const here = run.evaluate(body, scope);
	if (here.kind !== 'quantity') return fail('unsupported', say`only numbers have a slope`, span);
	const unit = multiplyUnits(here.unit, at.unit, -order);
	const x = at.value;
	if (order === 1) {
		const value = slopeAt(body, name, x, at, scope, run);
		const scale = x === 0 ? Math.abs(value) : Math.abs(here.value / x);
		return make(tidy(finite(value, span), 11, scale), undefined, unit, 1e-9 * scale);
	}
	const lower = (point: number): number => {
		const inner = extend(scope, new Map([[name, make(point, undefined, at.unit, 0)]]));
		return order === 2
			? slopeAt(body, name, point, at, inner, run)
			: central(p => secondAt(body, name, p, at, scope, run), point, 1e-2);
	};
	const value =
		order === 4
			? central(p => central(r => secondAt(body, name, r, at, scope, run), p, 3e-2), x, 3e-2)
			: central(lower, x, 1e-3);
	const size = x === 0 ? Math.abs(value) : Math.abs(here.value / x ** order);
	return make(
		tidy(finite(value, span), 8, size),
		undefined,
		unit,
		1e-5 * Math.abs(x === 0 ? value : here.value / x ** order),
	);
};

/** A slope without the noise of the way in which it is worked out: two slopes that are opposite add up to nothing. */
const tidy = (value: number, digits: number, scale: number): number => {
	if (Math.abs(value) < 10 ** -digits * scale) return 0;
	const short = Number(value.toPrecision(digits - 3));
	return Math.abs(value - short) <= 10 ** -digits * Math.abs(value) ? short : value;
};

const finite = (value: number, span: Span): number =>
	Number.isFinite(value) ? value : fail('domain', say`there is no slope here`, span);

const secondAt = (body: Expression, name: string, x: number, at: Quantity, env: Environment, run: Run): number =>
	central(
		p => slopeAt(body, name, p, at, extend(env, new Map([[name, make(p, undefined, at.unit, 0)]])), run),
		x,
		1e-3,
	);

/** The central difference, improved twice by Richardson's extrapolation. */
const central = (f: (x: number) => number, x: number, relative: number): number => {
	// At zero itself there is no scale to take a part of.
	const h = relative * (x === 0 ? 1 : Math.max(Math.abs(x), 1e-12));
	const d = (step: number): number => (f(x + step) - f(x - step)) / (2 * step);
	const [a, b, c] = [d(h), d(h / 2), d(h / 4)];
	const [ab, bc] = [(4 * b - a) / 3, (4 * c - b) / 3];
	return (16 * bc - ab) / 15;
};

const slopeAt = (body: Expression, name: string, x: number, at: Quantity, env: Environment, run: Run): number => {
	const dual = dualOf(body, env, new Map([[name, { value: x, slope: 1 }]]), run, 0);
	if (dual) return dual.slope;
	return central(
		point => {
			const value = run.evaluate(body, extend(env, new Map([[name, make(point, undefined, at.unit, 0)]])));
			return value.kind === 'quantity' ? value.value : Number.NaN;
		},
		x,
		1e-3,
	);
};

const constant = (value: number): Dual => ({ value, slope: 0 });

/** The dual number of an expression, or undefined where it uses what has no rule here. */
const dualOf = (e: Expression, env: Environment, duals: Duals, run: Run, depth: number): Dual | undefined => {
	if (depth > 200) return undefined;
	if (e.kind === 'symbol') {
		const dual = duals.get(e.name);
		if (dual) return dual;
	}
	if (e.kind === 'number' || e.kind === 'symbol' || !depends(e, env, duals)) {
		const value = run.evaluate(e, env);
		return value.kind === 'quantity' ? constant(value.value) : undefined;
	}
	if (e.kind === 'measure') {
		const inner = dualOf(e.value, env, duals, run, depth + 1);
		const one = inner && run.evaluate(e.unit, env);
		return inner && one?.kind === 'quantity' ? times(inner, constant(one.value)) : undefined;
	}
	if (e.kind === 'call') return dualCall(e, env, duals, run, depth);
	if (e.kind !== 'apply') return undefined;
	const args: Dual[] = [];
	for (const arg of e.args) {
		const dual = dualOf(arg, env, duals, run, depth + 1);
		if (!dual) return undefined;
		args.push(dual);
	}
	const [a, b] = args as [Dual, Dual | undefined];
	switch (e.operator) {
		case 'add':
			return args.reduce((x, y) => ({ value: x.value + y.value, slope: x.slope + y.slope }));
		case 'negate':
			return { value: -a.value, slope: -a.slope };
		case 'multiply':
			return args.reduce(times);
		case 'divide':
			return b && { value: a.value / b.value, slope: (a.slope - (a.value / b.value) * b.slope) / b.value };
		case 'power':
			return b && raised(a, b);
		case 'sqrt':
			return b === undefined
				? raised(a, constant(0.5))
				: raised(a, { value: 1 / b.value, slope: -b.slope / b.value ** 2 });
		case 'log':
			if (b !== undefined)
				return {
					value: Math.log(a.value) / Math.log(b.value),
					slope: b.slope === 0 ? a.slope / (a.value * Math.log(b.value)) : Number.NaN,
				};
			return (run.options.log ?? 'e') === 'e' ? { value: Math.log(a.value), slope: a.slope / a.value } : undefined;
		case 'abs':
			return { value: Math.abs(a.value), slope: Math.sign(a.value) * a.slope };
		case 'relu':
			return a.value > 0 ? a : constant(0);
		case 'max':
			return args.reduce((x, y) => (y.value > x.value ? y : x));
		case 'min':
			return args.reduce((x, y) => (y.value < x.value ? y : x));
		default: {
			const f = SCALAR_FUNCTIONS[e.operator];
			if (!f || args.length !== 1 || f.refuse?.(a.value) !== undefined) return undefined;
			const value = f.value(a.value);
			return { value, slope: f.slope(a.value, value) * a.slope };
		}
	}
};

const times = (a: Dual, b: Dual): Dual => ({ value: a.value * b.value, slope: a.slope * b.value + a.value * b.slope });

const raised = (a: Dual, b: Dual): Dual => {
	const value = a.value ** b.value;
	const fromBase = a.slope === 0 ? 0 : b.value * a.value ** (b.value - 1) * a.slope;
	const fromExponent = b.slope === 0 ? 0 : value * Math.log(a.value) * b.slope;
	return { value, slope: fromBase + fromExponent };
};

const functionAt = (head: Expression, env: Environment): FunctionValue | undefined => {
	const bound = head.kind === 'symbol' ? env.get(head.name) : undefined;
	return bound?.kind === 'function' ? bound : undefined;
};

/** Whether a variable of the duals occurs, also within the functions that are called. */
const depends = (e: Expression, env: Environment, duals: Duals): boolean =>
	some(e, node => {
		if (node.kind === 'symbol' && duals.has(node.name)) return true;
		const f = node.kind === 'call' ? functionAt(node.head, env) : undefined;
		return (
			f !== undefined &&
			some(f.body, inner => inner.kind === 'symbol' && duals.has(inner.name) && !f.parameters.includes(inner.name))
		);
	});

const dualCall = (
	e: Extract<Expression, { kind: 'call' }>,
	env: Environment,
	duals: Duals,
	run: Run,
	depth: number,
): Dual | undefined => {
	const f = functionAt(e.head, env);
	const args: Dual[] = [];
	for (const arg of e.args) {
		const dual = dualOf(arg, env, duals, run, depth + 1);
		if (!dual) return undefined;
		args.push(dual);
	}
	if (!f && isBuiltIn(e, env)) {
		const sigmoid = e.head.kind === 'symbol' && isSigmoid(e.head.name, env) ? SCALAR_FUNCTIONS.sigmoid : undefined;
		const [only] = args;
		if (!sigmoid || !only) return undefined;
		const value = sigmoid.value(only.value);
		return { value, slope: sigmoid.slope(only.value, value) * only.slope };
	}
	if (!f) {
		const head = dualOf(e.head, env, duals, run, depth + 1);
		return head && args.length === 1 ? times(head, args[0]!) : undefined;
	}
	if (f.parameters.length !== args.length) return undefined;
	const values = e.args.map(arg => run.evaluate(arg, env));
	const inner = new Map(duals);
	for (const [k, name] of f.parameters.entries()) inner.set(name, args[k]!);
	return dualOf(f.body, extend(env, new Map(f.parameters.map((name, k) => [name, values[k]!]))), inner, run, depth + 1);
};

const LARGEST_GRADIENT = 2500;

/** The gradient of a number with respect to a matrix or vector, of its shape: central differences entry by entry. */
export const gradientOf = (f: Expression, wrt: SymbolNode, env: Environment, run: Run, span: Span): Value => {
	const at = env.get(wrt.name);
	if (at === undefined) return fail('unbound', say`${wrt.name} is not known`, wrt.span, [wrt.name]);
	if (at.kind !== 'matrix') return differentiate(f, wrt, 1, env, run, span);
	const { body, name } = target(f, wrt, env, span);
	const { matrix } = at;
	if (matrix.rows * matrix.columns > LARGEST_GRADIENT) fail('too-large', say`this gradient has too many entries`, span);
	const valueAt = (i: number, j: number, by: number): number => {
		const moved = matrix.clone();
		moved.set(i, j, matrix.get(i, j) + by);
		const value = run.evaluate(body, extend(env, new Map([[name, linear.matrixValue(moved, at.unit)]])));
		return value.kind === 'quantity' ? value.value : fail('unsupported', say`a gradient is taken of a number`, span);
	};
	const here = run.evaluate(body, extend(env, new Map([[name, at]])));
	if (here.kind !== 'quantity') return fail('unsupported', say`a gradient is taken of a number`, span);
	const result = matrix.clone();
	for (let i = 0; i < matrix.rows; i++)
		for (let j = 0; j < matrix.columns; j++) {
			const x = matrix.get(i, j);
			result.set(
				i,
				j,
				central(point => valueAt(i, j, point - x), x, 1e-3 / Math.max(Math.abs(x), 1e-12)),
			);
		}
	return linear.matrixValue(result, multiplyUnits(here.unit, at.unit ?? unitless, -1));
};

/** The slope of a function of one number, by differences; for solving equations. */
export const numericSlope = (f: (x: number) => number, x: number): number => central(f, x, 1e-4);
