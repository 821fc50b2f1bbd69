import { environment } from '../math/evaluate/environment.ts';
import { evaluate } from '../math/evaluate/evaluate.ts';
import { quantity } from '../math/evaluate/quantity.ts';
import type { Expression } from '../math/expression.ts';
import { literalOf } from '../math/literal.ts';
import { formatValue } from '../math/print/format.ts';
import { toLatex, toText } from '../math/print/print.ts';
import { parseLatex, parsePlain } from '../math/read/parse.ts';
import { parseUnitText, unitless, unitOf } from '../math/units/units.ts';
import type { Unit, Value } from '../math/value.ts';
import { children } from '../math/walk.ts';
import type { ReviewGiven } from '../review-contract.ts';
import { fill, type Message, say, type Translate, wordsOf } from '../text/message.ts';
import { readSource } from '../text/source.ts';
import { contains, type Span } from '../text/span.ts';

/** How a formula was understood. */
export interface Explanation {
	/** Printed back from the tree that was read, as LaTeX and as one line of text. */
	readonly latex: string;
	readonly text: string;
	/** What each side of a relation, or the whole, comes to; sides that are a number as it stands are left out. */
	readonly values: readonly { readonly latex: string; readonly text: string; readonly value: Shown }[];
	/** The interval that the digits of a rounded number at the end allow: `1.205e10 to 1.215e10`. */
	readonly accepted: string | null;
	/** What could not be read or computed, in plain words. */
	readonly problems: readonly string[];
}

interface Shown {
	readonly text: string;
	readonly latex: string;
}

/** A formula or a piece of code in a text, and where it stands (absolute offsets, with and without its delimiters). */
export interface Place {
	readonly span: Span;
	readonly source: string;
	/** Back-ticks rather than LaTeX. */
	readonly plain: boolean;
}

/** The formula or inline code around an offset; undefined where there is none, also in fenced code. */
export function formulaAt(text: string, offset: number): Place | undefined {
	const { blocks } = readSource(text);
	const block = blocks.findLast(({ start }) => start <= offset);
	if (!block || block.kind === 'fence') return undefined;
	const { content, start } = block;
	const at = { start: offset - start, end: offset - start };
	const absolute = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
	const formula = content.formulas.find(({ span }) => contains(span, at));
	const found = formula ?? content.masks.find(({ kind, span }) => kind === 'code' && contains(span, at));
	if (!found) return undefined;
	return {
		span: absolute(found.span),
		source: content.text.slice(found.inner.start, found.inner.end),
		plain: formula === undefined,
	};
}

/** Reads a formula and evaluates it with what is given; never throws on account of the formula. */
export function explain(
	source: string,
	plain: boolean,
	givens: readonly ReviewGiven[],
	translate: Translate = fill,
): Explanation {
	const { expression, problems } = plain ? parsePlain(source) : parseLatex(source);
	const known = environment(givens.flatMap(bindingOf));
	const values: Explanation['values'][number][] = [];
	const failures: Message[] = [];
	const unit = writtenUnit(expression);
	for (const side of sidesOf(expression)) {
		if (isWritten(side)) continue;
		const result = evaluate(side, known);
		if (result.ok) {
			const shown = formatValue(result.value, unit ? { unit } : {});
			if (result.value.kind !== 'symbolic') values.push({ latex: toLatex(side), text: toText(side), value: shown });
		} else if (result.error.code !== 'unbound') failures.push(result.error.message);
	}
	const said = (message: Message): string => wordsOf(message, translate);
	const accepted = acceptedBy(expression);
	return {
		latex: toLatex(expression),
		text: toText(expression),
		values,
		accepted: accepted && said(accepted),
		problems: [...new Set([...problems.map(({ message }) => message), ...holes(expression), ...failures].map(said))],
	};
}

/** A given with a number as a binding of its symbol's canonical name. */
function bindingOf(given: ReviewGiven): readonly (readonly [string, Value])[] {
	if (given.value === undefined || given.symbol === '') return [];
	const { expression } = parseLatex(given.symbol);
	if (expression.kind !== 'symbol') return [];
	const node = given.unit === '' ? undefined : parseUnitText(given.unit);
	const unit = node ? unitOf(node) : unitless;
	return [[expression.name, quantity(given.value, unit)]];
}

/** The unit of the number that a chain comes to as written: its calculations are then shown in it too, where it fits. */
function writtenUnit(expression: Expression): Unit | undefined {
	const units = sidesOf(expression).flatMap(side => literalOf(side)?.unit ?? []);
	return units.length > 0 ? unitOf(units.at(-1)!) : undefined;
}

const sidesOf = (expression: Expression): readonly Expression[] => {
	if (expression.kind === 'relation') return expression.operands;
	if (expression.kind === 'sequence') return expression.items.flatMap(sidesOf);
	return [expression];
};

/** Whether a side shows its own value already: a number with or without a unit, a name, words. */
const isWritten = (side: Expression): boolean =>
	['symbol', 'text', 'unit', 'gap', 'hole'].includes(side.kind) || literalOf(side) !== undefined;

/** Depth-first, without recursion: a formula may be nested very deep. */
function holes(expression: Expression): readonly Message[] {
	const messages: Message[] = [];
	const open = [expression];
	while (open.length > 0) {
		const node = open.pop()!;
		if (node.kind === 'hole') messages.push(node.message);
		open.push(...children(node));
	}
	return messages;
}

/** The interval that the digits of the last side stand for, where it is a rounded number: `12.05 to 12.15 hours`. */
function acceptedBy(expression: Expression): Message | null {
	const sides = sidesOf(expression);
	const literal = sides.length > 1 ? literalOf(sides.at(-1)!) : undefined;
	if (literal?.form !== 'decimal' || literal.bareTen) return null;
	const ends = [literal.value - literal.step / 2, literal.value + literal.step / 2];
	const [from, to] = ends.map(end => String(Number(end.toPrecision(12)))) as [string, string];
	return literal.unit ? say`${from} to ${to} ${literal.unit.text}` : say`${from} to ${to}`;
}
