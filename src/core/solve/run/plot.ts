import { extend } from '../../math/evaluate/environment.ts';
import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { formatValue } from '../../math/print/format.ts';
import { toText } from '../../math/print/print.ts';
import { unitless } from '../../math/units/units.ts';
import type { Unit, Value } from '../../math/value.ts';
import type { AnswerKey, KeyMethod, KeyPlot, PlotSetting } from '../key.ts';
import type { Plot, PlotData } from '../solution.ts';
import { prepare } from './entries.ts';
import { flowData } from './plot-flow.ts';
import { type Running, runMethod } from './run.ts';

const POINTS = 61;
const GRID = 31;
const LEVELS = 9;

/**
 * The plots of a key as data, for those whose quantities have values; the others are left out. A plot may bring values of its own for
 * what the document leaves open (`with: $m = 1024$`): its title then says for which it is drawn. What steps that run for every member of
 * a list come to is drawn for every member, with the number that the steps have.
 */
export function plotsOf(key: AnswerKey, method: KeyMethod, start: Running, end: Running): readonly Plot[] {
	const drawing: Drawing = { key, method, start, end };
	const members = eachMember(drawing);
	return key.plots.flatMap(plot => {
		const own = dataOf(plot, drawing);
		const drawn = own ? members.flatMap(member => dataOf(plot, member) ?? []) : [];
		if (new Set(drawn.map(data => JSON.stringify(data))).size > 1)
			return drawn.map((data, index) => ({
				kind: plot.kind,
				title: `${plot.title} (${index + 1})`,
				alternative: plot.alternative,
				data,
			}));
		if (own) return [{ kind: plot.kind, title: plot.title, alternative: plot.alternative, data: own }];
		const example = illustration(plot, drawing);
		const data = example && dataOf(plot, example.drawing);
		const title = `${plot.title}, for ${example?.words}`;
		return data ? [{ kind: plot.kind, title, alternative: plot.alternative, data }] : [];
	});
}

/** More plots than these beside one solution are not looked at. */
const MOST_MEMBERS = 12;

/** One drawing for each member of the list that the method's steps run for; none where there is no list, or one member. */
function eachMember({ key, method, start }: Drawing): readonly Drawing[] {
	const name = method.steps.map(step => step.each ?? method.each).find(each => each !== undefined);
	const list = name === undefined ? undefined : start.environment.get(name);
	if (name === undefined || list?.kind !== 'list' || list.items.length < 2) return [];
	return list.items.slice(0, MOST_MEMBERS).map(member => {
		const environment = extend(start.environment, [[name, { kind: 'list', items: [member] }]]);
		const alone = { ...start, environment };
		return { key, method, start: alone, end: runMethod(method, alone).running };
	});
}

/** The drawing with the plot's own values put in where the document gives none; undefined where the plot brings none that are needed. */
function illustration(
	plot: KeyPlot,
	drawing: Drawing,
): { readonly drawing: Drawing; readonly words: string } | undefined {
	const taken = settings(plot, 'with')
		.flatMap(({ expressions }) => expressions)
		.flatMap(expression => {
			if (expression.kind !== 'relation' || expression.operands.length !== 2) return [];
			const [symbol, body] = expression.operands;
			if (symbol?.kind !== 'symbol' || !body || drawing.start.environment.get(symbol.name)) return [];
			const value = valueIn(body, drawing.start);
			return value ? [{ name: symbol.name, value, words: toText(expression).replaceAll('"', '') }] : [];
		});
	if (taken.length === 0) return undefined;
	const environment = extend(drawing.start.environment, [
		...taken.flatMap(({ name, value }) => sizesOf(drawing.key, name, value)),
		...taken.map(({ name, value }) => [name, value] as const),
	]);
	const start = { ...drawing.start, environment };
	// What runs along the axis has no one value.
	const along = new Set(settings(plot, 'x').flatMap(({ expressions }) => expressions.slice(0, 1).map(toText)));
	const short = taken
		.filter(({ name, value }) => value.kind === 'quantity' && !along.has(name))
		.map(({ words }) => words);
	return {
		drawing: { ...drawing, start, end: runMethod(drawing.method, start).running },
		words: short.length > 0 ? short.join(', ') : 'an example',
	};
}

