import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression, SymbolNode } from '../../math/expression.ts';
import type { Value } from '../../math/value.ts';
import { some } from '../../math/walk.ts';

/** `U \Sigma V^\top`, `Q S R^T`: the product that such letters are parts of; `A \Sigma A^\top` and `x^\top \Sigma x` are something else. */
export const DECOMPOSED =
	/(?<![A-Za-z\\])([A-Z])(?:_\{?\w+\}?)?\s*(?:\\,\s*)?(\\Sigma|S|D)(?:_\{?\w+\}?)?\s*(?:\\,\s*)?(?!\1)([A-Z])(?:_\{?\w+\}?)?\s*(?:\^\s*\{?\s*(?:\\top|T|\\intercal|\\mathsf)|\^?\s*')/;
/** The letters whose members are the singular values. */
const DIAGONAL = /^(?:Sigma|S|D)$/;
const MEMBERS = /^(?:sigma|s|d)$/;

/**
 * The matrices that a question's formulas use and of which it states only the parts: in a decomposition `U` and `V` by their columns `U_1, U_2` or `u_1, u_2`,
 * `\Sigma` by the singular values `\sigma_1, \sigma_2` on its diagonal; elsewhere those of which the question says that the parts are its columns or its rows.
 * None where a part is missing or the parts do not fit.
 *
 * @param said the question with its formulas.
 */
export function composed(
	values: ReadonlyMap<string, { readonly value: Value }>,
	defined: ReadonlyMap<string, { readonly side: Expression }>,
	said: string,
): ReadonlyMap<string, { readonly symbol: SymbolNode; readonly value: Value }> {
	const found = new Map<string, { readonly symbol: SymbolNode; readonly value: Value }>();
	const open = new Map<string, SymbolNode>();
	for (const { side } of defined.values())
		some(side, node => {
			if (node.kind === 'symbol' && node.subscript === undefined && !values.has(node.name) && !defined.has(node.name))
				open.set(node.name, node);
			return false;
		});
	const parts = (DECOMPOSED.exec(said) ?? []).slice(1).map(letter => letter.replace('\\', ''));
	for (const [name, symbol] of open) {
		const isPart = parts.includes(name);
		const isDiagonal = DIAGONAL.test(name) && (isPart ? parts[1] === name : SINGULAR.test(said));
		const members = (): readonly Value[] | undefined =>
			membersOf(values, each => each === name) ?? membersOf(values, each => each === name.toLowerCase());
		const value = isDiagonal
			? diagonalOf(membersOf(values, each => MEMBERS.test(each)))
			: !/^[A-Z]$/.test(name)
				? undefined
				: isPart || isMadeOf('columns', name, said)
					? columnsOf(members())
					: isMadeOf('rows', name, said)
						? transposed(columnsOf(members()))
						: undefined;
		if (value) found.set(name, { symbol, value });
	}
	return found;
}

const SINGULAR =
	/\bsingular values?\b|\bSingulärwert|\bvaleurs? singulières?\b|\bvalor(?:es)? singular(?:es)?\b|奇异值/i;

/** `the rows of $W$`, `$X$ has the columns`: what a text says that a matrix is made of. */
const isMadeOf = (parts: 'columns' | 'rows', name: string, said: string): boolean =>
	new RegExp(
		`\\b${parts}\\s+of\\s+(?:the\\s+(?:[a-z]+\\s+)?matrix\\s+)?\\$?${name}(?![\\w^])|(?<![\\w\\\\])${name}\\$?\\s+(?:has|have|with)\\s+(?:the\\s+)?(?:[a-z]+\\s+)?${parts}\\b`,
	).test(said);

const transposed = (value: Value | undefined): Value | undefined =>
	value?.kind === 'matrix' && !value.identity ? { kind: 'matrix', matrix: value.matrix.transpose() } : undefined;

/** The members of a family that is numbered from one, where none is missing; of two families neither. */
function membersOf(
	values: ReadonlyMap<string, { readonly value: Value }>,
	isFamily: (name: string) => boolean,
): readonly Value[] | undefined {
	const families = new Map<string, Value[]>();
	for (const [name, { value }] of values) {
		const [, family, index] = /^([A-Za-z]+)_(\d)$/.exec(name) ?? [];
		if (family === undefined || !isFamily(family)) continue;
		const members = families.get(family) ?? [];
		members[Number(index) - 1] = value;
		families.set(family, members);
	}
	const [members, ...others] = families.values();
	return members && others.length === 0 && [...members].every(each => each !== undefined) ? members : undefined;
}

function diagonalOf(members: readonly Value[] | undefined): Value | undefined {
	const numbers = members?.flatMap(each => (each.kind === 'quantity' ? [each.value] : [])) ?? [];
	return numbers.length > 0 && numbers.length === members?.length
		? { kind: 'matrix', matrix: Matrix.diag(numbers) }
		: undefined;
}

function columnsOf(members: readonly Value[] | undefined): Value | undefined {
	const columns =
		members?.flatMap(each =>
			each.kind === 'matrix' && !each.identity && each.matrix.columns === 1 ? [each.matrix] : [],
		) ?? [];
	const rows = columns[0]?.rows;
	if (rows === undefined || columns.length !== members?.length || columns.some(each => each.rows !== rows))
		return undefined;
	return { kind: 'matrix', matrix: new Matrix(columns.map(each => each.to1DArray())).transpose() };
}
