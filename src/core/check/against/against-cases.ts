import type { Homework } from '../../homework/homework.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { NamedResult, Solution, SolvedCase } from '../../solve/solution.ts';
import { english, say } from '../../text/message.ts';
import type { Finding } from '../finding.ts';
import type { NodeState } from '../numbers/flow.ts';
import { RATIO } from './against-quantities.ts';
import { agrees, inverseOf, isKnownTo, isValue } from './agreement.ts';
import { comparable } from './attempts.ts';
import { type PlacedNumber, placedNumbers } from './case-places.ts';
import { contradictionText, expectedFor } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { overlaps } from './written.ts';

/** A number held against one case of the question. */
interface Judged extends PlacedNumber {
	readonly index: number;
	/** The asked result that it is; undefined for one that is none of the case's numbers. */
	readonly result: NamedResult | undefined;
}

/**
 * Numbers of an answer to a question that names several values in a row (`in fp32, bf16 and int8`), each against the case that the words, the
 * row or the column beside it name, or else in the order of the question. A number is wrong only where the form of the answer says what it is:
 * another case has its number of the same kind right, or the case asks for one amount of its unit.
 */
export function checkCases(homework: Homework, under: PartUnderCheck, cases: readonly SolvedCase[]): void {
	const placed = placedNumbers(homework, under.part, cases);
	const judged = inOrder(placed, cases) ?? placed.flatMap(each => judge(each, cases));
	const confirmed = judged.filter(({ result }) => result !== undefined);
	for (const each of confirmed) confirm(under, each, cases);
	// Where no number is one of any case, or something of the question stays aside, another question may be meant.
	if (confirmed.length === 0 || (under.solution.unsolved && !under.takesAll())) return;
	for (const each of judged) {
		if (each.result || each.cases.length !== 1) continue;
		const solution = cases[each.index]!.solution;
		if (isKnown(each, cases) || isOfAnother(each, confirmed, cases)) continue;
		const result = meantFor(each, judged, cases);
		if (!result) continue;
		const right = comparable({ node: nodeOf(each) }, result);
		if (!right) continue;
		contradict(under, each, { solution, result, right });
	}
}

/** Numbers without labels, as many as there are cases, stand in the order of the question. */
function inOrder(placed: readonly PlacedNumber[], cases: readonly SolvedCase[]): readonly Judged[] | undefined {
	if (placed.some(({ labelled }) => labelled)) return undefined;
	const asked = cases[0]!.solution.results.filter(({ incidental }) => !incidental);
	const finals: PlacedNumber[] = [];
	for (const each of placed) {
		if (!asked.some(result => comparable({ node: nodeOf(each) }, result))) continue;
		if (finals.at(-1) && isSame(finals.at(-1)!, each)) finals.pop();
		finals.push(each);
	}
	if (finals.length !== cases.length) return undefined;
	const judged = finals.flatMap((each, index) => judge({ ...each, cases: [index] }, cases));
	const right = judged.filter(({ result }) => result !== undefined);
	// One slip among numbers that are otherwise in order; what is out of order altogether is nothing that can be told.
	if (right.length === 0 || judged.length - right.length > 1) return undefined;
	return judged;
}

const isSame = (a: PlacedNumber, b: PlacedNumber): boolean =>
	agrees({ node: nodeOf(a) }, b.written.quantity, '≈') || agrees({ node: nodeOf(b) }, a.written.quantity, '≈');

/** A number against each case that it may be about; where several fit it is about none in particular. */
function judge(placed: PlacedNumber, cases: readonly SolvedCase[]): readonly Judged[] {
	const fits = placed.cases.flatMap((index): readonly Judged[] => {
		const result = resultIn(placed, cases[index]!);
		return result ? [{ ...placed, index, result }] : [];
	});
	if (fits.length > 0 && (placed.labelled || fits.length === 1)) return fits;
	const [only] = placed.cases;
	return placed.cases.length === 1 ? [{ ...placed, index: only!, result: undefined }] : [];
}

/** The result of a case that a number is: one that was asked for, by any method and any reading. */
function resultIn(placed: PlacedNumber, { solution, readings }: SolvedCase): NamedResult | undefined {
	const node = nodeOf(placed);
	const { hedged } = placed.written;
	const isIt = (result: NamedResult): boolean => {
		const { value, name } = result;
		if (value.kind !== 'quantity') return false;
		const turned = RATIO.test(name) && value.value !== 0 && isDimensionless(value.unit);
		if (isValue({ node }, value, '≈', hedged) || (turned && isValue({ node }, inverseOf(value), '≈', hedged)))
			return true;
		const counted = isDimensionless(value.unit) ? comparable({ node }, result) : undefined;
		return counted !== undefined && !isDimensionless(counted.unit) && isValue({ node }, counted, '≈', hedged);
	};
	const ways = [solution, ...readings].flatMap(each => [
		each.results,
		...each.otherMethods.map(({ results }) => results),
	]);
	return solution.results.find(({ symbol }) =>
		ways.some(results => results.some(result => result.symbol === symbol && isIt(result))),
	);
}

