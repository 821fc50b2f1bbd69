import type { Given } from '../../quantities/given.ts';
import type { PartText } from '../bind/part-text.ts';
import type { Library } from '../library.ts';
import type { Match } from '../match/match.ts';
import type { Solved } from '../solution-cache.ts';
import { solve } from '../solve.ts';
import { turnedRound } from '../turned/turned.ts';
import { stemmed } from '../words.ts';
import { joined, withoutOthers } from './by-clause.ts';
import { questionClauses } from './question-clauses.ts';

/**
 * A solution with what its question asks behind it the other way round, by the same key: `What is the largest rank for which this share stays below
 * 2 %?` behind a share for a rank that is given. The clause has to name what it states a number for, and to leave none of its numbers aside.
 */
export function withTurnedClauses(solved: Solved, text: PartText, givens: readonly Given[], library: Library): Solved {
	const { match, solution } = solved;
	const unsolved = solution.unsolved ?? [];
	if (unsolved.length === 0 || solution.cases || match.turned || match.ownLetters || match.targets.length === 0)
		return solved;
	const found = questionClauses(text).flatMap(clause => {
		const left = unsolved.filter(words => words.includes(clause.words) || clause.words.includes(words));
		if (left.length === 0) return [];
		const turned = turnedRound(match.key, withoutOthers(givens, clause), library.facts, clause.text);
		if (!turned?.named || turned.unused > 0) return [];
		const { unsolved: _unsolved, further: _further, ...rest } = match;
		const own: Match = {
			...rest,
			ask: match.key.asks.find(({ targets }) => targets.includes(turned.give.symbol)) ?? match.ask,
			targets: [turned.give.symbol],
			binding: turned.binding,
			text: clause.text,
			question: stemmed(clause.text.own),
			turned,
		};
		const { results, ...other } = solve(match.key, own);
		const asked = results.filter(({ incidental }) => !incidental);
		return [{ left, solved: { match: own, solution: { ...other, results: asked } } }];
	});
	if (found.length === 0) return solved;
	const answered = found.flatMap(({ left }) => left);
	return joined(
		solved,
		found.map(each => each.solved),
		unsolved.filter(words => !answered.includes(words)),
	);
}
