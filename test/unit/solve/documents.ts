import { readHomework } from '../../../src/core/homework/read.ts';
import { readGivens } from '../../../src/core/quantities/givens.ts';
import { givensOf } from '../../../src/core/quantities/givens-seen.ts';
import { partText } from '../../../src/core/solve/bind/part-text.ts';
import type { Library } from '../../../src/core/solve/library.ts';
import { type Match, matchText, withinProblem } from '../../../src/core/solve/match/match.ts';
import { type RankedKey, rankKeys } from '../../../src/core/solve/match/rank.ts';
import { readSource } from '../../../src/core/text/source.ts';

/** A homework of one problem with one part. */
export const homeworkOf = (question: string, around = 'Deep learning', answer = ''): string =>
	`# Homework\n\n## Problem 1: ${around}\n\n### (a)\n\n**Question:** ${question}\n${answer === '' ? '' : `\n**Answer:** ${answer}\n`}`;

/** The match of the last part of a document, and how all keys stood. */
export function matchOf(
	library: Library,
	text: string,
): { readonly match: Match | undefined; readonly ranked: readonly RankedKey[] } {
	const homework = readHomework(readSource(text));
	const givens = readGivens(homework, library.facts);
	const part = homework.parts.length - 1;
	if (part < 0) return { match: undefined, ranked: [] };
	const own = partText(homework, part);
	return {
		match: matchText(library, own, withinProblem(homework, part, givensOf(part, homework, givens), own)),
		ranked: rankKeys(library, own),
	};
}
