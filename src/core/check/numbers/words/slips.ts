import type { Homework } from '../../../homework/homework.ts';
import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say, verbatim } from '../../../text/message.ts';
import { isPlain, markOf, type Operand, operandsFor, statesOf } from '../derived.ts';
import { type Diagnosis, diagnose, isOneDigitOff } from '../diagnosis.ts';
import type { Flow, NodeState } from '../flow.ts';
import { halfOf, type LocalStep, stepsOf } from './local-steps.ts';
import { isPercent, type Nearby, nearbyOf } from './nearby.ts';

/** A step that a number is meant to be the outcome of, and the factor that it is off by. */
export interface Slip {
	/** The step as a person writes it. */
	readonly text: Message;
	/** What the step comes to over what is written. */
	readonly ratio: number;
	readonly diagnosis: Diagnosis;
	/** The numbers that the step is made of. */
	readonly from: readonly NodeState[];
}

/**
 * One slip of the pen from numbers before it to a number that no step makes as it is: a power of ten, one digit, two digits that changed places.
 * Called only where `derivationOf` and `localStep` find nothing.
 *
 * @param words the sentence up to the number
 * @param isFound whether words or a unit mark it as what comes out
 */
export const slipOf = (
	node: QuantityNode,
	flow: Flow,
	homework: Homework,
	words: string,
	isFound: boolean,
): Slip | undefined =>
	(isFound ? tenfoldSlip(node, flow, words) : undefined) ?? adjacentSlip(node, flow, homework, words);

/** Only the last few numbers are tried: with more of them some step is off by a power of ten by accident. */
const NEAREST = 4;
/** Digits that must agree. */
const DIGITS = 3;
/** Words that lead to what comes out. */
export const LEADS =
	/(?:\b(?:gives|give|giving|makes|making|is|are|comes? to|yields?|equals|costs?|takes|needs|totals?|amounts? to|or|for)|[=≈→:])(?:\s*(?:about|roughly|approximately|around|only|just|a total of|a bill of|~|≈|\\approx))*[\s*_$\\(]*$/i;

/**
 * "3,125,000 hours, times 1.50 gives $468,750": a number that no step from numbers before it makes, while exactly one product or quotient of the
 * last few makes it but for a power of ten, with the same three digits or more.
 */
function tenfoldSlip(node: QuantityNode, flow: Flow, words: string): Slip | undefined {
	const { quantity, literal } = node;
	const { unit } = quantity;
	const digits = String(Math.abs(literal.value))
		.replace(/e.*$|\D/g, '')
		.replace(/^0+|0+$/g, '').length;
	if (digits < DIGITS || isDimensionless(unit) || quantity.value <= 0 || !LEADS.test(words)) return undefined;
	const near = operandsFor(node, flow, words, () => true).slice(0, NEAREST);
	const found: Slip[] = [];
	const look = (value: number, sign: '×' | '/', a: Operand, b: Operand): void => {
		const ratio = value / quantity.value;
		if (!(ratio > 0) || !Number.isFinite(ratio)) return;
		const data = (unit.dimension.hard.bit ?? 0) !== 0;
		const diagnosis = diagnose(quantity.value / unit.factor, value / unit.factor, literal, data);
		if (diagnosis?.code !== 'power-of-ten' || Math.abs(Math.log10(ratio)) > 6.5) return;
		found.push({ text: verbatim(`${a.text} ${sign} ${b.text}`), ratio, diagnosis, from: statesOf([a, b]) });
	};
	for (const [at, b] of near.entries()) {
		for (const a of near.slice(at + 1)) {
			if (b.ratio !== 1 || a.ratio !== 1) continue;
			if (Math.abs(a.mark + b.mark - markOf(unit)) < 1e-9) look(a.value * b.value, '×', a, b);
			for (const [x, y] of [
				[a, b],
				[b, a],
			] as const)
				if (y.value !== 0 && Math.abs(x.mark - y.mark - markOf(unit)) < 1e-9 && !sameDimension(x.unit, unit))
					look(x.value / y.value, '/', x, y);
		}
	}
	const [only, ...others] = found;
	return only && others.every(({ ratio }) => Math.abs(ratio / only.ratio - 1) < 0.01) ? only : undefined;
}

/** What may stand between the last number that a step takes in and what comes out: its unit, what it is of, and a word that leads on. What stands in a bracket is laid down. */
export const LEADS_ON =
	/^[\s$*_)}]*(?:\\?[\p{L}%°€£²³µ/\\{}]+\s+){0,3}?(?:[,;:=≈→]\s*)?(?:(?:this|that|it|which|we|one)\s+)?(?:(?:is|are|gives?|makes?|costs?|get|pay|comes? to|yields?|needs?|takes?)\s+)?(?:about\s+|only\s+|just\s+|roughly\s+)?(?:[\s$*_\\]|\\\()*$/iu;
/** Right before that number: it says at what price, in how much, for how many. */
export const TAKES_IN = /\b(?:at|in|for|of|with|times|by|on)[\s$\\*_(]*(?:about\s+)?$/i;
const CONCLUDES = /\b(?:therefore|thus|hence|so|together|altogether|in total)\b/i;
/** One number is taken off another. */
export const TAKEN_OFF = /\b(?:but|less|minus|remain\w*|left|deduct\w*|off|difference|saves?|savings?|rest|short)\b/i;
/** Something else goes into the number as well. */
export const ELSE = /\b(?:plus|minus|fee|fees|base|fixed|including|excluding|discount|extra|besides|net|after)\b/i;

/**
 * "5,000 kWh of electricity, at 28 ct 1,800 €"; "3.2e8 cells per mL, in 25 mL 8e10": a number right behind the two that it is made of, as their units
 * say, and one slip of the pen off: a power of ten, one digit, two digits that changed places.
 */
function adjacentSlip(node: QuantityNode, flow: Flow, homework: Homework, words: string): Slip | undefined {
	const { literal, anchor, quantity } = node;
	if (!anchor || literal.bareTen || quantity.value <= 0 || isPercent(node)) return undefined;
	// "385 km in 5.5 h": that is taken in
	if (ELSE.test(words) || TAKES_IN.test(words)) return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const near = nearbyOf(node, flow, homework, words).filter(({ end }) => end !== undefined);
	const [last, ...others] = near;
	if (last?.ratio !== 1 || !LEADS_ON.test(text.slice(last.end, anchor.span.start))) return undefined;
	const before = text.slice(Math.max(0, last.start - 24), last.start);
	// "One weighs 1 pg. The 256,000 cells therefore weigh 0.256 mg"
	const counted = isPlain(last.unit) && CONCLUDES.test(text.slice(last.end, anchor.span.start));
	if (!TAKES_IN.test(before) && isPlain(last.unit) && !counted) return undefined;
	const found: Slip[] = [];
	/** Whether the number that was found last has been passed: that is what a step goes on from. */
	let passed = false;
	for (const other of others.slice(0, 5)) {
		// "165 × 210 = 34,650 beats. Steps: at 180 a minute 36,800": the calculation before it, once more with another number
		const again = other.used && isPlain(last.unit) && isPlain(quantity.unit) && literal.figures >= 3;
		if (other.ratio !== 1 || (passed && !again)) continue;
		const each = perUnit(text, other, last);
		for (const step of stepsOf(node, [last, other])) {
			if (!isNatural(step, last, other, node, words) && !(step.kind === 'product' && (each || again || counted)))
				continue;
			const value = step.of(step.operands);
			const ratio = value / quantity.value;
			// "about 1.8 kWh, at 30 cents 55 cents": what the roundings of the two allow is reckoned on with digits that are not written
			const carried = Math.abs(value) * (last.error / Math.abs(last.value) + other.error / Math.abs(other.value));
			if (Math.abs(value - quantity.value) <= carried + halfOf(node)) continue;
			const diagnosis = slipIn(node, ratio);
			// "565 Wh, at 0.34 € 19 ct": the price of a kilowatt-hour, as everybody knows
			if (last.money && diagnosis?.code === 'power-of-ten' && isThousands(ratio)) continue;
			if (diagnosis && (!counted || diagnosis.code === 'power-of-ten'))
				found.push({ text: step.text, ratio, diagnosis, from: statesOf(step.operands) });
		}
		passed ||= other.found;
	}
	const [only, ...more] = found;
	return only && more.every(({ ratio }) => Math.abs(ratio / only.ratio - 1) < 1e-9) ? only : undefined;
}

const isThousands = (ratio: number): boolean => {
	const powers = Math.log10(ratio) / 3;
	return Math.abs(powers - Math.round(powers)) < 0.02;
};

/** `3.2e8 cells per mL`, in 25 mL: whether one number is said for each unit of the other. */
function perUnit(text: string, other: Nearby, last: Nearby): boolean {
	const unit = /^[\s$*_)\\}]*(?:\p{L}+\s+){0,2}per\s+(?<unit>[\p{L}²³]+)/u.exec(text.slice(other.end, other.end! + 40))
		?.groups?.unit;
	return unit !== undefined && last.unit.text === unit;
}

