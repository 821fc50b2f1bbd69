import type { Span } from '../text/span.ts';
import { Dim, type Typed } from './dim.ts';
import { extend } from './environment.ts';
import { evaluate } from './evaluate.ts';
import type { ApplyNode, BigNode, Expression, MatrixNode, SymbolNode } from './expression.ts';
import { baseName, subscriptIndices } from './indexing.ts';
import { compact } from './names.ts';
import { toText } from './print.ts';
import { bare, fail } from './quantity.ts';
import type { Environment, Value } from './value.ts';

const SCALAR: Typed = { kind: 'scalar' };
const ANY: Typed = { kind: 'any' };
const OTHER: Typed = { kind: 'other' };
const NOWHERE: Span = { start: 0, end: 0 };

/** What an undeclared symbol is taken for. */
export type Assume = (node: SymbolNode) => Typed;

const hash = (text: string): number => {
	let h = 2166136261;
	for (let k = 0; k < text.length; k++) h = Math.imul(h ^ text.charCodeAt(k), 16777619);
	return ((h >>> 0) % 999_983) / 1000 + 1.5;
};

const numberNode = (value: number): Expression => ({
	kind: 'number',
	span: NOWHERE,
	decimal: String(value),
	value,
	lastPlace: 0,
	trailingZeros: 0,
	exact: true,
});

/** The shapes of expressions from declared ones. Fails with a plain message where two shapes clash. */
export class ShapeInference {
	private readonly fresh = new Map<string, Typed>();
	private readonly marks: Environment;

	constructor(
		private readonly env: Environment,
		private readonly assume: Assume,
	) {
		const known = new Map<string, Value>();
		this.marks = {
			get: name => {
				const bound = env.get(name);
				if (bound !== undefined) return bound;
				let value = known.get(name);
				if (value === undefined) {
					value = bare(hash(name));
					known.set(name, value);
				}
				return value;
			},
			shape: () => undefined,
			names: () => env.names(),
		};
	}

	/** A dimension from the expression that was declared for it. */
	dim(e: Expression): Dim {
		const value = evaluate(e, this.marks);
		const mark = value.ok && value.value.kind === 'quantity' ? value.value.value : hash(compact(e));
		return new Dim(e, mark);
	}

	unknown(): Dim {
		return new Dim(undefined, 0);
	}

	private readonly one = new Dim(numberNode(1), 1);

	private number(n: number): Dim {
		return n === 1 ? this.one : new Dim(numberNode(n), n);
	}

	matrix(rows: Dim, columns: Dim): Typed {
		return { kind: 'matrix', rows, columns };
	}

	private ofValue(value: Value): Typed {
		switch (value.kind) {
			case 'quantity':
				return value.value === 0 ? ANY : SCALAR;
			case 'matrix': {
				if (value.identity) return ANY;
				const factors = value.factors ?? [value.matrix];
				return this.matrix(this.number(factors[0]!.rows), this.number(factors[factors.length - 1]!.columns));
			}
			case 'list':
				return { kind: 'list', item: value.items[0] ? this.ofValue(value.items[0]) : ANY };
			default:
				return OTHER;
		}
	}

	private declared(name: string): Typed | undefined {
		const shape = this.env.shape(name);
		return shape && this.matrix(this.dim(shape.rows), this.dim(shape.columns));
	}

	/** The type of a symbol: declared, bound, an entry or column of what is, or assumed. */
	symbol(node: SymbolNode): Typed {
		const declared = this.declared(node.name);
		if (declared) return declared;
		const bound = this.env.get(node.name);
		if (bound !== undefined) return this.ofValue(bound);
		const known = this.fresh.get(node.name);
		if (known) return known;
		const whole = node.subscript && this.whole(node);
		if (whole && node.subscript) return this.part(whole, subscriptIndices(node.subscript).length);
		if (node.label !== undefined) {
			const plain = node.name.endsWith(`^${node.label}`) ? node.name.slice(0, -node.label.length - 1) : undefined;
			const family = plain === undefined ? undefined : this.declared(plain);
			if (family) return family;
		}
		const assumed = this.assume(node);
		this.fresh.set(node.name, assumed);
		return assumed;
	}

