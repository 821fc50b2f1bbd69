import { innerMarker } from './inner-markers.ts';
import type { Label, Member } from './labels.ts';
import { isQuoted } from './lines.ts';
import type { Entry } from './node.ts';

/** Numbers such as `1.1`, `1.2`, `2.1` that run on through a text without a gap: labels, whatever is said behind them. */

/** How many of them make a row. */
const LEAST = 4;

const decimal = /^(\d{1,2})\.(\d{1,2})(?![\d.]*\d)(?:[.):](?=\s|[*_]|$))?(?:[*_]{1,3}[.:]?)?(?:\s+(?=\S)|\s*$)/;

/** A chapter's number and the number of what it holds. */
export type Pair = readonly [number, number];

/** Whether pairs count on: each is the next one in its chapter, or the first of a later one; what stands behind the last of them may count so once more. */
export const runsOn = (pairs: readonly Pair[]): boolean =>
	pairs.length >= LEAST &&
	pairs.every(([chapter, number], i) => {
		const before = pairs[i - 1];
		if (!before || (chapter === pairs[0]![0] && number === 1)) return number === 1;
		return chapter === before[0] ? number === before[1] + 1 : chapter > before[0] && number === 1;
	});

/** Entries with a label on each line of such rows that had none, or one in another dress. */
export const withDecimalRows = (entries: readonly Entry[]): readonly Entry[] => {
	const rows = new Map<string, { readonly at: number; readonly found: RegExpExecArray }[]>();
	entries.forEach(({ line, head, skip, marker }, at) => {
		const found = skip || marker || line.level > 0 || line.cell || isQuoted(line) ? null : decimal.exec(head);
		if (!found || line.kind !== 'paragraph' || line.goesOn) return;
		const key = `${line.bold} ${line.containers.length} ${line.marker === undefined}`;
		const row = rows.get(key);
		if (row) row.push({ at, found });
		else rows.set(key, [{ at, found }]);
	});
	const labels = new Map<number, Label>();
	for (const row of rows.values()) {
		if (!runsOn(row.map(({ found }): Pair => [Number(found[1]), Number(found[2])]))) continue;
		for (const { at, found } of row) if (entries[at]!.label?.wrap !== 'compound') labels.set(at, labelOf(found));
	}
	if (labels.size === 0) return entries;
	return entries.map((entry, at) => {
		const label = labels.get(at);
		return label ? { ...entry, label, inner: innerMarker(entry.line, label) } : entry;
	});
};

const number = (text: string): Member => ({ text: String(Number(text)), kinds: ['number'] });

const labelOf = ([whole, chapter, own]: RegExpExecArray): Label => ({
	members: [number(chapter!), number(own!)],
	word: undefined,
	name: '',
	wrap: 'compound',
	length: whole.length,
	raw: `${chapter}.${own}`,
	upper: false,
});
