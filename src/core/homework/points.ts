const words =
	'points?|pts?\\.?|marks?|credits?|punkte?|pkt\\.?|puntos?|pontos?|punti|балл(?:а|ов)?|分|点|點|점|puan|điểm|poin|bod(?:y|ů)?|p(?![\\p{L}])';

const bracketed = new RegExp(
	`[(\\[（【]\\s*(?:worth\\s+|total:?\\s*)?(\\d+(?:[.,]\\d+)?)\\s*(?:total\\s+)?(?:${words})(?:\\s*[^()\\[\\]（）]{0,20})?[)\\]）】]`,
	'iu',
);
const leading = new RegExp(`^\\s*[*_]{0,3}(?:${bracketed.source})[*_]{0,3}[\\s.:]*`, 'iu');
/** `**4.1** | 2 points`: nothing else stands on the line. */
const alone = /^\s*[|·•—–-]\s*\d+(?:\.\d+)?\s*(?:points?|pts|marks)\s*$/i;

const loose = /(?:[-–—:,]\s*|\s)(\d+(?:\.\d+)?)\s*(?:points?|pts|marks)\s*$/i;

/** `How much does it cost? *(2)*`: a small number in brackets behind the end of the question. */
const behind = /(?<=[.?!:][*_]{0,3})\s+[*_]{0,3}[([]\s*(\d{1,2}(?:[.,]5)?)\s*[)\]][*_]{0,3}\s*$/;

/** Points that a heading or a question promises: `(5 pts)`, `[10 points]`, `（10分）`. */
export const readPoints = (text: string): number | undefined => {
	const found = bracketed.exec(text.slice(0, 400)) ?? loose.exec(text.slice(0, 400)) ?? behind.exec(text.slice(0, 400));
	return found ? Number(found[1]!.replace(',', '.')) : undefined;
};

/** Code units that points at the very start of a text take, with the blanks and the mark after them; 0 where there are none. */
export const leadingPoints = (text: string): number => (leading.exec(text) ?? alone.exec(text))?.[0].length ?? 0;

/** The text without its points. */
export const withoutPoints = (text: string): string =>
	text.replace(bracketed, ' ').replace(behind, '').replace(/\s+/g, ' ').trim();
