import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { multiplyUnits, powerUnit, unitless, unitOf } from '../../math/units/units.ts';
import type { Unit } from '../../math/value.ts';
import { mapChildren } from '../../math/walk.ts';
import { apply, NOWHERE, numberNode, quantityNode } from '../run/substitute.ts';

/**
 * Scalar expressions brought into the form that a person writes: one number in front, powers of what stays a symbol behind it.
 * `\frac{C}{6}` to the power 0.45 times 1.34 becomes `0.599 C^{0.45}`; `4 B · m · k` stays in that order. Sums are kept as
 * atoms with their terms in this form; a sum in a sum is one sum, so that what is added and taken away again is gone. Half powers
 * are one root: `2 \sqrt{\frac{k}{m + k}}`. It is arithmetic on coefficients and exponents only; nothing is factored or expanded.
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
			return times([inner, { ...ONE, unit }]);
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
		if (unit && factor.unit) {
			const joined = multiplyUnits(unit, factor.unit);
			// Bytes over terabytes are no unit any more, and a factor all the same.
			coefficient *= (unit.factor * factor.unit.factor) / joined.factor;
			unit = joined;
		} else unit = undefined;
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
	for (const term of terms.map(monomialOf).flatMap(termsOf)) {
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

/** The terms of a sum that stands in a sum, with its sign; any other term as it is. */
function termsOf(term: Monomial): readonly Monomial[] {
	const [only, another] = [...term.powers.values()];
	const plain = Math.abs(term.coefficient) === 1 && term.unit?.text === '' && another === undefined;
	if (!plain || only?.power !== 1 || only.atom.kind !== 'apply' || only.atom.operator !== 'add') return [term];
	return only.atom.args.map(monomialOf).map(each => ({ ...each, coefficient: term.coefficient * each.coefficient }));
}

function expressionOf({ coefficient, unit, powers }: Monomial): Expression {
	if (!Number.isFinite(coefficient)) return numberNode(Number.NaN);
	const above: Expression[] = [];
	const below: Expression[] = [];
	const rootAbove: Expression[] = [];
	const rootBelow: Expression[] = [];
	for (const { atom: base, power } of powers.values()) {
		const half = Number.isInteger(2 * power) && !Number.isInteger(power);
		if (half) (power > 0 ? rootAbove : rootBelow).push(base);
		const size = half ? Math.abs(power) - 0.5 : Math.abs(power);
		if (size === 0) continue;
		const factor =
			size === 1
				? base
				: apply('power', [base, quantityNode({ kind: 'quantity', value: size, unit: unitless, error: 0 })]);
		// Whole negative powers stand below the line; other fractional ones keep their sign: N^{-0.34}.
		if (power > 0) above.push(factor);
		else if (Number.isInteger(size)) below.push(factor);
		else above.push(apply('power', [base, apply('negate', [numberNode(size)])]));
	}
	const shownUnit = unit ?? unitless;
	let size = Math.abs(coefficient);
	if (rootAbove.length + rootBelow.length > 0) {
		const square = shownUnit.text === '' ? rootedWhole(size) : undefined;
		if (square !== undefined) {
			(square.below ? rootBelow : rootAbove).unshift(numberNode(square.number));
			size = 1;
		}
		above.push(apply('sqrt', [fraction(rootAbove, rootBelow)]));
	}
	// C / 6 rather than 0.16667 C.
	const parts = Math.round(1 / size);
	if (parts >= 2 && parts < 1e6 && !Number.isInteger(size * 1000) && Math.abs(parts * size - 1) < 1e-12) {
		const inverse = powerUnit(shownUnit, -1);
		below.unshift(quantityNode({ kind: 'quantity', value: parts * inverse.factor, unit: inverse, error: 0 }));
		const over = fraction(above, below);
		return coefficient < 0 ? apply('negate', [over]) : over;
	}
	const lead = quantityNode({ kind: 'quantity', value: size * shownUnit.factor, unit: shownUnit, error: 0 });
	if (size !== 1 || shownUnit.text !== '' || above.length === 0) above.unshift(lead);
	const whole = fraction(above, below);
	return coefficient < 0 ? apply('negate', [whole]) : whole;
}

/** 2 where a coefficient is \sqrt{2}: it goes below the root that is there anyway; and 2 below the line where it is 1/\sqrt{2}. */
function rootedWhole(size: number): { readonly number: number; readonly below: boolean } | undefined {
	if (Number.isInteger(size * 100)) return undefined;
	for (const [square, below] of [
		[size ** 2, false],
		[size ** -2, true],
	] as const) {
		const number = Math.round(square);
		if (number >= 2 && number < 1000 && Math.abs(square / number - 1) < 1e-12) return { number, below };
	}
	return undefined;
}

const product = (factors: readonly Expression[]): Expression =>
	factors.length === 0 ? numberNode(1) : factors.length === 1 ? factors[0]! : apply('multiply', factors, 'juxtaposed');

const fraction = (above: readonly Expression[], below: readonly Expression[]): Expression =>
	below.length === 0 ? product(above) : { ...apply('divide', [product(above), product(below)], 'frac'), span: NOWHERE };

/** Numbers rounded for reading; the tree that is compared keeps all its digits. */
export function roundNumbers(root: Expression, digits: number): Expression {
	const visit = (node: Expression): Expression => {
		if (node.kind !== 'number' || node.exact) return node.kind === 'symbol' ? node : mapChildren(node, visit);
		const rounded = Number(node.value.toPrecision(digits));
		return rounded === node.value ? node : numberNode(rounded, digits);
	};
	return visit(root);
}