/** The sizes that a matrix gives to the letters of its declared shape. */
function sizesOf(key: AnswerKey, symbol: string, value: Value): readonly (readonly [string, Value])[] {
	const type = key.givens.find(given => given.symbol === symbol)?.type;
	if (type?.kind !== 'matrix' || value.kind !== 'matrix') return [];
	const sides = [
		[type.rows, value.matrix.rows],
		[type.columns, value.matrix.columns],
	] as const;
	return sides.flatMap(([side, size]) => (side.kind === 'symbol' ? [[side.name, quantity(size)] as const] : []));
}

interface Drawing {
	readonly key: AnswerKey;
	readonly method: KeyMethod;
	readonly start: Running;
	readonly end: Running;
}

const settings = (plot: KeyPlot, name: string): readonly PlotSetting[] =>
	plot.settings.filter(setting => setting.name === name);

function dataOf(plot: KeyPlot, drawing: Drawing): PlotData | undefined {
	switch (plot.kind) {
		case 'curve':
			return curve(plot, drawing);
		case 'contour':
			return contour(plot, drawing);
		case 'bars':
		case 'ladder':
			return bars(plot, drawing);
		case 'heat-map':
			return heatMap(plot, drawing);
		case 'strip':
			return strip(plot, drawing);
		case 'flow':
			return flowData(plot, drawing.key, drawing.method, drawing.end);
	}
}

/** A label without the words that steer the drawing. */
const label = (setting: PlotSetting): string =>
	setting.words
		.replace(/\b(from|to|log|over)\b/g, ' ')
		.replace(/^[\s,]+|[\s,]+$/g, '')
		.replace(/\s*,\s*/g, ', ')
		.trim();

const isLog = (setting: PlotSetting): boolean => /\blog\b/.test(setting.words);

function valueIn(expression: Expression, running: Running): Value | undefined {
	const result = evaluate(prepare(expression, running), running.environment);
	return result.ok && result.value.kind !== 'symbolic' ? result.value : undefined;
}

interface Axis {
	readonly symbol: string;
	readonly values: readonly number[];
	readonly unit: Unit;
	readonly log: boolean;
	readonly label: string;
}

/** `x: $k$ from $1$ to $m$, log, rank`: the symbol, its two ends, how it is spaced. */
function axisOf(setting: PlotSetting | undefined, drawing: Drawing, count: number): Axis | undefined {
	const [symbol, from, to] = setting?.expressions ?? [];
	if (!setting || symbol?.kind !== 'symbol' || !from || !to) return undefined;
	const low = valueIn(from, drawing.end);
	const high = valueIn(to, drawing.end);
	if (low?.kind !== 'quantity' || high?.kind !== 'quantity' || !(high.value > low.value)) return undefined;
	const log = isLog(setting) && low.value > 0;
	const values = Array.from({ length: count }, (_, index) => {
		const t = index / (count - 1);
		return log ? low.value * (high.value / low.value) ** t : low.value + (high.value - low.value) * t;
	});
	return {
		symbol: symbol.name,
		values,
		unit: high.unit.text === '' ? low.unit : high.unit,
		log,
		label: label(setting),
	};
}

/** What names mean where a given or a function's parameter has another value. */
function at(drawing: Drawing, changed: readonly (readonly [Axis, number])[]): Running {
	const values = changed.map(([axis, value]): readonly [string, Value] => [
		axis.symbol,
		{ kind: 'quantity', value, unit: axis.unit, error: 0 },
	]);
	const isGiven = changed.some(([axis]) => drawing.key.givens.some(given => given.symbol === axis.symbol));
	if (!isGiven) return { ...drawing.end, environment: extend(drawing.end.environment, values) };
	const start = { ...drawing.start, environment: extend(drawing.start.environment, values) };
	return runMethod(drawing.method, start).running;
}

const axisData = (axis: Axis): NonNullable<PlotData['x']> => ({
	label: axis.label,
	log: axis.log,
	unit: axis.unit.text,
});

