import type { Span } from '../text/span.ts';
import { sameValue } from './compare.ts';
import { Exact, squareRoot } from './decimal.ts';
import type { Run } from './evaluator.ts';
import type { ApplyNode, Operator } from './expression.ts';
import * as linear from './linear.ts';
import * as algebra from './matrix.ts';
import * as q from './quantity.ts';
import { bare, fail, integer } from './quantity.ts';
import { applyScalar, binomial, factorial, gcd, lcm, logarithm, SCALAR_FUNCTIONS } from './scalar-functions.ts';
import * as sets from './sets.ts';
import { multiplyUnits, powerUnit, unitless } from './units.ts';
import type { MatrixValue, Quantity, SetValue, Value } from './value.ts';

const { guarded, toMatrix } = linear;

const asNumber = (value: Value, what: string, span: Span): Quantity => {
	if (value.kind === 'quantity') return value;
	if (value.kind === 'matrix' && !value.identity) {
		const simple = linear.simplify(value);
		if (simple.kind === 'quantity') return simple;
	}
	return fail('unsupported', `${what} needs a number, and this is ${describeKind(value)}`, span);
};

const describeKind = (value: Value): string => {
	switch (value.kind) {
		case 'matrix':
			return `a ${linear.sizeOf(value).join(' × ')} matrix`;
		case 'truth':
			return 'a truth value';
		case 'text':
			return 'a word';
		case 'function':
			return 'a function';
		default:
			return `a ${value.kind}`;
	}
};

const asSet = (value: Value, span: Span): SetValue => {
	if (value.kind === 'set') return value;
	if (value.kind === 'list') return sets.setOfValues(value.items);
	if (value.kind === 'quantity') return sets.setOfValues([value]);
	return fail('unsupported', `this needs a set, and has ${describeKind(value)}`, span);
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
		if (a.matrix.rows !== b.matrix.rows) fail('shape', 'the subspaces lie in different spaces', span);
		const both = linear.fromBlocks([[a, b].filter(part => part.matrix.columns > 0)], span);
		return { ...linear.matrixValue(guarded(span, () => algebra.columnSpace([both.matrix]))), subspace: true };
	}
	if ((a.kind === 'matrix' || a.kind === 'quantity') && (b.kind === 'matrix' || b.kind === 'quantity'))
		return linear.addMatrices(a, b, span);
	return fail('unsupported', `cannot add ${describeKind(left)} and ${describeKind(right)}`, span);
};

const shiftSet = (set: SetValue, by: Quantity, span: Span): SetValue =>
	sets.shifted(set, by.value) ??
	sets.setOfValues(sets.members(set, 10_000, span).map(item => addValues(item, by, span)));

export const negateValue = (value: Value, span: Span): Value => {
	if (value.kind === 'quantity') return q.negate(value);
	const a = vectorish(value);
	if (a.kind === 'matrix') return linear.scaleMatrix(a, integer(-1));
	if (a.kind === 'set') return sets.setOfValues(sets.members(a, 10_000, span).map(item => negateValue(item, span)));
	return fail('unsupported', `${describeKind(value)} has no negative`, span);
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
		else return fail('unsupported', `cannot multiply by ${describeKind(value)}`, span);
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
				(x, y) => (y === 0 ? fail('domain', 'division by zero', span) : x / y),
				multiplyUnits(a.unit ?? unitless, b.unit ?? unitless, -1),
				span,
			);
	}
	return fail('unsupported', `cannot divide by ${describeKind(right)}`, span);
};

