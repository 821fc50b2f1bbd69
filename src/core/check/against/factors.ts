import type { Expression, SymbolNode } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import type { Shape } from '../../math/value.ts';
import { withoutSums } from './formulas.ts';

/** A matrix, a vector or a number in a product: its name without the labels of heads and layers, and its index letters. */
export interface Factor {
	readonly name: string;
	readonly index: string;
	readonly transposed: boolean;
}

/** A product with its sign. */
export interface Term {
	readonly negative: boolean;
	/** Numbers in it, multiplied. */
	readonly size: number;
	readonly factors: readonly Factor[];
}

/** A formula as a sum of products, transposes of products carried out; undefined where it holds anything else. Sums lose their bounds. */
export function termsOf(expression: Expression): readonly Term[] | undefined {
	return visit(withoutSums(expression), 0);
}

const DEPTH = 12;

function visit(node: Expression, depth: number): readonly Term[] | undefined {
	if (depth > DEPTH) return undefined;
	const inner = (next: Expression) => visit(next, depth + 1);
	if (node.kind === 'number') return [{ negative: false, size: node.value, factors: [] }];
	if (node.kind === 'symbol') return [{ negative: false, size: 1, factors: [factorOf(node)] }];
	if (node.kind === 'index') {
		// A column of a product: the product with a unit vector behind it.
		const [term, ...more] = inner(node.base) ?? [];
		const letters = node.indices.map(each => (each.kind === 'symbol' ? each.name : '?')).join('');
		if (!term || more.length > 0 || !/^[a-z]$/.test(letters)) return undefined;
		const [only] = term.factors;
		if (term.factors.length === 1 && only && only.index === '')
			return [{ ...term, factors: [{ ...only, index: letters }] }];
		return [{ ...term, factors: [...term.factors, { name: 'e', index: letters, transposed: false }] }];
	}
	if (node.kind === 'call' && node.args.length === 1) {
		// `\sigma_k (V_k^T x)` reads as a call; a name with an index is no function here.
		const [head, arg] = [inner(node.head), inner(node.args[0]!)];
		return head && arg ? product([head, arg]) : undefined;
	}
	if (node.kind !== 'apply') return undefined;
	const parts = node.args.map(inner);
	if (parts.some(part => part === undefined)) return undefined;
	const known = parts as readonly (readonly Term[])[];
	switch (node.operator) {
		case 'add':
			return known.flat();
		case 'negate':
			return known[0]!.map(term => ({ ...term, negative: !term.negative }));
		case 'multiply':
			return product(known);
		case 'transpose':
			return known[0]!.map(term => ({ ...term, factors: transposed(term.factors) }));
		default:
			return undefined;
	}
}

function product(parts: readonly (readonly Term[])[]): readonly Term[] | undefined {
	if (parts.some(part => part.length !== 1)) return undefined;
	const terms = parts.map(([term]) => term!);
	return [
		{
			negative: terms.filter(({ negative }) => negative).length % 2 === 1,
			size: terms.reduce((size, term) => size * term.size, 1),
			factors: terms.flatMap(({ factors }) => factors),
		},
	];
}

const transposed = (factors: readonly Factor[]): readonly Factor[] =>
	factors.toReversed().map(factor => ({ ...factor, transposed: !factor.transposed }));

/** `X_i` is the i-th column of X; `W_Q`, `X_{src}` and `X^0` are names. */
export function factorOf({ name }: SymbolNode): Factor {
	const [, base = name, subscript = '', label = ''] =
		/^([^_^]+)(?:_([^^]*))?(?:\^(.*))?$/.exec(name.replace(/[{}]/g, '')) ?? [];
	const index = /^[a-z]{1,2}$|^[a-z],?\d$/.test(subscript) ? subscript.replace(',', '') : '';
	const zero = label === '0' ? '_0' : '';
	return { name: `${base}${index === '' && subscript !== '' ? `_${subscript}` : ''}${zero}`, index, transposed: false };
}

const SCALARS = /^(?:alpha|beta|gamma|eta|lambda|mu|sigma|epsilon|tau)(?:_|$)/;

const isScalar = ({ name, index }: Factor): boolean => SCALARS.test(name) || index.length === 2;
const isVector = (factor: Factor): boolean =>
	!isScalar(factor) && (factor.index.length === 1 || /^[a-z]$|_(?:src|dst|dest)$/.test(factor.name));

