import type { ReviewResult, ReviewSolution } from '../review-contract.ts';

/** A column of the table of a question's cases. */
export interface CaseColumn {
	readonly head: ReviewResult;
	/** What each case came to, in their order; undefined where a case was not asked for it. */
	readonly cells: readonly (ReviewResult | undefined)[];
}

/**
 * What the cases of a question came to, a column for each result that any of them has. What is the same in all of them stands in the solution and
 * not in their table, unless nothing else would.
 */
export function caseColumns({ cases = [] }: Pick<ReviewSolution, 'cases'>): readonly CaseColumn[] {
	const heads = cases
		.flatMap(({ results }) => results)
		.filter((result, at, all) => all.findIndex(other => isSame(other, result)) === at);
	const columns = heads.map(head => ({
		head,
		cells: cases.map(({ results }) => results.find(other => isSame(other, head))),
	}));
	const varied = columns.filter(({ cells }) => cells.some(cell => cell?.text !== cells[0]?.text));
	return varied.length > 0 ? varied : columns;
}

const isSame = (a: ReviewResult, b: ReviewResult): boolean => a.symbol === b.symbol && a.name === b.name;
