import type { Expression } from './expression.ts';
import { map } from './walk.ts';

/**
 * A formula with its vectors as columns: numbers in a row with commas are a column with the sign for it and without, `(0, 1, 0)^\top`
 * as well as `(0, 1, 0)`.
 */
export const columnsOfNumbers = (formula: Expression): Expression =>
	map(formula, node => {
		const inner = node.kind === 'apply' && node.operator === 'transpose' ? node.args[0] : undefined;
		return inner?.kind === 'collection' ? inner : node;
	});
