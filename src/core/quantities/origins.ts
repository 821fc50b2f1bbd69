import type { ApplyNode, Expression, UnitNode } from '../math/expression.ts';
import { type Literal, literalOf } from '../math/literal.ts';
import { isDimensionless, sameDimension, unitless, unitOf } from '../math/units/units.ts';
import type { Quantity, Unit } from '../math/value.ts';
import { children } from '../math/walk.ts';
import type { Anchor } from '../text/block.ts';
import { cover } from '../text/span.ts';

/** A number as it stands in the text: one node of the graph in which numbers flow (rules: origins). */
export interface QuantityNode {
	/** In the order of the text. */
	readonly id: number;
	/** Index of the statement it stands in; undefined for a given that no statement holds. */
	readonly statement: number | undefined;
	/** Index of the operand of a chain that it is, or that it stands in. */
	readonly operand: number | undefined;
	/** `result`: the text says that something comes to it. `input`: a calculation uses it. `given`: laid down. */
	readonly role: 'result' | 'input' | 'given' | 'fact';
	readonly quantity: Quantity;
	readonly literal: Literal;
	readonly expression: Expression;
	/** Where it stands; absent for a given that no statement holds. */
	readonly anchor?: Anchor;
	readonly part: number | undefined;
	/** Lower-case words that name it. */
	readonly words: ReadonlySet<string>;
}

/** Numbers that turn one unit into another, and no quantities: bits in a byte, seconds in a minute, an hour, a day. */
const UNIT_RATIOS: ReadonlySet<number> = new Set([8, 60, 3600, 24, 86_400, 1000, 1024]);

/** Whether a literal is a unit ratio: structure of the calculation, nothing that was found or given. */
export const isStructural = (literal: Literal): boolean =>
	literal.unit === undefined && literal.form === 'integer' && UNIT_RATIOS.has(Math.abs(literal.value));

/** A number in a calculation. */
export interface Leaf {
	/** The literal; made up of `pieces` where a product holds its mantissa and its power of ten side by side. */
	readonly expression: Expression;
	readonly literal: Literal;
	/** The nodes of the tree that it stands for: one, or a mantissa and its power of ten. */
	readonly pieces: readonly Expression[];
}

/**
 * The numbers in a calculation, outermost literals first to last: `2 \times 10^6\text{ GB}` is one, in `2 \times 10^6 \times 3` too.
 * Plain exponents and indices are no quantities; unit ratios are left to the caller.
 */
export function leavesOf(expression: Expression): readonly Leaf[] {
	const found: Leaf[] = [];
	const visit = (node: Expression, depth: number): void => {
		if (depth > 40 || found.length > 200) return;
		const literal = literalOf(node);
		if (literal) {
			found.push({ expression: node, literal, pieces: [node] });
			return;
		}
		if (node.kind === 'symbol' || node.kind === 'unit' || node.kind === 'text') return;
		if (node.kind === 'apply' && node.operator === 'power') {
			const [base, exponent] = node.args;
			if (base) visit(base, depth + 1);
			// a plain power is structure; `e^{4782/3410}` and `e^{-0.05}` take numbers in
			const plain = exponent && literalOf(exponent);
			if (exponent && !(plain && (plain.form === 'integer' || plain.figures < 2))) visit(exponent, depth + 1);
			return;
		}
		if (node.kind === 'apply' && node.operator === 'multiply') {
			visitProduct(node, depth);
			return;
		}
		// What is taken away is the number itself: `9400 - 4618`.
		if (node.kind === 'apply' && node.operator === 'add') {
			for (const [at, arg] of node.args.entries())
				visit(
					at > 0 && arg.kind === 'apply' && arg.operator === 'negate' && arg.args[0] ? arg.args[0] : arg,
					depth + 1,
				);
			return;
		}
		// A unit behind a bracket belongs to the numbers inside as a whole, not to each.
		for (const child of node.kind === 'measure' ? [node.value] : children(node)) visit(child, depth + 1);
	};
	const visitProduct = (node: ApplyNode, depth: number): void => {
		for (let at = 0; at < node.args.length; at++) {
			const first = node.args[at]!;
			const second = node.args[at + 1];
			if (second && literalOf(first)) {
				const joined: ApplyNode = { ...node, args: [first, second], span: cover(first.span, second.span) };
				const literal = literalOf(joined);
				if (literal) {
					found.push({ expression: joined, literal, pieces: [first, second] });
					at++;
					continue;
				}
			}
			visit(first, depth + 1);
		}
	};
	visit(expression, 0);
	return found;
}

