import { isHard } from '../../math/units/dimension.ts';
import type { Amount } from './amounts.ts';
import { partsOf, samePowers } from './dimensions.ts';

/** `Both reach 40 % of peak`. */
export const ofAll = (plain: string, { start }: Amount): boolean =>
	/\b(?:both|each|all(?: of them)?|either|every one)\b[^.?!;]{0,24}$/i.test(
		plain.slice(Math.max(0, start - 40), start),
	);

/** `one card`, `one card for each token`: as many as there are. */
export const isOneDevice = ({ number, powers }: Amount): boolean =>
	number === 1 && powers.get('GPU') === 1 && !powers.has('s');

/** `1 kg of beef causes 60 kg of CO2`: masses of two things. */
export const isOfMasses = (a: Amount, b: Amount): boolean =>
	[a, b].every(({ powers }) => powers.get('kg') === 1 && powers.size === 2) && !samePowers(a.powers, b.powers);

/** `2 million books, on average 320 pages with 380 words`: so many are in each of them. */
const EACH_WITH =
	/^\s*(?:,?\s*(?:each\s+)?(?:with|of|having|containing)|,?\s*(?:on average|averaging))\s+(?:an average of\s+|a mean of\s+|on average\s+|about\s+|roughly\s+|some\s+)?$/i;

export const isEachWith = (plain: string, before: Amount, amount: Amount): boolean =>
	isCountOf(before) &&
	isCountOf(amount) &&
	before.number > 1 &&
	!samePowers(before.powers, amount.powers) &&
	EACH_WITH.test(plain.slice(before.end, amount.start));

/** Amounts of one unit of measure, whatever they are of. */
export function sameMeasure(a: Amount, b: Amount): boolean {
	const [one, other] = [a, b].map(({ powers }) => new Map([...powers].filter(([name]) => isHard(name))));
	return one!.size > 0 && samePowers(one!, other!);
}

/** `… plus 20 minutes`, `20 minutes plus half of …`: what is added to something, and counts for nothing alone. */
export const isSummand = (plain: string, { start, end }: Amount): boolean =>
	/\b(?:plus|minus)\s+(?:another\s+|about\s+|an?\s+)?$/i.test(plain.slice(0, start)) ||
	/^\s+(?:plus|minus)\b/i.test(plain.slice(end));

/** `a box weighs 150 g`: of what it is made of, and not of what it emits. */
export const WEIGHS =
	/\b(?:weigh(?:s|ing|ed)?|contains?|containing|heavy|lleva|contiene|pèse|contient|wiegt|enthält)\b/i;

/** A price that one machine may have, and no whole cluster. */
export const isRentOfOne = (plain: string, from: number, amount: Amount): boolean =>
	amount.powers.size === 2 &&
	amount.powers.get('USD') === 1 &&
	amount.powers.get('s') === -1 &&
	amount.number * amount.unit.factor * 3600 < 100 &&
	partsOf(amount.unit).some(({ name, power }) => power < 0 && /^h(?:our)?$/.test(name)) &&
	!/\b(?:cluster|whole|all|together|system|room|nodes?|servers?|machines?|instances?|altogether|total|electricity|power|staff|salary|engineer)\b/i.test(
		plain.slice(from, amount.end + 24),
	);

/** `4 tokens to 3 words`: two counts that go together. */
export const isCountOf = ({ powers }: Amount): boolean =>
	powers.size === 1 && [...powers].every(([name, power]) => power === 1 && !isHard(name));

/** Whether the word before goes on in the next one, which is neither a verb nor a preposition: `server room holds`. */
export const isCompound = (behind: string): boolean =>
	/^\s(?!(?:of|with|at|in|on|to|for|from|can|could|will|would|may|must|should|does|do|has|had|was|who|that|which|and|or|by)\b)[a-z]+(?<!s|ed)\s/.test(
		behind,
	);

/** `GB (10^9)`: how large a unit is. */
export const isDefinition = (plain: string, { start, end }: Amount): boolean =>
	/[A-Za-z]\s?\(\s*$/.test(plain.slice(0, start)) &&
	/^10\s*\^/.test(plain.slice(start, end)) &&
	/^\s*(?:bytes|B)?\s*\)/.test(plain.slice(end));
