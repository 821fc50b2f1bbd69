import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import type { MatrixValue, Value } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import { statementsOf } from '../key/key-formula.ts';
import type { KeyGiven } from '../key.ts';
import type { PartText } from './part-text.ts';

/**
 * All matrices that a document gives for one symbol, in the order in which it names them: `W = I`, `W = -I`, `W = [[1, 0], …]`, be
 * they in the question or, where the question only speaks of "the given matrices", in the answer. An identity of unknown size takes
 * the size of the others or of the declared width.
 *
 * @param width rows of the declared shape, where the document gives them.
 */
export function matricesFor(
	given: KeyGiven,
	givens: readonly Given[],
	text: PartText,
	width: number | undefined,
): { readonly value: Value; readonly from: Given['from'] } | undefined {
	const names = new Set([given.symbol, ...given.aliasSymbols]);
	for (const [formulas, from] of [
		[text.formulas, 'question'],
		[text.answerFormulas, 'answer'],
	] as const) {
		const found = formulas.flatMap(latex => matricesIn(parseLatex(latex).expression, names));
		const items = sized(found, width);
		if (items.length > 0) return { value: { kind: 'list', items }, from };
	}
	const named = givens.filter(
		({ symbol, value }) => symbol !== undefined && names.has(symbol) && value?.kind === 'matrix',
	);
	const items = sized(
		named.map(({ value }) => value as MatrixValue),
		width,
	);
	return items.length > 0 ? { value: { kind: 'list', items }, from: named[0]!.from } : undefined;
}

/** Right sides of `W = …`, and members of `W \in \{…\}`, that are matrices. */
function matricesIn(expression: Expression, names: ReadonlySet<string>): readonly MatrixValue[] {
	return statementsOf(expression).flatMap(statement => {
		if (statement.kind !== 'relation') return [];
		const [head, ...rest] = statement.operands;
		if (head?.kind !== 'symbol' || !names.has(head.name)) return [];
		const [operator] = statement.operators;
		const sides = rest.flatMap(side =>
			operator === '∈' && side.kind === 'collection' ? side.items : operator === '=' ? [side] : [],
		);
		return sides.flatMap(side => {
			const value = evaluate(side, environment());
			if (!value.ok) return [];
			if (value.value.kind === 'matrix') return [value.value];
			return [];
		});
	});
}

function sized(found: readonly MatrixValue[], width: number | undefined): readonly MatrixValue[] {
	const known = found.find(value => !value.identity)?.matrix.rows ?? width;
	const seen = new Set<string>();
	return found.flatMap(value => {
		if (value.identity && known === undefined) return [];
		const matrix = value.identity ? Matrix.mul(Matrix.eye(known!), value.matrix.get(0, 0)) : value.matrix;
		const text = JSON.stringify(matrix.to2DArray());
		if (seen.has(text)) return [];
		seen.add(text);
		return [{ kind: 'matrix', matrix }];
	});
}

/** The one matrix of numbers that a question shows, with or without a name; undefined where it shows several. */
export function onlyMatrix(text: PartText): MatrixValue | undefined {
	const found = text.formulas.flatMap(latex => {
		if (!/\\begin\{[a-zA-Z]*matrix\}|diag/.test(latex)) return [];
		const { expression } = parseLatex(latex);
		const side = expression.kind === 'relation' ? expression.operands.at(-1)! : expression;
		const value = evaluate(side, environment());
		return value.ok && value.value.kind === 'matrix' && !value.value.identity ? [value.value] : [];
	});
	return found.length === 1 ? found[0] : found.length === 0 ? onlyNested(text.own) : undefined;
}

/** `[[2, 1], [0, 3]]`: a matrix row by row as code writes it, where a text has one. */
function onlyNested(text: string): MatrixValue | undefined {
	const [first, second] = text.matchAll(NESTED);
	if (!first || second) return undefined;
	const rows = [...first[0].matchAll(/\[([^[\]]*)\]/g)].map(([, row]) =>
		row!
			.replaceAll('−', '-')
			.split(/[,;\s]+/)
			.filter(each => each !== '')
			.map(Number),
	);
	const width = rows[0]!.length;
	return rows.every(row => row.length === width && row.every(Number.isFinite))
		? { kind: 'matrix', matrix: new Matrix(rows) }
		: undefined;
}

const NESTED = /\[\s*\[[-−\d.,;\s]+\](?:\s*[,;]?\s*\[[-−\d.,;\s]+\])+\s*\]/g;
