import type { Expression, RelationOperator, UnitNode } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { findUnit, isDimensionless, sameDimension, unitOf } from '../../math/units/units.ts';
import type { Environment, Unit } from '../../math/value.ts';
import { map, sameTree, walk } from '../../math/walk.ts';
import { isStructural, leavesOf } from '../../quantities/origins.ts';
import { type Chain, locate } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import type { Message } from '../../text/message.ts';
import type { Finding, Fix } from '../finding.ts';
import { compareOperands } from './compare.ts';
import { type Comparison, compareReadings, holds, numbersIn } from './comparison.ts';
import { diagnose } from './diagnosis.ts';
import { isBare, type Operand, type Reading, readOperand } from './operand.ts';
import { isPeriodLeftOut } from './periods.ts';
import { firstFactor, hasLooseNames, hasUnitAsName, isWhole } from './scope.ts';

/** One step of a chain: an operand with a number, held against the nearest one before it that it must equal (or exceed, ...). */
export interface Link {
	readonly chain: Chain;
	readonly from: Operand;
	readonly to: Operand;
	readonly sign: RelationOperator;
	readonly comparison: Comparison;
	readonly outcome: 'right' | 'wrong' | 'unit' | 'open';
	/** From the left operand's first to the right operand's last code unit; the right operand alone where they stand in two blocks. */
	readonly anchor: Anchor;
	/** For a formula with names: what they were taken for (` with k = 4`), where that stands, and what is off about it. */
	readonly where?: Message | '';
	readonly related?: Finding['related'];
	readonly note?: Message;
	readonly rule?: string;
	/** What mends a number put in for a name. */
	readonly fix?: Fix;
}

/** What a chain stands in. */
export interface ChainContext {
	readonly environment: Environment;
	/** The text of the paragraph before the chain, and right behind it. */
	readonly before: string;
	readonly after: string;
	/** The source of a block, by its index. */
	readonly textOf: (block: number) => string;
	/** Whether a place lies within the delimiters of one formula. */
	readonly inFormula: (anchor: Anchor) => boolean;
	/** Whether the question gives this number: then its digits are all that it has. */
	readonly isGiven?: (value: number) => boolean;
	/** The unit that a number has where the text has it before. */
	readonly unitOf?: (value: number) => UnitNode | undefined;
	/** Whether the text has this number before the chain. */
	readonly isWritten?: (value: number) => boolean;
}

const EQUALITY: ReadonlySet<RelationOperator> = new Set(['=', '≈', '~', '≡', ':=']);
const COMPARING: ReadonlySet<RelationOperator> = new Set(['≠', '<', '>', '≤', '≥', '≪', '≫']);
const ORDER: ReadonlySet<RelationOperator> = new Set(['<', '>', '≤', '≥']);

/** All steps of a chain that can be judged, in order. */
export function linksOf(chain: Chain, context: ChainContext): readonly Link[] {
	const { operands, operators } = chain.expression;
	const numbers = operands.map((operand, index) =>
		readOperand(withGivens(operand, context.isGiven), index, context.environment),
	);
	const pairs = pairsOf(operands, operators, numbers);
	const links: Link[] = [];
	const units: Unit[] = [];
	walk(chain.expression, node => {
		if (node.kind === 'unit') units.push(unitOf(node));
	});
	for (const { from, to, sign } of pairs) {
		const comparison = compareOperands(from, sign, to, {
			environment: context.environment,
			units,
			upstream: upstreamOf(from.index, operators, numbers, links),
			before: context.before + chain.source.slice(0, from.expression.span.start),
			after: chain.source.slice(to.expression.span.end) + context.after,
			said: chain.source.slice(to.expression.span.start, to.expression.span.end),
			unitOf: context.unitOf,
			above: () => [3, 2, 1].map(back => context.textOf(chain.anchor.block - back)).join('\n'),
		});
		const judged = outcomeOf(comparison, context);
		const outcome =
			judged !== 'right' &&
			!isCertain(
				chain,
				from,
				to,
				sign,
				comparison,
				context,
				links.some(link => link.to === from),
			)
				? 'open'
				: judged;
		links.push({ chain, from, to, sign, comparison, outcome, anchor: anchorOf(chain, from, to) });
	}
	return links;
}

