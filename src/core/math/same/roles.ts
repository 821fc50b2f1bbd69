import { isBuiltIn } from '../evaluate/free.ts';
import { baseName, subscriptIndices } from '../evaluate/indexing.ts';
import type { Expression, SymbolNode } from '../expression.ts';
import type { Environment } from '../value.ts';
import { children, some, walk } from '../walk.ts';

const MATRIX_OPERATORS: ReadonlySet<string> = new Set([
	'transpose',
	'adjoint',
	'inverse',
	'pseudo-inverse',
	'trace',
	'rank',
	'det',
	'diag',
	'vec',
	'kronecker',
	'hadamard',
	'inner',
	'column-space',
	'row-space',
	'null-space',
	'singular-values',
	'eigenvalues',
]);

/** What a set of expressions says about its names before any shape is known. */
export interface Roles {
	/** Names that are matrices or vectors. */
	readonly matrices: ReadonlySet<string>;
	/** Matrices that stand under `x^T`, bold or not, in lower case: columns. */
	readonly vectors: ReadonlySet<string>;
	/** Bases whose subscripts hold a bound variable: `A` in Σ_j A_ij x_j, with the number of indices. */
	readonly families: ReadonlyMap<string, number>;
	/** Names whose label is a bound variable: `W_O^h` in a sum over h is a member of the list `W_O`. */
	readonly lists: ReadonlySet<string>;
	/** Names that must be whole numbers: bounds, indices, arguments of factorials. */
	readonly integers: ReadonlySet<string>;
	/** Families whose members are vectors: `u_k v_k^T` in a sum over k takes the columns of a matrix u. */
	readonly columns: ReadonlySet<string>;
	/** Names that only ever stand before brackets and are letters of functions: f(x), \phi(x). */
	readonly functions: ReadonlyMap<string, number>;
	/** Unit vectors by name. */
	readonly units: ReadonlyMap<string, SymbolNode>;
	/** Names bound by a sum or a quantifier. */
	readonly bound: ReadonlySet<string>;
}

/** `e_i`, `e_1`, `\mathbf{e}_k`. */
export const isUnitVector = (node: SymbolNode): boolean =>
	node.base === 'e' &&
	node.label === undefined &&
	node.accent === undefined &&
	(node.subscript?.kind === 'number' || (node.subscript?.kind === 'symbol' && /^[i-n]$/.test(node.subscript.name)));

export const symbolsIn = (e: Expression, take: (node: SymbolNode) => void): void =>
	walk(e, node => node.kind === 'symbol' && take(node));

/** The c of `c A`, the λ of `λ I`: a small letter before another factor, unless that is the row of an outer product. */
const isCoefficient = (e: Expression, next: Expression | undefined): boolean => {
	if (e.kind !== 'symbol' || e.style === 'bold' || e.accent === 'vec' || e.subscript) return false;
	if (/^(?:alpha|beta|gamma|delta|epsilon|eta|kappa|lambda|mu|nu|rho|sigma|tau|omega)$/.test(e.base)) return true;
	if (!/^[a-z]$/.test(e.base) || next === undefined) return false;
	return !(next.kind === 'apply' && (next.operator === 'transpose' || next.operator === 'adjoint'));
};

/** Leaves `X^T`, `(A B)^{-1}`: the names under a matrix operator. */
const markMatrices = (e: Expression, matrices: Set<string>): void => {
	if (e.kind === 'symbol') matrices.add(e.name);
	else if (e.kind === 'apply' && e.operator === 'multiply') {
		for (const [k, arg] of e.args.entries()) if (!isCoefficient(arg, e.args[k + 1])) markMatrices(arg, matrices);
	} else if (e.kind === 'apply' && ['add', 'negate', 'transpose', 'inverse', 'adjoint'].includes(e.operator))
		for (const arg of e.args) markMatrices(arg, matrices);
	else if (e.kind === 'index') markMatrices(e.base, matrices);
	else if (e.kind === 'collection' && e.items.length === 1) markMatrices(e.items[0]!, matrices);
};

const FUNCTION_LETTERS: ReadonlySet<string> = new Set([
	'f',
	'g',
	'h',
	'F',
	'G',
	'L',
	'J',
	'phi',
	'psi',
	'varphi',
	'ell',
	'mathcal_L',
]);

const functionsOf = (expressions: readonly Expression[], env: Environment): ReadonlyMap<string, number> => {
	const called = new Map<string, number>();
	const plain = new Set<string>();
	const visit = (e: Expression): void => {
		if (e.kind === 'call' && e.head.kind === 'symbol') {
			if (!isBuiltIn(e, env)) called.set(e.head.name, e.args.length);
			for (const arg of e.args) visit(arg);
		} else if (e.kind === 'symbol') plain.add(e.name);
		else for (const child of children(e)) visit(child);
	};
	for (const e of expressions) visit(e);
	for (const [name, arity] of called)
		if (env.get(name) !== undefined || plain.has(name) || (arity === 1 && !FUNCTION_LETTERS.has(name)))
			called.delete(name);
	return called;
};

const SCALAR_PLACE: ReadonlySet<string> = new Set(['power', 'divide']);

