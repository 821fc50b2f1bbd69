import type { Expression, SymbolNode } from '../../math/expression.ts';
import { children, symbolsOf, walk } from '../../math/walk.ts';
import type { KeyFormula } from '../key.ts';
import { DECOMPOSITIONS } from '../run/decompose.ts';

/** What the formulas of a key may use at some point: names of givens and definitions, and which of them are functions. */
export interface Scope {
	readonly bound: Set<string>;
	/** Parameters of the functions defined so far: in an assertion they stand for any value. */
	readonly parameters: Set<string>;
	/** Names that are functions. */
	readonly functions: Set<string>;
	/** Names that have rows and columns: `X_{ij}` is an entry of theirs, where `K_t` of a number is a name of its own. */
	readonly indexable: Set<string>;
	/** Letters of the formula that is read for which it says how far they run: `1 \le i \le n`. */
	ranges?: ReadonlyMap<string, Expression>;
}

/** A scope of its own that begins with what another holds. */
export const branch = (scope: Scope): Scope => ({
	bound: new Set(scope.bound),
	parameters: new Set(scope.parameters),
	functions: new Set(scope.functions),
	indexable: new Set(scope.indexable),
});

/** Names that mathematics itself binds. */
const CONSTANTS = new Set([...Object.keys(DECOMPOSITIONS), 'e', 'pi', 'i', 'j', 'I', 'infty', 'emptyset']);

/** `I_d`: the identity, whose size follows from what stands beside it. */
export const isIdentity = ({ base, label }: SymbolNode): boolean => base === 'I' && label === undefined;

/** Letters that stand for a row or a column when they are the subscript of something bound. */
const INDEX = /^[ijpqrstuvkn]$/;

/** An entry, a row or a column of something that has them. */
export interface Entry {
	/** Name of the vector or matrix, its accent with it: `hat:x`. */
	readonly base: string;
	/** One or two: letters, bound symbols, whole numbers, sums of these. */
	readonly indices: readonly Expression[];
}

/**
 * For `X_{ij}`, `X_i`, `x_1`, `x_{i+1}` with `X` bound: the matrix and its indices; undefined for any other symbol. An index is a
 * letter that stands for any row or column, a whole number, or (`q_y`) a symbol that is bound to a number itself.
 */
export function entryOf(
	symbol: SymbolNode,
	isIndexable: (name: string) => boolean,
	isIndex: (name: string) => boolean = () => false,
): Entry | undefined {
	if (!symbol.subscript || isIndexable(symbol.name)) return undefined;
	const base = wholeOf(symbol);
	if (base === undefined || !isIndexable(base)) return undefined;
	const indices = indicesOf(symbol.subscript, isIndex);
	return indices && indices.length <= 2 ? { base, indices } : undefined;
}

/** The name of what a symbol may be an entry of: without its subscript; undefined for one with a label. */
export const wholeOf = (symbol: SymbolNode): string | undefined =>
	symbol.label !== undefined ? undefined : symbol.accent ? `${symbol.accent}:${symbol.base}` : symbol.base;

function indicesOf(subscript: Expression, isBound: (name: string) => boolean): readonly Expression[] | undefined {
	const joined = (items: readonly Expression[]): readonly Expression[] | undefined => {
		const parts = items.map(item => indicesOf(item, isBound));
		return parts.every(each => each !== undefined) ? parts.flat() : undefined;
	};
	switch (subscript.kind) {
		case 'number':
			return Number.isInteger(subscript.value) && subscript.value > 0 ? [subscript] : undefined;
		case 'symbol': {
			if (isBound(subscript.name) || INDEX.test(subscript.name)) return [subscript];
			const letters = [...subscript.name];
			return letters.length === 2 && letters.every(name => INDEX.test(name)) ? letters.map(letterNode) : undefined;
		}
		case 'apply': {
			if (subscript.operator === 'multiply') return joined(subscript.args);
			if (subscript.operator !== 'add') return undefined;
			const isOne = (arg: Expression): boolean => indicesOf(arg, isBound)?.length === 1;
			return subscript.args.every(arg => {
				const term = arg.kind === 'apply' && arg.operator === 'negate' ? arg.args[0]! : arg;
				// `s i + p`: every `s`-th place.
				return term.kind === 'apply' && term.operator === 'multiply' ? term.args.every(isOne) : isOne(term);
			})
				? [subscript]
				: undefined;
		}
		case 'sequence':
		case 'collection':
			return joined(subscript.items);
		default:
			return undefined;
	}
}

export const letterNode = (name: string): SymbolNode => ({
	kind: 'symbol',
	name,
	base: name,
	span: { start: 0, end: 0 },
});

/** Whether a name is bound to a number, as far as its form tells. */
export const isNumber = (name: string, scope: Scope): boolean =>
	scope.bound.has(name) && !scope.indexable.has(name) && !scope.functions.has(name);

/** The left side of a definition by entries: `y_i` or `S_{ij}` of something that nothing has defined yet. */
export interface EntriesHead {
	readonly symbol: string;
	/** One letter for a vector (or the columns of a matrix), two for a matrix. */
	readonly letters: readonly string[];
}

/**
 * Reads the left side of a definition by entries. Its letters must be free and each of them must index something on the right
 * side, which says how far it runs, or have that said beside the formula; undefined for any other left side (`K_t` is a name of its own).
 */
