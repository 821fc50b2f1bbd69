import { isDimensionless } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { type SaidAmount, tensOff } from './said-amounts.ts';

/** Between a count and the same count with fewer digits. */
const AGAIN =
	/^[\s$*_)}]*(?:(?!and\b|und\b|plus\b|of\b|times\b)[\p{L}]+\s?){0,2}[\s,,、;:(]*(?:(?:or|i\.?\s?e\.?|that is|that's|which is|in short|so|also|d\.\s?h\.|soit|ou|即|也就是|合)[,:]?\s*)?(?:about|around|roughly|approximately|nearly|almost|some|rund|etwa|knapp|circa|ca\.|environ|unos|约|大约|约为|≈|~|≃|\\approx)[\s$*_(\\]*$/iu;
const OTHERWISE = /^[\s$*_]*(?:times|per|each|more|less|fewer|%|x\b|×|\/|倍|以上)/i;
/** Fewer digits are no count that was worked out. */
const DIGITS = 5;

/** "5,975,736,320, about 598 hundred million": a count that was worked out to the last digit, and the same digits with another power of ten right behind it. */
export function roundedAgain(said: SaidAmount, { before }: Around): Closing | undefined {
	const last = before.at(-1);
	if (last?.block !== said.block || !last.ends || !(last.quantity.value > 0)) return undefined;
	const { literal } = last;
	if (literal.form !== 'integer' || literal.figures + literal.zeros < DIGITS || literal.figures < 3) return undefined;
	if (!isDimensionless(last.quantity.unit) || !isDimensionless(said.quantity.unit) || said.literal.percent)
		return undefined;
	if (said.literal.figures < 2 || last.per !== said.per || OTHERWISE.test(said.behind)) return undefined;
	if (!AGAIN.test(said.text.slice(last.span.end, said.span.start))) return undefined;
	const right = last.quantity.value;
	if (tensOff(said, right) === undefined) return undefined;
	return {
		right,
		message: say`${shownAs(last)} is ${dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text}.`,
		from: [last],
	};
}
