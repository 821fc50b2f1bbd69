import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, locate, type Statement } from '../../quantities/statement.ts';
import { ownText } from '../../text/comments.ts';
import { rememberOf } from '../../text/memo.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { amountsOf, unitBehind } from '../numbers/closings/said-amounts.ts';
import { dressBeside } from '../numbers/dress.ts';
import { placesIn } from '../places.ts';
import { calculationDenied } from './calculation-denied.ts';
import { factorsOf, powersOf } from './factors.ts';

/** What a number measures where the text has it with a unit: powers of units, and how much one of it is in base units. */
interface Measure {
	readonly block: number;
	readonly at: number;
	readonly part: number | undefined;
	readonly powers: ReadonlyMap<string, number>;
	readonly factor: number;
	/** It counts something, or bears a unit that is not data. */
	readonly other: boolean;
}

/** So many factors are one calculation. */
const FACTORS = 6;
/** Whole numbers up to this mean many things, and something else in each part. */
const SMALL = 100;
/** How near a ratio is to a power of eight. */
const NEAR = 0.012;
/** `16-bit samples`. */
const HYPHENED = /(?<![\w.,-])(\d+(?:\.\d+)?)-(bit|byte)s?\b/g;

/**
 * Calculations that take bits for bytes, or turn the one into the other the wrong way round: "352 / 8 = 44 Mbit/s" of 352 MB/s, "32.4/10 = 3.24 s" of 32.4 GB over a
 * link of 10 Gbit/s. What a bare number is of is looked up where the text has it before; said only where all of its places agree and it is just a factor of eight off.
 */
export function denialsByBits(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	if (!homework.source.blocks.some(source => /bit/i.test(ownText(source)))) return [];
	const measures = measuresOf(homework);
	return statements.flatMap((statement, index) =>
		isAnsweredChain(statement) ? (denialBy(statement, index, measures, homework) ?? []) : [],
	);
}

/** By how a number is written, what the text has it with. */
const measuresOf = rememberOf((homework: Homework): ReadonlyMap<string, readonly Measure[]> => {
	const placeOf = placesIn(homework);
	const found = new Map<string, Measure[]>();
	const add = (value: number, measure: Measure): void => {
		found.set(keyOf(value), [...(found.get(keyOf(value)) ?? []), measure]);
	};
	for (const [block, amounts] of amountsOf(homework))
		for (const { literal, quantity, span, text, digits, part } of amounts) {
			const powers = powersOf(quantity.unit.dimension.hard);
			const noun = /^[\s$*_}]*\p{L}{3,}/u.test(text.slice(digits?.end ?? span.end, span.end + 12));
			const other = powers.size > 0 ? !powers.has('bit') : noun;
			const { factor } = quantity.unit;
			add(literal.value, { block, at: span.start, part, powers, factor, other });
			// `1e9` for the 1 Gbit/s of the question
			const of = plainOf(factor);
			if (powers.has('bit') && of !== factor && literal.value * (factor / of) > SMALL)
				add(literal.value * (factor / of), { block, at: span.start, part, powers, factor: of, other });
		}
	homework.source.blocks.forEach((source, block) => {
		for (const { index, 1: digits, 2: unit } of ownText(source).matchAll(HYPHENED))
			add(Number(digits), {
				block,
				at: index,
				part: placeOf(block, index)?.part,
				powers: new Map([['bit', 1]]),
				factor: unit === 'byte' ? 8 : 1,
				other: false,
			});
	});
	return found;
});

/** What a unit of data measures without its decimal prefix: the bit of a Gbit, the byte of a TB. */
function plainOf(factor: number): number {
	const isPrefix = (ratio: number): boolean =>
		[1e3, 1e6, 1e9, 1e12, 1e15].some(each => Math.abs(ratio / each - 1) < 1e-9);
	return isPrefix(factor) ? 1 : isPrefix(factor / 8) ? 8 : factor;
}

const keyOf = (value: number): string => value.toPrecision(10);

