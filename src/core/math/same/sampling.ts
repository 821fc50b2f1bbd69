import { english, say } from '../../text/message.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { isBuiltIn } from '../evaluate/free.ts';
import { baseName, subscriptIndices } from '../evaluate/indexing.ts';
import { Failure } from '../evaluate/quantity.ts';
import type { BigNode, CallNode, Expression, SymbolNode } from '../expression.ts';
import type { Environment } from '../value.ts';
import { children, walk } from '../walk.ts';
import type { Dim, Typed } from './dim.ts';
import { drawOnce, type Free, isAnyReal, oneNode, positiveRandom, signedRandom } from './drawing.ts';
import { type Roles, rolesOf, symbolsIn } from './roles.ts';
import { ShapeInference } from './shape-inference.ts';

/** Uniform in [0, 1); the same sequence for the same seed (mulberry32). */
export const random = (seed: number): (() => number) => {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
};

/** How names are drawn: sizes of matrices first, then numbers. */
export interface Plan {
	/**
	 * A random environment, or undefined where the conditions were not met. Numbers are positive; with `signed`, those whose names
	 * are used for any real number (x, y, z, a, b, u to w) have either sign.
	 */
	draw(next: () => number, round: number, signed?: boolean): Environment | undefined;
	/** Whether any name is drawn with either sign. */
	readonly hasSigns: boolean;
	/** Where the declared shapes contradict each other. */
	readonly clash: string | undefined;
}

const SCALAR: Typed = { kind: 'scalar' };

/** A plan for drawing all that `expressions` leave free in `env`, so that `conditions` hold. */
export const planFor = (
	expressions: readonly Expression[],
	env: Environment,
	conditions: readonly Expression[],
): Plan => {
	const all = [...expressions, ...conditions];
	const roles = rolesOf(all, env);
	const types = new Map<string, Typed>();
	const inference: ShapeInference = new ShapeInference(env, node => assume(node));
	const assume = (node: SymbolNode): Typed => {
		const base = baseName(node);
		if (node.subscript && roles.families.has(base)) {
			const indices = subscriptIndices(node.subscript).length;
			const whole = wholeOf(base);
			return whole.kind === 'matrix' && indices === 1 && !isColumn(whole)
				? { kind: 'matrix', rows: whole.rows, columns: one }
				: SCALAR;
		}
		if (node.label !== undefined && roles.lists.has(node.name.slice(0, -node.label.length - 1)))
			return wholeOf(node.name.slice(0, -node.label.length - 1));
		if (roles.families.has(node.name)) return wholeOf(node.name);
		if (!roles.matrices.has(node.name)) return SCALAR;
		const type = matrixType(roles.vectors.has(node.name));
		types.set(node.name, type);
		return type;
	};
	const one = inference.dim(oneNode);
	const isColumn = (type: Typed): boolean =>
		type.kind === 'matrix' && type.columns.expression !== undefined && type.columns.number === 1;
	const matrixType = (vector: boolean): Typed => ({
		kind: 'matrix',
		rows: inference.unknown(),
		columns: vector ? one : inference.unknown(),
	});
	const wholeOf = (name: string): Typed => {
		const known = types.get(name);
		if (known) return known;
		const arity = roles.families.get(name) ?? 2;
		// x_j in a sum over j: a vector of numbers, unless x itself is a matrix, whose columns they then are
		const plainVector = arity === 1 && !roles.columns.has(name) && !(roles.matrices.has(name) && /^[A-Z]/.test(name));
		const type = roles.lists.has(name)
			? roles.matrices.has(name) || /^[A-Z]/.test(name)
				? matrixType(false)
				: SCALAR
			: matrixType(plainVector);
		types.set(name, type);
		return type;
	};
	for (const name of [...roles.families.keys(), ...roles.lists])
		if (!env.shape(name) && env.get(name) === undefined) wholeOf(name);
	let clash: string | undefined;
	try {
		for (const e of expressions) inference.infer(e);
		linkIndices(expressions, types, roles, env, inference);
	} catch (problem) {
		if (!(problem instanceof Failure)) throw problem;
		clash = english(problem.message);
	}
	try {
		// that two sides differ in shape is a difference, and no reason not to compare them
		inference.agree(expressions, say`they cannot be equal`, { start: 0, end: 0 });
	} catch (problem) {
		if (!(problem instanceof Failure)) throw problem;
	}
	const free = freeSymbols(all, env, roles, types);
	const definitions = conditions.filter(
		condition =>
			condition.kind === 'relation' &&
			condition.operators.length === 1 &&
			condition.operators[0] === '=' &&
			condition.operands[0]!.kind === 'symbol',
	);
	const sums = all.flatMap(e => {
		const found: BigNode[] = [];
		walk(e, node => {
			if (node.kind === 'big' && (node.operator === 'sum' || node.operator === 'product') && node.lower && node.upper)
				found.push(node);
		});
		return found;
	});
	return {
		clash,
		draw: (next, round, signed = false) => {
			const drawn = drawOnce(
				free,
				types,
				roles,
				env,
				conditions,
				definitions,
				signed ? signedRandom(next) : positiveRandom(next),
				round,
			);
			return drawn && sums.some(sum => endsBeforeItBegins(sum, drawn)) ? undefined : drawn;
		},
		hasSigns: free.scalars.some(isAnyReal),
	};
};

