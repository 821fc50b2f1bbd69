import type { Homework } from '../../homework/homework.ts';
import { judge } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Dimension, Quantity } from '../../math/value.ts';
import type { QuantityNode } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import type { Contradiction } from './contradictions.ts';
import { type Diagnosis, diagnose, isOneDigitOff } from './diagnosis.ts';
import { dressBeside, dressNumber, withUnit } from './dress.ts';
import { type Flow, type NodeState, ratioOf } from './flow.ts';
import { replaceBy } from './replace.ts';

/** How many numbers back the one may be that this one says again. */
const REACH = 8;

const ABOUT = String.raw`(?:(?:only|just|about|roughly|approximately|approx\.?|around|nearly|almost|exactly|some|a|an|a total of|over|under|~|≈|≃|\\approx|\\sim)\s*)*`;
/** Words behind which the same amount is said again in another unit. */
const SAME = new RegExp(
	String.raw`^\s*[,;:]?\s*\(?\s*(?:or (?:about|roughly|approximately|approx\.?|around|nearly|almost|equivalently|just|some|~|≈)|i\.\s?e\.?,?|that is,?|that's|which is|which are|which equals|which makes|which gives|equivalently,?|namely|in other words,?|equal to|≈|=)\s*${ABOUT}$`,
	'i',
);
/** `, or`, `, about` and a bracket may as well name another amount; only a slip of units tells. A bare `or` leaves the choice. */
const LOOSE = new RegExp(
	String.raw`^\s*(?:(?:,\s*or|\()\s*${ABOUT}|[,–—]\s*(?:about|roughly|approximately|approx\.?|around|nearly|almost|~|≈|≃|\\approx|\\sim)\s*${ABOUT})$`,
	'i',
);
const BESIDE = /^\s*,\s*$/;
/** `= 237 s, about 2.4 minutes`: a hedge behind the comma makes the same amount of it, where nothing is compared. */
const HEDGED =
	/^\s*[,–—]\s*(?:about|roughly|approximately|approx\.?|around|nearly|almost|just (?:under|over)|~|≈|≃|\\approx|\\sim)/i;
const COMPARED =
	/^[\s$*_)]*(?:more|less|longer|shorter|faster|slower|fewer|of|for|per|each|than|later|earlier|before|after|an?)\b/i;
/** `7,000 instead of 8,000 bits, or 125 bytes less`: a difference is no amount said again. */
const DIFFERENCE =
	/^[\s$*_)]*(?:more|less|fewer|longer|shorter|faster|slower|larger|smaller|later|earlier|saved|extra|mehr|weniger|de (?:plus|moins)|más|menos)(?![\p{L}\d])/iu;
/** What else the words between may say, which makes two amounts of them. */
const APART = /\b(?:each|per|every|more|less|fewer|than|at|of|for|with|instead|if|plus|minus|and|up|down|from|to)\b/i;

/** Slips that make one amount of two: a wrong prefix, seconds for hours. */
const SLIPS: ReadonlySet<Diagnosis['code']> = new Set([
	'power-of-ten',
	'bits-bytes',
	'unit-ratio',
	'reciprocal',
	'swapped-digits',
]);

/** Farther apart, and no power of ten: two amounts. */
const APART_BY = 1e5;
/** A price or a size for each of something: `at 16 bytes`. */
const AT = /\b(?:at|with|by|for|using|assuming)\s+(?:about |only |just )?$/i;

/**
 * "28.6 tokens/s, or about 171 tokens per minute", "90,177,536 B, which is about 90 GB", "7,200 seconds (20 hours)": the same amount
 * said again in another unit, and not the same. A time for each and a rate are the same amount too: "417 s per token, which is
 * 1.44 tokens per minute".
 */
