import type { Homework } from '../../../homework/homework.ts';
import { unitless } from '../../../math/units/units.ts';
import type { Statement } from '../../../quantities/statement.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { PLAIN } from '../../finding.ts';
import type { WholeCount } from './whole-counts.ts';

/** How many there are, said right behind a range of them: `16–78 predict question tokens (63 positions)`, `40–73, which is 34 terms`. */
const COUNT =
	/^(?:[^.;:()\d\n]{0,40}\(\s*|[\s*_$]*(?:,|:|=|which\s+(?:is|are|makes?|gives?)|that\s+(?:is|are|makes?)|i\.\s?e\.,?|so|these\s+are|\s){1,4}(?:a\s+total\s+of\s+|in\s+all\s+)?)[*_$]*(?<number>\d{1,6})[*_$]*(?=\s*(?:output\s+|target\s+|loss\s+|input\s+)?(?:positions?|tokens?|terms?|ind(?:ex|ices)|outputs?|targets?|entries|vectors?|columns?|rows?|predictions?)\b)/i;

/**
 * The number of members that is said right behind a range from one whole number to another, both taken in: right, or one too many or too few.
 * Undefined where none follows, or where it is off by more, which is said of something else.
 */
export function rangeCountBehind(statement: Statement, homework: Homework): WholeCount | undefined {
	const { expression, anchor, part, section } = statement;
	if (expression.kind !== 'apply' || expression.operator !== 'range') return undefined;
	if (section === 'question' || section === 'given') return undefined;
	const [from, to] = expression.args;
	if (from?.kind !== 'number' || to?.kind !== 'number' || to.value <= from.value) return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const found = COUNT.exec(text.slice(anchor.span.end, anchor.span.end + 90));
	if (!found?.groups) return undefined;
	const digits = found.groups.number!;
	const said = Number(digits);
	const right = to.value - from.value + 1;
	if (Math.abs(said - right) > 1) return undefined;
	const start = anchor.span.end + found[0].length - digits.length - (/[*_$]*$/.exec(found[0])?.[0].length ?? 0);
	const place = { block: anchor.block, span: { start, end: start + digits.length } };
	const base = { ...PLAIN, part, anchor: place, kind: 'result' as const, rule: 'value.range' };
	const range = `${from.value}–${to.value}`;
	if (said === right)
		return {
			anchor: place,
			ratio: 1,
			finding: { ...base, verdict: 'right', message: say`Right: ${range} are ${String(right)}, both ends taken in.` },
		};
	return {
		anchor: place,
		ratio: right / said,
		finding: {
			...base,
			verdict: 'wrong',
			message: say`${range} are ${String(right)}, both ends taken in.`,
			expected: {
				value: { kind: 'quantity', value: right, decimal: undefined, unit: unitless, error: 0 },
				text: String(right),
				latex: String(right),
			},
			fixes: [{ title: say`Replace by ${String(right)}`, anchor: place, replacement: String(right) }],
		},
	};
}
