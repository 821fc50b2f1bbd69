import type { Range, Review, ReviewFlow } from '../core/review-contract.ts';

/** Where the numbers of a part come from and where they go: what the panel draws. */
export interface PageNumbers {
	/** In the order of the text. */
	readonly nodes: readonly PageNumber[];
	/** Indices of nodes: from, to; from is the smaller one. */
	readonly edges: readonly (readonly [number, number])[];
}

export interface PageNumber {
	readonly span: Range;
	readonly line: number;
	readonly text: string;
	readonly verdict: ReviewFlow['nodes'][number]['verdict'];
	readonly mended: string | null;
	/** For a fact, what it is. */
	readonly name: string | null;
	/** Label of the part that it stands in, where that is another part than the page's. */
	readonly part: string | null;
}

/** As many numbers as a reader can follow; beyond them only the part's own are shown, and the roots of what is wrong in them. */
const MOST = 100;

/**
 * The numbers of a part (`own`: it and the parts below it) with all that goes into them and all that comes from them in other parts; null
 * where no number goes into another.
 *
 * @param lineOf the line of an offset, counted from 1
 */
export function numbersOf(
	review: Review,
	own: ReadonlySet<string>,
	lineOf: (offset: number) => number,
): PageNumbers | null {
	const { nodes, edges } = review.flow ?? { nodes: [], edges: [] };
	const inside = new Set(nodes.flatMap(({ part }, index) => (part !== null && own.has(part) ? [index] : [])));
	const before = reach(inside, edges, ([from, to]) => [to, from]);
	const after = reach(inside, edges, ([from, to]) => [from, to]);
	const all = new Set([...before, ...after]);
	const roots = [...before].filter(index => nodes[index]!.verdict === 'wrong');
	const chosen = all.size <= MOST ? all : before.size <= MOST ? before : new Set([...inside, ...roots]);
	const used = edges.filter(([from, to]) => chosen.has(from) && chosen.has(to));
	if (used.length === 0) return null;
	const ends = new Set(used.flat());
	const kept = [...chosen]
		.filter(index => ends.has(index) || nodes[index]!.verdict === 'wrong')
		.sort((a, b) => a - b)
		.slice(0, 4 * MOST);
	const place = new Map(kept.map((index, at) => [index, at]));
	const labels = new Map(review.parts.map(({ id, label }) => [id, label]));
	return {
		nodes: kept.map(index => {
			const { span, text, verdict, mended, name, part } = nodes[index]!;
			return {
				span,
				line: lineOf(span[0]),
				text,
				verdict,
				mended,
				name: name ?? null,
				part: part === null || own.has(part) ? null : (labels.get(part) ?? null),
			};
		}),
		edges: used.flatMap(([from, to]) => {
			const [a, b] = [place.get(from), place.get(to)];
			return a === undefined || b === undefined ? [] : [[a, b] as const];
		}),
	};
}

/** Everything that can be reached from the start along the edges, the start included. */
function reach(
	start: ReadonlySet<number>,
	edges: ReviewFlow['edges'],
	along: (edge: readonly [number, number]) => readonly [number, number],
): ReadonlySet<number> {
	const next = new Map<number, number[]>();
	for (const edge of edges) {
		const [from, to] = along(edge);
		const list = next.get(from);
		if (list) list.push(to);
		else next.set(from, [to]);
	}
	const found = new Set(start);
	const open = [...start];
	for (let at = open.pop(); at !== undefined; at = open.pop()) {
		for (const to of next.get(at) ?? []) {
			if (found.has(to)) continue;
			found.add(to);
			open.push(to);
		}
	}
	return found;
}
