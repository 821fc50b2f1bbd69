import type { Homework } from '../../../homework/homework.ts';
import { type Literal, literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import type { Quantity } from '../../../math/value.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { type Chain, locate, type Statement } from '../../../quantities/statement.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say } from '../../../text/message.ts';
import { PLAIN } from '../../finding.ts';
import type { Contradiction } from '../contradictions.ts';
import { diagnose, isOneDigitOff } from '../diagnosis.ts';
import { dressBeside, dressNumber } from '../dress.ts';
import type { Flow, NodeState } from '../flow.ts';
import { replaceBy } from '../replace.ts';

/** Right before the number: it is a sum. */
const SUM_BEFORE =
	/\b(?:sum|total|altogether|together|in all|combined)\b(?:\s+(?:of\s+(?:them|these|all|squares)|is|are|was|were|to|weigh|cost|make|makes|come|comes|give|gives|amounts?|that|have|has|we|about|=|:)){0,4}\s*[:=]?\s*[$\\(*]*(?:[A-Za-z]\w*(?:_(?:\{\w+\}|\w+))?\s*=\s*)?[\\$\s]*$/i;
const SUM_AFTER = /^[\s$*)\\]*(?:altogether|in total|in all|together|combined)\b/i;
/** Three numbers or more in a row. */
const LIST = /(?:[-−]?\d+(?:\.\d+)?(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*;\s*)){2,}[-−]?\d+(?:\.\d+)?(?=[^\d]*$)/;
const DIFFERS =
	/^[\s$*)]*(?:less|more|fewer|cheaper|dearer|longer|shorter|higher|lower|heavier|lighter|faster|slower)\b(?!\s+than\b)/i;
/** So many times as much as what was said before. */
const MULTIPLE = new RegExp(
	String.raw`\b(?<times>half|twice|double|thrice|(?:${numberWords(3, 13)}|\d+(?:\.\d+)?)\s+times)\s+(?:as|so)\s+(?:many|much|long|far|high|heavy|large|big|wide|deep)(?:\s+\p{L}+){0,2}\s*(?:[,:(]\s*)?(?:that is|i\.\s?e\.|or|in all)?[\s$*_\\(]*$`,
	'iu',
);
/** How many numbers back. */
const REACH = 10;

/**
 * A number that words say to be the sum, the difference or the product of numbers right before it, and that is one slip off that: a digit, two
 * digits that changed places, a power of ten. "16, 9, 9 … Sum: 160"; "2.16 m³, at 1,600 kg/m³ 3,856 kg"; "662.4 kW, 134 kW less". Where any
 * combination gives the number as it is, or two would give different ones, nothing is said.
 */
