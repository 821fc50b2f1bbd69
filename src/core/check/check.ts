import type { Homework } from '../homework/homework.ts';
import { environment } from '../math/evaluate/environment.ts';
import { hasHole } from '../math/walk.ts';
import type { Fact, Given } from '../quantities/given.ts';
import { wordedShapes } from '../quantities/given-shapes.ts';
import type { Growth, Law } from '../quantities/laws.ts';
import { type Chain, locate, type Statement } from '../quantities/statement.ts';
import { writtenNumbers } from '../quantities/written-numbers.ts';
import type { JudgedClaim } from '../solve/claims.ts';
import type { Solution } from '../solve/solution.ts';
import type { Anchor } from '../text/block.ts';
import { ownText } from '../text/comments.ts';
import { contains, overlaps } from '../text/span.ts';
import { checkAgainstSolutions } from './against/against.ts';
import { checkClaims } from './against/against-claims.ts';
import { checkFacts } from './against/against-facts.ts';
import { confirmPoints, type Marked } from './against/confirm-points.ts';
import { confirmSteps } from './against/confirm-steps.ts';
import { confirmWritten } from './against/confirm-written.ts';
import { checkMistakes } from './against/mistakes.ts';
import { checkSkippedSteps } from './against/steps.ts';
import { checkWordsThatFollow } from './against/words-that-follow.ts';
import { sentence, surroundings, wordsBetween, wordsTo } from './around-statements.ts';
import { askedShapes } from './asked-shapes.ts';
import { checkAssignment } from './assignment.ts';
import type { Finding } from './finding.ts';
import { inOrder, withCodeFixes } from './in-order.ts';
import { denialsByLaws } from './laws/against-laws.ts';
import { denialsByUnits } from './laws/against-units.ts';
import { denialsByBits } from './laws/bits-and-bytes.ts';
import { denialsByCoefficients } from './laws/coefficients.ts';
import { denialsByLeftOut } from './laws/left-out.ts';
import { denialsByMisreadUnits } from './laws/misread-units.ts';
import { denialsByPowersSaid } from './laws/powers-said.ts';
import { denialsByPrefixes } from './laws/prefixes.ts';
import { denialsByJump } from './laws/receptive-field.ts';
import { checkScaling } from './laws/scaling.ts';
import { denialsBySpectralShare } from './laws/spectral-share.ts';
import { followChain } from './numbers/chain-flow.ts';
import { checkClosings } from './numbers/closings/closings.ts';
import { checkComparisons } from './numbers/comparisons.ts';
import { type Contradiction, contradictedName } from './numbers/contradictions.ts';
import { Flow } from './numbers/flow.ts';
import { checkIdentities, definedNames } from './numbers/identities.ts';
import { linksOf } from './numbers/links.ts';
import { checkMatrices } from './numbers/named-matrices.ts';
import { namedLinks } from './numbers/named-steps.ts';
import { scaled } from './numbers/named-values.ts';
import { Names } from './numbers/names.ts';
import { checkNowhere } from './numbers/nowhere.ts';
import { isFactOf, type NumberFlow, numberFlow, withOrigins } from './numbers/numbers-flow.ts';
import { checkProportionality } from './numbers/proportions.ts';
import { followOrders, followRatio } from './numbers/ratios.ts';
import { followResult } from './numbers/restated.ts';
import { checkShapes } from './numbers/shapes.ts';
import { checkSpectra } from './numbers/spectra.ts';
import { followCell } from './numbers/table-cells.ts';
import { Tables } from './numbers/tables.ts';
import { checkThresholds } from './numbers/thresholds.ts';
import { checkBounds } from './numbers/told/checked-bounds.ts';
import { checkExplicit } from './numbers/told/explicit.ts';
import { checkTold } from './numbers/told/told.ts';
import { checkUnknown } from './numbers/unknowns.ts';
import { stepBehindWrong } from './numbers/words/behind-wrong.ts';
import { checkEqualShares } from './numbers/words/equal-shares.ts';
import { checkInequalities } from './numbers/words/inequalities.ts';
import { checkMatrixWords } from './numbers/words/matrix-words.ts';
import { checkMisquotes } from './numbers/words/misquotes.ts';
import { checkNamedComparisons } from './numbers/words/named-comparisons.ts';
import { rangeCountBehind } from './numbers/words/range-counts.ts';
import { checkRemainingShares } from './numbers/words/remaining-shares.ts';
import { resultWays } from './numbers/words/result-ways.ts';
import { checkSaidRatios } from './numbers/words/said-ratios.ts';
import { checkSentences } from './numbers/words/sentence-relations.ts';
import { judgeSpoken, type SpokenStep, spokenSteps } from './numbers/words/spoken-steps.ts';
import { followStray, type Stray, sentenceTo, strayNumbers } from './numbers/words/strays.ts';
import { checkTensorShapes } from './numbers/words/tensor-shapes.ts';
import { checkTotals } from './numbers/words/totals.ts';
import { type WholeCount, wholeCountBehind } from './numbers/words/whole-counts.ts';
import { namedSlip } from './numbers/words/worded-results.ts';
import { placesIn, questionsOf, scopeOf } from './places.ts';
import { type SentenceDenials, sentenceDenials } from './said-denials.ts';
import { checkLength } from './too-long.ts';

