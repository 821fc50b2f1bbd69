import type { Homework } from '../../homework/homework.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { toText } from '../../math/print/print.ts';
import { sameForm } from '../../math/same/same.ts';
import { equal, judge } from '../../math/tolerance.ts';
import { isBare, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { mapChildren, symbolsOf } from '../../math/walk.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Solution, SolvedStep } from '../../solve/solution.ts';
import type { Anchor } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { formulasOf, isCalculation, type Side, sameButForNames, sidesOf, sizeOf } from './formulas.ts';
import { draft } from './part-under-check.ts';

/**
 * Where the answer of a part shows each step of the solution, by form: a formula of the step (other letters are allowed), the step's result
 * as a formula or as a number by its digits, or a finding on that result. Undefined for a step that it does not show.
 */
export function stepsShown(
	homework: Homework,
	part: number,
	solution: Solution,
	statements: readonly Statement[],
	findings: readonly Finding[],
): readonly (Anchor | undefined)[] {
	const sides = formulasOf(homework, part, statements);
	const own = findings.filter(
		finding => finding.part === part && finding.target !== undefined && finding.verdict !== 'incomplete',
	);
	return solution.steps.map((step, index) => {
		const before = solution.steps.slice(0, index).flatMap(({ formulas = [] }) => formulas.flatMap(sidesOf));
		const written = writtenIn(step, sides, before);
		if (written) return written.anchor;
		return own.find(({ target }) => step.results.some(({ symbol }) => symbol === target))?.anchor;
	});
}

/** @param before what stands in the steps before: who writes it has not taken this one. */
function writtenIn(step: SolvedStep, sides: readonly Side[], before: readonly Expression[]): Side | undefined {
	const all = [
		...(step.formulas ?? []).flatMap(sidesOf),
		...step.results.flatMap(({ value }) => (value.kind === 'symbolic' ? [value.expression] : [])),
	].filter(isCalculation);
	const own = all.filter(side => !before.some(other => sameForm(other, side)));
	const wanted = own.length > 0 ? own : all;
	const calculations = sides.filter(({ expression }) => isCalculation(expression));
	return (
		calculations.find(
			({ expression, stated }) =>
				// A product of two names alone is only the name of something, unless it is said what it is.
				(stated || sizeOf(expression) > 3) && wanted.some(formula => sameButForNames(formula, expression)),
		) ?? sides.find(({ expression }) => step.results.some(({ value }) => isValue(expression, value)))
	);
}

/** Whether a number in the text is a value as written down: within the rounding of two figures or more, or exactly. */
function isValue(side: Expression, value: Value): boolean {
	if (value.kind !== 'quantity' || value.value === 0) return false;
	const literal = literalOf(side);
	if (!literal) return isCalculation(side) && symbolsOf(side).size === 0 && comesTo(side, value);
	const own = literal.unit ? unitOf(literal.unit) : unitless;
	if (!isBare(own) && !sameDimension(own, value.unit)) return false;
	const factor = isBare(own) ? value.unit.factor : own.factor;
	const written = { ...value, value: literal.value * factor, decimal: undefined, error: 0 };
	const [left, right] = [
		// An order of magnitude among the givens says nothing here: what counts is the number that came out.
		{ quantity: { ...value, error: 0 }, literal: undefined },
		{ quantity: { ...written, unit: isBare(own) ? value.unit : own }, literal },
	];
	if (equal(left, right)) return true;
	if (literal.figures < 2) return false;
	const { level, remark } = judge(left, '≈', right);
	return level === 'right' && remark !== 'loose';
}

/**
 * "Skips the transposition": a formula step that the question asks to show, which the answer neither writes nor does between two of its
 * own lines. Told only of an answer that comes to the right result in the key's own letters, so that it is the step that is missing and
 * not our reading of it.
 */
export function checkSkippedSteps(
	homework: Homework,
	part: number,
	solution: Solution,
	statements: readonly Statement[],
	findings: Finding[],
): void {
	if (!solution.derivation) return;
	// Who has a transpose wrong has not left it out.
	if (findings.some(({ part: at, rule }) => at === part && rule === 'key.form')) return;
	const confirmed = findings.findLast(
		({ part: at, rule, target }) => at === part && rule === 'key.confirmed' && target !== undefined,
	);
	if (!confirmed) return;
	const shown = stepsShown(homework, part, solution, statements, findings);
	if (shown.filter(anchor => anchor !== undefined).length < 2) return;
	const formulas = formulasOf(homework, part, statements);
	const letters = new Set(formulas.flatMap(({ expression }) => [...symbolsOf(expression)]));
	for (const point of solution.points) {
		const { must, steps = [], words = [], formulas: others = [] } = point;
		if (!must || steps.length === 0 || words.length > 0 || others.length > 0) continue;
		const missing = solution.steps.filter((step, index) => steps.includes(step.id) && shown[index] === undefined);
		const [step] = missing;
		if (!step || missing.length < steps.length) continue;
		const relations = (step.formulas ?? []).flatMap(formula => (formula.kind === 'relation' ? [formula] : []));
		if (relations.length === 0) continue;
		if (relations.some(relation => [...symbolsOf(relation)].some(name => !letters.has(name)))) continue;
		if (relations.some(relation => isDone(relation.operands, statements, part))) continue;
		findings.push({
			...draft(part, confirmed.anchor, 'step'),
			verdict: 'incomplete',
			rule: 'step.skipped',
			message: say`The question asks to show how it comes about; the step "${step.title}" is left out: ${relations.map(toText).join('; ')}.`,
			expected: {
				value: { kind: 'symbolic', expression: relations[0]!, free: [] },
				text: relations.map(toText).join('; '),
				latex: step.latex,
			},
		});
	}
}

/** Whether a chain of the answer takes the step from one side to the next: one side of the step in it is replaced by another. */
function isDone(step: readonly Expression[], statements: readonly Statement[], part: number): boolean {
	return statements.some(({ part: at, expression }) => {
		if (at !== part || expression.kind !== 'relation') return false;
		const { operands } = expression;
		return operands.slice(1).some((right, index) => {
			const left = operands[index]!;
			return step.some(from => step.some(to => from !== to && sameForm(replaced(left, from, to), right)));
		});
	});
}

function replaced(expression: Expression, from: Expression, to: Expression): Expression {
	const visit = (node: Expression): Expression => (sameForm(node, from) ? to : mapChildren(node, visit));
	return visit(expression);
}

/** Whether a calculation in numbers comes to a value; one without units is taken in the unit of the value. */
function comesTo(side: Expression, value: Quantity): boolean {
	const result = evaluate(side, environment());
	if (!result.ok || result.value.kind !== 'quantity') return false;
	const own = result.value;
	const bare = isBare(own.unit);
	if (!bare && !sameDimension(own.unit, value.unit)) return false;
	return Math.abs((own.value * (bare ? value.unit.factor : 1)) / value.value - 1) < 1e-9;
}