const written = ({ name, index, transposed: turned }: Factor): string =>
	`${name}${index === '' ? '' : `_${index}`}${turned ? 'ᵀ' : ''}`;

/**
 * One text for all ways to write a product: numbers, and what a row vector and a column vector enclose, stand anywhere; a number is its own
 * transpose.
 */
export function canonical({ negative, size, factors }: Term): string {
	const numbers = factors.filter(isScalar).map(factor => written({ ...factor, transposed: false }));
	const rest = factors.filter(factor => !isScalar(factor));
	for (let from = 0; from < rest.length; from++) {
		if (!isVector(rest[from]!) || !rest[from]!.transposed) continue;
		const to = rest.findIndex((factor, at) => at > from && isVector(factor));
		if (to < 0 || rest[to]!.transposed) continue;
		const group = rest.splice(from, to - from + 1);
		const ways = [group, transposed(group)].map(way => way.map(written).join(' '));
		numbers.push(`(${ways.toSorted()[0]})`);
		from = -1;
	}
	return [negative ? '-' : '', size, numbers.toSorted().join(' '), rest.map(written).join(' ')].join('|');
}

/** A sum as one text. */
export const canonicalSum = (terms: readonly Term[]): string => terms.map(canonical).toSorted().join(' + ');

/** The names of a sum with how often each occurs, without indices. */
export const namesIn = (terms: readonly Term[]): string =>
	terms
		.map(({ factors }) =>
			factors
				.map(({ name }) => name)
				.toSorted()
				.join(' '),
		)
		.toSorted()
		.join(' + ');

/** The index letters of a sum, each once. */
export const lettersIn = (terms: readonly Term[]): readonly string[] => [
	...new Set(terms.flatMap(({ factors }) => factors.flatMap(({ index }) => [...index.replace(/\d/g, '')]))),
];

/** A sum in other index letters. */
export const relettered = (terms: readonly Term[], letters: ReadonlyMap<string, string>): readonly Term[] =>
	terms.map(term => ({
		...term,
		factors: term.factors.map(factor => ({
			...factor,
			index: [...factor.index].map(letter => letters.get(letter) ?? letter).join(''),
		})),
	}));

/**
 * Whether the sizes in a product do not fit one another or the whole, by the shapes that are known; undefined where too few are known to
 * tell.
 */
export function misfits(
	{ factors }: Term,
	shapes: ReadonlyMap<string, Shape>,
	whole: Shape | undefined,
): boolean | undefined {
	const sizes = factors
		.filter(factor => !isScalar(factor))
		.map(factor => {
			const shape = shapes.get(factor.name);
			if (!shape) return undefined;
			const columns = isVector(factor) && factor.index !== '' ? '1' : toText(shape.columns);
			const sides = [toText(shape.rows), columns] as const;
			return factor.transposed ? ([sides[1], sides[0]] as const) : sides;
		});
	let told = false;
	for (let at = 0; at + 1 < sizes.length; at++) {
		const [left, right] = [sizes[at], sizes[at + 1]];
		if (!left || !right) continue;
		told = true;
		if (left[1] !== right[0] && left[1] !== '1' && right[0] !== '1') return true;
	}
	const [first, last] = [sizes[0], sizes.at(-1)];
	if (whole && first) {
		told = true;
		if (first[0] !== toText(whole.rows)) return true;
	}
	if (whole && last) {
		told = true;
		if (last[1] !== toText(whole.columns)) return true;
	}
	return told ? false : undefined;
}

/** Rows and columns of a product, by the shapes of its first and its last factor; undefined where one is not known. */
export function outerSizes(
	{ factors }: Term,
	shapes: ReadonlyMap<string, Shape>,
): readonly [string, string] | undefined {
	const matrices = factors.filter(factor => !isScalar(factor));
	const [first, last] = [matrices[0], matrices.at(-1)];
	const [a, b] = [first && shapes.get(first.name), last && shapes.get(last.name)];
	if (!first || !last || !a || !b || isVector(first) || isVector(last)) return undefined;
	return [toText(first.transposed ? a.columns : a.rows), toText(last.transposed ? b.rows : b.columns)];
}
