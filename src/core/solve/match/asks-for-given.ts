import { escaped } from '../../text/pattern.ts';
import type { Binding } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { AnswerKey, Ask } from '../key.ts';
import { hasPhrase, nameStems, stemmed } from '../words.ts';
import { askingClauses } from './unsolved.ts';

/** What each thing has of its own: that of one tells nothing of that of another. */
const OF_ONE = /\b(?:logits?|scores?)$/i;

/**
 * Whether a question asks for vectors or matrices of the very kind that the document states already (`the logits behind "the" are 3 and 1: what are the
 * logits behind "cat"?`), and for nothing that the wording would give: what is stated is that of another thing.
 */
export function asksForGiven(key: AnswerKey, { targets }: Ask, { bound }: Binding, own: string): boolean {
	const clauses = askingClauses(own);
	const gives = key.gives.filter(({ symbol }) => targets.includes(symbol));
	if (clauses.length !== 1 || gives.length === 0) return false;
	const words = stemmed(clauses[0]!);
	if (gives.some(({ name, aliasWords }) => [name, ...aliasWords].some(each => hasPhrase(words, each)))) return false;
	return [...bound.values()].some(
		({ given, value, source }) =>
			value?.kind === 'matrix' &&
			isSaid(source?.from) &&
			[given.name, ...given.aliasWords].some(
				name =>
					OF_ONE.test(name) &&
					new RegExp(
						`\\b(?:what|which)\\s+(?:(?:would|will)\\s+be|is|are)\\s+(?:the|its|their)\\s+${escaped(name)}\\b`,
						'i',
					).test(clauses[0]!),
			),
	);
}

const HOW_MANY =
	/\bhow many\s+([a-z]+(?:\s+[a-z]+)??)\s+(?:is|are|was|were|does|do|did|would|will|can|could|has|have|fit|fits|in|there|make|come)\b/i;

/**
 * Whether a question asks first for the number of the very things of which the key takes a number for given, and the key gives no number of such: `how many tokens is
 * that, and what percentage of a corpus of 36 trillion tokens` asks for tokens, and the corpus is what they are held against.
 */
export function countsGiven(key: AnswerKey, { targets }: Ask, { bound }: Binding, own: string): boolean {
	const clauses = askingClauses(own);
	const asked = targets.length > 0 ? HOW_MANY.exec(clauses[0] ?? '')?.[1] : undefined;
	const stems = asked === undefined ? [] : nameStems(asked);
	if (stems.length === 0) return false;
	const isIt = (name: string): boolean => {
		const named = nameStems(name);
		return named.length === stems.length && stems.every(each => named.includes(each));
	};
	const hasIt = (name: string): boolean => {
		const named = new Set(nameStems(name));
		return stems.every(each => named.has(each));
	};
	return (
		!key.gives.some(({ name, aliasWords }) => [name, ...aliasWords].some(hasIt)) &&
		[...bound.values()].some(
			({ given, value, source }) =>
				value?.kind === 'quantity' &&
				isSaid(source?.from) &&
				Object.keys(value.unit.dimension.hard).length === 0 &&
				[given.name, ...given.aliasWords].some(isIt),
		)
	);
}
