import type { Statement } from '../../quantities/statement.ts';
import type { Solution } from '../../solve/solution.ts';
import type { Denial } from '../denials.ts';
import { type Finding, PLAIN } from '../finding.ts';
import type { Flow, NodeState } from '../numbers/flow.ts';

/** A part of the homework with the key's solution, and what the checker found in it so far. */
export interface PartUnderCheck {
	readonly part: number;
	readonly solution: Solution;
	/** Statements of the part's answer, in order, with their index among all statements. */
	readonly answer: readonly { readonly statement: Statement; readonly index: number }[];
	/** Whether the part asks something; else its words stand in for a question, and what they are about is less sure. */
	readonly asks: boolean;
	/** Its title and what it asks. */
	readonly question: string;
	/** What the questions and contexts say that the part sees. */
	readonly around: string;
	readonly flow: Flow;
	/** All statements of the text. */
	readonly statements: readonly Statement[];
	/** Takes in what the key contradicts although its arithmetic holds. */
	readonly deny: (denial: Denial) => void;
	/** The words that lead to a statement: those before it in its paragraph, and the ends of the paragraphs before. */
	readonly leading: (statement: Statement) => string;
	/** Whether a question or a given of the problem writes a value before a number. */
	readonly isAsked: (value: number, node: NodeState['node']) => boolean;
	/** Whether every number of the question goes into what the key gives for it: it took the question as it was meant. */
	readonly takesAll: () => boolean;
	/** What the answer says, as it is written. */
	readonly answerText: () => string;
	/** Whether a block of the text is a table. */
	readonly isTable: (block: number | undefined) => boolean;
	/** Givens that this solution takes by default and that another part of the problem has with another value: its question may be about that one. */
	readonly otherwise?: ReadonlySet<string>;
	/** Results that the answer has right elsewhere: a number without a name is no other try at one of them. */
	readonly told?: ReadonlySet<string>;
	/** All findings so far; entries may be replaced, new ones are added at the end. */
	readonly findings: Finding[];
}

/** A finding of this room, without its verdict. */
export const draft = (part: number, anchor: Finding['anchor'], kind: Finding['kind']) => ({
	part,
	anchor,
	kind,
	...PLAIN,
});
