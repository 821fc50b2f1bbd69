import { extend } from '../../math/evaluate/environment.ts';
import { evaluate } from '../../math/evaluate/evaluate.ts';
import { solveEquation } from '../../math/evaluate/solve-equation.ts';
import type { Expression, RelationNode } from '../../math/expression.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import type { Fact, Given } from '../../quantities/given.ts';
import { type Binding, type BoundGiven, bindGivens } from '../bind/bind.ts';
import { fromKey, isSaid, standIn } from '../bind/bind-defaults.ts';
import { bindShapes } from '../bind/bind-shapes.ts';
import { violates } from '../bind/bind-shares.ts';
import type { PartText } from '../bind/part-text.ts';
import { withoutProducts } from '../bind/product-names.ts';
import type { AnswerKey, KeyGive, KeyGiven, KeyMethod } from '../key.ts';
import { givensBehind } from '../match/needs.ts';
import { unusedShare, withoutCounts } from '../match/unused.ts';
import { keyEnvironment, type Running, runMethod } from '../run/run.ts';
import { NOWHERE, quantityNode } from '../run/substitute.ts';
import { askedGivens, limitOf } from './asked-givens.ts';
import { isolate } from './isolate.ts';
import { partsTaken, type StatedResult, statedResults, withoutNumber, withoutValue } from './stated-results.ts';

/** A question turned round: it states what the key would work out and asks for one of the key's givens. */
export interface Turned {
	readonly given: KeyGiven;
	readonly give: KeyGive;
	/** What the question states for the result. */
	readonly stated: Quantity;
	readonly method: KeyMethod;
	/** The result as a formula of the givens. */
	readonly formula: Expression;
	/** The given as a formula of the result and the other givens, where the formula can be turned round. */
	readonly isolated: Expression | undefined;
	/** The given's value as the equation gives it. */
	readonly exact: Quantity;
	/** The same as the question wants it: a whole number where the given is one, the most or the least that will do. */
	readonly value: Quantity;
	readonly rounded: 'most' | 'least' | undefined;
	/** The key's givens from the question without what it states for the result, and with the value found. */
	readonly binding: Binding;
	/** The share of the question's other numbers that the key does not take. */
	readonly unused: number;
	/** Whether the result is named beside its number. */
	readonly named: boolean;
	/** How many of the givens that lead to the result the document gives, and how many are taken for granted. */
	readonly taken: number;
	readonly assumed: number;
	/** How many givens of the question do not lead to the result. */
	readonly idle: number;
}

/**
 * Reads a question as one of a key turned round, or not: a given is asked for by its name and has no value in the document, a number of the question
 * fits one of the results that are made of it, and all other givens that lead there have values. Of several such readings the one that leaves
 * fewest numbers aside, names most and assumes least; none where two such readings come to different things.
 */
export function turnedRound(
	key: AnswerKey,
	givens: readonly Given[],
	facts: readonly Fact[],
	whole: PartText,
): Turned | undefined {
	const asked = { ...whole, own: partsTaken(whole.own) };
	const text = { ...asked, own: withoutProducts(asked, facts).own };
	const letters = bindShapes(key, givens, text.own, text.around).symbols;
	const wanted = askedGivens(key, text.own, letters);
	if (wanted.length === 0) return undefined;
	const stated = statedResults(key, text.own);
	const found = wanted.flatMap(({ given, said }) =>
		stated.flatMap(each => {
			const turned = readAs(key, given, each, givens, facts, asked, text);
			return turned ? [{ turned, said }] : [];
		}),
	);
	const worth = ({ turned, said }: (typeof found)[number]): number =>
		(turned.named ? 1 : 0) -
		4 * turned.unused -
		1.5 * turned.idle -
		0.5 * turned.assumed +
		0.3 * turned.taken +
		said.length / 40;
	const [first, second] = found.toSorted((a, b) => worth(b) - worth(a));
	if (!first) return undefined;
	const same =
		!second ||
		(second.turned.given === first.turned.given &&
			Math.abs(second.turned.exact.value / first.turned.exact.value - 1) < 1e-9);
	return same || worth(first) - worth(second) > 0.2 ? first.turned : undefined;
}

