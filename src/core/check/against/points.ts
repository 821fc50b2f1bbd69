import type { Homework } from '../../homework/homework.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { Solution } from '../../solve/solution.ts';
import type { Anchor } from '../../text/block.ts';
import type { Finding } from '../finding.ts';
import { findWording, type Sentence, sentencesOf, wordingOf } from './answer-words.ts';
import { formulasOf, isCalculation, sameButForNames, sidesOf } from './formulas.ts';

/**
 * Where an answer makes each point of the solution's key: by form (a formula of one of its steps, or one of its own, stands in the answer)
 * or by words (all words of a wording near one another, not denied). Undefined for a point that was not found; that is no finding, for
 * nobody knows in how many ways a thing can be said.
 *
 * @param shown where each step of the solution is shown.
 * @param findings a formula that was found wrong makes no point.
 */
export function pointsMade(
	homework: Homework,
	part: number,
	solution: Solution,
	statements: readonly Statement[],
	shown: readonly (Anchor | undefined)[],
	findings: readonly Finding[],
): readonly (Anchor | undefined)[] {
	if (solution.points.length === 0) return [];
	const sentences = sentencesOf(homework, part);
	const formulas = formulasOf(homework, part, statements).filter(({ expression }) => isCalculation(expression));
	const isWrong = (anchor: Anchor): boolean =>
		findings.some(
			({ verdict, rule, anchor: at }) =>
				(verdict === 'wrong' || verdict === 'follows' || verdict === 'unsupported') &&
				rule !== 'mistake.words' &&
				at.block === anchor.block &&
				at.span.start < anchor.span.end &&
				anchor.span.start < at.span.end,
		);
	return solution.points.map(({ steps = [], formulas: wanted = [], words = [] }) => {
		const at = solution.steps.findIndex(
			(step, index) => steps.includes(step.id.replace(/-\d+$/, '')) && shown[index] && !isWrong(shown[index]),
		);
		if (at >= 0) return shown[at];
		const sides = wanted.flatMap(sidesOf).filter(isCalculation);
		const formula = formulas.find(({ expression }) => sides.some(side => sameButForNames(side, expression)));
		return formula?.anchor ?? saidIn(words, sentences);
	});
}

function saidIn(words: readonly string[], sentences: readonly Sentence[]): Anchor | undefined {
	for (const text of words) {
		const wording = wordingOf(text);
		for (const sentence of sentences) {
			const span = findWording(wording, sentence, { strict: false });
			if (span) return { block: sentence.block, span };
		}
	}
	return undefined;
}
