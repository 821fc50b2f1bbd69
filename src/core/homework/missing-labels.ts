import { askOf } from './asks.ts';
import type { Label, Member } from './labels.ts';
import { plain } from './lines.ts';
import type { Entry } from './node.ts';
import { asideHeading } from './words.ts';

/** How many labels in one dress show that a number is missing among them. */
const LEAST = 4;

/** A number that no sign closes, before what begins like a sentence or a formula: `3 No. A sum of kernels is …`. */
const bare = /^(\d{1,2})\s+(?=[\p{Lu}\p{Lo}$(])/u;

/**
 * Labels that no sign closes, told by the hole that they fill: between `2(b)` and `4(a)` in plain paragraphs one begins with `3`.
 *
 * @returns the entries, with a label on each of those lines.
 */
export const withMissingLabels = (entries: readonly Entry[]): readonly Entry[] => {
	const labelled = entries.flatMap((entry, at) => {
		const number = isPlain(entry) && entry.label ? numberOf(entry.label) : undefined;
		return number === undefined ? [] : [{ at, number }];
	});
	if (labelled.length < LEAST) return entries;
	const found = new Map<number, Label>();
	labelled.forEach(({ at, number }, i) => {
		const next = labelled[i + 1];
		if (next?.number !== number + 2) return;
		const between = entries.flatMap((entry, line) =>
			line > at && line < next.at && isPlain(entry) && !entry.label ? [line] : [],
		);
		const own = between.filter(line => Number(bare.exec(entries[line]!.head)?.[1]) === number + 1);
		if (own.length === 1) found.set(own[0]!, labelOf(entries[own[0]!]!.head));
	});
	return found.size === 0
		? entries
		: entries.map((entry, at) => (found.has(at) ? { ...entry, label: found.get(at)! } : entry));
};

/**
 * A heading without a label between those of problem 2 and problem 4, alone of its level there and with a question below it: it is problem 3.
 *
 * @returns the entries, with a label on each of those lines.
 */
export const withMissingHeadings = (entries: readonly Entry[]): readonly Entry[] => {
	const heads = entries.flatMap((entry, at) => (entry.line.level > 0 && !entry.skip ? [{ entry, at }] : []));
	const found = new Map<number, Label>();
	heads.forEach(({ entry: { line, label, marker, head } }, i) => {
		const [before, behind] = [heads[i - 1]?.entry, heads[i + 1]?.entry];
		if (label || marker?.firm || before?.label?.word !== 'problem' || behind?.label?.word !== 'problem') return;
		const [first, last] = [before.label, behind.label];
		if (before.line.level !== line.level || behind.line.level !== line.level || first.name !== last.name) return;
		if (first.members.length > 1 || last.members.length > 1 || asideHeading.test(plain(head))) return;
		const number = Number(first.members[0]!.text) + 1;
		if (Number(last.members[0]!.text) !== number + 1) return;
		if (!entries.slice(heads[i]!.at + 1, heads[i + 1]!.at).some(e => askOf(plain(e.head)) === 2)) return;
		const member: Member = { text: String(number), kinds: ['number'] };
		found.set(heads[i]!.at, { ...first, members: [member], length: 0, raw: '' });
	});
	return found.size === 0
		? entries
		: entries.map((entry, at) => (found.has(at) ? { ...entry, label: found.get(at)! } : entry));
};

/** How long a title may be behind its number. */
const TITLE = 60;

/**
 * Numbers that no sign closes before the titles of problems, alone on their lines as a page's text has them: `1 Kernels`, `2 Trees`. They count
 * on from 1, and below each of them letters or numerals begin anew.
 *
 * @returns the entries, with a label on each of those lines.
 */
export const withBareTitles = (entries: readonly Entry[]): readonly Entry[] => {
	const titles = entries.flatMap((entry, at) => {
		const { line, head, label, marker } = entry;
		const plainly = isPlain(entry) && line.only && !line.bold && !label && !marker && head.length <= TITLE;
		return plainly && bare.test(head) && !/[.?!:;,=]$/.test(head.trim()) ? [at] : [];
	});
	const counts = titles.every((at, i) => Number(bare.exec(entries[at]!.head)![1]) === i + 1);
	const begins = (at: number) => {
		const next = entries.slice(at + 1).find(e => e.label && !e.skip)?.label;
		return next?.word === undefined && next?.members.length === 1 && /^[ai]$/.test(next.members[0]!.text);
	};
	if (titles.length < 2 || !counts || !titles.every(begins)) return entries;
	const own = new Set(titles);
	return entries.map((entry, at) => (own.has(at) ? { ...entry, label: labelOf(entry.head) } : entry));
};

const isPlain = ({ line, skip, marker }: Entry): boolean =>
	!skip && line.kind === 'paragraph' && line.first && line.level === 0 && line.containers.length === 0 && !marker?.firm;

/** The number of the problem that a label without a word names. */
const numberOf = ({ word, members }: Label): number | undefined =>
	word === undefined && members[0]!.kinds[0] === 'number' ? Number(members[0]!.text) : undefined;

const labelOf = (head: string): Label => {
	const [whole, digits] = bare.exec(head) as unknown as [string, string];
	const member: Member = { text: String(Number(digits)), kinds: ['number'] };
	return {
		members: [member],
		word: undefined,
		name: '',
		wrap: 'bare',
		length: whole.trimEnd().length,
		raw: digits,
		upper: false,
	};
};
