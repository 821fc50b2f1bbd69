import type { KeyGiven } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import type { PartText } from './part-text.ts';

/** What a row is called that holds how much of something may be used: `memory budget`, `money to spend`, `time allowed`. */
const NAME = /\b(?:budget|allowed|allowance|to spend|left|free|available|for the cache|deadline|limit)\b/i;
/** How a question speaks of something that has to be enough. */
const SAID =
	/\b(?:budgets?|fits?|fitting|at most|no more than|within|available|limit(?:s|ed)?|afford|exceed|allow(?:s|ed)?|spend|left|remain(?:s|ing)?|room|free|holds?|max(?:imum|imal)?|up to|deadline|reserved?)\b/i;
/** How the problem around it does. */
const STATED = /\b(?:budget|available|limit|afford|allowed|may spend|can spend|deadline|reserved?|free)\b/i;

/**
 * Givens that are how much of something may be used, and that took an amount of the setting though neither the question nor the setting speaks of
 * such a thing: a model of 7 billion parameters is no budget of parameters, a card of 80 GB no memory that a cache has to fit into.
 */
export function unstatedAllowances(
	bound: ReadonlyMap<string, BoundGiven>,
	{ own, around }: PartText,
): readonly string[] {
	if (SAID.test(own) || STATED.test(around)) return [];
	return [...bound].flatMap(([symbol, { given, source }]) =>
		isAllowance(given) && source?.from === 'problem' ? [symbol] : [],
	);
}

const isAllowance = ({ name, type, constant }: KeyGiven): boolean =>
	!constant && type.kind === 'quantity' && NAME.test(name);