export const powerValues = (base: Value, exponent: Value, span: Span): Value => {
	const b = asNumber(exponent, 'an exponent', span);
	if (base.kind === 'quantity') return q.power(base, b, span);
	const a = vectorish(base);
	if (a.kind === 'matrix') {
		const simple = linear.simplify(a);
		if (simple.kind === 'quantity') return q.power(simple, b, span);
		const k = q.plain(b, 'an exponent', span);
		if (k === -1) return invert(a, span);
		if (!Number.isInteger(k)) {
			if (k === 0.5 || k === -0.5) return symmetricPower(a, k, span);
			return fail('unsupported', 'a matrix has whole powers only', span);
		}
		const [rows, columns] = linear.sizeOf(a);
		if (k > 0 && rows !== columns && (rows === 1 || columns === 1))
			return linear.mapEntries(a, x => x ** k, powerUnit(a.unit ?? unitless, k));
		return k < 0 ? linear.matrixPower(invert(a, span), -k, span) : linear.matrixPower(a, k, span);
	}
	return fail('unsupported', `${describeKind(base)} has no power`, span);
};

const invert = (a: MatrixValue, span: Span): MatrixValue => {
	if (a.identity) return { ...a, matrix: new algebra.Matrix([[1 / a.matrix.get(0, 0)]]) };
	return linear.matrixValue(
		guarded(span, () => algebra.inverse(a.matrix)),
		powerUnit(a.unit ?? unitless, -1),
	);
};

/** The square root (or its inverse) of a symmetric matrix with eigenvalues that are not negative. */
const symmetricPower = (a: MatrixValue, k: number, span: Span): MatrixValue => {
	const { real, vectors, symmetric } = guarded(span, () => algebra.eigen(a.matrix));
	if (!symmetric || real.some(value => value < 0 || (value === 0 && k < 0)))
		fail('unsupported', 'a root is taken of symmetric matrices with positive eigenvalues only', span);
	return linear.matrixValue(algebra.compose({ u: vectors, s: real.map(value => value ** k), v: vectors }));
};

const normOf = (value: Value, order: Value | undefined, span: Span): Quantity => {
	if (value.kind === 'quantity') return q.make(Math.abs(value.value), value.decimal?.abs(), value.unit, value.error);
	const m = toMatrix(value, 'a norm', span);
	const kind = normKind(order, span);
	if (m.factors && kind === '2') return q.make(algebra.svdOfProduct(m.factors).s[0]!, undefined, m.unit ?? unitless, 0);
	const vector = m.matrix.rows === 1 || m.matrix.columns === 1;
	if (vector && (kind === '2' || kind === 'F')) return exactLength(m);
	if (typeof kind === 'number') {
		if (!vector) fail('unsupported', 'a matrix has the norms 1, 2, inf, F and *', span);
		const sum = m.matrix.to1DArray().reduce((total, x) => total + Math.abs(x) ** kind, 0);
		return q.make(sum ** (1 / kind), undefined, m.unit ?? unitless, 0);
	}
	return q.make(
		guarded(span, () => algebra.norm(m.matrix, kind)),
		undefined,
		m.unit ?? unitless,
		0,
	);
};

/** The length of a vector of whole numbers is exact where the root is. */
const exactLength = (m: MatrixValue): Quantity => {
	const entries = m.matrix.to1DArray();
	const value = algebra.norm(m.matrix, '2');
	if (!entries.every(x => Number.isInteger(x) && Math.abs(x) < 2 ** 25) || entries.length > 10_000)
		return q.make(value, undefined, m.unit ?? unitless, 0);
	const decimal = squareRoot(new Exact(entries.reduce((sum, x) => sum + x * x, 0)));
	return q.make(decimal.toNumber(), decimal, m.unit ?? unitless, 0);
};

const normKind = (order: Value | undefined, span: Span): algebra.NormKind | number => {
	if (order === undefined) return '2';
	if (order.kind === 'text') {
		const name = order.text.replace(/[\\{}\s]/g, '').toLowerCase();
		if (name === 'f' || name === 'frobenius' || name === 'fro') return 'F';
		if (name === 'op' || name === 'spectral' || name === '2' || name === 'sigma') return '2';
		if (name === '*' || name === 'nuclear' || name === 'tr' || name === 'ast') return 'nuclear';
		if (name === 'inf' || name === 'infty' || name === 'max') return 'inf';
	}
	if (order.kind === 'quantity') {
		if (order.value === 2) return '2';
		if (order.value === 1) return '1';
		if (order.value === Number.POSITIVE_INFINITY) return 'inf';
		if (order.value > 0) return order.value;
	}
	return fail('unsupported', 'this norm is not known', span);
};

