import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression, RelationOperator } from '../../math/expression.ts';
import { type Judgement, judge, type Side } from '../../math/tolerance.ts';
import { findUnit, isDimensionless, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Environment, Quantity, Unit } from '../../math/value.ts';
import { walk } from '../../math/walk.ts';
import { isRate, type Leaf, leavesOf } from '../../quantities/origins.ts';
import { isBare, type Operand, type Reading, relabel, sideOf, written } from './operand.ts';

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
	readonly alternative: string | undefined;
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
	return { units: isRate(left.unit, right.unit) ? 'rate' : 'clash', quantities: [relabel(left, right.unit), right] };
}

const isUnitless = ({ unit }: Quantity): boolean => isDimensionless(unit) && unit.text === '' && unit.factor === 1;

/** A number of degrees, dozens, turns, minutes per day: it measures nothing, and yet 80 degrees are not the number 1.4. */
const isCount = ({ unit }: Quantity): boolean =>
	isDimensionless(unit) && unit.factor !== 1 && !/%|percent|per cent/i.test(unit.text);

/** A temperature as so many degrees: 15 °C as 15 K more than nothing, not as 288.15 K. */
const fromZero = (quantity: Quantity): Quantity => {
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
}

/**
 * Compares two operands under every plausible reading: as written first, then the named alternatives. The comparison that holds
 * is given, or, where none does, the one as written.
 */
export function compareOperands(
	left: Operand,
	sign: RelationOperator,
	right: Operand,
	around: Surroundings,
): Comparison {
	const { environment } = around;
	const plain = compareReadings(left.readings[0]!, sign, right.readings[0]!, environment);
	if (holds(plain)) return plain;
	for (const a of left.readings) {
		for (const b of right.readings) {
			const other = compareReadings(a, sign, b, environment);
			if (holds(other)) return { ...other, alternative: 'another grouping of the same signs' };
		}
	}
	for (const attempt of ALTERNATIVES) {
		const other = attempt(plain, sign, around);
		if (other && holds(other)) return other;
	}
	// `3.38 × 10^7 / 2.0 × 10^12 = 16.9 µs`: another grouping, in base units at that.
	const others: Comparison[] = [];
	for (const a of left.readings) {
		for (const b of right.readings) {
			const other = compareReadings(a, sign, b, environment);
			const based = plainUnit(other, sign, around);
			if (based && holds(based)) return based;
			others.push(other, ...(based ? [based] : []));
		}
	}
	for (const origin of around.upstream) {
		const other = compareReadings(origin.readings[0]!, sign, right.readings[0]!, environment);
		if (holds(other)) return { ...other, left: plain.left, alternative: 'the value before it was rounded' };
	}
	return nearest(plain, others);
}

/** Of comparisons that all fail, the one that is off by least: that is what its author meant. */
function nearest(plain: Comparison, others: readonly Comparison[]): Comparison {
	const off = ({ expected, right, units, unit }: Comparison): number => {
		const said =
			units === 'same' ? right.quantity.value : (right.quantity.value / right.quantity.unit.factor) * unit.factor;
		const size = Math.abs(Math.log10(Math.abs(said / expected.value)));
		return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
	};
	let best = plain;
	for (const other of others) {
		const comparable = other.units === plain.units || plain.units === 'one-sided';
		if (comparable && other.judgement.level === 'wrong' && off(other) < off(best) - 0.5) best = other;
	}
	return best === plain ? plain : { ...best, alternative: undefined };
}

/** Right in value and in unit. */
export const holds = ({ judgement, units }: Comparison): boolean => judgement.level !== 'wrong' && units !== 'clash';

type Attempt = (plain: Comparison, sign: RelationOperator, around: Surroundings) => Comparison | undefined;

const again = (
	plain: Comparison,
	sign: RelationOperator,
	around: Surroundings,
	left: Quantity,
	right: Quantity,
	alternative: string,
): Comparison => ({
	...compareReadings({ ...plain.left, quantity: left }, sign, { ...plain.right, quantity: right }, around.environment),
	left: plain.left,
	right: plain.right,
	alternative,
});

/** `4 hours = 4 × 60 = 240 minutes`: the bare side is meant in a unit that the chain has elsewhere. */
const unitOfNeighbour: Attempt = (plain, sign, around) => {
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
			unit.text,
		);
		if (holds(other)) return other;
	}
	return undefined;
};

