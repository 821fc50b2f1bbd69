import type { ApplyNode, Expression, Operator } from './expression.ts';
import { symbolsOf } from './walk.ts';

const NOWHERE = { start: 0, end: 0 };

/** A whole number as a node. */
export const wholeNumber = (value: number): Expression => {
	const size: Expression = {
		kind: 'number',
		decimal: String(Math.abs(value)),
		value: Math.abs(value),
		lastPlace: 0,
		trailingZeros: 0,
		exact: true,
		span: NOWHERE,
	};
	return value < 0 ? node('negate', [size]) : size;
};

const node = (operator: Operator, args: readonly Expression[], sign?: ApplyNode['sign']): ApplyNode => ({
	kind: 'apply',
	operator,
	args,
	span: NOWHERE,
	...(sign ? { sign } : {}),
});

const isWhole = (expression: Expression, value: number): boolean =>
	expression.kind === 'number' && expression.value === value;
const isNegated = (expression: Expression): expression is ApplyNode =>
	expression.kind === 'apply' && expression.operator === 'negate';

const zero = wholeNumber(0);
const one = wholeNumber(1);

/** A sum without what is nothing. */
export function sumOf(terms: readonly Expression[]): Expression {
	const kept = terms.filter(term => !isWhole(term, 0));
	return kept.length === 0 ? zero : kept.length === 1 ? kept[0]! : node('add', kept);
}

/** One less the other. */
export const differenceOf = (a: Expression, b: Expression): Expression => sumOf([a, negated(b)]);

/** A product without factors of one; nothing where one of them is nothing, and its sign in front. */
export function productOf(factors: readonly Expression[]): Expression {
	const flat = factors.flatMap(each => (each.kind === 'apply' && each.operator === 'multiply' ? each.args : [each]));
	if (flat.some(each => isWhole(each, 0))) return zero;
	const negative = flat.filter(isNegated).length % 2 === 1;
	const bare = flat.map(each => (isNegated(each) ? each.args[0]! : each)).filter(each => !isWhole(each, 1));
	// 1/2 · 2 is the one of every squared error.
	const halves = bare.findIndex(
		each =>
			each.kind === 'apply' && each.operator === 'divide' && isWhole(each.args[0]!, 1) && isWhole(each.args[1]!, 2),
	);
	const twos = bare.findIndex(each => isWhole(each, 2));
	const kept = halves >= 0 && twos >= 0 ? bare.filter((_, at) => at !== halves && at !== twos) : bare;
	const product = kept.length === 0 ? one : kept.length === 1 ? kept[0]! : node('multiply', kept, 'dot');
	return negative ? node('negate', [product]) : product;
}

const negated = (expression: Expression): Expression =>
	isWhole(expression, 0) ? zero : isNegated(expression) ? expression.args[0]! : node('negate', [expression]);

const over = (top: Expression, bottom: Expression): Expression =>
	isWhole(top, 0)
		? zero
		: isWhole(bottom, 1)
			? top
			: isNegated(top)
				? negated(over(top.args[0]!, bottom))
				: node('divide', [top, bottom], 'frac');

const power = (base: Expression, exponent: Expression): Expression =>
	isWhole(exponent, 1) ? base : isWhole(exponent, 0) ? one : node('power', [base, exponent]);

/**
 * The derivative of an expression in one letter by the rules of calculus, as a textbook writes it; all other letters are constants.
 *
 * @param itself what the expression is called, where it has a name: the slopes of tanh, the logistic function and exp are then written in it (`1 - h^2`).
 * @returns undefined where a rule is missing (a function that is not known, a sum over an index, a matrix).
 */
