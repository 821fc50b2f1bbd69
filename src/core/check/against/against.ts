import { askOf } from '../../homework/asks.ts';
import type { Homework } from '../../homework/homework.ts';
import type { Given } from '../../quantities/given.ts';
import { type Statement, statementsOf } from '../../quantities/statement.ts';
import type { WrittenNumbers } from '../../quantities/written-numbers.ts';
import { FACTOR_LABEL } from '../../solve/factor-label/factor-label.ts';
import type { Solution } from '../../solve/solution.ts';
import { ownText } from '../../text/comments.ts';
import { rememberOf } from '../../text/memo.ts';
import { overlaps } from '../../text/span.ts';
import type { Denial } from '../denials.ts';
import type { Finding } from '../finding.ts';
import { amountsOf } from '../numbers/closings/said-amounts.ts';
import { diagnose } from '../numbers/diagnosis.ts';
import type { Flow, NodeState } from '../numbers/flow.ts';
import { checkCases } from './against-cases.ts';
import { checkEntries } from './against-entries.ts';
import { checkExpressions } from './against-expressions.ts';
import { checkForms } from './against-forms.ts';
import { checkNames } from './against-names.ts';
import { checkPositions } from './against-positions.ts';
import { checkProportion } from './against-proportions.ts';
import { checkQuantities } from './against-quantities.ts';
import { checkDeclaredShapes } from './against-shapes.ts';
import { checkTruth } from './against-truth.ts';
import { checkVectors } from './against-vectors.ts';
import { isValue } from './agreement.ts';
import { answerSlices } from './answer-words.ts';
import { checkFormulaSlips } from './formula-slips.ts';
import { otherwiseIn } from './otherwise.ts';
import type { PartUnderCheck } from './part-under-check.ts';
import { checkShortAnswer, usesAll } from './short-answer.ts';
import { checkSoleAnswer } from './sole-answer.ts';

/**
 * Holds each part's answer against the key's solution: what was asked is confirmed or contradicted, by any method that the givens
 * allow. Where a key had to assume something that the text does not say, its contradiction is no more than "unsupported".
 *
 * @returns numbers whose arithmetic holds and that the key contradicts: what is made of them follows from them.
 */
