import { Exact } from '../evaluate/decimal.ts';
import { baseName, subscriptIndices } from '../evaluate/indexing.ts';
import type { ApplyNode, BigNode, Expression, SymbolNode } from '../expression.ts';
import { children, hasHole, some } from '../walk.ts';

/** Whether a tree speaks of matrices, so that the order of its products counts: bold names, transposes, matrix literals and their like. */
const hasMatrices = (e: Expression): boolean =>
	some(
		e,
		node =>
			node.kind === 'matrix' ||
			(node.kind === 'symbol' && (node.style === 'bold' || node.accent === 'vec')) ||
			(node.kind === 'apply' &&
				['transpose', 'adjoint', 'inverse', 'pseudo-inverse', 'kronecker', 'hadamard', 'trace', 'rank'].includes(
					node.operator,
				)),
	);

const numberText = (decimal: string): string => {
	try {
		return new Exact(decimal).toString();
	} catch {
		return decimal;
	}
};

/** A sign and what stands behind it, so that -(a b), (-a) b and a (-b) are one form. */
interface Signed {
	readonly negative: boolean;
	readonly form: string;
}

const isMatrixLike = (e: Expression): boolean =>
	hasMatrices(e) || (e.kind === 'symbol' && /^[A-Z]/.test(e.base) && e.base.length === 1);

class Former {
	private bound: ReadonlyMap<string, string> = new Map();

	constructor(private readonly ordered: boolean) {}

	form(e: Expression): string {
		const { negative, form } = this.signed(e);
		return negative ? `(-${form})` : form;
	}

	private signed(e: Expression): Signed {
		if (e.kind === 'apply') {
			if (e.operator === 'negate') {
				const inner = this.signed(e.args[0]!);
				return { negative: !inner.negative, form: inner.form };
			}
			if (e.operator === 'multiply' || e.operator === 'divide') return this.product(e);
			if (e.operator === 'add') return { negative: false, form: this.sum(e) };
		}
		if (e.kind === 'number' && e.value < 0) return { negative: true, form: numberText(e.decimal.replace('-', '')) };
		return { negative: false, form: this.plain(e) };
	}

	private sum(e: ApplyNode): string {
		const terms = this.flat(e, 'add').map(term => this.form(term));
		return `(+ ${terms.sort().join(' ')})`;
	}

	private flat(e: Expression, operator: 'add' | 'multiply'): Expression[] {
		const e2 = unwrapped(e);
		return e2.kind === 'apply' && e2.operator === operator ? e2.args.flatMap(arg => this.flat(arg, operator)) : [e2];
	}

	/** a / b · c is a · c over b; numbers stand first, and names sorted unless they are matrices. */
	private product(e: ApplyNode): Signed {
		let negative = false;
		const above: { readonly form: string; readonly matrix: boolean }[] = [];
		const below: string[] = [];
		const take = (part: Expression, up: boolean): void => {
			const node = unwrapped(part);
			if (node.kind === 'apply' && node.operator === 'multiply') {
				for (const arg of node.args) take(arg, up);
				return;
			}
			if (node.kind === 'apply' && node.operator === 'divide') {
				take(node.args[0]!, up);
				take(node.args[1]!, !up);
				return;
			}
			const reciprocal = node.kind === 'apply' && node.operator === 'power' ? this.reciprocal(node) : undefined;
			const signed = reciprocal === undefined ? this.signed(node) : { negative: false, form: reciprocal };
			if (signed.negative) negative = !negative;
			if (signed.form === '1') return;
			if (reciprocal !== undefined) {
				if (up) below.push(reciprocal);
				else above.push({ form: reciprocal, matrix: false });
				return;
			}
			if (up) above.push({ form: signed.form, matrix: this.ordered && isMatrixLike(node) });
			else below.push(signed.form);
		};
		take(e, true);
		const scalars = above.filter(part => !part.matrix).map(part => part.form);
		const matrices = above.filter(part => part.matrix).map(part => part.form);
		const parts = [...scalars.sort(), ...matrices];
		const top = parts.length === 1 ? parts[0]! : parts.length === 0 ? '1' : `(* ${parts.join(' ')})`;
		const form =
			below.length === 0 ? top : `(/ ${top} ${below.length === 1 ? below[0]! : `(* ${below.sort().join(' ')})`})`;
		return { negative, form };
	}

	/** What x^{-n} is one over; undefined where the exponent has no sign, or the base is a matrix. */
	private reciprocal(e: ApplyNode): string | undefined {
		const [base, exponent] = e.args as [Expression, Expression];
		if (exponent.kind !== 'apply' || exponent.operator !== 'negate' || (this.ordered && isMatrixLike(base)))
			return undefined;
		const positive = exponent.args[0]!;
		return positive.kind === 'number' && positive.value === 1
			? this.form(base)
			: this.plain({ ...e, args: [base, positive] });
	}

