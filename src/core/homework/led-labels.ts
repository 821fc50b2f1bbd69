import { askOf } from './asks.ts';
import { type Label, readLabel } from './labels.ts';
import { afterMark, type Line, plain } from './lines.ts';
import type { ChatMarks } from './turns.ts';

/** A few words before what a user asks. */
const leadIn =
	/^[^\n$=≈]{2,120}?[.:!,;–—]\s+(?=(?:Q|(?:Problem|Question|Exercise|Task|Part)\s)?\d{1,2}\s?(?:[.):]|\(?[a-h]\)?)\s?\S)/iu;

/**
 * `thanks, last one. 3) How many …?`, `3 Why does …?`: a label behind a few words, or without a sign, that opens what a user asks and
 * goes on from one that another turn opens with.
 *
 * @param line the line without the mark of the speaker.
 */
export const labelBehindLead = (lines: readonly Line[], chat: ChatMarks, at: number, line: Line): Label | undefined => {
	if (lines[at - 1] !== undefined && chat.turnOf[at - 1] === chat.turnOf[at]) return undefined;
	const lead = leadIn.exec(line.head)?.[0].length ?? 0;
	const own = readLabel(line.head.slice(lead), true);
	if (!own || own.word === 'answer' || (lead === 0 && own.wrap !== 'bare')) return undefined;
	if (askOf(plain(line.head.slice(lead + own.length))) < 2 || own.members[0]!.kinds[0] !== 'number') return undefined;
	const number = Number(own.members[0]!.text);
	const near = lines.some((other, i) => {
		if (i === at || chat.turns[chat.turnOf[i] ?? -1]?.role !== 'user') return false;
		const mark = chat.marks.get(i) ?? 0;
		const first = readLabel((mark > 0 ? afterMark(other, mark) : other).head, true)?.members[0];
		if (first?.kinds[0] !== 'number') return false;
		const by = number - Number(first.text);
		return by === 1 || ((by === 0 || by === -1) && own.members.length > 1);
	});
	return near ? { ...own, length: lead + own.length } : undefined;
};
