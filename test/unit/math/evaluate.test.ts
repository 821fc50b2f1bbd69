import fc from 'fast-check';
import { all, create } from 'mathjs';
import { describe, expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { type EvaluateOptions, evaluate, quantity } from '../../../src/core/math/evaluate/evaluate.ts';
import { Matrix } from '../../../src/core/math/evaluate/matrix.ts';
import { inUnit } from '../../../src/core/math/print/format.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { parseUnitText, unitOf } from '../../../src/core/math/units/units.ts';
import type {
	Environment,
	FunctionValue,
	MatrixValue,
	Quantity,
	SetValue,
	Value,
} from '../../../src/core/math/value.ts';
import { english } from '../../../src/core/text/message.ts';

const NOTHING = environment();
const run = (latex: string, env: Environment = NOTHING, options: EvaluateOptions = {}): Value => {
	const result = evaluate(parseLatex(latex).expression, env, options);
	if (!result.ok) throw new Error(`${latex}: ${result.error.code} ${english(result.error.message)}`);
	return result.value;
};
const num = (latex: string, env: Environment = NOTHING): Quantity => {
	const value = run(latex, env);
	if (value.kind !== 'quantity') throw new Error(`${latex} is a ${value.kind}`);
	return value;
};
const failure = (latex: string, env: Environment = NOTHING): string => {
	const result = evaluate(parseLatex(latex).expression, env);
	return result.ok ? `value ${result.value.kind}` : result.error.code;
};
const entries = (latex: string, env: Environment = NOTHING): number[][] =>
	(run(latex, env) as MatrixValue).matrix.to2DArray();
const unit = (text: string) => unitOf(parseUnitText(text)!);
const fn = (parameters: readonly string[], body: string): FunctionValue => ({
	kind: 'function',
	parameters,
	body: parseLatex(body).expression,
});

describe('plain numbers', () => {
	test.each([
		['1 + 2 \\times 3', 7],
		['\\frac{1}{3} + \\frac{1}{6}', 0.5],
		['2^{10}', 1024],
		['2^{-3}', 0.125],
		['(-8)^{1/3}', -2],
		['\\sqrt[3]{-27}', -3],
		['\\sqrt{2}^2', 2],
		['0^0', 1],
		['\\log_{2} 1024', 10],
		['\\log_{10} 0.001', -3],
		['\\ln e', 1],
		['\\log_3 81', 4],
		['\\sin(\\pi)', 0],
		['\\cos(\\pi/3)', 0.5],
		['\\tan(\\pi/4)', 1],
		['20!', 2432902008176640000],
		['\\binom{52}{5}', 2598960],
		['\\lfloor -2.5 \\rfloor', -3],
		['\\lfloor 150\\ \\text{ms} / (8\\ \\text{ms}) \\rfloor', 18],
		['\\lfloor 150\\ \\text{ms} \\cdot 125\\ \\text{Hz} \\rfloor', 18],
		['\\lceil 2.1 \\rceil', 3],
		['|{-3}|', 3],
		['\\max(1, 7, 3)', 7],
		['\\min(4, -2)', -2],
		['\\gcd(12, 18)', 6],
		['17 \\bmod 5', 2],
		['\\sum_{i=1}^{100} i', 5050],
		['\\sum_{i=1}^{1000000000000} i', 5.000000000005e23],
		['\\sum_{k=0}^{9} 2^k', 1023],
		['\\sum_{k=0}^{\\infty} 0.5^k', 2],
		['\\prod_{k=1}^{5} k', 120],
		['\\int_0^1 x^2 \\, dx', 1 / 3],
		['50\\%', 0.5],
		['e^{0}', 1],
		['\\exp(-1000)', 0],
	] as const)('%s', (latex, expected) => {
		const value = num(latex).value;
		if (expected === 0) expect(Math.abs(value)).toBeLessThan(1e-300);
		else expect(value / expected).toBeCloseTo(1, 12);
	});

	test('exact where exactness decides', () => {
		expect(num('0.1 + 0.2').decimal?.toString()).toBe('0.3');
		expect(num('\\frac{1}{3} \\times 3').decimal?.minus(1).abs().lessThan(1e-35)).toBe(true);
		expect(num('2^{100}').decimal?.toFixed()).toBe('1267650600228229401496703205376');
		expect(num('\\sqrt{16}').decimal?.toString()).toBe('4');
		expect(num('8^{1/3}').decimal?.toString()).toBe('2');
		expect(num('\\sin 1').decimal).toBeUndefined();
	});

	test('the same as mathjs on random arithmetic', () => {
		const math = create(all!, {});
		const leaf = fc.oneof(
			fc.integer({ min: 1, max: 999 }).map(String),
			fc.integer({ min: 1, max: 9999 }).map(n => (n / 100).toFixed(2)),
		);
		const tree = fc.letrec<{ e: string }>(tie => ({
			e: fc.oneof(
				{ maxDepth: 4 },
				leaf,
				fc.tuple(tie('e'), fc.constantFrom('+', '-', '*', '/'), tie('e')).map(([a, op, b]) => `(${a} ${op} ${b})`),
				fc.tuple(tie('e'), fc.integer({ min: -2, max: 3 })).map(([a, n]) => `(${a})^(${n})`),
			),
		})).e;
		fc.assert(
			fc.property(tree, text => {
				const expected = math.evaluate(text) as number;
				const result = evaluate(parsePlain(text).expression, NOTHING);
				if (!Number.isFinite(expected)) return;
				if (!result.ok) {
					// exact arithmetic sees a zero that doubles miss
					expect(result.error.code).toBe('domain');
					return;
				}
				const value = (result.value as Quantity).value;
				expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(expected), 1e-3));
			}),
			{ numRuns: 300 },
		);
	});
});

