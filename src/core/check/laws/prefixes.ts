import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, locate, type Statement } from '../../quantities/statement.ts';
import { rememberOf } from '../../text/memo.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { amountsOf, type SaidAmount, unitBehind } from '../numbers/closings/said-amounts.ts';
import { dressBeside } from '../numbers/dress.ts';
import { calculationDenied } from './calculation-denied.ts';
import { factorsOf, powersOf } from './factors.ts';

/** So many factors are one calculation. */
const FACTORS = 5;
/** So many readings of one factor are looked at. */
const READINGS = 4;
/** Whole numbers up to this mean many things, and something else in each part. */
const SMALL = 100;
/** Turns one unit into another, and is no amount of anything. */
const CONVERTS: ReadonlySet<number> = new Set([8, 24, 60, 100, 365, 1000, 1024, 3600, 86_400, 1e6, 1e9, 1e12, 1e15]);

const PREFIXES: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };
/** `0.5 J per million tokens`. */
const MANY = /^(?:hundred|thousand|million|billion)s?$/i;

/** What a factor may be: how much in base units, of what, and how far its figures are from those of the amount, in thousands. */
interface Reading {
	readonly value: number;
	readonly powers: ReadonlyMap<string, number>;
	readonly shifted: number;
}

/**
 * Results with the wrong prefix: "18 / 1.6 = 11.25 s" of 18 GB and 1,600 GB/s, "330 × 0.175 ≈ 58 kJ" of 330 W and 175 ms, "11.4 · 4.25 = 48.45 GB" of 11.4 billion
 * weights and 4.25 bits. What the bare numbers are of is looked up where the text has them before, in whatever prefix; said only where all of them are found, what
 * they make of each other has the unit that is written, and every reading of them is off by a thousand, or by the bits of a byte.
 */
export function denialsByPrefixes(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	const amounts = byFigures(homework);
	return statements.flatMap((statement, index) =>
		isAnsweredChain(statement) ? (denialBy(statement, index, amounts, homework) ?? []) : [],
	);
}

/** The amounts of a text by their figures, whatever their power of a thousand. */
const byFigures = rememberOf((homework: Homework): ReadonlyMap<string, readonly SaidAmount[]> => {
	const found = new Map<string, SaidAmount[]>();
	for (const each of [...amountsOf(homework).values()].flat()) {
		const key = figuresOf(each.literal.value);
		if (key !== undefined) found.set(key, [...(found.get(key) ?? []), each]);
	}
	return found;
});

function figuresOf(value: number): string | undefined {
	if (!(value > 0)) return undefined;
	const thousands = Math.floor(Math.log10(value * (1 + 1e-12)) / 3);
	return (value / 1000 ** thousands).toPrecision(8);
}

