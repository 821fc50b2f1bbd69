/**
 * The one door: a text goes in, a review comes out. Every surface (editor, panel, terminal, export) shows what is in a review
 * and does no arithmetic of its own. The types below are the JSON contract (docs/review.schema.json): add fields freely, rename
 * or drop none.
 */
export interface Review {
	readonly version: 1;
	readonly file: string;
	readonly parts: readonly ReviewPart[];
	readonly findings: readonly ReviewFinding[];
	readonly notes: readonly ReviewNote[];
	readonly tally: Tally;
	readonly partTally: Tally & { readonly unanswered: number };
}

/** UTF-16 offsets into the file's text without a byte-order mark: start, end (exclusive). */
export type Range = readonly [number, number];

export type ReviewVerdict = 'right' | 'wrong' | 'follows' | 'incomplete' | 'unsupported' | 'cannot-tell';
export type PartVerdict = ReviewVerdict | 'unanswered';

export interface ReviewPart {
	readonly id: string;
	readonly label: string;
	readonly raw: string;
	readonly leaf: boolean;
	readonly title: string;
	readonly points: number | null;
	readonly span: Range;
	/** Counted from 1. */
	readonly line: number;
	/** The line that opens the part. */
	readonly heading: Range;
	readonly question: Range | null;
	readonly answer: Range | null;
	/** Every section with its pieces, in document order; `question` and `answer` above are the hulls. */
	readonly sections: readonly { readonly kind: string; readonly spans: readonly Range[] }[];
	readonly key: string | null;
	readonly givens: readonly ReviewGiven[];
	readonly solution: ReviewSolution | null;
	readonly verdict: PartVerdict;
}

export interface ReviewGiven {
	readonly symbol: string;
	readonly name: string;
	/** A number in `unit`; or one of the other fields. */
	readonly value?: number;
	readonly matrix?: readonly (readonly number[])[];
	readonly set?: readonly (readonly [number, number])[];
	readonly unit: string;
	readonly text: string;
	readonly from: 'question' | 'problem' | 'part' | 'answer' | 'user' | 'fact' | 'default';
	readonly span: Range | null;
}

export interface ReviewSolution {
	readonly method: string;
	readonly title: string;
	readonly steps: readonly ReviewStep[];
	readonly results: readonly ReviewResult[];
	readonly otherMethods: readonly { readonly method: string; readonly steps: readonly ReviewStep[]; readonly results: readonly ReviewResult[] }[];
	readonly assumptions: readonly string[];
	readonly missing: readonly string[];
	readonly points: readonly { readonly text: string; readonly must: boolean }[];
	readonly sources: readonly string[];
	readonly plots: readonly unknown[];
}

export interface ReviewStep {
	readonly id: string;
	readonly title: string;
	readonly reason: string;
	readonly latex: string;
	readonly substituted: string | null;
	readonly results: readonly ReviewResult[];
}

/** One of value, matrix, set, truth; a symbolic result has only latex and text. */
export interface ReviewResult {
	readonly symbol: string;
	readonly name: string;
	readonly value?: number;
	readonly matrix?: readonly (readonly number[])[];
	readonly set?: readonly (readonly [number, number])[];
	readonly truth?: boolean;
	readonly unit: string;
	readonly text: string;
	readonly latex: string;
}

export interface ReviewExpected {
	readonly value?: number;
	readonly matrix?: readonly (readonly number[])[];
	readonly set?: readonly (readonly [number, number])[];
	readonly truth?: boolean;
	readonly unit: string;
	readonly text: string;
	readonly latex: string;
}

export interface ReviewFinding {
	/** Id of the part, or null outside any part. */
	readonly part: string | null;
	readonly span: Range;
	readonly line: number;
	readonly quote: string;
	readonly kind: string;
	readonly verdict: ReviewVerdict;
	readonly rule: string;
	readonly message: string;
	readonly expected: ReviewExpected | null;
	readonly expectedHere: ReviewExpected | null;
	readonly roots: readonly number[];
	readonly remark: string | null;
	readonly alternatives: readonly string[];
	readonly related: readonly { readonly span: Range; readonly message: string }[];
	readonly fixes: readonly { readonly title: string; readonly span: Range; readonly replacement: string }[];
}

export interface ReviewNote {
	readonly part: string | null;
	readonly span: Range;
	readonly line: number;
	readonly quote: string;
	readonly kinds: readonly string[];
	readonly about: Range | null;
	readonly says: string | null;
	readonly hedged: boolean;
	readonly replacement: string | null;
	readonly agrees: 'yes' | 'partly' | 'no' | 'cannot-tell' | null;
}

export interface Tally {
	readonly right: number;
	readonly wrong: number;
	readonly follows: number;
	readonly incomplete: number;
	readonly unsupported: number;
	readonly cannotTell: number;
}

export interface ReviewOptions {
	/** Shown as `file` in the review. */
	readonly file?: string;
	/** Read any Markdown as homework (a command asked for it). */
	readonly force?: boolean;
	/** Rules switched off by name. */
	readonly disabledRules?: readonly string[];
}