export function entriesHead(head: Expression, body: Expression | undefined, scope: Scope): EntriesHead | undefined {
	if (head.kind !== 'symbol' || !head.subscript || scope.bound.has(head.name) || !body) return undefined;
	const symbol = wholeOf(head);
	if (symbol === undefined || scope.bound.has(symbol)) return undefined;
	const indices = indicesOf(head.subscript, () => false);
	if (!indices || indices.length > 2) return undefined;
	const letters = indices.flatMap(each => (each.kind === 'symbol' && !scope.bound.has(each.name) ? [each.name] : []));
	if (letters.length !== indices.length || new Set(letters).size !== letters.length) return undefined;
	const used = new Set<string>();
	walk(body, node => {
		const indexes =
			node.kind === 'index'
				? node.indices
				: node.kind === 'symbol'
					? entryOf(
							node,
							name => scope.indexable.has(name),
							name => isNumber(name, scope),
						)?.indices
					: undefined;
		for (const index of indexes ?? []) for (const name of symbolsOf(index)) used.add(name);
	});
	return letters.every(letter => used.has(letter) || scope.ranges?.has(letter)) ? { symbol, letters } : undefined;
}

/** The symbols of a formula that nothing binds, with their places relative to the formula. */
export function undefinedIn(formula: KeyFormula, scope: Scope): readonly SymbolNode[] {
	const missing: SymbolNode[] = [];
	for (const link of formula.links) {
		if (link.kind === 'define') {
			const local = new Set([...(link.parameters ?? []), ...(link.indices ?? [])]);
			// What is defined here has no value yet: a symbol in its own definition is missing.
			const known = (name: string): boolean =>
				local.has(name) || (scope.bound.has(name) && (name !== link.symbol || link.parameters !== undefined));
			// A recurrence: entries that come earlier are known.
			missing.push(...freeSymbols(link.body, known, scope.indexable, link.indices ? link.symbol : undefined));
			for (const range of link.ranges?.values() ?? []) missing.push(...freeSymbols(range, known, scope.indexable));
		} else {
			const isBound = (name: string): boolean => scope.bound.has(name) || scope.parameters.has(name);
			missing.push(
				...freeSymbols(link.left, isBound, scope.indexable),
				...freeSymbols(link.right, isBound, scope.indexable),
			);
		}
	}
	const seen = new Set<string>();
	return missing.filter(symbol => !seen.has(symbol.name) && seen.add(symbol.name));
}

/** Operators whose value is a number whatever goes in. */
const SCALARS = new Set(['trace', 'rank', 'det', 'norm', 'dim', 'cardinality', 'inner', 'abs']);

/** Whether a definition's body has rows and columns, as far as its form tells. */
export function isIndexable(body: Expression, indexable: ReadonlySet<string>): boolean {
	if (body.kind === 'matrix') return true;
	if (body.kind === 'symbol') return indexable.has(body.name);
	if (body.kind === 'apply' && SCALARS.has(body.operator)) return false;
	return children(body).some(child => isIndexable(child, indexable));
}

/** Symbols that are neither bound nor bound by a sum, a set, an extremum or a constant of mathematics. */
export function freeSymbols(
	root: Expression,
	isBound: (name: string) => boolean,
	indexable?: ReadonlySet<string>,
	recurring?: string,
): readonly SymbolNode[] {
	const found: SymbolNode[] = [];
	const visit = (node: Expression, local: ReadonlySet<string>): void => {
		switch (node.kind) {
			case 'symbol': {
				const known = (name: string): boolean => local.has(name) || isBound(name);
				if (known(node.name) || CONSTANTS.has(node.name) || node.style === 'blackboard' || isIdentity(node)) return;
				const isIndexable = (name: string): boolean =>
					(known(name) || name === recurring) && (indexable?.has(name) ?? true);
				if (entryOf(node, isIndexable, name => known(name) && !isIndexable(name))) return;
				found.push(node);
				return;
			}
			case 'big': {
				const inner = new Set([...local, ...node.variables.flatMap(variableName)]);
				for (const outer of [node.lower, node.upper, node.domain]) if (outer) visit(outer, local);
				if (node.condition) {
					for (const name of conditionNames(node.condition)) inner.add(name);
					visit(node.condition, inner);
				}
				visit(node.body, inner);
				return;
			}
			case 'collection': {
				if (node.form !== 'builder') break;
				const inner = new Set([...local, ...node.items.flatMap(variableName)]);
				for (const item of node.items) visit(item, inner);
				return;
			}
			case 'apply':
				if (node.operator === 'derivative' || node.operator === 'gradient') {
					const inner = new Set([...local, ...node.args.slice(1).flatMap(variableName)]);
					for (const argument of node.args) visit(argument, inner);
					return;
				}
				if (node.operator === 'norm' || node.operator === 'softmax') {
					visit(node.args[0]!, local);
					return;
				}
				break;
			case 'relation':
				break;
			default:
				break;
		}
		for (const child of children(node)) visit(child, local);
	};
	visit(root, new Set());
	return found;
}

/** The name that a bound variable brings in: `p`, or the left side of `p \in S`. */
function variableName(expression: Expression): readonly string[] {
	if (expression.kind === 'symbol') return [expression.name];
	if (expression.kind === 'relation') return variableName(expression.operands[0]!);
	if (expression.kind === 'sequence' || expression.kind === 'collection') return expression.items.flatMap(variableName);
	return [];
}

const conditionNames = (condition: Expression): readonly string[] =>
	condition.kind === 'relation' ? variableName(condition.operands[0]!) : [];
