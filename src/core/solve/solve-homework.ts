import { askOf } from '../homework/asks.ts';
import type { Homework } from '../homework/homework.ts';
import { problemOf } from '../homework/rows.ts';
import { inUnit } from '../math/print/format.ts';
import type { Value } from '../math/value.ts';
import type { Given } from '../quantities/given.ts';
import { givensOf } from '../quantities/givens-seen.ts';
import { isSaid } from './bind/bind-defaults.ts';
import { composedText } from './bind/composed-text.ts';
import { type PartText, partText } from './bind/part-text.ts';
import { solveVariations } from './cases/by-variations.ts';
import { type Cases, solved as casesFrom, casesOf } from './cases/cases.ts';
import { withCasesCompared } from './cases/compared-cases.ts';
import { FACTOR_LABEL, factorLabelMatch } from './factor-label/factor-label.ts';
import { resultsForNext } from './factor-label/known.ts';
import { HandedOn } from './handed-on.ts';
import {
	type Binder,
	evaluatesBefore,
	isGeneral,
	isOfOthers,
	leaningBinder,
	leanOn,
	repeats,
	takesUp,
} from './lean.ts';
import type { Library } from './library.ts';
import { type Match, matchText, problemTakenUp, withinProblem } from './match/match.ts';
import { withKeyBeside, withOwnBeside } from './own/beside-key.ts';
import { byStatedLaw } from './own/loss-law-answers.ts';
import { bindOwn, ownCases, ownMatch } from './own/own-match.ts';
import { rebind } from './rebind.ts';
import { type Relevant, relevantToKey } from './relevant.ts';
import { withoutRelations } from './several/asked-relations.ts';
import { withBesideStated } from './several/beside-stated.ts';
import { joined, solveClauses } from './several/by-clause.ts';
import { withLeftClauses } from './several/left-clauses.ts';
import { withRelations, withUnsolved } from './several/relations.ts';
import { solveStatements, statementsIn } from './several/statements.ts';
import { withTurnedClauses } from './several/turned-clauses.ts';
import { sight } from './sight.ts';
import type { Solution } from './solution.ts';
import { remembered, type Solved } from './solution-cache.ts';
import { solve } from './solve.ts';
import { hasPhrase, stemmed } from './words.ts';

/** A part's key and the key run on the part's givens. */
export interface SolvedPart {
	/** Id of the key. */
	readonly key: string;
	readonly match: Match;
	readonly solution: Solution;
	/** The key run again with other values for its givens, by the key's symbols. */
	readonly whatIf: (values: ReadonlyMap<string, Value>) => Solution;
}

/** Solves every leaf part that a key answers, in order, handing results on by name to the parts that follow. */
export function solveHomework(
	homework: Homework,
	givens: readonly Given[],
	library: Library,
): readonly (SolvedPart | undefined)[] {
	const look = sight(homework, givens);
	const handedOn = new HandedOn();
	let last: { readonly solved: Solved; readonly part: number } | undefined;
	return homework.parts.map((part, index) => {
		if (!part.leaf && !part.sections.some(({ kind }) => kind === 'question')) return undefined;
		const text = partText(homework, index);
		// What a problem says before its parts ask something.
		if (!part.leaf && askOf(text.own) < 2) return undefined;
		const takenUp = problemTakenUp(homework, index, text);
		const isMeant = isOfThis(homework, index, text, takenUp);
		const around = (relevant: Relevant | undefined): readonly Given[] => [
			...withinProblem(homework, index, givensOf(index, homework, look(index, takenUp, relevant)), text),
			...handedOn.under(relevant).filter(isMeant),
		];
		const alone = remembered(library, text, around, near => {
			const solved = solveWhole(text, near, library);
			if (solved && isWhole(solved))
				return withLeftClauses(
					withTurnedClauses(related(text, solved)!, text, near, library),
					text,
					near,
					library.facts,
				);
			// By what it asks first, where what it asks of that is what keeps its key from being found.
			const rest = withoutRelations(text.own);
			const first = rest && solveWhole({ ...text, own: rest.own }, near, library);
			if (!first || !isWhole(first) || first.match.byLikeness) return related(text, solved);
			const match: Match = { ...first.match, unsolved: [...(first.match.unsolved ?? []), ...rest.left] };
			return related(text, { ...first, match, solution: withUnsolved(first.solution, rest.left) });
		});
		const before = last && isNear(homework, last.part, index) ? last.solved : undefined;
		const near = before ? around(relevantToKey(before.match.key)) : [];
		const behind = solveBehind(alone, before, text, near, library);
		const solved = behind === alone ? alone : related(text, behind);
		if (!solved) {
			handedOn.forget(stemmed(text.own));
			return undefined;
		}
		last = { solved, part: index };
		const { match, solution } = solved;
		handedOn.add(resultsOf(match, solution, index));
		const whatIf = (values: ReadonlyMap<string, Value>): Solution => {
			const binding = rebind(match.binding, match.key, library.facts, match.text, values);
			// With other values for its givens the key runs the way it is written.
			const { turned: _turned, ...forwards } = match;
			const again = { ...forwards, binding };
			return withRelations(solve(match.key, again), again, text);
		};
		return { key: match.key.id, match, solution, whatIf };
	});
}

