import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	findUnit,
	multiplyUnits,
	parseUnitText,
	powerUnit,
	sameDimension,
	unitless,
	unitOf,
} from '../../../src/core/math/units/units.ts';
import type { Unit } from '../../../src/core/math/value.ts';

const unit = (text: string): Unit => {
	const node = parseUnitText(text);
	if (!node) throw new Error(`no unit: ${text}`);
	return unitOf(node);
};

describe('conversions (NIST SP 811, SI brochure, IEC 80000-13)', () => {
	test.each([
		[1, 'byte', 'bits', 8],
		[1, 'kB', 'B', 1000],
		[1, 'KB', 'bytes', 1000],
		[1, 'KiB', 'B', 1024],
		[1, 'MiB', 'KiB', 1024],
		[1, 'GiB', 'B', 1073741824],
		[1, 'GB', 'GiB', 1e9 / 2 ** 30],
		[1, 'TB', 'GB', 1000],
		[1, 'petabyte', 'TB', 1000],
		[1, 'exabyte', 'PB', 1000],
		[2, 'ZB', 'EB', 2000],
		[1, 'kilobit', 'bits', 1000],
		[8, 'Kb', 'KB', 1],
		[8, 'Mbps', 'MB/s', 1],
		[400, 'Gbps', 'GB/s', 50],
		[1, 'gibibyte', 'MiB', 1024],
		[1, 'nat', 'bits', Math.LOG2E],
		[1, 'min', 's', 60],
		[1, 'hour', 'minutes', 60],
		[1, 'day', 'hours', 24],
		[1, 'week', 'days', 7],
		[1, 'year', 'days', 365.25],
		[12, 'months', 'years', 1],
		[1, 'decade', 'years', 10],
		[1, 'century', 'years', 100],
		[1, 'millennium', 'years', 1000],
		[1500, 'ms', 's', 1.5],
		[1, 'µs', 'ns', 1000],
		[1, 'us', 'ns', 1000],
		[3, 'secs', 's', 3],
		[1, 'kWh', 'J', 3.6e6],
		[1, 'kWh', 'MJ', 3.6],
		[1, 'kilowatt-hour', 'Wh', 1000],
		[1, 'kilowatt hours', 'kJ', 3600],
		[1, 'eV', 'J', 1.602176634e-19],
		[1, 'kcal', 'J', 4184],
		[1, 'calorie', 'J', 4.184],
		[1, 'BTU', 'J', 1055.05585262],
		[1, 'W', 'J / s', 1],
		[1, 'horsepower', 'W', 745.6998715822702],
		[1, 'erg', 'J', 1e-7],
		[1, 'therm', 'BTU', 100000],
		[1, 'foot-pound', 'J', 1.3558179483314],
		[1, 'km', 'm', 1000],
		[1, 'mile', 'km', 1.609344],
		[1, 'inch', 'cm', 2.54],
		[1, 'foot', 'in', 12],
		[1, 'yard', 'feet', 3],
		[1, 'nautical mile', 'm', 1852],
		[1, 'light-year', 'm', 94607304725808e2],
		[1, 'au', 'm', 149597870700],
		[1, 'parsec', 'light-years', 3.08567758149137 / 0.94607304725808],
		[1, 'angstrom', 'nm', 0.1],
		[1, 'micron', 'µm', 1],
		[1, 'fathom', 'ft', 6],
		[1, 'furlong', 'yd', 220],
		[1, 'hectare', 'm^2', 10000],
		[1, 'acre', 'm²', 4046.8564224],
		[1, 'square mile', 'acres', 640],
		[1, 'sq ft', 'square inches', 144],
		[1, 'km^2', 'ha', 100],
		[1, 'L', 'm^3', 0.001],
		[1, 'litre', 'ml', 1000],
		[1, 'gallon', 'L', 3.785411784],
		[1, 'quart', 'pints', 2],
		[1, 'pint', 'cups', 2],
		[1, 'cup', 'fluid ounces', 8],
		[1, 'tbsp', 'tsp', 3],
		[1, 'cubic foot', 'L', 28.316846592],
		[1, 'barrel', 'gallons', 42],
		[1, 'cc', 'mL', 1],
		[1, 'kg', 'g', 1000],
		[1, 'tonne', 'kg', 1000],
		[1, 'metric ton', 'kg', 1000],
		[1, 'short ton', 'lb', 2000],
		[1, 'lb', 'kg', 0.45359237],
		[1, 'pound', 'oz', 16],
		[1, 'stone', 'lbs', 14],
		[1, 'carat', 'mg', 200],
		[1, 'Mt', 'kg', 1e9],
		[1, 'tCO2', 'kg CO2e', 1000],
		[1, 'tons of CO2', 'kg CO2', 1000],
		[1, 'MtCO₂e', 'tCO₂', 1e6],
		[1, 'N', 'kg m / s^2', 1],
		[1, 'lbf', 'N', 4.4482216152605],
		[1, 'dyne', 'N', 1e-5],
		[1, 'atm', 'Pa', 101325],
		[1, 'bar', 'kPa', 100],
		[1, 'psi', 'Pa', 6894.757293168361],
		[760, 'torr', 'atm', 1],
		[1, 'mmHg', 'Pa', 133.322387415],
		[1, 'V', 'J/C', 1],
		[1, 'ohm', 'V/A', 1],
		[1, 'F', 'C/V', 1],
		[1, 'H', 'Wb/A', 1],
		[1, 'T', 'Wb/m^2', 1],
		[1, 'Ah', 'C', 3600],
		[1, 'gauss', 'T', 1e-4],
		[1, 'GHz', '1/s', 1e9],
		[60, 'rpm', 'rad/s', 6.283185307179586],
		[1, 'Sv', 'J / kg', 1],
		[1, 'Gy', 'm²/s²', 1],
		[1, 'curie', 'Bq', 3.7e10],
		[1, 'kat', 'mol/s', 1],
		[1, 'lx', 'lm/m²', 1],
		[180, 'degrees', 'rad', Math.PI],
		[1, 'revolution', 'degrees', 360],
		[60, 'arcmin', 'deg', 1],
		[60, 'mph', 'km/h', 96.56064],
		[1, 'knot', 'm/s', 0.5144444444444445],
		[36, 'kph', 'm/s', 10],
		[250, 'cents', '$', 2.5],
		[1, 'k$', 'dollars', 1000],
		[24, '$ per day', '$/hour', 1],
		[2, 'dollars per GPU-hour', '$/GPU-day', 48],
		[1, '$/1M tokens', '$ per million tokens', 1],
		[1000, '$ per billion tokens', '$ per million tokens', 1],
		[50, 'percent', '%', 50],
		[100, 'basis points', '%', 1],
		[1e6, 'ppm', '%', 100],
		[1, 'dozen', '%', 1200],
		[1, 'PFLOP', 'FLOPs', 1e15],
		[1, 'TFLOPS', 'FLOP/s', 1e12],
		[1, 'petaFLOP', 'TFLOP', 1000],
		[1, 'petaFLOP/s-day', 'FLOP', 8.64e19],
		[1, 'petaFLOP-day', 'floating point operations', 8.64e19],
		[1, 'PF-days', 'FLOP', 8.64e19],
		[1, 'EFLOP', 'PFLOP', 1000],
		[1, 'GPU-day', 'GPU-hours', 24],
		[24, 'H200 hours', 'H200-days', 1],
		[60, 'tokens per minute', 'tokens/s', 1],
		[1, 'kW·h', 'kWh', 1],
		[1, 'kg·m²/s²', 'J', 1],
		[1, 'm s^{-1}', 'km/h', 3.6],
		[1, 'GMAC', 'MACs', 1e9],
		[9, 'kelvin', 'K', 9],
		[1, 'imperial gallon', 'L', 4.54609],
		[1, 'pound force', 'N', 4.4482216152605],
		[1, 'hundredweight', 'lb', 100],
		[4, 'gills', 'pint', 1],
		[1, 'mil', 'in', 0.001],
		[1, 'ksi', 'psi', 1000],
	] as const)('%d %s is in %s %d', (value, from, to, expected) => {
		const [a, b] = [unit(from), unit(to)];
		expect(sameDimension(a, b)).toBe(true);
		expect((value * a.factor) / b.factor / expected).toBeCloseTo(1, 12);
	});
});