function readAs(
	key: AnswerKey,
	given: KeyGiven,
	{ give, value: stated, named }: StatedResult,
	givens: readonly Given[],
	facts: readonly Fact[],
	asked: PartText,
	text: PartText,
): Turned | undefined {
	const made = madeOf(key, given);
	const methods = key.methods.flatMap(method => {
		const behind = givensBehind(key, method, [give.symbol]);
		return behind && (behind.has(given.symbol) || [...made.keys()].some(symbol => behind.has(symbol)))
			? [{ method, behind: new Set([...behind, ...[...made.values()].flatMap(by => [...symbolsOf(by)])]) }]
			: [];
	});
	if (methods.length === 0) return undefined;
	const rest = withoutNumber(asked, stated);
	const binding = bindGivens(key, withoutValue(givens, stated), facts, rest);
	const own = binding.bound.get(given.symbol);
	if (own?.value !== undefined && isSaid(own.source?.from)) return undefined;
	const numbers = withoutCounts(withoutNumber(text, stated).own);
	const isMade = (symbol: string): boolean => made.has(symbol) && !isSaid(binding.bound.get(symbol)?.source?.from);
	const readings = methods.flatMap(({ method, behind }): readonly Turned[] => {
		const others = key.givens.filter(
			({ symbol, constant }) => behind.has(symbol) && symbol !== given.symbol && !constant && !isMade(symbol),
		);
		const values = others.map(({ symbol }) => binding.bound.get(symbol));
		if (others.some(({ type, symbol }) => type.kind !== 'matrix' && binding.bound.get(symbol)?.value === undefined))
			return [];
		const assumed = values.filter(entry => entry?.value !== undefined && !isSaid(entry.source?.from)).length;
		const open = new Map([...made].filter(([symbol]) => isMade(symbol)));
		const idle = [...binding.bound].filter(
			([symbol, { source }]) => source?.from === 'question' && !behind.has(symbol) && !isMade(symbol),
		).length;
		const equation = equationOf(method, give, given, binding, open);
		if (!equation) return [];
		const exact = valueFrom(equation.formula, given, stated, equation.running);
		if (!exact) return [];
		const { value, rounded } = inWhole(given, exact, text.own, equation, stated);
		if (violates(given, value)) return [];
		const unused = unusedShare(key, binding, numbers, symbol => behind.has(symbol));
		const bound = new Map<string, BoundGiven>(binding.bound).set(given.symbol, {
			given,
			value,
			shown: own?.shown,
			source: standIn(given, value, 'question'),
			assumption: undefined,
		});
		// What the key makes of the value found goes with it.
		for (const other of key.givens) {
			const entry = isMade(other.symbol) ? fromKey(other, facts, asked, bound) : undefined;
			if (entry) bound.set(other.symbol, entry);
		}
		const isolated = isolate(equation.formula, given.symbol, give.expression);
		return [
			{
				given,
				give,
				stated,
				method,
				formula: equation.formula,
				isolated,
				exact,
				value,
				rounded,
				binding: { bound, missing: [] },
				unused,
				named,
				taken: values.length - assumed,
				assumed,
				idle,
			},
		];
	});
	return readings.toSorted((a, b) => a.unused - b.unused || a.assumed - b.assumed)[0];
}

interface Equation {
	readonly formula: Expression;
	readonly running: Running;
}

/** The givens that the key makes of an asked one where nothing is said of them (the bytes of so many parameters), with their formulas. */
const madeOf = (key: AnswerKey, given: KeyGiven): ReadonlyMap<string, Expression> =>
	new Map(
		key.givens.flatMap(({ symbol, default: by }) =>
			by.kind === 'value' && symbolsOf(by.expression).has(given.symbol) ? [[symbol, by.expression] as const] : [],
		),
	);

