import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { Trace, TracedGiven } from '../../solve/run/trace.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { type Message, say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import { factorsOf } from '../laws/factors.ts';
import { dressNumber } from '../numbers/dress.ts';
import type { NodeState } from '../numbers/flow.ts';
import { agrees, isKnownTo } from './agreement.ts';
import { answersOf } from './answer-numbers.ts';
import { capital, expectedFor } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';

/** A result of the key as a product of its givens, each to a whole power, and of a number. */
interface Monomial {
	readonly result: NamedResult;
	readonly value: Quantity;
	readonly givens: readonly {
		readonly given: TracedGiven;
		readonly sizes: readonly number[];
		readonly power: number;
	}[];
}

/** How a calculation is another one than the key's formula. */
interface Slip {
	readonly said: Message;
}

/** So many givens at least are found in a calculation that goes wrong in one place. */
const SHARED = 2;
/** Factors that are forgotten or taken twice: keys and values, forward and backward, matrices, moments. */
const FORGOTTEN: ReadonlySet<number> = new Set([2, 3, 4, 6]);
/** Another quantity on purpose. */
const OTHER =
	/\b(?:each|one|only|alone|half|single|without|if|would|instead|compared|versus|keys?|values?|forward|backward|first|second|full|naive\w*|wrong\w*|not|jede\w*|nur|ohne|statt|wenn|würde|chaque|seul\w*|sans|si|cada|sólo|sin)\b|n['’]t\b/giu;

/**
 * Products of an answer against the key's formulas, factor by factor: one factor of the formula is missing, one is taken from another number of the question, or one
 * is multiplied with that should be divided by. Said only of a result that was asked for, made of nothing but the question's own numbers, and that stands nowhere in
 * the answer.
 */
export function checkFormulaSlips(under: PartUnderCheck): void {
	const { solution, findings, part } = under;
	const { trace } = solution;
	if (!trace || solution.missing.length > 0 || solution.cases || !under.asks) return;
	const said = answersOf(under);
	for (const result of solution.results) {
		if (result.incidental || result.value.kind !== 'quantity' || !(result.value.value > 0)) continue;
		const { value } = result;
		if (findings.some(each => each.part === part && each.target === result.symbol)) continue;
		if (said.some(state => agrees(state, value, '≈'))) continue;
		const formula = monomialOf(result, value, trace);
		if (!formula) continue;
		const found = said.flatMap(state => {
			const slip = slipIn(under, state, formula);
			return slip ? [{ state, slip }] : [];
		});
		const [only] = found;
		if (!only || found.length > 1) continue;
		tell(under, only.state, formula, only.slip);
	}
}

/** A result as a product of powers of its givens: how it moves where each of them is doubled. */
function monomialOf(result: NamedResult, value: Quantity, trace: Trace): Monomial | undefined {
	const inputs = trace.inputsOf(result.symbol);
	const givens: { given: TracedGiven; sizes: readonly number[]; power: number }[] = [];
	for (const given of inputs) {
		if (given.value?.kind !== 'quantity' || !(given.value.value > 0)) return undefined;
		const other = trace.withGiven(given.symbol, { ...given.value, value: 2 * given.value.value, decimal: undefined });
		const moved = other.get(result.symbol);
		if (moved?.kind !== 'quantity') return undefined;
		const power = Math.log2(moved.value / value.value);
		if (Math.abs(power - Math.round(power)) > 1e-6 || Math.abs(power) > 3) return undefined;
		if (Math.round(power) === 0 || given.constant) continue;
		const own = given.value.value / given.value.unit.factor;
		if (own === 1) continue;
		if (given.from === 'fact' || (given.from === 'default' && !given.format)) return undefined;
		const sizes = given.format
			? [given.value.value / 8, given.value.value]
			: [own, given.value.value, ...[1e3, 1e6, 1e9, 1e12].map(scale => own * scale)];
		givens.push({ given, sizes, power: Math.round(power) });
	}
	return givens.length >= SHARED ? { result, value, givens } : undefined;
}

function slipIn(under: PartUnderCheck, state: NodeState, { result, value, givens }: Monomial): Slip | undefined {
	const { statements, leading, isAsked, solution, flow } = under;
	const { node } = state;
	if (state.status === 'wrong' || state.status === 'follows') return undefined;
	const statement = statements[node.statement ?? -1];
	const chain = statement?.expression.kind === 'relation' ? statement.expression : undefined;
	if (!statement || !chain || node.operand === undefined || node.operand < 1) return undefined;
	const bare = isDimensionless(node.quantity.unit);
	if (!bare && !sameDimension(node.quantity.unit, value.unit)) return undefined;
	const factors = factorsOf(chain.operands[node.operand - 1]!, 1, true)?.map(({ literal: { value }, power }) => ({
		value,
		power,
	}));
	if (!factors || factors.length < 3 || isKnownTo(solution, state)) return undefined;
	const clause = leading(statement)
		.split(/[.;!?]\s|\n/)
		.at(-1)!;
	const name = result.name.toLowerCase();
	if ([...clause.matchAll(OTHER)].some(([word]) => !name.includes(word.toLowerCase()))) return undefined;
	// What it comes to goes on to another number: it was on the way.
	if (flow.uses.some(use => use.origin?.node.id === node.id && use.statement !== node.statement)) return undefined;
	const left = [...factors];
	const open: { readonly sizes: readonly number[]; readonly power: 1 | -1; readonly name: string }[] = [];
	let shared = 0;
	for (const { given, sizes, power } of givens) {
		const sign = power > 0 ? 1 : -1;
		for (let times = 0; times < Math.abs(power); times++) {
			const at = left.findIndex(each => each.power === sign && sizes.some(size => isNear(size, each.value)));
			if (at < 0) open.push({ sizes, power: sign, name: given.name });
			else {
				left.splice(at, 1);
				shared++;
			}
		}
	}
	if (shared < SHARED || open.length > 1) return undefined;
	const written = node.literal.value;
	const unit = bare ? ((value.unit.dimension.hard.bit ?? 0) === 1 ? 8 : value.unit.factor) : node.quantity.unit.factor;
	const ratio = written / (value.value / unit);
	const [missing] = open;
	if (!missing) {
		// all givens are there: a number of the formula itself is missing, or stands there too often
		const numbers = left.every(({ value: each }) => each <= 12 || Math.log10(each) % 1 === 0);
		const times = Math.round(1 / ratio);
		return numbers && FORGOTTEN.has(times) && isNear(ratio * times, 1, 0.006)
			? { said: say`a factor of ${String(times)} is missing` }
			: undefined;
	}
	const [size] = missing.sizes;
	const others = left.filter(({ value: each }) => each > 1 && !givens.some(({ sizes }) => sizes.includes(each)));
	const turned = left.filter(
		({ value: each, power }) => power !== missing.power && missing.sizes.some(known => isNear(known, each)),
	);
	if (turned.length === 1 && isTimes(ratio, size!, missing.power === 1 ? -2 : 2))
		return {
			said:
				missing.power === 1 ? say`it is multiplied by the ${missing.name}` : say`it is divided by the ${missing.name}`,
		};
	// another number of the question in the place of the one that belongs there
	const taken = left.filter(
		({ value: each, power }) =>
			power === missing.power && each > 1 && isAsked(each, node) && isTimes(ratio, each / size!, missing.power),
	);
	return taken.length > 0 && others.length <= 1 + left.filter(({ value: each }) => each <= 12).length
		? { said: say`the ${missing.name} is ${dressNumber(size!, 6).text}, not ${dressNumber(taken[0]!.value, 6).text}` }
		: undefined;
}

const isTimes = (ratio: number, base: number, power: number): boolean => isNear(ratio, base ** power, 0.006);

const isNear = (a: number, b: number, slack = 1e-6): boolean => Math.abs(a / b - 1) <= slack;

function tell(under: PartUnderCheck, state: NodeState, { result, value }: Monomial, { said }: Slip): void {
	const { findings, part, deny, solution } = under;
	const { node } = state;
	const bare = isDimensionless(node.quantity.unit);
	const right: Quantity = bare
		? {
				...value,
				value: value.value / ((value.unit.dimension.hard.bit ?? 0) === 1 ? 8 : value.unit.factor),
				decimal: undefined,
				unit: node.quantity.unit,
			}
		: value;
	const ratio = right.value / node.quantity.value;
	if (contradiction(solution, result.symbol, 1 / ratio) !== 'wrong') return;
	const known = state.finding === undefined ? undefined : findings[state.finding];
	const anchor = known?.anchor ?? under.answer.find(({ index }) => index === node.statement)?.statement.anchor;
	if (!anchor || (known && known.verdict !== 'right')) return;
	const expected = expectedFor(right, node.quantity, node.literal);
	const finding: Finding = {
		...draft(part, anchor, known?.kind ?? 'result'),
		verdict: 'wrong',
		rule: 'key.contradicted',
		message: say`${capital(result.name)} is ${expected.text}: ${said}.`,
		expected,
		target: result.symbol,
	};
	if (node.statement !== undefined)
		deny({ statement: node.statement, operand: node.operand, ratio, finding, from: [] });
	if (known) findings[state.finding!] = finding;
	else findings.push(finding);
}
