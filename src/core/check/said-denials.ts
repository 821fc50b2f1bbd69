import type { Homework } from '../homework/homework.ts';
import { isDimensionless } from '../math/units/units.ts';
import { ownText } from '../text/comments.ts';
import { overlaps } from '../text/span.ts';
import type { Denial, SaidDenial } from './denials.ts';
import type { Finding } from './finding.ts';
import type { Flow } from './numbers/flow.ts';
import { saidNumbers } from './numbers/words/said-number.ts';

/** What the sentences contradict: numbers of statements, and numbers that none holds. */
export interface SentenceDenials {
	readonly denials: readonly Denial[];
	readonly said: readonly SaidDenial[];
}

/** A bare number of so many digits is meant wherever it is written. */
const TELLING = 4;

/**
 * Numbers that a sentence was found to contradict when all were followed already: "which saves 27 %" of 73 %, "together 31 GB". With them known the numbers
 * are followed once more, so that what is made of them follows. A bare count or multiple may be meant by anything that is written alike, and is left out.
 */
export function sentenceDenials(findings: readonly Finding[], homework: Homework, flow: Flow): SentenceDenials {
	const denials: Denial[] = [];
	const said: SaidDenial[] = [];
	for (const finding of findings) {
		const { verdict, anchor, expected } = finding;
		if (verdict !== 'wrong' || expected?.value.kind !== 'quantity') continue;
		const number = saidNumbers(ownText(homework.source.blocks[anchor.block])).find(({ digits }) =>
			overlaps(digits, anchor.span),
		);
		if (!number || !(number.quantity.value > 0)) continue;
		const bare = isDimensionless(number.quantity.unit) && !number.literal.percent && number.quantity.unit.text !== '%';
		if (bare && number.literal.figures < TELLING) continue;
		const ratio = expected.value.value / number.quantity.value;
		if (!(ratio > 0) || !Number.isFinite(ratio)) continue;
		const state = flow.states.findLast(
			({ node }) =>
				node.statement !== undefined &&
				node.anchor?.block === anchor.block &&
				overlaps(node.anchor.span, number.digits),
		);
		if (state?.node.statement === undefined)
			said.push({ anchor: { block: anchor.block, span: number.span }, literal: number.literal, ratio, finding });
		else denials.push({ statement: state.node.statement, operand: state.node.operand, ratio, finding, from: [] });
	}
	return { denials, said };
}
