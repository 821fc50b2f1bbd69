import { quantity } from '../../math/evaluate/evaluate.ts';
import { formatValue, inUnit } from '../../math/print/format.ts';
import { sameDimension } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import { bindGivens } from '../bind/bind.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import { definitionsIn } from '../bind/definitions.ts';
import type { PartText } from '../bind/part-text.ts';
import { measuresIn } from '../bind/text-measures.ts';
import { type Cases, solved as casesFrom } from '../cases/cases.ts';
import type { Member } from '../cases/enumerations.ts';
import { type Exchangeable, exchangeables } from '../cases/exchangeable.ts';
import { FACTOR_LABEL } from '../factor-label/factor-label.ts';
import type { Library } from '../library.ts';
import type { Match } from '../match/match.ts';
import { givensUsed } from '../match/needs.ts';
import { readsLikeNot } from '../match/rank.ts';
import { speaksOf } from '../match/unsolved.ts';
import { rebind } from '../rebind.ts';
import type { NamedResult, Solution, SolvedStep } from '../solution.ts';
import type { Solved } from '../solution-cache.ts';
import { leftAside, solve } from '../solve.ts';
import { nameStems, stem } from '../words.ts';
import { type QuestionClause, questionClauses } from './question-clauses.ts';

/** Solves one question behind another one. */
export type SolveNext = (text: PartText, givens: readonly Given[], before: Solved | undefined) => Solved | undefined;

/**
 * A part that asks several things, each solved as a question of its own behind the ones before it: by the same key for another value (`And with
 * advantage −2?`), or by another key (`Emissions at 0.4 kg per kWh?`). What the whole answers already stays as it is.
 *
 * @param whole what the part as a whole came to.
 */
export function solveClauses(
	whole: Solved | undefined,
	text: PartText,
	givens: readonly Given[],
	library: Library,
	next: SolveNext,
	handOn: (solved: Solved) => readonly Given[],
): Solved | undefined {
	const clauses = questionClauses(text);
	if (clauses.length === 0 || whole?.match.ownLetters) return whole;
	const handed: Given[] = [];
	let before: Solved | undefined;
	const answered = clauses.flatMap(clause => {
		const seen = [...withoutOthers(givens, clause), ...handed];
		const answer = (own: PartText): Solved | undefined => {
			const alone = next(own, seen, before);
			const whole = alone && withStated(alone, text, givens, seen, library);
			if (!whole || !isAnswer(whole) || !isOf(whole, clause, before)) return undefined;
			// What the part states beside its questions may be what the key is not about.
			return own !== clause.text && readsLikeNot(library, whole.match.key, clause.text) ? undefined : whole;
		};
		const solved = answer(clause.text) ?? answer(clause.apart);
		if (!solved) return [];
		before = solved;
		handed.unshift(...handOn(solved));
		return [{ clause, solved }];
	});
	if (answered.length === 0) return whole;
	const answers = answered.map(({ solved }) => solved);
	const mixed = whole !== undefined && (isMixed(whole, answers) || contradicts(whole, answers, clauses.length));
	const isWhole = whole !== undefined && isAnswer(whole) && !mixed;
	// The same key for several values: a case for each of them.
	const [key] = isWhole ? [whole.match.key] : answered.map(({ solved }) => solved.match.key);
	const alike = answered.filter(({ solved }) => solved.match.key === key);
	// What is asked the other way round is no case of the question.
	const forwards = alike.filter(({ solved }) => !solved.match.turned);
	const cases = isWhole && whole.solution.cases ? undefined : casesOf(forwards, text.own, givens, library);
	const first = cases ?? (isWhole ? whole : (forwards[0] ?? alike[0])?.solved);
	if (!first) return whole;
	const isNew = ({ clause, solved }: (typeof answered)[number]): boolean =>
		solved.match.key === key
			? !cases &&
				!(solved.match.byLikeness && isWhole && isCovered(whole, clause)) &&
				(mixed ? shownOf(solved) : askedOf(solved)).every(({ symbol }) =>
					(mixed ? shownOf(first) : first.solution.results).every(each => each.symbol !== symbol),
				)
			: !solved.match.byLikeness && !(isWhole && isCovered(whole, clause));
	const rest = answered.filter(isNew);
	const others = rest.filter(({ solved }, at) => !rest.slice(0, at).some(each => sameResults(each.solved, solved)));
	const told = new Set([...(cases || !isWhole ? alike : []), ...others].map(({ clause }) => clause.words));
	const left = isWhole
		? (whole.match.unsolved ?? []).filter(
				words => ![...told].some(each => each.includes(words) || words.includes(each)),
			)
		: clauses.map(({ words }) => words).filter(words => !told.has(words));
	return joined(
		first,
		others.map(({ solved }) => ({ ...solved, solution: { ...solved.solution, results: askedOf(solved) } })),
		left,
	);
}

