import { extend } from '../../math/evaluate/environment.ts';
import type { Expression } from '../../math/expression.ts';
import type { Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { GivenFrom } from '../../quantities/given.ts';
import type { Binding } from '../bind/bind.ts';
import type { AnswerKey, KeyMethod } from '../key.ts';
import { type Running, runMethod } from './run.ts';

/** A given that went into a result, under the key's symbol. */
export interface TracedGiven {
	readonly symbol: string;
	readonly name: string;
	readonly value: Value | undefined;
	readonly from: GivenFrom;
	/** A constant of the key: part of the law, nothing that a question could give otherwise. */
	readonly constant: boolean;
	/** Bytes of a number format: an answer may write it as bits or as bytes. */
	readonly format: boolean;
	/** The key takes one of them where nothing is said: a count of things alike. */
	readonly single?: boolean;
}

/** The shape of one of the key's matrices. */
export interface TracedShape {
	/** Its name in the document, or the key's own. */
	readonly name: string;
	readonly rows: TracedSize;
	readonly columns: TracedSize;
}

/** A size: the names that it may go by, and its value where that is known; undefined for a size that is a formula. */
export type TracedSize = { readonly names: readonly string[]; readonly value: number | undefined } | undefined;

/** How the results of a method hang together. Symbols are the key's, as in `NamedResult.symbol`. */
export interface Trace {
	/** All givens of the key with a value. */
	readonly givens: readonly TracedGiven[];
	/** The givens that a result is made of, through the steps before it. */
	readonly inputsOf: (symbol: string) => readonly TracedGiven[];
	/** The results that a result is made of, all the way back. */
	readonly resultsBehind: (symbol: string) => ReadonlySet<string>;
	/** Shapes that the key gives to its matrices. */
	readonly shapes: readonly TracedShape[];
	/** Every result again, with other values for some of them: what follows from a wrong number. */
	readonly rerun: (instead: ReadonlyMap<string, Value>) => ReadonlyMap<string, Value>;
	/** Every result again, with another value for one of the givens. */
	readonly withGiven: (symbol: string, value: Value) => ReadonlyMap<string, Value>;
	/** The same with other values for several givens. */
	readonly withGivens: (values: ReadonlyMap<string, Value>) => ReadonlyMap<string, Value>;
}

/** The trace of a method run from `start`. */
export function traceOf(key: AnswerKey, method: KeyMethod, binding: Binding, start: Running): Trace {
	const uses = new Map<string, Set<string>>();
	const names = new Set([
		...key.givens.map(({ symbol }) => symbol),
		...method.steps.flatMap(({ formulas }) =>
			formulas.flatMap(({ links }) => links.flatMap(link => (link.kind === 'define' ? [link.symbol] : []))),
		),
	]);
	/** `q_y`, where that is no name of its own, is the entry `y` of `q`. */
	const namesIn = (symbol: string): readonly string[] => (names.has(symbol) ? [symbol] : symbol.split(/[_{},^]+/));
	for (const step of method.steps) {
		for (const { links } of step.formulas) {
			for (const link of links) {
				if (link.kind !== 'define') continue;
				const known = uses.get(link.symbol) ?? new Set<string>();
				for (const symbol of [...symbolsOf(link.body)].flatMap(namesIn))
					if (!link.parameters?.includes(symbol)) known.add(symbol);
				uses.set(link.symbol, known);
			}
		}
	}
	const resultsIn = ({ environment }: Running): ReadonlyMap<string, Value> =>
		new Map(
			[...uses.keys()].flatMap(symbol => {
				const value = environment.get(symbol);
				return value ? [[symbol, value] as const] : [];
			}),
		);
	const givens = key.givens.flatMap((given): readonly TracedGiven[] => {
		const bound = binding.bound.get(given.symbol);
		if (!bound) return [];
		return [
			{
				symbol: given.symbol,
				name: given.name,
				value: bound.value,
				from: bound.source?.from ?? 'question',
				constant: given.constant || bound.exact === true,
				format: given.type.kind === 'quantity' && Boolean(given.type.format),
				single:
					given.default.kind === 'value' &&
					given.default.expression.kind === 'number' &&
					given.default.expression.value === 1,
			},
		];
	});
	const sizeOf = (size: Expression): TracedSize => {
		if (size.kind !== 'symbol') return undefined;
		const given = key.givens.find(({ symbol }) => symbol === size.name);
		const bound = binding.bound.get(size.name);
		const shown = bound?.shown?.kind === 'symbol' ? [bound.shown.name] : [];
		const value = bound?.value?.kind === 'quantity' ? bound.value.value : undefined;
		// Where the document has a name for it, the key's own letter is some other thing.
		return { names: shown.length > 0 ? shown : [size.name, ...(given?.aliasSymbols ?? [])], value };
	};
	const shapes = key.givens.flatMap(({ type, symbol }): readonly TracedShape[] => {
		if (type.kind !== 'matrix') return [];
		const shown = binding.bound.get(symbol)?.shown;
		const name = shown?.kind === 'symbol' ? shown.name : symbol;
		return [{ name, rows: sizeOf(type.rows), columns: sizeOf(type.columns) }];
	});
	const behind = (symbol: string): ReadonlySet<string> => {
		const found = new Set<string>();
		const open = [symbol];
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			for (const each of uses.get(next) ?? []) {
				if (found.has(each)) continue;
				found.add(each);
				open.push(each);
			}
		}
		return found;
	};
	const withGivens = kept(values =>
		resultsIn(runMethod(method, { ...start, environment: extend(start.environment, [...values]) }).running),
	);
	return {
		givens,
		shapes,
		inputsOf: symbol => {
			const symbols = behind(symbol);
			return givens.filter(given => symbols.has(given.symbol));
		},
		resultsBehind: symbol => new Set([...behind(symbol)].filter(each => uses.has(each))),
		rerun: kept(instead => resultsIn(runMethod(method, { ...start, instead }).running)),
		withGiven: (symbol, value) => withGivens(new Map([[symbol, value]])),
		withGivens,
	};
}

type Rerun = (values: ReadonlyMap<string, Value>) => ReadonlyMap<string, Value>;

/** How many other values are remembered with what they lead to. */
const KEPT = 32;

/** The same, for numbers that it was asked for before: with every keystroke a check asks again what the same slip would lead to. */
function kept(run: Rerun): Rerun {
	const known = new Map<string, ReadonlyMap<string, Value>>();
	return values => {
		const written: string[] = [];
		for (const [symbol, value] of values) {
			if (value.kind !== 'quantity') return run(values);
			written.push(
				`${symbol} ${value.value} ${value.error} ${value.decimal?.toString()} ${value.unit.text} ${value.unit.factor} ${JSON.stringify(value.unit.dimension)}`,
			);
		}
		const key = written.join('\n');
		const before = known.get(key);
		if (before) return before;
		const results = run(values);
		if (known.size >= KEPT) known.clear();
		known.set(key, results);
		return results;
	};
}
