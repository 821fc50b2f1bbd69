import { evaluate } from '../../math/evaluate/evaluate.ts';
import { formatValue } from '../../math/print/format.ts';
import { say } from '../../text/message.ts';
import { keyEnvironment } from '../run/run.ts';
import type { BoundGiven } from './bind.ts';

/**
 * What the text states and what cannot be by the conditions of its row: a perplexity of 0.8, probabilities that sum to 1.2. Nothing is reckoned with
 * it; the solution says so.
 */
export function withoutImpossible(bound: ReadonlyMap<string, BoundGiven>): readonly BoundGiven[] {
	const known = keyEnvironment([...bound].flatMap(([symbol, { value }]) => (value ? [[symbol, value] as const] : [])));
	return [...bound.values()].flatMap(entry => {
		const { given, value, source } = entry;
		if (value === undefined || (source?.from !== 'question' && source?.from !== 'problem')) return [];
		const isBroken = given.conditions.some(condition => {
			const result = evaluate(condition, known);
			return result.ok && result.value.kind === 'truth' && !result.value.truth;
		});
		if (!isBroken) return [];
		const { text } = formatValue(value);
		return [{ ...entry, value: undefined, assumption: say`${given.name}: ${text}, as stated, cannot be` }];
	});
}