/** A literal as a quantity of its own. */
export function quantityOf(literal: Literal): Quantity {
	const unit: Unit = literal.unit ? safeUnit(literal.unit) : unitless;
	return {
		kind: 'quantity',
		value: literal.value * unit.factor,
		decimal: literal.decimal.mul(unit.exact ?? unit.factor),
		unit,
		error: literal.form === 'decimal' && !literal.bareTen ? (literal.step * unit.factor) / 2 : 0,
	};
}

const safeUnit = (node: UnitNode): Unit => unitOf(node);

/** How well a candidate agrees with a number that may come from it. */
export type Agreement = 'unit' | 'noun' | 'inherited' | 'label';

/**
 * Whether `use` may be a copy of `candidate`: the value to the coarser rounding **and** the unit, the noun or the label. A bare
 * number takes over its origin's unit; two bare numbers need a common word, or digits that nobody writes twice by chance.
 */
export function agreement(use: QuantityNode, candidate: QuantityNode): Agreement | undefined {
	const a = use.quantity;
	const b = candidate.quantity;
	const bareUse = isDimensionless(a.unit);
	const bareCandidate = isDimensionless(b.unit);
	if (!bareUse && !bareCandidate) {
		if (isRate(a.unit, b.unit)) {
			// $100K/year for the 100,000 $ that a year costs.
			const same =
				nounsAgree(a.unit, b.unit) && close(use, a.value / a.unit.factor, candidate, b.value / b.unit.factor, true);
			return same && isTelling(use.literal) ? 'unit' : undefined;
		}
		return sameDimension(a.unit, b.unit) && nounsAgree(a.unit, b.unit) && close(use, a.value, candidate, b.value)
			? 'unit'
			: undefined;
	}
	// As written: a bare 2e6 may be 2e6 GB.
	const written = close(use, a.value / a.unit.factor, candidate, b.value / b.unit.factor, true);
	if (!written || !nounsAgree(a.unit, b.unit)) return undefined;
	// A copy has no more digits than what it is a copy of: 1.62 is not 1.6 m/s².
	const finer = use.literal.step < candidate.literal.step && use.literal.value !== candidate.literal.value;
	if (bareUse && !bareCandidate) return isTelling(use.literal) && !finer ? 'inherited' : undefined;
	if (!bareUse) return shareWord(use, candidate) ? 'label' : undefined;
	// A quarter of one thing is no quarter of what another part speaks of.
	if (use.literal.percent && candidate.literal.percent && use.part !== candidate.part && use.literal.figures < 3)
		return undefined;
	if (hasNoun(a.unit) && hasNoun(b.unit)) return 'noun';
	// The 4 of `12 + 2 · 4` behind "conv3" is not what conv3 came to.
	if (shareWord(use, candidate) && (use.role !== 'input' || isTelling(use.literal))) return 'label';
	return isTelling(use.literal)
		? hasNoun(b.unit) || hasNoun(a.unit)
			? 'inherited'
			: isUnmistakable(use.literal)
				? 'inherited'
				: undefined
		: undefined;
}

/** Whether two units differ by a power of time and nothing else hard. */
export function isRate(a: Unit, b: Unit): boolean {
	const names = new Set([...Object.keys(a.dimension.hard), ...Object.keys(b.dimension.hard)]) as Set<
		keyof Unit['dimension']['hard']
	>;
	let differs = false;
	for (const name of names) {
		if (name === 'rad' || Math.abs((a.dimension.hard[name] ?? 0) - (b.dimension.hard[name] ?? 0)) < 1e-9) continue;
		if (name !== 's') return false;
		differs = true;
	}
	// A bare second is no rate of anything: 3 s for 3.
	return differs && [...names].some(name => name !== 's' && name !== 'rad');
}

/** The value agrees to the coarser of the two roundings; integers agree exactly. */
function close(use: QuantityNode, a: number, candidate: QuantityNode, b: number, asWritten = false): boolean {
	if (a === b) return true;
	const half = ({ literal, quantity }: QuantityNode) =>
		literal.form === 'decimal' && !literal.bareTen ? (literal.step * (asWritten ? 1 : quantity.unit.factor)) / 2 : 0;
	const slack = Math.max(half(use), half(candidate), 1e-9 * Math.abs(b));
	return Math.abs(a - b) <= slack * (1 + 1e-9);
}

