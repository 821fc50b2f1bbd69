import { say } from '../../../text/message.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { markOf } from '../derived.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { isFar } from './restatements.ts';
import type { SaidAmount } from './said-amounts.ts';

const HEDGE = String.raw`(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|then|thus|us|at\s+least|etwa|rund|knapp|ca\.|environ|≈|~)\s*)*`;
/** What one amount does at the rate of another: `364 GB at 25 Gbit/s take`. */
const COMES_TO = new RegExp(
	String.raw`(?:\b(?:takes?|needs?|lasts?|costs?|requires?|uses?|is|are|means?|makes?|gives?|yields?|comes?\s+to|dauer[nt]|brauch(?:en|t)|sind|ergibt|ergeben|prend|prennent|font|donne)|需要?|要|为|就是|:|⇒|→)\s*${HEDGE}[\s$*_(\\]*$`,
	'iu',
);
/** Between the amount and the rate that it goes at. */
const AT =
	/^[\s$*_)}]*(?:(?:of|worth)\s+[\p{L}\s-]{2,30}?)?(?:at|over|through|with|via|by|across|for|from|on|bei|mit|über|durch|für|à|avec|pendant|以|用)\s+(?:(?:an?|the|about|only|its|our|full|einer?|einem|die|une?|link|bandwidth|rate|of)\s+)*[\s$*_(\\]*$/iu;
/** It is not the plain relation of the two. */
const OTHERWISE =
	/\b(?:each|every|if|would|not|without|except|half|twice|both|percent|utili[sz]\w*|efficien\w*|overhead|MFU|times|plus|minus|than|compress\w*|shared?|parallel|GPUs|nodes|links|jede[rns]?)\b|%|[×·*/^=<>]\s*\d|n['’]t\b/i;
/** One sentence. */
const STOP = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?;](?=\s|$)|[。;]|\n`, 'g');
/** So much text is one sentence. */
const LONGEST = 160;

/**
 * "364 GB at 25 Gbit/s take 14.6 seconds", "330 W for 0.175 s are 58 kJ": an amount, a rate and what they make of each other in one sentence with no other number.
 * Wrong where the only way to its unit makes another number by a clear factor.
 */
export function rated(said: SaidAmount, { before }: Around): Closing | undefined {
	const wanted = markOf(said.quantity.unit);
	if (wanted === 0 || said.literal.percent) return undefined;
	const text = said.text.slice(0, said.span.start);
	const from = [...text.slice(-LONGEST).matchAll(STOP)].at(-1)?.index ?? -1;
	if (from < 0 && text.length > LONGEST) return undefined;
	const start = Math.max(0, text.length - LONGEST) + from + 1;
	const [amount, rate, ...more] = before.filter(({ block, span }) => block === said.block && span.start >= start);
	if (!amount || !rate || more.length > 0 || amount.per !== undefined) return undefined;
	if (!COMES_TO.test(text.slice(rate.span.end))) return undefined;
	if (!AT.test(text.slice(amount.span.end, rate.span.start))) return undefined;
	const rest = `${text.slice(start, amount.span.start)} ${text.slice(rate.span.end)}`;
	// another number of the sentence, that no unit marks
	if (OTHERWISE.test(rest) || /\d/.test(rest)) return undefined;
	const [a, b] = [markOf(amount.quantity.unit), markOf(rate.quantity.unit)];
	if (a === 0 || b === 0) return undefined;
	const near = (x: number): boolean => Math.abs(x - wanted) < 1e-9;
	const ways = [
		...(near(a - b) ? [amount.quantity.value / rate.quantity.value] : []),
		...(near(a + b) ? [amount.quantity.value * rate.quantity.value] : []),
	];
	const [right] = ways;
	if (right === undefined || ways.length > 1 || !(right > 0) || !isFar(said, right)) return undefined;
	return {
		right,
		message: say`${shownAs(amount)} at ${shownAs(rate)} make ${dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text}.`,
		from: [amount, rate],
	};
}
