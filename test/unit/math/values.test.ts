import { expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import type { Parsed } from '../../../src/core/math/expression.ts';
import { inUnit } from '../../../src/core/math/print/format.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../../src/core/math/units/units.ts';
import type { Unit } from '../../../src/core/math/value.ts';
import { english } from '../../../src/core/text/message.ts';
import { conversionRows, latexValueRows, plainValueRows, unitValueRows } from './rows-values.ts';

const unit = (text: string): Unit => (text === '' ? unitless : unitOf(parseUnitText(text)!));

const expectValue = ({ expression }: Parsed, value: number | string, shown: Unit): void => {
	const result = evaluate(expression, environment());
	if (typeof value === 'string') {
		expect(result.ok ? 'a value' : result.error.code).toBe(value);
		return;
	}
	if (!result.ok) throw new Error(english(result.error.message));
	const found = result.value;
	if (found.kind === 'matrix') {
		expect([found.matrix.rows, found.matrix.columns]).toEqual([1, 1]);
		expect(found.matrix.get(0, 0)).toBeCloseTo(value, 9);
		return;
	}
	if (found.kind !== 'quantity') throw new Error(`it is a ${found.kind}`);
	expect(sameDimension(found.unit, shown)).toBe(true);
	const number = inUnit(found, shown);
	expect(Math.abs(number - value)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(value), 1e-3));
};

test.each(latexValueRows)('LaTeX %s is %s', (source, value) => expectValue(parseLatex(source), value, unitless));
test.each(plainValueRows)('plain %s is %s', (source, value) => expectValue(parsePlain(source), value, unitless));
test.each(unitValueRows)('%s %s is %s %s', (form, source, value, shown) =>
	expectValue(form === 'latex' ? parseLatex(source) : parsePlain(source), value, unit(shown)),
);
test.each(conversionRows)('%s %s in %s is %s', (amount, from, to, value) => {
	const result = evaluate(parsePlain(`${amount} ${from}`).expression, environment());
	if (!result.ok || result.value.kind !== 'quantity') throw new Error('no quantity');
	expect(sameDimension(result.value.unit, unit(to))).toBe(true);
	expect(Math.abs(inUnit(result.value, unit(to)) / (value || 1) - (value === 0 ? 0 : 1))).toBeLessThan(2e-7);
});
