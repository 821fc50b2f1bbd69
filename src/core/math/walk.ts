import type { ApplyNode, Expression, NumberNode, SymbolNode } from './expression.ts';

/** The direct subexpressions of a node, in the order in which they stand. A symbol's subscript is one of them. */
export function children(e: Expression): readonly Expression[] {
	switch (e.kind) {
		case 'number':
		case 'unit':
		case 'text':
		case 'gap':
			return [];
		case 'symbol':
			return e.subscript ? [e.subscript] : [];
		case 'measure':
			return [e.value, e.unit];
		case 'apply':
			return e.note ? [...e.args, e.note] : e.args;
		case 'call':
			return [e.head, ...e.args];
		case 'index':
			return [e.base, ...e.indices];
		case 'big': {
			const parts = [...e.variables];
			for (const part of [e.lower, e.upper, e.domain, e.condition]) if (part) parts.push(part);
			parts.push(e.body);
			return parts;
		}
		case 'matrix':
			return e.rows.flat();
		case 'collection':
		case 'sequence':
			return e.items;
		case 'cases':
			return e.rows.flatMap(row => (row.condition ? [row.value, row.condition] : [row.value]));
		case 'relation':
			return e.operands;
		case 'hole':
			return e.inside;
	}
}

/**
 * The tree with every node replaced by what `f` makes of it, children first. Where nothing changes, the same objects come
 * back, so an untouched tree is identical and not only equal.
 */
export function map(e: Expression, f: (node: Expression) => Expression): Expression {
	return f(mapChildren(e, child => map(child, f)));
}

/** The node with each direct child replaced; the node itself where none changed. */
export function mapChildren(e: Expression, f: (child: Expression) => Expression): Expression {
	const one = <T extends Expression | undefined>(child: T): T => (child ? (f(child) as T) : child);
	const all = (list: readonly Expression[]): readonly Expression[] => {
		let changed = false;
		const out = list.map(child => {
			const next = f(child);
			if (next !== child) changed = true;
			return next;
		});
		return changed ? out : list;
	};
	switch (e.kind) {
		case 'number':
		case 'unit':
		case 'text':
		case 'gap':
			return e;
		case 'symbol': {
			const subscript = one(e.subscript);
			return subscript === e.subscript ? e : { ...e, subscript };
		}
		case 'measure': {
			const value = f(e.value);
			const unit = f(e.unit);
			if (value === e.value && unit === e.unit) return e;
			return { ...e, value, unit: unit.kind === 'unit' ? unit : e.unit };
		}
		case 'apply': {
			const args = all(e.args);
			const note = one(e.note);
			return args === e.args && note === e.note ? e : { ...e, args, ...(note ? { note } : {}) };
		}
		case 'call': {
			const head = f(e.head);
			const args = all(e.args);
			return head === e.head && args === e.args ? e : { ...e, head, args };
		}
		case 'index': {
			const base = f(e.base);
			const indices = all(e.indices);
			return base === e.base && indices === e.indices ? e : { ...e, base, indices };
		}
		case 'big': {
			const variables = all(e.variables);
			const lower = one(e.lower);
			const upper = one(e.upper);
			const domain = one(e.domain);
			const condition = one(e.condition);
			const body = f(e.body);
			const same =
				variables === e.variables &&
				lower === e.lower &&
				upper === e.upper &&
				domain === e.domain &&
				condition === e.condition &&
				body === e.body;
			return same ? e : { ...e, variables, lower, upper, domain, condition, body };
		}
		case 'matrix': {
			const rows = e.rows.map(all);
			return rows.every((row, i) => row === e.rows[i]) ? e : { ...e, rows };
		}
		case 'collection':
		case 'sequence': {
			const items = all(e.items);
			return items === e.items ? e : { ...e, items };
		}
		case 'cases': {
			const rows = e.rows.map(row => {
				const value = f(row.value);
				const condition = one(row.condition);
				return value === row.value && condition === row.condition ? row : { value, condition };
			});
			return rows.every((row, i) => row === e.rows[i]) ? e : { ...e, rows };
		}
		case 'relation': {
			const operands = all(e.operands);
			return operands === e.operands ? e : { ...e, operands };
		}
		case 'hole': {
			const inside = all(e.inside);
			return inside === e.inside ? e : { ...e, inside };
		}
	}
}

/** Calls `visit` for the node and everything under it, parents first. */
export function walk(e: Expression, visit: (node: Expression) => void): void {
	visit(e);
	for (const child of children(e)) walk(child, visit);
}

/** Whether any node of the tree satisfies the test. */
export function some(e: Expression, test: (node: Expression) => boolean): boolean {
	return test(e) || children(e).some(child => some(child, test));
}

/**
 * Canonical names of the variables in a tree. Letters within a subscript are part of a name and do not count; the bound
 * variable of a sum does.
 */