	/** A name; an index that a sum binds goes by its place, whatever it is called. */
	private symbol(e: SymbolNode): string {
		const bound = this.bound.get(e.name);
		if (bound !== undefined) return bound;
		if (this.bound.size === 0 || !e.subscript || e.label !== undefined) return e.name;
		const indices = subscriptIndices(e.subscript).map(index => this.form(index));
		return `${baseName(e)}_${indices.join(',')}`;
	}

	private big(e: BigNode): string {
		const outer = this.bound;
		const inner = new Map(outer);
		for (const variable of e.variables) if (variable.kind === 'symbol') inner.set(variable.name, `#${inner.size}`);
		const ends = [e.lower, e.upper, e.domain].map(end => (end ? this.form(end) : ''));
		this.bound = inner;
		const form = `(big ${e.operator} ${e.variables.map(variable => this.form(variable)).join(' ')} ${ends.join(' ')} ${e.condition ? this.form(e.condition) : ''} ${this.form(e.body)})`;
		this.bound = outer;
		return form;
	}

	private plain(e: Expression): string {
		switch (e.kind) {
			case 'number':
				return numberText(e.decimal);
			case 'symbol':
				return this.symbol(e);
			case 'big':
				return this.big(e);
			case 'measure':
				return `(unit ${this.form(e.value)} ${this.plain(e.unit)})`;
			case 'unit':
				return [...e.factors]
					.sort((a, b) => (a.name < b.name ? -1 : 1))
					.map(factor => `${factor.name}^${factor.power}`)
					.join('.');
			case 'text':
				return JSON.stringify(e.text.trim().toLowerCase());
			case 'apply': {
				if (e.operator === 'exp' && e.args.length === 1) return `(power e ${this.form(e.args[0]!)})`;
				if (e.operator === 'power') {
					const reciprocal = this.reciprocal(e);
					if (reciprocal !== undefined) return `(/ 1 ${reciprocal})`;
				}
				if (e.operator === 'sqrt' && e.args.length === 1) return `(power ${this.form(e.args[0]!)} (/ 1 2))`;
				const args = e.args.map(arg => this.form(arg));
				if (['max', 'min', 'gcd', 'lcm', 'union', 'intersection', 'and', 'or', 'hadamard'].includes(e.operator))
					args.sort();
				return `(${e.operator} ${args.join(' ')})`;
			}
			case 'call':
				// f(x) and a product f · x look alike: one form for one argument
				if (e.args.length === 1)
					return this.product({ kind: 'apply', span: e.span, operator: 'multiply', args: [e.head, e.args[0]!] }).form;
				return `(call ${this.form(e.head)} ${e.args.map(arg => this.form(arg)).join(' ')})`;
			case 'relation': {
				if (e.operators.length === 1 && ['=', '≈', '≠', '≡'].includes(e.operators[0]!)) {
					const sides = e.operands.map(operand => this.form(operand)).sort();
					return `(= ${sides.join(' ')})`;
				}
				if (e.operators.length === 1 && (e.operators[0] === '>' || e.operators[0] === '≥'))
					return `(${e.operators[0] === '>' ? '<' : '≤'} ${this.form(e.operands[1]!)} ${this.form(e.operands[0]!)})`;
				return `(${e.operators.join(' ')} ${e.operands.map(operand => this.form(operand)).join(' ')})`;
			}
			case 'collection': {
				if (e.form === 'tuple' && e.items.length === 1) return this.form(e.items[0]!);
				const items = e.items.map(item => this.form(item));
				if (e.form === 'set') items.sort();
				return `(${e.form} ${items.join(' ')})`;
			}
			default:
				return `(${e.kind} ${children(e)
					.map(child => this.form(child))
					.join(' ')})`;
		}
	}
}

const unwrapped = (e: Expression): Expression =>
	e.kind === 'collection' && e.form === 'tuple' && e.items.length === 1 ? unwrapped(e.items[0]!) : e;

/**
 * A text that two expressions share when they are written alike: the order of terms and of numbers in a product, the sign of a product,
 * `\frac` or `/`, brackets and digits (1.50, 1.5) do not count; the order of matrices does, and so does what is multiplied out.
 */
export const formOf = (e: Expression): string => new Former(hasMatrices(e)).form(unwrapped(e));

/** Whether two expressions are the same step, written a little differently. Never where something could not be read. */
export const sameForm = (a: Expression, b: Expression): boolean => {
	if (hasHole(a) || hasHole(b)) return false;
	const ordered = hasMatrices(a) || hasMatrices(b);
	const former = new Former(ordered);
	return former.form(unwrapped(a)) === former.form(unwrapped(b));
};
