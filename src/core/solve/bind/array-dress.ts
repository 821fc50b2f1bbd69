/** A number as an array has it: `-1`, `0.5`, `1/3`. */
const NUMBER = String.raw`[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:/[1-9]\d*)?`;
const FRACTIONS: Readonly<Record<string, string>> = {
	'½': '1/2',
	'⅓': '1/3',
	'⅔': '2/3',
	'¼': '1/4',
	'¾': '3/4',
	'⅕': '1/5',
	'⅖': '2/5',
	'⅗': '3/5',
	'⅙': '1/6',
	'⅛': '1/8',
	'⅜': '3/8',
	'⅝': '5/8',
	'⅞': '7/8',
};

/**
 * A text with its arrays as a reader means them: fractions of one sign, rows between semicolons (`[1 0; 2 -1]`), members numbered above
 * (`r^{(1)}`), things by their names (`e(cat) = (1, 0)`), zeros told in words (`all entries of W_QK are 0`).
 */
export const dressed = (text: string): string =>
	withRows(
		withLabels(
			text
				.replace(/[½⅓⅔¼¾⅕⅖⅗⅙⅛⅜⅝⅞]/g, sign => FRACTIONS[sign]!)
				.replace(/\\[dt]?frac\s*\{?(\d+)\}?\s*\{?(\d+)\}?/g, '$1/$2')
				.replace(ZEROS, (_, what: string) => `${what} = 0`)
				.replace(ALL_ZERO, (_, what: string) => `${what} = 0`)
				.replace(THEN, '$1, ')
				.replace(
					ROW_OF_ZEROS,
					(_, row: string, numbers: string) => `${row}, (${numbers.replace(/[^,;]+/g, ' 0').trim()})`,
				),
		),
	);

