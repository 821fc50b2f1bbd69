import type { SymbolNode } from '../expression.ts';

/**
 * What the two lexers (LaTeX and plain text) hand to the one grammar. `text` is canonical: a relation by its Unicode sign,
 * a Greek letter by its name, a function by its operator.
 */
export type TokenKind =
	| 'number' // digits as written, grouping signs and all
	| 'vulgar' // ½: "1/2"
	| 'symbol' // one letter, Greek included
	| 'word' // plain text: an identifier
	| 'text' // \text{...}: the words, cleaned
	| 'superscript' // Unicode ⁻¹²: as ASCII
	| 'subscript'
	| 'add' // + - ± ∓ ∪ ∩ ∖
	| 'multiply' // times dot star div slash hadamard kronecker cross mod matmul compose
	| 'relation'
	| 'arrow' // ⟹ ⟺
	| 'logic' // and, or
	| 'not'
	| 'open' // ( [ { ⟨ ⌊ ⌈ and the empty \left.
	| 'close'
	| 'bar' // | or ‖
	| 'group' // {
	| 'endgroup' // }
	| '^'
	| '_'
	| 'prime'
	| '!'
	| '%'
	| ','
	| ';'
	| ':'
	| '.'
	| 'quad'
	| 'row'
	| '&'
	| 'bullet' // a stray bullet that breaks the formula in two
	| 'function'
	| 'big'
	| 'command' // frac, sqrt, ...: takes groups
	| 'style' // bold etc. over a group
	| 'accent'
	| 'begin'
	| 'end'
	| 'dots'
	| 'money'
	| 'degree'
	| 'partial'
	| 'nabla'
	| 'over' // \over, \choose
	| 'to' // 6–50
	| 'blank' // □: to be filled in
	| 'strange'
	| 'eof';

export type Style = NonNullable<SymbolNode['style']>;

export class Token {
	readonly kind: TokenKind;
	readonly text: string;
	readonly start: number;
	readonly end: number;
	/** Space before it: none, blanks, or space that was asked for (`\,`, `~`, `\;`). */
	readonly space: 0 | 1 | 2;
	/** For a symbol its style; for `text` the command; for a delimiter `left`, `right` or `middle`. */
	readonly note: string | undefined;

	constructor(kind: TokenKind, text: string, start: number, end: number, space: 0 | 1 | 2, note?: string) {
		this.kind = kind;
		this.text = text;
		this.start = start;
		this.end = end;
		this.space = space;
		this.note = note;
	}
}
