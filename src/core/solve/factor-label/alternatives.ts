import type { Rate } from './rates.ts';
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
	if (found.some(({ own }) => own.length !== 1)) return undefined;
	const labelled = found.map(({ chain, own: [link] }) => ({ chain, label: link!.rate.of ?? '', rate: link!.rate }));
	const different = labelled.filter(
		(each, at) => labelled.findIndex(other => other.rate === each.rate && sameValue(other.chain, each.chain)) === at,
	);
	if (different.some(({ label }, at) => label === '' || different.findIndex(other => other.label === label) !== at))
		return undefined;
	const named = different.filter(({ label }) => names(clause, label));
	if (named.length === 1) return [{ chain: named[0]!.chain, label: '' }];
	const isForAll = EACH.test(clause) && (named.length === different.length || named.length === 0);
	return isForAll && areAlike(different.map(({ rate }) => rate)) ? different : undefined;
}

const sameValue = (a: Chain, b: Chain): boolean => Math.abs(chainValue(a) / chainValue(b) - 1) < 1e-9;
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
				word.length > 1 && !COMMON.test(word) && new RegExp(`\\b${word.replace(/[^\w]/g, '.')}\\b`, 'i').test(clause),
		);

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
const EACH = /\b(?:each|both|every|all|either|respectively|(?:two|three|four|five) [a-z]+)\b/i;

const LEAD =
	/(?:^|[,;:|(.?!·•]|\band\b|\bor\b|\bwhile\b)\s*([^,;:|(.?!·•]{2,40}?)\s*(?:[:=|]|\b(?:is|are|at|for|costs?|with|has|of|about|around|takes?|needs?|emits?|uses?|draws?|sells? for)\b|\s)*$/i;
const SMALL =
	/^(?:the|a|an|its|their|on|in|at|and|or|of|for|costs?|prices?|is|are|with|per|take|assume|it|they|we|she|he|one|that|this|which|you|i)$/i;

/** What an amount is said of by the words right before it: `NVMe` of `Prices: NVMe $0.08 per GB`. */
export function labelBefore(text: string): string {
	const [, words = ''] = LEAD.exec(text) ?? [];
	const kept = words.split(/\s+/).filter(word => word !== '' && !SMALL.test(word));
	return kept.length > 0 && kept.length <= 4 ? kept.join(' ') : '';
}

/** The same by the words behind it: `$0.003 per MB of DRAM`. */
export const labelBehind = (text: string): string =>
	/^\s+(?:of|for|on|in)\s+(?:the\s+|an?\s+)?([A-Za-z][\w-]*)/.exec(text)?.[1] ?? '';
