import type { Literal } from '../../math/literal.ts';
import { judge } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import { type Message, say } from '../../text/message.ts';
import type { Expected, Finding } from '../finding.ts';
import type { Report } from './chain-flow.ts';
import { diagnose } from './diagnosis.ts';
import { dressNumber, withUnit } from './dress.ts';
import type { Flow, NodeState } from './flow.ts';
import { ratioOf, wordsOf } from './flow.ts';
import { replaceBy } from './replace.ts';

/** "the ratio is 1.2e36: gravity is 36 orders of magnitude weaker": the quotient without a unit right before, in the same sentence. */
function ratioBefore(statement: Statement, flow: Flow, from: number): NodeState | undefined {
	const { block, span } = statement.anchor;
	const state = flow.states
		.filter(
			({ node }) => node.anchor?.block === block && node.anchor.span.end <= span.start && node.statement !== undefined,
		)
		.at(-1);
	if (!state || state.node.anchor!.span.start < from || state.node.role !== 'result') return undefined;
	const { unit, value } = state.node.quantity;
	const large = Math.abs(Math.log10(Math.abs(value))) >= 1;
	return isDimensionless(unit) && unit.text === '' && value > 0 && large ? state : undefined;
}

function ordersOfRatio(statement: Statement, literal: Literal, state: NodeState, report: Report): void {
	const ratio = state.node.quantity.value;
	const mended = ratio * ratioOf(state);
	const off = (value: number) => Math.abs(Math.abs(Math.log10(value)) - literal.value);
	const base = finding(statement, 'orders');
	const message = say`The ratio before it is ${orders(ratio)}.`;
	// With a decimal it is no rough word: 8.2 orders are not 7.2.
	const reach = literal.form === 'decimal' && off(ratio) < 0.5 ? 0.5 : 1;
	if (off(ratio) < reach && off(mended) < reach) {
		const loose = off(ratio) > 0.5;
		report({
			...base,
			verdict: 'right',
			rule: loose ? 'digits.loose' : 'ratio.holds',
			remark: loose ? 'loose' : undefined,
			message,
		});
		return;
	}
	const expected = ordersExpected(mended);
	const fixes = replaceBy(statement, literal, Math.round(Math.abs(Math.log10(mended))));
	if (off(ratio) < 1)
		report({
			...base,
			verdict: 'follows',
			rule: 'flow.follows',
			message: say`True of the numbers as written, one of which was wrong before; with right inputs it is ${orders(mended)}.`,
			expected,
			fixes,
			roots: state.roots,
		});
	else if (off(mended) >= 1.5)
		report({ ...base, verdict: 'wrong', rule: 'ratio.mismatch', message, expected, fixes, severity: 'warning' });
}

/** Two numbers of one kind that a ratio may be about, the larger over the smaller. */
interface Pair {
	readonly larger: NodeState;
	readonly smaller: NodeState;
	readonly ratio: number;
	/** The same with what both should have been. */
	readonly mended: number;
}

/** The words from a ratio's number on, those of its sentence before it, and where in its block the sentence begins. */
export interface Sentence {
	readonly words: string;
	readonly before: string;
	readonly from: number;
}

/** How many numbers back a ratio may reach. */
const REACH = 14;

/**
 * "a 128x reduction", "250 times larger": finds the two numbers of the part that it is about. Right if a pair has that ratio, loose
 * within 10 %, follows if the pair only had it while one of them was wrong. Without a pair there is nothing to say.
 */
