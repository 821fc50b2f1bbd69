import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { RelationOperator } from '../expression.ts';
import { isBare, sameDimension } from '../units/units.ts';
import type { MatrixValue, Quantity, Value } from '../value.ts';
import { closeMatrices, type Matrix } from './matrix.ts';
import { within } from './matrix-spaces.ts';
import { commonUnit, fail } from './quantity.ts';
import * as sets from './sets.ts';

/** Doubles that went through a few dozen operations agree to this. */
const RELATIVE = 1e-9;
/** What `≈` allows in a key or a condition, where no digits were written. */
const NEAR = 1e-3;

/** Equal as the mathematics means it: exactly where both are exact, else within rounding (and the error both carry as noise). */
export const sameQuantity = (a: Quantity, b: Quantity, relative = RELATIVE): boolean => {
	if (!sameDimension(a.unit, b.unit)) {
		return a.value === 0 && b.value === 0 && (isBare(a.unit) || isBare(b.unit));
	}
	if (a.decimal !== undefined && b.decimal !== undefined) {
		const gap = a.decimal.minus(b.decimal).abs();
		if (gap.isZero()) return true;
		const size = a.decimal.abs().greaterThan(b.decimal.abs()) ? a.decimal.abs() : b.decimal.abs();
		return gap.lessThanOrEqualTo(size.times(relative === RELATIVE ? 1e-25 : relative));
	}
	if (a.value === b.value) return true;
	const noise = (a.decimal === undefined ? a.error : 0) + (b.decimal === undefined ? b.error : 0);
	const size = Math.max(Math.abs(a.value), Math.abs(b.value));
	return (
		Math.abs(a.value - b.value) <=
		Math.max(relative * size, Math.min(noise, relative === RELATIVE ? 1e3 * RELATIVE * size : noise))
	);
};

const normalText = (text: string): string => text.trim().toLowerCase();

/** Whether two values are the same thing: by kind, then within rounding. */
export const sameValue = (a: Value, b: Value, relative = RELATIVE): boolean => {
	if (a.kind === 'quantity' && b.kind === 'quantity') return sameQuantity(a, b, relative);
	if (a.kind === 'matrix' || b.kind === 'matrix') return sameMatrixValue(a, b, relative);
	if (a.kind === 'truth' && b.kind === 'truth') return a.truth === b.truth;
	if (a.kind === 'text' && b.kind === 'text') return normalText(a.text) === normalText(b.text);
	if (a.kind === 'set' && b.kind === 'set') return sets.cardinality(a) === sets.cardinality(b) && sets.subset(a, b);
	if (a.kind === 'list' && b.kind === 'list')
		return (
			a.items.length === b.items.length && a.items.every((item, index) => sameValue(item, b.items[index]!, relative))
		);
	return false;
};

const listAsColumn = (value: Value): readonly number[] | undefined => {
	if (value.kind !== 'list' || value.items.some(item => item.kind !== 'quantity')) return undefined;
	return value.items.map(item => (item as Quantity).value);
};

/** Matrices, identities of unknown size, subspaces, numbers (`W = 0`) and lists (`x = (1, 2)`) against each other. */
const sameMatrixValue = (a: Value, b: Value, relative: number): boolean => {
	if (a.kind !== 'matrix') return b.kind === 'matrix' && sameMatrixValue(b, a, relative);
	if (b.kind === 'matrix') {
		if (a.subspace && b.subspace) return within(a.matrix, b.matrix) && within(b.matrix, a.matrix);
		if (a.identity && b.identity) return closeMatrices(a.matrix, b.matrix, relative);
		if (a.identity) return isScaledIdentity(b, a.matrix.get(0, 0), relative);
		if (b.identity) return isScaledIdentity(a, b.matrix.get(0, 0), relative);
		return closeMatrices(a.matrix, b.matrix, relative);
	}
	if (b.kind === 'quantity') {
		if (a.subspace) return a.matrix.columns === 0 && b.value === 0;
		if (b.value === 0) return a.matrix.to1DArray().every(entry => entry === 0);
		return (
			a.matrix.rows === 1 &&
			a.matrix.columns === 1 &&
			Math.abs(a.matrix.get(0, 0) - b.value) <= relative * Math.abs(b.value)
		);
	}
	const column = listAsColumn(b);
	const entries = a.matrix.to1DArray();
	if (!column || column.length !== entries.length || (a.matrix.rows !== 1 && a.matrix.columns !== 1)) return false;
	const size = Math.max(...column.map(Math.abs), ...entries.map(Math.abs));
	return column.every((entry, index) => Math.abs(entry - entries[index]!) <= relative * size);
};

const isScaledIdentity = (value: MatrixValue, scale: number, relative: number): boolean => {
	const { matrix } = value;
	if (matrix.rows !== matrix.columns) return false;
	for (let i = 0; i < matrix.rows; i++)
		for (let j = 0; j < matrix.columns; j++)
			if (!(Math.abs(matrix.get(i, j) - (i === j ? scale : 0)) <= relative * Math.max(Math.abs(scale), 1e-300)))
				return false;
	return true;
};

