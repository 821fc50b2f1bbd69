import type { Expression, RelationOperator } from '../math/expression.ts';
import type { Unit } from '../math/value.ts';
import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/** An answer key: one family of problems, read from Markdown (docs/key-format.md). All spans are absolute in the key's text. */
export interface AnswerKey {
	readonly id: string;
	readonly title: string;
	readonly topic: string;
	readonly sources: readonly string[];
	/** Where it was read from, for messages. */
	readonly path: string;
	/** The paragraph under the title. */
	readonly summary: string;
	readonly asks: readonly Ask[];
	/** What sounds alike and is another question. */
	readonly nots: readonly Wording[];
	/** The keys whose questions it works out where they are put in numbers. */
	readonly numbersOf: readonly string[];
	/** Words in which its questions are put, each with how many of the questions at hand have it. */
	readonly words: ReadonlyMap<string, number>;
	readonly givens: readonly KeyGiven[];
	readonly gives: readonly KeyGive[];
	/** Steps of every method, then the methods; a key without methods has one with an empty name. */
	readonly methods: readonly KeyMethod[];
	readonly points: readonly KeyPoint[];
	readonly mistakes: readonly KeyMistake[];
	readonly plots: readonly KeyPlot[];
	readonly instances: readonly KeyInstance[];
	readonly examples: readonly KeyExample[];
}

/** Something that is wrong with a key, at its place. A key with an error is not used; a warning is advice. */
export interface KeyProblem {
	readonly message: Message;
	readonly span: Span;
	readonly severity: 'error' | 'warning';
}

/** A wording of a question. Bold words must all be there (one of the alternatives between slashes each); the others weigh. */
export interface Wording {
	readonly text: string;
	readonly required: readonly (readonly string[])[];
	/** What stands outside bold words and outside brackets. */
	readonly rest: string;
	readonly span: Span;
}

export interface Ask extends Wording {
	/** Symbols that it asks for; empty for a question that a choice or points answer. */
	readonly targets: readonly string[];
}

export type GivenType =
	| {
			readonly kind: 'quantity';
			readonly unit: Unit | undefined;
			readonly integer: boolean;
			readonly format?: boolean;
			/** A switch: 1 where the question says one of its names, else 0. */
			readonly said?: true;
			/** How a text states it: as what something is divided by, or as the place of a thing among those that it lists. */
			readonly stated?: 'divisor' | 'place';
	  }
	| {
			readonly kind: 'matrix';
			readonly rows: Expression;
			readonly columns: Expression;
			/** A text: each number stands for a word or a letter. */
			readonly tokens?: 'words' | 'letters';
			/** Its columns stand in a text as vectors; a whole matrix may have them as rows. */
			readonly oneByOne?: true;
			/** It takes vectors that nothing names. */
			readonly unnamed?: true;
			/** The key is about what its sides say: it is none for a question that does not tell them. */
			readonly byShape?: true;
	  }
	| { readonly kind: 'matrices'; readonly rows: Expression; readonly columns: Expression }
	| { readonly kind: 'law'; readonly parameters: readonly string[] }
	/** Positions are bound from the segments that a question lists. */
	| { readonly kind: 'set'; readonly positions: boolean }
	| { readonly kind: 'segments' }
	| { readonly kind: 'truth' }
	| { readonly kind: 'label' }
	| { readonly kind: 'list' }
	| { readonly kind: 'assignments' };

export type GivenDefault =
	/** Without it no number comes out. */
	| { readonly kind: 'needed' }
	/** May stay a symbol. */
	| { readonly kind: 'free' }
	| { readonly kind: 'value'; readonly expression: Expression; readonly note: string }
	| { readonly kind: 'fact'; readonly subject: string; readonly property: string; readonly text: string };

export interface KeyGiven {
	readonly symbol: string;
	readonly expression: Expression;
	readonly name: string;
	readonly type: GivenType;
	/** Conditions on it (`k > 0`, `k ≤ m`): respected when assertions are sampled, checked when values are bound. */
	readonly conditions: readonly Expression[];
	readonly default: GivenDefault;
	/** A constant of the key (one minute, one operation): never taken from a document. */
	readonly constant: boolean;
	/** Whether a chain may leave it aside where a question states it: a weight matrix may stand there, one that is decisive is always meant. */
	readonly aside?: 'may' | 'never';
	/** Other symbols (canonical names) and other words for it. */
	readonly aliasSymbols: readonly string[];
	/** Formulas that documents write for it (`W_O W_V`, `X^0`), as plain text. */
	readonly aliasForms: readonly string[];
	readonly aliasWords: readonly string[];
	readonly span: Span;
}

/** A result that is handed to other parts by its name. */
export interface KeyGive {
	readonly symbol: string;
	readonly expression: Expression;
	readonly name: string;
	readonly unit: Unit | undefined;
	readonly aliasWords: readonly string[];
	readonly aliasSymbols: readonly string[];
	/**
	 * `asked`: told only where a question names it. `place`: a place, which no entry of another result tells. `each`: one for each of several, of which
	 * a question may ask for one.
	 */
	readonly is?: GiveKind;
	readonly span: Span;
}

