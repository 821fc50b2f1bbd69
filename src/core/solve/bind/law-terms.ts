import type { Expression } from '../../math/expression.ts';

/** A number plus multiples of unknowns: the exponent of a variable, `-\alpha` or `\frac{1}{2}`. */
export interface Linear {
	readonly constant: number;
	readonly unknowns: ReadonlyMap<string, number>;
}

/** One term of a law: a number, powers of unknowns (what the law's author chose) and powers of variables (what it is a law in). */
export interface Term {
	readonly coefficient: number;
	readonly unknowns: ReadonlyMap<string, number>;
	readonly powers: ReadonlyMap<string, Linear>;
}

/** What a symbol of a law is: a number that is known, an unknown, or a variable, the last two by a name. */
export type SymbolRole = { readonly number: number } | { readonly unknown: string } | { readonly variable: string };

type RoleOf = (name: string) => SymbolRole;
type IsFunction = (name: string) => boolean;

const ONE: Term = { coefficient: 1, unknowns: new Map(), powers: new Map() };

/**
 * An expression as a sum of terms, each a product of powers: `406.4 N^{-0.34} + 1.69`, `\frac{A}{N^{\alpha}} + L_0`. Undefined where it is
 * none: a product of sums, a logarithm, an exponent that is no sum of unknowns.
 *
 * @param roleOf what a symbol, or a function of this name, is.
 * @param isFunction whether a name before brackets is a function: its value then stands for a variable.
 */
export function termsOf(expression: Expression, roleOf: RoleOf, isFunction: IsFunction): readonly Term[] | undefined {
	if (expression.kind === 'apply' && expression.operator === 'add') {
		const parts = expression.args.map(each => termsOf(each, roleOf, isFunction));
		return parts.every(part => part !== undefined) ? parts.flatMap(part => part!) : undefined;
	}
	if (expression.kind === 'apply' && expression.operator === 'negate') {
		const inner = termsOf(expression.args[0]!, roleOf, isFunction);
		return inner?.map(term => ({ ...term, coefficient: -term.coefficient }));
	}
	const term = termOf(expression, roleOf, isFunction);
	return term && [term];
}

function termOf(node: Expression, roleOf: RoleOf, isFunction: IsFunction): Term | undefined {
	switch (node.kind) {
		case 'number':
			return { ...ONE, coefficient: node.value };
		case 'measure':
			return termOf(node.value, roleOf, isFunction);
		case 'symbol':
			return ofRole(roleOf(node.name));
		case 'call': {
			if (node.head.kind !== 'symbol') return undefined;
			// `k(m + \\ell)` is a product where k is a number.
			return isFunction(node.head.name)
				? ofRole(roleOf(node.head.name))
				: product([node.head, ...node.args], roleOf, isFunction);
		}
		case 'apply': {
			const [first, second] = node.args;
			switch (node.operator) {
				case 'negate': {
					const inner = termOf(first!, roleOf, isFunction);
					return inner && { ...inner, coefficient: -inner.coefficient };
				}
				case 'multiply':
					return product(node.args, roleOf, isFunction);
				case 'divide': {
					const above = termOf(first!, roleOf, isFunction);
					const below = termOf(second!, roleOf, isFunction);
					const turned = below && raised(below, { constant: -1, unknowns: new Map() });
					return above && turned && times(above, turned);
				}
				case 'sqrt': {
					const inner = second === undefined ? termOf(first!, roleOf, isFunction) : undefined;
					return inner && raised(inner, { constant: 0.5, unknowns: new Map() });
				}
				case 'power': {
					const base = termOf(first!, roleOf, isFunction);
					const exponent = linearOf(second!, roleOf, isFunction);
					return base && exponent && raised(base, exponent);
				}
				default:
					return undefined;
			}
		}
		default:
			return undefined;
	}
}

function ofRole(role: SymbolRole): Term {
	if ('number' in role) return { ...ONE, coefficient: role.number };
	return 'unknown' in role
		? { ...ONE, unknowns: new Map([[role.unknown, 1]]) }
		: { ...ONE, powers: new Map([[role.variable, { constant: 1, unknowns: new Map() }]]) };
}

function product(factors: readonly Expression[], roleOf: RoleOf, isFunction: IsFunction): Term | undefined {
	let all: Term | undefined = ONE;
	for (const factor of factors) {
		const term = termOf(factor, roleOf, isFunction);
		all = all && term && times(all, term);
	}
	return all;
}

const sum = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
	const all = new Map(a);
	for (const [name, power] of b) all.set(name, (all.get(name) ?? 0) + power);
	return new Map([...all].filter(([, power]) => power !== 0));
};

function times(a: Term, b: Term): Term {
	const powers = new Map(a.powers);
	for (const [name, power] of b.powers) {
		const before = powers.get(name);
		powers.set(
			name,
			before ? { constant: before.constant + power.constant, unknowns: sum(before.unknowns, power.unknowns) } : power,
		);
	}
	return { coefficient: a.coefficient * b.coefficient, unknowns: sum(a.unknowns, b.unknowns), powers };
}

/** A term to a power; with unknowns in the power only variables may stand below it. */
function raised(term: Term, exponent: Linear): Term | undefined {
	if (exponent.unknowns.size === 0) {
		const by = exponent.constant;
		return {
			coefficient: term.coefficient ** by,
			unknowns: new Map([...term.unknowns].map(([name, power]) => [name, power * by])),
			powers: new Map([...term.powers].map(([name, power]) => [name, scaled(power, by)])),
		};
	}
	if (term.coefficient !== 1 || term.unknowns.size > 0) return undefined;
	const plain = [...term.powers.values()].every(({ unknowns }) => unknowns.size === 0);
	return plain
		? { ...term, powers: new Map([...term.powers].map(([name, power]) => [name, scaled(exponent, power.constant)])) }
		: undefined;
}

const scaled = ({ constant, unknowns }: Linear, by: number): Linear => ({
	constant: constant * by,
	unknowns: new Map([...unknowns].map(([name, factor]) => [name, factor * by])),
});

/** `-\alpha`, `0.5`, `\frac{1}{2}`, `\alpha - 1`. */
function linearOf(expression: Expression, roleOf: RoleOf, isFunction: IsFunction): Linear | undefined {
	const terms = termsOf(
		expression,
		name => {
			const role = roleOf(name);
			return 'unknown' in role ? { variable: role.unknown } : role;
		},
		isFunction,
	);
	if (!terms) return undefined;
	let constant = 0;
	const unknowns = new Map<string, number>();
	for (const { coefficient, powers } of terms) {
		if (powers.size === 0) {
			constant += coefficient;
			continue;
		}
		const [[name, power]] = [...powers] as [[string, Linear]];
		if (powers.size > 1 || !('unknown' in roleOf(name)) || power.constant !== 1 || power.unknowns.size > 0)
			return undefined;
		unknowns.set(name, (unknowns.get(name) ?? 0) + coefficient);
	}
	return { constant, unknowns };
}
