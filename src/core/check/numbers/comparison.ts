import type { Expression, RelationOperator, UnitNode } from '../../math/expression.ts';
import { type Judgement, judge, type Side } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitFromParts, unitless } from '../../math/units/units.ts';
import type { Environment, Quantity, Unit } from '../../math/value.ts';
import { isRate } from '../../quantities/origins.ts';
import type { Message } from '../../text/message.ts';
import { isBare, type Operand, type Reading, relabel, sideOf } from './operand.ts';

/** How the units of two sides stand to each other. */
export type UnitMatch =
	| 'same' // one dimension, or none on either side
	| 'one-sided' // written on one side only: the numbers are compared as written
	| 'rate' // per hour, per token left off on one side
	| 'clash'; // seconds against bytes

/** Two operands held against each other. */
export interface Comparison {
	readonly left: Reading;
	readonly right: Reading;
	readonly judgement: Judgement;
	readonly units: UnitMatch;
	/** What the left side comes to in the terms of the right one: its value in base units, in the unit the right side wrote. */
	readonly expected: Quantity;
	/** The unit to say the expected value in. */
	readonly unit: Unit;
	/** The reading under which it holds, in a word or two; undefined where it holds (or fails) as written. */
	readonly alternative: Message | undefined;
}

/** Compares two readings as they stand. */
export function compareReadings(
	left: Reading,
	sign: RelationOperator,
	right: Reading,
	environment: Environment,
): Comparison {
	const { units, quantities } = align(left.quantity, right.quantity);
	const [a, b] = quantities;
	const judgement = judge(side(left, a, environment), sign, side(right, b, environment));
	return { left, right, judgement, units, expected: a, unit: b.unit, alternative: undefined };
}

const side = (reading: Reading, quantity: Quantity, environment: Environment): Side => {
	const own = sideOf(reading, environment);
	if (quantity === reading.quantity) return own;
	const scale = reading.quantity.value === 0 ? 1 : quantity.value / reading.quantity.value;
	return {
		quantity,
		literal: own.literal,
		looseError: () => (own.looseError?.() ?? 0) * Math.abs(scale),
		scale: () => (own.scale?.() ?? 0) * Math.abs(scale),
	};
};

/** Brings two quantities to one dimension, if need be by taking the numbers as written. */
function align(
	left: Quantity,
	right: Quantity,
): { readonly units: UnitMatch; readonly quantities: readonly [Quantity, Quantity] } {
	if (isUnitless(left) && isCount(right)) return { units: 'one-sided', quantities: [relabel(left, right.unit), right] };
	if (isUnitless(right) && isCount(left)) return { units: 'one-sided', quantities: [left, relabel(right, left.unit)] };
	if (sameDimension(left.unit, right.unit)) return { units: 'same', quantities: [left, right] };
	if (isBare(left) && right.unit.offset !== undefined) return align(left, fromZero(right));
	if (isBare(right) && left.unit.offset !== undefined) return align(fromZero(left), right);
	if (isBare(left)) return { units: 'one-sided', quantities: [relabel(left, right.unit), right] };
	if (isBare(right)) return { units: 'one-sided', quantities: [left, relabel(right, left.unit)] };
	if (!isRate(left.unit, right.unit)) return { units: 'clash', quantities: [relabel(left, right.unit), right] };
	// 120 × 200 bytes are 24 KB, and so 24 KB/s of those that come in a second
	const [a, b] = [timeless(left.unit), timeless(right.unit)];
	const scale = a && b && sameDimension(a, b) ? a.factor / b.factor : 1;
	const plain = relabel(left, right.unit);
	return {
		units: 'rate',
		quantities: [
			scale === 1
				? plain
				: {
						...plain,
						value: plain.value * scale,
						decimal: plain.decimal?.mul(scale),
						error: plain.error * Math.abs(scale),
					},
			right,
		],
	};
}

/** A unit without what it has of time: GB of GB/day; undefined where it is not known what it is made of. */
const timeless = ({ parts, text }: Unit): Unit | undefined => {
	if (!parts) return text === '' ? unitless : undefined;
	return unitFromParts(
		parts.filter(part => {
			const { hard, nouns } = unitFromParts([{ name: part.name, power: 1 }]).dimension;
			return Object.keys(nouns).length > 0 || Object.entries(hard).some(([name, power]) => name !== 's' && power !== 0);
		}),
	);
};

/** Whether nothing is measured, not even degrees or dozens. */
export const isUnitless = ({ unit }: Quantity): boolean =>
	isDimensionless(unit) && unit.text === '' && unit.factor === 1;

/** A number of degrees, dozens, turns, minutes per day: it measures nothing, and yet 80 degrees are not the number 1.4. */
const isCount = ({ unit }: Quantity): boolean =>
	isDimensionless(unit) && unit.factor !== 1 && !/%|percent|per cent/i.test(unit.text);

/** A temperature as so many degrees: 15 °C as 15 K more than nothing, not as 288.15 K. */
export const fromZero = (quantity: Quantity): Quantity => {
	const { offset, ...unit } = quantity.unit;
	return { ...quantity, value: quantity.value - (offset ?? 0), decimal: quantity.decimal?.minus(offset ?? 0), unit };
};

/** What surrounds a link and may decide how it is meant. */
export interface Surroundings {
	readonly environment: Environment;
	/** Units of the chain's other operands: a bare number may be meant in any of them (`4 hours = 4 × 60 = 240 minutes`). */
	readonly units: readonly Unit[];
	/** Operands further up that must equal the left one: it may be a rounded copy of theirs. */
	readonly upstream: readonly Operand[];
	/** The paragraph before the link, and the text right behind it. */
	readonly before: string;
	readonly after: string;
	/** The blocks right before, for what they count by. */
	readonly above?: () => string;
	/** The right side as it is written. */
	readonly said?: string;
	/** The unit that the text has a bare number in, somewhere before. */
	readonly unitOf?: ((value: number) => UnitNode | undefined) | undefined;
}

/** Right in value and in unit. */
export const holds = ({ judgement, units }: Comparison): boolean => judgement.level !== 'wrong' && units !== 'clash';

/** One reading that may have been meant; undefined where it does not apply. */
export type Attempt = (plain: Comparison, sign: RelationOperator, around: Surroundings) => Comparison | undefined;

/** The comparison with other quantities for its sides, under the name of that reading. */
export const again = (
	plain: Comparison,
	sign: RelationOperator,
	around: Surroundings,
	left: Quantity,
	right: Quantity,
	alternative: Message,
): Comparison => ({
	...compareReadings({ ...plain.left, quantity: left }, sign, { ...plain.right, quantity: right }, around.environment),
	left: plain.left,
	right: plain.right,
	alternative,
});

/** Equal but for the last bits of a double. */
export const near = (a: number, b: number): boolean => Math.abs(a / b - 1) < 1e-9;

/** The numbers that stand in an expression, at most fifty. */
export function numbersIn(expression: Expression): number[] {
	const found: number[] = [];
	const queue: Expression[] = [expression];
	for (let next = queue.pop(); next && found.length < 50; next = queue.pop()) {
		if (next.kind === 'number') found.push(next.value);
		else if (next.kind === 'apply') queue.push(...next.args);
		else if (next.kind === 'measure') queue.push(next.value);
	}
	return found;
}

/** The factors of a product, or the expression itself. */
export const factorsOf = (expression: Expression): readonly Expression[] =>
	expression.kind === 'apply' && expression.operator === 'multiply' ? expression.args.flatMap(factorsOf) : [expression];