test.each([
	['GB', 's'],
	['FLOP', 'FLOPS'],
	['$', '%'],
	['kWh', 'kW'],
	['Mb', 'Mb/s'],
	['m', 'm^2'],
	['K', 'rad'],
])('%s and %s are different things', (a, b) => {
	expect(sameDimension(unit(a), unit(b))).toBe(false);
});

describe('case decides where it must', () => {
	test.each([
		['Mb', 1e6],
		['MB', 8e6],
		['mb', 8e6],
		['b', 1],
		['B', 8],
		['GIGABYTES', 8e9],
		['Kilobytes', 8000],
		['TFLOPs', 1e12],
		['kwh', 3.6e6],
		['GHZ', undefined],
	])('%s', (text, factor) => {
		const found = findUnit(text);
		if (factor !== undefined) expect(found?.factor).toBe(factor);
		else expect(found === undefined || found.guessed || found.factor === 1e9).toBe(true);
	});
	test('TFLOPs is a count, TFLOPS a rate', () => {
		expect(findUnit('TFLOPs')?.dimension.hard).toEqual({ FLOP: 1 });
		expect(findUnit('TFLOPS')?.dimension.hard).toEqual({ FLOP: 1, s: -1 });
	});
});

describe('soft nouns', () => {
	test.each([
		['tokens', 'token'],
		['people', 'person'],
		['matrices', 'matrix'],
		['batches', 'batch'],
		['queries', 'query'],
		['GPUs', 'GPU'],
		['H100s', 'H100'],
		['biases', 'bias'],
		['losses', 'loss'],
		['indices', 'index'],
		['caches', 'cache'],
		['burgers', 'burger'],
		['params', 'parameter'],
		['series', 'series'],
		['input tokens', 'token'],
		['essays', 'essay'],
	])('%s is %s', (text, noun) => {
		expect(Object.keys(unit(text).dimension.nouns)).toEqual([noun]);
		expect(unit(text).factor).toBe(1);
	});
	test.each([
		'where',
		'and',
		'the value',
		'if x is',
		'x',
		'',
		'of',
		'million',
		'is equal to',
		'12',
		'a+b',
		'}',
		'for all',
	])('%j is no unit', text => {
		expect(parseUnitText(text)).toBeUndefined();
	});
	test('a noun is remembered, money is hard', () => {
		expect(findUnit('burger')?.soft).toBe(true);
		expect(findUnit('token')?.guessed).toBe(false);
		expect(findUnit('zebra')?.guessed).toBe(true);
		expect(findUnit('dollar')?.soft).toBe(false);
		expect(findUnit('€')?.soft).toBe(true);
	});
});

