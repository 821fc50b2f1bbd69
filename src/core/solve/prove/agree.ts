import { describeKind } from '../../math/evaluate/arithmetic.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import type { RelationOperator } from '../../math/expression.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Value } from '../../math/value.ts';
import { type Message, say } from '../../text/message.ts';

/** What a comparison of two values came to. */
export type Agreement =
	| { readonly kind: 'yes' }
	| { readonly kind: 'no'; readonly why: Message }
	/** The relation is none that values can settle (`∝`, `→`). */
	| { readonly kind: 'cannot-tell'; readonly why: Message };

const YES: Agreement = { kind: 'yes' };
const no = (why: Message): Agreement => ({ kind: 'no', why });

/**
 * Whether two computed values stand in a relation. `=` forgives the rounding of double arithmetic only (relative 1e-8 of the
 * larger side); `≈` one part in ten thousand.
 */
export function agree(left: Value, operator: RelationOperator, right: Value): Agreement {
	switch (operator) {
		case '=':
		case ':=':
		case '≡':
			return equal(left, right, 1e-8);
		case '≈':
			return equal(left, right, 1e-4);
		case '≠': {
			const equality = equal(left, right, 1e-8);
			return equality.kind === 'yes' ? no(say`the two sides are equal`) : YES;
		}
		case '<':
		case '>':
		case '≤':
		case '≥':
			return ordered(left, operator, right);
		case '∈':
		case '∉':
		case '⊂':
		case '⊆':
		case '⊃':
			return { kind: 'cannot-tell', why: say`\`${operator}\` is not decided by values` };
		default:
			return { kind: 'cannot-tell', why: say`\`${operator}\` is not decided by values` };
	}
}

function ordered(left: Value, operator: '<' | '>' | '≤' | '≥', right: Value): Agreement {
	if (left.kind !== 'quantity' || right.kind !== 'quantity') return no(say`only numbers can be ordered`);
	if (!sameDimension(left.unit, right.unit))
		return no(say`the units differ (${unitText(left)} and ${unitText(right)})`);
	const slack = 1e-9 * Math.max(Math.abs(left.value), Math.abs(right.value));
	const difference = left.value - right.value;
	const holds =
		operator === '<'
			? difference < 0
			: operator === '>'
				? difference > 0
				: operator === '≤'
					? difference <= slack
					: difference >= -slack;
	return holds ? YES : no(say`${describe(left)} is not ${operator} ${describe(right)}`);
}

/** Equality within a relative tolerance. 0 and a zero matrix are equal to each other. */
export function equal(left: Value, right: Value, tolerance: number): Agreement {
	if (left.kind === 'quantity' && right.kind === 'quantity') {
		if (!sameDimension(left.unit, right.unit) && left.value !== 0 && right.value !== 0)
			return no(say`the units differ (${unitText(left)} and ${unitText(right)})`);
		const scale = Math.max(Math.abs(left.value), Math.abs(right.value));
		// Exact infinities are equal to themselves; a difference of theirs would be no number.
		return left.value === right.value || Math.abs(left.value - right.value) <= tolerance * scale + TINY
			? YES
			: no(say`${describe(left)} against ${describe(right)}`);
	}
	if (left.kind === 'matrix' || right.kind === 'matrix') return equalMatrices(left, right, tolerance);
	if (left.kind === 'truth' && right.kind === 'truth')
		return left.truth === right.truth ? YES : no(say`${describe(left)} against ${describe(right)}`);
	if (left.kind === 'set' && right.kind === 'set')
		return JSON.stringify(left.runs) === JSON.stringify(right.runs) && equalItems(left.items, right.items, tolerance)
			? YES
			: no(say`${describe(left)} against ${describe(right)}`);
	if (left.kind === 'list' && right.kind === 'list')
		return equalItems(left.items, right.items, tolerance) ? YES : no(say`${describe(left)} against ${describe(right)}`);
	return { kind: 'cannot-tell', why: say`${describeKind(left)} and ${describeKind(right)} cannot be compared` };
}

/** Below this a double is noise of cancelled terms of order one. */
const TINY = 1e-12;

const equalItems = (
	left: readonly Value[] | undefined,
	right: readonly Value[] | undefined,
	tolerance: number,
): boolean =>
	(left?.length ?? 0) === (right?.length ?? 0) &&
	(left ?? []).every((item, index) => equal(item, right![index]!, tolerance).kind === 'yes');

function equalMatrices(left: Value, right: Value, tolerance: number): Agreement {
	const isZero = (value: Value): boolean => value.kind === 'quantity' && value.value === 0;
	if (left.kind !== 'matrix' && !isZero(left)) {
		if (left.kind === 'quantity' && right.kind === 'matrix' && right.matrix.rows === 1 && right.matrix.columns === 1)
			return equal(left, { ...left, value: right.matrix.get(0, 0) }, tolerance);
		return no(say`${describeKind(left)} against a matrix`);
	}
	if (right.kind !== 'matrix' && !isZero(right)) return equalMatrices(right, left, tolerance);
	const a = sized(left, right);
	const b = sized(right, left);
	if (a && b && (a.rows !== b.rows || a.columns !== b.columns))
		return no(say`${a.rows} × ${a.columns} against ${b.rows} × ${b.columns}`);
	const shape = (a ?? b)!;
	let worst = 0;
	let scale = 1;
	for (let i = 0; i < shape.rows; i++)
		for (let j = 0; j < shape.columns; j++) {
			const x = a?.get(i, j) ?? 0;
			const y = b?.get(i, j) ?? 0;
			worst = Math.max(worst, Math.abs(x - y));
			scale = Math.max(scale, Math.abs(x), Math.abs(y));
		}
	return worst <= tolerance * scale ? YES : no(say`the matrices differ by up to ${worst.toPrecision(3)}`);
}

/** The matrix of a value; an identity of unknown size takes the size of what it is compared with. */
function sized(value: Value, beside: Value): Matrix | undefined {
	if (value.kind !== 'matrix') return undefined;
	if (!value.identity || beside.kind !== 'matrix') return value.matrix;
	const size = Math.min(beside.matrix.rows, beside.matrix.columns);
	return Matrix.mul(Matrix.eye(size), value.matrix.get(0, 0));
}

const unitText = (value: Value): string =>
	value.kind === 'quantity' ? (value.unit ?? unitless).text || 'a bare number' : value.kind;

/** A value in a few words, for messages. */
export function describe(value: Value): string {
	switch (value.kind) {
		case 'quantity': {
			const size = value.value / value.unit.factor;
			return `${Number(size.toPrecision(5))}${value.unit.text === '' ? '' : ` ${value.unit.text}`}`;
		}
		case 'matrix': {
			const rows = value.matrix.to2DArray().slice(0, 4);
			return `[${rows
				.map(row =>
					row
						.slice(0, 5)
						.map(x => Number(x.toPrecision(3)))
						.join(' '),
				)
				.join('; ')}]`;
		}
		case 'truth':
			return String(value.truth);
		case 'set':
			return (
				(value.runs ?? []).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ') ||
				'the empty set'
			);
		case 'list':
			return `(${value.items.map(describe).join(', ')})`;
		case 'text':
			return value.text;
		case 'function':
			return 'a function';
		case 'symbolic':
			return 'an expression';
	}
}

/** Whether an operator asserts something that sampling can settle. */
export const isDecidable = (operator: RelationOperator): boolean =>
	['=', ':=', '≡', '≈', '≠', '<', '>', '≤', '≥'].includes(operator);
