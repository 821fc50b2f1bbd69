import { quantity } from '../../math/evaluate/evaluate.ts';
import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { rememberOf } from '../../text/memo.ts';
import { escaped } from '../../text/pattern.ts';
import type { KeyGiven } from '../key.ts';
import { violates } from './bind-shares.ts';

const WORDS = numberWords(2, 12);
const NUMBER = String.raw`(?<![\w.,^])(\d+(?:\.\d+)?|${WORDS})`;
/** A number of something in everyday sizes: `1e12 tokens` are none of one word. */
const MOST = 1e5;

interface Rate {
	readonly counted: RegExp;
	readonly each: RegExp;
}

/** `tokens per word`: `1.3 tokens`, and `a word` of which the clause says that, whatever its verb is. */
const ratesOf = rememberOf(({ name, aliasWords }: KeyGiven): readonly Rate[] =>
	[name, ...aliasWords].flatMap(each => {
		const [, what, of] = /^([a-z]+?)s? per (?:english )?([a-z]+)$/i.exec(each) ?? [];
		if (what === undefined || of === undefined) return [];
		return [
			{
				counted: new RegExp(
					`${NUMBER}\\s+(?:(?!thousand|million|billion|trillion|quadrillion)[a-z]+\\s+)?${escaped(what)}s?\\b`,
					'gi',
				),
				each: new RegExp(
					`\\b(?:an?|one|each|every|per|average|typical|single)\\s+(?:\\(?[a-z]+\\)?\\s+){0,2}?${escaped(of)}\\b`,
					'i',
				),
			},
		];
	}),
);

/**
 * The value of a given called `A per B` where a clause counts so many A and speaks of one B: `an average word makes 1.25 tokens`, `1.3 tokens stand for a
 * word`. Only where the clause has no other number.
 */
export function rateInClause(given: KeyGiven, text: string): Quantity | undefined {
	if (given.type.kind !== 'quantity' || given.constant || !sameDimension(given.type.unit ?? unitless, unitless))
		return undefined;
	const rates = ratesOf(given);
	if (rates.length === 0) return undefined;
	const found = new Set<number>();
	for (const clause of text.split(/(?<=[.;:?!])\s+|,\s+|\s+(?:and|but|if|while|whereas|und|et|y)\s+|\n/)) {
		if (/\b(?:how|which|what)\b/i.test(clause)) continue;
		const numbers = clause.match(new RegExp(`\\d[\\d.,]*|\\b(?:${WORDS})\\b`, 'gi')) ?? [];
		if (numbers.length !== 1) continue;
		for (const { counted, each } of rates) {
			if (!each.test(clause.replace(counted, ' '))) continue;
			for (const [, number] of clause.matchAll(counted)) found.add(numberOfWord(number!) ?? Number(number));
		}
	}
	const [only] = found;
	if (only === undefined || found.size > 1 || only <= 0 || only > MOST) return undefined;
	const value = quantity(only);
	return violates(given, value) ? undefined : value;
}
