import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { unitless } from '../units/units.ts';
import type { Quantity, Value } from '../value.ts';
import { asNumber } from './arithmetic.ts';
import * as linear from './linear.ts';
import * as q from './quantity.ts';
import { bare, fail, integer } from './quantity.ts';
import * as sets from './sets.ts';

const { toMatrix } = linear;

export const extreme = (operator: 'max' | 'min', values: readonly Value[], span: Span): Value => {
	const items = values.flatMap((value): readonly Value[] => {
		if (value.kind === 'set') return sets.members(value, 100_000, span);
		if (value.kind === 'list') return value.items;
		if (value.kind === 'matrix')
			return value.matrix.to1DArray().map(entry => q.make(entry, undefined, value.unit ?? unitless, 0));
		return [value];
	});
	let best: Quantity | undefined;
	for (const item of items) {
		const candidate = asNumber(item, operator, span);
		if (best === undefined) best = candidate;
		else if (q.order(candidate, best, span) * (operator === 'max' ? 1 : -1) > 0) best = candidate;
	}
	return best ?? fail('domain', say`the ${operator} of nothing`, span);
};

export const numbersOf = (values: readonly Value[], span: Span): Quantity[] =>
	values.flatMap((value): Quantity[] => {
		if (value.kind === 'list') return numbersOf(value.items, span);
		if (value.kind === 'set') return numbersOf(sets.members(value, 100_000, span), span);
		if (value.kind === 'matrix')
			return value.matrix.to1DArray().map(entry => q.make(entry, undefined, value.unit ?? unitless, 0));
		return [asNumber(value, say`this`, span)];
	});

export const mean = (values: readonly Value[], span: Span): Quantity => {
	const numbers = numbersOf(values, span);
	if (numbers.length === 0) fail('domain', say`the mean of nothing`, span);
	return q.divide(
		numbers.reduce((sum, x) => q.add(sum, x, span)),
		integer(numbers.length),
		span,
	);
};

export const variance = (values: readonly Value[], span: Span): Quantity => {
	const middle = mean(values, span);
	return mean(
		numbersOf(values, span).map(x => {
			const gap = q.add(x, q.negate(middle), span);
			return q.multiply(gap, gap, span);
		}),
		span,
	);
};

export const entropy = (value: Value, span: Span): Quantity => {
	let sum = 0;
	for (const p of linear.plainEntries(toMatrix(value, say`an entropy`, span), say`an entropy`, span)) {
		if (p < 0) fail('domain', say`a probability is negative`, span);
		if (p > 0) sum -= p * Math.log(p);
	}
	return bare(sum);
};

export const divergence = (a: Value, b: Value, span: Span): Quantity => {
	const p = linear.plainEntries(toMatrix(a, say`a divergence`, span), say`a divergence`, span);
	const r = linear.plainEntries(toMatrix(b, say`a divergence`, span), say`a divergence`, span);
	if (p.length !== r.length) fail('shape', say`the two distributions differ in length`, span);
	let sum = 0;
	for (const [k, x] of p.entries()) {
		if (x <= 0) continue;
		if (!(r[k]! > 0)) fail('domain', say`the divergence is infinite: a probability is 0`, span);
		sum += x * Math.log(x / r[k]!);
	}
	return bare(sum);
};
