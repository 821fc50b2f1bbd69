import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import type { Value } from '../../math/value.ts';
import { some, symbolsOf } from '../../math/walk.ts';

/** More vectors than this are not tried out. */
const MOST = 4;

/**
 * The letters of vectors that stand for rows: `a = (2, 2)` in `W_0 + b a` beside a column `b`. An expression whose letters all have values and that comes to
 * nothing with columns tells it, where it comes to something for one choice alone and no other expression needs the letter as a column.
 */
export function rowLetters(
	expressions: readonly Expression[],
	values: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
	const found = new Map<string, Value>();
	const works = (expression: Expression, with_: ReadonlyMap<string, Value>): boolean => {
		const result = evaluate(expression, environment(with_));
		return result.ok && (result.value.kind === 'matrix' || result.value.kind === 'quantity');
	};
	const whole = expressions.filter(each => {
		const letters = [...symbolsOf(each)];
		return letters.length > 0 && letters.every(name => values.has(name));
	});
	for (const expression of whole) {
		if (works(expression, values)) continue;
		const turned = new Set<string>();
		some(expression, node => {
			if (node.kind === 'apply' && node.operator === 'transpose' && node.args[0]?.kind === 'symbol')
				turned.add(node.args[0].name);
			return false;
		});
		const vectors = [...symbolsOf(expression)].flatMap(name => {
			const value = values.get(name)!;
			return value.kind === 'matrix' && value.matrix.columns === 1 && value.matrix.rows > 1 && !turned.has(name)
				? [{ name, row: { ...value, matrix: value.matrix.transpose() } }]
				: [];
		});
		if (vectors.length === 0 || vectors.length > MOST) continue;
		const fit = vectors.filter(({ name, row }) => works(expression, new Map([...values, [name, row]])));
		const [only, ...others] = fit;
		if (!only || others.length > 0) continue;
		const isColumnElsewhere = whole.some(
			each => each !== expression && symbolsOf(each).has(only.name) && works(each, values),
		);
		if (!isColumnElsewhere) found.set(only.name, only.row);
	}
	return found;
}
