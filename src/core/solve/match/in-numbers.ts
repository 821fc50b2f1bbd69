import { symbolsOf } from '../../math/walk.ts';
import type { Fact, Given } from '../../quantities/given.ts';
import { type Binding, bindGivens } from '../bind/bind.ts';
import { boundArrays, SHORT } from '../bind/bind-arrays.ts';
import { fromKey, isSaid } from '../bind/bind-defaults.ts';
import { isMatrix } from '../bind/bind-likeness.ts';
import type { PartText } from '../bind/part-text.ts';
import { saidSwitches } from '../bind/said-switches.ts';
import type { AnswerKey, KeyGive, KeyGiven, KeyMethod } from '../key.ts';
import type { Library } from '../library.ts';
import { holds, keyEnvironment, type Running, runMethod } from '../run/run.ts';
import { solve } from '../solve.ts';
import { hasPhrase, stemmed } from '../words.ts';
import { askedLetters, lettersOf } from './asked-letters.ts';
import { furtherTargets } from './further-targets.ts';
import type { Match } from './match.ts';
import { givensBehind } from './needs.ts';
import { softAsks } from './related.ts';
import { askingClauses, sentencesOf } from './unsolved.ts';
import { numbersOf } from './unused.ts';

/** How like a question to a wording of a key must be that works numbers out, where no key of its family was found: all required words. */
const WHOLE = 0.999;
/** How many vectors and matrices a question must state for a key that another one keeps out by its words. */
const SEVERAL = 2;

/** The keys that work out the numbers of others, which an ordinary question is not matched to. */
export const isWorkedFrom = ({ numbersOf }: AnswerKey): boolean => numbersOf.length > 0;

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
		if (!isWorkedFrom(key)) continue;
		const asks = softAsks(library, key, read);
		const isOfFamily = found !== undefined && key.numbersOf.includes(found.key.id);
		if (!isOfFamily && !asks.some(({ score }) => score >= WHOLE)) continue;
		// One that fits by its words alone stands back, unless it leaves several vectors of the question aside.
		const few = found && !isOfFamily && !found.byLikeness ? SEVERAL : 1;
		const match = matchBy(library, key, text, givens, few);
		if (match && !(found && tells(found, match, givens))) return match;
	}
	return undefined;
}

/** Whether the solution by a question's words comes to numbers throughout and tells all that the other one would tell. */
function tells(found: Match, other: Match, givens: readonly Given[]): boolean {
	const own = solve(
		found.key,
		{
			...found,
			targets: [...new Set([...found.targets, ...furtherTargets(found.key, found.targets, found.binding, found.text)])],
		},
		givens,
	);
	if (own.missing.length > 0 || own.results.length === 0) return false;
	if (own.results.some(({ value }) => value.kind === 'symbolic')) return false;
	const numbers = [...own.results, ...own.steps.flatMap(({ results }) => results)].flatMap(({ value }) =>
		value.kind === 'symbolic' ? [] : numbersOf(value),
	);
	const further = solve(other.key, other, givens).results.flatMap(({ value }) =>
		value.kind === 'symbolic' ? [] : numbersOf(value),
	);
	return further.every(number => numbers.some(each => Math.abs(each - number) <= 1e-6 * (1 + Math.abs(number))));
}

