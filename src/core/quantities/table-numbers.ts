import { type Literal, literalOf } from '../math/literal.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import type { Unit } from '../math/value.ts';
import type { Block } from '../text/block.ts';
import { withoutComments } from '../text/comments.ts';
import type { Span } from '../text/span.ts';
import { quantityOf } from './origins.ts';

/** A cell that is nothing but a number, with its unit if it has one. */
export interface CellNumber {
	readonly literal: Literal;
	/** In base units. */
	readonly value: number;
	readonly unit: Unit;
	/** Of the cell, and of its digits, in the block. */
	readonly cell: Span;
	readonly digits: Span;
}

/** A table as numbers: a cell that is no number is undefined. Headings and row names are words without their marks. */
export interface NumberTable {
	readonly headings: readonly string[];
	readonly names: readonly string[];
	/** Rows without the header. */
	readonly rows: readonly (readonly (CellNumber | undefined)[])[];
	/** For cells such as `7/12`, so many out of so many: the first of the two. */
	readonly made: readonly (readonly (number | undefined)[])[];
	/** For cells such as `4 × 4 × 128`: how many entries such a shape has. */
	readonly shapes: readonly (readonly (number | undefined)[])[];
}

/** The numbers of a pipe table. */
export function numbersOfTable(block: Block): NumberTable | undefined {
	const [header, ...rows] = block.content.cells;
	if (block.kind !== 'table' || !header || header.length < 2 || rows.length < 2 || rows.length > LONGEST)
		return undefined;
	const text = withoutComments(block.content);
	const words = (cell: Span | undefined): string =>
		cell
			? text
					.slice(cell.start, cell.end)
					.replace(/[*_`$\\]+/g, ' ')
					.replace(/\s+/g, ' ')
					.trim()
			: '';
	return {
		headings: header.map(words),
		names: rows.map(row => words(row[0])),
		rows: rows.map(row => row.map(cell => cellNumber(block, text, cell))),
		made: rows.map(row => row.map(cell => outOf(text.slice(cell.start, cell.end)))),
		shapes: rows.map(row => row.map(cell => entriesOf(text.slice(cell.start, cell.end)))),
	};
}

const outOf = (cell: string): number | undefined => {
	const counts = /^[\s*_$]*(\d{1,4})\s*\/\s*(\d{1,4})[\s*_$]*$/.exec(cell);
	return counts ? Number(counts[1]) : undefined;
};

const SHAPE = /^[\s*_$`([]*\d[\d,]*(?:\s*(?:[×x*·]|\\times|\\cdot|,\s)\s*\d[\d,]*){1,4}[\s)\]`$*_]*$/;

const entriesOf = (cell: string): number | undefined => {
	if (!SHAPE.test(cell)) return undefined;
	const sizes = cell.match(/\d+(?:,\d{3})*/g)!.map(size => Number(size.replaceAll(',', '')));
	return sizes.reduce((product, size) => product * size, 1);
};

/** Rows beyond which a table is a listing. */
const LONGEST = 200;

function cellNumber(block: Block, text: string, cell: Span): CellNumber | undefined {
	const source = text.slice(cell.start, cell.end);
	if (!/\d/.test(source) || source.length > 80) return undefined;
	const formula = block.content.formulas.find(({ span }) => span.start >= cell.start && span.end <= cell.end);
	const blank = (marks: string): string => ' '.repeat(marks.length);
	let expression: ReturnType<typeof parsePlain>['expression'];
	let from = cell.start;
	if (formula) {
		const around = text.slice(cell.start, formula.span.start) + text.slice(formula.span.end, cell.end);
		if (/[^\s*_]/.test(around)) return undefined;
		from = formula.inner.start;
		expression = parseLatex(text.slice(formula.inner.start, formula.inner.end)).expression;
	} else {
		const plain = source.replace(/[*`_]+/g, blank).replace(/\\(?=[$%])/g, ' ');
		// `12-16`, `3/4`, `v2`: no number that could be reckoned with as it stands
		if (/\d\s*[-–—/:]\s*\d/.test(plain)) return undefined;
		expression = parsePlain(plain.replace(/[()]/g, blank)).expression;
	}
	const literal = literalOf(expression);
	if (!literal) return undefined;
	const { value, unit } = quantityOf(literal);
	return Number.isFinite(value)
		? {
				literal,
				value: literal.percent ? literal.value : value,
				unit,
				cell,
				digits: { start: from + literal.span.start, end: from + literal.span.end },
			}
		: undefined;
}
