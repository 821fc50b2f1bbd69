import { quantity } from '../../math/evaluate/evaluate.ts';
import { asColumn } from '../../math/evaluate/linear.ts';
import type { Value } from '../../math/value.ts';
import type { KeyGiven } from '../key.ts';
import { isVector } from './bind-lists.ts';

/** `1 1 0 1 0`, `1, 0, 1`, `R N R R N`, `✓ ✗ ✓`: what is relevant and what is not, in the order of a list. */
const ROWS = [
	/(?<![\d.,\w])[01](?:[ ,]+[01]){2,}(?!\w|[.,]\d)/g,
	/\b[RN](?:[\s,]+[RN]){2,}\b/g,
	/[✓✗✔✘](?:[\s,]*[✓✗✔✘]){2,}/gu,
];

/**
 * The labels of a ranked list, one and zero, for a vector with `labels in their order` among its aliases; undefined where a text has none or several.
 */
export function orderedLabels(given: KeyGiven, text: string): Value | undefined {
	if (!isVector(given) || !given.aliasWords.includes('labels in their order')) return undefined;
	const found = ROWS.flatMap(pattern => [...text.matchAll(pattern)].map(([row]) => row));
	if (found.length !== 1) return undefined;
	const labels = [...found[0]!.replace(/[\s,]/g, '')].map(label => quantity(/[1R✓✔]/u.test(label) ? 1 : 0));
	return asColumn({ kind: 'list', items: labels });
}