/** `3 feet × 12 = 36 inches`, `$1/2 = 50 cents`: the number that converts the unit stands without a unit of its own. */
const bareConversion: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (plain.units !== 'same' || isBare(left) || left.unit.factor === right.unit.factor) return undefined;
	const ratio = left.unit.factor / right.unit.factor;
	if (
		![...numbersIn(plain.left.expression), ...numbersIn(plain.right.expression)].some(
			n => near(n, ratio) || near(n, 1 / ratio),
		)
	) {
		return undefined;
	}
	const inLeft = numbersIn(plain.left.expression).some(n => near(n, ratio) || near(n, 1 / ratio));
	return inLeft
		? again(plain, sign, around, relabel(left, right.unit), right, `${right.unit.text}, converted by a bare number`)
		: again(plain, sign, around, left, relabel(right, left.unit), `${left.unit.text}, converted by a bare number`);
};

const near = (a: number, b: number): boolean => Math.abs(a / b - 1) < 1e-9;

function numbersIn(expression: Expression): number[] {
	const found: number[] = [];
	const queue: Expression[] = [expression];
	for (let next = queue.pop(); next && found.length < 50; next = queue.pop()) {
		if (next.kind === 'number') found.push(next.value);
		else if (next.kind === 'apply') queue.push(...next.args);
		else if (next.kind === 'measure') queue.push(next.value);
	}
	return found;
}

/** `8B × 2 = 16 GB`, `24 × 2^30 = 24 GiB`: bare numbers that count bytes, seconds, FLOP, where the other side has a prefix. */
const plainUnit: Attempt = (plain, sign, around) => {
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
		? again(plain, sign, around, relabel(left, base), right, `in ${base.text}`)
		: again(plain, sign, around, left, relabel(right, base), `in ${base.text}`);
};

const PLAIN_NAMES: Readonly<Record<string, string>> = { s: 'seconds', m: 'metres', USD: 'dollars', FLOP: 'FLOP' };

/** The one dimension that a unit is of to the first power; empty for any other. */
const onlyDimension = ({ dimension: { hard } }: Unit): string => {
	const names = Object.entries(hard).filter(([, power]) => power !== 0);
	return names.length === 1 && names[0]![1] === 1 ? names[0]![0] : '';
};

/** `16GB / 8.2e11 = 19ms`: some inputs with units and some without; taken in bytes, seconds, FLOP throughout, the numbers agree. */
const plainThroughout: Attempt = (plain, sign, around) => {
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
	return again(plain, sign, around, bare(plain.left.quantity), right, 'bare numbers in bytes and seconds');
};

/** "Each chip has 16 GB … 256 × 16 = 4 TB": a bare side in a unit that the sentence named before. */
const unitNamedBefore: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (!isBare(left) || isBare(right)) return undefined;
	const named = new Set(
		[...around.before.slice(-300).matchAll(/\d\s?([A-Za-z$µ][A-Za-z/]{0,12})/g)].map(match => match[1]!).slice(-12),
	);
	for (const word of named) {
		const entry = findUnit(word);
		if (!entry || entry.soft || entry.scale || entry.factor === right.unit.factor) continue;
		const unit: Unit = { text: word, factor: entry.factor, exact: entry.exact, dimension: entry.dimension };
		if (!sameDimension(unit, right.unit)) continue;
		const other = again(plain, sign, around, relabel(left, unit), right, `in ${word}`);
		if (holds(other)) return other;
	}
	return undefined;
};

/** GiB written as GB, on either side. */
const binaryPrefix: Attempt = (plain, sign, around) => {
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
			? again(plain, sign, around, left, binary, name)
			: again(plain, sign, around, binary, right, name);
		if (holds(other)) return other;
	}
	return undefined;
};

