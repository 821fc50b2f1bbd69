import type { Homework } from '../../homework/homework.ts';
import { isDimensionless } from '../../math/units/units.ts';
import { nameStems, stem } from '../../solve/words.ts';
import type { Anchor } from '../../text/block.ts';
import type { NodeState } from '../numbers/flow.ts';
import { isKnownTo, resultsOf } from './agreement.ts';
import { answersOf } from './answer-numbers.ts';
import { answerSlices } from './answer-words.ts';
import { comparable } from './attempts.ts';
import { contradiction } from './contradiction.ts';
import { contradict } from './outcomes.ts';
import type { PartUnderCheck } from './part-under-check.ts';
import { isCrowded, usesAll } from './short-answer.ts';
import { numbersOf, overlaps } from './written.ts';

/** An answer of more statements than these says more than what was asked. */
const FEW = 4;
const FEW_WITHOUT_UNIT = 2;

/**
 * A question for one number, all of whose own numbers the key has taken in, and an answer of a few calculations in which the right number stands
 * nowhere: what the last calculation comes to is meant for it, if it is of its kind.
 */
export function checkSoleAnswer(homework: Homework, under: PartUnderCheck): void {
	const { part, solution, findings, answer } = under;
	const asked = solution.results.filter(({ incidental }) => !incidental);
	const said = answersOf(under).filter(({ node }) => under.statements[node.statement!]?.silenced === undefined);
	const last = said.at(-1);
	if (!under.asks || !last || !isLastOperand(under, last)) return;
	// What is one number for the document's givens is one result: the cache for a token, and the whole cache of one token.
	const result = asked.find(each => {
		const meant = comparable(last, each);
		return meant && contradiction(solution, each.symbol, last.node.quantity.value / meant.value) === 'wrong';
	});
	if (!solution.trace || solution.missing.length > 0 || result?.value.kind !== 'quantity') return;
	if (!asked.every(({ text }) => text === result.text)) return;
	const settled = new Set<string | undefined>(asked.map(({ symbol }) => symbol));
	if (
		findings.some(
			finding =>
				finding.part === part &&
				(settled.has(finding.target) || (finding.verdict !== 'right' && finding.verdict !== 'incomplete')),
		)
	)
		return;
	if (!usesAll(homework, part, solution, result.symbol) || isCrowded(homework, part, solution)) return;
	const right = comparable(last, result);
	if (!right || answer.length > (isDimensionless(right.unit) ? FEW_WITHOUT_UNIT : FEW)) return;
	const { quantity, literal } = last.node;
	if (literal.figures < 2 && literal.form === 'decimal') return;
	// What it counts must be what the result is called, where it says so.
	const own = new Set(nameStems(result.name));
	const place = anchorOf(under, last);
	const behind = answerSlices(homework, part)
		.flatMap(slice => numbersOf(homework, slice))
		.findLast(
			({ anchor, quantity: { value } }) => place && overlaps(anchor, place) && value === quantity.value,
		)?.behind;
	const nouns = Object.keys(quantity.unit.dimension.nouns).map(noun => stem(noun.toLowerCase()));
	if (isDimensionless(quantity.unit) && [...nouns, ...(behind ?? [])].some(noun => !own.has(noun))) return;
	// The right one stands there all the same, in whatever form: then the last one says something else.
	const values = resultsOf(solution).filter(({ symbol }) => symbol === result.symbol);
	if (
		said.some(
			state => values.length > 0 && isKnownTo({ ...solution, results: values, steps: [], trace: undefined }, state),
		)
	)
		return;
	if (isKnownTo(solution, last)) return;
	contradict(under, last, result, right);
}

function anchorOf({ statements }: PartUnderCheck, { node }: NodeState): Anchor | undefined {
	const last = node.anchor ?? statements[node.statement!]?.anchor;
	// The words behind a formula stand behind its dollar, too.
	return last && { ...last, span: { ...last.span, end: last.span.end + 1 } };
}

/** Whether a number is what its chain comes to. */
function isLastOperand({ statements }: PartUnderCheck, { node }: NodeState): boolean {
	const expression = statements[node.statement!]?.expression;
	return (
		expression?.kind === 'relation' &&
		node.operand === expression.operands.length - 1 &&
		expression.operators.every(operator => operator === '=' || operator === '≈')
	);
}
