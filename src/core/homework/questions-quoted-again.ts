import { type Member, readLabel } from './labels.ts';
import { isQuoted, isStrong, plain } from './lines.ts';
import type { Entry } from './node.ts';

/** How many letters and figures of a question must come again, and how many are compared. */
const SHORTEST = 20;
const COMPARED = 60;
/** How many questions must come again: one line that says a question again may also cite it. */
const LEAST = 2;

const opensQuote = /^\[quote(?:[=\s][^\]]*)?\]/i;
const closesQuote = /\[\/quote\]\s*$/i;

/**
 * Entries in which each question of a list that is quoted again below it (`> Why does …?` in an email, `[quote]…[/quote]` in a forum, both without its number) opens
 * the answer to that question.
 */
export const withQuestionsQuotedAgain = (entries: readonly Entry[]): readonly Entry[] => {
	const tagged = linesInTags(entries);
	const asked: { readonly at: number; readonly words: string; readonly members: readonly Member[] }[] = [];
	const again = new Map<number, readonly Member[]>();
	let problem: readonly Member[] = [];
	entries.forEach((entry, at) => {
		const { label, skip, head, line } = entry;
		const quoted = isQuoted(line) || tagged.has(at);
		if (skip || line.kind !== 'paragraph' ? line.level === 0 : false) return;
		if (label && !quoted && label.word !== 'answer') {
			if (label.word === 'problem') problem = label.members;
			const words = wordsOf(head.slice(label.length));
			const members =
				label.word === 'problem' || label.members.length > 1 ? label.members : [...problem, ...label.members];
			if (words.length >= SHORTEST) asked.push({ at, words, members });
			return;
		}
		if (!quoted) return;
		// `> **Q1.** How many …`: the number of what is quoted is said again, too.
		const number = label ?? readLabel(head, isStrong(line));
		const words = wordsOf(head.slice(number?.length ?? 0));
		const same = asked.filter(each => isSame(each.words, words));
		if (words.length >= SHORTEST && same.length === 1) again.set(at, same[0]!.members);
	});
	if (new Set([...again.values()].map(members => members.map(({ text }) => text).join('.'))).size < LEAST)
		return entries;
	/** Quotes, by their container or their tag, that say a question again: their other lines say no more of an answer. */
	const quotes = new Set([...again.keys()].map(at => quoteOf(entries[at]!) ?? tagged.get(at)));
	return entries.map((entry, at): Entry => {
		const members = again.get(at);
		if (members)
			return {
				...entry,
				label: {
					members,
					word: 'answer',
					name: 'answer',
					wrap: 'word',
					length: entry.head.length,
					raw: entry.head,
					upper: false,
				},
				marker: undefined,
				inner: undefined,
			};
		const quote = quoteOf(entry) ?? tagged.get(at);
		if (quote !== undefined && quotes.has(quote)) return { ...entry, skip: true };
		return opensQuote.test(entry.head) || closesQuote.test(entry.head) ? { ...entry, skip: true } : entry;
	});
};

/** The lines between `[quote]` and `[/quote]`, each with the line that opens them, below zero: no container has such a number. */
const linesInTags = (entries: readonly Entry[]): ReadonlyMap<number, number> => {
	const found = new Map<number, number>();
	let open: number | undefined;
	entries.forEach(({ head }, at) => {
		if (opensQuote.test(head)) open = at;
		if (open !== undefined) found.set(at, -1 - open);
		if (closesQuote.test(head)) open = undefined;
	});
	return found;
};

const quoteOf = ({ line }: Entry): number | undefined => line.containers.find(({ kind }) => kind === 'quote')?.id;

const wordsOf = (text: string): string =>
	plain(text)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '')
		.slice(0, COMPARED);

/** A question may go on in a further line where it stands first, or where it is quoted. */
const isSame = (a: string, b: string): boolean => (a.length < b.length ? b.startsWith(a) : a.startsWith(b));
