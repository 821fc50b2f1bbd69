import type { Homework } from '../../../homework/homework.ts';
import { overlaps, type Span } from '../../../text/span.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { overChance } from '../by-chance.ts';
import type { Report } from '../chain-flow.ts';
import { dressBeside } from '../dress.ts';
import { type Flow, type NodeState, ratioOf } from '../flow.ts';
import { replaceAt } from '../replace.ts';
import { bytesOf } from './bytes.ts';
import { changedBy } from './changed-by.ts';
import type { Around, Closing } from './closing.ts';
import { compared, multiplesIn, type SaidMultiple } from './compared.ts';
import { contraryShare } from './contraries.ts';
import { convertedAgain } from './converted-again.ts';
import { counted } from './counted.ts';
import { eachOf } from './each-of.ts';
import { equivalent } from './equivalents.ts';
import { misfit } from './fitting.ts';
import { formatPair } from './format-pairs.ts';
import { formatRatio, formatsIn, type SaidFormats } from './formats.ts';
import { gap } from './gaps.ts';
import { lasts } from './lasting.ts';
import { lesser } from './lesser.ts';
import { multiple } from './multiples.ts';
import { inOtherWords, shareInOtherWords } from './other-words.ts';
import { partOf, soManyMore } from './parts-of.ts';
import { prefixed } from './prefixed.ts';
import { rated } from './rated.ts';
import { operationsOf, rateOfTime } from './rates-of-times.ts';
import { restated } from './restatements.ts';
import { roundedAgain } from './rounded-again.ts';
import { amountsOf, type SaidAmount } from './said-amounts.ts';
import { type SaidShare, sharesIn } from './said-shares.ts';
import { share } from './shares.ts';
import { soleLine } from './sole-lines.ts';

/** So many amounts of its part before one are looked at, and so many of the text. */
const REACH = 24;
const FAR = 300;

/**
 * Numbers in words that close a calculation: "so the adapter is about 8 % of it", "the tank lasts for three days", "the yearly use of 140 households". Each is
 * held against the one thing that its words make of amounts named before it; wrong only where it is off that by a clear factor.
 */
export function checkClosings(homework: Homework, flow: Flow, findings: Finding[], report: Report): void {
	const all = [...amountsOf(homework).values()].flat();
	const stateOf = ({ block, span }: SaidAmount): NodeState | undefined =>
		flow.statesIn(block).findLast(({ node: { anchor } }) => anchor !== undefined && overlaps(anchor.span, span));
	/** How many of them end before a place. */
	const countBefore = (block: number, start: number): number => {
		let [low, high] = [0, all.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			const { block: its, span } = all[middle]!;
			if (its < block || (its === block && span.end <= start)) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const around = (block: number, part: number | undefined, start: number): Around => {
		const count = countBefore(block, start);
		const earlier = all.slice(Math.max(0, count - FAR), count);
		const own = (each: SaidAmount): boolean => each.part === part && !each.asked;
		return {
			homework,
			before: earlier.filter(own).slice(-REACH),
			given: earlier.filter(each => !own(each)),
			stateOf,
		};
	};
	for (const amount of all) {
		if (amount.asked || amount.part === undefined || !amount.ends || !(amount.quantity.value > 0)) continue;
		const near = around(amount.block, amount.part, amount.span.start);
		const closing =
			prefixed(amount, near) ??
			formatPair(amount, near) ??
			restated(amount, near) ??
			convertedAgain(amount, near) ??
			roundedAgain(amount, near) ??
			bytesOf(amount, near) ??
			multiple(amount, near) ??
			lasts(amount, near) ??
			rated(amount, near) ??
			rateOfTime(amount, near) ??
			operationsOf(amount, near) ??
			gap(amount, near) ??
			soleLine(amount, near) ??
			eachOf(amount, near) ??
			soManyMore(amount, near) ??
			equivalent(amount, near) ??
			counted(amount, near);
		if (closing) tell(amount, closing);
		const off = misfit(amount, near);
		if (off) tellMisfit(amount, off);
	}
	for (const each of multiplesIn(homework)) {
		if (each.asked || each.part === undefined) continue;
		const near = around(each.block, each.part, each.span.start);
		const closing = compared(each, near) ?? inOtherWords(each, near);
		if (closing) tell(each, closing);
	}
	for (const each of formatsIn(homework)) tell(each, formatRatio(each));
	for (const each of sharesIn(homework)) {
		if (each.asked || each.part === undefined || isSaidOnce(each)) continue;
		const near = around(each.block, each.part, each.span.start);
		const closing =
			partOf(each, near) ??
			share(each, near) ??
			contraryShare(each, near) ??
			lesser(each, near) ??
			changedBy(each) ??
			shareInOtherWords(each, multiplesIn(homework));
		if (closing) tell(each, closing);
	}

	/** `about a third … Share: 264/771.5 ≈ 34 %`: the share stands there in figures, of what it is one. */
	function isSaidOnce({ block, part, span, quantity }: SaidShare): boolean {
		return all.some(
			other =>
				other.block === block &&
				other.part === part &&
				other.literal.percent === true &&
				!overlaps(other.span, span) &&
				Math.abs(other.quantity.value / quantity.value - 1) < ROUGH,
		);
	}

	function tellMisfit(
		{ block, span, part }: SaidAmount,
		{ message, start, from }: NonNullable<ReturnType<typeof misfit>>,
	): void {
		const anchor = { block, span: { start, end: span.end } };
		if (findings.some(each => each.anchor.block === block && overlaps(each.anchor.span, anchor.span))) return;
		if (ratioOf(stateOf(from) ?? RIGHT) !== 1) return;
		report({
			...PLAIN,
			part,
			anchor,
			kind: 'ratio',
			verdict: 'wrong',
			rule: 'order.mismatch',
			message,
			severity: 'warning',
		});
	}

	function tell(said: SaidAmount | SaidShare | SaidMultiple | SaidFormats, { right, message, from }: Closing): void {
		const { block, span, literal, quantity, part } = said;
		// What another way found right by chance alone gives way to what the sentence says.
		const tellIt = overChance(findings, { block, span }, ['flow.derived'], report);
		if (!tellIt) return;
		// A slip before it may have made it; then it follows, and others say so.
		if (from.some(each => ratioOf(stateOf(each) ?? RIGHT) !== 1)) return;
		const written = literal.percent ? 100 * right : right / quantity.unit.factor;
		const shown = dressBeside(written, literal, literal.percent ? '%' : quantity.unit.text);
		const finding: Finding = {
			...PLAIN,
			part,
			anchor: { block, span },
			kind: 'result',
			verdict: 'wrong',
			rule: 'words.mismatch',
			message,
			expected: { value: { ...quantity, value: right, decimal: undefined }, ...shown },
			severity: 'warning',
			fixes: fixOf(said, said.digits, written, shown.text),
		};
		tellIt(finding);
	}
}

/** How far a share in words may be from the one in figures. */
const ROUGH = 0.08;
const RIGHT = { status: 'right' } as NodeState;

const fixOf = (
	{ block, literal, text }: SaidAmount | SaidShare | SaidMultiple | SaidFormats,
	digits: Span | undefined,
	value: number,
	shown: string,
): Finding['fixes'] =>
	digits
		? replaceAt(
				text.slice(digits.start, digits.end),
				{ block, span: digits },
				literal,
				Number(value.toPrecision(Math.max(2, literal.figures))),
				shown,
			)
		: [];
