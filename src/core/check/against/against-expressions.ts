import { environment, extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { quantity } from '../../math/evaluate/quantity.ts';
import type { Expression } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { parsePlain } from '../../math/read/parse.ts';
import { same } from '../../math/same/same.ts';
import { equal } from '../../math/tolerance.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Environment, Shape, Value } from '../../math/value.ts';
import { hasHole, symbolsOf, walk } from '../../math/walk.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import type { TracedSize } from '../../solve/run/trace.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { sameSymbol } from './symbols.ts';

/**
 * Formulas of the answer against the key's: equal by sampling where the key's result is symbolic, or of the same value where the
 * givens bind all names. A formula for another thing than was asked is passed over.
 */
export function checkExpressions(under: PartUnderCheck): void {
	const { solution, answer } = under;
	const names = givensOf(solution);
	const open = new Set(solution.results.filter(result => !isConfirmed(under, result)).map(({ symbol }) => symbol));
	for (const { statement } of answer) {
		if (!['chain', 'result', 'matrix', 'definition'].includes(statement.kind)) continue;
		const formulas = formulasOf(statement);
		let settled = false;
		for (const formula of formulas) {
			// What is not confirmed yet comes first: two results may be of one size.
			const ordered = [...solution.results].sort((a, b) => Number(open.has(b.symbol)) - Number(open.has(a.symbol)));
			const match = ordered.find(result => matches(formula, result, names));
			if (match) {
				settled = true;
				open.delete(match.symbol);
				report(under, statement, formula, match, 'right');
				break;
			}
			const unit = solution.results.find(result => wrongUnit(formula, result, names));
			if (unit) {
				settled = true;
				report(under, statement, formula, unit, 'unit');
				break;
			}
		}
		const last = formulas.at(-1);
		const left = leftName(statement);
		if (settled || !last || left === undefined || FITTED.test(under.leading(statement))) continue;
		const named = solution.results.find(({ symbol }) => sameSymbol(symbol, left));
		if (named && differs(last, named, names)) report(under, statement, last, named, 'wrong');
	}
}

/** Said of a formula that is measured and not derived: it contradicts no derivation. */
const FITTED =
	/\b(?:fit|fits|fitted|empirical\w*|measured|paper|authors?|table|rule of thumb|approximat\w+|reported)\b/i;

const isConfirmed = ({ part, findings }: PartUnderCheck, { symbol }: NamedResult): boolean =>
	findings.some(
		({ part: of, target, alsoTargets, verdict }) =>
			of === part && verdict === 'right' && (target === symbol || alsoTargets?.includes(symbol)),
	);

/** Values and shapes that the key was run with. */
export function givensOf(solution: Solution): Environment {
	const values = new Map<string, Value>();
	const shapes = new Map<string, Shape>();
	for (const { symbol, value, shape } of solution.givens) {
		if (symbol === undefined) continue;
		if (value) values.set(symbol, value);
		else if (shape) shapes.set(symbol, shape);
	}
	// Where the text declares no shape its matrices have those of the key: W_E W_U T is not W_U W_E T.
	if (shapes.size === 0)
		for (const { name, rows, columns } of solution.trace?.shapes ?? []) {
			const [from, to] = [sideOf(rows), sideOf(columns)];
			if (from && to && !values.has(name)) shapes.set(name, { rows: from, columns: to });
		}
	return environment(values, shapes);
}

const sideOf = (size: TracedSize): Expression | undefined =>
	size && parsePlain(size.value === undefined ? (size.names[0] ?? '') : String(size.value)).expression;

/** Sides of a statement that are formulas: with names, without holes. */
function formulasOf(statement: Statement): readonly Expression[] {
	const { expression } = statement;
	const sides = expression.kind === 'relation' ? expression.operands : [expression];
	return sides.filter(
		(side, index) => symbolsOf(side).size > 0 && !hasHole(side) && !(index === 0 && sides.length > 1 && isName(side)),
	);
}

const isName = (expression: Expression): boolean =>
	expression.kind === 'symbol' || (expression.kind === 'call' && expression.head.kind === 'symbol');

function leftName({ expression }: Statement): string | undefined {
	const first = expression.kind === 'relation' ? expression.operands[0] : undefined;
	if (first?.kind === 'symbol') return first.name;
	return first?.kind === 'call' && first.head.kind === 'symbol' ? first.head.name : undefined;
}

/** Whether a formula is a result: by sampling, or by its value where the givens bind all names. */
export function matches(formula: Expression, { value }: NamedResult, names: Environment): boolean {
	if (value.kind === 'symbolic') {
		if (formula.kind === 'symbol') return false;
		return same(formula, value.expression, { environment: names }).kind === 'same';
	}
	if (value.kind !== 'quantity' || formula.kind === 'symbol') return false;
	const result = evaluate(formula, names);
	if (!result.ok || result.value.kind !== 'quantity') return false;
	const own = result.value;
	const bits = (own.unit.dimension.hard.bit ?? 0) === (value.unit.dimension.hard.bit ?? 0);
	return (
		bits &&
		isDimensionless(own.unit) === isDimensionless(value.unit) &&
		equal({ quantity: own, literal: undefined }, { quantity: value, literal: undefined })
	);
}

/** `4k(m + l)` called parameters where it is bytes: the number of the result, counted in a noun instead of its unit. */
function wrongUnit(formula: Expression, { value }: NamedResult, names: Environment): boolean {
	if (value.kind !== 'quantity' || isDimensionless(value.unit)) return false;
	const result = evaluate(formula, names);
	if (!result.ok || result.value.kind !== 'quantity' || !isDimensionless(result.value.unit)) return false;
	if (Object.keys(result.value.unit.dimension.nouns).length === 0 || result.value.value === 0) return false;
	const plain = value.value / ((value.unit.dimension.hard.bit ?? 0) === 1 ? 8 : value.unit.factor);
	return Math.abs(plain / result.value.value - 1) < 1e-9;
}

/** Whether a formula is surely another one: the same names, and other values at a point. */
function differs(formula: Expression, { value }: NamedResult, names: Environment): boolean {
	if (value.kind !== 'symbolic') return false;
	const known = symbolsOf(value.expression);
	if ([...symbolsOf(formula)].some(name => !known.has(name) && names.get(name) === undefined)) return false;
	// A number where the key has a letter that it could not fill: `1 + \cos(0.5 π)` beside `1 + \cos(π u)`.
	const number = evaluate(formula, names);
	if (number.ok && number.value.kind === 'quantity') return false;
	if (isRoundedLaw(formula, value.expression, names)) return false;
	const bare = withoutRoot(formula);
	if (bare && same(bare, value.expression, { environment: names }).kind === 'same') return false;
	return same(formula, value.expression, { environment: names }).kind === 'different';
}

/**
 * `0.5987 C^{0.4516}`, where the key has the same power of one name with all digits: its factor and its exponent are the key's, by the digits that
 * are written.
 */
function isRoundedLaw(formula: Expression, wanted: Expression, names: Environment): boolean {
	const free = [...symbolsOf(wanted)].filter(name => names.get(name) === undefined);
	if (free.length !== 1) return false;
	const own = lawOf(formula, free[0]!, names);
	const key = own && lawOf(wanted, free[0]!, names);
	if (!own || !key) return false;
	const written: Literal[] = [];
	walk(formula, node => {
		const literal = node.kind === 'number' ? literalOf(node) : undefined;
		if (literal) written.push(literal);
	});
	const stands = (value: number, exact: number): boolean =>
		Math.abs(value / exact - 1) < 1e-9 ||
		written.some(literal => Math.abs(literal.value / value - 1) < 1e-9 && Math.abs(value - exact) <= literal.step);
	return stands(own.factor, key.factor) && stands(own.exponent, key.exponent);
}

/** Factor and exponent of a formula that is a power of one name; undefined where it is none. */
function lawOf(
	formula: Expression,
	name: string,
	names: Environment,
): { readonly factor: number; readonly exponent: number } | undefined {
	const at = (value: number): number => {
		const result = evaluate(formula, extend(names, new Map<string, Value>([[name, quantity(value)]])));
		return result.ok && result.value.kind === 'quantity' ? result.value.value : Number.NaN;
	};
	const [one, two, four] = [at(1), at(2), at(4)] as const;
	const exponent = Math.log2(two / one);
	return Math.abs(Math.log2(four / two) - exponent) < 1e-9 ? { factor: one, exponent } : undefined;
}

/** `Q^T K` of `Q^T K / √d`: scores are often scaled by the root of a width without the question's saying so. */
function withoutRoot(formula: Expression): Expression | undefined {
	if (formula.kind !== 'apply') return undefined;
	const [first, ...others] = formula.args;
	const isRoot = (side: Expression | undefined): boolean => side?.kind === 'apply' && side.operator === 'sqrt';
	if (formula.operator === 'divide') return isRoot(others[0]) ? first : undefined;
	if (formula.operator !== 'multiply' || first?.kind !== 'apply' || first.operator !== 'divide') return undefined;
	if (!isRoot(first.args[1])) return undefined;
	return others.length > 1 ? { ...formula, args: others } : others[0];
}

function report(
	{ part, solution, findings }: PartUnderCheck,
	statement: Statement,
	formula: Expression,
	result: NamedResult,
	outcome: 'right' | 'wrong' | 'unit',
): void {
	const anchor = locate(statement, formula.span);
	const base = draft(part, anchor, 'result');
	const expected = { value: result.value, text: result.text, latex: result.latex };
	const words: Record<typeof outcome, Pick<Finding, 'verdict' | 'rule' | 'message'>> = {
		right: { verdict: 'right', rule: 'key.confirmed', message: say`Right: this is the ${result.name}.` },
		wrong: {
			verdict: contradiction(solution, result.symbol),
			rule: 'key.contradicted',
			message: say`The ${result.name} is ${result.text}; this formula is another one.`,
		},
		unit: {
			verdict: 'wrong',
			rule: 'unit.mismatch',
			message: say`This is the ${result.name}: ${result.text}, and no number of ${nounOf(formula)}s.`,
		},
	};
	findings.push({
		...base,
		...words[outcome],
		expected: outcome === 'right' ? undefined : expected,
		target: result.symbol,
	});
}

/** The noun behind a formula: `parameter` of `4k(m + l) parameters`. */
function nounOf(formula: Expression): string {
	let noun = 'unit';
	walk(formula, node => {
		if (node.kind === 'unit') noun = node.factors[0]?.name ?? noun;
	});
	return noun;
}