function denialBy(
	statement: Chain,
	index: number,
	amounts: ReadonlyMap<string, readonly SaidAmount[]>,
	homework: Homework,
): Denial | undefined {
	const { operands, operators } = statement.expression;
	const at = operands.findIndex((operand, place) => place > 0 && literalOf(operand) !== undefined);
	const [from, to] = [operands[at - 1], operands[at]];
	if (!from || !to || (operators[at - 1] !== '=' && operators[at - 1] !== '≈')) return undefined;
	const result = literalOf(to);
	const factors = factorsOf(from, 1);
	if (!factors || factors.length < 2 || factors.length > FACTORS || !result || !(result.value > 0)) return undefined;
	if (result.percent || factors.some(({ literal }) => literal.percent || CONVERTS.has(literal.value))) return undefined;
	// its own arithmetic holds
	const plain = factors.reduce((all, { literal, power }) => all * literal.value ** power, 1);
	const slack = Math.min(0.05, (0.5 * result.step) / Math.abs(result.value) + 0.005);
	const said = result.unit ? quantityOf(result) : unitBehind(statement, to, homework);
	if (!said) return undefined;
	const wanted = powersOf(said.unit.dimension.hard);
	// prices are for a thousand or a million of something
	if (wanted.size === 0 || wanted.has('USD')) return undefined;
	// `7.62B · 4.127 ≈ 31.4 GB`: the billions of the one are the G of the other
	const prefix = PREFIXES[said.unit.text.trim()[0] ?? ''] ?? 1;
	if (![1, prefix].some(scale => Math.abs(plain / scale / result.value - 1) <= slack)) return undefined;
	const readings = factors.map(({ literal, expression }) => readingsOf(literal, expression, statement, amounts));
	if (readings.some(each => each.length === 0)) return undefined;
	const offs: number[] = [];
	for (const chosen of combinations(readings)) {
		const powers = new Map<string, number>();
		let value = 1;
		chosen.forEach((reading, place) => {
			const { power } = factors[place]!;
			value *= reading.value ** power;
			for (const [name, own] of reading.powers) powers.set(name, (powers.get(name) ?? 0) + own * power);
		});
		for (const [name, power] of powers) if (power === 0) powers.delete(name);
		if (powers.size !== wanted.size || [...wanted].some(([name, power]) => powers.get(name) !== power)) continue;
		// a count alone makes no amount
		if (!chosen.some(reading => reading.powers.size > 0)) continue;
		offs.push(said.value / value);
	}
	const [off] = offs;
	if (off === undefined || Math.abs(off - 1) <= slack || offs.some(each => Math.abs(each / off - 1) > slack))
		return undefined;
	const bits = wanted.get('bit') ? [0, 1, -1] : [0];
	const tells = bits.some(eights =>
		[-2, -1, 0, 1, 2].some(
			power => (power !== 0 || eights !== 0) && Math.abs(off / (8 ** eights * 1000 ** power) - 1) <= slack,
		),
	);
	if (!tells) return undefined;
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
		message: say`By the units of these numbers it is ${shown.text}.`,
		right: { quantity: said, value: said.value * ratio, shown },
	});
}

/** What a factor may be: by its own unit, or by all amounts of its figures further up. */
function readingsOf(
	literal: Literal,
	expression: Expression,
	statement: Chain,
	amounts: ReadonlyMap<string, readonly SaidAmount[]>,
): readonly Reading[] {
	if (literal.unit) {
		const { value, unit } = quantityOf(literal);
		return [{ value, powers: powersOf(unit.dimension.hard), shifted: 0 }];
	}
	const figures = figuresOf(literal.value);
	if (figures === undefined) return [];
	const { block, span } = locate(statement, expression.span);
	const found: Reading[] = [];
	for (const each of amounts.get(figures) ?? []) {
		if (each.block > block || (each.block === block && each.span.end > span.start) || each.literal.percent) continue;
		if (each.per !== undefined && MANY.test(each.per)) return [];
		// a bare number of another calculation is of nothing that could be told
		if (!each.ends && Object.keys(each.quantity.unit.dimension.hard).length === 0) continue;
		const shifted = Math.round(Math.log10(each.literal.value / literal.value) / 3);
		const small = literal.value <= SMALL && Number.isInteger(literal.value);
		if (small && (each.part !== statement.part || shifted !== 0)) continue;
		const powers = powersOf(each.quantity.unit.dimension.hard);
		// 11.4 stands for 11.4 billion of something, and 1.6 for 1,600 GB/s; ten is ten
		if (shifted !== 0 && (literal.figures < 2 || (powers.size > 0 ? Math.abs(shifted) > 1 : shifted < 0))) continue;
		const { value } = each.quantity;
		if (!found.some(other => Math.abs(other.value / value - 1) < 1e-9 && sameAs(other.powers, powers)))
			found.push({ value, powers, shifted });
	}
	// one that means too much means nothing
	return found.length > READINGS ? [] : found;
}

const sameAs = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
	a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);

function* combinations(choices: readonly (readonly Reading[])[]): Generator<readonly Reading[]> {
	const [first, ...rest] = choices;
	if (!first) {
		yield [];
		return;
	}
	for (const tail of combinations(rest)) for (const each of first) yield [each, ...tail];
}
