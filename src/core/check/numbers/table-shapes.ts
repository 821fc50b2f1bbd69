import type { NumberTable } from '../../quantities/table-numbers.ts';
import { halfOf } from './table-makings.ts';

/** A cell that is not the product of the shape in its row, where all other rows have just that. */
export interface ShapeSlip {
	readonly row: number;
	readonly column: number;
	/** The column of the shapes. */
	readonly shape: number;
	readonly right: number;
}

/** Rows that have to keep it. */
const KEEP = 3;

/** `| 4 × 4 × 128 | 1,024 |` below rows whose second number is the product of their shape. */
export function shapeSlips({ headings, rows, shapes }: NumberTable): readonly ShapeSlip[] {
	const slips: ShapeSlip[] = [];
	for (const shape of headings.keys())
		for (const column of headings.keys()) {
			if (column === shape) continue;
			const pairs = rows.flatMap((row, at) => {
				const [product, cell] = [shapes[at]![shape], row[column]];
				return product !== undefined && cell ? [{ row: at, product, cell }] : [];
			});
			const off = pairs.filter(
				({ product, cell }) => Math.abs(product - cell.value) > halfOf(cell) + 1e-9 * Math.abs(product),
			);
			const [only] = off;
			if (off.length === 1 && only && pairs.length > KEEP)
				slips.push({ row: only.row, column, shape, right: only.product });
		}
	return slips;
}
