/**
 * A pattern of words that is asked of thousands of texts which have none of them: a text is searched only where it holds, whatever its letters' case, the longest
 * piece of one of the words.
 */
export class WordsPattern extends RegExp {
	readonly #pieces: readonly string[];

	/** @param words each stands for an alternative of `source`, which matches nothing without the word's letters; a `*` at its end is none of them. */
	constructor(words: readonly string[], source: string) {
		super(source, 'u');
		this.#pieces = [...new Set(words.map(pieceOf))];
	}

	override exec(text: string): RegExpExecArray | null {
		const lower = lowered(text);
		return this.#pieces.some(piece => lower.includes(piece)) ? super.exec(text) : null;
	}
}

const pieceOf = (word: string): string =>
	word
		.replace(/\*$/, '')
		.toLowerCase()
		.split(/\s+/)
		.reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');

let last = '';
let lastLower = '';

/** The same text is asked for by one pattern after the other. */
function lowered(text: string): string {
	if (text !== last) {
		last = text;
		lastLower = text.toLowerCase();
	}
	return lastLower;
}
