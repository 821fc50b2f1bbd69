import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { isBare, isDimensionless, multiplyUnits, powerUnit, sameDimension, unitless } from '../units/units.ts';
import type { ListValue, MatrixValue, Quantity, Unit, Value } from '../value.ts';
import { Matrix, MatrixProblem, multiplyChain, multiplyMatrices, shapeText } from './matrix.ts';
import { bare, fail, integer, make } from './quantity.ts';

/** Runs linear algebra and puts the place of the formula to whatever it refuses. */
export const guarded = <T>(span: Span, run: () => T): T => {
	try {
		return run();
	} catch (problem) {
		if (problem instanceof MatrixProblem) return fail(problem.code, problem.said, span);
		throw problem;
	}
};

export const matrixValue = (matrix: Matrix, unit?: Unit): MatrixValue =>
	unit === undefined || isBare(unit) ? { kind: 'matrix', matrix } : { kind: 'matrix', matrix, unit };

/** A product that is kept as its thin factors; the large matrix is formed only when somebody reads `matrix`. */
class ThinProduct implements MatrixValue {
	readonly kind = 'matrix';
	private formed: Matrix | undefined;
	constructor(
		readonly factors: readonly Matrix[],
		readonly unit: Unit | undefined,
	) {}
	get matrix(): Matrix {
		this.formed ??= multiplyChain(this.factors);
		return this.formed;
	}
}

/** The factors of a value: those it is kept in, else itself. */
export const factorsOf = (value: MatrixValue): readonly Matrix[] => value.factors ?? [value.matrix];

/** Shape without forming a product. */
export const sizeOf = (value: MatrixValue): readonly [number, number] => {
	const factors = factorsOf(value);
	return [factors[0]!.rows, factors[factors.length - 1]!.columns];
};

/** A column vector from numbers. */
export const column = (values: readonly number[], unit?: Unit): MatrixValue =>
	matrixValue(Matrix.columnVector([...values]), unit);

/** A list of numbers as a column vector, so that `(3, 4)` has a norm. Undefined where it is no such list. */
export const asColumn = (list: ListValue): MatrixValue | undefined => {
	const numbers: number[] = [];
	let unit: Unit | undefined;
	for (const item of list.items) {
		if (item.kind !== 'quantity') return undefined;
		if (unit !== undefined && !sameDimension(unit, item.unit)) return undefined;
		unit ??= item.unit;
		numbers.push(item.value);
	}
	return numbers.length === 0 ? undefined : column(numbers, unit);
};

/** A matrix from what stands for one: a matrix, or a list of numbers. */
export const toMatrix = (value: Value, what: string | Message, span: Span): MatrixValue => {
	if (value.kind === 'matrix') return value;
	if (value.kind === 'list') {
		const vector = asColumn(value);
		if (vector) return vector;
	}
	if (value.kind === 'quantity') return matrixValue(new Matrix([[value.value]]), value.unit);
	return fail('unsupported', say`${what} needs a matrix or a vector`, span);
};

/** A 1 × 1 matrix is a number. */
export const simplify = (value: MatrixValue): MatrixValue | Quantity => {
	if (value.identity) return value;
	const [rows, columns] = sizeOf(value);
	if (rows !== 1 || columns !== 1) return value;
	const entry = value.matrix.get(0, 0);
	return make(entry, undefined, value.unit ?? unitless, 1e-15 * Math.abs(entry));
};

const unitOfMatrix = (value: MatrixValue): Unit => value.unit ?? unitless;

const isVector = (m: Matrix): boolean => m.rows === 1 || m.columns === 1;

const shift = (m: MatrixValue, by: Quantity, span: Span): MatrixValue => {
	if (by.value === 0) return m;
	if (!isVector(m.matrix)) fail('shape', say`cannot add the number to a ${shapeText(m.matrix)} matrix`, span);
	if (!sameDimension(unitOfMatrix(m), by.unit)) fail('dimension', say`the units of the sum do not agree`, span);
	return matrixValue(Matrix.add(m.matrix, by.value), m.unit);
};

const identityPlus = (identity: MatrixValue, m: MatrixValue, span: Span): MatrixValue => {
	if (m.identity) return { ...identity, matrix: Matrix.add(identity.matrix, m.matrix) };
	const [rows, columns] = sizeOf(m);
	if (rows !== columns) fail('shape', say`an identity cannot be added to a ${rows} × ${columns} matrix`, span);
	return matrixValue(Matrix.add(m.matrix, Matrix.mul(Matrix.eye(rows), identity.matrix.get(0, 0))), m.unit);
};

