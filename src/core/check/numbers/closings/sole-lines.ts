import { say } from '../../../text/message.ts';
import { markOf } from '../derived.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { type SaidAmount, tensOff } from './said-amounts.ts';

/** All that stands before an amount that is a line of its own. */
const BARE =
	/^[\s$*_(\\]*(?:(?:so|that's|that is|i\.?\s?e\.|thus|then|time|about|around|roughly|≈|~|→|⇒)[\s:,]*){0,3}[\s$*_(\\]*$/i;
const NOTHING = /^[\s$*_).,;]*$/;

/**
 * "- 2,060 · 0.4 = 824 MB", and on the next line of the list "- 18.3 ms", where the question has 450 GB/s: a line that is nothing but an amount, which the line before
 * it and the one rate of the question make. Wrong only where it is a power of ten off.
 */
export function soleLine(said: SaidAmount, { before, given }: Around): Closing | undefined {
	const wanted = markOf(said.quantity.unit);
	if (wanted === 0 || said.literal.percent || said.literal.figures < 2) return undefined;
	if (!BARE.test(said.text.slice(0, said.span.start)) || !NOTHING.test(said.text.slice(said.span.end)))
		return undefined;
	const last = before.at(-1);
	if (!last?.ends || last.block !== said.block - 1 || !NOTHING.test(last.text.slice(last.span.end))) return undefined;
	const mark = markOf(last.quantity.unit);
	if (mark === 0 || Math.abs(mark - wanted) < 1e-9) return undefined;
	const near = (x: number): boolean => Math.abs(x - wanted) < 1e-9;
	const ways = given
		.filter(each => markOf(each.quantity.unit) !== 0 && each.quantity.value > 0)
		.flatMap(each => [
			...(near(mark - markOf(each.quantity.unit)) ? [{ each, value: last.quantity.value / each.quantity.value }] : []),
			...(near(mark + markOf(each.quantity.unit)) ? [{ each, value: last.quantity.value * each.quantity.value }] : []),
		]);
	const [way, ...others] = ways;
	if (!way || others.some(({ value }) => Math.abs(value / way.value - 1) > 1e-6)) return undefined;
	if (tensOff(said, way.value) === undefined) return undefined;
	return {
		right: way.value,
		message: say`${shownAs(last)} at ${shownAs(way.each)} make ${dressBeside(way.value / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text}.`,
		from: [last],
	};
}
