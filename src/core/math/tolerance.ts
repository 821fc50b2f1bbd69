import type { Decimal } from 'decimal.js';
import { type Message, say } from '../text/message.ts';
import { Exact } from './evaluate/decimal.ts';
import type { RelationOperator } from './expression.ts';
import type { Literal } from './literal.ts';
import { superscript } from './print/number-format.ts';
import type { Quantity } from './value.ts';

/** One side of a relation: what it evaluates to, and the literal that it is, where it is no calculation. */
export interface Side {
	readonly quantity: Quantity;
	readonly literal: Literal | undefined;
	/**
	 * Half-width in base units if deliberately rounded integers are forgiven too (`5742^3 \approx 5740^3`); asked for only under ≈.
	 * Defaults to the error carried by the decimals.
	 */
	readonly looseError?: () => number;
	/** Size of the largest term that went in, in base units: what cancelled away leaves noise of its order and no more. */
	readonly scale?: () => number;
}

/**
 * - `right`: holds; `remark` says what a bare yes would hide.
 * - `wrong`: does not hold by what its digits promise. `mild`: a person may have meant it ("roughly", an integer rounded to tens).
 * - `open`: the sign compares no two numbers (∝, ∈, →).
 */
export interface Judgement {
	readonly level: 'right' | 'wrong' | 'open';
	readonly remark: 'rounded' | 'last-digit' | 'carried' | 'loose' | undefined;
	readonly mild: boolean;
	/** What would have been accepted, in words: "12.1 ± half a unit of its last digit". Undefined where nothing was compared. */
	readonly accepted: Message | undefined;
}

/** Doubles and transcendental functions are trusted to this relative error; 40-digit decimals to 1e-25. */
const FLOAT_NOISE = 1e-10;
const EXACT_NOISE = new Exact('1e-25');
const CANCELLED_NOISE = 1e-12;

/**
 * Judges `left sign right` by the digits that were written and nothing else: no relative band, no absolute epsilon. Both quantities
 * must already be of one dimension (base units); who wrote what unit is judged elsewhere.
 *
 * | sign | accepted |
 * |---|---|
 * | `=`, a decimal literal | half a unit of its last digit; a whole unit with a remark; that and the error carried from the inputs with a remark |
 * | `=`, an integer literal | equal; the integer below or above a fraction with a remark; its trailing zeros with a remark |
 * | `=`, two calculations | equal, or within the error carried from their decimals with a remark |
 * | `≈` | trailing zeros are not significant; one or two figures may be 10 % off with a remark; two calculations 0.5 %; a bare power of ten a factor √10 |
 * | `~` | one figure a factor 2, more figures 20 %, a bare power of ten √10 |
 * | `≪ ≫` | a ratio of 10; of 2 with a remark |
 */
export function judge(left: Side, sign: RelationOperator, right: Side): Judgement {
	switch (sign) {
		case '=':
		case '≡':
		case ':=':
			return judgeEqual(left, right);
		case '≈':
			return judgeApproximate(left, right);
		case '~':
			return judgeRough(left, right);
		case '≠':
			return equal(left, right)
				? { level: 'wrong', remark: undefined, mild: false, accepted: say`anything but an equal value` }
				: RIGHT;
		case '<':
		case '>':
		case '≤':
		case '≥':
			return judgeOrder(left, sign, right);
		case '≪':
		case '≫':
			return judgeFar(left, sign, right);
		default:
			return { level: 'open', remark: undefined, mild: false, accepted: undefined };
	}
}

/**
 * Whether a written number stands for a value: right under the sign, and of its size. "1 billion" is a whole unit of its last digit away from
 * 2,000, which says nothing; `left` and `right` as in `judge`.
 */
export function standsFor(left: Side, sign: RelationOperator, right_: Side): boolean {
	const [a, b] = [left.quantity.value, right_.quantity.value];
	return judge(left, sign, right_).level === 'right' && (a === b || (a * b > 0 && a / b < OF_SIZE && b / a < OF_SIZE));
}

const OF_SIZE = 1.7;

const RIGHT: Judgement = { level: 'right', remark: undefined, mild: false, accepted: undefined };
const right = (remark: Judgement['remark'], accepted: Message | undefined): Judgement => ({
	level: 'right',
	remark,
	mild: false,
	accepted,
});
const wrong = (accepted: Message | undefined, mild = false): Judgement => ({
	level: 'wrong',
	remark: undefined,
	mild,
	accepted,
});

