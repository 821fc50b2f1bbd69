import { literalOf } from '../../../math/literal.ts';
import { numberOfWord, numberWords } from '../../../math/number-words.ts';
import { parsePlain } from '../../../math/read/parse.ts';
import { isDimensionless } from '../../../math/units/units.ts';
import { quantityOf } from '../../../quantities/origins.ts';
import { say } from '../../../text/message.ts';
import { NOT_ABBREVIATED } from '../../../text/pattern.ts';
import { markOf } from '../derived.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { namesIn, onlyOne, shownAs } from './names.ts';
import type { SaidAmount } from './said-amounts.ts';

/** Between what one of them takes and what all of them do. */
const TO_ALL =
	/^[\s$*_)}]*(?:each|apiece|per\s+\p{L}+|(?:pro|je|par|por|für\s+jede[ns]?)\s+\p{L}+|chacune?|jeweils|cada\s+un[oa])?[\s$*_)]*[,;:→⇒—–]?\s*(?:(?:so|thus|hence|therefore|i\.\s?e\.?|that|this|it|which|these|they|is|are|that['’]s|makes?|means?|takes?|needs?|gives?|comes?\s+to|in\s+total|in\s+all|together|altogether|also|das|sind|ist|ergibt|macht|zusammen|insgesamt|soit|donc|cela|fait|font|en\s+tout|au\s+total|es\s+decir|así\s+que|en\s+total|son|about|around|roughly|some|only|etwa|rund|environ|unos|共|一共|即)[\s,:]*){0,6}[\s$*_(\\≈~=]*$/iu;
const EACH = /^[\s$*_]*(?:each|apiece|chacune?|jeweils|cada\s+un[oa])\b/iu;
/** Not all of them, or other ones as well. */
const OTHERWISE =
	/\b(?:if|would|could|not|without|except|plus|minus|another|additional|extra|saved?|instead|rest|only\s+the|half|twice|both|also|left|free|padding|overhead|compress\w*)\b|n['’]t\b/i;
const SENTENCE = new RegExp(String.raw`${NOT_ABBREVIATED}[.!?;](?=\s)|\n`, 'g');
/** A count below may be anything. */
const COUNT = 1000;
const NEAR = 0.003;

/**
 * "With the moments it is 12 bytes per parameter, so 18.4 MB", "1.6e9 entries. At two bytes each that's 3.2 TB": what each of so many takes, and what all of them do.
 * Wrong where no number of the text, and no product of two of them, is so many, and the one count that its part comes to makes another amount.
 */
export function counted(said: SaidAmount, { before, given, stateOf }: Around): Closing | undefined {
	const each = inWords(said) ?? before.at(-1);
	if (each?.block !== said.block || !each.ends || said.per !== undefined || said.literal.percent) return undefined;
	const [a, b] = [each.quantity, said.quantity];
	if (markOf(b.unit) === 0 || !(a.value > 0) || !(b.value > a.value)) return undefined;
	const noun = nounEach(each);
	if (noun === undefined) return undefined;
	const { hard } = a.unit.dimension;
	const own = b.unit.dimension.hard;
	const names = new Set([...Object.keys(hard), ...Object.keys(own)]) as Set<keyof typeof hard>;
	if ([...names].some(name => (hard[name] ?? 0) !== (own[name] ?? 0)) || Object.keys(own).length === 0)
		return undefined;
	const gap = said.text.slice(each.span.end, said.span.start);
	if (!TO_ALL.test(gap)) return undefined;
	const head = said.text.slice(0, said.span.start);
	const stops = [...head.matchAll(SENTENCE)].map(({ index }) => index);
	if (OTHERWISE.test(head.slice(stops.at(-1) ?? 0)) || OTHERWISE.test(said.behind.slice(0, 30))) return undefined;
	const count = b.value / a.value;
	const open = Math.max(NEAR, (0.51 * said.literal.step) / Math.abs(said.literal.value));
	const is = (value: number): boolean => Math.abs(value / count - 1) <= open;
	const rest = before.filter(other => other !== each);
	const all = [...given.slice(-60), ...rest];
	const values = [
		...new Set(all.map(({ literal, quantity }) => (isDimensionless(quantity.unit) ? quantity.value : literal.value))),
	].filter(value => value > 1);
	if (values.some(x => is(x) || values.some(y => is(x * y) || (y !== x && is(x / y))))) return undefined;
	const counts = rest.filter(
		({ quantity, literal, block }) =>
			block >= said.block - 1 &&
			isDimensionless(quantity.unit) &&
			!literal.percent &&
			quantity.value >= COUNT &&
			Number.isInteger(quantity.value),
	);
	const results = counts.filter(({ ends }) => ends);
	const only = results.length > 0 ? results.at(-1) : onlyOne(counts);
	if (!only) return undefined;
	// `420e6 · 4 = 1.68 GB each`: what each of them is was made of that number.
	const between = only.block === said.block ? said.text.slice(only.span.end, each.span.start) : '';
	if (/[=≈]/.test(between)) return undefined;
	const state = stateOf(only);
	if (state && state.status !== 'right' && state.status !== 'open') return undefined;
	const right = a.value * only.quantity.value;
	if (Math.abs(Math.log(right / b.value)) < Math.log(1.12)) return undefined;
	const shown = dressBeside(right / b.unit.factor, said.literal, b.unit.text).text;
	return { right, message: say`${shownAs(only)} at ${shownAs(each)} each are ${shown}.`, from: [only, each] };
}

/** `At two bytes each that's`: an amount in words, right before the total. */
function inWords({ text, span, block, part, asked }: SaidAmount): SaidAmount | undefined {
	const start = Math.max(0, span.start - 70);
	const found = [...text.slice(start, span.start).matchAll(IN_WORDS)].at(-1);
	if (!found) return undefined;
	const { count, unit } = found.groups!;
	const literal = literalOf(parsePlain(`${numberOfWord(count!)} ${unit!.toLowerCase()}`).expression);
	const at = start + found.index;
	return (
		literal && {
			literal,
			quantity: quantityOf(literal),
			block,
			part,
			asked,
			text,
			span: { start: at, end: at + count!.length + found[0].slice(count!.length).indexOf(unit!) + unit!.length },
			digits: undefined,
			label: '',
			behind: text.slice(at + found[0].length, at + found[0].length + 40),
			per: undefined,
			ends: true,
		}
	);
}
const IN_WORDS = new RegExp(
	String.raw`(?<![\p{L}\d-])(?<count>${numberWords(1, 20)})\s+(?<unit>bytes?|bits?)(?=\s+(?:each|apiece|per\s))`,
	'giu',
);

/** What an amount is for each of; `each` where no noun says it. */
function nounEach(each: SaidAmount): string | undefined {
	const behind = each.text.slice(each.span.end, each.span.end + 30);
	if (EACH.test(behind)) return '';
	const noun =
		/^[\s$*_]*(?:\/\s?|(?:per|pro|je|par|por)\s+)(\p{L}{4,})/u.exec(behind)?.[1] ??
		Object.entries(each.quantity.unit.dimension.nouns).find(([, power]) => power < 0)?.[0];
	return noun &&
		/^(?:param|weight|entr|number|value|element|gewicht|zahl|poids|nombre|valeur|parám|peso|valor|token|vector|row|image|bild)/iu.test(
			noun,
		)
		? (namesIn(noun)[0] ?? noun)
		: undefined;
}
