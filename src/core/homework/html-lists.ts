import type { Line } from './lines.ts';

/** Items of HTML lists (`<ol><li>`) as the numbered items that they show. */

const opensList = /^<(ol|ul)\b([^<>]*)>\s*/i;
const opensItem = /^<li\b([^<>]*)>\s*/i;
const tag = /<(\/?)(ol|ul)\b[^<>]*>/gi;

/** How an item of an open list is numbered, and which is the next one. */
interface List {
	readonly type: '1' | 'a' | 'i';
	next: number;
}

const numerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/**
 * Lines of which those that open an item of an outermost `<ol>`, or of a lettered one (`<ol type="a">`) inside of it, bear what the list
 * shows for it, and no tag before their text.
 */
export const withHtmlLists = (lines: readonly Line[], source: (line: Line) => string): readonly Line[] => {
	if (!lines.some(line => line.kind === 'html' && /<li\b/i.test(source(line)))) return lines;
	/** The lists that are open; undefined for one whose items are no labels. */
	const open: (List | undefined)[] = [];
	return lines.map(line => {
		if (line.kind !== 'html') return line;
		const text = source(line);
		let rest = text;
		for (let found = opensList.exec(rest); found; found = opensList.exec(rest)) {
			open.push(listOf(found[1]!, found[2]!, open.length));
			rest = rest.slice(found[0].length);
		}
		const item = opensItem.exec(rest);
		const list = open.at(-1);
		let own = line;
		if (item && list) {
			const shown = list.type === '1' ? `${list.next}.` : shownIn(list);
			list.next++;
			rest = rest.slice(item[0].length);
			const taken = text.length - rest.length;
			own = { ...line, marker: shown, head: rest, headStart: line.span.start + taken };
		}
		for (const [whole, closes, name] of rest.matchAll(tag)) {
			if (closes) open.pop();
			else open.push(listOf(name!, whole, open.length));
		}
		return own;
	});
};

/** How the items of a list are numbered: those of an inner one only where it says so. */
const listOf = (name: string, attributes: string, depth: number): List | undefined => {
	if (name.toLowerCase() !== 'ol') return undefined;
	const start = Number(/\bstart\s*=\s*["']?(\d+)/i.exec(attributes)?.[1] ?? 1);
	const type =
		/\b(?:type\s*=\s*["']?([1aAiI])|list-style(?:-type)?\s*:\s*(lower-alpha|lower-latin|upper-alpha|lower-roman))/.exec(
			attributes,
		);
	const said = type?.[1]?.toLowerCase() ?? (type ? (/roman/.test(type[2]!) ? 'i' : 'a') : undefined);
	if (said === 'a' || said === 'i') return { type: said, next: start };
	return depth === 0 ? { type: '1', next: start } : undefined;
};

const shownIn = ({ type, next }: List): string =>
	`(${type === 'a' ? String.fromCharCode(96 + next) : (numerals[next - 1] ?? next)})`;