describe('units', () => {
	test.each([
		['4\\text{ B} \\times 4 \\times (1024 + 1024)', 'KiB', 32],
		['\\frac{350 \\text{ GB}}{4.8 \\text{ TB/s}}', 'ms', 72.9166666666667],
		['10^{14} \\times 2 \\text{ bytes}', 'TB', 200],
		['700 \\text{ W} \\times 3 \\text{ hours}', 'kWh', 2.1],
		['\\$1.50 \\times 12', '$', 18],
		['\\frac{10^{15} \\text{ tokens}}{1.5 \\text{ tokens/word}}', 'words', 6.66666666666667e14],
		['5 \\text{ apples} + 3', 'apples', 8],
		['2 \\text{ GB} + 500 \\text{ MB}', 'GB', 2.5],
		['\\max(3 \\text{ min}, 100 \\text{ s})', 's', 180],
		['3.14 \\times 10^{23} \\text{ FLOP} / (1 \\text{ petaFLOP/s-day})', '%', 363425.925925926],
		['20 \\text{ °C}', 'K', 293.15],
		['\\lceil 16.2 \\text{ GB} \\rceil', 'GB', 17],
		['\\sqrt{9 \\text{ m}^2}', 'm', 3],
		['50\\% \\times 8 \\text{ GB}', 'GB', 4],
		['\\$2 \\text{ per GPU-hour} \\times 8 \\text{ GPUs} \\times 3 \\text{ days}', '$', 1152],
	] as const)('%s is in %s %d', (latex, text, expected) => {
		expect(inUnit(num(latex), unit(text)) / expected).toBeCloseTo(1, 12);
	});

	test.each([
		['3 \\text{ GB} + 2 \\text{ s}', 'dimension'],
		['3 \\text{ GB} + 2', 'dimension'],
		['\\ln(3 \\text{ GB})', 'dimension'],
		['2^{3 \\text{ s}}', 'dimension'],
	])('%s clashes', (latex, code) => {
		expect(failure(latex)).toBe(code);
	});

	test('units can be left out of account', () => {
		const value = run('3 \\text{ GB} + 2', NOTHING, { ignoreUnits: true });
		expect((value as Quantity).value).toBe(5);
	});

	test('scaling every unit leaves the value', () => {
		const pairs = [
			['GB', 'MB', 1000],
			['hours', 'min', 60],
			['km', 'm', 1000],
			['kWh', 'Wh', 1000],
			['TFLOP', 'GFLOP', 1000],
		] as const;
		fc.assert(
			fc.property(
				fc.constantFrom(...pairs),
				fc.constantFrom(...pairs),
				fc.integer({ min: 1, max: 5000 }),
				fc.integer({ min: 1, max: 5000 }),
				([a, a2, fa], [b, b2, fb], x, y) => {
					const one = num(`\\frac{${x} \\text{ ${a}}}{${y} \\text{ ${b}}}`);
					const two = num(`\\frac{${x * fa} \\text{ ${a2}}}{${y * fb} \\text{ ${b2}}}`);
					expect(one.value / two.value).toBeCloseTo(1, 12);
					expect(one.unit.dimension.hard).toEqual(two.unit.dimension.hard);
				},
			),
		);
	});
});