/** The givens that a question sees of its part: not those that only the other questions state. */
export function withoutOthers(givens: readonly Given[], { words, text, others }: QuestionClause): readonly Given[] {
	const valuesOf = (said: string, formulas: readonly string[]): readonly number[] => {
		const own = [...said.matchAll(/(?<!\\)\$([^$\n]+)\$/g)].map(([, formula]) => formula!);
		const defined = definitionsIn([...formulas.filter(each => said.includes(each)), ...own]);
		return [
			...measuresIn(said).flatMap(({ value }) => [value.value, inUnit(value, value.unit)]),
			...numbersSaid(said),
			...defined.names().flatMap(name => {
				const value = defined.get(name);
				return value?.kind === 'quantity' ? [value.value] : [];
			}),
		];
	};
	// `on 1,024 such cards`: what another question says of them holds here too.
	if (/\b(?:such|these|those|the same)\s+[A-Za-z\d-]+s\b/i.test(words)) return givens;
	const there = new Set(valuesOf(others, text.formulas));
	for (const value of valuesOf(text.own, text.formulas)) there.delete(value);
	const isThere = (value: Value | undefined): boolean =>
		value?.kind === 'quantity' && (there.has(value.value) || there.has(inUnit(value, value.unit)));
	const dropped = new Set(givens.filter(({ from, value }) => from === 'question' && isThere(value)));
	// What goes by the name of such a one in an earlier part is further off, and not meant either.
	const names = new Set([...dropped].flatMap(({ name }) => name ?? []));
	return givens.filter(
		each => !dropped.has(each) && !(each.from === 'part' && each.name !== undefined && names.has(each.name)),
	);
}

/**
 * An answer with what the part states elsewhere in the place of what its key would assume; undefined where the part states something of that kind
 * which the key could not take.
 */
function withStated(
	solved: Solved,
	text: PartText,
	givens: readonly Given[],
	seen: readonly Given[],
	library: Library,
): Solved | undefined {
	const { match, solution } = solved;
	const { key, binding } = match;
	const used = givensUsed(key, match.targets);
	const assumed = [...binding.bound.values()].filter(
		({ given, source, derived }) =>
			used.has(given.symbol) && !given.constant && !derived && source && !isSaid(source.from),
	);
	if (assumed.length === 0 || solution.cases) return solved;
	const all = bindGivens(key, givens, library.facts, text).bound;
	const said = new Map<string, Value>();
	for (const { given, value } of assumed) {
		const whole = all.get(given.symbol);
		if (value !== undefined && whole?.value === undefined) return undefined;
		if (whole?.value !== undefined && isSaid(whole.source?.from)) said.set(given.symbol, whole.value);
	}
	if (said.size === 0) return solved;
	const again = rebind(binding, key, library.facts, text, said);
	const bound = new Map(again.bound);
	for (const symbol of said.keys()) bound.set(symbol, all.get(symbol)!);
	const whole: Match = { ...match, binding: { ...again, bound } };
	return { match: whole, solution: solve(key, whole, seen) };
}

/** A result beside something: `by what factor is this more than …`, `how many times … is that`. */
const COMPARED =
	/\b(?:by (?:what|which) factor|how many times|what (?:factor|multiple|fraction|percentage|share))\b[^?]*\b(?:is|are|does|would|do)?\s*(?:this|that|it|they|these|those)\b/i;
const BARE = /\b(?:share|ratio|factor|fraction|percentage|times|quotient|beside|over|multiple|saving|per cent)\b/i;

/** `GB of weights per GPU?`: for each of what. */
const PER = /\bper\s+([a-z]+)\s*\?\s*$/i;

/** Whether an answer is one to this very question: it leaves nothing of it aside, and has a result that the question speaks of. */
function isOf({ match, solution }: Solved, { words }: QuestionClause, before: Solved | undefined): boolean {
	const { key, unsolved = [] } = match;
	if (unsolved.some(each => words.includes(each) || each.includes(words))) return false;
	const symbols = new Set(solution.results.map(({ symbol }) => symbol));
	const gives = key.gives.filter(({ symbol }) => symbols.has(symbol));
	// `by which factor is this more than the 3e23 FLOP of another run`: of that run nothing else is asked.
	if (
		COMPARED.test(words) &&
		!gives.some(({ name, aliasWords, unit }) => unit?.text === '%' || BARE.test([name, ...aliasWords].join(' ')))
	)
		return false;
	const [, each] = PER.exec(words) ?? [];
	if (
		each &&
		!gives.some(({ name, aliasWords }) => [name, ...aliasWords].some(own => nameStems(own).includes(stem(each))))
	)
		return false;
	return key === before?.match.key || speaksOf(gives, words);
}

