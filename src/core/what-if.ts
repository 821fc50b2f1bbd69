import { redress } from './check/numbers/dress.ts';
import { environment } from './math/evaluate/environment.ts';
import { evaluate, quantity } from './math/evaluate/evaluate.ts';
import { Matrix } from './math/evaluate/matrix.ts';
import type { Expression } from './math/expression.ts';
import { literalOf } from './math/literal.ts';
import { inUnit } from './math/print/format.ts';
import { parseLatex, parsePlain } from './math/read/parse.ts';
import { isBare, sameDimension, unitless, unitOf } from './math/units/units.ts';
import type { MatrixValue, Quantity, Unit, Value } from './math/value.ts';
import { children } from './math/walk.ts';
import type { Range, ReviewSolution } from './review-contract.ts';
import { solutionOf } from './review-values.ts';
import type { Library } from './solve/library.ts';
import type { Solved } from './solved.ts';
import { asWritten } from './text/decimal-sign.ts';
import { fill, type Message, say, type Translate, wordsOf } from './text/message.ts';
import { type FormatChoice, formatsFor, type Preset, presetsFor } from './what-if-presets.ts';

/** A given of a part that a reader may change. */
export interface WhatIfField {
	/** The key's symbol for it: what `WhatIf.run` takes. */
	readonly symbol: string;
	readonly name: string;
	/** Its value as it can be typed: `1024`, `80 GB`. */
	readonly text: string;
	/** The number in `unit`. */
	readonly value: number;
	/** The unit in which it is shown, which a typed number without one has. */
	readonly unit: string;
	/** It stands for a count: half of one makes no sense. */
	readonly whole: boolean;
	/** For a small matrix, its entries by rows. Its `text` has them as `1, 2; 3, 4`, and its `value` is 0. */
	readonly entries?: readonly (readonly string[])[];
	/** For a number format, the known ones. */
	readonly formats?: readonly FormatChoice[];
}

export interface WhatIfAnswer {
	readonly solution: ReviewSolution;
	/** Values that could not be read, in plain words, by symbol; the document's own value stood in for them. */
	readonly problems: ReadonlyMap<string, string>;
}

/** One replacement in the document. */
export interface Replacement {
	readonly span: Range;
	readonly text: string;
}

export interface WhatIf {
	/** In the order of the part's givens in the review; null for one that is neither number nor small matrix (a function, a symbol). */
	readonly fields: readonly (WhatIfField | null)[];
	/** Models and devices whose figures can be put in. */
	readonly presets: readonly Preset[];
	/** The solution with other values, as typed, by the key's symbols. */
	run(values: ReadonlyMap<string, string>): WhatIfAnswer;
	/** What makes the document say these values: numbers where they stand, the others in a `given` block below the question. */
	edits(values: ReadonlyMap<string, string>): readonly Replacement[];
}

