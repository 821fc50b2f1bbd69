import type { AnswerKey } from '../key.ts';
import type { BoundGiven } from './bind.ts';
import { standIn } from './bind-defaults.ts';
import { isMatrix } from './bind-likeness.ts';

const LETTER = String.raw`\\?[A-Za-z]+(?:_\{?\w+\}?)?`;
const CHAIN = new RegExp(String.raw`(?<![\w\\}^])(${LETTER}(?:\s*=\s*${LETTER}){1,5})(?!\s*[\w\\(^'_{+*/-])`, 'g');

/** The matrices of a key that a question says are one: with `Q = K = V = X` what one of them is known to be, all are. */
export function equalMatrices(
	key: AnswerKey,
	bound: ReadonlyMap<string, BoundGiven>,
	formulas: readonly string[],
): readonly BoundGiven[] {
	return formulas.flatMap(latex =>
		[...latex.matchAll(CHAIN)].flatMap(([chain]) => {
			const letters = new Set(chain.split('=').map(letter => letter.trim().replace(/[{}\\]/g, '')));
			const named = key.givens.filter(
				given =>
					isMatrix(given) &&
					[given.symbol, ...given.aliasSymbols].some(name => letters.has(name.replace(/[{}\\]/g, ''))),
			);
			const known = named.map(({ symbol }) => bound.get(symbol)).find(entry => entry?.value !== undefined);
			if (!known?.value) return [];
			const { value, source } = known;
			return named
				.filter(({ symbol }) => bound.get(symbol)?.value === undefined)
				.map(given => ({
					given,
					value,
					shown: bound.get(given.symbol)?.shown,
					source: standIn(given, value, source?.from ?? 'question'),
					assumption: undefined,
				}));
		}),
	);
}
