import { environment } from '../../math/evaluate/environment.ts';
import type { Expression } from '../../math/expression.ts';
import { toText } from '../../math/print/print.ts';
import { same } from '../../math/same/same.ts';
import type { Environment, Shape, Value } from '../../math/value.ts';
import { hasHole, some, symbolsOf, walk } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import { PLAIN } from '../finding.ts';
import type { Report } from './chain-flow.ts';

/**
 * Steps between two formulas of a chain (`S = (Q x)^T (K y) = x^T Q^T K y`), settled by sampling. A step that holds for all values
 * is right. One that does not is wrong only where nothing but algebra can be meant: the chain defines a name, the two sides use the same
 * names, and the text ties none of these to another.
 */
export function checkIdentities(
	chain: Chain,
	defined: ReadonlySet<string>,
	givens: readonly Given[],
	report: Report,
): void {
	const { operands, operators } = chain.expression;
	if (chain.silenced !== undefined || operands.length < 2) return;
	for (let at = 1; at < operands.length; at++) {
		const left = operands[at - 1]!;
		const right = operands[at]!;
		if (operators[at - 1] !== '=' || !isFormula(left) || !isFormula(right)) continue;
		const { shapes, names } = shapesOf(givens);
		const outcome = same(left, right, { environment: names });
		const anchor = locate(chain, { start: left.span.start, end: right.span.end });
		const base = {
			part: chain.part,
			anchor,
			kind: 'chain' as const,
			...PLAIN,
		};
		if (outcome.kind === 'same') {
			report({ ...base, verdict: 'right', rule: 'identity.holds', message: say`Right for all values of its names.` });
			continue;
		}
		if (outcome.kind !== 'different' || at < 2 || !isName(operands[0]!)) continue;
		if (outcome.onlyNegative || outcome.aspect !== 'value' || !isScalar(left) || !isScalar(right) || shapes.size > 0)
			continue;
		const own = symbolsOf(left);
		const other = symbolsOf(right);
		const alike = own.size === other.size && [...own].every(name => other.has(name));
		// i and j may be the imaginary unit, whose square is no positive number.
		if (!alike || [...own].some(name => defined.has(name) || /^[ijI]$/.test(name))) continue;
		if (isRounding(outcome.left, outcome.right, roundingOf(left) + roundingOf(right))) continue;
		const point = [...outcome.at].map(([name, value]) =>
			value.kind === 'quantity' ? `${name} = ${Number(value.value.toPrecision(4))}` : name,
		);
		const values = [outcome.left, outcome.right].map(value =>
			value.kind === 'quantity' ? String(Number(value.value.toPrecision(6))) : '…',
		);
		const constant =
			outcome.factor === undefined ? '' : say` They differ by the factor ${Number(outcome.factor.toPrecision(6))}.`;
		report({
			...base,
			verdict: 'wrong',
			rule: 'identity.mismatch',
			message: say`${toText(left)} is not ${toText(right)}: at ${point.join(', ')} they are ${values[0]!} and ${values[1]!}.${constant}`,
		});
	}
}

/** Whether two values differ by no more than the digits of the decimals in their formulas allow. */
const isRounding = (left: Value, right: Value, relative: number): boolean =>
	left.kind === 'quantity' &&
	right.kind === 'quantity' &&
	Math.abs(left.value - right.value) <= relative * Math.max(Math.abs(left.value), Math.abs(right.value));

/** Half a last digit of every decimal of a formula, relative to it. */
function roundingOf(expression: Expression): number {
	let relative = 0;
	walk(expression, node => {
		if (node.kind === 'number' && !node.exact && node.value !== 0)
			relative += 10 ** node.lastPlace / 2 / Math.abs(node.value);
	});
	return relative;
}

const shapesKnown = new WeakMap<readonly Given[], Shapes>();

interface Shapes {
	readonly shapes: ReadonlyMap<string, Shape>;
	readonly names: Environment;
}

/** The shapes that a text declares: gathered once for all of its chains. */
function shapesOf(givens: readonly Given[]): Shapes {
	const known = shapesKnown.get(givens);
	if (known) return known;
	const shapes = new Map<string, Shape>();
	for (const { symbol, shape } of givens) if (symbol !== undefined && shape) shapes.set(symbol, shape);
	const found = { shapes, names: environment(undefined, shapes) };
	shapesKnown.set(givens, found);
	return found;
}

/** With names, readable throughout, and more than a name. */
const isFormula = (expression: Expression): boolean =>
	expression.kind === 'apply' && symbolsOf(expression).size > 0 && !hasHole(expression);

const isName = (expression: Expression): boolean =>
	expression.kind === 'symbol' ||
	expression.kind === 'call' ||
	(expression.kind === 'apply' && ['derivative', 'gradient'].includes(expression.operator));

/** Arithmetic of plain numbers: no matrices, no operators whose meaning hangs on more than their arguments. */
const SCALAR: ReadonlySet<string> = new Set([
	'add',
	'negate',
	'multiply',
	'divide',
	'power',
	'sqrt',
	'exp',
	'ln',
	'sin',
	'cos',
	'tan',
	'tanh',
]);

const isScalar = (expression: Expression): boolean =>
	!some(
		expression,
		node =>
			(node.kind === 'apply' && !SCALAR.has(node.operator)) ||
			(node.kind === 'symbol' && (node.style !== undefined || node.accent !== undefined || node.label !== undefined)) ||
			!['apply', 'symbol', 'number'].includes(node.kind),
	);

/** Names that the text says something about: left sides, and names with a value or a shape. */
export function definedNames(chains: readonly Chain[], givens: readonly Given[]): ReadonlySet<string> {
	const names = new Set<string>();
	for (const { expression } of chains) {
		const [first] = expression.operands;
		if (first?.kind === 'symbol') names.add(first.name);
		// `4 r^3 - 59 r^2 + 32 r - 32 = 0`: an equation ties its names, and what follows holds for them alone
		else if (expression.operands.length === 2 && expression.operands.some(operand => operand.kind === 'number'))
			for (const operand of expression.operands) for (const name of symbolsOf(operand)) names.add(name);
	}
	for (const { symbol, value } of givens) if (symbol !== undefined && value?.kind === 'symbolic') names.add(symbol);
	return names;
}
