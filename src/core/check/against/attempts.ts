import { standsFor } from '../../math/tolerance.ts';
import { isDimensionless, parseUnitText, sameDimension, unitless, unitOf } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { leavesOf } from '../../quantities/origins.ts';
import { type Statement, statementsOf } from '../../quantities/statement.ts';
import type { Trace } from '../../solve/run/trace.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { type Diagnosis, diagnose } from '../numbers/diagnosis.ts';
import { type NodeState, wordsOf } from '../numbers/flow.ts';
import { contradiction } from './contradiction.ts';
import { type InputsUsed, inputsUsed } from './inputs-used.ts';
import type { PartUnderCheck } from './part-under-check.ts';
import { isSoManyTimesRight } from './so-many-times.ts';

/** A number of the answer that is meant for a result of the key and is another. */
export interface Attempt {
	readonly state: NodeState;
	readonly result: NamedResult;
	/** What it should be, in a unit of the number's dimension. */
	readonly right: Quantity;
	/** Numbers before it that the key's steps lead to it from: then it is right for what was wrong before. */
	readonly roots: readonly NodeState[];
}

/** A result that a number may be meant for, in the number's dimension. */
interface Option {
	readonly result: NamedResult;
	readonly right: Quantity;
}

const TELLING: ReadonlySet<Diagnosis['code']> = new Set([
	'sign',
	'power-of-ten',
	'bits-bytes',
	'binary-decimal',
	'unit-ratio',
	'logarithm',
]);

/**
 * Numbers that contradict the key although nothing in the text names them as what was asked. What it takes: the calculation uses just the
 * givens that the result is made of; or the number is off by a factor that people confuse, in an answer that shares other numbers with
 * the key; or it is the last of its kind in such an answer; or the key's own steps lead to it from a number that was wrong before.
 *
 * @param said numbers that the answer says something comes to, in the order of the text.
 * @param bound those of them that the text itself calls by a result's name; they come out with what they follow from.
 */
