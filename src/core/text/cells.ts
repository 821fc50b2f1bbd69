import type { Span } from './span.ts';

/** A cell of a notebook, as its editor holds it. */
export interface Cell {
	readonly text: string;
	/** Language of a code cell; undefined for Markdown. */
	readonly code: string | undefined;
}

/** The cells of a notebook as one Markdown text, so that a problem that runs over several cells keeps its context. */
export interface JoinedCells {
	readonly text: string;
	/** Where a span of the joined text stands: index of the cell and offsets into its own text. Undefined in code and between cells. */
	place(span: Span): { readonly cell: number; readonly span: Span } | undefined;
	/** Offset in the joined text of an offset in a cell; undefined for a cell of code. */
	offset(cell: number, at: number): number | undefined;
}

const between = '\n\n';

/** The fence that a text opens and does not close; undefined where there is none. */
const openFence = (text: string): string | undefined => {
	let open: string | undefined;
	for (const line of text.split(/\r\n?|\n/)) {
		const found = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
		if (!found) continue;
		const [, marks, rest] = found;
		if (open === undefined) {
			if (!(marks!.startsWith('`') && rest!.includes('`'))) open = marks!;
		} else if (marks![0] === open[0] && marks!.length >= open.length && rest!.trim() === '') open = undefined;
	}
	return open;
};

/**
 * Joins the cells of a notebook. Code stands in fences longer than any in it, so that it is code for the reader of the text too. A byte-order
 * mark is taken from every cell: offsets count without it.
 */
export const joinCells = (cells: readonly Cell[]): JoinedCells => {
	const pieces: { readonly cell: number; readonly start: number; readonly end: number }[] = [];
	let text = '';
	cells.forEach(({ text: own, code }, cell) => {
		const source = own.replace(/^\uFEFF/, '');
		if (cell > 0) text += between;
		if (code !== undefined) {
			const longest = Math.max(2, ...[...source.matchAll(/`{3,}/g)].map(found => found[0].length));
			const fence = '`'.repeat(longest + 1);
			text += `${fence}${code.replace(/[^\w+#-]/g, '')}\n${source}\n${fence}`;
			return;
		}
		pieces.push({ cell, start: text.length, end: text.length + source.length });
		text += source;
		// What a cell leaves open ends with it.
		const open = openFence(source);
		if (open !== undefined) text += `\n${open}`;
	});
	return {
		text,
		place: span => {
			// What runs over several cells is shown where it begins.
			const piece = pieces.find(each => each.start <= span.start && span.start <= each.end);
			if (!piece) return undefined;
			const end = Math.max(span.start, Math.min(span.end, piece.end));
			return { cell: piece.cell, span: { start: span.start - piece.start, end: end - piece.start } };
		},
		offset: (cell, at) => {
			const piece = pieces.find(each => each.cell === cell);
			return piece && Math.min(piece.start + at, piece.end);
		},
	};
};
