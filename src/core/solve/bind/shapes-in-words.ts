const LETTER = String.raw`\$?\\?(?:mathbf\{)?([A-Z](?:_\{?\w\}?)?)\}?\$?`;
const SIZE = String.raw`\$?((?:[a-zA-Z]|\\ell|\\?[a-z]+_\{?\w+\}?|d_\{?\\?\w+\}?|\d[\d,]*)(?:_\{?\w+\}?)?)\$?`;
/** `$L$ has $d_1$ rows and $s$ columns`, `R with s rows and d_2 columns`, `A is an m by k matrix`. */
const ROWS_AND_COLUMNS = new RegExp(
	`(?<![\\w\\\\])${LETTER}\\s+(?:has|have|with|of|having|is|hat|mit)\\s+${SIZE}\\s+(?:rows|Zeilen)\\s*(?:and|,|und)\\s*${SIZE}\\s+(?:columns|Spalten)\\b`,
	'g',
);

/** The shapes of matrices that a text tells by their rows and columns, as formulas. */
export const shapesInWords = (text: string): readonly string[] =>
	[...text.matchAll(ROWS_AND_COLUMNS)].map(
		([, letter, rows, columns]) => `${letter} \\in \\mathbb{R}^{${rows} \\times ${columns}}`,
	);
