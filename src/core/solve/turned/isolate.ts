import type { Expression } from '../../math/expression.ts';
import { symbolsOf } from '../../math/walk.ts';
import { apply, NOWHERE, numberNode } from '../run/substitute.ts';

/**
 * An equation `value = expression` with one symbol on its own side: the inverse of every operation between the symbol and the top, from
 * the outside in. Undefined where the symbol stands there twice or not at all, or below an operation that cannot be turned round.
 *
 * @param value what the expression is equal to.
 */
export function isolate(expression: Expression, symbol: string, value: Expression): Expression | undefined {
	let inner = expression;
	let outer = value;
	while (!(inner.kind === 'symbol' && inner.name === symbol)) {
		const next = peel(inner, symbol, outer);
		if (!next) return undefined;
		[inner, outer] = next;
	}
	return outer;
}

const has = (expression: Expression, symbol: string): boolean => symbolsOf(expression).has(symbol);

/** One operation taken from one side to the other. */
function peel(inner: Expression, symbol: string, outer: Expression): readonly [Expression, Expression] | undefined {
	// `k(m + \ell)` is a product where k is a number.
	if (inner.kind === 'call') return peel(product([inner.head, ...inner.args]), symbol, outer);
	if (inner.kind !== 'apply') return undefined;
	const { operator, args } = inner;
	const holders = args.filter(each => has(each, symbol));
	const [holder] = holders;
	if (!holder || holders.length > 1) return undefined;
	const rest = args.filter(each => each !== holder);
	const [first, second] = args;
	switch (operator) {
		case 'add':
			return [holder, apply('add', [outer, ...rest.map(each => apply('negate', [each]))])];
		case 'negate':
			return [holder, apply('negate', [outer])];
		case 'multiply':
			return [holder, fraction(outer, product(rest))];
		case 'divide':
			return holder === first ? [holder, product([outer, second!])] : [holder, fraction(first!, outer)];
		case 'power':
			return holder === first
				? [holder, root(outer, second!)]
				: [holder, fraction(apply('ln', [outer]), apply('ln', [first!]))];
		case 'sqrt':
			return args.length === 1 ? [holder, apply('power', [outer, numberNode(2)])] : undefined;
		case 'exp':
			return [holder, apply('ln', [outer])];
		case 'ln':
			return [holder, apply('exp', [outer])];
		default:
			return undefined;
	}
}

const root = (of: Expression, exponent: Expression): Expression => {
	if (exponent.kind === 'number' && exponent.value === 2) return apply('sqrt', [of]);
	if (exponent.kind === 'number' && exponent.value === 0.5) return apply('power', [of, numberNode(2)]);
	// The root of a fraction's degree is the power of the fraction turned over.
	const over =
		exponent.kind === 'apply' && exponent.operator === 'divide'
			? fraction(exponent.args[1]!, exponent.args[0]!)
			: fraction(numberNode(1), exponent);
	return apply('power', [of, over]);
};

/** A product without factors of one; fractions among the factors stay fractions. */
function product(args: readonly Expression[]): Expression {
	const flat = args
		.flatMap(each => (each.kind === 'apply' && each.operator === 'multiply' ? each.args : [each]))
		.filter(each => !(each.kind === 'number' && each.value === 1));
	return flat.length === 0 ? numberNode(1) : flat.length === 1 ? flat[0]! : apply('multiply', flat, 'juxtaposed');
}

/** A fraction; what is a fraction above or below already is taken up into it. */
function fraction(above: Expression, below: Expression): Expression {
	const [top, under] = parts(above);
	const [bottom, over] = parts(below);
	const denominator = product([under, bottom]);
	const numerator = product([top, over]);
	if (denominator.kind === 'number' && denominator.value === 1) return numerator;
	return { kind: 'apply', operator: 'divide', args: [numerator, denominator], sign: 'frac', span: NOWHERE };
}

const parts = (expression: Expression): readonly [Expression, Expression] =>
	expression.kind === 'apply' && expression.operator === 'divide'
		? [expression.args[0]!, expression.args[1]!]
		: [expression, numberNode(1)];
