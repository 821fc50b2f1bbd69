import type { Homework } from '../../../homework/homework.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { overlaps } from '../../../text/span.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { type ByChance, overChance } from '../by-chance.ts';
import type { Report } from '../chain-flow.ts';
import { shownAs } from '../closings/names.ts';
import { amountsOf, type SaidAmount } from '../closings/said-amounts.ts';
import { markOf } from '../derived.ts';
import { dressBeside } from '../dress.ts';
import { type Flow, ratioOf } from '../flow.ts';
import { replaceAt } from '../replace.ts';

/** Words that what stands before is put together. */
const TOTAL =
	/\b(?:together|altogether|in total|in all|all in all|total|sum|summed|combined|overall|adds? up to|zusammen|insgesamt|summe)\b[^.;\d=]{0,40}[=:≈\s$*_(\\]*(?:about|around|roughly|some|≈|~)?[\s$*_(\\]*$/i;
/** A row is one for each of something, or no summand. */
const NO_TERM =
	/\b(?:per|each|every|one|single|only|without|instead|vs\.?|versus|compared|ratio|average|mean|budget|limit|available|left|remaining|given|free|of which)\b/i;
const CHANCE: readonly ByChance[] = ['flow.derived', 'flow.restated'];
/** Rows stand within so many blocks before their total. */
const BLOCKS = 8;
const FEWEST = 3;
const MOST = 10;

/** A row with a name and what it comes to. */
interface Row {
	readonly name: string;
	readonly amount: SaidAmount;
	/** What it is reckoned from. */
	readonly inputs: readonly SaidAmount[];
}

/**
 * "q: 61,440; o: 61,440; k: 38,400; v: 38,400. Together: 161,280": a total right behind named rows that is all of them but one. Nothing is said where the row that
 * is missing goes into another one, or is one for each of something.
 */
export function checkTotals(homework: Homework, flow: Flow, findings: Finding[], report: Report): void {
	const byBlock = amountsOf(homework);
	for (const [block, amounts] of byBlock)
		for (const said of amounts) {
			if (said.asked || said.part === undefined || !said.ends || said.literal.percent || !said.digits) continue;
			const text = said.text;
			const line = text
				.slice(0, said.span.start)
				.split(/\n|(?<=[.!?])\s/)
				.at(-1)!;
			if (!TOTAL.test(line)) continue;
			const rows = rowsBefore(homework, byBlock, block, said);
			if (rows.length < FEWEST || rows.length > MOST) continue;
			judge(said, rows);
		}

	function judge(said: SaidAmount, rows: readonly Row[]): void {
		const { literal, quantity, block, span, digits, part, text } = said;
		const values = rows.map(({ amount }) => amount.quantity.value);
		const all = values.reduce((sum, value) => sum + value, 0);
		const step = Math.abs((literal.step * quantity.value) / literal.value);
		const carried = rows.reduce(
			(sum, { amount }) =>
				sum +
				(amount.literal.form === 'decimal'
					? Math.abs((amount.literal.step * amount.quantity.value) / amount.literal.value) / 2
					: 0),
			0,
		);
		const half =
			(literal.form === 'decimal' ? step / 2 : literal.zeros > 2 ? step * 10 ** literal.zeros * 0.5 : 0.5) + carried;
		const is = (value: number): boolean => Math.abs(value - quantity.value) <= half + 1e-9 * Math.abs(value);
		if (!(all > 0) || is(all) || half > 0.02 * quantity.value) return;
		const left = rows.filter((_, at) => is(all - values[at]!));
		const [only] = left;
		if (!only || left.some(({ amount }) => Math.abs(amount.quantity.value / only.amount.quantity.value - 1) > 1e-6))
			return;
		const own = only.amount.quantity.value;
		if (own < 3 * half || NO_TERM.test(only.name)) return;
		// it goes into another row, or others into it
		const times = (a: number, b: number): boolean => Math.abs(a / b - Math.round(a / b)) < 1e-6 && a / b > 1.5;
		if (values.some(value => times(value, own))) return;
		if (rows.some(({ amount, inputs }) => amount !== only.amount && inputs.some(each => isSame(each, only.amount))))
			return;
		// what some of the others come to is no term of its own
		const others = values.filter(value => Math.abs(value / own - 1) > 1e-6);
		if (others.some((a, at) => others.slice(at + 1).some(b => Math.abs((a + b) / own - 1) < 1e-3))) return;
		const tellIt = overChance(findings, { block, span }, CHANCE, report);
		if (!tellIt) return;
		const right = rows.reduce((sum, { amount }) => sum + amount.quantity.value * ratioIn(amount), 0);
		const shown = dressBeside(right / quantity.unit.factor, literal, quantity.unit.text);
		const finding: Finding = {
			...PLAIN,
			part,
			anchor: { block, span },
			kind: 'result',
			verdict: 'wrong',
			rule: 'words.mismatch',
			message: say`The ${String(rows.length)} numbers before it are ${shown.text} together; ${shownAs(only.amount)} has been left out.`,
			expected: { value: { ...quantity, value: right, decimal: undefined }, ...shown },
			severity: 'warning',
			fixes: replaceAt(
				text.slice(digits!.start, digits!.end),
				{ block, span: digits! },
				literal,
				right / quantity.unit.factor,
				shown.text,
			),
		};
		tellIt(finding);
	}

	function ratioIn({ block, span }: SaidAmount): number {
		const state = flow
			.statesIn(block)
			.findLast(({ node: { anchor } }) => anchor !== undefined && overlaps(anchor.span, span));
		return state ? ratioOf(state) : 1;
	}
}

const isSame = (a: SaidAmount, b: SaidAmount): boolean => Math.abs(a.literal.value / b.literal.value - 1) < 1e-9;

/** The named rows right before a total: lines or items that begin with a name and a colon or a sign, each with what it comes to last. */
function rowsBefore(
	homework: Homework,
	byBlock: ReadonlyMap<number, readonly SaidAmount[]>,
	block: number,
	said: SaidAmount,
): readonly Row[] {
	const rows: Row[] = [];
	for (let index = block; index >= Math.max(0, block - BLOCKS); index--) {
		const source = homework.source.blocks[index];
		if (source?.kind !== 'paragraph') break;
		const whole = ownText(source);
		const own = index === block ? whole.slice(0, said.span.start) : whole;
		const amounts = byBlock.get(index) ?? [];
		const found: Row[] = [];
		let at = 0;
		let broken = false;
		for (const line of own.split(/(?<=\n|;\s|(?<!\b(?:i\.e|e\.g|approx|ca))\.\s)/)) {
			const [from, to] = [at, at + line.length];
			at = to;
			const name =
				/^\s*(?:[-*•+]\s+|\d+[.)]\s+)?(?:\*\*[^*\n]{1,24}\*\*\s*)?(?<name>\p{L}[^:=\n]{0,60}?)\s*(?::|=|→)\s/u.exec(
					line,
				)?.groups?.name;
			const last = amounts
				.filter(({ span, ends, literal }) => span.start >= from && span.end <= to && ends && !literal.percent)
				.at(-1);
			if (name === undefined || !last || TOTAL.test(`${name} `)) {
				// a sentence in between is no row, and what stands before it is another list
				if (line.trim() !== '' && rows.length + found.length > 0 && (index < block || !TOTAL.test(line))) {
					broken = true;
					found.length = 0;
				}
				continue;
			}
			if (last.part !== said.part || last.per !== undefined) return [];
			if (Math.abs(markOf(last.quantity.unit) - markOf(said.quantity.unit)) > 1e-9) return [];
			const inputs = amounts.filter(({ span, ends }) => span.start >= from && span.end <= to && !ends);
			found.push({ name: line.trim(), amount: last, inputs });
		}
		if (found.length === 0 && index < block && (rows.length > 0 || own.trim() !== '')) break;
		rows.unshift(...found);
		if (broken) break;
	}
	return rows;
}
