import { environment, extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { judge } from '../../math/tolerance.ts';
import { unitless } from '../../math/units/units.ts';
import type { Environment, Quantity, Value } from '../../math/value.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Solution } from '../../solve/solution.ts';
import { say } from '../../text/message.ts';
import { dressNumber, figuresFor } from '../numbers/dress.ts';
import { replaceBy } from '../numbers/replace.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { sameSymbol } from './symbols.ts';

/**
 * `N_{\text{opt}} \propto C^{0.5}` against the key: its own steps are run with the variable a little larger and a little smaller, and the
 * slope in logarithms is the exponent that the key has.
 */
export function checkProportion({ part, solution, findings }: PartUnderCheck, statement: Statement): void {
	const { expression } = statement;
	if (expression.kind !== 'relation' || expression.operands.length !== 2 || expression.operators[0] !== '∝') return;
	const [left, right] = expression.operands;
	const result = solution.results.find(({ symbol }) => nameOf(left) !== undefined && sameSymbol(nameOf(left)!, symbol));
	const power = right && powerOf(right);
	if (!result || !power) return;
	const slope = slopeOf(solution, power.variable, result.symbol);
	if (slope === undefined) return;
	const literal = power.exponent && literalOf(power.exponent);
	const written = literal?.value ?? 1;
	const close = isClose(slope, literal);
	const shown = dressNumber(slope, Math.max(4, figuresFor(slope, literal)));
	const variable = power.variable;
	findings.push({
		...draft(part, statement.anchor, 'proportion'),
		verdict: close ? 'right' : contradiction(solution, result.symbol),
		rule: close ? 'key.confirmed' : 'key.contradicted',
		message: close
			? say`Right: it grows with the power ${shown.text} of ${variable}.`
			: say`With the constants given, ${result.name} grows with the power ${shown.text} of ${variable}, not ${dressNumber(written, 4).text}.`,
		expected: close
			? undefined
			: { value: bare(slope), text: `${variable}^${shown.text}`, latex: `${variable}^{${shown.latex}}` },
		target: result.symbol,
		fixes: close || !literal ? [] : replaceBy(statement, literal, Number(slope.toPrecision(4)), shown.text),
	});
}

/**
 * An exponent of one figure (0.5, 2) is a closed form and no rounding: a square root is not the power 0.45. More figures are rounded
 * like other numbers.
 */
function isClose(slope: number, literal: Literal | undefined): boolean {
	const written = literal?.value ?? 1;
	if (!literal || literal.figures < 2) return Math.abs(slope - written) < 0.01;
	const { level, remark } = judge({ quantity: bare(slope), literal: undefined }, '≈', {
		quantity: bare(written),
		literal,
	});
	const cut = Math.abs(written) < Math.abs(slope);
	return level === 'right' && remark !== 'loose' && (remark !== 'last-digit' || cut);
}

const bare = (value: number): Quantity => ({ kind: 'quantity', value, unit: unitless, error: 0 });

const nameOf = (expression: Expression | undefined): string | undefined =>
	expression?.kind === 'symbol' ? expression.name : expression?.kind === 'call' ? nameOf(expression.head) : undefined;

/** `C^{0.5}`, `C`, `\sqrt{C}`. */
function powerOf(
	expression: Expression,
): { readonly variable: string; readonly exponent: Expression | undefined } | undefined {
	if (expression.kind === 'symbol') return { variable: expression.name, exponent: undefined };
	if (expression.kind !== 'apply' || expression.operator !== 'power') return undefined;
	const [base, exponent] = expression.args;
	return base?.kind === 'symbol' && exponent && literalOf(exponent) ? { variable: base.name, exponent } : undefined;
}

/** d ln(result) / d ln(variable), by running the key's steps again; undefined where they cannot be run so. */
function slopeOf(solution: Solution, variable: string, symbol: string): number | undefined {
	const start = solution.givens.find(given => given.symbol === variable)?.value;
	const at =
		start?.kind === 'quantity' && start.value > 0
			? start
			: { kind: 'quantity' as const, value: 1e20, unit: unitless, error: 0 };
	const step = 1e-3;
	const low = runWith(solution, variable, { ...at, value: at.value * (1 - step), decimal: undefined }, symbol);
	const high = runWith(solution, variable, { ...at, value: at.value * (1 + step), decimal: undefined }, symbol);
	if (low === undefined || high === undefined || low <= 0 || high <= 0) return undefined;
	const slope = Math.log(high / low) / Math.log((1 + step) / (1 - step));
	return Number.isFinite(slope) ? slope : undefined;
}

function runWith(solution: Solution, variable: string, value: Quantity, symbol: string): number | undefined {
	const formula = solution.results.find(result => result.symbol === symbol)?.value;
	if (formula?.kind === 'symbolic') {
		const result = evaluate(formula.expression, environment(new Map<string, Value>([[variable, value]])), {
			ignoreUnits: true,
		});
		return result.ok && result.value.kind === 'quantity' ? result.value.value : undefined;
	}
	const values = new Map<string, Value>();
	for (const given of solution.givens) if (given.symbol && given.value) values.set(given.symbol, given.value);
	values.set(variable, value);
	let names: Environment = environment(values);
	for (const { expression } of solution.steps) {
		if (expression.kind !== 'relation') continue;
		const [left] = expression.operands;
		const last = expression.operands[1];
		if (!left || !last) continue;
		const name = nameOf(left);
		if (name === undefined || name === variable) continue;
		if (left.kind === 'call') {
			const parameters = left.args.flatMap(arg => (arg.kind === 'symbol' ? [arg.name] : []));
			if (parameters.length === left.args.length) {
				names = extend(names, new Map<string, Value>([[name, { kind: 'function', parameters, body: last }]]));
			}
			continue;
		}
		const result = evaluate(last, names);
		if (result.ok) names = extend(names, new Map([[name, result.value]]));
	}
	const found = names.get(symbol);
	return found?.kind === 'quantity' ? found.value : undefined;
}
