import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { SetValue, Value } from '../value.ts';
import { sameValue } from './compare.ts';
import { fail, integer } from './quantity.ts';

type Run = readonly [number, number];

/** A set of integers from closed runs in any order. */
export const setOfRuns = (runs: readonly Run[]): SetValue => {
	const sorted = runs.filter(([from, to]) => from <= to).toSorted((a, b) => a[0] - b[0]);
	const merged: [number, number][] = [];
	for (const [from, to] of sorted) {
		const last = merged[merged.length - 1];
		if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
		else merged.push([from, to]);
	}
	return { kind: 'set', runs: merged };
};

const asRun = (value: Value): Run | undefined =>
	value.kind === 'quantity' && Number.isSafeInteger(value.value) && value.unit.factor === 1
		? [value.value, value.value]
		: undefined;

/** A set of values; a set of integers is kept as runs. Equal values count once. */
export const setOfValues = (items: readonly Value[]): SetValue => {
	const runs: Run[] = [];
	for (const item of items) {
		if (item.kind === 'set' && item.runs) {
			runs.push(...item.runs);
			continue;
		}
		const run = asRun(item);
		if (!run) {
			const distinct: Value[] = [];
			for (const value of items) if (!distinct.some(other => sameValue(other, value))) distinct.push(value);
			return { kind: 'set', items: distinct };
		}
		runs.push(run);
	}
	return setOfRuns(runs);
};

/** How many members a set has. */
export const cardinality = (set: SetValue): number =>
	set.runs ? set.runs.reduce((sum, [from, to]) => sum + to - from + 1, 0) : (set.items?.length ?? 0);

/** The members one by one; refused where there are more than `limit`. */
export const members = (set: SetValue, limit: number, span: Span): readonly Value[] => {
	if (cardinality(set) > limit)
		fail('too-large', say`a set of ${cardinality(set)} members is too large to run through`, span);
	if (!set.runs) return set.items ?? [];
	const values: Value[] = [];
	for (const [from, to] of set.runs) for (let k = from; k <= to; k++) values.push(integer(k));
	return values;
};

export const contains = (set: SetValue, value: Value): boolean => {
	if (set.runs) {
		if (value.kind !== 'quantity') return false;
		return set.runs.some(([from, to]) => value.value >= from && value.value <= to) && Number.isInteger(value.value);
	}
	return (set.items ?? []).some(item => sameValue(item, value));
};

export const union = (a: SetValue, b: SetValue): SetValue => {
	if (a.runs && b.runs) return setOfRuns([...a.runs, ...b.runs]);
	return setOfValues([...loose(a), ...loose(b)]);
};

const loose = (set: SetValue): readonly Value[] =>
	set.runs ? set.runs.flatMap(([from, to]) => (to - from < 10_000 ? range(from, to) : [])) : (set.items ?? []);

const range = (from: number, to: number): Value[] => Array.from({ length: to - from + 1 }, (_, k) => integer(from + k));

export const intersection = (a: SetValue, b: SetValue): SetValue => {
	if (a.runs && b.runs) {
		const runs: Run[] = [];
		for (const [from, to] of a.runs)
			for (const [low, high] of b.runs) runs.push([Math.max(from, low), Math.min(to, high)]);
		return setOfRuns(runs);
	}
	return setOfValues(loose(a).filter(value => contains(b, value)));
};

export const difference = (a: SetValue, b: SetValue): SetValue => {
	if (a.runs && b.runs) {
		let rest: Run[] = [...a.runs];
		for (const [low, high] of b.runs)
			rest = rest.flatMap(([from, to]): Run[] =>
				high < from || low > to
					? [[from, to]]
					: (
							[
								[from, low - 1],
								[high + 1, to],
							] as Run[]
						).filter(([x, y]) => x <= y),
			);
		return setOfRuns(rest);
	}
	return setOfValues(loose(a).filter(value => !contains(b, value)));
};

export const subset = (a: SetValue, b: SetValue): boolean =>
	a.runs && b.runs ? cardinality(difference(a, b)) === 0 : loose(a).every(value => contains(b, value));

/** Every member moved by a whole number. */
export const shifted = (set: SetValue, by: number): SetValue | undefined =>
	set.runs && Number.isSafeInteger(by) ? setOfRuns(set.runs.map(([from, to]) => [from + by, to + by])) : undefined;
