/** What an entry costs beside its text, in characters. */
const ENTRY = 128;

/**
 * Remembers what a pure function of a text gave. Bounded by how many characters of texts are kept, so that a few long texts or many short ones may be
 * remembered: all lines of a long document, read again with every keystroke. When the younger half is full, the older half is forgotten.
 *
 * @param longest longer texts are not remembered.
 */
export const rememberTexts = <V>(
	f: (text: string) => V,
	characters = 1_500_000,
	longest = characters / 4,
): ((text: string) => V) => {
	let young = new Map<string, V>();
	let old = new Map<string, V>();
	let held = 0;
	return text => {
		if (text.length > longest) return f(text);
		const known = young.get(text);
		if (known !== undefined || young.has(text)) return known!;
		const value = old.has(text) ? old.get(text)! : f(text);
		held += text.length + ENTRY;
		if (held > characters / 2) {
			old = young;
			young = new Map();
			held = text.length + ENTRY;
		}
		young.set(text, value);
		return value;
	};
};

/** The same for lines, names and formulas: of long texts there are none of these twice. */
export const remember = <V>(f: (text: string) => V): ((text: string) => V) => rememberTexts(f, 4_000_000, 2000);

/** Remembers what a pure function gave of an object as long as somebody else holds it. */
export const rememberOf = <K extends object, V>(f: (of: K) => V): ((of: K) => V) => {
	const known = new WeakMap<K, V>();
	return of => {
		const found = known.get(of);
		if (found !== undefined || known.has(of)) return found!;
		const value = f(of);
		known.set(of, value);
		return value;
	};
};

/** The same for two objects. */
export function rememberOfTwo<A extends object, B extends object, V>(f: (a: A, b: B) => V): (a: A, b: B) => V {
	const known = new WeakMap<A, (b: B) => V>();
	return (a, b) => {
		let ofA = known.get(a);
		if (!ofA) {
			ofA = rememberOf((each: B) => f(a, each));
			known.set(a, ofA);
		}
		return ofA(b);
	};
}
