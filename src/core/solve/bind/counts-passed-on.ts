import { NUMBER_WORDS } from '../../math/number-words.ts';

const AMOUNT = String.raw`\$?(\d[\d.,]*(?:\s*(?:\\times|\\cdot|×|·)\s*10\^\{?\d+\}?)?|10\^\{?\d+\}?)\$?((?:\s+(?:thousand|million|billion|trillion|quadrillion))?)`;
const ONE =
	/\b(?:one|1|a|an|a single|exactly one)\s+(?:[a-z]+\s+)?([a-z]{4,}?)\s+(?:per|for each|for every|to each)\s+([a-z]{4,}?)s?\b/gi;
const EACH =
	/\b([a-z]{4,}?)s,?\s+each\s+(?:of them\s+)?(?:(?:is|as|being|counts? as|stands? for|treated as)\s+)?(?:one|a|an)\s+(?:[a-z]+\s+)?([a-z]{4,}?)\b/gi;

/**
 * What a text counts by counting something else: `100 trillion synapses … one parameter per synapse` are 100 trillion parameters. Gives them
 * as sentences.
 */
export function countsPassedOn(text: string): string {
	const plain = text.replace(/[*_`]/g, '');
	const pairs = [
		...[...plain.matchAll(ONE)].map(([, thing, by]) => [thing!, by!] as const),
		...[...plain.matchAll(EACH)].map(([, by, thing]) => [thing!, by!] as const),
	];
	const sentences = pairs.flatMap(([thing, by]) => {
		if (UNITS.test(by) || UNITS.test(thing) || thing.toLowerCase() === by.toLowerCase()) return [];
		const counted = [...plain.matchAll(new RegExp(`${AMOUNT}\\s+(?:[a-z]+\\s+)?${by}s\\b`, 'gi'))];
		const amounts = new Set(counted.map(match => `${match[1]}${match[2]}`));
		return amounts.size === 1 ? [`It has $${counted[0]![1]}$${counted[0]![2]} ${thing}s.`] : [];
	});
	return [...new Set(sentences)].join('\n');
}

/** What is measured and not counted. */
const UNITS = new RegExp(
	`^(?:second|minute|hour|week|month|year|dollar|cent|byte|token|word|step|epoch|time|${NUMBER_WORDS.slice(1, 13).join('|')})$`,
	'i',
);
