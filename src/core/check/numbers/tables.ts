import type { Homework } from '../../homework/homework.ts';
import { unitOf } from '../../math/units/units.ts';
import type { Statement } from '../../quantities/statement.ts';
import { type CellNumber, type NumberTable, numbersOfTable } from '../../quantities/table-numbers.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { type Message, say } from '../../text/message.ts';
import { contains, type Span } from '../../text/span.ts';
import { type Finding, PLAIN } from '../finding.ts';
import type { Contradiction } from './contradictions.ts';
import { changeOf, type Derivation } from './derived.ts';
import { dressBeside, dressNumber, figuresFor, withUnit } from './dress.ts';
import { type NodeState, ratioOf } from './flow.ts';
import { replaceAt } from './replace.ts';
import { isIn } from './table-factors.ts';
import type { Making } from './table-makings.ts';
import { rowSlips, totalSlips, totalsOf, transposed } from './table-relations.ts';
import { shapeSlips } from './table-shapes.ts';
import { cellStep } from './table-steps.ts';

/** A cell that breaks what its table keeps otherwise. */
export interface TableSlip extends Contradiction {
	readonly anchor: Anchor;
	readonly cell: CellNumber;
}

/** A number in a cell that no statement stands in. */
export interface BareCell {
	readonly anchor: Anchor;
	readonly part: number | undefined;
	readonly cell: CellNumber;
	readonly slip: TableSlip | undefined;
}

/** What the tables of a text say of their own cells: rows that are not made as the others, and totals that are no sums. */
export class Tables {
	readonly #slips: readonly TableSlip[];
	/** By block. */
	readonly #tables = new Map<number, { readonly table: NumberTable; readonly part: number | undefined }>();

	constructor(homework: Homework) {
		const places = placesOf(homework);
		const slips: TableSlip[] = [];
		for (const [block, found] of homework.source.blocks.entries()) {
			if (found.kind !== 'table') continue;
			const table = numbersOfTable(found);
			const place = places.get(block);
			if (!table || place?.asked) continue;
			this.#tables.set(block, { table, part: place?.part });
			slips.push(...slipsOf(homework, table, block, place?.part));
		}
		this.#slips = slips;
	}

	/** The slip of the cell that a number stands in. */
	slip({ block, span }: Anchor): TableSlip | undefined {
		return this.#slips.find(({ anchor }) => anchor.block === block && contains(anchor.span, span));
	}

	/** Cells that no statement stands in, in the order of the text. */
	rest(statements: readonly Statement[]): readonly BareCell[] {
		const taken = new Map<number, Statement[]>();
		for (const statement of statements) {
			const { block } = statement.anchor;
			if (statement.kind === 'result' && this.#tables.has(block))
				taken.set(block, [...(taken.get(block) ?? []), statement]);
		}
		return [...this.#tables].flatMap(([block, { table, part }]) =>
			table.rows.flatMap(row =>
				row.flatMap((cell): readonly BareCell[] => {
					if (!cell || taken.get(block)?.some(({ anchor }) => contains(cell.cell, anchor.span))) return [];
					const anchor = { block, span: cell.cell };
					return [{ anchor, part, cell, slip: this.slip(anchor) }];
				}),
			),
		);
	}

	/** What the table makes of a number in it, where that is the number as it is written. */
	step({ block, span }: Anchor, states: readonly NodeState[]): Derivation | undefined {
		const table = this.#tables.get(block)?.table;
		if (!table) return undefined;
		return this.#stepIn(table, block, span, states) ?? this.#stepIn(transposed(table), block, span, states);
	}

	#stepIn(table: NumberTable, block: number, span: Span, states: readonly NodeState[]): Derivation | undefined {
		const row = table.rows.findIndex(each => each.some(cell => cell && contains(cell.cell, span)));
		const column = row < 0 ? -1 : table.rows[row]!.findIndex(cell => cell && contains(cell.cell, span));
		const step = column < 0 ? undefined : cellStep(table, row, column, making => said(making, table));
		if (!step) return undefined;
		const own = states.filter(({ node }) => node.anchor?.block === block && node.role !== 'input');
		const stateAt = (r: number, c: number): NodeState | undefined =>
			own.findLast(({ node }) => contains(table.rows[r]![c]!.cell, node.anchor!.span)) ??
			copyIn(table.rows[r]![c]!, block, states);
		const valueAt = (r: number, c: number): number => table.rows[r]![c]!.value;
		const from = step.from.flatMap(([r, c]) => stateAt(r, c) ?? []);
		const mended = step.of((r, c) => {
			const state = stateAt(r, c);
			return valueAt(r, c) * (state ? ratioOf(state) : 1);
		});
		return {
			text: step.text,
			ratio: changeOf(mended, step.of(valueAt)),
			roots: [...new Set(from.flatMap(state => (ratioOf(state) === 1 ? [] : state.roots)))],
			from,
		};
	}
}

/** Digits that a cell has to share with a result before it to be that result: without a word, fewer are met by chance. */
const TELLING = 3;

/** The result before a table that one of its cells says again. */
export function copyIn({ literal }: CellNumber, block: number, states: readonly NodeState[]): NodeState | undefined {
	if (literal.figures < TELLING) return undefined;
	const said = states.filter(
		({ node, status }) =>
			status !== 'open' &&
			node.literal.value === literal.value &&
			node.anchor !== undefined &&
			node.anchor.block < block,
	);
	const [first] = said;
	return first && said.every(each => ratioOf(each) === ratioOf(first)) ? first : undefined;
}

