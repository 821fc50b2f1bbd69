import type { Value } from '../../math/value.ts';
import type { Given } from '../../quantities/given.ts';
import { isSaid } from '../bind/bind-defaults.ts';
import type { PartText } from '../bind/part-text.ts';
import { type AnswerKey, isWorkedFrom } from '../key.ts';
import type { Library } from '../library.ts';
import { solve } from '../solve.ts';
import { hasPhrase, stemmed } from '../words.ts';
import { askedKinds } from './asked.ts';
import { askedPieces } from './asked-gives.ts';
import { chainMatch } from './chain-match.ts';
import { furtherTargets } from './further-targets.ts';
import type { Match } from './match.ts';
import { readsLikeNot, speaksOfNone, thingsAsked } from './rank.ts';
import { softAsks } from './related.ts';
import { countsOnly } from './sizes.ts';
import { unsolvedClauses } from './unsolved.ts';
import { numbersOf } from './unused.ts';

/** How like a question to a wording of a key must be that works numbers out, where no key of its family was found: all required words. */
const WHOLE = 0.999;
/** How many vectors and matrices a question must state for a key that another one keeps out by its words. */
const SEVERAL = 2;

/** What tells that a question is about a head or a stream, whatever it asks for. */
const ABOUT =
	/\battention\b|\blogit tables?\b|\bzero[- ]layers?\b|\bno layers\b|(?<![\w-])(?:heads?|Kopf|Köpfe|t[eê]te|cabezas?|residual|QK|OV|unembedding)(?![\w-])|\bW_?\\?\{?(?:\\text\{|\\mathrm\{)?(?:QK|OV|[QKVOEU])\b|Aufmerksamkeit|注意力|残差/;

/**
 * The match by a key that works out in numbers what keys of its family derive (`## Numbers of`): where all vectors and matrices of the question are its
 * own, and what the question asks for by name comes to numbers. Undefined where the question is put in symbols, or something of it is not understood.
 *
 * @param found what the question is matched to by its words.
 */
export function inNumbers(
	library: Library,
	found: Match | undefined,
	read: PartText,
	text: PartText,
	givens: readonly Given[],
): Match | undefined {
	if (found?.turned) return undefined;
	for (const key of library.keys) {
		if (!isWorkedFrom(key) || readsLikeNot(library, key, text)) continue;
		const asks = softAsks(library, key, read);
		const isOfFamily = found !== undefined && key.numbersOf.includes(found.key.id);
		const isAbout = ABOUT.test(text.own) || ABOUT.test(text.around);
		const isOpen = !found || found.byLikeness === true;
		if (!isOfFamily && !asks.some(({ score }) => score >= WHOLE) && !(isOpen && isAbout)) continue;
		// One that fits by its words alone stands back, unless it leaves several vectors of the question aside.
		const few = found && !isOfFamily && !found.byLikeness ? SEVERAL : 1;
		const mayGuess = isAbout && (isOfFamily || isOpen) && !asksForOthers(library, key, text);
		const match = chainMatch(library, key, text, givens, { few, mayGuess });
		if (match && !(found && tells(found, match, givens, library))) return match;
	}
	return undefined;
}

/** Whether a question names a thing that it asks for and of which the key has never heard: `What perplexity does it reach?`. */
const asksForOthers = (library: Library, key: AnswerKey, { own }: PartText): boolean =>
	speaksOfNone(library, key, thingsAsked(own, askedKinds(own)));

/** Whether the solution by a question's words comes to numbers throughout and tells all that the other one would tell. */
function tells(found: Match, other: Match, givens: readonly Given[], library: Library): boolean {
	const solved = solve(
		found.key,
		{
			...found,
			targets: [...new Set([...found.targets, ...furtherTargets(found.key, found.targets, found.binding, found.text)])],
		},
		givens,
	);
	const isWhole =
		solved.missing.length === 0 &&
		solved.results.length > 0 &&
		solved.results.every(({ value }) => value.kind !== 'symbolic');
	// What only sounds like a key of another topic is no surer than sizes that are all understood.
	if (found.byLikeness && countsOnly(other.key) && found.key.topic !== other.key.topic) return false;
	// The sizes of a whole model are those of a head and more.
	const isOfFamily = other.key.numbersOf.includes(found.key.id);
	if (
		isWhole &&
		!found.byLikeness &&
		!isOfFamily &&
		countsOnly(other.key) &&
		unsolvedClauses(found, library).length === 0
	)
		return true;
	// Of one matrix alone its own key knows more.
	if (isWhole && !found.byLikeness && arraysOf(other) === 1) return true;
	const own = [...solved.results, ...solved.steps.flatMap(({ results }) => results)].map(({ value }) => value);
	// What the question names and only the other solution has.
	const pieces = stemmed(askedPieces(found.text.own).join('. '));
	const others = namesOf(other.key, other.targets);
	const kept = solved.results.some(({ symbol }) => {
		const names = namesOf(found.key, [symbol]);
		return names.some(name => hasPhrase(pieces, name)) && !names.some(name => others.includes(name));
	});
	if (isWhole && kept && !found.byLikeness) return true;
	if (!isWhole && found.byLikeness) return false;
	const theirs = solve(other.key, other, givens).results;
	// One thing is told here, and there this and more that the question names.
	const [only, ...more] = solved.results;
	if (
		only &&
		more.length === 0 &&
		theirs.length > 1 &&
		theirs.some(({ value }) => areSame(numbersIn(value), numbersIn(only.value)))
	)
		return false;
	const known = [...own, ...[...found.binding.bound.values()].flatMap(({ value }) => value ?? [])].flatMap(partsOf);
	const told = solved.results.map(({ value }) => numbersIn(value)).filter(({ length }) => length > 1);
	return theirs.every(({ symbol, value }) => {
		const is = other.key.gives.find(give => give.symbol === symbol)?.is;
		const numbers = numbersIn(value);
		// Of what the other one has for every token this one has it for the one that is asked for.
		if (isWhole && is === 'each') return partsOf(value).some(part => told.some(each => areSame(each, part)));
		// One number may stand within an array; which token it is, no entry tells that happens to be as large.
		return value.kind === 'quantity'
			? known.some(each => each.some(one => areSame([one], numbers)))
			: is !== 'place' && known.some(each => areSame(each, numbers));
	});
}

/** How many vectors and matrices a question states of a key's givens. */
const arraysOf = ({ binding }: Match): number =>
	[...binding.bound.values()].filter(
		({ value, derived, source }) => value?.kind === 'matrix' && !derived && isSaid(source?.from),
	).length;

const namesOf = ({ gives }: AnswerKey, symbols: readonly string[]): readonly string[] =>
	gives.flatMap(({ symbol, name, aliasWords }) => (symbols.includes(symbol) ? [name, ...aliasWords] : []));

const numbersIn = (value: Value): readonly number[] =>
	value.kind === 'symbolic' ? [] : value.kind === 'quantity' ? [value.value] : numbersOf(value);

/** All numbers of a value, and those of each row and column. */
const partsOf = (value: Value): readonly (readonly number[])[] =>
	value.kind === 'matrix'
		? [value.matrix.to1DArray(), ...value.matrix.to2DArray(), ...value.matrix.transpose().to2DArray()]
		: [numbersIn(value)];

/** Whether numbers are the same as others, in whatever order and with whatever zeros beside them. */
const areSame = (numbers: readonly number[], others: readonly number[]): boolean => {
	const [a, b] = [numbers, others].map(each => each.filter(one => one !== 0).toSorted((x, y) => x - y));
	return a!.length === b!.length && a!.every((each, at) => Math.abs(each - b![at]!) <= 1e-6 * (1 + Math.abs(each)));
};
