import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/core/check/numbers/diagnosis.ts';
import { redress } from '../../../src/core/check/numbers/dress.ts';
import { Exact } from '../../../src/core/math/evaluate/decimal.ts';
import type { Literal } from '../../../src/core/math/literal.ts';
import { part, reviewed } from './reviewed.ts';

const literal = (value: number, step: number, zeros = 0): Literal => ({
	value,
	decimal: new Exact(value),
	step,
	zeros,
	figures: String(Math.round(value / step)).replace(/0+$/, '').length,
	form: Number.isInteger(value) && step === 1 ? 'integer' : 'decimal',
	bareTen: false,
	percent: false,
	unit: undefined,
	span: { start: 0, end: 1 },
});

describe('the slip behind a wrong number', () => {
	it.each([
		['ten times too much', 2e6, 2e5, 1e6, 'power-of-ten'],
		['a power of ten that no word is for', 9.2e-21, 9.2e-17, 1e-22, 'power-of-ten'],
		['bits for bytes', 8000, 1000, 1, 'bits-bytes'],
		['GiB for GB', 1073.74, 1000, 0.01, 'binary-decimal'],
		['minutes for hours', 25.2, 0.42, 0.1, 'unit-ratio'],
		['a forgotten day', 1.157e10 * 86_400, 1.157e10, 1e12, 'unit-ratio'],
		['the sign', -12, 12, 1, 'sign'],
		['a logarithm to base ten for a natural one', 0.177, 0.4076, 0.001, 'logarithm'],
		['the reciprocal', 0.25, 4, 0.01, 'reciprocal'],
		['swapped digits', 8979, 8997, 1, 'swapped-digits'],
		['the last digit', 145, 144, 1, 'last-digit'],
		['a multiply-accumulate for two FLOP', 700, 1400, 1, 'double'],
	])('%s', (_, written, right, step, code) => {
		expect(diagnose(written, right, literal(written, step))?.code).toBe(code);
	});

	it('claims no more than the digits allow', () => {
		expect(diagnose(9.7, 5, literal(9.7, 0.1))).toBeUndefined();
		expect(diagnose(8, 7, literal(8, 1))).toBeUndefined();
		expect(diagnose(0, 5, literal(0, 1))).toBeUndefined();
		expect(diagnose(5, 0, literal(5, 1))).toBeUndefined();
		expect(diagnose(61, 1, literal(61, 1))).toBeUndefined();
		expect(diagnose(24, 1, literal(24, 1), true)).toBeUndefined(); // bytes; hours and days where it is a time
		expect(diagnose(24, 1, literal(24, 1), false)?.code).toBe('unit-ratio');
	});
});

describe('the right value in the dress of the wrong one', () => {
	it.each([
		['2 \\times 10^6', literal(2e6, 1e6), 2e5, '2 \\times 10^5'],
		['2 \\times 10^{6}', literal(2e6, 1e6), 2e5, '2 \\times 10^{5}'],
		['1.8 \\times 10^{16}', literal(1.8e16, 1e15), 2.1e11, '2.1 \\times 10^{11}'],
		['20,000', literal(20_000, 1, 4), 2000, '2,000'],
		['32{,}768', literal(32_768, 1), 65_536, '65{,}536'],
		['86373', literal(86_373, 1), 86_273, '86273'],
		['0.41', literal(0.41, 0.01), 0.4117, '0.412'],
		['0.13', literal(0.13, 0.01), 1.44, '1.44'],
		['1e15', literal(1e15, 1e15), 1.157e10, '1.16e10'],
		['10¹⁴', literal(1e14, 1e14), 1e15, '10¹⁵'],
		['2 × 10¹⁴', literal(2e14, 1e14), 2e15, '2 × 10¹⁵'],
		['9.7 million', literal(9.7e6, 1e5), 97_700, '97,700'],
		['8.3 million', literal(8.3e6, 1e5), 83e6, '83 million'],
	])('%s', (source, model, value, expected) => {
		expect(redress(source, model, value)).toBe(expected);
	});

	it('gives nothing where it does not know the dress', () => {
		expect(redress('\\frac{1}{2}', literal(0.5, 0.1), 0.25)).toBeUndefined();
		expect(redress('5', literal(5, 1), Number.POSITIVE_INFINITY)).toBeUndefined();
	});
});

describe('the factor by which a step is off, and the reading under which it is right', () => {
	const messages = (answer: string): string =>
		reviewed(part('Find it.', answer))
			.findings.map(({ verdict, message }) => `${verdict}: ${message}`)
			.join(' ');

	it.each([
		['$10^{14} \\times 2 \\text{ B} = 2 \\times 10^6 \\text{ GB}$', /wrong: .*ten times too much/],
		['$5 \\times 10^9 \\text{ B} \\times 4 = 20 \\text{ MB}$', /wrong: .*a thousand times too little/],
		['$3 \\times 7 \\text{ GB} = 168 \\text{ GB}$', /wrong: .*8 times too much \(bits and bytes\)/],
		['$2 \\text{ TB} / 4 = 512 \\text{ GB}$', /wrong: .*1024 and 1000/],
		['$3 \\times 7 \\text{ GiB} = 22.55 \\text{ GiB}$', /wrong: .*1024³ and 1000³/],
		['$7200 \\text{ s} \\times 3 = 360 \\text{ h}$', /wrong: .*60 times too much \(seconds, minutes and hours\)/],
		['$7200 \\text{ s} \\times 3 = 21600 \\text{ h}$', /wrong: .*3600 times too much/],
		['$3 \\text{ d} \\times 2 = 6 \\text{ h}$', /wrong: .*24 times too little/],
		['$10^{30} \\text{ FLOP} = 10^{15} \\text{ petaFLOP-days}$', /wrong: .*86,400 times too much/],
		['$0.04 / 0.135 = 0.269$', /wrong: .*two digits changed places/],
		['$0.04 / 0.135 = 0.301$', /right: Right within the rounding/],
		['$3 \\times 17 - 60 = 9$', /wrong: .*the sign is off/],
		['$350 / 4.8 = 0.0137$', /wrong: .*the reciprocal was written/],
		['$16 \\times 1024^3 \\text{ B} = 16 \\text{ GB}$', /right: Right in GiB; you wrote GB/],
		['$13 \\times 60 = 13 \\text{ min}$', /right: .*in seconds/],
	])('%s', (answer, named) => {
		expect(messages(answer)).toMatch(named);
	});
});
