import type { Binding } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { PartText } from '../bind/part-text.ts';
import type { AnswerKey, Ask } from '../key.ts';
import type { Library } from '../library.ts';
import { askedKinds } from './asked.ts';
import { givensUsed, neededFor } from './needs.ts';
import { rightKind } from './rank.ts';
import { softAsks } from './related.ts';

/** How much of its required words a wording must have in the question that takes the place of the nearest one. */
const LIKE = 0.5;

/**
 * Of a key's wordings the one that what is stated speaks for: where the nearest one lacks a given and leaves others aside that the text states (the
 * losses of two tasks, where it wants one for support and one for query), another one that lacks nothing and takes these. The nearest one where there
 * is none.
 */
export function givenAsk(library: Library, key: AnswerKey, ask: Ask, { bound }: Binding, text: PartText): Ask {
	if (ask.targets.length === 0) return ask;
	const has = (symbol: string): boolean => bound.get(symbol)?.value !== undefined;
	const isWhole = ({ targets }: Ask): boolean => neededFor(key, targets, has).every(({ symbol }) => has(symbol));
	const used = givensUsed(key, ask.targets);
	const idle = key.givens.flatMap(({ symbol, default: by }) =>
		by.kind === 'needed' && has(symbol) && isSaid(bound.get(symbol)?.source?.from) && !used.has(symbol) ? [symbol] : [],
	);
	const isLaw = (symbol: string): boolean =>
		key.givens.some(each => each.symbol === symbol && each.type.kind === 'law');
	// A law that is stated is meant to be used.
	const laws = idle.filter(isLaw);
	if (idle.length === 0 || (isWhole(ask) && laws.length === 0)) return ask;
	const meant = laws.length > 0 ? laws : idle;
	const asked = askedKinds(text.own);
	const [first] = softAsks(library, key, text)
		.filter(({ ask: other, score }) => score >= LIKE && other.targets.length > 0 && isWhole(other))
		.filter(({ ask: other }) => rightKind(key, other, asked))
		.filter(({ ask: other }) => {
			const takes = givensUsed(key, other.targets);
			return meant.every(symbol => takes.has(symbol));
		})
		.toSorted((a, b) => b.score - a.score);
	return first?.ask ?? ask;
}