/** a + b, where at least one is a matrix. A number may be added to a vector (entry by entry), to a matrix only if it is 0. */
export const addMatrices = (a: MatrixValue | Quantity, b: MatrixValue | Quantity, span: Span): MatrixValue => {
	if (a.kind === 'quantity')
		return b.kind === 'quantity' ? fail('unsupported', say`no matrix in the sum`, span) : shift(b, a, span);
	if (b.kind === 'quantity') return shift(a, b, span);
	if (a.identity) return identityPlus(a, b, span);
	if (b.identity) return identityPlus(b, a, span);
	const x = a.matrix;
	const y = b.matrix;
	if (!sameDimension(unitOfMatrix(a), unitOfMatrix(b)))
		fail('dimension', say`the units of the matrices do not agree`, span);
	if (x.rows === y.rows && x.columns === y.columns) return matrixValue(Matrix.add(x, y), a.unit ?? b.unit);
	return fail('shape', say`cannot add a ${shapeText(x)} and a ${shapeText(y)} matrix`, span);
};

/** number · matrix; factors and subspaces of unknown size are kept. */
export const scaleMatrix = (m: MatrixValue, by: Quantity): MatrixValue => {
	const unit = multiplyUnits(unitOfMatrix(m), by.unit);
	if (m.identity) return { ...matrixValue(Matrix.mul(m.matrix, by.value), unit), identity: true };
	if (m.factors)
		return new ThinProduct(
			[Matrix.mul(m.factors[0]!, by.value), ...m.factors.slice(1)],
			isBare(unit) ? undefined : unit,
		);
	return matrixValue(Matrix.mul(m.matrix, by.value), unit);
};

/** Widths from which a product through a narrow waist is kept as its factors. */
const WIDE = 64;

/** Factors cut where their shapes do not meet; the pieces that make one number are taken out as their product. */
const withoutNumbers = (
	factors: readonly Matrix[],
): { readonly number: number; readonly factors: readonly Matrix[] } | undefined => {
	const pieces: Matrix[][] = [];
	for (const factor of factors) {
		const last = pieces[pieces.length - 1];
		if (last && last[last.length - 1]!.columns === factor.rows) last.push(factor);
		else pieces.push([factor]);
	}
	let number = 1;
	const rest: Matrix[] = [];
	for (const piece of pieces) {
		if (piece[0]!.rows === 1 && piece[piece.length - 1]!.columns === 1) number *= multiplyChain(piece).get(0, 0);
		else rest.push(...piece);
	}
	return rest.length < factors.length ? { number, factors: rest } : undefined;
};

/** The product of matrices in order. Shapes are checked; a low-rank product stays in its factors. */
export const productOf = (values: readonly MatrixValue[], span: Span): MatrixValue | Quantity => {
	const kept = values.filter(value => !value.identity);
	const scale = values.filter(value => value.identity).reduce((product, value) => product * value.matrix.get(0, 0), 1);
	let unit: Unit = unitless;
	for (const value of values) unit = multiplyUnits(unit, unitOfMatrix(value));
	if (kept.length === 0) return { ...matrixValue(new Matrix([[scale]]), unit), identity: true };
	let factors = kept.flatMap(factorsOf);
	if (scale !== 1) factors = [Matrix.mul(factors[0]!, scale), ...factors.slice(1)];
	const torn = factors.findIndex((factor, i) => i > 0 && factors[i - 1]!.columns !== factor.rows);
	if (torn > 0) {
		// x^T x y: what multiplies to a number in between counts as one
		const parts = withoutNumbers(factors);
		if (parts) {
			if (parts.factors.length === 0) return make(parts.number, undefined, unit, 1e-15 * Math.abs(parts.number));
			factors = [Matrix.mul(parts.factors[0]!, parts.number), ...parts.factors.slice(1)];
		}
	}
	for (let i = 1; i < factors.length; i++) {
		if (factors[i - 1]!.columns !== factors[i]!.rows)
			guarded(span, () => multiplyMatrices(factors[i - 1]!, factors[i]!));
	}
	const rows = factors[0]!.rows;
	const columns = factors[factors.length - 1]!.columns;
	const waist = Math.min(...factors.slice(1).map(factor => factor.rows), Number.POSITIVE_INFINITY);
	if (rows > WIDE && columns > WIDE && waist * 2 <= Math.min(rows, columns))
		return new ThinProduct(factors, isBare(unit) ? undefined : unit);
	return simplify(
		matrixValue(
			guarded(span, () => multiplyChain(factors)),
			unit,
		),
	);
};

