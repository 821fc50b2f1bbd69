import type { Expression } from '../../math/expression.ts';
import { toLatex } from '../../math/print/print.ts';
import type { Binding, BoundGiven } from '../bind/bind.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { askedKinds, kindOf } from '../match/asked.ts';
import { askingClauses } from '../match/unsolved.ts';
import type { NamedResult, SolvedStep } from '../solution.ts';
import { hasPhrase, stemmed } from '../words.ts';
import { withValues } from './put-in.ts';
import type { Running } from './run.ts';
import { powersOfTen, rename, type Shower, shownValue, sign } from './show.ts';
import { relation } from './substitute.ts';

/**
 * The steps by which a key makes some of its givens of others that the document states: the training compute of the parameters and the tokens, the
 * head width of the width and the heads. They stand before the steps that use them, and what they come to may be asked for itself.
 *
 * @param used which givens the steps that are shown use.
 */
export function derivedSteps(
	key: AnswerKey,
	binding: Binding,
	used: (symbol: string) => boolean,
	show: Shower,
	running: Running,
): readonly SolvedStep[] {
	return key.givens.flatMap(given => {
		const bound = binding.bound.get(given.symbol);
		const formula = used(given.symbol) ? formulaOf(given, bound) : undefined;
		if (!formula || bound?.value?.kind !== 'quantity') return [];
		const put = withValues(formula, running);
		const result = derivedResult(given, bound, show);
		if (!put || !result) return [];
		const head = result.symbolLatex;
		const note = given.default.kind === 'value' ? given.default.note : '';
		return [
			{
				id: `given-${given.symbol}`,
				title: capital(given.name),
				reason: note === '' ? '' : `${capital(note)}.`,
				latex: `${head} = ${toLatex(rename(formula, show))}`,
				substituted: powersOfTen(`${head} = ${toLatex(put)} ${sign(bound.value)} ${result.latex}`),
				expression: relation(given.expression, formula),
				formulas: [rename(relation(given.expression, formula), show)],
				results: [result],
			},
		];
	});
}

/**
 * Those of them that the question asks for: by name, or as the only amount of a kind that it wants (`estimate the training FLOPs`).
 *
 * @param results what is answered anyway.
 */
export function derivedAsked(
	key: AnswerKey,
	steps: readonly SolvedStep[],
	results: readonly NamedResult[],
	own: string,
): readonly NamedResult[] {
	const answered = new Set(results.flatMap(({ value }) => (value.kind === 'quantity' ? [kindOf(value.unit)] : [])));
	return steps.flatMap(step => {
		const [result] = step.results;
		const given = key.givens.find(({ symbol }) => symbol === result?.symbol);
		if (!result || !given || result.value.kind !== 'quantity') return [];
		const kind = kindOf(result.value.unit);
		const isAsked = askingClauses(own).some(clause => {
			const words = stemmed(clause);
			return (
				[given.name, ...given.aliasWords].some(name => name.includes(' ') && hasPhrase(words, name)) ||
				(kind !== 'count' && kind !== 'rate' && !answered.has(kind) && askedKinds(clause).has(kind))
			);
		});
		return isAsked ? [result] : [];
	});
}

/** The formula that a given is made by, where it was: no mere name of another one (`as many as heads`). */
const formulaOf = (given: KeyGiven, bound: BoundGiven | undefined): Expression | undefined =>
	bound?.derived && given.default.kind === 'value' && given.default.expression.kind === 'apply'
		? given.default.expression
		: undefined;

function derivedResult(given: KeyGiven, { value }: BoundGiven, show: Shower): NamedResult | undefined {
	if (value?.kind !== 'quantity') return undefined;
	return {
		symbol: given.symbol,
		symbolLatex: toLatex(rename(given.expression, show)),
		name: given.name,
		value,
		...shownValue(value),
	};
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
