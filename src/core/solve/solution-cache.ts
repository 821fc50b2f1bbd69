import { toText } from '../math/print/print.ts';
import type { Value } from '../math/value.ts';
import type { Given } from '../quantities/given.ts';
import type { PartText } from './bind/part-text.ts';
import type { Library } from './library.ts';
import type { Match } from './match/match.ts';
import type { Solution } from './solution.ts';

/** What a part's text and what flows into it came to; a part that no key answers is remembered too. */
export interface Solved {
	readonly match: Match;
	readonly solution: Solution;
	/** Where the question names several values in a row: the match for each of them. */
	readonly matches?: readonly Match[];
}

/** Solutions of a library by the fingerprint of what flows in; when it is full, the older half is forgotten. */
interface Generations {
	young: Map<string, Solved | undefined>;
	old: Map<string, Solved | undefined>;
}

const LIMIT = 1024;
/** Fingerprints that are longer than this are not kept. */
const LONGEST = 60_000;
/** Matrices with more entries than this are not written down. */
const ENTRIES = 256;

const memories = new WeakMap<Library, Generations>();

/**
 * Matching and solving are functions of the library, the part's text and the givens that it sees: what was solved before is taken
 * as it is, so that a keystroke solves only the parts that it changed and those that their results flow into. A library that
 * changed is another one, with a memory of its own.
 *
 * @param around the givens as the part's key sees them (withinProblem), in their order.
 */
export function remembered(
	library: Library,
	text: PartText,
	around: readonly Given[],
	solve: () => Solved | undefined,
): Solved | undefined {
	const key = fingerprint(text, around);
	if (key === undefined) return solve();
	let memory = memories.get(library);
	if (!memory) {
		memory = { young: new Map(), old: new Map() };
		memories.set(library, memory);
	}
	const { young, old } = memory;
	if (young.has(key)) return young.get(key);
	const solved = old.has(key) ? old.get(key) : solve();
	if (young.size >= LIMIT / 2) {
		memory.old = young;
		memory.young = new Map();
	}
	memory.young.set(key, solved);
	return solved;
}

function fingerprint(text: PartText, around: readonly Given[]): string | undefined {
	const pieces: string[] = [
		JSON.stringify([text.own, text.around, text.before, text.formulas, text.asks, text.answer, text.answerFormulas]),
	];
	let length = pieces[0]!.length;
	for (const given of around) {
		const value = given.value && valueText(given.value);
		if (given.value && value === undefined) return undefined;
		const { anchor, shape } = given;
		const piece = JSON.stringify([
			given.symbol,
			given.latex,
			given.name,
			value,
			shape && [toText(shape.rows), toText(shape.columns)],
			given.from,
			given.part,
			anchor && [anchor.block, anchor.span.start, anchor.span.end],
		]);
		length += piece.length;
		if (length > LONGEST) return undefined;
		pieces.push(piece);
	}
	return pieces.join('\n');
}

/** A value written down with all that tells it from another; undefined where that would be long. */
function valueText(value: Value): string | undefined {
	switch (value.kind) {
		case 'quantity':
			return `${value.value} ${value.error} ${value.unit.text} ${value.unit.factor} ${value.decimal?.toString() ?? ''}`;
		case 'matrix': {
			const factors = value.factors ?? [value.matrix];
			if (factors.reduce((sum, { rows, columns }) => sum + rows * columns, 0) > ENTRIES) return undefined;
			const entries = factors.map(each => `${each.rows}x${each.columns}:${each.to1DArray().join(' ')}`).join('*');
			return `${entries} ${value.unit?.text ?? ''} ${value.identity ?? ''} ${value.subspace ?? ''}`;
		}
		case 'list': {
			const items = value.items.map(valueText);
			return items.every(each => each !== undefined) ? `(${items.join('; ')})` : undefined;
		}
		case 'truth':
			return String(value.truth);
		case 'text':
			return `"${value.text}"`;
		case 'function':
			return `${value.parameters.join(',')} -> ${toText(value.body)}`;
		case 'symbolic':
			return toText(value.expression);
		case 'set':
			return value.items || !value.runs ? undefined : JSON.stringify(value.runs);
	}
}