/** A calculation in which the decimals that the question gives carry no rounding: 0.3 of all mail is 30 % and not 25 to 35. */
function withGivens(operand: Expression, isGiven: ChainContext['isGiven']): Expression {
	if (!isGiven || literalOf(operand)) return operand;
	return map(operand, node =>
		node.kind === 'number' && !node.exact && isGiven(node.value) ? { ...node, exact: true } : node,
	);
}

function outcomeOf(comparison: Comparison, context: ChainContext): Link['outcome'] {
	if (comparison.judgement.level === 'open') return 'open';
	if (holds(comparison)) return isSwapped(comparison) ? 'wrong' : 'right';
	if (isExchange(comparison, context)) return 'open';
	if (comparison.units === 'clash' && (hasOddPower(comparison.left) || hasOddPower(comparison.right))) return 'open';
	return comparison.judgement.level === 'wrong' ? 'wrong' : 'unit';
}

/** 0.04 / 0.135 = 0.269 for 0.296: what the roundings could explain, two digits that changed places explain better. */
function isSwapped({ judgement, alternative, expected, unit, right }: Comparison): boolean {
	if (judgement.remark !== 'carried' || alternative !== undefined || !right.literal || right.literal.figures < 3)
		return false;
	const data = unit.dimension.hard.bit !== undefined;
	return diagnose(right.literal.value, expected.value / unit.factor, right.literal, data)?.code === 'swapped-digits';
}

/** `70 kg^0.75`: an empirical law puts a number to a power that its unit does not share. */
const hasOddPower = ({ quantity }: Reading): boolean =>
	Object.values(quantity.unit.dimension.hard).some(power => !Number.isInteger(2 * power));

