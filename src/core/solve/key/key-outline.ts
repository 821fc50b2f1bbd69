import type { Block, SourceText } from '../../text/block.ts';
import type { Span } from '../../text/span.ts';

/** A heading of a key with what stands under it, down to the next heading of the same or a higher level. */
export interface KeySection {
	readonly level: number;
	/** The heading's words without marks and without attributes. */
	readonly title: string;
	/** `{#id if=$x > 0$}` behind the heading. */
	readonly attributes: string;
	/** Absolute place of the heading. */
	readonly span: Span;
	/** Absolute offset of `attributes`, for messages about it. */
	readonly attributesAt: number;
	readonly blocks: readonly Block[];
	readonly children: readonly KeySection[];
}

/** A piece of a key's text with its place: a list item, a table cell, a paragraph. */
export interface KeyText {
	readonly text: string;
	/** Absolute. */
	readonly span: Span;
	readonly formulas: readonly KeyInlineFormula[];
}

export interface KeyInlineFormula {
	readonly latex: string;
	/** The formula with its dollar signs, relative to the text it stands in. */
	readonly whole: Span;
	/** Absolute offset of the first character of `latex`. */
	readonly at: number;
	readonly display: boolean;
}

/** The sections of a key, nested by heading level; the root has level 0 and what stands before the first heading. */
export function outline(source: SourceText): KeySection {
	interface Open {
		level: number;
		title: string;
		attributes: string;
		attributesAt: number;
		span: Span;
		blocks: Block[];
		children: Open[];
	}
	const root: Open = {
		level: 0,
		title: '',
		attributes: '',
		attributesAt: 0,
		span: { start: 0, end: 0 },
		blocks: [],
		children: [],
	};
	const path: Open[] = [root];
	for (const block of source.blocks) {
		if (block.kind === 'front-matter') continue;
		if (block.kind === 'heading' && block.containers.length === 0) {
			const { title, attributes, at } = headingParts(block.content.text);
			const section: Open = {
				level: block.content.level,
				title,
				attributes,
				attributesAt: block.start + at,
				span: { start: block.start, end: block.start + block.content.text.trimEnd().length },
				blocks: [],
				children: [],
			};
			while (path.length > 1 && path.at(-1)!.level >= section.level) path.pop();
			path.at(-1)!.children.push(section);
			path.push(section);
		} else path.at(-1)!.blocks.push(block);
	}
	return root;
}

function headingParts(source: string): { title: string; attributes: string; at: number } {
	const line = source.split(/\r?\n/, 1)[0] ?? '';
	const start = /^\s*#{1,6}\s*/.exec(line)?.[0].length ?? 0;
	const rest = line.slice(start).replace(/\s+#+\s*$/, '');
	// A brace that is never closed keeps its words in the title, where a reader of problems finds it.
	const brace = /\{[^{}]*#.*\}\s*$|\{\s*if=.*\}\s*$/.exec(rest);
	if (!brace) return { title: rest.trim(), attributes: '', at: 0 };
	const whole = brace[0].trimEnd();
	return {
		title: rest.slice(0, brace.index).trim(),
		attributes: whole.slice(1, -1),
		at: start + brace.index + 1,
	};
}

/** A stretch of a block as text with its formulas. */
export function textOf(block: Block, from = 0, to = block.content.text.length): KeyText {
	const formulas = block.content.formulas
		.filter(formula => formula.span.start >= from && formula.span.end <= to)
		.map(formula => ({
			latex: block.content.text.slice(formula.inner.start, formula.inner.end),
			whole: { start: formula.span.start - from, end: formula.span.end - from },
			at: block.start + formula.inner.start,
			display: formula.display,
		}));
	return {
		text: block.content.text.slice(from, to),
		span: { start: block.start + from, end: block.start + to },
		formulas,
	};
}

/** The items of the lists in a section, each with its own text; an item's further blocks are joined to it. */
export function itemsOf(section: KeySection): readonly KeyText[] {
	const items: KeyText[] = [];
	for (const block of section.blocks) {
		const item = block.containers.findLast(container => container.kind === 'item');
		if (!item) continue;
		const text = textOf(block);
		if (item.first || items.length === 0) items.push(text);
		else {
			const before = items.pop()!;
			const shift = before.text.length + 1;
			items.push({
				text: `${before.text}\n${text.text}`,
				span: { start: before.span.start, end: text.span.end },
				formulas: [
					...before.formulas,
					...text.formulas.map(formula => ({
						...formula,
						whole: { start: formula.whole.start + shift, end: formula.whole.end + shift },
					})),
				],
			});
		}
	}
	return items;
}

export interface KeyTable {
	/** Lower-case header cells. */
	readonly header: readonly KeyText[];
	readonly rows: readonly (readonly KeyText[])[];
	readonly span: Span;
}

/** The tables of a section. */
export function tablesOf(section: KeySection): readonly KeyTable[] {
	return section.blocks
		.filter(block => block.kind === 'table')
		.map(block => {
			const [header = [], ...rows] = block.content.cells.map(row =>
				row.map(cell => textOf(block, cell.start, cell.end)),
			);
			return {
				header,
				rows,
				span: { start: block.start, end: block.start + block.content.text.length },
			};
		});
}

/** The cell of a row under a header word; undefined where the table has no such column. */
export function cellUnder(table: KeyTable, row: readonly KeyText[], ...names: readonly string[]): KeyText | undefined {
	const index = table.header.findIndex(cell => names.includes(cell.text.trim().toLowerCase()));
	return index < 0 ? undefined : row[index];
}

/** What counts as an empty cell: nothing, a dash, a middle dot. */
export const isBlank = (text: string | undefined): boolean => !text || /^[\s–—\-·.]*$/.test(text);

/** The text without its formulas, each replaced by a blank of one character. */
export function wordsOf(text: KeyText): string {
	let out = '';
	let at = 0;
	for (const { whole } of text.formulas) {
		out += `${text.text.slice(at, whole.start)} `;
		at = whole.end;
	}
	return out + text.text.slice(at);
}

/** Splits at a separator that stands outside formulas and outside quotes; pieces keep their places. */
export function splitText(text: KeyText, separator: string): readonly KeyText[] {
	const cuts: number[] = [];
	let quoted = false;
	for (let i = 0; i < text.text.length; i++) {
		const inside = text.formulas.find(formula => formula.whole.start <= i && i < formula.whole.end);
		if (inside) {
			i = inside.whole.end - 1;
			continue;
		}
		const c = text.text[i]!;
		if (c === '"' || c === '“' || c === '”') quoted = !quoted;
		else if (!quoted && text.text.startsWith(separator, i)) cuts.push(i);
	}
	const starts = [0, ...cuts.map(cut => cut + separator.length)];
	const ends = [...cuts, text.text.length];
	return starts.map((start, index) => sliceOf(text, start, ends[index]!));
}

/** A slice of a text, trimmed, with the formulas that stand in it. */
export function sliceOf(text: KeyText, from: number, to: number): KeyText {
	let start = from;
	let end = to;
	while (start < end && /\s/.test(text.text[start]!)) start++;
	while (end > start && /\s/.test(text.text[end - 1]!)) end--;
	return {
		text: text.text.slice(start, end),
		span: { start: text.span.start + start, end: text.span.start + end },
		formulas: text.formulas
			.filter(formula => formula.whole.start >= start && formula.whole.end <= end)
			.map(formula => ({
				...formula,
				whole: { start: formula.whole.start - start, end: formula.whole.end - start },
			})),
	};
}
