import type { Expression, RelationOperator } from '../../math/expression.ts';
import type { Literal } from '../../math/literal.ts';
import { unitOf } from '../../math/units/units.ts';
import type { Environment, Quantity } from '../../math/value.ts';
import { hasHole } from '../../math/walk.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { Chain } from '../../quantities/statement.ts';
import { type Message, say } from '../../text/message.ts';
import { sentenceText } from './chains.ts';
import { compareOperands } from './compare.ts';
import { holds } from './comparison.ts';
import { dressNumber, withUnit } from './dress.ts';
import { anchorOf, type ChainContext, type Link } from './links.ts';
import { freeNames, mendedRatio, type NamedValue, namedValues, numbersOf } from './named-values.ts';
import type { Binding, Names } from './names.ts';
import { type Operand, readOperand } from './operand.ts';
import { replaceBy } from './replace.ts';
import { hasLooseNames, isWhole } from './scope.ts';

/** A step from a formula with names to a number, the names' values put in. */
export interface NamedLink extends Link {
	/** What the formula should come to over what it does, where a value put in was wrong. */
	readonly input: { readonly ratio: number; readonly roots: readonly number[] };
	/** The names of the formula with what they were taken for. */
	readonly bound: readonly { readonly expression: Expression; readonly binding: Binding }[];
}

/** Words that say that a name is about to stand for something else than before. */
const ELSEWISE =
	/\b(?:if|instead|twice|doubl\w+|halv\w+|tripl\w+|another|different|general(?:ly)?|would|were|e\.g\.|for example|whereas|other|when|unless|per|each|suppose|let|in case)\b/i;

/** The formula may be an equation whose solution is looked for, and no calculation. */
const SOLVING =
	/\b(?:solv\w+|equations?|roots?|unknowns?|quadratic|substitut\w+|satisf\w+|require\w*|want|need|must|constraint|condition)\b/i;

/**
 * Steps of a chain from a formula with names (`4k(m+\ell) = 32{,}768`, `C = 6ND = 6 \times 7 \times 10^9 \times \dots`) to what stands for its value.
 * Right under any value that the text gives to the names; wrong only where it gives one to each.
 *
 * @param known steps that the chain's own numbers decide already.
 */
export function namedLinks(
	chain: Chain,
	known: readonly Link[],
	context: ChainContext,
	names: Names,
): readonly NamedLink[] {
	if (chain.section === 'question' || chain.section === 'given') return [];
	const { operands, operators } = chain.expression;
	const links: NamedLink[] = [];
	for (let at = 1; at < operands.length; at++) {
		const sign = operators[at - 1]!;
		const left = operands[at - 1]!;
		const right = operands[at]!;
		if ((sign !== '=' && sign !== '≈') || !isFormula(left) || known.some(({ to }) => to.index === at)) continue;
		if (hasLooseNames(right) || freeNames(right).size > 0) continue;
		const to = readOperand(right, at, context.environment);
		if (!to) continue;
		const link = judged(chain, { left, at: at - 1 }, sign, to, context, names);
		if (link) links.push(link);
	}
	return links;
}

/** With names, or with functions of matrices, and more than a name. */
export const isFormula = (expression: Expression): boolean =>
	expression.kind !== 'symbol' &&
	expression.kind !== 'measure' &&
	expression.kind !== 'matrix' &&
	(hasLooseNames(expression) || freeNames(expression).size > 0) &&
	!hasHole(expression);

