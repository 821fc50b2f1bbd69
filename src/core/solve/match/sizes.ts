import type { Binding } from '../bind/bind.ts';
import { SHORT } from '../bind/bind-arrays.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { PartText } from '../bind/part-text.ts';
import type { AnswerKey } from '../key.ts';
import { unusedShare, withoutCounts } from './unused.ts';

/** Whether a chain works with sizes alone: it has no vector and no matrix. */
export const countsOnly = ({ givens }: AnswerKey): boolean => givens.every(({ type }) => type.kind === 'quantity');

/** How many sizes a question must state. */
const SEVERAL = 2;

/** Whether a question states several of the sizes of such a chain, and no number that is none of them. */
export function takesSizes(key: AnswerKey, binding: Binding, { own, around }: PartText): boolean {
	const said = [...binding.bound.values()].filter(
		({ value, derived, source }) => value && !derived && isSaid(source?.from),
	);
	const text = `${around.length < SHORT ? around : ''}\n${own}`.replace(LABEL, ' ');
	return said.length >= SEVERAL && unusedShare(key, binding, withoutCounts(text)) === 0;
}

/** `(a)`, `(2)`: labels within a question. */
const LABEL = /\((?:[a-z]|\d|[ivx]{1,4})\)/gi;
