import type { Homework } from '../../../homework/homework.ts';
import type { Message } from '../../../text/message.ts';
import type { NodeState } from '../flow.ts';
import type { SaidAmount } from './said-amounts.ts';

/** What words make a number of a sentence, where that is another one than is written. */
export interface Closing {
	/** In base units. */
	readonly right: number;
	readonly message: Message;
	/** The amounts that it is made of. */
	readonly from: readonly SaidAmount[];
}

/** A number that closes a line of thought, with what its text has before it. */
export interface Around {
	readonly homework: Homework;
	/** All amounts of its own part's answer before it, nearest last. */
	readonly before: readonly SaidAmount[];
	/** What its question and the problem give, and the parts before it. */
	readonly given: readonly SaidAmount[];
	/** The state of an amount in the flow of numbers. */
	readonly stateOf: (amount: SaidAmount) => NodeState | undefined;
}
