const NUMBER = String.raw`[-−+]?\s*\d+(?:\.\d+)?`;
/** `L_i(p) = \frac12 (p - c_i)^2`: a formula for each member of a family. */
const FAMILY =
	/^\s*(\\ell|\\mathcal\{?[A-Z]\}?|[A-Za-z])\s*_\{?([ijkt])\}?\s*\(\s*(\\?[A-Za-z]+)\s*\)\s*(?::=|=)\s*([^=]+?)\s*[,.;]?\s*$/;
const MOST = 6;

/**
 * The members of a family of functions that a text states with an index (`L_i(p) = \tfrac12 (p - c_i)^2`), for the values that it lists for what bears
 * the index: `c = (0, 4, 8)`, `c_1 = 2 and c_2 = -1`, `(s_1, q_1) = (2, 3)`. None where one of the values is missing.
 */
export function indexedLaws(text: string, formulas: readonly string[]): readonly string[] {
	return formulas.flatMap(formula => {
		const [, name, index, variable, body] =
			FAMILY.exec(formula.replaceAll('\\left', '').replaceAll('\\right', '')) ?? [];
		if (!name || !index || !variable || !body) return [];
		const indexed = new RegExp(String.raw`(\\?[A-Za-z]+)_(?:\{${index}\}|${index}(?![A-Za-z\d]))`, 'g');
		const letters = [...new Set([...body.matchAll(indexed)].map(([, letter]) => letter!))];
		if (letters.length === 0) return [];
		const plain = text.replace(/\\[,;!:]|[${}]|\\(?:left|right)|~/g, '');
		const values = letters.map(letter => valuesOf(letter, plain));
		const count = Math.min(...values.map(row => row.length));
		if (count < 2 || count > MOST || values.some(row => row.length !== count)) return [];
		return Array.from({ length: count }, (_, at) => {
			const put = letters.reduce(
				(said, letter, which) =>
					said.replace(
						new RegExp(String.raw`${letter.replace('\\', '\\\\')}_(?:\{${index}\}|${index}(?![A-Za-z\d]))`, 'g'),
						`(${values[which]![at]})`,
					),
				body,
			);
			return `${name}_${at + 1}(${variable}) = ${put}`;
		});
	});
}

/** The values that a text lists for a letter, in their order. */
function valuesOf(letter: string, plain: string): readonly string[] {
	const bare = letter.replace('\\', '\\\\');
	const row = new RegExp(
		String.raw`(?<![\\A-Za-z_])${bare}\s*=\s*[([]\s*(${NUMBER}(?:\s*,\s*${NUMBER})+)\s*[)\]]`,
	).exec(plain)?.[1];
	if (row !== undefined) return row.split(',').map(tidy);
	const single = new Map<number, string>();
	for (const [, at, value] of plain.matchAll(
		new RegExp(String.raw`(?<![\\A-Za-z_])${bare}_(\d)\s*=\s*(${NUMBER})(?!\s*[\d^])`, 'g'),
	))
		single.set(Number(at), tidy(value!));
	// `(s_1, q_1) = (2, 3)`: each letter has the value at its place.
	for (const [, names, numbers] of plain.matchAll(
		new RegExp(String.raw`\(([^()=]*_\d[^()=]*)\)\s*=\s*\(\s*(${NUMBER}(?:\s*,\s*${NUMBER})+)\s*\)`, 'g'),
	)) {
		const all = numbers!.split(',').map(tidy);
		names!.split(',').forEach((each, at) => {
			const [, own, place] = /^\s*(\\?[A-Za-z]+)_(\d)\s*$/.exec(each) ?? [];
			if (own === letter && all[at] !== undefined) single.set(Number(place), all[at]);
		});
	}
	const places = [...single.keys()].toSorted((a, b) => a - b);
	return places.every((place, at) => place === at + 1) ? places.map(place => single.get(place)!) : [];
}

const tidy = (number: string): string => number.replace('−', '-').replace(/[\s+]/g, '');
