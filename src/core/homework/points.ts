const words =
	'points?|pts?\\.?|marks?|credits?|punkte?|pkt\\.?|puntos?|pontos?|punti|балл(?:а|ов)?|分|点|點|점|puan|điểm|poin|bod(?:y|ů)?';

const bracketed = new RegExp(
	`[(\\[（【]\\s*(?:worth\\s+|total:?\\s*)?(\\d+(?:[.,]\\d+)?)\\s*(?:${words})(?:\\s*[^()\\[\\]（）]{0,20})?[)\\]）】]`,
	'iu',
);
const loose = /(?:[-–—:,]\s*|\s)(\d+(?:\.\d+)?)\s*(?:points?|pts|marks)\s*$/i;

/** Points that a heading or a question promises: `(5 pts)`, `[10 points]`, `（10分）`. */
export const readPoints = (text: string): number | undefined => {
	const found = bracketed.exec(text.slice(0, 400)) ?? loose.exec(text.slice(0, 400));
	return found ? Number(found[1]!.replace(',', '.')) : undefined;
};

/** The text without its points. */
export const withoutPoints = (text: string): string => text.replace(bracketed, ' ').replace(/\s+/g, ' ').trim();
