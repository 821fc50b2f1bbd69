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
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The numbers of a text; LaTeX is laid flat. */
export function saidValues(source: string): SaidValues {
	const text = source
		.replace(/\{,\}/g, ',')
		.replace(/\\(?:text|mathrm|mathbf|hat|bar)\b|\\[ ,;!]|[\\{}$*]/g, ' ')
		.replace(/[ \t]+/g, ' ');
	const numbers = [...text.matchAll(NUMERAL)].flatMap(({ index, 0: digits }) => {
		const value = numberOfWord(digits) ?? plain(digits);
		const end = index + digits.length;
		return Number.isFinite(value) ? [{ value, start: index, end, used: GOES_ON.test(text.slice(end, end + 80)) }] : [];
	});
	return { text, numbers };
}

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
export function isKnown(value: number, letter: LetterOf, said: SaidValues, asked: SaidValues): boolean {
	for (const condition of letter.conditions) {
		if (condition.startsWith('<') && !(value < Number(condition.slice(1)))) return false;
		if (condition.startsWith('>') && !(value > Number(condition.slice(1)))) return false;
		if (condition === 'int' && !Number.isInteger(value)) return false;
		if (condition === 'given' && !asked.numbers.some(each => isNear(Math.abs(each.value), Math.abs(value))))
			return false;
		if (condition === 'pairs' && pairsIn(said.text) !== value) return false;
	}
	if (letter.names.length === 0 && letter.units.length === 0) return true;
	return said.numbers.some(
		each =>
			(isNear(each.value, value) || isNear(each.value / 100, value)) &&
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
export function valueSaid({ names }: LetterOf, said: SaidValues): number | undefined {
	const found = said.numbers.filter(({ start, end, used }) =>
		names.some(name => {
			const before = said.text.slice(Math.max(0, start - 30), start);
			const behind = said.text.slice(end, end + 30);
			const source = inRow(name);
			return (
				(!used &&
					new RegExp(
						String.raw`(?<![\p{L}\d])(?<!\d\s)${source}(?![\p{L}])\s*(?:[=:≈]|of|is)?\s*$`,
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
	return first && found.every(each => isNear(each.value, first.value)) ? first.value : undefined;
}

/** How many pairs `(1, 3)` stand in the row that has the most. */
const pairsIn = (text: string): number =>
	Math.max(
		0,
		...[...text.matchAll(/(?:\(\s*[-−]?\d+(?:\.\d+)?\s*,\s*[-−]?\d+(?:\.\d+)?\s*\)[\s,;]*(?:and\s+)?)+/g)].map(
			([row]) => row.split('(').length - 1,
		),
	);