	private whole(node: SymbolNode): Typed | undefined {
		const name = baseName(node);
		const declared = this.declared(name);
		if (declared) return declared;
		const bound = this.env.get(name);
		if (bound !== undefined && bound.kind !== 'quantity') return this.ofValue(bound);
		return this.fresh.get(name);
	}

	private part(whole: Typed, indices: number): Typed {
		if (whole.kind === 'list') return indices === 1 ? whole.item : this.part(whole.item, indices - 1);
		if (whole.kind !== 'matrix') return whole;
		if (indices >= 2 || this.isOne(whole.columns) || this.isOne(whole.rows)) return SCALAR;
		return this.matrix(whole.rows, this.one);
	}

	private isOne(dim: Dim): boolean {
		return dim.expression !== undefined && Math.abs(dim.number - 1) < 1e-12;
	}

	private text(dim: Dim): string {
		return dim.expression ? toText(dim.expression) : '?';
	}

	shapeText(type: Typed): string {
		return type.kind === 'matrix' ? `${this.text(type.rows)} × ${this.text(type.columns)}` : 'a number';
	}

	private clash(a: Expression, typeA: Typed, b: Expression, typeB: Typed, needs: string, span: Span): never {
		const whose = (e: Expression, type: Typed): string => `${shortName(e)} is ${this.shapeText(type)}`;
		const both = compact(a) === compact(b) ? whose(a, typeA) : `${whose(a, typeA)} and ${whose(b, typeB)}`;
		return fail('shape', `${both}, so ${needs}`, span);
	}

	private product(parts: readonly { readonly e: Expression; readonly type: Typed }[], span: Span): Typed {
		let left: { readonly e: Expression; readonly type: Extract<Typed, { kind: 'matrix' }> } | undefined;
		let unknown = false;
		for (const { e, type } of parts) {
			if (type.kind === 'scalar') continue;
			if (type.kind !== 'matrix') {
				unknown = true;
				left = undefined;
				continue;
			}
			if (left === undefined) {
				left = { e, type };
				continue;
			}
			const before = left.type;
			if (!before.columns.unify(type.rows)) {
				// a 1 × 1 product in between is a number
				if (this.isOne(type.rows) && this.isOne(type.columns)) continue;
				if (!(this.isOne(before.rows) && this.isOne(before.columns))) {
					const needs = `${shortName(left.e)} ${shortName(e)} needs ${this.text(before.columns)} = ${this.text(type.rows)}`;
					this.clash(left.e, before, e, type, needs, span);
				}
				left = { e, type };
				continue;
			}
			left = { e, type: { kind: 'matrix', rows: before.rows, columns: type.columns } };
		}
		if (unknown) return parts.some(part => part.type.kind === 'other') ? OTHER : ANY;
		if (left === undefined || (this.isOne(left.type.rows) && this.isOne(left.type.columns))) return SCALAR;
		return left.type;
	}

	/** One shape for all: what a sum, a comparison or an entrywise product needs. */
	agree(parts: readonly Expression[], verb: string, span: Span): Typed {
		let first: { readonly e: Expression; readonly type: Typed } | undefined;
		for (const e of parts) {
			const type = this.infer(e);
			if (type.kind === 'any' || type.kind === 'other' || type.kind === 'list') {
				if (first === undefined && type.kind !== 'any') return type;
				continue;
			}
			if (first === undefined) {
				first = { e, type };
				continue;
			}
			if (first.type.kind === 'matrix' && type.kind === 'matrix') {
				if (!first.type.rows.unify(type.rows) || !first.type.columns.unify(type.columns))
					this.clash(first.e, first.type, e, type, `they cannot be ${verb}`, span);
			} else if (first.type.kind !== type.kind) {
				const m = first.type.kind === 'matrix' ? first.type : (type as Extract<Typed, { kind: 'matrix' }>);
				if (
					this.isOne(m.columns) ||
					this.isOne(m.rows) ||
					m.columns.expression === undefined ||
					m.rows.expression === undefined
				) {
					if (first.type.kind !== 'matrix') first = { e, type };
				} else this.clash(first.e, first.type, e, type, `they cannot be ${verb}`, span);
			}
		}
		return first?.type ?? ANY;
	}