export function attemptsIn(
	under: PartUnderCheck,
	statements: readonly Statement[],
	said: readonly NodeState[],
	bound: readonly Attempt[],
): readonly Attempt[] {
	const { solution, findings, part } = under;
	const { trace } = solution;
	if (!trace) return lastOfEach(bound);
	const all = distinct([...solution.results, ...solution.steps.flatMap(({ results }) => results)]);
	const settled = new Set(
		findings.flatMap(({ part: of, target, alsoTargets, verdict }) =>
			of === part && verdict !== 'incomplete' && target !== undefined ? [target, ...(alsoTargets ?? [])] : [],
		),
	);
	const unsettled = all.filter(({ symbol, value }) => value.kind === 'quantity' && !settled.has(symbol));
	// What the key gives beside what is asked (the LSTM's number where the GRU's is) is no answer while that is open.
	const isBeside = ({ symbol, incidental, value }: NamedResult): boolean =>
		incidental === true &&
		!settled.has(symbol) &&
		unsettled.some(each => isAsked(solution, each) && each.value.kind === value.kind && sameKind(each.value, value));
	const values = [
		...all.filter(result => !isBeside(result)),
		...solution.otherMethods.flatMap(({ results }) => results.filter(result => !result.incidental)),
	].flatMap(quantities);
	const isKnown = (state: NodeState): boolean =>
		values.some(value => agrees(state, value) || agrees(state, inverse(value)));
	/** A number that an earlier part came to, said again without being worked out here: `from 208 GB to 130 GB`. */
	const isSaidAgain = ({ node }: NodeState): boolean =>
		statements[node.statement!]?.expression.kind !== 'relation' &&
		node.literal.figures >= 2 &&
		under.flow.states.some(
			({ node: other, status }) =>
				other.quantity.value === node.quantity.value &&
				other.id < node.id &&
				other.part !== part &&
				other.role === 'result' &&
				status === 'right' &&
				sameDimension(other.quantity.unit, node.quantity.unit),
		);
	/** What two right numbers of this answer leave or make together, said in running text: `from 64 GB to 40 GB`, with 24 GB saved. */
	const isMadeOfRight = ({ node }: NodeState): boolean => {
		if (statements[node.statement!]?.expression.kind === 'relation' || isDimensionless(node.quantity.unit))
			return false;
		if (isSoManyTimesRight(node, said, under)) return true;
		const before = said.filter(
			({ node: other, status }) =>
				other.id < node.id &&
				status !== 'wrong' &&
				status !== 'follows' &&
				sameDimension(other.quantity.unit, node.quantity.unit),
		);
		const { value } = node.quantity;
		return before.some(({ node: a }, at) =>
			before
				.slice(at + 1)
				.some(({ node: b }) =>
					[a.quantity.value + b.quantity.value, Math.abs(a.quantity.value - b.quantity.value)].some(
						made => Math.abs(made / value - 1) < 1e-9,
					),
				),
		);
	};
	const isGiven = (state: NodeState): boolean =>
		trace.givens.some(({ value }) => value?.kind === 'quantity' && agrees(state, value));
	const used = inputsUsed(
		under.flow,
		statements,
		trace,
		state => all.find(each => quantities(each).some(value => agrees(state, value, 'plain')))?.symbol,
	);
	const shared = findings.some(
		({ part: of, verdict, target }) => of === part && verdict === 'right' && target !== undefined,
	);
	const numbers = wrongNumbers(said, [...all, ...solution.otherMethods.flatMap(({ results }) => results)]);
	const unsure = contradiction(solution) === 'unsupported';
	/** Counts of the question; a number that one of them lies between is for so many. */
	const counted = statementsOf(statements, part).flatMap(({ statement: { section, expression } }) =>
		section === 'question' || section === 'given'
			? leavesOf(expression).flatMap(({ literal }) => (literal.value > 1 ? [literal.value] : []))
			: [],
	);
	/** Whether two asked results or more of its unit, and all but this one, are confirmed: then the number of that unit that is none of them is meant for it. */
	const areAllOthersRight = (result: NamedResult): boolean => {
		const alike = solution.results.filter(
			({ symbol, value }) =>
				symbol !== result.symbol && sameKind(value, result.value) && isAsked(solution, { ...result, symbol }),
		);
		const right = alike.filter(({ symbol }) =>
			findings.some(
				({ part: of, verdict, target, alsoTargets }) =>
					of === part && verdict === 'right' && (target === symbol || alsoTargets?.includes(symbol)),
			),
		);
		return right.length >= 2 && right.length === alike.length;
	};
	/** Whether a number stands in a row of a table with others, and not in running text. */
	const isCell = ({ node }: NodeState): boolean => under.isTable(node.anchor?.block);
	const found: Attempt[] = [];
	const own = bound.filter(({ state, result }) => solution.ownLetters || isAbout(used(state), result.symbol, trace));
	for (const attempt of lastOfEach(own)) {
		const followed = followedFrom(attempt.state, [attempt], trace, numbers);
		// Sound arithmetic for several devices, where the key looks at one and had to assume something: neither can be told to be right.
		if (!followed && unsure && attempt.state.status === 'right' && used(attempt.state).multiple) continue;
		found.push({ ...attempt, ...followed });
		if (!numbers.has(attempt.result.symbol)) numbers.set(attempt.result.symbol, attempt.state);
	}
	const open = unsettled.filter(({ symbol }) => !numbers.has(symbol));
	const taken = new Set([...numbers.values(), ...own.map(({ state }) => state)].map(({ node }) => node.id));
	const candidates = said.filter(
		state =>
			state.status !== 'wrong' &&
			state.status !== 'follows' &&
			!taken.has(state.node.id) &&
			isAnswer(statements[state.node.statement!]) &&
			statements[state.node.statement!]?.loose !== true &&
			!isKnown(state) &&
			!isSaidAgain(state) &&
			!isMadeOfRight(state),
	);
	for (const state of candidates) {
		const options = open.flatMap((result): readonly Option[] => {
			const right = comparable(state, result);
			if (right && isForAnother(state, right, counted)) return [];
			return right && !found.some(each => each.result.symbol === result.symbol) ? [{ result, right }] : [];
		});
		if (options.length === 0) continue;
		const followed = followedFrom(state, options, trace, numbers);
		if (followed) {
			found.push({ state, ...followed });
			numbers.set(followed.result.symbol, state);
			continue;
		}
		if (isGiven(state)) continue;
		const inputs = used(state);
		const { word } = sayer(state, said);
		const near = options.filter(({ result }) => isAbout(inputs, result.symbol, trace));
		const asked = near.filter(({ result }) => isAsked(solution, result));
		const either = (test: (option: Option) => boolean) => only(asked, test) ?? only(near, test);
		const chosen =
			either(({ result }) => isAttempt(inputs, result, trace) && isAsked(solution, result)) ??
			either(option => {
				const evidence = shared || trace.inputsOf(option.result.symbol).some(({ symbol }) => inputs.givens.has(symbol));
				return (
					under.asks &&
					evidence &&
					!inputs.strange &&
					isNamed(state, option.result, word) &&
					isTelling(state, option.right)
				);
			}) ??
			(under.asks &&
			shared &&
			!inputs.strange &&
			isAmongFew(state, candidates) &&
			!isFollowed(state, said) &&
			isWorkedOut(state)
				? only(asked, ({ result }) => isNamed(state, result, word))
				: undefined) ??
			(!inputs.strange && isLeftOver(state, candidates, isCell(state))
				? only(asked, ({ result }) => areAllOthersRight(result))
				: undefined);
		if (!chosen) continue;
		found.push({ state, ...chosen, roots: [] });
		numbers.set(chosen.result.symbol, state);
	}
	return found;
}

