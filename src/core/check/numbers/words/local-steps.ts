import type { Homework } from '../../../homework/homework.ts';
import { parseUnitText, unitOf } from '../../../math/units/units.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say, verbatim } from '../../../text/message.ts';
import { ANOTHER_CASE, changeOf, type Derivation, isPlain, markOf, rootsOf, statesOf } from '../derived.ts';
import type { Flow } from '../flow.ts';
import { isPercent, type Nearby, nearbyOf } from './nearby.ts';

/** How probable it may be that one of the steps tried comes to the number by chance, where it is confirmed by it. */
const CHANCE = 0.05;
/** The same where one of the numbers was found wrong: what stands right behind such a number more often than not is made of it. */
const CHANCE_BEHIND_WRONG = 0.12;
/** Numbers that are made of each other lie within so many powers of ten. */
const DECADES = 3;
/** Behind these a number is what is counted with, and nothing that was found. */
export const TAKEN_IN = /\b(?:with|at|of|per|than|every|each|beside|above|below|under|over|within)[\s*_$(]*$/i;

type Kind = 'product' | 'quotient' | 'sum' | 'difference' | 'share' | 'change';

/** One way to put two or three numbers together. */
export interface LocalStep {
	readonly text: Message;
	readonly operands: readonly Nearby[];
	/** What the step comes to, of the operands in its order. */
	readonly of: (values: readonly { readonly value: number; readonly written: number }[]) => number;
	/** Whether dimensions alone make the unit of the number. */
	readonly strict: boolean;
	readonly kind: Kind;
}

/**
 * Where a number in running text comes from that no calculation leads to, told by what stands right before it: "5,000 kWh, at 28 ct 1,400 €",
 * "22.7 m² with 10 % waste", "in 30 days $467.70", "we find 7.8 % more". Beside the steps whose units fit, one of two numbers may lend its unit while the
 * other counts as it is written, and shares are taken, added and left off. Only the nearest numbers are tried, the nearest first, and only what
 * comes to the number to its digits counts: each step that was tried before makes a hit less telling.
 *
 * @param words the sentence up to the number
 */
export function localStep(node: QuantityNode, flow: Flow, homework: Homework, words: string): Derivation | undefined {
	const { quantity, literal } = node;
	if (literal.bareTen || quantity.value === 0 || !Number.isFinite(quantity.value)) return undefined;
	const bare = isPlain(quantity.unit) && !isPercent(node);
	if (TAKEN_IN.test(words) || (bare && literal.figures + (literal.form === 'integer' ? literal.zeros : 0) < 2))
		return undefined;
	const near = nearbyOf(node, flow, homework, words);
	const half = halfOf(node);
	const text = ownText(homework.source.blocks[node.anchor?.block ?? -1]);
	const period = periodIn(text.slice(node.anchor?.span.end, (node.anchor?.span.end ?? 0) + 24));
	const target = Math.abs(quantity.value);
	const window = Math.log10(1 + (2 * half) / target) / DECADES;
	let tried = 0;
	for (const { text, operands, of, kind } of stepsOf(node, near, period)) {
		tried++;
		const value = of(operands);
		if (!(Math.abs(Math.abs(value) - target) <= half * (1 + 1e-9))) continue;
		const mended = of(operands.map(each => ({ value: each.value * each.ratio, written: each.written * each.ratio })));
		if (kind === 'change' && !CHANGES.test(words) && operands.some(({ ratio }) => ratio !== 1)) continue;
		const changed = operands.some(({ ratio }) => ratio !== 1) && Math.abs(mended - value) > 2 * half;
		// With two figures it has to stand in one paragraph with the number that is wrong.
		const beside = literal.figures > 2 || operands.every(({ ratio, end }) => ratio === 1 || end !== undefined);
		if (tried * window >= (changed && beside ? CHANCE_BEHIND_WRONG : CHANCE)) return undefined;
		if (changed && !beside) return undefined;
		// two digits without a unit are met by a sum or a difference too easily
		if (changed && bare && literal.figures < 3 && (kind === 'sum' || kind === 'difference')) return undefined;
		if (changed && (ANOTHER_CASE.test(words) || ANGLE.test(quantity.unit.text.trim()))) return undefined;
		return {
			text,
			ratio: changed ? changeOf(mended, value) : 1,
			roots: changed ? rootsOf(operands) : [],
			from: statesOf(operands),
		};
	}
	return undefined;
}

/** Words for a part that is added or taken off. */
export const CHANGES =
	/\b(?:more|less|fewer|minus|plus|off|discount|sav\w+|reduc\w+|increas\w+|decreas\w+|rais\w+|lower\w*|rest|remain\w*|left|net|gross|tax|VAT|loss(?:es)?|waste|margin|overhead|smaller|larger|cheaper|dearer|longer|shorter|grow\w*|shrink\w*|after|with|without|mehr|weniger|abzüglich|zuzüglich|nach|mit|ohne|moins|plus|après|menos|más)\b/iu;

/** An angle is made of a number by a function. */
export const ANGLE = /^(?:°|deg(?:rees?)?|rad(?:ians?)?)$/i;

/** Half a unit of the last digit, in base units. */
export const halfOf = ({ literal, quantity }: QuantityNode): number =>
	(literal.form === 'decimal' ? literal.step / 2 : 0.5) * (literal.unit ? Math.abs(quantity.unit.factor) : 1);

/** The steps that a number may be the outcome of, those of the nearest numbers first. */
export function* stepsOf(node: QuantityNode, near: readonly Nearby[], period?: number): Generator<LocalStep> {
	for (let far = 1; far < 2 * near.length; far++) {
		for (let i = Math.max(0, far - near.length + 1); 2 * i < far; i++) {
			const [b, a] = [near[i]!, near[far - i]];
			if (a) yield* pairSteps(node, a, b);
			if (a && period !== undefined) yield* rateSteps(node, a, b, period);
		}
		// `10 m² with 20 %` of 924 W/m²: three numbers in a row
		const [c, b, a] = near;
		if (far === 3 && a && b && c) yield* tripleSteps(node, a, b, c);
	}
}

/** `a` stands before `b`. */
function* pairSteps(node: QuantityNode, a: Nearby, b: Nearby): Generator<LocalStep> {
	const { unit } = node.quantity;
	const wanted = markOf(unit);
	const percent = isPercent(node);
	const same = (x: number, y: number): boolean => Math.abs(x - y) < 1e-9;
	const step = (
		text: Message,
		of: (x: Value, y: Value) => number,
		strict: boolean,
		x = a,
		y = b,
		kind: Kind = 'share',
	): LocalStep => ({
		text,
		operands: [x, y],
		of: ([p, q]) => of(p!, q!),
		strict,
		kind,
	});
	const both = verbatim;
	if (a.percent !== b.percent && !percent) {
		const [whole, share] = a.percent ? [b, a] : [a, b];
		if (same(whole.mark, wanted)) {
			yield step(both(`${share.text} × ${whole.text}`), (x, y) => x.value * y.value, true, whole, share);
			yield step(
				say`${whole.text} and ${share.text} more`,
				(x, y) => x.value * (1 + y.value),
				true,
				whole,
				share,
				'change',
			);
			yield step(
				say`${whole.text} and ${share.text} less`,
				(x, y) => x.value * (1 - y.value),
				true,
				whole,
				share,
				'change',
			);
			yield step(both(`${whole.text} / ${share.text}`), (x, y) => x.value / y.value, true, whole, share);
		}
		return;
	}
	if (percent) {
		if (same(a.mark, b.mark) && a.percent === b.percent && (a.found || b.found)) {
			for (const [x, y] of [
				[b, a],
				[a, b],
			] as const) {
				yield step(both(`${x.text} / ${y.text}`), (p, q) => p.value / q.value, true, x, y);
				yield step(both(`${x.text} / ${y.text} − 1`), (p, q) => p.value / q.value - 1, true, x, y);
			}
			if (a.percent) {
				yield step(both(`${a.text} − ${b.text}`), (x, y) => x.value - y.value, true);
				yield step(both(`${a.text} + ${b.text}`), (x, y) => x.value + y.value, true);
			}
		}
		return;
	}
	if (same(a.mark, b.mark) && same(a.mark, wanted) && !(a.percent && b.percent)) {
		// 36.7 K above 20 °C are 56.7 °C
		const plain = a.offset || b.offset || unit.offset !== undefined;
		const of = ({ value, written }: Value): number => (plain ? written * unit.factor : value);
		yield step(both(`${a.text} + ${b.text}`), (x, y) => of(x) + of(y), true, a, b, 'sum');
		if (!plain) yield step(both(`${a.text} − ${b.text}`), (x, y) => x.value - y.value, true, a, b, 'difference');
	}
	const product = same(a.mark + b.mark, wanted);
	if (product || same(a.mark, wanted) || same(b.mark, wanted)) {
		const of = (x: Value, y: Value): number =>
			product ? x.value * y.value : same(a.mark, wanted) ? x.value * y.written : x.written * y.value;
		yield step(both(`${a.text} × ${b.text}`), of, product, a, b, 'product');
	}
	for (const [x, y] of [
		[a, b],
		[b, a],
	] as const) {
		const strict = same(x.mark - y.mark, wanted);
		if (y.value !== 0 && (strict || same(x.mark, wanted)))
			yield step(
				both(`${x.text} / ${y.text}`),
				(p, q) => p.value / (strict ? q.value : q.written),
				strict,
				x,
				y,
				'quotient',
			);
	}
}

/** `a month` right behind a number, in seconds. */
const periodIn = (after: string): number | undefined => {
	const word = /^[\s$*_)}]*(?:an?|per|each|every)\s+(\p{L}+)/u.exec(after)?.[1];
	const parsed = word === undefined ? undefined : parseUnitText(word);
	const unit = parsed && unitOf(parsed);
	return unit && markOf(unit) === markOf(SECOND) ? unit.factor : undefined;
};

/** `86.8 TB at $0.10 per GB-month: $8,680 a month`: the number is said for a period. */
function* rateSteps(node: QuantityNode, a: Nearby, b: Nearby, period: number): Generator<LocalStep> {
	const { unit } = node.quantity;
	if (isPercent(node) || Math.abs(a.mark + b.mark - (markOf(unit) - markOf(SECOND))) > 1e-9) return;
	yield {
		text: verbatim(`${a.text} × ${b.text}`),
		operands: [a, b],
		of: ([p, q]) => p!.value * q!.value * period,
		strict: true,
		kind: 'product',
	};
}

const SECOND = unitOf(parseUnitText('s')!);

function* tripleSteps(node: QuantityNode, a: Nearby, b: Nearby, c: Nearby): Generator<LocalStep> {
	const wanted = markOf(node.quantity.unit);
	if (Math.abs(a.mark + b.mark + c.mark - wanted) > 1e-9 || isPercent(node)) return;
	yield {
		text: verbatim(`${a.text} × ${b.text} × ${c.text}`),
		operands: [a, b, c],
		of: values => values.reduce((product, { value }) => product * value, 1),
		strict: true,
		kind: 'product',
	};
}

type Value = { readonly value: number; readonly written: number };