export function slopeOf(expression: Expression, letter: string, itself?: Expression): Expression | undefined {
	if (!symbolsOf(expression).has(letter)) return zero;
	if (expression.kind === 'symbol') return expression.name === letter ? one : undefined;
	if (expression.kind === 'call') {
		const [inner] = expression.args;
		return expression.head.kind === 'symbol' &&
			expression.head.name === 'sigma' &&
			inner &&
			expression.args.length === 1
			? chained(logistic(itself ?? expression), inner, letter)
			: undefined;
	}
	if (expression.kind !== 'apply') return undefined;
	const { operator, args } = expression;
	const [first, second] = args as [Expression, Expression | undefined];
	switch (operator) {
		case 'add': {
			const slopes = args.map(arg => slopeOf(arg, letter));
			return slopes.every(each => each !== undefined) ? sumOf(slopes) : undefined;
		}
		case 'negate': {
			const slope = slopeOf(first, letter);
			return slope && negated(slope);
		}
		case 'multiply': {
			const terms = args.map((arg, at) => {
				const slope = slopeOf(arg, letter);
				return slope && productOf([...args.slice(0, at), slope, ...args.slice(at + 1)]);
			});
			return terms.every(each => each !== undefined) ? sumOf(terms) : undefined;
		}
		case 'divide': {
			const [top, bottom] = [slopeOf(first, letter), slopeOf(second!, letter)];
			if (!top || !bottom) return undefined;
			if (isWhole(bottom, 0)) return over(top, second!);
			return over(
				sumOf([productOf([top, second!]), negated(productOf([first, bottom]))]),
				power(second!, wholeNumber(2)),
			);
		}
		case 'power': {
			if (!second || symbolsOf(second).has(letter)) return undefined;
			const less =
				second.kind === 'number' && Number.isInteger(second.value)
					? wholeNumber(second.value - 1)
					: sumOf([second, negated(one)]);
			return chained(productOf([second, power(first, less)]), first, letter);
		}
		case 'sqrt':
			return second === undefined
				? chained(over(one, productOf([wholeNumber(2), itself ?? expression])), first, letter)
				: undefined;
		case 'exp':
			return chained(itself ?? expression, first, letter);
		case 'ln':
			return chained(over(one, first), first, letter);
		case 'log':
			return second === undefined ? chained(over(one, first), first, letter) : undefined;
		case 'tanh':
			return chained(sumOf([one, negated(power(itself ?? expression, wholeNumber(2)))]), first, letter);
		case 'sigmoid':
			return chained(logistic(itself ?? expression), first, letter);
		case 'sin':
			return chained(node('cos', [first]), first, letter);
		case 'cos':
			return chained(negated(node('sin', [first])), first, letter);
		case 'relu':
			return chained(stepAt(first), first, letter);
		default:
			return undefined;
	}
}

/** `outer` times the slope of what stands inside. */
function chained(outer: Expression, inner: Expression, letter: string): Expression | undefined {
	const slope = slopeOf(inner, letter);
	return slope && productOf([outer, slope]);
}

/** σ(1 − σ), the slope of the logistic function. */
const logistic = (value: Expression): Expression => productOf([value, sumOf([one, negated(value)])]);

/** The slope of ReLU: one where its argument is positive. */
const stepAt = (argument: Expression): Expression => ({
	kind: 'cases',
	rows: [
		{
			value: one,
			condition: { kind: 'relation', operands: [argument, zero], operators: ['>'], signs: [NOWHERE], span: NOWHERE },
		},
		{ value: zero },
	],
	span: NOWHERE,
});

/** The name under which the derivative of one letter by another is known: no text writes it. */
export const nameOfDerivative = (of: string, by: string): string => `d${of}/d${by}`;

/** The same of `\frac{\partial E}{\partial w}`; undefined for anything else. */
export function derivativeName(expression: Expression): string | undefined {
	if (expression.kind !== 'apply' || expression.operator !== 'derivative' || expression.args.length !== 2)
		return undefined;
	const [of, by] = expression.args;
	return of?.kind === 'symbol' && by?.kind === 'symbol' ? nameOfDerivative(of.name, by.name) : undefined;
}