/** A question and those that it asks besides. */
const solveWhole = (text: PartText, near: readonly Given[], library: Library): Solved | undefined =>
	statementsIn(text).length > 0
		? solveStatements(text, near, (own, seen) => solveAlone(own, seen, library))
		: solveQuestions(text, near, library);

const solveQuestions = (text: PartText, near: readonly Given[], library: Library): Solved | undefined =>
	solveVariations(
		text,
		near,
		(own, seen) => solveOnce(own, seen, library),
		(own, solved) => related(own, solved),
	);

const solveOnce = (text: PartText, near: readonly Given[], library: Library): Solved | undefined =>
	solveClauses(
		solveAlone(text, near, library),
		text,
		near,
		library,
		(own, seenThere, behind) => solveBehind(solveAlone(own, seenThere, library), behind, own, seenThere, library),
		({ match, solution }) => resultsOf(match, solution, undefined),
	);

/** Whether a question came to values, and lacks nothing for them. */
const isWhole = ({ solution: { results, missing } }: Solved): boolean =>
	missing.length === 0 && results.length > 0 && results.every(({ value }) => value.kind !== 'symbolic');

/** With what it asks of its results beside them. */
function related(text: PartText, solved: Solved | undefined): Solved | undefined {
	if (!solved) return undefined;
	const beside = withBesideStated(withRelations(solved.solution, solved.match, text), text);
	const solution = withCasesCompared(beside, text.own);
	return solution === solved.solution ? solved : { ...solved, solution };
}

/** A question by its key or its own formulas; where neither knows it, with the matrices that it tells by their parts. */
function solveAlone(text: PartText, givens: readonly Given[], library: Library): Solved | undefined {
	const solved = solveAsPut(text, givens, library);
	const composed = solved && !solved.match.ownLetters ? undefined : composedText(text);
	if (!composed) return solved;
	const whole = solveAsPut(composed, givens, library);
	return solved && whole && !whole.match.ownLetters ? withKeyBeside(solved, whole) : (solved ?? whole);
}

/** A question by its key, or by its own formulas where these say more. */
function solveAsPut(text: PartText, givens: readonly Given[], library: Library): Solved | undefined {
	const match = matchText(library, text, givens);
	const keyed = match && solveMatch(match, givens, library);
	const found = byStatedLaw(keyed, text, library);
	const isShort =
		!found ||
		found.match.byLikeness === true ||
		found.solution.assumptions.length > 0 ||
		isOpen(found) ||
		found.solution.missing.length > 0 ||
		found.match.unsolved !== undefined;
	const isEstimate = found?.match.key.topic === 'fermi';
	// What another problem states is none of a question's own amounts where its key needs nothing of it; "they" are what an answer came to.
	const isWhole =
		found && !found.match.byLikeness && !isOpen(found) && found.solution.missing.length === 0 && !found.match.unsolved;
	const { before: _before, ...within } = text;
	const alone: PartText = isWhole ? within : text;
	const byUnits = (isShort || isEstimate) && !(found && (THEY.test(text.own) || IN_SYMBOLS.test(text.own)));
	const own = solveOwn(text, givens, library) ?? (byUnits ? solveByUnits(alone, givens, library) : undefined);
	if (own && (!found || ((isLess(found, own) || (isEstimate && isFuller(own, found))) && !says(found, own))))
		return found ? withKeyBeside(own, found) : own;
	if (!found || isMereFormula(found)) return undefined;
	const whole = withRestByUnits(found, text, givens, library);
	return own ? withOwnBeside(whole, own) : whole;
}

