import { askOf } from './asks.ts';
import { isStrong, plain } from './lines.ts';
import type { Entry } from './node.ts';
import { markerWords } from './words.ts';

/** What is given under a heading of its own. */
const given: ReadonlySet<string> = new Set([
	...markerWords.given,
	...markerWords.context,
	...'constraints|rules|notation|conventions|constants|hardware|hints|instructions|model|annahmen|voraussetzungen|hypothèses|hipótesis|supuestos|допущения|предположения|假设'.split(
		'|',
	),
]);

/**
 * Entries in which what a heading like `Assumptions` or `Given` numbers is no part: nothing of it asks, and behind the next heading the
 * numbers begin anew.
 */
export const withoutGivens = (entries: readonly Entry[]): readonly Entry[] => {
	const left = new Set<number>();
	entries.forEach((entry, at) => {
		if (entry.skip || entry.label || !isStrong(entry.line) || !isGiven(plain(entry.head))) return;
		const length = entries.slice(at + 1).findIndex(e => !e.skip && isStrong(e.line) && !e.line.marker);
		const end = length < 0 ? entries.length : at + 1 + length;
		const own = entries.flatMap((e, i) => (i > at && i < end && e.label && !e.skip ? [i] : []));
		const numbers = own.every(i => entries[i]!.label!.word === undefined && entries[i]!.line.marker !== undefined);
		const first = own.length > 0 && entries[own[0]!]!.label!.members[0]!.text === '1';
		const asks = own.some(i => askOf(plain(entries[i]!.head.slice(entries[i]!.label!.length))) === 2);
		const next = entries.slice(end).find(e => e.label && !e.skip)?.label;
		if (!numbers || !first || asks || next?.members[0]?.text !== '1') return;
		for (const i of own) left.add(i);
	});
	if (left.size === 0) return entries;
	return entries.map((entry, at) => (left.has(at) ? { ...entry, label: undefined, inner: undefined } : entry));
};

const isGiven = (text: string): boolean =>
	given.has(
		text
			.replace(/^(?:\p{Extended_Pictographic}|[\uFE0F\s])+/u, '')
			.replace(/[\s:.]+$/, '')
			.toLowerCase(),
	);
