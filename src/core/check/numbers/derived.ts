import { numberOfWord, numberWords } from '../../math/number-words.ts';
import { standsFor } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless } from '../../math/units/units.ts';
import type { Dimension, Quantity, Unit } from '../../math/value.ts';
import type { QuantityNode } from '../../quantities/origins.ts';
import { type Message, say, verbatim } from '../../text/message.ts';
import { dressNumber, figuresFor, withUnit } from './dress.ts';
import { type Flow, type NodeState, ratioOf } from './flow.ts';

/** One step that comes to a number from numbers that the text has before it. */
export interface Derivation {
	/** The step as a person writes it: `12 GB + 6 GB`. */
	readonly text: Message;
	/** What right inputs give over what is written; 1 where all of them are right. */
	readonly ratio: number;
	readonly roots: readonly number[];
	/** The numbers that the step is made of. */
	readonly from: readonly NodeState[];
}

/** How many digits a number is written with; zeros at the end of a whole one count. */
const digitsOf = ({ literal: { form, figures, zeros } }: QuantityNode): number =>
	form === 'integer' ? figures + zeros : figures;

/** A number that the one looked at may be made of. */
export interface Operand {
	readonly value: number;
	readonly error: number;
	readonly unit: Unit;
	/** The dimension as one number, so that those of products are sums. */
	readonly mark: number;
	readonly text: string;
	readonly ratio: number;
	readonly roots: readonly number[];
	/** Where it stands in the graph; undefined for what only words say. */
	readonly state?: NodeState;
}

/** How many numbers back it is looked. */
const REACH = 40;
/** How many numbers a sum may have. */
const TERMS = 12;
/** How probable it may be that one of the steps tried comes to the number by chance. */
const CHANCE = 0.05;
/** Numbers that are made of each other lie within so many powers of ten. */
const DECADES = 3;