	private square(e: Expression, what: string): Typed {
		const type = this.infer(e);
		if (type.kind === 'matrix' && !type.rows.unify(type.columns))
			fail('shape', `${shortName(e)} is ${this.shapeText(type)}, and ${what} needs a square matrix`, e.span);
		return type;
	}

	private apply(e: ApplyNode): Typed {
		const [a, b] = e.args;
		if (a === undefined) return OTHER;
		switch (e.operator) {
			case 'add':
				return this.agree(e.args, 'added', e.span);
			case 'hadamard':
				return this.agree(e.args, 'multiplied entry by entry', e.span);
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
				return this.infer(a);
			case 'multiply':
				return this.product(
					e.args.map(arg => ({ e: arg, type: this.infer(arg) })),
					e.span,
				);
			case 'divide': {
				const top = this.infer(a);
				if (b) this.infer(b);
				return top;
			}
			case 'power': {
				const type = this.infer(a);
				if (type.kind !== 'matrix') return type;
				if (this.isOne(type.columns) || this.isOne(type.rows)) return type;
				return this.square(a, 'a power');
			}
			case 'transpose':
			case 'adjoint':
			case 'pseudo-inverse': {
				const type = this.infer(a);
				return type.kind === 'matrix' ? this.matrix(type.columns, type.rows) : type;
			}
			case 'inverse':
				return this.square(a, 'an inverse');
			case 'trace':
			case 'det':
				this.square(a, e.operator === 'det' ? 'a determinant' : 'a trace');
				return SCALAR;
			case 'rank':
			case 'norm':
			case 'dim':
			case 'cardinality':
			case 'entropy':
			case 'kl':
			case 'mean':
			case 'variance':
				for (const arg of e.args) if (arg.kind !== 'symbol' || arg === a) this.infer(arg);
				return SCALAR;
			case 'inner': {
				if (b) this.agree([a, b], 'multiplied entry by entry', e.span);
				return SCALAR;
			}
			case 'diag': {
				const type = this.infer(a);
				if (type.kind !== 'matrix' || e.args.length > 1)
					return e.args.length > 1 ? this.matrix(this.number(e.args.length), this.number(e.args.length)) : ANY;
				if (this.isOne(type.columns)) return this.matrix(type.rows, type.rows);
				return this.isOne(type.rows) ? this.matrix(type.columns, type.columns) : this.matrix(type.rows, this.one);
			}
			case 'vec': {
				const type = this.infer(a);
				return type.kind === 'matrix' ? this.matrix(this.times(type.rows, type.columns), this.one) : type;
			}
			case 'kronecker': {
				const types = e.args.map(arg => this.infer(arg));
				return types.reduce((x, y) =>
					x.kind === 'matrix' && y.kind === 'matrix'
						? this.matrix(this.times(x.rows, y.rows), this.times(x.columns, y.columns))
						: x.kind === 'matrix'
							? x
							: y,
				);
			}
			case 'gradient':
			case 'derivative': {
				const of = this.infer(a);
				if (!b) return ANY;
				const wrt = this.infer(b);
				return of.kind === 'matrix' && wrt.kind === 'scalar' ? of : wrt;
			}
			case 'cross':
				return this.agree(e.args, 'multiplied', e.span);
			case 'max':
			case 'min': {
				const types = e.args.map(arg => this.infer(arg));
				return types.length === 1 ? SCALAR : (types.find(type => type.kind === 'matrix') ?? SCALAR);
			}
			case 'concat':
				return this.concat(e.args, e.span);
			case 'column-space':
			case 'row-space':
			case 'null-space':
			case 'span':
			case 'singular-values':
			case 'eigenvalues':
				for (const arg of e.args) this.infer(arg);
				return OTHER;
			case 'union':
			case 'intersection':
			case 'difference':
			case 'range':
			case 'not':
			case 'and':
			case 'or':
			case 'conditional':
			case 'big-o':
				return OTHER;
			default:
				for (const arg of e.args) this.infer(arg);
				return SCALAR;
		}
	}

