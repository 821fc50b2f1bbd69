import type { AnswerKey } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import { factorLetters, factorsOfKey } from './factor-letters.ts';
import type { PartText } from './part-text.ts';

/**
 * The two factors of a key by the letters that the text's product has for them, where neither has a value: with `W_0 + BA` the left factor is shown as $B$, so
 * that what a reader is told of a letter is told of his own.
 */
export function namedFactors(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	text: PartText,
): readonly BoundGiven[] {
	const pair = factorsOfKey(key);
	const letters = pair && factorLetters(text);
	if (!pair || !letters || letters.left.turned || letters.right.turned) return [];
	const shown = [letters.left.symbol, letters.right.symbol] as const;
	// A letter that the key has for another thing would stand for two.
	const others = key.givens.filter(given => !pair.includes(given)).map(({ symbol }) => symbol);
	if (shown.some(({ name }) => others.includes(name)) || pair.some(({ symbol }) => bound.get(symbol)?.value)) return [];
	return pair.map((given, at) => ({
		given,
		value: undefined,
		source: undefined,
		assumption: undefined,
		...bound.get(given.symbol),
		shown: shown[at],
	}));
}