export type GiveKind = 'asked' | 'place' | 'each';

export interface KeyMethod {
	readonly name: string;
	/** Words by which a question names it. */
	readonly aliases: readonly string[];
	/** Symbol of the list whose members the steps are run for. */
	readonly each: string | undefined;
	readonly condition: Expression | undefined;
	readonly steps: readonly KeyStep[];
	/** In a chain: those of the steps that no earlier method has. */
	readonly own?: readonly KeyStep[];
	readonly span: Span;
}

export interface KeyStep {
	readonly id: string;
	readonly title: string;
	readonly condition: Expression | undefined;
	/** Set for steps that run once for every member of a list. */
	readonly each: string | undefined;
	/** Markdown with inline formulas. */
	readonly reason: string;
	readonly formulas: readonly KeyFormula[];
	readonly choice: Choice | undefined;
	readonly span: Span;
}

/** One display formula: what it defines and what it asserts, in order. */
export interface KeyFormula {
	readonly latex: string;
	readonly expression: Expression;
	readonly links: readonly (Definition | Assertion)[];
	readonly span: Span;
}

export interface Definition {
	readonly kind: 'define';
	readonly symbol: string;
	readonly head: Expression;
	/** For `f(x, y) = …`. */
	readonly parameters: readonly string[] | undefined;
	readonly body: Expression;
	/** For `(U, S, V) = SVD(M)`: which component, from 0. */
	readonly component?: number;
	/** For `y_i = …` and `S_{ij} = …`: the letters that run over the entries of the symbol. */
	readonly indices?: readonly string[];
	/** How far those run that index nothing on the right side: `y_i = …, 1 \le i \le n`. */
	readonly ranges?: ReadonlyMap<string, Expression>;
	readonly span: Span;
}

export interface Assertion {
	readonly kind: 'assert';
	readonly left: Expression;
	readonly operator: RelationOperator;
	readonly right: Expression;
	/** Index letters that stand for any row or column (`S_{ij} = …`). */
	readonly span: Span;
}

/** A table of conditions: the first row that holds says what is so; none: cannot tell. */
export interface Choice {
	readonly rows: readonly ChoiceRow[];
	readonly span: Span;
}

export interface ChoiceRow {
	readonly when: Condition;
	readonly say: string;
	readonly truth: boolean | undefined;
	readonly span: Span;
}

/** A condition on values (a formula) or on the question's words (alternatives in quotes); joined by and, or, not. */
export type Condition =
	| { readonly kind: 'formula'; readonly expression: Expression }
	| { readonly kind: 'words'; readonly words: string }
	| { readonly kind: 'not'; readonly of: Condition }
	| { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
	| { readonly kind: 'otherwise' };

export interface KeyPoint {
	readonly id: string;
	readonly text: string;
	readonly must: boolean;
	/** Steps by id whose formulas, standing in an answer, make the point. */
	readonly steps: readonly string[];
	readonly formulas: readonly Expression[];
	/** Alternatives of words; each alternative's words must all be there. */
	readonly words: readonly string[];
	readonly span: Span;
}

export interface KeyMistake {
	readonly formula: Expression | undefined;
	readonly words: readonly string[];
	readonly condition: Condition | undefined;
	readonly say: string;
	/** What an answer that makes it is: wrong where nothing else is said. */
	readonly verdict: 'wrong' | 'unsupported' | 'incomplete';
	/** Words with formulas; with the values of the formulas it is the counterexample. */
	readonly show: readonly (string | Expression)[];
	readonly span: Span;
}

export interface KeyPlot {
	readonly kind: 'curve' | 'contour' | 'bars' | 'heat-map' | 'strip' | 'ladder' | 'flow';
	readonly title: string;
	readonly alternative: string;
	readonly settings: readonly PlotSetting[];
	readonly span: Span;
}

/** `- x: $k$ from $1$ to $m$, log` is the setting x with its formulas and the words left over. */
export interface PlotSetting {
	readonly name: string;
	readonly expressions: readonly Expression[];
	readonly words: string;
	readonly text: string;
	readonly span: Span;
}

/** A numeric witness: values or sizes, a seed, and what must hold. */
export interface KeyInstance {
	readonly title: string;
	readonly text: string;
	readonly seed: number;
	readonly bindings: readonly { readonly symbol: string; readonly expression: Expression; readonly span: Span }[];
	readonly assertions: readonly Assertion[];
	readonly span: Span;
}

/** A row of the Examples table: given values, published results. */
export interface KeyExample {
	readonly method: string | undefined;
	readonly question: string | undefined;
	readonly given: readonly { readonly symbol: string; readonly expression: Expression; readonly span: Span }[];
	readonly expected: readonly {
		readonly symbol: string;
		readonly expression: Expression;
		readonly text: string;
		readonly span: Span;
	}[];
	/** What a choice must say, by words in it; and its truth (`true`, `false`). */
	readonly says: string | undefined;
	readonly truth: string | undefined;
	readonly source: string;
	readonly span: Span;
}

/** Whether a key works out the numbers of others: an ordinary question is not matched to it. */
export const isWorkedFrom = ({ numbersOf }: AnswerKey): boolean => numbersOf.length > 0;