function curve(plot: KeyPlot, drawing: Drawing): PlotData | undefined {
	const axis = axisOf(settings(plot, 'x')[0], drawing, POINTS);
	const lines = settings(plot, 'y');
	if (!axis || lines.length === 0) return undefined;
	let unit = unitless;
	const series = lines.map(line => ({ label: label(line), points: [] as (readonly [number, number])[] }));
	for (const x of axis.values) {
		const running = at(drawing, [[axis, x]]);
		lines.forEach((line, index) => {
			const value = line.expressions[0] && valueIn(line.expressions[0], running);
			if (value?.kind !== 'quantity' || !Number.isFinite(value.value)) return;
			unit = value.unit;
			series[index]!.points.push([x / axis.unit.factor, value.value / value.unit.factor]);
		});
	}
	if (series.every(({ points }) => points.length === 0)) return undefined;
	return {
		x: axisData(axis),
		y: { label: lines.length === 1 ? label(lines[0]!) : '', log: lines.some(isLog), unit: unit.text },
		series: [...series, ...marked(plot, drawing, axis.unit, unit)],
	};
}

function contour(plot: KeyPlot, drawing: Drawing): PlotData | undefined {
	const x = axisOf(settings(plot, 'x')[0], drawing, GRID);
	const y = axisOf(settings(plot, 'y')[0], drawing, GRID);
	const height = settings(plot, 'z')[0]?.expressions[0];
	if (!x || !y || !height) return undefined;
	const cells = y.values.map(b =>
		x.values.map(a => {
			const value = valueIn(
				height,
				at(drawing, [
					[x, a],
					[y, b],
				]),
			);
			return value?.kind === 'quantity' ? value.value / value.unit.factor : Number.NaN;
		}),
	);
	const finite = cells
		.flat()
		.filter(Number.isFinite)
		.toSorted((p, q) => p - q);
	if (finite.length === 0) return undefined;
	const series = [...marked(plot, drawing, x.unit, y.unit), ...lines(plot, drawing, x.unit, y.unit)];
	return {
		x: axisData(x),
		y: axisData(y),
		cells,
		rowLabels: y.values.map(value => (value / y.unit.factor).toPrecision(3)),
		columnLabels: x.values.map(value => (value / x.unit.factor).toPrecision(3)),
		// As many cells between two levels as between any others: a valley is seen however steep its sides are.
		levels: [
			...new Set(
				Array.from({ length: LEVELS }, (_, index) => finite[Math.floor(((index + 1) * finite.length) / (LEVELS + 1))]!),
			),
		],
		...(series.length > 0 ? { series } : {}),
	};
}

type Series = NonNullable<PlotData['series']>;

/** `point: $N_*$, $D_*$, the optimum`: series of one point each. */
const marked = (plot: KeyPlot, drawing: Drawing, x: Unit, y: Unit): Series =>
	settings(plot, 'point').flatMap(setting => {
		const point = placeIn(setting, drawing.end, x, y);
		return point ? [{ label: label(setting), points: [point] }] : [];
	});

/** `line: $N_*$, $D_*$ over $C$ from $1$ to $m$, label`: the places that two quantities take while a third one runs. */
const lines = (plot: KeyPlot, drawing: Drawing, x: Unit, y: Unit): Series =>
	settings(plot, 'line').flatMap(setting => {
		const axis = axisOf({ ...setting, expressions: setting.expressions.slice(2) }, drawing, GRID);
		const points = (axis?.values ?? []).flatMap(value => {
			const point = placeIn(setting, at(drawing, [[axis!, value]]), x, y);
			return point ? [point] : [];
		});
		return points.length > 1 ? [{ label: label(setting), points }] : [];
	});

/** The place that the first two formulas of a setting give. */
function placeIn(setting: PlotSetting, running: Running, x: Unit, y: Unit): readonly [number, number] | undefined {
	const [a, b] = setting.expressions.slice(0, 2).map(expression => valueIn(expression, running));
	return a?.kind === 'quantity' && b?.kind === 'quantity' ? [a.value / x.factor, b.value / y.factor] : undefined;
}