/** `0.2 × 100 = 20 %`, `0.25 = 25 percent`: per cent already multiplied out, or still to be. */
const percent: Attempt = (plain, sign, around) => {
	const right = plain.right.quantity;
	const left = plain.left.quantity;
	const scaled = (quantity: Quantity, by: number): Quantity => ({
		...quantity,
		value: quantity.value * by,
		decimal: quantity.decimal?.mul(by),
		error: quantity.error * by,
	});
	// `7.5 / 4 = 1.875 percent`: percent throughout. Below one, `3/4 = 0.75 %` is the usual slip.
	if (isPercent(right) && isUnitless(left) && Math.abs(right.value / right.unit.factor) >= 1) {
		const other = again(plain, sign, around, scaled(left, 0.01), right, 'per cent');
		if (holds(other)) return other;
	}
	// `9/21 × 100 % = 42.857`: the sign left off.
	if (isUnitless(right) && plain.right.literal && factorsOf(plain.left.expression).some(isHundredPercent)) {
		const other = again(plain, sign, around, left, scaled(right, 0.01), 'per cent');
		if (holds(other)) return other;
	}
	if (plain.right.literal?.percent) {
		const hundred = numbersIn(plain.left.expression).some(n => n === 100);
		const worded = hundred || /percent|%/i.test(around.before);
		return worded ? again(plain, sign, around, left, scaled(right, 100), 'per cent') : undefined;
	}
	if (/^\W{0,6}(?:text\{)?\W{0,4}(?:%|percent|per cent)/i.test(around.after) || /%\W*$/.test(around.before)) {
		return again(plain, sign, around, scaled(left, 100), right, 'per cent');
	}
	return undefined;
};

const isPercent = ({ unit }: Quantity): boolean => /^\\?%$|^per ?cent/i.test(unit.text.trim());

const isHundredPercent = (factor: Expression): boolean =>
	factor.kind === 'measure'
		? factor.value.kind === 'number' && factor.value.value === 100 && /^\\?%$|^per ?cent/i.test(factor.unit.text.trim())
		: factor.kind === 'number' && factor.value === 1 && factor.scale !== undefined && /%|percent/.test(factor.scale);

const SCALES: readonly (readonly [RegExp, number, string])[] = [
	[/\bdozens?\b/i, 12, 'dozens'],
	[/\bhundreds?\b/i, 100, 'hundreds'],
	[/\bthousands?\b/i, 1e3, 'thousands'],
	[/\bmillions?\b/i, 1e6, 'millions'],
	[/\bbillions?\b/i, 1e9, 'billions'],
	[/\btrillions?\b/i, 1e12, 'trillions'],
];

/** "5 thousand dollars a day … 5 × 3 = $15,000": a scale word that stands in the sentence and not in the sum. */
const scaleWord: Attempt = (plain, sign, around) => {
	const right = plain.right.quantity;
	const left = plain.left.quantity;
	for (const [word, factor, name] of SCALES) {
		if (!word.test(around.before) && !word.test(around.after)) continue;
		for (const by of [factor, 1 / factor]) {
			const quantity = { ...left, value: left.value * by, decimal: left.decimal?.mul(by), error: left.error * by };
			const other = again(plain, sign, around, quantity, right, `in ${name}`);
			if (holds(other)) return other;
		}
	}
	return undefined;
};

/** `3 / 4 = 75 cents` under dollars, `2 × 3 = 500 cents`: a bare side in a bigger or smaller unit of what the other side wrote. */
const relatedUnit: Attempt = (plain, sign, around) => {
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
		'dollars',
	);
};

/** `-\log(3.2 \times 10^{-4}) = 3.49`: a logarithm without a base is one to base ten or two as well. */
const logarithm: Attempt = (plain, sign, around) => {
	for (const log of ['10', '2'] as const) {
		const [left, right] = [plain.left, plain.right].map(({ expression, quantity }) => {
			if (!hasBareLogarithm(expression)) return quantity;
			const result = evaluate(expression, around.environment, { log });
			return result.ok && result.value.kind === 'quantity' ? result.value : quantity;
		}) as [Quantity, Quantity];
		if (left === plain.left.quantity && right === plain.right.quantity) return undefined;
		const other = again(plain, sign, around, left, right, `the logarithm to base ${log}`);
		if (holds(other)) return other;
	}
	return undefined;
};

function hasBareLogarithm(expression: Expression): boolean {
	let found = false;
	walk(expression, node => {
		if (node.kind === 'apply' && node.operator === 'log' && node.args.length === 1) found = true;
	});
	return found;
}

/** `3.26 ly = 206,265 AU`: one amount in two units, equal within the three or more digits of the first. */
const conversion: Attempt = (plain, sign, around) => {
	const { left, right, units } = plain;
	if (sign !== '=' || units !== 'same' || !left.literal?.unit || !right.literal?.unit) return undefined;
	if (left.literal.form !== 'decimal' || left.literal.figures < 3 || right.literal.figures <= left.literal.figures)
		return undefined;
	const half = (left.literal.step * left.quantity.unit.factor) / 2;
	if (Math.abs(left.quantity.value - right.quantity.value) > half) return undefined;
	return again(plain, sign, around, right.quantity, right.quantity, 'the digits of the left side allow it');
};

