import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { QuantityNode } from '../../quantities/origins.ts';
import { type Message, verbatim } from '../../text/message.ts';
import { markOf, type Operand, operandsFor, statesOf } from './derived.ts';
import { type Diagnosis, diagnose } from './diagnosis.ts';
import type { Flow, NodeState } from './flow.ts';

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

/** Only the last few numbers are tried: with more of them some step is off by a power of ten by accident. */
const NEAREST = 4;
/** Digits that must agree. */
const DIGITS = 3;
/** Words that lead to what comes out. */
const LEADS =
	/(?:\b(?:gives|give|giving|makes|making|is|are|comes? to|yields?|equals|costs?|takes|needs|totals?|amounts? to|or|for)|[=≈→:])(?:\s*(?:about|roughly|approximately|around|only|just|a total of|a bill of|~|≈|\\approx))*[\s*_$\\(]*$/i;

/**
 * "3,125,000 hours, times 1.50 gives $468,750": a number that no step from numbers before it makes, while exactly one product or quotient of the
 * last few makes it but for a power of ten, with the same three digits or more. Called only where `derivationOf` finds nothing.
 *
 * @param words the sentence up to the number.
 */
export function slipOf(node: QuantityNode, flow: Flow, words: string): Slip | undefined {
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
