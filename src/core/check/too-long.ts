import type { Homework } from '../homework/homework.ts';
import type { Anchor } from '../text/block.ts';
import { LONGEST_BLOCK, LONGEST_TEXT, unreadOf } from '../text/limits.ts';
import { say } from '../text/message.ts';
import { type Finding, PLAIN } from './finding.ts';

/**
 * Says what was not read because it is too long: a block past 100,000 characters, and the place where the text passes 600,000. What stands
 * there is neither right nor wrong for us.
 */
export function checkLength(homework: Homework): readonly Finding[] {
	return unreadOf(homework.source).places.map(
		({ anchor, why }): Finding => ({
			part: partAt(homework, anchor),
			anchor,
			kind: 'point',
			verdict: 'cannot-tell',
			rule: 'document.too-long',
			message:
				why === 'block'
					? say`This paragraph is longer than ${thousands(LONGEST_BLOCK)} characters; its mathematics is not read.`
					: say`The text is longer than ${thousands(LONGEST_TEXT)} characters; its mathematics is not read from here on.`,
			...PLAIN,
		}),
	);
}

const thousands = (value: number): string => `${value / 1000},000`;

/** The innermost part that holds a place: parts come after those that hold them. */
function partAt({ parts }: Homework, { block, span }: Anchor): number | undefined {
	const found = parts.findLastIndex(
		({ from, to }) =>
			(from.block < block || (from.block === block && from.span.start <= span.start)) &&
			(to.block > block || (to.block === block && to.span.end >= span.end)),
	);
	return found < 0 ? undefined : found;
}
