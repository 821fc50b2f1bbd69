import { askOf } from './asks.ts';
import { type Label, readLabel } from './labels.ts';
import { afterMark, type Line, plain } from './lines.ts';
import type { ChatMarks } from './turns.ts';

/** A few words before what a user asks. */
const leadIn =
	/^[^\n$=≈]{2,120}?[.:!,;?–—]\s+(?=(?:Q|(?:Problem|Question|Exercise|Task|Part)\s)?\d{1,2}\s?(?:[.):]|\(?[a-h]\)?)\s?\S)/iu;

/**
 * `thanks, last one. 3) How many …?`, `3 Why does …?`: a label behind a few words, or without a sign, that opens what a user asks and
 * goes on from one that another turn opens with.
 *
 * @param line the line without the mark of the speaker.
 */
export const labelBehindLead = (lines: readonly Line[], chat: ChatMarks, at: number, line: Line): Label | undefined => {
	// Nothing but the name of who speaks stands above it in its turn.
	for (let i = at - 1; i >= 0 && chat.turnOf[i] === chat.turnOf[at]; i--)
		if (lines[i]!.head.slice(chat.marks.get(i) ?? 0).trim() !== '' && !chat.furniture.has(i)) return undefined;
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
		return by === 1 || (by === 0 && own.members.length > 1) || (by === -1 && (own.members.length > 1 || number === 1));
	});
	return near ? { ...own, length: lead + own.length } : undefined;
};
