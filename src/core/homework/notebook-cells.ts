import { isStrong, plain } from './lines.ts';
import type { Entry } from './node.ts';

/** How many answers must be followed by cells before the next question. */
const LEAST = 2;

/**
 * Entries of an exported notebook of which the cells between a marked answer and the next question are left out: they lead to the
 * question below them, where cells stand above the first question too and none behind the last answer.
 */
export const withoutCells = (entries: readonly Entry[]): readonly Entry[] => {
	const opens = entries.flatMap((e, at) => (!e.skip && e.label && isStrong(e.line) ? [at] : []));
	if (opens.length <= LEAST) return entries;
	const isCell = (e: Entry | undefined) => e?.line.kind === 'fence';
	const isOutput = (at: number) =>
		isCell(entries[at]) && isCell(entries[at + 1]) && !/^\s*[`~]{3}/.test(entries[at + 1]!.head);
	const last = entries.findLast(e => !e.skip);
	if (isCell(last) || !entries.slice(0, opens[0]).some(isCell) || !entries.some((_, at) => isOutput(at)))
		return entries;
	const left = new Set<number>();
	let times = 0;
	for (const end of opens.slice(1)) {
		let from = end;
		while (from > 0 && (isCell(entries[from - 1]) || entries[from - 1]!.skip)) from--;
		const above = entries[from - 1];
		if (from === end || !above || above.label || /[:：]\s*$|\b(?:below|following)\b/i.test(plain(above.head))) continue;
		const answered = entries
			.slice(opens.findLast(at => at < end)!, from)
			.some(e => e.marker?.kind === 'answer' && !e.marker.whole);
		if (!answered) continue;
		times++;
		for (let at = from; at < end; at++) left.add(at);
	}
	if (times < LEAST) return entries;
	return entries.map((entry, at) => (left.has(at) ? { ...entry, skip: true } : entry));
};
