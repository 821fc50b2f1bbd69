import type { Homework } from '../../homework/homework.ts';
import { sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { withoutComments } from '../../text/comments.ts';
import { say } from '../../text/message.ts';
import { diagnose } from '../numbers/diagnosis.ts';
import type { NodeState } from '../numbers/flow.ts';
import { isKnownTo, isValue, resultsOf } from './agreement.ts';
import { answerSlices } from './answer-words.ts';
import { contradictionText, expectedFor } from './contradicted.ts';
import { contradiction } from './contradiction.ts';
import { draft, type PartUnderCheck } from './part-under-check.ts';
import { isHedged } from './rounding.ts';
import { numbersOf, overlaps, type Written } from './written.ts';

/** What may stand between a name and its number. */
const BETWEEN = String.raw`(?:\s+(?:is|are|was|then|becomes|of|about|roughly|only|just|hence|therefore|an?|the|each|entry|entries)\b|[\s:=≈,*_$(\\]|\\approx)*`;

/**
 * Every value of the key's run by its name: a number right behind the words that a result or a step of the key is called by (`standard deviation 0.0346`) is that one,
 * or, one slip of the pen off it (a power of ten, two digits in each other's place), contradicts it. No statement of the text need hold it.
 */
export function checkNames(homework: Homework, under: PartUnderCheck): void {
	const { part, solution, findings } = under;
	const named = resultsOf(solution).flatMap(result =>
		result.value.kind === 'quantity' && result.value.value !== 0
			? [{ result, value: result.value, words: wordsOf(result) }]
			: [],
	);
	if (named.length === 0) return;
	for (const slice of answerSlices(homework, part)) {
		const source = homework.source.blocks[slice.block];
		if (!source || source.kind === 'table') continue;
		const text = withoutComments(source.content);
		for (const written of numbersOf(homework, slice)) {
			const before = text.slice(Math.max(slice.span.start, written.anchor.span.start - 70), written.anchor.span.start);
			const meant = named.filter(({ words }) => words?.test(before));
			const [only] = meant;
			if (meant.length !== 1 || !only || goesOn(text, written)) continue;
			if (findings.some(({ anchor }) => overlaps(anchor, written.anchor))) continue;
			const node = { quantity: written.quantity, literal: written.literal, role: 'result' } as NodeState['node'];
			const { result, value } = only;
			if (isValue({ node }, value, '≈', isHedged(before))) confirm(under, written, result);
			else if (!solution.likely && !isKnownTo(solution, { node })) contradict(under, written, result, value);
		}
	}
}

/** The words that a number of the result stands behind: its name up to what it is of. */
function wordsOf({ name, symbol }: NamedResult): RegExp | undefined {
	if (name === symbol) return undefined;
	const [head = ''] = name.split(/\s+(?:of|in|by|for|per|with|at|on|to|from|over|under|after|between|if)\b|[,(]/);
	const words = head.trim().split(/\s+/);
	if (words.length < 2 || !words.every(word => /^[A-Za-z-]{3,}$/.test(word))) return undefined;
	return new RegExp(String.raw`\b${words.join(String.raw`\s+`)}${BETWEEN}$`, 'i');
}

/** Whether a calculation goes on from a number: it is none that the words name. */
const goesOn = (text: string, { anchor }: Written): boolean =>
	/^[\s$*_)\\]*(?:[·×/+^=≈*]|\\(?:cdot|times|approx|div)|[-−]\s)/.test(
		text.slice(anchor.span.end, anchor.span.end + 8),
	);

function confirm({ part, findings }: PartUnderCheck, { anchor }: Written, { name, text, symbol }: NamedResult): void {
	findings.push({
		...draft(part, anchor, 'result'),
		verdict: 'right',
		rule: 'key.confirmed',
		message: say`Right: ${name}, ${text}.`,
		target: symbol,
	});
}

function contradict(
	under: PartUnderCheck,
	{ anchor, quantity, literal }: Written,
	result: NamedResult,
	value: Quantity,
): void {
	const { unit } = quantity;
	if (!sameDimension(unit, value.unit) || literal.figures < 2 || !(quantity.value / value.value > 0)) return;
	const slip = diagnose(quantity.value / unit.factor, value.value / unit.factor, literal, false);
	if (slip?.code !== 'power-of-ten' && slip?.code !== 'swapped-digits') return;
	under.findings.push({
		...draft(under.part, anchor, 'result'),
		verdict: contradiction(under.solution, result.symbol, quantity.value / value.value),
		rule: 'key.contradicted',
		message: contradictionText(result, value, quantity, literal),
		expected: expectedFor(value, quantity, literal),
		target: result.symbol,
	});
}
