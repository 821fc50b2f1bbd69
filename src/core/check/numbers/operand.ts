import type { Decimal } from 'decimal.js';
import { Exact } from '../../math/evaluate/decimal.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { readings } from '../../math/read/readings.ts';
import type { Side } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Environment, Quantity, Result, Unit, Value } from '../../math/value.ts';
import { children, walk } from '../../math/walk.ts';

/** One reading of an operand of a chain, with its number. */
export interface Reading {
	readonly expression: Expression;
	readonly quantity: Quantity;
	readonly literal: Literal | undefined;
}

/** An operand that comes to a number. `as read` is the first of its readings. */
export interface Operand {
	readonly index: number;
	readonly expression: Expression;
	readonly readings: readonly Reading[];
}

const MAX_READINGS = 6;

/** The operand's numbers; undefined where no reading has one (symbols, matrices, holes). */
export function readOperand(expression: Expression, index: number, environment: Environment): Operand | undefined {
	const found: Reading[] = [];
	for (const each of readings(expression).slice(0, MAX_READINGS)) {
		const result = numberOf(each, environment);
		const quantity = result.ok ? numberIn(result.value, each) : undefined;
		if (!quantity || !Number.isFinite(quantity.value)) continue;
		found.push({ expression: each, quantity, literal: literalOf(each) });
	}
	return found.length === 0 ? undefined : { index, expression, readings: found };
}

/** A number; a row times a column is one too. */
function numberIn(value: Value, expression: Expression): Quantity | undefined {
	if (value.kind === 'quantity') return value;
	if (value.kind !== 'matrix' || expression.kind !== 'apply') return undefined;
	const { rows, columns } = value.matrix;
	return rows === 1 && columns === 1
		? { kind: 'quantity', value: value.matrix.get(0, 0), unit: unitless, error: 0 }
		: undefined;
}

/** The value; where bare numbers are added to numbers of one unit (`2 × $12 + 8`), the numbers as written. */
function numberOf(expression: Expression, environment: Environment): Result<Value> {
	const result = evaluate(expression, environment);
	if (result.ok || result.error.code !== 'dimension') return result;
	const units: Unit[] = [];
	walk(expression, node => {
		if (node.kind === 'unit') units.push(unitOf(node));
	});
	const alike = units.every(unit => sameDimension(unit, units[0]!) && unit.factor === units[0]!.factor);
	return alike ? evaluate(expression, environment, { ignoreUnits: true }) : result;
}

/** A reading as a side to judge; what is costly is worked out only when asked for. */
export function sideOf(reading: Reading, environment: Environment): Side {
	return {
		quantity: reading.quantity,
		literal: reading.literal,
		looseError: () => looseError(reading, environment),
		scale: () => largestTerm(reading.expression, environment, 0),
	};
}

/** The largest absolute value among the terms of sums inside, in base units. */
function largestTerm(expression: Expression, environment: Environment, depth: number): number {
	if (depth > 12) return 0;
	let largest = 0;
	for (const child of children(expression)) largest = Math.max(largest, largestTerm(child, environment, depth + 1));
	if (expression.kind === 'apply' && expression.operator === 'add') {
		for (const term of expression.args) {
			const result = evaluate(term, environment);
			if (result.ok && result.value.kind === 'quantity') largest = Math.max(largest, Math.abs(result.value.value));
		}
	}
	return largest;
}

/** Half-width of a calculation whose round integers (5740, 66,000) are taken as rounded: first order, all against the reader. */
function looseError({ expression, quantity }: Reading, environment: Environment): number {
	let relative = 0;
	const visit = (node: Expression, power: number, depth: number): void => {
		if (depth > 12) return;
		if (node.kind === 'number') {
			if (node.value !== 0 && node.trailingZeros > 0) {
				relative += (power * 10 ** (node.lastPlace + node.trailingZeros)) / 2 / Math.abs(node.value);
			}
			return;
		}
		if (node.kind === 'apply' && node.operator === 'power') {
			const [base, exponent] = node.args;
			const raised = exponent && evaluate(exponent, environment);
			const by = raised?.ok && raised.value.kind === 'quantity' ? Math.abs(raised.value.value) : 1;
			// 10^k is exact whatever its zeros are.
			if (base && !(base.kind === 'number' && base.decimal === '10')) visit(base, power * by, depth + 1);
			return;
		}
		for (const child of children(node)) visit(child, power, depth + 1);
	};
	visit(expression, 1, 0);
	return quantity.error + relative * Math.abs(quantity.value);
}

/** The quantity in another unit's terms: its number, as written, taken for a number of `unit`. */
export function relabel(quantity: Quantity, unit: Unit): Quantity {
	const scale = unit.factor / quantity.unit.factor;
	return {
		...quantity,
		value: quantity.value * scale,
		decimal: rescaled(quantity, unit),
		error: quantity.error * scale,
		unit,
	};
}

/** The exact value in the other unit's terms; none where a factor is known as a double only (`$/d`, `m/min`). */
function rescaled({ decimal, unit: from }: Quantity, to: Unit): Decimal | undefined {
	const [above, below] = [exactFactor(to), exactFactor(from)];
	return decimal && above && below ? decimal.mul(above).div(below) : undefined;
}

const exactFactor = ({ exact, factor }: Unit): Decimal | undefined =>
	exact ?? (Number.isInteger(factor) ? new Exact(factor) : undefined);

/** The number as it stands before the unit. */
export const written = (quantity: Quantity): number => quantity.value / quantity.unit.factor;

export const isBare = (quantity: Quantity): boolean => isDimensionless(quantity.unit);
