import type { Homework } from '../../homework/homework.ts';
import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { leavesOf, quantityOf } from '../../quantities/origins.ts';
import { type Chain, isAnsweredChain, locate, type Statement } from '../../quantities/statement.ts';
import { isKnownUnit } from '../../quantities/words.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { Denial } from '../denials.ts';
import { amountsOf } from '../numbers/closings/said-amounts.ts';
import { dressBeside, dressNumber } from '../numbers/dress.ts';
import { calculationDenied } from './calculation-denied.ts';

/** Letters that stand for numbers that are put in beside the others. */
const FIXED: ReadonlySet<string> = new Set(['pi', 'e', 'g', 'c', 'h', 'k', 'R']);

/**
 * `C = 6ND = 150e6 · 5.74e9 = 8.61e17`: a formula with a number in front, where just its letters were put in. Said only where the calculation has one number for each
 * letter, all of which the text has before, and comes to what they make without the number in front.
 */
export function denialsByCoefficients(homework: Homework, statements: readonly Statement[]): readonly Denial[] {
	return statements.flatMap((statement, index) =>
		isAnsweredChain(statement) ? (denialBy(statement, index, homework) ?? []) : [],
	);
}

function denialBy(statement: Chain, index: number, homework: Homework): Denial | undefined {
	const { operands, operators } = statement.expression;
	const at = operands.findIndex((operand, place) => place + 1 < operands.length && isProduct(operand));
	const [from, to] = [operands[at], operands[at + 1]];
	if (!from || !to || (operators[at] !== '=' && operators[at] !== '≈')) return undefined;
	const formula = at > 0 ? coefficientOf(operands[at - 1]!) : writtenBefore(statement, from, homework);
	if (!formula) return undefined;
	const { coefficient, letters } = formula;
	const result = literalOf(to);
	if (!result || result.percent) return undefined;
	// powers of ten belong to the number before them
	const all = leavesOf(from).map(({ literal }) => literal.value);
	const leaves = all.filter(value => mantissa(value) !== 1);
	if (leaves.length !== letters || leaves.some(value => !(value > 0) || value === coefficient)) return undefined;
	const place = locate(statement, from.span);
	const written = [...amountsOf(homework).values()]
		.flat()
		.filter(({ block, span }) => block < place.block || (block === place.block && span.end <= place.span.start))
		.map(({ literal }) => mantissa(literal.value));
	const isWritten = (value: number): boolean => written.some(each => Math.abs(each / mantissa(value) - 1) < 1e-6);
	// `2rd = 16 · 1,024` of a rank of 8: it went into one of them
	if (!leaves.every(isWritten) || leaves.some(value => isWritten(value / coefficient))) return undefined;
	const product = mantissa(leaves.reduce((whole, value) => whole * value, 1));
	const off = product / mantissa(result.value);
	if (![0.1, 1, 10].some(each => Math.abs(off / each - 1) < 0.01)) return undefined;
	const quantity = quantityOf(result);
	const shown = dressBeside(result.value * coefficient, result, quantity.unit.text);
	return calculationDenied({
		statement,
		index,
		operand: at + 1,
		from,
		to,
		ratio: coefficient,
		rule: 'value.substitution',
		message: say`The factor ${dressNumber(coefficient, 4).text} of the formula has been left out: it is ${shown.text}.`,
		right: { quantity, value: quantity.value * coefficient, shown },
	});
}

/** `C = 6ND =` of running text, in front of the calculation. */
const WRITTEN =
	/[\p{L}\d_}]\s*[=≈]\s*\$?(?<number>\d{1,2})\s?(?:[·×*]|\\cdot\b|\\times\b)?\s?(?<letters>(?:\p{L}(?:_\{?\w{1,8}\}?)?(?:\s?(?:[·×*]|\\cdot\b|\\times\b)\s?|\s)?){2,4}?)\s*[=≈]\s*\$?$/u;

function writtenBefore(statement: Chain, from: Expression, homework: Homework): ReturnType<typeof coefficientOf> {
	const { block, span } = locate(statement, from.span);
	const before = ownText(homework.source.blocks[block]).slice(Math.max(0, span.start - 40), span.start);
	const { number, letters } = WRITTEN.exec(before)?.groups ?? {};
	if (!number || !letters) return undefined;
	const names = letters.replace(/\\(?:cdot|times)|[\s·×*]/g, '').match(/\p{L}(?:_\{?\w+\}?)?/gu) ?? [];
	if (isKnownUnit(names.join('')) || names.some(name => FIXED.has(name)) || new Set(names).size < names.length)
		return undefined;
	const coefficient = Number(number);
	return coefficient >= 2 && coefficient <= 12 ? { coefficient, letters: names.length } : undefined;
}

const mantissa = (value: number): number => value / 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-12);

/** The one number of a product with letters only, and how many these are. */
function coefficientOf(node: Expression): { readonly coefficient: number; readonly letters: number } | undefined {
	const factors = factorsOf(node);
	const numbers = factors.flatMap(factor => literalOf(factor)?.value ?? []);
	const letters = factors.flatMap(factor => (factor.kind === 'symbol' ? [factor.name] : []));
	const [coefficient] = numbers;
	if (
		numbers.length !== 1 ||
		letters.length < 2 ||
		numbers.length + letters.length !== factors.length ||
		new Set(letters).size !== letters.length ||
		letters.some(name => FIXED.has(name))
	)
		return undefined;
	return Number.isInteger(coefficient) && coefficient! >= 2 && coefficient! <= 12
		? { coefficient: coefficient!, letters: letters.length }
		: undefined;
}

const factorsOf = (node: Expression): readonly Expression[] =>
	node.kind === 'apply' && node.operator === 'multiply' && !literalOf(node) ? node.args.flatMap(factorsOf) : [node];

/** Nothing but numbers that are multiplied. */
const isProduct = (node: Expression): boolean =>
	literalOf(node) !== undefined ||
	(node.kind === 'apply' &&
		((node.operator === 'multiply' && node.args.every(isProduct)) ||
			(node.operator === 'power' && node.args.every(arg => literalOf(arg) !== undefined))));
