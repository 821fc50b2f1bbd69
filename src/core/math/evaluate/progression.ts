import type { ApplyNode, Expression } from '../expression.ts';
import { isDots } from '../gap.ts';
import type { Quantity, Value } from '../value.ts';
import * as q from './quantity.ts';
import { integer } from './quantity.ts';

/** Whether terms of a sum or factors of a product are left out: `1 + 2 + \dots + n`. */
export const hasElision = (e: ApplyNode): boolean =>
	e.args.some(arg => isDots(arg) || (arg.kind === 'apply' && arg.operator === e.operator && hasElision(arg)));

/** The operands of nested sums (or products) in one row. */
const flat = (e: Expression, operator: ApplyNode['operator']): readonly Expression[] =>
	e.kind === 'apply' && e.operator === operator ? e.args.flatMap(arg => flat(arg, operator)) : [e];

const LONGEST = 100_000;

/**
 * A sum or product with terms left out, where at least two terms before the dots and one behind them fix an arithmetic progression, or three
 * terms before them a geometric one. Undefined where the terms could go on in more than one way.
 */
export const elidedValue = (e: ApplyNode, evaluate: (e: Expression) => Value): Quantity | undefined => {
	const parts = flat(e, e.operator);
	const at = parts.findIndex(isDots);
	if (parts.filter(isDots).length !== 1 || at < 2 || at !== parts.length - 2) return undefined;
	const terms = [...parts.slice(0, at), parts[parts.length - 1]!].map(evaluate);
	const numbers = terms.flatMap(term => (term.kind === 'quantity' && term.unit.text === '' ? [term.value] : []));
	if (numbers.length < terms.length) return undefined;
	const [first, second] = numbers as [number, number];
	const last = numbers[numbers.length - 1]!;
	const shown = numbers.slice(0, -1);
	const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
	const step = second - first;
	const ratio = second / first;
	const count = Math.round((last - first) / step) + 1;
	const powers = Math.round(Math.log(last / first) / Math.log(ratio)) + 1;
	const even =
		shown.every((x, k) => near(x, first + k * step)) && near(last, first + (count - 1) * step) && count > shown.length;
	const growing =
		shown.every((x, k) => near(x, first * ratio ** k)) &&
		near(last, first * ratio ** (powers - 1)) &&
		powers > shown.length;
	// 1 + 2 + … + n counts; 1 + 2 + 4 + … doubles
	const arithmetic = even && (!growing || step === 1);
	const length = arithmetic ? count : powers;
	if ((!arithmetic && !(growing && shown.length > 2)) || length > LONGEST) return undefined;
	const term = (k: number): Quantity => {
		const value = arithmetic ? first + k * step : first * ratio ** k;
		return Number.isSafeInteger(value) ? integer(value) : q.bare(value);
	};
	let total = term(0);
	for (let k = 1; k < length; k++)
		total = e.operator === 'add' ? q.add(total, term(k), e.span) : q.multiply(total, term(k), e.span);
	return total;
};