/** Equal over the rationals where both are exact, else to the precision of the arithmetic. */
export function equal(left: Side, right: Side): boolean {
	const a = left.quantity;
	const b = right.quantity;
	if (a.decimal && b.decimal) {
		const difference = a.decimal.minus(b.decimal).abs();
		const size = largest(a.decimal.abs(), b.decimal.abs());
		if (difference.isZero() || difference.lte(size.mul(EXACT_NOISE))) return true;
		return cancelled(left, right);
	}
	const difference = Math.abs(a.value - b.value);
	return difference <= FLOAT_NOISE * Math.max(Math.abs(a.value), Math.abs(b.value)) || cancelled(left, right);
}

/** Whether the difference is only what is left over when large terms cancel: `3 × (1/3) − 1 = 0`. */
function cancelled(left: Side, right: Side): boolean {
	const difference = distance(left, right);
	const size = Math.max(Math.abs(left.quantity.value), Math.abs(right.quantity.value));
	const scale = Math.max(left.scale?.() ?? 0, right.scale?.() ?? 0);
	// Only a remainder that is small against its own terms may be noise; a plain small number is what it is.
	return size < 1e-6 * scale && difference <= CANCELLED_NOISE * scale;
}

const largest = (a: Decimal, b: Decimal): Decimal => (a.gt(b) ? a : b);

/** |left − right| in base units, through decimals where both have them. */
function distance(left: Side, right: Side): number {
	const a = left.quantity;
	const b = right.quantity;
	return a.decimal && b.decimal ? a.decimal.minus(b.decimal).abs().toNumber() : Math.abs(a.value - b.value);
}

/** A comparison that forgives the last bits of a double: 0.125 against half of 0.25. */
const within = (difference: number, limit: number): boolean => difference <= limit * (1 + 1e-9);

/** The side whose digits are the promise (the right one where both are literals), and the other one. */
function promise(
	left: Side,
	right: Side,
): { readonly said: Side; readonly literal: Literal; readonly from: Side } | undefined {
	if (right.literal) return { said: right, literal: right.literal, from: left };
	if (left.literal) return { said: left, literal: left.literal, from: right };
	return undefined;
}

/** One unit of the last digit in base units. */
function stepOf(side: Side, literal: Literal): number {
	const factor = literal.value === 0 ? side.quantity.unit.factor : Math.abs(side.quantity.value / literal.value);
	return literal.step * factor;
}

function judgeEqual(left: Side, right_: Side): Judgement {
	if (equal(left, right_)) return RIGHT;
	const found = promise(left, right_);
	const difference = distance(left, right_);
	if (!found) {
		const carried = left.quantity.error + right_.quantity.error;
		if (carried === 0) return wrong(say`an equal value`);
		const accepted = say`an equal value, within what the digits of its decimals carry`;
		if (within(difference, carried)) return right('carried', accepted);
		return within(difference, 2 * carried) ? right('last-digit', accepted) : wrong(accepted);
	}
	const { literal, said, from } = found;
	const step = stepOf(said, literal);
	if (literal.form === 'decimal') {
		if (literal.bareTen) return judgePower(from, said, literal);
		const accepted = say`${shown(literal)} ± half a unit of its last digit`;
		if (within(difference, step / 2)) return right('rounded', accepted);
		// With one figure only, a whole unit is much: it is forgiven where the rest was cut off.
		const cut = literal.figures > 1 || Math.abs(from.quantity.value) >= Math.abs(said.quantity.value);
		if (cut && within(difference, step)) return right('last-digit', accepted);
		// A figure that says no more than "about this": two-digit inputs cannot decide its last digit.
		const carries = from.quantity.error > 1e-9 * step;
		const slack = carries && within(difference, step + from.quantity.error);
		return slack && !isTenfold(said.quantity, from.quantity) ? right('carried', accepted) : wrong(accepted);
	}
	if (!isWhole(from.quantity.value / (step || 1))) {
		const accepted = say`${shown(literal)}, or what rounds to it`;
		if (difference < step) return right('rounded', accepted);
		const zeros = (step * 10 ** literal.zeros) / 2;
		if (literal.zeros > 0 && within(difference, zeros)) return right('rounded', accepted);
		// `41.7 million / 3600 = 11,574`: reckoned on with digits that are not written, three figures before it at least
		const carried = from.quantity.error;
		const fine = literal.figures >= 4 && carried < 0.0051 * Math.abs(from.quantity.value);
		return fine && within(difference, carried) ? right('carried', accepted) : wrong(accepted);
	}
	const accepted = say`exactly ${shown(literal)}`;
	const zeros = (step * 10 ** literal.zeros) / 2;
	// 65,884 written as 65,900 is a rounding that somebody would write on purpose; 144 as 140 is a slip.
	if (literal.zeros > 1 && literal.figures > 1 && within(difference, zeros)) return right('rounded', accepted);
	if (from.literal && from.literal.form === 'decimal' && within(difference, from.quantity.error)) {
		return right('carried', accepted);
	}
	// `33.6 × 8 / 0.28 = 959`, behind 33.55: a whole number by accident, where the digits that are not written come to the one beside it
	const inexact =
		difference <= 0.003 * Math.abs(from.quantity.value) && from.quantity.error < 0.03 * Math.abs(from.quantity.value);
	if (literal.figures >= 3 && inexact && within(difference, from.quantity.error)) return right('carried', accepted);
	return wrong(accepted, literal.zeros > 0 && within(difference, zeros));
}

