import type { Homework } from '../../homework/homework.ts';
import { environment } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { parseLatex } from '../../math/read/parse.ts';
import { same } from '../../math/same/same.ts';
import { judge } from '../../math/tolerance.ts';
import { isBare, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Value } from '../../math/value.ts';
import type { Statement } from '../../quantities/statement.ts';
import { locate, statementsOf } from '../../quantities/statement.ts';
import type { Solution, SolvedMistake } from '../../solve/solution.ts';
import type { Anchor } from '../../text/block.ts';
import { english, joined, verbatim } from '../../text/message.ts';
import type { Span } from '../../text/span.ts';
import type { Finding } from '../finding.ts';
import { answerSlices, findWording, type Sentence, sentencesOf, wordingOf } from './answer-words.ts';
import { sameButForNames, sidesOf } from './formulas.ts';
import { draft } from './part-under-check.ts';
import { sameSymbol } from './symbols.ts';

/**
 * Recognises known mistakes in the answer of a part. By words: the key's wording stands there as something that is so. By formula: the
 * answer gives the name asked for as the mistaken formula, or something already found wrong is that formula or its value; a value alone
 * raises no alarm.
 */
export function checkMistakes(
	homework: Homework,
	part: number,
	solution: Solution,
	statements: readonly Statement[],
	findings: Finding[],
): void {
	const mistakes = solution.mistakes ?? [];
	if (mistakes.length === 0) return;
	const sentences = sentencesOf(homework, part);
	const own = statementsOf(statements, part).flatMap(({ statement }) =>
		(statement.section === 'answer' || statement.section === 'takeaway') && statement.silenced === undefined
			? [statement]
			: [],
	);
	for (const mistake of mistakes) {
		if (mistake.words.length > 0) checkWords(homework, part, mistake, sentences, findings);
		else if (mistake.formula) checkFormula(part, solution, mistake, mistake.formula, own, findings);
	}
}

function checkWords(
	homework: Homework,
	part: number,
	mistake: SolvedMistake,
	sentences: readonly Sentence[],
	findings: Finding[],
): void {
	for (const sentence of sentences) {
		for (const text of mistake.words) {
			const wording = wordingOf(text);
			const span = mistake.formula
				? behindFormula(homework, sentence, mistake.formula, wording)
				: findWording(wording, sentence, { strict: true });
			if (!span) continue;
			const anchor = { block: sentence.block, span: whole(homework, sentence.block, span) };
			const found = caseAt(homework, part, mistake, anchor);
			if (!found) continue;
			const taken = findings.some(
				finding =>
					finding.part === part &&
					finding.rule === 'mistake.words' &&
					finding.anchor.block === anchor.block &&
					finding.anchor.span.start < span.end &&
					finding.anchor.span.end > span.start,
			);
			if (!taken)
				findings.push({
					...draft(part, anchor, 'result'),
					verdict: mistake.verdict,
					rule: 'mistake.words',
					message: joined([mistake.say, ...(found.shows === undefined ? [] : [found.shows])]),
				});
			break;
		}
	}
}

/** A stretch of a text with the formulas that it cuts. */
function whole(homework: Homework, block: number, span: Span): Span {
	const formulas = homework.source.blocks[block]?.content.formulas ?? [];
	const cut = formulas
		.filter(({ span: own }) => own.start < span.end && span.start < own.end)
		.map(({ span: own }) => own);
	return {
		start: Math.min(span.start, ...cut.map(({ start }) => start)),
		end: Math.max(span.end, ...cut.map(({ end }) => end)),
	};
}

/** A formula of the sentence that is the mistake's, with the wording right behind it: `$A^\top$ is the attention pattern`. */
function behindFormula(
	homework: Homework,
	sentence: Sentence,
	formula: Expression,
	wording: ReturnType<typeof wordingOf>,
): Span | undefined {
	const content = homework.source.blocks[sentence.block]?.content;
	const first = sentence.words[0]?.start ?? 0;
	const last = sentence.words.at(-1)?.end ?? 0;
	for (const { span, inner } of content?.formulas ?? []) {
		if (span.start > last || span.end < first) continue;
		const { expression } = parseLatex(content!.text.slice(inner.start, inner.end));
		if (!sidesOf(expression).some(side => sameInOtherLetters(formula, side))) continue;
		const said = findWording(wording, sentence, { strict: true, from: span.end });
		const next = sentence.words.find(word => word.start >= span.end);
		if (said && next && said.start - next.start <= 24) return { start: span.start, end: said.end };
	}
	return undefined;
}

/** A small formula with one name: the operators must be the same, the name may be any. */
function sameInOtherLetters(a: Expression, b: Expression): boolean {
	if (sameButForNames(a, b)) return true;
	return (
		a.kind === 'apply' &&
		b.kind === 'apply' &&
		a.operator === b.operator &&
		a.args.length === 1 &&
		b.args.length === 1 &&
		a.args[0]!.kind === 'symbol' &&
		b.args[0]!.kind === 'symbol' &&
		a.args[0]!.base === b.args[0]!.base
	);
}

