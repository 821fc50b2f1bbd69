import type { Formula, Mask } from './block.ts';
import { lineStartsOf, lineText } from './lines.ts';
import type { Span } from './span.ts';

const rule = /^[\s|:-]+$/;

/** Cells of a pipe table, row by row, header first, the line of dashes left out. A pipe in code or in a formula divides nothing. */
export const readCells = (text: string, formulas: readonly Formula[], masks: readonly Mask[]): (readonly Span[])[] => {
	const closed = [...formulas, ...masks.filter(m => m.kind === 'code')]
		.map(f => f.span)
		.sort((a, b) => a.start - b.start);
	const starts = lineStartsOf(text);
	const rows: Span[][] = [];
	let next = 0;
	for (let line = 0; line < starts.length; line++) {
		const content = lineText(text, starts, line);
		if (content.trim() === '' || (line === 1 && rule.test(content))) continue;
		const first = starts[line]!;
		const bars: number[] = [];
		for (let at = 0; at < content.length; at++) {
			while (next < closed.length && closed[next]!.end <= first + at) next++;
			const span = closed[next];
			if (span && span.start <= first + at && span.end <= first + content.length) at = span.end - first - 1;
			else if (content[at] === '\\') at++;
			else if (content[at] === '|') bars.push(at);
		}
		const lead = content.length - content.trimStart().length;
		const tail = content.trimEnd().length;
		const edges = [
			...(bars[0] === lead ? [] : [lead - 1]),
			...bars,
			...(bars.length > 0 && bars[bars.length - 1] === tail - 1 ? [] : [tail]),
		];
		const row: Span[] = [];
		for (let cell = 0; cell + 1 < edges.length; cell++) {
			let start = edges[cell]! + 1;
			let end = edges[cell + 1]!;
			while (start < end && /\s/.test(content[start]!)) start++;
			while (end > start && /\s/.test(content[end - 1]!)) end--;
			row.push({ start: first + start, end: first + end });
		}
		rows.push(row);
	}
	return rows;
};
