import { symbolsOf } from '../../math/walk.ts';
import type { Binding } from '../bind/bind.ts';
import type { AnswerKey } from '../key.ts';

/** Whether a key that goes by the sides of its matrices lacks one of them: then its question is another one. */
export const lacksShapes = ({ givens }: AnswerKey, { bound }: Binding): boolean =>
	givens.some(
		({ type }) =>
			type.kind === 'matrix' &&
			type.byShape === true &&
			[type.rows, type.columns]
				.flatMap(side => [...symbolsOf(side)])
				.some(side => bound.get(side)?.source === undefined && bound.get(side)?.shown === undefined),
	);
