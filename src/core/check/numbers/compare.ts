import type { RelationOperator } from '../../math/expression.ts';
import { say } from '../../text/message.ts';
import { ALTERNATIVES } from './alternatives.ts';
import { type Comparison, compareReadings, holds, type Surroundings } from './comparison.ts';
import type { Operand } from './operand.ts';
import { scaleLetter } from './scale-alternatives.ts';
import { plainUnit } from './unit-alternatives.ts';

/**
 * Compares two operands under every plausible reading: as written first, then the named alternatives. The comparison that holds
 * is given, or, where none does, the one as written.
 */
export function compareOperands(
	left: Operand,
	sign: RelationOperator,
	right: Operand,
	around: Surroundings,
): Comparison {
	const { environment } = around;
	const plain = compareReadings(left.readings[0]!, sign, right.readings[0]!, environment);
	if (holds(plain)) return plain;
	for (const a of left.readings) {
		for (const b of right.readings) {
			const other = compareReadings(a, sign, b, environment);
			if (holds(other)) return { ...other, alternative: say`another grouping of the same signs` };
		}
	}
	for (const attempt of ALTERNATIVES) {
		const other = attempt(plain, sign, around);
		if (other && holds(other)) return other;
	}
	// `3.38 × 10^7 / 2.0 × 10^12 = 16.9 µs`: another grouping, in base units at that.
	// a letter behind the number says its scale, whether it holds or not
	const others: Comparison[] = [scaleLetter(plain, sign, around) ?? plain];
	for (const a of left.readings) {
		for (const b of right.readings) {
			const other = compareReadings(a, sign, b, environment);
			const based = plainUnit(other, sign, around);
			if (based && holds(based)) return based;
			others.push(other, ...(based ? [based] : []));
		}
	}
	for (const origin of around.upstream) {
		const other = compareReadings(origin.readings[0]!, sign, right.readings[0]!, environment);
		if (!holds(other)) continue;
		const copy = holds(compareReadings(origin.readings[0]!, '≈', left.readings[0]!, environment));
		const alternative = copy ? say`the value before it was rounded` : say`what the side before that one comes to`;
		return { ...other, left: plain.left, alternative };
	}
	return nearest(plain, others);
}

/** Of comparisons that all fail, the one that is off by least: that is what its author meant. */
function nearest(plain: Comparison, others: readonly Comparison[]): Comparison {
	const off = ({ expected, right, units, unit }: Comparison): number => {
		const said =
			units === 'same' ? right.quantity.value : (right.quantity.value / right.quantity.unit.factor) * unit.factor;
		const size = Math.abs(Math.log10(Math.abs(said / expected.value)));
		return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
	};
	let best = plain;
	for (const other of others) {
		const comparable = other.units === plain.units || plain.units === 'one-sided';
		if (comparable && other.judgement.level === 'wrong' && off(other) < off(best) - 0.5) best = other;
	}
	return best === plain ? plain : { ...best, alternative: undefined };
}
