import { type Message, say, verbatim } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import { extend } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { isBuiltIn } from '../evaluate/free.ts';
import { baseName, subscriptIndices } from '../evaluate/indexing.ts';
import { bare, fail } from '../evaluate/quantity.ts';
import type { Expression, SymbolNode } from '../expression.ts';
import { makesOneNumber, namedFunction } from '../named-functions.ts';
import { toText } from '../print/print.ts';
import { compact } from '../read/names.ts';
import type { Environment, Value } from '../value.ts';
import { Dim, type Typed } from './dim.ts';
import { applyShape, bigShape, literalShape, shortName } from './shape-rules.ts';

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

/** A whole row or column, or a run of indices, where one index may stand. */
const isSlice = (index: Expression): boolean =>
	index.kind === 'text' || (index.kind === 'apply' && index.operator === 'range');

/** The shapes of expressions from declared ones. Fails with a plain message where two shapes clash. */
export class ShapeInference {
	readonly fresh = new Map<string, Typed>();
	readonly marks: Environment;

	constructor(
		readonly env: Environment,
		readonly assume: Assume,
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

	readonly one = new Dim(numberNode(1), 1);

	number(n: number): Dim {
		return n === 1 ? this.one : new Dim(numberNode(n), n);
	}

	matrix(rows: Dim, columns: Dim): Typed {
		return { kind: 'matrix', rows, columns };
	}

	ofValue(value: Value): Typed {
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

	declared(name: string): Typed | undefined {
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
		if (whole && node.subscript) return this.part(whole, subscriptIndices(node.subscript));
		if ((node.base === '1' || node.base === '0') && node.subscript && !node.label)
			return this.matrix(this.dim(node.subscript), this.one);
		if (node.label !== undefined) {
			const plain = node.name.endsWith(`^${node.label}`) ? node.name.slice(0, -node.label.length - 1) : undefined;
			const family = plain === undefined ? undefined : this.declared(plain);
			if (family) return family;
		}
		const assumed = this.assume(node);
		this.fresh.set(node.name, assumed);
		return assumed;
	}

	whole(node: SymbolNode): Typed | undefined {
		const name = baseName(node);
		const declared = this.declared(name);
		if (declared) return declared;
		const bound = this.env.get(name);
		if (bound !== undefined && bound.kind !== 'quantity') return this.ofValue(bound);
		return this.fresh.get(name);
	}

	part(whole: Typed, indices: readonly Expression[]): Typed {
		if (whole.kind === 'list') return indices.length === 1 ? whole.item : this.part(whole.item, indices.slice(1));
		if (whole.kind !== 'matrix') return whole;
		const [row, column] = indices;
		if (indices.some(isSlice)) {
			const length = (index: Expression, dim: Dim): Dim =>
				index.kind === 'text' ? dim : isSlice(index) ? this.unknown() : this.one;
			if (row && column) return this.matrix(length(row, whole.rows), length(column, whole.columns));
			return row && this.isOne(whole.columns) ? this.matrix(length(row, whole.rows), this.one) : ANY;
		}
		if (indices.length >= 2 || this.isOne(whole.columns) || this.isOne(whole.rows)) return SCALAR;
		return this.matrix(whole.rows, this.one);
	}

	isOne(dim: Dim): boolean {
		return dim.expression !== undefined && Math.abs(dim.number - 1) < 1e-12;
	}

	text(dim: Dim): string {
		return dim.expression ? toText(dim.expression) : '?';
	}

	shapeText(type: Typed): Message {
		return type.kind === 'matrix' ? verbatim(`${this.text(type.rows)} × ${this.text(type.columns)}`) : say`a number`;
	}

	clash(a: Expression, typeA: Typed, b: Expression, typeB: Typed, needs: Message, span: Span): never {
		const whose = (e: Expression, type: Typed): Message => say`${shortName(e)} is ${this.shapeText(type)}`;
		const both = compact(a) === compact(b) ? whose(a, typeA) : say`${whose(a, typeA)} and ${whose(b, typeB)}`;
		return fail('shape', say`${both}, so ${needs}`, span);
	}

	product(parts: readonly { readonly e: Expression; readonly type: Typed }[], span: Span): Typed {
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
					const needs = say`${shortName(left.e)} ${shortName(e)} needs ${this.text(before.columns)} = ${this.text(type.rows)}`;
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
	agree(parts: readonly Expression[], cannot: Message, span: Span): Typed {
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
					this.clash(first.e, first.type, e, type, cannot, span);
			} else if (first.type.kind !== type.kind) {
				const m = first.type.kind === 'matrix' ? first.type : (type as Extract<Typed, { kind: 'matrix' }>);
				if (
					this.isOne(m.columns) ||
					this.isOne(m.rows) ||
					m.columns.expression === undefined ||
					m.rows.expression === undefined
				) {
					if (first.type.kind !== 'matrix') first = { e, type };
				} else this.clash(first.e, first.type, e, type, cannot, span);
			}
		}
		return first?.type ?? ANY;
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
				return applyShape(this, e);
			case 'call': {
				const f = e.head.kind === 'symbol' ? this.env.get(e.head.name) : undefined;
				if (f?.kind === 'function') {
					const inner = new ShapeInference(extend(this.env), this.assume);
					for (const [k, name] of f.parameters.entries()) if (e.args[k]) inner.fresh.set(name, this.infer(e.args[k]!));
					return inner.infer(f.body);
				}
				if (isBuiltIn(e, this.env)) {
					const types = e.args.map(arg => this.infer(arg));
					const named = e.head.kind === 'symbol' ? namedFunction(e.head.name) : undefined;
					return named && makesOneNumber(named) ? { kind: 'scalar' } : (types[0] ?? OTHER);
				}
				if (e.args.length !== 1) return OTHER;
				if (isSpectralName(e.head, this.env) && this.infer(e.args[0]!).kind === 'matrix') return { kind: 'scalar' };
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
				return this.part(base, e.indices);
			}
			case 'big':
				return bigShape(this, e);
			case 'matrix':
				return literalShape(this, e);
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
			case 'gap':
			case 'hole':
				return ANY;
		}
	}

	relation(operands: readonly Expression[], operators: readonly string[], span: Span): Typed {
		let type: Typed = ANY;
		for (const [k, operator] of operators.entries()) {
			const [a, b] = [operands[k]!, operands[k + 1]!];
			if (operator === '=' || operator === '≈' || operator === ':=' || operator === '≡' || operator === '≠') {
				const agreed = this.agree([a, b], say`they cannot be equal`, span);
				if (agreed.kind !== 'any') type = agreed;
			}
		}
		return type;
	}
}

/** `\sigma_1`, `\lambda_{\max}`, `\kappa` before a matrix: one number of its spectrum. */
const isSpectralName = (head: Expression, env: Environment): boolean =>
	head.kind === 'symbol' &&
	!head.label &&
	!head.accent &&
	(head.base === 'kappa' ? !head.subscript : (head.base === 'sigma' || head.base === 'lambda') && !!head.subscript) &&
	env.get(head.base) === undefined &&
	env.shape(head.base) === undefined;
