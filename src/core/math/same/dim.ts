import type { Expression } from '../expression.ts';

/** A dimension: an expression (`d_model`, 1024), or one that is not known yet and becomes what it has to be. */
export class Dim {
	private parent: Dim | undefined;
	constructor(
		private own: Expression | undefined,
		/** Value at a fixed point of all names: two expressions with one mark are the same dimension. */
		private mark: number,
	) {}

	private root(): Dim {
		let dim: Dim = this;
		while (dim.parent) dim = dim.parent;
		return dim;
	}

	get expression(): Expression | undefined {
		return this.root().own;
	}

	/** Whether both can be one dimension; from then on they are. */
	unify(other: Dim): boolean {
		const a = this.root();
		const b = other.root();
		if (a === b) return true;
		if (a.own === undefined) {
			a.parent = b;
			return true;
		}
		if (b.own === undefined) {
			b.parent = a;
			return true;
		}
		return Math.abs(a.mark - b.mark) <= 1e-9 * Math.abs(a.mark);
	}

	/** The class as an object, for collecting which dimensions are one. */
	get identity(): object {
		return this.root();
	}

	get number(): number {
		return this.root().mark;
	}
}

export type Typed =
	| { readonly kind: 'scalar' }
	| { readonly kind: 'matrix'; readonly rows: Dim; readonly columns: Dim }
	/** 0, or something with a name that nobody declared: may be of any shape. */
	| { readonly kind: 'any' }
	| { readonly kind: 'list'; readonly item: Typed }
	| { readonly kind: 'other' };
