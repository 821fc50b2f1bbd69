import type { ApplyNode, Expression, NumberNode } from '../expression.ts';
import { isMixedNumber } from '../print/print-levels.ts';
import { mapChildren, sameTree, walk } from '../walk.ts';

/** More readings than this of one formula help nobody. */
const LIMIT = 8;

type Rewrite = (e: Expression) => Expression | undefined;

/**
 * The tree as it was read, then the other ways in which a person may have meant what is written: `a / b × 10^n` with the
 * power in the denominator, `1/2x` either way, `25 / 1/3` with the fraction first, `2\frac{1}{2}` as a product, a unit behind
 * a fraction as the denominator's. Each comes once, at most eight in all.
 */
export function readings(e: Expression): readonly Expression[] {
	const out: Expression[] = [e];
	const add = (other: Expression): void => {
		if (other !== e && out.length < LIMIT && !out.some(known => sameTree(known, other))) out.push(other);
	};
	const found: { node: Expression; rewrite: Rewrite }[] = [];
	walk(e, node => {
		if (found.length >= LIMIT) return;
		for (const rewrite of REWRITES) if (rewrite(node)) found.push({ node, rewrite });
	});
	for (const { node, rewrite } of found) add(replace(e, node, rewrite(node) as Expression));
	// The same habit throughout: all places of one kind at once.
	for (const rewrite of REWRITES)
		if (found.filter(one => one.rewrite === rewrite).length > 1) add(everywhere(e, rewrite));
	return out;
}

const replace = (e: Expression, old: Expression, by: Expression): Expression =>
	e === old ? by : mapChildren(e, child => replace(child, old, by));

const everywhere = (e: Expression, rewrite: Rewrite): Expression => {
	const inner = mapChildren(e, child => everywhere(child, rewrite));
	return rewrite(inner) ?? inner;
};

const isSlash = (e: Expression): e is ApplyNode =>
	e.kind === 'apply' &&
	e.operator === 'divide' &&
	(e.sign === 'slash' || e.sign === 'div') &&
	e.decoration === undefined;

const product = (args: readonly Expression[], sign: ApplyNode['sign']): Expression =>
	args.length === 1
		? (args[0] as Expression)
		: {
				kind: 'apply',
				operator: 'multiply',
				args,
				sign,
				span: { start: (args[0] as Expression).span.start, end: (args[args.length - 1] as Expression).span.end },
			};

const quotient = (above: Expression, below: Expression): ApplyNode => ({
	kind: 'apply',
	operator: 'divide',
	args: [above, below],
	sign: 'slash',
	span: { start: above.span.start, end: below.span.end },
});

/** `10^9^0.34`, without brackets or braces, as (10^9)^0.34. */
const towerFromLeft: Rewrite = e => {
	if (e.kind !== 'apply' || e.operator !== 'power') return undefined;
	const [base, above] = e.args as [Expression, Expression];
	if (above.kind !== 'apply' || above.operator !== 'power' || above.span.start !== base.span.end + 1) return undefined;
	const [first, second] = above.args as [Expression, Expression];
	if (second.span.start !== first.span.end + 1) return undefined;
	const inner: ApplyNode = { ...e, args: [base, first], span: { start: base.span.start, end: first.span.end } };
	return { ...e, args: [inner, second] };
};

/** `a / b × 10^n × c` as a / (b × 10^n) × c; other factors go below as well only where they follow at once. */
const powerBelow: Rewrite = e => {
	if (e.kind !== 'apply' || e.operator !== 'multiply' || e.sign === 'juxtaposed') return undefined;
	const [first, ...rest] = e.args as [Expression, ...Expression[]];
	if (!isSlash(first)) return undefined;
	const [above, below] = first.args as [Expression, Expression];
	const count = isPowerOfTen(rest[0] as Expression) ? 1 : rest.length;
	const inner = quotient(above, product([below, ...rest.slice(0, count)], e.sign));
	return product([inner, ...rest.slice(count)], e.sign);
};

const isPowerOfTen = (e: Expression): boolean => {
	const bare = e.kind === 'measure' ? e.value : e;
	return (
		bare.kind === 'apply' && bare.operator === 'power' && bare.args[0]?.kind === 'number' && bare.args[0].value === 10
	);
};

