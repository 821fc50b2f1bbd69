import { quantity } from '../../math/evaluate/evaluate.ts';
import type { Quantity } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { Fact, Given } from '../../quantities/given.ts';
import { type Binding, bindGivens } from '../bind/bind.ts';
import { boundArrays, SHORT } from '../bind/bind-arrays.ts';
import { fromKey, isSaid, standIn } from '../bind/bind-defaults.ts';
import { isMatrix } from '../bind/bind-likeness.ts';
import type { PartText } from '../bind/part-text.ts';
import { saidSwitches } from '../bind/said-switches.ts';
import { sizesInProse } from '../bind/sizes-in-prose.ts';
import { statedDivisor } from '../bind/stated-divisor.ts';
import { definedBy } from '../key/key-chain.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import type { Library } from '../library.ts';
import { valueClauses } from '../own/value-clauses.ts';
import { chainedMethod } from '../run/chained.ts';
import { keyEnvironment, type Running } from '../run/run.ts';
import { solve } from '../solve.ts';
import { stemmed } from '../words.ts';
import { askedGives } from './asked-gives.ts';
import type { Match } from './match.ts';
import { givensBehind } from './needs.ts';
import { selectedPlace } from './selected-place.ts';
import { countsOnly, takesSizes } from './sizes.ts';
import { numbersOf } from './unused.ts';

/**
 * The match by a chain: its givens are the vectors and matrices of the question by their names, its one method whatever steps lead on from them, its
 * results what the question asks for by name and what a vector that this leaves aside leads to. Undefined where something of the question is not
 * understood.
 *
 * @param few how many vectors and matrices the question must state.
 * @param mayGuess whether a question that names none of the results may mean the last one that all its vectors and matrices lead to.
 */
export function chainMatch(
	library: Library,
	key: AnswerKey,
	text: PartText,
	givens: readonly Given[],
	how: How,
): Match | undefined {
	const alone = matchBy(library, key, text, givens, how);
	const { before = [] } = text;
	if (before.length === 0 || (alone && askedGives(key, text.own).every(({ symbol }) => alone.targets.includes(symbol))))
		return alone;
	// What a question leaves out the ones before it in the same problem have stated.
	const around = [...before.toReversed(), text.around].join('\n');
	const further = matchBy(library, key, { ...text, around }, givens, how);
	return further && further.targets.length > (alone?.targets.length ?? 0) ? { ...further, text } : alone;
}

interface How {
	readonly few: number;
	readonly mayGuess: boolean;
}

function matchBy(
	library: Library,
	key: AnswerKey,
	read: PartText,
	givens: readonly Given[],
	{ few, mayGuess }: How,
): Match | undefined {
	const isOfSizes = countsOnly(key);
	const text = isOfSizes ? withSizesTold(read) : read;
	const seen = isOfSizes ? givens.filter(isWhole) : givens;
	const { values, left } = boundArrays(key, text);
	if (left > 0 || (!isOfSizes && few > 1 && values.size < few)) return undefined;
	const isSwitched = saidSwitches(key, text).some(({ value }) => value?.kind === 'quantity' && value.value === 1);
	if (values.size === 0 && !isSwitched && !isOfSizes) return undefined;
	const binding = withStated(
		key,
		withOnly(key, bindGivens(key, seen, library.facts, text), new Set(values.keys()), library.facts, text),
		text,
	);
	if (leavesNumbers(text, binding)) return undefined;
	if (isOfSizes && !takesSizes(key, binding, text)) return undefined;
	// A letter of the document that no vector stands for has a value only if the key itself makes it.
	const has = (symbol: string): boolean => binding.bound.get(symbol)?.value !== undefined;
	const environment = keyEnvironment(
		[...binding.bound].flatMap(([name, { value }]) => (value ? [[name, value] as const] : [])),
	);
	const open = new Set(key.givens.flatMap(({ symbol }) => (has(symbol) ? [] : [symbol])));
	const running: Running = { environment, symbolic: new Map(), open, question: stemmed(text.own) };
	const method = chainedMethod(key, running);
	const chain: AnswerKey = { ...key, methods: [method] };
	const made = method.steps.flatMap(definedBy);
	const behind = (targets: readonly string[]): ReadonlySet<string> => givensBehind(chain, method, targets) ?? new Set();
	const isUsed = ({ symbol }: KeyGiven, names: ReadonlySet<string>): boolean =>
		names.has(symbol) || leadsTo(key, symbol, names);
	const asked = askedGives(key, text.own).flatMap(({ symbol }) => (made.includes(symbol) ? [symbol] : []));
	const results = key.gives.map(({ symbol }) => symbol).filter(symbol => made.includes(symbol));
	const lastFirst = results.toSorted((a, b) => made.indexOf(b) - made.indexOf(a));
	const guessed = (): readonly string[] =>
		lastFirst.filter(symbol => [...values.keys()].every(given => isUsed(given, behind([symbol])))).slice(0, 1);
	const targets = asked.length > 0 ? [...asked] : mayGuess && values.size > 1 ? [...guessed()] : [];
	if (targets.length === 0) return undefined;
	// A sentence that orders a value under a name which no result has may want any of them.
	if (asked.length > 0 && ordersUnnamed(key, text.own))
		for (const { symbol, is } of key.gives)
			if (made.includes(symbol) && !targets.includes(symbol) && is !== 'asked') targets.push(symbol);
	// Vectors of the question itself that what is asked for leaves aside lead to what it asks for besides, in words that the key has not.
	const onlyAsked = new Set(key.gives.flatMap(({ symbol, is }) => (is === 'asked' ? [symbol] : [])));
	for (const [given, { from }] of values) {
		if (isUsed(given, behind(targets)) || (from !== 'question' && given.aside !== 'never')) continue;
		const further = lastFirst.find(symbol => isUsed(given, behind([symbol])) && !onlyAsked.has(symbol));
		if (further !== undefined) targets.push(further);
		else if (given.aside !== 'may') return undefined;
	}
	if (
		asksWhomItAttends(text.own) &&
		!key.gives.some(give => targets.includes(give.symbol) && OF_ATTENTION.test(give.name))
	)
		return undefined;
	const [ask] = key.asks;
	const match: Match = {
		key: chain,
		ask: { ...ask!, targets },
		score: 1,
		targets,
		binding,
		text,
		question: stemmed(text.own),
	};
	const told = solve(chain, match, seen).results;
	// What the question states itself is no answer to it.
	const stated = new Set([...values.keys()].map(({ symbol }) => symbol));
	const isStated = (target: string): boolean =>
		method.steps.some(({ formulas }) =>
			formulas.some(({ links }) =>
				links.some(link => {
					if (link.kind !== 'define' || link.symbol !== target) return false;
					const { body } = link;
					const whole = body.kind === 'apply' && body.operator === 'transpose' ? body.args[0]! : body;
					return whole.kind === 'symbol' && stated.has(whole.name);
				}),
			),
		);
	if (targets.every(isStated)) return undefined;
	return targets.every(target => told.some(({ symbol, value }) => symbol === target && value.kind !== 'symbolic'))
		? match
		: undefined;
}

