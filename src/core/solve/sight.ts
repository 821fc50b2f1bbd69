import type { Homework } from '../homework/homework.ts';
import { problemOf } from '../homework/rows.ts';
import type { Given } from '../quantities/given.ts';
import { ByName, type Relevant } from './relevant.ts';

/**
 * For each part those of a homework's givens that may mean anything to it, in their order: what stands in its own problem and in none, and what
 * has a name that is relevant. The letters of other problems mean nothing to it, but for those of the one problem that it takes up.
 */
export function sight(
	homework: Homework,
	givens: readonly Given[],
): (part: number, takenUp: number | undefined, relevant: Relevant | undefined) => readonly Given[] {
	const everywhere: number[] = [];
	const ofProblem = new Map<number, number[]>();
	const named = new ByName<number>();
	givens.forEach(({ part, name, symbol, from }, order) => {
		// Facts are looked up by the names that a question has.
		if (from === 'fact') return;
		if (part === undefined || (name === undefined && symbol === undefined)) everywhere.push(order);
		else {
			const problem = problemOf(homework, part);
			const own = ofProblem.get(problem);
			if (own) own.push(order);
			else ofProblem.set(problem, [order]);
			if (name !== undefined) named.add(name, order);
		}
	});
	return (part, takenUp, relevant) => {
		const orders = new Set([
			...everywhere,
			...(ofProblem.get(problemOf(homework, part)) ?? []),
			...(takenUp === undefined ? [] : (ofProblem.get(takenUp) ?? [])),
			...named.under(relevant),
		]);
		return [...orders].sort((a, b) => a - b).map(order => givens[order]!);
	};
}
