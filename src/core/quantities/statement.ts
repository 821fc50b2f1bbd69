import type { SectionKind } from '../homework/homework.ts';
import type { Expression, RelationNode } from '../math/expression.ts';
import type { Anchor } from '../text/block.ts';
import { rememberOf } from '../text/memo.ts';
import type { Span } from '../text/span.ts';
import type { Silence } from './silence.ts';

/**
 * Something that a text asserts and that can be checked. `expression` was parsed from `source`; `toBlock` brings an offset
 * of `source` back to the block (they differ where a formula was joined from pieces or an entity was resolved).
 */
export interface Statement {
	readonly kind: StatementKind;
	/** Index into Homework.parts, or undefined for a chain outside any part. */
	readonly part: number | undefined;
	readonly section: SectionKind | undefined;
	/** The whole statement. A chain that runs over two blocks has its first block here and the rest in `more`. */
	readonly anchor: Anchor;
	readonly more: readonly Anchor[];
	readonly source: string;
	/** Where offset 0 of `source` stands in the block of `anchor`; pieces in order. */
	readonly pieces: readonly { readonly from: number; readonly anchor: Anchor }[];
	readonly expression: Expression;
	/** Words right before it that name what is asserted: `Memory for 100 trillion parameters`. */
	readonly label: string | undefined;
	/** Why it must not raise an alarm, where the text itself doubts it: "suppose", "is it true that", "which is false". */
	readonly silenced: Silence | undefined;
	/** For a result: what it counts, as written (`attention heads`), and what for (`per English word`); empty or absent where nothing is said. */
	readonly noun?: string;
	readonly rate?: string;
	/** Whether the label names the value (`Speed: ...`) and does not merely lead to it. */
	readonly named?: boolean;
	/** A result that no unit, noun or word marks as one: it stands there by its digits alone. */
	readonly loose?: true;
	/** Whether `source` is LaTeX or plain text, for showing a piece of it. */
	readonly language?: 'latex' | 'plain';
}

export type StatementKind =
	| 'chain'
	| 'result'
	| 'shape'
	| 'proportion'
	| 'ratio'
	| 'orders'
	| 'true-false'
	| 'positions'
	| 'matrix'
	| 'definition';

/** A statement whose expression is a chain of relations. */
export interface Chain extends Statement {
	readonly kind: 'chain';
	readonly expression: RelationNode;
}

/** A chain of an answer that stands as it is meant. */
export const isAnsweredChain = (statement: Statement): statement is Chain =>
	statement.expression.kind === 'relation' &&
	statement.part !== undefined &&
	statement.silenced === undefined &&
	(statement.section === 'answer' || statement.section === 'takeaway');

/**
 * A place in `statement.source` as a place in the text. Over several pieces it reaches to the last one of the block that it begins in.
 */
export const locate = (statement: Pick<Statement, 'pieces'>, span: Span): Anchor => {
	let first = statement.pieces[0]!;
	for (const piece of statement.pieces) if (piece.from <= span.start) first = piece;
	let last = first;
	for (const piece of statement.pieces) {
		if (piece.from > first.from && piece.from < span.end && piece.anchor.block === first.anchor.block) last = piece;
	}
	const start = Math.min(span.start + first.anchor.span.start - first.from, first.anchor.span.end);
	const end = Math.min(span.end + last.anchor.span.start - last.from, last.anchor.span.end);
	return {
		block: first.anchor.block,
		span: { start, end: Math.max(start, end) },
	};
};

/** A statement with its index among all. */
export interface Placed {
	readonly statement: Statement;
	readonly index: number;
}

const byPart = rememberOf((statements: readonly Statement[]): ReadonlyMap<number, readonly Placed[]> => {
	const found = new Map<number, Placed[]>();
	for (const [index, statement] of statements.entries()) {
		if (statement.part === undefined) continue;
		const own = found.get(statement.part);
		if (own) own.push({ statement, index });
		else found.set(statement.part, [{ statement, index }]);
	}
	return found;
});

/** The statements of one part, in their order; for lists of statements that stay what they are. */
export const statementsOf = (statements: readonly Statement[], part: number): readonly Placed[] =>
	byPart(statements).get(part) ?? [];
