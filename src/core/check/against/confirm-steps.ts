import type { Homework } from '../../homework/homework.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { Matrix } from '../../math/evaluate/matrix.ts';
import { quantity } from '../../math/evaluate/quantity.ts';
import type { Expression } from '../../math/expression.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { same } from '../../math/same/same.ts';
import type { MatrixValue, Value } from '../../math/value.ts';
import { some, symbolsOf } from '../../math/walk.ts';
import { locate, type Statement, statementsOf } from '../../quantities/statement.ts';
import type { Solution, SolvedStep } from '../../solve/solution.ts';
import type { Anchor } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { answerSlices } from './answer-words.ts';
import { isCalculation, sameButForNames, sizeOf, withLabels, withoutSums } from './formulas.ts';
import { draft } from './part-under-check.ts';

/**
 * Confirms formulas of an answer that are steps of the solution: the right side of a step, and on the left the name that the step gives or
 * a form of it. Where the steps run for each of several matrices, the formula is held against the step with that matrix put in, by sampling
 * ("with diag(1, 0, 0) the score is X_{i,1} X_{j,1}"). It never contradicts: another formula may be another step.
 */
export function confirmSteps(
	homework: Homework,
	part: number,
	solution: Solution,
	statements: readonly Statement[],
	findings: Finding[],
): void {
	for (const { statement } of statementsOf(statements, part)) {
		if (statement.silenced !== undefined || statement.expression.kind !== 'relation') continue;
		if (statement.section !== 'answer' && statement.section !== 'takeaway' && statement.section !== 'context') continue;
		if (findings.some(finding => finding.part === part && overlaps(finding.anchor, statement))) continue;
		const expression = withLabels(statement.expression);
		if (expression.kind !== 'relation') continue;
		const [left, ...sides] = expression.operands;
		if (!left || !expression.operators.every(operator => operator === '=')) continue;
		const side = sides.filter(isCalculation).at(-1);
		if (!side) continue;
		const step = solution.steps.find(each =>
			each.member ? isMembers(each, left, side, homework, part, statement.anchor) : isStep(each, left, side),
		);
		if (!step) continue;
		findings.push({
			...draft(part, locate(statement, side.span), 'step'),
			verdict: 'right',
			rule: 'key.step',
			message: say`Right: a step of the solution, "${step.title}".`,
		});
	}
}

const overlaps = (anchor: Anchor, statement: Statement): boolean =>
	[statement.anchor, ...statement.more].some(
		({ block, span }) => block === anchor.block && span.start < anchor.span.end && anchor.span.start < span.end,
	);

