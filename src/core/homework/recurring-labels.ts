import { innerMarker } from './inner-markers.ts';
import { type Label, type Member, rankOf, romanValue } from './labels.ts';
import { isQuoted } from './lines.ts';
import type { Entry } from './node.ts';

/** How many marks in one dress make rows of labels, and what share of them must go on from the one before or begin a row. */
const LEAST = 3;
const MOST = 0.8;

/** `R1`, `2E1`, `` `a` ``, `[3]`, `(**b**) -`: a number or a letter at a line's start with signs or a letter or two around it. */
const mark =
	/^((?:[`"'([{<«*_#]|\\\(){0,4})((?:\d{1,2}(?=\p{Lu}))?\p{L}{0,3}[-.#]?)(?<![a-z]{2})(\d{1,2}|[a-z]|[ivx]{1,4})((?:[`"')\]}>»*_]|\\\)){0,4}(?:[.:)\]\\/]{1,2}|[-–])?[*_`]{0,2})(?:(?=\s|$)|(?<=\d[.):/])(?=\p{Lu}\p{Ll}))(?:\s*[-–—](?=\s))?/u;

interface Mark {
	readonly at: number;
	readonly member: Member;
	readonly rank: number;
	readonly length: number;
	readonly prefixed: boolean;
}

/**
 * Labels in dresses that are known from nowhere, told by their recurrence: marks in one dress whose numbers or letters run on from
 * the first one.
 *
 * @returns the entries, with a label on each line of such rows that had none.
 */
export const withRecurringLabels = (entries: readonly Entry[]): readonly Entry[] => {
	const rows = new Map<string, Mark[]>();
	entries.forEach((entry, at) => {
		const found = markOf(entry);
		if (!found) return;
		const own = { at, ...found.mark };
		const list = rows.get(found.dress);
		if (list) list.push(own);
		else rows.set(found.dress, [own]);
	});
	const labels = new Map<number, Label>();
	for (const list of rows.values()) {
		const on = list.filter((m, i) => m.rank === 1 || m.rank === (list[i - 1]?.rank ?? Number.NaN) + 1).length;
		if (list.length < LEAST || list[0]!.rank !== 1 || on < MOST * list.length) continue;
		for (const own of list) labels.set(own.at, labelOf(own, entries[own.at]!));
	}
	if (labels.size === 0) return entries;
	return entries.map((entry, at) => {
		const label = labels.get(at);
		return label ? { ...entry, label, inner: innerMarker(entry.line, label) } : entry;
	});
};

/** The mark that a line begins with, and how it is dressed; undefined where it begins with none. */
const markOf = (entry: Entry): { readonly dress: string; readonly mark: Omit<Mark, 'at'> } | undefined => {
	const { line, label, marker, head } = entry;
	if (entry.skip || label || marker?.firm || isQuoted(line) || line.cell) return undefined;
	if (line.kind !== 'paragraph' && line.kind !== 'heading') return undefined;
	const found = mark.exec(head);
	if (!found) return undefined;
	const [whole, open, prefix, ordinal, close] = found as unknown as [string, string, string, string, string];
	const number = /\d/.test(ordinal);
	if ((prefix !== '' && !number) || !isClosed(open, close)) return undefined;
	// Words and numbers of sentences bear no signs; those that do are labels only where they stand apart.
	const alone = whole === head.trim();
	const signed = open !== '' || close.replace(/[*_]/g, '') !== '' || (prefix !== '' && alone);
	if (!signed && !(line.level > 0 && alone)) return undefined;
	const kind = number ? 'number' : ordinal.length > 1 ? 'roman' : 'letter';
	const text = number ? String(Number(ordinal)) : ordinal;
	const rank = kind === 'roman' ? romanValue(ordinal) : rankOf({ text, kinds: [kind] }, kind);
	const member: Member =
		prefix === '' ? { text, kinds: [kind] } : { text: `${prefix.toLowerCase()}${text}`, kinds: ['name'] };
	const place = [line.level, line.bold, line.containers.length, line.marker !== undefined].join(' ');
	return {
		dress: [place, open, prefix, close, kind].join(' '),
		mark: { member, rank, length: whole.length, prefixed: prefix !== '' },
	};
};

/** Whether each sign that opens a mark is closed behind it: not in `[Q1: What is …](…)`, nor in `<a name="x">`. */
const isClosed = (open: string, close: string): boolean =>
	[...open.replace('\\(', '(')].every(sign => close.includes(closers.get(sign) ?? ''));

const closers: ReadonlyMap<string, string> = new Map([...'`"\'([{<«'].map((sign, at) => [sign, '`"\')]}>»'[at]!]));

/** A number with a letter before it names a problem; what stands in signs alone is numbered as parts are. */
const labelOf = ({ member, length, prefixed }: Mark, { head }: Entry): Label => ({
	members: [member],
	word: prefixed ? 'problem' : undefined,
	name: '',
	wrap: prefixed ? 'word' : /^[[({]/.test(head) ? 'paren' : 'bare',
	length,
	raw: head
		.slice(0, length)
		.replace(/[\s–—-]+$/, '')
		.trim(),
	upper: false,
});