const hasNoun = (unit: Unit): boolean => Object.keys(unit.dimension.nouns).length > 0;

/** Nouns clash only where both name one and share none: tokens are no GPUs. */
function nounsAgree(a: Unit, b: Unit): boolean {
	const left = Object.keys(a.dimension.nouns);
	const right = Object.keys(b.dimension.nouns);
	return left.length === 0 || right.length === 0 || left.some(noun => right.includes(noun));
}

/** Not a single digit, which stands in a text for many things. */
const isTelling = (literal: Literal): boolean => literal.form === 'decimal' || Math.abs(literal.value) >= 10;

/** Three figures or a large power of ten: hardly written twice by chance. */
const isUnmistakable = (literal: Literal): boolean =>
	literal.figures >= 3 || (literal.form === 'decimal' && Math.abs(Math.log10(Math.abs(literal.value) || 1)) >= 4);

const shareWord = (a: QuantityNode, b: QuantityNode): boolean => {
	for (const word of a.words) if (b.words.has(word)) return true;
	return false;
};

/** Where a node may stand to a number that uses it; nearer ranks win. */
export const RANKS = ['chain', 'part', 'given', 'earlier', 'fact'] as const;
export type Rank = (typeof RANKS)[number];

/** Ranks from which a bare number may take its unit. */
const LENDS: ReadonlySet<Rank> = new Set<Rank>(['chain', 'part', 'given']);

export interface Origin {
	readonly rank: Rank;
	/** Nodes of one rank that it may come from, nearest first. More than one: they decide only if they agree. */
	readonly candidates: readonly QuantityNode[];
}

/** What decides which nodes a number can see. */
export interface Scope {
	/** Whether the part of the second is the first, or holds it. */
	readonly holds: (outer: number | undefined, inner: number | undefined) => boolean;
	/** The outermost part (the problem) that a part belongs to. */
	readonly problem: (part: number | undefined) => number | undefined;
	/** The same for questions in a row without problems above them, which are one; where absent, each is for itself. */
	readonly series?: (part: number | undefined) => number | undefined;
}

/**
 * Where a number comes from, among the nodes before it in the text: the link before it in its chain, else a result of its part, a
 * given of the part or its problem, an earlier result, a fact. Undefined: from nowhere.
 */
export function originOf(use: QuantityNode, before: readonly QuantityNode[], scope: Scope): Origin | undefined {
	const found = new Map<Rank, { node: QuantityNode; by: Agreement }[]>();
	for (let index = before.length - 1; index >= 0; index--) {
		const node = before[index]!;
		if (node.role === 'input' || node.id === use.id) continue;
		const rank = rankOf(use, node, scope);
		if (!rank) continue;
		if (rank === 'earlier' && isRoundedElsewhere(use, node, scope)) continue;
		const agreed = agreement(use, node);
		// A unit is lent within a part; further away the value alone would be all that links, unless nobody writes it twice by chance.
		const links =
			agreed !== undefined && (agreed !== 'inherited' || LENDS.has(rank) || isTakenUp(use, node, before, scope));
		const by = links ? agreed : isHandedOn(use, node, before, rank, scope) ? 'label' : undefined;
		if (!by) continue;
		const list = found.get(rank);
		if (list) list.push({ node, by });
		else found.set(rank, [{ node, by }]);
	}
	for (const rank of RANKS) {
		const list = found.get(rank);
		if (!list) continue;
		// What agrees in unit is a better witness than what only lends its unit.
		const exact = list.filter(({ by }) => by === 'unit' || by === 'noun');
		return { rank, candidates: (exact.length > 0 ? exact : list).map(({ node }) => node) };
	}
	const rescaled = before.filter(node => isRescaled(use, node, scope)).reverse();
	// Of another size than written, it lends no unit: what is said of an earlier number holds for it.
	return rescaled.length > 0 ? { rank: 'earlier', candidates: rescaled } : undefined;
}

/** A growth factor of 1.07 in one problem is no rounded 1.067 of another: without a unit, only what is written alike is taken from there. */
const isRoundedElsewhere = (use: QuantityNode, node: QuantityNode, { problem }: Scope): boolean =>
	problem(use.part) !== problem(node.part) &&
	isDimensionless(use.quantity.unit) &&
	isDimensionless(node.quantity.unit) &&
	use.literal.value !== node.literal.value;

/** 256, 768, 4096: a size that many things have. */
export const isSize = ({ form, value }: Literal): boolean => form === 'integer' && value < 1e5 && value % 64 === 0;

