import type { AnswerKey, KeyGiven } from '../key.ts';

/** `16-bit`, `8 bits`, `fp32`, `nf4`: how many bits a number has. */
const FORMAT = String.raw`(?:(?<![\w.-])(\d{1,2})[\s-]?bits?\b|\b(?:b?fp|b?float|bf|nf|u?int|f)[\s-]?(\d{1,2})\b)`;

/** A given called `bits of a scale`: its number stands in the format of what it is called after, `an fp16 scale`, `scales in 8 bits`. */
const OF = /^bits of an? (.+)$/;

export const isBitsOf = ({ name, constant }: KeyGiven): boolean => !constant && OF.test(name);

const patternsOf = ({ name, aliasWords }: KeyGiven): readonly RegExp[] => {
	const nouns = [OF.exec(name)![1]!, ...aliasWords]
		.map(each => `${each.replace(/s$/, '').replace(/[\s-]+/g, '[\\s-]+')}s?`)
		.join('|');
	return [
		new RegExp(`${FORMAT}[\\s-]+(?:(?!(?:and|or|with|per|for)\\b)[a-z-]+\\s+){0,2}?(?:${nouns})\\b`, 'gi'),
		new RegExp(
			`\\b(?:${nouns})\\s+(?:(?:is|are|were|stored|kept|itself|themselves|also|quantised|quantized|to|in|of|as|with|at|using|\\()\\s*){1,4}(?:only\\s+)?${FORMAT}`,
			'gi',
		),
	];
};

const AGAINST = new RegExp(
	`\\b(?:compared\\s+(?:to|with)|relative\\s+to|versus|vs\\.?|than|beside|against|over|from|instead\\s+of)\\s+(?:(?:in|at|with)\\s+)?(?:the\\s+|full\\s+|an?\\s+)?${FORMAT}`,
	'gi',
);

const bitsIn = (match: RegExpMatchArray): number => Number(match[1] ?? match[2]);

/** The bits of what a given is called after; for the first such given of a key also the narrowest format that nothing else is called after. */
export function bitsNamed(given: KeyGiven, key: AnswerKey, text: string): number | undefined {
	const plain = text.replace(/[$\\{}*_]/g, ' ').replace(/\s+/g, ' ');
	for (const pattern of patternsOf(given)) for (const match of plain.matchAll(pattern)) return bitsIn(match);
	const rows = key.givens.filter(isBitsOf);
	if (rows[0] !== given) return undefined;
	const rest = rows
		.slice(1)
		.flatMap(patternsOf)
		.reduce((left, pattern) => left.replace(pattern, ' '), plain);
	// What it is held against is no width of its own: `compared to fp16`.
	const widths = [...rest.replace(AGAINST, ' ').matchAll(new RegExp(FORMAT, 'gi'))]
		.map(bitsIn)
		.filter(bits => bits > 0 && bits <= 64);
	return widths.length === 0 ? undefined : Math.min(...widths);
}
