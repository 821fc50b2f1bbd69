import type { Homework } from '../../homework/homework.ts';
import type { Value } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { questionsOf } from '../places.ts';

/** What a name stands for somewhere, and what it should have stood for. */
export interface Binding {
	readonly name: string;
	readonly value: Value;
	readonly anchor: Anchor;
	/** Written by the question, or by an answer. */
	readonly given: boolean;
	/** Given, and not only about so much: it has no digits beyond those that are written. */
	readonly exact: boolean;
	/** Index of the part that it stands in. */
	readonly part: number | undefined;
	/** What it should have stood for; `value` where nothing is wrong with it. */
	readonly mended: Value;
	/** Findings that it inherits its error from. */
	readonly roots: readonly number[];
	/** Stands behind the place that asks, in its own paragraph. */
	readonly later: boolean;
}

/** How a chain's name came out: filled in as the chains of a text are judged, one after the other. */
interface Outcome {
	readonly roots: readonly number[];
	/** What the value should have been. */
	readonly mended: (value: Value) => Value;
}

const USABLE: ReadonlySet<Value['kind']> = new Set(['quantity', 'matrix', 'list']);
/** `k = 1, \dots, n`, `h = 1, 2, 3`: a name that runs through values stands for none of them. */
const RUNS_ON = /^\s*(?:[,;]|\\to|→|\.\.)\s*(?:\\[lc]?dots\b|…|\.\.\.|\d+\s*(?:[,;]|$))/;

const HEDGE = /[≈~≃]|\\(?:approx|sim)\b|\b(?:about|roughly|approximately|around|nearly|almost)\b/i;

const CASE = /\b(?:at|when|if|once|until|bei|ab|wenn|quand|cuando)\s+[$(\\*_]*(?:\p{L}[\p{L}\d_{}]{0,8}\s*[=≈]\s*)?$/iu;

/** A question of what would be otherwise. */
const SUPPOSED =
	/\b(?:what\s+(?:if|happens|changes)|suppose|instead|(?:gets?|becomes?|grows?|is|are)\s+(?:now\s+)?(?:\d+|two|three|four|ten|a hundred)\s+times|(?:doubl|halv|tripl|quadrupl)(?:e|es|ed|ing))\b/i;

/** Names of the text with the values that it gives them, and which of these a statement sees. */
export class Names {
	readonly #bySymbol = new Map<string, Given[]>();
	readonly #outcomes = new Map<string, Outcome>();
	readonly #homework: Homework;
	readonly #cases = new Map<number, boolean>();

	constructor(homework: Homework, givens: readonly Given[]) {
		this.#homework = homework;
		for (const given of givens) {
			const { symbol, value, anchor, from } = given;
			if (symbol === undefined || !value || !anchor || !USABLE.has(value.kind)) continue;
			if (from === 'fact' || from === 'default') continue;
			const after = ownText(homework.source.blocks[anchor.block]).slice(anchor.span.end, anchor.span.end + 40);
			if (RUNS_ON.test(after)) continue;
			const known = this.#bySymbol.get(symbol);
			if (known) known.push(given);
			else this.#bySymbol.set(symbol, [given]);
		}
	}

	/** Says how the last value of a chain stands, for those who use its name. */
	learn(anchor: Anchor, outcome: Outcome): void {
		this.#outcomes.set(keyOf(anchor), outcome);
	}

	/**
	 * All values that `name` may stand for where the statement stands, nearest first; those of its own paragraph that come later are
	 * among them. Empty: the name is not known there.
	 */
	bindings(name: string, { part, anchor }: Pick<Statement, 'part' | 'anchor'>): readonly Binding[] {
		const found: { readonly rank: number; readonly binding: Binding }[] = [];
		const all = this.#bySymbol.get(name) ?? [];
		// A letter that gets hundreds of values stands for none.
		if (all.length > 200) return [];
		for (const given of all) {
			const place = given.anchor!;
			const before =
				place.block < anchor.block || (place.block === anchor.block && place.span.start < anchor.span.start);
			if (given.from !== 'user' && !before && place.block !== anchor.block) continue;
			if (place.block === anchor.block && place.span.start === anchor.span.start) continue;
			const rank = this.#rank(given, part);
			if (
				rank === undefined ||
				(rank === 2 && given.from === 'answer' && (this.#isCase(place) || this.#asksOfCase(given.part!)))
			)
				continue;
			const outcome = this.#outcomes.get(keyOf(place));
			found.push({
				rank: before ? rank : rank + 0.5,
				binding: {
					name,
					value: given.value!,
					anchor: place,
					given: given.from !== 'answer',
					exact: given.from !== 'answer' && !this.#isHedged(place),
					part: given.part,
					mended: outcome ? outcome.mended(given.value!) : given.value!,
					roots: outcome?.roots ?? [],
					later: !before,
				},
			});
		}
		// What the part's own question says anew goes before what the problem said.
		const restated = found.some(({ rank, binding }) => rank === 0 && binding.given);
		return found
			.filter(({ rank }) => !restated || rank < 1)
			.sort((a, b) => a.rank - b.rank)
			.map(({ binding }) => binding);
	}

	/** `They break even at L = 26,600`: a value of a name for that place alone, which means nothing to other parts. */
	#isCase({ block, span }: Anchor): boolean {
		const text = ownText(this.#homework.source.blocks[block]);
		return CASE.test(text.slice(Math.max(0, span.start - 30), span.start));
	}

	/** `The budget gets 16 times bigger. What happens to N?`: what a part comes to is what another case would give. */
	#asksOfCase(part: number): boolean {
		let asks = this.#cases.get(part);
		if (asks === undefined) {
			asks = SUPPOSED.test(questionsOf(this.#homework)(part));
			this.#cases.set(part, asks);
		}
		return asks;
	}

	/** Whether the text says that a value is only about so much. */
	#isHedged({ block, span }: Anchor): boolean {
		const text = ownText(this.#homework.source.blocks[block]);
		return HEDGE.test(text.slice(Math.max(0, span.start - 16), span.end));
	}

	/** Names of matrices that a statement sees. */
	matrices(statement: Pick<Statement, 'part' | 'anchor'>): readonly Binding[] {
		return [...this.#bySymbol.keys()].flatMap(name => {
			const [first] = this.bindings(name, statement);
			return first?.value.kind === 'matrix' ? [first] : [];
		});
	}

	/** 0 the part itself, 1 what stands above it, 2 earlier parts of its problem; undefined where a part does not look. */
	#rank(given: Given, part: number | undefined): number | undefined {
		if (given.from === 'user' || given.part === part) return 0;
		if (given.part === undefined) return 3;
		const { parts } = this.#homework;
		const top = (from: number | undefined): number | undefined => {
			let at = from;
			for (let depth = 0; at !== undefined && parts[at]?.parent !== undefined && depth < 50; depth++) {
				if (at === given.part) return -1;
				at = parts[at]!.parent;
			}
			return at === given.part ? -1 : at;
		};
		const mine = top(part);
		if (mine === -1) return 1;
		let theirs: number | undefined = given.part;
		for (let depth = 0; theirs !== undefined && parts[theirs]?.parent !== undefined && depth < 50; depth++)
			theirs = parts[theirs]!.parent;
		return mine !== undefined && theirs === mine ? 2 : undefined;
	}
}

const keyOf = ({ block, span }: Anchor): string => `${block}:${span.start}:${span.end}`;
