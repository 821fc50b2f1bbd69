import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';

/** A number of a product or a quotient. */
export interface Factor {
	readonly literal: Literal;
	readonly power: 1 | -1;
	readonly expression: Expression;
}

/** The factors of a product or a quotient of nothing but numbers; `squares`: a square as two of them, a cube as three. */
export function factorsOf(node: Expression, power: 1 | -1, squares = false): readonly Factor[] | undefined {
	const literal = literalOf(node);
	if (literal) return [{ literal, power, expression: node }];
	if (node.kind !== 'apply') return undefined;
	if (squares && node.operator === 'power') {
		const exponent = literalOf(node.args[1]!)?.value;
		const base = factorsOf(node.args[0]!, power, squares);
		return base && (exponent === 2 || exponent === 3) ? Array.from({ length: exponent }, () => base).flat() : undefined;
	}
	if (node.operator !== 'multiply' && node.operator !== 'divide') return undefined;
	const found: Factor[] = [];
	for (const [place, arg] of node.args.entries()) {
		const own = factorsOf(arg, node.operator === 'divide' && place > 0 ? (power === 1 ? -1 : 1) : power, squares);
		if (!own) return undefined;
		found.push(...own);
	}
	return found;
}

/** The powers of the bases that an amount measures; those that cancel out left aside. */
export const powersOf = (hard: object): ReadonlyMap<string, number> =>
	new Map(Object.entries(hard).filter(([, power]) => power !== 0));
