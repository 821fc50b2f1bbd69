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
