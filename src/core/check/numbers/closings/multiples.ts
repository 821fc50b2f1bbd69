import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { markOf } from '../derived.ts';
import { diagnose } from '../diagnosis.ts';
import { dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { type SaidAmount, standsRoughly, tensOff } from './said-amounts.ts';

const TIMES =
	/^[\s$*_]*(?:x|×|\\times\b|times|-?fold)[\s$*_]*(?:as (?:much|many|large|long|big|high|fast|small|strong|expensive|costly|heavy|wide|deep|often|slow|great|far|bright|dear|cheap)|less|fewer|smaller|lower|cheaper|more|larger|bigger|greater|higher|faster|slower|longer|shorter|above|below|over|under)\b/i;
/** Bare numbers below are settings and no counts that a text compares. */
const COUNT = 10_000;
/** How many sentences back the two amounts may stand. */
const SENTENCES = 3;
const STOP = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?](?=\s)`, 'g');

/**
 * "196,608 bytes … 1,152 bytes. So it becomes about 21 times smaller", "five thousand times above the limit": how often the one of the two amounts of one
 * unit right before goes into the other. Wrong where it is a power of ten, or bits for bytes, off the nearest pair, and no pair near makes it.
 */
export function multiple(said: SaidAmount, { before, given }: Around): Closing | undefined {
	const behind = said.text.slice(said.span.end, said.span.end + 40);
	if (!TIMES.test(behind) || /\b(?:if|would|typical\w*|usual\w*|per)\b/i.test(said.label)) return undefined;
	if (!isDimensionless(said.quantity.unit)) return undefined;
	const text = said.text.slice(0, said.span.start);
	const stops = [...text.matchAll(STOP)].map(({ index }) => index);
	const from = stops.at(-SENTENCES) ?? 0;
	const near = before.filter(
		({ block, span, ends, quantity, literal }) =>
			ends &&
			!literal.percent &&
			quantity.value > 0 &&
			(!isDimensionless(quantity.unit) || quantity.value >= COUNT) &&
			(block === said.block ? span.start >= from : stops.length < SENTENCES && block >= said.block - 2),
	);
	// `Today's chip` may be of the part before.
	if (near.length === 1)
		near.unshift(
			...given
				.filter(each => each.ends && !each.asked && sameDimension(each.quantity.unit, near[0]!.quantity.unit))
				.slice(-1),
		);
	const pairs = near.flatMap((a, at) =>
		near
			.slice(0, at)
			.reverse()
			.flatMap(b => {
				if (!areAlike(a, b) || a.per !== b.per) return [];
				const ratio = a.quantity.value / b.quantity.value;
				return [{ a, b, ratio: Math.max(ratio, 1 / ratio) }];
			}),
	);
	const distinct = pairs.filter(({ ratio }) => ratio > 1.02);
	if (distinct.length === 0) return undefined;
	const all = [...distinct.map(({ ratio }) => ratio), ...near.map(({ literal }) => literal.value)];
	if (all.some(value => standsRoughly(said, value))) return undefined;
	const right = distinct.at(-1)!;
	// the last amount against any of its unit; what is written again is one amount
	const own = distinct.filter(({ a }) => a === right.a);
	const telling = own.filter(({ ratio, a }) => isTelling(said, ratio, (a.quantity.unit.dimension.hard.bit ?? 0) !== 0));
	const [only] = telling;
	if (!only || telling.some(({ ratio }) => Math.abs(ratio / only.ratio - 1) > 0.02)) return undefined;
	return {
		right: only.ratio,
		message: say`The ratio of ${shownAs(only.b)} and ${shownAs(only.a)} is ${dressNumber(only.ratio, 3).text}.`,
		from: [only.a, only.b],
	};
}

/** Of one unit; a large bare number leaves its noun to the other one: `104.7 million MACs … 4.10 million`. */
const areAlike = (a: SaidAmount, b: SaidAmount): boolean =>
	sameDimension(a.quantity.unit, b.quantity.unit) ||
	(markOf(a.quantity.unit) === markOf(b.quantity.unit) && a.quantity.value >= COUNT && b.quantity.value >= COUNT);

function isTelling(said: SaidAmount, ratio: number, data: boolean): boolean {
	if (said.digits === undefined) {
		const tens = Math.log10(said.quantity.value / ratio);
		return Math.abs(Math.round(tens)) >= 1 && Math.abs(tens - Math.round(tens)) < 0.08;
	}
	if (said.literal.figures < 2) return false;
	return (
		tensOff(said, ratio) !== undefined ||
		(data && diagnose(said.quantity.value, ratio, said.literal, true)?.code === 'bits-bytes')
	);
}
