import type { Expression } from '../../math/expression.ts';
import { symbolsOf } from '../../math/walk.ts';
import { freeSymbols } from '../key/key-scope.ts';
import type { AnswerKey, Condition, KeyGiven, KeyMethod } from '../key.ts';

/**
 * The needed givens that what is asked for is made of, by the method that can give all of it and needs fewest of those that `has`
 * does not have. A question for other things than the key's results, or one that a choice or a point answers, needs them all.
 */
export function neededFor(
	key: AnswerKey,
	targets: readonly string[],
	has: (symbol: string) => boolean = () => false,
	methods: readonly KeyMethod[] = key.methods,
): readonly KeyGiven[] {
	const all = key.givens.filter(given => given.default.kind === 'needed');
	if (targets.length === 0) return all;
	let best: readonly KeyGiven[] | undefined;
	let fewest = Number.POSITIVE_INFINITY;
	for (const method of methods) {
		const used = givensBehind(key, method, targets);
		if (!used) continue;
		const needed = all.filter(({ symbol }) => used.has(symbol));
		const open = needed.filter(({ symbol }) => !has(symbol)).length;
		if (open >= fewest) continue;
		fewest = open;
		best = needed;
	}
	return best ?? all;
}

/** The givens that lead to the targets by any of a key's methods. */
export const givensUsed = (key: AnswerKey, targets: readonly string[]): ReadonlySet<string> =>
	new Set(key.methods.flatMap(method => targets.flatMap(target => [...(givensBehind(key, method, [target]) ?? [])])));

/** The givens that lead to the targets, those among them that are made of others with what they are made of. */
export function usedWithMakers(
	key: AnswerKey,
	targets: readonly string[],
	bound: ReadonlyMap<string, { readonly derived?: boolean | undefined }>,
): ReadonlySet<string> {
	const used = new Set(givensUsed(key, targets));
	for (const { symbol, default: by } of key.givens.toReversed())
		if (used.has(symbol) && by.kind === 'value' && bound.get(symbol)?.derived)
			for (const name of symbolsOf(by.expression)) used.add(name);
	return used;
}

/** All names that lead to the targets by a method's steps; undefined where the method does not define them all. */
export function givensBehind(
	key: AnswerKey,
	method: KeyMethod,
	targets: readonly string[],
): ReadonlySet<string> | undefined {
	const behind = new Map<string, ReadonlySet<string>>();
	const givens = new Set(key.givens.map(({ symbol }) => symbol));
	// `k_0` that a step has defined, or `M_0` among the givens, is a name of its own and no entry of `k` or `M`.
	const isName = (name: string): boolean => behind.has(name) || givens.has(name);
	for (const step of method.steps) {
		const own = step.condition ? namesIn(step.condition) : [];
		for (const row of step.choice?.rows ?? []) own.push(...conditionNames(row.when));
		if (step.each ?? method.each) own.push((step.each ?? method.each)!);
		for (const { links } of step.formulas)
			for (const link of links) {
				if (link.kind !== 'define') continue;
				const reached = new Set<string>();
				const ranges = [...(link.ranges?.values() ?? [])].flatMap(range => namesIn(range, isName));
				for (const name of [...own, ...namesIn(link.body, isName), ...ranges]) {
					reached.add(name);
					for (const further of behind.get(name) ?? []) reached.add(further);
				}
				for (const before of behind.get(link.symbol) ?? []) reached.add(before);
				behind.set(link.symbol, reached);
			}
	}
	const found = new Set<string>();
	for (const target of targets) {
		const names = behind.get(target);
		if (!names) return undefined;
		for (const name of names) found.add(name);
	}
	return found;
}

/**
 * The names of a formula, an entry's whole among them (`q_y` speaks of `q` and `y`).
 *
 * @param isName whether something with an index is known to be a name of its own.
 */
export function namesIn(expression: Expression, isName: (name: string) => boolean = () => false): string[] {
	const names = new Set(symbolsOf(expression));
	for (const symbol of freeSymbols(expression, () => false)) {
		if (isName(symbol.name)) continue;
		names.add(symbol.accent ? `${symbol.accent}:${symbol.base}` : symbol.base);
		if (symbol.subscript) for (const name of symbolsOf(symbol.subscript)) names.add(name);
	}
	return [...names];
}

/** The names that a condition speaks of. */
export function conditionNames(condition: Condition): readonly string[] {
	switch (condition.kind) {
		case 'formula':
			return namesIn(condition.expression);
		case 'not':
			return conditionNames(condition.of);
		case 'all':
		case 'any':
			return condition.of.flatMap(conditionNames);
		default:
			return [];
	}
}