/** For each result the last number that is called by its name, and those before it that say the same; in the order of the text. */
function lastOfEach(bound: readonly Attempt[]): readonly Attempt[] {
	const last = new Map(bound.map(attempt => [attempt.result.symbol, attempt.state.node.quantity.value]));
	return bound
		.filter(({ state, result }) => Math.abs(state.node.quantity.value / (last.get(result.symbol) ?? 0) - 1) < 1e-9)
		.toSorted((a, b) => a.state.node.id - b.state.node.id);
}

/** The numbers that the answer has for results of the key where it has them wrong, by the result's symbol. */
function wrongNumbers(said: readonly NodeState[], results: readonly NamedResult[]): Map<string, NodeState> {
	const numbers = new Map<string, NodeState>();
	for (const state of said) {
		if (state.status !== 'wrong' && state.status !== 'follows') continue;
		const meant = results.find(({ value }) => value.kind === 'quantity' && isValue(state, state.mended, value));
		if (meant && !numbers.has(meant.symbol)) numbers.set(meant.symbol, state);
	}
	return numbers;
}

/** Whether what a number should have been is a value of the key, to the digits that the number is written with. */
function isValue({ node }: NodeState, mended: Quantity, value: Quantity): boolean {
	if (!sameDimension(mended.unit, value.unit)) return false;
	const slack = Math.max(1e-9, 10 ** -Math.max(1, node.literal.figures) / 2);
	return Math.abs(mended.value / value.value - 1) <= slack;
}