/** A question for a formula: no amount that the units leave answers it. */
const IN_SYMBOLS =
	/\b(?:in terms of|as a function of|in symbols|symbolically|as a formula|a formula for|an expression for|(?:express|give|write)\b[^.?]{0,40}\busing (?:only )?\$)/i;

const THEY = /\b(?:they|them|those)\b/i;

/** A solution by a key with what the question asks beside it, where the units of the question's own amounts come to that. */
function withRestByUnits(found: Solved, text: PartText, givens: readonly Given[], library: Library): Solved {
	const { unsolved = [] } = found.match;
	const match =
		unsolved.length > 0 && !found.solution.cases
			? factorLabelMatch(text, library.facts, unsolved, resultsForNext(found.solution))
			: undefined;
	if (!match) return found;
	const left = unsolved.filter(clause => match.unsolved?.includes(clause));
	return joined(found, [{ match, solution: solve(match.key, match, givens) }], left);
}

/** A question behind the one before it: what it leaves to that one, its key, or only some of its givens. */
function solveBehind(
	alone: Solved | undefined,
	before: Solved | undefined,
	text: PartText,
	givens: readonly Given[],
	library: Library,
): Solved | undefined {
	if (!before) return alone;
	const rest = alone && (solveRest(alone, before, givens, library) ?? onTheSameWay(alone, before));
	// `And at temperature 2?` has its key, and all else from the question before.
	const isWhole =
		alone !== undefined &&
		!repeats(text) &&
		!evaluatesBefore(text) &&
		(alone.match.targets.length === 0 || alone.solution.results.length > 0) &&
		// What only sounds like a key and lacks its numbers may just as well be about what came before.
		!(alone.match.byLikeness && alone.solution.missing.length > 0);
	// What comes of the formulas before by no key of its own is by none.
	const without = evaluatesBefore(text) && alone?.match.key !== before.match.key ? undefined : alone;
	return rest ?? (isWhole ? undefined : solveLeaning(before, text, givens, library)) ?? without;
}

/**
 * Whether a result that another part came to may be meant here: one of the same problem, of the one that is taken up, or one that is named and
 * has no letter of its own here. The learning rate of a schedule is not "the learning rate $\\eta$" of another problem.
 */
function isOfThis(
	homework: Homework,
	part: number,
	{ around, own }: PartText,
	takenUp: number | undefined,
): (given: Given) => boolean {
	const said = `${around}\n${own}`;
	const stems = stemmed(said);
	const problem = problemOf(homework, part);
	return ({ part: from, name }) => {
		if (from === undefined || name === undefined) return true;
		const there = problemOf(homework, from);
		if (there === problem || there === takenUp) return true;
		if (!hasPhrase(stems, name)) return false;
		const words = name.replace(/[^a-z0-9 -]/gi, '.').replace(/ /g, String.raw`\s+`);
		return !new RegExp(String.raw`\b${words}\s*(?:\$[^$\d]|\\\()`, 'i').test(said);
	};
}

/**
 * Whether a key that no wording has found comes to formulas alone although the document gives it numbers: it is about something like that, and
 * not about this.
 */
const isMereFormula = ({ match, solution: { results } }: Solved): boolean =>
	match.byLikeness === true &&
	results.length > 0 &&
	results.every(({ value }) => value.kind === 'symbolic') &&
	[...match.binding.bound.values()].some(
		({ given, value, source }) =>
			value !== undefined &&
			value.kind !== 'function' &&
			isSaid(source?.from) &&
			// `in bfloat16` is said in symbols too.
			!(given.type.kind === 'quantity' && given.type.format),
	);

/** Whether a key comes to no number. */
const isOpen = ({ match, solution: { results } }: Solved): boolean =>
	match.targets.length > 0 && results.every(({ value }) => value.kind === 'symbolic');

