import type { CallNode, Expression } from '../expression.ts';
import type { Environment } from '../value.ts';
import { children } from '../walk.ts';
import { baseName } from './indexing.ts';
import { namedHere } from './named-functions.ts';

const CONSTANTS: ReadonlySet<string> = new Set(['pi', 'e', 'infty', 'I', 'emptyset']);

/** The σ that nobody bound is the logistic function. */
export const isSigmoid = (name: string, env: Environment): boolean =>
	name === 'sigma' && env.get('sigma') === undefined && env.shape('sigma') === undefined;

/** Whether a call is of a function that the language knows by its name: σ, softplus, and their slopes σ', σ''. */
export const isBuiltIn = (e: CallNode, env: Environment): boolean => {
	if (e.head.kind !== 'symbol') return false;
	const { name, label } = e.head;
	const known = (word: string): boolean =>
		(e.args.length === 1 && isSigmoid(word, env)) || namedHere(word, env) !== undefined;
	if (known(name)) return true;
	return (
		label !== undefined && /^'{1,3}$/.test(label) && env.get(name) === undefined && known(name.slice(0, -label.length))
	);
};

/** The names in an expression that the environment does not know, bound variables left out; in order of appearance. */
export const freeNames = (e: Expression, env: Environment): readonly string[] => {
	const free = new Set<string>();
	const stack: { readonly node: Expression; readonly bound: ReadonlySet<string> }[] = [{ node: e, bound: new Set() }];
	while (stack.length > 0) {
		const { node, bound } = stack.pop()!;
		if (node.kind === 'symbol') {
			if (bound.has(node.name) || env.get(node.name) !== undefined) continue;
			if (node.subscript && env.get(baseName(node)) !== undefined) {
				stack.push({ node: node.subscript, bound });
				continue;
			}
			if (!CONSTANTS.has(node.name)) free.add(node.name);
			continue;
		}
		if (node.kind === 'call' && node.head.kind === 'symbol' && !bound.has(node.head.name) && isBuiltIn(node, env)) {
			for (const arg of [...node.args].reverse()) stack.push({ node: arg, bound });
			continue;
		}
		const inner = new Set(bound);
		if (node.kind === 'index')
			for (const index of node.indices)
				if (index.kind === 'relation' && index.operands[0]!.kind === 'symbol') inner.add(index.operands[0]!.name);
		if (node.kind === 'big')
			for (const variable of node.variables) if (variable.kind === 'symbol') inner.add(variable.name);
		if (node.kind === 'collection' && node.form === 'builder')
			for (const name of builderVariables(node.items)) inner.add(name);
		const scope = inner.size === bound.size ? bound : inner;
		for (const child of [...children(node)].reverse()) stack.push({ node: child, bound: scope });
	}
	return [...free];
};

/** The variables that a set builder binds: the left side of its `p \in S`, else the bare symbol it collects. */
export const builderVariables = (items: readonly Expression[]): readonly string[] => {
	const names: string[] = [];
	for (const item of items) {
		if (item.kind === 'relation' && item.operators[0] === '∈' && item.operands[0]!.kind === 'symbol')
			names.push(item.operands[0]!.name);
	}
	if (names.length > 0) return names;
	const first = items[0];
	if (first?.kind === 'symbol') return [first.name];
	if (first?.kind === 'collection') return first.items.flatMap(item => (item.kind === 'symbol' ? [item.name] : []));
	return [];
};
