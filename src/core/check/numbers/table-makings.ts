import type { CellNumber, NumberTable } from '../../quantities/table-numbers.ts';
import { type Message, say, verbatim } from '../../text/message.ts';
import { diagnose, isOneDigitOff } from './diagnosis.ts';
import { dressNumber } from './dress.ts';
import { commonFactor, isIn, isRound, roundFactor } from './table-factors.ts';
import { AGGREGATES, ALONE, aggregated } from './table-functions.ts';

/** A column that a making takes in: of the same row, or of the one above. */
export interface Source {
	readonly column: number;
	readonly above?: true;
}

/** How the numbers of a column come from those of others. */
export interface Making {
	readonly of: readonly Source[];
	/** What it comes to, of the numbers of its sources in their order. */
	readonly make: (values: readonly number[]) => number;
	/** As a person writes it: `2 × “column”`. */
	readonly text: (names: readonly string[]) => Message;
}

export interface Miss {
	readonly row: number;
	readonly right: number;
}

export interface Tried {
	readonly making: Making;
	readonly misses: readonly Miss[];
}

/** So improbable is no accident, whatever the digits of each row are. */
const TOGETHER = 6;

/** The same where the heading names what is reckoned. */
const NAMED = 3;
/** Beyond so many columns of whole numbers no combination of them is looked for. */
const WHOLE = 4;

/** Half a unit of the last digit, in base units; whole numbers are exact. */
export const halfOf = ({ literal, unit }: CellNumber): number =>
	literal.form === 'decimal' ? (literal.step * (literal.percent ? 1 : unit.factor)) / 2 : 0;
/** How far a result may be off its right value: cut off or rounded, whatever its form. */
export const roundedBy = ({ literal, unit }: CellNumber): number => literal.step * (literal.percent ? 1 : unit.factor);

/** By how much whole numbers of one column are more than those of another, in all rows but one; undefined where that is no rule. */
function commonDifference(pairs: readonly (readonly [CellNumber, CellNumber])[]): number | undefined {
	if (pairs.length < 4 || pairs.some(pair => pair.some(({ literal }) => literal.form !== 'integer' || literal.percent)))
		return undefined;
	const differences = pairs.map(([a, b]) => b.value - a.value);
	const more = differences.find(one => differences.filter(other => other === one).length >= pairs.length - 1);
	// nothing more is the same number, and units or tens are steps that a list goes by
	return more !== undefined && Math.abs(more) > 10 ? more : undefined;
}

interface Demands {
	/** Sums of whole numbers come out exactly. */
	readonly exact?: boolean;
	/** How many rows have to keep it. */
	readonly least?: number;
	/** A row that breaks it has to be a slip of the pen. */
	readonly pen?: boolean;
	/** So improbable that all rows come out by accident it has to be, in powers of ten, where their digits alone do not tell. */
	readonly enough?: number;
}

/**
 * The ways in which a column is made of others that all rows keep but one at most.
 *
 * @param all the rows that are looked at
 * @param left the columns that it may be made of
 * @param isWritten whether the heading, or the text around, has a factor
 * @param ofThePen whether a row that breaks it has to be a slip of the pen in any case
 */
