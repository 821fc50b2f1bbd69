import { expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import { matrixValue } from '../../../src/core/math/evaluate/linear.ts';
import { Matrix } from '../../../src/core/math/evaluate/matrix.ts';
import { toLatex, toText } from '../../../src/core/math/print/print.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import type { Value } from '../../../src/core/math/value.ts';
import { english } from '../../../src/core/text/message.ts';
import { show } from './show.ts';

const evaluated = (latex: string, values: readonly (readonly [string, Value])[] = []): Value => {
	const result = evaluate(parseLatex(latex).expression, environment(values));
	if (!result.ok) throw new Error(`${result.error.code}: ${english(result.error.message)}`);
	return result.value;
};
const numberOf = (latex: string): number => {
	const value = evaluated(latex);
	return value.kind === 'quantity' ? value.value : Number.NaN;
};

test.each([
	[String.raw`\arg\min_{x} (x+3)^2`, -3],
	[String.raw`\arg\min_{x} x^2`, 0],
	[String.raw`\operatorname{argmin}_{x>0} \left(x+\frac{9}{x}\right)`, 3],
	[String.raw`\operatorname{argmin}_{\theta} (\theta-1)^2+(\theta-5)^2`, 3],
	[String.raw`\min_{x<5} (x+2)^2`, 0],
	[String.raw`\arg\max_{p\in[0,1]} p^3(1-p)^7`, 0.3],
	[String.raw`\max_{x\in[0,2]} x^2`, 4],
	[String.raw`\min_{x \in \mathbb{R}} (x^2-4x+7)`, 3],
	[String.raw`\max_{1\le i\le 4} i(5-i)`, 6],
	[String.raw`\underset{x}{\arg\min}\ (x+1)^2`, -1],
	[String.raw`\sup\{1, 5, 2\}`, 5],
])('%s is %s', (latex, value) => expect(numberOf(latex)).toBeCloseTo(value, 8));

test('an extreme takes the terms that speak of its variable, and no others', () => {
	expect(show(parseLatex(String.raw`\min_x f(x) + g(x) + c`).expression)).toBe('(add (min x : (add f(x) g(x))) c)');
	expect(show(parseLatex(String.raw`\min_x f(x) + \min_x g(x)`).expression)).toBe(
		'(add (min x : f(x)) (min x : g(x)))',
	);
});

test.each([
	[String.raw`1+2+\dots+100`, 5050],
	[String.raw`1+2+4+\cdots+1024`, 2047],
	[String.raw`1\cdot 2\cdots 6`, 720],
	[String.raw`\sum_{k=1}^\infty\frac{1}{k^2}`, Math.PI ** 2 / 6],
	[String.raw`\sum_{k=1}^\infty\frac{(-1)^{k+1}}{k}`, Math.LN2],
])('%s goes on as it began: %s', (latex, value) => expect(numberOf(latex)).toBeCloseTo(value, 8));

test.each([
	String.raw`2+4+\dots+8`,
	String.raw`1+5+\dots+7`,
	String.raw`\sum_{k=1}^\infty\frac{1}{k}`,
	String.raw`\sum_{k=2}^\infty\frac{1}{k\ln k}`,
	String.raw`\sum_{k=1}^\infty(-1)^k`,
])('%s has no value', latex => {
	expect(evaluate(parseLatex(latex).expression, environment()).ok).toBe(false);
});

const A = matrixValue(
	new Matrix([
		[1, 2, 3],
		[4, 5, 6],
	]),
);
test.each<[string, number[][]]>([
	['A_{1,:}', [[1, 2, 3]]],
	['A_{:,2}', [[2], [5]]],
	[String.raw`A_{2\cdot}`, [[4, 5, 6]]],
	['A[2,:]', [[4, 5, 6]]],
	['A[:,3]', [[3], [6]]],
	[
		'A_{:,2:3}',
		[
			[2, 3],
			[5, 6],
		],
	],
])('%s is a part of A', (latex, entries) => {
	const value = evaluated(latex, [['A', A]]);
	expect(value.kind === 'matrix' && value.matrix.to2DArray()).toEqual(entries);
	const e = parseLatex(latex).expression;
	expect(show(parseLatex(toLatex(e)).expression)).toBe(show(e));
});
test('where X[0:3] begins and ends is not guessed', () => {
	expect(evaluate(parsePlain('A[0:2]').expression, environment([['A', A]])).ok).toBe(false);
});

test.each([
	`${'\\binom{5}{'.repeat(100)}3${'}'.repeat(100)}`,
	`${'\\left|1+'.repeat(100)}x${'\\right|'.repeat(100)}`,
	`${'\\lVert 1+'.repeat(100)}x${'\\rVert'.repeat(100)}`,
	`${'A[1+'.repeat(100)}i${']'.repeat(100)}`,
])('nesting is printed once a level: %s', latex => {
	const e = parseLatex(latex).expression;
	expect(toLatex(e).length).toBeLessThan(10 * latex.length);
	expect(toText(e).length).toBeLessThan(10 * latex.length);
});

test.each([
	[String.raw`\nabla_x \tfrac12 x^\top A x`, '(gradient (multiply (divide 1 2) (transpose x) A x) x)'],
	[String.raw`\nabla_x x^\top y`, '(gradient (multiply (transpose x) y) x)'],
	[String.raw`\nabla_\theta L \, v`, '(multiply (gradient L theta) v)'],
	[String.raw`\int_a^b f(x)\,dx`, '(integral x from a to b : f(x))'],
	['||3|-|5||', '(abs (add (abs 3) (negate (abs 5))))'],
	['||x||', '(norm x)'],
	[String.raw`\mathbb{1}[x > 0] y`, '(multiply cases(1 if {x > 0}; 0) y)'],
])('%s reads as %s', (latex, tree) => expect(show(parseLatex(latex).expression)).toBe(tree));
