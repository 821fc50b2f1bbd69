import { standsFor } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { type NodeState, wordsOf } from '../numbers/flow.ts';
import { agrees, inverseOf, isValue, resultsOf, standing } from './agreement.ts';
import { answersOf, isAbout } from './answer-numbers.ts';
import { type Attempt, attemptsIn, comparable } from './attempts.ts';
import { calledResult, isOfElse } from './called.ts';
import { type Found, isWayOf, otherMethod } from './other-ways.ts';
import { confirm, contradict, doubt } from './outcomes.ts';
import type { PartUnderCheck } from './part-under-check.ts';
import { readingsOf } from './readings.ts';
import { isRoundedCount } from './rounded-count.ts';
import { headName, sameSymbol } from './symbols.ts';

/** Numbers of the answer against the numbers that the key found. */
export function checkQuantities(under: PartUnderCheck): void {
	const { solution } = under;
	const all = answersOf(under);
	const asked = new Set(solution.results.map(({ symbol }) => symbol));
	const bound: Attempt[] = [];
	const doubtful: NamedResult[] = [];
	for (const result of resultsOf(solution)) {
		if (result.value.kind !== 'quantity') continue;
		const said = all.filter(state => !isCalledOtherwise(under, state, result));
		// To the digit by any method, before roughly by the first.
		const found = (['=', '≈'] as const)
			.flatMap(sign => [ownMethod(under, said, result, sign), otherMethod(under, said, result, sign)])
			.find(each => each !== undefined);
		for (const state of found ? finalsAgainst(under, said, result) : [])
			bound.push({ state, result, right: result.value, roots: [] });
		if (found) {
			confirm(under, found.state, result, found.method);
			if (asked.has(result.symbol))
				for (const state of saidAgain(under, said, found.state, result)) confirm(under, state, result, undefined);
			continue;
		}
		if (confirmRatio(under, result)) continue;
		const turned =
			RATIO.test(result.name) &&
			result.value.value !== 0 &&
			isDimensionless(result.value.unit) &&
			ownMethod(under, said, { ...result, value: inverseOf(result.value) }, '≈');
		if (turned) {
			confirm(under, turned.state, result, undefined);
			continue;
		}
		const meant = asked.has(result.symbol) && readOtherwise(under, said, result);
		if (meant) {
			confirm(under, meant, result, undefined);
			continue;
		}
		const named = said.filter(
			state =>
				((asked.has(result.symbol) &&
					calledResult(under, state)?.symbol === result.symbol &&
					under.takesAll() &&
					!isAnother(solution, state, result)) ||
					(under.statements[state.node.statement!]?.loose !== true &&
						isBound(under, state, result, asked.has(result.symbol)))) &&
				!isNamesake(state, result, solution),
		);
		// What is close and no rounding is another number where the text calls it by the result's name, and else nothing that can be told.
		const close = named.filter(state => standing(state, result.value as Quantity, isAbout(under, state)) === 'close');
		for (const state of named)
			if (!close.includes(state)) bound.push({ state, result, right: result.value, roots: [] });
		if (asked.has(result.symbol)) doubtful.push(result);
	}
	const refuted = new Set<NodeState>();
	for (const { state, result, right, roots } of attemptsIn(under, under.statements, all, bound)) {
		// A number that nothing contradicts in the end is no root.
		const wrong = roots.filter(root => refuted.has(root) || root.status === 'wrong' || root.status === 'follows');
		if (contradict(under, state, result, right, wrong)) refuted.add(state);
	}
	for (const result of doubtful)
		doubt(
			under,
			all.filter(state => !isCalledOtherwise(under, state, result)),
			result,
		);
}

/**
 * Whether a number is something else, whatever its value: the text calls it another result (`the variance is 5` is no mean), it is `L = 0.05` where the
 * question's own formulas define `L`, or a given by its letter.
 */
