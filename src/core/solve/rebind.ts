import type { Value } from '../math/value.ts';
import { symbolsOf } from '../math/walk.ts';
import type { Fact } from '../quantities/given.ts';
import type { Binding, BoundGiven } from './bind/bind.ts';
import { fromKey, standIn } from './bind/bind-defaults.ts';
import type { PartText } from './bind/part-text.ts';
import type { AnswerKey } from './key.ts';

/**
 * A binding with other values for some givens, as a reader puts them in: all others stay what they were, but for the key's own formulas
 * in them (`d / h`). Cheap, since the text is not looked through again: a slider asks for it with every move.
 */
export function rebind(
	{ bound, missing, written }: Binding,
	key: AnswerKey,
	facts: readonly Fact[],
	text: PartText,
	values: ReadonlyMap<string, Value>,
): Binding {
	const next = new Map<string, BoundGiven>(bound);
	const changed = new Set<string>();
	for (const given of key.givens) {
		const { symbol } = given;
		const value = values.get(symbol);
		const entry = bound.get(symbol);
		if (value) {
			const source = standIn(given, value, 'user');
			next.set(symbol, { given, value, shown: undefined, source, assumption: undefined });
			changed.add(symbol);
		} else if (entry?.derived && given.default.kind === 'value') {
			if (![...symbolsOf(given.default.expression)].some(each => changed.has(each))) continue;
			const again = fromKey(given, facts, text, next);
			if (!again) continue;
			next.set(symbol, { ...again, shown: entry.shown });
			changed.add(symbol);
		}
	}
	return { bound: next, missing: missing.filter(({ symbol }) => !values.has(symbol)), written };
}