/** A power of ten is a slip of the pen, however much the rounding of the inputs would allow: `(0.5 − 0.4)² = 0.1`. */
const isTenfold = (a: Quantity, b: Quantity): boolean => {
	const power = Math.log10(a.value / b.value);
	return Math.abs(power) > 0.5 && Math.abs(power - Math.round(power)) < 1e-6;
};

const isWhole = (value: number): boolean =>
	Number.isInteger(value) || Math.abs(value - Math.round(value)) <= 1e-12 * Math.abs(value);

function judgeApproximate(left: Side, right_: Side): Judgement {
	if (equal(left, right_)) return RIGHT;
	const found = promise(left, right_);
	const difference = distance(left, right_);
	if (!found) {
		const error = (side: Side) => Math.max(side.quantity.error, side.looseError?.() ?? 0);
		const carried = error(left) + error(right_);
		const accepted = say`the same value, within what the digits carry`;
		if (within(difference, carried)) return right('carried', accepted);
		// 0.9999^30000 ≈ e^-3: one formula is taken for another, and neither has digits to promise by.
		if (within(difference, 0.005 * Math.abs(right_.quantity.value))) return right('loose', accepted);
		return within(difference, 2 * carried) ? right('last-digit', accepted) : wrong(accepted);
	}
	const { literal, said, from } = found;
	if (literal.bareTen) return judgeMagnitude(from, said, literal);
	if (!right_.literal) {
		// 0.4995 ≈ 1/2: the closed form on the right is the rounder of the two, and has no digits to promise by.
		const near = within(difference, Math.max(stepOf(said, literal), 0.1 * Math.abs(right_.quantity.value)));
		return near
			? right('loose', say`a value within 10 % of a closed form`)
			: wrong(say`a value within 10 % of a closed form`);
	}
	const digit = stepOf(said, literal);
	const figure = digit * 10 ** literal.zeros;
	const size = Math.abs(from.quantity.value);
	const accepted =
		literal.zeros > 0
			? say`${shown(literal)} ± half a unit of its last figure`
			: say`${shown(literal)} ± half a unit of its last digit`;
	if (within(difference, figure / 2)) return RIGHT;
	// Zeros at the end may be figures or none: cut off, they forgive no more than the looseness below.
	if (within(difference, digit) || (within(difference, figure) && within(difference, 0.1 * size))) {
		return right('last-digit', accepted);
	}
	if (within(difference, digit + from.quantity.error) && !isTenfold(said.quantity, from.quantity))
		return right('carried', accepted);
	if (literal.figures <= 2 && within(difference, 0.1 * size)) {
		return right('loose', say`${shown(literal)} to within 10 %, as one or two figures promise`);
	}
	return wrong(accepted);
}

/** A bare power of ten behind `=`: the value to one figure. */
function judgePower(from: Side, said: Side, literal: Literal): Judgement {
	const ratio = from.quantity.value / said.quantity.value;
	const accepted = say`${shown(literal)} to one figure`;
	return ratio >= 0.95 && ratio <= 1.5 ? right('rounded', accepted) : wrong(accepted);
}