const softmaxOf = (value: Value, along: Value | undefined, span: Span): Value => {
	const m = toMatrix(value, 'softmax', span);
	const { matrix } = m;
	linear.plainEntries(m, 'softmax', span);
	const vector = matrix.rows === 1 || matrix.columns === 1;
	const word = along?.kind === 'text' ? along.text.toLowerCase() : '';
	if (vector && !/^(row|col)/.test(word)) {
		const weights = algebra.softmax(matrix.to1DArray());
		return linear.matrixValue(matrix.rows === 1 ? new algebra.Matrix([weights]) : algebra.Matrix.columnVector(weights));
	}
	const columns = word.startsWith('col');
	const source = columns ? matrix.transpose() : matrix;
	const result = new algebra.Matrix(source.to2DArray().map(algebra.softmax));
	return linear.matrixValue(columns ? result.transpose() : result);
};

const space = (matrix: algebra.Matrix): MatrixValue => ({ kind: 'matrix', matrix, subspace: true });

const roundTo = (value: Quantity, how: 'floor' | 'ceil' | 'round', span: Span): Quantity => {
	const exact = value.decimal ?? new Exact(value.value);
	// an inexact value a hair beside a whole number is that number
	const near = exact.round();
	const whole = value.decimal === undefined && exact.minus(near).abs().lessThan(1e-9) ? near : exact[how]();
	const factor = value.unit.factor;
	if (factor !== 1 && factor !== 0) {
		const inUnit = roundTo(
			q.make(value.value / factor, value.decimal?.div(value.unit.exact ?? factor), unitless, 0),
			how,
			span,
		);
		return q.make(inUnit.value * factor, inUnit.decimal?.times(value.unit.exact ?? factor), value.unit, 0);
	}
	return q.make(whole.toNumber(), whole, value.unit, 0);
};

const extreme = (operator: 'max' | 'min', values: readonly Value[], span: Span): Value => {
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
	return best ?? fail('domain', `the ${operator} of nothing`, span);
};

const numbersOf = (values: readonly Value[], span: Span): Quantity[] =>
	values.flatMap((value): Quantity[] => {
		if (value.kind === 'list') return numbersOf(value.items, span);
		if (value.kind === 'set') return numbersOf(sets.members(value, 100_000, span), span);
		if (value.kind === 'matrix')
			return value.matrix.to1DArray().map(entry => q.make(entry, undefined, value.unit ?? unitless, 0));
		return [asNumber(value, 'this', span)];
	});

const mean = (values: readonly Value[], span: Span): Quantity => {
	const numbers = numbersOf(values, span);
	if (numbers.length === 0) fail('domain', 'the mean of nothing', span);
	return q.divide(
		numbers.reduce((sum, x) => q.add(sum, x, span)),
		integer(numbers.length),
		span,
	);
};

const variance = (values: readonly Value[], span: Span): Quantity => {
	const middle = mean(values, span);
	return mean(
		numbersOf(values, span).map(x => {
			const gap = q.add(x, q.negate(middle), span);
			return q.multiply(gap, gap, span);
		}),
		span,
	);
};

const concat = (values: readonly Value[], span: Span): Value => {
	const parts = values
		.flatMap(value => (value.kind === 'list' ? value.items : [value]))
		.map(value => toMatrix(value, 'concatenation', span));
	if (parts.length === 0) fail('domain', 'nothing to put together', span);
	const first = parts[0]!.matrix;
	const columns = parts.every(part => part.matrix.columns === 1);
	const sameHeight = parts.every(part => part.matrix.rows === first.rows);
	return columns || !sameHeight
		? linear.fromBlocks(
				parts.map(part => [part]),
				span,
			)
		: linear.fromBlocks([parts], span);
};

