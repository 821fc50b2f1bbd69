import type { Homework } from '../../../homework/homework.ts';
import { literalOf } from '../../../math/literal.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say } from '../../../text/message.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { type Finding, PLAIN } from '../../finding.ts';
import { placesIn } from '../../places.ts';
import type { Report } from '../chain-flow.ts';
import { dressBeside, dressNumber } from '../dress.ts';
import { type Flow, type NodeState, ratioOf } from '../flow.ts';
import { replaceAt } from '../replace.ts';
import { type SaidNumber, saidNumbers } from './said-number.ts';

/** What the words right before a number, or right behind it, make it of the amounts before it in its sentence. */
interface Relation {
	/** How many amounts before it, all of its unit, go in. */
	readonly count: (length: number) => boolean;
	readonly of: (values: readonly number[]) => number;
	readonly text: (amounts: readonly string[]) => Message;
	/** Whether the number counts how often, and has no unit of theirs. */
	readonly ratio?: true;
	/** It is a multiple of one amount. */
	readonly factor?: number;
}

const ABOUT = String.raw`(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|exactly|≈|~)\s*)*`;
const HEDGED = /(?:\b(?:about|around|roughly|approximately|nearly|almost|some)|[≈~])[\s$*_(\\]*$/i;
const END = String.raw`[\s$*_(\\]*$`;
const TOTAL = new RegExp(
	String.raw`\b(?:together|altogether|in total|in all|combined|for a total of|a total of|add(?:s|ing)? up to|sums? to|sum up to)(?:\s+(?:that|this|it|they|we|you|is|are|was|were|makes?|come[s]? to|needs?|takes?|costs?|weighs?|have|has|need|of))*\s*[,:=]?\s*${ABOUT}${END}`,
	'i',
);
const SAVES = new RegExp(
	String.raw`\b(?:sav(?:es|ing|ed)|a saving of|a difference of|the difference is|a gap of|a reduction of|an increase of|differ by)\s+(?:us\s+|you\s+)?${ABOUT}${END}`,
	'i',
);
/** The two amounts that something is saved between. */
const AGAINST = /\b(?:instead of|rather than|versus|vs\.?|compared (?:to|with)|down from|up from|from\b.*\bto)\b/i;
const CHANGED = new RegExp(
	String.raw`\b(?<how>halv(?:es|ed|ing)|doubl(?:es|ed|ing)|tripl(?:es|ed|ing)|quadrupl(?:es|ed|ing))\b[^.;:,\d]{0,20}\s(?:to|:)\s*${ABOUT}${END}`,
	'i',
);
const FACTORS: Readonly<Record<string, number>> = { halv: 0.5, doubl: 2, tripl: 3, quadrupl: 4 };
/** `21x less`, `3 times as large`, `10-fold`. */
const TIMES_BEHIND =
	/^[\s$*_]*(?:x|×|\\times\b|times|-?fold)[\s$*_]*(?:\b(?:less|fewer|smaller|lower|cheaper|more|larger|bigger|greater|higher|faster|slower|longer|shorter|as (?:much|many|large|long|big|high|fast))\b|(?:the|a)?\s*(?:saving|reduction|difference|speed-?up|compression|increase)s?\b)/i;
/** What makes another thing of a sentence than the plain relation of its amounts. */
const OTHERWISE =
	/\b(?:each|every|per|if|would|suppose|assum\w+|except|without|excluding|including|of which|minus|less than|at least|at most|up to|between|extra|additional|another|plus|times|half|twice|percent|more than|not)\b|[×·*/^=<>]|\\(?:times|cdot|frac)|\d\s*[-–]\s*\d|n['’]t\b/i;

/** Sentences go no further; a matrix of many entries does. */
const LONGEST = 1200;

const relationAt = (before: string, after: string): Relation | undefined => {
	if (TOTAL.test(before))
		return {
			count: length => length >= 2 && length <= 6,
			of: values => values.reduce((sum, value) => sum + value, 0),
			text: amounts => say`The sum of ${amounts.join(', ')}`,
		};
	if (SAVES.test(before) && AGAINST.test(before))
		return {
			count: length => length === 2,
			of: ([a, b]) => Math.abs(a! - b!),
			text: ([a, b]) => say`The difference of ${a!} and ${b!}`,
		};
	const how = CHANGED.exec(before)?.groups?.how?.toLowerCase();
	const factor = how && Object.entries(FACTORS).find(([stem]) => how.startsWith(stem))?.[1];
	if (factor)
		return {
			factor,
			count: length => length === 1,
			of: ([a]) => a! * factor,
			text: ([a]) => say`${String(factor)} times ${a!}`,
		};
	if (TIMES_BEHIND.test(after))
		return {
			ratio: true,
			count: length => length === 2,
			of: ([a, b]) => Math.max(a! / b!, b! / a!),
			text: ([a, b]) => say`The ratio of ${a!} and ${b!}`,
		};
	return undefined;
};

const STOP = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?;](?=\s|$)|\n\s*\n|\n\s*(?:[-*•]|\d+[.)])\s`, 'g');

/**
 * Numbers that the words of their own sentence make of the amounts before it: "A needs 12 GB, B 18 GB, together 31 GB", "12.3 days instead of 20.5, which
 * saves 9.2 days", "48 MB; halved to 26 MB", "36.5 GB and 3.29 GB, about 21x less". Only where the sentence has just those amounts and no other number.
 */
export function checkSentences(homework: Homework, flow: Flow, findings: Finding[], report: Report): void {
	const placeOf = placesIn(homework);
	homework.source.blocks.forEach((source, block) => {
		if (source.kind !== 'paragraph') return;
		const text = ownText(source);
		if (!/\d.*\d/s.test(text)) return;
		const numbers = [...saidNumbers(text), ...multiples(text)].sort((a, b) => a.span.start - b.span.start);
		const stops = [0, ...[...text.matchAll(STOP)].map(({ index }) => index + 1), text.length];
		for (const number of numbers) {
			const from = stops.findLast(stop => stop <= number.span.start)!;
			if (number.span.start - from > LONGEST) continue;
			const before = text.slice(from, number.span.start);
			const after = text.slice(number.span.end, number.span.end + 50);
			const relation = relationAt(before, after);
			const place = placeOf(block, number.span.start);
			if (!relation || !place || place.asked || OTHERWISE.test(before.replace(/\*\*|(?<!\d\s?)\*(?!\s?\d)/g, '')))
				continue;
			const inside = numbers.filter(({ span }) => span.start >= from && span.end <= number.span.start);
			const last = numbers.findLast(({ span }) => span.end <= from);
			// `It is 48 MB. Halved to 26 MB …`: the amount of the sentence before
			const amounts = relation.factor && inside.length === 0 && last ? [last] : inside;
			const own = amounts.filter(each => isAlike(each, relation.ratio ? amounts[0]! : number));
			// A bare count among them may be anything.
			if (own.length !== amounts.length || !relation.count(own.length)) continue;
			if (!relation.ratio && isDimensionless(number.quantity.unit)) continue;
			if (relation.ratio && own.some(({ quantity }) => isDimensionless(quantity.unit))) continue;
			judge(
				{ number, own, relation, block, part: place.part, text, hedged: HEDGED.test(before) },
				flow,
				findings,
				report,
			);
		}
	});
}

/** `21x`: numbers with the sign of a multiple right behind them. */
const multiples = (text: string): readonly SaidNumber[] =>
	[...text.matchAll(/(?<![\p{L}\w.,^{])(\d+(?:\.\d+)?)(?=x\b|-fold\b)/gu)].flatMap(({ index, 1: digits }) => {
		const literal = literalOf(parsePlain(digits!).expression);
		const span = { start: index, end: index + digits!.length };
		return literal ? [{ literal, quantity: quantityOf(literal), digits: span, span }] : [];
	});

const isAlike = (a: SaidNumber, b: SaidNumber): boolean =>
	sameDimension(a.quantity.unit, b.quantity.unit) && !a.literal.percent && !b.literal.percent;

interface Said {
	readonly number: SaidNumber;
	readonly own: readonly SaidNumber[];
	readonly relation: Relation;
	readonly block: number;
	readonly part: number;
	readonly text: string;
	/** Whether it is said to be about so much. */
	readonly hedged: boolean;
}

function judge(
	{ number, own, relation, block, part, text, hedged }: Said,
	flow: Flow,
	findings: Finding[],
	report: Report,
): void {
	const { literal, quantity } = number;
	const values = own.map(each => each.quantity.value);
	if (values.some(value => !(value > 0)) || !(quantity.value > 0)) return;
	const states = own.map(({ span }) => stateAt(flow, block, span.start));
	const value = relation.of(values);
	const mended = relation.of(values.map((each, at) => each * (states[at] ? ratioOf(states[at]) : 1)));
	const zeros = hedged || literal.zeros > 1 ? literal.zeros : 0;
	const step = (literal.step * 10 ** zeros * quantity.value) / Math.abs(literal.value);
	const carried = own.reduce((sum, { quantity: { error }, literal: { step: own, value: size, form } }, at) => {
		// A whole number that was not worked out here is what it is.
		const exact = form === 'integer' && states[at]?.node.operand === undefined;
		const half = exact ? 0 : Math.max(error, (0.5 * own * values[at]!) / Math.abs(size));
		return sum + (relation.ratio ? (half / values[at]!) * value : half);
	}, 0);
	const difference = Math.abs(value - quantity.value);
	const loose = (literal.form === 'decimal' || hedged) && literal.figures <= 2 && difference <= 0.1 * value;
	const holds = difference <= step / 2 + carried + 1e-9 * value || (loose && difference <= step);
	const span = { start: number.span.start, end: number.span.end };
	const place = findings.findIndex(
		({ anchor }) => anchor.block === block && anchor.span.start < span.end && span.start < anchor.span.end,
	);
	const known = findings[place];
	// What another way found right by chance alone gives way to what the sentence says.
	if (known && known.rule !== 'flow.derived') return;
	const shown = relation.ratio
		? dressNumber(mended, Math.max(2, literal.figures))
		: dressBeside(mended / quantity.unit.factor, literal, quantity.unit.text);
	const named = relation.text(own.map(({ span: each }) => text.slice(each.start, each.end).trim()));
	const base = { ...PLAIN, part, anchor: { block, span }, kind: 'result' as const };
	const expected = { value: { ...quantity, value: mended, decimal: undefined }, text: shown.text, latex: shown.latex };
	const follows = Math.abs(mended / value - 1) > 0.005;
	if (holds) {
		if (known) return;
		const roots = [...new Set(states.flatMap(state => state?.roots ?? []))];
		report(
			follows && roots.length > 0
				? {
						...base,
						verdict: 'follows',
						rule: 'flow.follows',
						message: say`${named}, one of which was wrong before; with right inputs it is ${shown.text}.`,
						expected,
						roots,
					}
				: { ...base, verdict: 'right', rule: 'flow.derived', message: say`${named} is ${shown.text}.` },
		);
		return;
	}
	// Far off it may be something else; a little off a ratio may be meant loosely.
	const factor = Math.max(value / quantity.value, quantity.value / value);
	if (follows || factor > (relation.ratio ? 12 : 3) || (relation.ratio && factor < 1.25)) return;
	const finding: Finding = {
		...base,
		verdict: 'wrong',
		rule: 'words.mismatch',
		message: say`${named} is ${shown.text}.`,
		expected,
		severity: 'warning',
		fixes: replaceAt(
			text.slice(number.digits.start, number.digits.end),
			{ block, span: number.digits },
			literal,
			mended / (relation.ratio ? 1 : quantity.unit.factor),
			shown.text,
		),
	};
	if (known) findings[place] = finding;
	else report(finding);
}

const stateAt = (flow: Flow, block: number, at: number): NodeState | undefined =>
	flow.states.find(
		({ node: { anchor } }) => anchor?.block === block && anchor.span.start <= at + 1 && at < anchor.span.end,
	);
