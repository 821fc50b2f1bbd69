import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { CURRENCY } from '../../math/print/format-money.ts';
import {
	findUnit,
	hasOwnUnit,
	multiplyUnits,
	parseUnitText,
	sameDimension,
	unitFromParts,
	unitless,
	unitOf,
} from '../../math/units/units.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import { map } from '../../math/walk.ts';
import { isStructural, type Leaf, leavesOf } from '../../quantities/origins.ts';
import { say, verbatim } from '../../text/message.ts';
import { type Attempt, again, factorsOf, holds, near, numbersIn } from './comparison.ts';
import { isBare, relabel } from './operand.ts';

/** `4 hours = 4 × 60 = 240 minutes`: the bare side is meant in a unit that the chain has elsewhere. */
export const unitOfNeighbour: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (isBare(left) === isBare(right)) return undefined;
	for (const unit of around.units) {
		const measured = isBare(left) ? right : left;
		if (!sameDimension(unit, measured.unit) || unit.factor === measured.unit.factor) continue;
		const other = again(
			plain,
			sign,
			around,
			isBare(left) ? relabel(left, unit) : left,
			isBare(right) ? relabel(right, unit) : right,
			verbatim(unit.text),
		);
		if (holds(other)) return other;
	}
	return undefined;
};

/** `3 feet × 12 = 36 inches`, `$1/2 = 50 cents`: the number that converts the unit stands without a unit of its own. */
export const bareConversion: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (plain.units !== 'same' || isBare(left) || left.unit.factor === right.unit.factor) return undefined;
	const ratio = left.unit.factor / right.unit.factor;
	// `107,150 bytes ÷ 1024 = 104.6 KB`: a thousand and 24
	const binary = [1, 2, 3, 4].find(power => near(1000 ** power, ratio) || near(1000 ** -power, ratio));
	const bits = (left.unit.dimension.hard.bit ?? 0) !== 0;
	const kilo = numbersIn(plain.left.expression).filter(n => n === 1024).length;
	if (bits && binary !== undefined && (kilo === binary || numbersIn(plain.left.expression).includes(1024 ** binary)))
		return again(
			plain,
			sign,
			around,
			relabel(left, right.unit),
			right,
			say`${right.unit.text}, converted by a bare number`,
		);
	if (
		![...numbersIn(plain.left.expression), ...numbersIn(plain.right.expression)].some(
			n => near(n, ratio) || near(n, 1 / ratio),
		)
	) {
		return undefined;
	}
	const inLeft = numbersIn(plain.left.expression).some(n => near(n, ratio) || near(n, 1 / ratio));
	return inLeft
		? again(plain, sign, around, relabel(left, right.unit), right, say`${right.unit.text}, converted by a bare number`)
		: again(plain, sign, around, left, relabel(right, left.unit), say`${left.unit.text}, converted by a bare number`);
};

/** `8B × 2 = 16 GB`, `24 × 2^30 = 24 GiB`: bare numbers that count bytes, seconds, FLOP, where the other side has a prefix. */
export const plainUnit: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (isBare(left) === isBare(right)) return undefined;
	const { unit } = isBare(left) ? right : left;
	const data = (unit.dimension.hard.bit ?? 0) === 1;
	const inBits = data && /(?:^|[^A-Za-z])[kKMGTP]?(?:b|bits?)(?:$|[^A-Za-z])/.test(unit.text);
	const factor = data && !inBits ? 8 : 1;
	if (unit.factor === factor) return undefined;
	const base: Unit = {
		...unit,
		text: inBits ? 'bits' : data ? 'bytes' : (PLAIN_NAMES[onlyDimension(unit)] ?? 'base units'),
		factor,
		exact: undefined,
	};
	return isBare(left)
		? again(plain, sign, around, relabel(left, base), right, say`in ${base.text}`)
		: again(plain, sign, around, left, relabel(right, base), say`in ${base.text}`);
};

/** Amounts in a thousandth of their unit, as recipes and molar masses have them. */
const SMALL: readonly (readonly [RegExp, string])[] = [
	[/^kg(?=\s+per\b|\/)/, 'g'],
	[/^[Ll](?=$|\s+per\b|\/)/, 'mL'],
];

