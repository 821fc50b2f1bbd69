import type { Homework } from '../../../homework/homework.ts';
import { unitless } from '../../../math/units/units.ts';
import type { Statement } from '../../../quantities/statement.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { PLAIN } from '../../finding.ts';
import type { WholeCount } from './whole-counts.ts';

/** How many there are, said right behind a range of them: `16–78 predict question tokens (63 positions)`, `40–73, which is 34 terms`. */
const COUNT = new RegExp(
	String.raw`^(?:[^.;:()\d\n]{0,40}\(\s*|[\s*_$]*(?:[.,:;=]|${[
		String.raw`which\s+(?:is|are|makes?|gives?)|that(?:['’]s|\s+(?:is|are|makes?|gives?))|i\.\s?e\.,?|so|hence|these\s+are|there\s+are`,
		String.raw`(?:das|dies|es)\s+(?:sind|ergibt|macht)|also|insgesamt|ce(?:la)?\s+(?:fait|donne|sont)|soit|(?:eso\s+)?son|es\s+decir|即|共`,
	].join('|')}|\s){1,6}(?:a\s+total\s+of\s+|in\s+all\s+)?)[*_$]*(?<number>\d{1,6})[*_$]*(?=\s*(?:${[
		String.raw`(?:output\s+|target\s+|loss\s+|input\s+)?(?:positions?|tokens?|terms?|ind(?:ex|ices)|outputs?|targets?|entries|vectors?|columns?|rows?|predictions?)`,
		String.raw`(?:Verlust)?(?:positionen|terme|token|ziele|ausgaben|spalten|zeilen)|posiciones|términos|termes|salidas|sorties`,
	].join('|')})(?![\p{L}]))`,
	'iu',
);

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
