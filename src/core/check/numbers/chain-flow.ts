import type { Expression } from '../../math/expression.ts';
import { judge } from '../../math/tolerance.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Environment, Quantity } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import { leavesOf, type QuantityNode } from '../../quantities/origins.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import { joined, say } from '../../text/message.ts';
import { type Finding, type Fix, PLAIN } from '../finding.ts';
import { expectedIn, findingOf, fixesOf } from './chains.ts';
import type { Contradiction } from './contradictions.ts';
import type { Derivation } from './derived.ts';
import { expectedAt } from './expected.ts';
import type { Flow, NodeState } from './flow.ts';
import { ratioOf } from './flow.ts';
import type { Link } from './links.ts';
import { type Mended, mendOperand } from './mended.ts';
import type { NamedLink } from './named-steps.ts';
import { sideOf } from './operand.ts';
import { readAsMeant } from './read-as-meant.ts';
import { replaceBy } from './replace.ts';
import { conversionSlip, type RatioSlip, ratioSlip } from './unit-ratio.ts';

/** How a step stands, and what its right side should be over what it is. */
type Judged = Pick<NodeState, 'status' | 'roots' | 'finding'> & { readonly ratio: number };

/** Takes findings in and gives the index that `roots` name them by. */
export type Report = (finding: Finding) => number;

/**
 * Judges the steps of a chain with the inputs as written and with mended inputs (rules: origins, 4 and 5), and adds the chain's
 * numbers to the graph. Gives what each operand should have been over what it is.
 */
