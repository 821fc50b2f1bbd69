import type { NumberTable } from '../../quantities/table-numbers.ts';
import { isOneDigitOff } from './diagnosis.ts';
import { halfOf, isSlip, type Making, type Miss, makingsOf, roundedBy } from './table-makings.ts';

/** One row that is not made as all others are. */
export interface RowSlip {
	readonly row: number;
	readonly column: number;
	readonly making: Making;
	/** What the cell should be, in base units. */
	readonly right: number;
}

/**
 * Rows of a table that break what all other rows keep: a column is the sum, the difference, the product or the quotient of two to its left, or a
 * fixed multiple of one. Three rows have to keep it, four where the factor is nowhere written, two where the heading has it or two columns are multiplied; their digits have to be such that this is no
 * chance; and no other making may hold in every row.
 *
 * @param rows indices of the rows that are looked at: without a row of totals
 * @param isWritten whether the heading, or the text around, has the factor
 */
export function rowSlips(
	table: NumberTable,
	rows: readonly number[],
	isWritten: (factor: number, column: number) => boolean,
	ofThePen = false,
): readonly RowSlip[] {
	const columns = table.headings.map((_, column) => column);
	const numeric = columns.filter(column => rows.filter(row => table.rows[row]![column] !== undefined).length >= 3);
	const slips: RowSlip[] = [];
	for (const column of numeric) {
		const left = numeric.filter(each => each < column).slice(-5);
		const tried = makingsOf(table, rows, left, column, isWritten, ofThePen);
		if (tried.some(({ misses }) => misses.length === 0)) continue;
		const [found, ...others] = tried.filter(({ misses }) => misses.length === 1);
		if (!found) continue;
		// Two makings that disagree about the row leave it as it is.
		if (others.some(other => Math.abs(other.misses[0]!.right / found.misses[0]!.right - 1) > 1e-3)) continue;
		const [{ row, right }] = found.misses as [Miss];
		slips.push({ row, column, making: found.making, right });
	}
	return slips;
}

/** How the rows of a column are made of columns to its left, this row among them, all but one at most. */
export function columnMakings(
	table: NumberTable,
	rows: readonly number[],
	row: number,
	column: number,
): readonly Making[] {
	const left = table.headings
		.map((_, each) => each)
		.filter(each => each < column && rows.filter(row => table.rows[row]![each] !== undefined).length >= 3)
		.slice(-5);
	return makingsOf(table, rows, left, column, () => true).flatMap(({ making, misses }) =>
		misses.every(miss => miss.row !== row) ? [making] : [],
	);
}

/** A column of numbers and the total below it, where the two do not agree. */
export interface TotalSlip {
	readonly row: number;
	readonly column: number;
	readonly right: number;
}

/** Names of a row or a column that holds sums. */
export const TOTAL =
	/^\W*(?:grand\s+|overall\s+)?(?:totals?|sum|altogether|Σ|gesamt|gesamtsumme|summe|insgesamt|somme|suma|totale|итого|всего|合计|总计|總計|总和)(?![\p{L}])/iu;
