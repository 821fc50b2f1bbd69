const LETTER = String.raw`\$?\\?(?:mathbf\{)?([A-Z](?:_\{?\w\}?)?)\}?\$?`;
const SIZE = String.raw`\$?((?:[a-zA-Z]|\\ell|\\?[a-z]+_\{?\w+\}?|d_\{?\\?\w+\}?|\d[\d,]*)(?:_\{?\w+\}?)?)\$?`;
/** `$L$ has $d_1$ rows and $s$ columns`, `R with s rows and d_2 columns`, `A is an m by k matrix`. */
const ROWS_AND_COLUMNS = new RegExp(
	`(?<![\\w\\\\])${LETTER}\\s+(?:has|have|with|of|having|is|hat|mit)\\s+${SIZE}\\s+(?:rows|Zeilen)\\s*(?:and|,|und)\\s*${SIZE}\\s+(?:columns|Spalten)\\b`,
	'g',
);

/** One side of a shape: a number or a letter. */
const SIDE = String.raw`(\d{1,6}|[a-z](?:_\{?\w{1,4}\}?)?|\\ell|d_?(?:in|out))`;
const NAME = String.raw`(?<![\w\\])\$?(?:self\.)?(?:lora_)?([A-Z])\$?`;
const TIMES = String.raw`\s*(?:×|x|\\times|\*|by)\s*`;
/** `A ($900 \times r$)`, `B of size r × 1280`, `A is 1600 x r`, `A une matrice $60\times5$`, `B die Form $2000\times 8$`. */
const TIMES_SHAPE = new RegExp(
	String.raw`${NAME}\s*(?:\(|:|,?\s*(?:is|be|of|with|has|having|hat|sei|soit|sea|mit|de|con|tiene|a)?\s*(?:the\s+|die\s+|der\s+|la\s+)?(?:(?:an?|une|una|eine)\s+)?(?:(?:matrix|matrice|matriz)\s*(?:of\s+|de\s+)?)?(?:size|shape|dimensions?|form|größe|taille|forme|tamaño|forma)?\s*:?)\s*[($]{0,2}${SIDE}${TIMES}${SIDE}(?![\w^])`,
	'gi',
);
/** `A: (1400, r)`, `B of shape (r, 2800)`. */
const PAIR_SHAPE = new RegExp(
	String.raw`${NAME}\s*(?::|,?\s*(?:is|of|with|has)?\s*(?:the\s+)?shape\s*:?)\s*[([]\s*${SIDE}\s*,\s*${SIDE}\s*[)\]]`,
	'gi',
);
/** `A = torch.randn(40, 7)`, `self.lora_B = nn.Parameter(torch.zeros(k, d_out))`. */
const MADE_SHAPE = new RegExp(
	String.raw`${NAME}\s*=\s*(?:nn\.Parameter\s*\(\s*)?(?:torch|np|numpy|jnp)\.(?:random\.)?(?:randn|rand|zeros|ones|empty|normal)\s*\(\s*\(?\s*${SIDE}\s*,\s*${SIDE}\s*\)`,
	'g',
);

/** A matrix by its letter and its sides as a text writes them. */
export interface ShapeSaid {
	readonly letter: string;
	readonly rows: string;
	readonly columns: string;
}

/** The shapes of matrices that a text tells by their rows and columns, as formulas. */
export const shapesInWords = (text: string): readonly string[] =>
	[...text.matchAll(ROWS_AND_COLUMNS)].map(
		([, letter, rows, columns]) => `${letter} \\in \\mathbb{R}^{${rows} \\times ${columns}}`,
	);

/** The shapes that stand beside the letters of matrices in running text or in code: `A (1600 × r)`, `B: (r, 2800)`. */
export function shapesBesideLetters(text: string): readonly ShapeSaid[] {
	const found = [
		...[...text.matchAll(ROWS_AND_COLUMNS)]
			.filter(([, letter]) => /^[A-Z]$/.test(letter!))
			.map(match => shapeOf(match)),
		...[TIMES_SHAPE, PAIR_SHAPE, MADE_SHAPE].flatMap(pattern =>
			[...text.matchAll(pattern)]
				.filter(([, letter, rows, columns]) => /^[A-Z]$/.test(letter!) && isShape(rows!, columns!))
				.map(match => shapeOf(match)),
		),
	];
	return found.filter((each, at) => found.findIndex(({ letter }) => letter === each.letter) === at);
}

const shapeOf = ([, letter, rows, columns]: readonly (string | undefined)[]): ShapeSaid => ({
	letter: letter!,
	rows: rows!,
	columns: columns!,
});

/** Whether two sides may be those of a matrix: `B 4 x 3` of two small numbers may be anything. */
const isShape = (rows: string, columns: string): boolean =>
	/[a-z]/i.test(rows + columns) || Math.max(Number(rows), Number(columns)) >= 8;
