import type { Homework } from '../../../homework/homework.ts';
import { parseUnitText, unitOf } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { isPlain, markOf, statesOf } from '../derived.ts';
import { type Flow, wordsOf } from '../flow.ts';
import { halfOf, type LocalStep, stepsOf } from './local-steps.ts';
import { bareNumber, isPercent, type Nearby, nearbyIn, nearbyOf } from './nearby.ts';
import { digitSlip, ELSE, LEADS_ON, type Slip, TAKEN_OFF, TAKES_IN } from './slips.ts';

/** How probable it may be that one of the steps tried is one slip of the pen off by accident. */
const CHANCE = 0.06;
/** How many numbers of the text are looked at beside the nearest. */
const REACH = 200;
/** Words that lead on from the last number to what it comes to, where the sentence says what each of something takes: `9.5 GB each that's`. */
const EACH =
	/^[\s$*_)}]*(?:each|apiece|per\s+\p{L}+|an?\s+\p{L}+)(?:[,;:→=≈]|\s+(?:that's|that\s+is|this\s+is|makes?|gives?|are|is|costs?))?[\s$*_\\]*$/iu;

/** What a number may be made of: the number right before it, and all others that it may be put together with. */
interface Pool {
	readonly last: readonly Nearby[];
	readonly others: readonly Nearby[];
	/** Only what stands near, for readings in which units are lent. */
	readonly near: readonly Nearby[];
	/** What stands right behind the number. */
	readonly after: string;
}

/**
 * One digit, or two that changed places, off what the number right before it and one other of the whole text make: a price that is given in a list at
 * the beginning, a count that other steps were made with. The units make the step; where any reading makes the number as it is, or two steps would
 * mend it differently, or so many were tried that one of them may be near by accident, nothing is said.
 *
 * @param words the sentence up to the number
 */
export function searchedSlip(node: QuantityNode, flow: Flow, homework: Homework, words: string): Slip | undefined {
	const { literal, quantity } = node;
	const pool = poolOf(node, flow, homework, words);
	if (!pool || literal.figures < 3 || (isPlain(quantity.unit) && !isPercent(node))) return undefined;
	if (isReached(node, pool)) return undefined;
	const found: Slip[] = [];
	const tried = new Set<string>();
	let chance = 0;
	for (const step of naturalSteps(node, pool, words)) {
		if (step.operands.some(({ ratio }) => ratio !== 1)) return undefined;
		const value = step.of(step.operands);
		const ratio = value / quantity.value;
		tried.add(value.toPrecision(6));
		const diagnosis = digitSlip(node, ratio);
		if (!diagnosis || Math.abs(ratio - 1) < 0.01) continue;
		if (found.length === 0) chance = chanceOf(node, diagnosis) * tried.size;
		found.push({ text: step.text, ratio, diagnosis, from: statesOf(step.operands) });
	}
	const [only, ...more] = found;
	if (!only || more.some(({ ratio }) => Math.abs(ratio / only.ratio - 1) > 1e-9)) return undefined;
	return chance < CHANCE ? only : undefined;
}

/** How probable it is that a number is one slip of the pen off any number of its size. */
function chanceOf({ literal }: QuantityNode, { code }: Slip['diagnosis']): number {
	const digits = literal.figures + (literal.form === 'integer' ? literal.zeros : 0);
	return (code === 'swapped-digits' ? digits - 1 : 9 * digits) / (27 * 10 ** (digits - 1));
}

/** The steps that units alone make: with the number right before and one other. */
function* naturalSteps(node: QuantityNode, { last, others, after }: Pool, words: string): Generator<LocalStep> {
	const percent = isPercent(node);
	for (const other of others)
		for (const first of last)
			for (const step of stepsOf(node, [first, other])) {
				if (!step.strict || other.value === 1 || first.value === 1) continue;
				const natural = percent
					? (step.kind === 'share' || step.kind === 'change') && !isPlain(first.unit) && !isPlain(other.unit)
					: step.kind === 'difference'
						? TAKEN_OFF.test(words) || LESS.test(after)
						: step.kind === 'product' || step.kind === 'quotient';
				if (natural) yield step;
			}
}

/** Whether any reading makes the number as it is: the nearest numbers may lend each other their units, all others count as they are written. */
function isReached(node: QuantityNode, { last, others, near }: Pool): boolean {
	const { literal, quantity } = node;
	const zeros =
		literal.form === 'integer' && literal.zeros > 1 ? (10 ** literal.zeros / 2) * Math.abs(quantity.unit.factor) : 0;
	const half = Math.max(halfOf(node), zeros);
	const reaches = ({ of, operands }: LocalStep): boolean => {
		const value = of(operands);
		const carried =
			operands.reduce((sum, each) => sum + errorOf(each) / Math.abs(each.value || 1), 0) * Math.abs(value);
		return Math.abs(Math.abs(value) - quantity.value) <= half + carried + 1e-9 * quantity.value;
	};
	for (const step of stepsOf(node, near)) if (reaches(step)) return true;
	for (const other of others)
		for (const first of last)
			for (const step of stepsOf(node, [first, other])) if (step.strict && reaches(step)) return true;
	return false;
}

/** What a rounding may carry: a result that is written as a whole number was rounded to it. */
const errorOf = ({ error, found, unit, written }: Nearby): number =>
	error === 0 && found && Number.isInteger(written) ? Math.abs(unit.factor) / 2 : error;

function poolOf(node: QuantityNode, flow: Flow, homework: Homework, words: string): Pool | undefined {
	const { literal, anchor, quantity } = node;
	if (!anchor || literal.bareTen || quantity.value <= 0 || ELSE.test(words) || TAKES_IN.test(words)) return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const near = nearbyOf(node, flow, homework, words);
	const before = near.find(({ end }) => end !== undefined);
	if (!before) return undefined;
	const gap = text.slice(before.end, anchor.span.start);
	if (!LEADS_ON.test(gap) && !EACH.test(gap)) return undefined;
	const after = text.slice(anchor.span.end, anchor.span.end + 40);
	const others: Nearby[] = near.filter(each => each !== before);
	const alike =
		(a: Nearby) =>
		(b: Nearby): boolean =>
			a.value === b.value && Math.abs(a.mark - b.mark) < 1e-9;
	const further: { readonly other: Nearby; readonly rank: number }[] = [];
	const told = wordsOf(`${gap} ${/^[^.;:\d]*/.exec(after)![0]}`);
	const often = new Set(flow.uses.flatMap(({ origin }) => origin?.node.id ?? []));
	for (const state of flow.states.slice(-REACH).reverse()) {
		const { node: each } = state;
		if (each.statement === node.statement || !each.anchor || each.anchor.block > anchor.block) continue;
		const other: Nearby = { ...nearbyIn(state), used: false, start: 0, end: undefined };
		if ([before, ...others, ...further.map(each => each.other)].some(alike(other))) continue;
		further.push({ other, rank: [...each.words].some(word => told.has(word)) ? 0 : often.has(each.id) ? 1 : 2 });
	}
	further.sort((a, b) => a.rank - b.rank);
	others.push(...further.map(({ other }) => other));
	const counted = COUNTED_BEHIND.exec(after)?.[1];
	if (counted) others.unshift(bareNumber(Number(counted.replaceAll(',', '')), 0, undefined, anchor.block));
	return { last: rated(before, text), others: others.flatMap(each => rated(each, text)), near, after };
}

/** `$136.80 in 30 days`: what a number is counted for may stand right behind it. */
export const COUNTED_BEHIND =
	/^[\s$*_)}]*(?:\p{L}+\s+)?(?:in|for|over|within)\s+(?:the\s+|all\s+)?(\d[\d,]*)(?![\d.])\s+\p{L}/u;
const LESS = /^[\s$*_)}]*(?:\p{L}+\s+)?(?:less|more|fewer|left)\b/u;
const PERIOD = /^[\s$*_)}]*(?:[\p{L}³²]+\s+)?(?:an?|per|each|every)\s+(\p{L}+)/u;

/** `5.7 m³ a day`: a number, and what it is for each second. */
export function rated(number: Nearby, text: string): readonly Nearby[] {
	const word = number.end === undefined ? undefined : PERIOD.exec(text.slice(number.end, number.end + 24))?.[1];
	const parsed = word === undefined ? undefined : parseUnitText(word);
	const unit = parsed && unitOf(parsed);
	if (!unit || Math.abs(markOf(unit) - markOf(SECOND)) > 1e-9) return [number];
	return [
		number,
		{
			...number,
			value: number.value / unit.factor,
			error: number.error / unit.factor,
			mark: number.mark - markOf(SECOND),
		},
	];
}

const SECOND = unitOf(parseUnitText('s')!);
