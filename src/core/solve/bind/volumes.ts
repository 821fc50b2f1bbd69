import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Quantity } from '../../math/value.ts';
import { rememberTexts } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { plainText } from './number-text.ts';

const BY = '\\s*[x×]\\s*';
const VOLUME = new RegExp(
	`\\b(?:inputs?|images?|feature maps?|volumes?|tensors?)\\b[^.?!;,\\d]{0,20}?(\\d{1,4})${BY}\\1${BY}(\\d{1,4})(?![\\w.])|(?<![\\w.])(\\d{1,4})${BY}\\3${BY}(\\d{1,4})\\s+(?:RGB\\s+)?(?:inputs?|images?|feature maps?|volumes?|tensors?)\\b`,
	'gi',
);

/** The one square volume that a text puts in, `an input of 32x32x3`: side and channels. */
const volumeOf = rememberTexts((text: string): readonly [side: number, channels: number] | undefined => {
	const found = [...plainText(text).matchAll(VOLUME)].filter(([whole]) => !/\boutput/i.test(whole));
	const [first] = found;
	if (!first || found.length > 1) return undefined;
	return [Number(first[1] ?? first[3]), Number(first[2] ?? first[4])];
});

/** Input size and input channels of a key from a volume in three sides. */
export function fromVolume(key: AnswerKey, text: string): readonly (readonly [given: KeyGiven, value: Quantity])[] {
	const size = key.givens.find(({ name }) => name === 'input size');
	const channels = key.givens.find(({ name }) => name === 'input channels');
	const volume = size || channels ? volumeOf(text) : undefined;
	if (!volume) return [];
	return [
		...(size ? [[size, quantity(volume[0])] as const] : []),
		...(channels ? [[channels, quantity(volume[1])] as const] : []),
	];
}
