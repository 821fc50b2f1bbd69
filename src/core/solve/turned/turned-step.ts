import { extend } from '../../math/evaluate/environment.ts';
import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/print/print.ts';
import type { Quantity } from '../../math/value.ts';
import { standIn } from '../bind/bind-defaults.ts';
import { inItsUnit, withValues } from '../run/put-in.ts';
import type { Running } from '../run/run.ts';
import { powersOfTen, rename, type Shower, shownValue, sign } from '../run/show.ts';
import { relation } from '../run/substitute.ts';
import type { NamedResult, Solution, SolvedStep } from '../solution.ts';
import type { Turned } from './turned.ts';

/**
 * A solution of a question turned round: first the formula, the same solved for what is asked, and its value; then the key's own steps with that
 * value, which come back to what the question states.
 *
 * @param solution the key run with the value found for the given.
 */
export function withTurned(solution: Solution, turned: Turned, show: Shower, running: Running): Solution {
	const { given, give, stated } = turned;
	const asked = resultOf(turned, show);
	const statedText = shownValue(inItsUnit(stated, give.unit)).text;
	const step: SolvedStep = {
		id: 'turned-round',
		title: `Solve for the ${given.name}`,
		reason: [
			`The ${give.name} is stated, ${statedText}, and the ${given.name} is asked for: the formula is turned round.`,
			...roundingReason(turned),
			'The steps below put it back.',
		].join(' '),
		latex: formulaLatex(turned, show),
		substituted: powersOfTen(numbersLatex(turned, asked, show, running)),
		expression: relation(give.expression, turned.formula),
		formulas: [rename(relation(give.expression, turned.formula), show)],
		results: [asked],
	};
	const statedGiven = { ...standIn(given, stated, 'question'), symbol: give.symbol, name: give.name };
	return {
		...solution,
		givens: [...solution.givens.filter(({ symbol }) => symbol !== given.symbol), statedGiven],
		steps: [step, ...solution.steps],
		results: [asked, ...solution.results.map(result => ({ ...result, incidental: true as const }))],
	};
}

function resultOf({ given, value }: Turned, show: Shower): NamedResult {
	return {
		symbol: given.symbol,
		symbolLatex: toLatex(rename(given.expression, show)),
		name: given.name,
		value,
		...shownValue(unitOf(value)),
	};
}

const unitOf = (value: Quantity): Quantity => inItsUnit(value, value.unit.text === '' ? undefined : value.unit);

const roundingReason = ({ rounded, given }: Turned): readonly string[] =>
	rounded === undefined
		? []
		: [
				rounded === 'most'
					? `The ${given.name} is a whole number, and the next one would be too much: round down.`
					: `The ${given.name} is a whole number, and the one before would not be enough: round up.`,
			];

/** `M = b k (m + \ell) \implies k = M / (b (m + \ell))` */
function formulaLatex({ give, given, formula, isolated }: Turned, show: Shower): string {
	const latex = (expression: Expression): string => toLatex(rename(expression, show));
	const first = `${latex(give.expression)} = ${latex(formula)}`;
	return isolated ? `${first} \\implies ${latex(given.expression)} = ${latex(isolated)}` : first;
}

function numbersLatex(
	{ give, given, stated, isolated, formula, exact, rounded }: Turned,
	asked: NamedResult,
	show: Shower,
	running: Running,
): string {
	const known: Running = { ...running, environment: extend(running.environment, [[give.symbol, stated]]) };
	const head = toLatex(rename(given.expression, show));
	const result = shownValue(unitOf(exact)).latex;
	const put = isolated && withValues(isolated, known);
	const equation = put
		? `${head} = ${toLatex(put)} ${sign(unitOf(exact))} ${result}`
		: `${shownValue(inItsUnit(stated, give.unit)).latex} = ${toLatex(rename(formula, show))} \\implies ${head} ${sign(unitOf(exact))} ${result}`;
	return rounded === undefined ? equation : `${equation} \\implies ${head} = ${asked.latex}`;
}