/** `6.18 × 90 × 60 = 33.4 km/h`: bare numbers that are metres an hour, where the other side has a prefix. */
export const withoutPrefix: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	const { unit } = right;
	// `70.04 · 44.01 = 3.08 kg` of CO₂ per kg; `150 × 6.8 = 1.02 L` of what the recipe has in mL
	const small = SMALL.find(([pattern]) => pattern.test(unit.text.trim()));
	if (!isBare(left) || (isBare(right) && !small)) return undefined;
	const read = small ? undefined : parseUnitText(unit.text.trim().slice(1));
	const base = small
		? { ...unit, text: unit.text.trim().replace(...small), factor: unit.factor / 1000, exact: undefined }
		: read && unitOf(read);
	const prefix = base && unit.factor / base.factor;
	if (!base || !sameDimension(base, unit) || (unit.dimension.hard.bit ?? 0) !== 0) return undefined;
	if (![1e3, 1e6, 1e9, 1e12].some(power => near(prefix!, power))) return undefined;
	return again(plain, sign, around, relabel(left, base), right, say`in ${base.text}`);
};

/** `225.5 × 7 × 3 = 4.74 TB` behind "225.5 GB a day": bare numbers in the units that the text has them in further up. */
export const unitsOfInputs: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	if (!around.unitOf || !isBare(left.quantity) || isBare(right.quantity)) return undefined;
	const known = leavesOf(left.expression).flatMap(({ expression, literal }) => {
		const unit = literal.unit || isStructural(literal) ? undefined : around.unitOf!(literal.value);
		return unit ? [[expression, unit] as const] : [];
	});
	for (const used of known.length > 1 ? [known, ...known.map(each => [each])] : [known]) {
		const units = new Map(used);
		const measured = map(left.expression, node => {
			const unit = units.get(node);
			return unit ? { kind: 'measure', value: node, unit, span: node.span } : node;
		});
		const result = evaluate(measured, around.environment);
		if (!result.ok || result.value.kind !== 'quantity' || used.length === 0) continue;
		if (!sameDimension(result.value.unit, right.quantity.unit)) continue;
		const other = again(plain, sign, around, result.value, right.quantity, say`in ${used[0]![1].text}`);
		if (holds(other)) return other;
	}
	return undefined;
};

/** `65,536 × 8 / 0.588 ms = 892 Mbit/s`: numbers that count bits or bytes without saying so. */
export const countedBits: Attempt = (plain, sign, around) => {
	if (plain.units !== 'clash') return undefined;
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	const bits = right.unit.dimension.hard.bit ?? 0;
	if (Math.abs(bits) !== 1 || !sameDimension({ ...left.unit, dimension: withBits(left.unit, bits) }, right.unit))
		return undefined;
	for (const [factor, name] of [
		[1, 'bits'],
		[8 ** bits, 'bytes'],
	] as const) {
		const counted: Quantity = {
			...left,
			value: left.value * factor,
			decimal: undefined,
			unit: {
				...left.unit,
				text: `${name} · ${left.unit.text}`,
				dimension: withBits(left.unit, bits),
			},
		};
		const other = again(plain, sign, around, counted, right, say`bare numbers in ${name}`);
		if (holds(other)) return other;
	}
	return undefined;
};

const withBits = ({ dimension }: Unit, bit: number): Unit['dimension'] => ({
	...dimension,
	hard: { ...dimension.hard, bit: (dimension.hard.bit ?? 0) + bit },
});

/** `350 GB + 18.9e6 × 16 = 350.3 GB`: beside an amount of data, the bare terms of a sum count bytes. */
export const bareTerms: Attempt = (plain, sign, around) => {
	const sum = plain.left.expression;
	const data = plain.right.quantity.unit;
	if (sum.kind !== 'apply' || sum.operator !== 'add' || (data.dimension.hard.bit ?? 0) !== 1) return undefined;
	let total = 0;
	for (const term of sum.args) {
		const result = evaluate(term, around.environment);
		if (!result.ok || result.value.kind !== 'quantity') return undefined;
		const { value, unit } = result.value;
		if (!isBare(result.value) && !sameDimension(unit, data)) return undefined;
		total += isBare(result.value) ? 8 * value : value;
	}
	const left: Quantity = { ...plain.left.quantity, value: total, decimal: undefined, unit: data };
	return again(plain, sign, around, left, plain.right.quantity, say`bare numbers in bytes`);
};

const PLAIN_NAMES: Readonly<Record<string, string>> = { s: 'seconds', m: 'metres', USD: 'dollars', FLOP: 'FLOP' };