export function wordedSlip(
	statement: Statement,
	index: number,
	homework: Homework,
	literal: Literal,
	quantity: Quantity,
	flow: Flow,
): Contradiction | undefined {
	const { section, silenced, anchor, part } = statement;
	if (section === 'question' || section === 'given' || silenced !== undefined) return undefined;
	// Shares sum to one, or to a hundred, of what is not shown.
	if (literal.value === 1 || literal.value === 100) return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const place = locate(statement, literal.span);
	const before = sentencesBefore(text, place.span.start);
	const after = text.slice(place.span.end, place.span.end + 60).replace(/^[^\s.,;]{0,6}\s?(?:\p{L}{1,8}\}?)?/u, '');
	const near = flow.states
		.slice(-3 * REACH)
		.filter(
			({ node, status }) =>
				node.role !== 'input' &&
				status !== 'wrong' &&
				status !== 'follows' &&
				node.part === part &&
				node.statement !== undefined &&
				index - node.statement <= REACH &&
				index !== node.statement &&
				node.anchor !== undefined &&
				anchor.block - node.anchor.block <= 2 &&
				(node.anchor.block === anchor.block || homework.source.blocks[node.anchor.block]?.kind !== 'table') &&
				homework.source.blocks[anchor.block]?.kind !== 'table',
		);
	// shares are added to shares
	const isShare = (each: Literal, { unit }: Quantity): boolean => each.percent || unit.text === '%';
	const alike = near.filter(
		({ node }) =>
			sameDimension(node.quantity.unit, quantity.unit) &&
			isShare(node.literal, node.quantity) === isShare(literal, quantity),
	);
	const report = (right: number, message: Message, used: readonly NodeState[] = []): Contradiction | undefined => {
		const shift = right / quantity.unit.factor;
		const slip = diagnose(literal.value, literal.percent ? right : shift, literal, false);
		const digit = literal.figures + literal.zeros > 2 && isOneDigitOff(literal, literal.percent ? right : shift);
		if (!digit && slip?.code !== 'swapped-digits' && slip?.code !== 'power-of-ten') return undefined;
		return {
			...slipOf(statement, literal, quantity, right, message),
			inputs: used.flatMap(({ node }) => node.anchor ?? []),
		};
	};
	const times = timesIn(MULTIPLE.exec(before.own)?.groups?.times);
	if (times !== undefined) {
		const values = alike.map(({ node }) => node.quantity.value);
		const [last] = values.slice(-1);
		if (last === undefined || values.some(value => isSame(literal, quantity, value * times))) return undefined;
		const factor = quantity.value / (last * times);
		// another multiple of the same amount
		const other = [2, 0.5, 4, 0.25, times, 1 / times].some(each => Math.abs(factor / each - 1) < 0.01);
		const message = say`${times} times ${shownAs(last, literal, quantity)} is ${shownAs(last * times, literal, quantity)}.`;
		return other ? slipOf(statement, literal, quantity, last * times, message) : report(last * times, message);
	}
	if (literal.figures < 2) return undefined;
	if (SUM_BEFORE.test(before.own) || SUM_AFTER.test(after)) {
		const listed = LIST.exec(before.both.replace(SUM_BEFORE, '').replace(/[.\s]+$/, ''));
		if (listed) {
			const numbers = [...listed[0].matchAll(/[-−]?\d+(?:\.\d+)?/g)].map(([digits]) =>
				Number(digits.replace('−', '-')),
			);
			const sum = numbers.reduce((a, b) => a + b, 0);
			if (!isSame(literal, quantity, sum * quantity.unit.factor))
				return report(
					sum * quantity.unit.factor,
					say`The sum of the ${numbers.length} numbers before it is ${dressNumber(sum, 6).text}.`,
				);
			return undefined;
		}
		const values = alike.map(({ node }) => node.quantity.value);
		const sums = values.map((_, at) => values.slice(at).reduce((a, b) => a + b, 0)).slice(0, -1);
		if (
			isReached(literal, quantity, values) ||
			(literal.figures > 3 && isReached(literal, quantity, numeralsIn(text, place.span.start, quantity)))
		)
			return undefined;
		for (const [at, sum] of sums.reverse().entries()) {
			const found =
				at >= 1 || values.length === 2
					? report(
							sum,
							say`The sum of the ${at + 2} numbers before it is ${shownAs(sum, literal, quantity)}.`,
							alike.slice(-at - 2),
						)
					: undefined;
			if (found) return found;
		}
		const closing = closingsBefore(statement, index, homework, quantity, flow);
		const all = closing.reduce((a, b) => a + b, 0);
		return closing.length < 2 || isReached(literal, quantity, closing)
			? undefined
			: report(
					all,
					say`The sum of what the ${closing.length} paragraphs before it come to is ${shownAs(all, literal, quantity)}.`,
				);
	}
	if (isDimensionless(quantity.unit)) return undefined;
	if (DIFFERS.test(after) && literal.figures >= 3) {
		const [last, ...others] = [...alike].reverse();
		if (!last || others.length === 0 || last.node.anchor!.block !== anchor.block) return undefined;
		if (
			isReached(
				literal,
				quantity,
				alike.map(({ node }) => node.quantity.value),
			)
		)
			return undefined;
		const found = others.slice(0, 3).flatMap(other => {
			const right = Math.abs(last.node.quantity.value - other.node.quantity.value);
			return (
				report(right, say`The difference of the numbers before it is ${shownAs(right, literal, quantity)}.`, [
					other,
					last,
				]) ?? []
			);
		});
		return found.length === 1 ? found[0] : undefined;
	}
	return undefined;
}

/** All numbers that a paragraph writes before a place, as amounts of one unit: no statement may hold the one that a sum takes in. Of three digits any is met by chance. */
const numeralsIn = (text: string, end: number, { unit }: Quantity): readonly number[] =>
	[...text.slice(0, end).matchAll(/(?<![\d.,])(?:\d{1,3}(?:(?:,|\{,\})\d{3})+|\d+)(?:\.\d+)?/g)]
		.slice(-NUMERALS)
		.map(([digits]) => Number(digits.replace(/[,{}]/g, '')) * unit.factor);