/** `(1, -1), then (2, -2)`: rows one behind the other. */
const THEN = /(\([-−\d.,\s/]+\)),?\s+(?:and\s+)?then\s+(?=\(|an?\s+(?:row|column)\s+of\s+zeros)/gi;
/** `(2, -2) and a row of zeros`: one more, as long as the one before it. */
const ROW_OF_ZEROS = /(\(([-−\d.,\s/]+)\)),?\s+(?:and\s+)?(?:an?|one|the third is an?)\s+(?:row|column)\s+of\s+zeros/gi;

/** `every entry of W_QK is 0`, `W_QK consists of zeros only`. */
const ZEROS =
	/\b(?:all|every|each)(?: of the| the)? (?:entry|entries|elements?|coefficients?) (?:of|in) ([^.;:?!]{1,40}?) (?:is|are|equals?)\s+(?:equal to\s+|exactly\s+)?\$?(?:0|zero)\$?(?![\w.])/gi;

/** `all W_QK entries are zero`. */
const ALL_ZERO =
	/\b(?:all|every|each)\s+(?:the\s+|of the\s+)?\$?(W_?\{?[A-Z]{1,2}\}?)\$?\s+(?:entry|entries|elements?)\s+(?:is|are|equals?)\s+(?:equal to\s+|exactly\s+)?\$?(?:0|zero)\$?(?![\w.])/gi;

/** `W_O^{(1)}`, `W_{OV,2}`, `A^{(1)}` with the number below; `e(x) =` by the thing's name. */
const withLabels = (text: string): string =>
	text
		.replace(/\\(?:mathbf|boldsymbol|mathrm|text)\s*\{([A-Za-z]{1,3})\}/g, '$1')
		.replace(/([A-Za-z])_\{?([A-Z]{1,3})\}?\s*\^\s*\{?\s*\(?\s*(\d)\s*\)?\s*\}?/g, '$1_{$2$3}')
		.replace(/([A-Za-z])_\{?([A-Z]{1,3})\s*[,;]\s*(\d)\}/g, '$1_{$2$3}')
		.replace(/(?<![A-Za-z\\])([A-Za-z])\s*\^\s*\{?\s*\(\s*(\d)\s*\)\s*\}?/g, '$1_$2')
		.replace(/(?<![A-Za-z\\])([A-Z])(?:⁰|\s*\^\s*\{?0\}?)(?!\d)/g, '$1_0')
		.replace(/(?<![A-Za-z\\])([A-Z])\s*\^\s*\{?([1-4])\}?(?=\s*=\s*(?:\\begin|\\left|\[|\())/g, '$1_$2')
		// `x → (1, 0), y ↦ (0, 2)`, `rows: x: (2, 0), y: (0, 1)`: things by their names.
		.replace(NUMBERED_THING, '"$1-$2" =')
		.replace(THING_OF, '"$1" =')
		.replace(
			/(?<![\w\\])[A-Za-z](?:_\{?\w\}?)?\((?:\\text\{)?["“]?([A-Za-z][\w-]*)["”]?\}?\)\s*=(?=\s*[([\\])/g,
			'"$1" =',
		);

/** `columns: head 1: (1, 2), head 2: (0, 1)`: whose each is. */
const NUMBERED_THING =
	/(?<=[:,;]\s*(?:and\s+)?)(head|token|position|word|source|Kopf|Wort)\s+(\d)\s*(?::|→|->)\s*(?=\$?[([]\s*[-−]?\d)/gi;
const THING_OF =
	/(?<=[\s,;:({])["“]?([A-Za-z][\w-]{0,14})["”]?\s*(?:→|->|↦|\\mapsto|\\to\b|(?<=(?:rows|columns|vectors|\)[,;])\s*:?\s*["“]?[A-Za-z][\w-]{0,14}["”]?):)\s*(?=\([-−]?\d[^()]*,)/g;

const ROW = String.raw`${NUMBER}(?:(?:\s*,\s*|\s+)${NUMBER})+`;
const ROWS = new RegExp(String.raw`\[\s*(${ROW}(?:\s*;\s*${ROW})+)\s*;?\s*\]`, 'g');
const SPACED = new RegExp(String.raw`\[\s*(${NUMBER}(?:\s+${NUMBER})+)\s*\]`, 'g');

/** Rows of numbers on lines of their own behind `W_QK =`. */
const BLOCK = new RegExp(String.raw`=[ \t]*\n((?:[ \t]*${NUMBER}(?:[ \t]+${NUMBER})+[ \t]*(?:\n|$)){2,})`, 'g');

/** `[1 0; 2 -1]` as `[[1, 0], [2, -1]]`, `[1 0 2]` as `[1, 0, 2]`. */
const withRows = (text: string): string =>
	text
		.replace(
			BLOCK,
			(_, rows: string) =>
				` = [${rows
					.trim()
					.split('\n')
					.map(row => `[${inRow(row)}]`)
					.join(', ')}]\n`,
		)
		.replace(
			ROWS,
			(_, rows: string) =>
				`[${rows
					.split(';')
					.map(row => `[${inRow(row)}]`)
					.join(', ')}]`,
		)
		.replace(SPACED, (_, row: string) => `[${inRow(row)}]`);

const inRow = (row: string): string =>
	row
		.trim()
		.split(/\s*,\s*|\s+/)
		.join(', ');

const EACH = new RegExp(
	String.raw`,?\s*\b(?:with|has|having|gets|carries|receives)\s+(?:an?\s+|the\s+)?(?:attention\s+)?(weight|score|logit)\s+(?:of\s+|is\s+|=\s*)?\$?(${NUMBER})\$?(?![\w^]|\.\d)`,
	'gi',
);

/** `puts 70 % of its attention on (1, 0) and 30 % on (0, 1)`, `1/2 on itself, 1/3 on the previous token`. */
const SHARE =
	/(?<![\w.,/([-])\$?(\d{1,3}(?:\.\d+)?\s?\\?%|0?\.\d+|[1-9]\/\d{1,2})\$?\s+(?:of\s+(?:its|the|all)\s+(?:attention|weight)\s+)?(?=(?:on|to|at|for|auf|für)\b)/gi;
/** `10 %, 20 % and 70 %`. */
const PER_CENT = /\d+(?:\.\d+)?\s?\\?%(?:(?:\s*,\s*|\s*,?\s+(?:and|und)\s+)\d+(?:\.\d+)?\s?\\?%)+/;

/** What shares are counted in. */
const WHOLE = 0.021;

const shareOf = (written: string): number => {
	const [over = '', under = '1'] = written.replace(/\s?\\?%/, '').split('/');
	return Number(over) / Number(under) / (/%/.test(written) ? 100 : 1);
};

/** `source a with weight 0.25 and b with weight 0.75`: what each has, told of all in their order behind the text. */
export function eachTold(text: string): string {
	const listed = PER_CENT.exec(text);
	const parts = listed?.[0].match(/\d+(?:\.\d+)?(?=\s?\\?%)/g)?.map(each => Number(each) / 100) ?? [];
	if (listed && Math.abs(parts.reduce((sum, part) => sum + part, 0) - 1) < WHOLE)
		return text.replace(listed[0], parts.map(part => Number(part.toPrecision(6))).join(', '));
	const shares = [...text.matchAll(SHARE)].map(([, share]) => shareOf(share!));
	if (shares.length > 1 && Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < WHOLE)
		return `${text.replace(SHARE, ' ')}\nAttention weights: ${shares.join(', ')}.`;
	const found = [...text.matchAll(EACH)];
	const kinds = new Set(found.map(([, kind]) => kind!.toLowerCase()));
	const [kind] = kinds;
	return found.length < 2 || kinds.size > 1
		? text
		: `${text.replace(EACH, '')}\nAttention ${kind}s: ${found.map(([, , number]) => number).join(', ')}.`;
}
