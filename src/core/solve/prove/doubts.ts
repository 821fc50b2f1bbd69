import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { symbolsOf } from '../../math/walk.ts';
import { say } from '../../text/message.ts';
import { formulasIn } from '../key/key-names.ts';
import type { AnswerKey, Condition, KeyProblem } from '../key.ts';
import { prepare } from '../run/entries.ts';
import { holds, type Running } from '../run/run.ts';
import { agree } from './agree.ts';

/**
 * Mistakes that are none, or that nobody can make: a formula that holds on every random draw is right, and a condition that held on
 * none would never come true.
 *
 * @param runs the draws of each method, with all that it defines.
 * @param further more of them.
 */
export function doubtfulMistakes(
	key: AnswerKey,
	runs: readonly (readonly Running[])[],
	further: () => readonly Running[],
): readonly KeyProblem[] {
	let more: readonly Running[] | undefined;
	const never = (condition: Condition): boolean => {
		more ??= further();
		return more.every(running => holds(condition, running) === false);
	};
	return key.mistakes.flatMap(({ formula, words, condition, span }): readonly KeyProblem[] => {
		const draws = runs.flat();
		const held = condition ? draws.map(running => holds(condition, running)) : [];
		// Random matrices are never the special ones that a condition on matrices may mean.
		const ordinary = condition && formulasIn(condition).every(each => areNumbers(each, draws[0]));
		if (condition && ordinary && held.length > 0 && held.every(each => each === false) && never(condition))
			return [
				{
					message: say`The condition of this mistake held on no random values: it would never be seen.`,
					span,
					severity: 'warning',
				},
			];
		if (formula?.kind !== 'relation' || formula.operators[0] !== '=' || words.length > 0) return [];
		const [left, right] = formula.operands;
		const possible = draws.filter((_, draw) => held[draw] !== false);
		const outcomes = possible.map(running => {
			const values = [left!, right!].map(side => evaluate(prepare(side, running), running.environment));
			const [a, b] = values;
			return a?.ok && b?.ok ? agree(a.value, '=', b.value).kind : 'cannot-tell';
		});
		return outcomes.length > 0 && outcomes.every(kind => kind === 'yes')
			? [{ message: say`This is no mistake: it holds on every random draw.`, span, severity: 'error' }]
			: [];
	});
}

const areNumbers = (expression: Expression, running: Running | undefined): boolean =>
	[...symbolsOf(expression)].every(name => running?.environment.get(name)?.kind === 'quantity');

/** Cells of a heat map that are no matrix in any method. */
export function doubtfulPlots(key: AnswerKey, runs: readonly (readonly Running[])[]): readonly KeyProblem[] {
	return key.plots.flatMap(({ settings }) =>
		settings.flatMap(({ name, expressions: [cells], span }): readonly KeyProblem[] => {
			if (name !== 'cells' || !cells) return [];
			const values = runs.flatMap(([running]) => {
				const result = running && evaluate(prepare(cells, running), running.environment);
				return result?.ok && result.value.kind !== 'symbolic' ? [result.value] : [];
			});
			return values.length > 0 && values.every(({ kind }) => kind !== 'matrix' && kind !== 'list')
				? [{ message: say`The cells of a heat map are those of a matrix; this is none.`, span, severity: 'error' }]
				: [];
		}),
	);
}
