import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import { isStructural, type QuantityNode } from '../../quantities/origins.ts';
import type { Traced } from './flow.ts';

/** A conversion by a bare 60, 3600, ... that does not convert what it stands beside. */
export interface RatioSlip {
	/** true / as written; undefined where the needed unit is not known. */
	readonly ratio: number | undefined;
	/** `min`: the unit that the number has. */
	readonly unit: string;
	/** 3600. */
	readonly constant: number;
	/** What should stand in its place, where one number does it. */
	readonly instead: { readonly expression: Expression; readonly value: number } | undefined;
	/** The unit that the constant was to lead to, where it is none of time. */
	readonly to?: string;
}

const SECONDS: readonly number[] = [1e-9, 1e-6, 1e-3, 1, 60, 3600, 86_400, 604_800];
const YEARS: readonly number[] = [365, 365.25, 366, 360, 365.2425].map(days => days * 86_400);
const MONTHS: readonly number[] = [28, 29, 30, 30.4375, 31].map(days => days * 86_400);
const KNOWN = [...SECONDS, ...MONTHS, ...YEARS];
const TIME_RATIOS: ReadonlySet<number> = new Set([60, 3600, 24, 86_400]);

const DAYS: ReadonlySet<number> = new Set([7, 30, 365, 365.25, 366]);

/**
 * A structural constant must be the ratio of the unit that its number has to the unit that it needs (rules: origins, 6): minutes
 * divided by 3600 are nothing. Looks at products and quotients with one bare number that comes from a time.
 */
export function ratioSlip(
	expression: Expression,
	traced: readonly Traced[],
	result: Unit,
	isCounted: (value: number) => boolean,
): RatioSlip | undefined {
	const factors: { node: Expression; power: number }[] = [];
	if (!flatten(expression, 1, factors, 0)) return undefined;
	const constants = factors.flatMap(({ node, power }) => {
		const literal = literalOf(node);
		return literal && isStructural(literal) && TIME_RATIOS.has(literal.value)
			? [{ node, value: literal.value, power }]
			: [];
	});
	if (constants.length === 0 || constants.some(({ value }) => isCounted(value))) return undefined;
	const times = factors.flatMap(({ node, power }) => {
		const found = traced.find(each => each.pieces.includes(node));
		const unit = found && timeUnitOf(found);
		return unit ? [{ unit: unit.unit, power: power * unit.power, near: isNear(found), rate: unit.rate }] : [];
	});
	const [time, ...others] = times.filter(({ rate }) => !rate);
	if (!time || others.length > 0 || !time.near) return undefined;
	// A number of minutes times 1/3600 is a number of units of 60 × 3600 s: no such unit.
	let product = 1;
	for (const { value, power } of constants) product *= value ** power;
	const becomes = time.unit.factor * product ** -time.power;
	// Seconds over 60 are minutes, and no hours, where it is hours that the text says.
	const other = result.dimension.hard.s === 1 && Math.abs(Math.log(becomes / result.factor)) > 0.1;
	// `25 × 365 × 24 = 219,000 hours`: with the days of the year it is a unit
	const days = factors.filter(({ node }) => DAYS.has(literalOf(node)!.value));
	const whole = days.reduce((left, { node, power }) => left * literalOf(node)!.value ** (-time.power * power), becomes);
	if (days.length > 0 && KNOWN.some(known => Math.abs(whole / known - 1) < 0.02)) return undefined;
	if (!other && KNOWN.some(known => Math.abs(becomes / known - 1) < 1e-9)) return undefined;
	const needed = times.find(({ rate }) => rate)?.unit ?? (result.dimension.hard.s === 1 ? result : undefined);
	const ratio = needed ? (time.unit.factor / secondsOf(needed)) ** time.power / product : undefined;
	const [constant, ...more] = constants;
	const wanted = needed ? (secondsOf(needed) / time.unit.factor) ** (-time.power * constant!.power) : undefined;
	const instead =
		more.length === 0 && wanted !== undefined && wanted > 1 && Number.isInteger(wanted)
			? { expression: constant!.node, value: wanted }
			: undefined;
	return { ratio, unit: time.unit.text, constant: constant!.value, instead };
}

/** Numbers that nothing but a unit is converted by. */
const CONVERSIONS: ReadonlySet<number> = new Set([3.6, 24, 60, 3600, 86_400, 1000, 1024, 1e6, 1e9]);

