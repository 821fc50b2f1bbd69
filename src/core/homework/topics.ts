import { isStrong, plain } from './lines.ts';
import type { Entry } from './node.ts';
import { answersHeading, closingHeading } from './words.ts';

/** How many titles over a question and its answer make them topics of a sheet. */
const LEAST = 2;

/** How long a title may be. */
const TITLE = 60;

/**
 * Entries of a text whose one problem by name is none: `**Tarea 2**` over `### Backpropagation`, `### Dropout`, each with an answer of its
 * own, names the sheet. A problem has one answer. So does `# Ex 07 Soft prompts` over `1`, `2`, `3`: sheets are filed by two figures.
 */
export const withSheetNames = (entries: readonly Entry[]): readonly Entry[] => {
	const named = entries.flatMap((e, at) => (!e.skip && e.label?.word === 'problem' && e.label.raw !== '' ? [at] : []));
	const [own] = named;
	if (own === undefined || named.length > 1) return entries;
	const { line, label, role, head } = entries[own]!;
	const behind = plain(head.slice(label!.length));
	if (role || !isStrong(line) || label!.members.length > 1 || behind.length > TITLE || /[.?!]$/.test(behind))
		return entries;
	if (entries.slice(0, own).some(e => !e.skip && (e.label || e.marker))) return entries;
	if (topicsFrom(entries, own + 1, line.level).length === 0 && !isNumberedSheet(entries, own)) return entries;
	return entries.map((entry, at) => (at === own ? { ...entry, label: undefined, inner: undefined } : entry));
};

/**
 * Entries in which a title in bold, where every question without a label has one above it, ends the answer before it: `**Batch norm**` is
 * no last line of what was said of `**Momentum**`.
 */
export const withBoldTopics = (entries: readonly Entry[]): readonly Entry[] => {
	if (entries.some(e => !e.skip && (e.label || e.marker?.kind === 'question' || e.role))) return entries;
	const topics = new Set(topicsFrom(entries, 0, 0).filter(at => entries[at]!.line.level === 0));
	if (topics.size === 0) return entries;
	return entries.map((entry, at) => (topics.has(at) ? { ...entry, closing: true } : entry));
};

/** Whether the name of a text's top heading has a number in two figures, and a row of plain numbers from 1 on stands below it. */
const isNumberedSheet = (entries: readonly Entry[], own: number): boolean => {
	const { line, label } = entries[own]!;
	if (line.level !== 1 || !/(?<!\d)0\d(?!\d)/.test(label!.raw)) return false;
	const below = entries.slice(own + 1).flatMap(e => (!e.skip && e.label ? [e.label.members] : []));
	return below.length >= LEAST && below[0]!.length === 1 && below[0]![0]!.text === '1';
};

/** The titles in one dress from a line on, below each of which something stands over one answer; empty where there are no such ones. */
const topicsFrom = (entries: readonly Entry[], start: number, above: number): readonly number[] => {
	const byDress = new Map<number, number[]>();
	entries.forEach((e, at) => {
		if (at < start || !isTopic(e) || (above > 0 && e.line.level > 0 && e.line.level <= above)) return;
		byDress.set(e.line.level, [...(byDress.get(e.line.level) ?? []), at]);
	});
	for (const topics of byDress.values()) {
		// What a sheet begins with may be dressed like them.
		const own = topics.filter((from, i) => i > 0 || marksBelow(entries, from, topics[i + 1]).length > 0);
		const answered = own.filter(from => {
			const marks = marksBelow(entries, from, topics[topics.indexOf(from) + 1]);
			return marks.length === 1 && entries.slice(from + 1, marks[0]).some(e => !e.skip);
		});
		if (answered.length >= LEAST && answered.length === own.length) return own;
	}
	return [];
};

/** The lines between two that mark an answer. */
const marksBelow = (entries: readonly Entry[], from: number, to = entries.length): readonly number[] =>
	entries.flatMap((e, at) =>
		at > from && at < to && !e.skip && e.marker?.kind === 'answer' && e.marker.firm && e.marker.sure ? [at] : [],
	);

/** Whether a line is a title without label or mark: of a topic, not of answers. */
const isTopic = ({ line, head, label, marker, skip }: Entry): boolean => {
	const text = plain(head);
	if (skip || label || marker || !(line.level > 0 || (line.boldLine && line.only))) return false;
	return text.length <= TITLE && !answersHeading.test(text) && !closingHeading.test(text);
};
