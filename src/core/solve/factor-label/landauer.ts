import { unitFromParts } from '../../math/units/unit-algebra.ts';
import type { Fact } from '../../quantities/given.ts';
import type { Place } from './choose.ts';
import { powersOf } from './dimensions.ts';
import { type Rate, rateOf } from './rate.ts';

const MEANT = /\bLandauer\b|\bk_?\{?B?\}?\s*[·*×]?\s*T\s*[·*×]?\s*(?:\\?ln|log)\b/i;
const KELVIN = /(?<![\w.^])(\d{2,3}(?:\.\d+)?)\s*K\b(?!\s*(?:tokens|words|parameters))/g;
/** `k_B = 1.38×10^-23 J/K`. */
const BOLTZMANN = /\bk_?B?\s*=\s*(1\.38\d*)\s*(?:×|e|\*)\s*(?:10\s*\^?)?\s*-23\b/;

/**
 * The least energy for each erased bit where a text speaks of Landauer's limit and states one temperature: k T ln 2, a rule that nobody has to state.
 * `How many bits could be erased with one kWh?`
 */
export function landauerLaw(opened: string, facts: readonly Fact[]): readonly Rate[] {
	if (!MEANT.test(opened)) return [];
	const temperatures = [...new Set([...opened.matchAll(KELVIN)].map(([, kelvin]) => Number(kelvin)))];
	if (temperatures.length !== 1) return [];
	const fact = facts.find(({ subject }) => /Boltzmann/i.test(subject));
	const stated = BOLTZMANN.exec(opened)?.[1];
	const constant =
		stated === undefined ? (fact?.value.kind === 'quantity' ? fact.value.value : undefined) : Number(`${stated}e-23`);
	if (constant === undefined) return [];
	const unit = unitFromParts([
		{ name: 'J', power: 1 },
		{ name: 'bit', power: -1 },
	]);
	return [
		{
			...rateOf({
				number: constant * temperatures[0]! * Math.LN2,
				unit,
				powers: powersOf(unit),
				name: 'energy per erased bit by Landauer',
				start: -900,
				end: -900,
			}),
			law: true,
		},
	];
}

/** Whether a number of a text belongs to that rule: the temperature, the 2 of `ln 2`. */
export const isOfLandauer = (opened: string, { start, end }: Place): boolean =>
	MEANT.test(opened) &&
	(/^\s*K\b/.test(opened.slice(end)) ||
		/\b(?:ln|log)\s*\(?$/.test(opened.slice(0, start)) ||
		/^\s*erased\b/.test(opened.slice(end)));
