import { askOf, computes, states } from './asks.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';
import { clock } from './speakers.ts';

/** `**Ngozi A.**  10:32 AM`: who writes and when, alone on a line. */
const header = new RegExp(
	`^[*_]{0,2}\\p{L}[\\p{L}\\p{N}._'’()\\- ]{0,40}?[*_]{0,2}[ \\u00A0—–-]{1,4}[(\\[]?${clock}[)\\]]?$`,
	'iu',
);

/** How many messages make a thread. */
const LEAST = 2;

/**
 * Entries of a pasted thread in which one person writes questions with their answers: messages of others that ask nothing, label nothing
 * and work nothing out (`Looks good to me`) are of no part.
 */
export const withoutAsides = (entries: readonly Entry[]): readonly Entry[] => {
	if (entries.some(e => e.role !== undefined)) return entries;
	const heads = entries.flatMap((e, at) =>
		e.line.kind === 'paragraph' && !e.label && header.test(plain(e.head).trim()) ? [at] : [],
	);
	if (heads.length < LEAST) return entries;
	const aside = new Set<number>(heads);
	heads.forEach((from, i) => {
		const message = entries.slice(from + 1, heads[i + 1]);
		const says = message.some(
			e => e.marker || e.line.level > 0 || askOf(plain(e.head)) === 2 || computes(e.head) || states(e.head),
		);
		if (!says) for (const at of message.keys()) aside.add(from + 1 + at);
	});
	return entries.map((entry, at) =>
		aside.has(at)
			? { ...entry, label: undefined, marker: undefined, inner: undefined, skip: true, closing: true as const }
			: entry,
	);
};