function denialBy(
	statement: Chain,
	index: number,
	measures: ReadonlyMap<string, readonly Measure[]>,
	homework: Homework,
): Denial | undefined {
	const { operands, operators } = statement.expression;
	const own = operands.findIndex((operand, place) => place > 0 && literalOf(operand)?.unit !== undefined);
	const at = own < 0 ? operands.length - 1 : own;
	const [from, to] = [operands[at - 1], operands[at]];
	if (!from || !to || (operators[at - 1] !== '=' && operators[at - 1] !== '≈')) return undefined;
	const result = literalOf(to);
	const factors = factorsOf(from, 1);
	if (!factors || factors.length < 2 || factors.length > FACTORS || !result || !(result.value > 0)) return undefined;
	const said = result.unit ? quantityOf(result) : unitBehind(statement, to, homework);
	if (!said) return undefined;
	const wanted = powersOf(said.unit.dimension.hard);
	if (wanted.size === 0) return undefined;
	let value = 1;
	/** What eights may turn it by: each of them stands for itself or for the bits of a byte. */
	let turns: readonly number[] = [0];
	let data = 0;
	const powers = new Map<string, number>();
	for (const { literal, power, expression } of factors) {
		if (literal.percent) return undefined;
		const measure = measureOf(literal, expression, statement, measures);
		if (!measure) return undefined;
		if (measure.powers.size === 0 && literal.value === 8 && literal.unit === undefined) {
			turns = turns.flatMap(turn => [turn, turn + power]);
			continue;
		}
		if (measure.powers.has('bit')) data++;
		value *= (literal.value * measure.factor) ** power;
		for (const [name, own] of measure.powers) powers.set(name, (powers.get(name) ?? 0) + own * power);
	}
	for (const [name, power] of powers) if (power === 0) powers.delete(name);
	if (data === 0 || powers.size !== wanted.size || [...wanted].some(([name, power]) => powers.get(name) !== power))
		return undefined;
	const off = said.value / value;
	const eighths = Math.log(off) / Math.log(8);
	const power = Math.round(eighths);
	if (Math.abs(power) > 2 || Math.abs(off / 8 ** power - 1) > NEAR || turns.includes(power)) return undefined;
	const ratio = 1 / off;
	const shown = dressBeside(result.value * ratio, result, said.unit.text);
	return calculationDenied({
		statement,
		index,
		operand: at,
		from,
		to,
		ratio,
		rule: 'unit.mismatch',
		message: say`A byte has eight bits: by the units of these numbers it is ${shown.text}.`,
		right: { quantity: said, value, shown },
	});
}

/** What a factor is of: by its own unit, or by that of the same number further up; undefined where its places differ. */
function measureOf(
	literal: Literal,
	expression: Expression,
	statement: Chain,
	measures: ReadonlyMap<string, readonly Measure[]>,
): Pick<Measure, 'powers' | 'factor'> | undefined {
	if (literal.unit) {
		const { unit } = quantityOf(literal);
		return { powers: powersOf(unit.dimension.hard), factor: unit.factor };
	}
	const { block, span } = locate(statement, expression.span);
	const before = (measures.get(keyOf(literal.value)) ?? []).filter(
		each =>
			(each.block < block || (each.block === block && each.at < span.start)) &&
			(literal.value > SMALL || !Number.isInteger(literal.value) || each.part === statement.part),
	);
	const data = before.filter(({ powers }) => powers.has('bit'));
	const [first] = data;
	if (!first) {
		const [with_] = before.filter(({ powers }) => powers.size > 0);
		return with_ ? { powers: with_.powers, factor: with_.factor } : { powers: new Map(), factor: 1 };
	}
	if (before.some(({ other }) => other)) return undefined;
	const isSame = (each: Measure): boolean =>
		each.factor === first.factor &&
		each.powers.size === first.powers.size &&
		[...each.powers].every(([name, power]) => first.powers.get(name) === power);
	return data.every(isSame) ? first : undefined;
}