describe('the error that digits carry', () => {
	test.each([
		['1.5 \\times 4', 0.2],
		['2 \\times 3', 0],
		['10^{9} \\times 7', 0],
		['\\frac{1}{0.50}', 0.02],
		['1.0 + 2.00', 0.055],
		['\\sqrt{4.0}', 0.0125],
		['2.0^2', 0.2],
	] as const)('%s: %d', (latex, error) => {
		expect(num(latex).error).toBeCloseTo(error, 10);
	});
});

describe('names', () => {
	const env = environment([
		['N', quantity(175e9)],
		['D', quantity(300e9)],
		['d_model', quantity(512)],
		['f', fn(['x'], 'x^2 + 1')],
		['g', fn(['x', 'y'], 'x - y')],
	]);
	test.each([
		['6 N D', 3.15e23],
		['4 d_{\\text{model}}^2', 1048576],
		['f(3)', 10],
		['f(f(1))', 5],
		['g(5, 3)', 2],
		['N(2 + 1)', 525e9],
		['\\sigma(0)', 0.5],
	] as const)('%s', (latex, expected) => {
		expect(num(latex, env).value / expected).toBeCloseTo(1, 12);
	});
	test('all missing names are named, bound ones are not', () => {
		const result = evaluate(parseLatex('a + \\sum_{i=1}^{n} b_i c + N').expression, env);
		expect(result.ok).toBe(false);
		if (!result.ok) expect([...(result.error.names ?? [])].sort()).toEqual(['a', 'b_i', 'c', 'n']);
	});
	test('or the expression stays symbolic', () => {
		const value = run('a + b', env, { symbolic: true });
		expect(value.kind === 'symbolic' && value.free).toEqual(['a', 'b']);
	});
	test('renaming symbols changes nothing', () => {
		const names = ['x', 'y', 'p', 'q', '\\alpha', '\\beta', 'N', 'd_k'];
		fc.assert(
			fc.property(
				fc.shuffledSubarray(names, { minLength: 2, maxLength: 2 }),
				fc.float({ min: 1, max: 100, noNaN: true }),
				fc.float({ min: 1, max: 100, noNaN: true }),
				([a, b], x, y) => {
					const key = (name: string): string => {
						const e = parseLatex(name).expression;
						return e.kind === 'symbol' ? e.name : name;
					};
					const env2 = environment([
						[key(a!), quantity(x)],
						[key(b!), quantity(y)],
					]);
					expect(num(`\\frac{${a}^2 + ${b}}{${a} ${b}}`, env2).value).toBeCloseTo((x * x + y) / (x * y), 9);
				},
			),
		);
	});
	test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('%s is a name like any other', name => {
		const e = { kind: 'symbol', span: { start: 0, end: 1 }, name, base: name } as const;
		const result = evaluate(e, NOTHING);
		expect(!result.ok && result.error.code).toBe('unbound');
		expect(evaluate(e, environment([[name, quantity(3)]]))).toMatchObject({ ok: true, value: { value: 3 } });
	});
});