function isCalledOtherwise(under: PartUnderCheck, state: NodeState, { symbol }: NamedResult): boolean {
	const { solution, answer } = under;
	const { node } = state;
	const called = calledResult(under, state);
	if (called) return called.symbol !== symbol;
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	const name = statement?.expression.kind === 'relation' ? headName(statement.expression.operands[0]) : undefined;
	if (name === undefined || sameSymbol(name, symbol)) return false;
	return (
		isRestated(solution, name, node.quantity) ||
		(solution.ownLetters === true && resultsOf(solution).some(result => sameSymbol(name, result.symbol)))
	);
}

/** `β = 0.28` says again what the question gives, whatever else is near to 0.28. */
const isRestated = ({ givens }: Solution, name: string, { value }: Quantity): boolean =>
	givens.some(
		given =>
			given.symbol !== undefined &&
			given.value?.kind === 'quantity' &&
			given.value.value === value &&
			sameSymbol(name, given.symbol),
	);

/** The number of an answer that is the result asked for under another reading of the givens. */
const readOtherwise = (
	under: PartUnderCheck,
	said: readonly NodeState[],
	result: NamedResult,
): NodeState | undefined => {
	const telling = said.filter(({ node, status }) => node.literal.figures >= 3 && status === 'right');
	if (telling.length === 0) return undefined;
	const readings = readingsOf(under, result);
	return telling.find(state => readings.some(value => isValue(state, value, '=', isAbout(under, state))));
};

/** Numbers on which nothing is found yet that say an asked result again in its unit, or in the noun that the text counts it in. */
function saidAgain(
	under: PartUnderCheck,
	said: readonly NodeState[],
	first: NodeState,
	result: NamedResult,
): readonly NodeState[] {
	const { findings } = under;
	const value = result.value as Quantity;
	return said.filter(state => {
		const { quantity, literal } = state.node;
		const nouns = Object.keys(quantity.unit.dimension.nouns);
		const own = wordsOf(result.name);
		const telling = isDimensionless(value.unit)
			? nouns.some(noun => own.has(noun.toLowerCase().replace(/s$/, '')))
			: sameDimension(quantity.unit, value.unit);
		return (
			telling &&
			literal.figures >= 2 &&
			state.node.statement !== first.node.statement &&
			(state.finding === undefined || findings[state.finding]?.target === undefined) &&
			state.status !== 'wrong' &&
			state.status !== 'follows' &&
			isValue(state, value, '=', isAbout(under, state))
		);
	});
}

/** Words that lead to what an answer ends with. */
const FINAL =
	/(?:^|[.!?\n])\s*(?:(?:so|hence|thus|therefore|overall|finally|altogether)\b[\s,]*)?(?:(?:the|our|my)\s+)?(?:final\s+)?(?:answer|result)\b\W*(?:is|are)?\W*(?:about|roughly|approximately|~|≈)?\W*$/i;

/**
 * Numbers that an answer gives as its last word (in a frame, as the final answer) for the one result of their kind that was asked for, and that
 * are no number of the key: right working and another number at the end.
 */
function finalsAgainst(under: PartUnderCheck, said: readonly NodeState[], result: NamedResult): readonly NodeState[] {
	const { solution, answer, leading } = under;
	const value = result.value as Quantity;
	const alike = solution.results.filter(
		({ value: other }) => other.kind === 'quantity' && sameDimension(other.unit, value.unit),
	);
	if (alike.length !== 1 || alike[0] !== result || value.value === 0) return [];
	const known = (state: NodeState): readonly NamedResult[] => [
		...resultsOf(solution),
		...solution.otherMethods.filter(way => isWayOf(under, state, way)).flatMap(({ results }) => results),
	];
	return said.filter(state => {
		const { node } = state;
		if (!sameDimension(node.quantity.unit, value.unit) || state.status === 'wrong' || state.status === 'follows')
			return false;
		const statement = answer.find(({ index }) => index === node.statement)?.statement;
		if (!statement) return false;
		const chain = statement.expression.kind === 'relation';
		if (chain && node.operand !== (statement.expression as { operands: readonly unknown[] }).operands.length - 1)
			return false;
		const final =
			/\\boxed\b/.test(statement.source) || (!chain && FINAL.test(leading(statement).replace(/[*_$]/g, '')));
		const isKnown = (quantity: Quantity): boolean =>
			agrees(state, quantity, '≈') || (quantity.value !== 0 && agrees(state, inverseOf(quantity), '≈'));
		return final && !known(state).some(each => each.value.kind === 'quantity' && isKnown(each.value));
	});
}