/** Prepares a part's solution to be run with other values. Undefined where no key answers the part. */
export function whatIf(
	{ homework, solved: all }: Solved,
	part: string,
	library: Library,
	translate: Translate = fill,
): WhatIf | undefined {
	const words = (message: Message): string => wordsOf(message, translate);
	const { source } = homework;
	const index = homework.parts.findIndex(({ id }) => id === part);
	const solved = all[index];
	if (!solved) return undefined;
	const { match, solution } = solved;
	const bound = [...match.key.givens].flatMap(({ symbol }) => {
		const entry = match.binding.bound.get(symbol);
		return entry?.source ? [entry] : [];
	});
	const fields = bound.map(({ given, value, source: from }, at): (WhatIfField & { readonly of: Unit }) | null => {
		const own = value ?? from?.value;
		if (given.constant || !own) return null;
		const { symbol } = given;
		const name = solution.givens[at]?.name ?? given.name;
		if (own.kind === 'matrix') {
			const entries = entriesOf(own);
			return (
				entries && { symbol, name, text: matrixText(entries), value: 0, unit: '', whole: false, entries, of: unitless }
			);
		}
		if (own.kind !== 'quantity' || !Number.isFinite(own.value)) return null;
		const { text: shown, unit } = editable(own);
		const formats = formatsFor({ given, of: unit }, library.facts, size => editable(size).text);
		return {
			symbol,
			name,
			text: shown,
			value: inUnit(own, unit),
			unit: unit.text,
			whole: isBare(unit) && Number.isInteger(own.value),
			...(formats && { formats }),
			of: unit,
		};
	});
	const targets = bound.flatMap(({ given }, at) => {
		const field = fields[at];
		return field && !field.entries ? [{ given, of: field.of }] : [];
	});
	const typedValue = (field: { readonly of: Unit }, typed: string): Quantity | Message => {
		const { expression, problems } = /\\/.test(typed) ? parseLatex(typed) : parsePlain(typed.trim());
		const result = evaluate(expression, environment());
		if (problems.length > 0 || !result.ok || result.value.kind !== 'quantity' || !Number.isFinite(result.value.value))
			return say`“${typed}” is not a number.`;
		const exact = { ...result.value, error: 0 };
		if (isBare(exact.unit)) return quantity(exact.value, field.of);
		return sameDimension(exact.unit, field.of)
			? exact
			: say`“${typed}” is not in the dimension of ${field.of.text || '1'}.`;
	};
	const read = (values: ReadonlyMap<string, string>) => {
		const put = new Map<string, Value>();
		const problems = new Map<string, string>();
		for (const field of fields) {
			const typed = field && values.get(field.symbol);
			if (!field || typed === null || typed === undefined) continue;
			const value = field.entries ? typedMatrix(field.entries, typed) : typedValue(field, typed);
			if ('kind' in value) put.set(field.symbol, value);
			else problems.set(field.symbol, words(value));
		}
		return { put, problems };
	};
	return {
		fields: fields.map(field => {
			if (!field) return null;
			const { of: _, ...shown } = field;
			return shown;
		}),
		presets: presetsFor(targets, library.facts, value => editable(value).text),
		run(values) {
			const { put, problems } = read(values);
			return { solution: solutionOf(put.size === 0 ? solution : solved.whatIf(put), words), problems };
		},
		edits(values) {
			const { put } = read(values);
			const replaced: Replacement[] = [];
			const stated: string[] = [];
			bound.forEach(({ given, value, source: from }, at) => {
				const next = put.get(given.symbol);
				const own = value ?? from?.value;
				if (!next || !own || !fields[at]) return;
				const anchor = from?.anchor;
				const start = anchor && (source.blocks[anchor.block]?.start ?? 0) + anchor.span.start;
				const end = anchor && (source.blocks[anchor.block]?.start ?? 0) + anchor.span.end;
				const read = anchor
					? (source.blocks[anchor.block]?.content.text.slice(anchor.span.start, anchor.span.end) ?? '')
					: '';
				const written = (text: string) => (anchor ? asWritten(source, anchor, text) : text);
				if (own.kind === 'matrix' && next.kind === 'matrix' && start !== undefined && end !== undefined) {
					const changed = entryReplacements(read, own, next);
					replaced.push(
						...changed.map(({ span, text }) => ({
							span: [start + span[0], start + span[1]] as const,
							text: written(text),
						})),
					);
				}
				if (next.kind !== 'quantity' || own.kind !== 'quantity') return;
				const place = start === undefined || end === undefined ? undefined : replacementIn(read, own, next);
				if (place) replaced.push({ span: [start! + place.span[0], start! + place.span[1]], text: written(place.text) });
				else stated.push(`${given.name}: ${editable(next).text}`);
			});
			if (stated.length > 0) {
				const section = homework.parts[index]!.sections.find(({ kind }) => kind === 'question');
				const last = section?.slices.at(-1) ?? homework.parts[index]!.heading;
				const at = (source.blocks[last.block]?.start ?? 0) + last.span.end;
				replaced.push({ span: [at, at], text: `\n\n\`\`\`given\n${stated.join('\n')}\n\`\`\`` });
			}
			return replaced;
		},
	};
}

/** A quantity as it can be typed, and its unit: plain digits, no separators. */
function editable(value: Quantity): { readonly text: string; readonly unit: Unit } {
	const unit = value.unit;
	const number = inUnit(value, unit);
	const size = Math.abs(number);
	const digits = size !== 0 && (size >= 1e7 || size < 1e-4) ? number.toExponential() : String(number);
	const plain = digits.replace(/e\+?/, 'e');
	if (isBare(unit) || unit === unitless || unit.text === '') return { text: plain, unit };
	return { text: `${plain} ${unit.text}`, unit };
}

/** Sides up to which a matrix is a grid of fields. */
const SMALL = 6;

/** The entries of a matrix that a person would type anew; null for a large one, and one that is not all plain numbers. */
function entriesOf({ matrix, identity, subspace, unit }: MatrixValue): readonly (readonly string[])[] | null {
	if (matrix.rows > SMALL || matrix.columns > SMALL || matrix.rows * matrix.columns === 0) return null;
	if (identity || subspace || (unit && !isBare(unit))) return null;
	const rows = matrix.to2DArray();
	return rows.flat().every(Number.isFinite) ? rows.map(row => row.map(String)) : null;
}