/**
 * `18 / 3.6 = 5 km/h` for 18 m/s, `427 / 1000 = 0.427 kWh` for 427 kJ: one number, a factor that only converts a unit, and what comes out is
 * another amount than the one that the number stands for everywhere before.
 *
 * @param before numbers of the text before the calculation
 */
export function conversionSlip(
	expression: Expression,
	result: Quantity,
	before: readonly QuantityNode[],
): RatioSlip | undefined {
	const factors: { node: Expression; power: number }[] = [];
	if (isDimensionless(result.unit) || !flatten(expression, 1, factors, 0) || factors.length !== 2) return undefined;
	const [first, second] = factors.map(({ node }) => literalOf(node)!) as [Literal, Literal];
	const isFactor = ({ value, unit }: Literal): boolean => unit === undefined && CONVERSIONS.has(value);
	const [number, constant] = isFactor(second) ? [first, second] : [second, first];
	if (!isFactor(constant) || number.unit || isFactor(number) || (number === first) !== (factors[0]!.power === 1))
		return undefined;
	// 24 hours a week, times three weeks: the factor is an amount of its own
	if (before.some(({ literal }) => literal.value === constant.value && literal.unit)) return undefined;
	const alike = before.filter(({ literal }) => literal.value === number.value);
	const [only] = alike.filter(({ literal }) => literal.unit);
	if (!only || alike.some(({ literal, quantity }) => literal.unit && quantity.unit.text !== only.quantity.unit.text))
		return undefined;
	const { quantity } = only;
	if (!sameDimension(quantity.unit, result.unit) || quantity.unit.factor === result.unit.factor) return undefined;
	if (Object.keys(quantity.unit.dimension.nouns).join() !== Object.keys(result.unit.dimension.nouns).join())
		return undefined;
	const ratio = quantity.value / result.value;
	if (!(Math.abs(ratio - 1) > 0.05)) return undefined;
	return { ratio, unit: quantity.unit.text, constant: constant.value, instead: undefined, to: result.unit.text };
}

/** Found by the chain or the part, or said right before: "it takes 90 minutes, i.e. 90 / 3600". */
const isNear = ({ rank, node, origin }: Traced): boolean =>
	rank === 'chain' ||
	rank === 'part' ||
	(rank === 'given' && origin?.node.part === node.part && (node.statement ?? 0) - (origin?.node.statement ?? -9) <= 1);

const secondsOf = (unit: Unit): number => unit.factor;

/** The unit of time that a number has of its own or from its origin; `rate` where it is one of several in a rate (`$/hour`). */
function timeUnitOf({
	node,
	origin,
}: Traced): { readonly unit: Unit; readonly power: number; readonly rate: boolean } | undefined {
	const unit = node.literal.unit ? node.quantity.unit : origin?.node.quantity.unit;
	if (!unit) return undefined;
	const { hard } = unit.dimension;
	const power = hard.s ?? 0;
	const alone = Object.keys(hard).every(name => name === 's');
	if (power === 1 && alone) return { unit, power, rate: false };
	// $/hour: the hour is found in the text of the unit, as the money has a factor too.
	const per = /(?:\/|per )\s*(second|sec|s|minute|min|hour|hr|h|day|d|year|yr)s?\b/i
		.exec(unit.text)?.[1]
		?.toLowerCase();
	if (power !== -1 || per === undefined) return undefined;
	const seconds = per.startsWith('s')
		? 1
		: per.startsWith('m')
			? 60
			: per.startsWith('h')
				? 3600
				: per.startsWith('d')
					? 86_400
					: 31_557_600;
	return { unit: { ...unit, text: per, factor: seconds }, power, rate: true };
}

/** The factors of a product or quotient with their powers; false where there is anything else. */
function flatten(
	expression: Expression,
	power: number,
	into: { node: Expression; power: number }[],
	depth: number,
): boolean {
	if (depth > 20) return false;
	if (literalOf(expression)) {
		into.push({ node: expression, power });
		return true;
	}
	if (expression.kind !== 'apply') return false;
	const [first, second] = expression.args;
	if (expression.operator === 'multiply') return expression.args.every(arg => flatten(arg, power, into, depth + 1));
	if (expression.operator === 'divide' && first && second) {
		return flatten(first, power, into, depth + 1) && flatten(second, -power, into, depth + 1);
	}
	return false;
}