const SOME_UNITS = [
	'GB',
	's',
	'tokens',
	'kWh',
	'$',
	'FLOP',
	'TFLOPS',
	'GPU',
	'h',
	'm',
	'kg',
	'B/token',
	'$/GPU-hour',
	'm/s^2',
	'%',
];

test('a product of units has the product of their sizes and dimensions, and a quotient undoes it', () => {
	fc.assert(
		fc.property(fc.constantFrom(...SOME_UNITS), fc.constantFrom(...SOME_UNITS), (x, y) => {
			const [a, b] = [unit(x), unit(y)];
			const product = multiplyUnits(a, b);
			const back = multiplyUnits(product, b, -1);
			expect(sameDimension(back, a)).toBe(true);
			expect(sameDimension(multiplyUnits(a, b, -1), multiplyUnits(powerUnit(b, -1), a))).toBe(true);
		}),
	);
	expect(multiplyUnits(unit('GB'), unit('GB'), -1)).toBe(unitless);
	expect(multiplyUnits(unit('GB/s'), unit('s')).text).toBe('GB');
});

test('the text of a composed unit reads back as that unit', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...SOME_UNITS),
			fc.constantFrom(...SOME_UNITS),
			fc.constantFrom(1, -1, 2),
			(x, y, power) => {
				const made = multiplyUnits(unit(x), unit(y), power);
				if (made.text === '') return;
				const read = unit(made.text);
				expect(sameDimension(read, made)).toBe(true);
				expect(read.factor / made.factor).toBeCloseTo(1, 12);
			},
		),
	);
});

test('every unit of the table is found by its own canonical name, with every prefix that it takes', () => {
	for (const name of ['B', 'bit', 'FLOP', 'W', 'Wh', 'm', 'g', 's', 'Hz', 'J', 'eV', 'Pa', 'V', 'A', 'K', 'mol', 'USD'])
		for (const prefix of ['', 'k', 'M', 'G', 'T']) {
			const found = findUnit(prefix + name);
			expect(found, prefix + name).toBeDefined();
			expect(findUnit(found!.name)?.factor).toBe(found!.factor);
		}
});

test('nothing throws and nothing hangs, whatever stands where a unit should', () => {
	fc.assert(
		fc.property(
			fc.oneof(
				fc.string(),
				fc.string({ unit: 'grapheme', maxLength: 60 }),
				fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
			),
			text => {
				findUnit(text);
				const node = parseUnitText(text);
				if (node) expect(Number.isFinite(unitOf(node).factor)).toBe(true);
			},
		),
	);
	expect(parseUnitText('('.repeat(5000))).toBeUndefined();
	expect(parseUnitText('s/'.repeat(5000))).toBeUndefined();
});
