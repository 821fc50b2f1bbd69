import { numberOfWord, numberWords } from '../../math/number-words.ts';

/** `token i is e_i`, `position k of a sequence of 4 has the stream vector e_k`: each has the unit vector of its own number. */
const EACH_OWN =
	/\b(?:tokens?|positions?|words?|sources?|Position|Token)\s+\$?([a-z])\$?(?=[\s,:])[^.;?!]{0,80}?(?:\\(?:mathbf|boldsymbol|vec)\{e\}|(?<![\w\\])e)_\{?\1\}?(?!\w)|(?<![\w\\])[xX]_\{?([a-z])\}?\s*=\s*(?:\\(?:mathbf|boldsymbol|vec)\{e\}|e)_\{?\2\}?(?!\w)/i;
const COUNT = new RegExp(
	String.raw`(?:\b(\d{1,2}|${numberWords(2, 9)})\s+(?:one-hot\s+)?(?:tokens|positions|words)\b|\b(?:sequence|context|length|vocabulary)\s+(?:of\s+(?:length\s+)?)?(\d{1,2}|${numberWords(2, 9)})\b|\\mathbb\{?R\}?\s*\^\s*\{?(\d)\}?)`,
	'i',
);
/** So many tokens are written out. */
const MOST = 8;

/** `entry ln 6 at (2, 1), (3, 2) and zeros elsewhere`: a matrix by those of its entries that are not zero. */
const ENTRIES =
	/(\$?[A-Z]_?\{?[A-Z]{0,2}\}?\$?)\s+(?:has|have|with|is)\s+(?:the\s+|an?\s+)?(?:single\s+)?(?:entry|entries|value)\s+\$?(\\?ln\s*\(?\d+\)?|[-−]?\d+(?:\.\d+)?)\$?\s+(?:at|in|on)\s+(?:the\s+)?(?:positions?\s+|places?\s+)?((?:\$?\(\s*\d\s*,\s*\d\s*\)\$?(?:\s*,\s*(?:and\s+)?|\s+and\s+)?)+)[^.;?!]{0,20}\b(?:zeros?|0)\b\s*\$?\s*(?:everywhere else|elsewhere|otherwise)/g;

/**
 * A text with what it tells of unit vectors and of matrices by single entries written out: the tokens one by one, the matrix row by row.
 */
export function oneHotTold(text: string): string {
	const [, ...counts] = COUNT.exec(text) ?? [];
	const said = counts.find(each => each !== undefined);
	const count = said === undefined ? 0 : /^\d/.test(said) ? Number(said) : (numberOfWord(said) ?? 0);
	const matrices = text.replace(ENTRIES, (whole, name: string, entry: string, places: string) => {
		const at = [...places.matchAll(/(\d)\s*,\s*(\d)/g)].map(
			([, row, column]) => [Number(row), Number(column)] as const,
		);
		const side = Math.max(count, ...at.flat());
		if (side > MOST || side < 2) return whole;
		const rows = Array.from({ length: side }, (_, i) =>
			Array.from({ length: side }, (_each, j) =>
				at.some(([row, column]) => row === i + 1 && column === j + 1) ? entry.replace(/^\\/, '') : '0',
			).join(', '),
		);
		return `${name.replaceAll('$', '')} = [${rows.map(row => `[${row}]`).join(', ')}]`;
	});
	if (count < 2 || count > MOST || !EACH_OWN.test(matrices)) return matrices;
	const units = Array.from(
		{ length: count },
		(_, i) => `(${Array.from({ length: count }, (_each, j) => (i === j ? 1 : 0)).join(', ')})`,
	);
	return `${matrices}\nThe tokens are ${units.join(', ')}.`;
}
