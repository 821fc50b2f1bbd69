import type { CellNumber, NumberTable } from '../../quantities/table-numbers.ts';
import { isOneDigitOff } from './diagnosis.ts';

/** How the numbers of a column come from those of others, as a person writes it: `2 × column`. */
export type Making =
	| { readonly kind: 'times'; readonly of: readonly [number]; readonly factor: number }
	| {
			readonly kind: 'product' | 'quotient' | 'share' | 'change';
			readonly of: readonly [number, number];
			readonly factor: number;
	  }
	| { readonly kind: 'sum'; readonly of: readonly number[] }
	| { readonly kind: 'difference'; readonly of: readonly [number, number] };

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
): readonly RowSlip[] {
	const columns = table.headings.map((_, column) => column);
	const numeric = columns.filter(column => rows.filter(row => table.rows[row]![column] !== undefined).length >= 3);
	const slips: RowSlip[] = [];
	for (const column of numeric) {
		const left = numeric.filter(each => each < column).slice(-5);
		const tried = makingsOf(table, rows, left, column, isWritten);
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

/** How all rows of a column are made of columns to its left, if they are. */
export function columnMakings(table: NumberTable, rows: readonly number[], column: number): readonly Making[] {
	const left = table.headings
		.map((_, each) => each)
		.filter(each => each < column && rows.filter(row => table.rows[row]![each] !== undefined).length >= 3)
		.slice(-5);
	return makingsOf(table, rows, left, column, () => true).flatMap(({ making, misses }) =>
		misses.length === 0 ? [making] : [],
	);
}

interface Miss {
	readonly row: number;
	readonly right: number;
}

interface Tried {
	readonly making: Making;
	readonly misses: readonly Miss[];
}

/** So improbable is no accident, whatever the digits of each row are. */
const TOGETHER = 6;

/** Half a unit of the last digit, in base units; whole numbers are exact. */
const halfOf = ({ literal, unit }: CellNumber): number =>
	literal.form === 'decimal' ? (literal.step * (literal.percent ? 1 : unit.factor)) / 2 : 0;
/** How far a result may be off its right value: cut off or rounded, whatever its form. */
const roundedBy = ({ literal, unit }: CellNumber): number => literal.step * (literal.percent ? 1 : unit.factor);

function makingsOf(
	table: NumberTable,
	all: readonly number[],
	left: readonly number[],
	column: number,
	isWritten: (factor: number, column: number) => boolean,
): readonly Tried[] {
	const at = (row: number, each: number): CellNumber => table.rows[row]![each]!;
	/** Rows that have a number in all of the columns. */
	const rowsOf = (of: readonly number[]): readonly number[] =>
		all.filter(row => [column, ...of].every(each => table.rows[row]![each] !== undefined));
	const found: Tried[] = [];
	/** `exact`: sums of whole numbers come out exactly. `least`: how many rows have to keep it. */
	const tryOut = (
		making: Making,
		rows: readonly number[],
		value: (row: number) => number,
		carried: (row: number) => number,
		{ exact = false, least = 3 } = {},
	): void => {
		const misses: Miss[] = [];
		let telling = 0;
		/** How improbable it is that all rows come out by accident, in powers of ten. */
		let together = 0;
		for (const row of rows) {
			const cell = at(row, column);
			const right = value(row);
			const slack = (exact ? halfOf(cell) : roundedBy(cell) / 2) * (1 + 1e-6) + carried(row) + 1e-9 * Math.abs(right);
			const off = Math.abs(cell.value - right);
			if (off > slack) {
				// A cut-off digit is no slip.
				if (off <= slack + roundedBy(cell) / 2 && !exact) continue;
				misses.push({ row, right });
			} else if (right !== 0) {
				// What shows by the digits of the result alone; of two rows nothing else does, since what inputs carry lets much pass.
				const half = roundedBy(cell) / 2;
				const sure = off <= half && half <= 0.005 * Math.abs(right);
				const shows = sure || (least > 2 && slack <= 0.02 * Math.abs(right));
				if (shows) telling++;
				if (off <= half) together += Math.log10(Math.abs(right) / half);
			}
		}
		if (misses.length > 1 || rows.length - misses.length < least || (telling < least && together < TOGETHER)) return;
		if (misses.some(({ row, right }) => !isSlip(at(row, column).value, right))) return;
		found.push({ making, misses });
	};
	for (const a of left) {
		const rows = rowsOf([a]);
		// Amounts in units of their own, row by row, are conversions.
		if (
			rows.some(row => at(row, a).unit.text !== at(row, column).unit.text) &&
			!isAlike(rows.map(row => at(row, column)))
		)
			continue;
		if (rows.some(row => at(row, a).unit.offset !== undefined || at(row, column).unit.offset !== undefined)) continue;
		const factor = commonFactor(rows.map(row => [at(row, a), at(row, column)]));
		if (factor === undefined || factor === 1) continue;
		const headed = isIn(factor, table.headings[column]!);
		const written = headed || isWritten(factor, column) || isRound(factor);
		const distinct = new Set(rows.map(row => at(row, a).value)).size;
		if (distinct < 3 || rows.length < (headed ? 3 : written ? 4 : 5)) continue;
		tryOut(
			{ kind: 'times', of: [a], factor },
			rows,
			row => factor * at(row, a).value,
			row => Math.abs(factor) * halfOf(at(row, a)),
			{ least: headed ? 2 : 3 },
		);
	}
	for (const [index, a] of left.entries()) {
		for (const b of left.slice(index + 1)) {
			const rows = alikeRows(table, rowsOf([a, b]), [a, b, column]);
			if (rows.length < 3 || ![a, b, column].every(each => isAlike(rows.map(row => at(row, each))))) continue;
			const halves = (row: number): number => halfOf(at(row, a)) + halfOf(at(row, b));
			const exact = { exact: true };
			tryOut({ kind: 'sum', of: [a, b] }, rows, row => at(row, a).value + at(row, b).value, halves, exact);
			tryOut({ kind: 'difference', of: [a, b] }, rows, row => at(row, a).value - at(row, b).value, halves, exact);
			tryOut({ kind: 'difference', of: [b, a] }, rows, row => at(row, b).value - at(row, a).value, halves, exact);
			const relative = (row: number): number =>
				halfOf(at(row, a)) / Math.abs(at(row, a).value || 1) + halfOf(at(row, b)) / Math.abs(at(row, b).value || 1);
			const scaled = (
				kind: 'product' | 'quotient' | 'share' | 'change',
				of: readonly [number, number],
				raw: (row: number) => number,
			) => {
				const factor = roundFactor(rows.map(row => at(row, column).value / raw(row)));
				if (factor === undefined) return;
				tryOut(
					{ kind, of, factor },
					rows,
					row => factor * raw(row),
					row => Math.abs(factor * raw(row)) * relative(row),
					{ least: rows.length > 3 || kind !== 'product' ? 3 : 2 },
				);
			};
			scaled('product', [a, b], row => at(row, a).value * at(row, b).value);
			scaled('quotient', [a, b], row => at(row, a).value / at(row, b).value);
			scaled('quotient', [b, a], row => at(row, b).value / at(row, a).value);
			scaled('share', [a, b], row => at(row, a).value / (at(row, a).value + at(row, b).value));
			scaled('share', [b, a], row => at(row, b).value / (at(row, a).value + at(row, b).value));
			scaled('change', [a, b], row => at(row, b).value / at(row, a).value - 1);
			scaled('change', [b, a], row => at(row, a).value / at(row, b).value - 1);
		}
	}
	const rows = rowsOf(left);
	if (left.length > 2 && rows.length >= 4 && isAlike(rows.flatMap(row => [column, ...left].map(each => at(row, each)))))
		tryOut(
			{ kind: 'sum', of: left },
			rows,
			row => left.reduce((sum, each) => sum + at(row, each).value, 0),
			row => left.reduce((sum, each) => sum + halfOf(at(row, each)), 0),
			{ exact: true },
		);
	return found;
}

/** The rows whose units in these columns are those of most rows: one of wine in bottles breaks no rule of those in kg. */
function alikeRows(table: NumberTable, rows: readonly number[], columns: readonly number[]): readonly number[] {
	const unitsOf = (row: number): string => columns.map(each => table.rows[row]![each]!.unit.text).join('|');
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(unitsOf(row), (counts.get(unitsOf(row)) ?? 0) + 1);
	const [most] = [...counts].sort((a, b) => b[1] - a[1]);
	return most && most[1] > rows.length / 2 ? rows.filter(row => unitsOf(row) === most[0]) : rows;
}

/** Numbers of one unit, none of them of a scale that does not begin at nothing. */
const isAlike = (cells: readonly CellNumber[]): boolean =>
	cells.every(({ unit }) => unit.text === cells[0]!.unit.text && unit.offset === undefined);

/** Whether a factor stands in a text: as it is, as its reciprocal, or as so many per cent, more or less. */
export const isIn = (factor: number, text: string): boolean =>
	[...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].some(([digits]) => {
		const value = Number(digits.replaceAll(',', ''));
		const meant = [value, value / 100, 1 + value / 100, 1 - value / 100, 1 / value];
		return value > 0 && meant.some(each => Math.abs(each / factor - 1) < 1e-6);
	});

/** What somebody writes by mistake is of the size of the right value, or a power of ten off. */
function isSlip(written: number, right: number): boolean {
	if (!Number.isFinite(right) || right === 0 || written === 0) return false;
	const ratio = written / right;
	const tens = Math.log10(Math.abs(ratio));
	return (
		(ratio > 0.45 && ratio < 2.2) || (Math.abs(tens) < 6.1 && Math.abs(tens - Math.round(tens)) < 1e-3) || ratio === -1
	);
}

/** The factor from the first of each pair to the second that all pairs but one allow, by their digits. */
function commonFactor(pairs: readonly (readonly [CellNumber, CellNumber])[]): number | undefined {
	const bounds = pairs.flatMap(([from, to]) => {
		if (from.value === 0 || to.value === 0) return [];
		const value = to.value / from.value;
		const half = Math.abs(value) * (roundedBy(to) / 2 / Math.abs(to.value) + halfOf(from) / Math.abs(from.value));
		return [{ value, half }];
	});
	if (bounds.length < pairs.length) return undefined;
	const allowing = (factor: number) =>
		bounds.filter(({ value, half }) => Math.abs(value - factor) <= half + 1e-9 * Math.abs(factor));
	const best = [...bounds]
		.sort((a, b) => a.half - b.half)
		.find(({ value }) => allowing(value).length >= pairs.length - 1);
	if (!best) return undefined;
	const least = allowing(best.value).length;
	// As few digits as the best row allows: 7.5, a third.
	const plain = [1, 2, 3, 4, 5, 6].map(figures => Number(best.value.toPrecision(figures)));
	const third = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(part => Math.round(best.value * part) / part);
	return (
		[...plain.slice(0, 4), ...third, ...plain.slice(4)].find(
			each => each !== 0 && Math.abs(each - best.value) <= best.half * (1 + 1e-9) && allowing(each).length >= least,
		) ?? best.value
	);
}

/** 1, 2 or 5 times a power of ten, or a ratio of units. */
const ROUND: readonly number[] = [60, 3600, 24, 86_400, 12, 7, 365, 8, 1024, 52, 0.5, 2, 100 / 3600];
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-9;
const isRound = (factor: number): boolean => {
	const tens = Math.log10(Math.abs(factor));
	return (
		[1, 2, 5].some(digit => isWhole(tens - Math.log10(digit))) ||
		ROUND.some(each => Math.abs(factor / each - 1) < 1e-9 || Math.abs(factor * each - 1) < 1e-9)
	);
};

/** The round factor that all quotients but one are close to. */
function roundFactor(quotients: readonly number[]): number | undefined {
	if (quotients.some(each => !Number.isFinite(each) || each === 0)) return undefined;
	const middle = [...quotients].sort((a, b) => a - b)[quotients.length >> 1]!;
	const candidates = [10 ** Math.round(Math.log10(Math.abs(middle))), ...ROUND.flatMap(each => [each, 1 / each])];
	return candidates.find(each => Math.abs(middle / each - 1) < 0.02);
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
	if (total < 2 || !TOTAL.test(table.names[total]!)) return undefined;
	const added = table.rows.map((_, row) => row).slice(0, total);
	return added.some(row => TOTAL.test(table.names[row]!) || IN_PART.test(table.names[row]!))
		? undefined
		: { added, total };
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
		if (Math.abs(total.value - sum) <= slack + (finer ? roundedBy(total) / 2 : 0)) {
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
		if (total.value > Math.max(...given.map(({ value }) => value)) && isSlip(total.value, sum))
			slips.push({ row: rows.total, column, right: sum });
		else doubtful++;
	}
	// A table whose totals are off in several columns and right in none has rows that are not shown.
	return slips.length + doubtful > 1 && holding.length === 0 ? { holding, slips: [] } : { holding, slips };
}
