import type { Quantity } from '../../math/value.ts';
import { rememberOf } from '../../text/memo.ts';
import type { KeyGiven } from '../key.ts';
import { NUMBERS, statedCounts, type Thing, thingsIn } from '../several/named-amounts.ts';
import { violates } from './bind-shares.ts';
import type { PartText } from './part-text.ts';

/** Of what a given counts the numbers: `trainable parameters, parameters of the adapter` are the adapter's. */
const thingOf = rememberOf(({ name, aliasWords, type, constant }: KeyGiven): Thing | undefined => {
	if (constant || type.kind !== 'quantity' || type.unit !== undefined || type.format) return undefined;
	const names = [name, ...aliasWords].filter(each => !each.includes('<'));
	if (!NUMBERS.test(name)) return undefined;
	const things = new Set(names.flatMap(each => [...thingsIn(each)]));
	const [only, ...others] = things;
	return others.length === 0 ? only : undefined;
});

/** The one number of parameters that a text states of the thing whose numbers a given counts: `LoRA: 42 million parameters`. */
export function countOfThing(given: KeyGiven, { own, around }: PartText): Quantity | undefined {
	const thing = thingOf(given);
	if (thing !== 'adapter' && thing !== 'prompt' && thing !== 'prefix') return undefined;
	for (const text of [own, around]) {
		const found = statedCounts(text).filter(({ of }) => of.size === 1 && of.has(thing));
		const values = new Set(found.map(({ value }) => value.value));
		if (values.size > 1) return undefined;
		const [first] = found;
		if (first && !violates(given, first.value)) return first.value;
	}
	return undefined;
}
