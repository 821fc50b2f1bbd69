import { formatValue } from '../../math/print/format.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { PartText } from '../bind/part-text.ts';
import { runningText } from '../bind/text-measures.ts';
import { shownValue, sign } from '../run/show.ts';
import type { NamedResult, Solution, SolvedStep } from '../solution.ts';

const CLAUSES =
	/(?<=[?.!;])\s+|[,;]?\s+(?:and|und|et|y)\s+(?=(?:by\s+|um\s+|de\s+|por\s+)?(?:how|what|which|wie|welche|quel|combien|cuánt)\w*\b)/i;
const FACTOR =
	/\bby (?:what|which) (?:factor|multiple)\b|\bhow many times\b|\b(?:what|which) multiple of\b|\bum welchen Faktor\b|\bde quel facteur\b/i;
const DIFFERENCE = /\bby how (?:many|much)\b|\bhow (?:many|much) (?:more|fewer|less)\b/i;
/** `is that`, `does it exceed`: the result before. */
const THAT = /\b(?:that|this|it|these|they)\b/i;
const BARE = /^\W*(?:how many times|what multiple of|which multiple of)\s+(?:the|a|an)\b/i;
/** `does GPT-3, with 96, exceed this`: the stated one stands above. */
const ABOVE_IT =
	/\b(?:exceeds?|surpass(?:es)?|beats?|(?:larger|more|greater|higher|deeper) than)\s+(?:this|that|it|these)\b/i;
const UPWARDS = /\b(?:exceeds?|more|larger|greater|higher|deeper|above|over|surpass\w*|beats?)\b/i;
const DOWNWARDS = /\b(?:fewer|less|smaller|lower|below|under|falls? short)\b/i;
/** A number that stands for itself: none of a name (`GPT-3`, `Llama-3-8B`), none with a unit or a scale of its own but the word for a thing. */
const NUMBER =
	/(?<![\w.,¤-]|[$€£¤]\s?)(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?::1\b)?(?![\w.%]|,\d|\s?(?:%|°|\^|×|·))(?!-\w)/g;
const UNIT_BEHIND =
	/^\s*(?:[kMGTP]?i?B|bytes?|bits?|[kMGTPE]?FLOPs?(?:\/s)?|m?s|seconds?|minutes?|hours?|days?|weeks?|months?|years?|[kMG]?Wh?|kg|g|t|tonnes?|million|billion|trillion|thousand|dollars?|€|\$)\b/;

/** What is a comparison already. */
const RATIO = /\b(?:beside|ratio|share|times|factor|fraction|difference|percentage|by the fit)\b/i;

/**
 * What a clause asks of the result before it beside a number that it states itself, without a unit: `and by what factor does it exceed the ratio of 20`, `by how many
 * layers does GPT-3, with 96, exceed this`.
 */
export function withBesideStated(solution: Solution, { own }: PartText): Solution {
	if (solution.cases || solution.results.length === 0 || solution.results.some(({ name }) => name === 'times'))
		return solution;
	const clauses = runningText(own)
		.split(CLAUSES)
		.map(clause => clause.trim())
		.filter(clause => clause !== '');
	const answers = clauses.slice(1).flatMap(clause => answerOf(clause, solution) ?? []);
	const [answer, ...others] = answers;
	if (!answer || others.length > 0) return solution;
	const { step, clause } = answer;
	const [result] = step.results;
	const known = [...solution.results, ...solution.steps.flatMap(each => each.results)];
	const value = (each: NamedResult): number | undefined =>
		each.value.kind === 'quantity' ? each.value.value : undefined;
	if (known.some(each => Math.abs((value(each) ?? Number.NaN) - value(result!)!) <= 1e-9 * value(result!)!))
		return solution;
	const open = solution.unsolved ?? [];
	const unsolved = open.filter(left => !left.includes(clause) && !clause.includes(left.replace(/[?.]\s*$/, '')));
	const { unsolved: _before, ...rest } = solution;
	return {
		...rest,
		...(unsolved.length > 0 ? { unsolved } : {}),
		assumptions: [
			...solution.assumptions.slice(0, open.length).filter((_, at) => unsolved.includes(open[at]!)),
			...solution.assumptions.slice(open.length),
		],
		steps: [...solution.steps, step],
		results: [...solution.results, ...step.results],
	};
}

function answerOf(
	clause: string,
	solution: Solution,
): { readonly clause: string; readonly step: SolvedStep } | undefined {
	const factor = FACTOR.test(clause);
	if (!factor && !DIFFERENCE.test(clause)) return undefined;
	if (!THAT.test(clause) && !BARE.test(clause)) return undefined;
	// What is one beside the other already.
	if (factor && solution.results.some(({ name, incidental }) => !incidental && RATIO.test(name))) return undefined;
	const numbers = [...clause.matchAll(NUMBER)];
	const [number] = numbers;
	if (!number || numbers.length > 1 || UNIT_BEHIND.test(clause.slice(number.index + number[0].length)))
		return undefined;
	const stated = Number(number[1]!.replaceAll(',', ''));
	const before = solution.results.findLast(
		({ value, incidental }) =>
			!incidental && value.kind === 'quantity' && Object.values(value.unit.dimension.hard).every(power => !power),
	);
	if (!before || before.value.kind !== 'quantity' || !(stated > 0) || before.value.unit.text === '%') return undefined;
	const own = before.value.value / before.value.unit.factor;
	if (!(own > 0) || own === stated) return undefined;
	const isAbove = ABOVE_IT.test(clause);
	const [above, below] = isAbove ? [stated, own] : [own, stated];
	// Words that say which is the larger one are believed only where it is.
	if (UPWARDS.test(clause) && above < below) return undefined;
	if (DOWNWARDS.test(clause)) return undefined;
	if (!factor && above < below) return undefined;
	const value: Quantity = {
		kind: 'quantity',
		value: factor ? above / below : above - below,
		unit: unitless,
		error: 0,
	};
	const figures = formatValue({ kind: 'quantity', value: stated, unit: unitless, error: 0 }).latex;
	const [first, second] = isAbove ? [figures, before.symbolLatex] : [before.symbolLatex, figures];
	const [firstNumber, secondNumber] = isAbove ? [figures, before.latex] : [before.latex, figures];
	const put = (a: string, b: string): string => (factor ? `\\frac{${a}}{${b}}` : `${a} - ${b}`);
	const name = factor ? 'times as much' : 'difference';
	const symbolLatex = `\\text{${name}}`;
	const result: NamedResult = { symbol: 'beside-stated', symbolLatex, name, value, ...shownValue(value) };
	const { expression } = parseLatex(put(first, second));
	return {
		clause,
		step: {
			id: 'beside-stated',
			title: factor ? 'One beside the other' : 'The difference',
			reason: `“${clause.replace(/[?.]\s*$/, '')}”: the ${before.name} beside the number that is stated.`,
			latex: `${symbolLatex} = ${put(first, second)}`,
			substituted: `${symbolLatex} = ${put(firstNumber, secondNumber)} ${sign(value)} ${result.latex}`,
			expression,
			formulas: [],
			results: [result],
		},
	};
}
