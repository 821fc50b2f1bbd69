import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Environment, Quantity } from '../../math/value.ts';
import { map } from '../../math/walk.ts';
import { isStructural, type Leaf, leavesOf, type QuantityNode } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import { type Flow, type NodeState, numberNode, ratioOf, type Traced } from './flow.ts';
import { lentUnits } from './unit-evidence.ts';

/** An operand with mended inputs. */
export interface Mended {
	/** true value / value as written; 1 where nothing changed. */
	readonly ratio: number;
	readonly roots: readonly number[];
	readonly traced: readonly Traced[];
}

/**
 * An operand evaluated again with what its inputs should have been. `said` is what the text says that it comes to, as it was read
 * (`calculation`): its unit tells which amounts bare numbers stand for.
 */
export function mendOperand(
	flow: Flow,
	statement: Statement,
	index: number,
	operand: number,
	expression: Expression,
	environment: Environment,
	said?: { readonly calculation: Expression; readonly quantity: Quantity },
): Mended {
	const found = leavesOf(expression).flatMap(leaf => {
		if (isStructural(leaf.literal)) return [];
		const node = flow.node(statement, index, operand, leaf.expression, 'input');
		return node ? [{ leaf, traced: flow.trace(node, leaf.pieces) }] : [];
	});
	const lent = said && lentOrigins(flow, statement, index, operand, said, environment);
	const shifted = found.some(({ traced }) => !traced.origin)
		? shiftedOrigins(
				statement,
				flow,
				found.map(({ leaf }) => leaf),
			)
		: undefined;
	const traced = found.map(({ leaf, traced }) => {
		const start = leaf.expression.span.start;
		const origin = traced.origin ?? lent?.get(start) ?? shifted?.get(start);
		flow.use({ statement: index, operand, expression: leaf.expression, node: traced.node, origin });
		return origin === traced.origin ? traced : { ...traced, origin };
	});
	const changed = traced.filter(({ origin }) => origin !== undefined && ratioOf(origin) !== 1);
	if (changed.length === 0) return { ratio: 1, roots: [], traced };
	const replaced = new Map(changed.flatMap(({ pieces, origin, node }) => replacing(pieces, node, ratioOf(origin!))));
	const before = evaluate(expression, environment);
	const after = evaluate(
		map(expression, node => replaced.get(node) ?? node),
		environment,
	);
	if (!before.ok || !after.ok || before.value.kind !== 'quantity' || after.value.kind !== 'quantity') {
		return { ratio: 1, roots: [], traced };
	}
	const ratio = before.value.value === 0 ? 1 : after.value.value / before.value.value;
	const roots = [...new Set(changed.flatMap(({ origin }) => origin!.roots))];
	return Math.abs(ratio - 1) < 1e-12 || !Number.isFinite(ratio)
		? { ratio: 1, roots: [], traced }
		: { ratio, roots, traced };
}

/** Origins that the unit of what a calculation comes to tells of its bare numbers, by where these start. */
function lentOrigins(
	flow: Flow,
	statement: Statement,
	index: number,
	operand: number,
	{ calculation, quantity }: { readonly calculation: Expression; readonly quantity: Quantity },
	environment: Environment,
): ReadonlyMap<number, NodeState> | undefined {
	if (isDimensionless(quantity.unit)) return undefined;
	// Those whose origin is known are bare in the calculation all the same: its unit comes out right with theirs.
	const bare = leavesOf(calculation).filter(({ literal }) => literal.unit === undefined && !isStructural(literal));
	const open = bare.some(({ expression }) => {
		const node = flow.node(statement, index, operand, expression, 'input');
		return node !== undefined && flow.trace(node).origin === undefined;
	});
	if (!open) return undefined;
	const pairs = lentUnits(calculation, bare, quantity, flow.lenders(statement), environment);
	return pairs && new Map(pairs.flatMap(([leaf, { of }]) => (of ? [[leaf.expression.span.start, of] as const] : [])));
}

/**
 * `420/129` behind $420,000 and $129,000: numbers of a calculation that are written in thousands, where two of them are so. By where they start.
 */
function shiftedOrigins(
	statement: Statement,
	flow: Flow,
	leaves: readonly Leaf[],
): ReadonlyMap<number, NodeState> | undefined {
	const bare = leaves.filter(({ literal }) => literal.unit === undefined && !literal.percent && literal.figures >= 2);
	if (bare.length < 2) return undefined;
	const states = flow.recent(statement.part);
	for (const shift of [1e3, 1e6, 1e9]) {
		const found = bare.flatMap(({ expression, literal }) => {
			const state = states.find(
				({ node }) =>
					node.quantity.unit.text !== '' && Math.abs(node.literal.value / (literal.value * shift) - 1) < 1e-9,
			);
			return state ? [[expression.span.start, state] as const] : [];
		});
		if (found.length >= 2 && new Set(found.map(([, { node }]) => node.quantity.unit.text)).size === 1)
			return new Map(found);
	}
	return undefined;
}

/** What stands for each piece of a number when it is times `ratio`, in the same unit. */
function replacing(
	pieces: readonly Expression[],
	{ literal }: QuantityNode,
	ratio: number,
): readonly (readonly [Expression, Expression])[] {
	const [first, ...rest] = pieces as readonly [Expression, ...Expression[]];
	const number = numberNode(literal.value * ratio, first);
	const whole: Expression = literal.unit
		? { kind: 'measure', value: number, unit: literal.unit, span: first.span }
		: number;
	return [[first, whole], ...rest.map(piece => [piece, numberNode(1, piece)] as const)];
}
