import type { Expression, SymbolNode } from '../math/expression.ts';
import { children } from '../math/walk.ts';
import { DECOMPOSITIONS } from './decompose.ts';
import type { KeyFormula } from './key.ts';

/** What the formulas of a key may use at some point: names of givens and definitions, and which of them are functions. */
export interface Scope {
	readonly bound: Set<string>;
	/** Parameters of the functions defined so far: in an assertion they stand for any value. */
	readonly parameters: Set<string>;
	/** Names that are functions. */
	readonly functions: Set<string>;
	/** Names that have rows and columns: `X_{ij}` is an entry of theirs, where `K_t` of a number is a name of its own. */
	readonly indexable: Set<string>;
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

/** Letters that stand for a row or a column when they are the subscript of something bound. */
const INDEX = /^[ijpqrstuvkn](?:,?[ijpqrstuvkn])?$/;

/** For `X_ij` or `X_i` with `X` bound: the matrix and its index letters; undefined for any other symbol. */
export function entryOf(
	symbol: SymbolNode,
	isBound: (name: string) => boolean,
): { readonly base: string; readonly indices: readonly string[] } | undefined {
	if (!symbol.subscript || isBound(symbol.name)) return undefined;
	const base = symbol.label === undefined ? symbol.base : undefined;
	if (base === undefined || !isBound(base)) return undefined;
	const indices = lettersOf(symbol.subscript);
	if (!indices || indices.length > 2 || !indices.every(letter => INDEX.test(letter))) return undefined;
	return { base, indices };
}

function lettersOf(subscript: Expression): readonly string[] | undefined {
	if (subscript.kind === 'symbol') return subscript.name.length <= 2 ? [...subscript.name] : undefined;
	if (subscript.kind === 'apply' && subscript.operator === 'multiply') return joined(subscript.args);
	if (subscript.kind === 'sequence') return joined(subscript.items);
	if (subscript.kind === 'collection') return joined(subscript.items);
	if (subscript.kind === 'text') return undefined;
	return undefined;
}

function joined(items: readonly Expression[]): readonly string[] | undefined {
	const letters = items.map(lettersOf);
	return letters.every(each => each !== undefined) ? letters.flat() : undefined;
}

/** The symbols of a formula that nothing binds, with their places relative to the formula. */
export function undefinedIn(formula: KeyFormula, scope: Scope): readonly SymbolNode[] {
	const missing: SymbolNode[] = [];
	for (const link of formula.links) {
		if (link.kind === 'define') {
			const local = new Set(link.parameters);
			missing.push(...freeSymbols(link.body, name => local.has(name) || scope.bound.has(name), scope.indexable));
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
): readonly SymbolNode[] {
	const found: SymbolNode[] = [];
	const visit = (node: Expression, local: ReadonlySet<string>): void => {
		switch (node.kind) {
			case 'symbol': {
				const known = (name: string): boolean => local.has(name) || isBound(name);
				if (known(node.name) || CONSTANTS.has(node.name) || node.style === 'blackboard') return;
				if (entryOf(node, name => known(name) && (indexable?.has(name) ?? true))) return;
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
