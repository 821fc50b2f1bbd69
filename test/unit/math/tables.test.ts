import { expect, test } from 'vitest';
import { environment } from '../../../src/core/math/evaluate/environment.ts';
import { evaluate } from '../../../src/core/math/evaluate/evaluate.ts';
import type { Expression, Parsed } from '../../../src/core/math/expression.ts';
import { inUnit } from '../../../src/core/math/print/format.ts';
import { toText } from '../../../src/core/math/print/print.ts';
import { parseLatex, parsePlain } from '../../../src/core/math/read/parse.ts';
import { type Sameness, same, sameForm } from '../../../src/core/math/same/same.ts';
import { shapeOf } from '../../../src/core/math/same/shape.ts';
import { parseUnitText, sameDimension, unitless, unitOf } from '../../../src/core/math/units/units.ts';
import type { Environment, Unit, Value } from '../../../src/core/math/value.ts';
import { amountRows } from './rows-amounts.ts';
import { conversions } from './rows-conversions.ts';
import { courseNumberRows } from './rows-course-numbers.ts';
import { type Identity, scalarIdentities, scalarNearMisses, unitIdentities } from './rows-identities.ts';
import { declared, matrixIdentities, matrixNearMisses } from './rows-matrix-identities.ts';
import { latexNumberRows, NONE } from './rows-numbers.ts';
import { plainNumberRows } from './rows-plain-numbers.ts';
import { formRows, shapeDeclarations, shapeRows } from './rows-shapes.ts';

const p = (latex: string): Expression => parseLatex(latex).expression;
const unit = (text: string): Unit => (text === '' ? unitless : unitOf(parseUnitText(text)!));

const numberIn = ({ expression }: Parsed, shown: Unit): number | undefined => {
	const result = evaluate(expression, environment());
	if (!result.ok) return undefined;
	const value: Value = result.value;
	if (value.kind === 'matrix' && value.matrix.rows * value.matrix.columns === 1) return value.matrix.get(0, 0);
	return value.kind === 'quantity' && sameDimension(value.unit, shown) ? inUnit(value, shown) : undefined;
};

const expectNumber = (parsed: Parsed, value: number | null, shown: Unit): void => {
	const found = numberIn(parsed, shown);
	if (value === null) expect(found).toBe(undefined);
	else expect(Math.abs((found ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(value), 1e-3));
};

test.each([...latexNumberRows, ...courseNumberRows])('LaTeX %s is %s', (source, value) =>
	expectNumber(parseLatex(source), value === NONE ? null : (value as number), unitless),
);
test.each(plainNumberRows)('plain %s is %s', (source, value) =>
	expectNumber(parsePlain(source), value === NONE ? null : (value as number), unitless),
);
test.each(amountRows)('%s %s is %s %s', (form, source, value, shown) =>
	expectNumber(form === 'latex' ? parseLatex(source) : parsePlain(source), value, unit(shown)),
);
test.each(conversions)('%s in %s is %s', (amount, to, value) => {
	const found = numberIn(parsePlain(amount), unit(to)) ?? Number.NaN;
	expect(Math.abs(found - value)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(value), 1e-3));
});

const scope = (shapes: readonly (readonly [string, string, string])[]): Environment =>
	environment(
		undefined,
		shapes.map(([written, rows, columns]) => {
			const node = p(written);
			return [node.kind === 'symbol' ? node.name : written, { rows: p(rows), columns: p(columns) }] as const;
		}),
	);
const compare = (a: string, b: string, condition: string | undefined, env?: Environment): Sameness['kind'] =>
	same(p(a), p(b), { conditions: condition ? [p(condition)] : [], ...(env ? { environment: env } : {}) }).kind;
const shapes = scope(declared);

const named = (rows: readonly Identity[]) => rows.map(([a, b, condition]) => ({ a, b, condition }));

test.each(named([...scalarIdentities, ...unitIdentities]))('$a = $b', ({ a, b, condition }) => {
	expect(compare(a, b, condition)).toBe('same');
});
test.each(named(matrixIdentities))('matrices: $a = $b', ({ a, b, condition }) => {
	expect(compare(a, b, condition, shapes)).toBe('same');
});
test.each(named(scalarNearMisses))('$a ≠ $b', ({ a, b, condition }) => {
	expect(compare(a, b, condition)).toBe('different');
});
test.each(named(matrixNearMisses))('matrices: $a ≠ $b', ({ a, b, condition }) => {
	expect(compare(a, b, condition, shapes)).toBe('different');
});

const sizes = scope(shapeDeclarations);
const one = (shape: string): string => (shape === 'scalar' ? '1×1' : shape);
test.each(shapeRows)('%s is %s', (source, shape) => {
	const found = shapeOf(p(source), sizes);
	const text = !found.ok
		? 'clash'
		: found.value === 'scalar'
			? 'scalar'
			: `${toText(found.value.rows)}×${toText(found.value.columns)}`.replace(/\s/g, '');
	expect(one(text)).toBe(one(shape));
	if (!found.ok) expect(found.error.code).toBe('shape');
});
test.each(formRows)('%s and %s are one form: %s', (a, b, alike) => {
	expect(sameForm(p(a), p(b))).toBe(alike);
});
