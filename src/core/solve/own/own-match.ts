import type { Expression, SymbolNode } from '../../math/expression.ts';
import { formatValue } from '../../math/print/format.ts';
import { toLatex, toText } from '../../math/print/print.ts';
import { symbolNode } from '../../math/read/names.ts';
import { differenceOf, nameOfDerivative, productOf } from '../../math/slope.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { Given } from '../../quantities/given.ts';
import type { Binding, BoundGiven } from '../bind/bind.ts';
import { standIn } from '../bind/bind-defaults.ts';
import { numbersSaid } from '../bind/bind-roles.ts';
import type { PartText } from '../bind/part-text.ts';
import type { Member } from '../cases/enumerations.ts';
import type { AnswerKey } from '../key.ts';
import { askedKinds } from '../match/asked.ts';
import type { Match } from '../match/match.ts';
import { stemmed } from '../words.ts';
import { askedDerivatives, asksForStep, chainRule, respectTo } from './chain-rule.ts';
import { AFTER, keyOf, type Slope, type Step } from './own-key.ts';
import { type Defined, isSaid, type Stated, statedIn, withValues } from './stated-letters.ts';
import { ordersValue, valueClauses } from './value-clauses.ts';

const NOWHERE = { start: 0, end: 0 };

/**
 * The key that a question brings itself: where it states formulas (`x_t = \sqrt{\bar\alpha_t} x_0 + …`) and a value for every letter in them, these are
 * its steps, and what it asks for by its letter its results. Undefined where something is missing: then nobody has said how to work it out.
 *
 * @param givens what the part sees, nearest first: a letter that no equation gives a value may have one from there.
 */
export function ownMatch(text: PartText, givens: readonly Given[]): Match | undefined {
	if (valueClauses(text.own).length === 0 || askedKinds(text.own).has('truth')) return undefined;
	const stated = statedIn(text, givens);
	const computable = withValues(stated);
	const slopes = slopesIn(text, stated, computable);
	const named = namedIn(text, stated.defined).filter(name => computable.has(name));
	const isNamed = named.length > 0 || slopes.length > 0 || !ordersValue(text.own) || statesMore(text, stated.values);
	const results = isNamed ? named : lastOf(stated.defined).filter(name => computable.has(name));
	if (results.length === 0 && slopes.length === 0) return undefined;
	const needed = neededFor([...results, ...slopes.flatMap(({ uses }) => uses)], stated.defined);
	const order = [...stated.defined.keys()].filter(name => needed.has(name));
	const forward = inOrder(order, stated.defined);
	if (!forward) return undefined;
	const steps: readonly Step[] = [
		...forward.map(({ symbol, side, name }) => ({
			symbol,
			head: symbol,
			side,
			shown: side,
			...(name === undefined ? {} : { name }),
		})),
		...slopes,
	];
	const targets = [...results, ...slopes.filter(({ isAsked }) => isAsked).map(({ symbol }) => symbol.name)];
	const letters = [...new Set(steps.flatMap(({ side }) => [...symbolsOf(side)]))].filter(name =>
		stated.values.has(name),
	);
	const key = keyOf(letters, steps, targets, stated);
	return {
		key,
		ask: key.asks[0]!,
		score: 1,
		targets,
		binding: bindingOf(key, stated, givens),
		text,
		question: stemmed(text.own),
		ownLetters: true,
	};
}

/**
 * The matches of a question that asks the same for several values of one letter, or of several letters side by side (`at $s = 1000$ and at
 * $s = 4000$`); none where it asks once.
 */
export function ownCases(match: Match, givens: readonly Given[]): readonly OwnCase[] {
	const stated = statedIn(match.text, givens);
	const varied = match.key.givens.flatMap(({ symbol }) => {
		const valued = stated.values.get(symbol);
		return valued && valued.others.length > 0 ? [valued] : [];
	});
	const count = varied[0]?.others.length ?? 0;
	if (count === 0 || varied.some(({ others }) => others.length !== count)) return [];
	return Array.from({ length: count + 1 }, (_, at) => {
		const chosen = new Map(
			varied.map(({ symbol, value, others }) => [symbol.name, at === 0 ? value : others[at - 1]!]),
		);
		const bound = new Map(match.binding.bound);
		for (const [name, value] of chosen) {
			const before = bound.get(name);
			if (before?.source) bound.set(name, { ...before, value, source: { ...before.source, value } });
		}
		return {
			match: { ...match, binding: { ...match.binding, bound } },
			members: varied.map(({ symbol }): Member => {
				const value = chosen.get(symbol.name)!;
				const text = `${toText(symbol)} = ${formatValue(value).text}`;
				return { text, value: value.kind === 'quantity' ? value : undefined, bytes: undefined };
			}),
		};
	});
}

export interface OwnCase {
	readonly match: Match;
	/** `s = 4000`. */
	readonly members: readonly Member[];
}
/** Binds the letters of such a key anew, from another text (a case of a question, a sequel). */
export const bindOwn = (key: AnswerKey, givens: readonly Given[], text: PartText): Binding =>
	bindingOf(key, statedIn(text, givens), givens);

/**
 * Whether the words of a question state several numbers that are no values of its letters (step sizes beside two losses): an order that names none of
 * its formulas is then not for these alone.
 */
