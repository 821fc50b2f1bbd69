import type { Homework } from '../../homework/homework.ts';
import { rowsOf } from '../../homework/rows.ts';
import { quantity } from '../../math/evaluate/evaluate.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { nameStems, stem } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import type { NodeState } from '../numbers/flow.ts';
import { agrees, isKnownTo, standing } from './agreement.ts';
import { answerSlices } from './answer-words.ts';
import { comparable } from './attempts.ts';
import { isOfElse } from './called.ts';
import { capital, contradictionText, expectedFor } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { readingsOf } from './readings.ts';
import { numbersOf, type Written } from './written.ts';

/** An answer that is no longer than this says nothing but its number. */
const SHORT = 60;

/** No more numbers than these stand in a short answer, each for a result of its own. */
const MOST = 3;

/**
 * An answer that is one number and nothing else is the answer to the one thing that was asked (`46.7B`, `**26,500 weights**`); so is each of a few
 * amounts of several kinds, where one result alone is of that kind (`2.6 ms, that is 385 tokens/s`). Where the key's givens are all the document's
 * own and a number is none that the key knows, it is wrong, or follows from one before it that is.
 */
export function checkShortAnswer(homework: Homework, under: PartUnderCheck): void {
	const { part, solution, findings } = under;
	if (!under.asks) return;
	// A vector or a matrix is no single number.
	const results = solution.results.filter(({ value }) => value.kind === 'quantity');
	const asked = results.filter(({ incidental }) => !incidental);
	if (asked.length === 0 || solution.missing.length > 0 || isCrowded(homework, part, solution)) return;
	const slices = answerSlices(homework, part);
	const text = slices
		.map(({ block, span }) => ownText(homework.source.blocks[block]).slice(span.start, span.end))
		.join(' ');
	if (
		text.replace(/[\s*_$`]+/g, ' ').trim().length > SHORT ||
		/[=≈·×*/+<>]|\\(?:times|cdot|frac)/.test(
			text.replace(/\*\*|\*(?=\S)|(?<=\S)\*/g, '').replace(/(?<=[a-z])\/(?=[a-z])/gi, ' per '),
		)
	)
		return;
	const numbers = slices.flatMap(slice => numbersOf(homework, slice));
	if (numbers.length > MOST) return;
	const meant = numbers.map(number => {
		const own = resultsFor(number, asked);
		return own.length > 0 ? own : resultsFor(number, results);
	});
	if (!meant.some(([each]) => each && !each.incidental)) return;
	if (asked.length > 1 || numbers.length > 1) {
		const single = meant.every(({ length }) => length === 1);
		const hard = numbers.every(({ quantity: { unit } }) => !isDimensionless(unit));
		if (!single || !hard || new Set(meant.map(([result]) => result)).size < numbers.length) return;
	}
	if (findings.some(({ part: of, verdict }) => of === part && verdict !== 'right' && verdict !== 'incomplete')) return;
	const leadsTo = ({ anchor: { block, span } }: Written): string =>
		ownText(homework.source.blocks[block]).slice(0, span.start);
	const wrong = new Map<string, { readonly value: Quantity; readonly finding: number }>();
	for (const [index, number] of numbers.entries()) {
		const [result] = meant[index]!;
		if (!result || isOfElse(under, leadsTo(number), result) || !usesAll(homework, part, solution, result.symbol))
			continue;
		const node = nodeOf(number);
		if (!readingsOf(under, result).some(other => agrees({ node }, other, '≈'))) judge(under, number, result, wrong);
	}
}

/** The results that a number may be meant for; tokens a second and tokens a minute are one. */
function resultsFor(number: Written, asked: readonly NamedResult[]): readonly NamedResult[] {
	const found = asked.flatMap(result => {
		const value = comparable({ node: nodeOf(number) }, result)?.value;
		return value === undefined ? [] : [{ result, value }];
	});
	return found
		.filter(({ value }, at) => found.findIndex(other => Math.abs(other.value / value - 1) < 1e-9) === at)
		.map(({ result }) => result);
}

const nodeOf = ({ quantity: value, literal }: Written): NodeState['node'] =>
	({ quantity: value, literal, role: 'result' }) as NodeState['node'];

/** @param wrong numbers of the answer that are wrong, by the result that they are meant for. */
function judge(
	{ part, solution, findings }: PartUnderCheck,
	number: Written,
	result: NamedResult,
	wrong: Map<string, { readonly value: Quantity; readonly finding: number }>,
): void {
	const { quantity: written, literal } = number;
	const node = nodeOf(number);
	if (findings.some(finding => finding.part === part && finding.target === result.symbol)) return;
	if (literal.figures < 2 && literal.form === 'decimal') return;
	const own = new Set([
		...nameStems(result.name),
		...Object.keys(written.unit.dimension.nouns).map(each => stem(each.toLowerCase())),
	]);
	// What it counts must be what the result is called, where it says so.
	if (isDimensionless(written.unit) && [...number.behind].some(word => !own.has(word))) return;
	const right = comparable({ node }, result);
	// 28.8 tokens an hour are 0.008 tokens a second.
	if (right && Math.abs(written.value / right.value - 1) < 1e-4) {
		findings.push({
			...draft(part, number.anchor, 'result'),
			verdict: 'right',
			rule: 'key.confirmed',
			message: say`Right: ${result.name}, ${result.text}.`,
			target: result.symbol,
		});
		return;
	}
	if (!right || contradiction(solution, result.symbol, written.value / right.value) !== 'wrong') return;
	// What needs no rounding is no number beside it, though it is close.
	const off = standing({ node }, result.value as Quantity, number.hedged) === 'off';
	if (isKnownTo(solution, { node }) && !off) return;
	const { trace } = solution;
	const behind = trace ? [...wrong].filter(([symbol]) => trace.resultsBehind(result.symbol).has(symbol)) : [];
	const again = trace?.rerun(new Map(behind.map(([symbol, { value }]) => [symbol, { ...value, error: 0 }])));
	const value = behind.length > 0 ? again?.get(result.symbol) : undefined;
	const came = value && comparable({ node }, { ...result, value });
	const follows = came !== undefined && agrees({ node }, came, '≈');
	const expected = expectedFor(right, written, literal);
	findings.push({
		...draft(part, number.anchor, 'result'),
		verdict: follows ? 'follows' : 'wrong',
		rule: follows ? 'flow.follows' : 'key.contradicted',
		message: follows
			? say`${capital(result.name)} for a number that was wrong before; with the right one it is ${expected.text}.`
			: contradictionText(result, right, written, literal),
		expected,
		roots: follows ? behind.map(([, { finding }]) => finding) : [],
		target: result.symbol,
	});
	if (!follows) wrong.set(result.symbol, { value: written, finding: findings.length - 1 });
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

/** Whether every number of the question goes into one of the results: one that does not may be a given that was taken for another. */
export function usesAll(homework: Homework, part: number, solution: Solution, ...symbols: readonly string[]): boolean {
	const traced = symbols.flatMap(symbol => solution.trace?.inputsOf(symbol) ?? []);
	const inputs = traced.flatMap(({ value }): readonly Quantity[] => {
		if (value?.kind === 'matrix') return value.matrix.to1DArray().map(entry => quantity(entry));
		return value?.kind === 'quantity' ? [value] : [];
	});
	// The 2 of a formula that the question states (`2/‖w‖`).
	const constants = solution.steps
		.flatMap(({ formulas }) => (formulas ?? []).flatMap(leavesOf))
		.map(({ literal }) => literal.value);
	return answerSlices(homework, part, ['question', 'given'])
		.flatMap(slice => numbersOf(homework, slice))
		.every(
			({ quantity: { value, unit } }) =>
				// One token, one layer, no bias: nothing comes of it.
				value === 1 ||
				value === 0 ||
				constants.includes(value) ||
				inputs.some(input =>
					[input.value, input.value / input.unit.factor].some(size =>
						// A 9B model: nine billion. A sign may stand for itself before the number.
						[value, ...SCALES.map(scale => (value / unit.factor) * scale)].some(
							said => Math.abs(Math.abs(said) - Math.abs(size)) <= 1e-6 * Math.abs(size),
						),
					),
				),
		);
}
