import { numberOfWord } from '../../math/number-words.ts';

const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?`;
const SIZE = String.raw`(?:[KMGTP]i?B|kilobytes?|megabytes?|gigabytes?|terabytes?|petabytes?)`;
const TIME = String.raw`(?:year|month|week|day|hour)`;
/** `Prices (per MB and year): NVMe 0.00007, RAM 0.0038`, `Prices in dollars per gigabyte and year: SSD 0.048, DRAM 3.60`. */
const PRICE_LIST = new RegExp(
	String.raw`\b([Pp]rices?|[Cc]osts?|[Rr]ates?|[Rr]ents?)\b([^.?!:;\n]{0,40}?)\b(per ${SIZE}(?:\s*(?:and|per|-|·|\/)\s*${TIME})?)\s*\)?\s*:\s*([^?!\n]*?)(?=[.?!](?:\s|$)|\n|$)`,
	'g',
);
const IN_LIST = new RegExp(
	String.raw`(?:¤\s?|USD\s?|\$\s?)?(?<![\w.])(${NUMBER})(?!\s*(?:per\b|\/|[\d.%]))(?=\s*(?:[,;)]|$|and\b))`,
	'g',
);

/** `replaced every 4 years`, `they last five years`: what is bought is paid for so often. */
const LASTS =
	/\b(?:(?:is|are|must be|have to be|gets?|both|all)\s+)*(?:replaced|renewed|bought anew|written off|depreciated|lasts?|live|used)\b\s*(?:only |about |roughly )?(?:every|over|after|within|for)?\s*(?:about |roughly )?(\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|ten)\s+years\b/gi;

/** `a million output tokens for $8`, `sells one million tokens at $8`: so much for each of so many. */
const SOLD =
	/\b(?:(?:an?|one|1|per|each)\s+)(million|billion|thousand)\s+((?:[a-z]+ )?tokens)\s+(?:for|at|cost|costs)\s+(?:about )?(¤\s?\d[\d.,]*\d|¤\s?\d)/gi;
/** `earns $2.40 on a million tokens`. */
const EARNED =
	/(¤\s?\d[\d.,]*\d|¤\s?\d)\s+(?:on|for|with|by|an|from)\s+(?:an?|one|1|every|each)\s+(million|billion|thousand)\s+((?:[a-z]+ )?tokens)/gi;
/** `(365 days)`, `(a year has 365 days)`: what a year is, and no time that something takes. */
const YEAR = /\(\s*(?:(?:a|one|1) year (?:is|has|=|of)\s*)?36[05](?:\.25)? days(?: (?:per|a|each) year)?\s*\)/gi;

/** `in years of 365 days`. */
const YEARS_OF = /\b(years?)\s+(?:of|with|at)\s+36[05](?:\.25)? days(?: each)?\b/gi;
/** `a 13 B model` are billions, and no bytes. */
const BILLIONS =
	/(\d) B(?=[\s-]+(?:trainable |total |active |dense )?(?:parameters?|params?|weights|models?|LLMs?|networks?)\b)/g;
/** `(10^9 bytes per GB)`. */
const UNIT_OF = /\(\s*(?:10\^\d+|1,?0{3}(?:,?0{3})*|1e\d+)\s*(?:bytes|B)\s*(?:per|in (?:a|one|1))\s*[KMGTP]B\s*\)/gi;

/** `$0.02 per GB/month` is for each of them in each month. */
const EACH_TIME = /(?:\bper\s+|\/\s*)([KMGTP]B)\s*\/\s*(month|year|day|hour|mo|yr)\b/g;
/** `A novel: 110,000 words`. */
const ONE_IS = /\b(?:[Aa]n?|[Oo]ne|1|[Ee]ach|[Ee]very) ([a-z]+):\s+(?=\d)/g;

/** Prices in lists and the other ways round with what they are for behind each of them: `NVMe ¤0.00007 per MB and year`. */
export const listsSaid = (text: string): string =>
	text
		.replace(PRICE_LIST, (whole, what: string, between: string, per: string, list: string) =>
			/\d/.test(list) ? `${what}${between.replace(/\($/, '')}: ${list.replace(IN_LIST, `¤$1 ${per}`)}` : whole,
		)
		.replace(SOLD, '$3 per $1 $2')
		.replace(EARNED, '$1 per $2 $3')
		.replace(YEAR, ' ')
		.replace(UNIT_OF, ' ')
		.replace(EACH_TIME, 'per $1 and $2')
		.replace(ONE_IS, '1 $1 = ')
		.replace(YEARS_OF, '$1')
		.replace(BILLIONS, '$1B')
		.replace(
			LASTS,
			(_, years: string) =>
				`bought ${Number((1 / (Number(years) || (numberOfWord(years) ?? 1))).toPrecision(12))} times per year`,
		);
