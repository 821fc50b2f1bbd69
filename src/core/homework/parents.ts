import type { MemberKind } from './labels.ts';
import type { Candidate, Entry, Node } from './node.ts';
import type { Siblings } from './siblings.ts';

/** Decides under which open part a label begins a level. */
export class Parents {
	readonly #entries: readonly Entry[];
	readonly #siblings: Siblings;

	constructor(entries: readonly Entry[], siblings: Siblings) {
		this.#entries = entries;
		this.#siblings = siblings;
	}

	/** Under which open part a first member may begin a level; false where under none. */
	parentFor(kind: MemberKind, c: Candidate, stack: readonly Node[]): Node | undefined | false {
		const top = stack[stack.length - 1];
		if (!top) return undefined;
		// `Subpart (i)` under `Part (a)`.
		if (c.label.word === 'part' && this.#isSubpart(c, top)) return top.kind === kind ? (top.parent ?? undefined) : top;
		if (c.label.word === 'part') return stack.findLast(n => n.kind === 'number' || n.kind === 'name') ?? stack[0];
		for (let depth = stack.length - 1; depth >= 0; depth--) {
			const node = stack[depth]!;
			const fits =
				kind === 'roman'
					? node.kind !== 'roman' || this.#isNumeral(node, c)
					: kind === 'letter'
						? (node.kind !== 'letter' && node.kind !== 'roman') ||
							this.#isNamedByLetter(node, c) ||
							this.#isNumeral(node, c)
						: (node.kind !== 'roman' || this.#isChapter(node, c)) && this.#numberFits(node, c);
			// A top heading opens no part of what a deeper heading opened.
			const own = this.#entries[c.at]!.line.level;
			const deep = own === 1 && this.#entries[node.at]!.line.level !== 1 && kind === 'number';
			if (fits && !deep) return node;
			if (node.kind === kind && !this.#siblings.alike(c, node)) return false;
		}
		return undefined;
	}

	/** Whether a part stands within the open one: it is called so, or it is another kind of number in a deeper heading. */
	#isSubpart(c: Candidate, top: Node): boolean {
		if (top.kind !== 'letter' && top.kind !== 'roman') return false;
		if (/^sub-?part|^sub-?question|^unterpunkt/.test(c.label.name)) return true;
		const own = this.#entries[c.at]!.line.level;
		const above = this.#entries[top.at]!.line.level;
		return above > 0 && own > above;
	}

	/** `## Problem A` over `(a)`. */
	#isNamedByLetter({ label }: Node, c: Candidate): boolean {
		return label?.word === 'problem' && /\s\p{Lu}$/u.test(label.raw) && !c.label.upper && c.label.word === undefined;
	}

	/** `## Problem II` over `(a)`: a problem's numeral, in another dress than the letter. */
	#isNumeral(node: Node, c: Candidate): boolean {
		if (node.kind !== 'roman' || node.parent !== undefined) return false;
		return (
			node.label?.word === 'problem' || (node.label?.upper === true && !c.label.upper && !this.#siblings.alike(c, node))
		);
	}

	/** `## I. Theory` over `1. Derive …`: a numeral that stands above all. */
	#isChapter(node: Node, c: Candidate): boolean {
		return node.parent === undefined && this.#siblings.dressOf(node) === 'heading' && c.dress !== 'heading';
	}

	/** Numbers under a number: only in another dress than the one they would stand beside. */
	#numberFits(node: Node, c: Candidate): boolean {
		if (node.kind !== 'number') return true;
		return !this.#siblings.alike(c, node);
	}
}
