import { sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { isFar } from './restatements.ts';
import type { SaidAmount } from './said-amounts.ts';

/** All that stands between the members of a row of conversions. */
const IN_ROW =
	/^[\s$*_)}]*(?:,|=|≈|\\approx|or|i\.\s?e\.|soit|also|o sea|bzw\.|,\s*(?:or|so|i\.\s?e\.,?|also|soit|o sea|that is|das sind))[\s$*_(\\]*(?:about |roughly |etwa |rund |environ |unos |≈ ?|~)?[\s$*_(\\]*$/iu;
/** It is another amount after all. */
const OTHER =
	/^[\s$*_]*(?:per|each|every|an?\s|more|less|fewer|later|earlier|before|for\b|of\b|\/|longer|shorter|je|pro|par|por|pour|für|para)/i;
/** How near the two before it are to each other. */
const SAME = 0.02;
/** One unit may be left off a row, and what is far off is something else. */
const FARTHEST = 130;

/** "384,198 s, 106.7 hours, 8.9 days": one amount said in a row of units, the last of which is another amount than the two before it are. */
export function convertedAgain(said: SaidAmount, { before }: Around): Closing | undefined {
	const [first, last] = before.slice(-2);
	if (!first || !last || first.block !== said.block || last.block !== said.block || said.per !== undefined)
		return undefined;
	if ([first, last].some(each => each.per !== undefined || each.literal.percent)) return undefined;
	// what is worked out, and not one of several things in a row
	if (!/(?:[=≈]|\\approx)[\s$*_]*$/.test(said.text.slice(0, first.span.start))) return undefined;
	const gap = said.text.slice(last.span.end, said.span.start);
	if (!IN_ROW.test(said.text.slice(first.span.end, last.span.start)) || !IN_ROW.test(gap) || OTHER.test(said.behind))
		return undefined;
	const units = [first, last, said].map(each => each.quantity.unit);
	const [a, b, c] = units as [typeof said.quantity.unit, typeof said.quantity.unit, typeof said.quantity.unit];
	if (!Object.values(a.dimension.hard).some(power => power !== 0) || !sameDimension(a, b) || !sameDimension(b, c))
		return undefined;
	if (a.factor === b.factor || b.factor === c.factor || a.factor === c.factor) return undefined;
	const right = first.quantity.value;
	if (Math.abs(last.quantity.value / right - 1) > SAME || !isFar(said, right)) return undefined;
	if (Math.abs(Math.log(right / said.quantity.value)) > Math.log(FARTHEST)) return undefined;
	return {
		right,
		message: say`${shownAs(last)} is ${dressBeside(right / c.factor, said.literal, c.text).text}.`,
		from: [last],
	};
}
