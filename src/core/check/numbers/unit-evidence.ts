import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, NumberNode, UnitNode } from '../../math/expression.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Environment, Quantity } from '../../math/value.ts';
import { map } from '../../math/walk.ts';
import type { Leaf } from '../../quantities/origins.ts';

/** A quantity with a unit that a bare number may stand for. */
export interface Lender<T> {
	readonly quantity: Quantity;
	/** Half a unit of the last digit it was written with, in its own unit. */
	readonly slack: number;
	/** What it should have been over what it is: two lenders that would mend a number alike do not contradict each other. */
	readonly ratio: number;
	readonly of: T;
}

const MOST_LENDERS = 3;
const MOST_LEAVES = 6;

/**
 * Which quantities the bare numbers of a calculation stand for, told by the units: `2 × 10^15 / (4.8 × 10^12) = 416.7 s` divides the
 * 2 PB found before by the 4.8 TB/s of the question, because only so it comes to seconds, and to that many. A value alone never
 * links; here the dimension of what it comes to is the second witness. Undefined where nothing fits, or two readings do.
 */
export function lentUnits<T>(
	expression: Expression,
	bare: readonly Leaf[],
	said: Quantity,
	lenders: readonly Lender<T>[],
	environment: Environment,
): readonly (readonly [Leaf, Lender<T>])[] | undefined {
	if (isDimensionless(said.unit) || bare.length === 0 || bare.length > MOST_LEAVES) return undefined;
	const plain = evaluate(expression, environment);
	if (!plain.ok || plain.value.kind !== 'quantity' || !isDimensionless(plain.value.unit)) return undefined;
	const choices = bare.map(leaf => lenders.filter(lender => fits(leaf, lender)).slice(0, MOST_LENDERS));
	const wanted = plain.value.value * said.unit.factor;
	let found: readonly (readonly [Leaf, Lender<T>])[] | undefined;
	for (const chosen of combinations(choices)) {
		const pairs = chosen.flatMap((lender, index) => (lender ? [[bare[index]!, lender] as const] : []));
		if (pairs.length === 0) continue;
		const replaced = new Map(pairs.flatMap(([leaf, lender]) => standIns(leaf, lender)));
		const result = evaluate(
			map(expression, node => replaced.get(node) ?? node),
			environment,
		);
		if (!result.ok || result.value.kind !== 'quantity' || !sameDimension(result.value.unit, said.unit)) continue;
		if (!(Math.abs(result.value.value / wanted - 1) < 0.02)) continue;
		if (
			found &&
			pairs.some(([leaf, lender]) =>
				found!.some(([other, that]) => other === leaf && Math.abs(that.ratio / lender.ratio - 1) > 0.02),
			)
		)
			return undefined;
		if (!found || pairs.length < found.length) found = pairs;
	}
	return found;
}

/** The same figures, to a power of a thousand: 2 × 10^15 for 2 PB. */
function fits<T>({ literal }: Leaf, { quantity, slack }: Lender<T>): boolean {
	if (isDimensionless(quantity.unit) || !quantity.unit.parts) return false;
	const written = quantity.value / quantity.unit.factor;
	if (written === 0 || literal.value === 0) return false;
	const thousands = Math.round(Math.log10(literal.value / written) / 3);
	if (!Number.isFinite(thousands) || Math.abs(thousands) > 6) return false;
	const scaled = literal.value / 1000 ** thousands;
	const half = literal.form === 'decimal' && !literal.bareTen ? literal.step / 1000 ** thousands / 2 : 0;
	return Math.abs(scaled - written) <= Math.max(half, slack, 1e-9 * Math.abs(written)) * (1 + 1e-9);
}

function* combinations<T>(choices: readonly (readonly T[])[]): Generator<readonly (T | undefined)[]> {
	const [first, ...rest] = choices;
	if (!first) {
		yield [];
		return;
	}
	for (const tail of combinations(rest)) {
		yield [undefined, ...tail];
		for (const each of first) yield [each, ...tail];
	}
}

/** The whole amount in place of the first piece of the number, one in place of the others. */
function standIns<T>(
	{ pieces, literal }: Leaf,
	{ quantity }: Lender<T>,
): readonly (readonly [Expression, Expression])[] {
	const written = quantity.value / quantity.unit.factor;
	const thousands = Math.round(Math.log10(literal.value / written) / 3);
	const [first, ...rest] = pieces as readonly [Expression, ...Expression[]];
	const { span } = first;
	const unit: UnitNode = { kind: 'unit', span, text: quantity.unit.text, factors: quantity.unit.parts ?? [] };
	const value = numberAt(literal.value / 1000 ** thousands, first);
	const amount: Expression = { kind: 'measure', value, unit, span };
	return [[first, amount], ...rest.map(piece => [piece, numberAt(1, piece)] as const)];
}

const numberAt = (value: number, { span }: Expression): NumberNode => ({
	kind: 'number',
	span,
	decimal: String(value),
	value,
	lastPlace: 0,
	trailingZeros: 0,
	exact: false,
});
