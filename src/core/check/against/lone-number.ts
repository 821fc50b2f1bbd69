import type { Homework } from '../../homework/homework.ts';
import { rowsOf } from '../../homework/rows.ts';
import { quantity } from '../../math/evaluate/evaluate.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { Solution } from '../../solve/solution.ts';
import { nameStems, stem } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import type { NodeState } from '../numbers/flow.ts';
import { draft, type PartUnderCheck } from './against.ts';
import { isKnownTo } from './against-quantities.ts';
import { answerSlices } from './answer-words.ts';
import { comparable } from './attempts.ts';
import { contradictionText, expectedFor } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { numbersOf } from './written.ts';

/** An answer that is no longer than this says nothing but its number. */
const SHORT = 60;

/**
 * An answer that is one number and nothing else is the answer to the one thing that was asked (`46.7B`, `**26,500 weights**`): where the key's
 * givens are all the document's own and the number is none that the key knows, it is wrong.
 */
export function checkLoneNumber(homework: Homework, under: PartUnderCheck): void {
	const { part, solution, findings } = under;
	// A vector or a matrix is no single number.
	const asked = solution.results.filter(({ incidental, value }) => !incidental && value.kind === 'quantity');
	const [result] = asked;
	if (result?.value.kind !== 'quantity' || asked.length > 1) return;
	if (findings.some(finding => finding.part === part && finding.target === result.symbol)) return;
	if (solution.missing.length > 0) return;
	if (!usesAll(homework, part, solution, result.symbol) || isCrowded(homework, part, solution)) return;
	const slices = answerSlices(homework, part);
	const text = slices
		.map(({ block, span }) => ownText(homework.source.blocks[block]).slice(span.start, span.end))
		.join(' ');
	if (
		text.replace(/[\s*_$`]+/g, ' ').trim().length > SHORT ||
		/[=≈·×*/+<>]|\\(?:times|cdot|frac)/.test(text.replace(/\*\*|\*(?=\S)|(?<=\S)\*/g, ''))
	)
		return;
	const numbers = slices.flatMap(slice => numbersOf(homework, slice));
	const [only] = numbers;
	if (!only || numbers.length > 1) return;
	const node = { quantity: only.quantity, literal: only.literal, role: 'result' } as NodeState['node'];
	if (node.literal.figures < 2 && node.literal.form === 'decimal') return;
	const own = new Set([
		...nameStems(result.name),
		...Object.keys(only.quantity.unit.dimension.nouns).map(each => stem(each.toLowerCase())),
	]);
	// What it counts must be what the result is called, where it says so.
	if (isDimensionless(only.quantity.unit) && [...only.behind].some(word => !own.has(word))) return;
	const right = comparable({ node }, result);
	if (!right || contradiction(solution, result.symbol, only.quantity.value / right.value) !== 'wrong') return;
	if (
		isKnownTo(solution, { node }) ||
		findings.some(finding => finding.part === part && finding.verdict !== 'right' && finding.verdict !== 'incomplete')
	)
		return;
	findings.push({
		...draft(part, only.anchor, 'result'),
		verdict: 'wrong',
		rule: 'key.contradicted',
		message: contradictionText(result, right, only.quantity, only.literal),
		expected: expectedFor(right, only.quantity, only.literal),
		target: result.symbol,
	});
}

/** More numbers than these in a problem are those of several things. */
const CROWD = 8;

/** Whether all that a key took stands in a problem with so many numbers that it may be those of another layer. */
export function isCrowded(homework: Homework, part: number, { givens }: Solution): boolean {
	// What is said before a row of questions is nobody's own.
	if (givens.some(({ from, part: of }) => (from === 'question' && of === part) || from === 'user')) return false;
	if (givens.some(({ value }) => value?.kind === 'set')) return false;
	const around: Anchor[] = (rowsOf(homework)[part]?.preamble ?? []).map(block => ({
		block,
		span: { start: 0, end: homework.source.blocks[block]!.content.text.length },
	}));
	for (let at = homework.parts[part]?.parent, depth = 0; at !== undefined && depth < 16; depth++) {
		for (const { kind, slices } of homework.parts[at]?.sections ?? [])
			if (kind !== 'answer' && kind !== 'takeaway') around.push(...slices);
		at = homework.parts[at]?.parent;
	}
	return around.flatMap(slice => numbersOf(homework, slice)).length > CROWD;
}

const SCALES = [1, 1e3, 1e6, 1e9, 1e12];

/** Whether every number of the question goes into the result: one that does not may be a given that was taken for another. */
export function usesAll(homework: Homework, part: number, solution: Solution, symbol: string): boolean {
	const inputs = (solution.trace?.inputsOf(symbol) ?? []).flatMap(({ value }): readonly Quantity[] => {
		if (value?.kind === 'matrix') return value.matrix.to1DArray().map(entry => quantity(entry));
		return value?.kind === 'quantity' ? [value] : [];
	});
	return answerSlices(homework, part, ['question', 'given'])
		.flatMap(slice => numbersOf(homework, slice))
		.every(
			({ quantity: { value, unit } }) =>
				// One token, one layer: nothing is multiplied by it.
				value === 1 ||
				inputs.some(input =>
					[input.value, input.value / input.unit.factor].some(size =>
						// A 9B model: nine billion.
						[value, ...SCALES.map(scale => (value / unit.factor) * scale)].some(
							said => Math.abs(said - size) <= 1e-6 * Math.abs(size),
						),
					),
				),
		);
}
