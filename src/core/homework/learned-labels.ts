import { type Label, type Member, rankOf, romanValue } from './labels.ts';
import { isQuoted } from './lines.ts';
import type { Entry } from './node.ts';

/** How many marks in one dress make rows of labels, and what share of them must go on from the one before or begin a row. */
const LEAST = 3;
const MOST = 0.8;

/** `R1`, `` `a` ``, `[3]`, `<b>`: a number or a letter at a line's start with signs or a letter or two around it. */
const mark =
	/^((?:[`"'([{<«*_#]|\\\(){0,3})(\p{L}{0,3}[-.#]?)(?<![a-z]{2})(\d{1,2}|[a-z]|[ivx]{1,4})((?:[`"')\]}>»*_]|\\\)){0,3}[.:)\]\\]{0,2}[*_`]{0,2})(?=\s|$)/u;

/**
 * Labels in dresses that are known from nowhere, told by their recurrence: marks in one dress whose numbers or letters run on from
 * the first one.
 *
 * @returns the entries, with a label on each line of such rows that had none.
 */
export const withLearnedLabels = (entries: readonly Entry[]): readonly Entry[] => {
	const rows = new Map<
		string,
		{ readonly at: number; readonly member: Member; readonly rank: number; readonly length: number }[]
	>();
	entries.forEach((entry, at) => {
		const { line, label, marker, head } = entry;
		if (entry.skip || label || marker?.firm || isQuoted(line) || line.kind === 'fence' || line.cell) return;
		const found = mark.exec(head);
		if (!found) return;
		const [whole, open, prefix, ordinal, close] = found as unknown as [string, string, string, string, string];
		// Words and numbers of sentences bear no signs; those that do are labels only where they stand apart.
		const signed =
			open !== '' ||
			close.replace(/[*_]/g, '') !== '' ||
			(prefix !== '' && /\d/.test(ordinal) && whole === head.trim());
		if (!signed && !(line.level > 0 && whole === head.trim())) return;
		const number = /\d/.test(ordinal);
		if (prefix !== '' && !number) return;
		const kind = number ? 'number' : ordinal.length > 1 ? 'roman' : 'letter';
		const text = number ? String(Number(ordinal)) : ordinal;
		const member: Member =
			prefix === '' ? { text, kinds: [kind] } : { text: `${prefix.toLowerCase()}${text}`, kinds: ['name'] };
		const rank = kind === 'roman' ? romanValue(ordinal) : rankOf({ text, kinds: [kind] }, kind);
		const dress = [
			line.level,
			line.bold,
			line.containers.length,
			line.marker !== undefined,
			open,
			prefix,
			close,
			kind,
		].join(' ');
		const list = rows.get(dress);
		const own = { at, member, rank, length: whole.length };
		if (list) list.push(own);
		else rows.set(dress, [own]);
	});
	const labels = new Map<number, Label>();
	for (const list of rows.values()) {
		const on = list.filter((m, i) => m.rank === 1 || m.rank === (list[i - 1]?.rank ?? Number.NaN) + 1).length;
		if (list.length < LEAST || list[0]!.rank !== 1 || on < MOST * list.length) continue;
		for (const { at, member, length } of list)
			labels.set(at, {
				members: [member],
				word: undefined,
				name: '',
				wrap: 'bare',
				length,
				raw: entries[at]!.head.slice(0, length).trim(),
				upper: false,
			});
	}
	if (labels.size === 0) return entries;
	return entries.map((entry, at) => (labels.has(at) ? { ...entry, label: labels.get(at)! } : entry));
};