/** Whether a key says less than the question's own formulas: no number, one case of several, or not all that is asked. */
const isLess = (found: Solved, own: Solved): boolean =>
	isOpen(found) ||
	found.match.byLikeness === true ||
	(found.solution.missing.length > 0 && own.solution.missing.length === 0) ||
	(found.solution.assumptions.length > 0 && statedFor(own) > statedFor(found)) ||
	(own.solution.cases !== undefined && found.solution.cases === undefined) ||
	(found.match.unsolved !== undefined &&
		(own.match.unsolved?.length ?? 0) < found.match.unsolved.length &&
		valuesOf(found) <= valuesOf(own));

/** Whether the question's own amounts answer all of it and leave no more of them aside than its key does: what they say goes before what a key takes for granted. */
const isFuller = (own: Solved, found: Solved): boolean =>
	own.match.key.id === FACTOR_LABEL &&
	own.match.unsolved === undefined &&
	(found.solution.assumptions.length > 0 ||
		found.match.unsolved !== undefined ||
		found.solution.missing.length > 0 ||
		leavesRest(own)) &&
	own.solution.results.length >= found.solution.results.filter(({ incidental }) => !incidental).length &&
	statedFor(own) >= statedFor(found);

/** Whether only a part counts of what the question states, the rest being lost or kept free: most keys know nothing of that. */
const leavesRest = ({ match: { binding } }: Solved): boolean =>
	[...binding.bound.keys()].some(name => /^share_of_the_(?:memory|time)_that_is_left/.test(name));

/** Whether a key comes to all that the question's own amounts come to: then it says more about it. */
const says = ({ solution: { results } }: Solved, own: Solved): boolean =>
	own.match.key.id === FACTOR_LABEL &&
	own.solution.results.every(({ value }) =>
		results.some(
			({ value: other }) =>
				value.kind === 'quantity' &&
				other.kind === 'quantity' &&
				(isClose(value.value, other.value) || isClose(inUnit(value, value.unit), inUnit(other, other.unit))),
		),
	);

/** `£1,000 a month` is what a month costs; 7,145 cards are 7,144.5 of them. */
const isClose = (a: number, b: number): boolean =>
	Math.abs(a - b) <= 1e-9 * Math.abs(a) || (a >= 1 && [Math.ceil(a), Math.floor(a)].includes(b));

/** How many of the amounts that the text states an answer is made of. */
const statedFor = ({ match: { binding }, solution }: Solved): number =>
	solution.givens.filter(({ from, symbol }) => isSaid(from) && (symbol === undefined || binding.bound.has(symbol)))
		.length;

/** How many values a question is answered by. */
const valuesOf = ({ solution: { results, cases } }: Solved): number => results.length * (cases?.length ?? 1);

/** A question by the formulas that it states itself. */
function solveOwn(text: PartText, givens: readonly Given[], library: Library): Solved | undefined {
	const match = ownMatch(text, givens);
	if (!match) return undefined;
	const [first, ...others] = ownCases(match, givens);
	const solved: Solved =
		first && others.length > 0
			? fromCases(casesFrom([first, ...others], givens, library))
			: solveMatch(match, givens, library, (own, alone) => bindOwn(match.key, own, alone));
	if (!isOpen(solved)) return solved;
	// A row of inputs makes no cases.
	const whole: Solved = { match, solution: solve(match.key, match, givens) };
	return isOpen(whole) ? undefined : whole;
}

/** A question by what the units of its own amounts leave open. */
function solveByUnits(text: PartText, givens: readonly Given[], library: Library): Solved | undefined {
	const before = givens.filter(({ from }) => from === 'part');
	const match = factorLabelMatch(
		text,
		library.facts,
		undefined,
		before.map(({ name = '', value }) => ({ name, value })),
	);
	// An amount that the question states itself is no answer to it.
	if (!match || [...match.binding.bound.values()].filter(({ value }) => value !== undefined).length < 2)
		return undefined;
	const solved = { match, solution: solve(match.key, match, givens) };
	return isOpen(solved) ? undefined : solved;
}

