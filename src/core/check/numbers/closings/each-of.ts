import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { markOf } from '../derived.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { namesIn, onlyOne, shownAs } from './names.ts';
import { type SaidAmount, tensOff } from './said-amounts.ts';

/** `A conversation thus costs`, `each token takes`, `one step needs`. */
const EACH =
	/(?:^|[.;:,]\s+|\b(?:so|thus|hence|and)\s+)(?:a|an|one|each|every|a single)\s+(?<noun>\p{L}{3,})\s+(?:(?:thus|then|therefore|so|also)\s+)?(?:costs?|takes?|needs?|uses?|draws?|emits?|weighs?|is|has)\s+(?:(?:about|around|roughly|some|only|just|nearly|almost)\s+)*[\s$*_(\\]*$/iu;
const DOUBTED = /\b(?:if|would|could|not|extra|more|another)\b|n['’]t\b/i;

/**
 * "together $275.18. A conversation thus costs about 6.6 cents" of 42,000 conversations: what comes together, for each of so many that the text counts once. Wrong only
 * where it is a power of ten off.
 */
export function eachOf(said: SaidAmount, { before, given }: Around): Closing | undefined {
	if (markOf(said.quantity.unit) === 0 || said.literal.percent) return undefined;
	const sentence = said.text
		.slice(Math.max(0, said.span.start - 100), said.span.start)
		.split(/(?<=[.!?;])\s|\n/)
		.at(-1)!;
	const noun = EACH.exec(sentence)?.groups?.noun;
	const [name] = namesIn(noun ?? '');
	if (name === undefined || DOUBTED.test(sentence)) return undefined;
	const last = before.at(-1);
	if (last?.block !== said.block || !last.ends || last.per !== undefined) return undefined;
	if (
		!sameDimension(last.quantity.unit, said.quantity.unit) ||
		Math.abs(markOf(last.quantity.unit) - markOf(said.quantity.unit)) > 1e-9
	)
		return undefined;
	const count = onlyOne(
		[...given, ...before].filter(
			each =>
				isDimensionless(each.quantity.unit) &&
				!each.literal.percent &&
				each.quantity.value > 1 &&
				Number.isInteger(each.quantity.value) &&
				namesIn(/^[\s$*_}]*(\p{L}+)/u.exec(each.text.slice(each.digits?.end ?? each.span.end))?.[1] ?? '')[0] === name,
		),
	);
	if (!count) return undefined;
	const right = last.quantity.value / count.quantity.value;
	if (tensOff(said, right) === undefined) return undefined;
	const shown = dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text;
	return { right, message: say`${shownAs(last)} for ${shownAs(count)} are ${shown} for each.`, from: [last] };
}
