import { extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { isDimensionless, unitless, unitOf } from '../../math/units/units.ts';
import type { Environment, Quantity } from '../../math/value.ts';
import { hasHole, some, symbolsOf } from '../../math/walk.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import { say } from '../../text/message.ts';
import type { Report } from './chain-flow.ts';
import { dressNumber, figuresFor } from './dress.ts';
import { replaceBy } from './replace.ts';

/** Words that lead from an equation in one formula to its solution in the next. */
const LEADS_TO =
	/^[\s$\\)\]]*[,;]?\s*(?:and\s+)?(?:so|thus|hence|therefore|gives?|yields?|implies|means|which (?:gives|means|yields)|we (?:get|find|obtain)|⇒|⟹|→)(?:\s+(?:that|us))?\s*[:,]?[\s$\\([]*$/i;

/**
 * Gives what the value should be, times what it is, where it is wrong.
 *
 * `10^{14} = 0.1 C^{0.5} \implies C = 10^{30}`: an equation with one unknown, and its solution in the same formula. The value is put in;
 * it is right if moving it within its own digits makes the two sides meet. Nothing is solved, except to say what would have fitted.
 */
export function checkUnknown(
	equation: Chain,
	next: Chain | undefined,
	/** What stands between the two. */
	between: string | undefined,
	names: Environment,
	report: Report,
): { readonly ratio: number; readonly finding: number } | undefined {
	if (!next || equation.silenced !== undefined || next.silenced !== undefined) return undefined;
	if (next.source !== equation.source && !LEADS_TO.test(between ?? '')) return undefined;
	const { operands, operators } = equation.expression;
	const [left, right] = operands;
	if (operands.length !== 2 || !left || !right || (operators[0] !== '=' && operators[0] !== '≈')) return undefined;
	const unknowns = new Set(
		[...symbolsOf(left), ...symbolsOf(right)].filter(
			name => names.get(name) === undefined && name !== 'pi' && name !== 'e',
		),
	);
	const [unknown] = unknowns;
	const first = next.expression.operands[0];
	if (unknowns.size !== 1 || unknown === undefined || first?.kind !== 'symbol' || first.name !== unknown)
		return undefined;
	if (isName(left) || isName(right) || hasHole(left) || hasHole(right)) return undefined;
	const solution = next.expression.operands.at(-1)!;
	const literal = literalOf(solution);
	// degrees and per cent: whether the unknown counts in them, the formula does not say
	if (
		some(
			equation.expression,
			node => node.kind === 'unit' && isDimensionless(unitOf(node)) && unitOf(node).factor !== 1,
		)
	)
		return undefined;
	if (!literal || !next.expression.operators.every(operator => operator === '=' || operator === '≈')) return undefined;
	const off = (value: number): number | undefined => difference(left, right, unknown, value, names);
	const at = off(literal.value);
	if (at === undefined) return undefined;
	const slack = literal.bareTen
		? 0.05 * literal.value
		: Math.max(literal.form === 'decimal' ? literal.step / 2 : 0, 1e-9 * Math.abs(literal.value));
	const low = off(literal.value - slack);
	const high = off(literal.value + slack);
	if (low === undefined || high === undefined) return undefined;
	const anchor = locate(next, solution.span);
	const base = {
		part: next.part,
		anchor,
		kind: 'chain' as const,
		expectedHere: undefined,
		roots: [],
		remark: undefined,
		alternatives: [],
		related: [{ anchor: equation.anchor, message: say`The equation that it solves.` }],
	};
	if (low * high <= 0 || Math.abs(at) < 1e-9) {
		report({
			...base,
			verdict: 'right',
			rule: 'equation.holds',
			message: say`Right: put in, it solves the equation.`,
			expected: undefined,
			fixes: [],
		});
		return undefined;
	}
	const root = solve(off, literal.value);
	if (root === undefined || Math.abs(root / literal.value - 1) < 0.005) return undefined;
	const shown = dressNumber(root, figuresFor(root, literal));
	const value: Quantity = { kind: 'quantity', value: root, unit: unitless, error: 0 };
	const finding = report({
		...base,
		verdict: 'wrong',
		rule: 'equation.mismatch',
		message: say`Put in, this does not solve the equation; ${unknown} = ${shown.text} does.`,
		expected: { value, ...shown },
		fixes: replaceBy(next, literal, root, shown.text),
	});
	return { ratio: root / literal.value, finding };
}

const isName = (expression: Expression): boolean => expression.kind === 'symbol' || expression.kind === 'call';

/** (left − right) over the larger of the two, with the unknown put in; undefined where there is no such number. */
function difference(
	left: Expression,
	right: Expression,
	name: string,
	value: number,
	names: Environment,
): number | undefined {
	const put: Quantity = { kind: 'quantity', value, unit: unitless, error: 0 };
	const inside = extend(names, new Map([[name, put]]));
	const a = evaluate(left, inside);
	const b = evaluate(right, inside);
	if (!a.ok || !b.ok || a.value.kind !== 'quantity' || b.value.kind !== 'quantity') return undefined;
	// With units on one side the unknown would need one too, and the text does not say it in the formula.
	if (!isDimensionless(a.value.unit) || !isDimensionless(b.value.unit)) return undefined;
	const size = Math.max(Math.abs(a.value.value), Math.abs(b.value.value));
	const gap = (a.value.value - b.value.value) / (size || 1);
	return Number.isFinite(gap) ? gap : undefined;
}

/** A root by bisection on a logarithmic grid, then on a plain one around what was written; undefined where no sign changes. */
function solve(off: (value: number) => number | undefined, near: number): number | undefined {
	const grid = [
		...Array.from({ length: 81 }, (_, k) => Math.sign(near || 1) * 10 ** (k - 40)),
		...Array.from({ length: 41 }, (_, k) => k - 20),
	].sort((a, b) => a - b);
	let best: number | undefined;
	for (let k = 1; k < grid.length; k++) {
		const root = bisect(off, grid[k - 1]!, grid[k]!);
		if (root !== undefined && (best === undefined || Math.abs(root - near) < Math.abs(best - near))) best = root;
	}
	return best;
}

function bisect(off: (value: number) => number | undefined, from: number, to: number): number | undefined {
	let [low, high] = [from, to];
	let a = off(low);
	const b = off(high);
	if (a === undefined || b === undefined || a * b > 0) return undefined;
	for (let turn = 0; turn < 200; turn++) {
		const middle = low * high > 0 ? Math.sign(low) * Math.sqrt(low * high) : (low + high) / 2;
		const m = off(middle);
		if (m === undefined || middle === low || middle === high) break;
		if (a * m <= 0) high = middle;
		else {
			low = middle;
			a = m;
		}
	}
	const root = low * high > 0 ? Math.sign(low) * Math.sqrt(low * high) : (low + high) / 2;
	const rest = off(root);
	// A jump, as at a pole, is no root.
	return rest !== undefined && Math.abs(rest) < 1e-6 ? Number(root.toPrecision(12)) : undefined;
}
