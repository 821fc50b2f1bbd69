import { evaluate } from '../../math/evaluate/evaluate.ts';
import { findUnit, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import { map } from '../../math/walk.ts';
import { isStructural, leavesOf } from '../../quantities/origins.ts';
import { say, verbatim } from '../../text/message.ts';
import { type Attempt, again, holds } from './comparison.ts';
import { relabel } from './operand.ts';
import { isPerUnit, withoutRate } from './unit-alternatives.ts';

/** Units that are not the same everywhere, with their other sizes over the one that is taken for them. */
const SIZES: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
	gallon: [['imperial gallon', 0.00454609 / 0.003785411784]],
	quart: [['imperial quart', 0.0011365225 / 0.000946352946]],
	pint: [['imperial pint', 0.00056826125 / 0.000473176473]],
	'fluid-ounce': [['imperial fluid ounce', 0.0000284130625 / 0.0000295735295625]],
	cup: [
		['metric cup', 0.00025 / 0.0002365882365],
		['cup of 240 mL', 0.00024 / 0.0002365882365],
	],
	tablespoon: [['metric tablespoon', 0.000015 / 0.00001478676478125]],
	teaspoon: [['metric teaspoon', 0.000005 / 0.00000492892159375]],
	'short-ton': [
		['metric ton', 1000 / 907.18474],
		['long ton', 1016.0469088 / 907.18474],
	],
	mile: [['nautical mile', 1852 / 1609.344]],
	horsepower: [['metric horsepower', 735.49875 / 745.6998715822702]],
	calorie: [
		['international calorie', 4.1868 / 4.184],
		['calorie at 15 °C', 4.186 / 4.184],
	],
	barrel: [['barrel of 31.5 gallons', 0.119240471196 / 0.158987294928]],
};

/** The other sizes of the one unit that a quantity is measured in. */
function othersOf({ parts = [], text }: Unit): readonly (readonly [string, number])[] {
	const names = parts.length > 0 ? parts : [{ name: text, power: 1 }];
	return names.flatMap(({ name, power }) => {
		const entry = findUnit(name);
		const sizes = Object.entries(SIZES).find(([known]) => {
			const other = findUnit(known);
			const prefix = other && entry && entry.factor / other.factor;
			return (prefix === 1 || prefix === 1000) && sameDimension(other!.dimension, entry!.dimension);
		})?.[1];
		return (sizes ?? []).map(([title, ratio]) => [title, ratio ** power] as const);
	});
}

const scaledBy = (quantity: Quantity, ratio: number): Quantity => ({
	...quantity,
	value: quantity.value * ratio,
	decimal: undefined,
	error: quantity.error * ratio,
});

/** `1 gallon = 4.546 litres`, `3 tons = 3000 kg`: a unit of the same name that is another size elsewhere. */
export const otherDefinition: Attempt = (plain, sign, around) => {
	if (plain.units !== 'same') return undefined;
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	for (const [name, ratio] of othersOf(left.unit)) {
		const other = again(plain, sign, around, scaledBy(left, ratio), right, verbatim(name));
		if (holds(other)) return other;
	}
	for (const [name, ratio] of othersOf(right.unit)) {
		const other = again(plain, sign, around, left, scaledBy(right, ratio), verbatim(name));
		if (holds(other)) return other;
	}
	return undefined;
};

const RATE =
	/(\p{L}[\p{L}³²]*)(?:\s+(?:of\s+|de\s+)?[A-Z][\p{L}\d₂]*)?\s*(?:per|pro|par|por|je|\/|for\s+(?:each|every)|an?|each|in\s+(?:an?|each))\s*(?:\d[\d.,]*\s*)?(\p{L}[\p{L}³²]*)/giu;

/** `40 g × 5.2 = 208 kcal` where the text has so many kcal per 100 g: the bare factor is so much of the one for each of the other. */
export const rateOfFactor: Attempt = (plain, sign, around) => {
	if (plain.units !== 'clash') return undefined;
	const { left, right } = plain;
	const leaves = leavesOf(left.expression);
	const measured = leaves.filter(({ literal }) => literal.unit);
	const bare = leaves.filter(({ literal }) => !literal.unit && !isStructural(literal));
	if (measured.length !== 1 || bare.length === 0 || !right.literal?.unit) return undefined;
	const of = unitOf(measured[0]!.literal.unit!);
	// `3,270 kWh × 0.42 = 1,373 kg per day`: what both are for each of is said once
	const said = sameTimes(right.quantity.unit, of) ? right.quantity.unit : withoutRate(right.quantity.unit);
	const words = `${around.above?.().slice(-900) ?? ''} ${around.before} ${around.after.slice(0, 60)}`;
	const isRate = [...words.matchAll(RATE)].some(([, amount, each]) => {
		const [a, b] = [findUnit(amount!), findUnit(each!)];
		return a && b && sameDimension(a.dimension, said) && sameDimension(b.dimension, of);
	});
	/** `0.42`, which the text has somewhere as so many kg. */
	const isKnown = bare.some(({ literal }) => {
		const unit = around.unitOf?.(literal.value);
		return unit !== undefined && sameDimension(unitOf(unit), said);
	});
	if (!isRate && !isKnown && !isPerUnit(of, said)) return undefined;
	const result = evaluate(
		map(left.expression, node => (node.kind === 'measure' ? node.value : node)),
		around.environment,
	);
	if (!result.ok || result.value.kind !== 'quantity') return undefined;
	const meant = relabel({ ...result.value, unit: unitless }, said);
	return again(plain, sign, around, meant, relabel(right.quantity, said), say`${said.text} per ${of.text}`);
};

/** Whether two units are both for each of a time, or neither. */
const sameTimes = (a: Unit, b: Unit): boolean =>
	(a.parts ?? []).some(({ power }) => power < 0) === (b.parts ?? []).some(({ power }) => power < 0);
