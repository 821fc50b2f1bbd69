import type { Value } from '../../math/value.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { labelledColumns } from './labelled-columns.ts';
import { listedInOrder } from './listed-in-order.ts';
import type { PartText } from './part-text.ts';
import { fromVolume } from './volumes.ts';

/** Givens that a text tells in one breath: points by their letters, numbers and vectors in a row, the sides of a volume. What comes first goes before. */
export const toldTogether = (
	key: AnswerKey,
	{ own, around }: PartText,
): readonly (readonly [given: KeyGiven, value: Value, from: 'question' | 'problem'])[] => [
	...key.givens.flatMap(given => {
		const columns = labelledColumns(given, `${around}\n${own}`);
		return columns ? [[given, columns, 'question'] as const] : [];
	}),
	...(
		[
			[own, 'question'],
			[around, 'problem'],
		] as const
	).flatMap(([words, from]) =>
		[...listedInOrder(key, words), ...fromVolume(key, words)].map(([given, value]) => [given, value, from] as const),
	),
];
