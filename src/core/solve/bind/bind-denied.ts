import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Quantity } from '../../math/value.ts';
import { rememberOf, rememberTexts } from '../../text/memo.ts';
import type { KeyGiven } from '../key.ts';

/** `no padding`, `without momentum`, `ohne Padding`, `无填充`: nothing of what a key takes none of by default, said by the question itself. */
export const deniedIn = (given: KeyGiven, text: string): Quantity | undefined =>
	denies(text) && denials(given).some(pattern => pattern.test(text)) ? quantity(0) : undefined;

/** Whether a text denies anything at all. */
const denies = rememberTexts((text: string): boolean => /\b(?:no|without|ohne|kein(?:e|en)?)\s|[无不没]/i.test(text));

/** How a given that a key takes none of by default is denied under each of its names. */
const denials = rememberOf(({ default: by, type, name, aliasWords }: KeyGiven): readonly RegExp[] => {
	if (by.kind !== 'value' || type.kind !== 'quantity' || by.expression.kind !== 'number' || by.expression.value !== 0)
		return [];
	const names = [name, ...aliasWords].filter(each => each.length > 3 || /\p{Script=Han}{2}/u.test(each));
	return names.map(each =>
		/\p{Script=Han}/u.test(each)
			? new RegExp(`(?:无|不|没有|不加|不使用)\\s*${each}`, 'u')
			: new RegExp(
					`\\b(?:no|without(?: any)?|ohne|kein(?:e|en)?)\\s+${each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[\\s-]+')}\\b`,
					'i',
				),
	);
});