export const transposeOf = (m: MatrixValue): MatrixValue => {
	if (m.identity) return m;
	if (m.factors)
		return new ThinProduct(
			m.factors.toReversed().map(factor => factor.transpose()),
			m.unit,
		);
	return matrixValue(m.matrix.transpose(), m.unit);
};

/** Entry by entry. */
export const mapEntries = (
	m: MatrixValue,
	f: (entry: number) => number,
	unit: Unit | undefined = undefined,
): MatrixValue => {
	const { matrix } = m;
	const result = new Matrix(matrix.rows, matrix.columns);
	for (let i = 0; i < matrix.rows; i++) for (let j = 0; j < matrix.columns; j++) result.set(i, j, f(matrix.get(i, j)));
	return matrixValue(result, unit);
};

/** Entry by entry of two matrices of one shape. */
export const zipEntries = (
	a: MatrixValue,
	b: MatrixValue,
	f: (x: number, y: number) => number,
	unit: Unit,
	span: Span,
): MatrixValue => {
	const x = a.matrix;
	const y = b.matrix;
	if (x.rows !== y.rows || x.columns !== y.columns)
		fail('shape', say`entry by entry needs one shape, not ${shapeText(x)} and ${shapeText(y)}`, span);
	const result = new Matrix(x.rows, x.columns);
	for (let i = 0; i < x.rows; i++) for (let j = 0; j < x.columns; j++) result.set(i, j, f(x.get(i, j), y.get(i, j)));
	return matrixValue(result, unit);
};

/** A matrix to a whole power; -1 is the inverse (of the caller). */
export const matrixPower = (m: MatrixValue, exponent: number, span: Span): MatrixValue | Quantity => {
	if (m.identity) return { ...m, matrix: new Matrix([[m.matrix.get(0, 0) ** exponent]]) };
	const [rows, columns] = sizeOf(m);
	if (rows !== columns) fail('shape', say`a power needs a square matrix, not ${rows} × ${columns}`, span);
	if (exponent === 0) return matrixValue(Matrix.eye(rows));
	if (exponent > 1024) fail('too-large', say`the power of the matrix is too high`, span);
	const matrix = guarded(span, () => m.matrix.mpow(exponent));
	if (matrix.to1DArray().some(entry => !Number.isFinite(entry)))
		fail('overflow', say`entries of the power are too large to be held`, span);
	return matrixValue(matrix, powerUnit(unitOfMatrix(m), exponent));
};

/** An entry as a quantity in the unit of its matrix. */
export const entry = (m: MatrixValue, i: number, j: number): Quantity => {
	const value = m.matrix.get(i, j);
	// Counts stay counts: 669706 parameters, and not 6.697 × 10⁵.
	if (!m.unit) return Number.isSafeInteger(value) ? integer(value) : bare(value);
	return make(value, undefined, m.unit, 0);
};

/** Entries of a row, a column or a list, as numbers without hard dimension. */
export const plainEntries = (m: MatrixValue, what: string | Message, span: Span): number[] => {
	if (m.unit && !isDimensionless(m.unit)) fail('dimension', say`${what} needs bare numbers`, span);
	return m.matrix.to1DArray();
};

/** Blocks put together: rows of blocks of one height, rows of one width. */
export const fromBlocks = (rows: readonly (readonly MatrixValue[])[], span: Span): MatrixValue => {
	const strips = rows.map(row => {
		const height = row[0]!.matrix.rows;
		if (row.some(block => block.matrix.rows !== height))
			fail('shape', say`the blocks of one row differ in height`, span);
		return row;
	});
	const widths = strips.map(row => row.reduce((sum, block) => sum + block.matrix.columns, 0));
	if (widths.some(width => width !== widths[0])) fail('shape', say`the rows of blocks differ in width`, span);
	const result = new Matrix(
		strips.reduce((sum, row) => sum + row[0]!.matrix.rows, 0),
		widths[0]!,
	);
	let top = 0;
	let unit: Unit | undefined;
	for (const row of strips) {
		let left = 0;
		for (const block of row) {
			result.setSubMatrix(block.matrix, top, left);
			left += block.matrix.columns;
			unit ??= block.unit;
		}
		top += row[0]!.matrix.rows;
	}
	return matrixValue(result, unit);
};

/** A matrix among the values. */
export type Linear = MatrixValue;

/** Refuses entries of different dimensions. */
export const needSameUnit = (a: Unit, b: Unit, span: Span): void => {
	if (!sameDimension(a, b)) fail('dimension', say`the entries of the matrix differ in dimension`, span);
};