/** `E` for the energy of a bit, where the key calls that `E_b` and the energy of an operation `E`. */
function isNamesake(state: NodeState, { symbol }: NamedResult, solution: Solution): boolean {
	const letter = (name: string): string => name.replace(/[_^].*$/, '');
	return resultsOf(solution).some(
		other =>
			other.symbol !== symbol &&
			other.value.kind === 'quantity' &&
			letter(other.symbol) === letter(symbol) &&
			state.node.literal.figures >= 2 &&
			!isDimensionless(other.value.unit) &&
			agrees(state, other.value, '≈'),
	);
}

/** Names of numbers that are said either way round: 1/85 of it, 85 times less. */
export const RATIO = /\b(?:share|ratio|factor|fraction|saving|reduction|compression|beside|over)\b/i;

/** "128x reduction" confirms a share of 1/128. */
function confirmRatio({ part, answer, findings }: PartUnderCheck, { symbol, value }: NamedResult): boolean {
	if (value.kind !== 'quantity' || !isDimensionless(value.unit) || value.value <= 0) return false;
	for (const { statement } of answer) {
		const literal = statement.kind === 'ratio' ? leavesOf(statement.expression)[0]?.literal : undefined;
		if (!literal) continue;
		const said: Quantity = {
			kind: 'quantity',
			value: literal.value,
			decimal: literal.decimal,
			unit: unitless,
			error: 0,
		};
		const own: Quantity = { kind: 'quantity', value: value.value, unit: unitless, error: 0 };
		const inverse: Quantity = { ...own, value: 1 / value.value };
		const fits = [own, inverse].some(quantity =>
			standsFor({ quantity, literal: undefined }, '≈', { quantity: said, literal }),
		);
		const place = findings.findIndex(
			finding => finding.part === part && finding.verdict === 'right' && finding.anchor === statement.anchor,
		);
		if (!fits || place < 0) continue;
		findings[place] = { ...findings[place]!, target: symbol };
		return true;
	}
	return false;
}

/** A small count that was worked out exactly is no rounding of another one: 16 · 3 · 25 = 1200 does not stand for 1216. */
function isAnotherCount({ findings }: PartUnderCheck, { node, finding }: NodeState, value: Quantity): boolean {
	const known = finding === undefined ? undefined : findings[finding];
	const exact = known?.rule === 'value.holds' && known.verdict === 'right' && known.remark === undefined;
	return (
		exact &&
		node.literal?.form === 'integer' &&
		value.error === 0 &&
		isDimensionless(value.unit) &&
		Number.isInteger(value.value) &&
		Math.abs(value.value) < 1e6 &&
		node.quantity.value !== value.value
	);
}

function ownMethod(
	under: PartUnderCheck,
	said: readonly NodeState[],
	result: NamedResult,
	sign: '=' | '≈',
): Found | undefined {
	const value = result.value as Quantity;
	const isIt = (state: NodeState): boolean => {
		if (isOtherRate(under, state, result)) return false;
		const hedged = isAbout(under, state);
		if (isValue(state, value, sign, hedged)) return !isAnotherCount(under, state, value);
		// 13.9 petaFLOP-days, and 4.1 tokens/s, for a number of them.
		const counted = isDimensionless(value.unit) ? comparable(state, result) : undefined;
		return (
			counted !== undefined &&
			!isDimensionless(counted.unit) &&
			isIn(state.node.quantity, counted.value / value.value) &&
			isValue(state, counted, sign, hedged)
		);
	};
	const state = said.find(isIt);
	return state && { state, method: undefined };
}

