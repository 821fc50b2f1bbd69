import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate, quantity } from '../../../src/core/math/evaluate/evaluate.ts';
import { solveEquation } from '../../../src/core/math/evaluate/solve-equation.ts';
import { formatValue, inUnit } from '../../../src/core/math/print/format.ts';
import { parseLatex } from '../../../src/core/math/read/parse.ts';
import { parseUnitText, sameDimension, unitOf } from '../../../src/core/math/units/units.ts';
import type { Quantity, Value } from '../../../src/core/math/value.ts';
import { english } from '../../../src/core/text/message.ts';

const value = (latex: string): Value => {
	const result = evaluate(parseLatex(latex).expression, environment());
	if (!result.ok) throw new Error(`${latex}: ${english(result.error.message)}`);
	return result.value;
};
const unit = (text: string) => unitOf(parseUnitText(text)!);

describe('a value for a person', () => {
	test.each([
		['4\\text{ B} \\cdot 4 \\cdot (1024 + 1024)', '32,768 B'],
		['4\\text{ B} \\cdot 1024 \\cdot 1024', '4.194 MB'],
		['\\frac{350 \\text{ GB}}{4.8 \\text{ TB/s}}', '72.9 ms'],
		['12.12 \\times 1.5 \\text{ dollars}', '$18.18'],
		['10^{14} \\times 2 \\text{ bytes}', '200 TB'],
		['6 \\cdot 175 \\cdot 10^9 \\cdot 300 \\cdot 10^9 \\text{ FLOP}', '3.15 × 10²³ FLOP'],
		['700 \\text{ W} \\cdot 3 \\text{ hours}', '2.1 kWh'],
		['\\$0.00005 \\times 10^9', '$50,000'],
		['124439808 \\text{ parameters}', '124,439,808 parameters'],
		['1 \\text{ token}', '1 token'],
		['\\{1,2,3,7\\}', '1–3, 7'],
		['\\{51, \\dots, 72\\} - 1', '50–71'],
		['10 \\text{ GPUs} \\cdot 24 \\text{ hours}', '240 GPU-hours'],
		['\\$6.0575 \\times 10^6', '$6.06 million'],
		['20 \\text{ °C}', '20 °C'],
		['1/3', '0.3333'],
		['2 + 2', '4'],
		['1/8', '0.125'],
		['0.00002', '2 × 10⁻⁵'],
		['1 < 2', 'true'],
		['\\begin{bmatrix}1 & 2.5\\\\3 & 4\\end{bmatrix}', '[1 2.5; 3 4]'],
		['\\frac{10^{10} \\text{ tokens}}{4 \\text{ tokens/word}}', '2.5 × 10⁹ words'],
		['\\{\\}', '∅'],
		['300 \\text{ g CO2/kWh} \\cdot 1287 \\text{ MWh}', '386.1 tCO₂'],
		['1.38 \\times 10^{-23} \\text{ J/K} \\cdot 300 \\text{ K} \\cdot \\ln 2', '2.87 × 10⁻²¹ J'],
		['512 \\text{ tokens} \\times 25 \\text{ ms/token}', '12.8 s'],
		['\\frac{60 \\text{ miles}}{2 \\text{ hours}}', '30 mi/h'],
		['16 \\text{ bytes/param} \\times 7 \\times 10^9 \\text{ params}', '112 GB'],
		['\\$2.78 / 10^{6} \\text{ tokens}', '$0.00000278/token'],
	])('%s: %s', (latex, expected) => {
		expect(formatValue(value(latex)).text).toBe(expected);
	});

	test('in the unit, with the digits and in the style that are asked for', () => {
		const memory = value('32768 \\text{ B}');
		expect(formatValue(memory, { unit: unit('KiB') }).text).toBe('32 KiB');
		expect(formatValue(value('2/3'), { digits: 2 }).text).toBe('0.67');
		expect(formatValue(value('123456'), { style: 'scientific', digits: 3 }).text).toBe('1.23 × 10⁵');
		expect(formatValue(value('6.02 \\times 10^{23}'), { style: 'plain', digits: 3 }).text).toBe(
			'602,000,000,000,000,000,000,000',
		);
	});

	test('temperatures convert with their zero', () => {
		expect(inUnit(value('100 \\text{ °C}') as Quantity, unit('°F'))).toBeCloseTo(212, 9);
		expect(inUnit(value('0 \\text{ °C}') as Quantity, unit('K'))).toBeCloseTo(273.15, 9);
	});

	test('what is printed reads back as the same value', () => {
		const units = [
			'',
			'GB',
			'B',
			'tokens',
			'FLOP',
			'TFLOPS',
			's',
			'h',
			'days',
			'kWh',
			'W',
			'USD',
			'GPU-hours',
			'tokens/s',
			'tCO₂',
			'GB/s',
			'm',
			'kg',
			'USD/h',
		];
		fc.assert(
			fc.property(fc.constantFrom(...units), fc.double({ min: 1e-9, max: 1e20, noNaN: true }), (text, number) => {
				const original = quantity(number, text === '' ? undefined : unit(text));
				const shown = formatValue(original, { digits: 6 });
				const read = evaluate(parseLatex(shown.latex).expression, environment());
				expect(read.ok, `${shown.latex}: ${read.ok ? '' : english(read.error.message)}`).toBe(true);
				if (!read.ok || read.value.kind !== 'quantity') throw new Error(shown.latex);
				expect(Math.abs(read.value.value / original.value - 1), shown.latex).toBeLessThan(6e-6);
				expect(sameDimension(read.value.unit, original.unit), shown.latex).toBe(true);
			}),
			{ numRuns: 400 },
		);
	});

	test('every value has a text and LaTeX', () => {
		for (const latex of ['\\{1,2\\}', '(1, 2)', '1 < 2', '\\begin{bmatrix}1\\\\2\\end{bmatrix}']) {
			const { text, latex: tex } = formatValue(value(latex));
			expect(text.length * tex.length).toBeGreaterThan(0);
		}
		const f: Value = { kind: 'function', parameters: ['x'], body: parseLatex('x^2').expression };
		expect(formatValue(f).text).toBe('(x) ↦ x²');
	});
});

