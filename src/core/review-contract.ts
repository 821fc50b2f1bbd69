import type { Plot } from './solve/solution.ts';

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
	/** What a reader's notes say of the leaf parts; `agrees` counts the notes by what the recomputation makes of them. */
	readonly readerTally?: ReaderTally;
	/** Absent in reviews by versions before it. */
	readonly flow?: ReviewFlow;
}

export interface ReaderTally {
	readonly correct: number;
	readonly partly: number;
	readonly incorrect: number;
	readonly unsaid: number;
	readonly agrees: { readonly yes: number; readonly partly: number; readonly no: number; readonly cannotTell: number };
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
	/** What a reader's notes say of its answer; it stands beside the verdict and does not enter it. */
	readonly reader?: 'correct' | 'incorrect' | 'partly' | null;
}

/** One of value, matrix, set, truth; a symbolic value has none of them. A value is a number in `unit` (`B`, `s`, `$`, `FLOP`, `token`, ``). */
export interface ReviewPlainValue {
	readonly value?: number;
	readonly matrix?: readonly (readonly number[])[];
	readonly set?: readonly (readonly [number, number])[];
	readonly truth?: boolean;
	readonly unit: string;
}

export interface ReviewGiven extends ReviewPlainValue {
	/** The members, where it is a list of matrices. */
	readonly matrices?: readonly (readonly (readonly number[])[])[];
	readonly symbol: string;
	readonly name: string;
	readonly text: string;
	readonly from: 'question' | 'problem' | 'part' | 'answer' | 'user' | 'fact' | 'default';
	readonly span: Range | null;
}

export interface ReviewSolution {
	readonly method: string;
	readonly title: string;
	readonly steps: readonly ReviewStep[];
	readonly results: readonly ReviewResult[];
	readonly otherMethods: readonly {
		readonly method: string;
		readonly steps: readonly ReviewStep[];
		readonly results: readonly ReviewResult[];
	}[];
	/** Where the question names several values in a row (`in fp32 and bf16`): the results for each, the first of which are `results`. */
	readonly cases?: readonly { readonly label: string; readonly results: readonly ReviewResult[] }[];
	readonly assumptions: readonly string[];
	readonly missing: readonly string[];
	/** What a full answer says, and where the answer says it; null for what was not found, which is no verdict. */
	readonly points: readonly { readonly text: string; readonly must: boolean; readonly found?: Range | null }[];
	/** What is often got wrong here, with these givens; absent in reviews by versions before it. Markdown with formulas. */
	readonly mistakes?: readonly ReviewMistake[];
	readonly sources: readonly string[];
	readonly plots: readonly Plot[];
}

export interface ReviewMistake {
	/** How it looks: a formula, or the words of it. */
	readonly seen: string;
	readonly say: string;
	/** The counterexample that was run. */
	readonly shows: string | null;
}

export interface ReviewStep {
	readonly id: string;
	readonly title: string;
	readonly reason: string;
	readonly latex: string;
	readonly substituted: string | null;
	readonly results: readonly ReviewResult[];
	/** Where the answer shows it, by form; null where it does not, or for a step of another method. */
	readonly shown?: Range | null;
}

export interface ReviewResult extends ReviewPlainValue {
	readonly symbol: string;
	readonly name: string;
	readonly text: string;
	readonly latex: string;
	/** Where the question is in letters and its answer works out an example: the formula that is asked for, with the example behind it. */
	readonly general?: { readonly text: string; readonly latex: string };
}

export interface ReviewExpected extends ReviewPlainValue {
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
	/** Markdown: it may hold formulas. */
	readonly message: string;
	/** The message in plain words, where it holds formulas. */
	readonly plain?: string;
	readonly expected: ReviewExpected | null;
	readonly expectedHere: ReviewExpected | null;
	readonly roots: readonly number[];
	readonly remark: string | null;
	/** The result of the part's solution that it confirms or contradicts, by its `symbol`. */
	readonly target: string | null;
	readonly alternatives: readonly string[];
	readonly related: readonly { readonly span: Range; readonly message: string }[];
	readonly fixes: readonly { readonly title: string; readonly span: Range; readonly replacement: string }[];
	/** How loud a wrong finding should be; null where its verdict says enough. `information`: worth a look, no alarm. */
	readonly severity?: 'error' | 'warning' | 'information' | null;
	/** Where the numbers and names that it uses come from; `source` is a place in the text, `name` names a fact. */
	readonly origins?: readonly ReviewOrigin[];
	/** For a wrong one: all edits that put it and what follows from it right, in the order of the text; they never overlap. */
	readonly mend?: readonly { readonly span: Range; readonly replacement: string }[];
}

export interface ReviewOrigin {
	readonly span: Range;
	readonly from: 'given' | 'derived' | 'fact' | 'nowhere';
	readonly source: Range | null;
	readonly name: string | null;
}

/** Where the numbers flow: the numbers of the text in its order, and which of them goes into which. */
export interface ReviewFlow {
	readonly nodes: readonly {
		readonly span: Range;
		/** Id of the part. */
		readonly part: string | null;
		readonly text: string;
		/** `nowhere`: a calculation uses it, and the text neither gives nor finds it. */
		readonly verdict: 'right' | 'wrong' | 'follows' | 'open' | 'given' | 'fact' | 'nowhere';
		/** What it should be, where it is something else. */
		readonly mended: string | null;
		/** Counted from 1; absent in reviews by versions before it. */
		readonly line?: number;
		/** For a fact, what it is. */
		readonly name?: string;
	}[];
	/** Indices of nodes: from, to. */
	readonly edges: readonly (readonly [number, number])[];
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
	/** Why, in a sentence. */
	readonly why?: string;
	/** Its words, without arrows and marks; absent in reviews by versions before it, as are the next two. */
	readonly text?: string;
	/** How it stands in the text: `critic` for CriticMarkup. */
	readonly form?: 'arrow' | 'tick' | 'italic' | 'bare' | 'bold' | 'in-formula' | 'critic' | 'comment';
	readonly author?: string | null;
}

export interface Tally {
	readonly right: number;
	readonly wrong: number;
	readonly follows: number;
	readonly incomplete: number;
	readonly unsupported: number;
	readonly cannotTell: number;
}