const diagonal = (args: readonly Value[], span: Span): Value => {
	const value = args.length === 1 ? args[0]! : ({ kind: 'list', items: args } as const);
	const m = toMatrix(value, 'diag', span);
	const { matrix } = m;
	if (matrix.rows !== 1 && matrix.columns !== 1) return linear.column(matrix.diagonal(), m.unit);
	return linear.matrixValue(algebra.Matrix.diag(matrix.to1DArray()), m.unit);
};

const entropy = (value: Value, span: Span): Quantity => {
	let sum = 0;
	for (const p of linear.plainEntries(toMatrix(value, 'an entropy', span), 'an entropy', span)) {
		if (p < 0) fail('domain', 'a probability is negative', span);
		if (p > 0) sum -= p * Math.log(p);
	}
	return bare(sum);
};

const divergence = (a: Value, b: Value, span: Span): Quantity => {
	const p = linear.plainEntries(toMatrix(a, 'a divergence', span), 'a divergence', span);
	const r = linear.plainEntries(toMatrix(b, 'a divergence', span), 'a divergence', span);
	if (p.length !== r.length) fail('shape', 'the two distributions differ in length', span);
	let sum = 0;
	for (const [k, x] of p.entries()) {
		if (x <= 0) continue;
		if (!(r[k]! > 0)) fail('domain', 'the divergence is infinite: a probability is 0', span);
		sum += x * Math.log(x / r[k]!);
	}
	return bare(sum);
};

const rangeOf = (a: Quantity, b: Quantity, span: Span): Value => {
	if (!Number.isSafeInteger(a.value) || !Number.isSafeInteger(b.value))
		return fail('unsupported', 'a range runs over whole numbers', span);
	return sets.setOfRuns([[a.value, b.value]]);
};