/** A result as a formula in one given that has no value, and in what is made of it; the others have theirs in the environment. */
function equationOf(
	method: KeyMethod,
	give: KeyGive,
	given: KeyGiven,
	{ bound }: Binding,
	made: ReadonlyMap<string, Expression>,
): Equation | undefined {
	const running: Running = {
		environment: keyEnvironment(
			[...bound].flatMap(([name, { value }]) =>
				value && name !== given.symbol && !made.has(name) ? [[name, value] as const] : [],
			),
		),
		symbolic: made,
		open: new Set([given.symbol, ...made.keys()]),
		question: undefined,
	};
	const ran = runMethod(method, running);
	for (const step of ran.steps.toReversed())
		for (const { definitions } of step.formulas.toReversed())
			for (const { definition, value } of definitions)
				if (
					definition.symbol === give.symbol &&
					value.kind === 'symbolic' &&
					symbolsOf(value.expression).has(given.symbol)
				)
					return { formula: value.expression, running: step.running };
	return undefined;
}

/** The one value of a given for which a formula comes to what is stated. */
function valueFrom(
	formula: Expression,
	given: KeyGiven,
	stated: Quantity,
	{ environment: known }: Running,
): Quantity | undefined {
	const unit = given.type.kind === 'quantity' ? (given.type.unit ?? unitless) : unitless;
	const equation: RelationNode = {
		kind: 'relation',
		operands: [formula, quantityNode(stated)],
		operators: ['='],
		signs: [],
		span: NOWHERE,
	};
	const solved = solveEquation(equation, given.symbol, known);
	const roots = solved.ok ? solved.value.filter(each => sameDimension(each.unit, unit) && !violates(given, each)) : [];
	const [root] = roots;
	return roots.length === 1 && root ? { ...root, unit } : undefined;
}

/** A value as the question wants it: whole where what is asked for is counted. */
function inWhole(
	given: KeyGiven,
	exact: Quantity,
	own: string,
	{ formula, running }: Equation,
	stated: Quantity,
): { readonly value: Quantity; readonly rounded: Turned['rounded'] } {
	if (given.type.kind !== 'quantity') return { value: exact, rounded: undefined };
	const number = exact.value / exact.unit.factor;
	const nearest = Math.round(number);
	if (Math.abs(number - nearest) < 1e-9 * Math.max(1, Math.abs(number)))
		return { value: { ...exact, value: nearest * exact.unit.factor }, rounded: undefined };
	if (!given.type.integer && !isCounted(given)) return { value: exact, rounded: undefined };
	if (number > 1e6) return { value: exact, rounded: undefined };
	const limit = limitOf(own) ?? (given.type.integer ? sideOf(given, number, formula, running, stated) : undefined);
	if (limit === undefined) return { value: exact, rounded: undefined };
	const whole = limit === 'most' ? Math.floor(number + 1e-9) : Math.ceil(number - 1e-9);
	return { value: { ...exact, value: whole * exact.unit.factor, error: 0, decimal: undefined }, rounded: limit };
}

/** Whether a given is a number of things: its names count them. */
const isCounted = ({ name, aliasWords, type }: KeyGiven): boolean =>
	type.kind === 'quantity' &&
	type.unit === undefined &&
	[name, ...aliasWords].some(each => /^(?:number of|virtual tokens|layers|cards|gpus|devices)\b/i.test(each));

/** Where a question does not say which, the whole number that stays below what is stated. */
function sideOf(
	given: KeyGiven,
	number: number,
	formula: Expression,
	{ environment: known }: Running,
	stated: Quantity,
): 'most' | 'least' {
	const above = evaluate(
		formula,
		extend(known, [[given.symbol, { kind: 'quantity', value: Math.ceil(number), unit: unitless, error: 0 } as Value]]),
	);
	return above.ok && above.value.kind === 'quantity' && above.value.value > stated.value ? 'most' : 'least';
}
