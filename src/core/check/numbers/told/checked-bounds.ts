import type { Homework } from '../../../homework/homework.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { overlaps } from '../../../text/span.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import type { Report } from '../chain-flow.ts';
import { shownAs } from '../closings/names.ts';
import { amountsOf, type SaidAmount } from '../closings/said-amounts.ts';
import { type Flow, wasWrong } from '../flow.ts';
import { boundsIn, isBounded } from './bounds.ts';

/** Between an amount and what it is over or under: nothing but words that lead on. */
const GAP =
	/^[\s$*_)}\\]*[,;:.(—–]?\s*(?:\(\s*)?(?:(?:so|thus|hence|therefore|then|or|i\.\s?e\.?|that|this|it|which|these|they|we|is|are|was|were|means?|takes?|needs?|lasts?|still|just|only|even|clearly|well|much|far|a\s+bit|a\s+little|slightly|in\s+other\s+words|also|das|dies|es|sind|ist|dauert|folglich|damit|oder|d\.\s?h\.|deutlich|etwas|knapp|soit|donc|ou|c['’]est|cela|ce|qui|est|fait|un\s+peu|bien|o\s+sea|es\s+decir|así\s+que|por\s+tanto|esto|son|es|algo|un\s+poco|cioè|quindi|portanto|即|也就是|所以|因此)[\s,:]*){0,7}[\s$*_(]*$/iu;
const DOUBTED = /\b(?:if|would|could|might|should|unless|not|never|nie|nicht|ne|pas|no)\b|n['’]t\b/iu;
/** So near to it an amount may be rounded to the other side. */
const CLOSE = 0.02;

/**
 * "1.29 years, so less than a year", "0,37, also mehr als die Hälfte": an amount and right behind it what it is said to be over or under, in words. Wrong where it is on the other side.
 */
export function checkBounds(homework: Homework, flow: Flow, findings: Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	const amounts = amountsOf(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		for (const bound of boundsIn(text)) {
			const place = placeOf(block, bound.span.start);
			if (!place || place.asked) continue;
			const last = amounts.get(block)?.findLast(({ span }) => span.end <= bound.span.start);
			if (!last?.ends || last.part !== place.part || !(last.quantity.value > 0) || !isBounded(bound, last.quantity))
				continue;
			const gap = text.slice(last.span.end, bound.span.start);
			if (!GAP.test(gap) || DOUBTED.test(gap) || last.per !== undefined) continue;
			if (bound.share && !isShare(last, text.slice(bound.span.end))) continue;
			const off = last.quantity.value / bound.limit.value;
			if (Math.abs(off - 1) < CLOSE || off > 1 === bound.more) continue;
			if (wasWrong(flow, { block, span: last.span })) continue;
			if (findings.some(({ anchor }) => anchor.block === block && overlaps(anchor.span, bound.span))) continue;
			report({
				...PLAIN,
				part: place.part,
				anchor: { block, span: bound.span },
				kind: 'ratio',
				verdict: 'wrong',
				rule: 'order.mismatch',
				message: say`${shownAs(last)} is not ${text.slice(bound.span.start, bound.span.end)}.`,
				severity: 'warning',
			});
		}
	});
}

/** Whether an amount is a share of what words behind it go on with: not points, and not the half of those points. */
const isShare = ({ literal, quantity, text, span }: SaidAmount, after: string): boolean =>
	(literal.percent === true || (literal.form === 'decimal' && quantity.value < 1 && quantity.value > 0.001)) &&
	!/points?|Punkte|puntos/i.test(text.slice(span.start, span.end)) &&
	!/^\s*(?:of\s+(?:it|them|that|this)\b|davon\b|de\s+(?:ceux|celles|ellos|cela)\b|d['’]entre)/i.test(after);
