import { evaluate } from '../../math/evaluate/evaluate.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { keyEnvironment } from '../run/run.ts';

/** `4 million tokens ($4 \cdot 2^{20}$)`, `0.5M (524,288) tokens`: a round number, and behind it what it is exactly. */
const ROUND =
	/(?<![\w.,^$])(\d+(?:\.\d+)?)\s*(thousand|million|billion|[kKMB])(?![A-Za-z])((?:\s+[a-z]+){0,2})\s*\(\s*(?:exactly\s+|i\.e\.,?\s+|=\s*)?\$?((?:\d|\\cdot|\\times|[×·*^{},\s])+)\$?\s*\)/g;
const SCALE: Readonly<Record<string, number>> = { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, b: 1e9 };

/** `four octillion (4e27) FLOPs`, `a hundred trillion ($10^{14}$) parameters`: the same in words, and behind it in figures. */
const IN_WORDS =
	/(?<![\w.])(?:(?:an?|[a-z]+|\d+(?:[.,]\d+)?)\s+)?(?:hundred\s+)?(?:thousand|[a-z]+(?:illion(?:en|es|s)?|illiarden?|illones))\s*\(\s*=?\s*(\$?(?:\d+(?:\.\d+)?e\d+|(?:\d+(?:(?:[.,]|\{[.,]\})\d+)?\s*(?:×|\\times|\\cdot|·|\*)\s*)?10(?:\^\{?\d+\}?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+))\$?)\s*\)/gi;

/** How far what stands in brackets may be from the round number: a mebi is 4.9 % more than a million, a gibi 7.4 % more than a billion. */
const NEAR = 0.08;

/** `3 months (90 days)`: how long the months are that are meant. */
const LONG =
	/(?<![\w.,])(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|nine|twelve) (?:years?|months?|quarters?|weeks?)\s*\(\s*(?:=|i\.e\.,?|or|that is|exactly)?\s*(\d[\d,]*(?:\.\d+)? (?:days|hours))\s*\)/gi;

/** Running text with the exact number in the place of a round one that it stands behind: `4194304 tokens`. */
export const exactInBrackets = (text: string): string =>
	text
		.replace(LONG, '$1')
		.replace(IN_WORDS, '$1')
		.replace(ROUND, (whole, digits: string, scale: string, noun: string, exact: string) => {
			if (!/\d/.test(exact)) return whole;
			const source = exact.replace(/[×·*]/g, '\\times ').replace(/(?<=\d),(?=\d{3})/g, '');
			const result = evaluate(parseLatex(source).expression, keyEnvironment());
			if (!result.ok || result.value.kind !== 'quantity') return whole;
			const round = Number(digits) * SCALE[scale.toLowerCase()]!;
			const { value } = result.value;
			return Number.isInteger(value) && value !== round && Math.abs(value / round - 1) < NEAR
				? `${value}${noun}`
				: whole;
		});
