import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Quantity } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';

const HAN = /\p{Script=Han}/u;
const NUMBER = String.raw`[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const IS = '(?:依次|分别)?(?:的?(?:大小|数量|个数|数目|数))?\\s*(?:为|是|取|有|等于|=|:|：|共有|共)?';

/** Names of a given that are written in Chinese signs. */
export const hanNames = ({ name, aliasWords }: Pick<KeyGiven, 'name' | 'aliasWords'>): readonly string[] =>
	[name, ...aliasWords].filter(each => HAN.test(each)).map(each => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** `学习率为 0.1`, `步幅 2`, `8 个相关文档`: the number beside a Chinese name of a given. */
export function numberInHan(given: Pick<KeyGiven, 'name' | 'aliasWords'>, text: string): Quantity | undefined {
	if (!HAN.test(text)) return undefined;
	const plain = text.replace(/[$*_`]/g, '');
	for (const name of hanNames(given)) {
		const [, behind] =
			new RegExp(
				`${name}${IS}\\s*(?:[A-Za-z\\\\]\\w{0,8}\\s*=\\s*)?(${NUMBER})(?![\\d.]|\\s*[、×]\\s*[-−]?\\d)`,
				'u',
			).exec(plain) ?? [];
		const [, before] =
			behind === undefined
				? (new RegExp(`(?<![\\d.、×]\\s*)(${NUMBER})\\s*(?:个|层|篇|条|张|次|种|项|头)?\\s*${name}`, 'u').exec(plain) ??
					[])
				: [];
		const said = behind ?? before;
		if (said !== undefined) return quantity(Number(said.replace('−', '-')));
	}
	return undefined;
}

/** `得分为 0.9、0.8、0.7`: the row of numbers behind a Chinese name. */
export function rowInHan(given: Pick<KeyGiven, 'name' | 'aliasWords'>, text: string): string | undefined {
	if (!HAN.test(text)) return undefined;
	const plain = text.replace(/[$*_`]/g, '');
	for (const name of hanNames(given)) {
		const [, row] =
			new RegExp(
				`${name}${IS}(?:依次|分别)?(?:为|是)?\\s*(?:[A-Za-z\\\\]\\w{0,8}\\s*=\\s*)?[(\\[（{]?\\s*(${NUMBER}(?:\\s*(?:、|,|，|;|和|与)\\s*${NUMBER}){1,40})`,
				'u',
			).exec(plain) ?? [];
		if (row !== undefined) return row.replace(/\s*(?:、|，|;|和|与)\s*/g, ', ');
	}
	return undefined;
}
