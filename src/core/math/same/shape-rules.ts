import { type Message, say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { fail } from '../evaluate/quantity.ts';
import type { ApplyNode, BigNode, Expression, MatrixNode, NumberNode } from '../expression.ts';
import { toText } from '../print/print.ts';
import type { Dim, Typed } from './dim.ts';
import type { ShapeInference } from './shape-inference.ts';

const SCALAR: Typed = { kind: 'scalar' };
const ANY: Typed = { kind: 'any' };
const OTHER: Typed = { kind: 'other' };
const NOWHERE: Span = { start: 0, end: 0 };

/** What an expression is called in a message: its name, or a short form. */
export const shortName = (e: Expression): string => {
	const text = toText(e);
	return text.length <= 40 ? text : 'this';
};

export const applyShape = (inf: ShapeInference, e: ApplyNode): Typed => {
	const [a, b] = e.args;
	if (a === undefined) return OTHER;
	switch (e.operator) {
		case 'add':
			return inf.agree(e.args, say`they cannot be added`, e.span);
		case 'hadamard':
			return inf.agree(e.args, say`they cannot be multiplied entry by entry`, e.span);
		case 'negate':
		case 'plus-minus':
		case 'relu':
		case 'exp':
		case 'ln':
		case 'log':
		case 'tanh':
		case 'sigmoid':
		case 'sqrt':
		case 'round':
		case 'floor':
		case 'ceil':
		case 'sign':
		case 'softmax':
		case 'expectation':
			return inf.infer(a);
		case 'multiply': {
			const parts = e.args.map(arg => ({ e: arg, type: inf.infer(arg) }));
			return isDotProduct(inf, e, parts) ? SCALAR : inf.product(parts, e.span);
		}
		case 'divide': {
			const top = inf.infer(a);
			if (b) inf.infer(b);
			return top;
		}
		case 'power': {
			const type = inf.infer(a);
			if (type.kind !== 'matrix') {
				const exponent = b ? inf.infer(b) : type;
				return exponent.kind === 'matrix' && (inf.isOne(exponent.columns) || inf.isOne(exponent.rows))
					? exponent
					: type;
			}
			if (inf.isOne(type.columns) || inf.isOne(type.rows)) return type;
			return squareShape(inf, a, say`a power`);
		}
		case 'transpose':
		case 'adjoint':
		case 'pseudo-inverse': {
			const type = inf.infer(a);
			return type.kind === 'matrix' ? inf.matrix(type.columns, type.rows) : type;
		}
		case 'inverse':
			return squareShape(inf, a, say`an inverse`);
		case 'trace':
		case 'det':
			squareShape(inf, a, e.operator === 'det' ? say`a determinant` : say`a trace`);
			return SCALAR;
		case 'rank':
		case 'norm':
		case 'dim':
		case 'cardinality':
		case 'entropy':
		case 'kl':
		case 'mean':
		case 'variance':
			for (const arg of e.args) if (arg.kind !== 'symbol' || arg === a) inf.infer(arg);
			return SCALAR;
		case 'inner': {
			if (b) inf.agree([a, b], say`they cannot be multiplied entry by entry`, e.span);
			return SCALAR;
		}
		case 'diag': {
			const type = inf.infer(a);
			if (type.kind !== 'matrix' || e.args.length > 1)
				return e.args.length > 1 ? inf.matrix(inf.number(e.args.length), inf.number(e.args.length)) : ANY;
			if (inf.isOne(type.columns)) return inf.matrix(type.rows, type.rows);
			return inf.isOne(type.rows) ? inf.matrix(type.columns, type.columns) : inf.matrix(type.rows, inf.one);
		}
		case 'vec': {
			const type = inf.infer(a);
			return type.kind === 'matrix' ? inf.matrix(timesDim(inf, type.rows, type.columns), inf.one) : type;
		}
		case 'kronecker': {
			const types = e.args.map(arg => inf.infer(arg));
			return types.reduce((x, y) =>
				x.kind === 'matrix' && y.kind === 'matrix'
					? inf.matrix(timesDim(inf, x.rows, y.rows), timesDim(inf, x.columns, y.columns))
					: x.kind === 'matrix'
						? x
						: y,
			);
		}
		case 'gradient':
		case 'derivative': {
			const of = inf.infer(a);
			if (!b) return ANY;
			const wrt = inf.infer(b);
			return of.kind === 'matrix' && wrt.kind === 'scalar' ? of : wrt;
		}
		case 'cross':
			return inf.agree(e.args, say`they cannot be multiplied`, e.span);
		case 'max':
		case 'min': {
			const types = e.args.map(arg => inf.infer(arg));
			return types.length === 1 ? SCALAR : (types.find(type => type.kind === 'matrix') ?? SCALAR);
		}
		case 'concat':
			return concatShape(inf, e.args, e.span);
		case 'column-space':
		case 'row-space':
		case 'null-space':
		case 'span':
		case 'singular-values':
		case 'eigenvalues':
			for (const arg of e.args) inf.infer(arg);
			return OTHER;
		case 'union':
		case 'intersection':
		case 'difference':
		case 'direct-sum':
		case 'range':
		case 'not':
		case 'and':
		case 'or':
		case 'conditional':
		case 'big-o':
			return OTHER;
		default:
			for (const arg of e.args) inf.infer(arg);
			return SCALAR;
	}
};

/** `x \cdot y` of two columns of one length. */
const isDotProduct = (inf: ShapeInference, e: ApplyNode, parts: readonly { readonly type: Typed }[]): boolean => {
	const [x, y] = parts.map(part => part.type);
	if (e.sign !== 'dot' || parts.length !== 2 || x?.kind !== 'matrix' || y?.kind !== 'matrix') return false;
	return (
		inf.isOne(x.columns) &&
		inf.isOne(y.columns) &&
		!inf.isOne(x.rows) &&
		x.rows.expression !== undefined &&
		y.rows.expression !== undefined &&
		x.rows.unify(y.rows)
	);
};

const concatShape = (inf: ShapeInference, args: readonly Expression[], span: Span): Typed => {
	const types = args.map(arg => inf.infer(arg));
	const matrices = types.filter((type): type is Extract<Typed, { kind: 'matrix' }> => type.kind === 'matrix');
	if (matrices.length !== types.length || matrices.length === 0) return ANY;
	if (matrices.every(type => inf.isOne(type.columns)))
		return inf.matrix(
			plusDims(
				inf,
				matrices.map(type => type.rows),
			),
			inf.one,
		);
	for (const type of matrices.slice(1))
		if (!matrices[0]!.rows.unify(type.rows)) fail('shape', say`the parts that are put together differ in height`, span);
	return inf.matrix(
		matrices[0]!.rows,
		plusDims(
			inf,
			matrices.map(type => type.columns),
		),
	);
};

export const literalShape = (inf: ShapeInference, e: MatrixNode): Typed => {
	if (e.elided) {
		// [W¹ … Wᴴ]: how many there are is not known here
		const first = e.rows[0]?.find(cell => cell.kind !== 'gap');
		const type = first ? inf.infer(first) : ANY;
		if (type.kind === 'matrix')
			return inf.matrix(
				e.rows.length === 1 ? type.rows : inf.unknown(),
				e.rows[0]!.length === 1 ? type.columns : inf.unknown(),
			);
		return inf.matrix(inf.unknown(), inf.unknown());
	}
	const types = e.rows.map(row => row.map(cell => inf.infer(cell)));
	if (types.some(row => row.length !== types[0]!.length))
		return fail('shape', say`the rows of the matrix differ in length`, e.span);
	const one = inf.one;
	const blocks = types.some(row => row.some(type => type.kind === 'matrix'));
	if (!blocks) {
		const shape = inf.matrix(inf.number(types.length), inf.number(types[0]?.length ?? 0));
		return e.bracket === '|' || e.bracket === '‖' ? SCALAR : shape;
	}
	const height = (row: readonly Typed[], k: number): Dim => {
		const dim = inf.unknown();
		for (const [j, type] of row.entries())
			if (type.kind === 'matrix' && !dim.unify(type.rows))
				fail(
					'shape',
					say`${shortName(e.rows[k]![j]!)} is ${inf.shapeText(type)} and does not fit its row of blocks, which is ${inf.text(dim)} high`,
					e.span,
				);
		if (dim.expression === undefined && row.every(type => type.kind === 'scalar')) dim.unify(one);
		return dim;
	};
	const width = (j: number): Dim => {
		const dim = inf.unknown();
		for (const [k, row] of types.entries()) {
			const type = row[j]!;
			if (type.kind === 'matrix' && !dim.unify(type.columns))
				fail(
					'shape',
					say`${shortName(e.rows[k]![j]!)} is ${inf.shapeText(type)} and does not fit its column of blocks, which is ${inf.text(dim)} wide`,
					e.span,
				);
		}
		if (dim.expression === undefined && types.every(row => row[j]!.kind === 'scalar')) dim.unify(one);
		return dim;
	};
	return inf.matrix(
		plusDims(inf, types.map(height)),
		plusDims(
			inf,
			types[0]!.map((_, j) => width(j)),
		),
	);
};

export const bigShape = (inf: ShapeInference, e: BigNode): Typed => {
	for (const variable of e.variables) if (variable.kind === 'symbol') inf.fresh.set(variable.name, SCALAR);
	const type = inf.infer(e.body);
	switch (e.operator) {
		case 'sum':
		case 'integral':
		case 'expectation':
		case 'limit':
			return type;
		case 'product':
			return type.kind === 'matrix' ? squareShape(inf, e.body, say`a product over an index`) : type;
		case 'for-all':
		case 'exists':
		case 'union':
		case 'intersection':
		case 'direct-sum':
			return OTHER;
		default:
			return type.kind === 'other' ? OTHER : SCALAR;
	}
};

const timesDim = (inf: ShapeInference, a: Dim, b: Dim): Dim => {
	if (inf.isOne(a)) return b;
	if (inf.isOne(b)) return a;
	const [x, y] = [a.expression, b.expression];
	if (!x || !y) return inf.unknown();
	if (x.kind === 'number' && y.kind === 'number') return inf.number(x.value * y.value);
	return inf.dim({ kind: 'apply', span: NOWHERE, operator: 'multiply', args: [x, y], sign: 'juxtaposed' });
};

const plusDims = (inf: ShapeInference, dims: readonly Dim[]): Dim => {
	if (dims.length === 1) return dims[0]!;
	const parts = dims.map(dim => dim.expression);
	if (parts.some(part => part === undefined)) return inf.unknown();
	if (parts.every(part => part?.kind === 'number'))
		return inf.number(parts.reduce((sum, part) => sum + (part as NumberNode).value, 0));
	return inf.dim({ kind: 'apply', span: NOWHERE, operator: 'add', args: parts as Expression[] });
};

const squareShape = (inf: ShapeInference, e: Expression, what: Message): Typed => {
	const type = inf.infer(e);
	if (type.kind === 'matrix' && !type.rows.unify(type.columns))
		fail('shape', say`${shortName(e)} is ${inf.shapeText(type)}, and ${what} needs a square matrix`, e.span);
	return type;
};
