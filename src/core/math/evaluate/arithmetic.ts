import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { multiplyUnits, powerUnit, unitless } from '../units/units.ts';
import type { MatrixValue, Quantity, SetValue, Value } from '../value.ts';
import * as linear from './linear.ts';
import * as algebra from './matrix.ts';
import * as spaces from './matrix-spaces.ts';
import * as q from './quantity.ts';
import { fail, integer } from './quantity.ts';
import * as sets from './sets.ts';

const { guarded } = linear;

export const asNumber = (value: Value, what: string | Message, span: Span): Quantity => {
	if (value.kind === 'quantity') return value;
	if (value.kind === 'matrix' && !value.identity) {
		const simple = linear.simplify(value);
		if (simple.kind === 'quantity') return simple;
	}
	return fail('unsupported', say`${what} needs a number, and this is ${describeKind(value)}`, span);
};

export const describeKind = (value: Value): Message => {
	switch (value.kind) {
		case 'matrix':
			return say`a ${linear.sizeOf(value).join(' × ')} matrix`;
		case 'truth':
			return say`a truth value`;
		case 'text':
			return say`a word`;
		case 'function':
			return say`a function`;
		case 'quantity':
			return say`a number`;
		case 'set':
			return say`a set`;
		case 'list':
			return say`a list`;
		default:
			return say`an expression`;
	}
};

export const asSet = (value: Value, span: Span): SetValue => {
	if (value.kind === 'set') return value;
	if (value.kind === 'list') return sets.setOfValues(value.items);
	if (value.kind === 'quantity') return sets.setOfValues([value]);
	return fail('unsupported', say`this needs a set, and has ${describeKind(value)}`, span);
};

/** Lists of numbers take part in sums and products as column vectors. */
const vectorish = (value: Value): Value => (value.kind === 'list' ? (linear.asColumn(value) ?? value) : value);

export const addValues = (left: Value, right: Value, span: Span): Value => {
	if (left.kind === 'quantity' && right.kind === 'quantity') return q.add(left, right, span);
	if (left.kind === 'set' && right.kind === 'quantity') return shiftSet(left, right, span);
	if (right.kind === 'set' && left.kind === 'quantity') return shiftSet(right, left, span);
	const a = vectorish(left);
	const b = vectorish(right);
	if (a.kind === 'matrix' && b.kind === 'matrix' && a.subspace && b.subspace) {
		if (a.matrix.rows !== b.matrix.rows) fail('shape', say`the subspaces lie in different spaces`, span);
		const both = linear.fromBlocks([[a, b].filter(part => part.matrix.columns > 0)], span);
		return { ...linear.matrixValue(guarded(span, () => spaces.columnSpace([both.matrix]))), subspace: true };
	}
	if ((a.kind === 'matrix' || a.kind === 'quantity') && (b.kind === 'matrix' || b.kind === 'quantity'))
		return linear.addMatrices(a, b, span);
	return fail('unsupported', say`cannot add ${describeKind(left)} and ${describeKind(right)}`, span);
};

const shiftSet = (set: SetValue, by: Quantity, span: Span): SetValue =>
	sets.shifted(set, by.value) ??
	sets.setOfValues(sets.members(set, 10_000, span).map(item => addValues(item, by, span)));

export const negateValue = (value: Value, span: Span): Value => {
	if (value.kind === 'quantity') return q.negate(value);
	const a = vectorish(value);
	if (a.kind === 'matrix') return linear.scaleMatrix(a, integer(-1));
	if (a.kind === 'set') return sets.setOfValues(sets.members(a, 10_000, span).map(item => negateValue(item, span)));
	return fail('unsupported', say`${describeKind(value)} has no negative`, span);
};

/** The product in order: numbers together, each run of matrices as one chain. */
export const multiplyValues = (values: readonly Value[], span: Span): Value => {
	let number: Quantity | undefined;
	const matrices: MatrixValue[] = [];
	for (const value of values) {
		if (value.kind === 'quantity') {
			number = number === undefined ? value : q.multiply(number, value, span);
			continue;
		}
		const factor = vectorish(value);
		if (factor.kind === 'matrix') matrices.push(factor);
		else return fail('unsupported', say`cannot multiply by ${describeKind(value)}`, span);
	}
	if (matrices.length === 0) return number ?? integer(1);
	const product = linear.productOf(matrices, span);
	if (number === undefined) return product;
	return product.kind === 'quantity' ? q.multiply(number, product, span) : linear.scaleMatrix(product, number);
};

