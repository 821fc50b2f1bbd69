import { sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { markOf } from '../derived.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import type { SaidAmount } from './said-amounts.ts';

/** What leads from an amount to the same amount in another unit, in any of the languages that homework is written in. */
const LEADS = String.raw`(?:so|thus|hence|therefore|then|or|i\.\s?e\.?|that|this|it|which|these|they|is|are|makes?|means?|takes?|needs?|gives?|comes?\s+to|equals?|in\s+other\s+words|also|das|dies|sind|ist|ergibt|macht|oder|d\.\s?h\.|braucht|soit|donc|ou|c['’]est-à-dire|cela|ce|qui|fait|font|o\s+sea|es\s+decir|así\s+que|por\s+tanto|esto|son|o|cioè|ovvero|quindi|ou\s+seja|portanto|即|也就是|合|约|大约|所以|about|around|roughly|approximately|nearly|almost|some|only|just|etwa|rund|knapp|environ|près\s+de|unos|casi|circa|ca\.)`;
/** A word or two that say what there is so much of. */
const OF = String.raw`(?:\s+(?:of|de|d['’]|von|di)\s+(?:the\s+|la\s+|le\s+|el\s+)?\p{L}+|\s+\p{Ll}{3,})?`;
const GAP = new RegExp(
	String.raw`^[\s$*_)}\\]*${OF}[\s$*_]*[,;:(—–]?\s*(?:\(\s*)?(?:${LEADS}[\s,:]*){0,6}[\s$*_(\\≈~=→]*$`,
	'iu',
);
/** It is another amount: for each of something, or one of two. */
const OTHER =
	/^[\s$*_]*(?:per|each|every|for|of|an?\s|pro|je|par|por|chacun\w*|jeweils|cada|more|less|fewer|later|earlier|longer|shorter|apart|above|below|left|free|\/|mehr|weniger|de plus|de moins|más|menos)/i;

/**
 * "500,000 m of shelf, 50 km", "4.76e6 bits, so it takes 4.76 MB": the amount right before it with the same digits in another prefix, where the two are not one
 * amount. Wrong: nobody writes the digits of one number for another one, and only the powers of ten, or the bits of a byte, are off.
 */
export function prefixed(said: SaidAmount, { before }: Around): Closing | undefined {
	const last = before.at(-1);
	if (last?.block !== said.block || !last.ends || last.per !== said.per || OTHER.test(said.behind)) return undefined;
	const [a, b] = [last.quantity, said.quantity];
	if (markOf(b.unit) === 0 || last.literal.percent || !(a.value > 0) || !(b.value > 0)) return undefined;
	if (!sameDimension(a.unit, b.unit) || Math.abs(markOf(a.unit) - markOf(b.unit)) > 1e-9) return undefined;
	if (Math.abs(a.unit.factor / b.unit.factor - 1) < 1e-6) return undefined;
	if (b.unit.dimension.hard.USD || !GAP.test(said.text.slice(last.span.end, said.span.start))) return undefined;
	if (!sameDigits(last, said)) return undefined;
	const off = Math.log10(b.value / a.value);
	const bits = b.unit.dimension.hard.bit === 1 ? [0, Math.log10(8), -Math.log10(8)] : [0];
	const step = said.literal.step / Math.abs(said.literal.value);
	if (Math.abs(off) < Math.log10(1 + step) + 0.03) return undefined;
	if (!bits.some(eight => Math.abs(off - eight - Math.round(off - eight)) < 0.02)) return undefined;
	const shown = dressBeside(a.value / b.unit.factor, said.literal, b.unit.text).text;
	return { right: a.value, message: say`${shownAs(last)} is ${shown}.`, from: [last] };
}

/** Whether two amounts have the same digits, to the shorter one's. */
function sameDigits(a: SaidAmount, b: SaidAmount): boolean {
	const mantissa = ({ literal: { value } }: SaidAmount): number =>
		value / 10 ** Math.floor(Math.log10(Math.abs(value)));
	// so few digits are those of many numbers, unless they are just the same
	const few = Math.min(a.literal.figures, b.literal.figures) < 2;
	const open = few ? 0 : Math.max(...[a, b].map(({ literal }) => (0.51 * literal.step) / Math.abs(literal.value)));
	return Math.abs(mantissa(a) / mantissa(b) - 1) <= Math.min(open, 0.02) + 1e-9;
}
