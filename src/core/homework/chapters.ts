import { askOf } from './asks.ts';
import { isStrong, plain } from './lines.ts';
import type { Entry } from './node.ts';
import { isAsked, isInner, isOuter, type Row, rowsOf } from './numbering.ts';
import type { Candidates } from './runs.ts';
import { answersHeading, closingHeading } from './words.ts';

/** How long a chapter's title may be, and how many lines may stand between it and its first question. */
const TITLE = 80;
const LEAD = 4;

/**
 * The lines of what only divides a sheet whose questions are numbered through it: `一、` over 1 to 3 and `二、` over 4 and 5, `## I. Theory` over 1 and 2 and
 * `## II. Calculations` over 3 and 4, `# Momentum` right above 4 where `# Gradients` stands above 1. Empty where a number starts over, and where one of
 * them holds none.
 *
 * @param homework whether the text calls itself homework: then nothing below them need ask.
 */
export const chaptersOf = (
	entries: readonly Entry[],
	candidates: Candidates,
	homework: boolean,
): ReadonlySet<number> => {
	if (entries.some(e => e.role === 'user' && e.label)) return NONE;
	const rows = rowsOf(entries, candidates);
	const stands = (inner: Row) =>
		homework || isAsked(entries, { lines: new Map(inner.at.map(at => [at, { over: undefined, kind: inner.kind }])) });
	for (const outer of rows) {
		if (outer.word !== undefined || !/^(?:heading|bold)$/.test(outer.dress) || !isOuter(outer)) continue;
		const inner = rows.find(row => isBelow(row, outer) && isNumberedThrough(row, outer));
		if (inner && stands(inner)) return new Set(outer.at);
	}
	for (const row of rows) {
		const titles = titlesOver(row, entries);
		if (titles.length > 1 && stands(row)) return new Set(titles);
	}
	return NONE;
};

const NONE: ReadonlySet<number> = new Set();

/** Whether a row may stand below chapters; problems by name do below headings. */
const isBelow = (inner: Row, outer: Row): boolean =>
	inner.word === 'problem'
		? outer.dress === 'heading' && (inner.level === 0 || inner.level > outer.level)
		: isInner(inner, outer);

/** Whether numbers count from the first on through all of what stands over them, each of which holds some. */
const isNumberedThrough = (row: Row, outer: Row): boolean => {
	const { at } = row;
	const length = throughOf(row);
	return (
		length > outer.at.length &&
		at[0]! > outer.at[0]! &&
		outer.at.every((line, i) => at.slice(0, length).some(own => own > line && own < (outer.at[i + 1] ?? Infinity)))
	);
};

/** How many members of a row count from 1 on without a gap, where what stands behind them only counts from 1 on once more; else 0. */
const throughOf = ({ kind, ranks }: Row): number => {
	if (kind !== 'number') return 0;
	const end = ranks.findIndex((rank, i) => rank !== i + 1);
	const length = end < 0 ? ranks.length : end;
	return ranks.slice(length).every((rank, i) => rank === i + 1) ? length : 0;
};

/** The lines of titles without labels in one dress, each right above a member of a row, the first of which stands above its first. */
const titlesOver = (row: Row, entries: readonly Entry[]): readonly number[] => {
	const length = throughOf(row);
	if (length < 3) return [];
	const above = row.at.slice(0, length).flatMap((line, i): { at: number; i: number }[] => {
		const direct = entries.slice(0, line).findLastIndex(e => !e.skip);
		if (direct >= 0 && isTitle(entries[direct]!, row)) return [{ at: direct, i }];
		// What the questions of a chapter are about may stand below its heading.
		const at = headingOver(line, i > 0 ? row.at[i - 1]! + 1 : 0, row, entries);
		return at === undefined ? [] : [{ at, i }];
	});
	const first = above[0];
	if (first?.i !== 0) return [];
	const { level } = entries[first.at]!.line;
	return above.filter(({ at }) => entries[at]!.line.level === level).map(({ at }) => at);
};

/**
 * The headings without labels below each of which numbers in one dress begin with 1 again, most of which ask: sections of a sheet that are
 * counted by themselves. Empty where a number starts over elsewhere.
 */
export const sectionsOf = (entries: readonly Entry[], candidates: Candidates): ReadonlySet<number> => {
	if (entries.some(e => e.role !== undefined || (e.label?.word === 'problem' && e.line.level > 0))) return NONE;
	const answers = entries.findIndex(e => !e.skip && e.line.level > 0 && answersHeading.test(plain(e.head)));
	for (const row of rowsOf(entries, candidates)) {
		const at = row.at.filter(line => answers < 0 || line < answers);
		if (row.kind !== 'number' || row.level > 0 || row.word === 'part') continue;
		const firsts = at.flatMap((_, i) => (row.ranks[i] === 1 ? [i] : []));
		const runs = at.every((_, i) => row.ranks[i] === 1 || row.ranks[i] === row.ranks[i - 1]! + 1);
		if (firsts.length < 2 || firsts[0] !== 0 || !runs || at.length < firsts.length * 2) continue;
		const titles = firsts.map(i => headingOver(at[i]!, i > 0 ? at[i - 1]! + 1 : 0, row, entries));
		const levels = new Set(titles.map(title => (title === undefined ? -1 : entries[title]!.line.level)));
		const asking = at.filter(line => candidates.evidenceOf(line) > 0);
		if (levels.size === 1 && !levels.has(-1) && asking.length * 2 >= at.length) return new Set(titles as number[]);
	}
	return NONE;
};

/** The heading that is a title over a line, with a few lines at most between them; undefined where none is. */
const headingOver = (line: number, from: number, row: Row, entries: readonly Entry[]): number | undefined => {
	const heading = entries.slice(from, line).findLastIndex(e => !e.skip && e.line.level > 0);
	const lead = heading < 0 ? [] : entries.slice(from + heading + 1, line).filter(e => !e.skip);
	if (heading < 0 || lead.length > LEAD || lead.some(e => e.label || e.marker)) return undefined;
	return isTitle(entries[from + heading]!, row) ? from + heading : undefined;
};

/** Whether a line is a title that labels nothing and asks nothing, higher than a row below it. */
const isTitle = ({ line, label, marker, head }: Entry, row: Row): boolean => {
	const text = plain(head);
	if (label || marker || !isStrong(line) || text.length > TITLE || askOf(text) > 0) return false;
	if (answersHeading.test(text) || closingHeading.test(text)) return false;
	if (line.level > 0) return row.level === 0 || line.level < row.level;
	return line.boldLine && line.only && line.containers.length === 0 && !/[=≈$:：.?!\d]/u.test(text);
};