/** Whether a question came to numbers, and lacks nothing for them. */
const isAnswer = ({ solution: { results, missing, cases } }: Solved): boolean =>
	missing.length === 0 &&
	results.length > 0 &&
	[...results, ...(cases ?? []).flatMap(each => each.solution.results)].every(
		({ value }) => value.kind !== 'symbolic' && value.kind !== 'truth' && value.kind !== 'text',
	);

/** Whether the whole answers one of its questions: it left nothing of it aside, and has a result that the question speaks of. */
function isCovered({ match: { key, unsolved = [] }, solution }: Solved, { words }: QuestionClause): boolean {
	if (unsolved.some(each => each.includes(words) || words.includes(each))) return false;
	const symbols = new Set(solution.results.map(({ symbol }) => symbol));
	return speaksOf(
		key.gives.filter(({ symbol }) => symbols.has(symbol)),
		words,
	);
}

/** The results that a question asks for; of one that is turned round the one given that it asks for. */
const askedOf = ({ match, solution: { results } }: Solved): readonly NamedResult[] =>
	match.turned ? results.filter(({ incidental }) => !incidental) : results;

/**
 * Whether a whole was turned round for all of its questions by what only one of them states: its questions alone come to all that it comes to, and to another
 * value than it does.
 */
function isMixed({ match: { key, turned }, solution }: Solved, answers: readonly Solved[]): boolean {
	if (!turned || solution.cases || answers.some(each => each.solution.cases || each.match.byLikeness)) return false;
	const own = answers.filter(({ match }) => match.key === key).flatMap(shownOf);
	const shown = solution.results.filter(({ incidental }) => !incidental);
	return (
		shown.every(({ symbol }) => own.some(each => each.symbol === symbol)) &&
		solution.results.some(
			({ symbol, text }) =>
				own.some(each => each.symbol === symbol) && own.every(each => each.symbol !== symbol || each.text !== text),
		)
	);
}

/**
 * Whether a question alone, with nothing assumed, comes to another value than the whole does, and another question is not answered: the whole took for the one
 * what only the other one states (`And how many if beef caused twice as much?`).
 */
const contradicts = (whole: Solved, answers: readonly Solved[], count: number): boolean =>
	!whole.solution.cases &&
	!whole.match.turned &&
	answers.length < count &&
	answers.some(
		({ match, solution }) =>
			match.key === whole.match.key &&
			!match.byLikeness &&
			!match.turned &&
			!solution.cases &&
			solution.assumptions.length === 0 &&
			solution.results.some(
				result =>
					!result.incidental &&
					result.value.kind === 'quantity' &&
					whole.solution.results.some(each => each.symbol === result.symbol && each.text !== result.text),
			),
	);

/** The results that were asked for. */
const shownOf = ({ solution }: Solved): readonly NamedResult[] =>
	solution.results.filter(({ incidental }) => !incidental);

const textsOf = ({ solution }: Solved): readonly string[] => solution.results.map(({ text }) => text);

const sameResults = (a: Solved, b: Solved): boolean =>
	a.match.key === b.match.key && textsOf(a).join() === textsOf(b).join();

/** Answers by one key as cases, where the questions give it different values and ask for the same. */
function casesOf(
	alike: readonly { readonly solved: Solved }[],
	question: string,
	givens: readonly Given[],
	library: Library,
): Solved | undefined {
	const [first, ...rest] = alike.map(({ solved }) => solved);
	if (!first || rest.length === 0 || [first, ...rest].some(({ solution }) => solution.cases)) return undefined;
	const isOther = (other: Solved): boolean =>
		other.solution.results.some(result =>
			first.solution.results.some(({ symbol, text }) => symbol === result.symbol && text !== result.text),
		);
	if (!rest.some(isOther)) return undefined;
	const own = [first, ...rest].filter((each, at, all) => all.findIndex(other => sameResults(other, each)) === at);
	const varied = first.match.key.givens.filter(({ symbol, constant }) => {
		const values = own.map(({ match }) => numberOf(match.binding.bound.get(symbol)?.value));
		return (
			!constant &&
			values.every(value => value !== undefined) &&
			new Set(values).size > 1 &&
			own.some(({ match }) => isSaid(match.binding.bound.get(symbol)?.source?.from))
		);
	});
	if (varied.length === 0) return undefined;
	const says = ({ match }: Solved, symbol: string): boolean => isSaid(match.binding.bound.get(symbol)?.source?.from);
	// A clause that leaves open what another one states asks for something else, and is no case beside it.
	const tells = (one: Solved): boolean => {
		const stated = varied.filter(({ symbol }) => !one.match.binding.bound.get(symbol)?.derived);
		return stated.length === 0 || stated.some(({ symbol }) => says(one, symbol));
	};
	if (!own.every(tells) && own.filter(tells).length < 2) return undefined;
	// `how many pages of 500 words and how many 350-page books`: each says what the other assumes, and both hold.
	const completes = (one: Solved, other: Solved): boolean =>
		varied.some(({ symbol }) => says(one, symbol) && !says(other, symbol)) &&
		varied.some(({ symbol }) => says(other, symbol) && !says(one, symbol));
	if (own.some(one => own.some(other => completes(one, other)))) return undefined;
	const found: Cases = casesFrom(
		own.map(({ match }) => ({
			match: withoutUnsolved(match),
			members: varied.map(({ symbol }): Member => {
				const value = match.binding.bound.get(symbol)!.value!;
				if (value.kind !== 'quantity') return { text: '', value: undefined, bytes: undefined };
				const said = saidIn(question, value);
				return { text: said?.text ?? formatValue(value).text, value, bytes: said?.bytes };
			}),
		})),
		givens,
		library,
	);
	return {
		match: found.matches[0]!,
		solution: { ...found.all[0]!.solution, cases: found.all },
		matches: found.matches,
	};
}