describe('matrices', () => {
	test('products, transposes, inverses, blocks', () => {
		expect(entries('\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix} \\cdot \\begin{bmatrix}0&1\\\\1&0\\end{bmatrix}')).toEqual(
			[
				[2, 1],
				[4, 3],
			],
		);
		expect(entries('\\begin{pmatrix}1&2&3\\end{pmatrix}^T')).toEqual([[1], [2], [3]]);
		expect(num('\\begin{bmatrix}1&2&3\\end{bmatrix} \\cdot \\begin{bmatrix}1\\\\2\\\\3\\end{bmatrix}').value).toBe(14);
		expect(num('\\det\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}').value).toBe(-2);
		expect(num('\\operatorname{tr}\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}').value).toBe(5);
		expect(num('\\operatorname{rank}\\begin{bmatrix}1&2\\\\2&4\\end{bmatrix}').value).toBe(1);
		const inverse = entries('\\begin{bmatrix}2&0\\\\0&4\\end{bmatrix}^{-1}');
		expect(inverse).toEqual([
			[0.5, 0],
			[0, 0.25],
		]);
		expect(entries('\\begin{bmatrix}1&1\\\\0&1\\end{bmatrix}^3')).toEqual([
			[1, 3],
			[0, 1],
		]);
	});
	test('blocks are put together, 0 and I take the size that is left', () => {
		const env = environment([['A', run('\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}')]]);
		expect(entries('\\begin{bmatrix}A&0\\\\0&I\\end{bmatrix}', env)).toEqual([
			[1, 2, 0, 0],
			[3, 4, 0, 0],
			[0, 0, 1, 0],
			[0, 0, 0, 1],
		]);
	});
	test('norms and softmax', () => {
		expect(num('\\lVert (3, 4) \\rVert').decimal?.toString()).toBe('5');
		expect(num('\\left\\| \\begin{bmatrix}3&0\\\\0&-4\\end{bmatrix} \\right\\|').value).toBeCloseTo(4, 12);
		expect(num('\\left\\| \\begin{bmatrix}3&0\\\\0&-4\\end{bmatrix} \\right\\|_F').value).toBeCloseTo(5, 12);
		const weights = (
			run('\\operatorname{softmax}\\left(\\begin{bmatrix}-1&0&1\\end{bmatrix}\\right)') as MatrixValue
		).matrix.to1DArray();
		expect(weights[0]).toBeCloseTo(0.09, 4);
		expect(weights[2]).toBeCloseTo(0.6652, 4);
		expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 15);
	});
	test('entries and columns count from 1', () => {
		const env = environment([
			['X', run('\\begin{bmatrix}1&2\\\\3&4\\\\5&6\\end{bmatrix}')],
			['i', quantity(3)],
			['j', quantity(2)],
			['x', run('\\begin{bmatrix}7\\\\8\\end{bmatrix}')],
		]);
		expect(num('X_{ij}', env).value).toBe(6);
		expect(num('X_{12}', env).value).toBe(2);
		expect(num('X_{3,1}', env).value).toBe(5);
		expect(entries('X_2', env)).toEqual([[2], [4], [6]]);
		expect(num('x_2', env).value).toBe(8);
		expect(entries('X_1', env)).toEqual([[1], [3], [5]]);
		expect((run('X_1', env, { vectors: 'rows' }) as MatrixValue).matrix.to1DArray()).toEqual([1, 2]);
		expect(num('\\sum_{j} X_{1j}', env).value).toBe(3);
		expect(failure('X_{41}', env)).toBe('domain');
	});
	test('shapes that do not fit are refused', () => {
		expect(failure('\\begin{bmatrix}1&2\\end{bmatrix} \\cdot \\begin{bmatrix}1&2\\end{bmatrix}')).toBe('shape');
		expect(failure('\\begin{bmatrix}1&2\\end{bmatrix} + \\begin{bmatrix}1\\\\2\\end{bmatrix}')).toBe('shape');
		expect(failure('\\begin{bmatrix}1&2\\\\2&4\\end{bmatrix}^{-1}')).toBe('domain');
		expect(failure('\\begin{bmatrix}1&2\\\\3\\end{bmatrix}')).toBe('shape');
	});
	test('multiples of the identity have any size', () => {
		const env = environment([
			['W', run('\\begin{bmatrix}-2&0\\\\0&-2\\end{bmatrix}')],
			['c', quantity(2)],
		]);
		expect(run('W = -cI', env)).toEqual({ kind: 'truth', truth: true });
		expect(run('W = cI', env)).toEqual({ kind: 'truth', truth: false });
		expect(run('W = 0', env)).toEqual({ kind: 'truth', truth: false });
		expect(entries('W + I', env)).toEqual([
			[-1, 0],
			[0, -1],
		]);
		expect(entries('W I', env)).toEqual([
			[-2, 0],
			[0, -2],
		]);
	});
	test('a product of thin factors stays in its factors', () => {
		const wave = (rows: number, columns: number, seed: number): MatrixValue => ({
			kind: 'matrix',
			matrix: new Matrix(
				Array.from({ length: rows }, (_, i) =>
					Array.from({ length: columns }, (_, j) => Math.sin(seed + i * i * (j + 1) * 0.37)),
				),
			),
		});
		const env = environment([
			['W_O', wave(300, 5, 1)],
			['W_V', wave(5, 200, 2)],
			['P', wave(200, 300, 3)],
		]);
		const product = run('W_O W_V', env) as MatrixValue;
		expect(product.factors?.map(factor => [factor.rows, factor.columns])).toEqual([
			[300, 5],
			[5, 200],
		]);
		expect(num('\\operatorname{rank}(W_O W_V)', env).value).toBe(5);
		expect(
			num('\\operatorname{tr}(W_O W_V P)', env).value / product.matrix.mmul(wave(200, 300, 3).matrix).trace(),
		).toBeCloseTo(1, 9);
		expect(num('\\|W_O W_V\\|_F', env).value / product.matrix.norm('frobenius')).toBeCloseTo(1, 9);
		expect((run('(2 W_O W_V)^\\top', env) as MatrixValue).factors).toHaveLength(2);
	});
	test('spaces', () => {
		const A = '\\begin{bmatrix}1&2\\\\2&4\\\\3&6\\end{bmatrix}';
		const env = environment([['A', run(A)]]);
		expect(num('\\operatorname{rank}(A)', env).value).toBe(1);
		expect(num('\\dim \\operatorname{null}(A)', env).value).toBe(1);
	});
});

