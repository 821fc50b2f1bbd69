import type { Review } from '../review.ts';

/**
 * Many reviews as one table (RFC 4180): a row for each file, a column for each leaf part that any of them has, then the tally of its findings.
 * A part that a file lacks is an empty cell.
 */
export function csvReport(reviews: readonly Review[]): string {
	const ids = [...new Set(reviews.flatMap(({ parts }) => parts.filter(part => part.leaf).map(part => part.id)))];
	const head = ['file', ...ids, 'right', 'wrong', 'follows', 'incomplete', 'unsupported', 'cannot tell'];
	const rows = reviews.map(({ file, parts, tally }) => {
		const verdicts = new Map(parts.filter(part => part.leaf).map(part => [part.id, part.verdict]));
		const counts = [tally.right, tally.wrong, tally.follows, tally.incomplete, tally.unsupported, tally.cannotTell];
		return [file, ...ids.map(id => verdicts.get(id) ?? ''), ...counts.map(String)];
	});
	return [head, ...rows].map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would run as a formula is shown as text. */
function cell(text: string): string {
	const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
