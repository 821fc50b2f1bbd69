import { askOf } from './asks.ts';
import { unwritten } from './labels.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';

/** How many sub-headings of one problem must be questions, and how long an order is that no step's title is. */
const LEAST = 2;
const LONG = 60;

/**
 * Sub-headings that are parts without labels: whole questions right below the heading of a problem, two or more in one, each with
 * something below it.
 *
 * @returns the entries, with a nameless label on each of those headings.
 */
export const withHeadingQuestions = (entries: readonly Entry[]): readonly Entry[] => {
	const labels = new Map<number, number>();
	let level = 0;
	let found: number[] = [];
	const settle = () => {
		if (found.length >= LEAST)
			found.forEach((at, i) => {
				labels.set(at, i + 1);
			});
		found = [];
	};
	entries.forEach((entry, at) => {
		if (entry.skip || entry.line.level === 0) return;
		if (entry.label?.word === 'problem') {
			settle();
			level = entry.line.level;
			return;
		}
		if (entry.line.level <= level) {
			settle();
			level = 0;
			return;
		}
		if (level > 0 && entry.line.level === level + 1 && isWholeQuestion(entry) && hasBody(entries, at)) found.push(at);
	});
	settle();
	if (labels.size === 0) return entries;
	return entries.map((entry, at) => {
		const n = labels.get(at);
		return n === undefined ? entry : { ...entry, label: unwritten({ text: `q${n}`, kinds: ['name'] }) };
	});
};

const isWholeQuestion = ({ head, label, marker, role }: Entry): boolean => {
	const text = plain(head);
	return !label && !marker && role === undefined && askOf(text) === 2 && (/[?？]$/.test(text) || text.length >= LONG);
};

const hasBody = (entries: readonly Entry[], at: number): boolean => {
	const next = entries.slice(at + 1, at + 4).find(e => !e.skip);
	return next !== undefined && next.line.level === 0;
};
