import type { Homework } from './homework/homework.ts';
import { readHomework } from './homework/read.ts';
import { readGivens } from './quantities/givens.ts';
import type { Library } from './solve/library.ts';
import { type SolvedPart, solveHomework } from './solve/solve-homework.ts';
import { readSource } from './text/source.ts';

/** A homework with the solutions of its parts, in the order of the parts: what a review is made of, and what can be run again. */
export interface Solved {
	readonly homework: Homework;
	readonly solved: readonly (SolvedPart | undefined)[];
}

/** Reads and solves a text without checking it. */
export function solveText(text: string, library: Library): Solved {
	const homework = readHomework(readSource(text), { force: true });
	return { homework, solved: solveHomework(homework, readGivens(homework, library.facts), library) };
}

const behind = new WeakMap<object, Solved>();

/** Notes what a review was made of, as long as somebody holds the review. */
export function keepSolved<R extends object>(review: R, solved: Solved): R {
	behind.set(review, solved);
	return review;
}

/** What a review of this process was made of; undefined for one that was read from JSON. */
export const solvedBehind = (review: object): Solved | undefined => behind.get(review);
