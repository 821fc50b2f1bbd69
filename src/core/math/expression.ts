import type { Message } from '../text/message.ts';
import type { Span } from '../text/span.ts';

/**
 * The one tree into which every formula is read, whether it stood in LaTeX, in back-ticks or in prose. Spans are relative to
 * the string that was parsed. A tree is never absent: what could not be read is a hole with a message.
 */
export type Expression =
	| NumberNode
	| SymbolNode
	| MeasureNode
	| UnitNode
	| TextNode
	| ApplyNode
	| CallNode
	| IndexNode
	| BigNode
	| MatrixNode
	| CollectionNode
	| CasesNode
	| RelationNode
	| SequenceNode
	| GapNode
	| HoleNode;

interface Node {
	readonly span: Span;
}

/** A number as written: `32{,}768`, `1.7`, `1E15`, `10³⁰` is a power of two numbers, `1.7 quadrillion`, `175B`, `21.7 %`. */
export interface NumberNode extends Node {
	readonly kind: 'number';
	/** Canonical decimal digits with an optional exponent, the scale included: `32768`, `1.7e15`, `0.217`. */
	readonly decimal: string;
	readonly value: number;
	/** Power of ten of the last written digit, exponent and scale included: 1.70 -> -2, `1.7 quadrillion` -> 14, 66,000 -> 0. */
	readonly lastPlace: number;
	/** Trailing zeros of an integer literal, which may or may not be significant: 66,000 -> 3. */
	readonly trailingZeros: number;
	/** Whether the digits had a decimal point or an exponent (such a literal stands for an interval), or are an exact integer. */
	readonly exact: boolean;
	/** `K`, `million`, `%`, ... as written, where there was one. */
	readonly scale?: string;
}

/**
 * A variable. `name` is canonical and is what environments are keyed by: base, subscript and label without spaces or
 * style, as in `N`, `alpha`, `N_opt`, `W_OV^i`, `d_model`, `S_ij`, `x'`. LaTeX style (bold, calligraphic) is not part of it.
 */
export interface SymbolNode extends Node {
	readonly kind: 'symbol';
	readonly name: string;
	/** Greek letters and words by their LaTeX name without the backslash (`alpha`, `ell`); letters as they are. */
	readonly base: string;
	readonly subscript?: Expression;
	/** A superscript that is a label and no power (`X^{\text{final}}`, `\mathbf{W}_O^h`, `N^*`, primes). */
	readonly label?: string;
	readonly style?: 'bold' | 'upright' | 'calligraphic' | 'blackboard' | 'fraktur' | 'sans';
	/** `hat`, `bar`, `tilde`, `vec`, `dot`: part of the name (`hat:x`). */
	readonly accent?: string;
}

/** A quantity: an expression with a unit behind it (or before it: `\$18.15`). Binds tighter than a product or a quotient. */
export interface MeasureNode extends Node {
	readonly kind: 'measure';
	readonly value: Expression;
	readonly unit: UnitNode;
}

/** A unit by itself: `bytes/s`, `tCO₂`, `petaFLOP-days`, `USD`. */
export interface UnitNode extends Node {
	readonly kind: 'unit';
	readonly text: string;
	/** Names that `findUnit` of units.ts knows, with their powers. A soft noun (`tokens`, `GPUs`) stands in singular. */
	readonly factors: readonly { readonly name: string; readonly power: number }[];
}

/** Words inside a formula that are neither unit nor name: `\text{where}`. */
export interface TextNode extends Node {
	readonly kind: 'text';
	readonly text: string;
}

/** The operators and functions of the language. n-ary: add, multiply, compose; the rest by their usual arity. */
export type Operator =
	| 'add' // n-ary; a - b is add(a, negate(b))
	| 'negate'
	| 'multiply' // n-ary, in order (matrices do not commute); `juxtaposed` and `sign` say how it was written
	| 'divide'
	| 'power'
	| 'factorial'
	| 'plus-minus'
	| 'sqrt' // one argument, or radicand and degree
	| 'abs'
	| 'norm' // argument, optional order as second argument (2, F, 1, inf as symbol)
	| 'floor'
	| 'ceil'
	| 'round'
	| 'exp'
	| 'log' // one argument: see `base`; second argument: the base
	| 'ln'
	| 'sin'
	| 'cos'
	| 'tan'
	| 'sinh'
	| 'cosh'
	| 'tanh'
	| 'arcsin'
	| 'arccos'
	| 'arctan'
	| 'sigmoid'
	| 'relu'
	| 'sign'
	| 'max'
	| 'min'
	| 'gcd'
	| 'lcm'
	| 'mod'
	| 'binomial'
	| 'transpose'
	| 'inverse'
	| 'pseudo-inverse'
	| 'adjoint'
	| 'trace'
	| 'rank'
	| 'det'
	| 'diag'
	| 'vec'
	| 'span'
	| 'column-space'
	| 'row-space'
	| 'null-space'
	| 'dim'
	| 'softmax' // second argument, where there is one: `rows` or `columns`
	| 'kronecker'
	| 'hadamard'
	| 'inner' // \langle a, b \rangle
	| 'bra' // \langle a |; neither has a value
	| 'ket' // | a \rangle
	| 'cross'
	| 'concat'
	| 'gradient' // \nabla f; second argument: with respect to
	| 'derivative' // df/dx, \partial f/\partial x: f, x, optional order
	| 'expectation'
	| 'variance'
	| 'covariance'
	| 'probability'
	| 'entropy'
	| 'kl'
	| 'cardinality'
	| 'union'
	| 'intersection'
	| 'difference'
	| 'direct-sum' // a ⊕ b: of spaces, matrices or bits; it has no value
	| 'not'
	| 'and'
	| 'or'
	| 'conditional' // a | b
	| 'slice' // 0:3 in the place of an index; where it ends depends on the language, so it has no value
	| 'range' // 6-50, 50..71, 6 \text{ to } 50
	| 'singular-values'
	| 'eigenvalues'
	| 'argmax'
	| 'argmin'
	| 'mean'
	| 'sum-of'
	| 'big-o';