export const divideValues = (left: Value, right: Value, span: Span): Value => {
	if (left.kind === 'quantity' && right.kind === 'quantity') return q.divide(left, right, span);
	const a = vectorish(left);
	const b = vectorish(right);
	if (b.kind === 'quantity' && a.kind === 'matrix') return linear.scaleMatrix(a, q.divide(integer(1), b, span));
	if (a.kind === 'quantity' && b.kind === 'matrix') {
		const simple = linear.simplify(b);
		if (simple.kind === 'quantity') return q.divide(a, simple, span);
	}
	if (a.kind === 'matrix' && b.kind === 'matrix') {
		const simple = linear.simplify(b);
		if (simple.kind === 'quantity') return linear.scaleMatrix(a, q.divide(integer(1), simple, span));
		const [rows, columns] = linear.sizeOf(b);
		if ((rows === 1 || columns === 1) && linear.sizeOf(a).join() === linear.sizeOf(b).join())
			return linear.zipEntries(
				a,
				b,
				(x, y) => (y === 0 ? fail('domain', say`division by zero`, span) : x / y),
				multiplyUnits(a.unit ?? unitless, b.unit ?? unitless, -1),
				span,
			);
	}
	return fail('unsupported', say`cannot divide by ${describeKind(right)}`, span);
};

export const powerValues = (base: Value, exponent: Value, span: Span): Value => {
	// e^x of a vector x: entry by entry; a matrix in the exponent is another thing
	if (base.kind === 'quantity' && exponent.kind === 'matrix' && !exponent.identity) {
		const [rows, columns] = linear.sizeOf(exponent);
		if ((rows === 1) !== (columns === 1)) return linear.mapEntries(exponent, x => q.power(base, q.bare(x), span).value);
	}
	const b = asNumber(exponent, say`an exponent`, span);
	if (base.kind === 'quantity') return q.power(base, b, span);
	const a = vectorish(base);
	if (a.kind === 'matrix') {
		const simple = linear.simplify(a);
		if (simple.kind === 'quantity') return q.power(simple, b, span);
		const k = q.plain(b, say`an exponent`, span);
		if (k === -1) return invert(a, span);
		if (!Number.isInteger(k)) {
			if (k === 0.5 || k === -0.5) return symmetricPower(a, k, span);
			return fail('unsupported', say`a matrix has whole powers only`, span);
		}
		const [rows, columns] = linear.sizeOf(a);
		if (k > 0 && rows !== columns && (rows === 1 || columns === 1))
			return linear.mapEntries(a, x => x ** k, powerUnit(a.unit ?? unitless, k));
		return k < 0 ? linear.matrixPower(invert(a, span), -k, span) : linear.matrixPower(a, k, span);
	}
	return fail('unsupported', say`${describeKind(base)} has no power`, span);
};

export const invert = (a: MatrixValue, span: Span): MatrixValue => {
	if (a.identity) return { ...a, matrix: new algebra.Matrix([[1 / a.matrix.get(0, 0)]]) };
	return linear.matrixValue(
		guarded(span, () => algebra.inverse(a.matrix)),
		powerUnit(a.unit ?? unitless, -1),
	);
};

/** The square root (or its inverse) of a symmetric matrix with eigenvalues that are not negative. */
export const symmetricPower = (a: MatrixValue, k: number, span: Span): MatrixValue => {
	const { real, vectors, symmetric } = guarded(span, () => algebra.eigen(a.matrix));
	if (!symmetric || real.some(value => value < 0 || (value === 0 && k < 0)))
		fail('unsupported', say`a root is taken of symmetric matrices with positive eigenvalues only`, span);
	return linear.matrixValue(algebra.compose({ u: vectors, s: real.map(value => value ** k), v: vectors }));
};
