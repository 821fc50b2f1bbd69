import type { Given } from '../../quantities/given.ts';
import { rememberOf } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { numberNamed } from './bind-numbers.ts';

/**
 * Whether a number with a bare word for a size is that of a thing that another given of the key goes by: in `d_model = 768, 12 heads of width 64`
 * the 64 has the name `width`, and is no width of the model where the key knows `heads of width`.
 */
export function isSizeOfOther(key: AnswerKey, given: KeyGiven, { symbol, name, value }: Given, words: string): boolean {
	if (symbol !== undefined || value?.kind !== 'quantity' || !SIZE.test(name ?? '')) return false;
	return key.givens.some(other => {
		const owned = other === given || !OF_SIZE.test(other.name) ? undefined : ownedSizes(other);
		return (
			owned?.aliasWords.some(alias => alias.endsWith(` ${name}`)) === true &&
			numberNamed(owned, words)?.value === value.value
		);
	});
}

/** `24 layers of width 1024` leads from a number of layers to no width of them. */
const OF_SIZE = /\b(?:width|dimension|size|length)\b/i;
const SIZE = /^(?:width|dimension|size|length)$/i;

/** A given under those of its names alone that say whose size it is: `heads of width`. */
const ownedSizes = rememberOf((given: KeyGiven): KeyGiven | undefined => {
	const [name, ...aliasWords] = given.aliasWords.filter(alias => / of (?:width|dimension|size|length)$/.test(alias));
	return name === undefined ? undefined : { ...given, name, aliasWords: [name, ...aliasWords] };
});
