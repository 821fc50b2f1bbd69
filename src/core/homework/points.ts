const words =
	'points?|pts?\\.?|marks?|credits?|punkte?|pkt\\.?|puntos?|pontos?|punti|балл(?:а|ов)?|分|点|點|점|puan|điểm|poin|bod(?:y|ů)?|p(?![\\p{L}])';

const bracketed = new RegExp(
	`[(\\[（【]\\s*(?:worth\\s+|total:?\\s*|max(?:imum)?\\.?\\s*|up to\\s+)?(\\d+(?:[.,]\\d+)?(?:\\s?\\+\\s?\\d+(?:[.,]\\d+)?)*)\\s*(?:total\\s+)?(?:${words})(?:\\s*[^()\\[\\]（）]{0,20})?[)\\]）】]`,
	'iu',
);
const leading = new RegExp(`^\\s*[*_]{0,3}(?:${bracketed.source})[*_]{0,3}[\\s.:]*`, 'iu');
/** `**4.1** | 2 points`: nothing else stands on the line. */
const alone = /^\s*[|·•—–-]\s*\d+(?:\.\d+)?\s*(?:points?|pts|marks)\s*$/i;

const loose = /(?:[-–—:,]\s*|\s)(\d+(?:\.\d+)?)\s*(?:points?|pts|marks)\s*$/i;

/** `How much does it cost? *(2)*`: a small number in brackets behind the end of the question. */
const behind = /(?<=[.?!:][*_]{0,3})\s+[*_]{0,3}[([]\s*(\d{1,2}(?:[.,]5)?)\s*[)\]][*_]{0,3}\s*$/;

/** `Problem 1 /5`, `(____/6)`: room for what is reached. */
const reachable = /(?:^|[\s([_])\/\s?(\d{1,3})\s*[)\]]?[*_\s]*$/;

/** `Problem 2: Pooling (10%)`: a share of the whole. */
const share = /^\W*\p{L}+\s\d{1,2}\b[^()]*\((\d{1,3})\s?%\)[*_\s]*$/u;

/**
 * Points that a heading or a question promises: `(5 pts)`, `[10 points]`, `（10分）`.
 *
 * @param within how many code units of the text they may stand in.
 */
export const readPoints = (text: string, within = 400): number | undefined => {
	const piece = text.slice(0, within);
	// What has to stand at the end of the text is not looked for where the text is cut.
	const found = (piece.length < text.length ? [bracketed] : [bracketed, loose, behind, reachable, share])
		.map(form => form.exec(piece))
		.find(match => match !== null);
	return found ? found[1]!.split('+').reduce((sum, part) => sum + Number(part.replace(',', '.')), 0) : undefined;
};

const counted = new RegExp(
	`[([]\\s*\\d{1,2}\\s*[×x*·]\\s*\\d{1,2}(?:\\s*=\\s*\\d{1,3})?\\s*(?:${words})?\\s*[)\\]]\\W*$`,
	'iu',
);

/** Whether the name of a section says how many questions of how many points stand below it: `Part A (5 × 2 = 10)`, `Essays (2 x 10 marks)`. */
export const countsPoints = (text: string): boolean => counted.test(text);

/** `(a) [3] What is …?`: points without their word right behind a label. */
const numberAlone = /^\s*[*_]{0,3}\[\s*\d{1,2}(?:\.5)?\s*\][*_]{0,3}\s+(?=\S)/;

/** Code units that points at the very start of a text take, with the blanks and the mark after them; 0 where there are none. */
export const leadingPoints = (text: string): number =>
	(leading.exec(text) ?? alone.exec(text) ?? numberAlone.exec(text))?.[0].length ?? 0;

/** The text without its points. */
export const withoutPoints = (text: string): string =>
	text.replace(bracketed, ' ').replace(behind, '').replace(reachable, '').replace(/\s+/g, ' ').trim();

const everyBracketed = new RegExp(bracketed.source, 'giu');

/** The text without points in brackets, wherever they stand: `(3 points)` counts nothing that a question is about. Lines stay lines. */
export const pointsTakenOut = (text: string): string => text.replace(everyBracketed, ' ');
