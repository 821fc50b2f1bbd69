import { sameDimension } from '../../math/units/units.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** Givens that a solution takes by default, and that a question of another part solved by the same key gives another value. */
export function otherwiseIn(solution: Solution, all: readonly (Solution | undefined)[]): ReadonlySet<string> {
	const others = all.filter(other => other !== undefined && other !== solution && other.key === solution.key);
	return new Set(
		solution.givens.flatMap(({ symbol, value, from }) => {
			if (symbol === undefined || from !== 'default' || value?.kind !== 'quantity') return [];
			const differs = others.some(other =>
				other!.givens.some(
					given =>
						given.symbol === symbol &&
						given.from !== 'default' &&
						given.value?.kind === 'quantity' &&
						sameDimension(given.value.unit, value.unit) &&
						Math.abs(given.value.value / value.value - 1) > 1e-9,
				),
			);
			return differs ? [symbol] : [];
		}),
	);
}

/** Whether a result is made of such a given. */
export const isOtherwise = ({ otherwise, solution }: PartUnderCheck, { symbol }: NamedResult): boolean =>
	otherwise !== undefined &&
	otherwise.size > 0 &&
	(solution.trace?.inputsOf(symbol) ?? []).some(given => otherwise.has(given.symbol));