export interface CheckInput {
	readonly homework: Homework;
	readonly statements: readonly Statement[];
	readonly givens: readonly Given[];
	/** By part; may be shorter than the list of parts, or empty where no key matched. */
	readonly solutions: readonly (Solution | undefined)[];
	readonly facts: readonly Fact[];
	/** Textbook formulas that calculations are held against by their names. */
	readonly laws?: readonly Law[];
	/** How things grow with one another, for multiples in words. */
	readonly growths?: readonly Growth[];
	/** Statements inside parts that answers call true or false, with what is so. */
	readonly claims?: readonly JudgedClaim[];
	/** The assignment that the text answers, where it names one. */
	readonly assignment?: Homework;
	/** Rules, or families of rules, switched off by name. */
	readonly disabledRules: readonly string[];
	/** Whether to say what of the text is too long to be read. */
	readonly tooLong?: boolean;
}

/** What a check gives: findings in document order, and how the numbers of the text hang together. */
export interface Checked {
	readonly findings: readonly Finding[];
	readonly flow: NumberFlow;
	/** Where answers show steps and make points. */
	readonly marked: Marked;
}

/** The findings of `checkNumbers` alone. */
export const check = (input: CheckInput): readonly Finding[] => checkNumbers(input).findings;

/** Checks every statement of a text. Findings come in document order; `roots` are indices into the list that is given. */
export function checkNumbers(input: CheckInput): Checked {
	const first = lookAt(input, NOTHING);
	const { denials, said } = first;
	return denials.length + said.length === 0 ? first : lookAt(input, first);
}

const NOTHING: SentenceDenials = { denials: [], said: [] };