/** Whether a step that does not hold surely was meant as one: both sides are whole, and neither is a name or a mere label. */
function isCertain(
	chain: Chain,
	from: Operand,
	to: Operand,
	sign: RelationOperator,
	comparison: Comparison,
	context: ChainContext,
	/** Whether the chain itself comes to the left side by a calculation. */
	found: boolean,
): boolean {
	if (isReference(chain, from, to) || sign === '≡') return false;
	// `\mathrm{pH} = 7`: letters that happen to be a unit, and are the name of something.
	for (const { expression } of [from, to]) if (expression.kind === 'unit' || hasUnitAsName(expression)) return false;
	if (isOwnOperation(chain, from, to)) return false;
	if (hasNameAsNoun(from.expression) || hasNameAsNoun(to.expression)) return false;
	if (ORDER.has(sign) && isScore(from.expression, comparison.right.literal?.value) && !context.inFormula(chain.anchor))
		return false;
	if (hasLooseNames(from.expression) || hasLooseNames(to.expression)) return false;
	if (!isWhole(chain, from, context.textOf) || !isWhole(chain, to, context.textOf)) return false;
	const { left, right, units } = comparison;
	if (left.literal && right.literal && !found) {
		// `10 % ~ 100 %`: from the one to the other.
		if (sign === '~' && left.literal.unit?.text === right.literal.unit?.text) return false;
		// "If b = 2, then 4a = 4(a − 3), so 0 = −12": two numbers that nothing was computed to are what a wrong supposition comes to.
		if (isWhatFollows(chain, from, context.before) && !left.literal.unit && !right.literal.unit) return false;
		// Running text puts `=` between two numbers for many things; a formula does not.
		const prose = !context.inFormula(chain.anchor);
		if (prose && units !== 'same' && units !== 'clash') return false;
		if (prose && !left.literal.unit && !right.literal.unit) return false;
		if (left.literal.unit && isBare(left.quantity) && units === 'same' && !right.literal.unit) return false;
	}
	// `60.0 mL = 60.0 g`: so much of the one is so much of the other, and nothing was computed; nothing of the one is nothing of the other
	if (units === 'clash' && left.literal && right.literal && !found && left.literal.value === right.literal.value)
		if (left.literal.value !== 0 && !context.inFormula(chain.anchor)) return false;
	// `2.64 pc = 8.6 light-years`, were it not known: an amount said again in what the word behind the number means
	if (
		units === 'one-sided' &&
		left.literal?.unit &&
		right.literal &&
		!right.literal.unit &&
		isNamedBehind(chain, to, context)
	)
		return false;
	if (isOfSoMany(chain, from, to, comparison, context)) return false;
	if (units === 'one-sided' && isThousands(comparison) && hasUnknownUnit(from.expression, context)) return false;
	// `8 miles / 1 hour = 1`: a factor to convert with
	if (units === 'one-sided' && right.literal?.value === 1 && isQuotientOfMeasures(from.expression)) return false;
	// "his score across all 4 subjects = 186 + 62", "the first 8 miles = 16 miles": the number belongs to the name before the sign
	if (left.literal && !found && !context.inFormula(chain.anchor) && ENDS_NAME.test(before(chain, from, context)))
		return false;
	// "48 is 20 % more, i.e. 48 = 100 % + 20 % = 120 % of it": so much stands for a share of something
	if (left.literal && !found && !left.literal.percent && isShare(to.expression)) return false;
	// "a three-year lease at $250 a month: 3 × $250 = $9,000"
	if (comparison.judgement.level === 'wrong' && right.literal && !found) {
		const words = `${before(chain, from, context).slice(-160)} ${chain.source} ${context.after.slice(0, 60)}`;
		if (isPeriodLeftOut(comparison.expected.value, right.quantity.value, words)) return false;
	}
	// "5,537,792 = 0.156 %" of a model: what a count is said to be a share of stands elsewhere
	if (left.literal && isShareOfElse(left, right)) return false;
	// "16 students drank 2 quarts = 16 × 2 = 32 quarts": the number goes into the calculation and is not what it comes to
	if (left.literal && !found && !right.literal && !context.inFormula(chain.anchor))
		if (numbersIn(to.expression).includes(left.literal.value)) return false;
	// "vacancies at 20 °C = 1.85e5 cm^-3", "60.0 mL = 60.0 g": a condition, a correspondence.
	if (units === 'clash' && left.literal && LEADS_TO_CONDITION.test(before(chain, from, context))) return false;
	if (units === 'clash' && isSaidOtherwise(from.expression, context)) return false;
	// `1000 W / 2.2e15 FLOP/s = 4.5e-13 J`, for each of them
	if (units === 'clash' && comparison.judgement.level !== 'wrong' && isForEach(left, right)) return false;
	const first = firstFactor(to.expression);
	const alone = first && readOperand(first, to.index, context.environment);
	if (alone) {
		const again = compareReadings(left, sign, alone.readings[0]!, context.environment);
		if (holds(again)) return false;
	}
	return true;
}

/**
 * `over all $32 · 24 = 768$ positions $≈ 1.8$M`: what is counted so often came to so much. The count ends with its noun, and the sign begins a formula or
 * a number of its own that no slip makes of it.
 */
function isOfSoMany(chain: Chain, from: Operand, to: Operand, comparison: Comparison, context: ChainContext): boolean {
	const { left, right, expected } = comparison;
	if (!left.literal?.unit || !isBare(left.quantity) || !right.literal || right.literal.unit) return false;
	const [a, b] = [from, to].map(({ expression }) => locate(chain, expression.span));
	const between = a!.block === b!.block ? context.textOf(a!.block).slice(a!.span.start, b!.span.start) : '';
	if (!/\d\$?\s+\p{L}[\p{L}\s-]*[$\s]*(?:≈|~|\\approx|\\sim)[\s$]*$/u.test(between)) return false;
	const ratio = Math.abs(right.quantity.value / expected.value);
	return (
		Math.max(ratio, 1 / ratio) > 1.5 &&
		diagnose(right.literal.value, expected.value, right.literal, false) === undefined
	);
}

