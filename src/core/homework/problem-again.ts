import { calloutMarker, readMarker } from './markers.ts';
import type { Entry } from './node.ts';

/** How many parts of a document must repeat their problem's number (`1a)` under `Problem 1`). */
const LEAST = 2;

/**
 * Entries in which `3)` under `Problem 3`, where the parts of other problems repeat their problem's number (`1a)`, `1b)` under `Problem 1`), is no part: the problem
 * has none, and its own number stands before what it asks.
 */
export const withProblemsSaidAgain = (entries: readonly Entry[]): readonly Entry[] => {
	let repeated = 0;
	let problem: string | undefined;
	/** The first label under each problem, where that says the problem's own number. */
	const again = new Map<number, number>();
	let opened = -1;
	entries.forEach(({ label, skip }, at) => {
		if (skip || !label) return;
		const [first] = label.members;
		if (label.word === 'problem') {
			problem = label.members.length === 1 && first!.kinds[0] === 'number' ? first!.text : undefined;
			opened = at;
		} else if (label.word === undefined && first!.text === problem) {
			if (label.members.length > 1) repeated++;
			else if (label.wrap === 'right' || label.wrap === 'dot' || label.wrap === 'bare') again.set(at, opened);
		} else again.delete([...again].find(([, from]) => from === opened)?.[0] ?? -1);
	});
	if (again.size === 0 || repeated < LEAST) return entries;
	return entries.map((entry, at) =>
		again.has(at)
			? { ...entry, label: undefined, inner: undefined, marker: readMarker(entry.line) ?? calloutMarker(entry.line) }
			: entry,
	);
};
