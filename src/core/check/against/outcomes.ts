import { sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { NamedResult, Solution } from '../../solve/solution.ts';
import { english, say, verbatim } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import type { NodeState } from '../numbers/flow.ts';
import { standing } from './agreement.ts';
import { isAnotherQuantity, isOfGiven } from './another-quantity.ts';
import { isAbout } from './answer-numbers.ts';
import { isOfElse } from './called.ts';
import { capital, contradictionText, expectedFor } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { isOtherwise } from './otherwise.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { isBeforeRounding } from './rounded-count.ts';
import { overlaps } from './written.ts';

/** Says of a number that it is the result: of what is right already, what it is; else that it is right. */
export function confirm(
	under: PartUnderCheck,
	state: NodeState,
	result: NamedResult,
	method: string | undefined,
): void {
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

/** Five figures of a number are that number. */
const SAME = 1e-4;

/** No slip but one of a power of ten takes a number so far off: then the key took the question for another. */
const isBeyondSlips = (ratio: number): boolean => {
	const tens = Math.log10(Math.abs(ratio));
	return Math.abs(tens) > 5 && Math.abs(tens - Math.round(tens)) > 1e-3;
};

const confirmation = ({ name, text }: NamedResult, method: string | undefined) =>
	say`Right: ${name}, ${text}${method ? say` (by the ${method})` : ''}.`;

/** Whether words call something by the name of a result. */
const isNamedIn = (words: string, { name, aliases = [] }: NamedResult): boolean =>
	[name, ...aliases].some(each => words.toLowerCase().includes(each.toLowerCase()));

/** How far off a right calculation may be for what was rounded on the way to it. */
const CARRIED = 0.003;

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
	// "errors of exercise 2", which was in 4 bits, where nothing is said here and the key takes 8
	if (isOtherwise(under, result)) return false;
	// `time per epoch: 1.6e6 s`, where nobody asked about epochs.
	const own = under.answer.find(({ index }) => index === state.node.statement)?.statement;
	if (under.told?.has(result.symbol) && !isNamedIn(own?.label ?? '', result)) return false;
	if (own?.kind === 'result' && own.named && isOfElse(under, under.leading(own), result)) return false;
	if (isOfGiven(under, state, result) || isBeforeRounding(under, quantity, result, value)) return false;
	if (
		roots.length === 0 &&
		!solution.ownLetters &&
		isAnotherQuantity(under, state, result, quantity.value / value.value)
	)
		return false;
	const expected = expectedFor(value, quantity, literal);
	const known = state.finding === undefined ? undefined : findings[state.finding];
	// `1 / 0.0169 = 59.2` tokens a second, which are 59.09 when the time before is not rounded.
	const isCarried =
		Math.abs(quantity.value / value.value - 1) < CARRIED && !Number.isInteger(value.value / quantity.unit.factor);
	if (known?.verdict === 'right' && isCarried) return false;
	// What is left aside may be just what this number, rightly made of the question's own, answers.
	if (solution.unsolved && known?.verdict === 'right') return false;
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
export function doubt(under: PartUnderCheck, said: readonly NodeState[], result: NamedResult): void {
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
