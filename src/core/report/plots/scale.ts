import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3-scale';
import { escapeHtml } from '../escape.ts';

/** A drawing in units of a pixel. */
export interface Drawn {
	readonly width: number;
	readonly height: number;
	readonly body: string;
}

export const WIDTH = 480;

/** Width of a letter of the labels, on average, in the widest of the usual fonts. */
const LETTER = 6.8;

export const widthOf = (text: string): number => text.length * LETTER;

/** As much of a text as fits. */
export function fitted(text: string, width: number): string {
	const letters = Math.max(1, Math.floor(width / LETTER + 0.01));
	return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}

/** Whether a number can be drawn: finite, far enough from the ends of what a computer's numbers reach. */
export const drawable = (value: number): boolean =>
	value === 0 || (Math.abs(value) > 1e-290 && Math.abs(value) < 1e290);

export type Scale = ScaleContinuousNumeric<number, number>;

/** A scale over numbers; logarithmic only where all of them are above zero. */
export function scaleOver(
	values: readonly number[],
	log: boolean,
	range: readonly [number, number],
): Scale | undefined {
	const finite = values.filter(drawable);
	const usable = log ? finite.filter(value => value > 0) : finite;
	const from = usable.length > 0 ? usable : finite;
	if (from.length === 0) return undefined;
	let low = Math.min(...from);
	let high = Math.max(...from);
	const isLog = log && low > 0;
	if (low === high) [low, high] = isLog ? [low / 10, high * 10] : [low - 1, high + 1];
	const scale: Scale = isLog ? scaleLog() : scaleLinear();
	return scale.domain([low, high]).range([...range]);
}

export const isLog = (scale: Scale): boolean => 'base' in scale;

/** Where a scale is labelled: powers of ten on a logarithmic one that spans some. */
export function ticksOf(scale: Scale, count: number): readonly number[] {
	if (!isLog(scale)) return scale.ticks(count);
	const [low = 1, high = 1] = scale.domain();
	const first = Math.ceil(Math.log10(low) - 1e-9);
	const last = Math.floor(Math.log10(high) + 1e-9);
	if (last - first < 1)
		return scale.ticks(count).filter((_, index, all) => index % Math.ceil(all.length / count) === 0);
	const step = Math.max(1, Math.ceil((last - first + 1) / count));
	return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => 10 ** (first + index * step));
}

/** The labels of ticks: powers of ten as such where a logarithmic scale goes far. */
export function tickText(value: number, scale: Scale): string {
	const [low = 1, high = 1] = scale.domain();
	const power = Math.round(Math.log10(value));
	const far = isLog(scale) && (high >= 1e5 || low < 1e-3);
	return far && power !== 0 && Math.abs(value / 10 ** power - 1) < 1e-9 ? `10${raised(power)}` : numberText(value);
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const raised = (exponent: number): string =>
	`${exponent < 0 ? '⁻' : ''}${[...String(Math.abs(exponent))].map(digit => RAISED[Number(digit)]).join('')}`;

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** A number for a label: 1,024, 0.25, 3 × 10⁸. */
export function numberText(value: number): string {
	if (value === 0) return '0';
	if (!Number.isFinite(value)) return '';
	const size = Math.abs(value);
	if (size >= 1e-3 && size < 1e5) return grouped.format(Number(value.toPrecision(4)));
	const [digits = '', power = '0'] = value.toExponential(2).split('e');
	const mantissa = Number(digits);
	const ten = `10${raised(Number(power))}`;
	return Math.abs(mantissa) === 1 ? `${mantissa < 0 ? '−' : ''}${ten}` : `${mantissa} × ${ten}`;
}

/** A value with its unit. */
export const valueText = (value: number, unit: string): string =>
	unit === '' ? numberText(value) : `${numberText(value)} ${unit}`;

export const round = (value: number): number => Math.round(value * 100) / 100;

/** A label at a place. */
export const label = (
	text: string,
	x: number,
	y: number,
	anchor: 'start' | 'middle' | 'end' = 'start',
	kind = 'label',
): string =>
	text === ''
		? ''
		: `<text class="${kind}" x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${escapeHtml(text)}</text>`;

export const lineOf = (kind: string, x1: number, y1: number, x2: number, y2: number): string =>
	`<line class="${kind}" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`;

export const rect = (kind: string, x: number, y: number, width: number, height: number, more = ''): string =>
	`<rect class="${kind}" x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}"${more}/>`;

/** What stands at an axis: its label and its unit. */
export const axisText = (axis: { readonly label: string; readonly unit: string } | undefined): string =>
	axis ? [axis.label, axis.unit === '' ? '' : `(${axis.unit})`].filter(Boolean).join(' ') : '';