/** The case of a mistake that a place in the text speaks of: with several members, the one whose value was written last before it. */
function caseAt(
	homework: Homework,
	part: number,
	mistake: SolvedMistake,
	anchor: Anchor,
): SolvedMistake['cases'][number] | undefined {
	const { cases, always, of } = mistake;
	if (of === undefined && always) return cases[0];
	const before = answerSlices(homework, part)
		.filter(({ block, span }) => block < anchor.block || (block === anchor.block && span.start <= anchor.span.start))
		.reverse();
	for (const { block, span } of before) {
		const content = homework.source.blocks[block]!.content;
		const formulas = content.formulas.filter(
			formula =>
				formula.span.start >= span.start &&
				formula.span.end <= span.end &&
				(block < anchor.block || formula.span.end <= anchor.span.start),
		);
		for (const { inner } of formulas.toReversed()) {
			const { expression } = parseLatex(content.text.slice(inner.start, inner.end));
			if (expression.kind !== 'relation') continue;
			const last = expression.operands.at(-1)!;
			const member = cases.find(each => each.member && isMember(last, each.member));
			if (member) return member;
			// Another member stands nearer: the place speaks of that one, which the mistake is none for.
			const [left] = expression.operands;
			if (last.kind === 'matrix' || (left?.kind === 'symbol' && left.name === of)) return undefined;
		}
	}
	return always ? cases[0] : undefined;
}

function isMember(expression: Expression, member: Value): boolean {
	const names = environment(new Map([['member', member]]));
	const target = { kind: 'symbol', name: 'member', base: 'member', span: { start: 0, end: 0 } } as const;
	return same(expression, target, { environment: names }).kind === 'same';
}

function checkFormula(
	part: number,
	solution: Solution,
	mistake: SolvedMistake,
	formula: Expression,
	statements: readonly Statement[],
	findings: Finding[],
): void {
	const left = formula.kind === 'relation' ? formula.operands[0]! : undefined;
	const right = formula.kind === 'relation' ? formula.operands.at(-1)! : formula;
	const explain = (index: number): void => {
		const finding = findings[index]!;
		if (!english(finding.message).includes(mistake.say))
			findings[index] = { ...finding, message: joined([finding.message, mistake.say]) };
	};
	const wrong = findings.flatMap((finding, index) =>
		finding.part === part && (finding.verdict === 'wrong' || finding.verdict === 'unsupported') ? [index] : [],
	);
	for (const statement of statements) {
		const sides = sidesOf(statement.expression);
		const mistaken = sides.find(
			side => sameButForNames(right, side) || same(right, side, { environment: givenNames(solution) }).kind === 'same',
		);
		// The text gives another of the results there.
		const other =
			left?.kind === 'symbol' &&
			sides[0]?.kind === 'symbol' &&
			!sameSymbol(left.name, sides[0].name) &&
			solution.results.some(({ symbol }) => sameSymbol(symbol, (sides[0] as { readonly name: string }).name));
		if (other) continue;
		const at = wrong.find(index => overlaps(findings[index]!.anchor, statement));
		if (at !== undefined && (mistaken || sides.some(side => isMistakenValue(side, mistake.value)))) {
			explain(at);
			continue;
		}
		const [first] = sides;
		const named = left?.kind === 'symbol' && first?.kind === 'symbol' && sameSymbol(left.name, first.name);
		const asked = solution.results.find(({ symbol }) => left?.kind === 'symbol' && symbol === left.name);
		if (at !== undefined || !mistaken || !named || mistaken === first) continue;
		// A right form of the same name on the same line: the mistaken one is only mentioned.
		if (findings.some(finding => finding.verdict === 'right' && overlaps(finding.anchor, statement))) continue;
		findings.push({
			...(statement.kind === 'proportion'
				? draft(part, statement.anchor, 'proportion')
				: draft(part, locate(statement, mistaken.span), 'result')),
			verdict: mistake.verdict,
			rule: 'mistake.formula',
			message: verbatim(mistake.say),
			expected: asked ? { value: asked.value, text: asked.text, latex: asked.latex } : undefined,
			...(asked ? { target: asked.symbol } : {}),
		});
	}
}

const givenNames = ({ givens }: Solution) =>
	environment(
		givens.flatMap(({ symbol, value }) => (symbol !== undefined && value ? [[symbol, value] as const] : [])),
		givens.flatMap(({ symbol, shape }) => (symbol !== undefined && shape ? [[symbol, shape] as const] : [])),
	);

const overlaps = (anchor: Anchor, statement: Statement): boolean =>
	[statement.anchor, ...statement.more].some(
		({ block, span }) => block === anchor.block && span.start < anchor.span.end && anchor.span.start < span.end,
	);

/** How far a value may be from the mistake's and still be explained by it; a written digit alone allows up to a half. */
const NEAR = 0.05;

/** Whether what the text wrote is the value that the mistake leads to, by its digits: 16 is not what 20 came from. */
function isMistakenValue(side: Expression, value: Value | undefined): boolean {
	const literal = literalOf(side);
	if (value?.kind !== 'quantity' || value.value === 0) return false;
	if (!literal) {
		const result = evaluate(side, environment());
		return (
			result.ok &&
			result.value.kind === 'quantity' &&
			sameDimension(result.value.unit, value.unit) &&
			Math.abs(result.value.value / value.value - 1) < 1e-6
		);
	}
	const own = literal.unit ? unitOf(literal.unit) : unitless;
	if (!isBare(own) && !sameDimension(own, value.unit)) return false;
	const unit = isBare(own) ? value.unit : own;
	const quantity = { ...value, value: literal.value * unit.factor, unit, decimal: undefined, error: 0 };
	const { level, remark } = judge({ quantity: { ...value, error: 0 }, literal: undefined }, '≈', { quantity, literal });
	return level === 'right' && remark !== 'loose' && Math.abs(quantity.value / value.value - 1) <= NEAR;
}
