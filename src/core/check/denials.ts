import type { Literal } from '../math/literal.ts';
import type { Anchor } from '../text/block.ts';
import type { Finding } from './finding.ts';

/** Where a number stands: a statement, and an operand of its chain. */
export interface NumberPlace {
	readonly statement: number;
	readonly operand: number | undefined;
}

/**
 * A number that the key contradicts though its own arithmetic holds. It comes to light only when an answer is held against its key; with it
 * known the numbers are followed once more, so that what is made of it follows from it.
 */
export interface Denial extends NumberPlace {
	/** true value / value as written. */
	readonly ratio: number;
	readonly finding: Finding;
	/** For a number that follows by the key's steps: the wrong ones that it follows from. */
	readonly from: readonly NumberPlace[];
}

/** A number that its own sentence contradicts and that no statement holds; like a denial it is known only once all numbers have been followed. */
export interface SaidDenial {
	readonly anchor: Anchor;
	readonly literal: Literal;
	/** true value / value as written. */
	readonly ratio: number;
	readonly finding: Finding;
}

/** Denials by their place. */
export class Denials {
	readonly #byPlace: ReadonlyMap<string, Denial>;

	constructor(denials: readonly Denial[] = []) {
		this.#byPlace = new Map(denials.map(denial => [keyOf(denial), denial]));
	}

	at(place: NumberPlace): Denial | undefined {
		return this.#byPlace.get(keyOf(place));
	}
}

const keyOf = ({ statement, operand }: NumberPlace): string => `${statement}:${operand ?? ''}`;
