import type { Expression } from '../math/expression.ts';
import type { Value } from '../math/value.ts';
import type { Given } from '../quantities/given.ts';
import type { Message } from '../text/message.ts';
import type { Member } from './cases/enumerations.ts';
import type { Trace } from './run/trace.ts';

/** A key run on the givens of a part. */
export interface Solution {
	readonly key: string;
	readonly title: string;
	/** The method that was run first (the one the question names, else the key's first), empty where the key has one only. */
	readonly method: string;
	readonly givens: readonly Given[];
	readonly steps: readonly SolvedStep[];
	/** What was asked for, and what the key gives beside it (`incidental`). */
	readonly results: readonly NamedResult[];
	/** Other right ways with their results: an answer is right if any of them gives it. */
	readonly otherMethods: readonly {
		readonly method: string;
		readonly steps: readonly SolvedStep[];
		readonly results: readonly NamedResult[];
		/** Whether it takes something from a default or a fact that the first way does without. */
		readonly assumes?: boolean;
		/** It answers another question than this one, which is in symbols alone and does not name it: there to check answers, and not shown. */
		readonly aside?: true;
	}[];
	/** Defaults and assumptions that went in, one line each. */
	readonly assumptions: readonly Message[];
	/** The question may be another one: no wording of the key fits it, only the key's whole text. It confirms, and contradicts nothing. */
	readonly likely?: true;
	/** Its letters are those of the text itself: what the text calls by one of them is no other result. */
	readonly ownLetters?: true;
	/** What the question asks or states and the solution leaves aside, in the question's words: an answer is not all right by this solution alone. */
	readonly unsolved?: readonly string[];
	/** What could not be bound ("needs the rank k"); the solution then stops at that step, or stays symbolic. */
	readonly missing: readonly { readonly symbol: string; readonly name: string }[];
	readonly points: readonly SolvedPoint[];
	/** Known mistakes, as far as they are mistakes with these givens. */
	readonly mistakes?: readonly SolvedMistake[];
	/** Whether the question asks to derive, show or prove: then the steps are part of the answer. */
	readonly derivation?: boolean;
	readonly sources: readonly string[];
	readonly plots: readonly Plot[];
	/** How the results of the method hang together; absent where no step could be run. */
	readonly trace?: Trace;
	/** Where the question names several values in a row (`in fp32 and bf16`): all cases, the first of which is this solution. */
	readonly cases?: readonly SolvedCase[];
}

/** A question worked out for one of the values that it names in a row. */
export interface SolvedCase {
	/** As the question writes it: `bf16`, `r = 8`. */
	readonly label: string;
	/** The member of each row that this case is about. */
	readonly members: readonly Member[];
	readonly solution: Solution;
	/** The same under another reading of a member: 8k tokens are 8000 or 8192. */
	readonly readings: readonly Solution[];
}

/** What a full answer says, and how it is recognised. */
export interface SolvedPoint {
	readonly id: string;
	readonly text: string;
	readonly must: boolean;
	/** Ids of steps whose formulas make it. */
	readonly steps?: readonly string[];
	/** Formulas that make it, in the document's symbols. */
	readonly formulas?: readonly Expression[];
	/** Wordings that make it; all words of one must be there. */
	readonly words?: readonly string[];
}

/** A known mistake. Seen by its formula, by its words, or (with both) by the words behind the formula. */
export interface SolvedMistake {
	/** In the document's symbols. */
	readonly formula: Expression | undefined;
	/** What the formula comes to with the givens. */
	readonly value: Value | undefined;
	readonly words: readonly string[];
	readonly say: string;
	readonly verdict: 'wrong' | 'unsupported' | 'incomplete';
	/**
	 * When it is a mistake: once, or for those members of the list that the steps are run for; `shows` is the counterexample that was run.
	 */
	readonly cases: readonly { readonly member: Value | undefined; readonly shows: string | undefined }[];
	/** Whether it is one for every member. */
	readonly always: boolean;
	/** The list's name in the document. */
	readonly of?: string;
}

export interface SolvedStep {
	readonly id: string;
	readonly title: string;
	/** Markdown with inline formulas. */
	readonly reason: string;
	/** The formula, with values put in, and what came out; LaTeX printed from what was run. */
	readonly latex: string;
	readonly substituted: string | undefined;
	readonly expression: Expression;
	/** All its formulas, in the document's symbols. */
	readonly formulas?: readonly Expression[];
	/** For a step that is run for every member of a list: the list's name in the document, and the member. */
	readonly member?: { readonly of: string; readonly value: Value };
	readonly results: readonly NamedResult[];
	/** Nobody asks for what it finds; it is shown where an answer speaks of it. */
	readonly aside?: true;
}

export interface NamedResult {
	readonly symbol: string;
	readonly symbolLatex: string;
	readonly name: string;
	readonly value: Value;
	readonly text: string;
	readonly latex: string;
	/** Other names of it. */
	readonly aliases?: readonly string[];
	/** Of a question in letters whose answer works out an example: the formula that is asked for, with the example behind it. */
	readonly general?: { readonly text: string; readonly latex: string };
	/** The wording gives it, but this question does not ask for it: an answer is complete without it. */
	readonly incidental?: true;
}

/** What to draw, as data from named results; drawn by the panel and the export. */
export interface Plot {
	readonly kind: 'curve' | 'contour' | 'bars' | 'heat-map' | 'strip' | 'ladder' | 'flow';
	readonly title: string;
	/** What a person who cannot see it is told. */
	readonly alternative: string;
	readonly data: PlotData;
}

export interface PlotData {
	readonly x?: { readonly label: string; readonly log: boolean; readonly unit: string };
	readonly y?: { readonly label: string; readonly log: boolean; readonly unit: string };
	readonly series?: readonly {
		readonly label: string;
		readonly points: readonly (readonly [number, number])[];
		/** The value of a bar as results print it, where a number and a unit would not do: `$6 million`. */
		readonly text?: string;
	}[];
	readonly rowLabels?: readonly string[];
	readonly columnLabels?: readonly string[];
	readonly cells?: readonly (readonly number[])[];
	readonly segments?: readonly {
		readonly label: string;
		readonly from: number;
		readonly to: number;
		readonly marked: boolean;
	}[];
	readonly levels?: readonly number[];
	/** For bars: behind how many of them a line is drawn. */
	readonly cut?: { readonly behind: number; readonly label: string };
	/** For a flow of numbers: in an order in which each number stands behind those that it is made of. */
	readonly numbers?: readonly FlowNumber[];
	/** For a flow of numbers: indices of `numbers`, from and to; from is the smaller one. */
	readonly ways?: readonly (readonly [number, number])[];
}

/** A number of a flow: a given of the key, or a result of its steps. */
export interface FlowNumber {
	readonly label: string;
	/** With its unit: `2 TB`. */
	readonly text: string;
	readonly kind: 'given' | 'result';
}