/** `Tokens per minute: 8.3` where the key has 8.3 for the tokens per second. */
function isOtherRate(under: PartUnderCheck, { node }: NodeState, { name, value }: NamedResult): boolean {
	const own = RATE.exec(name)?.[1];
	if (own === undefined || value.kind !== 'quantity' || !isDimensionless(value.unit)) return false;
	const statement = under.answer.find(({ index }) => index === node.statement)?.statement;
	if (!statement) return false;
	const said = RATE.exec(
		`${statement.label ?? ''} ${under
			.leading(statement)
			.slice(-60)
			.split(/[.;\n]/)
			.at(-1)} ${statement.source}`,
	)?.[1];
	return said !== undefined && said.toLowerCase() !== own.toLowerCase();
}

const RATE = /\bper\s+(second|minute|hour|day|month|year)\b/i;

/** Whether an amount is written in the unit of that size: 10³⁰ FLOP are no number of petaFLOP-days. */
export const isIn = ({ unit }: Quantity, factor: number): boolean => Math.abs(unit.factor / factor - 1) < 1e-9;

/** Whether the text itself says that this number is the result asked for: by its symbol, or by its name and dimension. */
function isBound(under: PartUnderCheck, state: NodeState, result: NamedResult, asked: boolean): boolean {
	const { answer, solution } = under;
	const { node } = state;
	const value = result.value as Quantity;
	if (!sameDimension(node.quantity.unit, value.unit)) return false;
	// The whole answer is one number with the unit of the one thing that was asked for: `It takes 5 s.`
	if (under.asks && asked && solution.results.length === 1 && answer.length === 1) {
		const only = answer[0]!.statement;
		const told = !isDimensionless(value.unit) || /\\boxed\b/.test(only.source);
		const single = only.expression.kind !== 'relation' && answersOf(under).length === 1;
		if (told && single && !isOfElse(under, under.leading(only), result)) return true;
	}
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	const first = statement?.expression.kind === 'relation' ? statement.expression.operands[0] : undefined;
	const name = headName(first);
	if (name !== undefined && node.operand !== undefined && statement?.expression.kind === 'relation') {
		const last = node.operand === statement.expression.operands.length - 1;
		return last && sameSymbol(name, result.symbol) && !isSetting(under, statement);
	}
	if (asked && isRoundedCount(under, state, result)) return true;
	// A number that was not worked out here may be of something else, unless its label calls it so: `Total cost: ...`.
	if (node.role !== 'result' && statement?.named !== true) return false;
	const wanted = [...wordsOf(result.name)];
	if (isDimensionless(value.unit)) {
		// "9.7 million burgers" for the number of burgers: the noun names it.
		const nouns = Object.keys(node.quantity.unit.dimension.nouns).map(noun => noun.toLowerCase());
		return (
			wanted.length > 0 &&
			nouns.length === 1 &&
			wanted.includes(nouns[0]!) &&
			wanted.every(word => word === nouns[0] || node.words.has(word))
		);
	}
	return wanted.length > (asked ? 0 : 1) && wanted.every(word => node.words.has(word));
}

/** `d = 4096, 32 layers, f = 14336`: a name in a row of settings is given a value, whatever the key means by its letter. */
function isSetting({ leading }: PartUnderCheck, statement: Statement): boolean {
	if (statement.expression.kind !== 'relation' || statement.expression.operands.length !== 2) return false;
	const clause = leading(statement)
		.split(/[.;:!?]\s|\n/)
		.at(-1)!;
	return /(?<![\w\\])[A-Za-z](?:_\w+)?\s*=\s*\d[\d,.]*\$?\s*,\s*(?:[^=]{0,40},\s*)?[$\s]*$/.test(clause);
}

/** Whether a number is another result of the key to the digit. */
const isAnother = (solution: Solution, state: NodeState, { symbol }: NamedResult): boolean =>
	resultsOf(solution).some(
		other => other.symbol !== symbol && other.value.kind === 'quantity' && isValue(state, other.value, '=', false),
	);
