import type { Homework } from '../../homework/homework.ts';
import { unitOf } from '../../math/units/units.ts';
import type { QuantityNode } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import { type CellNumber, type NumberTable, numbersOfTable } from '../../quantities/table-numbers.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { type Message, say } from '../../text/message.ts';
import { contains } from '../../text/span.ts';
import { type Finding, PLAIN } from '../finding.ts';
import type { Contradiction } from './contradictions.ts';
import type { Derivation } from './derived.ts';
import { dressBeside, dressNumber } from './dress.ts';
import { type NodeState, ratioOf } from './flow.ts';
import { replaceAt } from './replace.ts';
import { isIn, type Making, rowSlips, totalSlips, totalsOf } from './table-relations.ts';

/** A cell that breaks what its table keeps otherwise. */
export interface TableSlip extends Contradiction {
	readonly anchor: Anchor;
	readonly cell: CellNumber;
}

/** What the tables of a text say of their own cells: rows that are not made as the others, and totals that are no sums. */
export class Tables {
	readonly #slips: readonly TableSlip[];
	/** By block. */
	readonly #tables = new Map<number, NumberTable>();

	constructor(homework: Homework) {
		const places = placesOf(homework);
		const slips: TableSlip[] = [];
		for (const [block, found] of homework.source.blocks.entries()) {
			if (found.kind !== 'table') continue;
			const table = numbersOfTable(found);
			const place = places.get(block);
			if (!table || place?.asked) continue;
			this.#tables.set(block, table);
			slips.push(...slipsOf(homework, table, block, place?.part));
		}
		this.#slips = slips;
	}

	/** The slip of the cell that a number stands in. */
	slip({ block, span }: Anchor): TableSlip | undefined {
		return this.#slips.find(({ anchor }) => anchor.block === block && contains(anchor.span, span));
	}

	/** Slips in cells that no statement stands in, with the number that stands there. */
	rest(statements: readonly Statement[]): readonly TableSlip[] {
		return this.#slips.filter(({ anchor: { block, span } }) =>
			statements.every(
				({ kind, anchor }) => kind !== 'result' || anchor.block !== block || !contains(span, anchor.span),
			),
		);
	}

	/** For a number in a row of totals: the numbers above it, as far as the text has them as amounts. */
	added({ block, span }: Anchor, states: readonly NodeState[]): readonly NodeState[] {
		const table = this.#tables.get(block);
		const rows = table && totalsOf(table);
		const column = rows ? table.rows[rows.total]!.findIndex(cell => cell && contains(cell.cell, span)) : -1;
		if (!rows || column < 0) return [];
		const cells = rows.added.flatMap(row => table.rows[row]![column]?.cell ?? []);
		const own = states.filter(({ node }) => node.anchor?.block === block && node.role !== 'input');
		const found = cells.map(cell => own.find(({ node }) => contains(cell, node.anchor!.span)));
		return found.every(state => state !== undefined) ? found : [];
	}
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
	const isWritten = (factor: number, column: number): boolean =>
		isIn(factor, table.headings[column]!) || isIn(factor, before);
	const made = rowSlips(table, rows, isWritten).map(({ row, column, making, right }) => {
		const cell = table.rows[row]![column]!;
		const shown = shownOf(cell, right);
		return slip(
			homework,
			cell,
			right,
			block,
			part,
			say`In all other rows this column is ${said(making, table)}; here that is ${shown}.`,
			making.of.flatMap(each => table.rows[row]![each] ?? []),
		);
	});
	const summed = totalSlips(table).slips.map(({ row, column, right }) => {
		const cell = table.rows[row]![column]!;
		const above = totals?.added.flatMap(each => table.rows[each]![column] ?? []) ?? [];
		return slip(homework, cell, right, block, part, say`The numbers above it come to ${shownOf(cell, right)}.`, above);
	});
	return [...made, ...summed.filter(({ anchor }) => !made.some(each => each.anchor === anchor))];
}

/** How a column is made, in words. */
function said(making: Making, { headings }: NumberTable): Message {
	const name = (column: number): string => headings[column] || String(column + 1);
	const [a, b] = making.of;
	const times = 'factor' in making && making.factor !== 1 ? `${dressNumber(making.factor, 6).text} × ` : '';
	switch (making.kind) {
		case 'times':
			return say`${times}“${name(a!)}”`;
		case 'product':
			return say`${times}“${name(a!)}” × “${name(b!)}”`;
		case 'quotient':
			return say`${times}“${name(a!)}” / “${name(b!)}”`;
		case 'difference':
			return say`“${name(a!)}” − “${name(b!)}”`;
		case 'sum':
			return making.of.length === 2 ? say`“${name(a!)}” + “${name(b!)}”` : say`the sum of ${making.of.length} columns`;
	}
}

const inOwnUnit = ({ literal }: CellNumber, right: number): number =>
	literal.unit ? right / unitOf(literal.unit).factor : right;

function shownOf(cell: CellNumber, right: number): string {
	const value = inOwnUnit(cell, right);
	return dressBeside(value, cell.literal, cell.unit.text).text;
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

/** A number in a row of totals as the sum of those above it. */
export function totalOf({ quantity, literal }: QuantityNode, added: readonly NodeState[]): Derivation | undefined {
	const sum = added.reduce((before, { node }) => before + node.quantity.value, 0);
	const mended = added.reduce((before, state) => before + state.node.quantity.value * ratioOf(state), 0);
	const slack = added.reduce((before, { node }) => before + node.quantity.error, 0);
	const half = literal.form === 'decimal' ? (literal.step * quantity.unit.factor) / 2 : 0;
	if (added.length < 2 || sum === 0 || Math.abs(quantity.value - sum) > half + slack + 1e-9 * Math.abs(sum))
		return undefined;
	return {
		text: say`The sum of the ${added.length} numbers above it`,
		ratio: Math.abs(mended / sum - 1) < 1e-9 ? 1 : mended / sum,
		roots: [...new Set(added.flatMap(state => (ratioOf(state) === 1 ? [] : state.roots)))],
		from: added,
	};
}
