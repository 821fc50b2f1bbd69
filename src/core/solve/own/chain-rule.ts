import type { ApplyNode, Expression, SymbolNode } from '../../math/expression.ts';
import { symbolNode } from '../../math/read/names.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { nameOfDerivative, productOf, slopeOf, sumOf, wholeNumber } from '../../math/slope.ts';
import { map, symbolsOf } from '../../math/walk.ts';
import type { PartText } from '../bind/part-text.ts';

/** A quantity that a formula defines. */
export interface Node {
	readonly symbol: SymbolNode;
	readonly side: Expression;
}

/** The derivative of one quantity by another, made of those that stand before it. */
export interface Gradient {
	/** The name by which later formulas know it. */
	readonly symbol: SymbolNode;
	/** `\frac{\partial E}{\partial w}`. */
	readonly head: ApplyNode;
	/** In the names of other gradients, to be worked out. */
	readonly side: Expression;
	/** The same with these as derivatives, to be shown. */
	readonly shown: Expression;
}

const NOWHERE = { start: 0, end: 0 };

const derivative = (of: Expression, by: Expression): ApplyNode => ({
	kind: 'apply',
	operator: 'derivative',
	args: [of, by],
	sign: 'frac',
	span: NOWHERE,
});

/**
 * The derivatives of `root` by `letters`, by the chain rule backwards through the formulas that lead to it (backpropagation): that of each quantity
 * is the sum, over what is made of it, of the derivative by that times the local one.
 *
 * @param nodes the formulas, each behind what it is made of.
 * @returns in the order in which they are worked out; undefined where one of the formulas has no derivative that is known here.
 */
export function chainRule(
	nodes: readonly Node[],
	root: string,
	letters: readonly SymbolNode[],
): readonly Gradient[] | undefined {
	const end = nodes.findIndex(({ symbol }) => symbol.name === root);
	if (end < 0) return undefined;
	const top = nodes[end]!.symbol;
	const before = nodes.slice(0, end);
	const wanted = new Set(letters.map(({ name }) => name));
	const leadsToWanted = new Set(wanted);
	for (const { symbol, side } of before)
		if ([...symbolsOf(side)].some(name => leadsToWanted.has(name))) leadsToWanted.add(symbol.name);
	const gradients = new Map<string, Gradient>();
	const add = (by: SymbolNode): boolean => {
		if (gradients.has(by.name)) return true;
		const terms: Expression[] = [];
		for (const { symbol, side } of nodes.slice(0, end + 1)) {
			if (!symbolsOf(side).has(by.name)) continue;
			const outer = symbol.name === root ? wholeNumber(1) : gradients.get(symbol.name)?.symbol;
			if (!outer) continue; // it leads nowhere
			const local = slopeOf(side, by.name, symbol.name === root ? undefined : symbol);
			if (!local) return false;
			terms.push(productOf([outer, local]));
		}
		if (terms.length === 0) return false;
		const side = sumOf(terms);
		gradients.set(by.name, {
			symbol: symbolNode(nameOfDerivative(root, by.name), NOWHERE),
			head: derivative(top, by),
			side,
			shown: map(
				side,
				node =>
					[...gradients.values()].find(({ symbol }) => node.kind === 'symbol' && node.name === symbol.name)?.head ??
					node,
			),
		});
		return true;
	};
	for (const { symbol } of before.toReversed()) {
		const isMadeOf = nodes
			.slice(0, end + 1)
			.some(
				({ side, symbol: user }) =>
					symbolsOf(side).has(symbol.name) && (user.name === root || gradients.has(user.name)),
			);
		if (leadsToWanted.has(symbol.name) && isMadeOf && !add(symbol)) return undefined;
	}
	for (const letter of letters) if (!add(letter)) return undefined;
	return [...gradients.values()];
}

/** The derivatives that a question asks for: `\frac{\partial E}{\partial w_2}`, `dL/dw1`; by the names of what is differentiated. */
export function askedDerivatives({ own, formulas }: PartText): readonly { readonly of: string; readonly by: string }[] {
	const found: { readonly of: string; readonly by: string }[] = [];
	for (const latex of formulas)
		if (own.includes(latex))
			map(parseLatex(latex).expression, node => {
				if (node.kind === 'apply' && node.operator === 'derivative') {
					const [of, by] = node.args;
					if (of?.kind === 'symbol' && by?.kind === 'symbol') found.push({ of: of.name, by: by.name });
				}
				return node;
			});
	for (const [, of, by] of own.matchAll(
		/(?<![\p{L}\d])[d∂]\s?(\p{L}\p{M}?)\s?\/\s?[d∂]\s?(\p{L}\p{M}?(?:_?\{?\d{0,2}\}?|[₀-₉]{1,2}))(?![\p{L}\d])/gu,
	))
		found.push({ of: of!, by: by!.replace(/[{}]/g, '') });
	return found;
}

/** `the gradient of the loss with respect to w1, w2 and b`: the names behind it, as they stand there. */
export function respectTo(own: string): readonly string[] {
	const [, list] =
		/\b(?:gradients?|derivatives?|partials?)\b[^.;?]*?\b(?:with respect to|w\.?r\.?t\.?|by)\s+((?:(?:the\s+)?(?:weights?|bias(?:es)?|parameters?|both|all)\s+)*[^.;?]{1,80})/i.exec(
			own,
		) ?? [];
	return list === undefined
		? []
		: [...list.matchAll(/\$([^$]+)\$|(?<![\p{L}])\p{L}\p{M}?_?\{?\d{0,2}\}?(?![\p{L}])/gu)].map(([whole, formula]) =>
				(formula ?? whole).trim(),
			);
}

/** Whether a question asks for what the letters are after one step of gradient descent. */
export const asksForStep = (own: string): boolean =>
	/\b(?:gradient[- ]descent|SGD|update)\s+(?:step|update)\b|\b(?:updated|new)\s+(?:weights?|parameters?|values?|bias)|\bafter\s+(?:one|a(?: single)?|the)\s+(?:\S+\s+){0,3}(?:step|update)\b/i.test(
		own,
	);