export function symbolsOf(e: Expression): ReadonlySet<string> {
	const names = new Set<string>();
	const visit = (node: Expression): void => {
		if (node.kind === 'symbol') names.add(node.name);
		else for (const child of children(node)) visit(child);
	};
	visit(e);
	return names;
}

/** Whether the tree has a place of which nothing can be said: one that could not be read, or one that was left open. */
export const hasHole = (e: Expression): boolean => some(e, node => node.kind === 'hole' || node.kind === 'gap');

/**
 * Whether two trees are the same, node by node: spans, LaTeX style (bold, calligraphic), the sign of a product, the
 * message of a hole and decorations are ignored; digits as written (1.7 and 1.70) are not.
 */
export function sameTree(first: Expression, second: Expression): boolean {
	if (first === second) return true;
	const [a, b] = [undecorated(first), undecorated(second)];
	switch (a.kind) {
		case 'number':
			return b.kind === 'number' && sameNumber(a, b);
		case 'symbol':
			return b.kind === 'symbol' && sameSymbol(a, b);
		case 'measure':
			return b.kind === 'measure' && sameTree(a.value, b.value) && sameTree(a.unit, b.unit);
		case 'unit':
			return (
				b.kind === 'unit' &&
				a.factors.length === b.factors.length &&
				a.factors.every((x, i) => x.name === b.factors[i]?.name && x.power === b.factors[i]?.power)
			);
		case 'text':
			return b.kind === 'text' && a.text === b.text;
		case 'apply':
			return b.kind === 'apply' && sameApply(a, b);
		case 'call':
			return b.kind === 'call' && sameTree(a.head, b.head) && sameList(a.args, b.args);
		case 'index':
			return b.kind === 'index' && sameTree(a.base, b.base) && sameList(a.indices, b.indices);
		case 'big':
			return (
				b.kind === 'big' &&
				a.operator === b.operator &&
				sameList(a.variables, b.variables) &&
				sameMaybe(a.lower, b.lower) &&
				sameMaybe(a.upper, b.upper) &&
				sameMaybe(a.domain, b.domain) &&
				sameMaybe(a.condition, b.condition) &&
				sameTree(a.body, b.body)
			);
		case 'matrix':
			return (
				b.kind === 'matrix' &&
				a.rows.length === b.rows.length &&
				a.rows.every((row, i) => sameList(row, b.rows[i] ?? []))
			);
		case 'collection':
			return (
				b.kind === 'collection' &&
				a.form === b.form &&
				sameList(a.items, b.items) &&
				a.closed?.[0] === b.closed?.[0] &&
				a.closed?.[1] === b.closed?.[1]
			);
		case 'cases':
			return (
				b.kind === 'cases' &&
				a.rows.length === b.rows.length &&
				a.rows.every((row, i) => {
					const other = b.rows[i];
					return other !== undefined && sameTree(row.value, other.value) && sameMaybe(row.condition, other.condition);
				})
			);
		case 'relation':
			return (
				b.kind === 'relation' && sameList(a.operands, b.operands) && a.operators.every((x, i) => x === b.operators[i])
			);
		case 'sequence':
			return b.kind === 'sequence' && sameList(a.items, b.items) && a.separators.every((x, i) => x === b.separators[i]);
		case 'gap':
			return b.kind === 'gap' && a.reason === b.reason;
		case 'hole':
			return b.kind === 'hole' && sameList(a.inside, b.inside);
	}
}

/** `\boxed{x}` is x: what is only shown in a box is held by a sum of one term. */
const undecorated = (e: Expression): Expression =>
	e.kind === 'apply' && e.decoration !== undefined && e.operator === 'add' && e.args.length === 1
		? undecorated(e.args[0] as Expression)
		: e;

const sameList = (a: readonly Expression[], b: readonly Expression[]): boolean =>
	a.length === b.length && a.every((x, i) => sameTree(x, b[i] as Expression));

const sameMaybe = (a: Expression | undefined, b: Expression | undefined): boolean =>
	a === undefined || b === undefined ? a === b : sameTree(a, b);

const sameNumber = (a: NumberNode, b: NumberNode): boolean =>
	a.decimal === b.decimal && a.lastPlace === b.lastPlace && a.trailingZeros === b.trailingZeros && a.exact === b.exact;

const sameSymbol = (a: SymbolNode, b: SymbolNode): boolean =>
	a.name === b.name && a.base === b.base && a.label === b.label && a.accent === b.accent;

/** A mixed number is a sum written by juxtaposition: there the sign is the meaning. */
const sameApply = (a: ApplyNode, b: ApplyNode): boolean =>
	a.operator === b.operator &&
	sameList(a.args, b.args) &&
	(a.operator !== 'add' || (a.sign === 'juxtaposed') === (b.sign === 'juxtaposed'));
