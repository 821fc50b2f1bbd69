import { numbersOf } from '../match/unused.ts';
import { joined } from '../several/by-clause.ts';
import type { NamedResult } from '../solution.ts';
import type { Solved } from '../solution-cache.ts';
import { OWN_FORMULAS } from './own-key.ts';

/**
 * A key's solution with what the question's own formulas come to beside it, where these are formulas in vectors and matrices and the key does not tell
 * it: `Determine $X^1 = X^0 + W_{OV} X^0 A^\top$` beside a key that stops at the average.
 */
export function withOwnBeside(found: Solved, own: Solved): Solved {
	if (own.match.key.id !== OWN_FORMULAS || !isOfArrays(own)) return found;
	if (found.solution.cases || own.solution.cases) return found;
	const told = [...found.solution.results, ...found.solution.steps.flatMap(({ results }) => results)];
	const further = own.solution.results.filter(result => !told.some(each => sameNumbers(each, result)));
	if (further.length === 0) return found;
	return joined(found, [own], found.match.unsolved ?? []);
}

/** The question's own formulas with what a key comes to besides: it tells what the formulas leave out. */
export function withKeyBeside(own: Solved, found: Solved): Solved {
	if (own.match.key.id !== OWN_FORMULAS || !isOfArrays(own) || found.match.byLikeness) return own;
	const { results } = found.solution;
	if (found.solution.cases || own.solution.cases || results.some(({ value }) => value.kind === 'symbolic')) return own;
	const told = [...own.solution.results, ...own.solution.steps.flatMap(step => step.results)];
	if (results.length === 0 || results.every(result => told.some(each => sameNumbers(each, result)))) return own;
	return joined(own, [found], found.match.unsolved ?? []);
}

const isOfArrays = ({ match: { binding } }: Solved): boolean =>
	[...binding.bound.values()].some(({ value }) => value?.kind === 'matrix');

const CLOSE = 1e-9;

/** Whether two results hold the same numbers in the same order. */
function sameNumbers(a: NamedResult, b: NamedResult): boolean {
	const [one, other] = [a, b].map(({ value }) => (value.kind === 'symbolic' ? [] : numbersOf(value)));
	return (
		one!.length > 0 &&
		one!.length === other!.length &&
		one!.every((each, at) => Math.abs(each - other![at]!) <= CLOSE * (1 + Math.abs(each)))
	);
}