function judged(
	chain: Chain,
	{ left, at }: { readonly left: Expression; readonly at: number },
	sign: RelationOperator,
	to: Operand,
	context: ChainContext,
	names: Names,
): NamedLink | undefined {
	const ways = namedValues(left, chain, names, context.environment).filter(({ value }) => value.kind === 'quantity');
	const links = ways.map((way): NamedLink => {
		const quantity = withError(way.value as Quantity, way.errors[0] ?? 0);
		const from: Operand = {
			index: at,
			expression: left,
			readings: [{ expression: left, quantity, literal: undefined }],
		};
		const comparison = compareOperands(from, sign, to, {
			environment: way.environment,
			units: [],
			upstream: [],
			before: context.before + chain.source.slice(0, left.span.start),
			after: chain.source.slice(to.expression.span.end) + context.after,
		});
		return {
			chain,
			from,
			to,
			sign,
			comparison,
			outcome: holds(comparison) ? 'right' : 'wrong',
			anchor: anchorOf(chain, from, to),
			where: whereOf(left, way),
			related: way.bindings.map(({ anchor, name }) => ({ anchor, message: say`What ${name} stands for.` })),
			input: mendedRatio(left, way, context.environment),
			bound: way.bindings.flatMap(binding => {
				const node = freeNames(left).get(binding.name);
				return node ? [{ expression: node, binding }] : [];
			}),
		};
	});
	const right = links.find(({ outcome }) => outcome === 'right');
	if (right) return right;
	const [only] = links;
	const [way] = ways;
	if (!only || !way || links.length > 1) return undefined;
	const { units, judgement } = only.comparison;
	if (judgement.level !== 'wrong' || (units !== 'same' && units !== 'one-sided')) return undefined;
	if (!mayAlarm(chain, way.bindings, context) || !Number.isFinite((only.comparison.left.quantity as Quantity).error))
		return undefined;
	if (!isWhole(chain, only.from, context.textOf) || !isWhole(chain, to, context.textOf)) return undefined;
	if (to.readings[0]!.literal) return only;
	const slip = substituted(left, to.expression, way.bindings, context.environment);
	// a number of three figures that the text has before may have become this name's without a formula ("an average of 147 messages")
	if (slip && slip !== 'other' && slip.literal.figures >= 3 && isWrittenBefore(slip.literal, chain, context))
		return undefined;
	if (slip === 'other')
		return {
			...only,
			rule: 'value.substitution',
			note: say`The calculation uses the numbers of these names, and is another one than the formula.`,
		};
	return (
		slip && { ...only, rule: 'value.substitution', note: slip.said, fix: replaceBy(chain, slip.literal, slip.value)[0] }
	);
}

/** Whether the digits of a number stand in the paragraphs before its formula. */
function isWrittenBefore({ span }: Literal, chain: Chain, context: ChainContext): boolean {
	const digits = chain.source.slice(span.start, span.end).trim();
	const { block, span: place } = chain.anchor;
	for (let at = block; at >= Math.max(0, block - 12); at--) {
		const text = at === block ? context.textOf(at).slice(0, place.start) : context.textOf(at);
		for (let found = text.indexOf(digits); found >= 0; found = text.indexOf(digits, found + 1))
			if (!/[\d.,]$/.test(text.slice(0, found)) && !/^[.,]?\d/.test(text.slice(found + digits.length))) return true;
	}
	return false;
}

const withError = (quantity: Quantity, error: number): Quantity =>
	error > 0 ? { ...quantity, error: quantity.error + error, decimal: undefined } : quantity;

/** An alarm needs a part whose own problem says what the names are, and a sentence that does not change them. */
export function mayAlarm(chain: Chain, bindings: readonly Binding[], context: ChainContext): boolean {
	// what stands there in numbers needs no part to say what its names are
	if (chain.silenced !== undefined || (chain.part === undefined && bindings.length > 0)) return false;
	const sentence = context.before.slice(context.before.search(/[^.!?\n]*$/));
	if (ELSEWISE.test(sentence) || SOLVING.test(context.before.slice(-160)) || SOLVING.test(context.after)) return false;
	return bindings.every(({ part, value, later }) => !later && (part !== undefined || value.kind !== 'quantity'));
}

/** `, with k = 4 and m = 1024`. */
export function whereOf(formula: Expression, { bindings }: NamedValue): Message | '' {
	const shown = freeNames(formula);
	const said = bindings.flatMap(({ name, value }) => {
		const node = shown.get(name);
		return value.kind === 'quantity' && node ? [`${sentenceText(node)} = ${dressed(value)}`] : [];
	});
	if (said.length === 0) return '';
	return say` with ${said.length === 1 ? said[0]! : say`${said.slice(0, -1).join(', ')} and ${said.at(-1)!}`}`;
}

const dressed = ({ value, unit }: Quantity): string => withUnit(dressNumber(value / unit.factor, 6), unit.text).text;

/**
 * Which name was filled in with another number than the text gives it; `other` where every name has its number and every number its
 * name, so that the calculation itself is another; undefined where the numbers do not say.
 */