/** A bare power of ten, under ≈ or ~. */
function judgeMagnitude(from: Side, said: Side, literal: Literal): Judgement {
	const ratio = from.quantity.value / said.quantity.value;
	const accepted = say`${shown(literal)} to within a factor √10, as a bare power of ten promises`;
	return ratio > 0 && Math.abs(Math.log10(ratio)) <= 0.5 ? RIGHT : wrong(accepted);
}

function judgeRough(left: Side, right_: Side): Judgement {
	if (equal(left, right_)) return RIGHT;
	const found = promise(left, right_);
	const a = left.quantity.value;
	const b = right_.quantity.value;
	const ratio = b === 0 ? Number.POSITIVE_INFINITY : a / b;
	const far = !(ratio > 0) || Math.abs(Math.log10(ratio)) > 1;
	// "~ 0" says that it is nothing worth speaking of.
	if (b === 0)
		return found && within(Math.abs(a), stepOf(found.said, found.literal) / 2) ? RIGHT : wrong(say`next to nothing`);
	if (found?.literal.bareTen) {
		const judgement = judgeMagnitude(found.from, found.said, found.literal);
		return judgement.level === 'right' ? judgement : wrong(judgement.accepted, !far);
	}
	const figures = found?.literal.figures ?? 1;
	if (figures === 1) {
		const close = ratio > 0 && ratio >= 0.5 && ratio <= 2;
		return close ? RIGHT : wrong(say`a value within a factor of two, as ~ with one figure promises`, !far);
	}
	return within(Math.abs(a - b), 0.2 * Math.abs(a))
		? RIGHT
		: wrong(say`a value within 20 %, as ~ with ${figures} figures promises`, !far);
}

function judgeOrder(left: Side, sign: '<' | '>' | '≤' | '≥', right_: Side): Judgement {
	const same = equal(left, right_);
	if (same) {
		const strict = sign === '<' || sign === '>';
		return strict
			? wrong(
					sign === '<' ? say`a value that is smaller, not an equal one` : say`a value that is larger, not an equal one`,
				)
			: RIGHT;
	}
	const difference = left.quantity.value - right_.quantity.value;
	const holds = sign === '<' || sign === '≤' ? difference < 0 : difference > 0;
	if (holds) return RIGHT;
	const slack = left.quantity.error + right_.quantity.error;
	return within(Math.abs(difference), slack)
		? right('carried', say`the other order is within the rounding of the written digits`)
		: wrong(sign === '<' || sign === '≤' ? say`a larger value on the right` : say`a smaller value on the right`);
}

function judgeFar(left: Side, sign: '≪' | '≫', right_: Side): Judgement {
	const a = Math.abs(left.quantity.value);
	const b = Math.abs(right_.quantity.value);
	const ratio = sign === '≪' ? a / b : b / a;
	const accepted = say`a ratio of ten or more`;
	if (ratio <= 0.1) return RIGHT;
	return ratio <= 0.5 ? right('loose', accepted) : wrong(accepted, ratio < 1);
}

/** The literal as a person would write it in a sentence. */
function shown(literal: Literal): string {
	const text = plain(literal);
	const unit = literal.unit?.text.replace(/(?<=[\p{L}\d²³])\s*[.,;:]$/u, '') ?? '';
	if (/^\\?\$$/.test(unit)) return `$${text}`;
	return unit === '' ? text : `${text} ${unit}`;
}

function plain({ decimal, step, value, form, bareTen }: Literal): string {
	if (bareTen) return `10${superscript(Math.round(Math.log10(value)))}`;
	const size = Math.abs(value);
	if (form === 'integer') return grouped(decimal.toFixed());
	if (size !== 0 && (size >= 1e7 || size < 1e-4)) {
		const places = Math.max(0, Math.floor(Math.log10(size)) - Math.round(Math.log10(step)));
		const [mantissa, exponent] = decimal.toExponential(places).split('e');
		return `${mantissa} × 10${superscript(Number(exponent))}`;
	}
	return grouped(decimal.toFixed(Math.max(0, -Math.round(Math.log10(step)))));
}

/** Thousands apart, where there are two groups at least. */
const grouped = (digits: string): string => {
	const [whole, fraction] = digits.split('.') as [string, string | undefined];
	const apart = /\d{5}/.test(whole) ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : whole;
	return fraction === undefined ? apart : `${apart}.${fraction}`;
};
