import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, formulaAt } from '../../../src/core/report/explain.ts';
import type { ReviewGiven } from '../../../src/core/review-contract.ts';

const given = (symbol: string, value: number, unit: string): ReviewGiven => ({
	symbol,
	name: '',
	value,
	unit,
	text: '',
	from: 'question',
	span: null,
});

describe('the formula around a place', () => {
	const text = 'Take $a + b$ and `2 * 3`, not this.\n\n> $$\\frac{1}{2}$$\n\n```\n$x$\n```\n';
	test.each([
		['$a', { source: 'a + b', plain: false }],
		['b$', { source: 'a + b', plain: false }],
		['2 *', { source: '2 * 3', plain: true }],
		['frac', { source: '\\frac{1}{2}', plain: false }],
		['not this', undefined],
		['$x$', undefined],
	])('%s', (words, expected) => {
		const place = formulaAt(text, text.indexOf(words));
		expect(place && { source: place.source.trim(), plain: place.plain }).toEqual(expected);
	});
});

describe('how a formula was read', () => {
	test('each side that is a calculation is evaluated, with units', () => {
		const { values } = explain('10^9 \\times 16 \\text{ bits} = 2 \\text{ GB}', false, []);
		expect(values.map(({ value }) => value.text)).toEqual(['2 GB']);
	});

	test('symbols have the values that are given', () => {
		const { values } = explain('4 k (m + \\ell)', false, [
			given('k', 8, ''),
			given('m', 512, ''),
			given('\\ell', 256, ''),
		]);
		expect(values.map(({ value }) => value.text)).toEqual(['24,576']);
		const { values: bytes } = explain('N b', false, [given('N', 1e9, ''), given('b', 2, 'B')]);
		expect(bytes.map(({ value }) => value.text)).toEqual(['2 GB']);
	});

	test('a name without a value is no problem and no value', () => {
		expect(explain('x + 1', false, [])).toMatchObject({ values: [], problems: [] });
	});

	test('the interval that rounded digits stand for', () => {
		expect(explain('a / b \\approx 12.1 \\text{ hours}', false, []).accepted).toMatch(/^12\.05 to 12\.15 h/);
		expect(explain('2 + 3 = 5', false, []).accepted).toBeNull();
	});

	test('what cannot be read is said', () => {
		expect(explain('\\frac{1}{', false, []).problems).not.toEqual([]);
		expect(explain('1 / 0', false, []).problems).not.toEqual([]);
	});

	test('it never throws', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.boolean(), (source, plain) => {
				explain(source, plain, [given(source, 1, source)]);
			}),
			{ numRuns: 200 },
		);
	});
});
