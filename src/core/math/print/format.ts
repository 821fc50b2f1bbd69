import type { Decimal } from 'decimal.js';
import { Exact } from '../evaluate/decimal.ts';
import { findUnit, sameDimension } from '../units/units.ts';
import type { MatrixValue, Quantity, SetValue, Unit, Value } from '../value.ts';
import { fittingUnit, unitText } from './fitting-unit.ts';
import { CURRENCY, formatMoney } from './format-money.ts';
import { formatNumber, type NumberFormat, type Shown } from './number-format.ts';
import { toLatex, toText } from './print.ts';

export interface FormatOptions extends NumberFormat {
	/** The unit to show it in; else the one it came out in, with a prefix that fits. */
	readonly unit?: Unit;
}

/** The number of a quantity in a unit; of a temperature in °C or °F from its zero. */
export const inUnit = (quantity: Quantity, unit: Unit): number => {
	if (quantity.decimal !== undefined && unit.exact !== undefined)
		return quantity.decimal
			.minus(unit.offset ?? 0)
			.div(unit.exact)
			.toNumber();
	return (quantity.value - (unit.offset ?? 0)) / unit.factor;
};

/** A value for a person, as Unicode text on one line and as LaTeX that reads back as the same value. */
export const formatValue = (value: Value, options: FormatOptions = {}): Shown => {
	switch (value.kind) {
		case 'quantity':
			return formatQuantity(value, options);
		case 'matrix':
			return formatMatrix(value, options);
		case 'truth':
			return { text: String(value.truth), latex: `\\text{${value.truth}}` };
		case 'set':
			return formatSet(value, options);
		case 'list': {
			const items = value.items.map(item => formatValue(item, options));
			return {
				text: `(${items.map(item => item.text).join(', ')})`,
				latex: `\\left(${items.map(item => item.latex).join(', ')}\\right)`,
			};
		}
		case 'text':
			return { text: value.text, latex: `\\text{${value.text.replace(/[\\{}$%#&_^~]/g, '\\$&')}}` };
		case 'function': {
			const parameters = value.parameters.join(', ');
			return {
				text: `(${parameters}) ↦ ${toText(value.body)}`,
				latex: `(${parameters}) \\mapsto ${toLatex(value.body)}`,
			};
		}
		case 'symbolic':
			return { text: toText(value.expression), latex: toLatex(value.expression) };
	}
};

