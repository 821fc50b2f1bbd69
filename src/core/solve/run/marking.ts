import type { Expression } from '../../math/expression.ts';
import { formatValue } from '../../math/print/format.ts';
import type { Value } from '../../math/value.ts';
import type { AnswerKey, KeyMistake } from '../key.ts';
import type { SolvedMistake, SolvedPoint } from '../solution.ts';
import { hasPhrase, type StemmedText } from '../words.ts';
import { holds, type Ran, type RanStep, type Running, valueOfExpression } from './run.ts';
import { listOf, rename, type Shower } from './show.ts';

/** The points of a key, their formulas in the document's symbols. */
export const solvedPoints = (key: AnswerKey, show: Shower): readonly SolvedPoint[] =>
	key.points.map(({ id, text, must, steps, formulas, words }) => ({
		id,
		text,
		must,
		steps,
		formulas: formulas.map(formula => rename(formula, show)),
		words,
	}));

/**
 * The mistakes of a key that are mistakes with these givens: conditions that do not hold, or cannot be told, take a mistake out. Where
 * steps run for every member of a list, so does the condition, and the counterexample is that member's.
 */
export function solvedMistakes(key: AnswerKey, ran: Ran, show: Shower): readonly SolvedMistake[] {
	const runs = runsOf(key, ran);
	const list = listOf(key);
	const shown = list === undefined ? undefined : show.names.get(list);
	const of = shown?.kind === 'symbol' ? shown.name : list;
	return key.mistakes.flatMap((mistake): SolvedMistake[] => {
		const cases = runs
			.filter(({ running }) => !mistake.condition || holds(mistake.condition, running) === true)
			.map(({ member, running }) => ({ member, shows: shownBy(mistake, running) }));
		if (cases.length === 0) return [];
		return [
			{
				formula: mistake.formula && rename(mistake.formula, show),
				value: mistake.formula && formulaValue(mistake.formula, ran.running),
				words: mistake.words,
				say: mistake.say,
				verdict: mistake.verdict,
				cases,
				always: cases.length === runs.length,
				...(of === undefined ? {} : { of }),
			},
		];
	});
}

/** Words of a question that asks how a result comes about. */
const DERIVATIONS = ['show', 'derive', 'prove', 'derivation', 'demonstrate', 'verify', 'justify', 'step by step'];

export const asksForSteps = (question: StemmedText): boolean => DERIVATIONS.some(word => hasPhrase(question, word));

/** The end of the run; with steps for each member of a list, the end of each member's. */
function runsOf(
	key: AnswerKey,
	ran: Ran,
): readonly { readonly member: Value | undefined; readonly running: Running }[] {
	const last = new Map<number, RanStep>();
	for (const step of ran.steps) if (step.member !== undefined) last.set(step.member, step);
	if (last.size === 0) return [{ member: undefined, running: ran.running }];
	const list = listOf(key);
	return [...last.values()].map(({ running }) => ({
		member: list === undefined ? undefined : running.environment.get(list),
		running,
	}));
}

/** What the mistake's formula comes to: its right side, where it is an equation. */
function formulaValue(formula: Expression, running: Running): Value | undefined {
	const side = formula.kind === 'relation' ? formula.operands.at(-1)! : formula;
	const value = valueOfExpression(side, running);
	return value.ok ? value.value : undefined;
}

/** The counterexample: the author's words with the values of the formulas among them; nothing where one has no value. */
function shownBy({ show }: KeyMistake, running: Running): string | undefined {
	if (show.length === 0) return undefined;
	let text = '';
	for (const piece of show) {
		if (typeof piece === 'string') {
			text += piece;
			continue;
		}
		const value = valueOfExpression(piece, running);
		if (!value.ok || value.value.kind === 'symbolic' || value.value.kind === 'function') return undefined;
		text += formatValue(value.value, { digits: 3 }).text;
	}
	return text.trim();
}