export function makingsOf(
	table: NumberTable,
	all: readonly number[],
	left: readonly number[],
	column: number,
	isWritten: (factor: number, column: number) => boolean,
	ofThePen = false,
): readonly Tried[] {
	const at = (row: number, each: number): CellNumber => table.rows[row]![each]!;
	const cellOf = (row: number, { column: each, above }: Source): CellNumber | undefined =>
		table.rows[above ? row - 1 : row]?.[each];
	/** Rows that have a number in all of the columns. */
	const rowsOf = (of: readonly number[]): readonly number[] =>
		all.filter(row => [column, ...of].every(each => table.rows[row]![each] !== undefined));
	const found: Tried[] = [];
	const tryOut = (
		making: Making,
		rows: readonly number[],
		{ exact = false, least = 3, pen = ofThePen, enough = TOGETHER }: Demands = {},
	): void => {
		const misses: Miss[] = [];
		let telling = 0;
		/** How improbable it is that all rows come out by accident, in powers of ten. */
		let together = 0;
		for (const row of rows) {
			const cell = at(row, column);
			const sources = making.of.map(source => cellOf(row, source)!);
			const values = sources.map(({ value }) => value);
			const right = making.make(values);
			// What the roundings of the inputs carry, one after the other.
			const carried = sources.reduce((sum, source, index) => {
				const half = halfOf(source);
				if (half === 0) return sum;
				return sum + Math.abs(making.make(values.map((value, of) => (of === index ? value + half : value))) - right);
			}, 0);
			const slack = (exact ? halfOf(cell) : roundedBy(cell) / 2) * (1 + 1e-6) + carried + 1e-9 * Math.abs(right);
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
		if (misses.length > 1 || rows.length - misses.length < least || (telling < least && together < enough)) return;
		if (misses.some(({ row, right }) => !isSlip(at(row, column), right, pen))) return;
		found.push({ making, misses });
	};
	const scaled = (factor: number): string => (factor === 1 ? '' : `${dressNumber(factor, 6).text} × `);
	for (const a of left) {
		const rows = rowsOf([a]);
		const offset = rows.some(row => at(row, a).unit.offset !== undefined || at(row, column).unit.offset !== undefined);
		// Amounts in units of their own, row by row, are conversions.
		const mixed =
			rows.some(row => at(row, a).unit.text !== at(row, column).unit.text) &&
			!isAlike(rows.map(row => at(row, column)));
		if (offset || mixed) continue;
		const distinct = new Set(rows.map(row => at(row, a).value)).size;
		if (distinct < 3) continue;
		for (const [name, f] of ALONE) {
			const plain = f === undefined;
			const made = (value: number): number => (f ? f(value) : value);
			if (rows.some(row => !Number.isFinite(made(at(row, a).value)))) continue;
			const factor = commonFactor(
				rows.map(row => {
					const cell = at(row, a);
					const value = made(cell.value);
					return [
						{ value, half: Math.abs(made(cell.value + halfOf(cell)) - value) },
						{ value: at(row, column).value, half: roundedBy(at(row, column)) / 2 },
					];
				}),
			);
			if (factor === undefined || (plain && factor === 1)) continue;
			const headed = isIn(factor, table.headings[column]!);
			const written = headed || isWritten(factor, column) || isRound(factor) || factor === 1;
			if (rows.length < (headed ? 3 : written ? 4 : 5)) continue;
			if (!plain && !written) continue;
			const text = ([own]: readonly string[]): Message => name(`“${own}”`, dressNumber(factor, 6).text, factor === 1);
			tryOut({ of: [{ column: a }], make: ([value]) => factor * made(value!), text }, rows, {
				least: headed ? 2 : 3,
				pen: !plain || ofThePen,
			});
		}
		straight(a, rows);
		const more = commonDifference(rows.map(row => [at(row, a), at(row, column)] as const));
		if (more !== undefined)
			tryOut(
				{
					of: [{ column: a }],
					make: ([value]) => value! + more,
					text: ([own]) => verbatim(`“${own!}” ${more < 0 ? '−' : '+'} ${dressNumber(Math.abs(more), 9).text}`),
				},
				rows,
				{ exact: true, pen: true },
			);
	}
	for (const a of table.headings.keys()) {
		if (a === column) continue;
		const above = all.filter(
			row => table.rows[row]![column] !== undefined && cellOf(row, { column: a, above: true }) !== undefined,
		);
		if (above.length >= 3 && isAlike(above.flatMap(row => [at(row, column), at(row - 1, a)])))
			tryOut(
				{
					of: [{ column: a, above: true }],
					make: ([value]) => value!,
					text: ([own]) => say`“${own!}” of the row above`,
				},
				above,
				{ exact: true, pen: true },
			);
	}
	running();
	for (const [index, a] of left.entries()) {
		for (const b of left.slice(index + 1)) {
			const rows = alikeRows(table, rowsOf([a, b]), [a, b, column]);
			if (rows.length < 3 || ![a, b, column].every(each => isAlike(rows.map(row => at(row, each))))) continue;
			const exact = { exact: true };
			const both = (
				of: readonly [number, number],
				make: (x: number, y: number) => number,
				text: (x: string, y: string) => Message,
				demands: Demands = {},
			): void =>
				tryOut(
					{
						of: of.map(each => ({ column: each })),
						make: ([x, y]) => make(x!, y!),
						text: ([x, y]) => text(x!, y!),
					},
					rows,
					demands,
				);
			both(
				[a, b],
				(x, y) => x + y,
				(x, y) => verbatim(`“${x}” + “${y}”`),
				exact,
			);
			both(
				[a, b],
				(x, y) => x - y,
				(x, y) => verbatim(`“${x}” − “${y}”`),
				exact,
			);
			both(
				[b, a],
				(x, y) => x - y,
				(x, y) => verbatim(`“${x}” − “${y}”`),
				exact,
			);
			const times = (
				of: readonly [number, number],
				raw: (x: number, y: number) => number,
				text: (x: string, y: string, factor: string) => Message,
				product = false,
			): void => {
				const factor = roundFactor(
					rows.map(row => at(row, column).value / raw(at(row, of[0]).value, at(row, of[1]).value)),
				);
				if (factor === undefined) return;
				both(
					of,
					(x, y) => factor * raw(x, y),
					(x, y) => text(x, y, scaled(factor)),
					{
						least: rows.length > 3 || !product ? 3 : 2,
					},
				);
			};
			times(
				[a, b],
				(x, y) => x * y,
				(x, y, factor) => verbatim(`${factor}“${x}” × “${y}”`),
				true,
			);
			for (const of of [
				[a, b],
				[b, a],
			] as const) {
				times(
					of,
					(x, y) => x / y,
					(x, y, factor) => verbatim(`${factor}“${x}” / “${y}”`),
				);
				times(
					of,
					(x, y) => x / (x + y),
					(x, y, factor) => verbatim(`${factor}“${x}” / (“${x}” + “${y}”)`),
				);
				times(
					of,
					(x, y) => y / x - 1,
					(x, y, factor) => verbatim(`${factor}(“${y}” / “${x}” − 1)`),
				);
			}
		}
	}
	const rows = rowsOf(left);
	const sources = left.map(each => ({ column: each }));
	if (left.length > 2 && rows.length >= 4 && isAlike(rows.flatMap(row => [column, ...left].map(each => at(row, each)))))
		tryOut(
			{
				of: sources,
				make: values => values.reduce((sum, value) => sum + value, 0),
				text: names => say`the sum of ${names.length} columns`,
			},
			rows,
			{ exact: true },
		);
	for (const { pattern, make, text } of AGGREGATES) {
		if (!pattern.test(table.headings[column]!)) continue;
		const of = aggregated(table, left);
		const full = rowsOf(of);
		if (of.length < 3 || full.length < 3 || !isAlike(full.flatMap(row => of.map(each => at(row, each))))) continue;
		for (const each of make)
			tryOut({ of: of.map(source => ({ column: source })), make: each, text: names => text(names.length) }, full, {
				least: 2,
				pen: true,
				enough: NAMED,
			});
	}
	combined();
	return found;

	/** `160 − interest`, `9.0 − 9.0 e^(−t/τ)`: a fixed number, and a column with or without a factor, where four rows or more keep it. */
	function straight(a: number, rows: readonly number[]): void {
		if (rows.length < 3 || !isAlike(rows.map(row => at(row, column)))) return;
		const cells = rows.map(row => [at(row, a), at(row, column)] as const);
		const fine = [...cells].sort(
			([, x], [, y]) => roundedBy(x) / Math.abs(x.value || 1) - roundedBy(y) / Math.abs(y.value || 1),
		);
		for (const slope of [1, -1, undefined]) {
			if (slope === undefined && rows.length < 5) continue;
			const tried = new Set<string>();
			for (const [i, p] of fine.slice(0, 4).entries()) {
				for (const q of slope === undefined ? fine.slice(i + 1, 5) : [p]) {
					const raw = slope ?? (q[1].value - p[1].value) / (q[0].value - p[0].value);
					const factor = plainer(raw, slope === undefined ? 2 : 6);
					const constant = plainer(p[1].value - factor * p[0].value, 3);
					if (!Number.isFinite(factor) || factor === 0 || constant === 0 || !Number.isFinite(constant)) continue;
					if (!isWritten(constant, column) || (slope === undefined && !isWritten(Math.abs(factor), column))) continue;
					const key = `${factor} ${constant}`;
					if (tried.has(key)) continue;
					tried.add(key);
					const [shown, size] = [dressNumber(constant, 6).text, Math.abs(factor)];
					tryOut(
						{
							of: [{ column: a }],
							make: ([value]) => constant + factor * value!,
							text: ([own]) => verbatim(`${shown} ${factor < 0 ? '−' : '+'} ${scaled(size)}“${own!}”`),
						},
						rows,
						{ least: slope === undefined ? 4 : 3, pen: true },
					);
				}
			}
		}
	}

	/** A column that goes on from its own row above: so many times as much, or as much more as another column says. */
	function running(): void {
		const rows = all.filter(row => table.rows[row]![column] && cellOf(row, { column, above: true }));
		if (rows.length < 4 || !isAlike(rows.flatMap(row => [at(row, column), at(row - 1, column)]))) return;
		const own = { column, above: true } as const;
		const factor = commonFactor(
			rows.map(row => {
				const [before, cell] = [at(row - 1, column), at(row, column)];
				return [
					{ value: before.value, half: halfOf(before) },
					{ value: cell.value, half: roundedBy(cell) / 2 },
				];
			}),
		);
		if (factor !== undefined && factor !== 1 && (rows.length > 4 || isWritten(factor, column)))
			tryOut(
				{
					of: [own],
					make: ([value]) => factor * value!,
					text: ([name]) => say`${scaled(factor)}the “${name!}” of the row above`,
				},
				rows,
				{ pen: rows.length < 5 },
			);
		for (const a of table.headings.keys()) {
			const added = rows.filter(row => table.rows[row]![a] !== undefined);
			if (a === column || added.length < 4 || !isAlike(added.flatMap(row => [at(row, column), at(row, a)]))) continue;
			for (const sign of [1, -1])
				tryOut(
					{
						of: [own, { column: a }],
						make: ([before, more]) => before! + sign * more!,
						text: ([name, more]) =>
							sign > 0
								? say`the “${name!}” of the row above + “${more!}”`
								: say`the “${name!}” of the row above − “${more!}”`,
					},
					added,
					{ exact: true, pen: true },
				);
		}
	}

	/** `7/12 | 2/6 | 4/5 | 21`, three points for a win: whole numbers, each so many times. */
	function combined(): void {
		const whole = (row: number, each: number): number | undefined => {
			const cell = table.rows[row]![each];
			return cell
				? cell.literal.form === 'integer' && !cell.literal.unit
					? cell.value
					: undefined
				: table.made[row]![each];
		};
		const columns = table.headings
			.map((_, each) => each)
			.filter(each => each > 0 && each < column && all.filter(row => whole(row, each) !== undefined).length >= 5)
			.slice(-WHOLE);
		const rows = all.filter(
			row =>
				table.rows[row]![column]?.literal.form === 'integer' && columns.every(each => whole(row, each) !== undefined),
		);
		if (columns.length < 2) return;
		const fits: { readonly times: readonly number[]; readonly misses: readonly Miss[] }[] = [];
		for (let code = 1; code < 4 ** columns.length; code++) {
			const times = columns.map((_, index) => Math.floor(code / 4 ** index) % 4);
			const used = times.filter(each => each > 0).length;
			if (used < 2 || rows.length < used + 3 || times.every(each => each < 2)) continue;
			const misses: Miss[] = [];
			for (const row of rows) {
				const right = columns.reduce((sum, each, index) => sum + times[index]! * whole(row, each)!, 0);
				if (right !== at(row, column).value) misses.push({ row, right });
				if (misses.length > 1) break;
			}
			if (misses.length <= 1) fits.push({ times, misses });
		}
		const [only, ...others] = fits;
		if (!only || others.length > 0) return;
		if (only.misses.some(({ row, right }) => !isOfThePen(at(row, column), right))) return;
		const { times, misses } = only;
		const used = columns.flatMap((each, index) => (times[index]! > 0 ? [[each, times[index]!] as const] : []));
		// what is made out of so many is no cell that could be wrong itself
		const plain = used.every(([each]) => rows.every(row => table.rows[row]![each] !== undefined));
		const shown = used.map(([each, count]) => `${scaled(count)}“${table.headings[each]!}”`).join(' + ');
		found.push({
			making: {
				of: plain ? used.map(([each]) => ({ column: each })) : [],
				make: values => values.reduce((sum, value, index) => sum + value * used[index]![1], 0),
				text: () => verbatim(shown),
			},
			misses,
		});
	}
}

const plainer = (value: number, figures: number): number => Number(value.toPrecision(figures));

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

/** Whether a cell is a slip of the pen: two digits in each other's place, one of three another, a power of ten. */
function isOfThePen({ literal, value, unit }: CellNumber, right: number): boolean {
	const own = literal.percent ? right : right / unit.factor;
	const slip = diagnose(literal.value, own, literal, false);
	if (slip?.code === 'swapped-digits' || (slip?.code === 'power-of-ten' && value !== 0)) return true;
	return slip?.code !== 'last-digit' && isOneDigitOff(literal, own);
}

/** What somebody writes by mistake is of the size of the right value, or a power of ten off. */
export function isSlip(cell: CellNumber, right: number, pen = false): boolean {
	const written = cell.value;
	if (!Number.isFinite(right) || right === 0 || written === 0) return false;
	if (pen) return isOfThePen(cell, right);
	const ratio = written / right;
	const tens = Math.log10(Math.abs(ratio));
	return (
		(ratio > 0.45 && ratio < 2.2) || (Math.abs(tens) < 6.1 && Math.abs(tens - Math.round(tens)) < 1e-3) || ratio === -1
	);
}
