import type { Literal } from '../../math/literal.ts';
import { judge } from '../../math/tolerance.ts';
import { findUnit, isDimensionless, multiplyUnits, sameDimension } from '../../math/units/units.ts';
import type { Unit } from '../../math/value.ts';
import { isStructural, leavesOf } from '../../quantities/origins.ts';
import { english, type Message, say, verbatim } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { dressNumber, withUnit } from './dress.ts';
import type { Flow, NodeState } from './flow.ts';
import type { Link } from './links.ts';

/** A step that holds once its bare numbers have the unit, the prefix or the word that the text gives them elsewhere; any other finding as it is. */
export function readAsMeant(
	link: Link,
	finding: Finding | undefined,
	flow: Flow,
	part: number | undefined,
): Finding | undefined {
	const lent = withLentPrefix(link, withLentUnit(link, finding, flow, part), flow, part);
	return withLentScale(link, withLentPrefixes(link, lent, flow, part), flow);
}

const asMeant = (finding: Finding, meant: Message): Finding => ({
	...finding,
	verdict: 'right',
	rule: 'value.alternative',
	message: say`Right, read as meant: ${meant}.`,
	remark: 'alternative',
	alternatives: [meant],
	expected: undefined,
	fixes: [],
	severity: undefined,
});

/** `2,040,000 kWh × 0.38 = 775,200 kg`, where the text has 0.38 kg per kWh: the number stands there without its unit. */
function withLentUnit(
	{ from, comparison }: Link,
	finding: Finding | undefined,
	flow: Flow,
	part: number | undefined,
): Finding | undefined {
	if (finding?.rule !== 'unit.mismatch') return finding;
	const [own, said] = [comparison.left.quantity.unit, comparison.right.quantity.unit];
	const bare = leavesOf(from.expression).filter(({ literal }) => literal.unit === undefined && !isStructural(literal));
	const lender = flow.states.find(
		({ node: { literal, quantity, part: of } }) =>
			!isDimensionless(quantity.unit) &&
			(of === undefined || flow.areOneProblem(of, part)) &&
			bare.some(leaf => leaf.literal.value === literal.value) &&
			[1, -1].some(power => sameDimension(multiplyUnits(own, quantity.unit, power), said)),
	);
	if (!/right/.test(english(finding.message))) return finding;
	// `0.200 mol × 107.87 = 21.6 g`: a constant of three figures is of something, whether its unit is written or not
	const constant =
		from.expression.kind === 'apply' && from.expression.operator === 'multiply'
			? bare.find(({ literal }) => literal.form === 'decimal' && literal.figures >= 3)
			: undefined;
	const literal = lender?.node.literal ?? constant?.literal;
	if (!literal) return finding;
	const unit = lender?.node.quantity.unit.text ?? `${said.text}/${own.text}`;
	const meant = verbatim(withUnit(dressNumber(literal.value, Math.max(literal.figures, 3)), unit).text);
	return asMeant(finding, meant);
}

/** `32 · 1,450 + 262 = 46.66 billion`, where the text has 1,450 million and 262 million: the numbers stand there without their word. */
function withLentScale(
	{ from, comparison, sign }: Link,
	finding: Finding | undefined,
	flow: Flow,
): Finding | undefined {
	if (finding?.rule !== 'value.mismatch') return finding;
	const { left, right, expected } = comparison;
	const bare = leavesOf(from.expression).filter(
		({ literal }) =>
			literal.unit === undefined &&
			(literal.figures + (literal.form === 'integer' ? literal.zeros : 0) >= 2 ||
				flow.states.some(isCountedIn(literal))),
	);
	for (const [scale, name] of SCALES) {
		const holds =
			judge(
				{
					quantity: { ...expected, value: expected.value * scale, error: expected.error * scale, decimal: undefined },
					literal: left.literal,
				},
				sign,
				{
					quantity: right.quantity,
					literal: right.literal,
				},
			).level === 'right';
		// the 0.17616 of 176,160,768
		const isScaled = ({ value, form, step, figures }: Literal): boolean => {
			const half = form === 'decimal' && figures >= 3 ? step / 2 / Math.abs(value) : 0;
			return flow.states.some(({ node: { quantity } }) =>
				[1, quantity.unit.factor].some(unit => Math.abs(quantity.value / unit / (value * scale) - 1) <= half + 1e-9),
			);
		};
		if (!holds || !bare.some(({ literal }) => isScaled(literal))) continue;
		return asMeant(finding, name);
	}
	return finding;
}

/** `9 thousand tonnes a week`: the text has the figure with its word. */
const isCountedIn =
	({ value, figures }: Literal) =>
	({ node: { literal, quantity } }: NodeState): boolean =>
		literal.figures === figures &&
		SCALES.some(
			([scale]) =>
				Math.abs(literal.value / (value * scale) - 1) < 1e-9 ||
				Math.abs(quantity.value / quantity.unit.factor / (value * scale) - 1) < 1e-9,
		);