/** One look at all statements; `before` is what a look before it found the key, or a sentence, to contradict. */
function lookAt(input: CheckInput, before: SentenceDenials): Checked & SentenceDenials {
	const { homework, statements } = input;
	const names = environment();
	const textOf = (block: number): string => ownText(homework.source.blocks[block]);
	const inFormula = ({ block, span }: Anchor): boolean => {
		const found = homework.source.blocks[block];
		return (
			found?.kind === 'formula' || (found?.content.formulas.some(formula => contains(formula.span, span)) ?? false)
		);
	};
	const written = writtenNumbers(homework);
	const defined = definedNames(statements.filter(isChain), input.givens);
	const flow = new Flow(scopeOf(homework), input.givens, before.denials);
	const known = new Names(homework, input.givens);
	const tables = new Tables(homework);
	/** By statement, what an equation before it says of its value. */
	const amend = new Map<number, { readonly ratio: number; readonly finding: number }>();
	const findings: Finding[] = [];
	const report = (finding: Finding): number => findings.push(finding) - 1;
	const questions = questionsOf(homework);
	/** Counts said behind quotients, by where they stand; those that are statements are judged as such. */
	const counts = new Map<string, WholeCount>();
	const countAt = (statement: Statement): WholeCount | undefined => {
		const place = locate(statement, statement.expression.span);
		const key = keyOf(place.block, place.span.start);
		const found = counts.get(key);
		counts.delete(key);
		return found && { ...found, finding: { ...found.finding, anchor: statement.anchor } };
	};
	const spoken = [...spokenSteps(homework)];
	const placeOf = placesIn(homework);
	const judged = (step: SpokenStep) => {
		const place = placeOf(step.block, step.result.span.start);
		return place?.asked ? undefined : judgeSpoken(step, homework, flow, place?.part);
	};
	/** Calculations that go on in words to a number that no statement holds. */
	const reportSpoken = (block: number, start: number): void => {
		while (
			spoken[0] &&
			(spoken[0].block < block || (spoken[0].block === block && spoken[0].result.span.start < start))
		) {
			const step = spoken.shift()!;
			const outcome = judged(step);
			if (!outcome) continue;
			const finding = report(outcome.finding);
			const { status, ratio } = outcome;
			flow.addSaid(
				outcome.anchor,
				outcome.finding.part,
				step.result.literal,
				status,
				ratio,
				status === 'follows' ? outcome.finding.roots : [finding],
				finding,
			);
		}
	};
	/** The same where a statement holds the number; a chain says itself what it comes to. */
	const spokenAt = (statement: Statement): Contradiction | undefined => {
		const {
			anchor: { block, span },
			kind,
		} = statement;
		let found: SpokenStep | undefined;
		while (spoken[0] && spoken[0].block === block && spoken[0].result.span.start < span.end) found = spoken.shift();
		const goesOn = kind === 'result' || (isChain(statement) && hasHole(statement.expression.operands[0]!));
		const outcome = found && goesOn ? judged(found) : undefined;
		return outcome && { finding: outcome.finding, ratio: outcome.ratio };
	};
	/** Numbers that no statement holds and that their own sentences contradict. */
	const contradicted = [...before.said];
	const reportContradicted = (block: number, start: number): void => {
		while (
			contradicted[0] &&
			(contradicted[0].anchor.block < block ||
				(contradicted[0].anchor.block === block && contradicted[0].anchor.span.start < start))
		) {
			const { anchor, literal, ratio, finding } = contradicted.shift()!;
			const at = report(finding);
			flow.addSaid(anchor, finding.part, literal, 'wrong', ratio, [at], at);
		}
	};
	const bare = [...tables.rest(statements)];
	const reportBare = (block: number, start: number) => {
		while (
			bare[0] &&
			(bare[0].anchor.block < block || (bare[0].anchor.block === block && bare[0].anchor.span.start < start))
		) {
			const each = bare.shift()!;
			const { anchor, cell, slip } = each;
			const outcome = slip ?? followCell(each, homework, flow, tables);
			if (!outcome) continue;
			const { finding, ratio } = outcome;
			const at = report(finding);
			const wrong = finding.verdict === 'wrong';
			flow.addSaid(
				anchor,
				finding.part,
				cell.literal,
				wrong ? 'wrong' : 'follows',
				ratio,
				wrong ? [at] : finding.roots,
				at,
			);
		}
	};
	let strays: Stray[] | undefined;
	/** Numbers that no statement holds, where they follow from a wrong one before them. */
	const reportStrays = (block: number, start: number) => {
		if (!strays && !flow.states.some(({ roots }) => roots.length > 0)) return;
		strays ??= [...strayNumbers(homework, statements)];
		while (strays[0]) {
			const { anchor, literal } = strays[0];
			if (anchor.block > block || (anchor.block === block && anchor.span.start >= start)) return;
			const stray = strays.shift()!;
			if (before.said.some(each => each.anchor.block === anchor.block && overlaps(each.anchor.span, anchor.span)))
				continue;
			const place = placeOf(anchor.block, anchor.span.start);
			const outcome = place?.asked ? undefined : followStray(stray, place?.part, homework, flow);
			if (!outcome) continue;
			const at = report(outcome.finding);
			flow.addSaid(anchor, place?.part, literal, 'follows', outcome.ratio, outcome.finding.roots, at);
		}
	};
	statements.forEach((statement, index) => {
		reportBare(statement.anchor.block, statement.anchor.span.start);
		reportContradicted(statement.anchor.block, statement.anchor.span.start);
		reportStrays(statement.anchor.block, statement.anchor.span.start);
		reportSpoken(statement.anchor.block, statement.anchor.span.start);
		const step = spokenAt(statement);
		if (isChain(statement)) {
			const { anchor, part } = statement;
			const isGiven = (value: number): boolean => written.find(value, anchor, part)?.asked === true;
			const isWritten = (value: number): boolean => written.find(value, anchor, part) !== undefined;
			const unitOf = (value: number) =>
				flow.states.findLast(({ node: { literal } }) => literal.value === value && literal.unit)?.node.literal.unit;
			const context = {
				unitOf,
				environment: names,
				textOf,
				inFormula,
				isGiven,
				isWritten,
				...surroundings(homework, statement),
			};
			const own = linksOf(statement, context);
			const named = namedLinks(statement, own, context, known);
			for (const { bound, from } of named) {
				for (const { expression, binding } of bound)
					flow.use({
						statement: index,
						operand: from.index,
						expression,
						node: undefined,
						origin: undefined,
						named: binding,
					});
			}
			const links = [...own, ...named];
			const mends = followChain(
				statement,
				index,
				links,
				flow,
				names,
				report,
				contradictedName(statement, homework, known) ?? namedSlip(statement, index, homework, flow) ?? step,
				node =>
					stepBehindWrong(
						node,
						flow,
						homework,
						sentenceTo(ownText(homework.source.blocks[node.anchor!.block]), node.anchor!.span.start),
					),
			);
			const count = wholeCountBehind(statement, index, homework, flow, questions(statement.part));
			if (count) counts.set(keyOf(count.anchor.block, count.anchor.span.start), count);
			const last = mends.at(-1);
			const place = locate(statement, statement.expression.span);
			if (last && last.ratio !== 1)
				known.learn(place, { roots: last.roots, mended: value => scaled(value, last.ratio) });
			checkMatrices(statement, place, context, known, report);
			checkSpectra(statement, context, known, report);
			checkIdentities(statement, defined, input.givens, report);
			const next = statements[index + 1];
			const unsolved = amend.get(index);
			if (unsolved) flow.amend(index, unsolved.ratio, unsolved.finding);
			const wrong = checkUnknown(
				statement,
				next && isChain(next) ? next : undefined,
				next ? wordsBetween(homework, statement, next) : undefined,
				names,
				report,
			);
			if (wrong) amend.set(index + 1, wrong);
		} else if (statement.kind === 'result') {
			const settled = countAt(statement) ?? step;
			const words = wordsTo(homework, statement);
			followResult(
				statement,
				index,
				flow,
				report,
				resultWays({ statement, index, homework, flow, tables, words, settled }),
			);
		} else if (statement.kind === 'ratio') followRatio(statement, flow, sentence(homework, statement), report);
		else if (statement.kind === 'orders') followOrders(statement, flow, sentence(homework, statement), report);
		else if (statement.kind === 'positions') {
			const count = rangeCountBehind(statement, homework);
			if (count) counts.set(keyOf(count.anchor.block, count.anchor.span.start), count);
		} else if (statement.kind === 'proportion' && !input.solutions[statement.part ?? -1])
			checkProportionality(statement, statements.slice(0, index).filter(isChain), report);
	});
	reportBare(Number.POSITIVE_INFINITY, 0);
	reportContradicted(Number.POSITIVE_INFINITY, 0);
	reportStrays(Number.POSITIVE_INFINITY, 0);
	reportSpoken(Number.POSITIVE_INFINITY, 0);
	for (const { finding } of counts.values()) report(finding);
	checkShapes(
		statements,
		[...wordedShapes(homework), ...askedShapes(homework)],
		input.givens,
		scopeOf(homework).problem,
		report,
	);
	const followed = new Set(findings);
	checkComparisons(homework, statements, flow, report);
	checkThresholds(homework, statements, flow, findings, report);
	checkSaidRatios(homework, flow, findings, report);
	checkSentences(homework, flow, findings, report);
	checkRemainingShares(homework, flow, findings, report);
	checkNamedComparisons(homework, flow, findings, report);
	checkClosings(homework, flow, findings, report);
	checkBounds(homework, flow, findings, report);
	checkTold(homework, flow, findings, report);
	checkExplicit(homework, flow, findings, report);
	checkScaling(homework, input.growths ?? [], findings, report);
	checkTotals(homework, flow, findings, report);
	checkEqualShares(homework, findings, report);
	checkMisquotes(homework, findings, report);
	checkInequalities(homework, findings, report);
	checkMatrixWords(homework, input.givens, findings, report);
	checkTensorShapes(homework, findings, report);
	// What they contradict is known from the first look on.
	const laws =
		before === NOTHING
			? [
					...denialsByLaws(homework, statements, input.laws ?? []),
					...denialsByUnits(homework, statements),
					...denialsByPrefixes(homework, statements),
					...denialsByBits(homework, statements),
					...denialsByCoefficients(homework, statements),
					...denialsByMisreadUnits(homework, statements),
					...denialsByLeftOut(homework, statements),
					...denialsByJump(homework, statements),
					...denialsByPowersSaid(homework, statements),
					...denialsBySpectralShare(homework, statements),
				]
			: [];
	const sentences = sentenceDenials(
		findings.filter(finding => !followed.has(finding)),
		homework,
		flow,
	);
	const denials = checkAgainstSolutions(homework, statements, input.solutions, input.givens, flow, findings, written);
	input.solutions.forEach((solution, part) => {
		if (!solution) return;
		if (!solution.likely) {
			checkMistakes(homework, part, solution, statements, findings);
			checkSkippedSteps(homework, part, solution, statements, findings);
		}
		confirmSteps(homework, part, solution, statements, findings);
		confirmWritten(homework, part, solution, findings);
	});
	checkClaims(input.claims ?? [], findings);
	const marked = confirmPoints(homework, input.solutions, statements, findings);
	checkFacts(statements, input.givens, input.facts, findings);
	checkWordsThatFollow(homework, statements, findings);
	if (input.assignment) findings.push(...checkAssignment(homework, input.assignment));
	if (input.tooLong) findings.push(...checkLength(homework));
	checkNowhere(
		homework,
		statements,
		flow,
		written,
		isFactOf(input.givens),
		part => part !== undefined && input.solutions[part] !== undefined,
		report,
	);
	const whole = withOrigins(findings, flow, statements, input.givens, written);
	return {
		findings: inOrder(whole, homework, input.disabledRules).map(finding => withCodeFixes(finding, homework)),
		flow: numberFlow(flow, statements, input.givens, textOf, written),
		denials: [...sentences.denials, ...laws, ...denials],
		said: sentences.said,
		marked,
	};
}

const keyOf = (block: number, start: number): string => `${block} ${start}`;

const isChain = (statement: Statement): statement is Chain =>
	(statement.kind === 'chain' || statement.kind === 'result' || statement.kind === 'definition') &&
	statement.expression.kind === 'relation';
