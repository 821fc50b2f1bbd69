import { expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import type { Expression } from '../../../src/core/math/expression.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { type Alternative, type Sameness, same } from '../../../src/core/math/same/same.ts';
import {
	equalMatrices,
	equalNumbers,
	equalRelations,
	shapes,
	unequalMatrices,
	unequalNumbers,
	unequalRelations,
} from './rows-pairs.ts';

const p = (latex: string): Expression => parseLatex(latex).expression;
const declared = environment(
	undefined,
	shapes.map(([name, rows, columns]) => [name, { rows: p(rows), columns: p(columns) }] as const),
);
const compare = (a: string, b: string, conditions: readonly string[] = []): Sameness =>
	same(p(a), p(b), { conditions: conditions.map(p) });

test.each(equalNumbers)('%s = %s', (a, b) => {
	expect(compare(a, b).kind).toBe('same');
	expect(compare(b, a).kind).toBe('same');
});
test.each(unequalNumbers)('%s ≠ %s', (a, b) => {
	expect(compare(a, b).kind).toBe('different');
	expect(compare(b, a).kind).toBe('different');
});
test.each(equalMatrices)('matrices: %s = %s', (a, b) => {
	expect(same(p(a), p(b), { environment: declared }).kind).toBe('same');
});
test.each(unequalMatrices)('matrices: %s ≠ %s', (a, b) => {
	expect(same(p(a), p(b), { environment: declared }).kind).toBe('different');
});
test.each(equalRelations)('relations: %s as %s', (a, b) => {
	expect(compare(a, b).kind).toBe('same');
	expect(compare(b, a).kind).toBe('same');
});
test.each(unequalRelations)('relations: %s is not %s', (a, b) => {
	expect(compare(a, b).kind).toBe('different');
	expect(compare(b, a).kind).toBe('different');
});
test.each([
	['x = 1', 'x^2 = 1'],
	['x > 1', 'x^2 > 1'],
	['y \\propto x', 'y = x'],
])('relations: %s and %s are not held to be one', (a, b) => {
	expect(compare(a, b).kind).not.toBe('same');
	expect(compare(b, a).kind).not.toBe('same');
});

test('a difference for negative numbers only is told, and gone where they are excluded', () => {
	const outcome = compare('\\sqrt{x^2}', 'x');
	expect(outcome.kind === 'different' && outcome.onlyNegative).toBe(true);
	expect(compare('\\sqrt{x^2}', 'x', ['x > 0']).kind).toBe('same');
	// sizes and counts are positive
	expect(compare('\\sqrt{N^2}', 'N').kind).toBe('same');
	expect(compare('\\sqrt{d_k^2}', 'd_k').kind).toBe('same');
});

test.each<[string, string, Alternative]>([
	['\\log x', '\\log_2 x', 'ln-for-log2'],
	['-\\sum_{i=1}^{n} p_i \\log_2 p_i', '-\\sum_{i=1}^{n} p_i \\ln p_i', 'log2-for-ln'],
	['\\log_{10} x', '\\ln x', 'log10-for-ln'],
	['7\\text{ GiB}', '7\\text{ GB}', 'binary-for-decimal-prefix'],
	['2 k \\text{ MB/s}', '2 k \\text{ MiB/s}', 'decimal-for-binary-prefix'],
	['k \\text{ FLOP}', '2 k \\text{ FLOP}', 'mac-for-flop'],
	['2 k \\text{ FLOP}', 'k \\text{ FLOP}', 'flop-for-mac'],
])('%s has the convention that %s has not: %s', (a, b, alternative) => {
	const outcome = compare(a, b);
	expect(outcome.kind === 'different' && outcome.alternative).toBe(alternative);
});
test.each([
	['\\log_2 x', '2 \\ln x'],
	['2 k', 'k'],
	['8 \\text{ GB}', '1 \\text{ GB}'],
])('%s and %s differ by no convention', (a, b) => {
	const outcome = compare(a, b);
	expect(outcome.kind === 'different' && outcome.alternative).toBe(undefined);
});