export function followRatio(statement: Statement, flow: Flow, { words, before, from }: Sentence, report: Report): void {
	const literal = numberOf(statement);
	if (!literal || literal.value <= 0 || statement.silenced !== undefined) return;
	const more = /\b(?:more|larger|greater|higher|longer|bigger|faster|increase)\b/i.test(words);
	const fits = (ratio: number) =>
		[ratio, ...(more ? [ratio - 1] : [])]
			.map(value =>
				judge({ quantity: bare(value), literal: undefined }, '≈', { quantity: bare(literal.value), literal }),
			)
			// three times is not twice, though its last digit is one off
			.find(({ level, remark }) => level === 'right' && (remark !== 'last-digit' || literal.figures > 1));
	const pairs = pairsOf(statement, flow);
	// "250x larger than the Library of Congress" is about its books, and about no other library's.
	const named = wordsOf(words);
	const rest = wordsOf(statement.label);
	const isNamed = ({ larger, smaller }: Pair): boolean =>
		[larger, smaller].some(({ node }) => [...node.words].some(word => named.has(word) && !rest.has(word)));
	const fitting = pairs.filter(({ ratio }) => fits(ratio));
	const meant = fitting.some(isNamed) ? fitting.filter(isNamed) : fitting;
	const found =
		meant.find(({ ratio }) => fits(ratio)?.remark !== 'loose') ??
		meant[0] ??
		lastResults(statement, flow).find(({ ratio }) => fits(ratio) && fits(ratio)?.remark !== 'loose');
	if (!found) {
		const slipOf = (pair: Pair) => diagnose(literal.value, pair.ratio, literal, false);
		const last = /^\S+\s+times\s+as\s/.test(words) ? lastResults(statement, flow)[0] : undefined;
		const only =
			pairInSentence(statement, flow, from) ??
			(last && slipOf(last)?.code === 'swapped-digits' && last.mended === last.ratio ? last : undefined);
		const slip = only && slipOf(only);
		const concluded = CONCLUDES.test(before) ? onlyPair(statement, flow) : undefined;
		if (concluded && isClearlyOff(literal, concluded.ratio)) {
			reportOff(concluded);
			return;
		}
		// A ratio may be of other things than the two numbers beside it; ten times that of theirs is not.
		const ofThePen = slip?.code === 'swapped-digits' && literal.figures >= 2;
		if (only && (slip?.code === 'power-of-ten' || ofThePen) && only.ratio > 1.5) reportOff(only);
		return;
	}
	const judgement = fits(found.ratio)!;
	const base = finding(statement, 'ratio');
	if (fits(found.mended)) {
		report({
			...base,
			verdict: 'right',
			rule: judgement.remark === 'loose' ? 'digits.loose' : 'ratio.holds',
			remark: judgement.remark === 'loose' ? 'loose' : undefined,
			message: say`${said(found.larger)} is ${times(found.ratio)} ${said(found.smaller)}.`,
		});
		return;
	}
	// Thousands off: one of the two was written in another prefix, and not in another size.
	const thousands = Math.log10(found.mended / found.ratio) / 3;
	if (Math.abs(thousands) > 0.9 && Math.abs(thousands - Math.round(thousands)) < 0.01) return;
	report({
		...base,
		verdict: 'follows',
		rule: 'flow.follows',
		message: say`${said(found.larger)} is ${times(found.ratio)} ${said(found.smaller)}, but one of them was wrong before; with right inputs the ratio is ${shown(found.mended).text}.`,
		expected: shown(found.mended),
		fixes: replaceBy(statement, literal, found.mended),
		roots: [...new Set([...found.larger.roots, ...found.smaller.roots])],
	});

	function reportOff(pair: Pair): void {
		report({
			...finding(statement, 'ratio'),
			verdict: 'wrong',
			rule: 'ratio.mismatch',
			message: say`${said(pair.larger)} is ${times(pair.ratio)} ${said(pair.smaller)}.`,
			expected: shown(pair.ratio),
			fixes: literal ? replaceBy(statement, literal, pair.ratio) : [],
			severity: 'warning',
		});
	}
}

/** Words that draw a ratio from what stands right before. */
const CONCLUDES = /\b(?:therefore|thus|hence|so|consequently)\b[^.;:\d]*$/i;

/** Whether a multiple is another one, and not loosely what it is said to be: twelve times for six, and not thirty times for 28. */
function isClearlyOff({ value }: Literal, ratio: number): boolean {
	const off = Math.max(value / ratio, ratio / value);
	return ratio > 1.2 && value > 1 && off > 1.25 && off < 12;
}

