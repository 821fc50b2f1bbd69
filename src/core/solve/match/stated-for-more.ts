import { inUnit } from '../../math/print/format.ts';
import type { Binding } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { measuresIn } from '../bind/text-measures.ts';
import type { AnswerKey, KeyGive } from '../key.ts';
import { givensUsed } from './needs.ts';
import { isAsking, sentencesOf } from './unsolved.ts';

/**
 * The results to which an amount leads that the question itself states and that nothing asked for needs: `A tax of 65 euros per tonne would apply. How
 * much is due?` Only where it leads to one result alone, and all else that this is made of is stated, or taken for what is asked for anyway.
 *
 * @param used the givens that lead to what is asked for.
 * @param own the question's own words: what the sentence that asks says, or the one right before it.
 * @param open the results that are not asked for, as far as the question's givens lead to them.
 */
export function statedForMore(
	key: AnswerKey,
	{ bound }: Binding,
	used: ReadonlySet<string>,
	open: readonly KeyGive[],
	own: string,
): readonly KeyGive[] {
	// Counts and sizes have names by which they are asked for.
	const named = open.filter(
		({ unit }) =>
			unit !== undefined && Object.keys(unit.dimension.hard).length > 0 && unit.dimension.hard.bit === undefined,
	);
	if (named.length === 0) return [];
	const sentences = sentencesOf(own);
	const asking = sentences.findIndex(isAsking);
	if (asking < 0 || sentences.slice(asking + 1).some(isAsking)) return [];
	const numbers = new Set(
		sentences
			.slice(Math.max(0, asking - 1), asking + 1)
			.flatMap(sentence => [
				...numbersSaid(sentence),
				...measuresIn(sentence).flatMap(({ value }) => [value.value, inUnit(value, value.unit)]),
			]),
	);
	const isTaken = (symbol: string): boolean => {
		const entry = bound.get(symbol);
		if (entry === undefined) return true;
		return used.has(symbol) || entry.given.constant || entry.derived === true || isSaid(entry.source?.from);
	};
	return [...bound.values()].flatMap(({ given, value, source, derived }) => {
		if (source?.from !== 'question' || derived || given.constant || used.has(given.symbol)) return [];
		if (value?.kind !== 'quantity' || given.default.kind === 'value') return [];
		if (!numbers.has(value.value) && !numbers.has(inUnit(value, value.unit))) return [];
		const led = named.filter(give => {
			const behind = givensUsed(key, [give.symbol]);
			return behind.has(given.symbol) && [...behind].every(isTaken);
		});
		return led.length === 1 ? led : [];
	});
}
