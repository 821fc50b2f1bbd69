import type { Homework } from '../../../homework/homework.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import { overChance } from '../by-chance.ts';
import type { Report } from '../chain-flow.ts';
import { shownAs } from '../closings/names.ts';
import { amountsOf, type SaidAmount } from '../closings/said-amounts.ts';
import { markOf } from '../derived.ts';
import { dressNumber } from '../dress.ts';
import { type Flow, wasWrong } from '../flow.ts';
import { holds, toldIn } from './phrases.ts';

/** Between a multiple and the number that it is of: `as much as`, `larger than the`, `so viel wie`. */
const AS =
	/^[\s$*_]*(?:times\s+|x\s+)?(?:as\s+\p{L}+\s+as|(?:larger|bigger|greater|higher|longer|smaller|lower|less|fewer|more|faster|slower|cheaper)\s+than|so\s+\p{L}+\s+wie|(?:größer|kleiner|höher|mehr|weniger)\s+als|(?:plus|moins)(?:\s+\p{L}+)?\s+que|(?:más|menos)(?:\s+\p{L}+)?\s+que)\s+(?:(?:the|a|an|those|its|our|die|der|das|les?|la|los|las|el)\s+)*[$*_(]*$/iu;
/** Between the number that is compared and its multiple. */
const IS =
	/^[\s$*_)}]*(?:\p{L}+\s*){0,2}[,;:(]?\s*(?:(?:so|thus|which|that|this|is|are|it|i\.\s?e\.?|or|also|das|ist|sind|soit|donc|est|es|son|about|around|roughly|nearly|almost|only|just|etwa|rund|fast|environ|presque|unos|casi|≈|~)[\s,]*){0,5}[\s$*_(]*$/iu;
const DOUBTED = /\b(?:if|would|could|not|instead|between|another)\b|n['’]t\b/i;
/** Nearer than that a multiple may be meant loosely, and farther away one of something else. */
const [NEAR, FAR] = [1.3, 30];

/** "at least 2047, about 16 times as much as 64": a multiple whose two numbers stand right before it and right behind it. */
export function checkExplicit(homework: Homework, flow: Flow, findings: Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	const amounts = amountsOf(homework);
	homework.source.blocks.forEach((source, block) => {
		const own = amounts.get(block);
		if (source.kind !== 'paragraph' || !own) return;
		const text = ownText(source);
		for (const told of toldIn(text)) {
			const place = placeOf(block, told.span.start);
			if (!place || place.asked || told.kind !== 'times' || told.value <= 1) continue;
			const before = own.findLast(({ span }) => span.end <= told.span.start);
			const behind = own.find(({ span }) => span.start >= told.span.end);
			if (!before?.ends || !behind?.ends || before.part !== place.part || behind.part !== place.part) continue;
			const [gap, rest] = [text.slice(before.span.end, told.span.start), text.slice(told.span.end, behind.span.start)];
			if (!IS.test(gap) || !AS.test(rest) || DOUBTED.test(gap + rest)) continue;
			if (
				![before, behind].every(isPlain) ||
				Math.abs(markOf(before.quantity.unit) - markOf(behind.quantity.unit)) > 1e-9
			)
				continue;
			const ratio = before.quantity.value / behind.quantity.value;
			const right = Math.max(ratio, 1 / ratio);
			if (holds(told, right) || Math.abs(right / told.value - 1) < 0.03) continue;
			const off = Math.max(right / told.value, told.value / right);
			if (off < NEAR || off > FAR) continue;
			if ([before, behind].some(each => wasWrong(flow, each))) continue;
			const anchor = { block, span: told.span };
			overChance(
				findings,
				anchor,
				['flow.derived', 'flow.restated'],
				report,
			)?.({
				...PLAIN,
				part: place.part,
				anchor,
				kind: 'ratio',
				verdict: 'wrong',
				rule: 'ratio.mismatch',
				message: say`The ratio of ${shownAs(before)} and ${shownAs(behind)} is ${dressNumber(right, 3).text}.`,
				severity: 'warning',
			});
		}
	});
}

const isPlain = ({ literal, quantity }: SaidAmount): boolean =>
	!literal.percent && quantity.unit.text !== '%' && quantity.value > 0;
