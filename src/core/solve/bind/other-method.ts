import type { AnswerKey, KeyGiven } from '../key.ts';
import { namesIn } from '../match/needs.ts';
import { hasPhrase, stemmed } from '../words.ts';

/**
 * Whether a question names a method that depends on a given: `at peak speed` says what the utilisation is, whatever an earlier part ran at.
 *
 * @param own what the part says.
 */
export function isOfOtherMethod({ methods }: AnswerKey, { symbol }: KeyGiven, own: string): boolean {
	const named = methods.filter(
		({ name, condition }) => condition && name !== '' && namesIn(condition).includes(symbol),
	);
	return named.length > 0 && named.some(({ name }) => hasPhrase(stemmed(own), name));
}