/** The one dimension that a unit is of to the first power; empty for any other. */
const onlyDimension = ({ dimension: { hard } }: Unit): string => {
	const names = Object.entries(hard).filter(([, power]) => power !== 0);
	return names.length === 1 && names[0]![1] === 1 ? names[0]![0] : '';
};

/** `16GB / 8.2e11 = 19ms`: some inputs with units and some without; taken in bytes, seconds, FLOP throughout, the numbers agree. */
export const plainThroughout: Attempt = (plain, sign, around) => {
	if (plain.units !== 'clash') return undefined;
	const leaves = [...leavesOf(plain.left.expression), ...leavesOf(plain.right.expression)];
	const unitLeftOff = ({ literal }: Leaf): boolean =>
		literal.unit === undefined && (Math.abs(literal.value) >= 1e3 || Math.abs(literal.value) <= 1e-3);
	if (!leaves.some(unitLeftOff)) return undefined;
	const bare = (quantity: Quantity): Quantity => {
		const factor = 8 ** -(quantity.unit.dimension.hard.bit ?? 0);
		return {
			...quantity,
			value: quantity.value * factor,
			decimal: quantity.decimal?.mul(factor),
			error: quantity.error * factor,
			unit: unitless,
		};
	};
	const right = bare(plain.right.quantity);
	return again(plain, sign, around, bare(plain.left.quantity), right, say`bare numbers in bytes and seconds`);
};

/**
 * "Each chip has 16 GB … 256 × 16 = 4 TB", "each writes 1.2 KB/s": a bare side in a unit that the sentence named before, in a rate too; `8.6e19 are one
 * PFLOP/s-day … 20 PFLOP/s × 3 days = 60`.
 */
export const unitNamedBefore: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	const result = isBare(right);
	if (isBare(left) === result) return undefined;
	const said = result ? left.unit : right.unit;
	const named = new Set(
		[...around.before.slice(-300).matchAll(result ? HELD_UNIT : /\d\s?([A-Za-z$µ][A-Za-z/]{0,12})/g)]
			.slice(-12)
			.flatMap(match => (result ? [match[1]!] : [match[1]!, match[1]!.replace(/\/.*/, '')])),
	);
	for (const word of named) {
		const entry = findUnit(word);
		if (!entry || entry.soft || entry.scale || entry.factor === said.factor) continue;
		const unit: Unit = { text: word, factor: entry.factor, exact: entry.exact, dimension: entry.dimension };
		if (!sameDimension(unit, said)) continue;
		const other = result
			? again(plain, sign, around, left, relabel(right, unit), say`in ${word}`)
			: again(plain, sign, around, relabel(left, unit), right, say`in ${word}`);
		if (holds(other)) return other;
	}
	return undefined;
};

/** `PFLOP/s-day`, `kW-hours`: a rate held for a time. */
const HELD_UNIT = /(?<![\w-])([A-Za-z][A-Za-z/]{0,9}-(?:seconds?|hours?|days?|weeks?|years?))\b/g;

/** GiB written as GB, on either side. */
export const binaryPrefix: Attempt = (plain, sign, around) => {
	if (plain.units === 'clash') return undefined;
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	for (const [quantity, isRight] of [
		[right, true],
		[left, false],
	] as const) {
		const prefix = /(?:^|[^A-Za-z])([kKMGTPE])B\b/.exec(quantity.unit.text)?.[1];
		const power = prefix ? 'KMGTPE'.indexOf(prefix.toUpperCase()) + 1 : 0;
		if (power === 0) continue;
		const factor = 1.024 ** power;
		const binary: Quantity = {
			...quantity,
			value: quantity.value * factor,
			decimal: quantity.decimal?.mul(1.024 ** power),
			error: quantity.error * factor,
		};
		const name = `${prefix!.toUpperCase()}iB`;
		const other = isRight
			? again(plain, sign, around, left, binary, verbatim(name))
			: again(plain, sign, around, binary, right, verbatim(name));
		if (holds(other)) return other;
	}
	return undefined;
};

/** `3 / 4 = 75 cents` under dollars, `2 × 3 = 500 cents`: a bare side in a bigger or smaller unit of what the other side wrote. */
export const relatedUnit: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (!isBare(left) || isBare(right)) return undefined;
	const dollars = (right.unit.dimension.hard.USD ?? 0) === 1 && right.unit.factor < 1;
	if (!dollars || !/\$|dollar/i.test(around.before)) return undefined;
	return again(
		plain,
		sign,
		around,
		{ ...relabel(left, right.unit), value: left.value, decimal: left.decimal, error: left.error },
		right,
		say`in dollars`,
	);
};