describe('sets, ranges, truth', () => {
	const runs = (latex: string, env = NOTHING): unknown => (run(latex, env) as SetValue).runs;
	test.each([
		[
			'\\{1, 2, 3, 7\\}',
			[
				[1, 3],
				[7, 7],
			],
		],
		['\\{1, \\dots, 5\\} \\cup \\{4, \\dots, 9\\}', [[1, 9]]],
		[
			'\\{1, \\dots, 9\\} \\setminus \\{3, 4\\}',
			[
				[1, 2],
				[5, 9],
			],
		],
		['\\{1, \\dots, 9\\} \\cap \\{5, \\dots, 20\\}', [[5, 9]]],
		[
			'\\{0, 2, \\dots, 6\\}',
			[
				[0, 0],
				[2, 2],
				[4, 4],
				[6, 6],
			],
		],
	] as const)('%s', (latex, expected) => {
		expect(runs(latex)).toEqual(expected);
	});
	test('builders filter and shift', () => {
		const env = environment([['Y', run('\\{51, \\dots, 72\\}')]]);
		expect(runs('\\{p - 1 : p \\in Y\\}', env)).toEqual([[50, 71]]);
		expect(runs('\\{p \\in Y : p > 60\\}', env)).toEqual([[61, 72]]);
		expect(num('|Y|', env).value).toBe(22);
		expect(runs('Y - 1', env)).toEqual([[50, 71]]);
	});
	test.each([
		['1 < 2 \\le 2', true],
		['3 \\in \\{1, \\dots, 5\\}', true],
		['0.5 \\in [0, 1)', true],
		['1 \\in [0, 1)', false],
		['\\{1, 2\\} \\subset \\{1, 2, 3\\}', true],
		['\\forall k \\in \\{1,2,3\\}: k < 4', true],
		['\\exists k \\in \\{1,2,3\\}: k > 3', false],
		['0.1 + 0.2 = 0.3', true],
		['1 \\text{ GB} = 1000 \\text{ MB}', true],
		['1 \\text{ GiB} = 1 \\text{ GB}', false],
		['\\frac{1}{3} = 0.333', false],
		['3 \\approx 3.0001', true],
		['2^{10} \\ne 1000', true],
		['1 \\ll 100', true],
	] as const)('%s is %s', (latex, truth) => {
		expect(run(latex)).toEqual({ kind: 'truth', truth });
	});
});

