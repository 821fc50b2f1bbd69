import type { Given } from '../quantities/given.ts';
import type { Anchor } from '../text/block.ts';
import type { Binding } from './bind/bind.ts';
import type { Match } from './match/match.ts';
import type { Solution } from './solution.ts';
import type { Solved } from './solution-cache.ts';

/**
 * What was solved with some givens as it is with the same givens at other places of the document. The same object where no place has changed;
 * undefined where that cannot be told.
 */
export function moved(solved: Solved, from: readonly Given[], to: readonly Given[]): Solved | undefined {
	const anchors = new Map<Anchor, Anchor>();
	const parts = new Map<number, number>();
	let isSame = true;
	for (const [at, before] of from.entries()) {
		const now = to[at]!;
		if (before.part !== undefined) {
			if (now.part === undefined || (parts.get(before.part) ?? now.part) !== now.part) return undefined;
			parts.set(before.part, now.part);
			isSame &&= before.part === now.part;
		}
		if (before.anchor) {
			if (!now.anchor) return undefined;
			anchors.set(before.anchor, now.anchor);
			isSame &&= samePlace(before.anchor, now.anchor);
		}
	}
	return isSame ? solved : moveAll(solved, anchors, parts);
}

const samePlace = (a: Anchor, b: Anchor): boolean =>
	a.block === b.block && a.span.start === b.span.start && a.span.end === b.span.end;

function moveAll(
	{ match, solution, matches }: Solved,
	anchors: ReadonlyMap<Anchor, Anchor>,
	parts: ReadonlyMap<number, number>,
): Solved {
	const given = (each: Given): Given =>
		each.anchor === undefined && each.part === undefined
			? each
			: {
					...each,
					anchor: each.anchor && (anchors.get(each.anchor) ?? each.anchor),
					part: each.part === undefined ? undefined : (parts.get(each.part) ?? each.part),
				};
	const binding = (each: Binding): Binding => ({
		...each,
		bound: new Map(
			[...each.bound].map(([symbol, entry]) => [
				symbol,
				entry.source ? { ...entry, source: given(entry.source) } : entry,
			]),
		),
	});
	const matchOf = (each: Match): Match => ({
		...each,
		binding: binding(each.binding),
		...(each.turned ? { turned: { ...each.turned, binding: binding(each.turned.binding) } } : {}),
	});
	const solutionOf = (each: Solution): Solution => ({
		...each,
		givens: each.givens.map(given),
		...(each.cases
			? {
					cases: each.cases.map(one => ({
						...one,
						solution: solutionOf(one.solution),
						readings: one.readings.map(solutionOf),
					})),
				}
			: {}),
	});
	const all = matches?.map(matchOf);
	return { match: all?.[0] ?? matchOf(match), solution: solutionOf(solution), ...(all ? { matches: all } : {}) };
}
