import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { fittingUnit } from '../../math/print/fitting-unit.ts';
import { sameDimension, unitFromParts, unitless } from '../../math/units/units.ts';
import type { FunctionValue, Quantity, Unit, Value } from '../../math/value.ts';
import { some, symbolsOf } from '../../math/walk.ts';
import type { Running } from './run.ts';
import { apply, inlineCalls, quantityNode, substitute } from './substitute.ts';
import { ratioOf } from './unit-constants.ts';

/** The expression with numbers for symbols; undefined where a symbol has none or the formula is no plain arithmetic. */
export function withValues(expression: Expression, running: Running): Expression | undefined {
	const functionOf = (name: string): FunctionValue | undefined => {
		const value = running.environment.get(name);
		return value?.kind === 'function' ? value : undefined;
	};
	const inlined = inlineCalls(expression, functionOf);
	const plain = !some(
		inlined,
		node => ['big', 'matrix', 'collection', 'index', 'cases', 'relation'].includes(node.kind) || isDerivative(node),
	);
	if (!plain) return undefined;
	const per = unitsBelow(inlined, running);
	let complete = true;
	const put = substitute(inlined, symbol => {
		const value = running.environment.get(symbol.name);
		if (value?.kind === 'quantity') return putIn(value, per);
		if (value?.kind !== 'function' && !['e', 'pi'].includes(symbol.name)) complete = false;
		return undefined;
	});
	return complete ? withTimes(put) : undefined;
}

/** A slope has no numbers put in: what it is taken at is no factor of it. */
const isDerivative = (node: Expression): boolean =>
	node.kind === 'apply' && (node.operator === 'derivative' || node.operator === 'gradient');

/** The expression with numbers for those symbols that have one, the others left; undefined where none has, or all have, or one is a matrix. */
export function partlyPut(expression: Expression, running: Running): Expression | undefined {
	let numbers = 0;
	let left = 0;
	let plain = true;
	const put = substitute(expression, symbol => {
		const value = running.environment.get(symbol.name);
		if (value?.kind === 'quantity') {
			numbers++;
			return putIn(value, []);
		}
		if (value) plain = false;
		left++;
		return undefined;
	});
	return plain && numbers > 0 && left > 0 ? put : undefined;
}

/** The units that prices and rates of a formula are per: the hour of \$1.50/h, the MB of \$0.00005/MB. */
function unitsBelow(expression: Expression, running: Running): readonly Unit[] {
	const below: Unit[] = [];
	for (const name of symbolsOf(expression)) {
		const value = running.environment.get(name);
		const parts = value?.kind === 'quantity' ? (value.unit.parts ?? []) : [];
		if (!parts.some(({ name: unit, power }) => unit === 'USD' && power === 1)) continue;
		for (const { name: unit, power } of parts) if (power === -1) below.push(unitFromParts([{ name: unit, power: 1 }]));
	}
	return below;
}

/**
 * A value as it is put into a formula, in the unit that the prices beside it are per, else in the one that it is shown in: whole
 * numbers in full, others to five figures; what has no dimension has no unit.
 */
function putIn(value: Quantity, per: readonly Unit[]): Expression {
	const own = inItsUnit(value, undefined);
	const beside = per.find(unit => sameDimension(unit, own.unit));
	const fitting = own.unit.text === '' ? own.unit : fittingUnit(own);
	// The minutes of the step before become the hours that the price is per before one's eyes.
	const ratio = beside && own.unit.text !== '' ? ratioOf(fitting, beside) : undefined;
	if (!ratio) return dressedIn(beside && own.unit.text !== '' ? beside : fitting, own);
	const by = quantityNode(quantity(ratio.size, ratio.unit));
	return ratio.divides
		? apply('divide', [dressedIn(fitting, own), by], 'frac')
		: apply('multiply', [dressedIn(fitting, own), by], 'times');
}

/** A value as a number in a unit. */
function dressedIn(unit: Unit, value: Quantity): Expression {
	const number = value.value / unit.factor;
	return quantityNode({ ...value, unit }, Number.isInteger(number) && Math.abs(number) < 1e9 ? 15 : figures(number));
}

/** Significant digits of numbers that are rounded for reading: five, and whole ones up to a million: 148,349 rather than 148,350. */
export const figures = (value: number): number => (Math.abs(value) >= 1e5 && Math.abs(value) < 1e6 ? 6 : 5);

/** Products of numbers need a sign between them: 4 × 4 × (1024 + 1024). */
function withTimes(root: Expression): Expression {
	if (root.kind === 'call' && root.head.kind !== 'symbol') return product([root.head, ...root.args].map(withTimes));
	if (root.kind === 'apply') {
		const args = root.args.map(withTimes);
		return root.operator === 'multiply' ? product(args) : { ...root, args };
	}
	return root;
}

const product = (args: readonly Expression[]): Expression =>
	apply(
		'multiply',
		args.flatMap(each => (each.kind === 'apply' && each.operator === 'multiply' ? each.args : [each])),
		'times',
	);

/** What has no dimension is a bare number, whatever units met in it; what is too small for any prefix is shown in its own unit. */
export function inItsUnit<T extends Value>(value: T, unit: Unit | undefined): T {
	if (value.kind !== 'quantity') return value;
	if (
		sameDimension(value.unit, unitless) &&
		value.unit.text !== '' &&
		value.unit.text !== '%' &&
		Object.keys(value.unit.dimension.nouns).length === 0
	)
		return { ...value, unit: unitless };
	return unit && sameDimension(value.unit, unit) ? { ...value, unit } : value;
}
