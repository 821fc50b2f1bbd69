import { numberOfWord, numberWords } from '../../math/number-words.ts';
import type { LetterOf } from '../../quantities/laws.ts';
import { escaped } from '../../text/pattern.ts';

/** A text with its numbers, to look up what they are called. */
export interface SaidValues {
	readonly text: string;
	readonly numbers: readonly SaidValue[];
}

interface SaidValue {
	readonly value: number;
	/** With its word of scale: `12.9B`, `1.4 million`. */
	readonly scaled: number;
	readonly percent: boolean;
	readonly start: number;
	readonly end: number;
	/** Whether a calculation takes it in: `FN 250 − 190 = 60` calls the 60 so, and not the 250. */
	readonly used: boolean;
}

const NUMERAL = new RegExp(
	String.raw`(?<![\w.,^{])[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[eE][+-]?\d+|\s?[×·]\s?10[⁻⁺]?[⁰¹²³⁴-⁹]+)?(?![\d])|(?<![\p{L}-])(?:${numberWords(2, 20)})(?![\p{L}-])`,
	'giu',
);
/** More of a calculation, up to what it comes to. */
const GOES_ON = /^\s*[-−+*/×·÷](?:[\s\d.,()€$£%+*/×·÷−-]|\b[a-z]{1,3}\b)*[=≈]/u;
const SCALE =
	/^\s?([BMTk]|billions?|millions?|trillions?|Milliarden|Mrd\.?|Mio\.?|Millionen|milliards?|millones)(?![\p{L}\d])/u;
const SCALES: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mi: 1e6, b: 1e9, bi: 1e9, t: 1e12, tr: 1e12 };
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The numbers of a text; LaTeX is laid flat. */
export function saidValues(source: string): SaidValues {
	const text = source
		.replace(/\{,\}/g, ',')
		.replace(/\{\.\}/g, '.')
		.replace(/\\(?:text|mathrm|mathbf|hat|bar)\b|\\[ ,;!]|[\\{}$*]/g, ' ')
		.replace(/[ \t]+/g, ' ')
		.replace(DECIMAL_COMMA, (all, whole: string, part: string) =>
			/\d\.\d/.test(source) || (whole !== '0' && part.length === 3) ? all : `${whole}.${part}`,
		);
	const numbers = [...text.matchAll(NUMERAL)].flatMap(({ index, 0: digits }) => {
		const value = numberOfWord(digits) ?? plain(digits);
		const end = index + digits.length;
		if (!Number.isFinite(value)) return [];
		const behind = text.slice(end, end + 80);
		const scale = SCALE.exec(behind)?.[1];
		const scaled = value * (scale === undefined ? 1 : SCALES[scale.slice(0, 2).toLowerCase()]!);
		return [{ value, scaled, percent: /^\s?%/.test(behind), start: index, end, used: GOES_ON.test(behind) }];
	});
	return { text, numbers };
}

/** `0,6` and `63,75` of a text that has no decimal points; `16,384` are thousands. */
const DECIMAL_COMMA = /(?<![\d.,(])(\d+),(\d+)(?![\d,])/g;

function plain(digits: string): number {
	const [mantissa = '', power] = digits
		.replace(/,/g, '')
		.replace('−', '-')
		.split(/\s?[×·]\s?10/);
	const exponent =
		power && [...power].map(each => (each === '⁻' ? '-' : each === '⁺' ? '' : String(RAISED.indexOf(each)))).join('');
	return Number(mantissa) * (exponent ? 10 ** Number(exponent) : 1);
}

const inRow = (word: string): string => escaped(word).replace(/\s+/g, String.raw`\s+`);
const flagsFor = (word: string): string => (word.length <= 2 ? 'u' : 'iu');

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b));

/** Whether a number stands beside one of the names, or with one of the units, and has all that is asked of it. */
export function isKnown(
	value: number,
	letter: LetterOf,
	said: SaidValues,
	asked: SaidValues,
	others: ReadonlyMap<string, number>,
): boolean {
	for (const condition of letter.conditions) {
		const other = others.get(condition.slice(1));
		if (other !== undefined && /^[<>]/.test(condition)) {
			if (condition.startsWith('<') ? !(value < other) : !(value > other)) return false;
			continue;
		}
		if (condition.startsWith('<') && !(value < Number(condition.slice(1)))) return false;
		if (condition.startsWith('>') && !(value > Number(condition.slice(1)))) return false;
		if (condition === 'int' && !Number.isInteger(value)) return false;
		if (
			condition === 'given' &&
			!asked.numbers.some(each => isNear(Math.abs(each.value), Math.abs(value)) || isNear(each.scaled, value))
		)
			return false;
		if (condition === 'share' && !(value < 1)) return false;
		if (condition === 'pairs' && pairsIn(said.text) !== value) return false;
	}
	if (letter.names.length === 0 && letter.units.length === 0) return true;
	return said.numbers.some(
		each =>
			(isNear(each.value, value) || isNear(each.value / 100, value) || isNear(each.scaled, value)) &&
			(letter.names.some(name => isBeside(name, each, said.text)) ||
				letter.units.some(unit =>
					new RegExp(String.raw`^\s*${inRow(unit)}(?![\p{L}])`, 'u').test(said.text.slice(each.end, each.end + 12)),
				)),
	);
}

