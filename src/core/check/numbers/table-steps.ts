import type { CellNumber, NumberTable } from '../../quantities/table-numbers.ts';
import { type Message, say } from '../../text/message.ts';
import type { Making } from './table-makings.ts';
import { columnMakings, totalsOf } from './table-relations.ts';

/** What the numbers of a table make of one of its cells. */
export interface CellStep {
	readonly text: Message;
	/** What it comes to as written, and what it comes to with other numbers in the cells that it is made of. */
	readonly of: (valueAt: (row: number, column: number) => number) => number;
	/** The cells that it is made of: row, column. */
	readonly from: readonly (readonly [number, number])[];
}

/** Columns that say what share of a total each row is. */
const SHARES = /%|\b(?:shares?|percent(?:age)?|proportion|fraction|anteil|part)\b/i;

/**
 * The steps that a table has for a cell, where they come to it as it is written: the sum of the column in the last row, its row's share of a total, or
 * what all other rows are made like.
 *
 * @param said how a making is said in words
 */
export function cellStep(
	table: NumberTable,
	row: number,
	column: number,
	said: (making: Making) => Message,
): CellStep | undefined {
	const cell = table.rows[row]?.[column];
	if (!cell) return undefined;
	const written = (r: number, c: number): number => table.rows[r]![c]!.value;
	const steps = [totalStep(table, row, column), shareStep(table, row, column), ...rowSteps(table, row, column, said)];
	return steps.find(
		step =>
			step &&
			step.from.every(([r, c]) => table.rows[r]![c] !== undefined) &&
			comesTo(
				cell,
				step.of(written),
				step.from.map(([r, c]) => table.rows[r]![c]!),
			),
	);
}

/** Half a unit of the last digit of a cell. */
const halfOf = ({ literal, unit }: CellNumber): number =>
	literal.form === 'decimal' ? (literal.step * (literal.percent ? 1 : unit.factor)) / 2 : 0;

/** Whether a step comes to a cell: to its digits, or as far as the roundings of a sum allow. */
function comesTo(cell: CellNumber, value: number, from: readonly CellNumber[]): boolean {
	const whole = (cell.literal.step * (cell.literal.percent ? 1 : cell.unit.factor)) / 2;
	const carried = from.reduce((sum, each) => sum + (each.unit.text === cell.unit.text ? halfOf(each) : 0), 0);
	return Math.abs(cell.value - value) <= Math.max(whole, halfOf(cell) + carried) * (1 + 1e-9) + 1e-9 * Math.abs(value);
}

function totalStep(table: NumberTable, row: number, column: number): CellStep | undefined {
	const rows = sumsIn(table, row, column);
	const { value, literal } = table.rows[row]![column]!;
	// shares come to all of it whatever they are
	if (!rows || value === 0 || (value === (literal.percent ? 1 : 100) && shares(table, row, column))) return undefined;
	return {
		text: say`The sum of the ${rows.length} numbers above it`,
		of: valueAt => rows.reduce((sum, each) => sum + valueAt(each, column), 0),
		from: rows.map(each => [each, column] as const),
	};
}

/** The rows that a cell of the last row is the sum of: a row called a total, or one whose only number it is, with digits that no chance makes. */
function sumsIn(table: NumberTable, row: number, column: number): readonly number[] | undefined {
	const totals = totalsOf(table);
	const named = totals?.total === row ? totals.added : undefined;
	const last = row === table.rows.length - 1;
	const alone = table.rows[row]!.filter(cell => cell !== undefined).length === 1;
	const { literal } = table.rows[row]![column]!;
	const added = named ?? (last && alone && literal.figures >= 3 ? table.rows.map((_, each) => each).slice(0, row) : []);
	const rows = added.filter(each => table.rows[each]![column] !== undefined);
	return rows.length >= (named ? 2 : 3) ? rows : undefined;
}

const shares = (table: NumberTable, row: number, column: number): boolean => {
	const { literal, unit } = table.rows[row]![column]!;
	return literal.percent || unit.text === '%' || SHARES.test(table.headings[column]!);
};

/** `$461.31 | 28.9 %`: what part of the column's sum a row is. */
function shareStep(table: NumberTable, row: number, column: number): CellStep | undefined {
	const cell = table.rows[row]![column]!;
	if (!shares(table, row, column)) return undefined;
	const totals = totalsOf(table);
	const added = totals?.added ?? table.rows.map((_, each) => each);
	if (!added.includes(row)) return undefined;
	const scale = cell.literal.percent || cell.unit.text === '%' || cell.value <= 1 ? 1 : 100;
	for (let of = column - 1; of > 0; of--) {
		const rows = added.filter(each => table.rows[each]![of] !== undefined);
		if (!rows.includes(row) || rows.length < 3) continue;
		const step: CellStep = {
			text: say`Its share of the ${rows.length} numbers above and below`,
			of: valueAt => (scale * valueAt(row, of)) / rows.reduce((sum, each) => sum + valueAt(each, of), 0),
			from: rows.map(each => [each, of] as const),
		};
		const others = rows.filter(each => each !== row && table.rows[each]![column] !== undefined);
		const sum = rows.reduce((all, each) => all + table.rows[each]![of]!.value, 0);
		const kept = others.filter(each =>
			comesTo(table.rows[each]![column]!, (scale * table.rows[each]![of]!.value) / sum, []),
		);
		if (kept.length >= 2) return step;
	}
	return undefined;
}

function rowSteps(
	table: NumberTable,
	row: number,
	column: number,
	said: (making: Making) => Message,
): readonly CellStep[] {
	const totals = totalsOf(table);
	const rows = totals?.added ?? table.rows.map((_, each) => each);
	if (!rows.includes(row)) return [];
	return columnMakings(table, rows, row, column).flatMap((making): readonly CellStep[] => {
		const from = making.of.map(source => [source.above ? row - 1 : row, source.column] as const);
		if (from.length === 0 || from.some(([r, c]) => table.rows[r]?.[c] === undefined)) return [];
		return [{ text: said(making), of: valueAt => making.make(from.map(([r, c]) => valueAt(r, c))), from }];
	});
}
