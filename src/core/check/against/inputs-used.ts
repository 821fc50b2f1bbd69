import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Trace, TracedGiven } from '../../solve/run/trace.ts';
import type { Flow, NodeState, Use } from '../numbers/flow.ts';

/** What went into a number, as far as the answer's calculations show. */
export interface InputsUsed {
	/** Givens of the key, by their symbol. */
	readonly givens: ReadonlySet<string>;
	/** Whether it was calculated at all. */
	readonly calculated: boolean;
	/** A number went in that is no given, no result before it and no part of a formula (2, 10³, 60). */
	readonly strange: boolean;
	/**
	 * A number went in that the question or the text before this part gives, and that the key has no use for: the calculation is about something
	 * else, perhaps. What the answer itself brings in tells nothing.
	 */
	readonly foreign: boolean;
	/** So many of a given amount went in (`5 × 2 TB/s`), where the key knows of one. */
	readonly multiple: boolean;
}

/** Whole numbers that belong to formulas and units: halves, squares, powers of ten, hours, days, months. */
const STRUCTURE: ReadonlySet<number> = new Set([
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 24, 30, 60, 100, 365, 365.25, 1000, 1024, 1440, 3600, 8760, 86_400,
]);

const DEPTH = 30;

/**
 * Tells which givens went into the numbers of one answer.
 *
 * @param isAsked whether a question or a given before a number writes a value.
 * @param meaning the key's result that a number is, by its value: then what that is made of went in, shown or not.
 */
export function inputsUsed(
	flow: Flow,
	statements: readonly Statement[],
	trace: Trace,
	meaning: (state: NodeState) => string | undefined,
	isAsked: (value: number, node: NodeState['node']) => boolean = () => false,
): (state: NodeState) => InputsUsed {
	const uses = new Map<number, Use[]>();
	for (const use of flow.uses) {
		const list = uses.get(use.statement);
		if (list) list.push(use);
		else uses.set(use.statement, [use]);
	}
	const known = new Map<number, InputsUsed>();
	const of = (state: NodeState, depth: number): InputsUsed => {
		const { node } = state;
		const before = known.get(node.id);
		if (before) return before;
		const givens = new Set<string>();
		const meant = depth > 0 ? meaning(state) : undefined;
		if (meant !== undefined) {
			for (const { symbol, constant } of trace.inputsOf(meant)) if (!constant) givens.add(symbol);
			return { givens, calculated: true, strange: false, foreign: false, multiple: false };
		}
		let strange = false;
		let foreign = false;
		let calculated = false;
		const statement = node.statement === undefined ? undefined : statements[node.statement];
		const chain = statement?.expression.kind === 'relation' ? statement.expression.operands : [];
		const sides = chain.slice(0, Math.max(0, node.operand ?? 0));
		const own = uses.get(node.statement ?? -1) ?? [];
		let multiple = sides.some(isMultiple);
		for (const { literal, expression } of sides.flatMap(leavesOf)) {
			calculated = true;
			const use = own.find(each => each.expression.span.start === expression.span.start);
			const origin = use?.origin;
			if (origin && origin.node.id < node.id && depth < DEPTH) {
				const inner = of(origin, depth + 1);
				for (const symbol of inner.givens) givens.add(symbol);
				strange ||= inner.strange;
				foreign ||= inner.foreign;
				multiple ||= inner.multiple;
				if (inner.calculated || inner.givens.size > 0) continue;
			}
			const inBase = use?.node?.quantity.value;
			// A number that the text has before as it stands is no given with its point elsewhere.
			const stated = flow.states.some(
				({ node: { id, statement: of, quantity } }) =>
					id < node.id && of !== node.statement && quantity.value === (inBase ?? literal.value),
			);
			const same = trace.givens.filter(given => isWritten(given, literal.value, inBase, stated));
			for (const given of same) givens.add(given.symbol);
			if (same.length > 0) continue;
			const round = Math.log10(Math.abs(literal.value));
			// `30 days × 4 per day`: amounts of the answer's own, however round they are.
			const counted = literal.unit !== undefined && literal.value !== 1;
			if (!counted && (STRUCTURE.has(Math.abs(literal.value)) || Number.isInteger(round))) continue;
			strange = true;
			foreign ||=
				// Where the statement begins: what it writes itself is not asked before it.
				isAsked(literal.value, statement ? { ...node, anchor: statement.anchor } : node) ||
				flow.states.some(
					({ node: { id, role, part, literal: written } }) =>
						id < node.id && role === 'given' && part !== node.part && written.value === literal.value,
				);
		}
		if (!calculated) {
			for (const given of trace.givens)
				if (isWritten(given, node.literal.value, node.quantity.value, state.status === 'right'))
					givens.add(given.symbol);
		}
		const found = { givens, calculated, strange: strange || multiple, foreign, multiple };
		known.set(node.id, found);
		return found;
	};
	return state => of(state, 0);
}

/** A small whole number times an amount, and nothing else. */
function isMultiple(side: Expression): boolean {
	if (side.kind !== 'apply' || side.operator !== 'multiply' || side.args.length !== 2) return false;
	const [count, amount] = side.args.map(literalOf);
	return (
		count !== undefined &&
		count.unit === undefined &&
		count.form === 'integer' &&
		count.value > 2 &&
		count.value <= 10 &&
		amount?.unit !== undefined
	);
}

/** Whether a number is a given: as written in its own unit, in base units, or in thousands (13 for 13 billion). */
function isWritten(
	{ value, format }: TracedGiven,
	written: number,
	base: number | undefined,
	plainly = false,
): boolean {
	if (value?.kind !== 'quantity' || value.value === 0) return false;
	const own = value.value / value.unit.factor;
	const near = (a: number) => Math.abs(a / own - 1) < 1e-6;
	if (near(written) || (base !== undefined && Math.abs(base / value.value - 1) < 1e-6)) return true;
	if (format) return [value.value, value.value / 8].some(bits => Math.abs(written / bits - 1) < 1e-9);
	if ([1e3, 1e6, 1e9, 1e12].some(scale => own >= scale && near(written * scale))) return true;
	if (plainly) return false;
	// The same digits with the point elsewhere: a conversion that went wrong, but this given.
	const power = Math.log10(Math.abs(written / own));
	const digits = String(Math.abs(written))
		.replace(/\D|e.*$/g, '')
		.replace(/0+$/, '');
	return digits.length >= 2 && Math.abs(power - Math.round(power)) < 1e-9 && Math.abs(power) <= 12;
}
