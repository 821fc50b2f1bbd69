import { quantity } from '../../math/evaluate/evaluate.ts';
import { HAN_SCALES } from '../../math/units/foreign-scales.ts';
import type { Quantity } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';

const HAN = /\p{Script=Han}/u;
const NUMBER = String.raw`[-−]?\d+(?:\.\d+)?(?:e[-+]?\d+)?`;
const IS = '(?:依次|分别)?(?:的?(?:大小|数量|个数|数目|数))?\\s*(?:为|是|取|有|等于|=|:|：|共有|共)?';

/** Names of a given that are written in Chinese signs. */
export const hanNames = ({ name, aliasWords }: Pick<KeyGiven, 'name' | 'aliasWords'>): readonly string[] =>
	[name, ...aliasWords].filter(each => HAN.test(each)).map(each => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

const scaleOf = (sign: string | undefined): number => 10 ** (HAN_SCALES.get(sign ?? '') ?? 0);
const SCALED = `(${[...HAN_SCALES.keys()].join('|')})?`;

/** Units as they are written in Chinese signs. */
const UNITS: Readonly<Record<string, string>> = {
	公斤: 'kg',
	千克: 'kg',
	克: 'g',
	吨: 't',
	毫秒: 'ms',
	秒: 's',
	分钟: 'min',
	小时: 'h',
	天: 'day',
	千瓦时: 'kWh',
	度电: 'kWh',
	兆瓦时: 'MWh',
	吉瓦时: 'GWh',
	千瓦: 'kW',
	瓦: 'W',
	字节: 'B',
	美元: 'USD',
};
const UNIT = `(${Object.keys(UNITS)
	.toSorted((a, b) => b.length - a.length)
	.join('|')})`;

/** `学习率为 0.1`, `步幅 2`, `8 个相关文档`, `参数量为 70 亿`: the number beside a Chinese name of a given. */
export function numberInHan(given: Pick<KeyGiven, 'name' | 'aliasWords'>, text: string): Quantity | undefined {
	if (!HAN.test(text)) return undefined;
	const plain = text.replace(/[$*_`]/g, '');
	for (const name of hanNames(given)) {
		const [, behind, scale = ''] =
			new RegExp(
				`${name}${IS}\\s*(?:[A-Za-z\\\\]\\w{0,8}\\s*=\\s*)?(${NUMBER})(?![\\d.]|\\s*[、×]\\s*[-−]?\\d)\\s*${SCALED}`,
				'u',
			).exec(plain) ?? [];
		const [, before, times = ''] =
			behind === undefined
				? (new RegExp(
						`(?<![\\d.、×]\\s*)(${NUMBER})\\s*${SCALED}\\s*(?:个|层|篇|条|张|次|种|项|头)?\\s*${name}`,
						'u',
					).exec(plain) ?? [])
				: [];
		const said = behind ?? before;
		if (said !== undefined) return quantity(Number(said.replace('−', '-')) * scaleOf(scale || times));
	}
	return undefined;
}

/** `一个汉堡含牛肉 180 克`: the amount behind a Chinese name of a given, with its unit. */
export function amountInHan(
	given: Pick<KeyGiven, 'name' | 'aliasWords'>,
	text: string,
): { readonly value: number; readonly unit: string } | undefined {
	if (!HAN.test(text)) return undefined;
	const plain = text.replace(/[$*_`]/g, '');
	for (const name of hanNames(given)) {
		const [, said, scale = '', unit] =
			new RegExp(`${name}${IS}\\s*(${NUMBER})\\s*${SCALED}\\s*${UNIT}`, 'u').exec(plain) ?? [];
		if (said !== undefined && unit !== undefined)
			return { value: Number(said.replace('−', '-')) * scaleOf(scale), unit: UNITS[unit]! };
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