const IN_PART = /\bsub-?totals?\b|\bof which\b|\bthereof\b|\bdavon\b|\bdont\b|\bincl(?:uding|\.)?\b|\bexcl/i;
/** Columns whose numbers are not added up. */
const NOT_ADDED =
	/\b(?:per|each|rate|average|avg|mean|median|share|ratio|percent(?:age)?|unit|index|year|date|rank|score|grade|max|min|probability|density|speed|temperature|cumulative|balance)\b|%|\/|[@#№]/i;

/** The rows that are added up, and the row of totals at the end of a table. */
export function totalsOf(
	table: NumberTable,
): { readonly added: readonly number[]; readonly total: number } | undefined {
	const total = table.rows.length - 1;
	if (total < 2 || !(TOTAL.test(table.names[total]!) || isSummedUp(table, total))) return undefined;
	const added = table.rows.map((_, row) => row).slice(0, total);
	return added.some(row => TOTAL.test(table.names[row]!) || IN_PART.test(table.names[row]!))
		? undefined
		: { added, total };
}

/** `| team | 200 | 24/50 | 9/27 |`: a last row that is the sum of all others in two columns or more, whatever it is called. */
function isSummedUp({ headings, rows, made }: NumberTable, total: number): boolean {
	if (total < 4) return false;
	const sums = headings.filter((_, column) => {
		const valueAt = (row: number): number | undefined => rows[row]![column]?.value ?? made[row]![column];
		const own = valueAt(total);
		const added = rows.slice(0, total).map((_, row) => valueAt(row));
		if (own === undefined || Math.abs(own) < 10 || added.some(each => each === undefined)) return false;
		return Math.abs(added.reduce((sum, each) => sum! + each!, 0)! - own) <= 1e-9 * Math.abs(own);
	});
	return sums.length >= 2;
}

/** How the totals of a table stand: columns where they hold, and those where they do not. */
export function totalSlips(table: NumberTable): {
	readonly holding: readonly number[];
	readonly slips: readonly TotalSlip[];
} {
	const none = { holding: [], slips: [] };
	const rows = totalsOf(table);
	if (!rows) return none;
	const holding: number[] = [];
	const slips: TotalSlip[] = [];
	let doubtful = 0;
	for (const column of table.headings.keys()) {
		if (column === 0) continue;
		const total = table.rows[rows.total]![column];
		const cells = rows.added.map(row => table.rows[row]![column]);
		if (!total || cells.filter(cell => cell !== undefined).length < 2) continue;
		const given = cells.flatMap(cell => cell ?? []);
		const sum = given.reduce((before, { value }) => before + value, 0);
		const slack = given.reduce((before, cell) => before + halfOf(cell), halfOf(total)) + 1e-9 * Math.abs(sum);
		// 445 m² below 230.4, 153.6 and 61.4: rounded, where what is added has more digits
		const finer = given.some(
			({ literal, unit }) => literal.step * unit.factor < total.literal.step * total.unit.factor,
		);
		if (
			Math.abs(total.value - sum) <= slack + (finer ? roundedBy(total) / 2 : 0) ||
			sumOfWholes(table, rows.added, column) === total.value
		) {
			holding.push(column);
			continue;
		}
		const whole =
			given.length === cells.length && given.every(({ literal }) => !literal.percent) && !total.literal.percent;
		const alike = given.every(({ unit }) => unit.text === total.unit.text || unit.text === given[0]!.unit.text);
		const rough =
			Math.abs(total.value - sum) <= slack + roundedBy(total) * (given.length / 2 + 1) &&
			total.literal.form === 'decimal';
		const ofThePen = isOneDigitOff(total.literal, sum / total.unit.factor) && total.literal.figures > 2;
		const added = ofThePen || !NOT_ADDED.test(table.headings[column]!);
		if (!whole || !alike || rough || !added || given.some(({ value }) => value < 0)) continue;
		if (total.value > Math.max(...given.map(({ value }) => value)) && isSlip(total, sum))
			slips.push({ row: rows.total, column, right: sum });
		else doubtful++;
	}
	// A table whose totals are off in several columns and right in none has rows that are not shown.
	return slips.length + doubtful > 1 && holding.length === 0 ? { holding, slips: [] } : { holding, slips };
}

/**
 * What a column comes to without the rows that others take in: `block` below the matrices that it is made of, `12 blocks` below the block. Of whole
 * numbers alone; undefined where no row takes in others.
 */
function sumOfWholes({ rows, names }: NumberTable, added: readonly number[], column: number): number | undefined {
	const values = added.map(row => rows[row]![column]?.value ?? Number.NaN);
	if (values.length > 60 || !values.every(Number.isInteger)) return undefined;
	const taken = new Set<number>();
	for (const [at, value] of values.entries()) {
		let sum = 0;
		for (let first = at - 1; first >= 0 && sum < value; first--) {
			sum += values[first]!;
			if (sum !== value || first === at - 1) continue;
			for (let each = first; each < at; each++) taken.add(each);
		}
		const times = /(?<![\d.,])\d{1,3}(?![\d.,])/.exec(names[added[at]!] ?? '')?.[0];
		const one = times && Number(times) > 1 ? values.lastIndexOf(value / Number(times), at - 1) : -1;
		if (one >= 0) taken.add(one);
	}
	return taken.size === 0 ? undefined : values.reduce((sum, value, at) => (taken.has(at) ? sum : sum + value), 0);
}

/** A table with its rows as columns, for those that name what is reckoned at the left and the cases at the top. */
export const transposed = ({ headings, names, rows, made, shapes }: NumberTable): NumberTable => ({
	headings: ['', ...names],
	names: headings.slice(1),
	rows: headings.slice(1).map((_, column) => [undefined, ...rows.map(row => row[column + 1])]),
	made: headings.slice(1).map((_, column) => [undefined, ...made.map(row => row[column + 1])]),
	shapes: headings.slice(1).map((_, column) => [undefined, ...shapes.map(row => row[column + 1])]),
});