/** A match solved, for each of the values that its question names in a row. */
function solveMatch(match: Match, givens: readonly Given[], library: Library, bind?: Binder): Solved {
	const cases = casesOf(match, givens, library, bind);
	if (!cases) return { match, solution: solve(match.key, match, givens) };
	return fromCases(cases);
}

const fromCases = ({ matches, all }: Cases): Solved => ({
	match: matches[0]!,
	solution: { ...all[0]!.solution, cases: all },
	matches,
});

/** A question that only makes sense after the one before it (`And for 70B?`), by the key and the givens of that one. */
function solveLeaning(before: Solved, text: PartText, givens: readonly Given[], library: Library): Solved | undefined {
	const match = leanOn(before.match, text, givens, library);
	if (!match) return undefined;
	const own = solveMatch(match, givens, library, leaningBinder(before.match, library));
	const { matches, solution } = before;
	if (own.matches || !matches || !solution.cases) return own;
	// It asks anew what was asked for several values: for each of them, unless it says itself for which.
	const cases = matches.flatMap((each, index) => {
		const again = leanOn(each, text, givens, library);
		return again ? [{ match: again, members: solution.cases![index]!.members }] : [];
	});
	const results = casesFrom(cases, givens, library);
	const texts = results.all.map(each => each.solution.results.map(({ text: said }) => said).join());
	return cases.length === matches.length && new Set(texts).size > 1 ? fromCases(results) : own;
}

/**
 * A question that has its key and leaves some of its givens to the part before, which had the same key: `and for a context of 4096 tokens?`, or
 * `How many GPU-hours is that?`, where the speed that was given there would be assumed here.
 */
function solveRest(
	{ match, solution }: Solved,
	before: Solved,
	givens: readonly Given[],
	library: Library,
): Solved | undefined {
	if (match.key !== before.match.key || isGeneral(match.text) || isOfOthers(match.text)) return undefined;
	const assumesAnew = [...match.binding.bound].some(
		([symbol, { source }]) => !isSaid(source?.from) && isSaid(before.match.binding.bound.get(symbol)?.source?.from),
	);
	if (solution.missing.length === 0 && !(assumesAnew && takesUp(match.text))) return undefined;
	const bind = leaningBinder(before.match, library);
	const whole: Match = { ...match, binding: bind(givens, match.text) };
	const solved = solveMatch(whole, givens, library, bind);
	return solved.solution.missing.length === 0 ? solved : undefined;
}

/** A question that takes up the one before (`How many cards is that?`) and has its key, on the way on which that one was solved. */
function onTheSameWay({ match, solution }: Solved, before: Solved): Solved | undefined {
	const methodBefore = before.solution.method;
	if (match.key !== before.match.key || solution.cases || solution.method === methodBefore || !takesUp(match.text))
		return undefined;
	const taken: Match = { ...match, methodBefore };
	return { match: taken, solution: solve(match.key, taken) };
}

/** Whether nothing but the parts around it stands between a part and an earlier one. */
const isNear = ({ parts }: Homework, earlier: number, part: number): boolean =>
	parts.slice(earlier + 1, part).every(({ leaf }) => !leaf);

/** Results as givens for later parts: by the names of the Gives table, never by symbol. */
function resultsOf(match: Match, solution: Solution, part: number | undefined): readonly Given[] {
	const results = [...solution.results, ...solution.steps.flatMap(step => step.results)];
	const seen = new Set<string>();
	const [first] = solution.results;
	return results.flatMap((result): readonly Given[] => {
		const give = match.key.gives.find(({ symbol }) => symbol === result.symbol);
		if (!give || seen.has(result.symbol) || result.value.kind === 'symbolic' || result.value.kind === 'function')
			return [];
		seen.add(result.symbol);
		const given: Given = {
			symbol: undefined,
			latex: undefined,
			name: give.name.toLowerCase(),
			value: result.value,
			shape: undefined,
			from: 'part',
			part,
			anchor: undefined,
		};
		// What was asked for goes on by its plain name too: `trainable parameters on all four projections`.
		const [plain] = given.name!.split(/ (?:on|of|with|for|in|by) /);
		const isPlain = result === first && !result.incidental && plain!.includes(' ') && plain !== given.name;
		return isPlain ? [{ ...given, name: plain! }, given] : [given];
	});
}