/** `44,800 × 4.19 = 188 MJ`: off by a power of a thousand, and so right in another prefix of the unit. */
function isThousands({ expected, right, unit }: Comparison): boolean {
	const { hard } = right.quantity.unit.dimension;
	if (hard.bit || hard.FLOP || hard.USD || isDimensionless(right.quantity.unit)) return false;
	const said = right.quantity.value / right.quantity.unit.factor;
	const tens = Math.log10(Math.abs(expected.value / unit.factor / said)) / 3;
	const slack = right.literal ? right.literal.step / Math.abs(right.literal.value || 1) : 0;
	return Math.round(tens) !== 0 && Math.abs(tens - Math.round(tens)) * 3 * Math.LN10 <= slack;
}

/** Whether two units differ by nothing but what is counted: FLOP. */
function isForEach(left: Reading, right: Reading): boolean {
	const [a, b] = [left, right].map(({ quantity }) => quantity.unit.dimension.hard as Readonly<Record<string, number>>);
	const names = new Set([...Object.keys(a!), ...Object.keys(b!)].filter(name => (a![name] ?? 0) !== (b![name] ?? 0)));
	return names.size === 1 && names.has('FLOP') && a!.FLOP === -1;
}

/** `1280 W/K × 2100 d` behind "2,100 heating degree days": the text has a number of the calculation in something else than its unit. */
const isSaidOtherwise = (expression: Expression, { before: text }: ChainContext): boolean =>
	leavesOf(expression).some(({ literal }) => {
		if (!literal.unit || literal.figures < 2) return false;
		const unit = unitOf(literal.unit);
		return [...text.matchAll(/(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?=\s\p{L})/gu)].some(match => {
			if (Number(match[0].replaceAll(',', '')) !== literal.value) return false;
			const words = /^\s([\p{L}°²³µ/·-]+)/u.exec(text.slice(match.index + match[0].length))?.[1];
			const other = words === undefined ? undefined : findUnit(words.split('/')[0]!);
			return other !== undefined && !other.scale && !sameDimension(other.dimension, unit) && other.soft;
		});
	});

/** Whether a bare number of a calculation stands nowhere before, so that the text does not say what it is measured in. */
const hasUnknownUnit = (expression: Expression, { isWritten }: ChainContext): boolean =>
	isWritten !== undefined &&
	leavesOf(expression).some(
		({ literal }) => !literal.unit && !isStructural(literal) && literal.form === 'decimal' && !isWritten(literal.value),
	);

