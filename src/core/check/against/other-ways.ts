import { sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { allStems } from '../../solve/words.ts';
import type { NodeState } from '../numbers/flow.ts';
import { isValue } from './agreement.ts';
import { isAbout } from './answer-numbers.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** Another right way than the one that a solution takes. */
type Way = Solution['otherMethods'][number];

/** A number of the answer, and the way by which it is the result. */
export interface Found {
	readonly state: NodeState;
	readonly method: string | undefined;
}

/** A number that is the result by another way, where the answer speaks of that or it assumes nothing more. */
export function otherMethod(
	under: PartUnderCheck,
	said: readonly NodeState[],
	{ symbol, value: askedFor }: NamedResult,
	sign: '=' | '≈',
): Found | undefined {
	const { solution } = under;
	const asked = askedFor as Quantity;
	for (const way of solution.otherMethods) {
		const { method, results } = way;
		for (const { symbol: other, value, incidental } of results) {
			if (value.kind !== 'quantity') continue;
			// What a way gives beside what was asked is an answer to it where the answer speaks of that way: `with mixed-precision Adam: 480 GB`.
			const isMeant = (state: NodeState): boolean =>
				other === symbol
					? isWayOf(under, state, way)
					: incidental === true && sameDimension(value.unit, asked.unit) && speaksOf(under, state, method);
			const state = said.find(each => isValue(each, value, sign, isAbout(under, each)) && isMeant(each));
			if (state) return { state, method };
		}
	}
	return undefined;
}

/** Whether a number may come from another way: what somebody takes who does not say so (optimiser states beside the weights) is none. */
export const isWayOf = (under: PartUnderCheck, state: NodeState, { method, assumes }: Way): boolean =>
	assumes !== true || speaksOf(under, state, method);

/** Whether the words of a number have one of a method's. */
function speaksOf({ answer, leading }: PartUnderCheck, { node }: NodeState, method: string): boolean {
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	const said = new Set(statement ? allStems(`${leading(statement)} ${statement.source}`) : []);
	return allStems(method).some(word => word.length > 3 && said.has(word));
}
