import { askOf } from './asks.ts';
import { type Label, type Member, unwritten } from './labels.ts';
import { isQuoted, plain } from './lines.ts';
import type { Candidate, Entry } from './node.ts';
import type { Candidates } from './runs.ts';
import { answersHeading, closingHeading, homeworkTitle } from './words.ts';

/**
 * How a document as a whole dresses the parts of its problems. Where letters in one dress run on below several problems, a letter in
 * that dress below any other problem is a part too: whatever it says, and with whichever letter it begins.
 */
export class Frame {
	readonly #dresses: ReadonlySet<string>;

	constructor(entries: readonly Entry[], candidates: Candidates) {
		const problemsOf = new Map<string, number>();
		/** Of the numbers in a dress: how many there are, how many of them ask, how many rows begin right below a problem's label, or above any answer's. */
		const numbers = new Map<string, { all: number; ask: number; direct: number; open: number }>();
		let inside: Candidate | undefined;
		let problems = 0;
		let listed = false;
		let last = new Map<string, string>();
		let counted = new Set<string>();
		for (const c of candidates.all) {
			if (c.label.word === 'problem' || isNumberedHeading(c, entries)) {
				inside = c;
				problems++;
				listed = false;
				last = new Map();
				counted = new Set();
				continue;
			}
			if (!inside || !isSingle(c.label) || isQuoted(entries[c.at]!.line)) continue;
			const dress = dressKey(c);
			const { text } = c.label.members[0]!;
			if (isNumber(c.label)) {
				const count = numbers.get(dress) ?? { all: 0, ask: 0, direct: 0, open: 0 };
				const direct = !last.has(dress) && isFirst(c) && isRightBelow(entries, inside, c) ? 1 : 0;
				const open = !last.has(dress) && isFirst(c) && c.strong && isUnanswered(entries, inside, c) ? 1 : 0;
				if (!last.has(dress)) listed = wantsEach(entries, inside.at, c.at);
				const asks = listed || askOf(plain(entries[c.at]!.head.slice(c.label.length))) === 2;
				numbers.set(dress, {
					all: count.all + 1,
					ask: count.ask + (asks ? 1 : 0),
					direct: count.direct + direct,
					open: count.open + open,
				});
			}
			const before = last.get(dress);
			last.set(dress, text);
			// One number alone may be all that is asked.
			if (before === undefined ? text !== '1' || c.label.length > 0 : counted.has(dress) || !follows(before, text))
				continue;
			counted.add(dress);
			problemsOf.set(dress, (problemsOf.get(dress) ?? 0) + (c.dress === 'heading' ? 2 : 1));
		}
		// Where nothing is answered, few of them need ask in words that are known.
		const answered = entries.some(
			e =>
				!e.skip &&
				(e.role === 'assistant' || e.label?.word === 'answer' || (e.marker?.kind === 'answer' && e.marker.firm)),
		);
		const asks = (dress: string) => {
			const count = numbers.get(dress);
			if (count === undefined || count.ask * 5 >= count.all * 2) return true;
			// Answers alone: numbered right below most labels, and nothing asks.
			if (count.direct > 2 && count.direct * 2 >= problems && count.ask * 10 <= count.all) return true;
			// A row in bold below nearly every problem.
			if (count.open > 2 && count.open * 5 >= problems * 4) return true;
			return !answered && (problemsOf.get(dress) ?? 0) * 2 >= problems && count.ask * 7 >= count.all;
		};
		this.#dresses = new Set([...problemsOf].filter(([dress, n]) => n > 1 && asks(dress)).map(([dress]) => dress));
	}

	/** Whether a label names a problem: by a word, or in a numbered heading. */
	isProblem(label: Label, level: number): boolean {
		return (
			label.word === 'problem' ||
			(level > 0 && label.word === undefined && label.members.every(m => m.kinds[0] === 'number'))
		);
	}

	/** Whether a label is dressed as the parts of this document's problems are. */
	isPart(c: Candidate): boolean {
		return isSingle(c.label) && this.#dresses.has(dressKey(c));
	}
}

/** Whether a label is the number 1. */
const isFirst = (c: Candidate): boolean => c.label.members[0]!.text === '1';

/** Whether a label stands right below a problem's, which says no more than its name. */
const isRightBelow = (entries: readonly Entry[], problem: Candidate, c: Candidate): boolean =>
	entries.slice(problem.at + 1, c.at).every(e => e.skip) &&
	plain(entries[problem.at]!.head.slice(problem.label.length)).length < 60 &&
	askOf(plain(entries[problem.at]!.head.slice(problem.label.length))) < 2;

