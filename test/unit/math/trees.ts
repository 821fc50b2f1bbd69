import fc from 'fast-check';
import type { ApplyNode, Expression, NumberNode, Operator, SymbolNode } from '../../../src/core/math/expression.ts';
import { symbolNode } from '../../../src/core/math/read/names.ts';
import { literalOf, numberNode } from '../../../src/core/math/read/numerals.ts';
import { parseUnitText } from '../../../src/core/math/units/units.ts';

const span = { start: 0, end: 0 };

export const num = (text: string, power = 0, scale?: string): NumberNode =>
	numberNode(literalOf(text), 0, 0, power, scale);

export const apply = (operator: Operator, args: readonly Expression[], sign?: ApplyNode['sign']): ApplyNode =>
	sign ? { kind: 'apply', span, operator, args, sign } : { kind: 'apply', span, operator, args };

/** Numbers as people write them. */
export const numbers: fc.Arbitrary<NumberNode> = fc.oneof(
	fc.nat(3_000_000).map(n => num(String(n))),
	fc.tuple(fc.nat(9999), fc.nat(999)).map(([a, b]) => num(`${a}.${b}`)),
	fc
		.tuple(fc.integer({ min: 1, max: 99 }), fc.nat(9), fc.integer({ min: -30, max: 30 }))
		.map(([a, b, c]) => num(`${a}.${b}e${c}`)),
	fc
		.tuple(
			fc.integer({ min: 1, max: 999 }),
			fc.constantFrom<[string, number]>(['million', 6], ['billion', 9], ['B', 9], ['M', 6], ['%', -2]),
		)
		.map(([a, [scale, power]]) => num(String(a), power, scale)),
	fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 9 })).map(([a, b]) => num(`${a}.${b}`, -2, '%')),
);

const letters = fc.constantFrom(...'abcfghkmnpqrstuvwyzABCDFGJKLMNQSTUVWXYZ');
const greek = fc.constantFrom('alpha', 'beta', 'theta', 'lambda', 'sigma', 'Sigma', 'ell', 'mu');
const words = fc.constantFrom('loss', 'lr', 'accuracy', 'total cost');

const subscripts: fc.Arbitrary<Expression> = fc.oneof(
	fc.constantFrom('model', 'opt', 'head', 'QK', 'src').map(word => symbolNode(word, span)),
	fc.constantFrom(...'ijklnt0').map(c => (/\d/.test(c) ? num(c) : symbolNode(c, span))),
	fc.constantFrom('ij', 'pq').map(pair => ({
		kind: 'collection' as const,
		span,
		form: 'list' as const,
		items: [...pair].map(c => symbolNode(c, span)),
	})),
	fc.tuple(fc.constantFrom('i', 'j'), fc.integer({ min: 1, max: 9 })).map(([c, n]) => ({
		kind: 'collection' as const,
		span,
		form: 'list' as const,
		items: [symbolNode(c, span), num(String(n))],
	})),
	fc.constantFrom('i', 't').map(c => apply('add', [symbolNode(c, span), num('1')])),
);

export const symbols: fc.Arbitrary<SymbolNode> = fc
	.record({
		base: fc.oneof({ weight: 6, arbitrary: letters }, { weight: 2, arbitrary: greek }, { weight: 1, arbitrary: words }),
		subscript: fc.option(subscripts, { nil: undefined, freq: 2 }),
		label: fc.option(fc.constantFrom('final', '*', "'", 'h', '(l)', '0', 'new'), { nil: undefined, freq: 6 }),
		style: fc.option(fc.constantFrom('bold' as const, 'calligraphic' as const), { nil: undefined, freq: 5 }),
		accent: fc.option(fc.constantFrom('hat', 'bar', 'tilde'), { nil: undefined, freq: 8 }),
	})
	.map(({ base, subscript, label, style, accent }) =>
		base.length > 1 && / /.test(base)
			? symbolNode(base, span, { style: 'upright' })
			: symbolNode(base, span, {
					...(subscript ? { subscript } : {}),
					...(label ? { label } : {}),
					...(style && base.length === 1 ? { style } : {}),
					...(accent && base.length === 1 ? { accent } : {}),
				}),
	);

const units = fc
	.constantFrom('GB', 'bytes', 'bytes/s', 'tokens', 'petaFLOP-days', 'FLOPs', 'kWh', 's', 'GPUs', 'hours')
	.map(text => {
		const unit = parseUnitText(text);
		if (!unit) throw new Error(`no unit: ${text}`);
		return unit;
	});