/** An operator whose arguments have all been evaluated. */
export const applyOperator = (node: ApplyNode, args: readonly Value[], run: Run): Value => {
	const { operator, span } = node;
	const first = args[0];
	if (first === undefined) return fail('unreadable', `${operator} has nothing to act on`, span);
	const second = args[1];
	switch (operator) {
		case 'add': {
			let sum = first;
			for (let k = 1; k < args.length; k++) sum = addValues(sum, args[k]!, span);
			return sum;
		}
		case 'negate':
			return negateValue(first, span);
		case 'multiply':
			return args.length === 2 && first.kind === 'quantity' && second!.kind === 'quantity'
				? q.multiply(first, second as Quantity, span)
				: multiplyValues(args, span);
		case 'divide':
			return divideValues(first, needed(second, operator, span), span);
		case 'power':
			return powerValues(first, needed(second, operator, span), span);
		case 'sqrt':
			if (
				first.kind === 'matrix' &&
				first.matrix.rows === first.matrix.columns &&
				!first.identity &&
				first.matrix.rows > 1 &&
				second === undefined
			)
				return symmetricPower(first, 0.5, span);
			if (first.kind === 'matrix' && first.matrix.rows * first.matrix.columns > 1)
				return linear.mapEntries(
					first,
					x => (x < 0 ? fail('domain', 'the square root of a negative number is not real', span) : Math.sqrt(x)),
					powerUnit(first.unit ?? unitless, 0.5),
				);
			return q.root(
				asNumber(first, 'a root', span),
				second === undefined ? integer(2) : asNumber(second, 'a root', span),
				span,
			);
		case 'factorial':
			return factorial(asNumber(first, 'a factorial', span), span);
		case 'plus-minus': {
			const a = asNumber(first, '±', span);
			if (second === undefined) return fail('unsupported', '± before a number has two values', span);
			const b = asNumber(second, '±', span);
			q.commonUnit(a, b, span, 'add');
			return q.make(a.value, a.decimal, a.unit, a.error + Math.abs(b.value));
		}
		case 'abs':
			if (first.kind === 'set' || first.kind === 'list')
				return integer(first.kind === 'set' ? sets.cardinality(first) : first.items.length);
			if (first.kind === 'matrix') return bare(guarded(span, () => algebra.determinant(first.matrix)));
			return normOf(first, undefined, span);
		case 'norm':
			return normOf(first, second, span);
		case 'floor':
		case 'ceil':
		case 'round':
			if (first.kind === 'matrix')
				return linear.mapEntries(first, x => roundTo(bare(x), operator, span).value, first.unit);
			return roundTo(asNumber(first, operator, span), operator, span);
		case 'log': {
			const base = second === undefined ? (run.options.log ?? 'e') : undefined;
			if (first.kind === 'matrix') return linear.mapEntries(first, x => applyScalar('ln', bare(x), span).value);
			const a = asNumber(first, 'a logarithm', span);
			if (base === 'e') return applyScalar('ln', a, span);
			return logarithm(a, base === undefined ? asNumber(second!, 'a base', span) : integer(Number(base)), span);
		}
		case 'relu':
		case 'sign': {
			const f = operator === 'sign' ? Math.sign : (x: number): number => Math.max(0, x);
			if (first.kind === 'quantity')
				return operator === 'sign'
					? integer(Math.sign(first.value))
					: first.value >= 0
						? first
						: { ...integer(0), unit: first.unit };
			return linear.mapEntries(
				toMatrix(first, operator, span),
				f,
				operator === 'relu' && first.kind === 'matrix' ? first.unit : undefined,
			);
		}
		case 'max':
		case 'min':
			return extreme(operator, args, span);
		case 'gcd':
		case 'lcm':
			return args
				.map(value => asNumber(value, operator, span))
				.reduce((a, b) => (operator === 'gcd' ? gcd(a, b, span) : lcm(a, b, span)));
		case 'mod': {
			const a = asNumber(first, 'mod', span);
			const b = asNumber(needed(second, operator, span), 'mod', span);
			if (b.value === 0) fail('domain', 'modulo zero', span);
			const unit = q.commonUnit(a, b, span, 'reduce');
			const x = (a.decimal ?? new Exact(a.value)).mod(b.decimal ?? new Exact(b.value));
			const value = x.isZero() || x.isNegative() === b.value < 0 ? x : x.plus(b.decimal ?? new Exact(b.value));
			return q.make(value.toNumber(), value, unit, a.error);
		}
		case 'binomial':
			return binomial(asNumber(first, operator, span), asNumber(needed(second, operator, span), operator, span), span);
		case 'transpose':
		case 'adjoint':
			return first.kind === 'quantity' ? first : linear.transposeOf(toMatrix(first, 'a transpose', span));
		case 'inverse':
			return powerValues(first, integer(-1), span);
		case 'pseudo-inverse': {
			const m = toMatrix(first, 'a pseudo-inverse', span);
			return linear.matrixValue(
				guarded(span, () => algebra.pseudoInverse(m.matrix)),
				powerUnit(m.unit ?? unitless, -1),
			);
		}
		case 'trace': {
			const m = toMatrix(first, 'a trace', span);
			const [rows, columns] = linear.sizeOf(m);
			if (rows !== columns) fail('shape', `a trace needs a square matrix, not ${rows} × ${columns}`, span);
			return q.make(m.matrix.trace(), undefined, m.unit ?? unitless, 0);
		}
		case 'rank':
			return integer(guarded(span, () => algebra.rankOf(linear.factorsOf(toMatrix(first, 'a rank', span)))));
		case 'det': {
			const m = toMatrix(first, 'a determinant', span);
			const value = guarded(span, () => algebra.determinant(m.matrix));
			return Number.isInteger(value) && m.matrix.to1DArray().every(Number.isInteger) && !m.unit
				? integer(value)
				: q.make(value, undefined, powerUnit(m.unit ?? unitless, m.matrix.rows), 0);
		}
		case 'diag':
			return diagonal(args, span);
		case 'vec': {
			const m = toMatrix(first, 'vec', span);
			return linear.column(m.matrix.transpose().to1DArray(), m.unit);
		}
		case 'column-space':
		case 'span': {
			if (operator === 'span' && args.length === 1 && first.kind === 'matrix')
				return space(guarded(span, () => algebra.columnSpace(linear.factorsOf(first))));
			const m =
				args.length === 1 && first.kind !== 'list' && first.kind !== 'set'
					? toMatrix(first, operator, span)
					: linear.fromBlocks([spanned(args, span)], span);
			return space(guarded(span, () => algebra.columnSpace(linear.factorsOf(m))));
		}
		case 'row-space':
			return space(guarded(span, () => algebra.rowSpace(linear.factorsOf(toMatrix(first, operator, span)))));
		case 'null-space':
			return space(guarded(span, () => algebra.nullSpace(linear.factorsOf(toMatrix(first, operator, span)))));
		case 'dim':
			if (first.kind === 'matrix' && first.subspace) return integer(first.matrix.columns);
			if (first.kind === 'matrix') return integer(Math.max(first.matrix.rows, first.matrix.columns));
			return first.kind === 'list'
				? integer(first.items.length)
				: fail('unsupported', 'a dimension needs a space or a vector', span);
		case 'softmax':
			return softmaxOf(
				args.length > 2 ? { kind: 'list', items: args } : first,
				args.length > 2 ? undefined : second,
				span,
			);
		case 'kronecker':
			return args.reduce((a, b): Value => {
				const x = toMatrix(a, '⊗', span);
				const y = toMatrix(b, '⊗', span);
				if (x.matrix.rows * x.matrix.columns * y.matrix.rows * y.matrix.columns > 4e6)
					fail('too-large', 'this Kronecker product is too large', span);
				return linear.matrixValue(
					x.matrix.kroneckerProduct(y.matrix),
					multiplyUnits(x.unit ?? unitless, y.unit ?? unitless),
				);
			});
		case 'hadamard':
			return args.reduce((a, b): Value => {
				if (a.kind === 'quantity' || b.kind === 'quantity') return multiplyValues([a, b], span);
				const x = toMatrix(a, '⊙', span);
				const y = toMatrix(b, '⊙', span);
				return linear.zipEntries(x, y, (s, t) => s * t, multiplyUnits(x.unit ?? unitless, y.unit ?? unitless), span);
			});
		case 'inner': {
			const x = toMatrix(first, 'an inner product', span);
			const y = toMatrix(needed(second, operator, span), 'an inner product', span);
			const product = linear.zipEntries(
				sameWay(x, y),
				y,
				(s, t) => s * t,
				multiplyUnits(x.unit ?? unitless, y.unit ?? unitless),
				span,
			);
			return q.make(product.matrix.sum(), undefined, product.unit ?? unitless, 0);
		}
		case 'cross': {
			const [a, b] = [first, needed(second, operator, span)].map(value =>
				linear.plainEntries(toMatrix(value, '×', span), '×', span),
			) as [number[], number[]];
			if (a.length !== 3 || b.length !== 3) fail('shape', 'a cross product needs two vectors of length 3', span);
			return linear.column([
				a[1]! * b[2]! - a[2]! * b[1]!,
				a[2]! * b[0]! - a[0]! * b[2]!,
				a[0]! * b[1]! - a[1]! * b[0]!,
			]);
		}
		case 'concat':
			return concat(args, span);
		case 'singular-values': {
			const factors = linear.factorsOf(toMatrix(first, 'singular values', span));
			const s = guarded(span, () =>
				factors.length === 1 ? algebra.singularValues(factors[0]!) : algebra.svdOfProduct(factors).s,
			);
			return {
				kind: 'list',
				items: s.map(value => q.make(value, undefined, (first.kind === 'matrix' && first.unit) || unitless, 0)),
			};
		}
		case 'eigenvalues': {
			const m = toMatrix(first, 'eigenvalues', span);
			const { real, imaginary } = guarded(span, () => algebra.eigen(m.matrix));
			const size = Math.max(...real.map(Math.abs), ...imaginary.map(Math.abs));
			if (imaginary.some(value => Math.abs(value) > 1e-12 * size))
				fail('unsupported', 'some eigenvalues are not real', span);
			return { kind: 'list', items: real.map(value => q.make(value, undefined, m.unit ?? unitless, 0)) };
		}
		case 'cardinality':
			return integer(first.kind === 'list' ? first.items.length : sets.cardinality(asSet(first, span)));
		case 'union':
		case 'intersection':
		case 'difference':
			return combineSets(operator, args, span);
		case 'range':
			return rangeOf(asNumber(first, 'a range', span), asNumber(needed(second, operator, span), 'a range', span), span);
		case 'argmax':
		case 'argmin': {
			const numbers = numbersOf(args, span);
			const best = extreme(operator === 'argmax' ? 'max' : 'min', numbers, span);
			return integer(numbers.findIndex(value => sameValue(value, best)) + 1);
		}
		case 'mean':
			return mean(args, span);
		case 'variance':
			if (first.kind === 'quantity')
				return fail('unsupported', 'the variance of a number needs its distribution', span);
			return variance(args, span);
		case 'sum-of':
			return numbersOf(args, span).reduce((a, b) => q.add(a, b, span));
		case 'entropy':
			return entropy(first, span);
		case 'kl':
			return divergence(first, needed(second, operator, span), span);
		case 'not':
			return { kind: 'truth', truth: !truthOf(first, span) };
		case 'and':
			return { kind: 'truth', truth: args.every(value => truthOf(value, span)) };
		case 'or':
			return { kind: 'truth', truth: args.some(value => truthOf(value, span)) };
		default:
			if (SCALAR_FUNCTIONS[operator] !== undefined) {
				if (first.kind === 'quantity') return applyScalar(operator, first, span);
				const m = toMatrix(first, operator, span);
				return linear.mapEntries(m, x => applyScalar(operator, bare(x), span).value);
			}
			return fail('unsupported', `${WORDS[operator] ?? operator} has no value that could be worked out`, span);
	}
};