/** `\pi \approx 22/7`: a near fraction of two small whole numbers. */
const nearFraction: Attempt = (plain, sign, around) => {
	if (sign !== '≈' || plain.units !== 'same') return undefined;
	const { left, right } = plain;
	const small = (node: Expression | undefined) =>
		node?.kind === 'number' && node.exact && node.value > 0 && node.value < 100;
	const isFraction = ({ expression }: Reading) =>
		expression.kind === 'apply' && expression.operator === 'divide' && expression.args.every(small);
	if (!isFraction(right) || isFraction(left)) return undefined;
	if (Math.abs(left.quantity.value / right.quantity.value - 1) > 0.01) return undefined;
	return again(plain, sign, around, right.quantity, right.quantity, 'a near fraction');
};

/** `15 × 12 = 15 dozen`, `\pi / 4 = 45^\circ`: the unit multiplied out, where the numbers as written do not hold. */
const multipliedOut: Attempt = (plain, sign, around) => {
	const left = plain.left.quantity;
	const right = plain.right.quantity;
	if (plain.units !== 'one-sided' || !sameDimension(left.unit, right.unit)) return undefined;
	const base = (quantity: Quantity): Quantity => ({ ...quantity, unit: unitless });
	return again(plain, sign, around, base(left), base(right), isUnitless(left) ? right.unit.text : left.unit.text);
};

/** `28.9 °C − 22.0 °C = 6.9 °C`: so many degrees between two temperatures. */
const temperatureDifference: Attempt = (plain, sign, around) => {
	const [left, right] = [plain.left.quantity, plain.right.quantity];
	if (right.unit.offset !== undefined && plain.left.literal === undefined)
		return again(plain, sign, around, left, fromZero(right), 'a difference of temperatures');
	if (left.unit.offset !== undefined && plain.right.literal === undefined)
		return again(plain, sign, around, fromZero(left), right, 'a difference of temperatures');
	return undefined;
};

/**
 * `2 hours × 3 days = 6 hours`, `2 gallons × $2.50 = $5`, `10 minutes × 60 seconds = 600 seconds`: the "per" of one factor is left off. Taken
 * so only where no product of the two units is a thing by itself (700 W × 24 h is): times with times, with a price, with a filling.
 */
const perLeftOff: Attempt = (plain, sign, around) => {
	const { left, right } = plain;
	const factors = factorsOf(left.expression);
	const said = right.literal?.unit && right.quantity.unit;
	if (!said || factors.length < 2) return undefined;
	const measured = factors.filter(factor => factor.kind === 'measure').map(factor => unitOf(factor.unit));
	const own = measured.filter(unit => sameDimension(unit, said) && unit.factor === said.factor);
	const others = measured.filter(unit => !own.includes(unit));
	if (own.length !== 1 || others.length === 0 || !others.every(unit => isPerUnit(unit, said))) return undefined;
	const result = evaluate(left.expression, around.environment, { ignoreUnits: true });
	if (!result.ok || result.value.kind !== 'quantity') return undefined;
	return again(
		plain,
		sign,
		around,
		relabel({ ...result.value, unit: unitless }, said),
		right.quantity,
		`per ${others[0]!.text}`,
	);
};

const factorsOf = (expression: Expression): readonly Expression[] =>
	expression.kind === 'apply' && expression.operator === 'multiply' ? expression.args.flatMap(factorsOf) : [expression];

/** Whether "so much per `unit`" is what stands beside a number of that unit. */
const isPerUnit = (unit: Unit, said: Unit): boolean => {
	const [of, result] = [onlyDimension(unit), onlyDimension(said)];
	if (of === 's' && result === 's') return true;
	if (result === 'USD') return isVolume(unit) || (of !== 'USD' && of !== '');
	return isVolume(unit) && (isVolume(said) || result === 'kg');
};

const isVolume = ({ dimension: { hard } }: Unit): boolean =>
	hard.m === 3 && Object.values(hard).filter(power => power !== 0).length === 1;

const ALTERNATIVES: readonly Attempt[] = [
	multipliedOut,
	temperatureDifference,
	perLeftOff,
	logarithm,
	conversion,
	nearFraction,
	unitOfNeighbour,
	bareConversion,
	plainUnit,
	unitNamedBefore,
	plainThroughout,
	binaryPrefix,
	percent,
	relatedUnit,
	scaleWord,
];

export { written };