/** `0.4 / 989 = 40 %` of 0.4 PFLOP/s and 989 TFLOP/s: two amounts of one kind, each in its own prefix. */
function withLentPrefixes(
	{ from, comparison }: Link,
	finding: Finding | undefined,
	flow: Flow,
	part: number | undefined,
): Finding | undefined {
	if (finding?.rule !== 'value.mismatch') return finding;
	const { expression } = from;
	if (expression.kind !== 'apply' || expression.operator !== 'divide' || expression.args.length !== 2) return finding;
	const { expected, right } = comparison;
	if (!isDimensionless(right.quantity.unit) || !right.literal) return finding;
	const slack = right.literal.step / Math.abs(right.literal.value || 1);
	const off = right.quantity.value / expected.value;
	const lenders = leavesOf(expression).map(({ literal }) =>
		flow.states.filter(
			({ node }) =>
				literal.unit === undefined &&
				node.literal.value === literal.value &&
				node.literal.unit !== undefined &&
				!isDimensionless(node.quantity.unit) &&
				(node.part === undefined || flow.areOneProblem(node.part, part)),
		),
	);
	const [tops = [], bottoms = []] = lenders;
	for (const { node: top } of tops)
		for (const { node: bottom } of bottoms) {
			const [a, b] = [top.quantity.unit, bottom.quantity.unit];
			if (!sameDimension(a, b) || Math.abs(a.factor / b.factor - 1) < 1e-9) continue;
			if (Math.abs(off / (a.factor / b.factor) - 1) <= slack)
				return asMeant(finding, verbatim(`${top.literal.value} ${a.text} / ${bottom.literal.value} ${b.text}`));
		}
	return finding;
}

/** `10,114 × 0.38 = 3.84 t per year`, where the text has 0.38 kg per kWh: what comes out is in kilograms. */
function withLentPrefix(
	{ from, comparison }: Link,
	finding: Finding | undefined,
	flow: Flow,
	part: number | undefined,
): Finding | undefined {
	if (finding?.rule !== 'value.mismatch') return finding;
	const { expected, unit, right } = comparison;
	const slack = right.literal ? right.literal.step / Math.abs(right.literal.value || 1) : 0;
	const off = expected.value / unit.factor / (right.quantity.value / right.quantity.unit.factor);
	// `450 × 2,000 × 86,400 ≈ 77.8 GB per day`: the seconds of the day are in it already
	const per = /(?:\/|\bper\b)\s*(\p{L}+)\s*$/u.exec(right.quantity.unit.text)?.[1];
	const seconds = per === undefined ? undefined : findUnit(per)?.factor;
	const isIn = leavesOf(from.expression).some(({ literal }) => !literal.unit && literal.value === seconds);
	if (seconds !== undefined && seconds > 1 && isIn && Math.abs(off / seconds - 1) <= slack)
		return asMeant(finding, verbatim(`${right.quantity.unit.text.trim()}`));
	const said = comparison.units === 'one-sided' ? unitAbove(right.quantity.unit) : undefined;
	if (!said) return finding;
	for (const { literal } of leavesOf(from.expression)) {
		if (literal.unit !== undefined || isStructural(literal)) continue;
		const lender = flow.states.find(
			({ node }) =>
				node.literal.value === literal.value &&
				node.literal.unit !== undefined &&
				(node.part === undefined || flow.areOneProblem(node.part, part)),
		);
		const own = lender && unitAbove(lender.node.quantity.unit);
		if (!own || !sameDimension(own.dimension, said.dimension) || own.factor === said.factor) continue;
		// `5 · 5400 / 8` of 5 Mbit/s: the eight turns bits into bytes
		const eight = leavesOf(from.expression).some(each => each.literal.unit === undefined && each.literal.value === 8);
		const turns = eight ? [1, 8, 1 / 8] : [1];
		if (!turns.some(turn => Math.abs((off * own.factor * turn) / said.factor - 1) <= slack)) continue;
		const meant = verbatim(
			withUnit(dressNumber(literal.value, Math.max(literal.figures, 2)), lender.node.quantity.unit.text).text,
		);
		return asMeant(finding, meant);
	}
	return finding;
}

/** The unit above the stroke of a rate: kg of kg/kWh, t of t per year. */
function unitAbove({ text }: Unit): ReturnType<typeof findUnit> {
	const [above = ''] = text.trim().split(/\s*(?:\/|\bper\b)\s*/);
	const entry = findUnit(above.trim());
	return entry && !entry.guessed ? entry : undefined;
}

/** What numbers of a calculation may be counted in without saying so. */
const SCALES: readonly (readonly [number, Message])[] = [
	[1e3, say`in ${'thousands'}`],
	[1e6, say`in ${'millions'}`],
	[1e9, say`in ${'billions'}`],
];
