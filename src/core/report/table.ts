import type { PartVerdict, Review } from '../review-contract.ts';

/** Many reviews as one table: a row for each file, a column for each leaf part that any of them has. */
export interface ReviewTable {
	readonly columns: readonly { readonly id: string; readonly title: string }[];
	readonly rows: readonly ReviewRow[];
}

export interface ReviewRow {
	readonly file: string;
	/** By column; null where the file lacks the part. */
	readonly verdicts: readonly (PartVerdict | null)[];
	/** Findings: right, wrong, follows, incomplete, unsupported, cannot tell. */
	readonly counts: readonly number[];
}

/** Columns stand in the order of the document that has them, those that only a later file has behind their neighbours there and lower labels. */
export function reviewTable(reviews: readonly Review[]): ReviewTable {
	const columns: { id: string; title: string }[] = [];
	for (const { parts } of reviews) {
		let at = 0;
		for (const { leaf, id, title } of parts) {
			if (!leaf) continue;
			const known = columns.findIndex(column => column.id === id);
			if (known >= 0) {
				at = known + 1;
				if (columns[known]!.title === '') columns[known]!.title = title;
			} else {
				while (at < columns.length && columns[at]!.id.localeCompare(id, 'en', { numeric: true }) < 0) at++;
				columns.splice(at++, 0, { id, title });
			}
		}
	}
	const rows = reviews.map(({ file, parts, tally }) => {
		const verdicts = new Map(parts.filter(({ leaf }) => leaf).map(part => [part.id, part.verdict]));
		return {
			file,
			verdicts: columns.map(({ id }) => verdicts.get(id) ?? null),
			counts: [tally.right, tally.wrong, tally.follows, tally.incomplete, tally.unsupported, tally.cannotTell],
		};
	});
	return { columns, rows };
}
