import type { Anchor, Block, SourceText } from '../text/block.ts';

/** A parsed document: the tree of its parts, what each section says, who spoke, and what a reader wrote into it. */
export interface Homework {
	readonly source: SourceText;
	/** All parts in document order, inner ones too. Empty for ordinary Markdown. */
	readonly parts: readonly Part[];
	readonly notes: readonly Note[];
	readonly turns: readonly Turn[];
	/** Blocks that belong to no part (introductions, overviews, chatter), by index. */
	readonly loose: readonly number[];
	/** The block at which the homework begins, where other text stands before it that is not about its parts: lecture notes before their exercises. */
	readonly begins?: number;
}

/** A problem or a part of one. Its index in `Homework.parts` is its identity inside the core. */
export interface Part {
	/** Unique in the document: the label, with `2:` before it for a second homework in the same file. */
	readonly id: string;
	/** `2.c.ii` by rules.md section 1; `q1` where the document wrote none. */
	readonly label: string;
	/** As the document wrote it: `(ii)`; empty where it wrote none. */
	readonly raw: string;
	readonly title: string;
	readonly points: number | undefined;
	readonly parent: number | undefined;
	readonly children: readonly number[];
	readonly leaf: boolean;
	/** The line that opens the part: heading, bold line, item. */
	readonly heading: Anchor;
	/** First and last place of the part, its own sub-parts included. */
	readonly from: Anchor;
	readonly to: Anchor;
	/** In document order. A part's own sections only, never its sub-parts'. */
	readonly sections: readonly Section[];
	/** Earlier versions of the answer, where a later turn revised it; the last one is in `sections`. */
	readonly revisions: readonly (readonly Section[])[];
	/** Index into `Homework.turns`, where the text is a chat. */
	readonly turn: number | undefined;
}

export type SectionKind = 'question' | 'context' | 'given' | 'answer' | 'takeaway';

export interface Section {
	readonly kind: SectionKind;
	/** The marker that opened it (`**Answer:**`), where there was one. */
	readonly marker: Anchor | undefined;
	/** Its text, block by block, without marker and without notes; a slice may be a piece of a block. */
	readonly slices: readonly Anchor[];
}

export type NoteKind =
	| 'verdict'
	| 'praise'
	| 'missing-step'
	| 'undefined-symbol'
	| 'hallucination'
	| 'correction'
	| 'needs-context'
	| 'interpretation-missing'
	| 'label'
	| 'unreadable'
	| 'remark';

export interface Note {
	readonly anchor: Anchor;
	/** Its other pieces, where a scanner broke it into several blocks. */
	readonly more?: readonly Anchor[];
	/** Its words, without arrows and Markdown marks. */
	readonly text: string;
	readonly form: 'arrow' | 'tick' | 'italic' | 'bare' | 'bold' | 'in-formula' | 'critic' | 'comment';
	/** Who wrote it, where it says so. */
	readonly author?: string;
	readonly kinds: readonly NoteKind[];
	/** For a verdict: what the reader says of the answer. */
	readonly says: 'correct' | 'incorrect' | 'partly' | undefined;
	readonly hedged: boolean;
	/** Index of the part it stands in. */
	readonly part: number | undefined;
	/** What it is about: the place before it, or the whole part or problem. */
	readonly about: readonly Anchor[];
	readonly scope: 'claim' | 'part' | 'problem';
	/** A value that the reader would put in its place ("more around 6 bill"), as written. */
	readonly replacement: string | undefined;
}

export interface Turn {
	readonly role: 'user' | 'assistant' | 'system';
	/** The mark that opened it (`**U**`, `M Problem 5`), where there was one. */
	readonly mark: Anchor | undefined;
	readonly fromBlock: number;
	/** Exclusive. */
	readonly toBlock: number;
}

/** The source of a slice. */
export const sliceText = (blocks: readonly Block[], slice: Anchor): string =>
	blocks[slice.block]!.content.text.slice(slice.span.start, slice.span.end);
