import type { Homework } from '../homework/homework.ts';
import { NUMBER_WORDS } from '../math/number-words.ts';
import type { Anchor, BlockContent } from '../text/block.ts';

/** A number as it stands somewhere in a text, whatever it is called there. */
interface Written {
	readonly value: number;
	readonly start: number;
	readonly end: number;
}

/** All numbers that a text writes, for the question whether one of them is written before. */
export interface WrittenNumbers {
	/**
	 * A place before `anchor` that writes the value: `asked` where a question or a given of the same problem does, else any other;
	 * undefined where the value is written nowhere.
	 */
	find(
		value: number,
		anchor: Anchor,
		part: number | undefined,
	): { readonly anchor: Anchor; readonly asked: boolean } | undefined;
	/** Every number that is written before a place, as often as it is, in the order of the text. */
	before(anchor: Anchor): readonly number[];
}

const NUMERAL =
	/(?<![\w.])(\d{1,3}(?:(?:,|\{,\}|\\,|[\u00a0\u2009\u202f])\d{3})+(?!\d)|\d+)?(\.\d+)?(?:[eE]([+-]?\d+))?(?:\s*(?:\\times|\\cdot|×|·|\*)\s*10\s*(?:\^\s*\{?\s*([-−]?\d+)|\*\*\s*(-?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)))?/g;
/** `1{.}27`: the decimal comma of a formula, as it is read. */
const DECIMAL_COMMA = /(?<![\w.,}])(\d+)\{\.\}(\d+)/g;
const POWER = /\b10\s*(?:\^\s*\{?\s*([-−]?\d+)|\*\*\s*(-?\d+)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+))/g;
const SCALE = /^\s*(?:\\text\{)?\s*(thousand|million|billion|trillion|quadrillion|[kKMBT](?![a-zA-Z])|\\?%|percent)/;
const FACTORS: Readonly<Record<string, number>> = {
	thousand: 1e3,
	k: 1e3,
	K: 1e3,
	million: 1e6,
	M: 1e6,
	billion: 1e9,
	B: 1e9,
	trillion: 1e12,
	T: 1e12,
	quadrillion: 1e15,
	'%': 0.01,
	'\\%': 0.01,
	percent: 0.01,
};
const WORDS: readonly (readonly [RegExp, number])[] = [
	[/\b(?:half|halves|halved)\b/gi, 0.5],
	[/\b(?:quarters?|fourths?)\b/gi, 0.25],
	...NUMBER_WORDS.slice(1, 13).map((word, index) => [new RegExp(String.raw`\b${word}\b`, 'gi'), index + 1] as const),
	[/\b(?:twice|double[ds]?|pairs?|both)\b/gi, 2],
	[/\bdozens?\b/gi, 12],
	[/\bhundreds?\b/gi, 100],
];
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const scans = new WeakMap<BlockContent, readonly Written[]>();

/** The numbers of a block, each with every value that it may be read as; kept as long as the block's content is. Linear. */
function numbersIn(content: BlockContent): readonly Written[] {
	const known = scans.get(content);
	if (known) return known;
	const { text } = content;
	const found: Written[] = [];
	for (const match of text.matchAll(NUMERAL)) {
		const [whole, digits = '', decimals = '', exponent, power, starred, raised] = match;
		if (digits === '' && decimals === '') continue;
		const value = Number(digits.replace(/\D/g, '') + decimals) * 10 ** Number(exponent ?? 0);
		const at = { start: match.index, end: match.index + whole.length };
		const add = (each: number) => found.push({ value: each, ...at });
		add(value);
		const tens = power ?? starred ?? raised;
		if (tens !== undefined) add(value * 10 ** exponentOf(tens));
		const scale = SCALE.exec(text.slice(at.end, at.end + 24))?.[1];
		if (scale !== undefined) add(value * FACTORS[scale]!);
	}
	for (const match of text.matchAll(DECIMAL_COMMA))
		found.push({ value: Number(`${match[1]}.${match[2]}`), start: match.index, end: match.index + match[0].length });
	for (const match of text.matchAll(POWER)) {
		const tens = match[1] ?? match[2] ?? match[3] ?? '0';
		found.push({ value: 10 ** exponentOf(tens), start: match.index, end: match.index + match[0].length });
	}
	for (const [pattern, value] of WORDS) {
		for (const match of text.matchAll(pattern))
			found.push({ value, start: match.index, end: match.index + match[0].length });
	}
	scans.set(content, found);
	return found;
}

const exponentOf = (written: string): number =>
	Number(
		[...written]
			.map(each =>
				each === '−' || each === '⁻' ? '-' : each === '⁺' ? '' : RAISED.includes(each) ? RAISED.indexOf(each) : each,
			)
			.join(''),
	);

const keyOf = (value: number): string => value.toPrecision(10);

/** The numbers of a homework. Cheap to make: blocks that have not changed are not read again. */
export function writtenNumbers(homework: Homework): WrittenNumbers {
	const { blocks } = homework.source;
	const problem = (part: number | undefined): number | undefined => {
		let at = part;
		for (let depth = 0; at !== undefined && homework.parts[at]?.parent !== undefined && depth < 50; depth++)
			at = homework.parts[at]!.parent;
		return at;
	};
	const asked = blocks.map((): { start: number; end: number; problem: number | undefined }[] => []);
	homework.parts.forEach((part, index) => {
		for (const { kind, slices } of part.sections) {
			if (kind !== 'question' && kind !== 'given' && kind !== 'context') continue;
			for (const { block, span } of slices) asked[block]?.push({ ...span, problem: problem(index) });
		}
	});
	let places: Map<string, (Written & { block: number; problem: number | undefined; asked: boolean })[]> | undefined;
	const read = () => {
		const all: NonNullable<typeof places> = new Map();
		blocks.forEach(({ content }, block) => {
			for (const written of numbersIn(content)) {
				const giving = asked[block]!.find(({ start, end }) => start <= written.start && written.end <= end);
				const list = all.get(keyOf(written.value));
				const place = { ...written, block, problem: giving?.problem, asked: giving !== undefined };
				if (list) list.push(place);
				else all.set(keyOf(written.value), [place]);
			}
		});
		return all;
	};
	return {
		before: ({ block, span }) =>
			blocks
				.slice(0, block + 1)
				.flatMap(({ content }, index) =>
					numbersIn(content).flatMap(({ value, end }) => (index < block || end <= span.start ? [value] : [])),
				),
		find: (value, { block, span }, part) => {
			const own = problem(part);
			places ??= read();
			const before = (places.get(keyOf(value)) ?? []).filter(
				place => place.block < block || (place.block === block && place.end <= span.start),
			);
			const given = before.findLast(place => place.asked && place.problem === own);
			const first = given ?? before[0];
			return (
				first && {
					anchor: { block: first.block, span: { start: first.start, end: first.end } },
					asked: given !== undefined,
				}
			);
		},
	};
}
