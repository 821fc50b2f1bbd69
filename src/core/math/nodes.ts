import type { ApplyNode, Expression, Operator } from './expression.ts';
import type { Cursor } from './read/cursor.ts';

/** Builds an operator node over what was read since `start`. */
export const apply = (
	p: Cursor,
	operator: Operator,
	args: readonly Expression[],
	start: number,
	sign?: ApplyNode['sign'],
): ApplyNode =>
	sign === undefined
		? { kind: 'apply', span: p.spanFrom(start), operator, args }
		: { kind: 'apply', span: p.spanFrom(start), operator, args, sign };