/** `1/2x` as (1/2) x. */
const fractionFactor: Rewrite = e => {
	if (!isSlash(e)) return undefined;
	const [above, below] = e.args as [Expression, Expression];
	if (below.kind !== 'apply' || below.operator !== 'multiply' || below.sign !== 'juxtaposed') return undefined;
	const [first, ...rest] = below.args as [Expression, ...Expression[]];
	return product([quotient(above, first), ...rest], 'juxtaposed');
};

/** `1/2 x` as 1/(2x). */
const factorBelow: Rewrite = e => {
	if (e.kind !== 'apply' || e.operator !== 'multiply' || e.sign !== 'juxtaposed') return undefined;
	const [first, ...rest] = e.args as [Expression, ...Expression[]];
	if (!isSlash(first)) return undefined;
	const [above, below] = first.args as [Expression, Expression];
	return quotient(above, product([below, ...rest], 'juxtaposed'));
};

/** `25 / 1/3`: left to right or the second fraction first. */
const fractionFirst: Rewrite = e => {
	if (!isSlash(e)) return undefined;
	const [left, right] = e.args as [Expression, Expression];
	if (isSlash(left)) {
		const [above, below] = left.args as [Expression, Expression];
		return quotient(above, quotient(below, right));
	}
	if (isSlash(right)) {
		const [above, below] = right.args as [Expression, Expression];
		return quotient(quotient(left, above), below);
	}
	return undefined;
};

/** `2\frac{1}{2}` as a product. */
const mixedProduct: Rewrite = e =>
	e.kind === 'apply' && e.operator === 'add' && e.sign === 'juxtaposed' && isMixedNumber(e)
		? { ...e, operator: 'multiply' }
		: undefined;

/** `3 (1/2)` as a mixed number. */
const bracketedMixed: Rewrite = e =>
	e.kind === 'apply' && e.operator === 'multiply' && e.sign === 'juxtaposed' && isMixedNumber(e)
		? { ...e, operator: 'add' }
		: undefined;

/** `1/2 inch`: half an inch, or one over two inches. */
const unitBelow: Rewrite = e => {
	if (e.kind === 'measure' && isSlash(e.value)) {
		const [above, below] = e.value.args as [Expression, Expression];
		return quotient(above, { ...e, value: below });
	}
	if (!isSlash(e)) return undefined;
	const [above, below] = e.args as [Expression, Expression];
	if (below.kind !== 'measure' || above.kind === 'measure' || below.value.kind !== 'number') return undefined;
	return { ...below, span: e.span, value: quotient(above, below.value) };
};

/** `2^43^4`, `3^25^2`: behind a bare ^ TeX takes one digit, and what looks like its exponent is the next base. */
const oneDigitExponents: Rewrite = e => {
	const exponents: NumberNode[] = [];
	let base: Expression = e;
	while (base.kind === 'apply' && base.operator === 'power') {
		const [under, over] = base.args as [Expression, Expression];
		if (over.kind !== 'number' || over.span.start !== under.span.end + 1) return undefined;
		exponents.unshift(over);
		base = under;
	}
	if (exponents.length < 2 || base.kind !== 'number') return undefined;
	const factors: Expression[] = [];
	for (const [index, over] of exponents.entries()) {
		const digits = over.decimal.padStart(over.span.end - over.span.start, '0');
		const last = index === exponents.length - 1;
		if (!/^\d+$/.test(digits) || (!last && digits.length < 2)) return undefined;
		const exponent: NumberNode = {
			...over,
			decimal: last ? digits : digits[0]!,
			value: Number(last ? digits : digits[0]),
		};
		factors.push({ kind: 'apply', operator: 'power', args: [base, exponent], span: e.span });
		if (!last) base = { ...over, decimal: digits.slice(1), value: Number(digits.slice(1)) };
	}
	return product(factors, 'juxtaposed');
};

const REWRITES: readonly Rewrite[] = [
	oneDigitExponents,
	powerBelow,
	fractionFactor,
	factorBelow,
	fractionFirst,
	mixedProduct,
	bracketedMixed,
	unitBelow,
	towerFromLeft,
];
