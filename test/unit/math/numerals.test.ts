import { describe, expect, it } from 'vitest';
import type { NumberNode } from '../../../src/core/math/expression.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { walk } from '../../../src/core/math/walk.ts';

function first(source: string, latex = true): NumberNode {
	let found: NumberNode | undefined;
	walk((latex ? parseLatex : parsePlain)(source).expression, node => {
		if (node.kind === 'number') found ??= node;
	});
	if (!found) throw new Error(`no number in ${source}`);
	return found;
}

describe('what the digits of a literal say', () => {
	it.each<[source: string, decimal: string, lastPlace: number, zeros: number, exact: boolean]>([
		['0', '0', 0, 0, true],
		['7', '7', 0, 0, true],
		['66,000', '66000', 0, 3, true],
		['1{,}310{,}720', '1310720', 0, 1, true],
		['12{,}5', '12.5', -1, 0, false],
		['1.70', '1.7', -2, 0, false],
		['0.00', '0', -2, 0, false],
		['0.0310', '0.031', -4, 0, false],
		['1E15', '1e15', 15, 0, false],
		['4.59E+14', '4.59e14', 12, 0, false],
		['70e9', '7e10', 9, 0, false],
		['1.50e-3', '1.5e-3', -5, 0, false],
		['1.7 \\text{ quadrillion}', '1.7e15', 14, 0, false],
		['10 \\text{ billion books}', '1e10', 9, 1, true],
		['175B', '1.75e11', 9, 0, true],
		['\\$6.06M', '6.06e6', 4, 0, false],
		['\\$120K', '1.2e5', 3, 1, true],
		['21.7\\%', '0.217', -3, 0, false],
		['50\\%', '0.5', -2, 1, true],
		['.5', '0.5', -1, 0, false],
		['123456789012345678901234567890', '123456789012345678901234567890', 0, 1, true],
	])('%s', (source, decimal, lastPlace, trailingZeros, exact) => {
		expect(first(source)).toMatchObject({ decimal, value: Number(decimal), lastPlace, trailingZeros, exact });
	});

	it.each([
		['1 500 000', '1500000'],
		['1_000', '1000'],
		['3.2e6', '3.2e6'],
		['12,345.67', '12345.67'],
	])('%s in plain text', (source, decimal) => {
		expect(first(source, false).decimal).toBe(decimal);
	});

	it('numbers in a list stay apart', () => {
		expect(parseLatex('(1, 200)').expression).toMatchObject({
			kind: 'collection',
			items: [{ value: 1 }, { value: 200 }],
		});
		expect(parseLatex('1,2,3').expression).toMatchObject({ kind: 'sequence' });
		expect(parseLatex('10, 20, 300').expression).toMatchObject({ kind: 'sequence' });
	});

	it('the span covers digits and scale', () => {
		expect(first('x = 12.5\\%').span).toEqual({ start: 4, end: 10 });
		expect(first('2 \\times 32{,}768').span.start).toBe(0);
	});
});
