import { ownText } from '../text/comments.ts';
import type { Homework } from './homework.ts';

/** Questions in a row that stand without a problem above them, and what is said before them. */
export interface Row {
	/** Index of its first part. */
	readonly first: number;
	/** Blocks between what comes before the row and its first part, by index: what all its questions are about. */
	readonly preamble: readonly number[];
	/** Whether its questions are parts of one problem: they are lettered, or what is said before them gives numbers. */
	readonly joint: boolean;
}

/** How many blocks before a row are still its own. */
const LONGEST = 12;

const known = new WeakMap<Homework, readonly (Row | undefined)[]>();

/** For each part, by its index, the row that it stands in; undefined for one with a problem above it or parts below it. */
export function rowsOf(homework: Homework): readonly (Row | undefined)[] {
	let rows = known.get(homework);
	if (!rows) {
		rows = readRows(homework);
		known.set(homework, rows);
	}
	return rows;
}

function readRows(homework: Homework): readonly (Row | undefined)[] {
	const { parts, begins = 0 } = homework;
	const loose = new Set(homework.loose);
	const rows: (Row | undefined)[] = [];
	for (const [index, part] of parts.entries()) {
		if (part.parent !== undefined || !part.leaf) {
			rows.push(undefined);
			continue;
		}
		const preamble: number[] = [];
		for (let block = part.from.block - 1; block >= begins && loose.has(block) && preamble.length < LONGEST; block--)
			preamble.unshift(block);
		const before = rows[index - 1];
		const row = before && preamble.length === 0 ? before : rowFrom(homework, index, preamble);
		rows.push(row);
	}
	return rows;
}

function rowFrom(homework: Homework, first: number, preamble: readonly number[]): Row {
	const { source, parts } = homework;
	const gives = preamble.some(
		block => source.blocks[block]!.kind !== 'heading' && /\d/.test(ownText(source.blocks[block])),
	);
	return { first, preamble, joint: gives || /^[a-z]$/.test(parts[first]!.label) };
}

/** The outermost part that a part belongs to; for questions of a joint row without a problem above them, the first of the row. */
export function problemOf(homework: Homework, part: number): number {
	let top = part;
	for (let height = 0; height < 50; height++) {
		const parent = homework.parts[top]?.parent;
		if (parent === undefined) break;
		top = parent;
	}
	const row = rowsOf(homework)[top];
	return row?.joint ? row.first : top;
}

interface Headed {
	/** For each block the headings that it stands under, the outermost first, by their block. */
	readonly above: readonly (readonly number[])[];
	/** The headings under which parts stand. */
	readonly withParts: ReadonlySet<number>;
}

const headed = new WeakMap<Homework, Headed>();

function headingsOf(homework: Homework): Headed {
	let found = headed.get(homework);
	if (!found) {
		const open: { readonly block: number; readonly level: number }[] = [];
		const above = homework.source.blocks.map((block, index) => {
			if (block.kind === 'heading') {
				while ((open.at(-1)?.level ?? 0) >= block.content.level) open.pop();
				open.push({ block: index, level: block.content.level });
			}
			return open.map(each => each.block);
		});
		found = { above, withParts: new Set(homework.parts.flatMap(({ from }) => above[from.block] ?? [])) };
		headed.set(homework, found);
	}
	return found;
}

/** Whether what a block says without being in any part is said of other parts only: it stands under a heading that has parts, and this one is not under it. */
export function isSaidOfOthers(homework: Homework, block: number, part: number): boolean {
	const { above, withParts } = headingsOf(homework);
	const own = above[homework.parts[part]!.from.block] ?? [];
	return (above[block] ?? []).some(heading => withParts.has(heading) && !own.includes(heading));
}