function statesMore({ own, around }: PartText, values: Stated['values']): boolean {
	const words = `${around}\n${own}`.replace(/(?<!\\)\$[^$\n]*\$/g, ' ');
	const known = new Set([...values.values()].flatMap(({ value }) => (value.kind === 'quantity' ? [value.value] : [])));
	const others = new Set(numbersSaid(words).filter(number => !known.has(number) && !Number.isInteger(number)));
	return others.size > 1;
}

/** The letters for a learning rate. */
const RATE = /^(?:eta|alpha|lr|mu|gamma)$/;

/** The derivatives that a question asks for, with those on the way to them, and the letters after one step of gradient descent where it asks for these. */
function slopesIn(text: PartText, { values, defined }: Stated, computable: ReadonlySet<string>): readonly Slope[] {
	const derivatives = askedDerivatives(text);
	const bare = (name: string): string => name.replace(/[\s{}\\]/g, '');
	const letter = (name: string): SymbolNode | undefined =>
		[...values.values(), ...defined.values()].find(
			({ symbol }) =>
				symbol.name === name || bare(toText(symbol)) === bare(name) || bare(toLatex(symbol)) === bare(name),
		)?.symbol;
	const root =
		derivatives.map(({ of }) => letter(of)?.name).find(name => name !== undefined && computable.has(name)) ??
		lastOf(defined).find(name => computable.has(name));
	if (root === undefined) return [];
	const asked = [
		...derivatives.flatMap(({ of, by }) => (letter(of)?.name === root ? [by] : [])),
		...respectTo(text.own),
	];
	const letters = [
		...new Map(asked.flatMap(name => letter(name) ?? []).map(symbol => [symbol.name, symbol])).values(),
	].filter(({ name }) => name !== root && (values.get(name)?.value.kind ?? 'quantity') === 'quantity');
	const rate = asksForStep(text.own)
		? [...values.values()].find(({ symbol }) => RATE.test(symbol.name))?.symbol
		: undefined;
	if (letters.length === 0) return [];
	const nodes = inOrder([...neededFor([root], defined)], defined);
	const gradients = nodes && chainRule(nodes, root, letters);
	if (!gradients) return [];
	const wanted = new Set(letters.map(({ name }) => nameOfDerivative(root, name)));
	const uses = [root];
	const slopes = gradients.map(each => ({ ...each, isAsked: wanted.has(each.symbol.name), uses }));
	if (!rate) return slopes;
	return [
		...slopes,
		...letters.flatMap((symbol): readonly Slope[] => {
			const gradient = gradients.find(each => each.symbol.name === nameOfDerivative(root, symbol.name));
			if (!gradient || !values.has(symbol.name)) return [];
			const after = symbolNode(symbol.base, NOWHERE, {
				...(symbol.subscript ? { subscript: symbol.subscript } : {}),
				label: AFTER,
			});
			const less = (slope: Expression): Expression => differenceOf(symbol, productOf([rate, slope]));
			return [
				{ symbol: after, head: after, side: less(gradient.symbol), shown: less(gradient.head), isAsked: true, uses },
			];
		}),
	];
}

/** The quantities that no other formula uses. */
const lastOf = (defined: ReadonlyMap<string, Defined>): readonly string[] =>
	[...defined.keys()].filter(name => ![...defined.values()].some(({ side }) => symbolsOf(side).has(name)));

/** The letters that the asking sentences of a question name; a forward pass is all of them. */
function namedIn({ own }: PartText, defined: ReadonlyMap<string, Defined>): readonly string[] {
	if (/\bforward (?:pass|propagation)\b/i.test(own)) return [...defined.keys()];
	const clauses = valueClauses(own).join('\n');
	const named = [...defined].filter(([, { text, isAsked }]) => {
		const written = [...text.replace(/\s+/g, '')].map(each => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\s*');
		return (
			isAsked || new RegExp(`(?<![\\p{L}\\\\_^{∂]|\\\\partial\\s*)${written}(?![\\p{L}\\d_^'])`, 'u').test(clauses)
		);
	});
	return named.map(([name]) => name);
}

function neededFor(targets: readonly string[], defined: ReadonlyMap<string, Defined>): ReadonlySet<string> {
	const needed = new Set<string>();
	const open = [...targets];
	while (open.length > 0) {
		const name = open.pop()!;
		const definition = defined.get(name);
		if (!definition || needed.has(name)) continue;
		needed.add(name);
		open.push(...symbolsOf(definition.side));
	}
	return needed;
}

/** The definitions, each behind what it is made of; undefined where they go round in a circle. */
function inOrder(names: readonly string[], defined: ReadonlyMap<string, Defined>): readonly Defined[] | undefined {
	const done: string[] = [];
	while (done.length < names.length) {
		const next = names.find(
			name =>
				!done.includes(name) &&
				[...symbolsOf(defined.get(name)!.side)].every(each => !names.includes(each) || done.includes(each)),
		);
		if (next === undefined) return undefined;
		done.push(next);
	}
	return done.map(name => defined.get(name)!);
}
function bindingOf(key: AnswerKey, { values }: Stated, givens: readonly Given[]): Binding {
	const bound = new Map<string, BoundGiven>();
	for (const given of key.givens) {
		const value = values.get(given.symbol)?.value;
		if (!value) continue;
		const source =
			givens.find(each => each.symbol === given.symbol && isSaid(each)) ?? standIn(given, value, 'question');
		bound.set(given.symbol, { given, value, shown: undefined, source: { ...source, value }, assumption: undefined });
	}
	return { bound, missing: key.givens.filter(({ symbol }) => !bound.has(symbol)) };
}