/** The only two numbers that the paragraph of a statement comes to before it, where they count one thing and are right. */
function onlyPair({ anchor }: Statement, flow: Flow): Pair | undefined {
	const here = flow.states.filter(
		({ node, status }) =>
			node.anchor?.block === anchor.block &&
			node.anchor.span.end <= anchor.span.start &&
			(node.role === 'result' || status !== 'open'),
	);
	const [a, b] = here;
	if (here.length !== 2 || !a || !b || !sameDimension(a.node.quantity.unit, b.node.quantity.unit)) return undefined;
	const telling = here.every(
		({ node: { literal }, status }) => status === 'right' && literal.figures >= 3 && !literal.percent,
	);
	return telling ? pairOf(a, b) : undefined;
}

/**
 * "12 orders of magnitude lower": the logarithm of the ratio rounds to it; one off is loose. Where the part has but one pair of a kind,
 * a number that fits neither is wrong.
 */
export function followOrders(statement: Statement, flow: Flow, { words, from }: Sentence, report: Report): void {
	const literal = numberOf(statement);
	if (!literal || statement.silenced !== undefined) return;
	const pairs = pairsOf(statement, flow);
	const off = (ratio: number) => Math.abs(Math.abs(Math.log10(ratio)) - literal.value);
	const base = finding(statement, 'orders');
	const bareRatio = ratioBefore(statement, flow, from);
	if (bareRatio) {
		ordersOfRatio(statement, literal, bareRatio, report);
		return;
	}
	const close = pairs.filter(({ ratio }) => off(ratio) <= 1).sort((a, b) => off(a.ratio) - off(b.ratio))[0];
	if (close && off(close.mended) <= 1) {
		const loose = off(close.ratio) > 0.5;
		report({
			...base,
			verdict: 'right',
			rule: loose ? 'digits.loose' : 'ratio.holds',
			remark: loose ? 'loose' : undefined,
			message: say`${said(close.larger)} over ${said(close.smaller)} is ${orders(close.ratio)}.`,
		});
		return;
	}
	if (close) {
		report({
			...base,
			verdict: 'follows',
			rule: 'flow.follows',
			message: say`True of the numbers as written, one of which was wrong before; with right inputs it is ${orders(close.mended)}.`,
			expected: ordersExpected(close.mended),
			fixes: replaceBy(statement, literal, Math.round(Math.abs(Math.log10(close.mended)))),
			roots: [...new Set([...close.larger.roots, ...close.smaller.roots])],
		});
		return;
	}
	// An alarm needs two numbers of one hard unit that the sentence names.
	const named = wordsOf(`${statement.label ?? ''} ${words}`);
	const about = ({ node }: NodeState): boolean =>
		!isDimensionless(node.quantity.unit) && [...node.words].some(word => named.has(word));
	const only =
		pairInSentence(statement, flow, from) ?? pairs.find(({ larger, smaller }) => about(larger) && about(smaller));
	if (!only || pairs.some(({ ratio }) => Math.abs(Math.log10(ratio / only.ratio)) > 0.5)) return;
	const changed = Math.abs(only.mended / only.ratio - 1) > 1e-9;
	report({
		...base,
		verdict: 'wrong',
		rule: 'ratio.mismatch',
		message: say`${said(only.larger)} over ${said(only.smaller)} is ${orders(only.ratio)}${changed ? say`; with right inputs it is ${orders(only.mended)}` : ''}.`,
		expected: ordersExpected(only.mended),
		fixes: replaceBy(statement, literal, Math.round(Math.abs(Math.log10(only.mended)))),
		expectedHere: changed ? ordersExpected(only.ratio) : undefined,
	});
}

/** The two numbers of one unit that the sentence of a ratio has before it, where it has no third. */
function pairInSentence({ anchor }: Statement, flow: Flow, from: number): Pair | undefined {
	const here = flow.states.filter(
		({ node }) =>
			node.anchor?.block === anchor.block &&
			node.anchor.span.start >= from &&
			node.anchor.span.end <= anchor.span.start &&
			!isDimensionless(node.quantity.unit) &&
			node.quantity.value > 0,
	);
	const [a, b] = here;
	if (here.length !== 2 || !a || !b || !comparable(a.node.quantity, b.node.quantity)) return undefined;
	return pairOf(a, b);
}

