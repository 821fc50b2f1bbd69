import type { Homework, SectionKind } from '../homework/homework.ts';
import { environment } from '../math/evaluate/environment.ts';
import { evaluate } from '../math/evaluate/evaluate.ts';
import type { Expression } from '../math/expression.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import { isDimensionless, parseUnitText, unitOf } from '../math/units/units.ts';
import type { Value } from '../math/value.ts';
import type { Block } from '../text/block.ts';
import { withoutComments } from '../text/comments.ts';
import type { Span } from '../text/span.ts';
import { isMissing } from './chains.ts';
import type { Given, GivenFrom } from './given.ts';

/**
 * Quantities in the tables of a homework. The first column names the row; a number beside it is bound to that name, with the column's
 * heading behind it where there are several. A formula in the first column is a symbol. A column headed "unit" gives the unit.
 */
export function readTableGivens(homework: Homework): readonly Given[] {
	const givens: Given[] = [];
	const { blocks } = homework.source;
	const seen = new Set<number>();
	const read = (index: number, part: number | undefined, section: SectionKind | undefined) => {
		const block = blocks[index];
		if (block?.kind !== 'table' || seen.has(index)) return;
		seen.add(index);
		const from: GivenFrom = section === 'answer' || section === 'takeaway' ? 'answer' : 'question';
		givens.push(...tableGivens(block, index, part, from));
	};
	homework.parts.forEach((part, index) => {
		for (const section of part.sections) for (const slice of section.slices) read(slice.block, index, section.kind);
	});
	for (const index of homework.loose) read(index, undefined, undefined);
	return givens;
}

function tableGivens(block: Block, index: number, part: number | undefined, from: GivenFrom): readonly Given[] {
	const [header, ...rows] = block.content.cells;
	if (!header || header.length < 2) return [];
	const headings = header.map(cell => words(block, cell));
	const units = headings.map(unitInBrackets);
	const titles = headings.map((title, column) =>
		(units[column] === '' ? title : title.replace(/\s*[([][^()[\]]*[)\]]$/, '')).toLowerCase(),
	);
	if (/^(?:tokens?|positions?|ind(?:ex|ices))$/.test(titles[0]!)) return segmentGivens(block, index, part, from);
	// a single row of numbers has no name of its own
	const nameless = rows.length === 1 && rows[0]!.every(cell => valueIn(block, cell, '') !== undefined);
	const unitColumn = titles.findIndex(title => /^units?$/.test(title));
	const values = header
		.map((_, column) => column)
		.filter(
			column =>
				(column > 0 || nameless) &&
				column !== unitColumn &&
				!/^(?:symbol|name|description|source|note|meaning|comment)s?$/.test(titles[column]!),
		);
	const symbolColumn = titles.findIndex(title => /^(?:symbol|variable)s?$/.test(title));
	const nameColumn = titles.findIndex(title =>
		/^(?:name|description|meaning|quantity|parameter|property)s?$/.test(title),
	);
	const givens: Given[] = [];
	for (const row of rows) {
		const first = row[0];
		if (!first) continue;
		const symbolCell = row[symbolColumn >= 0 ? symbolColumn : 0]!;
		const symbol = symbolIn(block, symbolCell);
		const nameCell = nameColumn >= 0 ? row[nameColumn] : undefined;
		const written = nameCell ? words(block, nameCell) : symbol || nameless ? '' : words(block, first);
		// `d_ff (SwiGLU)`, `memory per card (GB)`: what a bracket adds is no part of the name.
		const label = written.replace(/(?<=\w)\s*[([][^()[\]]*[)\]]$/, '');
		const unit = unitColumn >= 0 && row[unitColumn] ? words(block, row[unitColumn]) : unitInBrackets(written);
		const numeric = values.filter(
			column => row[column] !== undefined && column !== symbolColumn && column !== nameColumn,
		);
		for (const column of numeric) {
			const cell = row[column]!;
			const value = valueIn(block, cell, unit === '' ? units[column]! : unit);
			if (!value) continue;
			const title = numeric.length > 1 || !/^values?$/.test(titles[column]!) ? titles[column]! : '';
			const name = [label, numeric.length > 1 ? title : ''].join(' ').trim().toLowerCase();
			// `d_ff` is a letter with an index, also without dollar signs.
			const letter = symbol?.name ?? indexedLetter(block, symbolCell);
			givens.push({
				symbol: letter,
				latex: symbol?.latex,
				name: name === '' ? undefined : name,
				value,
				shape: undefined,
				from,
				part,
				anchor: { block: index, span: cell },
			});
		}
	}
	return givens;
}

