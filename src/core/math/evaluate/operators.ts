import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { ApplyNode, Operator } from '../expression.ts';
import { multiplyUnits, powerUnit, sameDimension, unitless } from '../units/units.ts';
import type { Quantity, Value } from '../value.ts';
import {
	addValues,
	asNumber,
	asSet,
	describeKind,
	divideValues,
	multiplyValues,
	negateValue,
	powerValues,
	symmetricPower,
} from './arithmetic.ts';
import { sameValue } from './compare.ts';
import { Exact } from './decimal.ts';
import type { Run } from './evaluator.ts';
import * as linear from './linear.ts';
import * as algebra from './matrix.ts';
import { Matrix } from './matrix.ts';
import { combineSets, concat, diagonal, normOf, sameWay, softmaxOf, space, spanned } from './matrix-operators.ts';
import * as spaces from './matrix-spaces.ts';
import * as q from './quantity.ts';
import { bare, fail, integer } from './quantity.ts';
import { applyScalar, binomial, factorial, gcd, lcm, logarithm, SCALAR_FUNCTIONS } from './scalar-functions.ts';
import * as sets from './sets.ts';
import { divergence, entropy, extreme, mean, numbersOf, variance } from './statistics.ts';

const { guarded, toMatrix } = linear;

const roundTo = (value: Quantity, how: 'floor' | 'ceil' | 'round', span: Span): Quantity => {
	const exact = value.decimal ?? new Exact(value.value);
	// an inexact value a hair beside a whole number is that number
	const near = exact.round();
	const whole = value.decimal === undefined && exact.minus(near).abs().lessThan(1e-9) ? near : exact[how]();
	const { factor } = value.unit;
	// Milliseconds times hertz are a bare number; a percentage stays one.
	const cancelled = factor !== 1 && sameDimension(value.unit, unitless) && value.unit.text !== '%';
	if (cancelled) return q.make(whole.toNumber(), whole, unitless, 0);
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

const rangeOf = (a: Quantity, b: Quantity, span: Span): Value => {
	if (!Number.isSafeInteger(a.value) || !Number.isSafeInteger(b.value))
		return fail('unsupported', say`a range runs over whole numbers`, span);
	return sets.setOfRuns([[a.value, b.value]]);
};

/** `x \cdot y` of two columns of one length, with the dot written: their inner product. */
const scalarProduct = (node: ApplyNode, args: readonly Value[]): Value | undefined => {
	if (node.sign !== 'dot' || args.length !== 2) return undefined;
	const [x, y] = args.map(value => (value.kind === 'list' ? linear.asColumn(value) : value));
	if (x?.kind !== 'matrix' || y?.kind !== 'matrix' || x.identity || y.identity) return undefined;
	const [a, b] = [x.matrix, y.matrix];
	if (a.columns !== 1 || b.columns !== 1 || a.rows !== b.rows || a.rows < 2) return undefined;
	return q.make(Matrix.mul(a, b).sum(), undefined, multiplyUnits(x.unit ?? unitless, y.unit ?? unitless), 0);
};

/** An operator whose arguments have all been evaluated. */
export const applyOperator = (node: ApplyNode, args: readonly Value[], run: Run): Value => {
	const { operator, span } = node;
	const first = args[0];
	if (first === undefined) return fail('unreadable', say`${operator} has nothing to act on`, span);
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
				: (scalarProduct(node, args) ?? multiplyValues(args, span));
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
					x => (x < 0 ? fail('domain', say`the square root of a negative number is not real`, span) : Math.sqrt(x)),
					powerUnit(first.unit ?? unitless, 0.5),
				);
			return q.root(
				asNumber(first, say`a root`, span),
				second === undefined ? integer(2) : asNumber(second, say`a root`, span),
				span,
			);
		case 'factorial':
			return factorial(asNumber(first, say`a factorial`, span), span);
		case 'plus-minus': {
			const a = asNumber(first, '±', span);
			if (second === undefined) return fail('unsupported', say`± before a number has two values`, span);
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
			const a = asNumber(first, say`a logarithm`, span);
			if (base === 'e') return applyScalar('ln', a, span);
			return logarithm(a, base === undefined ? asNumber(second!, say`a base`, span) : integer(Number(base)), span);
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
			const a = asNumber(first, say`mod`, span);
			const b = asNumber(needed(second, operator, span), say`mod`, span);
			if (b.value === 0) fail('domain', say`modulo zero`, span);
			const unit = q.commonUnit(a, b, span, 'compare');
			const x = (a.decimal ?? new Exact(a.value)).mod(b.decimal ?? new Exact(b.value));
			const value = x.isZero() || x.isNegative() === b.value < 0 ? x : x.plus(b.decimal ?? new Exact(b.value));
			return q.make(value.toNumber(), value, unit, a.error);
		}
		case 'binomial':
			return binomial(asNumber(first, operator, span), asNumber(needed(second, operator, span), operator, span), span);
		case 'transpose':
		case 'adjoint':
			return first.kind === 'quantity' ? first : linear.transposeOf(toMatrix(first, say`a transpose`, span));
		case 'inverse':
			return powerValues(first, integer(-1), span);
		case 'pseudo-inverse': {
			const m = toMatrix(first, say`a pseudo-inverse`, span);
			return linear.matrixValue(
				guarded(span, () => algebra.pseudoInverse(m.matrix)),
				powerUnit(m.unit ?? unitless, -1),
			);
		}
		case 'trace': {
			const m = toMatrix(first, say`a trace`, span);
			const [rows, columns] = linear.sizeOf(m);
			if (rows !== columns) fail('shape', say`a trace needs a square matrix, not ${rows} × ${columns}`, span);
			// tr(A B) = tr(B A): of a thin product the small one is formed
			const square = m.factors
				? guarded(span, () => algebra.multiplyChain([...m.factors!.slice(1), m.factors![0]!]))
				: m.matrix;
			return q.make(square.trace(), undefined, m.unit ?? unitless, 0);
		}
		case 'rank':
			return integer(guarded(span, () => algebra.rankOf(linear.factorsOf(toMatrix(first, say`a rank`, span)))));
		case 'det': {
			const m = toMatrix(first, say`a determinant`, span);
			const value = guarded(span, () => algebra.determinant(m.matrix));
			return Number.isInteger(value) && m.matrix.to1DArray().every(Number.isInteger) && !m.unit
				? integer(value)
				: q.make(value, undefined, powerUnit(m.unit ?? unitless, m.matrix.rows), 0);
		}
		case 'diag':
			return diagonal(args, span);
		case 'vec': {
			const m = toMatrix(first, say`vec`, span);
			return linear.column(m.matrix.transpose().to1DArray(), m.unit);
		}
		case 'column-space':
		case 'span': {
			if (operator === 'span' && args.length === 1 && first.kind === 'matrix')
				return space(guarded(span, () => spaces.columnSpace(linear.factorsOf(first))));
			const m =
				args.length === 1 && first.kind !== 'list' && first.kind !== 'set'
					? toMatrix(first, operator, span)
					: linear.fromBlocks([spanned(args, span)], span);
			return space(guarded(span, () => spaces.columnSpace(linear.factorsOf(m))));
		}
		case 'row-space':
			return space(guarded(span, () => spaces.rowSpace(linear.factorsOf(toMatrix(first, operator, span)))));
		case 'null-space':
			return space(guarded(span, () => spaces.nullSpace(linear.factorsOf(toMatrix(first, operator, span)))));
		case 'dim':
			if (first.kind === 'matrix' && first.subspace) return integer(first.matrix.columns);
			if (first.kind === 'matrix') return integer(Math.max(first.matrix.rows, first.matrix.columns));
			return first.kind === 'list'
				? integer(first.items.length)
				: fail('unsupported', say`a dimension needs a space or a vector`, span);
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
					fail('too-large', say`this Kronecker product is too large`, span);
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
			const x = toMatrix(first, say`an inner product`, span);
			const y = toMatrix(needed(second, operator, span), say`an inner product`, span);
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
			if (a.length !== 3 || b.length !== 3) fail('shape', say`a cross product needs two vectors of length 3`, span);
			return linear.column([
				a[1]! * b[2]! - a[2]! * b[1]!,
				a[2]! * b[0]! - a[0]! * b[2]!,
				a[0]! * b[1]! - a[1]! * b[0]!,
			]);
		}
		case 'concat':
			return concat(args, span);
		case 'singular-values': {
			const factors = linear.factorsOf(toMatrix(first, say`singular values`, span));
			const s = guarded(span, () =>
				factors.length === 1 ? algebra.singularValues(factors[0]!) : algebra.svdOfProduct(factors).s,
			);
			return {
				kind: 'list',
				items: s.map(value => q.make(value, undefined, (first.kind === 'matrix' && first.unit) || unitless, 0)),
			};
		}
		case 'eigenvalues': {
			const m = toMatrix(first, say`eigenvalues`, span);
			const { real, imaginary } = guarded(span, () => algebra.eigen(m.matrix));
			const size = Math.max(...real.map(Math.abs), ...imaginary.map(Math.abs));
			if (imaginary.some(value => Math.abs(value) > 1e-12 * size))
				fail('unsupported', say`some eigenvalues are not real`, span);
			return { kind: 'list', items: real.map(value => q.make(value, undefined, m.unit ?? unitless, 0)) };
		}
		case 'cardinality':
			return integer(first.kind === 'list' ? first.items.length : sets.cardinality(asSet(first, span)));
		case 'union':
		case 'intersection':
		case 'difference':
			return combineSets(operator, args, span);
		case 'range':
			return rangeOf(
				asNumber(first, say`a range`, span),
				asNumber(needed(second, operator, span), say`a range`, span),
				span,
			);
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
				return fail('unsupported', say`the variance of a number needs its distribution`, span);
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
			return fail('unsupported', say`${WORDS[operator] ?? operator} has no value that could be worked out`, span);
	}
};

const WORDS: Readonly<Partial<Record<Operator, Message>>> = {
	expectation: say`an expectation`,
	covariance: say`a covariance`,
	probability: say`a probability`,
	conditional: say`a conditional`,
	'direct-sum': say`a direct sum`,
	'big-o': say`an order of growth`,
	gradient: say`this gradient`,
};

const needed = (value: Value | undefined, operator: Operator, span: Span): Value =>
	value ?? fail('unreadable', say`${operator} needs two sides`, span);

/** The truth of a value that must be one. */
export const truthOf = (value: Value, span: Span): boolean =>
	value.kind === 'truth'
		? value.truth
		: fail('unsupported', say`this is no statement but ${describeKind(value)}`, span);
