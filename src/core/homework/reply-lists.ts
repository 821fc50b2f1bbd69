import type { Candidate, Entry, Nodes } from './node.ts';
import { lastOf } from './node.ts';
import type { Candidates } from './runs.ts';

/** Tells the lists of an assistant's reply that answer what was asked by labels from those that are an answer's own. */
export class ReplyLists {
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidates;
	readonly #nodes: Nodes;
	/** What the lists of each turn begin with, by turn and dress. */
	readonly #listed = new Map<string, readonly string[]>();

	constructor(entries: readonly Entry[], candidates: Candidates, nodes: Nodes) {
		this.#entries = entries;
		this.#candidates = candidates;
		this.#nodes = nodes;
	}

	/**
	 * Whether a list in an assistant's reply goes further than what was asked by labels: the user asks `**1.** …`, the reply lists `1.` and
	 * `2.`. It enumerates the answer's own steps.
	 */
	isOwn(c: Candidate): boolean {
		const { turn, role } = this.#entries[c.at]!;
		if (role !== 'assistant' || c.strong || c.label.word || c.label.members.length > 1) return false;
		const before = this.#nodes.all.filter(n => n.turn < turn);
		if (!before.some(n => this.#entries[n.at]!.role === 'user' && n.turn >= turn - 1)) return false;
		const key = `${turn} ${c.dress} ${c.label.wrap}`;
		let own = this.#listed.get(key);
		if (!own) {
			own = this.#candidates.all
				.filter(o => o.dress === c.dress && o.label.wrap === c.label.wrap && !o.label.word && !o.strong)
				.filter(o => this.#entries[o.at]!.turn === turn && o.label.members.length === 1)
				.map(o => o.label.members[0]!.text);
			this.#listed.set(key, own);
		}
		return own.some(text => !before.some(n => lastOf(n).text === text));
	}
}
