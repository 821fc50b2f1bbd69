/** How far apart two ways run, and the widest that all of them together may be. */
const LANE = 11;
const WIDEST = 132;
/** Radius of a bend. */
const BEND = 6;

type Edge = readonly [from: number, to: number];

/** The ways between rows, drawn beside them, at their left. */
export interface Ways {
	/** Of all of them together, in pixels: where the rows begin. */
	readonly width: number;
	/** The path of a way between two rows. */
	readonly wayOf: (from: number, to: number) => string;
	/** The path of the arrow's head at a row. */
	readonly headOf: (to: number) => string;
}

/**
 * Lays out the ways between the rows of a picture.
 *
 * @param edges indices of rows: from, to; from is the smaller one
 * @param row the height of a row in pixels
 */
export function waysOf(edges: readonly Edge[], row: number): Ways {
	const lanes = lanesOf(edges);
	const count = Math.max(0, ...lanes.values()) + 1;
	const pitch = Math.min(LANE, WIDEST / count);
	const width = Math.ceil(pitch * count + 16);
	const middle = (index: number): number => row * index + row / 2;
	return {
		width,
		wayOf: (from, to) => pathOf(middle(from) + 3, middle(to), width, width - 14 - pitch * (lanes.get(from) ?? 0)),
		headOf: to => `M${width - 6} ${middle(to) - 3.5}L${width} ${middle(to)}L${width - 6} ${middle(to) + 3.5}Z`,
	};
}

/**
 * The lane of each number that goes into another: the ways of one number share theirs. Short ones run nearest to the rows, and no two that
 * overlap share a lane.
 */
function lanesOf(edges: readonly Edge[]): ReadonlyMap<number, number> {
	const ends = new Map<number, number>();
	for (const [from, to] of edges) ends.set(from, Math.max(to, ends.get(from) ?? 0));
	const taken: (readonly [number, number])[][] = [];
	const lanes = new Map<number, number>();
	for (const [from, to] of [...ends].sort((a, b) => a[1] - a[0] - (b[1] - b[0]) || a[0] - b[0])) {
		let lane = 0;
		while (taken[lane]?.some(([start, end]) => from < end && start < to)) lane++;
		taken[lane] ??= [];
		taken[lane]!.push([from, to]);
		lanes.set(from, lane);
	}
	return lanes;
}

/** From a row out to its lane, down, and back to the other row. */
function pathOf(top: number, bottom: number, width: number, lane: number): string {
	const bend = Math.min(BEND, (bottom - top) / 2, Math.max(1, width - 6 - lane));
	return `M${width - 2} ${top}H${lane + bend}Q${lane} ${top} ${lane} ${top + bend}V${bottom - bend}Q${lane} ${bottom} ${lane + bend} ${bottom}H${width - 5}`;
}
