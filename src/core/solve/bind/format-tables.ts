import { formatBytes } from './bind-words.ts';

const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^[\s|:-]+$/;
const cellsOf = (line: string): readonly string[] =>
	line
		.trim()
		.slice(1, -1)
		.split('|')
		.map(cell => cell.trim());

/** A cell that is a number format and nothing else: `BF16`, `fp32`, `4 bytes`. */
const formatOf = (cell: string): number | undefined =>
	/^(?:\$?\d{1,2}\s?(?:bits?|bytes?|B)\$?|[A-Za-z]{2,8}[\s-]?\d{1,2})$/.test(cell)
		? (formatBytes(cell)?.bytes ?? (Number(/^(\d{1,2})\s?B$/.exec(cell)?.[1] ?? 0) || undefined))
		: undefined;

/**
 * A table that lists what is kept for each parameter with its number format (`| gradient | BF16 |`) as the sentence that it amounts to: `16 bytes per parameter`. Only where
 * the text says that it is of each parameter.
 */
export function formatTables(text: string): string {
	if (!/\|/.test(text) || !/\b(?:per|each|every|for a) (?:parameter|weight)\b/i.test(text)) return text;
	const lines = text.split('\n');
	const read: string[] = [];
	for (let at = 0; at < lines.length; ) {
		let end = at;
		while (end < lines.length && ROW.test(lines[end]!)) end++;
		const rows = lines.slice(at + 1, end).filter(line => !RULE.test(line));
		const bytes = end - at > 2 && RULE.test(lines[at + 1]!) ? sumOf(rows.map(cellsOf)) : undefined;
		if (bytes !== undefined) read.push(`In training ${bytes} bytes per parameter.`);
		else read.push(...lines.slice(at, Math.max(end, at + 1)));
		at = Math.max(end, at + 1);
	}
	return read.join('\n');
}

/** The bytes of all rows, where each has one format and names what it is of. */
function sumOf(rows: readonly (readonly string[])[]): number | undefined {
	if (rows.length < 2) return undefined;
	if (!rows.some(cells => /\b(?:gradients?|moments?|momentum|variance|optimi[sz]er|master)\b/i.test(cells.join(' '))))
		return undefined;
	const bytes = rows
		.filter(cells => !/^\W*(?:total|sum|all)\b/i.test(cells[0] ?? ''))
		.map(cells => {
			const formats = cells.map(formatOf).filter(each => each !== undefined);
			return formats.length === 1 ? formats[0] : undefined;
		});
	return bytes.every(each => each !== undefined) ? bytes.reduce((sum, each) => sum + each, 0) : undefined;
}