export function followChain(
	chain: Chain,
	index: number,
	links: readonly Link[],
	flow: Flow,
	environment: Environment,
	report: Report,
	clash?: Contradiction,
	behindWrong?: (node: QuantityNode) => Derivation | undefined,
): readonly Mended[] {
	const { operands } = chain.expression;
	/** What a formula with names should come to, where a value of theirs was wrong. */
	const named = new Map(
		links.flatMap(link => ('input' in link ? [[link.from.index, (link as NamedLink).input] as const] : [])),
	);
	/** What each operand should have been, over what it is. */
	const mends: Mended[] = [];
	for (let at = 0; at < operands.length; at++) {
		const operand = operands[at]!;
		const link = links.find(each => each.to.index === at);
		const node = flow.node(chain, index, at, operand, link || at > 0 ? 'result' : 'input');
		if (!node) {
			// A calculation: its inputs may be mended. It asserts nothing of its own that could be wrong, unless its link breaks.
			const onwards = links.find(each => each.from.index === at);
			const read = readingOf(link, onwards) ?? operand;
			const onward = onwards?.comparison;
			const said = onward && { calculation: onward.left.expression, quantity: onward.right.quantity };
			const mended = mendOperand(flow, chain, index, at, read, environment, said);
			const input = named.get(at);
			mends.push(input && input.ratio !== 1 ? { ...input, traced: mended.traced } : mended);
			const verdict = link && judgeLink(link, mended);
			// A wrong number put in for a name, or 350 GB + 37.7 GB for 350 GB + 100 × 37.7 MB: what the chain goes on with should have been another.
			if (verdict && verdict.status === 'wrong' && (link.rule !== undefined || isReckoned(operand)))
				mends[at] = { ratio: verdict.ratio, roots: verdict.roots, traced: mended.traced };
			// The values of the names, some of them wrong before, are put in: what the chain goes on with follows too.
			if (verdict?.status === 'follows' && link && 'bound' in link && mended.ratio === 1)
				mends[at] = { ratio: verdict.ratio, roots: verdict.roots, traced: mended.traced };
			continue;
		}
		if (!link && clash && at === operands.length - 1) {
			const finding = report(clash.finding);
			const { verdict } = clash.finding;
			const status = verdict === 'right' || verdict === 'follows' ? verdict : 'wrong';
			const roots = status === 'right' ? [] : status === 'follows' ? clash.finding.roots : [finding];
			mends.push({ ratio: clash.ratio, roots, traced: [] });
			flow.add({ node, status, mended: times(node.quantity, clash.ratio), roots, finding });
			continue;
		}
		const denied = link || at === 0 ? undefined : flow.denial({ statement: index, operand: at });
		if (denied) {
			const { denial, roots } = denied;
			const finding = report({ ...denial.finding, roots });
			const from = roots.length > 0 ? roots : [finding];
			mends.push({ ratio: denial.ratio, roots: from, traced: [] });
			flow.add({
				node,
				status: roots.length > 0 ? 'follows' : 'wrong',
				mended: times(node.quantity, denial.ratio),
				roots: from,
				finding,
			});
			continue;
		}
		// `Δp = Σζ · 660 Pa = 5.15 kPa`, `MSW = SSW/9 = 0.0722`: what names stand for may be what was wrong
		if (at > 0 && at === operands.length - 1 && (!link || findingOf(link) === undefined) && behind(node, at)) continue;
		if (!link) {
			const { origin, node: use } = flow.trace(node);
			if (origin) flow.use({ statement: index, operand: at, expression: operand, node, origin });
			const ratio = origin ? ratioOf(origin) : 1;
			mends.push({ ratio, roots: ratio === 1 ? [] : origin!.roots, traced: [] });
			// Laid down here, or said again from where it was found; nothing in this chain shows that it is right.
			const status = ratio !== 1 ? 'follows' : (origin?.status ?? 'open');
			flow.add({
				node: { ...use, role: at === 0 && origin ? 'result' : 'given' },
				status,
				mended: times(node.quantity, ratio),
				roots: ratio === 1 ? [] : origin!.roots,
			});
			continue;
		}
		const verdict = judgeLink(link, { ratio: 1, roots: [], traced: [] });
		mends.push({ ratio: verdict.ratio, roots: verdict.roots, traced: [] });
		const { status, ratio, roots, finding } = verdict;
		flow.add({ node, status, mended: times(node.quantity, ratio), roots, finding });
	}
	return mends;

	/** Tells a number that follows from one that was wrong before by a step that the chain does not show; whether it does. */
	function behind(node: QuantityNode, at: number): boolean {
		if (chain.silenced !== undefined) return false;
		const { origin } = flow.trace(node);
		const made = !origin || ratioOf(origin) === 1 ? behindWrong?.(node) : undefined;
		if (!made) return false;
		const { ratio, roots, from, text } = made;
		const expected = expectedAt(node, ratio);
		const finding = report({
			...PLAIN,
			part: chain.part,
			anchor: node.anchor!,
			kind: 'result',
			verdict: 'follows',
			rule: 'flow.follows',
			message: say`${text}, where a number was wrong before; with the right one this is ${expected.text}.`,
			expected,
			roots,
			fixes: replaceBy(chain, node.literal, node.literal.value * ratio, expected.text),
		});
		mends.push({ ratio, roots, traced: [] });
		for (const each of from)
			flow.use({ statement: index, operand: at, expression: operands[at]!, node: undefined, origin: each });
		flow.add({ node, status: 'follows', mended: times(node.quantity, ratio), roots, finding });
		return true;
	}

	/** "24 hours a week", "60 pollywogs per day": the text has this number of something, so that it need not be a ratio of units. */
	function countedBefore(value: number): boolean {
		return flow.states.some(({ node: { literal, quantity } }) => {
			if (literal.value !== value || !literal.unit) return false;
			const { hard } = quantity.unit.dimension;
			const time = Object.keys(hard).every(name => name === 's' || hard[name as keyof typeof hard] === 0);
			return !time || (isDimensionless(quantity.unit) && Math.abs(quantity.value - 1) > 1e-9);
		});
	}

	function slipIn({ from, comparison }: Link, { traced }: Mended): RatioSlip | undefined {
		const [reading] = from.readings;
		const said = comparison.right.quantity;
		return (
			ratioSlip(reading!.expression, traced, said.unit, countedBefore) ??
			(comparison.units === 'one-sided' && comparison.alternative === undefined
				? conversionSlip(
						reading!.expression,
						said,
						flow.seenFrom(chain.part).map(({ node }) => node),
					)
				: undefined)
		);
	}

	function judgeLink(link: Link, own: Mended): Judged {
		const from = mends[link.from.index] ?? { ratio: 1, roots: [], traced: [] };
		const slip = link.outcome === 'right' || link.outcome === 'wrong' ? slipIn(link, from) : undefined;
		const finding = readAsMeant(link, findingOf(link), flow, chain.part);
		if (!finding || (chain.silenced !== undefined && finding.verdict !== 'wrong')) {
			const place = finding && report(finding);
			return { status: 'open', roots: [], ratio: 1, finding: place };
		}
		const changed = relativeChange(from.ratio, own.ratio);
		if (slip && finding.verdict === 'right') return slipped(link, finding, slip, from);
		if (!changed) {
			const denied =
				finding.verdict === 'right' ? flow.denial({ statement: index, operand: link.to.index }) : undefined;
			if (denied) {
				const { denial, roots } = denied;
				const place = report({ ...denial.finding, anchor: finding.anchor, kind: finding.kind, roots });
				if (roots.length > 0) return { status: 'follows', roots, ratio: denial.ratio, finding: place };
				return { status: 'wrong', roots: [place], ratio: denial.ratio, finding: place };
			}
			const place = report(finding);
			if (finding.verdict === 'right') return { status: 'right', roots: [], ratio: 1, finding: place };
			return { status: 'wrong', roots: [place], ratio: writtenRatio(link, 1), finding: place };
		}
		// What holds to the digit as written does not hold by what 0.9 may carry, once its inputs are others.
		const exact = finding.verdict === 'right' && finding.remark !== 'carried';
		const holds = holdsMended(link, from.ratio, own.ratio, environment, exact);
		const roots = from.roots.length > 0 ? from.roots : own.roots;
		const expected = expectedIn(link, link.comparison.unit.text, from.ratio);
		if (finding.verdict === 'right') {
			if (holds) {
				if (own.roots.length === 0) return { status: 'right', roots: [], ratio: 1, finding: report(finding) };
				// Both sides hold a number that was wrong before: they agree, and neither is what was meant.
				const place = report({
					...finding,
					verdict: 'follows',
					rule: 'flow.follows',
					message: say`Both sides take over a number that was wrong before; with the right one they are ${expected.text}.`,
					expected,
					roots: own.roots,
					remark: undefined,
				});
				return { status: 'follows', roots: own.roots, ratio: own.ratio, finding: place };
			}
			if (roots.length === 0) {
				return { status: 'right', roots: [], ratio: 1, finding: report(finding) };
			}
			const place = report({
				...finding,
				verdict: 'follows',
				rule: 'flow.follows',
				message: say`The arithmetic is right, but an input was wrong before; with the right one this is ${expected.text}.`,
				expected,
				roots,
				remark: undefined,
				alternatives: finding.alternatives,
				fixes: [...fixesOf(link, from.ratio), ...putIn(link)],
			});
			return { status: 'follows', roots, ratio: writtenRatio(link, from.ratio), finding: place };
		}
		if (holds) {
			const place = report({
				...finding,
				verdict: 'right',
				rule: 'flow.compensating',
				message: say`Right in the end: this line does not follow from the number written before it, which was wrong itself.`,
				remark: 'compensating',
				expected: undefined,
				fixes: [],
				alternatives: [],
				severity: undefined,
			});
			return { status: 'right', roots: [], ratio: 1, finding: place };
		}
		const place = report({
			...finding,
			message: joined([
				finding.message,
				say`An input was wrong before as well; with the right one this is ${expected.text}.`,
			]),
			expected,
			expectedHere: finding.expected,
			fixes: fixesOf(link, from.ratio),
			related: finding.related,
		});
		return { status: 'wrong', roots: [place], ratio: writtenRatio(link, from.ratio), finding: place };
	}

	/** The numbers that stand for names whose values were wrong: `S / 2 = 52 / 2` where S should have been 50. */
	function putIn(link: Link): readonly Fix[] {
		if (!('bound' in link)) return [];
		const { bound, to } = link as NamedLink;
		return bound.flatMap(({ binding: { value, mended } }) => {
			if (value.kind !== 'quantity' || mended.kind !== 'quantity' || value.value === mended.value) return [];
			const ratio = mended.value / value.value;
			return leavesOf(to.expression).flatMap(({ literal }): readonly Fix[] => {
				if (Math.abs(literal.value / (value.value / value.unit.factor) - 1) > 1e-9) return [];
				return replaceBy(chain, literal, literal.value * ratio);
			});
		});
	}

	function constantFix({ instead, constant }: RatioSlip): readonly Fix[] {
		if (!instead) return [];
		const replacement = String(instead.value);
		return [
			{
				title: say`Replace ${constant} by ${replacement}`,
				anchor: locate(chain, instead.expression.span),
				replacement,
			},
		];
	}

	function slipped(link: Link, finding: Finding, slip: RatioSlip, from: Mended): Judged {
		const ratio = slip.ratio === undefined ? undefined : slip.ratio * from.ratio;
		const expected = ratio === undefined ? undefined : expectedIn(link, link.comparison.unit.text, ratio);
		const meant = expected ? say`; converted rightly, this is ${expected.text}` : '';
		const place = report({
			...finding,
			verdict: 'wrong',
			rule: 'unit.ratio',
			message: slip.to
				? say`${slip.constant} does not convert ${slip.unit} to ${slip.to}${meant}.`
				: say`${slip.constant} does not convert ${slip.unit} to any unit of time${meant}.`,
			expected,
			remark: undefined,
			alternatives: [],
			fixes: ratio === undefined ? [] : [...fixesOf(link, ratio), ...constantFix(slip)],
		});
		return {
			status: 'wrong',
			roots: [place],
			ratio: ratio === undefined ? 1 : writtenRatio(link, ratio),
			finding: place,
		};
	}
}