/** Whether a word that is no verb and no conjunction stands right behind a number. */
const isNamedBehind = (chain: Chain, { expression }: Operand, context: ChainContext): boolean =>
	/^[ \t~]?(?:\\(?:text|mathrm)\{\s?)?(?!(?:and|or|so|is|are|for|in|at|of|by|if|when|which|that|with|to|as|on|per)\b)\p{L}{3,}/u.test(
		chain.source.slice(expression.span.end) + context.after,
	);

const before = (chain: Chain, { expression }: Operand, context: ChainContext): string =>
	context.before + chain.source.slice(0, expression.span.start);

/** `0.8\,\text{DTI}`: capitals that are neither a unit nor a thing that is counted are a name. */
function hasNameAsNoun(expression: Expression): boolean {
	let found = false;
	walk(expression, node => {
		if (node.kind === 'measure')
			found ||= node.unit.factors.some(({ name }) => /^[A-Z]{2,}$/.test(name) && (findUnit(name)?.guessed ?? true));
	});
	return found;
}

/** `18/20 >= 18`: so many points of so many, and how many of them are needed. */
const isScore = (expression: Expression, needed: number | undefined): boolean => {
	if (expression.kind !== 'apply' || expression.operator !== 'divide' || needed === undefined || needed <= 1)
		return false;
	const [, whole] = expression.args.map(arg => (arg.kind === 'number' && arg.exact ? arg.value : undefined));
	return whole !== undefined && needed <= whole;
};

const ENDS_NAME =
	/\b(?:all|both|these|those|the (?:first|last|next|other|remaining|previous|following|final)|another|every|across|over|his|her|their|its|our)\s+\$?$/i;

/** A count of hundreds, and per cent: no slip of the pen makes the one of the other. */
const isShareOfElse = ({ literal, quantity }: Reading, right: Reading): boolean =>
	literal?.form === 'integer' &&
	!literal.percent &&
	right.literal?.percent === true &&
	quantity.value >= 1000 &&
	right.quantity.value <= 1 &&
	Math.abs(Math.log10(quantity.value / right.quantity.value) % 1) > 0.01;

/** A sum of percentages. */
const isShare = (expression: Expression): boolean =>
	expression.kind === 'apply' && expression.operator === 'add' && expression.args.every(arg => literalOf(arg)?.percent);

const isQuotientOfMeasures = (expression: Expression): boolean =>
	expression.kind === 'apply' &&
	expression.operator === 'divide' &&
	expression.args.every(arg => arg.kind === 'measure') &&
	new Set(expression.args.map(arg => (arg.kind === 'measure' ? arg.unit.text : ''))).size > 1;

const LEADS_TO_CONDITION = /\b(?:at|for|after|in|between|during|above|below)\s+\$?\s*$/i;

/** Whether a supposition stands in the sentence, or an arrow right before: what it comes to need not be true. */
const isWhatFollows = (chain: Chain, from: Operand, text: string): boolean => {
	const own = chain.source.slice(0, from.expression.span.start);
	const sentence = `${text.slice(text.search(/[^.!?]*$/))} ${own}`;
	return (
		/\bif\b/i.test(sentence) &&
		(/(?:\\Rightarrow|\\implies|\\to|⟹|⇒)\s*$/.test(own) || /\b(?:then|so|get|gives?|have)\b/i.test(sentence))
	);
};

/** `4 * 3 = 2(4) + 3(3)`, `2 @ 6 = 2^6 + 6^2`: a sign that the text has given a meaning of its own, written out with the same two numbers. */
function isOwnOperation(chain: Chain, from: Operand, to: Operand): boolean {
	const source = chain.source.slice(from.expression.span.start, from.expression.span.end);
	if (source.includes('@')) return true;
	if (chain.language !== 'latex' || to.readings[0]!.literal || from.expression.kind !== 'apply') return false;
	const { operator, args } = from.expression;
	if (operator !== 'multiply' || args.length !== 2 || !/\d\)?[\s$]*(?:\*|x)[\s$]*\(?\d/.test(source)) return false;
	const numbers = numbersIn(to.expression);
	return to.expression.kind === 'apply' && args.every(arg => arg.kind === 'number' && numbers.includes(arg.value));
}

/** `(3) = (4)`: two equations by their numbers. */
function isReference(chain: Chain, from: Operand, to: Operand): boolean {
	return [from, to].every(({ expression: { kind, span } }) => {
		const around = chain.source.slice(Math.max(0, span.start - 1), span.end + 1);
		return kind === 'number' && /^\(\d{1,3}\)$/.test(around);
	});
}

/** `1 token = 4 bytes`, `1 inch = 20 miles` on a map: a rate is laid down, nothing is computed. */
function isExchange({ left, right, units, judgement }: Comparison, context: ChainContext): boolean {
	// `1 petaFLOP-day = 10^15 × 86,400`: a unit written out in another that goes without saying.
	if (left.literal?.unit && left.literal.value === 1 && units === 'one-sided') return true;
	if (!left.literal?.unit || !right.literal?.unit) return false;
	// The same number in two units that have nothing in common is no rate: 0 bytes are not 0 seconds.
	if (units === 'clash') return judgement.level === 'wrong' || left.literal.value === 1;
	if (units !== 'same') return true;
	const nouns =
		Object.keys(left.quantity.unit.dimension.nouns).join() !== Object.keys(right.quantity.unit.dimension.nouns).join();
	if (nouns) return true;
	return (
		/\b(?:scale|maps?|represents?|corresponds?|equivalent|equals?|conver\w+|exchange|worth)\b/i.test(
			context.before.slice(-200),
		) && left.literal.value <= 1
	);
}

interface Pair {
	readonly from: Operand;
	readonly to: Operand;
	readonly sign: RelationOperator;
}

function pairsOf(
	operands: readonly Expression[],
	operators: readonly RelationOperator[],
	numbers: readonly (Operand | undefined)[],
): readonly Pair[] {
	const rewritten = rewrittenBounds(operands, operators);
	if (rewritten !== undefined) return pairwise(operands, operators, numbers, rewritten);
	const pairs: Pair[] = [];
	for (let index = 1; index < operands.length; index++) {
		const to = numbers[index];
		if (!to) continue;
		const sign = operators[index - 1]!;
		if (COMPARING.has(sign)) {
			const from = numbers[index - 1];
			if (from) pairs.push({ from, to, sign });
			continue;
		}
		// Equality reaches over symbols in between (`3 × 5 = x = 16`), never over what could not be read.
		let roughest: RelationOperator = '=';
		for (let before = index - 1; before >= 0 && EQUALITY.has(operators[before]!); before--) {
			roughest = rougher(roughest, operators[before]!);
			const from = numbers[before];
			if (from) {
				pairs.push({ from, to, sign: roughest });
				break;
			}
			if (hasHole(operands[before]!)) break;
		}
	}
	return pairs;
}

const ROUGHNESS: readonly RelationOperator[] = ['=', '≡', ':=', '≈', '~'];
const rougher = (a: RelationOperator, b: RelationOperator): RelationOperator =>
	ROUGHNESS.indexOf(a) >= ROUGHNESS.indexOf(b) ? a : b;

function hasHole(expression: Expression): boolean {
	if (expression.kind === 'hole' || expression.kind === 'gap' || expression.kind === 'text') return true;
	return expression.kind === 'apply' && expression.args.some(hasHole);
}

/**
 * `90/123 < k < 180/123 ≈ 0.732 < k < 1.463`: a whole range is written again, so the sign between stands for the range. Gives the
 * index of that sign.
 */
function rewrittenBounds(operands: readonly Expression[], operators: readonly RelationOperator[]): number | undefined {
	for (let index = 1; index < operators.length - 1; index++) {
		if (!EQUALITY.has(operators[index]!)) continue;
		const size = index + 1;
		if (operands.length !== 2 * size || !operators.some(operator => ORDER.has(operator))) continue;
		const middle = operands
			.slice(0, size)
			.some((operand, k) => k > 0 && k < size - 1 && sameTree(operand, operands[k + size]!));
		if (middle && operators.every((operator, k) => k === index || ORDER.has(operator))) return index;
	}
	return undefined;
}

function pairwise(
	operands: readonly Expression[],
	operators: readonly RelationOperator[],
	numbers: readonly (Operand | undefined)[],
	at: number,
): readonly Pair[] {
	const size = at + 1;
	return operands.slice(0, size).flatMap((_, k) => {
		const from = numbers[k];
		const to = numbers[k + size];
		return from && to ? [{ from, to, sign: operators[at]! }] : [];
	});
}

/** Operands further up the chain that the one at `index` is a right copy of. */
function upstreamOf(
	index: number,
	operators: readonly RelationOperator[],
	numbers: readonly (Operand | undefined)[],
	links: readonly Link[],
): readonly Operand[] {
	const found: Operand[] = [];
	for (let at = index; at > 0 && EQUALITY.has(operators[at - 1]!); at--) {
		const link = links.find(each => each.to.index === at);
		const before = numbers[at - 1];
		if (before) found.push(before);
		// past a side that is off: what follows it may be right all the same (`4080 + 2040 = 4000 + 2040 = 6120`)
		if (link && link.outcome !== 'right') break;
	}
	return found;
}

/** From the first to the last code unit of a step. */
export function anchorOf(chain: Chain, from: Operand, to: Operand): Anchor {
	const left = locate(chain, from.expression.span);
	const right = locate(chain, to.expression.span);
	if (left.block !== right.block || left.span.start > right.span.start) return right;
	return { block: right.block, span: { start: left.span.start, end: right.span.end } };
}
