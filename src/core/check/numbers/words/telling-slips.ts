import type { Homework } from '../../../homework/homework.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { verbatim } from '../../../text/message.ts';
import { isPlain, markOf, statesOf } from '../derived.ts';
import { type Diagnosis, diagnose } from '../diagnosis.ts';
import type { Flow } from '../flow.ts';
import { type LocalStep, stepsOf } from './local-steps.ts';
import { isPercent, type Nearby, nearbyOf } from './nearby.ts';
import { ELSE, LEADS_ON, type Slip, TAKES_IN } from './slips.ts';

/** Between a number and the same number in another dress: `$1.08 \cdot 10^{-4}$ or 0.0108 %`. */
const SAID_AGAIN =
	/^[\s$*_)}]*[,;(]?\s*(?:or|i\.?\s?e\.?|that is|that's|which is|meaning|in other words|so|hence|=|≈)[\s,:]*(?:only\s+|just\s+|about\s+|roughly\s+|around\s+|some\s+)?[\s$*_(\\]*$/i;
/** So many steps from the nearest numbers are looked at. */
const STEPS = 60;
/** Fewer digits change places by chance. */
const DIGITS = 3;

/**
 * A number that no step makes as it is and whose own digits tell what it was meant to be: the number right before it in per cent, a power of ten off
 * (`1.08e-4 or 0.108 %`); what one step from the numbers around it makes, with two digits in each other's place (`together 212,440`); the product of the two
 * numbers right before, a power of ten off (`1.70e8. For a sequence of 128: 2.18e9`).
 *
 * @param words the sentence up to the number
 */
export function tellingSlip(node: QuantityNode, flow: Flow, homework: Homework, words: string): Slip | undefined {
	const { anchor, literal, quantity } = node;
	if (!anchor || literal.bareTen || !(quantity.value > 0)) return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const near = nearbyOf(node, flow, homework, words);
	const [last] = near;
	if (last?.end !== undefined && last.ratio === 1) {
		const gap = text.slice(last.end, anchor.span.start);
		const again = isPercent(node) && isPlain(last.unit) && !last.percent && last.value > 0 && last.value < 1;
		if (again && SAID_AGAIN.test(gap)) {
			const slip = slipTo(node, last.value);
			return slip?.code === 'power-of-ten' || slip?.code === 'swapped-digits'
				? { text: verbatim(last.text), ratio: last.value / quantity.value, diagnosis: slip, from: statesOf([last]) }
				: undefined;
		}
	}
	if (digitsOf(node) < DIGITS || TAKES_IN.test(words) || ELSE.test(words)) return undefined;
	const found: Slip[] = [];
	let tried = 0;
	for (const step of [...reciprocals(node, near), ...sums(node, near), ...stepsOf(node, near)]) {
		if (++tried > STEPS) break;
		const value = step.of(step.operands);
		const ratio = value / quantity.value;
		if (Math.abs(ratio - 1) < 0.01) return undefined;
		if (step.operands.some(operand => operand.ratio !== 1)) continue;
		const slip = slipTo(node, value);
		if (!slip || !isTold(slip, step, node, near, text)) continue;
		found.push({ text: step.text, ratio, diagnosis: slip, from: statesOf(step.operands) });
	}
	const [only, ...others] = found;
	return only && others.every(({ ratio }) => Math.abs(ratio / only.ratio - 1) < 0.005) ? only : undefined;
}

/** All that stands between two members of a row. */
const IN_ROW = /^[\s$*_]*[,;][\s$*_]*(?:and\s*)?$/;

/** Whether the digits of a number tell enough for a step. */
function isTold(slip: Diagnosis, step: LocalStep, node: QuantityNode, near: readonly Nearby[], text: string): boolean {
	const places = step.operands.map(operand => near.indexOf(operand));
	// `0.693, 1.386, 2.303, 3.912` is a row, and no product of its members.
	const before = near[0]?.end;
	const bare = isPlain(node.quantity.unit) && step.operands.every(({ unit }) => isPlain(unit));
	const inRow = before !== undefined && IN_ROW.test(text.slice(before, node.anchor!.span.start));
	if (step.kind !== 'sum' && bare && inRow) return false;
	if (slip.code === 'swapped-digits') {
		// Any two shares have some quotient of three digits.
		const added = step.kind === 'sum' || step.kind === 'difference' || !isPlain(node.quantity.unit);
		// `0.8 + 0.098 = 0.898. $b_2$: 0.198`: a number with a name of its own is no sum of those before it.
		const isNamed = before !== undefined && /[:=][\s$*_]*$/.test(text.slice(before, node.anchor!.span.start));
		return digitsOf(node) > DIGITS || (added && !isNamed && places.some(place => place <= 1));
	}
	const divided = step.kind === 'quotient' && (!isPlain(node.quantity.unit) || digitsOf(node) > DIGITS);
	if (slip.code !== 'power-of-ten' || !(step.kind === 'product' || divided) || !step.strict) return false;
	const [last, other] = near;
	const beside = places.every(place => place <= 1) && last?.end !== undefined && other?.end !== undefined;
	return beside && other.found && LEADS_ON.test(text.slice(last.end, node.anchor!.span.start));
}

/** `latency 5.34 ms, 187 tokens/s`: how often something happens, by how long it takes. */
function reciprocals(node: QuantityNode, near: readonly Nearby[]): readonly LocalStep[] {
	const wanted = markOf(node.quantity.unit);
	return near.slice(0, 2).flatMap((each): readonly LocalStep[] =>
		wanted !== 0 && each.value > 0 && Math.abs(wanted + each.mark) < 1e-9
			? [
					{
						text: verbatim(`1 / ${each.text}`),
						operands: [each],
						of: ([only]) => 1 / only!.value,
						strict: true,
						kind: 'quotient',
					},
				]
			: [],
	);
}

/** `block | sum of the three | 12,569,224`: what three and more numbers right before it add up to. */
function sums(node: QuantityNode, near: readonly Nearby[]): readonly LocalStep[] {
	const alike = near.filter(
		each => !each.used && !each.percent && Math.abs(each.mark - markOf(node.quantity.unit)) < 1e-9,
	);
	return [3, 4, 5, 6].flatMap((count): readonly LocalStep[] => {
		const operands = alike.slice(0, count);
		if (operands.length < count) return [];
		return [
			{
				text: verbatim(
					operands
						.toReversed()
						.map(({ text }) => text)
						.join(' + '),
				),
				operands,
				of: values => values.reduce((total, { value }) => total + value, 0),
				strict: true,
				kind: 'sum',
			},
		];
	});
}

/** The slip of the pen from what a number should be, both as they are written. */
function slipTo(node: QuantityNode, right: number): Diagnosis | undefined {
	const { literal, quantity } = node;
	const scale = isPercent(node) ? 100 : 1 / quantity.unit.factor;
	const value = right * scale;
	return value > 0 && Number.isFinite(value) ? diagnose(quantity.value * scale, value, literal, false) : undefined;
}

/** The digits of a number without zeros at its ends. */
const digitsOf = ({ literal }: QuantityNode): number =>
	String(Math.abs(literal.value))
		.replace(/e.*$|\D/g, '')
		.replace(/^0+|0+$/g, '').length;
