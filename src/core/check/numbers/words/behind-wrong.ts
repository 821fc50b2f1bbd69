import type { Homework } from '../../../homework/homework.ts';
import { parseUnitText, unitOf } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import type { BlockContent } from '../../../text/block.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say, verbatim } from '../../../text/message.ts';
import { changeOf, type Derivation, isPlain, markOf, statesOf } from '../derived.ts';
import { type Flow, type NodeState, ratioOf } from '../flow.ts';
import { ANGLE, CHANGES, halfOf, type LocalStep, stepsOf, TAKEN_IN } from './local-steps.ts';
import { bareNumber, isPercent, type Nearby, nearbyIn, nearbyOf } from './nearby.ts';
import { type SaidNumber, saidNumbers } from './said-number.ts';
import { COUNTED_BEHIND, rated } from './search.ts';
import { LEADS, LEADS_ON } from './slips.ts';

/** How probable it may be that a number is made of a wrong one by accident. */
const CHANCE = 0.1;
/** Numbers that are made of each other lie within so many powers of ten. */
const DECADES = 3;
/** How many numbers that were found wrong, and how many others, are looked at. */
const WRONG = 10;
const OTHERS = 60;

/**
 * A number that a step from a number found wrong makes to all its digits, where the right one would not: "`Σζ · 660 Pa = 5.15 kPa`, together with the pipe
 * 46.8 kPa" of a total that is no sum. Where the calculation is written, in signs or in words, its own numbers are the others that go into the step; else the numbers of
 * the text are tried, the nearest first, and each one that was tried makes a hit less telling.
 *
 * @param words the sentence up to the number
 */
export function stepBehindWrong(
	node: QuantityNode,
	flow: Flow,
	homework: Homework,
	words: string,
): Derivation | undefined {
	const { literal, quantity, anchor } = node;
	if (!anchor || literal.bareTen || quantity.value === 0 || !Number.isFinite(quantity.value)) return undefined;
	if (ANGLE.test(quantity.unit.text.trim())) return undefined;
	const wrongs = wrongBefore(node, flow);
	if (wrongs.length === 0) return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const after = text.slice(anchor.span.end, anchor.span.end + 40);
	const calculation = calculationBefore(words);
	const half = halfOf(node) * (1 + 1e-6);
	const target = Math.abs(quantity.value);
	const window = Math.log10(1 + (2 * half) / target) / DECADES;
	let tried = 0;
	// Two digits that nothing leads to are no result; those of a wrong number in the same paragraph alone are met by them.
	if (literal.figures < 2 || (calculation === undefined && literal.figures < 3 && !isLed(node, wrongs, words, text)))
		return undefined;
	if (calculation === undefined && TAKEN_IN.test(words)) return undefined;
	const reach = literal.figures < 3 ? wrongs.filter(({ block }) => block === anchor.block) : wrongs;
	const others = othersOf(node, flow, homework, words);
	const makes = (step: LocalStep): boolean => Math.abs(Math.abs(step.of(step.operands)) - target) <= half;
	if (calculation === undefined && isMadeOfRight(node, others, makes)) return undefined;
	const steps =
		calculation === undefined
			? freeSteps(
					node,
					reach.flatMap(wrong => ratedIn(wrong, text)),
					others,
				)
			: writtenSteps(wrongs, calculation, others);
	const spoken = `${words} ${after}`;
	for (const step of steps) {
		tried += step.kind === 'product' || step.kind === 'quotient' || calculation || JOINS.test(spoken) ? 1 : UNSAID;
		const value = step.of(step.operands);
		if (!makes(step)) continue;
		if (step.kind === 'change' && !CHANGES.test(spoken)) continue;
		// `390 batches` and a gradient of 0.85 make no 391: a whole count is a sum of whole ones
		const isAdded = step.kind === 'sum' || step.kind === 'difference';
		if (isAdded && !calculation && literal.form === 'integer' && isPlain(quantity.unit) && Math.abs(value % 1) > 1e-6)
			continue;
		// two digits are met by a sum or a difference too easily
		if (!calculation && literal.figures < 3 && (step.kind === 'sum' || step.kind === 'difference')) continue;
		if (tried * window >= CHANCE) return undefined;
		const mended = step.of(
			step.operands.map(each => ({ value: each.value * each.ratio, written: each.written * each.ratio })),
		);
		if (!(Math.abs(mended - value) > 2 * half)) continue;
		return {
			text: step.text,
			ratio: changeOf(mended, value),
			roots: [...new Set(step.operands.flatMap(({ ratio, roots }) => (ratio === 1 ? [] : roots)))],
			from: statesOf(step.operands),
		};
	}
	return undefined;
}