/** `bar: $M$, LoRA factors` or, for a ladder of magnitudes, `rung: …`. */
function bars(plot: KeyPlot, drawing: Drawing): PlotData | undefined {
	let unit = unitless;
	const all = [...settings(plot, 'bar'), ...settings(plot, 'rung')];
	const series = all.flatMap((setting, index): Series => {
		const value = setting.expressions[0] && valueIn(setting.expressions[0], drawing.end);
		if (value?.kind === 'matrix' && Math.min(value.matrix.rows, value.matrix.columns) === 1)
			return entryBars(value.matrix.to1DArray(), setting, drawing);
		if (value?.kind !== 'quantity') return [];
		unit = value.unit;
		const { text } = formatValue(value);
		return [
			{
				label: label(setting),
				points: [[index, value.value] as const],
				...(value.unit.text !== '' && { text: text.replaceAll('\\$', '$') }),
			},
		];
	});
	// One bar without those that it is held against says nothing.
	if (series.length === 0 || (series.length === 1 && all.length > 1)) return undefined;
	const { factor } = unit;
	const cut = cutOf(plot, drawing, series.length);
	return {
		...(cut && { cut }),
		y: { label: '', log: plot.kind === 'ladder' || plot.settings.some(isLog), unit: unit.text },
		series: series.map(each => ({ ...each, points: each.points.map(([x, y]) => [x, y / factor] as const) })),
	};
}

/** More bars than these are no picture any more. */
const MOST_BARS = 24;

/** `bar: $\\sigma$ to $3$, singular value`: a bar for each entry of a vector, and zeros up to that number. */
function entryBars(entries: readonly number[], setting: PlotSetting, drawing: Drawing): Series {
	const wanted = setting.expressions[1] && valueIn(setting.expressions[1], drawing.end);
	const count = Math.min(MOST_BARS, Math.max(entries.length, wanted?.kind === 'quantity' ? wanted.value : 0));
	return Array.from({ length: count }, (_, index) => ({
		label: `${label(setting)} ${index + 1}`.trim(),
		points: [[index, entries[index] ?? 0] as const],
	}));
}

/** `cut: $r$, rank`: behind how many of the bars a line is drawn. */
function cutOf(plot: KeyPlot, drawing: Drawing, bars: number): PlotData['cut'] {
	const setting = settings(plot, 'cut')[0];
	const value = setting?.expressions[0] && valueIn(setting.expressions[0], drawing.end);
	if (!setting || value?.kind !== 'quantity' || value.value < 0 || value.value > bars) return undefined;
	return { behind: value.value, label: `${label(setting)} ${value.value}`.trim() };
}

function heatMap(plot: KeyPlot, drawing: Drawing): PlotData | undefined {
	const cells = settings(plot, 'cells')[0]?.expressions[0];
	const value = cells && valueIn(cells, drawing.end);
	if (value?.kind !== 'matrix' || value.matrix.rows * value.matrix.columns > 4096) return undefined;
	const names = (name: string, count: number): readonly string[] => {
		const given = settings(plot, name)[0]?.words.split(/\s*,\s*/) ?? [];
		return given.length === count
			? given
			: Array.from({ length: count }, (_, index) => `${given[0] ?? ''} ${index + 1}`.trim());
	};
	return {
		cells: value.matrix.to2DArray(),
		rowLabels: names('rows', value.matrix.rows),
		columnLabels: names('columns', value.matrix.columns),
	};
}

/** Positions by role with some of them marked: `segment: $P$, soft prompt`, `mark: $T$, in the loss`. */
function strip(plot: KeyPlot, drawing: Drawing): PlotData | undefined {
	const runs = (name: string, marked: boolean): NonNullable<PlotData['segments']> =>
		settings(plot, name).flatMap(setting => {
			const value = setting.expressions[0] && valueIn(setting.expressions[0], drawing.end);
			if (value?.kind !== 'set') return [];
			return (value.runs ?? []).map(([from, to]) => ({ label: label(setting), from, to, marked }));
		});
	const segments = [...runs('segment', false)].sort((a, b) => a.from - b.from);
	return segments.length > 0 ? { segments: [...segments, ...runs('mark', true)] } : undefined;
}