export const rolesOf = (expressions: readonly Expression[], env: Environment): Roles => {
	const matrices = new Set<string>();
	const families = new Map<string, number>();
	const lists = new Set<string>();
	const integers = new Set<string>();
	const bound = new Set<string>();
	const scalars = new Set<string>();
	const units = new Map<string, SymbolNode>();
	for (const e of expressions)
		walk(e, node => {
			if (node.kind === 'big')
				for (const variable of node.variables) if (variable.kind === 'symbol') bound.add(variable.name);
		});
	for (const e of expressions)
		walk(e, node => {
			switch (node.kind) {
				case 'symbol': {
					if (node.style === 'bold' || node.accent === 'vec') matrices.add(node.name);
					if (env.shape(node.name)) matrices.add(node.name);
					if (/^[I01]$/.test(node.base) && node.subscript && !node.label && env.get(node.name) === undefined)
						symbolsIn(node.subscript, inner => {
							for (const name of node.base === 'I' && /^[a-z]{2}$/.test(inner.name) ? inner.name : [inner.name])
								integers.add(name);
						});
					if (node.subscript && env.get(node.name) === undefined && !env.shape(node.name)) {
						const indices = subscriptIndices(node.subscript);
						const bySum = indices.some(index => some(index, inner => inner.kind === 'symbol' && bound.has(inner.name)));
						const base = baseName(node);
						const known =
							env.shape(base) !== undefined || env.get(base)?.kind === 'matrix' || env.get(base)?.kind === 'list';
						if (
							bySum ||
							(known &&
								indices.every(index => index.kind === 'symbol' || index.kind === 'number' || index.kind === 'text'))
						) {
							families.set(base, Math.max(indices.length, families.get(base) ?? 0));
							for (const index of indices) symbolsIn(index, inner => integers.add(inner.name));
						}
					}
					if (node.label !== undefined && bound.has(node.label)) lists.add(node.name.slice(0, -node.label.length - 1));
					break;
				}
				case 'apply':
					if (MATRIX_OPERATORS.has(node.operator)) for (const arg of node.args) markMatrices(arg, matrices);
					if (node.operator === 'factorial' || node.operator === 'binomial')
						for (const arg of node.args) symbolsIn(arg, inner => integers.add(inner.name));
					// counts are rounded up; a real number goes by another letter
					if (node.operator === 'floor' || node.operator === 'ceil' || node.operator === 'mod')
						for (const arg of node.args)
							symbolsIn(arg, inner => /^[i-nNM]$/.test(inner.name) && integers.add(inner.name));
					if (SCALAR_PLACE.has(node.operator))
						symbolsIn(node.args[1]!, inner => node.operator === 'power' && scalars.add(inner.name));
					break;
				case 'index':
					markMatrices(node.base, matrices);
					for (const index of node.indices) symbolsIn(index, inner => integers.add(inner.name));
					break;
				case 'big':
					for (const end of [node.lower, node.upper])
						if (end && node.operator !== 'integral') symbolsIn(end, inner => integers.add(inner.name));
					break;
				default:
			}
		});
	// A family seen with every index of the sum is one object; entries A_ij belong to the matrix A.
	for (const e of expressions)
		symbolsIn(e, node => {
			if (!node.subscript) return;
			const arity = families.get(baseName(node));
			if (arity !== undefined && subscriptIndices(node.subscript).length <= arity)
				for (const index of subscriptIndices(node.subscript)) symbolsIn(index, inner => integers.add(inner.name));
		});
	// e_i beside matrices is the i-th unit vector
	for (const e of expressions)
		symbolsIn(e, node => {
			if (!isUnitVector(node) || env.get(node.name) !== undefined || env.shape(node.name)) return;
			if (matrices.size === 0 && node.style !== 'bold') return;
			matrices.add(node.name);
			units.set(node.name, node);
			symbolsIn(node.subscript!, inner => integers.add(inner.name));
		});
	if (matrices.size > 0) {
		// beside a matrix, another single capital in the same product is one too
		for (const e of expressions)
			walk(e, node => {
				if (node.kind !== 'apply' || node.operator !== 'multiply') return;
				const factors = node.args.flatMap(arg =>
					arg.kind === 'apply' && (arg.operator === 'transpose' || arg.operator === 'inverse') ? arg.args : [arg],
				);
				if (!factors.some(arg => arg.kind === 'symbol' && matrices.has(arg.name))) return;
				for (const arg of factors)
					if (
						arg.kind === 'symbol' &&
						/^[A-Z]$/.test(arg.base) &&
						!scalars.has(arg.name) &&
						env.get(arg.name) === undefined
					)
						matrices.add(arg.name);
			});
	}
	// u_k v_k^T: members that are transposed are vectors, and so are the Latin ones beside them
	const columns = new Set<string>();
	for (const e of expressions)
		symbolsIn(e, node => {
			if (node.subscript && matrices.has(node.name) && families.get(baseName(node)) === 1) columns.add(baseName(node));
		});
	for (const e of expressions)
		walk(e, node => {
			if (node.kind !== 'apply' || node.operator !== 'multiply') return;
			const factors = node.args.flatMap(arg =>
				arg.kind === 'apply' && arg.operator === 'transpose' ? arg.args : [arg],
			);
			const member = (arg: Expression): arg is SymbolNode => arg.kind === 'symbol' && arg.subscript !== undefined;
			const known = factors.filter(member).filter(arg => columns.has(baseName(arg)));
			if (known.length === 0) return;
			for (const arg of factors)
				if (member(arg) && /^[a-z]$/.test(arg.base) && families.get(baseName(arg)) === 1) columns.add(baseName(arg));
		});
	const functions = functionsOf(expressions, env);
	const vectors = new Set([...matrices].filter(name => /^(?:vec:)?[a-z01]/.test(name) && !env.shape(name)));
	for (const name of bound) integers.delete(name);
	for (const name of scalars) if (!env.shape(name)) matrices.delete(name);
	for (const name of [...matrices]) if (functions.has(name)) matrices.delete(name);
	// I and I_n are the identity, unless the text says otherwise
	for (const names of [matrices, vectors, families])
		for (const name of [...names.keys()]) if (/^I(?:_|$)/.test(name) && !env.shape(name)) names.delete(name);
	return { matrices, vectors, families, lists, integers, bound, columns, functions, units };
};