function matchBy(
	library: Library,
	key: AnswerKey,
	text: PartText,
	givens: readonly Given[],
	few: number,
): Match | undefined {
	const { values, left } = boundArrays(key, text);
	if (
		left > 0 ||
		(values.size === 0 && !saidSwitches(key, text).some(({ value }) => value?.kind === 'quantity' && value.value === 1))
	)
		return undefined;
	if (few > 1 && values.size < few) return undefined;
	const asked = askedGives(key, text);
	if (asked.length === 0) return undefined;
	const binding = withOnly(
		key,
		bindGivens(key, givens, library.facts, text),
		new Set(values.keys()),
		library.facts,
		text,
	);
	if (leavesNumbers(text, binding)) return undefined;
	// A letter of the document that no vector stands for has a value only if the key itself makes it.
	const has = (symbol: string): boolean => binding.bound.get(symbol)?.value !== undefined;
	const environment = keyEnvironment(
		[...binding.bound].flatMap(([name, { value }]) => (value ? [[name, value] as const] : [])),
	);
	const open = new Set(key.givens.flatMap(({ symbol }) => (has(symbol) ? [] : [symbol])));
	const running: Running = { environment, symbolic: new Map(), open, question: stemmed(text.own) };
	const reached = (method: KeyMethod): readonly string[] => {
		if (method.condition && holds({ kind: 'formula', expression: method.condition }, running) !== true) return [];
		const { steps } = runMethod(method, running);
		const made = new Set(
			steps.flatMap(step =>
				step.formulas.flatMap(({ definitions }) =>
					definitions.flatMap(({ definition, value }) => (value.kind === 'symbolic' ? [] : [definition.symbol])),
				),
			),
		);
		return asked.flatMap(({ symbol }) => (made.has(symbol) ? [symbol] : []));
	};
	// Vectors of the question itself that a way leaves aside stand for something that is not understood.
	const leaves = (method: KeyMethod, targets: readonly string[]): boolean => {
		const behind = givensBehind(key, method, targets);
		// A matrix by which another way comes to the same is no ornament: queries and keys beside a query-key matrix are not yet multiplied by it.
		const ledElsewhere = ({ symbol }: KeyGiven): boolean =>
			!behind?.has(symbol) &&
			key.methods.some(other => other !== method && givensBehind(key, other, targets)?.has(symbol));
		if (
			[...values].some(
				([given, { value }]) =>
					value.matrix.rows > 1 && value.matrix.columns > 1 && /query-key/.test(given.name) && ledElsewhere(given),
			)
		)
			return true;
		return [...values].some(
			([given, { value, from }]) =>
				from === 'question' &&
				(value.matrix.rows === 1 || value.matrix.columns === 1) &&
				!/matrix/.test(given.name) &&
				!behind?.has(given.symbol) &&
				!leadsTo(key, given.symbol, behind),
		);
	};
	// Vectors that a method leaves aside were stated for another one.
	const used = (method: KeyMethod, targets: readonly string[]): number => {
		const behind = givensBehind(key, method, targets);
		return [...values.keys()].filter(({ symbol }) => behind?.has(symbol)).length;
	};
	const ways = key.methods
		.map(method => {
			const targets = reached(method);
			const isOpen = targets.length === 0 || leaves(method, targets);
			return { targets: isOpen ? [] : targets, used: isOpen ? 0 : used(method, targets) };
		})
		.filter(({ targets }) => targets.length > 0)
		.toSorted((a, b) => b.targets.length - a.targets.length || b.used - a.used);
	for (const { targets } of ways) {
		const [ask] = key.asks;
		const match: Match = {
			key,
			ask: { ...ask!, targets },
			score: 1,
			targets,
			binding,
			text,
			question: stemmed(text.own),
		};
		const { results } = solve(key, match, givens);
		const isWhole = targets.every(target =>
			results.some(({ symbol, value }) => symbol === target && value.kind !== 'symbolic'),
		);
		if (isWhole) return match;
	}
	return undefined;
}

/** Whether a given is what the default of one that counts is made of: tokens stand for sources. */
const leadsTo = (key: AnswerKey, symbol: string, behind: ReadonlySet<string> | undefined): boolean =>
	key.givens.some(
		other =>
			behind?.has(other.symbol) && other.default.kind === 'value' && symbolsOf(other.default.expression).has(symbol),
	);

/** Whether the question states a number with a decimal point that nothing has taken: what it is for is not understood. */
function leavesNumbers({ own, around }: PartText, { bound }: Binding): boolean {
	const taken = [...bound.values()].flatMap(({ value }) => (value ? numbersOf(value) : []));
	const text = `${around.length < SHORT ? around : ''}\n${own}`;
	return [...text.matchAll(/(?<![\w.^])(\d*\.\d+(?![\w.])|\d+(?=\s?\\?%))(\s?\\?%)?/g)].some(
		([, written, share]) => !taken.some(each => Math.abs(Math.abs(each) - Number(written) / (share ? 100 : 1)) <= 1e-9),
	);
}

/** A binding without matrices that were read in another way than by the names beside them, and what is made of those. */
function withOnly(
	key: AnswerKey,
	binding: Binding,
	read: ReadonlySet<KeyGiven>,
	facts: readonly Fact[],
	text: PartText,
): Binding {
	const bound = new Map(binding.bound);
	for (const [symbol, { given, value, source, derived }] of bound)
		if (derived || (isMatrix(given) && value !== undefined && source && isSaid(source.from) && !read.has(given)))
			bound.delete(symbol);
	for (const given of key.givens) {
		if (bound.has(given.symbol) || given.default.kind !== 'value') continue;
		const made = [...symbolsOf(given.default.expression)];
		if (!made.every(name => bound.get(name)?.value !== undefined)) continue;
		const entry = fromKey(given, facts, text, bound);
		if (entry) bound.set(given.symbol, entry);
	}
	return { ...binding, bound };
}

/** The results of a key that the question asks for, by their names or letters. */
function askedGives(key: AnswerKey, { own }: PartText): readonly KeyGive[] {
	// `…, and what the head writes for the source` asks within an order.
	const clauses = new Set([
		...askingClauses(own),
		...sentencesOf(own).filter(clause => /^(?:and\s+)?(?:what|which|how)\b/i.test(clause)),
	]);
	return key.gives.filter(give =>
		[...clauses].some(clause => {
			const words = stemmed(clause);
			const letters = askedLetters(clause);
			return (
				lettersOf(give).some(letter => letters.has(letter)) ||
				[give.name, ...give.aliasWords].some(name => hasPhrase(words, name))
			);
		}),
	);
}