export interface ApplyNode extends Node {
	readonly kind: 'apply';
	readonly operator: Operator;
	readonly args: readonly Expression[];
	/** How a product or quotient was written, for printing it back and for the second reading of `a / b × 10^n`. */
	readonly sign?: 'juxtaposed' | 'times' | 'dot' | 'star' | 'frac' | 'slash' | 'div';
	/** `\cancel`, `\boxed`, `\underbrace`: shown, without a meaning for the value. */
	readonly decoration?: 'cancel' | 'boxed' | 'underbrace' | 'overbrace';
	readonly note?: Expression;
}

/** `f(x, y)` with a head that is no known function: a call if the head is bound to one, else a product. */
export interface CallNode extends Node {
	readonly kind: 'call';
	readonly head: Expression;
	readonly args: readonly Expression[];
}

/** `X[i, j]`, or `(W X)_{ij}`: an entry, column or row of what stands before. A symbol's own subscript is in the symbol. */
export interface IndexNode extends Node {
	readonly kind: 'index';
	readonly base: Expression;
	readonly indices: readonly Expression[];
}

/** Sums, products and the like over an index: `\sum_{h=1}^H`, `\max_{p \in S}`, `\operatorname{argmin}_{N>0}`, `\int`, `\lim`. */
export interface BigNode extends Node {
	readonly kind: 'big';
	readonly operator:
		| 'sum'
		| 'product'
		| 'max'
		| 'min'
		| 'argmax'
		| 'argmin'
		| 'sup'
		| 'inf'
		| 'union'
		| 'intersection'
		| 'integral'
		| 'limit'
		| 'expectation'
		| 'for-all'
		| 'exists'
		| 'direct-sum';
	/** The bound variables; empty where none was written. */
	readonly variables: readonly Expression[];
	/** `h=1` gives lower 1; `p \in S` gives domain S; a condition (`N>0`) is `condition`. */
	readonly lower?: Expression;
	readonly upper?: Expression;
	readonly domain?: Expression;
	readonly condition?: Expression;
	readonly body: Expression;
}

export interface MatrixNode extends Node {
	readonly kind: 'matrix';
	readonly rows: readonly (readonly Expression[])[];
	readonly bracket: '[' | '(' | '|' | '‖' | '{' | '';
	/** Dots (`\vdots`, `\cdots`): a matrix that has any cannot be evaluated, but can be shown and compared in shape. */
	readonly elided?: boolean;
}

/** `(a, b)`, `\{1, 2\}`, `[0, 1)`, `{x : x > 0}`, `a, b, \dots, c`. */
export interface CollectionNode extends Node {
	readonly kind: 'collection';
	readonly form: 'tuple' | 'list' | 'set' | 'interval' | 'builder';
	readonly items: readonly Expression[];
	/** For an interval: whether each end is closed. */
	readonly closed?: readonly [boolean, boolean];
	readonly elided?: boolean;
}

export interface CasesNode extends Node {
	readonly kind: 'cases';
	readonly rows: readonly { readonly value: Expression; readonly condition?: Expression }[];
}

export type RelationOperator =
	| '='
	| '≈'
	| '~'
	| '∝'
	| '≡'
	| ':='
	| '≠'
	| '<'
	| '>'
	| '≤'
	| '≥'
	| '≪'
	| '≫'
	| '∈'
	| '∉'
	| '⊂'
	| '⊆'
	| '⊃'
	| '→'
	| '↦'
	| '⊥'
	| '∣';

/** A chain `a = b ≈ c`: one more operand than operators. An operand is a gap where a line begins or ends in a sign. */
export interface RelationNode extends Node {
	readonly kind: 'relation';
	readonly operands: readonly Expression[];
	readonly operators: readonly RelationOperator[];
	/** Spans of the relation signs themselves. */
	readonly signs: readonly Span[];
}

/** Several expressions in one formula: `a = 1, b = 2`, `x = 3 \implies y = 4`, aligned lines. */
export interface SequenceNode extends Node {
	readonly kind: 'sequence';
	readonly items: readonly Expression[];
	/** One fewer than items. `row` is a new line of an aligned environment; `text` a word such as "where" or "and". */
	readonly separators: readonly (',' | ';' | '⟹' | '⟺' | 'row' | 'quad' | 'text' | ':')[];
}

/**
 * A place left open on purpose: dots for terms left out, a side that stands elsewhere (`= 3` on a line of its own), the place of an
 * argument in `\|\cdot\|`, a blank to be filled in. It has no value, and nothing is wrong with it.
 */
export interface GapNode extends Node {
	readonly kind: 'gap';
	/** `empty`: no side of a relation, nothing beside a sign or behind an operator (`2\times`, `\sum_i`), no entry in a cell. */
	readonly reason: 'dots' | 'empty' | 'slot' | 'blank';
}

export interface HoleNode extends Node {
	readonly kind: 'hole';
	/** Plain words for a person: "a fraction needs a numerator and a denominator". */
	readonly message: Message;
	/** What could be read inside, if anything. */
	readonly inside: readonly Expression[];
}

/** What a parser gives: always a tree, with what was odd about it. */
export interface Parsed {
	readonly expression: Expression;
	readonly problems: readonly { readonly message: Message; readonly span: Span }[];
}