/** The names of a formula without their indices and labels; letters that only count are left out. */
const letters = (expression: Expression): ReadonlySet<string> =>
	new Set(
		[...symbolsOf(withoutSums(expression))]
			.map(name => name.replace(/[_^'].*$/, ''))
			.filter(name => !/^[h-t]$/.test(name)),
	);

/** The names of a formula with their indices, without their labels. */
const unlabelled = (expression: Expression): ReadonlySet<string> =>
	new Set([...symbolsOf(withoutSums(expression))].map(name => name.replace(/[\^'].*$/, '')));

/** The right side is the step's, letter for letter but for indices and labels, and the left side speaks of nothing else. */
function isStep({ formulas = [] }: SolvedStep, left: Expression, side: Expression): boolean {
	return formulas.some(formula => {
		if (formula.kind !== 'relation' || !formula.operators.every(operator => operator === '=')) return false;
		const own = letters(formula);
		if (![...letters(left)].every(letter => own.has(letter))) return false;
		return formula.operands.slice(1).some(wanted => {
			const [from, to] = [unlabelled(wanted), unlabelled(side)];
			const alike = from.size === to.size && [...from].every(name => to.has(name));
			return isCalculation(wanted) && sizeOf(wanted) > 3 && alike && sameButForNames(wanted, side);
		});
	});
}

/** The step with its member put in, where that member was written last before the statement. */
function isMembers(
	{ formulas = [], member }: SolvedStep,
	left: Expression,
	side: Expression,
	homework: Homework,
	part: number,
	place: Anchor,
): boolean {
	if (member?.value.kind !== 'matrix' || left.kind !== 'symbol') return false;
	const { of, value } = member;
	return formulas.some(formula => {
		if (formula.kind !== 'relation') return false;
		const [name, ...wanted] = formula.operands;
		if (name?.kind !== 'symbol' || name.name !== left.name) return false;
		const plain = wanted.filter(each => !some(each, node => node.kind === 'big') && symbolsOf(each).has(of));
		return (
			plain.some(each => agreeBySampling(each, side, of, value)) && isLastWritten(homework, part, place, of, value)
		);
	});
}

const DRAWS = 3;

/** Whether two formulas in indexed vectors come to one number, with the matrix bound and the vectors drawn at random. */
function agreeBySampling(wanted: Expression, side: Expression, of: string, value: MatrixValue): boolean {
	const vectors = [...symbolsOf(wanted)].filter(name => name !== of);
	if (vectors.length === 0 || !vectors.every(name => name.includes('_'))) return false;
	const size = value.identity && value.matrix.rows === 1 ? 3 : value.matrix.rows;
	const entries = new Map<string, readonly [string, number]>();
	for (const name of symbolsOf(side)) {
		const vector = vectors.find(
			each => name === each || (name.startsWith(each) && /^,?\d+$/.test(name.slice(each.length))),
		);
		const index = vector === undefined || name === vector ? 0 : Number(name.slice(vector.length).replace(',', ''));
		if (vector === undefined || !Number.isInteger(index) || index < 0 || index > size) return false;
		entries.set(name, [vector, index]);
	}
	let state = 7;
	const next = (): number => {
		state = (state * 48_271) % 2_147_483_647;
		return (state / 2_147_483_647) * 4 - 2;
	};
	for (let draw = 0; draw < DRAWS; draw++) {
		const drawn = new Map(vectors.map(name => [name, Array.from({ length: size }, next)]));
		const names = new Map<string, Value>([[of, value]]);
		for (const [name, column] of drawn)
			names.set(name, { kind: 'matrix', matrix: new Matrix(column.map(entry => [entry])) });
		for (const [name, [vector, index]] of entries)
			if (index > 0) names.set(name, quantity(drawn.get(vector)![index - 1]!));
		const [a, b] = [numberOf(wanted, names), numberOf(side, names)];
		if (a === undefined || b === undefined || Math.abs(a - b) > 1e-9 * Math.max(1, Math.abs(a))) return false;
	}
	return true;
}

function numberOf(expression: Expression, names: ReadonlyMap<string, Value>): number | undefined {
	const result = evaluate(expression, environment(names));
	if (!result.ok) return undefined;
	if (result.value.kind === 'quantity') return result.value.value;
	const isNumber =
		result.value.kind === 'matrix' && result.value.matrix.rows === 1 && result.value.matrix.columns === 1;
	return isNumber && result.value.kind === 'matrix' ? result.value.matrix.get(0, 0) : undefined;
}

/** Whether the last value that the answer gave the list's name before a place is this member. */
function isLastWritten(homework: Homework, part: number, place: Anchor, of: string, value: Value): boolean {
	const target: Expression = { kind: 'symbol', name: of, base: of, span: { start: 0, end: 0 } };
	const names = environment(new Map([[of, value]]));
	const before = answerSlices(homework, part).filter(({ block }) => block <= place.block);
	for (const { block, span } of before.toReversed()) {
		const content = homework.source.blocks[block]!.content;
		for (const formula of content.formulas.toReversed()) {
			if (formula.span.start < span.start || formula.span.end > span.end) continue;
			if (block === place.block && formula.span.end > place.span.start) continue;
			const { expression } = parseLatex(content.text.slice(formula.inner.start, formula.inner.end));
			if (expression.kind !== 'relation' || expression.operands[0]?.kind !== 'symbol') continue;
			if (expression.operands[0].name !== of) continue;
			return same(expression.operands[1]!, target, { environment: names }).kind === 'same';
		}
	}
	return false;
}
