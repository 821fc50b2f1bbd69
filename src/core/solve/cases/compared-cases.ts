import { inUnit } from '../../math/print/format.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { sentencesOf } from '../match/unsolved.ts';
import { shownValue, sign } from '../run/show.ts';
import type { NamedResult, Solution, SolvedCase, SolvedStep } from '../solution.ts';
import { nameStems, stemmed } from '../words.ts';

const PERCENT = unitOf(parseUnitText('%')!)!;
const FACTOR =
	/\b(?:by (?:what|which|how large a) factor|what factor|factor between|how many times|ratio|quotient|(?:um )?(?:welchen|welcher) faktor|facteur)\b/i;
const SHARE = /\b(?:percent(?:age)?|per cent|prozent|pourcentage|porcentaje)\b|%/i;
const LESS =
	/\b(?:less|fewer|lower|smaller|cheaper|shorter|faster|saved?|savings?|reduc\w+|shrinks?|drops?|weniger|kleiner|billiger|günstiger)\b/i;
const MORE = /\b(?:more|higher|larger|bigger|greater|longer|slower|dearer|grows?|rises?|mehr|größer|teurer)\b/i;
const DIFFERENCE =
	/\b(?:difference|by how (?:much|many)|how (?:much|many) (?:more|less|fewer|cheaper|longer|shorter)|how (?:much|many)[^?]*\bsaved?|differenz|unterschied)\b/i;
const BETWEEN =
	/\b(?:between|than|compared|relative|versus|vs|first|second|other|one|it|that|both|two|them|these)\b|\([a-z]{1,3}\)|^\W*(?:and\s+)?(?:(?:what|which)\s+(?:is\s+)?(?:the\s+)?)?(?:ratio|factor|difference|by)\b/i;
/** `What is the difference worth at 80 € a tonne?`: more than the difference is asked. */
const GOES_ON = /\bworth\b|\bat\s+\D{0,4}\d/i;

/**
 * A solution of several cases with what its question asks of two of them beside each other: by what factor, by how many per cent or by how much
 * they differ. Which result is compared is the one that the clause names, or the first that differs.
 */
export function withCasesCompared(solution: Solution, own: string): Solution {
	const { cases } = solution;
	if (cases?.length !== 2) return solution;
	const clauses = sentencesOf(own).filter(
		words =>
			((FACTOR.test(words) ||
				DIFFERENCE.test(words) ||
				(SHARE.test(words) && (LESS.test(words) || MORE.test(words)))) &&
				BETWEEN.test(words)) ||
			isOfName(words, cases),
	);
	const steps: SolvedStep[] = [];
	const answered: string[] = [];
	for (const words of clauses) {
		// `below the limit at 295 K`: one of the cases.
		if (GOES_ON.test(cases.reduce((said, { label }) => said.replace(label, ' '), words))) continue;
		const step = stepFor(words, cases, steps.length + 1);
		if (!step) continue;
		steps.push(step);
		answered.push(words);
	}
	if (steps.length === 0) return solution;
	const results = steps.flatMap(each => each.results);
	const unsolved = (solution.unsolved ?? []).filter(
		left => !answered.some(words => words.includes(left) || left.includes(words)),
	);
	const { unsolved: _before, ...rest } = solution;
	return {
		...rest,
		...(unsolved.length > 0 ? { unsolved } : {}),
		steps: [...solution.steps, ...steps],
		results: [...solution.results, ...results],
		cases: cases.map(each => ({
			...each,
			solution: { ...each.solution, results: [...each.solution.results, ...results] },
		})),
	};
}

/** `By what percentage is B smaller?`: a case by its name. */
const isOfName = (words: string, cases: readonly SolvedCase[]): boolean =>
	(FACTOR.test(words) || DIFFERENCE.test(words) || SHARE.test(words)) &&
	(LESS.test(words) || MORE.test(words)) &&
	cases.some(({ label }) =>
		label
			.split(/\s+/)
			.some(
				word => /[A-Z\d]/.test(word) && new RegExp(`(?<![\\w.])${word.replace(/[^\w]/g, '.')}(?![\\w])`).test(words),
			),
	);

/** The result of two cases that a clause compares. */
function pairFor(
	words: string,
	[first, second]: readonly SolvedCase[],
): readonly [NamedResult, NamedResult] | undefined {
	const pairs = first!.solution.results.flatMap((one): readonly (readonly [NamedResult, NamedResult])[] => {
		const other = second!.solution.results.find(({ symbol }) => symbol === one.symbol);
		return other && !one.incidental && one.text !== other.text && isNumber(one) && isNumber(other)
			? [[one, other]]
			: [];
	});
	const said = stemmed(words).set;
	const named = pairs.filter(([{ name }]) => nameStems(name).some(stem => said.has(stem)));
	return named[0] ?? pairs[0];
}

const isNumber = ({ value }: NamedResult): boolean => value.kind === 'quantity' && value.value > 0;

function stepFor(words: string, cases: readonly SolvedCase[], at: number): SolvedStep | undefined {
	const pair = pairFor(words, cases);
	if (!pair) return undefined;
	const [one, other] = pair.map(({ value }) => value as Quantity) as [Quantity, Quantity];
	if (!sameDimension(one.unit, other.unit)) return undefined;
	const [larger, smaller] = one.value >= other.value ? [0, 1] : [1, 0];
	const [high, low] = [[one, other][larger]!, [one, other][smaller]!];
	const [highText, lowText] = [pair[larger]!.latex, pair[smaller]!.latex];
	const name = pair[0].name;
	const labels = [cases[larger]!.label, cases[smaller]!.label];
	const isShare = SHARE.test(words);
	const made = isShare
		? LESS.test(words)
			? {
					name: `${name}: smaller by`,
					value: plain(100 * (1 - low.value / high.value), PERCENT),
					latex: `1 - ${fraction(lowText, highText)}`,
				}
			: {
					name: `${name}: larger by`,
					value: plain(100 * (high.value / low.value - 1), PERCENT),
					latex: `${fraction(highText, lowText)} - 1`,
				}
		: FACTOR.test(words)
			? {
					name: `${name}: times as large`,
					value: plain(high.value / low.value, unitless),
					latex: fraction(highText, lowText),
				}
			: {
					name: `${name}: difference`,
					value: plain(inUnit(high, high.unit) - low.value / high.unit.factor, high.unit),
					latex: `${highText} - ${lowText}`,
				};
	const symbol = `cases-${at}`;
	const symbolLatex = `\\text{${made.name.replace(/[^\w ]/g, '')}}`;
	const result: NamedResult = { symbol, symbolLatex, name: made.name, value: made.value, ...shownValue(made.value) };
	return {
		id: symbol,
		title: `${labels[0]} beside ${labels[1]}`,
		reason: `“${words.replace(/[?.]\s*$/, '')}”`,
		latex: `${symbolLatex} = ${made.latex}`,
		substituted: `${symbolLatex} = ${made.latex} ${sign(made.value)} ${result.latex}`,
		expression: parseLatex(made.latex).expression,
		formulas: [],
		results: [result],
	};
}

const fraction = (above: string, under: string): string => `\\frac{${above}}{${under}}`;
/** A number in a unit, as the value that is kept. */
const plain = (value: number, unit: Quantity['unit']): Quantity => ({
	kind: 'quantity',
	value: value * unit.factor,
	unit,
	error: 0,
});