/** How a calculation is read: where what it leads to holds for another grouping of its signs, that one. */
function readingOf(link: Link | undefined, onwards: Link | undefined): Expression | undefined {
	const readings = (link?.to ?? onwards?.from)?.readings ?? [];
	const held = onwards?.outcome === 'right' ? onwards.comparison.left.expression : undefined;
	return (readings.find(({ expression }) => expression === held) ?? readings[0])?.expression;
}

/** A calculation with numbers alone. */
const isReckoned = (operand: Expression): boolean => symbolsOf(operand).size === 0;

const relativeChange = (a: number, b: number): boolean => Math.abs(a / b - 1) > 1e-9 || Math.abs(a - 1) > 1e-9;

/** What the right side should be over what it is, when the left side is `ratio` times what is written. */
function writtenRatio({ comparison, sign }: Link, ratio: number): number {
	if (!['=', '≈', '~', '≡', ':='].includes(sign)) return 1;
	// read as meant (GiB for GB), the right side is what the left one comes to
	if (comparison.alternative !== undefined && comparison.judgement.level === 'right') return ratio;
	const said = comparison.right.quantity;
	const aligned = comparison.units === 'same' ? said.value : (said.value / said.unit.factor) * comparison.unit.factor;
	const mended = (comparison.expected.value * ratio) / aligned;
	return Number.isFinite(mended) ? mended : 1;
}

/** Whether the step holds with both sides mended; `exact`: to the digits of the right side alone. */
function holdsMended(link: Link, from: number, to: number, environment: Environment, exact: boolean): boolean {
	const { comparison, sign } = link;
	const right = sideOf(comparison.right, environment);
	const said =
		comparison.units === 'same'
			? comparison.right.quantity
			: times(comparison.right.quantity, comparison.unit.factor / comparison.right.quantity.unit.factor);
	const left = times(comparison.expected, from);
	const quantity = exact ? { ...left, error: 0 } : left;
	const judged = judge({ quantity, literal: comparison.left.literal, scale: undefined }, sign, {
		...right,
		quantity: times(said, to),
	});
	// 3.3 % is 122.5 / 3750 to its digits; that 112.5 / 3750 is within a tenth of it makes it no approximation of that.
	const loosely =
		judged.remark === 'loose' && comparison.judgement.level === 'right' && comparison.judgement.remark === undefined;
	return judged.level !== 'wrong' && !(exact && loosely);
}

const times = (quantity: Quantity, ratio: number): Quantity =>
	ratio === 1
		? quantity
		: {
				...quantity,
				value: quantity.value * ratio,
				decimal: undefined,
				error: quantity.error * Math.abs(ratio),
			};
