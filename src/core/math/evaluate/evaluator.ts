import { say } from '../../text/message.ts';
import type { Expression } from '../expression.ts';
import type { Environment, Quantity, Value } from '../value.ts';
import { bare, fail, integer } from './quantity.ts';

export interface EvaluateOptions {
	/** A free name gives a SymbolicValue in place of the error `unbound`. */
	readonly symbolic?: boolean;
	/** What `X_i` of a matrix is: its i-th column (as of token vectors; the default) or its i-th row. */
	readonly vectors?: 'columns' | 'rows';
	/** Every unit counts 1: the numbers as they are written, for a claim that leaves its unit away on one side. */
	readonly ignoreUnits?: boolean;
	/** Base of a `\log` without one; e by default. */
	readonly log?: 'e' | '10' | '2';
	/** How many nodes may be visited before `too-large`; 100,000 by default. */
	readonly budget?: number;
	/** Steps that several evaluations share; each takes from it what it uses. */
	readonly purse?: { steps: number };
}

const EXACT_TERMS = 300;

/** One evaluation under way: the options, and the guards against work without end. */
export class Run {
	readonly options: EvaluateOptions;
	private left: number;
	private depth = 0;
	private terms = 0;

	constructor(
		options: EvaluateOptions,
		private readonly step: (e: Expression, env: Environment, run: Run) => Value,
	) {
		this.options = options;
		this.left = options.budget ?? 100_000;
	}

	/** The value of an expression; fails beyond the budget or the depth. */
	evaluate(e: Expression, env: Environment): Value {
		if (--this.left < 0 || (this.options.purse && --this.options.purse.steps < 0))
			fail('too-large', say`this takes too many steps to work out`, e.span);
		if (this.depth >= 700) fail('too-large', say`this formula is nested too deep`, e.span);
		this.depth++;
		try {
			return this.step(e, env, this);
		} finally {
			this.depth--;
		}
	}

	/** An index of a sum or product. After some hundred terms it is a double: 40 digits decide nothing there and cost most of the time. */
	index(value: number): Quantity {
		return ++this.terms > EXACT_TERMS ? bare(value) : integer(value);
	}

	/** How many more nodes may be visited. */
	get budget(): number {
		return this.left;
	}
}