const unary: readonly Operator[] = [
	'abs',
	'norm',
	'floor',
	'ceil',
	'sqrt',
	'exp',
	'ln',
	'log',
	'sin',
	'tanh',
	'softmax',
	'rank',
	'trace',
	'diag',
	'transpose',
	'inverse',
	'factorial',
	'relu',
	'variance',
	'det',
	'expectation',
	'round',
	'sigmoid',
	'pseudo-inverse',
	'adjoint',
	'big-o',
];
const binary: readonly Operator[] = [
	'power',
	'max',
	'min',
	'gcd',
	'binomial',
	'hadamard',
	'kronecker',
	'mod',
	'inner',
	'plus-minus',
	'union',
	'range',
	'covariance',
	'kl',
];

/** Expressions that have a value: no relations or sequences. */
export const { value: values } = fc.letrec<{ value: Expression }>(tie => {
	const inner = tie('value');
	const list = fc.array(inner, { minLength: 2, maxLength: 3 });
	return {
		value: fc.oneof(
			{ maxDepth: 4, depthSize: 'small' },
			numbers,
			symbols,
			list.map(args => apply('add', args)),
			inner.map(a => apply('negate', [a])),
			fc
				.tuple(list, fc.constantFrom('times' as const, 'dot' as const, 'star' as const, 'juxtaposed' as const))
				.map(([args, sign]) => apply('multiply', args, sign)),
			fc
				.tuple(inner, inner, fc.constantFrom('frac' as const, 'slash' as const, 'div' as const))
				.map(([a, b, sign]) => apply('divide', [a, b], sign)),
			fc
				.tuple(fc.constantFrom(...unary), inner)
				.map(([operator, a]) =>
					apply(operator === 'abs' && a.kind === 'collection' && a.form === 'set' ? 'cardinality' : operator, [a]),
				),
			fc.tuple(fc.constantFrom(...binary), inner, inner).map(([operator, a, b]) => apply(operator, [a, b])),
			fc.tuple(inner, inner).map(([a, b]) => apply('log', [a, b])),
			fc.tuple(inner, inner).map(([a, b]) => apply('sqrt', [a, b])),
			fc.tuple(numbers, units).map(([value, unit]) => ({ kind: 'measure' as const, span, value, unit })),
			fc
				.tuple(
					fc.constantFrom(...'fghLN').map(c => symbolNode(c, span)),
					fc.array(inner, { minLength: 1, maxLength: 2 }),
				)
				.map(([head, args]) => ({
					kind: 'call' as const,
					span,
					head,
					args,
				})),
			fc
				.tuple(
					fc.constantFrom('sum' as const, 'product' as const, 'max' as const, 'argmin' as const),
					fc.constantFrom(...'ijh'),
					inner,
					inner,
					inner,
					fc.boolean(),
				)
				.map(([operator, variable, lower, upper, body, ranged]) =>
					ranged
						? { kind: 'big' as const, span, operator, variables: [symbolNode(variable, span)], lower, upper, body }
						: {
								kind: 'big' as const,
								span,
								operator,
								variables: [symbolNode(variable, span)],
								domain: symbolNode('S', span),
								body,
							},
				),
			fc
				.tuple(
					fc.integer({ min: 1, max: 3 }),
					fc.integer({ min: 1, max: 3 }),
					fc.array(inner, { minLength: 9, maxLength: 9 }),
				)
				.map(([rows, columns, cells]) => ({
					kind: 'matrix' as const,
					span,
					bracket: '[' as const,
					rows: Array.from({ length: rows }, (_, r) => cells.slice(r * columns, (r + 1) * columns)),
				})),
			list.map(items => ({ kind: 'collection' as const, span, form: 'tuple' as const, items })),
			list.map(items => ({ kind: 'collection' as const, span, form: 'set' as const, items })),
			fc.tuple(inner, inner, inner).map(([a, b, c]) => ({
				kind: 'cases' as const,
				span,
				rows: [{ value: a, condition: relation([b, c], ['>']) }, { value: c }],
			})),
		),
	};
});

const relation = (
	operands: readonly Expression[],
	operators: readonly ('=' | '≈' | '>' | '≤' | '∝' | '∈')[],
): Expression => ({
	kind: 'relation',
	span,
	operands,
	operators,
	signs: operators.map(() => span),
});

export const relations: fc.Arbitrary<Expression> = fc.oneof(
	fc
		.tuple(values, values, fc.constantFrom('=' as const, '≈' as const, '>' as const, '≤' as const, '∝' as const))
		.map(([a, b, sign]) => relation([a, b], [sign])),
	fc.tuple(values, values, values).map(([a, b, c]) => relation([a, b, c], ['=', '≈'])),
);

/** Whole formulas. */
export const formulas: fc.Arbitrary<Expression> = fc.oneof(
	values,
	relations,
	fc
		.tuple(
			relations,
			relations,
			fc.constantFrom(
				',' as const,
				';' as const,
				'⟹' as const,
				'⟺' as const,
				'row' as const,
				'quad' as const,
				'text' as const,
			),
		)
		.map(([a, b, separator]) => ({ kind: 'sequence' as const, span, items: [a, b], separators: [separator] })),
);
