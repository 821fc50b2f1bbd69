import { tablesIn } from './stated-rows.ts';

/** A matrix that a table lists, under the name that the table gives it. */
export interface ListedMatrix {
	readonly name: string;
	readonly rows: number;
	readonly columns: number;
	/** How many of them a layer has, where a column says so. */
	readonly count: number;
	/** Its own rank, where a column says one. */
	readonly rank?: number;
}

const SHAPE = /^[([]?\s*(\d[\d,]*)\s*(×|x|by|,|→|->|to)\s*(\d[\d,]*)\s*[)\]]?$/i;
const RANK = /\brank|\br\b|rang\b/i;
const WHOLE = /^\d[\d,]*$/;
const IN =
	/^(?:in|ins?puts?|entry|entries|d_?in|in_?features|fan_?in|from|input (?:size|dim(?:ension)?|width|features)|eingang|entrée|输入)\b/i;
const OUT =
	/^(?:out|outputs?|d_?out|out_?features|fan_?out|to|output (?:size|dim(?:ension)?|width|features)|ausgang|sortie|output|exit|输出)\b/i;
const ROWS = /^(?:rows|m|zeilen|lignes|filas|行)\b/i;
const COLUMNS = /^(?:columns|cols|n|l|spalten|colonnes|columnas|列)\b/i;
const COUNT = /^(?:per (?:layer|block)|count|number|how many|copies|anzahl|nombre|#|×)(?:\b|$)/i;

/** `2 par couche` in a column of counts. */
const PER_LAYER = /\s*(?:per|in each|par|pro|por|je)\s+(?:layer|block|couche|bloc|Schicht|Block|capa|bloque)\s*$/i;

const numberOf = (cell: string): number => Number(cell.replaceAll(',', ''));

/**
 * The matrices that the one table of a text lists by their shapes (`| q_proj | 3072 × 1024 |`) or by what goes in and comes out; undefined
 * where a table lists anything else.
 */
export function listedMatrices(text: string): readonly ListedMatrix[] | undefined {
	const tables = tablesIn(text).filter(rows => rows.length > 1);
	const [table] = tables;
	if (!table || tables.length > 1) return undefined;
	const [head = [], ...rows] = table;
	const at = (pattern: RegExp): number => head.findIndex(cell => pattern.test(cell.trim()));
	const ranked = at(RANK);
	const [into, out, down, across, many] = [IN, OUT, ROWS, COLUMNS, COUNT].map(at) as [
		number,
		number,
		number,
		number,
		number,
	];
	const found = rows.map((cells): ListedMatrix | undefined => {
		const name = cells[0] ?? '';
		const counted = many > 0 ? (cells[many] ?? '').replace(PER_LAYER, '') : '1';
		if (!WHOLE.test(counted)) return undefined;
		const count = numberOf(counted);
		if (ranked >= 0 && (ranked === 0 || !WHOLE.test(cells[ranked] ?? ''))) return undefined;
		const own = ranked > 0 ? { rank: numberOf(cells[ranked]!) } : {};
		const sides = (first: string | undefined, second: string | undefined): ListedMatrix | undefined =>
			first !== undefined && second !== undefined && WHOLE.test(first) && WHOLE.test(second)
				? { name, count, rows: numberOf(first), columns: numberOf(second), ...own }
				: undefined;
		if (into > 0 && out > 0) return sides(cells[out], cells[into]);
		if (down > 0 && across > 0) return sides(cells[down], cells[across]);
		const [shape, ...others] = cells.slice(1).flatMap(cell => {
			const match = SHAPE.exec(cell);
			return match ? [match] : [];
		});
		if (!shape || others.length > 0) return undefined;
		return /→|->|to/i.test(shape[2]!) ? sides(shape[3], shape[1]) : sides(shape[1], shape[3]);
	});
	return found.every(each => each !== undefined) ? found : undefined;
}

/** Whether a table has a rank of its own for each of its rows. */
export const hasRankColumn = (text: string): boolean =>
	tablesIn(text).some(([head = [], ...rows]) => {
		const at = head.findIndex(cell => RANK.test(cell));
		return at >= 0 && new Set(rows.map(cells => cells[at])).size > 1;
	});

/** A text without its tables. */
export const withoutTables = (text: string): string =>
	text
		.split('\n')
		.filter(line => !/^\s*\|/.test(line))
		.join('\n');
