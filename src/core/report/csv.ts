import type { Review } from '../review-contract.ts';
import { reviewTable } from './table.ts';

/**
 * Many reviews as one table (RFC 4180): a row for each file, a column for each leaf part that any of them has, then the tally of its findings.
 * A part that a file lacks is an empty cell.
 */
export function csvReport(reviews: readonly Review[]): string {
	const { columns, rows } = reviewTable(reviews);
	const head = [
		'file',
		...columns.map(({ id }) => id),
		'right',
		'wrong',
		'follows',
		'incomplete',
		'unsupported',
		'cannot tell',
	];
	const lines = rows.map(({ file, verdicts, counts }) => [
		file,
		...verdicts.map(verdict => verdict ?? ''),
		...counts.map(String),
	]);
	return [head, ...lines].map(row => `${row.map(cell).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would run as a formula is shown as text. */
function cell(text: string): string {
	const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
