import type { Shape, Value } from '../math/value.ts';
import type { Anchor } from '../text/block.ts';

export type GivenFrom = 'question' | 'problem' | 'part' | 'answer' | 'user' | 'fact' | 'default';

/** A quantity bound to a symbol or a name, and where it comes from. */
export interface Given {
	/** Canonical symbol name (`N`, `d_model`), where it has one. */
	readonly symbol: string | undefined;
	/** The LaTeX of the symbol as written, for showing. */
	readonly latex: string | undefined;
	/** Words that name it: `memory bandwidth`, `parameters`. Lower case. */
	readonly name: string | undefined;
	/** A matrix that is only declared (`W_O ∈ R^{d × d_h}`) has a shape and no value. */
	readonly value: Value | undefined;
	readonly shape: Shape | undefined;
	readonly from: GivenFrom;
	/** Index of the part in whose text it stands; undefined for facts, defaults and front matter. */
	readonly part: number | undefined;
	readonly anchor: Anchor | undefined;
}

/** A constant of the field with its source; an entry of src/facts. */
export interface Fact {
	readonly id: string;
	/** `H200`, `GPT-3`, `Boltzmann constant`. */
	readonly subject: string;
	readonly aliases: readonly string[];
	/** `memory bandwidth`, `parameters`, `layers`. */
	readonly property: string;
	readonly value: Value;
	readonly source: string;
	/** Year or date of the source. */
	readonly date: string;
	/** A condition that goes with it: `dense, BF16`. */
	readonly note: string | undefined;
}
