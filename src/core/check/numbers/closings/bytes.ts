import type { Homework } from '../../../homework/homework.ts';
import { isDimensionless } from '../../../math/units/units.ts';
import { formatPatterns } from '../../../quantities/number-formats.ts';
import { ownText } from '../../../text/comments.ts';
import { say } from '../../../text/message.ts';
import { dressBeside } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { shownAs } from './names.ts';
import type { SaidAmount } from './said-amounts.ts';

const WORDS: Readonly<Record<number, string>> = { 1: 'one', 2: 'two', 4: 'four', 8: 'eight' };
/** Number formats as a text names them: also by how many bytes a number takes. */
const FORMATS = formatPatterns(bits => {
	const bytes = bits / 8;
	const word = WORDS[bytes];
	return [`${bits}[ -]bit`, ...(word ? [`${bytes} bytes?`, `${word} bytes?`, `${bytes} B`] : [])];
}, 'i');
const HEDGE = String.raw`(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|≈|~)\s*)*`;
/** Between a count of numbers and what they take. */
const TAKE = new RegExp(
	String.raw`^[\s$*_)}]*(?:(?:numbers?|values?|entries|parameters?|weights?|floats?|activations?|elements?|scalars?)\b)?[\s$*_)]*[.,;:(]?\s*(?:so|i\.\s?e\.,?|or|=|≈|→|which\s+(?:is|are|makes?|takes?|needs?)|that(?:['’]s|\s+is|\s+are|\s+makes?)|these\s+are|(?:this|they|it|these)\s+(?:is|are|takes?|needs?|makes?|gives?|comes?\s+to|occup(?:y|ies)))?[\s:,]*${HEDGE}[\s$*_(\\]*$`,
	'i',
);
/** Beside this a number of another format, or several of them, may be meant. */
const OTHER =
	/\b(?:if|instead|would|compressed|quanti[sz]ed|moments?|states?|both|and|plus|with|copies|gradients?|each|per)\b/i;

/** "5,760,000 values, so 5.76 MB" in fp32: what a count of numbers takes in the one format that the part, or else the text, names. */
export function bytesOf(said: SaidAmount, { before, homework }: Around): Closing | undefined {
	const { hard, nouns } = said.quantity.unit.dimension;
	if (hard.bit !== 1 || Object.keys(hard).length > 1 || Object.values(nouns).some(power => power < 0) || said.per)
		return undefined;
	const last = before.at(-1);
	if (last?.block !== said.block || !last.ends || last.literal.percent || !isDimensionless(last.quantity.unit))
		return undefined;
	if (!(last.quantity.value >= 1000) || !Number.isInteger(last.quantity.value) || last.literal.figures < 2)
		return undefined;
	// `Bytes: 1.674e10 · 1.08 = 1.81e10`: it counts them already
	if (/\b(?:bytes?|octets?)\b/i.test(lineTo(last))) return undefined;
	const gap = said.text.slice(last.digits?.end ?? last.span.end, said.span.start);
	const named = formatIn(gap) ?? formatIn(said.behind.slice(0, 16));
	if (
		gap.length > 60 ||
		!TAKE.test(gap.replace(IN_FORMAT, ' ')) ||
		OTHER.test(gap) ||
		OTHER.test(said.behind.slice(0, 24))
	)
		return undefined;
	const [only, ...rest] =
		named === undefined ? (formatsOf(homework, said).find(({ size }) => size > 0) ?? []) : [named];
	if (only === undefined || rest.length > 0) return undefined;
	const each = said.quantity.value / 8 / last.quantity.value;
	const off = each / only;
	if (Math.abs(Math.log(off)) < Math.log(1.12)) return undefined;
	const tens = Math.log10(off);
	const isTens = Math.abs(tens - Math.round(tens)) < 0.01;
	const isCount = Math.abs(each - 1) < 0.005 && said.literal.figures >= 2;
	const isBits = Math.abs(off - 8) < 0.08 || Math.abs(off - 0.125) < 0.00125;
	// `in fp16 26.2 MB`: as if a number had four bytes, or one
	const isOtherFormat = named !== undefined && [2, 4, 0.5, 0.25].some(factor => Math.abs(off / factor - 1) < 0.01);
	if (!isTens && !isCount && !isBits && !isOtherFormat) return undefined;
	const right = 8 * only * last.quantity.value;
	const shown = dressBeside(right / said.quantity.unit.factor, said.literal, said.quantity.unit.text).text;
	return { right, message: say`${shownAs(last)} at ${String(only)} bytes each are ${shown}.`, from: [last] };
}

/** `, in fp16`, `in bf16`. */
const IN_FORMAT =
	/[\s,;]*\b(?:in|as|at|with)\s+(?:fp32|float32|fp16|bf16|bfloat16|float16|half precision|single precision|fp8|int8)\b/i;

/** The bytes of the one format that words right beside a number name. */
export function formatIn(words: string): number | undefined {
	const format = IN_FORMAT.exec(words)?.[0];
	return format === undefined ? undefined : FORMATS.find(([pattern]) => pattern.test(format))?.[1];
}

/** The line or the sentence up to a number. */
const lineTo = ({ text, span }: SaidAmount): string =>
	text
		.slice(Math.max(0, span.start - 160), span.start)
		.split(/\n|[.!?;]\s/)
		.at(-1)!;

/** The formats that a part names up to a place, those that stand above all parts, and those of the whole text. */
function formatsOf({ parts, source }: Homework, { part, block }: SaidAmount): readonly ReadonlySet<number>[] {
	const [own, head, all] = [new Set<number>(), new Set<number>(), new Set<number>()];
	const blocksOf = (index: number): readonly number[] =>
		parts[index]?.sections.flatMap(({ slices }) => slices.map(slice => slice.block)) ?? [];
	const mine = new Set(blocksOf(part ?? -1));
	const first = Math.min(...parts.flatMap((_, index) => blocksOf(index)));
	source.blocks.forEach((each, index) => {
		const text = ownText(each);
		for (const [pattern, bytes] of FORMATS) {
			if (!pattern.test(text)) continue;
			all.add(bytes);
			if (index < first) head.add(bytes);
			if (mine.has(index) && index <= block) own.add(bytes);
		}
	});
	return [own, head, all];
}
