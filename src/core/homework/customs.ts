/** How many rows must agree before a document has a custom. */
const LEAST = 3;
/** How many times as many as those that do not. */
const MOST = 3;

/**
 * What a document does with rows of labels that look alike: whether they are parts, or content of answers. A first reading decides of
 * each row by itself; where nearly all that look alike were decided in one way, a second reading decides so of the others too.
 */
export class Customs {
	readonly #settled: ReadonlyMap<string, boolean>;
	readonly #votes = new Map<string, { parts: number; content: number }>();

	constructor(settled: ReadonlyMap<string, boolean> = new Map()) {
		this.#settled = settled;
	}

	/** Whether a row is one of parts, by the custom of the document or else as it was found by itself. */
	settle(looks: string, found: boolean): boolean {
		const vote = this.#votes.get(looks) ?? { parts: 0, content: 0 };
		this.#votes.set(looks, vote);
		if (found) vote.parts++;
		else vote.content++;
		return this.#settled.get(looks) ?? found;
	}

	/** The customs that some rows go against; undefined where there are none. */
	learn(): ReadonlyMap<string, boolean> | undefined {
		const learned = new Map<string, boolean>();
		for (const [looks, { parts, content }] of this.#votes) {
			const most = Math.max(parts, content);
			const others = Math.min(parts, content);
			if (others > 0 && most >= LEAST && most >= MOST * others) learned.set(looks, parts > content);
		}
		return learned.size > 0 ? learned : undefined;
	}
}
