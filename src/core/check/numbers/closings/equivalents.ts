import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { namesIn, onlyOne, shownAs } from './names.ts';
import { type SaidAmount, standsRoughly } from './said-amounts.ts';

const LEADS =
	/\b(?:use|usage|consumption|demand|need|needs|output|emissions?|weight|content|as much (?:\p{L}+\s+)?as|equivalent|corresponds?\s+to|enough for|equals?|worth|that of)\s+(?:of\s+|to\s+|that\s+of\s+)?[*_]*(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|≈|~)\s*)*[\s$*_(\\]*$/iu;

/** "5 GWh is the yearly use of about 140 households", where the text says what one household uses. */
export function equivalent(said: SaidAmount, { before, given }: Around): Closing | undefined {
	if (!isDimensionless(said.quantity.unit) || said.literal.percent || !LEADS.test(said.label)) return undefined;
	const noun = /^[\s$*_]*(\p{L}+)/u.exec(said.text.slice(said.digits?.end ?? said.span.end))?.[1];
	const [name] = noun === undefined ? [] : namesIn(noun);
	const last = before.at(-1);
	if (name === undefined || name.length < 3 || last?.block !== said.block || isDimensionless(last.quantity.unit))
		return undefined;
	if (/[.!?]\s/.test(said.text.slice(last.span.end, said.span.start))) return undefined;
	// `a household uses 3,500 kWh`
	const each = onlyOne(
		[...given, ...before].filter(
			amount =>
				amount !== last &&
				sameDimension(amount.quantity.unit, last.quantity.unit) &&
				new RegExp(String.raw`\b(?:an?|one|each|every|per|average|typical)\s+(?:\p{L}+\s+){0,2}?${name}\b`, 'iu').test(
					`${amount.label} ${amount.behind}`,
				),
		),
	);
	if (!each || !(each.quantity.value > 0)) return undefined;
	const right = last.quantity.value / each.quantity.value;
	if (standsRoughly(said, right) || Math.abs(Math.log(right / said.quantity.value)) < Math.log(1.5)) return undefined;
	return {
		right,
		message: say`${shownAs(last)} over ${shownAs(each)} is ${dressNumber(right, 3).text}.`,
		from: [last, each],
	};
}