describe('slopes and extremes', () => {
	const env = environment([
		['L', fn(['N'], 'A N^{-\\alpha} + B N^{\\beta}')],
		['A', quantity(400)],
		['B', quantity(0.001)],
		['alpha', quantity(0.34)],
		['beta', quantity(0.28)],
		['N', quantity(1000)],
	]);
	test('a slope is exact to rounding', () => {
		const expected = -0.34 * 400 * 1000 ** -1.34 + 0.28 * 0.001 * 1000 ** -0.72;
		expect(num('\\frac{dL}{dN}', env).value / expected).toBeCloseTo(1, 12);
		expect(
			num('\\frac{dL}{dN}(2000)', env).value / (-0.34 * 400 * 2000 ** -1.34 + 0.28 * 0.001 * 2000 ** -0.72),
		).toBeCloseTo(1, 12);
		expect(num('\\frac{d}{dx} \\sin(x^2)', environment([['x', quantity(1.3)]])).value).toBeCloseTo(
			2 * 1.3 * Math.cos(1.69),
			12,
		);
		expect(num('\\frac{d^2}{dx^2} x^4', environment([['x', quantity(2)]])).value).toBeCloseTo(48, 6);
		// At zero there is no scale to take a step's part of.
		expect(num('\\frac{d^2}{dx^2} (x - 3)^2', environment([['x', quantity(0)]])).value).toBeCloseTo(2, 6);
	});
	test('the least place of a loss curve', () => {
		const best = ((0.34 * 400) / (0.28 * 0.001)) ** (1 / 0.62);
		expect(num('\\operatorname{argmin}_{N>0} L(N)', env).value / best).toBeCloseTo(1, 6);
		const at = environment([['N', quantity(best)]]);
		expect(run('\\frac{dL}{dN} \\approx 0', { ...env, get: name => at.get(name) ?? env.get(name) })).toEqual({
			kind: 'truth',
			truth: true,
		});
		expect(run('\\frac{dL}{dN} \\approx 0', env)).toEqual({ kind: 'truth', truth: false });
	});
	test('over finite sets', () => {
		expect(num('\\operatorname{argmax}_{k \\in \\{1,2,3,4\\}} k(5-k)').value).toBe(2);
		expect(num('\\max_{k \\in \\{1,2,3\\}} k^2').value).toBe(9);
	});
});

describe('no work without end', () => {
	test.each([
		['10^{10^{10^{10}}}', 'overflow'],
		['1000000000!', 'overflow'],
		['\\sum_{i=1}^{1000000000000} \\sin i', 'too-large'],
		['\\sum_{i=1}^{1000000} \\sum_{j=1}^{1000000} \\frac{1}{i j}', 'too-large'],
		['\\frac{1}{0}', 'domain'],
		['\\ln(-1)', 'domain'],
		['\\sqrt{-1}', 'domain'],
		['0^{-1}', 'domain'],
		['\\binom{100000000}{50000000}', 'overflow'],
		['\\begin{bmatrix}1&1\\\\1&1\\end{bmatrix}^{100000}', 'too-large'],
		['\\frac{', 'unreadable'],
	])('%s: %s', (latex, code) => {
		expect(failure(latex)).toBe(code);
	});
	test('a tree of any depth gives an answer', () => {
		let e = parseLatex('x').expression;
		for (let k = 0; k < 50_000; k++) e = { kind: 'apply', span: e.span, operator: 'negate', args: [e] };
		const result = evaluate(e, environment([['x', quantity(1)]]));
		expect(!result.ok && result.error.code).toBe('too-large');
	});
});
