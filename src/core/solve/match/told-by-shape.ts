import { symbolsOf } from '../../math/walk.ts';
import { isForOtherShapes } from '../bind/adapted-matrices.ts';
import type { Binding } from '../bind/bind.ts';
import type { PartText } from '../bind/part-text.ts';
import type { AnswerKey } from '../key.ts';

/** Whether a key that goes by the sides of its matrices lacks one of them, or is about one shape where a text tells several: then its question is another one. */
export const lacksShapes = (key: AnswerKey, { bound }: Binding, { own, around }: PartText): boolean =>
	isForOtherShapes(key, `${around}\n${own}`) ||
	key.givens.some(
		({ type }) =>
			type.kind === 'matrix' &&
			type.byShape === true &&
			[type.rows, type.columns]
				.flatMap(side => [...symbolsOf(side)])
				.some(side => bound.get(side)?.source === undefined && bound.get(side)?.shown === undefined),
	);