/** `460 pages at a penny: 460 × 1 = $4.60`: a bare side that counts the hundredths of a currency, which its sentence names. */
export const hundredths: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	const [part, ...rest] = right.unit.parts ?? [];
	const isMoney = part !== undefined && rest.length === 0 && part.power === 1 && CURRENCY[part.name] !== undefined;
	const coin = isMoney && isBare(left) ? HUNDREDTHS.exec(around.before)?.[0] : undefined;
	if (!coin) return undefined;
	const value = { value: left.value / 100, decimal: left.decimal?.div(100), error: left.error / 100 };
	return again(plain, sign, around, { ...relabel(left, right.unit), ...value }, right, verbatim(coin));
};

const HUNDREDTHS = /\b(?:cents?|penny|pennies|pence|nickels?|dimes?|centimes?|céntimos?)\b|¢/i;

/**
 * Whether "so much per `unit`" is what stands beside a number of that unit: 214 g × 878 km are grams for each kilometre, since grams times
 * kilometres are nothing that has a name.
 */
export const isPerUnit = (unit: Unit, said: Unit): boolean => {
	if (onlyDimension(unit) !== '' && onlyDimension(said) !== '' && !hasOwnUnit(multiplyUnits(unit, said).dimension))
		return true;
	const [of, result] = [onlyDimension(unit), onlyDimension(said)];
	if (of === 's' && result === 's') return true;
	if (isCounted(unit) && (result === 's' || result === 'USD')) return true;
	// `0.05 mol × 56 kJ = 2.8 kJ`
	if (unit.dimension.hard.mol === 1 && Object.keys(unit.dimension.hard).length === 1) return true;
	if (result === 'USD')
		return (unit.dimension.hard.USD ?? 0) === 0 && Object.values(unit.dimension.hard).some(power => power > 0);
	return (isVolume(unit) && (isVolume(said) || result === 'kg')) || (isEnergy(unit) && result === 'kg');
};

/** `3,270 kWh × 0.42 kg = 1,373 kg`: what a kilowatt-hour emits. */
const isEnergy = ({ dimension: { hard } }: Unit): boolean => hard.kg === 1 && hard.m === 2 && hard.s === -2;

const isVolume = ({ dimension: { hard } }: Unit): boolean =>
	hard.m === 3 && Object.values(hard).filter(power => power !== 0).length === 1;

/**
 * `2 hours × 3 days = 6 hours`, `2 gallons × $2.50 = $5`, `10 minutes × 60 seconds = 600 seconds`: the "per" of one factor is left off. Taken
 * so only where no product of the two units is a thing by itself (700 W × 24 h is): times with times, with a price, with a filling.
 */
export const perLeftOff: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const factors = factorsOf(left.expression);
	const said = right.literal?.unit && withoutRate(right.quantity.unit);
	if (!said || factors.length < 2) return undefined;
	const measured = factors.filter(factor => factor.kind === 'measure').map(factor => unitOf(factor.unit));
	const alike = measured.filter(unit => sameDimension(unit, said));
	const exact = alike.filter(unit => unit.factor === said.factor);
	const own = exact.length > 0 ? exact : alike;
	const others = measured.filter(unit => !own.includes(unit));
	if (own.length !== 1 || others.length === 0 || !others.every(unit => isPerUnit(unit, said))) return undefined;
	const result = evaluate(withoutUnits(left.expression), around.environment);
	if (!result.ok || result.value.kind !== 'quantity') return undefined;
	return again(
		plain,
		sign,
		around,
		relabel({ ...result.value, unit: unitless }, own[0]!),
		relabel(right.quantity, said),
		say`per ${others[0]!.text}`,
	);
};

/** `54,000 € / 6 years = 750 €` in a list of what a month costs: an amount for each of another period than the calculation has. */
export const periodLeftOff: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	const held = multiplyUnits(left.unit, unitFromParts([{ name: 's', power: 1 }]));
	if (isBare(left) || !sameDimension(held, right.unit) || !plain.right.literal?.unit) return undefined;
	for (const name of ['year', 'month', 'week', 'day', 'hour']) {
		const { factor } = findUnit(name)!;
		const amount: Quantity = {
			...left,
			value: left.value * factor,
			decimal: undefined,
			error: left.error * factor,
			unit: right.unit,
		};
		const other = again(plain, sign, around, amount, right, say`per ${name}`);
		if (holds(other)) return other;
	}
	return undefined;
};

