import { symbolsOf } from '../../math/walk.ts';
import type { AnswerKey, KeyMethod, KeyPlot } from '../key.ts';
import type { FlowNumber, PlotData } from '../solution.ts';
import type { Running } from './run.ts';
import { textOfSymbol } from './show.ts';

/** More numbers than these are no picture any more. */
const MOST = 40;

/** The data of a flow: `step: words` one after the other, or the numbers of `number: $M$, label` with the ways between them. */
export function flowData(plot: KeyPlot, key: AnswerKey, method: KeyMethod, end: Running): PlotData | undefined {
	const steps = plot.settings.filter(({ name }) => name === 'step');
	if (steps.length > 0)
		return {
			segments: steps.map(({ text }, index) => ({ label: text, from: index, to: index + 1, marked: false })),
		};
	const labels = new Map(
		plot.settings
			.filter(({ name }) => name === 'number')
			.flatMap(({ expressions: [symbol], words }) =>
				symbol?.kind === 'symbol' ? [[symbol.name, words.replace(/^[\s,]+|[\s,]+$/g, '')] as const] : [],
			),
	);
	return numbersOf(key, method, end, labels);
}

/**
 * The numbers of a run and which of them go into which, as the formulas of the steps say: each given before the first result that it
 * goes into. With `labels` only those; a number that is left out hands on what goes into it. Undefined where no number goes into another.
 */
function numbersOf(
	key: AnswerKey,
	method: KeyMethod,
	end: Running,
	labels: ReadonlyMap<string, string>,
): PlotData | undefined {
	const { order, madeOf } = definitionsOf(method);
	const nameOf = (symbol: string): string =>
		labels.get(symbol) ||
		(key.givens.find(each => each.symbol === symbol) ?? key.gives.find(each => each.symbol === symbol))?.name ||
		symbol;
	const numbers = new Map<string, FlowNumber>();
	for (const symbol of order) {
		const value = end.environment.get(symbol);
		if (value?.kind !== 'quantity' || (labels.size > 0 && !labels.has(symbol))) continue;
		numbers.set(symbol, {
			label: nameOf(symbol),
			text: textOfSymbol(key, symbol, value),
			kind: madeOf.has(symbol) ? 'result' : 'given',
		});
	}
	const places = new Map([...numbers.keys()].map((symbol, index) => [symbol, index]));
	const ways = [...places].flatMap(([symbol, to]) =>
		[...nearest(symbol, madeOf, places)].filter(from => from < to).map(from => [from, to] as const),
	);
	if (ways.length === 0 || numbers.size > MOST) return undefined;
	return { numbers: [...numbers.values()], ways };
}

/** The symbols of a method in the order of the steps, what goes in before what comes out; and what each is made of. */
function definitionsOf(method: KeyMethod): {
	readonly order: readonly string[];
	readonly madeOf: ReadonlyMap<string, ReadonlySet<string>>;
} {
	const order = new Set<string>();
	const madeOf = new Map<string, Set<string>>();
	const links = method.steps.flatMap(({ formulas }) => formulas.flatMap(({ links }) => links));
	for (const link of links) {
		if (link.kind !== 'define') continue;
		const known = madeOf.get(link.symbol) ?? new Set<string>();
		for (const symbol of symbolsOf(link.body)) {
			if (link.parameters?.includes(symbol)) continue;
			known.add(symbol);
			order.add(symbol);
		}
		madeOf.set(link.symbol, known);
		order.add(link.symbol);
	}
	return { order: [...order], madeOf };
}

/** The places of the numbers that a symbol is made of: through those that are not shown back to the next that are. */
function nearest(
	symbol: string,
	madeOf: ReadonlyMap<string, ReadonlySet<string>>,
	places: ReadonlyMap<string, number>,
): ReadonlySet<number> {
	const found = new Set<number>();
	const seen = new Set([symbol]);
	const open = [symbol];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		for (const each of madeOf.get(next) ?? []) {
			if (seen.has(each)) continue;
			seen.add(each);
			const place = places.get(each);
			if (place === undefined) open.push(each);
			else found.add(place);
		}
	}
	return found;
}
