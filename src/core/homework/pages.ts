import { isQuoted, type Line } from './lines.ts';

/** What pages leave in a text that was taken from them: their numbers, and the lines that stand on every page. */

/** `Page 2 of 3`, `Seite 4`, `第 2 页`, `- 3 -`, `2/7`: the number of a page, at the start or the end of a line or alone on it. */
const numbered =
	/(?:^|\s{2,}|[|·•–—-]\s*)(?:page|seite|pagina|página|pág\.|strona|стр\.|sayfa|p\.)\s*(\d{1,3})(?:\s*(?:of|\/|von|sur|de|di|из|z)\s*\d{1,3})?\s*$|^(?:page|seite|pagina|página|strona|p\.)\s*(\d{1,3})(?:\s*(?:of|\/|von|sur|de|di|z)\s*\d{1,3})?(?=\s{2,}|\s*[|·•–—-]|\s*$)|^第\s*(\d{1,3})\s*[页頁](?:\s*[,，/／共]*\s*\d{1,3}\s*[页頁])?$|^[-–—]\s*(\d{1,3})\s*[-–—]$|^(\d{1,3})\s*\/\s*\d{1,3}$/iu;

const alone = /^\d{1,3}$/;

/** How long such a line may be. */
const LONG = 140;

/**
 * Lines that a page's head or foot left in the text: those that bear a page's number, which rises, where the same stands on another
 * page; and beside them those that recur word by word.
 */
export const pageFurniture = (lines: readonly Line[], source: (line: Line) => string): ReadonlySet<number> => {
	const found = new Set<number>();
	const texts = lines.map(line =>
		line.kind === 'paragraph' && !isQuoted(line) && line.marker === undefined ? source(line).trim() : '',
	);
	const byText = new Map<string, number[]>();
	const pages = new Map<string, { at: number; page: number }[]>();
	texts.forEach((text, at) => {
		if (text === '' || text.length > LONG) return;
		byText.set(text, [...(byText.get(text) ?? []), at]);
		const own = numbered.exec(text);
		const page = own?.slice(1).find(digits => digits !== undefined);
		if (page === undefined) return;
		const key = text.replace(own![0], ' ').replace(/\s+/g, ' ').trim();
		pages.set(key, [...(pages.get(key) ?? []), { at, page: Number(page) }]);
	});
	for (const list of pages.values())
		if (list.length > 1 && list.every(({ page }, i) => i === 0 || page > list[i - 1]!.page))
			for (const { at } of list) found.add(at);
	const recurs = (at: number) => texts[at] !== undefined && (byText.get(texts[at]!)?.length ?? 0) > 1;
	for (const at of [...found])
		for (const step of [-1, 1])
			for (let beside = at + step; recurs(beside) && !found.has(beside) && Math.abs(beside - at) < 3; beside += step)
				found.add(beside);
	// `Course 12, sheet 4` over a number alone, page after page.
	for (const list of byText.values()) {
		const numbers = list.map(at => [at - 1, at + 1].find(beside => alone.test(texts[beside] ?? '')));
		const rising = numbers.every(
			(at, i) => at !== undefined && (i === 0 || Number(texts[at]) > Number(texts[numbers[i - 1]!])),
		);
		if (list.length > 1 && rising) for (const at of [...list, ...numbers]) found.add(at!);
	}
	for (const at of centred(lines, source)) {
		found.add(at);
		for (const step of [-1, 1])
			for (let beside = at + step; recurs(beside) && Math.abs(beside - at) < 3; beside += step) found.add(beside);
	}
	return found;
};

/** Numbers alone in the middle of their lines, two or more that count on by one: those of pages, as a page's text has them. */
const centred = (lines: readonly Line[], source: (line: Line) => string): readonly number[] => {
	const own = lines.flatMap((line, at) => {
		// What is set in that far Markdown takes for code.
		const apart = line.kind === 'fence' && line.containers.length === 0;
		const number = apart ? /^\s*([1-9]\d{0,2})\s*$/.exec(source(line)) : null;
		return number ? [{ at, page: Number(number[1]) }] : [];
	});
	const counts = own.length > 1 && own.every(({ page }, i) => i === 0 || page === own[i - 1]!.page + 1);
	return counts ? own.map(({ at }) => at) : [];
};