	private times(a: Dim, b: Dim): Dim {
		if (this.isOne(a)) return b;
		if (this.isOne(b)) return a;
		const [x, y] = [a.expression, b.expression];
		if (!x || !y) return this.unknown();
		return this.dim({ kind: 'apply', span: NOWHERE, operator: 'multiply', args: [x, y], sign: 'juxtaposed' });
	}

	private plus(dims: readonly Dim[]): Dim {
		if (dims.length === 1) return dims[0]!;
		const parts = dims.map(dim => dim.expression);
		if (parts.some(part => part === undefined)) return this.unknown();
		return this.dim({ kind: 'apply', span: NOWHERE, operator: 'add', args: parts as Expression[] });
	}

	private concat(args: readonly Expression[], span: Span): Typed {
		const types = args.map(arg => this.infer(arg));
		const matrices = types.filter((type): type is Extract<Typed, { kind: 'matrix' }> => type.kind === 'matrix');
		if (matrices.length !== types.length || matrices.length === 0) return ANY;
		if (matrices.every(type => this.isOne(type.columns)))
			return this.matrix(this.plus(matrices.map(type => type.rows)), this.one);
		for (const type of matrices.slice(1))
			if (!matrices[0]!.rows.unify(type.rows)) fail('shape', 'the parts that are put together differ in height', span);
		return this.matrix(matrices[0]!.rows, this.plus(matrices.map(type => type.columns)));
	}

	private literal(e: MatrixNode): Typed {
		if (e.elided) {
			// [W¹ … Wᴴ]: how many there are is not known here
			const first = e.rows[0]?.find(cell => cell.kind !== 'hole');
			const type = first ? this.infer(first) : ANY;
			if (type.kind === 'matrix')
				return this.matrix(
					e.rows.length === 1 ? type.rows : this.unknown(),
					e.rows[0]!.length === 1 ? type.columns : this.unknown(),
				);
			return this.matrix(this.unknown(), this.unknown());
		}
		const types = e.rows.map(row => row.map(cell => this.infer(cell)));
		if (types.some(row => row.length !== types[0]!.length))
			return fail('shape', 'the rows of the matrix differ in length', e.span);
		const one = this.one;
		const blocks = types.some(row => row.some(type => type.kind === 'matrix'));
		if (!blocks) {
			const shape = this.matrix(this.number(types.length), this.number(types[0]?.length ?? 0));
			return e.bracket === '|' || e.bracket === '‖' ? SCALAR : shape;
		}
		const height = (row: readonly Typed[], k: number): Dim => {
			const dim = this.unknown();
			for (const [j, type] of row.entries())
				if (type.kind === 'matrix' && !dim.unify(type.rows))
					fail(
						'shape',
						`${shortName(e.rows[k]![j]!)} is ${this.shapeText(type)} and does not fit its row of blocks, which is ${this.text(dim)} high`,
						e.span,
					);
			if (dim.expression === undefined && row.every(type => type.kind === 'scalar')) dim.unify(one);
			return dim;
		};
		const width = (j: number): Dim => {
			const dim = this.unknown();
			for (const [k, row] of types.entries()) {
				const type = row[j]!;
				if (type.kind === 'matrix' && !dim.unify(type.columns))
					fail(
						'shape',
						`${shortName(e.rows[k]![j]!)} is ${this.shapeText(type)} and does not fit its column of blocks, which is ${this.text(dim)} wide`,
						e.span,
					);
			}
			if (dim.expression === undefined && types.every(row => row[j]!.kind === 'scalar')) dim.unify(one);
			return dim;
		};
		return this.matrix(this.plus(types.map(height)), this.plus(types[0]!.map((_, j) => width(j))));
	}