const formatQuantity = (quantity: Quantity, options: FormatOptions): Shown => {
	const unit = options.unit && sameDimension(options.unit, quantity.unit) ? options.unit : fittingUnit(quantity);
	const value = inUnit(quantity, unit);
	const exact = quantity.decimal !== undefined && quantity.error === 0;
	const decimal = quantity.decimal && scaledDecimal(quantity.decimal, unit);
	const number = decimal ?? value;
	const parts = unit.parts ?? (findUnit(unit.text) ? [{ name: findUnit(unit.text)!.name, power: 1 }] : undefined);
	const currency = parts?.find(part => part.power === 1 && CURRENCY[part.name] !== undefined);
	if (currency && parts) {
		const rest = parts.filter(part => part !== currency);
		if (rest.every(part => part.power < 0) && CURRENCY[currency.name] !== undefined)
			return formatMoney(number, exact, CURRENCY[currency.name]!, rest, options);
	}
	const shown = formatNumber(number, exact, { ...options, error: quantity.error / Math.abs(unit.factor || 1) });
	const text = unitText(unit, parts, Math.abs(value) === 1);
	if (text === '') return shown;
	// 0.9 a day is 0.9/day.
	if (/^1\/\(?[A-Za-z]/.test(text) && text.length < 12)
		return { text: `${shown.text}${text.slice(1)}`, latex: `${shown.latex}/\\text{${text.slice(2)}}` };
	if (text === '%') return { text: `${shown.text} %`, latex: `${shown.latex}\\%` };
	if (/^[°¢‰′″]/.test(text) && !/^°[CF]/.test(text))
		return { text: shown.text + text, latex: `${shown.latex}${text === '°' ? '^\\circ' : `\\text{${text}}`}` };
	return {
		text: `${shown.text} ${text}`,
		latex: `${shown.latex}\\ \\text{${text.replaceAll('$', '\\$').replaceAll('%', '\\%')}}`,
	};
};

const scaledDecimal = (decimal: Decimal, unit: Unit): Decimal => {
	const x = (unit.offset === undefined ? decimal : decimal.minus(unit.offset)).div(unit.exact ?? unit.factor);
	// 1/3 h in seconds and back ends in ...9999: the last of the 40 digits are noise
	return new Exact(x.toSignificantDigits(30));
};

const LARGEST_SHOWN = 12;

const formatMatrix = (value: MatrixValue, options: FormatOptions): Shown => {
	if (value.identity) {
		const scale = formatNumber(value.matrix.get(0, 0), false, options);
		return scale.text === '1' ? { text: 'I', latex: 'I' } : { text: `${scale.text} I`, latex: `${scale.latex} I` };
	}
	if (value.words)
		return {
			text: `(${value.words.join(', ')})`,
			latex: `(${value.words.map(word => `\\text{${word.replace(/[\\{}$%#&_^~]/g, '\\$&')}}`).join(', ')})`,
		};
	const factors = value.factors ?? [value.matrix];
	const rows = factors[0]!.rows;
	const columns = factors[factors.length - 1]!.columns;
	if (columns === 0) return { text: '{0}', latex: '\\{0\\}' };
	const unit = value.unit && value.unit.text !== '' ? value.unit : undefined;
	if (rows > LARGEST_SHOWN || columns > LARGEST_SHOWN)
		return { text: `a ${rows} × ${columns} matrix`, latex: `\\text{a } ${rows} \\times ${columns} \\text{ matrix}` };
	const factor = unit?.factor ?? 1;
	const size = Math.max(...value.matrix.to1DArray().map(Math.abs));
	const cells = value.matrix.to2DArray().map(row =>
		row.map(entry => {
			// what is nothing but rounding beside the largest entry is 0
			const x = Math.abs(entry) <= 1e-14 * size ? 0 : entry / factor;
			return formatNumber(x, Number.isInteger(x), {
				digits: Number.isInteger(x) ? undefined : (options.digits ?? 4),
				style: options.style,
			});
		}),
	);
	const text = `[${cells.map(row => row.map(cell => cell.text).join(' ')).join('; ')}]`;
	const latex = `\\begin{bmatrix} ${cells.map(row => row.map(cell => cell.latex).join(' & ')).join(' \\\\ ')} \\end{bmatrix}`;
	const spanned = value.subspace ? { text: `span ${text}`, latex: `\\operatorname{span} ${latex}` } : { text, latex };
	if (!unit) return spanned;
	const name = unitText(unit, unit.parts, false);
	return { text: `${spanned.text} ${name}`, latex: `${spanned.latex}\\ \\text{${name}}` };
};

const formatSet = (set: SetValue, options: FormatOptions): Shown => {
	if (set.runs) {
		if (set.runs.length === 0) return { text: '∅', latex: '\\emptyset' };
		const text = set.runs
			.map(([from, to]) => (from === to ? `${from}` : to === from + 1 ? `${from}, ${to}` : `${from}–${to}`))
			.join(', ');
		const latex = set.runs
			.map(([from, to]) =>
				from === to
					? `${from}`
					: to === from + 1
						? `${from}, ${to}`
						: to === from + 2
							? `${from}, ${from + 1}, ${to}`
							: `${from}, ${from + 1}, \\dots, ${to}`,
			)
			.join(', ');
		return { text, latex: `\\{${latex}\\}` };
	}
	const items = (set.items ?? []).map(item => formatValue(item, options));
	return items.length === 0
		? { text: '∅', latex: '\\emptyset' }
		: {
				text: `{${items.map(item => item.text).join(', ')}}`,
				latex: `\\{${items.map(item => item.latex).join(', ')}\\}`,
			};
};
