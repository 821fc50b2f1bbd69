import { toText } from '../math/print/print.ts';
import type { Value } from '../math/value.ts';
import type { Given } from '../quantities/given.ts';
import { rememberOf } from '../text/memo.ts';
import type { PartText } from './bind/part-text.ts';
import { variationsOf } from './cases/by-variations.ts';
import type { AnswerKey } from './key.ts';
import type { Library } from './library.ts';
import { candidateKeys, type Match } from './match/match.ts';
import { moved } from './moved.ts';
import { type Relevant, relevantTo } from './relevant.ts';
import { questionClauses } from './several/question-clauses.ts';
import type { Solution } from './solution.ts';

/** What a part's text and what flows into it came to; a part that no key answers is remembered too. */
export interface Solved {
	readonly match: Match;
	readonly solution: Solution;
	/** Where the question names several values in a row: the match for each of them. */
	readonly matches?: readonly Match[];
}

/** A solution with the givens it was made of, where they stood. */
interface Entry {
	readonly solved: Solved | undefined;
	readonly givens: readonly Given[];
}

/** What is remembered of a library: when it is full, the older half is forgotten. */
class Memory {
	readonly #relevant = new Generations<Relevant>();
	readonly #solved = new Generations<Entry>();

	constructor(readonly library: Library) {}

	/** Which names may mean something to the keys of a text. */
	relevant(text: PartText, key: string): Relevant {
		return this.#relevant.get(key) ?? this.#relevant.put(key, relevantTo(this.#near(text)), key.length);
	}

	/** The keys that may answer a text as a whole or one of its questions. */
	#near(text: PartText): ReadonlySet<AnswerKey> {
		const texts = [text, ...variationsOf(text).map(each => each.text)].flatMap(each => [
			each,
			...questionClauses(each).flatMap(clause => [clause.text, clause.apart]),
		]);
		return new Set(texts.flatMap(each => [...candidateKeys(this.library, each)]));
	}

	solved(key: string, givens: readonly Given[], solve: () => Solved | undefined): Solved | undefined {
		const known = this.#solved.get(key);
		if (known) {
			if (!known.solved) return undefined;
			const there = moved(known.solved, known.givens, givens);
			if (there) return there;
		}
		const solved = solve();
		return this.#solved.put(key, { solved, givens }, key.length + (solved ? A_SOLUTION : 0)).solved;
	}
}

/** How much is kept, in characters: some thousands of parts, so that a long document fits. */
const LIMIT = 64_000_000;
/** What a solution counts for beside its fingerprint, and what any entry does. */
const A_SOLUTION = 6000;
const AN_ENTRY = 200;
/** Fingerprints that are longer than this are not kept. */
const LONGEST = 400_000;
/** Matrices with more entries than this are not written down. */
const ENTRIES = 256;

/** Entries by their keys; when the younger half is full, the older half is forgotten. */
class Generations<T> {
	#young = new Map<string, T>();
	#old = new Map<string, T>();
	#weight = 0;

	get(key: string): T | undefined {
		const young = this.#young.get(key);
		if (young !== undefined) return young;
		const old = this.#old.get(key);
		return old === undefined ? undefined : this.put(key, old, key.length + A_SOLUTION);
	}

	put(key: string, value: T, weight: number): T {
		this.#weight += weight + AN_ENTRY;
		if (this.#weight > LIMIT / 2) {
			this.#old = this.#young;
			this.#young = new Map();
			this.#weight = weight + AN_ENTRY;
		}
		this.#young.set(key, value);
		return value;
	}
}

const memoryOf = rememberOf((library: Library) => new Memory(library));

/**
 * Matching and solving are functions of the library, the part's text and the givens that it sees: what was solved before is taken
 * as it is, so that a keystroke solves only the parts that it changed and those that their results flow into. Only those givens count that may mean
 * something to the keys near to the text, and not where in the document they stand. A library that changed is another one, with a memory of its own.
 *
 * @param around the givens as the part's key sees them (withinProblem), in their order, those of other parts under a name that is meant.
 */
export function remembered(
	library: Library,
	text: PartText,
	around: (relevant: Relevant | undefined) => readonly Given[],
	solve: (givens: readonly Given[]) => Solved | undefined,
): Solved | undefined {
	const memory = memoryOf(library);
	const said = JSON.stringify(text);
	if (said.length > LONGEST) return solve(around(undefined));
	const givens = around(memory.relevant(text, said));
	const seen = fingerprint(givens);
	return seen === undefined ? solve(givens) : memory.solved(`${said}\n${seen}`, givens, () => solve(givens));
}

/** Givens written down with all that tells them from others but their places; undefined where that would be long. */
function fingerprint(givens: readonly Given[]): string | undefined {
	const pieces: string[] = [];
	const stood = new Map<number, { readonly start: number; readonly end: number; readonly at: number }[]>();
	let length = 0;
	for (const [at, given] of givens.entries()) {
		const value = given.value && textOfValue(given.value);
		if (given.value && value === undefined) return undefined;
		const { anchor, shape, part } = given;
		// Of two at one place only one counts.
		const others = anchor && (stood.get(anchor.block) ?? []);
		const overlaps = others?.filter(({ start, end }) => start < anchor!.span.end && anchor!.span.start < end);
		if (anchor && others) {
			others.push({ ...anchor.span, at });
			stood.set(anchor.block, others);
		}
		const piece = JSON.stringify([
			given.symbol,
			given.latex,
			given.name,
			value,
			shape && [toText(shape.rows), toText(shape.columns)],
			given.from,
			part !== undefined,
			overlaps?.map(each => each.at),
		]);
		length += piece.length;
		if (length > LONGEST) return undefined;
		pieces.push(piece);
	}
	return pieces.join('\n');
}

const textOfValue = rememberOf(valueText);

/** A value written down with all that tells it from another; undefined where that would be long. */
function valueText(value: Value): string | undefined {
	switch (value.kind) {
		case 'quantity':
			return `${value.value} ${value.error} ${value.unit.text} ${value.unit.factor} ${value.decimal?.toString() ?? ''}`;
		case 'matrix': {
			const factors = value.factors ?? [value.matrix];
			if (factors.reduce((sum, { rows, columns }) => sum + rows * columns, 0) > ENTRIES) return undefined;
			const entries = factors.map(each => `${each.rows}x${each.columns}:${each.to1DArray().join(' ')}`).join('*');
			return `${entries} ${value.unit?.text ?? ''} ${value.identity ?? ''} ${value.subspace ?? ''}`;
		}
		case 'list': {
			const items = value.items.map(valueText);
			return items.every(each => each !== undefined) ? `(${items.join('; ')})` : undefined;
		}
		case 'truth':
			return String(value.truth);
		case 'text':
			return `"${value.text}"`;
		case 'function':
			return `${value.parameters.join(',')} -> ${toText(value.body)}`;
		case 'symbolic':
			return toText(value.expression);
		case 'set':
			return value.items || !value.runs ? undefined : JSON.stringify(value.runs);
	}
}
