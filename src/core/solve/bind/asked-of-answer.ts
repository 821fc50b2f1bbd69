import type { Given } from '../../quantities/given.ts';
import type { AnswerKey } from '../key.ts';
import { askedThings } from '../match/asked-things.ts';
import { hasPhrase, nameKey, nameStems, stemmed } from '../words.ts';
import type { PartText } from './part-text.ts';

/**
 * The givens of a document without what an answer says of the very thing that the question asks the number of: `1.7 quadrillion tokens` behind `how many
 * tokens are needed?` is what is to be found, and nothing to begin with. So is `patches: 196` behind `give the number of patches and of parameters`
 * where the key works out patches.
 */
export function withoutAsked(givens: readonly Given[], key: AnswerKey, { own, answer }: PartText): readonly Given[] {
	if (!givens.some(({ from }) => from === 'answer')) return givens;
	const asked = new Set(askedThings(own).flatMap(stems => stems.slice(-1)));
	const said = stemmed(own);
	const told = answer?.toLowerCase();
	const results = new Set(key.gives.flatMap(({ name, aliasWords }) => [name, ...aliasWords].map(nameKey)));
	return givens.filter(({ from, name }) => {
		if (from !== 'answer' || name === undefined) return true;
		const head = nameStems(name).at(-1);
		if (head !== undefined && asked.has(head)) return false;
		return !(told?.includes(name) && results.has(nameKey(name)) && hasPhrase(said, name));
	});
}
