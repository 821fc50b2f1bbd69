import type { Homework } from '../homework/homework.ts';
import { isSaidOfOthers, problemOf } from '../homework/rows.ts';
import type { Given } from './given.ts';

/**
 * What a part sees, nearest first: what a person has set, its own question, what the parts above it give, its own answer, results of
 * earlier parts of the same problem, then of earlier problems, facts.
 */
export function givensOf(part: number, homework: Homework, givens: readonly Given[]): readonly Given[] {
	const above = new Map<number, number>();
	for (
		let at: number | undefined = part, height = 0;
		at !== undefined && height < 50;
		at = homework.parts[at]?.parent, height++
	)
		above.set(at, height);
	const top = problemOf(homework, part);
	const start = homework.parts[part]?.from;
	const ranked = givens.flatMap((given, order) => {
		const others =
			given.part === undefined &&
			given.from === 'question' &&
			given.anchor !== undefined &&
			isSaidOfOthers(homework, given.anchor.block, part);
		const rank = others ? ofAnotherProblem(given) : rankOf(given, above, homework, top, start);
		const nearby = others ? { ...given, from: 'part' as const } : seen(given, part, above);
		return rank === undefined ? [] : [{ given: nearby, rank, order }];
	});
	// of two that stand equally near, the later one wins within the part, and the last result before it
	return ranked
		.sort((a, b) => a.rank - b.rank || (a.rank >= 4 && a.rank < 8 ? b.order - a.order : a.order - b.order))
		.map(({ given }) => given);
}

function rankOf(
	given: Given,
	above: ReadonlyMap<number, number>,
	homework: Homework,
	top: number,
	start: { block: number; span: { start: number } } | undefined,
): number | undefined {
	if (given.from === 'fact') return 9;
	if (given.from === 'default') return 10;
	if (given.from === 'user') return given.part === undefined || above.has(given.part) ? 0 : undefined;
	if (given.part === undefined) return given.from === 'question' ? 3.9 : 8;
	const height = above.get(given.part);
	if (height === 0) return given.from === 'answer' ? 3.95 : 1;
	if (height !== undefined) return given.from === 'answer' ? 4 : 2 + height / 100;
	const { anchor } = given;
	const earlier =
		anchor === undefined ||
		start === undefined ||
		anchor.block < start.block ||
		(anchor.block === start.block && anchor.span.start < start.span.start);
	if (!earlier) return undefined;
	if (problemOf(homework, given.part) === top) return 5;
	return ofAnotherProblem(given);
}

/**
 * What another problem says of some thing without a letter for it is said of that thing, and what its answer comes to on the way may be wrong: what
 * is right of it is handed on by the solution of that part.
 */
const ofAnotherProblem = ({ symbol, from }: Given): number | undefined =>
	from === 'answer' || (symbol === undefined && from === 'question') ? undefined : 7;

/** The same given as this part sees it: what comes from above is the problem's, what comes from before an earlier part's. */
function seen(given: Given, part: number, above: ReadonlyMap<number, number>): Given {
	if (given.part === part || given.from === 'user') return given;
	if (given.part === undefined) return given.from === 'question' ? { ...given, from: 'problem' } : given;
	if (above.has(given.part)) return given.from === 'question' ? { ...given, from: 'problem' } : given;
	return { ...given, from: 'part' };
}