/** Whether no answer's marker stands between a problem's label and another. */
const isUnanswered = (entries: readonly Entry[], problem: Candidate, c: Candidate): boolean =>
	!entries.slice(problem.at, c.at).some(e => (e.marker?.kind === 'answer' && e.marker.firm) || e.inner);

/** `## 2 Networks`, `## 1.2 Regression`: a heading that only its number makes a problem. */
const isNumberedHeading = (c: Candidate, entries: readonly Entry[]): boolean =>
	entries[c.at]!.line.level > 0 && c.label.word === undefined && c.label.members.every(m => m.kinds[0] === 'number');

/** Whether the lines from a problem to the first thing listed below it ask, and ask it of each. */
const wantsEach = (entries: readonly Entry[], from: number, to: number): boolean => {
	const lead = entries.slice(from, to).filter(e => !e.skip);
	if (answersQuoted(lead)) return false;
	const last = plain(lead[lead.length - 1]?.head ?? '');
	return lead.some(e => askOf(plain(e.head)) === 2) && (/[:：]$/.test(last) || each.test(last));
};

/** Whether lines begin with a question that is quoted, below their heading, and go on with an answer that is not. */
export const answersQuoted = ([, ...body]: readonly Entry[]): boolean => {
	const end = body.findIndex(e => !isQuoted(e.line));
	return end > 0 && body[0]!.label === undefined && body[end]!.label === undefined;
};

/** Words that want something of each of what is listed below. */
export const each =
	/\b(?:following|each|below|folgende\w*|jede\w*|suivante?s?|chacune?|siguientes?|cada|seguintes?|seguenti|ciascun\w*)\b|следующ|下列|以下|次の|다음/i;

const isSingle = (label: Label): boolean =>
	label.word === undefined &&
	label.members.length === 1 &&
	/^(?:[a-z]|\d{1,2})$/.test(label.members[0]!.text) &&
	!label.upper;

const isNumber = (label: Label): boolean => /^\d/.test(label.members[0]!.text);

/** Whether a letter or a number is the next one. */
const follows = (before: string, text: string): boolean =>
	/^\d/.test(text) ? Number(text) === Number(before) + 1 : text.charCodeAt(0) === before.charCodeAt(0) + 1;

const dressKey = (c: Candidate): string => `${c.dress} ${c.label.wrap} ${isNumber(c.label) ? 'number' : 'letter'}`;

/** How many lines below a heading its first part may stand. */
const leadLines = 30;

/**
 * Headings without labels that are problems all the same: in a homework where no word names one, headings of one level over numbers or
 * letters that start over below each of them. Such a heading is labelled by its number (`Questions for Section 2`), by its name
 * (`### unicode1`), or not at all.
 *
 * @returns the entries, with a label on each of those headings.
 */
export const withHeadingsAsProblems = (entries: readonly Entry[], titled: boolean): readonly Entry[] => {
	if (entries.some(e => !e.skip && (e.label?.word === 'problem' || e.label?.word === 'answer'))) return entries;
	const byLevel = new Map<number, number[]>();
	entries.forEach((entry, at) => {
		if (entry.skip || entry.line.level === 0 || entry.label || entry.marker?.whole) return;
		const text = plain(entry.head);
		// The name of a whole sheet.
		if (entry.line.level === 1 && homeworkTitle.test(text)) return;
		if (answersHeading.test(text) || closingHeading.test(text) || !startsBelow(entries, at)) return;
		const list = byLevel.get(entry.line.level);
		if (list) list.push(at);
		else byLevel.set(entry.line.level, [at]);
	});
	const over = [...byLevel.values()].sort((a, b) => b.length - a.length)[0] ?? [];
	const named = withNamesakes(entries, over);
	if (!titled && named.length < 4) return entries;
	const asking = over.length < 2 ? askingHeadings(entries) : [];
	const heads = asking.length > 1 ? asking : named.length > 3 ? named : over;
	const chaptered = heads.length === 1 && chapterOf.test(plain(entries[heads[0]!]!.head));
	if (heads.length < 2 && !chaptered) return entries;
	if (isNumberedThrough(entries, heads)) return entries;
	const numbers = heads.map(at => /(?:^|\s)(\d{1,2})\W*$/.exec(plain(entries[at]!.head))?.[1]);
	const numbered = numbers.every((n, i) => n !== undefined && (i === 0 || Number(n) > Number(numbers[i - 1]!)));
	// `## Estimation` over `1.`, `2.`: a section of the sheet, whose questions are counted by themselves.
	const counted = heads.every(at => entries[at]!.line.kind === 'heading' && beginsWithNumber(entries, at));
	if (counted && !numbered && named.length === 0 && asking.length < 2) return entries;
	const labels = new Map(
		heads.map((at, i) => {
			const text = plain(entries[at]!.head);
			const member: Member = numbered
				? { text: String(Number(numbers[i]!)), kinds: ['number'] }
				: { text: oneName.test(text) ? text : `q${i + 1}`, kinds: ['name'] };
			return [at, unwritten(member)] as const;
		}),
	);
	// A chapter above them numbers no part of its own.
	const level = entries[heads[0]!]!.line.level;
	return entries.map((entry, at) =>
		labels.has(at)
			? { ...entry, label: labels.get(at)!, marker: undefined }
			: entry.label && entry.line.level > 0 && entry.line.level < level
				? { ...entry, label: undefined }
				: entry,
	);
};

