import type { Expression } from '../../math/expression.ts';
import { aliasIn } from '../bind/bind-words.ts';
import type { AnswerKey } from '../key.ts';

/**
 * Results by the names that the document has for them: the virtual matrix $M$ of a key is the $W_{QK}$ of a question. Names of more than a letter, which one
 * result has, and nothing else in the solution.
 *
 * @param taken the names that givens go by.
 */
export function resultNames(
	key: AnswerKey,
	formulas: readonly string[],
	taken: ReadonlyMap<string, Expression>,
): readonly (readonly [string, Expression])[] {
	const used = new Set([...key.givens, ...key.gives].map(({ symbol }) => symbol));
	for (const shown of taken.values()) if (shown.kind === 'symbol') used.add(shown.name);
	return key.gives.flatMap(give => {
		const own = give.aliasSymbols.filter(
			name =>
				name.length > 1 &&
				!used.has(name) &&
				key.gives.every(other => other === give || !other.aliasSymbols.includes(name)),
		);
		const shown = aliasIn({ symbol: give.symbol, aliasSymbols: own }, formulas);
		return shown ? [[give.symbol, shown] as const] : [];
	});
}
