import { askOf } from './asks.ts';
import type { Label } from './labels.ts';
import { plain } from './lines.ts';
import { type Candidate, type Entry, lastOf, type Node, type Nodes } from './node.ts';
import type { Placer } from './placing.ts';
import { doubts } from './requests.ts';
import type { Candidates } from './runs.ts';

/** How many lines below a label may ask what it is about. */
const ASKS_WITHIN = 12;

/** What is asked, and what answers it, around a line of a document whose tree grows. */
export class Asking {
	readonly #entries: readonly Entry[];
	readonly #candidates: Candidates;
	readonly #nodes: Nodes;
	readonly #placer: Placer;

	constructor(entries: readonly Entry[], candidates: Candidates, nodes: Nodes, placer: Placer) {
		this.#entries = entries;
		this.#candidates = candidates;
		this.#nodes = nodes;
		this.#placer = placer;
	}

	/** The first label on or after a line that may answer what was asked: no list of an answer's own steps. */
	nextOfReply(at: number, turn: number): Candidate | undefined {
		let next = this.#candidates.from(at);
		while (next && this.#entries[next.at]!.turn === turn && this.#placer.replies.isOwn(next))
			next = this.#candidates.from(next.at + 1);
		return next;
	}

	/** Whether a label takes up one of those that were asked from a line on, in the same words. */
	answersAsked(next: Candidate, asked: number): boolean {
		const { label } = next;
		const member = label.members[label.members.length - 1]!;
		for (let index = this.#nodes.all.length - 1; index >= 0 && this.#nodes.all[index]!.at >= asked; index--) {
			const node = this.#nodes.all[index]!;
			const alike =
				label.word !== undefined
					? node.label !== undefined
					: node.label?.word === undefined && (node.label?.wrap === label.wrap || isLetter(label));
			if (alike && lastOf(node).text === member.text) return true;
		}
		return false;
	}

	/** Whether a question without a label is left without an answer: the next one has the same marker, and both say what they ask behind it. */
	asksNext(current: Node, at: number): boolean {
		const own = this.#entries[at]!;
		const before = this.#entries[current.firstQuestion];
		return (
			current.label === undefined &&
			before?.marker?.word === own.marker!.word &&
			!before.marker.whole &&
			!own.marker!.whole &&
			before.line.boldLine &&
			own.line.boldLine
		);
	}

	/** Whether a list of numbered questions, four or more, is the first that is labelled below a line. */
	questionsFollow(at: number): boolean {
		const next = this.#candidates.from(at + 1);
		if (!next || next.label.word || next.label.members.length > 1 || next.label.members[0]!.text !== '1') return false;
		const run = this.#candidates.run(this.#candidates.on(next.at)!);
		return run.members.length > 3 && run.evidence * 2 >= run.members.length;
	}

	/** Whether a label's line or one of those right below it asks. */
	asksFrom(at: number): boolean {
		return this.#entries
			.slice(at, at + ASKS_WITHIN)
			.some(e => !e.skip && askOf(plain(e.head.slice(e.label?.length ?? 0))) === 2);
	}

	/** Whether a user's words behind a label speak of the answer that an assistant gave to it. */
	isDoubt({ label }: Candidate, entry: Entry): boolean {
		const last = label.members[label.members.length - 1]!.text;
		// One of several that are asked in a turn is none.
		const asked = this.#candidates.all.filter(c => this.#entries[c.at]!.turn === entry.turn);
		if (asked.length > 1) return false;
		return (
			doubts.test(plain(entry.head.slice(label.length))) &&
			this.#nodes.all.some(n => this.#entries[n.at]!.role === 'assistant' && lastOf(n).text === last)
		);
	}
}

/** Whether a label is a letter with whatever sign. */
const isLetter = ({ members, upper }: Label): boolean =>
	members.length === 1 && members[0]!.kinds[0] === 'letter' && !upper;
