import { say } from '../../text/message.ts';
import type { PartText } from '../bind/part-text.ts';
import type { Match } from '../match/match.ts';
import type { Solution, SolvedStep } from '../solution.ts';
import { solve } from '../solve.ts';
import { hasPhrase, nameStems, stemmed } from '../words.ts';
import { type AskedClause, askedRelations } from './asked-relations.ts';
import { amountOf, givenAmounts, type NamedAmount, statedCounts } from './named-amounts.ts';
import { Relating } from './relating.ts';

/**
 * What a question asks for behind its first result, as a relation of what is known by then: the share that a result has in another amount, how many
 * times as large one of two is, by how much they differ, how many bytes a count of numbers takes. What an amount is the amount of must be certain:
 * where the words may mean two, nothing is said.
 */
export function withRelations(solution: Solution, match: Match, text: PartText): Solution {
	if (match.turned || match.ownLetters || solution.cases || match.targets.length === 0) return solution;
	const clauses = askedRelations(text.own).filter(clause => !isToldBy(match, clause));
	if (!clauses.some(({ relation, whole }) => relation.kind !== 'amount' || whole)) return solution;
	if (solution.results.every(({ value }) => value.kind !== 'quantity')) return solution;
	const { key } = match;
	const isJoined = solution.results.some(({ symbol }) => symbol.includes(':'));
	const all = isJoined ? solution : solve(key, { ...match, targets: key.gives.map(({ symbol }) => symbol) });
	const asked = [...solution.results].filter(({ incidental }) => !incidental).map(({ symbol }) => symbol);
	const told = solution.results.map(({ symbol }) => symbol);
	const found = new Relating(match, text, amountsOf(solution, all, match, text), asked, told, clauses).answers();
	const extra = found.flatMap(({ amount }) =>
		!isJoined &&
		amount?.symbol &&
		key.gives.some(({ symbol }) => symbol === amount.symbol) &&
		!asked.includes(amount.symbol)
			? [amount.symbol]
			: [],
	);
	const steps = found.flatMap(({ step }) => (step ? [step] : []));
	const whole = withTargets(solution, match, [...new Set(extra)]);
	const has = (symbol: string | undefined): boolean => whole.results.some(each => each.symbol === symbol);
	const answered = found.flatMap(({ words, amount, step }) => (amount && (step || has(amount.symbol)) ? [words] : []));
	return withSteps(whole, steps, answered);
}

/** Whether a comparison is one of the results that its key gives by that very name: `how many times smaller`. */
const isToldBy = ({ key, targets }: Match, { words, relation }: AskedClause): boolean => {
	if (relation.kind !== 'times') return false;
	const said = stemmed(words);
	return key.gives.some(
		({ symbol, name, aliasWords }) =>
			targets.includes(symbol) &&
			[name, ...aliasWords].some(each => nameStems(each).length > 1 && hasPhrase(said, each)),
	);
};

/** The solution with further results of its key; as it is where another way would be taken for them, which leaves out what it has. */
function withTargets(solution: Solution, match: Match, symbols: readonly string[]): Solution {
	if (symbols.length === 0) return solution;
	const whole = solve(match.key, {
		...match,
		targets: [...match.targets, ...symbols.filter(symbol => !match.targets.includes(symbol))],
		further: [...(match.further ?? []), ...symbols],
	});
	const keeps = solution.results.every(({ symbol, text }) =>
		whole.results.some(each => each.symbol === symbol && each.text === text),
	);
	return keeps && whole.missing.length <= solution.missing.length ? whole : solution;
}

/** A solution that leaves more of its question aside. */
export const withUnsolved = (solution: Solution, left: readonly string[]): Solution => ({
	...solution,
	unsolved: [...(solution.unsolved ?? []), ...left],
	assumptions: [
		...solution.assumptions.slice(0, solution.unsolved?.length ?? 0),
		...left.map(words => say`not answered here: “${words}”`),
		...solution.assumptions.slice(solution.unsolved?.length ?? 0),
	],
});

/** The solution with the steps behind its own, and without what they answer among what it leaves aside. */
function withSteps(solution: Solution, steps: readonly SolvedStep[], answered: readonly string[]): Solution {
	const isAnswered = (left: string): boolean => {
		const clauses = askedRelations(left);
		return answered.includes(left) || (clauses.length > 0 && clauses.every(({ words }) => answered.includes(words)));
	};
	if (steps.length === 0 && !solution.unsolved?.some(isAnswered)) return solution;
	const unsolved = (solution.unsolved ?? []).filter(left => !isAnswered(left));
	const { unsolved: before = [], ...rest } = solution;
	const notes = solution.assumptions.slice(before.length);
	return {
		...rest,
		...(unsolved.length > 0 ? { unsolved } : {}),
		assumptions: [
			...solution.assumptions.slice(0, before.length).filter((_, at) => unsolved.includes(before[at]!)),
			...notes,
		],
		steps: [...solution.steps, ...steps],
		results: [...solution.results, ...steps.flatMap(({ results }) => results)],
	};
}

/** All that a clause may mean: what the key comes to, its givens, and what the text states besides; each value of a name once. */
function amountsOf(solution: Solution, all: Solution, match: Match, text: PartText): readonly NamedAmount[] {
	const results = [
		...solution.results,
		...solution.steps.flatMap(step => step.results),
		...all.results,
		...all.steps.flatMap(step => step.results),
		...all.otherMethods.flatMap(({ steps }) => steps.flatMap(step => step.results)),
	];
	const amounts = [
		...results.flatMap(result => amountOf(result, match.key) ?? []),
		...givenAmounts(match),
		...statedCounts(text.own),
		...statedCounts(text.around),
	];
	return amounts.filter(
		(each, at) => amounts.findIndex(other => other.symbol === each.symbol && other.name === each.name) === at,
	);
}