/** What stands behind these is what is counted with, and nothing that was found: `for all 12 heads`. */
const CONDITION =
	/\b(?:for|with|at|of|on|in|over|per|than|from|beside|every|each)(?:\s+(?:all|the|these|those|about|its|our))*[\s*_$(]*$/i;
const TOTAL = /\b(?:total|sum|altogether|together|overall|combined|in all|all in all)\b/i;

/** The sentence sets what was found aside: `Without smoothing: 0.357`. */
export const ANOTHER_CASE = /(?:^|[.,;:]\s+)[\s*_]*(?:without|instead of|unlike|before)\b/i;

/**
 * Where a number comes from that no calculation leads to ("Left: 180 GB", "together 24 GB", "a saving of 37.5 %"): a sum, a difference, a
 * product or a quotient of numbers before it, of its dimension and to its digits, so near that it is no accident: the more steps have been
 * tried, and the fewer digits it has, the less a hit says.
 *
 * @param words the sentence up to the number.
 */
export function derivationOf(node: QuantityNode, flow: Flow, words: string): Step | undefined {
	const found = stepTo(node, flow, words, () => true);
	if (!found || found.ratio === 1) return found;
	// What right numbers make as well needs no wrong one; and a wrong one is told only by digits that it is sure to have made.
	const right = stepTo(node, flow, words, state => ratioOf(state) === 1);
	// Two digits without a unit are met by some difference of a wrong number too easily.
	const met = node.literal.figures < 3 && isPlain(node.quantity.unit);
	if (!found.sure || met || ANOTHER_CASE.test(words)) return right;
	// What carried rounding alone lets right numbers make is no better an origin than what a wrong one makes to the digit.
	return right?.sure ? right : found;
}

/** A step, and how well it is the number. */
export interface Step extends Derivation {
	/** Whether it is the number to its digits, and that has more than one figure. */
	readonly sure: boolean;
}

function stepTo(node: QuantityNode, flow: Flow, words: string, takes: (state: NodeState) => boolean): Step | undefined {
	const { quantity, literal } = node;
	let hit = 0;
	const half = (literal.form === 'decimal' ? literal.step / 2 : 0.5) * (literal.percent ? 1 : quantity.unit.factor);
	const found = searchStep(node, flow, words, takes, value => {
		hit = value;
	});
	return found && { ...found, sure: literal.figures > 1 && Math.abs(hit - quantity.value) <= half * (1 + 1e-9) };
}

function searchStep(
	node: QuantityNode,
	flow: Flow,
	words: string,
	takes: (state: NodeState) => boolean,
	onHit: (value: number) => void,
): Derivation | undefined {
	const { quantity, literal } = node;
	if (literal.bareTen || quantity.value === 0 || !Number.isFinite(quantity.value)) return undefined;
	if (isPlain(quantity.unit) && quantity.unit.text !== '%' && (digitsOf(node) < 3 || CONDITION.test(words)))
		return undefined;
	const before = operandsFor(node, flow, words, takes);
	const percent = quantity.unit.text === '%';
	const wanted = markOf(quantity.unit);
	let tried = 0;
	/** Whether a value is the number, and too many others have not been tried for that to say anything. */
	const hits = (value: number, error: number, weight = 1): boolean => {
		tried++;
		if (!(Math.abs(value / quantity.value - 1) < 0.06)) return false;
		const made: Quantity = {
			kind: 'quantity',
			value,
			unit: quantity.unit,
			error: Math.min(error, 0.02 * Math.abs(value)),
		};
		if (!standsFor({ quantity: made, literal: undefined }, '=', { quantity, literal })) return false;
		const exact = Math.abs(value / quantity.value - 1) < 1e-9;
		const step = exact && literal.form === 'integer' ? 1 : literal.step;
		const window =
			Math.log10(1 + Math.max(step / Math.abs(literal.value), Math.abs(value / quantity.value - 1))) / DECADES;
		const is = tried * window * weight < CHANCE;
		if (is) onHit(value);
		return is;
	};
	// What is less than the last digit adds nothing that could be seen.
	const step = literal.step * (literal.percent ? 0.01 : Math.abs(quantity.unit.factor));
	const counts = ({ value }: Operand): boolean => Math.abs(value) >= step;
	const sum = sumOf(before.filter(counts), quantity, hits, TOTAL.test(words) ? 0.3 : 1);
	if (sum) return sum;
	for (let far = 1; far < 2 * before.length; far++) {
		for (let i = Math.max(0, far - before.length + 1); 2 * i <= far; i++) {
			const [a, b] = [before[i], before[far - i]];
			if (!a || !b) continue;
			const own = Math.abs(a.mark + b.mark - wanted) < 1e-9 && i !== far - i;
			if (
				own &&
				!isTrivial(a) &&
				!isTrivial(b) &&
				hits(a.value * b.value, relative(a, b) * Math.abs(a.value * b.value))
			)
				return made('×', b, a, (x, y) => x * y);
			if (i === far - i) continue;
			for (const [x, y] of [
				[b, a],
				[a, b],
			] as const) {
				if (y.value === 0 || isTrivial(y)) continue;
				if (Math.abs(x.mark - y.mark - wanted) < 1e-9 && speaks(quantity.unit, x, y)) {
					const value = x.value / y.value;
					if (hits(value, relative(x, y) * Math.abs(value))) return made('/', x, y, (p, q) => p / q);
					const rest = 1 - value;
					if (percent && hits(rest, relative(x, y) * Math.abs(value))) return made('1 − /', x, y, (p, q) => 1 - p / q);
				}
				if (
					x.mark === y.mark &&
					Math.abs(x.mark - wanted) < 1e-9 &&
					isSummand(quantity.unit, x, y) &&
					counts(x) &&
					counts(y)
				) {
					if (hits(x.value - y.value, x.error + y.error)) return made('−', x, y, (p, q) => p - q);
				}
			}
		}
	}
	return undefined;
}

/** The last numbers of its dimension, two or more in a row, that the number is the sum of. */
function sumOf(
	before: readonly Operand[],
	quantity: Quantity,
	hits: (value: number, error: number, weight?: number) => boolean,
	weight: number,
): Derivation | undefined {
	const alike = before.filter(
		({ unit }) =>
			sameDimension(unit, quantity.unit) &&
			markOf(unit) === markOf(quantity.unit) &&
			(!isPlain(unit) || nounsFit(unit, quantity.unit)),
	);
	let [value, error] = [0, 0];
	for (const [at, term] of alike.slice(0, TERMS).entries()) {
		value += term.value;
		error += term.error;
		if (at === 0 || !hits(value, error, weight)) continue;
		const terms = alike.slice(0, at + 1).toReversed();
		const mended = terms.reduce((total, each) => total + each.value * each.ratio, 0);
		return {
			text: verbatim(terms.map(({ text }) => text).join(' + ')),
			ratio: changeOf(mended, value),
			roots: rootsOf(terms),
			from: statesOf(terms),
		};
	}
	return undefined;
}

function made(
	sign: '×' | '/' | '−' | '1 − /',
	a: Operand,
	b: Operand,
	of: (a: number, b: number) => number,
): Derivation {
	const text = sign === '1 − /' ? say`1 − ${a.text} / ${b.text}` : verbatim(`${a.text} ${sign} ${b.text}`);
	return {
		text,
		ratio: changeOf(of(a.value * a.ratio, b.value * b.ratio), of(a.value, b.value)),
		roots: rootsOf([a, b]),
		from: statesOf([a, b]),
	};
}

/** What right operands give over what is written. */
export const changeOf = (mended: number, written: number): number => {
	const ratio = mended / written;
	return Number.isFinite(ratio) && Math.abs(ratio - 1) > 1e-9 ? ratio : 1;
};

/** The numbers of the graph that the operands are. */
export const statesOf = (operands: readonly Operand[]): readonly NodeState[] =>
	operands.flatMap(({ state }) => state ?? []);

/** Findings that the operands inherit from. */
export const rootsOf = (operands: readonly Operand[]): readonly number[] => [
	...new Set(operands.flatMap(({ ratio, roots }) => (ratio === 1 ? [] : roots))),
];

const relative = (a: Operand, b: Operand): number => a.error / Math.abs(a.value) + b.error / Math.abs(b.value);

/** Nothing is multiplied or divided by it. */
const isTrivial = ({ value, unit }: Operand): boolean => value === 1 && isPlain(unit);

/** A quotient of two amounts is a share or a count; one of two bare counts is an amount of nothing. */
const speaks = (unit: Unit, a: Operand, b: Operand): boolean =>
	!isPlain(unit) || !isPlain(a.unit) || Math.abs(a.value) > 1 || Math.abs(b.value) > 1;

/** Whether two numbers may be added or taken from each other: amounts, or counts of one thing. */
const isSummand = (unit: Unit, a: Operand, b: Operand): boolean =>
	!isPlain(unit) || (nounsFit(a.unit, unit) && nounsFit(b.unit, unit) && nounsFit(a.unit, b.unit));

const nounsFit = (a: Unit, b: Unit): boolean => {
	const [left, right] = [Object.keys(a.dimension.nouns), Object.keys(b.dimension.nouns)];
	return left.length === 0 || right.length === 0 || left.some(noun => right.includes(noun));
};

/** The numbers before a node that it may be made of, nearest first, each value once. */
export function operandsFor(
	node: QuantityNode,
	flow: Flow,
	words: string,
	takes: (state: NodeState) => boolean,
): readonly Operand[] {
	const found: Operand[] = [];
	const add = (operand: Operand): void => {
		const known = found.some(
			each => each.value === operand.value && Math.abs(each.mark - operand.mark) < 1e-9 && each.ratio === operand.ratio,
		);
		// Two equal terms of a sum are two numbers: `weights 12 GB, gradients 12 GB, together 24 GB`.
		const again = found[0]?.value === operand.value && found[0].mark === operand.mark && found.length === 1;
		if (!known || again) found.push(operand);
	};
	for (const state of flow.before(node).slice(0, REACH)) if (takes(state)) add(operandOf(state));
	for (const value of multipliersIn(words)) add(bareOperand(value));
	return found;
}

/** A number of the graph as an operand. */
export function operandOf(state: NodeState): Operand {
	const { quantity, literal } = state.node;
	const { value, unit } = quantity;
	const ratio = ratioOf(state);
	const shown = value / unit.factor;
	return {
		value,
		error: literal.form === 'decimal' && !literal.bareTen ? (literal.step * Math.abs(unit.factor)) / 2 : 0,
		unit,
		mark: markOf(unit),
		text: withUnit(dressNumber(shown, Math.max(literal.figures, figuresFor(shown, literal))), unit.text).text,
		ratio,
		roots: ratio === 1 ? [] : state.roots,
		state,
	};
}

/** A number without unit that is certain. */
export const bareOperand = (value: number): Operand => ({
	value,
	error: 0,
	unit: unitless,
	mark: 0,
	text: String(value),
	ratio: 1,
	roots: [],
});

const COUNT = new RegExp(String.raw`\b(${numberWords(2, 12)})\b`, 'gi');

/** Counts that a sentence says in words: `three matrices`, `half of it`, `twice that`, and how often one period that it names goes into another. */
export function multipliersIn(words: string): readonly number[] {
	const counts = [...words.matchAll(COUNT)].flatMap(([word]) => numberOfWord(word) ?? []);
	if (/\b(?:half|halves|halved|twice|double[ds]?|both)\b/i.test(words)) counts.push(2);
	if (/\b(?:tenth)\b/i.test(words)) counts.push(10);
	const named = PERIODS.filter(([pattern]) => pattern.test(words));
	for (const [at, [, long]] of named.entries())
		for (const [, short] of named.slice(at + 1)) counts.push(Math.round(long / short));
	// what holds for a year is said a month
	if (named.length === 1 && (named[0]![1] === 730 || named[0]![1] === 8760)) counts.push(12);
	return counts;
}

/** Periods from the longest on, in hours: `\$132 more each month, \$1,584 a year` is twelve times as much. */
const PERIODS: readonly (readonly [RegExp, number])[] = [
	[/\b(?:years?|yearly|annual(?:ly)?|annum)\b/i, 8760],
	[/\bmonth(?:s|ly)?\b/i, 730],
	[/\bweek(?:s|ly)?\b/i, 168],
	[/\b(?:days?|daily)\b/i, 24],
	[/\bhour(?:s|ly)?\b/i, 1],
	[/\bminutes?\b/i, 1 / 60],
	[/\bseconds?\b/i, 1 / 3600],
];

/** A weight for each base of the hard dimensions, such that different dimensions have different sums. */
const WEIGHTS: Readonly<Record<string, number>> = {
	bit: 1,
	s: Math.SQRT2,
	m: Math.E,
	kg: Math.PI,
	K: Math.sqrt(3),
	A: Math.sqrt(5),
	mol: Math.sqrt(7),
	cd: Math.sqrt(11),
	USD: Math.sqrt(13),
	FLOP: Math.sqrt(17),
};

/** Money that is no dollars counts nothing either; rates of exchange are for the text to say. */
const CURRENCIES: ReadonlySet<string> = new Set('EUR GBP JPY CNY INR CHF KRW CAD AUD NOK SEK DKK PLN CZK'.split(' '));

/** Whether a unit is neither an amount of something nor money. */
export const isPlain = (unit: Unit): boolean => isDimensionless(unit) && markOf(unit) === 0;

/** Whether a unit is money, and nothing per something. */
export const isMoney = (unit: Unit): boolean => Math.abs(markOf(unit) - WEIGHTS.USD!) < 1e-9;

const marks = new WeakMap<Dimension, number>();

/** The hard dimensions of a unit, and money of any kind, as one number. */
export function markOf({ dimension }: Unit): number {
	let mark = marks.get(dimension);
	if (mark === undefined) {
		mark = 0;
		for (const [name, power] of Object.entries(dimension.hard)) mark += (WEIGHTS[name] ?? 0) * power;
		for (const [name, power] of Object.entries(dimension.nouns)) if (CURRENCIES.has(name)) mark += WEIGHTS.USD! * power;
		marks.set(dimension, mark);
	}
	return mark;
}