/** How a question writes a value: `16 bits`, `8 cards`. */
const saidIn = (question: string, { value, unit }: Quantity): Exchangeable | undefined =>
	exchangeables(question).find(each =>
		each.bytes === undefined
			? each.value !== undefined && sameDimension(each.value.unit, unit) && each.value.value === value
			: unit.dimension.hard.bit === 1 && each.bytes * 8 === value,
	);

const numberOf = (value: Value | undefined): number | undefined =>
	value?.kind === 'quantity' ? quantity(value.value).value : undefined;

const withoutUnsolved = ({ unsolved: _unsolved, ...match }: Match): Match => match;

/**
 * A solution with those of further questions behind it: their steps and results under names of their own.
 *
 * @param left what of the question none of them answers, in its words.
 */
export function joined(first: Solved, others: readonly Solved[], left: readonly string[]): Solved {
	const { unsolved: _left, ...match } = first.match;
	const { unsolved: _aside, ...solution } = first.solution;
	const unsolved = left.length > 0 ? { unsolved: left } : {};
	// A step that several questions share, with the same values, stands there once.
	const told = new Set<string>();
	const further = others.map(({ solution: own, match: { key } }) => {
		const another =
			key === first.match.key
				? { ...own, steps: own.steps.filter(({ id }) => solution.steps.every(each => each.id !== id)) }
				: renamed(own, key.id);
		const steps = another.steps.filter(({ id, substituted = '' }) => !told.has(`${id} ${substituted}`));
		for (const { id, substituted = '' } of steps) told.add(`${id} ${substituted}`);
		return { ...another, steps };
	});
	const all = [...solution.results, ...further.flatMap(each => each.results)];
	// What a chain of units comes to as well goes by the name that a key has for it.
	const unnamed = new Set(
		all.filter(each => isByUnits(each) && all.some(other => !isByUnits(other) && other.text === each.text)),
	);
	const isTold = ({ results }: SolvedStep): boolean => results.length === 0 || results.some(each => !unnamed.has(each));
	return {
		...first,
		match: { ...match, ...unsolved },
		solution: {
			...solution,
			...unsolved,
			givens: [...solution.givens, ...further.flatMap(each => each.givens)].filter(
				(given, at, all) => all.indexOf(given) === at,
			),
			steps: [...solution.steps, ...further.flatMap(each => each.steps)].filter(isTold),
			// What another key comes to as well stands there once.
			results: all.filter(
				(each, at) =>
					!unnamed.has(each) && all.findIndex(({ name, text }) => each.name === name && each.text === text) === at,
			),
			assumptions: [
				...leftAside(left, match.text.money),
				...solution.assumptions.slice(first.solution.unsolved?.length ?? 0),
				...further.flatMap(each => each.assumptions.slice(each.unsolved?.length ?? 0)),
			].filter((each, at, all) => all.indexOf(each) === at),
			sources: [...new Set([...solution.sources, ...further.flatMap(each => each.sources)])],
			plots: [...solution.plots, ...further.flatMap(each => each.plots)].filter(
				(plot, at, all) =>
					all.findIndex(
						each => each.title === plot.title && JSON.stringify(each.data) === JSON.stringify(plot.data),
					) === at,
			),
		},
	};
}

/** Whether a result is what a chain of units comes to behind another key: it bears only the word that the question has for it. */
const isByUnits = ({ symbol }: NamedResult): boolean => symbol.startsWith(`${FACTOR_LABEL}:`);

/** A solution whose results go by names that no other key has. */
function renamed(solution: Solution, id: string): Solution {
	const own = (result: NamedResult): NamedResult => ({ ...result, symbol: `${id}:${result.symbol}` });
	return {
		...solution,
		steps: solution.steps.map(step => ({ ...step, id: `${id}-${step.id}`, results: step.results.map(own) })),
		results: solution.results.map(own),
	};
}
