import type { Decimal } from 'decimal.js';
import type { Span } from '../text/span.ts';
import { Exact } from './evaluate/decimal.ts';
import type { Expression, UnitNode } from './expression.ts';

/**
 * A number as somebody wrote it down, with what its digits say: `2.19 \times 10^{18}`, `-12`, `\$66{,}000`, `10^{10}`, `8.3 million`.
 * Everything is in the unit written beside it, the sign and the power of ten included.
 */
export interface Literal {
	readonly value: number;
	readonly decimal: Decimal;
	/** One unit of the last written digit. */
	readonly step: number;
	/** Trailing zeros of the written integer, which may or may not count. */
	readonly zeros: number;
	/** Significant figures, trailing zeros of an integer left out. */
	readonly figures: number;
	/** An integer is exact; anything with a decimal point, a power of ten or a scale word stands for an interval. */
	readonly form: 'integer' | 'decimal';
	/** A power of ten by itself, `10^{10}`: an order of magnitude. */
	readonly bareTen: boolean;
	readonly percent: boolean;
	readonly unit: UnitNode | undefined;
	/** Of the digits alone, without unit: what a fix replaces. */
	readonly span: Span;
}

/** The literal that an expression is, or undefined where it is a calculation. */
export function literalOf(expression: Expression): Literal | undefined {
	switch (expression.kind) {
		case 'number': {
			const decimal = safeDecimal(expression.decimal);
			if (!decimal) return undefined;
			const step = 10 ** expression.lastPlace;
			const digits = decimal
				.abs()
				.toFixed()
				.replace('.', '')
				.replace(/^0+|0+$/g, '');
			const written = Math.round(decimal.abs().toNumber() / step);
			const scaled = expression.scale !== undefined;
			const pointed = expression.lastPlace !== 0 || !expression.exact || scaled;
			return {
				value: decimal.toNumber(),
				decimal,
				step,
				zeros: expression.trailingZeros,
				figures:
					pointed && expression.trailingZeros === 0 ? Math.max(1, String(written).length) : Math.max(1, digits.length),
				form: pointed ? 'decimal' : 'integer',
				bareTen: isBareTen(expression.decimal, decimal, scaled),
				percent: expression.scale === '%' || expression.scale === '\\%' || expression.scale === 'percent',
				unit: undefined,
				span: expression.span,
			};
		}
		case 'measure': {
			const inner = literalOf(expression.value);
			return inner && { ...inner, unit: expression.unit };
		}
		case 'apply': {
			const { operator, args } = expression;
			const [first, second] = args;
			if (operator === 'add' && expression.decoration === 'boxed' && args.length === 1 && first)
				return literalOf(first);
			if (operator === 'negate' && first) {
				const inner = literalOf(first);
				return (
					inner && {
						...inner,
						value: -inner.value,
						decimal: inner.decimal.neg(),
						span: { start: expression.span.start, end: inner.span.end },
					}
				);
			}
			if (operator === 'power') {
				const exponent = powerOfTen(expression);
				return exponent === undefined ? undefined : ten(exponent, expression.span);
			}
			if (operator === 'multiply' && args.length === 2 && first && second) {
				const measured = second.kind === 'measure';
				const exponent = powerOfTen(measured ? second.value : second);
				const mantissa = exponent === undefined ? undefined : literalOf(first);
				if (exponent === undefined || !mantissa || mantissa.bareTen || (mantissa.unit && measured)) return undefined;
				const factor = new Exact(10).pow(exponent);
				const decimal = mantissa.decimal.mul(factor);
				return {
					...mantissa,
					value: decimal.toNumber(),
					decimal,
					step: mantissa.step * 10 ** exponent,
					form: 'decimal',
					unit: measured ? second.unit : mantissa.unit,
					span: measured ? { start: expression.span.start, end: second.value.span.end } : expression.span,
				};
			}
			return undefined;
		}
		default:
			return undefined;
	}
}

const ten = (exponent: number, span: Span): Literal => {
	const decimal = new Exact(10).pow(exponent);
	return {
		value: decimal.toNumber(),
		decimal,
		step: 10 ** exponent,
		zeros: 0,
		figures: 1,
		form: 'decimal',
		bareTen: true,
		percent: false,
		unit: undefined,
		span,
	};
};

/** `10^k` with a small integer k as exponent, else undefined. */
function powerOfTen(expression: Expression): number | undefined {
	if (expression.kind !== 'apply' || expression.operator !== 'power') return undefined;
	const [base, exponent] = expression.args;
	if (base?.kind !== 'number' || base.decimal !== '10' || !exponent) return undefined;
	const negative = exponent.kind === 'apply' && exponent.operator === 'negate';
	const digits = negative ? exponent.args[0] : exponent;
	if (digits?.kind !== 'number' || !Number.isInteger(digits.value) || Math.abs(digits.value) > 300) return undefined;
	return negative ? -digits.value : digits.value;
}

/** `1e10`, not 10 and not 10,000: written as a power of ten and nothing else. */
const isBareTen = (written: string, decimal: Decimal, scaled: boolean): boolean =>
	!scaled && /^1e[+-]?\d+$/i.test(written) && decimal.gt(0);

function safeDecimal(text: string): Decimal | undefined {
	try {
		const decimal = new Exact(text);
		return decimal.isFinite() ? decimal : undefined;
	} catch {
		// The parser writes canonical digits; anything else is no literal.
		return undefined;
	}
}
