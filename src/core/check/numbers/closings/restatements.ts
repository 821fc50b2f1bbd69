import { isDimensionless, sameDimension } from '../../../math/units/units.ts';
import { say } from '../../../text/message.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { calledBy, namesIn, onlyOne, shownAs } from './names.ts';
import { HEDGED, type SaidAmount, standsRoughly, tensOff } from './said-amounts.ts';

const HEDGE = String.raw`(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|environ|près de|rund|etwa|knapp|circa|ca\.|unos|unas|aproximadamente|约|大约|≈|~)\s*)*`;
/** Between an amount and the same amount once more. */
const AGAIN = new RegExp(
	String.raw`^[\s$*_)}]*(?:\s?(?:of|in)\s+\p{L}+)?[,;,.]?\s*(?:\(\s*)?(?<word>or|i\.?\s?e\.?|that is|that's|that makes|that are|which is|which are|which makes|this is|in other words|soit|c['’]est-à-dire|ce qui fait|ou|das sind|d\.\s?h\.|also|oder|entspricht|o sea|es decir|即|也就是|合)[,:]?\s*${HEDGE}[\s$*_(\\]*$`,
	'iu',
);
/** A price or a size for each of something. */
const AT = /\b(?:at|with|by|for|using|assuming)\s+(?:about |only |just )?[$*_\\(]*$/i;
/** It is another amount after all: a part of it, or one of something else. */
const OTHER =
	/^[\s$*_]*(?:per|each|every|an?\s|more|less|fewer|later|earlier|before|for\b|of\b|\/|longer|shorter|apart|above|below|to\s|in\s|on\s)/i;
const PER =
	/^[\s$*_]*(?:[\p{L}/]+\s+)?(?:per\s+(?:second|minute|hour|day)\s+)?(?:per|for each|on each)\s+(?<noun>\p{L}+)/u;
const WATER = /\b(?:water|coolant)\b/i;

/** "3.34 kg/s, which is about 20 l/min", "0.400, i.e. 4.0 BLEU points", "859,000 tokens/s, or 3,360 per GPU": the number right before it, said again. */
export function restated(said: SaidAmount, { before, given, stateOf }: Around): Closing | undefined {
	const last = before.at(-1);
	if (last?.block !== said.block || !(last.quantity.value > 0) || !last.ends) return undefined;
	const gap = said.text.slice(last.span.end, said.span.start);
	const word = AGAIN.exec(gap)?.groups?.word?.toLowerCase();
	if (word === undefined) return undefined;
	// `At 16 bytes that's 35 GB` goes on from what stands before it.
	if (AT.test(said.text.slice(0, last.span.start))) return undefined;
	const isResult = stateOf(last)?.node.role === 'result';
	if (word === 'or' && !isResult) return undefined;
	// behind a full stop only the same digits are the same amount
	if (/[.]\s/.test(gap.replace(/i\.\s?e\./i, '')) && !hasDigitsOf(said, last.quantity.value)) return undefined;
	// an amount of three figures said again is just that, in whatever unit
	const digits = last.literal.figures + (last.literal.form === 'integer' ? last.literal.zeros : 0);
	const exact = digits >= 3 && said.literal.figures >= 2 && !HEDGED.test(said.label);
	const told = (right: number, sure = false): Closing | undefined =>
		isFar(said, right, sure && exact ? EXACT : undefined)
			? {
					right,
					message: say`${shownAs(last)} is ${dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text}.`,
					from: [last],
				}
			: undefined;
	const [a, b] = [last.quantity.unit, said.quantity.unit];
	const noun = PER.exec(said.behind)?.groups?.noun;
	if (noun !== undefined) return perNoun(said, last, noun, [...given, ...before]);
	if (isDimensionless(b)) {
		// 0.322 are 32.2 points
		const points = /^\s*(?:[\p{L}\d]+\s+)?(?:percentage\s+)?points\b/u.test(said.behind);
		const right = 100 * last.quantity.value;
		return points && isDimensionless(a) && a.text === '' && last.quantity.value < 1 && tensOff(said, right)
			? told(right)
			: undefined;
	}
	if (OTHER.test(said.behind) || last.per !== said.per) return undefined;
	if (sameDimension(a, b) && a.text !== b.text && Math.abs(a.factor / b.factor - 1) > 1e-6)
		return told(last.quantity.value, true);
	const [hard, own] = [a.dimension.hard, b.dimension.hard] as Readonly<Record<string, number | undefined>>[];
	// a kilogram of water is a litre
	const wet = WATER.test(last.text) && hard!.kg === 1 && own!.m === 3 && (hard!.s ?? 0) === (own!.s ?? 0);
	return wet ? told(last.quantity.value / 1000) : undefined;
}

/** Whether an amount has the digits of a value, to a power of ten and the bits of a byte. */
const hasDigitsOf = (said: SaidAmount, value: number): boolean =>
	[1, 8, 1 / 8].some(eight => {
		const tens = Math.log10((said.quantity.value * eight) / value);
		return Math.abs(tens - Math.round(tens)) < 0.005;
	});

/** A rate for each of so many, where the text counts them once. */
function perNoun(said: SaidAmount, last: SaidAmount, noun: string, all: readonly SaidAmount[]): Closing | undefined {
	const [name] = namesIn(noun);
	const first = (amount: SaidAmount): string | undefined =>
		/^[\s$*_]*([\p{L}]+)/u.exec(amount.text.slice(amount.digits?.end ?? amount.span.end))?.[1];
	if (name === undefined || first(said) !== first(last) || PER.exec(last.behind)?.groups?.noun) return undefined;
	const counts = all.filter(
		each =>
			each !== last &&
			Number.isInteger(each.literal.value) &&
			each.literal.value > 1 &&
			namesIn(each.text.slice(each.digits?.end ?? each.span.end, each.span.end + 40).split(/[.;:,()\d]/)[0]!)
				.slice(0, 3)
				.includes(name),
	);
	const count = onlyOne(counts);
	if (!count) return undefined;
	const right = last.literal.value / count.literal.value;
	const written = said.literal.value;
	if (Math.abs(Math.log(right / written)) < Math.log(1.3)) return undefined;
	return {
		right: right * said.quantity.unit.factor,
		message: say`${shownAs(last)} for ${String(count.literal.value)} are ${dressBeside(right, said.literal, '').text} for each.`,
		from: [last],
	};
}

/** Whether a number is off by a clear factor. */
export const isFar = (said: SaidAmount, right: number, factor = CLEAR): boolean =>
	right > 0 && !standsRoughly(said, right) && Math.abs(Math.log(right / said.quantity.value)) > Math.log(factor);

const CLEAR = 1.3;
/** More than a thousand for 1024 is off. */
const EXACT = 1.12;

export { calledBy };