/** Products and quotients in which both numbers have a unit, or a price of what stands before it. */
function isNatural(
	{ strict, kind }: LocalStep,
	last: Nearby,
	other: Nearby,
	node: QuantityNode,
	words: string,
): boolean {
	if (kind === 'difference') return TAKEN_OFF.test(words) && node.literal.figures >= 3 && !last.used && !other.used;
	const money = last.money && markOf(node.quantity.unit) === last.mark;
	if (money) return !other.money && kind === 'product' && !other.percent;
	return (
		strict &&
		(kind === 'product' || kind === 'quotient') &&
		!isPlain(last.unit) &&
		!isPlain(other.unit) &&
		last.mark !== other.mark
	);
}

/** The slip of the pen between a number and what it should be, which is `ratio` times it. */
function slipIn(node: QuantityNode, ratio: number): Diagnosis | undefined {
	const { literal } = node;
	if (!(ratio > 0) || !Number.isFinite(ratio)) return undefined;
	const found = diagnose(literal.value, literal.value * ratio, literal, false);
	return found?.code === 'power-of-ten' ? found : digitSlip(node, ratio);
}

/** The same where it is one digit, or two that changed places. */
export function digitSlip({ literal }: QuantityNode, ratio: number): Diagnosis | undefined {
	if (!(ratio > 0) || !Number.isFinite(ratio)) return undefined;
	const found = diagnose(literal.value, literal.value * ratio, literal, false);
	if (found?.code === 'swapped-digits') return found;
	return isOneDigitOff(literal, literal.value * ratio)
		? { code: 'factor', text: say`one digit is another`, factor: 1 / ratio }
		: undefined;
}