const entriesOf = (value: Value): readonly number[] | undefined =>
	value.kind === 'quantity' ? [value.value] : value.kind === 'matrix' ? value.matrix.to1DArray() : listAsColumn(value);

/** `≈`: within a thousandth, or within what both carry as error; a zero may stand for a matrix of zeros. */
const near = (a: Value, b: Value): boolean => {
	if (a.kind === 'quantity' && b.kind === 'quantity') {
		if (!sameDimension(a.unit, b.unit) && a.value !== 0 && b.value !== 0) return false;
		const gap = Math.abs(a.value - b.value);
		return gap <= a.error + b.error + NEAR * Math.max(Math.abs(a.value), Math.abs(b.value));
	}
	if (sameValue(a, b, NEAR)) return true;
	const x = entriesOf(a);
	const y = entriesOf(b);
	if (!x || !y || (y.length !== x.length && y.length !== 1)) return false;
	const size = Math.max(...x.map(Math.abs), ...y.map(Math.abs));
	return size > 0 && y.length === x.length && x.every((entry, index) => Math.abs(entry - y[index]!) <= NEAR * size);
};

const columns = (value: Value): Matrix | undefined => (value.kind === 'matrix' ? value.matrix : undefined);

/** Whether `a operator b` holds. Fails where the two cannot stand in this relation. */
export const holds = (a: Value, operator: RelationOperator, b: Value, span: Span): boolean => {
	switch (operator) {
		case '=':
		case ':=':
		case '≡':
			if (a.kind === 'quantity' && b.kind === 'quantity') commonUnit(a, b, span, 'compare');
			return sameValue(a, b);
		case '≠':
			return !sameValue(a, b);
		case '≈':
			return near(a, b);
		case '~': {
			if (a.kind !== 'quantity' || b.kind !== 'quantity') return near(a, b);
			commonUnit(a, b, span, 'compare');
			const ratio = a.value / b.value;
			return a.value === b.value || (ratio >= 0.5 && ratio <= 2);
		}
		case '<':
		case '>':
		case '≤':
		case '≥':
		case '≪':
		case '≫':
			return compareOrder(a, operator, b, span);
		case '∈':
		case '∉':
			return membership(a, b, span) === (operator === '∈');
		case '⊂':
		case '⊆':
			return included(a, b, span);
		case '⊃':
			return included(b, a, span);
		case '⊥': {
			const x = columns(a);
			const y = columns(b);
			if (!x || !y || x.rows !== y.rows)
				return fail('shape', say`only vectors or subspaces of one space are orthogonal`, span);
			const dots = x.transpose().mmul(y).to1DArray();
			const size = Math.sqrt(
				x.to1DArray().reduce((s, v) => s + v * v, 0) * y.to1DArray().reduce((s, v) => s + v * v, 0),
			);
			return dots.every(dot => Math.abs(dot) <= RELATIVE * size);
		}
		case '∣': {
			if (a.kind !== 'quantity' || b.kind !== 'quantity')
				return fail('unsupported', say`divides is a relation of whole numbers`, span);
			return a.value !== 0 && Number.isInteger(b.value / a.value);
		}
		default:
			return fail('unsupported', say`${operator} is not a relation between two values`, span);
	}
};

const compareOrder = (a: Value, operator: RelationOperator, b: Value, span: Span): boolean => {
	if (a.kind === 'matrix' && b.kind === 'quantity')
		return a.matrix.to1DArray().every(entry => compareNumbers(entry, operator, b.value));
	if (a.kind !== 'quantity' || b.kind !== 'quantity')
		return fail('unsupported', say`only numbers can be put in order`, span);
	commonUnit(a, b, span, 'compare');
	if (a.decimal !== undefined && b.decimal !== undefined && operator !== '≪' && operator !== '≫')
		return compareNumbers(a.decimal.comparedTo(b.decimal), operator, 0);
	if ((operator === '≤' || operator === '≥') && sameQuantity(a, b)) return true;
	if ((operator === '<' || operator === '>') && sameQuantity(a, b, 1e-13)) return false;
	return compareNumbers(a.value, operator, b.value);
};

const compareNumbers = (a: number, operator: RelationOperator, b: number): boolean => {
	switch (operator) {
		case '<':
			return a < b;
		case '>':
			return a > b;
		case '≤':
			return a <= b;
		case '≥':
			return a >= b;
		case '≪':
			return Math.abs(a) <= 0.1 * Math.abs(b);
		default:
			return Math.abs(b) <= 0.1 * Math.abs(a);
	}
};

const membership = (a: Value, b: Value, span: Span): boolean => {
	if (b.kind === 'set') return sets.contains(b, a);
	if (b.kind === 'list') return b.items.some(item => sameValue(item, a));
	if (b.kind === 'matrix' && b.subspace) {
		const vector = columns(a);
		if (vector) return within(vector, b.matrix);
	}
	return fail('unsupported', say`membership needs a set`, span);
};

const included = (a: Value, b: Value, span: Span): boolean => {
	if (a.kind === 'set' && b.kind === 'set') return sets.subset(a, b);
	if (a.kind === 'matrix' && b.kind === 'matrix' && a.subspace && b.subspace) return within(a.matrix, b.matrix);
	return fail('unsupported', say`inclusion needs two sets or two subspaces`, span);
};