const WORDS: Readonly<Partial<Record<Operator, string>>> = {
	expectation: 'an expectation',
	covariance: 'a covariance',
	probability: 'a probability',
	conditional: 'a conditional',
	'big-o': 'an order of growth',
	gradient: 'this gradient',
};

const needed = (value: Value | undefined, operator: Operator, span: Span): Value =>
	value ?? fail('unreadable', `${operator} needs two sides`, span);

/** The truth of a value that must be one. */
export const truthOf = (value: Value, span: Span): boolean =>
	value.kind === 'truth' ? value.truth : fail('unsupported', `this is no statement but ${describeKind(value)}`, span);

const sameWay = (x: MatrixValue, y: MatrixValue): MatrixValue => {
	const [rows, columns] = linear.sizeOf(x);
	const [otherRows, otherColumns] = linear.sizeOf(y);
	return rows === otherColumns && columns === otherRows && rows !== columns && (rows === 1 || columns === 1)
		? linear.transposeOf(x)
		: x;
};

const spanned = (args: readonly Value[], span: Span): MatrixValue[] =>
	args
		.flatMap(value =>
			value.kind === 'list'
				? value.items.every(item => item.kind === 'quantity')
					? [value]
					: value.items
				: value.kind === 'set'
					? (value.items ?? [])
					: [value],
		)
		.map(value => toMatrix(value, 'a span', span));

const combineSets = (operator: 'union' | 'intersection' | 'difference', args: readonly Value[], span: Span): Value => {
	if (args.every(value => value.kind === 'matrix' && value.subspace)) {
		if (operator === 'intersection')
			return (args as readonly MatrixValue[]).reduce((a, b) => {
				const parts = [algebra.complement(a.matrix), algebra.complement(b.matrix)]
					.filter(part => part.columns > 0)
					.map(part => linear.matrixValue(part));
				if (parts.length === 0) return a;
				return space(
					guarded(span, () => algebra.complement(algebra.columnSpace([linear.fromBlocks([parts], span).matrix]))),
				);
			});
		fail('unsupported', 'of subspaces only sums and intersections are subspaces', span);
	}
	const values = args.map(value => asSet(value, span));
	return values.reduce((a, b) =>
		operator === 'union'
			? sets.union(a, b)
			: operator === 'intersection'
				? sets.intersection(a, b)
				: sets.difference(a, b),
	);
};