export function checkAgainstSolutions(
	homework: Homework,
	statements: readonly Statement[],
	solutions: readonly (Solution | undefined)[],
	givens: readonly Given[],
	flow: Flow,
	findings: Finding[],
	written: WrittenNumbers,
): readonly Denial[] {
	const isAsked: PartUnderCheck['isAsked'] = (value, { anchor, part }) =>
		anchor !== undefined && written.find(value, anchor, part)?.asked === true;
	const denials: Denial[] = [];
	const deny = (denial: Denial): void => void denials.push(denial);
	homework.parts.forEach((_, part) => {
		const solution = solutions[part];
		if (!solution) return;
		const answer = statementsOf(statements, part).filter(({ statement }) => isAnswer(statement));
		const leading = leadingWords(homework);
		const asks = asksSomething(homework, part);
		const question = `${homework.parts[part]?.title ?? ''}\n${questionOf(homework, part)}`;
		const known = findings.length;
		const under: PartUnderCheck = {
			...{
				part,
				solution,
				asks,
				question,
				around: wordsAround(homework, part),
				answer,
				flow,
				statements,
				deny,
				leading,
				findings,
			},
			isAsked,
			takesAll: once(() => {
				const asked = solution.results.filter(({ incidental }) => !incidental).map(({ symbol }) => symbol);
				return solution.missing.length === 0 && usesAll(homework, part, solution, ...asked);
			}),
			answerText: once(() =>
				answerSlices(homework, part)
					.map(({ block, span }) => ownText(homework.source.blocks[block]).slice(span.start, span.end))
					.join('\n'),
			),
			isTable: block => homework.source.blocks[block ?? -1]?.kind === 'table',
			otherwise: otherwiseIn(solution, solutions),
		};
		if (!solution.likely) {
			const trial = [...findings];
			const denied: Denial[] = [];
			checkPart(homework, statements, givens, { ...under, findings: trial, deny: denial => void denied.push(denial) });
			const told = toldElsewhere(homework, trial, under);
			if (told.size > 0) {
				checkPart(homework, statements, givens, { ...under, told });
				return;
			}
			// What the units of a question alone lead to is one way to put its numbers together: a slip beside it is one, another number may be another way.
			const isGuess = (finding: Finding): boolean =>
				solution.key === FACTOR_LABEL && finding.rule === 'key.contradicted' && !isSlip(finding, flow);
			trial.slice(known).forEach(finding => {
				if (!isGuess(finding)) findings.push(finding);
			});
			trial.slice(0, known).forEach((finding, at) => {
				if (finding === findings[at] || !isGuess(finding)) findings[at] = finding;
			});
			denials.push(...denied.filter(({ finding }) => !isGuess(finding)));
			return;
		}
		// It may be the answer to another question: what it contradicts is as it was before.
		const copy = [...findings];
		checkPart(homework, statements, givens, { ...under, findings: copy, deny: () => {} });
		for (const [at, finding] of copy.entries()) {
			if (!isRight(finding)) continue;
			if (at < known) findings[at] = finding;
			else findings.push(finding);
		}
	});
	return denials;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Slips that tell what a number was meant to be. */
const SLIPS: ReadonlySet<string> = new Set([
	'power-of-ten',
	'bits-bytes',
	'binary-decimal',
	'unit-ratio',
	'swapped-digits',
]);

/** Whether a number that is contradicted is a slip beside what it should be. */
function isSlip({ anchor, expected }: Finding, flow: Flow): boolean {
	const state = flow
		.statesIn(anchor.block)
		.findLast(
			({ node }) => node.role === 'result' && node.anchor !== undefined && overlaps(node.anchor.span, anchor.span),
		);
	if (!state || expected?.value.kind !== 'quantity') return false;
	const { quantity, literal } = state.node;
	const code = diagnose(
		quantity.value,
		expected.value.value,
		literal,
		(quantity.unit.dimension.hard.bit ?? 0) !== 0,
	)?.code;
	return code !== undefined && SLIPS.has(code);
}

/**
 * The results that an answer comes to in the end, while a number on the way is said to be wrong by them, and those that are worked out from what the
 * answer says only behind that number.
 */
function toldElsewhere(
	homework: Homework,
	findings: readonly Finding[],
	{ part, solution }: PartUnderCheck,
): ReadonlySet<string> {
	const contradicted = findings.filter(
		({ part: of, rule, verdict, target }) =>
			of === part && rule === 'key.contradicted' && verdict !== 'right' && target !== undefined,
	);
	if (contradicted.length === 0) return NOTHING;
	const amounts = [...amountsOf(homework).values()].flat().filter(each => each.part === part && !each.asked);
	// What the answer itself supposes further on was not supposed before: `12 evaluations. For V = 50,000: …`
	const supposed = solution.givens.flatMap(({ from, anchor }) => (from === 'answer' && anchor ? [anchor] : []));
	return new Set(
		contradicted.flatMap(({ target, anchor }) => {
			if (
				supposed.some(
					({ block, span }) => block > anchor.block || (block === anchor.block && span.start > anchor.span.start),
				)
			)
				return [target!];
			const value = solution.results.find(({ symbol }) => symbol === target)?.value;
			if (value?.kind !== 'quantity') return [];
			const isThere = amounts.some(
				({ quantity, literal, block, span }) =>
					literal.figures > 1 &&
					(block > anchor.block || (block === anchor.block && span.start >= anchor.span.end)) &&
					isValue({ node: { quantity, literal, role: 'result' } as NodeState['node'] }, value, '≈', false),
			);
			return isThere ? [target!] : [];
		}),
	);
}

/** A question that is asked of every number and has one answer. */
function once<T>(ask: () => T): () => T {
	let known: T | undefined;
	return () => {
		known ??= ask();
		return known;
	};
}

/** Holds the answer of one part against its solution. */
function checkPart(
	homework: Homework,
	statements: readonly Statement[],
	givens: readonly Given[],
	under: PartUnderCheck,
): void {
	const { part, solution, answer } = under;
	// A number alone is no statement, and may be all that the answer says.
	if (answer.length === 0 && !solution.cases) {
		checkShortAnswer(homework, under);
		checkVectors(homework, under);
		checkEntries(homework, under);
		return;
	}
	if (solution.cases) checkCases(homework, under, solution.cases);
	else {
		checkQuantities(under);
		checkShortAnswer(homework, under);
		checkSoleAnswer(homework, under);
		checkNames(homework, under);
		checkFormulaSlips(under);
	}
	checkVectors(homework, under);
	checkEntries(homework, under);
	checkExpressions(under);
	for (const { statement } of answer) if (statement.kind === 'proportion') checkProportion(under, statement);
	checkForms(under, givens);
	checkDeclaredShapes(under, shapesAsked(statements), wordsAround(homework, part));
	checkTruth(under);
	checkPositions(under, questionOf(homework, part));
}

/** The shapes that are stated outside of answers. */
const shapesAsked = rememberOf((statements: readonly Statement[]) =>
	statements.filter(each => each.kind === 'shape' && !isAnswer(each)),
);

/** The text of the questions and contexts that a part sees. */
function wordsAround({ parts, source }: Homework, part: number): string {
	const words: string[] = [];
	for (let at: number | undefined = part, depth = 0; at !== undefined && depth < 16; at = parts[at]?.parent, depth++) {
		for (const { kind, slices } of parts[at]?.sections ?? []) {
			if (kind !== 'question' && kind !== 'given' && kind !== 'context') continue;
			for (const { block, span } of slices)
				words.push(source.blocks[block]?.content.text.slice(span.start, span.end) ?? '');
		}
	}
	return words.join('\n');
}

const asksSomething = (homework: Homework, part: number): boolean =>
	[homework.parts[part]?.title ?? '', questionOf(homework, part)].some(text => askOf(text) === 2);

const questionOf = ({ parts, source }: Homework, part: number): string =>
	(parts[part]?.sections ?? [])
		.filter(({ kind }) => kind === 'question')
		.flatMap(({ slices }) => slices)
		.map(({ block, span }) => source.blocks[block]?.content.text.slice(span.start, span.end) ?? '')
		.join('\n');

const isRight = ({ verdict }: Finding): boolean => verdict === 'right';

const isAnswer = ({ section, silenced, kind }: Statement): boolean =>
	section !== 'question' && section !== 'given' && (silenced === undefined || kind === 'true-false');

const leadingWords =
	({ source }: Homework) =>
	({ anchor }: Statement): string => {
		const own = ownText(source.blocks[anchor.block]).slice(0, anchor.span.start);
		// A reader's note may stand between a formula and the sentence that leads to it.
		const previous = source.blocks.slice(Math.max(0, anchor.block - 3), anchor.block).map(ownText);
		return `${previous.join('\n').slice(-250)}\n${own.slice(-300)}`;
	};