/** The result that the key's steps come to from the answer's wrong numbers, where it is this number. */
function followedFrom(
	state: NodeState,
	options: readonly Option[],
	trace: Trace,
	numbers: ReadonlyMap<string, NodeState>,
): Omit<Attempt, 'state'> | undefined {
	const before = [...numbers].filter(([, { node }]) => node.id < state.node.id);
	if (before.length === 0) return undefined;
	const values = trace.rerun(
		new Map<string, Value>(before.map(([symbol, { node }]) => [symbol, { ...node.quantity, error: 0 }])),
	);
	for (const { result, right } of options) {
		const value = values.get(result.symbol);
		if (value?.kind !== 'quantity' || !sameDimension(value.unit, (result.value as Quantity).unit)) continue;
		const roots = before.filter(([symbol]) => trace.resultsBehind(result.symbol).has(symbol)).map(([, each]) => each);
		const ratio = value.value / (result.value as Quantity).value;
		if (roots.length === 0 || Math.abs(ratio - 1) < 1e-6) continue;
		const wrong: Quantity = { ...right, value: right.value * ratio, decimal: undefined, error: 0 };
		if (agrees(state, wrong, 'plain')) return { result, right, roots };
	}
	return undefined;
}

/** Whether a number may be about a result by what went in: nothing that is known, or givens of the result and none that are foreign to it. */
function isAbout(inputs: InputsUsed, symbol: string, trace: Trace): boolean {
	if (!inputs.calculated) return true;
	if (inputs.givens.size === 0) return !inputs.strange;
	return !isForeign(inputs, symbol, trace);
}

/** Whether a given went in that the result is not made of: the words of one book are not the words of all. */
function isForeign({ givens }: InputsUsed, symbol: string, trace: Trace): boolean {
	const own = trace.inputsOf(symbol);
	const names = new Set(own.map(each => each.symbol));
	const values = own.flatMap(({ value }) => (value?.kind === 'quantity' ? [value.value] : []));
	return [...givens].some(each => {
		const value = trace.givens.find(given => given.symbol === each)?.value;
		if (names.has(each) || isOne(value) || value?.kind !== 'quantity') return false;
		// Tokens per word are words per token the other way round.
		return !values.some(known => known === value.value || Math.abs(known * value.value - 1) < 1e-9);
	});
}

/** Whether a calculation uses all givens that a result is made of, and no others. */
function isAttempt(inputs: InputsUsed, { symbol }: NamedResult, trace: Trace): boolean {
	if (!inputs.calculated || inputs.strange) return false;
	const own = trace.inputsOf(symbol);
	const needed = own.filter(
		({ value, constant, format, from }) =>
			!constant && !format && from !== 'default' && from !== 'fact' && !isOne(value),
	);
	return (
		needed.length >= 2 && !isForeign(inputs, symbol, trace) && needed.every(given => inputs.givens.has(given.symbol))
	);
}

const isOne = (value: Value | undefined): boolean =>
	value?.kind !== 'quantity' || value.value === 1 || value.value === 0 || value.value / value.unit.factor === 1;

/** Off by a factor that people confuse, known to two figures. */
function isTelling({ node }: NodeState, right: Quantity): boolean {
	const { quantity, literal } = node;
	if (literal.figures < 2 && literal.form === 'decimal') return false;
	if (String(Math.abs(literal.value)).replace(/\D/g, '').replace(/0+$/, '').length < 2) return false;
	const data = (quantity.unit.dimension.hard.bit ?? 0) !== 0;
	const diagnosis = diagnose(quantity.value / quantity.unit.factor, right.value / quantity.unit.factor, literal, data);
	if (!diagnosis || !TELLING.has(diagnosis.code)) return false;
	const factor = Math.max(Math.abs(diagnosis.factor), 1 / Math.abs(diagnosis.factor));
	// Nobody counts in binary prefixes, and nobody confuses a share with a count.
	if (diagnosis.code === 'binary-decimal' && !data) return false;
	// Twelve, seven or twenty-four times as much is said of many things that have nothing to do with months, weeks or hours.
	return diagnosis.code !== 'unit-ratio' || factor > 50 || (quantity.unit.dimension.hard.s ?? 0) !== 0;
}

/**
 * What a number counts, and the words that lead to it. A bare number that is said again with a noun right behind it (`= 3.1e8, about 300 million
 * books`) counts that.
 */
