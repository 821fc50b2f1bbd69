import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { multiplyUnits, powerUnit, unitless, unitOf } from '../../math/units/units.ts';
import type { Unit } from '../../math/value.ts';
import { mapChildren } from '../../math/walk.ts';
import { apply, NOWHERE, numberNode, quantityNode } from '../run/substitute.ts';

/**
 * Scalar expressions brought into the form that a person writes: one number in front, powers of what stays a symbol behind it.
 * `\frac{C}{6}` to the power 0.45 times 1.34 becomes `0.599 C^{0.45}`; `4 B · m · k` stays in that order. Sums are kept as
 * atoms with their terms in this form. It is arithmetic on coefficients and exponents only; nothing is factored or expanded.
 */
interface Monomial {
	readonly coefficient: number;
	/** Of the coefficient; undefined where a fractional power has left none that can be written. */
	readonly unit: Unit | undefined;
	/** By the atom's text, in the order in which they came. */
	readonly powers: ReadonlyMap<string, { readonly atom: Expression; readonly power: number }>;
}

const ONE: Monomial = { coefficient: 1, unit: unitless, powers: new Map() };

/** The expression in normal form; the same expression where it holds what this arithmetic does not know. */
export function normalForm(expression: Expression): Expression {
	return expressionOf(monomialOf(expression));
}

function monomialOf(node: Expression): Monomial {
	switch (node.kind) {
		case 'number':
			return { ...ONE, coefficient: node.value };
		case 'measure': {
			const inner = monomialOf(node.value);
			const unit = unitOf(node.unit);
			return { ...inner, coefficient: inner.coefficient, unit: inner.unit && multiplyUnits(inner.unit, unit) };
		}
		case 'call':
			return times([node.head, ...node.args].map(monomialOf));
		case 'apply': {
			const [first, second] = node.args;
			switch (node.operator) {
				case 'negate': {
					const inner = monomialOf(first!);
					return { ...inner, coefficient: -inner.coefficient };
				}
				case 'multiply':
					return times(node.args.map(monomialOf));
				case 'divide':
					return times([monomialOf(first!), raise(monomialOf(second!), -1)]);
				case 'sqrt':
					return second === undefined ? (raised(monomialOf(first!), 0.5) ?? atom(node)) : atom(node);
				case 'power': {
					const exponent = monomialOf(second!);
					if (exponent.powers.size > 0) {
						const base = normalForm(first!);
						return atom(apply('power', [base, normalForm(second!)]));
					}
					return raised(monomialOf(first!), exponent.coefficient) ?? atom(node);
				}
				case 'add':
					return sum(node.args);
				default:
					return atom({ ...node, args: node.args.map(normalForm) });
			}
		}
		default:
			return atom(node);
	}
}

const atom = (node: Expression): Monomial => ({
	...ONE,
	powers: new Map([[toText(node), { atom: node, power: 1 }]]),
});

function times(factors: readonly Monomial[]): Monomial {
	let coefficient = 1;
	let unit: Unit | undefined = unitless;
	const powers = new Map<string, { atom: Expression; power: number }>();
	for (const factor of factors) {
		coefficient *= factor.coefficient;
		unit = unit && factor.unit && multiplyUnits(unit, factor.unit);
		for (const [name, { atom: base, power }] of factor.powers) {
			const sum = (powers.get(name)?.power ?? 0) + power;
			if (Math.abs(sum) < 1e-12) powers.delete(name);
			else powers.set(name, { atom: base, power: sum });
		}
	}
	return { coefficient, unit, powers };
}

/** A power of a monomial; undefined for a fractional power of a negative number. */
function raised(base: Monomial, exponent: number): Monomial | undefined {
	if (base.coefficient < 0 && !Number.isInteger(exponent)) return undefined;
	return raise(base, exponent);
}

function raise(base: Monomial, exponent: number): Monomial {
	const whole = Number.isInteger(exponent);
	return {
		coefficient: base.coefficient ** exponent,
		unit:
			base.unit === undefined
				? undefined
				: base.unit.text === ''
					? unitless
					: whole
						? powerUnit(base.unit, exponent)
						: undefined,
		powers: new Map(
			[...base.powers].map(([name, { atom: inner, power }]) => [name, { atom: inner, power: power * exponent }]),
		),
	};
}

/** Terms in normal form; terms of the same powers and unit are added up. */
function sum(terms: readonly Expression[]): Monomial {
	const groups = new Map<string, Monomial>();
	for (const term of terms.map(monomialOf)) {
		if (term.coefficient === 0) continue;
		const key = `${[...term.powers].map(([name, { power }]) => `${name}^${power.toPrecision(10)}`).join('·')}|${term.unit?.text ?? ''}`;
		const before = groups.get(key);
		groups.set(key, before ? { ...before, coefficient: before.coefficient + term.coefficient } : term);
	}
	const kept = [...groups.values()].filter(({ coefficient }) => coefficient !== 0);
	if (kept.length === 0) return { ...ONE, coefficient: 0 };
	if (kept.length === 1) return kept[0]!;
	return atom(apply('add', kept.map(expressionOf)));
}

function expressionOf({ coefficient, unit, powers }: Monomial): Expression {
	if (!Number.isFinite(coefficient)) return numberNode(Number.NaN);
	const above: Expression[] = [];
	const below: Expression[] = [];
	for (const { atom: base, power } of powers.values()) {
		const size = Math.abs(power);
		const factor =
			size === 1
				? base
				: apply('power', [base, quantityNode({ kind: 'quantity', value: size, unit: unitless, error: 0 })]);
		// Whole negative powers stand below the line; fractional ones keep their sign: N^{-0.34}.
		if (power > 0) above.push(factor);
		else if (Number.isInteger(power)) below.push(factor);
		else above.push(apply('power', [base, apply('negate', [numberNode(size)])]));
	}
	const shownUnit = unit ?? unitless;
	const size = Math.abs(coefficient);
	const lead = quantityNode({ kind: 'quantity', value: size * shownUnit.factor, unit: shownUnit, error: 0 });
	if (size !== 1 || shownUnit.text !== '' || above.length === 0) above.unshift(lead);
	const top = above.length === 1 ? above[0]! : apply('multiply', above, 'juxtaposed');
	const bottom =
		below.length === 0 ? undefined : below.length === 1 ? below[0]! : apply('multiply', below, 'juxtaposed');
	const whole: Expression = bottom ? { ...apply('divide', [top, bottom], 'frac'), span: NOWHERE } : top;
	return coefficient < 0 ? apply('negate', [whole]) : whole;
}

/** Numbers rounded for reading; the tree that is compared keeps all its digits. */
export function roundNumbers(root: Expression, digits: number): Expression {
	const visit = (node: Expression): Expression => {
		if (node.kind !== 'number' || node.exact) return node.kind === 'symbol' ? node : mapChildren(node, visit);
		const rounded = Number(node.value.toPrecision(digits));
		return rounded === node.value ? node : numberNode(rounded, digits);
	};
	return visit(root);
}
