import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import { labelIn } from '../../quantities/labels.ts';
import type { Statement } from '../../quantities/statement.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { nameStems } from '../../solve/words.ts';
import type { NodeState } from '../numbers/flow.ts';
import { resultsOf } from './agreement.ts';
import { comparable } from './attempts.ts';
import type { PartUnderCheck } from './part-under-check.ts';

/** Words of a label that tell no result from another. */
const NEUTRAL: ReadonlySet<string> = new Set(
	[
		...'total final overall resulting result value number amount answer our its their my your this that one new about required needed estimated'.split(
			' ',
		),
		...'approximate approximately roughly exact exactly around so thus hence therefore finally then calculated get obtain'.split(
			' ',
		),
		...'is are was be equals as by with at gb mb kb tb gib mib bytes bits usd percent hours days seconds ms'.split(' '),
	].flatMap(nameStems),
);

/**
 * The one result by whose name the words of a number call it: `- precision: 0.88`, `| memory of the weights | 54 GB |`, `Recall = 40/60 = 0.667`, `the
 * variance is 5`. A name is said where all words of the result's name or of one of its aliases stand there and no foreign one does; or some of them, if no
 * other result of the solution has these.
 */
export function calledResult(under: PartUnderCheck, state: NodeState): NamedResult | undefined {
	const known = CALLED.get(under) ?? new Map<NodeState, NamedResult | undefined>();
	CALLED.set(under, known);
	if (!known.has(state)) known.set(state, findCalled(under, state));
	return known.get(state);
}

/** What the numbers of an answer are called, for one check of it: every result asks it of every number. */
const CALLED = new WeakMap<PartUnderCheck, Map<NodeState, NamedResult | undefined>>();

function findCalled(under: PartUnderCheck, state: NodeState): NamedResult | undefined {
	const label = nameOf(under, state);
	if (label === undefined) return undefined;
	const said = [...new Set(nameStems(label))].filter(word => word.length > 1 && !NEUTRAL.has(word));
	if (said.length === 0) return undefined;
	const called = resultsOf(under.solution).flatMap(result => {
		const forms = [result.name, ...(result.aliases ?? [])].map(name => new Set(nameStems(name)));
		const fitting = forms.filter(form => said.every(word => form.has(word)));
		if (fitting.length === 0) return [];
		const whole = fitting.some(form => [...form].every(word => said.includes(word) || NEUTRAL.has(word)));
		return [{ result, whole }];
	});
	const whole = called.filter(each => each.whole);
	const named = whole.length > 0 ? whole : called;
	// `time` where one of several times was asked for.
	const asked = named.filter(({ result }) => isAskedFor(under, result));
	const [only, ...others] = asked.length > 0 ? asked : named;
	if (!only || others.length > 0 || !isOfKind(state, only.result)) return undefined;
	return only.result;
}

const isAskedFor = ({ solution }: PartUnderCheck, { symbol }: NamedResult): boolean =>
	solution.results.some(result => result.symbol === symbol && !result.incidental);

/**
 * Whether words that name a number (`The memory of the KV cache is`) have one that neither the question has nor the result: then it is of something else.
 *
 * @param before the text that leads to the number.
 */
export function isOfElse({ question, around }: PartUnderCheck, before: string, result: NamedResult): boolean {
	const label = labelIn(before);
	if (!label?.names) return false;
	const known = new Set([question, around, result.name, ...(result.aliases ?? [])].flatMap(nameStems));
	return nameStems(label.text).some(
		word => word.length > 3 && !NEUTRAL.has(word) && !known.has(word) && !FRAME.has(word),
	);
}

/** Words of sentences that lead to an answer. */
const FRAME: ReadonlySet<string> = new Set(
	'here there would will must should need takes comes makes equal problem question part solution model case end thing want look both each every all them they these those whole entire everything together altogether alone only just also still even same such right correct hence which what case way first second third last full simple plain actual true correct'
		.split(' ')
		.flatMap(nameStems),
);

/** Whether a number may be a value of the result by its unit. */
const isOfKind = (state: NodeState, result: NamedResult): boolean => {
	if (result.value.kind !== 'quantity') return false;
	const { unit } = state.node.quantity;
	const own: Quantity = result.value;
	return sameDimension(unit, own.unit) || (isDimensionless(own.unit) && comparable(state, result) !== undefined);
};

/** The words that a number is called by: its label, the head of its chain, or the cell before it. */
function nameOf(under: PartUnderCheck, { node }: NodeState): string | undefined {
	const statement = under.answer.find(({ index }) => index === node.statement)?.statement;
	if (!statement) return undefined;
	const { expression } = statement;
	if (expression.kind === 'relation') {
		if (node.operand !== expression.operands.length - 1) return undefined;
		if (!expression.operators.every(operator => operator === '=' || operator === '≈')) return undefined;
		const [head] = expression.operands;
		if (head?.kind === 'text') return head.text;
		if (head?.kind === 'symbol') return undefined;
		return headBefore(under.leading(statement));
	}
	if (under.isTable(statement.anchor.block)) return cellBefore(under.leading(statement));
	return statement.named ? ownLabel(statement) : undefined;
}

/** `Recall =` before a chain. */
const headBefore = (before: string): string | undefined => {
	const head = /(?:^|[\n.;:|,]\s|\n|^\s*[-*+•]\s)?([^\n.;:|,=]{2,60})=\s*\$*\s*$/.exec(before)?.[1];
	return head === undefined ? undefined : (labelIn(`${head} =`)?.text ?? head);
};

/** The cell before the one that a row's text ends in. */
const cellBefore = (before: string): string | undefined => {
	const cells = before.split('\n').at(-1)!.split('|');
	const own = cells.at(-1)!;
	if (cells.length < 2 || /\w/.test(own.replace(/[$*_`]/g, ''))) return undefined;
	return (
		cells
			.at(-2)!
			.replace(/[$*_`]/g, ' ')
			.trim() || undefined
	);
};

/** A label without what an earlier number in it belongs to. */
const ownLabel = ({ label }: Statement): string | undefined => label?.split(/\d\S*\s+(?:and|while|but)\s+/).at(-1);