function sayer({ node }: NodeState, said: readonly NodeState[]): { readonly word: ReadonlySet<string> } {
	const nounsOf = ({ quantity }: NodeState['node']): readonly string[] =>
		Object.keys(quantity.unit.dimension.nouns).map(noun => noun.toLowerCase().replace(/s$/, ''));
	const again = said.find(
		({ node: other }) =>
			other.id > node.id &&
			other.anchor?.block === node.anchor?.block &&
			nounsOf(other).length > 0 &&
			agrees({ node: other } as NodeState, { ...node.quantity, error: 0 }, 'plain'),
	);
	const nouns = nounsOf(node);
	if (nouns.length === 0 && again) return { word: new Set(nounsOf(again.node)) };
	return { word: new Set([...nouns, ...node.words]) };
}

/** A count that was not worked out here may be of other things. */
const isWorkedOut = ({ node }: NodeState): boolean =>
	node.role === 'result' || !isDimensionless(node.quantity.unit) || node.quantity.unit.text === '%';

/** A bare number or a count is known by its words; a hard unit speaks for itself. */
function isNamed({ node }: NodeState, { name }: NamedResult, said: ReadonlySet<string>): boolean {
	if (!isDimensionless(node.quantity.unit)) return true;
	if (node.quantity.unit.text === '%') return /\b(?:share|fraction|percent\w*|part)\b/i.test(name);
	const wanted = [...wordsOf(name)];
	return wanted.length > 0 && wanted.some(word => said.has(word));
}

/** Whether a number is for so many as the question itself counts (`On 10,000 of them: 13 days`), or is a count where a share is asked. */
function isForAnother({ node: { quantity } }: NodeState, right: Quantity, counted: readonly number[]): boolean {
	const ratio = quantity.value / right.value;
	if (Math.abs(right.value) <= 1 && quantity.value > 1 && Object.keys(quantity.unit.dimension.nouns).length > 0)
		return isDimensionless(right.unit);
	const factor = Math.max(ratio, 1 / ratio);
	return counted.some(count => Math.abs(count / factor - 1) < 0.005);
}

/** Whether the answer has hardly another number of this kind that the key does not know: else it speaks of several things. */
const isAmongFew = (state: NodeState, candidates: readonly NodeState[]): boolean =>
	candidates.filter(({ node }) => sameDimension(node.quantity.unit, state.node.quantity.unit)).length <= FEW_OF_A_KIND;
const FEW_OF_A_KIND = 2;

/** Whether a number with a unit and two figures is the only one of its kind that the key does not know. */
const isLeftOver = (state: NodeState, candidates: readonly NodeState[], inTable: boolean): boolean =>
	!isDimensionless(state.node.quantity.unit) &&
	state.node.literal.figures >= 2 &&
	candidates.every(
		({ node }) =>
			node.id === state.node.id ||
			!sameDimension(node.quantity.unit, state.node.quantity.unit) ||
			// The cells of a table are held against the other cells.
			(inTable && node.anchor?.block !== state.node.anchor?.block),
	);

/** Whether a later number of the answer is of the same dimension: then this one is on the way. */
function isFollowed(state: NodeState, said: readonly NodeState[]): boolean {
	return said.some(
		({ node }) =>
			node.id > state.node.id &&
			sameDimension(node.quantity.unit, state.node.quantity.unit) &&
			node.quantity.value !== state.node.quantity.value,
	);
}

const isAnswer = (statement: Statement | undefined): boolean =>
	statement?.section === 'answer' || statement?.section === 'takeaway';

/** A ratio the other way round; anything else as it is. */
const inverse = (value: Quantity): Quantity =>
	isDimensionless(value.unit) && value.value !== 0 ? { ...value, value: 1 / value.value, decimal: undefined } : value;

