/**
 * Remembers what a pure function of a short text gave. Bounded: when the memory is full, the older half is forgotten.
 *
 * @param limit how many results are kept.
 * @param longest longer texts are not remembered.
 */
export const remember = <V>(f: (text: string) => V, limit = 8192, longest = 2000): ((text: string) => V) => {
	let young = new Map<string, V>();
	let old = new Map<string, V>();
	return text => {
		if (text.length > longest) return f(text);
		if (young.has(text)) return young.get(text)!;
		const value = old.has(text) ? old.get(text)! : f(text);
		if (young.size >= limit / 2) {
			old = young;
			young = new Map();
		}
		young.set(text, value);
		return value;
	};
};

/**
 * The same for texts of any length: what is bounded is how many characters of them are kept, so that a few long texts or many short ones may be
 * remembered.
 */
export const rememberTexts = <V>(f: (text: string) => V, characters = 1_000_000): ((text: string) => V) => {
	let young = new Map<string, V>();
	let old = new Map<string, V>();
	let held = 0;
	return text => {
		if (young.has(text)) return young.get(text)!;
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

/** What an entry costs beside its text, in characters. */
const ENTRY = 64;

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