/** The last two results of the paragraph, where they count nothing or one thing. */
function lastResults({ anchor }: Statement, flow: Flow): readonly Pair[] {
	const [a, b] = flow.states
		.filter(
			({ node }) =>
				node.role === 'result' &&
				node.anchor?.block === anchor.block &&
				node.anchor.span.end <= anchor.span.start &&
				node.quantity.value > 0,
		)
		.slice(-2);
	return a && b && isDimensionless(a.node.quantity.unit) && isDimensionless(b.node.quantity.unit) ? [pairOf(a, b)] : [];
}

function pairOf(a: NodeState, b: NodeState): Pair {
	const [larger, smaller] = a.node.quantity.value >= b.node.quantity.value ? [a, b] : [b, a];
	const ratio = larger.node.quantity.value / smaller.node.quantity.value;
	return { larger, smaller, ratio, mended: (ratio * ratioOf(larger)) / ratioOf(smaller) };
}

/** Pairs of one dimension and noun among the last numbers of the part, nearest to the statement first. */
function pairsOf(statement: Statement, flow: Flow): readonly Pair[] {
	const known = flow.states.filter(({ node }) => node.quantity.value > 0 && isNamed(node.quantity));
	const near = known
		.filter(({ node }) => node.part === statement.part)
		.slice(-REACH)
		.reverse();
	const earlier = known.filter(
		({ node }) =>
			node.part !== statement.part && node.role === 'result' && flow.areOneProblem(node.part, statement.part),
	);
	const pairs: Pair[] = [];
	near.forEach((a, index) => {
		for (const b of [...near.slice(index + 1), ...earlier.slice(-REACH).reverse()]) {
			if (!comparable(a.node.quantity, b.node.quantity)) continue;
			const pair = pairOf(a, b);
			if (pair.ratio >= 1.0001) pairs.push(pair);
		}
	});
	return pairs;
}

const isNamed = ({ unit }: Quantity): boolean => !isDimensionless(unit) || Object.keys(unit.dimension.nouns).length > 0;

function comparable(a: Quantity, b: Quantity): boolean {
	if (!sameDimension(a.unit, b.unit)) return false;
	if (!isDimensionless(a.unit)) return true;
	return Object.keys(a.unit.dimension.nouns).some(noun => noun in b.unit.dimension.nouns);
}

const numberOf = (statement: Statement): Literal | undefined => leavesOf(statement.expression)[0]?.literal;

const bare = (value: number): Quantity => ({ kind: 'quantity', value, unit: unitless, error: 0 });

const finding = (statement: Statement, kind: 'ratio' | 'orders') => ({
	part: statement.part,
	anchor: statement.anchor,
	kind,
	expected: undefined as Expected | undefined,
	expectedHere: undefined as Expected | undefined,
	roots: [] as readonly number[],
	remark: undefined as Finding['remark'],
	alternatives: [],
	related: [],
	fixes: [] as Finding['fixes'],
});

const shown = (ratio: number): Expected => ({ value: bare(ratio), ...dressNumber(ratio, 3) });
const times = (ratio: number): Message => say`${dressNumber(ratio, 3).text} times`;

function said({ node }: NodeState): string {
	const { literal, quantity } = node;
	return withUnit(dressNumber(literal.value, Math.max(literal.figures, 3)), quantity.unit.text).text;
}

const orders = (ratio: number): Message => say`${Math.abs(Math.log10(ratio)).toFixed(1)} orders of magnitude`;
const ordersExpected = (ratio: number): Expected => {
	const power = Math.abs(Math.log10(ratio));
	const text = power.toFixed(1);
	return { value: bare(power), text: `${text} orders of magnitude`, latex: `${text}\\text{ orders of magnitude}` };
};
