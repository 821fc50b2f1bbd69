import { contours } from 'd3-contour';
import { line } from 'd3-shape';
import type { PlotData } from '../../solve/solution.ts';
import {
	axisText,
	type Drawn,
	drawable,
	label,
	lineOf,
	numberText,
	rect,
	round,
	type Scale,
	scaleOver,
	ticksOf,
	tickText,
	WIDTH,
	widthOf,
} from './scale.ts';

const HEIGHT = 260;
const TOP = 22;
const BOTTOM = 42;
const RIGHT = 14;

interface Frame {
	readonly x: Scale;
	readonly y: Scale;
	readonly left: number;
	readonly body: string;
}

/** Both axes with their ticks; the left margin is as wide as the labels need. */
function frame(xs: readonly number[], ys: readonly number[], { x: xAxis, y: yAxis }: PlotData): Frame | undefined {
	const y = scaleOver(ys, yAxis?.log ?? false, [HEIGHT - BOTTOM, TOP]);
	if (!y) return undefined;
	const yTicks = ticksOf(y, 5);
	const left = Math.max(34, ...yTicks.map(tick => widthOf(tickText(tick, y)) + 12));
	const x = scaleOver(xs, xAxis?.log ?? false, [left, WIDTH - RIGHT]);
	if (!x) return undefined;
	const base = HEIGHT - BOTTOM;
	const body = [
		...yTicks.flatMap(tick => [
			lineOf('grid', left, y(tick), WIDTH - RIGHT, y(tick)),
			label(tickText(tick, y), left - 6, y(tick) + 4, 'end'),
		]),
		...ticksOf(x, 6).flatMap(tick => [
			lineOf('tick', x(tick), base, x(tick), base + 4),
			label(tickText(tick, x), x(tick), base + 17, 'middle'),
		]),
		lineOf('axis', left, base, WIDTH - RIGHT, base),
		lineOf('axis', left, TOP, left, base),
		label(axisText(xAxis), (left + WIDTH - RIGHT) / 2, HEIGHT - 6, 'middle', 'name'),
		label(axisText(yAxis), 2, 12, 'start', 'name'),
	];
	return { x, y, left, body: body.join('') };
}

/** Lines over one quantity. Points where a line has no value leave a gap. */
export function curveSvg(data: PlotData): Drawn | undefined {
	const series = data.series ?? [];
	const all = series.flatMap(({ points }) => points).filter(([x, y]) => drawable(x) && drawable(y));
	if (all.length === 0) return undefined;
	const xs = all.map(([x]) => x);
	const ys = all.map(([, y]) => y);
	// A line that starts near zero is seen from zero.
	const low = Math.min(...ys);
	const fromZero = !data.y?.log && low > 0 && low < Math.max(...ys) / 3 ? [0, ...ys] : ys;
	const axes = frame(xs, fromZero, data);
	if (!axes) return undefined;
	const { x, y } = axes;
	const path = line<readonly [number, number]>()
		.defined(([a, b]) => drawable(a) && drawable(b) && Number.isFinite(x(a)) && Number.isFinite(y(b)))
		.x(([a]) => round(x(a)))
		.y(([, b]) => round(y(b)));
	const lines = series
		.filter(({ points }) => points.length > 1)
		.map(({ points }, index) => `<path class="line s${index % 6}" d="${path([...points]) ?? ''}"/>`);
	return { width: WIDTH, height: HEIGHT, body: axes.body + lines.join('') + marksOf(data, axes) };
}

/** The series of one point each: a dot with its name. */
function marksOf({ series = [] }: PlotData, { x: across, y: up }: Frame): string {
	const [left, right] = across.range() as [number, number];
	const [base, top] = up.range() as [number, number];
	return series
		.filter(({ points }) => points.length === 1)
		.flatMap(({ label: name, points }) =>
			points.map(([a, b]) => {
				const [x, y] = [across(a), up(b)];
				if (!(x >= left && x <= right && y <= base && y >= top)) return '';
				const before = x > (left + right) / 2;
				const dot = `<circle class="point" cx="${round(x)}" cy="${round(y)}" r="4"/>`;
				return dot + label(name, x + (before ? -8 : 8), y + (y < top + 16 ? 16 : -7), before ? 'end' : 'start', 'mark');
			}),
		)
		.join('');
}

/** The lines across a contour plot, each with its name where it leaves the picture. */
function linesAcross({ series = [] }: PlotData, { x: across, y: up }: Frame): readonly string[] {
	const [left, right] = across.range() as [number, number];
	const [base, top] = up.range() as [number, number];
	const path = line<readonly [number, number]>()
		.defined(([x, y]) => x >= left && x <= right && y <= base && y >= top)
		.x(([x]) => round(x))
		.y(([, y]) => round(y));
	return series
		.filter(({ points }) => points.length > 1)
		.map(({ label: name, points }, index) => {
			const places = points.map(([a, b]) => [across(a), up(b)] as const);
			const inside = places.filter(([x, y]) => x >= left && x <= right && y <= base && y >= top);
			const [x, y] = inside[Math.floor(inside.length * 0.8)] ?? [left, base];
			const dash = index === 0 ? '' : ' stroke-dasharray="5 4"';
			const before = x > (left + right) / 2;
			return `<path class="line across" d="${path(places) ?? ''}"${dash}/>${label(name, x + (before ? -10 : 10), y + 4, before ? 'end' : 'start', 'mark')}`;
		});
}

/** A quantity over two as bands between levels, darker where it is higher, with marked points. */
export function contourSvg(data: PlotData): Drawn | undefined {
	const { cells = [], levels = [] } = data;
	const xs = (data.columnLabels ?? []).map(Number);
	const ys = (data.rowLabels ?? []).map(Number);
	const columns = cells[0]?.length ?? 0;
	if (columns < 2 || cells.length < 2 || xs.length !== columns || ys.length !== cells.length) return undefined;
	const axes = frame(xs, ys, data);
	if (!axes) return undefined;
	const [left, right] = axes.x.range() as [number, number];
	const [base, top] = axes.y.range() as [number, number];
	// The grid counts cells from their corners; the values stand at their middles.
	const place = ([column, row]: readonly number[]): string => {
		const across = Math.min(Math.max(column! - 0.5, 0), columns - 1) / (columns - 1);
		const up = Math.min(Math.max(row! - 0.5, 0), cells.length - 1) / (cells.length - 1);
		return `${round(left + across * (right - left))},${round(base + up * (top - base))}`;
	};
	const bands = contours()
		.size([columns, cells.length])
		.thresholds([...levels])(cells.flat())
		.map(({ coordinates }, index) => {
			const path = coordinates.flatMap(polygon => polygon.map(ring => `M${ring.map(place).join('L')}Z`)).join('');
			return path === ''
				? ''
				: `<path class="band" fill-rule="evenodd" fill-opacity="${round(0.1 + 0.02 * index)}" d="${path}"/>`;
		});
	const between = levels.length > 0 ? `${numberText(levels[0]!)} … ${numberText(levels.at(-1)!)}` : '';
	const body = [
		rect('ground', left, top, right - left, base - top),
		...bands,
		axes.body,
		...linesAcross(data, axes),
		marksOf(data, axes),
		label(between === '' ? '' : `levels ${between}`, WIDTH - RIGHT, 12, 'end'),
	];
	return { width: WIDTH, height: HEIGHT, body: body.join('') };
}