	private big(e: BigNode): Typed {
		for (const variable of e.variables) if (variable.kind === 'symbol') this.fresh.set(variable.name, SCALAR);
		const type = this.infer(e.body);
		switch (e.operator) {
			case 'sum':
			case 'integral':
			case 'expectation':
			case 'limit':
				return type;
			case 'product':
				return type.kind === 'matrix' ? this.square(e.body, 'a product over an index') : type;
			case 'for-all':
			case 'exists':
			case 'union':
			case 'intersection':
			case 'direct-sum':
				return OTHER;
			default:
				return type.kind === 'other' ? OTHER : SCALAR;
		}
	}

	/** The type of an expression. */
	infer(e: Expression): Typed {
		switch (e.kind) {
			case 'number':
				return e.value === 0 ? ANY : SCALAR;
			case 'unit':
				return SCALAR;
			case 'symbol':
				if (
					e.base === 'I' &&
					e.style !== 'calligraphic' &&
					!this.env.shape(e.name) &&
					this.env.get(e.name) === undefined
				) {
					const size = e.subscript ? this.dim(e.subscript) : this.unknown();
					return this.matrix(size, size);
				}
				return this.symbol(e);
			case 'measure':
				return this.infer(e.value);
			case 'apply':
				return this.apply(e);
			case 'call': {
				const f = e.head.kind === 'symbol' ? this.env.get(e.head.name) : undefined;
				if (f?.kind === 'function') {
					const inner = new ShapeInference(extend(this.env), this.assume);
					for (const [k, name] of f.parameters.entries()) if (e.args[k]) inner.fresh.set(name, this.infer(e.args[k]!));
					return inner.infer(f.body);
				}
				if (e.args.length !== 1) return OTHER;
				const head = this.infer(e.head);
				if (head.kind === 'any' || head.kind === 'other') return head;
				return this.product(
					[
						{ e: e.head, type: head },
						{ e: e.args[0]!, type: this.infer(e.args[0]!) },
					],
					e.span,
				);
			}
			case 'index': {
				const base = this.infer(e.base);
				return this.part(base, e.indices.length);
			}
			case 'big':
				return this.big(e);
			case 'matrix':
				return this.literal(e);
			case 'collection':
				if (e.form === 'set' || e.form === 'builder' || e.form === 'interval') return OTHER;
				if (e.items.length === 1 && e.form === 'tuple') return this.infer(e.items[0]!);
				return { kind: 'list', item: e.items[0] ? this.infer(e.items[0]) : ANY };
			case 'cases':
				return e.rows[0] ? this.infer(e.rows[0].value) : ANY;
			case 'relation':
				return this.relation(e.operands, e.operators, e.span);
			case 'sequence':
				for (const item of e.items) if (item.kind !== 'text') this.infer(item);
				return e.items.length === 1 ? this.infer(e.items[0]!) : OTHER;
			case 'text':
				return OTHER;
			case 'hole':
				return ANY;
		}
	}

	private relation(operands: readonly Expression[], operators: readonly string[], span: Span): Typed {
		let type: Typed = ANY;
		for (const [k, operator] of operators.entries()) {
			const [a, b] = [operands[k]!, operands[k + 1]!];
			if (operator === '=' || operator === '≈' || operator === ':=' || operator === '≡' || operator === '≠') {
				const agreed = this.agree([a, b], 'equal', span);
				if (agreed.kind !== 'any') type = agreed;
			}
		}
		return type;
	}
}

/** What an expression is called in a message: its name, or a short form. */
const shortName = (e: Expression): string => {
	const text = toText(e);
	return text.length <= 40 ? text : 'this';
};
