import { say } from '../../../text/message.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import { isFar } from './restatements.ts';
import type { SaidAmount } from './said-amounts.ts';

/** Between a time for each and how many of them there are in a time. */
const SO =
	/^(?:[\s$*_)]*(?:per|for\s+each|for\s+every|a|je|pro|par|por)\s+(?:\p{L}+\s?){1,2})?[\s$*_)]*[,;:.(→⇒=—–]?\s*(?:(?:so|or|hence|thus|therefore|i\.\s?e\.?|that|this|it|which|is|are|means?|makes?|gives?|we\s+get|the\s+(?:rate|throughput|speed)|also|das|sind|ist|ergibt|soit|donc|es\s+decir|about|around|roughly|some|only|etwa|rund|environ|unos)[\s,:]*){1,6}[\s$*_(\\≈~=]*$/iu;
const OTHERWISE =
	/\b(?:if|would|batch\w*|sequences|users|streams|parallel|concurrent\w*|GPUs|each\s+of|times|speculative|not|without)\b|n['’]t\b/i;
const FOR_EACH =
	/\b(?:per|each|every|one|a|an|je|pro|par|por|cada)\s+(?:\p{L}+\s)?(?:token|image|step|sample|sentence|iteration|Schritt|Bild|jeton|paso)\b/iu;

const PERIODS: Readonly<Record<string, number>> = { second: 1, s: 1, minute: 60, min: 60, hour: 3600, h: 3600 };

/** "14.4 ms per token, so 69 tokens per second": the one is one over the other. Wrong by a clear factor that no count of the text explains. */
export function rateOfTime(said: SaidAmount, { before, given }: Around): Closing | undefined {
	const { hard, nouns } = said.quantity.unit.dimension;
	const powers = Object.entries(hard).filter(([, power]) => power !== 0);
	const isRate = powers.length === 1 && hard.s === -1;
	// `tokens per second`, whose second is a word
	const period = powers.length === 0 ? PERIODS[said.per ?? ''] : isRate ? 1 : undefined;
	if (period === undefined || said.literal.percent) return undefined;
	if (Object.values(nouns).filter(power => power === 1).length !== 1) return undefined;
	const last = before.at(-1);
	if (!last || last.block !== said.block || !last.ends) return undefined;
	const own = last.quantity.unit.dimension.hard;
	if (own.s !== 1 || Object.entries(own).some(([name, power]) => name !== 's' && power !== 0)) return undefined;
	if (!SO.test(said.text.slice(last.span.end, said.span.start))) return undefined;
	const start = Math.max(0, last.span.start - 160);
	const sentence = said.text.slice(start, said.span.end + 40);
	if (OTHERWISE.test(sentence) || !FOR_EACH.test(sentence)) return undefined;
	const right = period / last.quantity.value;
	if (!isFar(said, right)) return undefined;
	const ratio = Math.max(said.quantity.value / right, right / said.quantity.value);
	const isCount = [...given, ...before].some(
		({ literal }) =>
			literal.value > 1 && Math.abs(literal.value / ratio - 1) < 0.03 && Math.log10(literal.value) % 1 !== 0,
	);
	if (isCount) return undefined;
	return {
		right,
		message: say`${shownAs(last)} for each make ${dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text}.`,
		from: [last],
	};
}

/** Between multiply-adds and operations. */
const IN_FLOP =
	/^[\s$*_)]*(?:\(?MACs?\)?)?[\s$*_)]*[.,;:(→⇒=—–]?\s*(?:(?:so|or|hence|thus|therefore|i\.\s?e\.?|that['’]s|that|this|it|which|is|are|means?|makes?|gives?|in\s+(?:FLOPs?|operations)|also|das|sind|ist|ergibt|soit|donc|es\s+decir|about|around|roughly|some|only|etwa|rund|environ|unos)[\s,:]*){1,7}[\s$*_(\\≈~=]*$/iu;
const MACS = /\b(?:MACs?|multiply[-–\s](?:adds?|accumulates?)|multiplications?)\b/i;

/** "118,013,952 MACs, so 59 MFLOPs": two operations each, or one where a text counts so. */
export function operationsOf(said: SaidAmount, { before }: Around): Closing | undefined {
	const powers = Object.entries(said.quantity.unit.dimension.hard).filter(([, power]) => power !== 0);
	if (powers.length !== 1 || said.quantity.unit.dimension.hard.FLOP !== 1) return undefined;
	const last = before.at(-1);
	if (!last || last.block !== said.block || !last.ends) return undefined;
	if (Object.values(last.quantity.unit.dimension.hard).some(power => power !== 0)) return undefined;
	const nouns = Object.keys(last.quantity.unit.dimension.nouns);
	if (!(nouns.join() === 'MAC' || (nouns.length === 0 && MACS.test(last.label)))) return undefined;
	if (!IN_FLOP.test(said.text.slice(last.span.end, said.span.start))) return undefined;
	const count = last.quantity.value;
	if (!(count > 1000) || !isFar(said, 2 * count) || !isFar(said, count)) return undefined;
	const right = 2 * count;
	return {
		right,
		message: say`${shownAs(last)} are ${dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text} at two operations each.`,
		from: [last],
	};
}