export function contradictedApposition(
	statement: Statement,
	homework: Homework,
	node: QuantityNode,
	flow: Flow,
): Contradiction | undefined {
	const before = previous(flow, node, statement);
	if (!before?.node.anchor) return undefined;
	const text = homework.source.blocks[statement.anchor.block]?.content.text ?? '';
	const between = unmarked(text.slice(before.node.anchor.span.end, statement.anchor.span.start));
	// `At 16 bytes that's 35 GB` goes on from what stands before it, at so much for each.
	if (
		AT.test(unmarked(text.slice(0, before.node.anchor.span.start))) &&
		/^\s*,?\s*(?:that|this|it|which)\b/i.test(between)
	)
		return undefined;
	if (DIFFERENCE.test(text.slice(statement.anchor.span.end))) return undefined;
	const strong = SAME.test(between);
	// `18,662 s, 6.2 h`: right behind what a calculation came to
	const beside = BESIDE.test(between) && before.node.role === 'result' && before.node.operand !== undefined;
	if ((!strong && !beside && !LOOSE.test(between)) || APART.test(between)) return undefined;
	const bracket = between.includes('(') && !strong;
	if (bracket && !/^\s*\)/.test(unmarked(text.slice(statement.anchor.span.end, statement.anchor.span.end + 12))))
		return undefined;
	const said = node.quantity;
	// `−185 kJ/mol, i.e. −92.5 kJ per mole of HCl`: for each of another thing.
	const isOfAnother =
		/\bper\b|\//.test(said.unit.text) && /^\s*of\s+\w/.test(unmarked(text.slice(statement.anchor.span.end)));
	if (isOfAnother) return undefined;
	// Degrees are counted from different zeros.
	if (said.unit.offset !== undefined || before.node.quantity.unit.offset !== undefined) return undefined;
	const meant = inTermsOf(before.node.quantity, said);
	if (!meant || meant.value === 0 || said.value === 0) return undefined;
	const { literal } = node;
	const right = { quantity: meant, literal: before.node.literal };
	if (judge(right, '≈', { quantity: said, literal }).level !== 'wrong') return undefined;
	// It says what the amount should have been: the slip is in the amount alone.
	const mended = inTermsOf(before.mended, said);
	if (
		mended &&
		ratioOf(before) !== 1 &&
		judge({ ...right, quantity: mended }, '≈', { quantity: said, literal }).level !== 'wrong'
	)
		return undefined;
	const value = meant.value / said.unit.factor;
	const data = (said.unit.dimension.hard.bit ?? 0) !== 0;
	const diagnosis = diagnose(said.value, meant.value, literal, data);
	const factor = Math.abs(said.value / meant.value);
	const digit = beside && isOneDigitOff(literal, value);
	const slip = digit || (diagnosis !== undefined && SLIPS.has(diagnosis.code));
	// "a year and a half, or about 2 years"
	const far = factor >= 1.5 || factor <= 1 / 1.5;
	const again =
		far &&
		HEDGED.test(between) &&
		before.node.role === 'result' &&
		before.node.operand !== undefined &&
		sameDimension(before.node.quantity.unit, said.unit) &&
		!COMPARED.test(text.slice(statement.anchor.span.end));
	// `16 bytes, i.e. 192.6 GB`: so much for each of so many, and all of it
	if (!slip && (factor > APART_BY || factor < 1 / APART_BY)) return undefined;
	if (!slip && !again && !(strong && (far || (literal.figures >= 3 && before.node.literal.figures >= 3))))
		return undefined;
	const dressed = dressBeside(value, literal, said.unit.text);
	const amount = withUnit(
		dressNumber(before.node.literal.value, Math.max(before.node.literal.figures, 3)),
		before.node.quantity.unit.text,
	);
	return {
		ratio: meant.value / said.value,
		finding: {
			part: statement.part,
			anchor: statement.anchor,
			kind: 'result',
			verdict: 'wrong',
			rule: 'value.mismatch',
			message: say`${amount.text} is ${dressed.text}; what is written is off${diagnosis ? say`: ${diagnosis.text}` : ''}.`,
			expected: { value: meant, ...dressed },
			expectedHere: undefined,
			roots: [],
			remark: undefined,
			alternatives: [],
			related: [{ anchor: before.node.anchor, message: say`The amount that it says again.` }],
			fixes: replaceBy(statement, literal, value, dressed.text),
		},
	};
}

/** The last number before the statement in its paragraph. */
function previous(flow: Flow, node: QuantityNode, { anchor }: Statement): NodeState | undefined {
	return flow.states
		.slice(-REACH)
		.reverse()
		.find(
			({ node: other }) =>
				other.id !== node.id &&
				other.anchor?.block === anchor.block &&
				other.anchor.span.end <= anchor.span.start &&
				!isDimensionless(other.quantity.unit),
		);
}

/** Emphasis, dollars and brackets of LaTeX say nothing. */
const unmarked = (text: string): string => text.replace(/[$*_`{}]|\\[,;!\s]|\\text|\\mathrm|\\left|\\right/g, '');

/** The first amount in the dimension of the second: as it stands, or as a rate for a time. Undefined where they are of two kinds. */
function inTermsOf(amount: Quantity, said: Quantity): Quantity | undefined {
	if (isDimensionless(said.unit)) return undefined;
	if (sameDimension(amount.unit, said.unit)) {
		if (!sameNouns(amount.unit.dimension, said.unit.dimension, 1)) return undefined;
		return amount.unit.text === said.unit.text ? undefined : { ...amount, unit: said.unit };
	}
	const nouns = Object.keys(amount.unit.dimension.nouns);
	if (nouns.length !== 1 || amount.value === 0 || !isInverse(amount.unit.dimension, said.unit.dimension))
		return undefined;
	return sameNouns(amount.unit.dimension, said.unit.dimension, -1)
		? { kind: 'quantity', value: 1 / amount.value, unit: said.unit, error: amount.error / amount.value ** 2 }
		: undefined;
}

const sameNouns = (a: Dimension, b: Dimension, sign: 1 | -1): boolean =>
	[...new Set([...Object.keys(a.nouns), ...Object.keys(b.nouns)])].every(
		noun => (a.nouns[noun] ?? 0) === sign * (b.nouns[noun] ?? 0),
	);

const isInverse = (a: Dimension, b: Dimension): boolean =>
	[...new Set([...Object.keys(a.hard), ...Object.keys(b.hard)] as (keyof Dimension['hard'])[])].every(
		name => (a.hard[name] ?? 0) === -(b.hard[name] ?? 0),
	);