/** `memory (GB)`: the unit of a column. */
function unitInBrackets(title: string): string {
	const unit = /\S\s*[([]\s*([^()[\]]{1,16}?)\s*[)\]]$/.exec(title)?.[1] ?? '';
	const node = unit === '' ? undefined : parseUnitText(unit);
	return node && !isDimensionless(unitOf(node)) ? unit : '';
}

/** `| 1–12 | prompt |`: runs of positions and what they are. */
function segmentGivens(block: Block, index: number, part: number | undefined, from: GivenFrom): readonly Given[] {
	return block.content.cells.slice(1).flatMap((row): Given[] => {
		const [positions, role] = row.map(cell => words(block, cell));
		const run = /^(\d{1,7})(?:\s*(?:-|–|—|to)\s*(\d{1,7}))?$/.exec(positions ?? '');
		if (!run || !role || !/^[A-Za-z][\w -]{1,60}$/.test(role)) return [];
		const value: Value = { kind: 'set', runs: [[Number(run[1]), Number(run[2] ?? run[1])]] };
		const anchor = { block: index, span: row[0]! };
		const name = `${role.toLowerCase()} tokens`;
		return [{ symbol: undefined, latex: undefined, name, value, shape: undefined, from, part, anchor }];
	});
}

const words = (block: Block, cell: Span): string =>
	withoutComments(block.content)
		.slice(cell.start, cell.end)
		.replace(/[*_`$\\]+/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

function symbolIn(block: Block, cell: Span): { name: string; latex: string } | undefined {
	const formula = block.content.formulas.find(each => each.span.start >= cell.start && each.span.end <= cell.end);
	if (!formula) return undefined;
	const around =
		withoutComments(block.content).slice(cell.start, formula.span.start) +
		withoutComments(block.content).slice(formula.span.end, cell.end);
	if (/\w/.test(around)) return undefined;
	const latex = block.content.text.slice(formula.inner.start, formula.inner.end).trim();
	const { expression } = parseLatex(latex);
	return expression.kind === 'symbol' ? { name: expression.name, latex } : undefined;
}

/** The plain `d_ff` of a cell, whatever bracket stands behind it. */
const indexedLetter = (block: Block, cell: Span): string | undefined =>
	/^[\s`*]*([A-Za-z]_[A-Za-z]{1,6})[\s`*]*(?:\([^()]*\))?\s*$/.exec(
		withoutComments(block.content).slice(cell.start, cell.end),
	)?.[1];

/** The value of a cell that is nothing but a number, with its unit or the column's. */
function valueIn(block: Block, cell: Span, unit: string): Value | undefined {
	const source = withoutComments(block.content)
		.slice(cell.start, cell.end)
		.replace(/[*`]+/g, mark => ' '.repeat(mark.length));
	const formula = block.content.formulas.find(each => each.span.start >= cell.start && each.span.end <= cell.end);
	if (!/\d/.test(source) || source.length > 80) return undefined;
	let expression: Expression;
	if (formula) {
		if (/\w/.test(source.slice(0, formula.span.start - cell.start))) return undefined;
		const behind = withoutComments(block.content).slice(formula.span.end, cell.end).trim();
		expression = parseLatex(
			`${block.content.text.slice(formula.inner.start, formula.inner.end)} ${textUnit(behind === '' ? unit : behind)}`,
		).expression;
	} else
		expression = parsePlain(
			`${source.trim()}${unit === '' || /[a-z]/i.test(source.replace(/[eE][+-]?\d/g, '')) ? '' : ` ${unit}`}`,
		).expression;
	if (expression.kind === 'relation' || expression.kind === 'sequence' || isMissing(expression)) return undefined;
	const result = evaluate(expression, environment());
	return result.ok && result.value.kind === 'quantity' ? result.value : undefined;
}

const textUnit = (unit: string): string => (unit === '' ? '' : `\\text{ ${unit.replace(/[{}\\]/g, '')}}`);
