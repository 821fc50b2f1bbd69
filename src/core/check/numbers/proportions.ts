import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { unitless } from '../../math/units/units.ts';
import type { Value } from '../../math/value.ts';
import { hasHole, symbolsOf } from '../../math/walk.ts';
import type { Chain, Statement } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import { PLAIN } from '../finding.ts';
import type { Report } from './chain-flow.ts';
import { dressNumber } from './dress.ts';

/** What the other names of a formula are taken for, in two draws: a law of powers has the same slope in both. */
const DRAWS: readonly number[] = [1.37, 2.61];
const FIXED: ReadonlySet<string> = new Set(['pi', 'e']);

/**
 * `E \propto v` where the text has `E = k v^2` before: the slope in logarithms of the formula against that of the proportion, for each
 * name that stands in both. Nothing is said where the formula is no power of the name, or the text ties another of its names to it.
 *
 * @param before the chains of the text up to the proportion, in its order
 */
export function checkProportionality(statement: Statement, before: readonly Chain[], report: Report): void {
	const { expression, silenced, section } = statement;
	if (expression.kind !== 'relation' || expression.operators.join() !== '∝' || silenced !== undefined) return;
	if (section === 'question' || section === 'given') return;
	const [left, right] = expression.operands;
	const name = nameOf(left);
	if (name === undefined || !right || hasHole(right)) return;
	const formulas = before.filter(
		chain => chain.part === statement.part && nameOf(chain.expression.operands[0]) === name,
	);
	const formula = formulas
		.flatMap(({ expression: { operands } }) => operands.slice(1))
		.findLast(body => !hasHole(body) && [...symbolsOf(right)].some(each => symbolsOf(body).has(each)));
	if (!formula) return;
	const tied = new Set(
		before.flatMap(({ expression: { operands } }) => {
			const symbol = nameOf(operands[0]);
			return symbol !== undefined && symbol !== name && operands.slice(1).some(each => symbolsOf(each).size > 0)
				? [symbol]
				: [];
		}),
	);
	if ([...symbolsOf(formula)].some(each => tied.has(each))) return;
	const shared = [...symbolsOf(right)].filter(each => symbolsOf(formula).has(each) && !FIXED.has(each));
	const base = { part: statement.part, anchor: statement.anchor, kind: 'proportion' as const, ...PLAIN };
	for (const variable of shared) {
		const is = slopeIn(formula, variable);
		const said = slopeIn(right, variable);
		if (is === undefined || said === undefined) return;
		if (Math.abs(is - said) < 1e-6) continue;
		const shown = dressNumber(is, 4);
		report({
			...base,
			verdict: 'wrong',
			rule: 'proportion.mismatch',
			message: say`By the formula before it grows with the power ${shown.text} of ${variable}, not ${dressNumber(said, 4).text}.`,
			expected: {
				value: { kind: 'quantity', value: is, unit: unitless, error: 0 },
				text: `${variable}^${shown.text}`,
				latex: `${variable}^{${shown.latex}}`,
			},
		});
		return;
	}
	if (shared.length > 0)
		report({ ...base, verdict: 'right', rule: 'proportion.holds', message: say`So it is by the formula before.` });
}

const nameOf = (expression: Expression | undefined): string | undefined =>
	expression?.kind === 'symbol' ? expression.name : expression?.kind === 'call' ? nameOf(expression.head) : undefined;

/** d ln f / d ln x where it is the same everywhere; undefined for what is no power of x. */
function slopeIn(formula: Expression, variable: string): number | undefined {
	const slopes = DRAWS.flatMap(draw => {
		const at = (value: number): number | undefined => {
			const names = [...symbolsOf(formula)].map((name, index): [string, Value] => [
				name,
				{ kind: 'quantity', value: name === variable ? value : draw + index / 7, unit: unitless, error: 0 },
			]);
			const result = evaluate(formula, environment(new Map(names)), { ignoreUnits: true });
			return result.ok && result.value.kind === 'quantity' && result.value.value > 0 ? result.value.value : undefined;
		};
		const [low, middle, high] = [at(1), at(2), at(4)];
		if (low === undefined || middle === undefined || high === undefined) return [Number.NaN];
		return [Math.log2(middle / low), Math.log2(high / middle)];
	});
	const [first] = slopes as [number, ...number[]];
	return slopes.every(each => Math.abs(each - first) < 1e-9) ? first : undefined;
}
