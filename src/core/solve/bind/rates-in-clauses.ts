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

const SAYS = String.raw`(?:(?:about|roughly|around|approximately|some|typically|usually|on average|an average of|only|exactly|just|circa|nearly|almost|[~≈])\s+)*`;
/** What a thing does to be counted by others: `a word makes 1.3 tokens`. */
const MAKES =
	'(?:=|≈|:|is|are|equals?|makes?(?: up)?|stands? for|has|have|takes?(?: up)?|corresponds? to|costs?|yields?|gives?|needs?|becomes?|turns into|counts as|amounts? to|comes? to|consists? of|contains?|holds?|produces?|uses?|is (?:encoded|represented|split|broken) (?:as|into|by|with)|is (?:made of|worth)|of|with)';
/** … and the other way round: `1.3 tokens stand for a word`. */
const MADE =
	'(?:=|≈|per|for|to|in|is|are|equals?|makes?(?: up)?|stands? for|corresponds? to|gives?|forms?|encodes?|represents?|belongs? to|goe?s?(?: into)?)';

/** `tokens per word`: `a word makes 1.3 tokens`, `1.3 tokens for a word`; the number is the first or the second group. */
type Rate = RegExp;

/** … with nothing else between the thing and what is said of it: `each word is shown with the 5 nearest tokens` is none. */
const ratesOf = rememberOf(({ name, aliasWords }: KeyGiven): readonly Rate[] =>
	[name, ...aliasWords].flatMap(each => {
		const [, what, of] = /^([a-z]+?)s? per (?:english )?([a-z]+)$/i.exec(each) ?? [];
		if (what === undefined || of === undefined) return [];
		const counted = `${NUMBER}\\s+(?:(?!thousand|million|billion|trillion|quadrillion)[a-z]+\\s+)?${escaped(what)}s?\\b`;
		const one = `(?:an?|one|each|every|per|average|typical|single)\\s+(?:(?!of|that|the|in|with|which|and|for)\\(?[a-z]+\\)?\\s+){0,2}?${escaped(of)}\\b`;
		return [
			new RegExp(
				`\\b${one}\\s*${SAYS}${MAKES}\\s*${SAYS}${counted}|${counted}\\s+${SAYS}(?:${MADE}\\s+)?${SAYS}${one}`,
				'gi',
			),
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
		for (const rate of rates)
			for (const [, behind, before] of clause.matchAll(rate)) {
				const number = (behind ?? before)!;
				found.add(numberOfWord(number) ?? Number(number));
			}
	}
	const [only] = found;
	if (only === undefined || found.size > 1 || only <= 0 || only > MOST) return undefined;
	const value = quantity(only);
	return violates(given, value) ? undefined : value;
}
