import { TIMES_OF } from '../often.ts';

const MONEY = String.raw`(?:\\?[$€£]|USD |EUR )\s?\d[\d,]*(?:\.\d+)?`;
/** What stands between a price's name and its amount, without an amount of its own. */
const BETWEEN = String.raw`(?:[^.?!;:\d$€£\n|]|(?<=[A-Z]{1,3})\d{2,4}){0,40}`;
/** No unit of its own behind it. */
const ALONE = String.raw`(?![\d.,]*\d|\s*(?:per\b|an?\b|each\b|every\b|\/|million\b|billion\b|k\b|[MB]\b))`;
/** `Hourly price of an H100: $2.10`, `the monthly fee is $40`. */
const EVERY_TIME = new RegExp(
	String.raw`\b(hourly|daily|weekly|monthly|yearly|annual)((?:\s+[a-z]+)?\s+(?:price|rent|rate|fee|cost)\b${BETWEEN}(?::|\bis|=|\bof)\s*)(${MONEY})${ALONE}`,
	'gi',
);
const UNIT = String.raw`(?:(?:GPU|TPU|card|accelerator|chip|device|node)(?:\s+and\s+|[\s-])hour|hour|kWh|GB|MB|TB|gigabyte|megabyte|terabyte|tonne|ton|kilogram|kg|(?:million|thousand)\s+tokens)`;
/** `Price per GPU and hour: $3.00`. */
const FOR_EACH = new RegExp(
	String.raw`\b((?:price|rent|rate|fee|cost)s?\b${BETWEEN}?)\s+(?:per|for each|for every)\s+(${UNIT})(?!\s*(?:and|per|\/))\b(\s*(?::|is\b|=)\s*)(${MONEY})${ALONE}`,
	'gi',
);
/** `Prices per megabyte (10^6 bytes): SSD 0.004 cents, DRAM 0.35 cents`. */
const IN_CENTS =
	/\b(prices?|costs?|rates?)\s+(?:per|for each|for every|of a)\s+(GB|MB|TB|gigabyte|megabyte|terabyte|kWh)(?:\s*\([^()]*\))?\s*:\s*((?:[A-Za-z][\w -]{1,20}?\s+\d[\d.,]*\s*(?:cents?|ct|¢)(?:\s*(?:,|;|and)\s*(?:and\s+)?|\s*(?=[.\n]|$)))+)/gi;

/** `Mean draw per GPU: 550 W`. */
const POWER_OF_EACH =
	/\b((?:draw|power|consumption|TDP|power draw)\b(?:\s+draw)?)\s+(?:per|of each|for each|of every)\s+(GPU|TPU|card|accelerator|chip|device|node)(\s*(?::|is\b|=)\s*)(\d[\d,]*(?:\.\d+)?\s*k?W)\b(?!\s*(?:per\b|each\b|\/))/gi;

/** Prices whose unit stands before them, in their label, with it behind them, where all readers look for it: `$2.10 per hour`. */
export const pricesBehind = (text: string): string =>
	text
		.replace(
			EVERY_TIME,
			(_, often: string, words: string, money: string) =>
				`${often}${words}${money} per ${TIMES_OF[often.toLowerCase()]}`,
		)
		.replace(
			FOR_EACH,
			(_, name: string, unit: string, sign: string, money: string) =>
				`${name}${sign}${money} per ${unit.replace(/\s+and\s+hour|\s+hour/i, '-hour')}`,
		)
		.replace(
			POWER_OF_EACH,
			(_, name: string, each: string, sign: string, power: string) => `${name}${sign}${power} per ${each}`,
		)
		.replace(IN_CENTS, (_, name: string, unit: string, list: string) => {
			const each = list.replace(/(\d[\d.,]*\d|\d)\s*(?:cents?|ct|¢)/gi, (cents: string, number: string) =>
				Number.isFinite(Number(number.replaceAll(',', '')))
					? `\\$${Number((Number(number.replaceAll(',', '')) / 100).toPrecision(12))} per ${unit}`
					: cents,
			);
			return `${name}: ${each}`;
		});