/**
 * A bare number that is the result of an earlier part of its problem: `409,600 × 2048` after 409,600 bytes. Its digits are nobody's by chance,
 * and no other amount of the problem has them.
 */
function isTakenUp(use: QuantityNode, node: QuantityNode, before: readonly QuantityNode[], scope: Scope): boolean {
	const { literal } = use;
	if (node.role !== 'result' || hasNoun(use.quantity.unit) || !isOneProblem(use, node, scope)) return false;
	const large = literal.figures >= 2 && Math.abs(Math.log10(Math.abs(literal.value) || 1)) >= 4;
	// 0.56 again in the next part is that number; 0.5 and 0.25 are shares that anybody may mean.
	const copied =
		literal.form === 'decimal' &&
		literal.figures === 2 &&
		literal.value === node.literal.value &&
		(literal.value * 20) % 1 !== 0;
	const telling = literal.figures >= 3 || large || copied || (literal.figures === 2 && Math.abs(literal.value) >= 20);
	if (isSize(literal) || isStructural(literal) || !telling) return false;
	const written = ({ quantity: { value, unit } }: QuantityNode): number => value / unit.factor;
	return before.every(
		each =>
			each.id === use.id ||
			each.role === 'input' ||
			!isOneProblem(use, each, scope) ||
			!close(use, written(use), each, written(each), true) ||
			(each.role === 'result' && sameDimension(each.quantity.unit, node.quantity.unit)),
	);
}

const isOneProblem = (a: QuantityNode, b: QuantityNode, { problem, series = problem }: Scope): boolean =>
	a.part !== undefined && b.part !== undefined && series(a.part) === series(b.part);

/**
 * A bare number that is, digit for digit, what the calculation right before came to (`15 × 18 = 260` eggs, and `260 / 12`), or what an
 * earlier part came to, if that is large and no round power of ten. Only where nothing else that the text gives or finds is that number.
 */
function isHandedOn(
	use: QuantityNode,
	node: QuantityNode,
	before: readonly QuantityNode[],
	rank: Rank,
	scope: Scope,
): boolean {
	if (node.role !== 'result' || use.literal.unit !== undefined || use.literal.value !== node.literal.value)
		return false;
	if (use.role !== 'input' || !isTelling(use.literal) || isStructural(use.literal)) return false;
	if (!nounsAgree(use.quantity.unit, node.quantity.unit)) return false;
	if (before.some(other => other.role === 'given' && other.literal.value === node.literal.value)) return false;
	if (rank === 'part')
		return use.statement !== undefined && node.statement !== undefined && use.statement - node.statement <= NEXT;
	// Two million are written for many things.
	const size = Math.abs(use.literal.value);
	return rank === 'earlier' && isOneProblem(use, node, scope) && size >= 1e4 && use.literal.figures >= 2;
}

/** How many statements on the next calculation may be: the result may be said again in words between them. */
const NEXT = 3;

/**
 * A bare number that is an earlier result of its part in the plain unit: `1 / 0.07` after 70 ms, `1.4e11 / …` after 140 GB. Only where no
 * other number has that value, and for a result that was reckoned and had another size of its unit.
 */
function isRescaled(use: QuantityNode, node: QuantityNode, scope: Scope): boolean {
	const { unit } = node.quantity;
	if (node.role !== 'result' || node.id === use.id || !isDimensionless(use.quantity.unit) || hasNoun(use.quantity.unit))
		return false;
	if (use.literal.unit !== undefined || use.literal.percent || !isTelling(use.literal) || isStructural(use.literal))
		return false;
	const rank = rankOf(use, node, scope);
	if (rank !== 'chain' && rank !== 'part') return false;
	const plain = (unit.dimension.hard.bit ?? 0) === 1 ? 8 : 1;
	if (isDimensionless(unit) || unit.factor === plain || unit.offset !== undefined) return false;
	const value = node.quantity.value / plain;
	return close(use, use.quantity.value, { ...node, quantity: { ...node.quantity, value } }, value);
}

function rankOf(use: QuantityNode, node: QuantityNode, scope: Scope): Rank | undefined {
	if (node.role === 'fact') return 'fact';
	if (node.statement !== undefined && node.statement === use.statement) {
		return (node.operand ?? 0) < (use.operand ?? 0) ? 'chain' : undefined;
	}
	if (node.role === 'given') return scope.holds(node.part, use.part) ? 'given' : 'earlier';
	if (node.part === use.part) return 'part';
	return 'earlier';
}
