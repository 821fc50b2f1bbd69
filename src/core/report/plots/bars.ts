import { scaleBand } from 'd3-scale';
import type { PlotData } from '../../solve/solution.ts';
import {
	axisText,
	type Drawn,
	drawable,
	fitted,
	label,
	lineOf,
	rect,
	round,
	scaleOver,
	ticksOf,
	tickText,
	valueText,
	WIDTH,
	widthOf,
} from './scale.ts';

const ROW = 28;
const TOP = 8;
const BOTTOM = 26;

interface Row {
	readonly name: string;
	readonly value: number;
	/** The value with its unit. */
	readonly text: string;
}

const rowsOf = (data: PlotData): readonly Row[] =>
	(data.series ?? []).flatMap(({ label: name, points, text }) => {
		const value = points[0]?.[1];
		return value === undefined || !drawable(value)
			? []
			: [{ name, value, text: text ?? valueText(value, data.y?.unit ?? '') }];
	});

/** The margin that names need, and the one behind the values. */
function margins(rows: readonly Row[]): { readonly left: number; readonly right: number } {
	return {
		left: Math.min(190, Math.max(...rows.map(({ name }) => widthOf(name)), 20) + 10),
		right: Math.max(...rows.map(({ text }) => widthOf(text))) + 12,
	};
}

/** Quantities beside one another, each with its name and its value. */
export function barsSvg(data: PlotData): Drawn | undefined {
	const rows = rowsOf(data);
	if (rows.length === 0) return undefined;
	const { left, right } = margins(rows);
	const values = rows.map(({ value }) => value);
	const log = (data.y?.log ?? false) && values.every(value => value > 0);
	// A logarithmic bar begins a power of ten below the smallest, a linear one at zero.
	const from = log ? 10 ** (Math.floor(Math.log10(Math.min(...values))) - 1) : Math.min(0, ...values);
	const x = scaleOver([from, Math.max(from, ...values, log ? from * 10 : 0)], log, [left, WIDTH - right]);
	if (!x) return undefined;
	const zero = x(log ? from : 0);
	const height = TOP + rows.length * ROW + 6;
	const y = scaleBand<number>()
		.domain(rows.map((_, index) => index))
		.range([TOP, TOP + rows.length * ROW])
		.padding(0.28);
	const { cut } = data;
	const body = rows.flatMap(({ name, value, text }, index) => {
		const top = y(index) ?? 0;
		const middle = top + y.bandwidth() / 2 + 4;
		const [a, b] = [Math.min(zero, x(value)), Math.max(zero, x(value))];
		return [
			label(fitted(name, left - 10), left - 8, middle, 'end'),
			rect(`bar s${cut ? 0 : index % 6}`, a, top, b - a, y.bandwidth()),
			label(text, b + 6, middle, 'start', 'value'),
		];
	});
	const at = cut && TOP + cut.behind * ROW;
	const line =
		cut && at !== undefined
			? lineOf('cut', left - 60, at, WIDTH, at) + label(cut.label, WIDTH, at === TOP ? at + 12 : at - 4, 'end', 'name')
			: '';
	return { width: WIDTH, height, body: body.join('') + lineOf('axis', zero, TOP, zero, height - 6) + line };
}

/** Magnitudes as rungs of a logarithmic ladder, the largest on top. */
export function ladderSvg(data: PlotData): Drawn | undefined {
	const rows = rowsOf(data)
		.filter(({ value }) => value > 0)
		.toSorted((a, b) => b.value - a.value);
	if (rows.length === 0) return undefined;
	const { left, right } = margins(rows);
	const values = rows.map(({ value }) => value);
	const ends = [10 ** Math.floor(Math.log10(Math.min(...values))), 10 ** Math.ceil(Math.log10(Math.max(...values)))];
	const x = scaleOver(ends, true, [left + 14, WIDTH - right]);
	if (!x) return undefined;
	const base = TOP + rows.length * ROW;
	const body = [
		...ticksOf(x, 6).flatMap(tick => [
			lineOf('grid', x(tick), TOP, x(tick), base),
			label(tickText(tick, x), x(tick), base + 16, 'middle'),
		]),
		...rows.flatMap(({ name, value, text }, index) => {
			const y = TOP + (index + 0.5) * ROW;
			return [
				lineOf('rung', left + 6, y, x(value), y),
				`<circle class="point" cx="${round(x(value))}" cy="${round(y)}" r="4"/>`,
				label(fitted(name, left - 4), left, y + 4, 'end'),
				label(text, x(value) + 8, y + 4, 'start', 'value'),
			];
		}),
		label(axisText(data.y), WIDTH, base + 16, 'end', 'name'),
	];
	return { width: WIDTH, height: base + BOTTOM, body: body.join('') };
}