/** Which part a block belongs to, and whether the question gives it. */
function placesOf(homework: Homework): ReadonlyMap<number, { readonly part: number; readonly asked: boolean }> {
	const places = new Map<number, { part: number; asked: boolean }>();
	homework.parts.forEach((part, index) => {
		for (const { kind, slices } of part.sections)
			for (const { block } of slices)
				places.set(block, { part: index, asked: kind === 'question' || kind === 'given' });
	});
	return places;
}

function slipsOf(
	homework: Homework,
	table: NumberTable,
	block: number,
	part: number | undefined,
): readonly TableSlip[] {
	const totals = totalsOf(table);
	const rows = totals?.added ?? table.rows.map((_, row) => row);
	const before = homework.source.blocks
		.slice(Math.max(0, block - 2), block)
		.map(each => ownText(each))
		.join('\n');
	const last = totals ? table.rows[totals.total]!.flatMap(cell => cell?.value ?? []) : [];
	const isWritten = (factor: number, column: number): boolean =>
		isIn(factor, table.headings[column]!) ||
		isIn(factor, before) ||
		// what part of the total each row is
		last.some(total => [1, 100].some(each => Math.abs(each / total / factor - 1) < 1e-3));
	const made = madeSlips(homework, table, block, part, rows, isWritten);
	const across = transposed(table);
	const turned = (factor: number, column: number): boolean =>
		isIn(factor, across.headings[column]!) || isIn(factor, before);
	if (made.length === 0 && !totals)
		made.push(
			...madeSlips(
				homework,
				across,
				block,
				part,
				across.rows.map((_, row) => row),
				turned,
				true,
			),
		);
	const summed = totalSlips(table).slips.map(({ row, column, right }) => {
		const cell = table.rows[row]![column]!;
		const above = totals?.added.flatMap(each => table.rows[each]![column] ?? []) ?? [];
		return slip(homework, cell, right, block, part, say`The numbers above it come to ${shownOf(cell, right)}.`, above);
	});
	const shaped = shapeSlips(table).map(({ row, column, shape, right }) => {
		const cell = table.rows[row]![column]!;
		const name = table.headings[shape] || String(shape + 1);
		return slip(
			homework,
			cell,
			right,
			block,
			part,
			say`In all other rows this is the product of “${name}”; here that is ${shownOf(cell, right)}.`,
			[],
		);
	});
	made.push(...shaped.filter(({ anchor }) => !made.some(each => each.anchor.span.start === anchor.span.start)));
	return [...made, ...summed.filter(({ anchor }) => !made.some(each => each.anchor === anchor))];
}

/** Cells that are not made as the others of their column are. */
const madeSlips = (
	homework: Homework,
	table: NumberTable,
	block: number,
	part: number | undefined,
	rows: readonly number[],
	isWritten: (factor: number, column: number) => boolean,
	across = false,
): TableSlip[] =>
	rowSlips(table, rows, isWritten, across).map(({ row, column, making, right }) => {
		const cell = table.rows[row]![column]!;
		const shown = shownOf(cell, right);
		return slip(
			homework,
			cell,
			right,
			block,
			part,
			across
				? say`In all other columns this row is ${said(making, table)}; here that is ${shown}.`
				: say`In all other rows this column is ${said(making, table)}; here that is ${shown}.`,
			making.of.flatMap(({ column: each, above }) => table.rows[above ? row - 1 : row]?.[each] ?? []),
		);
	});

/** How a column is made, in words. */
const said = ({ of, text }: Making, { headings }: NumberTable): Message =>
	text(of.map(({ column }) => headings[column] || String(column + 1)));

const inOwnUnit = ({ literal }: CellNumber, right: number): number =>
	literal.unit ? right / unitOf(literal.unit).factor : right;

function shownOf(cell: CellNumber, right: number): string {
	const { literal, unit } = cell;
	return literal.percent
		? withUnit(dressNumber(100 * right, figuresFor(100 * right, literal)), '%').text
		: dressBeside(inOwnUnit(cell, right), literal, unit.text).text;
}

function slip(
	homework: Homework,
	cell: CellNumber,
	right: number,
	block: number,
	part: number | undefined,
	message: Message,
	made: readonly CellNumber[],
): TableSlip {
	const value = inOwnUnit(cell, right);
	const anchor = { block, span: cell.cell };
	const source = homework.source.blocks[block]!.content.text.slice(cell.digits.start, cell.digits.end);
	const text = dressBeside(value, cell.literal, cell.unit.text);
	const finding: Finding = {
		...PLAIN,
		part,
		anchor,
		kind: 'result',
		verdict: 'wrong',
		rule: 'table.mismatch',
		message,
		expected: { value: { kind: 'quantity', value: right, decimal: undefined, unit: cell.unit, error: 0 }, ...text },
		fixes: replaceAt(source, { block, span: cell.digits }, cell.literal, value, text.text),
		severity: 'warning',
	};
	const inputs = made.map(({ cell: span }) => ({ block, span }));
	return { anchor, cell, finding, ratio: right / cell.value, inputs };
}
