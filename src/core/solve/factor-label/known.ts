import { isHard } from '../../math/units/dimension.ts';
import { singular } from '../../math/units/nouns.ts';
import { unitFromParts } from '../../math/units/unit-algebra.ts';
import type { Value } from '../../math/value.ts';
import type { NamedResult, Solution } from '../solution.ts';
import { partsOf, powersOf, samePowers, thing, timesPowers } from './dimensions.ts';
import { type Rate, rateOf } from './rate.ts';

/** What is known besides a text: a result with the names that it goes by. */
export interface KnownAmount {
	readonly name: string;
	readonly aliases?: readonly string[];
	readonly value: Value | undefined;
}

const PER = /\bper ([a-z]+)\b/;
/** `tokens for each parameter by the fit`: a ratio, and no number of tokens. */
const RATIO = /\bfor (?:each|every)\b/;

/** Results as links of a chain: of what they count by their name (`training tokens`), for each of what by one of their names (`time per token`). */
export const knownRates = (amounts: readonly KnownAmount[]): readonly Rate[] =>
	amounts
		.flatMap(({ name, aliases = [], value }, at): readonly Rate[] => {
			if (value?.kind !== 'quantity' || value.value === 0 || RATIO.test(name)) return [];
			const each = [name, ...aliases].flatMap(words => PER.exec(words.toLowerCase())?.[1] ?? [])[0];
			const counted = [...powersOf(value.unit).keys()].some(isHard)
				? undefined
				: name
						.toLowerCase()
						.split(/ (?:of|for|to|in|on|at|with|by|per) /)[0]!
						.split(/[\s-]+/)
						.findLast(word => singular(word) !== word);
			const hard = powersOf(value.unit);
			if (counted === undefined && ![...hard.keys()].some(isHard)) return [];
			const above = counted === undefined ? hard : thing(counted);
			const parts =
				counted === undefined ? partsOf(value.unit) : [...above].map(([one, power]) => ({ name: one, power }));
			const below = each === undefined || isHard(each) ? new Map<string, number>() : thing(each);
			const rate = rateOf({
				number: value.value / value.unit.factor,
				unit: unitFromParts([...parts, ...[...below].map(([one, power]) => ({ name: one, power: -power }))]),
				powers: timesPowers(above, below, -1),
				name,
				start: -2 - at,
				end: -2 - at,
			});
			return [{ ...rate, law: true as const }];
		})
		.filter((rate, at, all) => all.findLastIndex(other => isSame(other, rate)) === at);

/** What a solution comes to, the latest last: what it asks for goes after what is on the way to it, which `that` does not take up. */
export const resultsForNext = ({ results, steps }: Pick<Solution, 'results' | 'steps'>): readonly NamedResult[] => [
	...steps.flatMap(step => step.results),
	...results.filter(({ incidental }) => incidental),
	...results.filter(({ incidental }) => !incidental),
];

/** One result that is told twice. */
const isSame = (a: Rate, b: Rate): boolean =>
	samePowers(a.powers, b.powers) && a.number * a.unit.factor === b.number * b.unit.factor;