const withoutUnits = (expression: Expression): Expression =>
	map(expression, node => (node.kind === 'measure' ? node.value : node));

/** Dozens, movies: what is counted and not measured. */
const isCounted = ({ dimension: { hard, nouns }, factor, text }: Unit): boolean =>
	Object.values(hard).every(power => power === 0) &&
	(Object.values(nouns).some(power => power > 0) || (factor > 1 && !/[/%°]/.test(text)));

/** `min` of `min/d`: the unit without what it is counted for. */
export const withoutRate = (unit: Unit): Unit =>
	unit.parts?.some(({ power }) => power < 0) && unit.parts.some(({ power }) => power > 0)
		? unitFromParts(unit.parts.filter(({ power }) => power > 0))
		: unit;

/**
 * "Per hectare it is 45 m²: 45 m² × 26 m × 0.45 = 527 m³/ha", "Fuel per km: 18,000 kg / 7,520 km = 2.39 kg": what an amount is counted for is said in
 * words, and in the unit of one side alone.
 */
export const perSaidBefore: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (plain.units !== 'clash') return undefined;
	const words = `${around.above?.().slice(-900) ?? ''} ${around.before} ${around.after.slice(0, 40)}`;
	const counted = [...words.matchAll(/\b(?:per|each|every|an?|one)\s+(\p{L}+)/giu)].map(
		([, word]) => findUnit(word!)?.name,
	);
	const shorn = ({ unit }: Quantity, other: Quantity): Unit | undefined => {
		const said = withoutRate(unit);
		const per = unit.parts?.filter(({ power }) => power < 0) ?? [];
		const isSaid = said !== unit && per.every(({ name }) => counted.includes(name));
		return isSaid && sameDimension(said, other.unit) ? said : undefined;
	};
	const [first, second] = [shorn(left, right), shorn(right, left)];
	const name = (first ? left : right).unit.parts?.find(({ power }) => power < 0)?.name ?? '';
	if (first) return again(plain, sign, around, relabel(left, first), right, say`per ${name}`);
	return second ? again(plain, sign, around, left, relabel(right, second), say`per ${name}`) : undefined;
};

/** `11 minutes/day × 7 days/week = 77 minutes`: units that cancel by their names, and the "per week" left off at the end. */
export const rateLeftOff: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const factors = factorsOf(left.expression);
	const said = right.literal?.unit && right.quantity.unit;
	if (!said?.parts || factors.length < 2 || !factors.every(factor => factor.kind === 'measure')) return undefined;
	const powers = new Map<string, number>();
	for (const factor of factors)
		for (const { name, power } of factor.unit.factors) powers.set(name, (powers.get(name) ?? 0) + power);
	for (const { name, power } of said.parts) powers.set(name, (powers.get(name) ?? 0) - power);
	const over = [...powers].filter(([, power]) => power !== 0);
	if (over.length !== 1 || over[0]![1] !== -1) return undefined;
	const result = evaluate(withoutUnits(left.expression), around.environment);
	if (!result.ok || result.value.kind !== 'quantity') return undefined;
	const meant = relabel({ ...result.value, unit: unitless }, said);
	return again(plain, sign, around, meant, right.quantity, say`per ${over[0]![0]}`);
};

/** `1200 / 60 minutes = 20 hours`: a bare number of minutes, divided by the minutes of one hour. */
export const dividedByOne: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const said = right.literal?.unit && right.quantity.unit;
	if (!said || left.expression.kind !== 'apply' || left.expression.operator !== 'divide') return undefined;
	const [above, below] = left.expression.args;
	if (above?.kind !== 'number' || below?.kind !== 'measure') return undefined;
	const divisor = evaluate(below, around.environment);
	if (!divisor.ok || divisor.value.kind !== 'quantity' || !sameDimension(divisor.value.unit, said)) return undefined;
	if (!near(divisor.value.value, said.factor)) return undefined;
	const result = evaluate(withoutUnits(left.expression), around.environment);
	if (!result.ok || result.value.kind !== 'quantity') return undefined;
	const meant = relabel({ ...result.value, unit: unitless }, said);
	return again(
		plain,
		sign,
		around,
		meant,
		right.quantity,
		say`${divisor.value.unit.text} divided by those of one ${said.text}`,
	);
};
