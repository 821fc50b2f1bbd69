import { scaleLinear } from 'd3-scale';
import type { PlotData } from '../../solve/solution.ts';
import { type Drawn, fitted, label, lineOf, numberText, rect, WIDTH, widthOf } from './scale.ts';

const LARGEST_CELL = 46;

/** A matrix as cells: the stronger the larger, one colour for what is above zero and one for what is below, numbers where they fit. */
export function heatMapSvg(data: PlotData): Drawn | undefined {
	const { cells = [], rowLabels = [], columnLabels = [] } = data;
	const columns = cells[0]?.length ?? 0;
	if (columns === 0) return undefined;
	const left = Math.min(150, Math.max(12, ...rowLabels.map(name => widthOf(name) + 10)));
	const top = 22;
	const size = Math.min(LARGEST_CELL, (WIDTH - left - 4) / columns);
	const largest = Math.max(...cells.flat().map(Math.abs).filter(Number.isFinite), Number.MIN_VALUE);
	const strength = scaleLinear().domain([0, largest]).range([0.04, 0.5]);
	const shown = cells.every(row => row.every(value => widthOf(cellText(value)) <= size - 2));
	// `source 1`, `source 2` in narrow columns: the number at each, the word once.
	const narrow = columnLabels.some(name => widthOf(name) > size - 2);
	const short = narrow ? columnLabels.map(name => name.split(' ').at(-1)!) : columnLabels;
	const shared = narrow ? columnLabels[0]!.split(' ').slice(0, -1).join(' ') : '';
	const width = Math.max(left + columns * size + 4, 160);
	const body = [
		label(fitted(shared, left - 8), left - 6, top - 7, 'end', 'name'),
		...short.map((name, column) => label(fitted(name, size - 2), left + (column + 0.5) * size, top - 7, 'middle')),
		...cells.flatMap((row, index) => {
			const y = top + index * size;
			return [
				label(fitted(rowLabels[index] ?? '', left - 8), left - 6, y + size / 2 + 4, 'end'),
				...row.map((value, column) => {
					const x = left + column * size;
					const kind = value < 0 ? 'cell below' : 'cell above';
					const fill = ` fill-opacity="${Number.isFinite(value) ? strength(Math.abs(value)).toFixed(2) : 0}"`;
					const strong = Math.abs(value) > 0.55 * largest ? 'value strong' : 'value';
					const said = shown ? label(cellText(value), x + size / 2, y + size / 2 + 4, 'middle', strong) : '';
					return rect(kind, x, y, size, size, fill) + said;
				}),
			];
		}),
	];
	return { width, height: top + cells.length * size + 4, body: body.join('') };
}

const cellText = (value: number): string => numberText(Number(value.toPrecision(2)));

const BAR = 26;

/** Positions in a row by what they are, and below them which are marked. */
export function stripSvg(data: PlotData): Drawn | undefined {
	const segments = data.segments ?? [];
	if (segments.length === 0) return undefined;
	const low = Math.min(...segments.map(({ from }) => from));
	const high = Math.max(...segments.map(({ to }) => to));
	const x = scaleLinear()
		.domain([low - 0.5, high + 0.5])
		.range([2, WIDTH - 2]);
	const kinds = [...new Set(segments.filter(({ marked }) => !marked).map(segment => segment.label))];
	const marks = [...new Set(segments.filter(({ marked }) => marked).map(segment => segment.label))];
	const top = 18;
	const rowOf = (name: string): number => top + BAR + 22 + marks.indexOf(name) * (BAR + 20);
	let free = 0;
	const body = segments.flatMap(({ label: name, from, to, marked }) => {
		const [a, b] = [x(from - 0.5), x(to + 0.5)];
		const y = marked ? rowOf(name) : top;
		const positions = from === to ? String(from) : `${from}–${to}`;
		const kind = marked ? 'segment marked' : `segment s${kinds.indexOf(name) % 6}`;
		const drawn = [rect(kind, a, y, b - a, marked ? 12 : BAR)];
		if (!marked) {
			if (b - a > widthOf(name) + 4) drawn.push(label(name, (a + b) / 2, y + BAR / 2 + 4, 'middle', 'inside'));
			// Numbers that would stand on one another are left out; the segments that they belong to are named beside the strip.
			const width = widthOf(positions);
			const start = Math.max(a, Math.min((a + b - width) / 2, WIDTH - width));
			if (start >= free) {
				drawn.push(label(positions, start, top - 5));
				free = start + width + 8;
			}
		}
		return drawn;
	});
	const named = marks.map(name => {
		const own = segments.filter(segment => segment.marked && segment.label === name);
		const positions = own.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
		return label(fitted(`${name}: ${positions}`, WIDTH - 8), 4, rowOf(name) + 26, 'start', 'name');
	});
	const small = segments.filter(
		({ label: name, from, to, marked }) => !marked && x(to + 0.5) - x(from - 0.5) <= widthOf(name) + 4,
	);
	const height = top + BAR + 16 + marks.length * (BAR + 20) + (small.length > 0 ? 18 : 0);
	const rest = small.map(({ label: name, from, to }) => `${name} ${from === to ? from : `${from}–${to}`}`).join(' · ');
	return {
		width: WIDTH,
		height,
		body: [
			...body,
			...named,
			lineOf('axis', 2, top + BAR, WIDTH - 2, top + BAR),
			label(fitted(rest, WIDTH - 8), 4, height - 6),
		].join(''),
	};
}
