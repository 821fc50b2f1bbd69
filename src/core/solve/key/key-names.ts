import type { Expression } from '../../math/expression.ts';
import type { Block } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { AnswerKey, Condition, KeyPlot, KeyProblem } from '../key.ts';
import { symbolsIn } from './key-given.ts';
import type { KeySection } from './key-outline.ts';
import { tablesOf } from './key-outline.ts';
import { freeSymbols, type Scope } from './key-scope.ts';
import { reportOnce } from './key-steps.ts';

/** Names outside the steps that nothing defines: in conditions, mistakes and plots, where they would only never come true. */
export function reportNames(key: AnswerKey, scope: Scope, problems: KeyProblem[]): void {
	const report = (expression: Expression, span: Span, own: ReadonlySet<string> = new Set()): void => {
		const bound = (name: string): boolean =>
			scope.bound.has(name) || scope.parameters.has(name) || scope.functions.has(name) || own.has(name);
		const [missing] = freeSymbols(expression, bound, scope.indexable);
		if (missing)
			reportOnce(problems, {
				message: say`\`${missing.name}\` is used here and nothing defines it.`,
				span,
				severity: 'error',
			});
	};
	for (const step of new Set(key.methods.flatMap(({ steps }) => steps))) {
		if (step.condition) report(step.condition, step.span);
		for (const row of step.choice?.rows ?? []) for (const each of formulasIn(row.when)) report(each, row.span);
	}
	for (const { condition, span } of key.methods) if (condition) report(condition, span);
	for (const { formula, condition, show, span } of key.mistakes) {
		if (formula) report(formula, span);
		if (condition) for (const each of formulasIn(condition)) report(each, span);
		for (const each of show) if (typeof each !== 'string') report(each, span);
	}
	for (const plot of key.plots) {
		const axes = axesOf(plot);
		for (const { expressions, span } of plot.settings) for (const each of expressions) report(each, span, axes);
	}
}

/** The names that the axes of a plot bring in: a curve's `y` is what it draws. */
const axesOf = ({ kind, settings }: KeyPlot): ReadonlySet<string> =>
	new Set(
		settings.flatMap(({ name, expressions: [symbol] }) =>
			(name === 'x' || (name === 'y' && kind === 'contour')) && symbol?.kind === 'symbol' ? [symbol.name] : [],
		),
	);

/** The formulas of a condition. */
export function formulasIn(condition: Condition): readonly Expression[] {
	switch (condition.kind) {
		case 'formula':
			return [condition.expression];
		case 'not':
			return formulasIn(condition.of);
		case 'all':
		case 'any':
			return condition.of.flatMap(formulasIn);
		default:
			return [];
	}
}

/** Columns of an Examples table headed by a symbol that is neither given nor defined. */
export function reportColumns(section: KeySection, scope: Scope, problems: KeyProblem[]): void {
	for (const { header } of tablesOf(section))
		for (const cell of header)
			for (const { name, span } of cell.formulas.length > 0 ? symbolsIn(cell, []) : [])
				if (!scope.bound.has(name))
					reportOnce(problems, {
						message: say`No step defines \`${name}\`, and it is no given.`,
						span,
						severity: 'error',
					});
}

/** A dollar sign of a table cell that opens a formula which nothing closes: what stands behind it would be words. */
export function reportOpenDollars(blocks: readonly Block[], problems: KeyProblem[]): void {
	for (const { kind, content, start } of blocks) {
		if (kind !== 'table') continue;
		const taken = [...content.formulas.map(({ span }) => span), ...content.masks.map(({ span }) => span)];
		for (const { index } of content.text.matchAll(/(?<!\\)\$/g))
			if (!taken.some(span => span.start <= index && index < span.end))
				problems.push({
					message: say`A dollar sign is opened here and never closed in its cell.`,
					span: { start: start + index, end: start + index + 1 },
					severity: 'error',
				});
	}
}

/** Rows with more cells than their table's header: Markdown drops what is too much (`|x|` in a cell is two of them). */
export function reportLongRows(blocks: readonly Block[], problems: KeyProblem[]): void {
	for (const { kind, content, start } of blocks) {
		if (kind !== 'table') continue;
		let at = start;
		let width: number | undefined;
		for (const line of content.text.split('\n')) {
			const cells = line
				.trim()
				.replace(/^\||(?<!\\)\|$/g, '')
				.split(/(?<!\\)\|/).length;
			width ??= cells;
			if (cells > width)
				problems.push({
					message: say`This row has ${cells} cells, the table's head ${width}: a bare \`|\` ends a cell; in a formula write \`\\lvert\`.`,
					span: { start: at, end: at + line.trimEnd().length },
					severity: 'error',
				});
			at += line.length + 1;
		}
	}
}
