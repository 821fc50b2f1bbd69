import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { dressBeside, dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import type { SaidAmount } from './said-amounts.ts';
import { isShareOf, type SaidShare } from './said-shares.ts';

const OF = /^[\s$*_)}]*(?:[\p{L}-]+\s+){0,2}?(?:out\s+)?of\s+(?:(?:the|all|its|our|these|von)\s+)*[\s$*_(\\]*$/iu;
/** Between the whole and the share that the part is of it. */
const IS =
	/^[\s$*_)}]*(?:[\p{L}-]+\s*){0,2}?[\s,;:(]*(?:that['’]s|that is|which is|this is|i\.\s?e\.,?|so|or|=|≈|are|is)\s+(?:(?:about|around|roughly|only|just|some|nearly|almost)\s+)*[\s$*_(\\]*$/iu;
const POINTS = /^[\s$*_]*(?:\\?%\s*)?(?:points?|more|less|fewer|larger|smaller|higher|lower|off|saved|per)\b/i;

/** "6.64B of 7.67B, that's about 76 %": a part and its whole right before their share. */
export function partOf(said: SaidShare, { before }: Around): Closing | undefined {
	if (said.value >= 1 || POINTS.test(said.behind)) return undefined;
	const [part, whole] = before.slice(-2) as [SaidAmount | undefined, SaidAmount | undefined];
	if (!part || !whole || part.block !== said.block || whole.block !== said.block) return undefined;
	const [a, b] = [part.quantity, whole.quantity];
	if (!(a.value > 0 && b.value > a.value) || part.literal.percent || whole.literal.percent) return undefined;
	if (!(isDimensionless(a.unit) ? isDimensionless(b.unit) : sameDimension(a.unit, b.unit))) return undefined;
	if (!OF.test(said.text.slice(part.span.end, whole.span.start))) return undefined;
	if (!IS.test(said.text.slice(whole.span.end, said.span.start))) return undefined;
	const right = a.value / b.value;
	if (isShareOf(said, right) || isShareOf(said, 1 - right) || Math.abs(said.value / right - 1) < 0.04) return undefined;
	return {
		right,
		message: say`${shownAs(part)} over ${shownAs(whole)} is ${dressNumber(100 * right, 3).text} %.`,
		from: [part, whole],
	};
}

/** `4 × 300 = 1,200 more:`. */
const MORE =
	/^[\s$*_)}]*(?:[\p{L}-]+\s+)?(?:more|extra|additional|on top|mehr|zusätzlich)\s*[:,]\s*(?:(?:so|thus|hence|then|now)\s+)?(?:a total of\s+|in total\s+)?[\s$*_(\\]*$/iu;
/** Fewer digits are met by another sum. */
const DIGITS = 3;

/** "601,200 … 4 × 300 = 1,200 more: 603,400": so many more than the one result before them. */
export function soManyMore(said: SaidAmount, { before, stateOf }: Around): Closing | undefined {
	const more = before.at(-1);
	if (more?.block !== said.block || said.literal.percent || said.literal.figures < DIGITS) return undefined;
	if (!MORE.test(said.text.slice(more.span.end, said.span.start))) return undefined;
	const alike = (each: SaidAmount): boolean =>
		!each.literal.percent &&
		(isDimensionless(said.quantity.unit)
			? isDimensionless(each.quantity.unit)
			: sameDimension(each.quantity.unit, said.quantity.unit));
	if (!alike(more)) return undefined;
	const isResult = (each: SaidAmount): boolean => {
		const state = stateOf(each);
		return state !== undefined && (state.node.role === 'result' || state.status === 'right');
	};
	const results = before.slice(0, -1).filter(each => each.ends && alike(each) && isResult(each));
	const step = (said.literal.step * 10 ** said.literal.zeros * said.quantity.value) / said.literal.value;
	const isIt = (value: number): boolean => Math.abs(said.quantity.value - value) <= step;
	if (results.some(each => isIt(each.quantity.value + more.quantity.value))) return undefined;
	const last = results.at(-1);
	if (!last || last.quantity.value < more.quantity.value) return undefined;
	const right = last.quantity.value + more.quantity.value;
	if (Math.abs(said.quantity.value / right - 1) > 0.2 || said.quantity.value <= last.quantity.value) return undefined;
	return {
		right,
		message: say`The sum of ${`${shownAs(last)}, ${shownAs(more)}`} is ${dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text}.`,
		from: [last, more],
	};
}