/** Words by which amounts are put together or taken from each other. */
const JOINS =
	/\b(?:sum|total|altogether|together|combined|with|plus|and|more|less|fewer|minus|left|rest|remain\w*|saves?|savings?|difference|net|gross|off|short|cheaper|dearer|longer|later|after|discount|waste|loss(?:es)?|reserve|tax|VAT|margin|of)\b/i;
/** How many steps one counts for that no word says. */
const UNSAID = 6;

/** Whether words, or nothing but a comma behind a wrong number, lead to a number. */
function isLed({ anchor }: QuantityNode, wrongs: readonly Wrong[], words: string, text: string): boolean {
	if (LEADS.test(words) || HEDGED.test(words)) return true;
	const [last] = wrongs.filter(({ block }) => block === anchor!.block);
	return last?.end !== undefined && LEADS_ON.test(text.slice(last.end, anchor!.span.start));
}

/** Whether the right numbers right before it make the number as well: it needs no wrong one. */
function isMadeOfRight(node: QuantityNode, others: readonly Nearby[], makes: (step: LocalStep) => boolean): boolean {
	const right = others.filter(({ ratio, end }) => ratio === 1 && end !== undefined).slice(0, RIGHT);
	const [last] = right;
	if (last) for (const step of aloneSteps(node, last, true)) if (makes(step)) return true;
	for (const step of stepsOf(node, right)) if (step.strict && makes(step)) return true;
	return false;
}

/** How many of them are looked at. */
const RIGHT = 5;

const ratedIn = (wrong: Wrong, text: string): readonly Wrong[] =>
	rated(wrong, text).map(each => ({ ...each, block: wrong.block }));

