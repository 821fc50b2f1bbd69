import type { Homework } from '../../homework/homework.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { standsFor } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { hasHole } from '../../math/walk.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { nameStems } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { givensOf, matches } from './against-expressions.ts';
import { isIn } from './against-quantities.ts';
import { answerSlices } from './answer-words.ts';
import { comparable, isMiscount } from './attempts.ts';
import { draft } from './part-under-check.ts';
import { roundingOf } from './rounding.ts';
import { DENIED, numbersOf, overlaps, type Written } from './written.ts';

/**
 * Asked results that no statement of the answer was confirmed or contradicted by, looked for among all numbers that the answer writes:
 * in a cell, in words ("five GPUs"), in the middle of a sentence that no rule reads. A number of three figures, or one whose unit or noun is
 * the result's own, stands for it; nothing is ever called wrong here.
 */
export function confirmWritten(homework: Homework, part: number, solution: Solution, findings: Finding[]): void {
	const own = findings.filter(finding => finding.part === part);
	const settled = new Set(
		own.flatMap(({ target, alsoTargets }) => (target === undefined ? [] : [target, ...(alsoTargets ?? [])])),
	);
	const unsettled = solution.results.filter(({ symbol, incidental }) => !incidental && !settled.has(symbol));
	if (unsettled.length === 0) return;
	confirmFormulas(homework, part, solution, unsettled, findings);
	// Numbers of several cases are told apart by what stands beside them, and nowhere else.
	if (solution.cases) return;
	const open = unsettled.filter(({ value }) => value.kind === 'quantity');
	const written = answerSlices(homework, part).flatMap(slice => numbersOf(homework, slice));
	for (const result of open) {
		const on = ({ anchor }: Written) => findings.findIndex(finding => overlaps(finding.anchor, anchor));
		const found = written.findLast(
			each =>
				isIt(each, result) && !own.some(({ anchor, verdict }) => verdict !== 'right' && overlaps(anchor, each.anchor)),
		);
		if (!found) continue;
		const known = on(found);
		if (known >= 0) {
			const before = findings[known]!;
			findings[known] =
				before.target === undefined
					? { ...before, target: result.symbol }
					: { ...before, alsoTargets: [...(before.alsoTargets ?? []), result.symbol] };
			continue;
		}
		findings.push({
			...draft(part, found.anchor, 'result'),
			verdict: 'right',
			rule: 'key.confirmed',
			message: say`Right: ${result.name}, ${result.text}.`,
			target: result.symbol,
		});
	}
}

/** Formulas in the middle of a sentence: "that of $A$ is $G B^T$ and ...". */
function confirmFormulas(
	homework: Homework,
	part: number,
	solution: Solution,
	unsettled: readonly NamedResult[],
	findings: Finding[],
): void {
	const symbolic = unsettled.filter(({ value }) => value.kind === 'symbolic');
	if (symbolic.length === 0) return;
	const names = givensOf(solution);
	const open = new Set(symbolic);
	for (const { block, span } of answerSlices(homework, part)) {
		const content = homework.source.blocks[block]?.content;
		for (const formula of content?.formulas ?? []) {
			if (formula.span.start < span.start || formula.span.end > span.end || open.size === 0) continue;
			const anchor: Anchor = { block, span: formula.inner };
			if (findings.some(finding => finding.part === part && overlaps(finding.anchor, anchor))) continue;
			if (isDenied(content!.text.slice(span.start, formula.span.start))) continue;
			const { expression } = parseLatex(content!.text.slice(formula.inner.start, formula.inner.end));
			if (expression.kind === 'relation' || hasHole(expression)) continue;
			const result = [...open].find(each => matches(expression, each, names));
			if (!result) continue;
			open.delete(result);
			findings.push({
				...draft(part, anchor, 'result'),
				verdict: 'right',
				rule: 'key.confirmed',
				message: say`Right: this is the ${result.name}.`,
				target: result.symbol,
			});
		}
	}
}

const isDenied = (before: string): boolean => DENIED.test(before.split(/[,;:.]\s/).at(-1)!);

function isIt(written: Written, result: NamedResult): boolean {
	const { quantity, literal, behind, hedged } = written;
	const value = result.value as Quantity;
	const node = { quantity, literal } as Parameters<typeof isMiscount>[0];
	if (isMiscount(node, value)) return false;
	const fits = (wanted: Quantity): boolean =>
		standsFor({ quantity: wanted, literal: undefined }, '≈', { quantity, literal }) &&
		roundingOf(literal, quantity, wanted, hedged) === 'rounded';
	const telling = literal.figures >= 3;
	const named = nameStems(result.name).some(word => behind.has(word));
	if (sameDimension(quantity.unit, value.unit)) {
		if (!isDimensionless(value.unit)) return fits(value);
		return (telling || named) && fits(value);
	}
	if (isDimensionless(value.unit)) {
		const counted = comparable({ node: node as Parameters<typeof comparable>[0]['node'] }, result);
		return counted !== undefined && isIn(quantity, counted.value / value.value) && fits(counted);
	}
	// A bare number in the key's own unit.
	return (
		(telling || (literal.figures === 2 && literal.form === 'decimal' && Math.abs(literal.value) >= 1e6)) &&
		isDimensionless(quantity.unit) &&
		fits({ ...value, value: value.value / value.unit.factor, decimal: undefined, unit: unitless })
	);
}
