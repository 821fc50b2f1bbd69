import { say } from '../../../text/message.ts';
import { dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import type { SaidMultiple } from './compared.ts';
import { shownAs } from './names.ts';
import { isShareOf, type SaidShare } from './said-shares.ts';

/** Between a share and the same share as a multiple. */
const AGAIN =
	/^[^.;]{0,48}[;,.:(]\s*(?:(?:so|or)\s+)?(?:in other words|i\.\s?e\.,?|that is|put differently|anders gesagt|d\.\s?h\.|autrement dit)\b[^.;\d]{0,40}$/iu;
const SMALLER = /\b(?:smaller|less|fewer|lower|cheaper|shorter|saved|kleiner|weniger|plus petit|moins)\b/i;

/** "14.2 % of what the adapters have; in other words LoRA is about 14 times smaller": a share, and how many times smaller that is. */
export function inOtherWords(said: SaidMultiple, { before }: Around): Closing | undefined {
	const last = before.at(-1);
	if (last?.block !== said.block || !(last.literal.percent || last.quantity.unit.text === '%')) return undefined;
	const share = last.quantity.value;
	if (!(share > 0 && share < 1)) return undefined;
	if (!AGAIN.test(said.text.slice(last.span.end, said.span.start))) return undefined;
	if (!SMALLER.test(said.text.slice(said.span.start, said.span.end + 12))) return undefined;
	const right = 1 / share;
	if (right >= said.least && right <= said.most) return undefined;
	// `72 %, in other words 3.6 times less` of what is left
	const rest = 1 / (1 - share);
	if ((rest >= said.least && rest <= said.most) || Math.abs(Math.log(right / said.value)) < Math.log(1.2))
		return undefined;
	return { right, message: say`${shownAs(last)} are one in ${dressNumber(right, 3).text}.`, from: [last] };
}

/** Between a multiple and the same as a share. */
const OR =
	/^[^.;\d]{0,48}[;,.:(]\s*(?:(?:so|or)\s+)?(?:in other words|i\.\s?e\.,?|that is|put differently|so|which means|meaning|anders gesagt|d\.\s?h\.|autrement dit)\b[^.;\d]{0,40}$/iu;
/** No share of the larger one. */
const ELSE =
	/^[\s$*_\\]*%?[\s$*_]*(?:smaller|less|fewer|lower|more|larger|faster|slower|saved|saving|reduction|points?|kleiner|weniger)\b/i;

/** "about 51 times smaller than W, in other words 1.95 % of it is trained": a multiple, and what share that is. */
export function shareInOtherWords(said: SaidShare, multiples: readonly SaidMultiple[]): Closing | undefined {
	const last = multiples.findLast(
		({ block, part, span }) => block === said.block && part === said.part && span.end <= said.span.start,
	);
	if (!last || last.value <= 1 || said.inWords || said.literal.figures < 2 || ELSE.test(said.behind)) return undefined;
	if (!SMALLER.test(said.text.slice(last.span.start, last.span.end + 12))) return undefined;
	if (!OR.test(said.text.slice(last.span.end, said.span.start))) return undefined;
	const right = 1 / last.value;
	if (isShareOf(said, right) || isShareOf(said, 1 - right)) return undefined;
	if (said.value >= 1 / last.most && said.value <= 1 / last.least) return undefined;
	if (Math.abs(Math.log(right / said.value)) < Math.log(1.3)) return undefined;
	return {
		right,
		message: say`One in ${dressNumber(last.value, 3).text} is ${dressNumber(100 * right, 3).text} %.`,
		from: [],
	};
}