/** How many of them. */
const NUMERALS = 12;

/** How many times that is: `half`, `four times`, `2.5 times`. */
function timesIn(words: string | undefined): number | undefined {
	if (words === undefined) return undefined;
	const [first] = words.toLowerCase().split(/\s+/) as [string];
	return { half: 0.5, twice: 2, double: 2, thrice: 3 }[first] ?? numberOfWord(first) ?? Number(first);
}

/** What each paragraph right before comes to last, where they all come to amounts of one kind. */
function closingsBefore(
	{ anchor, part }: Statement,
	index: number,
	homework: Homework,
	{ unit }: Quantity,
	flow: Flow,
): readonly number[] {
	const closings: number[] = [];
	for (let block = anchor.block - 1; block >= 0 && homework.source.blocks[block]?.kind === 'paragraph'; block--) {
		const last = flow.states.findLast(({ node }) => node.anchor?.block === block && node.role !== 'input');
		if (!last || last.node.part !== part || (last.node.statement ?? index) >= index) break;
		if (isDimensionless(unit) || !sameDimension(last.node.quantity.unit, unit)) break;
		closings.unshift(last.node.quantity.value);
	}
	return closings;
}

/** The same for a name that a formula gives a sum: `Their sum is $S = 18.7$`. */
export function namedSlip(chain: Chain, index: number, homework: Homework, flow: Flow): Contradiction | undefined {
	const { operands, operators } = chain.expression;
	const [name, said] = operands;
	if (operands.length !== 2 || operators[0] !== '=' || name?.kind !== 'symbol' || !said) return undefined;
	const literal = literalOf(said);
	return literal && wordedSlip(chain, index, homework, literal, quantityOf(literal), flow);
}

const isSame = (literal: Literal, quantity: Quantity, value: number): boolean => {
	const step = literal.form === 'decimal' ? literal.step : literal.zeros > 1 ? 10 ** literal.zeros : 1;
	return (
		Math.abs(quantity.value - value) <= step * (literal.percent ? 1 : quantity.unit.factor) + 1e-9 * Math.abs(value)
	);
};

/** Whether some sum of a run, or difference of two, is the number as it is. */
function isReached(literal: Literal, quantity: Quantity, values: readonly number[]): boolean {
	for (const [at, a] of values.entries()) {
		let sum = a;
		for (const b of values.slice(at + 1)) {
			sum += b;
			if ([sum, a + b, a - b, b - a].some(each => isSame(literal, quantity, each))) return true;
		}
	}
	return values.some(each => isSame(literal, quantity, each));
}

/** The sentence up to a place, and that with the one before. */
function sentencesBefore(text: string, at: number): { readonly own: string; readonly both: string } {
	const before = text.slice(Math.max(0, at - 400), at);
	const stops = [...before.matchAll(/[.!?;:](?=\s)/g)].map(({ index }) => index + 1);
	const full = stops.filter(stop => before[stop - 1] !== ':' && before[stop - 1] !== ';');
	return { own: before.slice(full.at(-1) ?? 0), both: before.slice(full.at(-2) ?? 0) };
}

const shownAs = (value: number, literal: Literal, { unit }: Quantity): string =>
	literal.percent
		? dressBeside(100 * value, literal, '%').text
		: dressBeside(value / unit.factor, literal, unit.text).text;

function slipOf(
	statement: Statement,
	literal: Literal,
	quantity: Quantity,
	right: number,
	message: Message,
): Contradiction {
	const value = right / quantity.unit.factor;
	const text = literal.percent
		? dressBeside(100 * right, literal, '%')
		: dressBeside(value, literal, quantity.unit.text);
	return {
		ratio: right / quantity.value,
		finding: {
			...PLAIN,
			part: statement.part,
			anchor: statement.anchor,
			kind: 'result',
			verdict: 'wrong',
			rule: 'words.mismatch',
			message,
			expected: { value: { ...quantity, value: right, decimal: undefined }, ...text },
			fixes: replaceBy(statement, literal, value, text.text),
			severity: 'warning',
		},
	};
}
