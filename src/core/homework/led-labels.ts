import { askOf } from './asks.ts';
import { type Label, readLabel, unwritten } from './labels.ts';
import { afterMark, type Line, plain } from './lines.ts';
import { toMember } from './members.ts';
import type { ChatMarks } from './turns.ts';

/** A few words before what a user asks. */
const leadIn =
	/^[^\n$=≈]{2,120}?[.:!,;?–—]\s+(?=(?:Q|(?:Problem|Question|Exercise|Task|Part)\s)?\d{1,2}\s?(?:[.):]|\(?[a-h]\)?)\s?\S)/iu;

/** `Please solve: Exercise 2` over its parts: a word or two, a sign, and a name with nothing behind it. */
const leadOver =
	/^[^\n]{2,60}?[.:!,;–—]\s+(?=(?:Problem|Question|Exercise|Task|Part|Aufgabe|Frage|Übung|Exercice|Ejercicio|Problème|Problema)\s#?\d{1,2}\s?[.:]?\s*$)/iu;

/** `now question 4: …`, `for the homework, number 1: …`, `Question 5 please. …`: the word for a problem within the first few. */
const called =
	/^(?:[^\n$=≈?]{0,48}?(?<![\p{L}]))(?:questions?|problems?|exercises?|tasks?|aufgabe|frage|exercice|ejercicio|number|num\.?|no\.?|nr\.?|q|ex\.?)\s?#?(\d{1,2})\s?\(?([a-h])?\)?(?:\s+(?:please|pls|plz|bitte|now|next))?\s*(?:[:.,)–-]+\s+)(?=\S)/iu;

/** `and 3b: …`: a number and a letter behind a word or two. */
const and = /^(?:\p{L}{1,12}[ ,]+){1,3}(\d{1,2})\s?\(?([a-h])\)?\s*[:.)]+\s+(?=\S)/u;

const numberOf = (label: Label | undefined): number | undefined => {
	const first = label?.members[0];
	return first?.kinds[0] === 'number' ? Number(first.text) : undefined;
};

/** A label at the start of what a user says, or behind a few words; its length counts from the start. */
const labelIn = (head: string): Label | undefined => {
	const lead = (leadIn.exec(head) ?? leadOver.exec(head))?.[0].length ?? 0;
	const own = readLabel(head.slice(lead), true);
	const found = called.exec(head) ?? and.exec(head);
	const plainly = own && own.word !== 'answer' && numberOf(own) !== undefined;
	if (plainly && (!found || found[0].trimEnd().length <= lead + own.length))
		return { ...own, length: lead + own.length };
	if (!found) return undefined;
	const members = [toMember(found[1]!), ...(found[2] ? [toMember(found[2])] : [])];
	return { ...unwritten(members[0]!), members, raw: found[0].trim(), length: found[0].length };
};

/**
 * `thanks, last one. 3) How many …?`, `3 Why does …?`, `now question 4: …`: a label behind a few words, or without a sign, that opens what
 * a user asks and goes on from one that another turn opens with.
 *
 * @param line the line without the mark of the speaker.
 */
export const labelBehindLead = (lines: readonly Line[], chat: ChatMarks, at: number, line: Line): Label | undefined => {
	// Nothing but the name of who speaks stands above it in its turn.
	for (let i = at - 1; i >= 0 && chat.turnOf[i] === chat.turnOf[at]; i--)
		if (lines[i]!.head.slice(chat.marks.get(i) ?? 0).trim() !== '' && !chat.furniture.has(i)) return undefined;
	const own = labelIn(line.head);
	if (!own) return undefined;
	// `that's better. Last one, Problem 5: quantised models` over (a), (b): a name over its parts.
	const over = own.word === 'problem' && own.members.length === 1 && opensLetters(lines, chat, at);
	if (!over && askOf(plain(line.head.slice(own.length))) < 2) return undefined;
	const number = numberOf(own)!;
	const near = lines.some((other, i) => {
		if (i === at || chat.turns[chat.turnOf[i] ?? -1]?.role !== 'user') return false;
		const mark = chat.marks.get(i) ?? 0;
		const { head, marker } = mark > 0 ? afterMark(other, mark) : other;
		const item = /^\d{1,2}/.exec(marker ?? '')?.[0];
		const first = item === undefined ? numberOf(labelIn(head)) : Number(item);
		const by = first === undefined ? Number.NaN : number - first;
		if (over && by !== 0 && !Number.isNaN(by)) return true;
		return by === 1 || (by === 0 && own.members.length > 1) || (by === -1 && (own.members.length > 1 || number === 1));
	});
	return near ? own : undefined;
};

/** Whether the next line of a turn is labelled `(a)` or `(i)`. */
const opensLetters = (lines: readonly Line[], chat: ChatMarks, at: number): boolean => {
	const next = lines[at + 1];
	const label = next && chat.turnOf[at + 1] === chat.turnOf[at] ? readLabel(next.head, false) : undefined;
	return label?.members.length === 1 && /^[ai]$/.test(label.members[0]!.text);
};
