import type { Homework } from '../../homework/homework.ts';
import { unitOf } from '../../math/units/units.ts';
import { say } from '../../text/message.ts';
import { type Finding, PLAIN } from '../finding.ts';
import { dressBeside } from './dress.ts';
import { type Flow, ratioOf } from './flow.ts';
import { replaceAt } from './replace.ts';
import { type BareCell, copyIn, type Tables } from './tables.ts';

/** A number in a cell that follows from one that was wrong. */
export interface CellOutcome {
	readonly finding: Finding;
	readonly ratio: number;
}

/**
 * A bare number in a cell that is a result from before the table again (`| analysts | 64.1 |` of 64.1 TB), or that the table makes of its other cells, where one of
 * them was wrong. Undefined where nothing wrong goes into it.
 */
export function followCell(
	{ anchor, part, cell }: BareCell,
	homework: Homework,
	flow: Flow,
	tables: Tables,
): CellOutcome | undefined {
	const { literal } = cell;
	const copied = copyIn(cell, anchor.block, flow.states);
	const made = copied ? undefined : tables.step(anchor, flow.states);
	const ratio = copied ? ratioOf(copied) : (made?.ratio ?? 1);
	const roots = copied?.roots ?? made?.roots ?? [];
	if (ratio === 1 || roots.length === 0) return undefined;
	const own = literal.unit ? cell.value / unitOf(literal.unit).factor : cell.value;
	const text = dressBeside(own * ratio, literal, cell.unit.text);
	const source = homework.source.blocks[anchor.block]!.content.text.slice(cell.digits.start, cell.digits.end);
	return {
		ratio,
		finding: {
			...PLAIN,
			part,
			anchor,
			kind: 'result',
			verdict: 'follows',
			rule: copied ? 'flow.restated' : 'flow.follows',
			message: made
				? say`${made.text}, where a number was wrong before; with the right one this is ${text.text}.`
				: say`Restates a result that was wrong before; with right inputs this is ${text.text}.`,
			expected: {
				value: { kind: 'quantity', value: cell.value * ratio, decimal: undefined, unit: cell.unit, error: 0 },
				...text,
			},
			roots,
			fixes: replaceAt(source, { block: anchor.block, span: cell.digits }, literal, own * ratio, text.text),
		},
	};
}
