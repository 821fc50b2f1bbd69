import { escaped } from '../../text/pattern.ts';
import type { Binding } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { AnswerKey, Ask } from '../key.ts';
import { hasPhrase, stemmed } from '../words.ts';
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