const matrixText = (rows: readonly (readonly string[])[]): string => rows.map(row => row.join(', ')).join('; ');

/** `1, 2; 3, 4` as a matrix of the size that it replaces, or what is wrong with it. */
function typedMatrix(own: readonly (readonly string[])[], typed: string): MatrixValue | Message {
	const rows = typed.split(';').map(row => row.split(','));
	const columns = own[0]?.length ?? 0;
	if (rows.length !== own.length || rows.some(row => row.length !== columns))
		return say`“${typed}” is not a ${own.length} × ${columns} matrix.`;
	const numbers: number[][] = [];
	for (const row of rows) {
		const line: number[] = [];
		for (const entry of row) {
			const number = entryValue(entry);
			if (number === undefined) return say`“${entry.trim()}” is not a number.`;
			line.push(number);
		}
		numbers.push(line);
	}
	return { kind: 'matrix', matrix: new Matrix(numbers) };
}

/** A bare number, or arithmetic that comes to one: `0.5`, `1/3`, `\\sqrt{2}`. */
function entryValue(typed: string): number | undefined {
	const { expression, problems } = /\\/.test(typed) ? parseLatex(typed) : parsePlain(typed.trim());
	const result = problems.length > 0 ? undefined : evaluate(expression, environment());
	if (!result?.ok || result.value.kind !== 'quantity' || !isBare(result.value.unit)) return undefined;
	return Number.isFinite(result.value.value) ? result.value.value : undefined;
}

/** The entries of the last matrix of that value in a stretch of text, replaced where they are other ones. */
function entryReplacements(stretch: string, own: MatrixValue, next: MatrixValue): readonly Replacement[] {
	const inner = stretch.replace(/\$/g, ' ');
	const { expression } = /[\\{]/.test(inner) ? parseLatex(inner) : parsePlain(inner);
	const { rows, columns } = own.matrix;
	let found: readonly (readonly Expression[])[] | undefined;
	const visit = (node: Expression, depth: number): void => {
		const grid = node.kind === 'matrix' ? node.rows : node.kind === 'collection' ? node.items.map(item => [item]) : [];
		const across = grid.length > 1 && columns > 1 && rows === 1 ? [grid.flat()] : grid;
		const same = across.length === rows && across.every(row => row.length === columns);
		if (same && across.every((row, i) => row.every((entry, j) => numberOf(entry) === own.matrix.get(i, j))))
			found = across;
		if (depth < 40) for (const child of children(node)) visit(child, depth + 1);
	};
	visit(expression, 0);
	return (found ?? []).flatMap((row, i) =>
		row.flatMap((entry, j) =>
			next.matrix.get(i, j) === own.matrix.get(i, j)
				? []
				: [{ span: [entry.span.start, entry.span.end] as const, text: String(next.matrix.get(i, j)) }],
		),
	);
}

function numberOf(entry: Expression): number | undefined {
	const result = evaluate(entry, environment());
	return result.ok && result.value.kind === 'quantity' ? result.value.value : undefined;
}

/** Where in a stretch of text the number stands that a value was read from, and what it is replaced by; the last one that fits. */
function replacementIn(stretch: string, own: Quantity, next: Quantity) {
	const inner = stretch.replace(/\$/g, ' ');
	const { expression } = /[\\{]/.test(inner) ? parseLatex(inner) : parsePlain(inner);
	const found: { readonly span: Range; readonly text: string }[] = [];
	const visit = (node: Expression, depth: number): void => {
		const literal = literalOf(node);
		if (literal) {
			const unit = literal.unit ? unitOf(literal.unit) : undefined;
			const factor = unit && sameDimension(unit, own.unit) ? unit.factor : own.value / literal.value;
			const fits = Math.abs(literal.value * factor - own.value) <= 1e-9 * Math.abs(own.value);
			const tidy = unit || [1, own.unit.factor].some(each => Math.abs(each - factor) <= 1e-9 * each);
			const { start, end } = literal.span;
			const text = redress(inner.slice(start, end), literal, Number((next.value / factor).toPrecision(12)));
			if (fits && tidy && text !== undefined) {
				found.push({ span: [start, end], text });
				return;
			}
		}
		if (depth < 40) for (const child of children(node)) visit(child, depth + 1);
	};
	visit(expression, 0);
	return found.at(-1);
}