function substituted(
	formula: Expression,
	calculation: Expression,
	bindings: readonly Binding[],
	environment: Environment,
): { readonly said: Message; readonly literal: Literal; readonly value: number } | 'other' | undefined {
	const own = leavesOf(formula).map(({ literal }) => literal.value);
	const leaves = leavesOf(calculation).map(({ literal, expression }) => ({ literal, expression }));
	const quantities = bindings.flatMap(({ name, value }) => (value.kind === 'quantity' ? [{ name, value }] : []));
	if (quantities.length === 0)
		return areAllEntries(bindings, leaves) || areProducts(bindings, leaves) ? 'other' : undefined;
	if (quantities.length !== bindings.length) return undefined;
	const near = (a: number, b: number, slack: number) => Math.abs(a - b) <= Math.max(slack, 1e-9 * Math.abs(b));
	const fits = (leaf: (typeof leaves)[number], value: Quantity): boolean => {
		const slack = leaf.literal.form === 'decimal' ? leaf.literal.step / 2 : 0;
		const read = readOperand(leaf.expression, 0, environment)?.readings[0]?.quantity.value ?? leaf.literal.value;
		return (
			near(leaf.literal.value, value.value / value.unit.factor, slack) ||
			near(leaf.literal.value, value.value, slack) ||
			near(read, value.value, Math.max(value.error, (slack * read) / (leaf.literal.value || 1)))
		);
	};
	const unused = quantities.filter(({ value }) => !leaves.some(leaf => fits(leaf, value)));
	const strange = leaves.filter(
		leaf => !quantities.some(({ value }) => fits(leaf, value)) && !own.some(each => near(leaf.literal.value, each, 0)),
	);
	if (unused.length === 0 && strange.length === 0 && leaves.length > 1 && bindings.length > 1) return 'other';
	const [name] = unused;
	const [leaf] = strange;
	if (unused.length !== 1 || strange.length !== 1 || !name || !leaf) return undefined;
	const shown = freeNames(formula).get(name.name);
	return {
		said: say`${shown ? sentenceText(shown) : name.name} is ${dressed(name.value)}; here ${sentenceText(leaf.expression)} stands for it.`,
		literal: leaf.literal,
		value: name.value.value / (leaf.literal.unit ? unitOf(leaf.literal.unit).factor : name.value.unit.factor),
	};
}

/** Vectors of more entries are not written out. */
const WRITTEN_OUT = 6;

/** `q · k = 0 + 3` for q = (1, 2) and k = (0, 3): one number for each pair of entries, all of them but one the product. */
function areProducts(bindings: readonly Binding[], leaves: readonly { readonly literal: Literal }[]): boolean {
	const [a, b, ...more] = bindings.map(({ value }) =>
		value.kind === 'list' || (value.kind === 'matrix' && Math.min(value.matrix.rows, value.matrix.columns) === 1)
			? numbersOf(value)
			: [],
	);
	if (!a || !b || more.length > 0 || a.length !== b.length || a.length < 2 || a.length > WRITTEN_OUT) return false;
	if (leaves.length !== a.length) return false;
	const off = leaves.filter(({ literal }, at) => Math.abs(Math.abs(literal.value) - Math.abs(a[at]! * b[at]!)) > 1e-9);
	return off.length === 1;
}

/** `‖v‖ = 3² + 4²` and `u · w = 3 · 1 + 4 · 2` for w = (1, −2): vectors alone stand for the names, and the calculation has their entries and no others. */
function areAllEntries(bindings: readonly Binding[], leaves: readonly { readonly literal: Literal }[]): boolean {
	const vectors = bindings.map(({ value }) =>
		value.kind === 'list' || (value.kind === 'matrix' && Math.min(value.matrix.rows, value.matrix.columns) === 1)
			? numbersOf(value).map(Math.abs)
			: [],
	);
	if (vectors.some(({ length }) => length < 2 || length > WRITTEN_OUT)) return false;
	const entries = vectors.flat();
	const written = leaves.map(({ literal }) => Math.abs(literal.value));
	const isIn = (value: number, list: readonly number[]): boolean => list.some(each => Math.abs(each - value) < 1e-9);
	return (
		written.length >= 2 &&
		written.every(value => isIn(value, entries)) &&
		entries.every(value => value === 0 || value === 1 || isIn(value, written))
	);
}