/** Whether headings above some are numbered from 1 on without a gap, more of them than of these: they are the problems, what stands below them their answers. */
const isNumberedThrough = (entries: readonly Entry[], heads: readonly number[]): boolean => {
	const { level } = entries[heads[0]!]!.line;
	return [1, 2, 3, 4, 5].some(own => {
		const row = entries.filter(e => !e.skip && e.line.level === own && own < level && e.label?.members.length === 1);
		return row.length > Math.max(2, heads.length) && row.every((e, i) => e.label!.members[0]!.text === String(i + 1));
	});
};

const oneName = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** Headings on the level of some that bear a name in one word (`transformer_accounting`), where those do too: all that do. */
const withNamesakes = (entries: readonly Entry[], heads: readonly number[]): readonly number[] => {
	const name = (at: number) => plain(entries[at]!.head);
	const own = heads.filter(at => oneName.test(name(at)));
	if (own.length < 3 || own.length < heads.length || !own.some(at => name(at).includes('_'))) return [];
	const { level } = entries[own[0]!]!.line;
	return entries.flatMap((e, at) => (!e.skip && e.line.level === level && oneName.test(name(at)) ? [at] : []));
};

/** Whether a heading is a whole question or order, not a step's name (`Train`). */
const isQuestion = (text: string): boolean =>
	askOf(text) === 2 && (/[?？]$/.test(text) || text.split(/\s+/).length > 3);

/** Headings of one level that ask, in a homework that labels nothing. */
const askingHeadings = (entries: readonly Entry[]): number[] => {
	if (entries.some(e => !e.skip && e.label && (e.label.word !== undefined || e.line.level > 0))) return [];
	const asking = entries.flatMap((e, at) =>
		!e.skip && e.line.level > 0 && !e.marker && isQuestion(plain(e.head)) ? [at] : [],
	);
	const byLevel = [1, 2, 3, 4, 5, 6].map(level => asking.filter(at => entries[at]!.line.level === level));
	return byLevel.sort((a, b) => b.length - a.length)[0]!;
};

/** `Questions for Section 2`: whose questions they are, even where no other chapter's stand in the file. */
const chapterOf =
	/^(?:questions|problems|exercises)\s(?:for|of|on|from|to)\s(?:section|part|chapter|unit)\s\d{1,2}\W*$/i;

/** Whether the first label below a heading is a number in running text. */
const beginsWithNumber = (entries: readonly Entry[], heading: number): boolean => {
	const first = entries.slice(heading + 1).find(e => e.label && !e.skip);
	return first?.line.level === 0 && /^\d/.test(first.label!.members[0]!.text);
};

/** Whether two numbers or letters from the first on stand below a heading, before the next one. */
const startsBelow = (entries: readonly Entry[], heading: number): boolean => {
	let first: Label | undefined;
	for (let at = heading + 1; at < entries.length; at++) {
		const entry = entries[at]!;
		if (entry.line.level > 0 && (entry.line.level <= entries[heading]!.line.level || !entry.label)) return false;
		if (!first && at > heading + leadLines) return false;
		const { label } = entry;
		if (entry.skip || !label || label.word !== undefined || label.members.length !== 1) continue;
		const { text } = label.members[0]!;
		if (!first) {
			if (!/^[1a]$/.test(text)) return false;
			first = label;
		} else if (label.wrap === first.wrap && text === (first.members[0]!.text === 'a' ? 'b' : '2')) return true;
	}
	return false;
};