/** Whether a number is one that its case knows, in any reading. */
function isKnown(judged: Judged, cases: readonly SolvedCase[]): boolean {
	const { solution, readings } = cases[judged.index]!;
	return [solution, ...readings].some(each => isKnownTo(each, { node: nodeOf(judged) }));
}

/** Whether a number is right for another case, which has none yet: then the words beside it may have been misread. */
function isOfAnother(judged: Judged, confirmed: readonly Judged[], cases: readonly SolvedCase[]): boolean {
	return cases.some(
		(each, index) =>
			index !== judged.index && resultIn(judged, each) !== undefined && !confirmed.some(other => other.index === index),
	);
}

/** The asked result that a number which is none of the case's is meant for. */
function meantFor(wrong: Judged, judged: readonly Judged[], cases: readonly SolvedCase[]): NamedResult | undefined {
	const node = nodeOf(wrong);
	const settled = new Set(judged.filter(({ index }) => index === wrong.index).map(({ result }) => result?.symbol));
	const open = cases[wrong.index]!.solution.results.filter(
		result => !settled.has(result.symbol) && comparable({ node }, result) !== undefined,
	);
	const siblings = judged.filter(
		({ index, result, column, written }) =>
			index !== wrong.index &&
			result !== undefined &&
			column === wrong.column &&
			sameDimension(written.quantity.unit, wrong.written.quantity.unit) &&
			(written.quantity.unit.text === '%') === (wrong.written.quantity.unit.text === '%'),
	);
	const alike = open.filter(({ symbol }) => siblings.some(({ result }) => result?.symbol === symbol));
	// The last number of its kind in the case's stretch is what the answer comes to.
	const later = judged.some(
		each =>
			each.index === wrong.index &&
			each !== wrong &&
			each.written.anchor.block === wrong.written.anchor.block &&
			each.written.anchor.span.start > wrong.written.anchor.span.start &&
			sameDimension(each.written.quantity.unit, wrong.written.quantity.unit) &&
			!isSame(each, wrong),
	);
	if (later && wrong.column === undefined) return undefined;
	if (alike.length === 1) return alike[0];
	const asked = open.filter(({ incidental }) => !incidental);
	const hard = !isDimensionless(wrong.written.quantity.unit);
	return alike.length === 0 && hard && wrong.labelled && asked.length === 1 ? asked[0] : undefined;
}

const nodeOf = ({ written: { quantity, literal } }: PlacedNumber): NodeState['node'] =>
	({ quantity, literal, role: 'result' }) as NodeState['node'];

function confirm(under: PartUnderCheck, { written, index, result }: Judged, cases: readonly SolvedCase[]): void {
	const { part, findings } = under;
	const { symbol, name, text } = result!;
	const known = findings.findIndex(finding => finding.part === part && overlaps(finding.anchor, written.anchor));
	if (known >= 0) {
		const before = findings[known]!;
		if (before.verdict !== 'right') return;
		if (before.target === undefined) findings[known] = { ...before, target: symbol, case: index };
		else if (before.case === index && before.target !== symbol)
			findings[known] = { ...before, alsoTargets: [...(before.alsoTargets ?? []), symbol] };
		if (before.target === undefined || before.case === index) return;
	}
	findings.push({
		...draft(part, written.anchor, 'result'),
		verdict: 'right',
		rule: 'key.confirmed',
		message: say`Right: ${name} for ${cases[index]!.label}, ${text}.`,
		target: symbol,
		case: index,
	});
}

function contradict(
	under: PartUnderCheck,
	{ written, index }: Judged,
	{ solution, result, right }: { readonly solution: Solution; readonly result: NamedResult; readonly right: Quantity },
): void {
	const { part, findings, deny } = under;
	const { quantity, literal, anchor } = written;
	const known = findings.findIndex(finding => finding.part === part && overlaps(finding.anchor, anchor));
	const before = findings[known];
	if (before && before.verdict !== 'right') return;
	if (before?.remark === 'alternative' && before.alternatives.some(each => /^[KMGTPE]iB$/.test(english(each)))) return;
	const expected = expectedFor(right, quantity, literal);
	const verdict = contradiction(solution, result.symbol, quantity.value / right.value);
	const finding: Finding = {
		...draft(part, before?.anchor ?? anchor, before?.kind ?? 'result'),
		verdict,
		rule: 'key.contradicted',
		message: contradictionText(result, right, quantity, literal, under.solution.cases?.[index]?.label),
		expected,
		target: result.symbol,
		case: index,
	};
	const state = under.flow.states.find(
		({ node }) =>
			node.part === part &&
			node.statement !== undefined &&
			Math.abs(node.quantity.value - quantity.value) <= 1e-12 * Math.abs(quantity.value) &&
			under.answer.some(each => each.index === node.statement && overlaps(each.statement.anchor, anchor)),
	);
	if (state?.node.statement !== undefined && verdict === 'wrong' && quantity.value !== 0)
		deny({
			statement: state.node.statement,
			operand: state.node.operand,
			ratio: right.value / quantity.value,
			finding,
			from: [],
		});
	if (known >= 0) findings[known] = finding;
	else findings.push(finding);
}
