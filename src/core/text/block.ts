import type { DecimalSign } from './decimal-sign.ts';
import type { Span } from './span.ts';

/**
 * What the rest of the core knows of a Markdown text. Everything inside a block is relative to the block's first
 * code unit, so that a block that has not changed can be used again wherever an edit has moved it (rules.md, section 6);
 * absolute offsets exist only in a Review.
 */
export interface SourceText {
	/** The text without a byte-order mark. Line ends are as they were. */
	readonly text: string;
	/** Absolute offset of the first code unit of each line. */
	readonly lineStarts: readonly number[];
	readonly blocks: readonly Block[];
	/** YAML front matter as plain `key: value` pairs (strings); undefined where there is none. */
	readonly frontMatter: Readonly<Record<string, string>> | undefined;
	readonly decimalSign: DecimalSign;
}

export type BlockKind =
	| 'heading' // ATX or setext
	| 'paragraph' // also the text of a list item and of a quote: see `containers`
	| 'fence' // fenced or indented code
	| 'table'
	| 'html' // an HTML block, comments among them
	| 'formula' // a block that is nothing but one display formula
	| 'rule' // thematic break
	| 'front-matter';

/** A container that a block stands in, outermost first in `Block.containers`. */
export interface Container {
	readonly kind: 'item' | 'quote' | 'details';
	/** For an item: its marker as written (`-`, `3.`); for details: their summary. Only the item's first block has `first` true. */
	readonly marker?: string;
	readonly first?: boolean;
	/** Tells two neighbouring items, quotes or details apart. */
	readonly id: number;
}

export interface Block {
	readonly kind: BlockKind;
	/** Absolute offset of the block's first code unit (indentation, list and quote markers before it are outside). */
	readonly start: number;
	/** Zero-based line of `start`. */
	readonly line: number;
	readonly containers: readonly Container[];
	readonly content: BlockContent;
}

/** What depends on a block's own text (and the state it began in) alone: cached by it, shared by all who ask. */
export interface BlockContent {
	/**
	 * The source of the block, as it stands in the text, but: quote marks before its later lines are blanks, and the numbers of a document
	 * with decimal commas are written with points (see `inPoints`). Offsets hold.
	 */
	readonly text: string;
	/** Heading level 1 to 6, else 0. */
	readonly level: number;
	/** Info string of a fence (`python`), else empty. */
	readonly info: string;
	readonly formulas: readonly Formula[];
	/** Stretches that are no prose, in order, not overlapping (formulas are not among them). */
	readonly masks: readonly Mask[];
	/** Emphasis, strong, strike-through: the whole with its marks, and what stands between them. */
	readonly emphases: readonly Emphasis[];
	/** Cells of a table, row by row, header first; spans relative to the block. Empty for other kinds. */
	readonly cells: readonly (readonly Span[])[];
}

export interface Formula {
	/** With its delimiters. */
	readonly span: Span;
	/** The mathematics between them. */
	readonly inner: Span;
	readonly delimiter: '$' | '$$' | '\\(' | '\\[' | 'environment';
	readonly display: boolean;
}

export interface Mask {
	readonly span: Span;
	/** `money` is a dollar sign with its amount that opens no formula: prose for a reader, no delimiter for a parser. */
	readonly kind: 'code' | 'link' | 'image' | 'html' | 'comment' | 'url' | 'footnote' | 'money' | 'struck';
	/** What stands inside: the code between back-ticks, a link's text. */
	readonly inner: Span;
}

export interface Emphasis {
	readonly span: Span;
	readonly inner: Span;
	readonly kind: 'em' | 'strong' | 'strike';
}

/** A place in the text that survives edits elsewhere: a block by its index, a span relative to that block. */
export interface Anchor {
	readonly block: number;
	readonly span: Span;
}