/** `To which token does the head attend?`: scores and weights tell it, what is written does not. */
const asksWhomItAttends = (own: string): boolean =>
	/\b(?:to|on) (?:which|what|whom)\b[^.?]*\battends?\b|\b(?:which|what) (?:tokens?|positions?|sources?|words?)\b[^.?]*\battends?(?: (?:most|mostly|more))?(?: to)?\s*(?:\?|from\b|at\b)/i.test(
		own,
	);
const OF_ATTENTION = /score|weight|source|attention|average/i;

/** A size is no part of something: `50.432 Token` are as many thousands. */
const isWhole = ({ value }: Given): boolean => value?.kind !== 'quantity' || Number.isInteger(value.value);

const withSizesTold = (text: PartText): PartText => ({
	...text,
	own: sizesInProse(text.own),
	around: sizesInProse(text.around),
});

/** Whether one of several sentences that order values names no result of a key. */
const ordersUnnamed = (key: AnswerKey, own: string): boolean => {
	const clauses = valueClauses(own);
	return clauses.length > 1 && clauses.some(clause => askedGives(key, clause).length === 0);
};

/** A binding with the numbers that a text states in ways of their own: a divisor, the place of a thing among those that it lists; and with no other ones. */
function withStated(key: AnswerKey, binding: Binding, text: PartText): Binding {
	const bound = new Map(binding.bound);
	for (const given of key.givens) {
		if (given.type.kind !== 'quantity' || given.type.stated === undefined) continue;
		const value = statedValue(given.type.stated, text);
		bound.delete(given.symbol);
		if (value)
			bound.set(given.symbol, {
				given,
				value,
				shown: undefined,
				source: standIn(given, value, 'question'),
				assumption: undefined,
			});
	}
	return { ...binding, bound };
}

function statedValue(how: 'divisor' | 'place', text: PartText): Quantity | undefined {
	if (how === 'divisor') return statedDivisor(text.own) ?? statedDivisor(text.around);
	const place = selectedPlace(text);
	return place === undefined ? undefined : quantity(place);
}

/** Whether a given is what the default of one that counts is made of: tokens stand for sources. */
const leadsTo = (key: AnswerKey, symbol: string, behind: ReadonlySet<string> | undefined): boolean =>
	key.givens.some(
		other =>
			behind?.has(other.symbol) && other.default.kind === 'value' && symbolsOf(other.default.expression).has(symbol),
	);

/** `4.1 Work out …`: where the question stands. */
const LABEL = /^\s*\(?\d{1,2}\.\d{1,2}\.?\)?\s+(?=\p{Lu})/u;

/** Whether the question states a number with a decimal point that nothing has taken: what it is for is not understood. */
function leavesNumbers({ own, around }: PartText, { bound }: Binding): boolean {
	const taken = [...bound.values()].flatMap(({ value }) => (value ? numbersOf(value) : []));
	const text = `${around.length < SHORT ? around : ''}\n${own.replace(LABEL, '')}`;
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
