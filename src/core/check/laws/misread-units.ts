import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { parseUnitText, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, locate, type Statement } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { amountsOf, type SaidAmount } from '../numbers/closings/said-amounts.ts';
import { dressBeside } from '../numbers/dress.ts';
import { calculationDenied } from './calculation-denied.ts';
import { factorsOf, powersOf } from './factors.ts';

/** A single digit with zeros is met by chance. */
const DIGITS = 2;
/** A slip of more powers of ten is none. */
const TENS = 6;

/**
 * A factor with its unit that the text has with the same digits and another power of ten: "1848 · 1.9 kg" where a kilowatt-hour makes 190 g. Said only of an amount
 * that the text has nowhere else, where one amount of the question has its digits, and no count of the text tells the power of ten.
 */
export function denialsByMisreadUnits(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	const amounts = [...amountsOf(homework).values()].flat();
	return statements.flatMap((statement, index) =>
		isAnsweredChain(statement) ? (denialBy(statement, index, amounts) ?? []) : [],
	);
}

function denialBy(statement: Chain, index: number, amounts: readonly SaidAmount[]): Denial | undefined {
	const { operands, operators } = statement.expression;
	const [from, to] = operands;
	if (!from || !to || (operators[0] !== '=' && operators[0] !== '≈')) return undefined;
	const result = literalOf(to);
	const factors = factorsOf(from, 1);
	if (!factors || factors.length < 2 || !result || !(result.value > 0)) return undefined;
	const plain = factors.reduce((all, { literal, power }) => all * literal.value ** power, 1);
	if (Math.abs(plain / result.value - 1) > 0.02) return undefined;
	const before = amounts.filter(each => isBefore(each, statement, from));
	for (const { literal, power, expression } of factors) {
		const off = literal.unit && !literal.percent ? misread(quantityOf(literal), literal, before) : undefined;
		if (!off) continue;
		const ratio = off.ratio ** power;
		const unit = result.unit ? quantityOf(result) : undefined;
		const shown = dressBeside(result.value * ratio, result, unit?.unit.text ?? '');
		const { start, end } = off.amount.span;
		return calculationDenied({
			statement,
			index,
			operand: 1,
			from: expression.span.start < from.span.start ? expression : from,
			to,
			ratio,
			rule: 'unit.mismatch',
			message: say`The text has ${off.amount.text.slice(start, end).trim()}; with that it is ${shown.text}.`,
			right: unit && { quantity: unit, value: unit.value * ratio, shown },
		});
	}
	return undefined;
}

const isBefore = ({ block, span }: SaidAmount, statement: Chain, from: Expression): boolean => {
	const place = locate(statement, from.span);
	return block < place.block || (block === place.block && span.end <= place.span.start);
};

/** A power of ten in words. */
const COUNTED =
	/\b(?:ten|hundred|thousand|tenth|hundredth|zehn\w*|hundert\w*|tausend\w*|dix|dixième|cent|mille|diez|d[ée]cim[ao]|cien(?:to)?s?|mil)\b|[十百千万]/i;

interface Misread {
	readonly amount: SaidAmount;
	/** What the text has, over what is written. */
	readonly ratio: number;
}

function misread(quantity: Quantity, literal: Literal, before: readonly SaidAmount[]): Misread | undefined {
	const powers = powersOf(quantity.unit.dimension.hard);
	if (powers.size === 0 || powers.has('USD') || literal.figures < DIGITS || digitsOf(literal.value).length < DIGITS)
		return undefined;
	const digits = digitsOf(literal.value);
	const alike: Misread[] = [];
	for (const amount of before) {
		for (const value of valuesOf(amount, powers)) {
			const ratio = value / quantity.value;
			if (Math.abs(ratio - 1) < 0.005) return undefined;
			const tens = Math.round(Math.log10(ratio));
			if (tens === 0 || Math.abs(tens) > TENS || Math.abs(ratio / 10 ** tens - 1) > 1e-6) continue;
			if (amount.asked && digitsOf(amount.literal.value) === digits) alike.push({ amount, ratio });
		}
	}
	const [only] = alike;
	if (!only || alike.some(({ ratio }) => Math.abs(ratio / only.ratio - 1) > 1e-6)) return undefined;
	// `16 cards of 0.35 kW … 10 of them`: ten times as much is no slip
	const tens = Math.max(only.ratio, 1 / only.ratio);
	const isCount = ({ literal: { value, percent }, quantity: { unit } }: SaidAmount): boolean =>
		(powersOf(unit.dimension.hard).size === 0 && !percent && Math.abs(value / tens - 1) < 1e-9) ||
		(percent === true && Math.abs(value * tens - 1) < 1e-6);
	return before.some(each => isCount(each) || (each.asked && COUNTED.test(each.text))) ? undefined : only;
}

/** What an amount is worth in a unit of these powers: as a whole, or what it is for each of something. */
function valuesOf({ quantity, literal }: SaidAmount, powers: ReadonlyMap<string, number>): readonly number[] {
	const isOf = ({ dimension }: Quantity['unit']): boolean => {
		const own = powersOf(dimension.hard);
		return own.size === powers.size && [...own].every(([name, power]) => powers.get(name) === power);
	};
	if (isOf(quantity.unit)) return [quantity.value];
	const [head, rest] = quantity.unit.text.split('/');
	const parsed = rest === undefined || !head ? undefined : parseUnitText(head.trim());
	const unit = parsed && unitOf(parsed);
	return unit && isOf(unit) ? [literal.value * unit.factor] : [];
}

/** The digits of a number without zeros at its ends. */
const digitsOf = (value: number): string =>
	Math.abs(value)
		.toExponential(9)
		.replace(/e.*$|\D/g, '')
		.replace(/0+$/, '');
