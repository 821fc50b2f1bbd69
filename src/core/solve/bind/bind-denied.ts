import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Quantity } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';

/** `no padding`, `without momentum`, `ohne Padding`, `无填充`: nothing of what a key takes none of by default, said by the question itself. */
export function deniedIn({ default: by, type, name, aliasWords }: KeyGiven, text: string): Quantity | undefined {
	if (by.kind !== 'value' || type.kind !== 'quantity' || by.expression.kind !== 'number' || by.expression.value !== 0)
		return undefined;
	const names = [name, ...aliasWords].filter(each => each.length > 3 || /\p{Script=Han}{2}/u.test(each));
	const said = names.some(each =>
		/\p{Script=Han}/u.test(each)
			? new RegExp(`(?:无|不|没有|不加|不使用)\\s*${each}`, 'u').test(text)
			: new RegExp(
					`\\b(?:no|without(?: any)?|ohne|kein(?:e|en)?)\\s+${each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[\\s-]+')}\\b`,
					'i',
				).test(text),
	);
	return said ? quantity(0) : undefined;
}
