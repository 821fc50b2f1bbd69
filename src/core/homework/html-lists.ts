import type { Line } from './lines.ts';

/** Items of HTML lists (`<ol><li>`) as the numbered items that they show. */

const opensList = /^<(ol|ul)\b([^<>]*)>\s*/i;
const opensItem = /^<li\b([^<>]*)>\s*/i;
const tag = /<(\/?)(ol|ul)\b[^<>]*>/gi;

/** Lines of which those that open an item of an outermost `<ol>` bear its number, and no tag before their text. */
export const withHtmlLists = (lines: readonly Line[], source: (line: Line) => string): readonly Line[] => {
	if (!lines.some(line => line.kind === 'html' && /<li\b/i.test(source(line)))) return lines;
	/** Number of the next item of each list that is open; undefined for one without numbers. */
	const open: (number | undefined)[] = [];
	return lines.map(line => {
		if (line.kind !== 'html') return line;
		const text = source(line);
		let rest = text;
		for (let found = opensList.exec(rest); found; found = opensList.exec(rest)) {
			const start = /\bstart\s*=\s*["']?(\d+)/i.exec(found[2]!)?.[1];
			open.push(found[1]!.toLowerCase() === 'ol' && !/\btype\s*=/i.test(found[2]!) ? Number(start ?? 1) : undefined);
			rest = rest.slice(found[0].length);
		}
		const item = opensItem.exec(rest);
		const number = open.length === 1 ? open[0] : undefined;
		let own = line;
		if (item && number !== undefined) {
			open[0] = number + 1;
			rest = rest.slice(item[0].length);
			const taken = text.length - rest.length;
			own = { ...line, marker: `${number}.`, head: rest, headStart: line.span.start + taken };
		}
		for (const [, closes] of rest.matchAll(tag)) {
			if (closes) open.pop();
			else open.push(undefined);
		}
		return own;
	});
};
