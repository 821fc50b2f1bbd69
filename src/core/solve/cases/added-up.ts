import { escaped } from '../../text/pattern.ts';
import type { PartText } from '../bind/part-text.ts';
import { askingClauses } from '../match/unsolved.ts';
import { ADDED, onlyList } from './listed-things.ts';
import { type Variation, withWords } from './variations.ts';

/**
 * The things of a list that a question wants to have added up (`how many hours do training and inference take in total`): the question with one of them alone, by
 * which what it comes to is known to be that of one, and no sum. None where it names fewer than two, or adds up nothing.
 */
export function thingsAddedUp(text: PartText): readonly Variation[] {
	if (!ADDED.test(text.own)) return [];
	const list = onlyList(text);
	if (!list) return [];
	const asks = askingClauses(text.own.replace(list.source, ' ')).join(' ');
	if (!ADDED.test(asks)) return [];
	const named = list.things.filter(({ label }) => {
		const [, word = ''] = /(\S+)$/.exec(label.replace(/[$*_`\\{}]/g, '').trim()) ?? [];
		return word !== '' && new RegExp(`(?<![\\w-])${escaped(word)}(?![\\w-])`, word.length > 2 ? 'i' : '').test(asks);
	});
	if (named.length < 2) return [];
	return named.map(({ label, words }) => {
		const put = (said: string): string => said.replace(list.source, words);
		return { label, members: [], text: withWords(text, put(text.own), put(text.around), put) };
	});
}
