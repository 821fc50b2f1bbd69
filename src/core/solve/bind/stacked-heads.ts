import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { NUMBER, SEPARATOR, TUPLE } from './array-patterns.ts';

/** `$z^1 = 3$`, `r^{2} = (1, 0)`: numbered above; a first power is never written. */
const FIRST_ABOVE = /(?<![A-Za-z\\])([a-z])\s*\^\s*\{?1\}?\s*=/g;
const HEADS = new RegExp(
	String.raw`\b(${numberWords(2, 6)}|[2-6]|zwei|drei|vier|deux|trois|dos|tres)\s+(?:attention\s+)?heads?\b`,
	'i',
);
const COUNTS: Readonly<Record<string, number>> = { zwei: 2, drei: 3, vier: 4, deux: 2, trois: 3, dos: 2, tres: 3 };
/** `the concatenated head outputs are (3, -1, 2, 5)`, `stacked vector $z = (1, 2, 0, 1)^\top$`. */
const STACKED = new RegExp(
	String.raw`(\b(?:concatenated|stacked|concatenation|concatenating)\b[^.;:?!()[\]]{0,60}?(?:\bis|\bare|=|:|\bto)\s*\$?(?:[a-z]\s*=\s*)?)(${TUPLE})`,
	'gi',
);
/** `\left[\begin{array}{cc|cc} … \end{array}\right]`. */
const ARRAY =
	/(?:\\left\s*)?[[(]\s*\\begin\{array\}\s*\{[^{}]*\}([\s\S]{1,400}?)\\end\{array\}\s*(?:\\right\s*)?[\])]/g;

/**
 * A text with the results of its heads apart: those that are numbered above as numbered below, one vector of all of them as one for each head; a matrix
 * in blocks is a matrix.
 */
export function headsApart(text: string): string {
	const letters = new Set([...text.matchAll(FIRST_ABOVE)].map(([, letter]) => letter!));
	let plain = text.replace(ARRAY, String.raw`\begin{bmatrix}$1\end{bmatrix}`);
	for (const letter of letters)
		plain = plain.replace(
			new RegExp(String.raw`(?<![A-Za-z\\])${letter}\s*\^\s*\{?([1-9])\}?(?=\s*(?:=|[,;+$]|\\|$))`, 'g'),
			`${letter}_$1`,
		);
	const [, said = ''] = HEADS.exec(plain) ?? [];
	const count = /^\d/.test(said) ? Number(said) : (COUNTS[said.toLowerCase()] ?? numberOfWord(said) ?? 0);
	if (count < 2) return plain;
	return plain.replace(STACKED, (whole, lead: string, tuple: string) => {
		const numbers = tuple.replace(/^(?:\\left)?[([⟨]|(?:\\right)?[)\]⟩]$/g, '').split(new RegExp(SEPARATOR));
		const width = numbers.length / count;
		if (!Number.isInteger(width) || width < 2 || !numbers.every(each => new RegExp(`^\\s*${NUMBER}\\s*$`).test(each)))
			return whole;
		const each = Array.from(
			{ length: count },
			(_, at) => `(${numbers.slice(at * width, (at + 1) * width).join(', ')})`,
		);
		return `${lead}${each.join(', ')}`;
	});
}