/** `slope 8/10 = 0.8`, `n = 6`, `6 people`: a name before a number on its line, or right behind it. */
function isBeside(name: string, { start, end, used }: SaidValue, text: string): boolean {
	const before = text
		.slice(Math.max(0, start - 50), start)
		.split(/[\n;|]|[.!?]\s/)
		.at(-1)!;
	const behind = text.slice(end, end + 30);
	const source = inRow(name);
	return (
		(!used &&
			new RegExp(
				String.raw`(?<![\p{L}\d])(?<!\d\s)${source}(?![\p{L}])(?:[^\p{L}]|\b(?:of|is|are|was|to|at|the)\b)*$`,
				flagsFor(name),
			).test(before)) ||
		(name.length > 2 &&
			new RegExp(
				String.raw`^[\s%-]*(?:(?!(?:and|with|of|for|from|or)\b)\p{L}+\s+){0,2}?${source}s?(?![\p{L}])`,
				'iu',
			).test(behind))
	);
}

/** The one value that a text gives to a letter by its names. */
export function valueSaid({ names, conditions }: LetterOf, said: SaidValues): number | undefined {
	if (conditions.includes('listed')) return listedIn(said.text);
	const found = said.numbers.filter(({ start, end, used }) =>
		names.some(name => {
			const before = said.text.slice(Math.max(0, start - 30), start);
			const behind = said.text.slice(end, end + 30);
			const source = inRow(name);
			return (
				(!used &&
					new RegExp(
						String.raw`(?<![\p{L}\d])(?<!\d\s)${source}(?![\p{L}])\s*(?:[=:≈]|of|is|de|von|der)?\s*$`,
						flagsFor(name),
					).test(before)) ||
				(name.length > 2 &&
					new RegExp(String.raw`^\s*(?:(?!(?:and|with|of|for|from|or)\b)\p{L}+\s+)?${source}s?(?![\p{L}])`, 'iu').test(
						behind,
					))
			);
		}),
	);
	const [first] = found;
	if (!first || found.some(each => !isNear(each.value, first.value) || each.scaled !== first.scaled)) return undefined;
	if (conditions.includes('share')) return first.percent || first.value > 1 ? first.value / 100 : first.value;
	const large = conditions.some(each => each.startsWith('>') && Number(each.slice(1)) >= MANY);
	const value = large ? first.scaled : first.value;
	return conditions.some(each => each.startsWith('>') && value <= Number(each.slice(1))) ? undefined : value;
}

/** A count of so many may be written with a word of scale. */
const MANY = 1000;

/** How many values stand in the one row of three and more that a text has. */
function listedIn(text: string): number | undefined {
	const rows = [...text.matchAll(ROW)].map(
		([row]) => row.split(/[,;]\s|\band\b|\bund\b|\bet\b|\sy\s/).filter(each => /\d/.test(each)).length,
	);
	return new Set(rows).size === 1 ? rows[0] : undefined;
}

const ROW =
	/(?<![\d.,·×*/=^(-])[-−]?\d+(?:\.\d+)?(?:[,;]\s+[-−]?\d+(?:\.\d+)?){1,11}(?:,?\s+(?:and|und|et|y)\s+[-−]?\d+(?:\.\d+)?|[,;]\s+[-−]?\d+(?:\.\d+)?)(?![\d·×*/^]|[.,]\d|\s*[·×*/^=])/gu;

/** How many pairs `(1, 3)` stand in the row that has the most. */
const pairsIn = (text: string): number =>
	Math.max(
		0,
		...[...text.matchAll(/(?:\(\s*[-−]?\d+(?:\.\d+)?\s*,\s*[-−]?\d+(?:\.\d+)?\s*\)[\s,;]*(?:and\s+)?)+/g)].map(
			([row]) => row.split('(').length - 1,
		),
	);