describe('one equation for one unknown', () => {
	const solve = (latex: string, unknown: string, env = environment()): readonly Quantity[] => {
		const result = solveEquation(parseLatex(latex).expression, unknown, env);
		if (!result.ok) throw new Error(`${latex}: ${english(result.error.message)}`);
		return result.value;
	};
	test.each([
		['3x + 4 = 19', 'x', [5]],
		['\\frac{1}{x} = 0.25', 'x', [4]],
		['x^2 = 9', 'x', [-3, 3]],
		['x^2 - 5x + 6 = 0', 'x', [2, 3]],
		['6 \\cdot N \\cdot 20 N = 5.76 \\times 10^{23}', 'N', [-6.92820323027551e10, 6.92820323027551e10]],
		['2^x = 1024', 'x', [10]],
		['\\ln x = 1', 'x', [Math.E]],
		['x e^x = 1', 'x', [0.5671432904097838]],
	] as const)('%s', (latex, unknown, roots) => {
		const found = solve(latex, unknown);
		expect(found).toHaveLength(roots.length);
		for (const [k, root] of roots.entries()) expect(found[k]!.value / root).toBeCloseTo(1, 9);
	});
	test('a linear equation is solved exactly', () => {
		expect(solve('3x = 1', 'x')[0]!.decimal?.times(3).minus(1).abs().lessThan(1e-35)).toBe(true);
	});
	test('the unknown takes the unit that fits', () => {
		expect(inUnit(solve('x + 3 \\text{ s} = 1 \\text{ min}', 'x')[0]!, unit('s'))).toBeCloseTo(57, 9);
		expect(inUnit(solve('x \\cdot 4.8 \\text{ TB/s} = 350 \\text{ GB}', 'x')[0]!, unit('ms'))).toBeCloseTo(72.9167, 3);
	});
	test('none, or not one equation', () => {
		const none = solveEquation(parseLatex('x = x + 1').expression, 'x', environment());
		expect(!none.ok && none.error.code).toBe('domain');
		expect(solveEquation(parseLatex('x + 1').expression, 'x', environment()).ok).toBe(false);
		expect(solveEquation(parseLatex('x + y = 1').expression, 'x', environment()).ok).toBe(false);
	});
});
