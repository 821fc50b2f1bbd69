import { formatPatterns } from '../../../quantities/number-formats.ts';
import { say } from '../../../text/message.ts';
import { questionsOf } from '../../places.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import type { SaidAmount } from './said-amounts.ts';

const FORMATS = formatPatterns(bits => [String.raw`${bits}[- ]?bits?`], 'i');
/** Right before an amount: the format that it is in. */
const IN_FORMAT =
	/(?:^|[\s(,;])(?:in|with|at|as|mit|als|bei|en|avec|con)?\s*(?<format>(?:fp|bf|int|float|bfloat|uint)\d+|\d+[- ]bits?)\s*(?:precision\s*)?(?:[:,=]|(?:it|this|that|they|is|are|makes?|takes?|needs?|would\s+be|sind\s+es|sind|ist|son|es|serían|sería|c['’]est|ce\s+sont|font)\s*)*[\s$*_(≈~]*$/iu;
const OTHER =
	/\b(?:gradients?|moments?|optimi[sz]er|adam|scales?|overhead|groups?|blocks?\s+of|instead|mixed|both|together|total|zusammen|ensemble|juntos)\b/i;

/**
 * "20,480,000 · 2 = 40.96 MB; in fp32 20.48 MB": one thing in two formats, the second of which is named right before it. Wrong where the two amounts stand the other
 * way round, or a power of ten off.
 */
export function formatPair(said: SaidAmount, { before, homework }: Around): Closing | undefined {
	const bits = formatBefore(said);
	const last = before.at(-1);
	if (bits === undefined || last?.block !== said.block || !last.ends || said.part === undefined) return undefined;
	if (said.quantity.unit.dimension.hard.bit !== 1 || last.quantity.unit.dimension.hard.bit !== 1) return undefined;
	if (said.per !== last.per || !(last.quantity.value > 0)) return undefined;
	const sentence = said.text.slice(Math.max(0, last.span.start - 60), said.span.end);
	const question = questionsOf(homework)(said.part);
	if (OTHER.test(sentence) || OTHER.test(question)) return undefined;
	const other = formatBefore(last) ?? onlyOther(question, bits);
	if (other === undefined || other === bits) return undefined;
	const right = (last.quantity.value * bits) / other;
	const off = said.quantity.value / right;
	const open = Math.max(0.02, (0.6 * said.literal.step) / Math.abs(said.literal.value));
	if (Math.abs(off - 1) <= open) return undefined;
	const turned = (other / bits) ** 2;
	const tens = Math.log10(off);
	const isTens = Math.abs(tens - Math.round(tens)) < 0.01 && Math.round(tens) !== 0;
	if (Math.abs(off / turned - 1) > open && !isTens) return undefined;
	const shown = dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text;
	return { right, message: say`In this format ${shownAs(last)} become ${shown}.`, from: [last] };
}

function formatBefore({ text, span }: SaidAmount): number | undefined {
	const words = text
		.slice(Math.max(0, span.start - 40), span.start)
		.split(/[.;!?]\s|\n/)
		.at(-1)!;
	const name = IN_FORMAT.exec(words)?.groups?.format;
	return name === undefined ? undefined : bitsOf(name);
}

const bitsOf = (name: string): number | undefined => {
	const bytes = FORMATS.find(([pattern]) => pattern.test(name))?.[1];
	return bytes === undefined ? undefined : 8 * bytes;
};

/** The one other format that a question names. */
function onlyOther(question: string, bits: number): number | undefined {
	const all = new Set(
		[...question.matchAll(/\b(?:(?:fp|bf|int|float|bfloat|uint)\d+|\d+[- ]bits?)\b/giu)].flatMap(
			([name]) => bitsOf(name) ?? [],
		),
	);
	all.delete(bits);
	return all.size === 1 ? [...all][0] : undefined;
}
