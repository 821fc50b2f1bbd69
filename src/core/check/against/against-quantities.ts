import { standsFor } from '../../math/tolerance.ts';
import { isDimensionless, sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { leavesOf } from '../../quantities/origins.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { allStems } from '../../solve/words.ts';
import { english, say, verbatim } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { type NodeState, wordsOf } from '../numbers/flow.ts';
import { draft, type PartUnderCheck } from './against.ts';
import { agrees, inverseOf, isValue, resultsOf, standing } from './agreement.ts';
import { isAnotherQuantity, isOfGiven } from './another-quantity.ts';
import { type Attempt, attemptsIn, comparable } from './attempts.ts';
import { calledResult, isOfElse } from './called.ts';
import { capital, contradictionText, expectedFor } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { readingsOf } from './readings.ts';
import { isBeforeRounding, isRoundedCount } from './rounded-count.ts';
import { isHedged } from './rounding.ts';
import { headName, sameSymbol } from './symbols.ts';
import { overlaps } from './written.ts';

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
 * Whether a number is another result, whatever its value: the text calls it so (`the variance is 5` is no mean), or it is `L = 0.05` where the question's
 * own formulas define `L`.
 */
function isCalledOtherwise(under: PartUnderCheck, state: NodeState, { symbol }: NamedResult): boolean {
	const { solution, answer } = under;
	const { node } = state;
	const called = calledResult(under, state);
	if (called) return called.symbol !== symbol;
	if (!solution.ownLetters) return false;
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	const name = statement?.expression.kind === 'relation' ? headName(statement.expression.operands[0]) : undefined;
	return (
		name !== undefined &&
		!sameSymbol(name, symbol) &&
		resultsOf(solution).some(result => sameSymbol(name, result.symbol))
	);
}

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

/** Numbers that the answer says something comes to. */
export function answersOf({ part, flow, answer }: PartUnderCheck): readonly NodeState[] {
	const indices = new Set(answer.map(({ index }) => index));
	return flow.states.filter(
		({ node }) =>
			node.part === part && node.statement !== undefined && indices.has(node.statement) && node.role !== 'input',
	);
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

interface Found {
	readonly state: NodeState;
	readonly method: string | undefined;
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

type Way = Solution['otherMethods'][number];

const RATE = /\bper\s+(second|minute|hour|day|month|year)\b/i;

/** Whether an amount is written in the unit of that size: 10³⁰ FLOP are no number of petaFLOP-days. */
export const isIn = ({ unit }: Quantity, factor: number): boolean => Math.abs(unit.factor / factor - 1) < 1e-9;

function otherMethod(
	under: PartUnderCheck,
	said: readonly NodeState[],
	{ symbol, value: askedFor }: NamedResult,
	sign: '=' | '≈',
): Found | undefined {
	const { solution } = under;
	const asked = askedFor as Quantity;
	for (const way of solution.otherMethods) {
		const { method, results } = way;
		for (const { symbol: other, value, incidental } of results) {
			if (value.kind !== 'quantity') continue;
			// What a way gives beside what was asked is an answer to it where the answer speaks of that way: `with mixed-precision Adam: 480 GB`.
			const isMeant = (state: NodeState): boolean =>
				other === symbol
					? isWayOf(under, state, way)
					: incidental === true && sameDimension(value.unit, asked.unit) && speaksOf(under, state, method);
			const state = said.find(each => isValue(each, value, sign, isAbout(under, each)) && isMeant(each));
			if (state) return { state, method };
		}
	}
	return undefined;
}

/** Whether a number may come from another way: what somebody takes who does not say so (optimiser states beside the weights) is none. */
const isWayOf = (under: PartUnderCheck, state: NodeState, { method, assumes }: Way): boolean =>
	assumes !== true || speaksOf(under, state, method);

/** Whether the words of a number have one of a method's. */
function speaksOf({ answer, leading }: PartUnderCheck, { node }: NodeState, method: string): boolean {
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	const said = new Set(statement ? allStems(`${leading(statement)} ${statement.source}`) : []);
	return allStems(method).some(word => word.length > 3 && said.has(word));
}

/** Whether the text calls a number an approximation, by the sign or the words before it. */
function isAbout({ statements, leading }: PartUnderCheck, { node }: NodeState): boolean {
	const statement = statements[node.statement ?? -1];
	if (!statement) return false;
	const { expression } = statement;
	if (expression.kind === 'relation' && node.operand !== undefined && node.operand > 0) {
		const sign = expression.operators[node.operand - 1];
		return sign === '≈' || sign === '~';
	}
	return isHedged(
		`${leading(statement)}${statement.source.slice(0, leavesOf(expression)[0]?.expression.span.start ?? 0)}`,
	);
}

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

function confirm(under: PartUnderCheck, state: NodeState, result: NamedResult, method: string | undefined): void {
	const { part, findings } = under;
	const known = state.finding === undefined ? undefined : findings[state.finding];
	if (known && known.verdict === 'right') {
		// What it is goes before what it happens to be made of.
		const told = known.rule === 'flow.derived' && known.target === undefined;
		findings[state.finding!] = {
			...known,
			...(told ? { rule: 'key.confirmed', message: confirmation(result, method) } : {}),
			...(known.target === undefined || known.target === result.symbol
				? { target: result.symbol }
				: { alsoTargets: [...(known.alsoTargets ?? []), result.symbol] }),
			...(method ? { remark: 'method' as const, alternatives: [verbatim(method)] } : {}),
		};
		return;
	}
	if (known) return;
	const anchor = anchorOf(under, state);
	if (!anchor) return;
	// One number is one thing: `100 steps` confirms the layers, and no rate of 100 Hz beside.
	const before = findings.findIndex(
		each => each.part === part && each.rule === 'key.confirmed' && overlaps(each.anchor, anchor),
	);
	if (before >= 0) {
		const there = findings[before]!;
		if (sameKind(under.solution, there.target, result))
			findings[before] = { ...there, alsoTargets: [...(there.alsoTargets ?? []), result.symbol] };
		return;
	}
	findings.push({
		...draft(part, anchor, 'result'),
		verdict: 'right',
		rule: 'key.confirmed',
		message: confirmation(result, method),
		remark: method ? 'method' : undefined,
		alternatives: method ? [verbatim(method)] : [],
		target: result.symbol,
	});
}

/** Whether two results are amounts of one kind. */
function sameKind({ steps, results }: Solution, symbol: string | undefined, other: NamedResult): boolean {
	const all = [...results, ...steps.flatMap(step => step.results)];
	const own = all.find(each => each.symbol === symbol)?.value;
	const { value } = other;
	return own?.kind === 'quantity' && value.kind === 'quantity' && sameDimension(own.unit, value.unit);
}

/** Whether a number is another result of the key to the digit. */
const isAnother = (solution: Solution, state: NodeState, { symbol }: NamedResult): boolean =>
	resultsOf(solution).some(
		other => other.symbol !== symbol && other.value.kind === 'quantity' && isValue(state, other.value, '=', false),
	);

/** Five figures of a number are that number. */
const SAME = 1e-4;

/** No slip but one of a power of ten takes a number so far off: then the key took the question for another. */
const isBeyondSlips = (ratio: number): boolean => {
	const tens = Math.log10(Math.abs(ratio));
	return Math.abs(tens) > 5 && Math.abs(tens - Math.round(tens)) > 1e-3;
};

const confirmation = ({ name, text }: NamedResult, method: string | undefined) =>
	say`Right: ${name}, ${text}${method ? say` (by the ${method})` : ''}.`;

/** Reports a number that the key contradicts; false where nothing is sure enough. */
export function contradict(
	under: PartUnderCheck,
	state: NodeState,
	result: NamedResult,
	value: Quantity,
	roots: readonly NodeState[] = [],
): boolean {
	const { part, findings, solution, deny } = under;
	const { literal, quantity } = state.node;
	const verdict = contradiction(solution, result.symbol, quantity.value / value.value);
	// A solution that leaves something of the question aside may have taken it for another; and 28.8 an hour are 0.008 a second.
	if (solution.unsolved && !under.takesAll()) return false;
	if (Math.abs(quantity.value / value.value - 1) < SAME || isBeyondSlips(quantity.value / value.value)) return false;
	if (isOfGiven(under, state, result) || isBeforeRounding(under, quantity, result, value)) return false;
	if (
		roots.length === 0 &&
		!solution.ownLetters &&
		isAnotherQuantity(under, state, result, quantity.value / value.value)
	)
		return false;
	const expected = expectedFor(value, quantity, literal);
	const known = state.finding === undefined ? undefined : findings[state.finding];
	if (known && known.verdict !== 'right') {
		const sure = verdict === 'wrong' && solution.results.includes(result);
		if (sure) findings[state.finding!] = { ...known, expected, target: result.symbol };
		return true;
	}
	// Right in TiB where TB is written: the digits are those of another unit, and the finding says so already.
	if (known?.remark === 'alternative' && known.alternatives.some(each => /^[KMGTPE]iB$/.test(english(each))))
		return false;
	const anchor = known?.anchor ?? anchorOf(under, state);
	if (!anchor) return false;
	const inherited = [...new Set(roots.flatMap(root => root.roots))];
	const follows = roots.length > 0 && verdict === 'wrong';
	const finding: Finding = {
		...draft(part, anchor, known?.kind ?? 'result'),
		verdict: follows ? 'follows' : verdict,
		rule: follows ? 'flow.follows' : 'key.contradicted',
		message: follows
			? say`${capital(result.name)} for a number that was wrong before; with the right one it is ${expected.text}.`
			: contradictionText(result, value, quantity, literal),
		expected,
		roots: follows ? inherited : [],
		target: result.symbol,
	};
	const { statement, operand } = state.node;
	if (verdict === 'wrong' && statement !== undefined && quantity.value !== 0)
		deny({
			statement,
			operand,
			ratio: value.value / quantity.value,
			finding,
			from: follows
				? roots.flatMap(({ node }) =>
						node.statement === undefined ? [] : [{ statement: node.statement, operand: node.operand }],
					)
				: [],
		});
	if (known) findings[state.finding!] = finding;
	else findings.push(finding);
	return true;
}

/** Says of the number that is close to an asked result, and no rounding of it, what the result is. */
function doubt(under: PartUnderCheck, said: readonly NodeState[], result: NamedResult): void {
	const value = result.value as Quantity;
	if (under.findings.some(({ part, target }) => part === under.part && target === result.symbol)) return;
	const isOpen = (state: NodeState): boolean => state.status === 'open' || state.status === 'right';
	const state = said.findLast(each => isOpen(each) && standing(each, value, isAbout(under, each)) !== undefined);
	const anchor = state && anchorOf(under, state);
	if (!state || !anchor || state.finding !== undefined || under.findings.some(each => each.anchor === anchor)) return;
	const expected = expectedFor(value, state.node.quantity, state.node.literal);
	under.findings.push({
		...draft(under.part, anchor, 'result'),
		verdict: 'cannot-tell',
		rule: 'key.close',
		message: say`${capital(result.name)} is ${expected.text}; this is close to it, and no rounding of it.`,
		expected,
	});
}

const anchorOf = ({ answer }: PartUnderCheck, { node }: NodeState): Finding['anchor'] | undefined =>
	answer.find(({ index }) => index === node.statement)?.statement.anchor;