/** Right before what comes out: `only 1.0 %`, `1 in 98`. */
const HEDGED = /\b(?:only|just|about|some|nearly|almost|roughly|around|(?<=(?:1|one)\s)in)[\s$*_(]*$/i;

/** The numbers before it that were found wrong, or that follow from such, each once, the last ones first. */
interface Wrong extends Nearby {
	readonly block: number;
}

function wrongBefore(node: QuantityNode, flow: Flow): readonly Wrong[] {
	const found: Wrong[] = [];
	for (const state of flow.seenFrom(node.part)) {
		if (ratioOf(state) === 1 || state.roots.length === 0 || !isBefore(state, node)) continue;
		const { block, span } = state.node.anchor!;
		const wrong: Wrong = { ...nearbyIn(state), found: true, used: false, start: span.start, end: span.end, block };
		if (!found.some(each => each.value === wrong.value && Math.abs(each.mark - wrong.mark) < 1e-9)) found.push(wrong);
		if (found.length === WRONG) break;
	}
	return found;
}

const isBefore = ({ node: { anchor, statement } }: NodeState, node: QuantityNode): boolean =>
	anchor !== undefined &&
	(statement === undefined || statement !== node.statement) &&
	(anchor.block < node.anchor!.block ||
		(anchor.block === node.anchor!.block && anchor.span.end <= node.anchor!.span.start));

/** A calculation with names or words that leads to a number: `Σζ · 660 Pa =`, `the stored energy divided by 0.87 =`. */
interface Calculation {
	readonly numbers: readonly SaidNumber[];
	/** The signs and words for operations in it. */
	readonly operations: ReadonlySet<Operation>;
}
type Operation = 'times' | 'over' | 'plus' | 'minus' | 'root';

const SIGN = /(?:[=≈]|\\approx|→|\\to)[\s$*_({\\]*$/;
const OPERATIONS: readonly (readonly [RegExp, Operation])[] = [
	[/[·×*]|\\times|\\cdot|\b(?:times|multiplied by|at)\b/i, 'times'],
	[/\/|÷|\\frac|\b(?:divided by|over|per|quotient|ratio)\b/i, 'over'],
	[/\+|\b(?:plus|sum)\b/i, 'plus'],
	[/\s[-−–]\s|\b(?:minus|less)\b/i, 'minus'],
	[/√|\\sqrt|\broot\b/i, 'root'],
];
/** Marks of a formula that are no names. */
const COMMANDS = /\\(?:times|cdot|frac|tfrac|dfrac|sqrt|left|right|approx|text|mathrm)/g;

/** What stands between the last sign of a relation, or the beginning of its clause, and the sign right before the number. */
function calculationBefore(words: string): Calculation | undefined {
	const sign = SIGN.exec(words);
	if (!sign) return undefined;
	const before = words.slice(0, sign.index);
	const stops = [...before.matchAll(/[=≈]|[;:](?=\s)|[.,](?=\s)/g)].map(({ index }) => index);
	const text = before.slice((stops.at(-1) ?? -1) + 1);
	const numbers = saidNumbers(text);
	const rest = numbers.reduce(
		(left, { span }) => left.slice(0, span.start) + ' '.repeat(span.end - span.start) + left.slice(span.end),
		text,
	);
	const operations = new Set(OPERATIONS.flatMap(([pattern, operation]) => (pattern.test(rest) ? [operation] : [])));
	// with numbers alone it is a chain, whose numbers are traced one by one
	if (operations.size === 0 || !/\p{L}/u.test(rest.replace(COMMANDS, ''))) return undefined;
	return { numbers, operations };
}

/** The steps that a calculation with names may be: its numbers, and one that was found wrong for a name; without numbers, two of the text. */
function* writtenSteps(
	wrongs: readonly Wrong[],
	{ numbers, operations }: Calculation,
	others: readonly Nearby[],
): Generator<LocalStep> {
	const own = numbers.map(asNearby);
	if (own.length > 2) return;
	const rooted = operations.has('root');
	const pairs = own.length > 0 ? [own] : others.map(other => [other]);
	for (const rest of pairs)
		for (const wrong of wrongs) {
			const [a, b] = rest as [Nearby, Nearby?];
			for (const [text, kind, of] of waysOf(wrong, a, b)) {
				if (!kind.every(each => operations.has(each))) continue;
				const operands = b ? [wrong, a, b] : [wrong, a];
				const value = (values: readonly { readonly value: number }[]): number => {
					const made = of(values.map(each => each.value));
					return rooted ? Math.sqrt(Math.abs(made)) : made;
				};
				yield { text: verbatim(rooted ? `√(${text})` : text), operands, of: value, strict: true, kind: 'share' };
			}
		}
}

/** What may be made of a number and one or two others, with the signs that it takes. */
function* waysOf(
	wrong: Nearby,
	a: Nearby,
	b: Nearby | undefined,
): Generator<readonly [string, readonly Operation[], (values: readonly number[]) => number]> {
	const [w, x] = [wrong.text, a.text];
	if (!b) {
		yield [`${w} × ${x}`, ['times'], ([p, q]) => p! * q!];
		yield [`${w} / ${x}`, ['over'], ([p, q]) => p! / q!];
		yield [`${x} / ${w}`, ['over'], ([p, q]) => q! / p!];
		yield [`${x} + ${w}`, ['plus'], ([p, q]) => p! + q!];
		yield [`${w} − ${x}`, ['minus'], ([p, q]) => p! - q!];
		yield [`${x} − ${w}`, ['minus'], ([p, q]) => q! - p!];
		return;
	}
	const y = b.text;
	yield [`${x} + ${y} + ${w}`, ['plus'], ([p, q, r]) => p! + q! + r!];
	yield [`${w} × ${x} × ${y}`, ['times'], ([p, q, r]) => p! * q! * r!];
	yield [`${w} × ${x} / ${y}`, ['times', 'over'], ([p, q, r]) => (p! * q!) / r!];
	yield [`${w} × ${y} / ${x}`, ['times', 'over'], ([p, q, r]) => (p! * r!) / q!];
	yield [`${x} × ${y} / ${w}`, ['times', 'over'], ([p, q, r]) => (q! * r!) / p!];
	yield [`${x} × ${w} + ${y}`, ['times', 'plus'], ([p, q, r]) => p! * q! + r!];
	yield [`${x} × ${y} + ${w}`, ['times', 'plus'], ([p, q, r]) => q! * r! + p!];
	yield [`${x} × ${y} − ${w}`, ['times', 'minus'], ([p, q, r]) => q! * r! - p!];
	yield [`${x} × ${w} − ${y}`, ['times', 'minus'], ([p, q, r]) => p! * q! - r!];
	yield [`(${w} − ${x}) / ${y}`, ['minus', 'over'], ([p, q, r]) => (p! - q!) / r!];
	yield [`(${x} − ${w}) / ${y}`, ['minus', 'over'], ([p, q, r]) => (q! - p!) / r!];
	yield [`${w} / ${x} − ${y}`, ['minus', 'over'], ([p, q, r]) => p! / q! - r!];
}

/** Steps whose units fit: a number found wrong said again, or alone, or with one other of the text, the nearest first. */
function* freeSteps(node: QuantityNode, wrongs: readonly Wrong[], others: readonly Nearby[]): Generator<LocalStep> {
	const [last] = wrongs.filter(({ block }) => block === node.anchor!.block);
	for (const wrong of wrongs) yield* aloneSteps(node, wrong, wrong === last);
	const taken = wrongs.map(wrong => ({ wrong, rank: 0 }));
	for (const [far, other] of others.entries())
		for (const { wrong } of taken)
			for (const step of stepsOf(node, [wrong, other])) {
				if (!step.strict || (other.value === 1 && isPlain(other.unit))) continue;
				if (far > NEAR && isPlain(node.quantity.unit) && !isPercent(node)) continue;
				yield step;
			}
	// `5,741 | NPV`, and then `1,438 €` a year: of what a number without unit is, the text says elsewhere
	const wanted = markOf(node.quantity.unit);
	if (wanted === 0 || isPercent(node)) return;
	for (const other of others.slice(0, NEAR))
		for (const wrong of wrongs) {
			if (wrong.mark !== 0 || wrong.percent || digitsOf(wrong) < 3) continue;
			for (const step of stepsOf(node, [{ ...wrong, mark: wanted }, other]))
				if (step.strict && !(other.value === 1 && isPlain(other.unit))) yield step;
		}
}

const digitsOf = ({ state }: Nearby): number => state?.node.literal.figures ?? 0;

/** Beyond so many numbers two bare ones are not put together to a third. */
const NEAR = 12;

/** What is made of one number alone; what is not the number itself only right behind it. */
function* aloneSteps(node: QuantityNode, wrong: Nearby, last: boolean): Generator<LocalStep> {
	const wanted = markOf(node.quantity.unit);
	const step = (text: Message, of: (value: number) => number): LocalStep => ({
		text,
		operands: [wrong],
		of: ([only]) => of(only!.value),
		strict: true,
		kind: 'share',
	});
	const fits = (power: number): boolean => Math.abs(power * wrong.mark - wanted) < 1e-9;
	if (fits(1) && (last || node.literal.figures > 2)) yield step(verbatim(wrong.text), value => value);
	if (!last) return;
	if (fits(-1)) yield step(verbatim(`1 / ${wrong.text}`), value => 1 / value);
	if (fits(2)) yield step(verbatim(`(${wrong.text})²`), value => value * value);
	if (fits(0.5)) yield step(verbatim(`√(${wrong.text})`), value => Math.sqrt(Math.abs(value)));
	// `29.8, so 29 conversations`, `71.6 tubes, so we order 72`
	const { form, zeros, figures } = node.literal;
	const { written } = wrong;
	if (form === 'integer' && figures + zeros > 1 && wanted === 0 && wrong.mark === 0 && !Number.isInteger(written)) {
		yield step(say`${wrong.text} rounded down`, Math.floor);
		yield step(say`${wrong.text} rounded up`, Math.ceil);
	}
	if (wanted === 0 && wrong.mark === 0 && Math.abs(wrong.value) < 1)
		yield step(say`1 − ${wrong.text}`, value => 1 - value);
}

/** The numbers that a wrong one may be put together with, the nearest first, each once. */
function othersOf(node: QuantityNode, flow: Flow, homework: Homework, words: string): readonly Nearby[] {
	const found: Nearby[] = [];
	const add = (other: Nearby): void => {
		if (
			found.length < OTHERS &&
			!found.some(each => each.value === other.value && Math.abs(each.mark - other.mark) < 1e-9)
		)
			found.push(other);
	};
	const text = ownText(homework.source.blocks[node.anchor!.block]);
	const counted = COUNTED_BEHIND.exec(text.slice(node.anchor!.span.end, node.anchor!.span.end + 40))?.[1];
	if (counted) add(bareNumber(Number(counted.replaceAll(',', '')), 0, undefined, node.anchor!.block));
	for (const near of nearbyOf(node, flow, homework, words)) {
		for (const each of rated(near, text)) add(each);
		// `48,000 + NPV`, where the text has 48,000 €
		const lender = near.mark === 0 && Math.abs(near.value) >= 100 ? flow.states.find(lends(near.value)) : undefined;
		if (lender) add({ ...nearbyIn(lender), used: near.used, start: near.start, end: near.end });
	}
	for (const period of periodsIn(words)) add(period);
	const { block, span } = node.anchor!;
	for (let at = block; at >= Math.max(0, block - BLOCKS); at--)
		for (const { near, end } of saidIn(homework, at)) {
			if (found.length >= OTHERS) return found;
			if (at < block || end <= span.start) add(near);
		}
	for (const state of flow.seenFrom(node.part)) {
		if (found.length >= OTHERS) return found;
		if (isBefore(state, node)) add({ ...nearbyIn(state), used: false, start: 0, end: undefined });
	}
	return found;
}

/** In so many paragraphs before it all numbers are looked at, whether a statement holds them or not. */
const BLOCKS = 6;

interface Said {
	readonly near: Nearby;
	readonly end: number;
}

const said = new WeakMap<BlockContent, readonly Said[]>();
/** The numbers of a paragraph, the last first. */
function saidIn(homework: Homework, at: number): readonly Said[] {
	const block = homework.source.blocks[at]!;
	let known = said.get(block.content);
	if (!known) {
		const numbers = block.kind === 'paragraph' ? saidNumbers(ownText(block)) : [];
		known = numbers.map(number => ({ near: asNearby(number), end: number.span.end })).toReversed();
		said.set(block.content, known);
	}
	return known;
}

const asNearby = ({ quantity, literal, span }: SaidNumber): Nearby => ({
	...bareNumber(literal.value, span.start, undefined, 0),
	value: quantity.value,
	unit: quantity.unit,
	mark: markOf(quantity.unit),
	percent: literal.percent,
});

const lends =
	(value: number) =>
	({ node: { literal, quantity } }: NodeState): boolean =>
		literal.value === value && markOf(quantity.unit) !== 0;

/** `An hour of it carries`: how long that is. */
const PERIOD = /\b(?:a|an|one|each|every|per)\s+(second|minute|hour|day|week|month|year)\b/gi;
const periodsIn = (words: string): readonly Nearby[] =>
	[...words.matchAll(PERIOD)].flatMap(([, word]) => {
		const parsed = parseUnitText(word!.toLowerCase());
		const unit = parsed && unitOf(parsed);
		return unit
			? [{ ...bareNumber(1, 0, undefined, 0), value: unit.factor, unit, mark: markOf(unit), text: word! }]
			: [];
	});
