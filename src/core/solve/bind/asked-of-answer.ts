import type { Given } from '../../quantities/given.ts';
import { askedThings } from '../match/asked-things.ts';
import { nameStems } from '../words.ts';

/**
 * The givens of a document without what an answer says of the very thing that the question asks the number of: `1.7 quadrillion tokens` behind `how many
 * tokens are needed?` is what is to be found, and nothing to begin with.
 *
 * @param own what the part asks.
 */
export function withoutAsked(givens: readonly Given[], own: string): readonly Given[] {
	if (!givens.some(({ from }) => from === 'answer')) return givens;
	const asked = new Set(askedThings(own).flatMap(stems => stems.slice(-1)));
	return givens.filter(({ from, name }) => {
		const head = from === 'answer' && name !== undefined ? nameStems(name).at(-1) : undefined;
		return head === undefined || !asked.has(head);
	});
}