const sameKind = (a: Value, b: Value): boolean =>
	a.kind === 'quantity' && b.kind === 'quantity' && sameDimension(a.unit, b.unit);

/** A small count that is another: 18 terms are not about 17. */
export const isMiscount = ({ quantity, literal }: NodeState['node'], value: Quantity): boolean =>
	isDimensionless(quantity.unit) &&
	quantity.unit.text !== '%' &&
	isDimensionless(value.unit) &&
	literal.form === 'integer' &&
	literal.zeros === 0 &&
	Number.isInteger(value.value) &&
	Math.abs(value.value) < 1000 &&
	Math.abs(literal.value) < 1000 &&
	literal.value !== value.value;

const isAsked = ({ results }: Solution, { symbol }: NamedResult): boolean =>
	results.some(result => result.symbol === symbol && !result.incidental);

/**
 * A result's value in the dimension of a number, where the two may be one thing: the same dimension, and for a rate that the key counts
 * (`tokens per minute`) the same time.
 */
export function comparable({ node }: Pick<NodeState, 'node'>, { value, name }: NamedResult): Quantity | undefined {
	if (value.kind !== 'quantity' || value.value === 0) return undefined;
	const { unit } = node.quantity;
	// 8.3 % of the full rank is no number of parameters.
	if ((node.literal?.percent || unit.text === '%') && isDimensionless(value.unit) && Math.abs(value.value) > 10)
		return undefined;
	// $120 per million tokens is no cost of all of them.
	if (Object.values(unit.dimension.nouns).some(power => power < 0) && !/\bper\b/.test(name)) return undefined;
	if (sameDimension(unit, value.unit)) return { ...value, unit: isDimensionless(unit) ? value.unit : unit };
	// A number of petaFLOP-days is an amount in that unit.
	const named = isDimensionless(value.unit) ? parseUnitText(name.replace(/s$/, '')) : undefined;
	const counted = named && unitOf(named);
	if (counted && !isDimensionless(counted) && sameDimension(counted, unit))
		return { ...value, value: value.value * counted.factor, decimal: undefined, unit };
	const per = /\bper (second|minute|hour|day|month|year)\b/.exec(name)?.[1];
	if (!per || !isDimensionless(value.unit)) return undefined;
	const parsed = parseUnitText(`1/${per}`) ?? parseUnitText(`/${per}`);
	const rate = parsed && unitOf(parsed);
	return rate && sameDimension(rate, unit)
		? { ...value, value: value.value * rate.factor, decimal: undefined, unit }
		: undefined;
}

/** Whether a number is a value, by its digits: in its unit, or bare in the value's own or in bytes. */
function agrees({ node }: NodeState, value: Quantity, how: 'any' | 'plain' = 'any'): boolean {
	const { quantity, literal } = node;
	if (isMiscount(node, value)) return false;
	const fits = (wanted: Quantity) =>
		standsFor({ quantity: { ...wanted, error: 0 }, literal: undefined }, '≈', { quantity, literal });
	if (sameDimension(quantity.unit, value.unit)) return fits(value);
	if (how === 'plain' || !isDimensionless(quantity.unit)) return false;
	const bytes = (value.unit.dimension.hard.bit ?? 0) === 1 ? [8] : [];
	return [value.unit.factor, ...bytes].some(factor =>
		fits({ ...value, value: value.value / factor, decimal: undefined, unit: unitless }),
	);
}

const quantities = ({ value }: NamedResult): readonly Quantity[] => (value.kind === 'quantity' ? [value] : []);

function distinct(results: readonly NamedResult[]): readonly NamedResult[] {
	const found = new Map<string, NamedResult>();
	for (const result of results) if (!found.has(result.symbol)) found.set(result.symbol, result);
	return [...found.values()];
}

function only<T>(options: readonly T[], test: (option: T) => boolean): T | undefined {
	const fitting = options.filter(test);
	return fitting.length === 1 ? fitting[0] : undefined;
}
