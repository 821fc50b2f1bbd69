import { Exact } from '../../math/evaluate/decimal.ts';
import type { Expression, NumberNode } from '../../math/expression.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import { originOf, type QuantityNode, quantityOf, type Rank, type Scope } from '../../quantities/origins.ts';
import { locate, type Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { type Denial, Denials, type NumberPlace } from '../denials.ts';
import type { Finding } from '../finding.ts';
import type { Lender } from './unit-evidence.ts';

/** What the checker knows of a node: how it stands, and what it should have been. */
export interface NodeState {
	readonly node: QuantityNode;
	readonly status: 'right' | 'wrong' | 'follows' | 'open';
	/** The written value where that is right (so that rounding never drifts), else the one that right inputs give. */
	readonly mended: Quantity;
	/** Findings that it inherits its error from; for a wrong node, its own finding. */
	readonly roots: readonly number[];
	/** The finding on it, where there is one. */
	readonly finding?: number;
}

/** A number with where it comes from. */
export interface Traced {
	/** The nodes of the tree that it stands for. */
	readonly pieces: readonly Expression[];
	readonly node: QuantityNode;
	/** The state of its origin; undefined where it comes from nowhere, or from two places that disagree. */
	readonly origin: NodeState | undefined;
	readonly rank: Rank | undefined;
}

/** A number, or a name, that a statement uses, and the place that it comes from. */
export interface Use {
	/** Index of the statement, and of the operand of its chain; undefined for a result said in words. */
	readonly statement: number;
	readonly operand: number | undefined;
	readonly expression: Expression;
	readonly node: QuantityNode | undefined;
	readonly origin: NodeState | undefined;
	/** For a name: where its value stands, and whether the question gives it. */
	readonly named?: { readonly anchor: Anchor; readonly given: boolean };
}

/** The graph of numbers so far, in the order of the text. Grows as statements are checked; edges only run backwards. */
export class Flow {
	readonly #states: NodeState[] = [];
	/** Nodes by their size, as written and in base units: a number looks for its origin among those of its size alone. */
	readonly #bySize = new Map<number, QuantityNode[]>();
	readonly #scope: Scope;
	readonly #uses: Use[] = [];
	readonly #byBlock = new Map<number, number[]>();
	readonly #usesByBlock = new Map<number, Use[]>();
	readonly #givens: readonly Given[];
	readonly #denials: Denials;

	/** Givens lend their units to bare numbers; they need not be statements of the text. */
	constructor(scope: Scope, givens: readonly Given[] = [], denials: readonly Denial[] = []) {
		this.#denials = new Denials(denials);
		this.#scope = scope;
		this.#givens = givens.filter(
			({ value, from }) =>
				value?.kind === 'quantity' && !isDimensionless(value.unit) && from !== 'fact' && from !== 'default',
		);
	}

	/** What the key is known to contradict at a place, with the findings that it inherits from. */
	denial(place: NumberPlace): { readonly denial: Denial; readonly roots: readonly number[] } | undefined {
		const denial = this.#denials.at(place);
		if (!denial) return undefined;
		const from = denial.from.flatMap(({ statement, operand }) =>
			this.#states.filter(({ node }) => node.statement === statement && node.operand === operand),
		);
		const roots = [...new Set(from.flatMap(state => state.roots))];
		if (roots.length > 0 || denial.finding.verdict !== 'follows') return { denial, roots };
		const finding: Finding = { ...denial.finding, verdict: 'wrong', rule: 'key.contradicted' };
		return { denial: { ...denial, finding }, roots };
	}

	get states(): readonly NodeState[] {
		return this.#states;
	}

	/** The states of the numbers of a block, in the order in which they were found. */
	statesIn(block: number): readonly NodeState[] {
		return (this.#byBlock.get(block) ?? []).map(at => this.#states[at]!);
	}

	/** The numbers of a block that were looked up. */
	usesIn(block: number): readonly Use[] {
		return this.#usesByBlock.get(block) ?? [];
	}

	/** Every number that was looked up, in the order of the text. */
	get uses(): readonly Use[] {
		return this.#uses;
	}

	/** Remembers where a number or a name comes from. */
	use(use: Use): void {
		this.#uses.push(use);
		const block = use.node?.anchor?.block;
		if (block !== undefined) put(this.#usesByBlock, block, use);
	}

	/** A node that later numbers may come from. */
	add(state: NodeState): void {
		const { node } = state;
		if (node.anchor) put(this.#byBlock, node.anchor.block, this.#states.length);
		this.#states.push(state);
		for (const size of sizesOf(node)) put(this.#bySize, size, node);
	}

	/** A number that was judged and that no statement holds. `ratio`: what it should be over what it is. */
	addSaid(
		anchor: Anchor,
		part: number | undefined,
		literal: Literal,
		status: 'right' | 'wrong' | 'follows',
		ratio: number,
		roots: readonly number[],
		finding: number,
	): void {
		const quantity = quantityOf(literal);
		const node: QuantityNode = {
			id: this.#states.length,
			statement: undefined,
			operand: undefined,
			role: 'result',
			quantity,
			literal,
			expression: numberNode(literal.value, literal),
			anchor,
			part,
			words: new Set(),
		};
		const mended = { ...quantity, value: quantity.value * ratio, decimal: undefined };
		this.add({ node, status, mended, roots: status === 'right' ? [] : roots, finding });
	}

	/** What a statement ends with is wrong after all, which its own calculation does not show. */
	amend(statement: number, ratio: number, finding: number): void {
		const at = this.#states.findLastIndex(({ node, status }) => node.statement === statement && status === 'open');
		const state = this.#states[at];
		if (!state) return;
		const { quantity } = state.node;
		const mended = { ...quantity, value: quantity.value * ratio, decimal: undefined };
		const node: QuantityNode = { ...state.node, role: 'result' };
		for (const size of sizesOf(node)) {
			const list = this.#bySize.get(size);
			if (list) list[list.indexOf(state.node)] = node;
		}
		this.#states[at] = {
			node,
			status: 'wrong',
			mended,
			roots: [finding],
			finding,
		};
	}

	/** Nodes that may be of the same value as this one, in the order of the text. */
	#near(node: QuantityNode): readonly QuantityNode[] {
		const found = new Map<number, QuantityNode>();
		for (const size of sizesOf(node)) {
			for (const key of [size - 1, size, size + 1]) {
				for (const each of this.#bySize.get(key)?.slice(-CROWD) ?? []) found.set(each.id, each);
			}
		}
		return [...found.values()].sort((a, b) => a.id - b.id);
	}

	/** A number of a statement as a node; it is part of the graph only once it is added, which must come next if at all. */
	node(
		statement: Statement,
		index: number,
		operand: number | undefined,
		expression: Expression,
		role: QuantityNode['role'],
	): QuantityNode | undefined {
		const literal = literalOf(expression);
		if (!literal) return undefined;
		return {
			id: this.#states.length,
			statement: index,
			operand,
			role,
			quantity: quantityOf(literal),
			literal,
			expression,
			anchor: locate(statement, expression.span),
			part: statement.part,
			words: wordsOf(statement.label),
		};
	}

	/** Where a number comes from. */
	trace(node: QuantityNode, pieces: readonly Expression[] = [node.expression]): Traced {
		const none = { pieces, node, origin: undefined, rank: undefined };
		const found = originOf(node, this.#near(node), this.#scope);
		if (!found) {
			const growth = this.#growth(node);
			return growth ? { ...none, origin: growth, rank: 'part' } : none;
		}
		const states = found.candidates.map(candidate => this.#states[candidate.id]!);
		const ratios = states.map(ratioOf);
		// Two places that would mend it differently leave it as it stands.
		const agreed = ratios.every(ratio => Math.abs(ratio / ratios[0]! - 1) < 0.02);
		if (agreed && ratios[0] !== 1 && this.#isRightOtherwise(node, states[0]!)) return none;
		return agreed ? { ...none, origin: states[0], rank: found.rank } : none;
	}

	/**
	 * `576 MiB = 0.604 GiB`, which is wrong, and then `31.6/0.604`: the bare number has no prefix that could be wrong, and with the other one (GB for GiB) it
	 * is what was right before.
	 */
	#isRightOtherwise({ literal }: QuantityNode, { node: { quantity, literal: origin, part } }: NodeState): boolean {
		if (literal.unit || !origin.unit || literal.value === 0) return false;
		const own = literal.value * quantity.unit.factor;
		return this.#states
			.slice(-CROWD)
			.some(
				({ status, node: other }) =>
					status === 'right' &&
					this.#series(other.part) === this.#series(part) &&
					sameDimension(other.quantity.unit, quantity.unit) &&
					BINARY_OVER_DECIMAL.some(
						ratio =>
							Math.abs((other.quantity.value * ratio) / own - 1) <= literal.step / (2 * Math.abs(literal.value)) + 1e-9,
					),
			);
	}

	/** `1.073` and `0.927` behind 7.3 % that was found wrong: a factor of growth or decay, where no other share makes it. */
	#growth(node: QuantityNode): NodeState | undefined {
		const { literal, part } = node;
		const { value } = literal;
		if (
			literal.unit ||
			literal.percent ||
			literal.form !== 'decimal' ||
			value <= 0 ||
			value >= 3 ||
			literal.figures < 3
		)
			return undefined;
		const factors = this.#states.slice(-CROWD).flatMap(state => {
			const { quantity, literal: own } = state.node;
			if (!(own.percent || quantity.unit.text === '%') || this.#series(state.node.part) !== this.#series(part))
				return [];
			const sign = Math.sign(value - 1);
			const factor = 1 + sign * Math.abs(quantity.value);
			if (Math.abs(factor - value) > literal.step / 2) return [];
			const mended = 1 + sign * Math.abs(quantity.value) * ratioOf(state);
			return [{ state, factor, mended }];
		});
		const last = factors.at(-1);
		if (
			!last ||
			last.mended === last.factor ||
			factors.some(({ mended }) => Math.abs(mended - last.mended) > literal.step)
		)
			return undefined;
		const { state, factor, mended } = last;
		const plain = { ...node.quantity, decimal: undefined };
		return {
			...state,
			node: { ...state.node, quantity: { ...plain, value: factor } },
			mended: { ...plain, value: mended },
		};
	}

	/**
	 * The numbers that one may be made of, nearest first: those of its part before it that are judged or that a calculation takes in, then what
	 * its question and the problem give, then results of earlier parts.
	 */
	before(node: QuantityNode): readonly NodeState[] {
		const here = this.#series(node.part);
		const own: NodeState[] = [];
		const given: NodeState[] = [];
		const earlier: NodeState[] = [];
		for (const state of this.#states.slice(-CROWD).reverse()) {
			const { node: other, status } = state;
			if (other.statement === node.statement) continue;
			if (other.part === node.part && (status !== 'open' || other.role !== 'given')) own.push(state);
			else if (other.role === 'given' && this.#scope.holds(other.part, node.part)) given.push(state);
			else if (other.role === 'result' && status !== 'open' && this.#series(other.part) === here) earlier.push(state);
		}
		return [...own, ...given, ...earlier];
	}

	/** Numbers that a part's question and the problem around it give. */
	givenTo(part: number): readonly NodeState[] {
		return this.#states
			.filter(({ node }) => node.role === 'given' && this.#scope.holds(node.part, part))
			.slice(0, CROWD);
	}

	/** The last numbers of the parts that hand theirs on to a part, the nearest first. */
	recent(part: number | undefined): readonly NodeState[] {
		const here = this.#series(part);
		return this.#states
			.slice(-CROWD)
			.filter(({ node }) => this.#series(node.part) === here)
			.reverse();
	}

	/** The same with what the text has above its parts: a table that all of them go on from. */
	seenFrom(part: number | undefined): readonly NodeState[] {
		const here = this.#series(part);
		return this.#states
			.slice(-CROWD)
			.filter(({ node }) => node.part === undefined || this.#series(node.part) === here)
			.reverse();
	}

	/** Whether two parts belong to one problem. */
	areOneProblem(a: number | undefined, b: number | undefined): boolean {
		return a !== undefined && b !== undefined && this.#series(a) === this.#series(b);
	}

	/** Parts that hand their numbers on to each other. */
	#series(part: number | undefined): number | undefined {
		return this.#scope.series ? this.#scope.series(part) : this.#scope.problem(part);
	}

	/** Amounts with a unit that a bare number of the statement may stand for, nearest first. */
	lenders({ part }: Statement): readonly Lender<NodeState | undefined>[] {
		const here = this.#series(part);
		const results = this.recent(part)
			.filter(({ node }) => node.role !== 'input')
			.map(state => ({
				quantity: state.node.quantity,
				slack: slackOf(state.node.literal),
				ratio: ratioOf(state),
				of: state,
			}));
		const givens = this.#givens
			.filter(given => this.#scope.holds(given.part, part) || this.#series(given.part) === here)
			.flatMap(({ value }) =>
				value?.kind === 'quantity' ? [{ quantity: value, slack: 0, ratio: 1, of: undefined }] : [],
			);
		return [...results, ...givens].filter(({ quantity }) => !isDimensionless(quantity.unit));
	}
}

/** Half a unit of the last digit written, in the unit written. */
const slackOf = ({ form, bareTen, step }: Literal): number => (form === 'decimal' && !bareTen ? step / 2 : 0);

/** A binary prefix over the decimal one of its letter, and the other way round. */
const BINARY_OVER_DECIMAL: readonly number[] = [1, 2, 3, 4].flatMap(power => [1.024 ** power, 1.024 ** -power]);

/** How many numbers of one size are looked at, the last ones. */
const CROWD = 200;

/** Sizes in steps of a factor of about 2.2: rounding to one figure moves a number by one step at most. */
const sizesOf = ({ quantity, literal }: QuantityNode): ReadonlySet<number> =>
	new Set(
		[quantity.value, literal.value, quantity.value / 8 ** (quantity.unit.dimension.hard.bit ?? 0)].map(value =>
			value === 0 ? 0 : Math.round(3 * Math.log10(Math.abs(value))),
		),
	);

/** mended / written; 1 where a node is right or nothing is known. */
export function ratioOf({ node, mended, status }: NodeState): number {
	if (status === 'right' || status === 'open' || node.quantity.value === 0) return 1;
	const ratio = mended.value / node.quantity.value;
	return Number.isFinite(ratio) ? ratio : 1;
}

/** Whether a number in the text was wrong, or took over what was. */
export function wasWrong(flow: Flow, { block, span }: { readonly block: number; readonly span: Span }): boolean {
	const state = flow
		.statesIn(block)
		.findLast(({ node: { anchor } }) => anchor !== undefined && overlaps(anchor.span, span));
	return state !== undefined && ratioOf(state) !== 1;
}

/** A number as a node of its own, with as many digits as a double has. */
export function numberNode(value: number, { span }: Pick<Expression, 'span'>): NumberNode {
	const decimal = new Exact(value.toPrecision(15)).toString().replace('e+', 'e');
	return {
		kind: 'number',
		span,
		decimal,
		value,
		lastPlace: value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value))) - 14,
		trailingZeros: 0,
		exact: false,
	};
}

const COMMON = new Set(
	'the a an of for in on to and or is are was with per by from at as this that its it we total number value cost time result answer about'.split(
		' ',
	),
);

/** Words that can name a quantity, in lower case and singular where that is plain. */
export function wordsOf(label: string | undefined): ReadonlySet<string> {
	const words = (label ?? '').toLowerCase().match(/[a-z][a-z0-9-]{2,}/g) ?? [];
	return new Set(words.map(word => word.replace(/(?<=[a-z]{3})s$/, '')).filter(word => !COMMON.has(word)));
}

function put<T>(lists: Map<number, T[]>, at: number, item: T): void {
	const list = lists.get(at);
	if (list) list.push(item);
	else lists.set(at, [item]);
}