/** A sum from m to n with n below m - 1: nobody who writes it means that. */
const endsBeforeItBegins = (e: BigNode, drawn: Environment): boolean => {
	if (e.lower!.kind === 'number' && e.upper!.kind === 'number') return false;
	const [from, to] = [evaluate(e.lower!, drawn), evaluate(e.upper!, drawn)];
	if (!from.ok || !to.ok || from.value.kind !== 'quantity' || to.value.kind !== 'quantity') return false;
	return to.value.value < from.value.value - 1;
};

/** Σ_{j=1}^n A_ij: the second dimension of A is n. */
const linkIndices = (
	expressions: readonly Expression[],
	types: ReadonlyMap<string, Typed>,
	roles: Roles,
	env: Environment,
	inference: ShapeInference,
): void => {
	const ends = new Map<string, Dim>();
	for (const e of expressions)
		walk(e, node => {
			if (node.kind !== 'big' || !node.upper) return;
			for (const variable of node.variables)
				if (variable.kind === 'symbol' && !ends.has(variable.name)) ends.set(variable.name, inference.dim(node.upper));
		});
	const indexDims = new Map<string, Dim>();
	for (const e of expressions)
		symbolsIn(e, node => {
			if (!node.subscript) return;
			const base = baseName(node);
			const type =
				types.get(base) ??
				(env.shape(base) ? inference.symbol({ ...node, name: base, subscript: undefined }) : undefined);
			if (type?.kind !== 'matrix' || !roles.families.has(base)) return;
			const indices = subscriptIndices(node.subscript);
			for (const [k, index] of indices.entries()) {
				if (index.kind !== 'symbol') continue;
				const isVector = type.columns.expression !== undefined && type.columns.number === 1;
				const dim = indices.length === 2 ? (k === 0 ? type.rows : type.columns) : isVector ? type.rows : type.columns;
				const other = indexDims.get(index.name) ?? ends.get(index.name);
				if (other) dim.unify(other);
				indexDims.set(index.name, dim);
			}
		});
};

const freeSymbols = (
	expressions: readonly Expression[],
	env: Environment,
	roles: Roles,
	types: ReadonlyMap<string, Typed>,
): Free => {
	const scalars = new Set<string>();
	const matrices = new Set<string>();
	for (const [name] of types) matrices.add(name);
	const visit = (e: Expression): void => {
		if (e.kind === 'symbol') {
			if (roles.bound.has(e.name) || roles.functions.has(e.name)) return;
			if (e.subscript && roles.families.has(baseName(e))) {
				matrices.add(baseName(e));
				visit(e.subscript);
				return;
			}
			if (e.label !== undefined && roles.lists.has(e.name.slice(0, -e.label.length - 1))) return;
			if (env.get(e.name) !== undefined) return;
			if (env.shape(e.name) || types.has(e.name)) matrices.add(e.name);
			else if (e.base === 'I' && e.subscript && !e.label) {
				// I_{mn}: m times n
				if (e.subscript.kind === 'symbol' && /^[a-z]{2}$/.test(e.subscript.name))
					for (const letter of e.subscript.name) scalars.add(letter);
				else visit(e.subscript);
			} else if (!['pi', 'e', 'infty', 'I', 'emptyset'].includes(e.base) || e.subscript || e.label) scalars.add(e.name);
			return;
		}
		if (e.kind === 'apply' && (e.operator === 'norm' || e.operator === 'softmax') && e.args.length === 2) {
			visit(e.args[0]!);
			return;
		}
		if (e.kind === 'call' && isBuiltIn(e, env)) {
			for (const arg of e.args) visit(arg);
			return;
		}
		if (e.kind === 'call' && isSpectral(e, types, env)) {
			visit(e.args[0]!);
			return;
		}
		for (const child of children(e)) visit(child);
	};
	for (const e of expressions) visit(e);
	for (const name of [...matrices]) {
		const shape = env.shape(name);
		if (shape) for (const side of [shape.rows, shape.columns]) visit(side);
		if (env.get(name) !== undefined) matrices.delete(name);
	}
	return { scalars: [...scalars], matrices: [...matrices] };
};

/** `\sigma_1(A)`, `\kappa(A)` of a name that is a matrix. */
const isSpectral = (e: CallNode, types: ReadonlyMap<string, Typed>, env: Environment): boolean => {
	const [arg] = e.args;
	if (e.head.kind !== 'symbol' || e.args.length !== 1 || arg?.kind !== 'symbol') return false;
	if (!types.has(arg.name) && !env.shape(arg.name)) return false;
	return e.head.base === 'kappa' || ((e.head.base === 'sigma' || e.head.base === 'lambda') && !!e.head.subscript);
};
