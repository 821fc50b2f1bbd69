import type { Rate } from './rate.ts';
import { type Chain, chainValue } from './search.ts';

/** A chain, and the one of several things that it is said of. */
export interface Distinguished {
	readonly chain: Chain;
	readonly label: string;
}

/**
 * Chains that differ in one amount alone, which the text states for several things (`NVMe $0.08 per GB, DDR5 $3.60 per GB`): the one whose thing the
 * clause names, or one for each thing. Undefined where something else makes them differ.
 */
export function distinguished(chains: readonly Chain[], clause: string): readonly Distinguished[] | undefined {
	const found = chains.map(chain => ({
		chain,
		own: chain.filter(link => !chains.every(other => other.some(({ rate }) => rate === link.rate))),
	}));
	if (found.some(({ own: [first, ...rest] }) => !first || rest.some(({ rate }) => rate.of !== first.rate.of)))
		return undefined;
	const labelled = found.map(({ chain, own: [link] }) => ({ chain, label: link!.rate.of ?? '', rate: link!.rate }));
	const different = labelled.filter(
		(each, at) => labelled.findIndex(other => other.rate === each.rate && isSameValue(other.chain, each.chain)) === at,
	);
	if (different.some(({ label }, at) => label === '' || different.findIndex(other => other.label === label) !== at))
		return undefined;
	const named = different.filter(({ label }) => names(clause, label));
	if (named.length === 1) return [{ chain: named[0]!.chain, label: '' }];
	const isForAll = EACH.test(clause) && (named.length === different.length || named.length === 0);
	return isForAll && areAlike(different.map(({ rate }) => rate)) ? different : undefined;
}

/** Whether a chain takes amounts of several rows of a table: `A100: 312 TFLOP/s, $1.30 per hour`, `H100: 989 TFLOP/s, $2.60 per hour`. */
export function mixesRows(chain: Chain, rates: readonly Rate[]): boolean {
	const labels = [...new Set(chain.flatMap(({ rate: { of } }) => (of === undefined ? [] : [of])))];
	const rows = labels.filter(label => rates.filter(rate => rate.of === label).length > 1);
	return rows.length > 1 && rows.every(label => sameKinds(rates, label, rows[0]!));
}
const sameKinds = (rates: readonly Rate[], a: string, b: string): boolean => {
	const kinds = (label: string): string =>
		rates
			.filter(({ of }) => of === label)
			.map(({ powers }) =>
				[...powers]
					.map(each => each.join('^'))
					.toSorted()
					.join(' '),
			)
			.toSorted()
			.join('; ');
	return kinds(a) === kinds(b);
};

/** Whether two chains come to the same. */
export const isSameValue = (a: Chain, b: Chain): boolean => Math.abs(chainValue(a) / chainValue(b) - 1) < 1e-9;
const areAlike = ([first, ...rest]: readonly Rate[]): boolean =>
	rest.every(
		({ powers }) =>
			powers.size === first!.powers.size && [...powers].every(([name, power]) => first!.powers.get(name) === power),
	);

/** Whether a clause names a thing, in one of its words that tell it from others. */
const names = (clause: string, label: string): boolean =>
	label
		.split(/\s+/)
		.some(
			word =>
				(word.length > 1 ? true : isNamedLetter(clause, word)) &&
				!COMMON.test(word) &&
				new RegExp(`\\b${word.replace(/[^\w]/g, '.')}\\b`, 'i').test(clause),
		);

/** `accelerator C`, `on A`. */
const isNamedLetter = (clause: string, letter: string): boolean =>
	/^[A-Z]$/.test(letter) &&
	new RegExp(
		`\\b(?:on|for|with|of|in|GPU|card|chip|accelerator|device|model|type|option|machine|system|node|provider|plan)\\s+${letter}\\b(?!\\s+[a-z]+\\s+(?:model|GPU|card))`,
	).test(clause);

/** The words of a label that tell its thing from others. */
export const tellingWords = (label: string): string =>
	label
		.split(/\s+/)
		.filter(word => !COMMON.test(word))
		.join(' ');

/** Words that every thing of the field goes by tell none from others. */
const COMMON =
	/^(?:models?|runs?|networks?|clusters?|systems?|training|parameters?|tokens?|gpus?|cards?|has|have|dense|companys?|large|which|weights?|memory|costs?)$/i;
/** What asks for all of several things. */
const EACH =
	/\b(?:each|both|every|all|either|respectively|once (?:as|in|on|with|for)|in the one and in the other|the two|per (?:option|medium|variant|case|type)|(?:two|three|four|five) [a-z]+)\b/i;

const LEAD =
	/(?:^|[,;:|(.?!·•]|\band\b|\bor\b|\bwhile\b)\s*([^,;:|(.?!·•]{2,40}?)\s*(?:[:=|]|\b(?:is|are|at|for|costs?|with|has|of|about|around|takes?|needs?|emits?|uses?|draws?|sells? for)\b|\s)*$/i;
const SMALL =
	/^(?:the|a|an|its|their|on|in|at|and|or|of|for|costs?|prices?|is|are|with|per|take|assume|it|they|we|she|he|one|that|this|which|you|i)$/i;

/** What an amount is said of by the words right before it: `NVMe` of `Prices: NVMe $0.08 per GB`. */
export function labelBefore(text: string): string {
	const [, words = ''] = LEAD.exec(text) ?? [];
	// `A: 2 TB/s` in a row of a table
	if (/^[A-Z]$/.test(words.trim())) return words.trim();
	const kept = words.split(/\s+/).filter(word => word !== '' && !SMALL.test(word));
	return kept.length > 0 && kept.length <= 4 ? kept.join(' ') : '';
}

/** The same by the words behind it: `$0.003 per MB of DRAM`. */
export const labelBehind = (text: string): string =>
	/^\s+(?:of|for|on|in)\s+(?:the\s+|an?\s+)?([A-Za-z][\w-]*)/.exec(text)?.[1] ?? '';
