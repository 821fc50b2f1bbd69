import { type Amount, type Factor, factorAt } from './amounts.ts';

const ONE = String.raw`(?:each(?:\s+one)?|one|a single one|every one|an average one|one of them|each of them|apiece)`;
/** `how many burgers …, if one emits 4.2 kg`, `…, each of 90 g`. */
const BEFORE = new RegExp(
	String.raw`\bhow (?:many|much)\s+((?:[\p{L}-]+\s+){1,4}?)[^?!]*?[\s,(]${ONE}\s+(?:\p{L}+\s+){0,3}$`,
	'iu',
);
/** `… cost at 1.95 dollars each`: behind the amount. */
const BEHIND = /^\s*(?:each|apiece)\b/i;
const SPOKEN =
	/\b(?:cost of|price of|(?:does|do|would|will|is|are) (?:the|these|those|all))\s+(?:(?:\d|\uFFFC)+\s+)?([A-Za-z][\w-]*(?: [\w-]+)?)/gi;

/**
 * The thing that a question asks the number of, or speaks of, where an amount is said of one of them in so many words: `how many burgers is that, if one emits 4.2 kg`.
 *
 * @param lead what stands before the amount in its sentence, without other amounts.
 */
export function ofOneAsked(
	lead: string,
	plain: string,
	from: number,
	amount: Amount,
): Pick<Factor, 'parts' | 'powers'> | undefined {
	const behind = BEHIND.test(plain.slice(amount.end));
	const words = BEFORE.exec(lead);
	const place = words
		? from + words.index + words[0].indexOf(words[1]!)
		: behind
			? [...lead.matchAll(SPOKEN)].map(match => from + match.index + match[0].length - match[1]!.length).at(-1)
			: undefined;
	if (place === undefined) return undefined;
	const factor = factorAt(plain, place, false);
	if (!factor || [...factor.powers].some(([name]) => amount.powers.has(name))) return undefined;
	// What has what it is for already, is for nothing else.
	if ([...amount.powers.values()].some(power => power < 0)) return undefined;
	return factor;
}
