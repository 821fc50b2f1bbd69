import type { Expression } from '../../math/expression.ts';
import type { Quantity } from '../../math/value.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import type { Message } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { type Finding, PLAIN } from '../finding.ts';
import type { dressBeside } from '../numbers/dress.ts';

/** A calculation in a chain whose arithmetic holds and that is another one than it should be. */
export interface WrongCalculation {
	readonly statement: Chain;
	/** Its place among all statements. */
	readonly index: number;
	/** The place of what it comes to in the chain. */
	readonly operand: number;
	/** What is marked, from where to where. */
	readonly from: Expression;
	readonly to: Expression;
	/** true value / value as written. */
	readonly ratio: number;
	readonly rule: Finding['rule'];
	readonly message: Message;
	/** What it should come to, and how that is written there. */
	readonly right:
		| { readonly quantity: Quantity; readonly value: number; readonly shown: ReturnType<typeof dressBeside> }
		| undefined;
}

/** The denial that tells of it. */
export const calculationDenied = ({
	statement,
	index,
	operand,
	from,
	to,
	ratio,
	rule,
	message,
	right,
}: WrongCalculation): Denial => ({
	statement: index,
	operand,
	ratio,
	from: [],
	finding: {
		...PLAIN,
		part: statement.part,
		anchor: locate(statement, { start: from.span.start, end: to.span.end }),
		kind: 'chain',
		verdict: 'wrong',
		rule,
		message,
		expected: right && { value: { ...right.quantity, value: right.value, decimal: undefined }, ...right.shown },
		severity: 'warning',
	},
});
