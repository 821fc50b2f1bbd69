import { isHard } from '../../math/units/dimension.ts';
import type { Fact } from '../../quantities/given.ts';
import type { Amount } from './amounts.ts';
import { isNameOnly } from './chain-checks.ts';
import { isBoundByMemory, operationsLaw } from './laws.ts';
import { type Rate, rateOf, withOthers, withReadings } from './rate.ts';
import type { Wanted } from './wanted.ts';

export const isFormat = ({ powers }: Amount): boolean => powers.get('bit') === 1 && powers.get('parameter') === -1;

/** What a clause may take for granted: the operations of a parameter for a token, the bytes of one in the format that is named. */
export function lawsFor(
	clause: string,
	text: string,
	rates: readonly Rate[],
	formats: readonly Amount[],
	isOwn: boolean,
	facts: readonly Fact[],
): readonly Rate[] {
	const knowsFormat = !isOwn && rates.some(isFormat);
	const one = formats.every(({ number }) => number === formats[0]!.number) ? formats.slice(0, 1) : [];
	const knowsOperations = rates.some(
		({ powers }) => powers.get('FLOP') === 1 && powers.has('token') && !powers.has('s'),
	);
	const numbers = knowsFormat ? [] : one.map(each => withOthers(rateOf(each), 'parameter', ['activation', 'number']));
	const operations = knowsOperations ? [] : operationsLaw(clause, text, facts).map(rateOf);
	return [...numbers, ...operations].map(each => ({ ...each, law: true as const }));
}

/** Training is no reading of all weights for one token after another. */
export const TRAINING = /\b(?:pre-?)?train(?:s|ed|ing)?\b(?! (?:tokens|data|cost))/i;

/** Of a mixture of experts only the active parameters compute; a question about a dense model means all of them. */
export function ofActive(rates: readonly Rate[], words: string): readonly Rate[] {
	const isActive = ({ name }: Rate): boolean => /\bactiv/.test(name);
	if (!rates.some(rate => isNameOnly(rate) && isActive(rate))) return rates;
	const all = /\b(?:dense|total|all (?:of )?(?:the |its )?(?:parameters|weights|experts)|stor\w+|memory|GB|TB)\b/i.test(
		words,
	);
	return rates.filter(rate => !isNameOnly(rate) || isActive(rate) !== all);
}

/** Where data comes from a memory at a speed, all parameters are read once for each token and in each pass. */
export function withReadingOnce({ powers }: Wanted, text: string, rates: readonly Rate[]): readonly Rate[] {
	// `2 FLOP per parameter` are said of each token.
	const isOperations = (rate: Rate): boolean =>
		rate.powers.size === 2 && rate.powers.get('FLOP') === 1 && rate.powers.get('parameter') === -1;
	const named = rates.map(rate => (isOperations(rate) ? withReadings(rate, ['token']) : rate));
	if (!powers.has('s') || powers.has('FLOP') || !isBoundByMemory(text)) return named;
	// Tokens a second come from what each of them reads, and not from all that are asked for.
	const plainly = powers.has('token') ? 1 : 0;
	return named.map(rate =>
		rate.powers.get('parameter') === 1 && rate.powers.size === 1 && rate.readings[0]?.powers.size === 1
			? {
					...withReadings(rate, ['token', 'pass']),
					readings: withReadings(rate, ['token', 'pass']).readings.slice(plainly),
				}
			: rate,
	);
}

/** Whether a rate counts something that nothing else speaks of: `a checkpoint every 500 steps` where nobody asks for checkpoints. */
export function isBeside(rate: Rate, rates: readonly Rate[]): boolean {
	const counted = [...rate.powers].filter(([name, power]) => power > 0 && !isHard(name));
	return (
		[...rate.powers.values()].some(power => power < 0) &&
		counted.length > 0 &&
		counted.every(([name]) => rates.every(other => other === rate || !other.powers.has(name)))
	);
}
