import type { Value } from '../math/value.ts';
import type { StatementKind } from '../quantities/statement.ts';
import type { Anchor } from '../text/block.ts';
import type { Message } from '../text/message.ts';

export type Verdict = 'right' | 'wrong' | 'follows' | 'incomplete' | 'unsupported' | 'cannot-tell';

export type Remark = 'rounded' | 'last-digit' | 'carried' | 'loose' | 'compensating' | 'alternative' | 'method';

/** A verdict on one statement. */
export interface Finding {
	readonly part: number | undefined;
	readonly anchor: Anchor;
	readonly kind: StatementKind | 'point' | 'step' | 'symbol' | 'fact';
	readonly verdict: Verdict;
	/** Stable code, documented in docs/rules.md, can be switched off by name: `value.mismatch`. */
	readonly rule: string;
	/** One or two sentences: what is off, by what factor, what was accepted. */
	readonly message: Message;
	/** With right inputs. */
	readonly expected: Expected | undefined;
	/** With the inputs as written, where that differs. */
	readonly expectedHere: Expected | undefined;
	/** Indices into the review's findings, of the wrong ones that it inherits from; never empty for `follows`. */
	readonly roots: readonly number[];
	readonly remark: Remark | undefined;
	/** Readings under which it would be right: `GiB`, `MAC`. */
	readonly alternatives: readonly Message[];
	/** Where the text contradicts itself or what it contradicts: a given, an earlier result. */
	readonly related: readonly { readonly anchor: Anchor; readonly message: Message }[];
	/** Edits that mend it, best first. */
	readonly fixes: readonly Fix[];
	/** How loud a wrong finding should be; an error where absent. `warning`: somebody may have meant it so; `information`: no alarm. */
	readonly severity?: 'error' | 'warning' | 'information';
	/** Symbol of the solution's result that this finding confirms or contradicts. */
	readonly target?: string;
	/** Symbols of other results that are the same number, and that it confirms as well. */
	readonly alsoTargets?: readonly string[];
	/** Where the question names several values in a row: the index of the case that `target` is a result of. */
	readonly case?: number;
	/** Where the numbers and names come from that it uses. */
	readonly origins?: readonly FindingOrigin[];
	/** For a wrong one: the edits that put right the number and all that follows from it, in the order of the text. */
	readonly mend?: readonly Fix[];
}

/** What a finding has that says no more than its message: nothing expected, inherited, remarked or mended. */
export const PLAIN = {
	expected: undefined,
	expectedHere: undefined,
	roots: [],
	remark: undefined,
	alternatives: [],
	related: [],
	fixes: [],
} as const satisfies Partial<Finding>;

/** Where a number comes from: what the question gives, a result of the text, a fact of the field, or nowhere. */
export interface FindingOrigin {
	readonly anchor: Anchor;
	readonly from: 'given' | 'derived' | 'fact' | 'nowhere';
	/** Where that stands; undefined for a fact and for nowhere. */
	readonly source: Anchor | undefined;
	/** For a fact, what it is: `h200 memory`. */
	readonly name: string | undefined;
}

export interface Expected {
	readonly value: Value;
	/** As a person writes it, in the unit that the document used: `2 × 10⁵ GB`. */
	readonly text: string;
	readonly latex: string;
}

export interface Fix {
	readonly title: Message;
	readonly anchor: Anchor;
	readonly replacement: string;
}
