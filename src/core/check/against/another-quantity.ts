import type { Expression } from '../../math/expression.ts';
import { literalOf } from '../../math/literal.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import { isStructural, leavesOf } from '../../quantities/origins.ts';
import type { NamedResult } from '../../solve/solution.ts';
import { type NodeState, wordsOf } from '../numbers/flow.ts';
import { agrees, resultsOf } from './agreement.ts';
import { goesOnFromAnother } from './goes-on.ts';
import { inputsUsed } from './inputs-used.ts';
import { isBytesOfCount, isLabelledOtherwise } from './labelled.ts';
import type { PartUnderCheck } from './part-under-check.ts';
import { readingsOf } from './readings.ts';
import { headName, sameSymbol } from './symbols.ts';

/**
 * Whether a number that is none of the key's may well be about something else than a result: it goes another way, the problem admits another
 * reading of its givens, it is asked for each of something, or it is for one of the many that the answer reckoned with. Then nothing contradicts it.
 *
 * @param ratio the number over the result.
 */
export function isAnotherQuantity(
	under: PartUnderCheck,
	state: NodeState,
	result: NamedResult,
	ratio: number,
): boolean {
	return (
		isOnTheWay(under, state, result) ||
		goesAnotherWay(under, state, result) ||
		takesInOthers(under, state) ||
		goesOnFromAnother(under, state) ||
		readingsOf(under, result).some(other => agrees(state, other, '≈')) ||
		isAskedPer(under, state, result) ||
		isAskedInAll(under, result) ||
		isForGiven(under) ||
		isTermOfTotal(under, state) ||
		isOfPiece(under, result) ||
		isOfEach(under, state, result) ||
		isOfBoth(under, state, ratio) ||
		isForSoMany(under, state, ratio) ||
		isTimesGivenElsewhere(under, ratio) ||
		isForAnotherCase(under, state) ||
		isLabelledOtherwise(under, state, result) ||
		isBytesOfCount(under, state, result) ||
		(state.node.quantity.value < 0 && NEVER_BELOW_ZERO.test(result.name))
	);
}

/** `v_1 = −3` is a velocity, and no second moment. */
const NEVER_BELOW_ZERO =
	/\b(?:second moment|variance|standard deviation|norm|memory|parameters|time|cost|entropy|perplexity)\b/i;

/** `r = 2048` is about the rank, whatever was asked for, and `W_{QK} = 0` about what the text has as a matrix. */
export function isOfGiven({ solution, statements }: PartUnderCheck, { node }: NodeState, result: NamedResult): boolean {
	const name = nameIn(statements[node.statement ?? -1]?.expression);
	const word = name === undefined ? undefined : LETTERS[name];
	return (
		name !== undefined &&
		!sameSymbol(name, result.symbol) &&
		((word !== undefined && !word.test(result.name) && solution.givens.some(each => word.test(each.name ?? ''))) ||
			solution.givens.some(({ symbol }) => symbol === name) ||
			statements.some(
				({ expression }) =>
					nameIn(expression) === name &&
					expression.kind === 'relation' &&
					expression.operands.some(({ kind }) => kind === 'matrix'),
			))
	);
}

/** What nearly every text calls so, whatever the key calls it. */
const LETTERS: Readonly<Record<string, RegExp>> = {
	r: /\brank\b/i,
	L: /\blayers?\b/i,
	h: /\bheads?\b/i,
	V: /\bvocabulary\b/i,
};

/** The name that a chain begins with. */
const nameIn = (expression: Expression | undefined): string | undefined => {
	const first = expression?.kind === 'relation' ? expression.operands[0] : undefined;
	return headName(first);
};

/** Pieces of a network's block, by the words that question and key have for them. */
const PIECE =
	/(?<!\bweights (?:and|or) )\b(attention|mlp|feed[\s-]?forward|ffn|embeddings?|unembedding|norms?|router|experts?|biases)\b(?!\s+(?:width|dimension|size|length)s?\b)/gi;

/** `How many parameters does the attention block of one layer have?`, where the key counts the whole block or model. */
function isOfPiece({ question }: PartUnderCheck, { name }: NamedResult): boolean {
	if (!/\bparameters\b/i.test(name)) return false;
	const asked = /\?/.test(question) ? question.slice(0, question.indexOf('?')) : question;
	const pieces = [...asked.matchAll(PIECE)].map(([word]) => word.toLowerCase().replace(/s$/, ''));
	return pieces.length === 1 && !name.toLowerCase().includes(pieces[0]!);
}

/** `Effective bits per weight?`: the unit of a number is asked for each of something, where the key has all of it. */
function isAskedPer({ question }: PartUnderCheck, { node }: NodeState, { name }: NamedResult): boolean {
	const unit = /^[A-Za-z]{2,}$/.exec(node.quantity.unit.text.trim())?.[0];
	if (!unit || /\bper\b/i.test(name)) return false;
	return new RegExp(String.raw`(?<![\d$)}]\s*)\b${unit.replace(/s$/, '')}s?\s+per\s`, 'i').test(question);
}

/** `What must alpha be for the same factor?`, where alpha is one of the key's givens. */
function isForGiven({ question, solution }: PartUnderCheck): boolean {
	const asked = FOR_GIVEN.exec(question)?.[1]?.toLowerCase();
	const letters = { α: 'alpha', β: 'beta', γ: 'gamma', λ: 'lambda' }[asked ?? ''] ?? asked;
	return (
		letters !== undefined &&
		solution.givens.some(({ symbol = '' }) => symbol.replace(/^\\/, '').toLowerCase() === letters)
	);
}

const FOR_GIVEN =
	/\b(?:what|which|how\s+(?:large|big|small|long|high|many))\s+(?:must|should|would|has|does|may|can)\s+(?:the\s+)?[$`*\\]*([\p{L}]+)[$`*]*\s+(?:be|have\s+to\s+be|need\s+to\s+be)(?![\p{L}])/iu;

/** `12 · 2816 = 33,792`, `12 · 7680 = 92,160`, `sum = 125,952`: a row of what the answer itself adds up, whatever the key has for the whole. */
function isTermOfTotal({ flow, answer, answerText }: PartUnderCheck, { node }: NodeState): boolean {
	const { literal, id } = node;
	if (literal.form !== 'integer' || literal.value < TERM || literal.unit) return false;
	const own = new Set(answer.map(({ index }) => index));
	const others = flow.states.filter(
		({ node: each }) =>
			each.statement !== undefined &&
			own.has(each.statement) &&
			each.id !== id &&
			each.literal.form === 'integer' &&
			each.literal.value >= TERM,
	);
	if (others.length === 0) return false;
	const said = new Set(
		[...answerText().matchAll(/(?<![\d.,])\d{1,3}(?:(?:,|\{,\})\d{3})+(?![\d])|(?<![\d.,])\d{4,}(?![\d])/g)].map(
			([digits]) => Number(digits.replace(/\D/g, '')),
		),
	);
	return others.some(each => said.has(literal.value + each.node.literal.value));
}

/** Smaller ones add up to another by chance. */
const TERM = 1000;

/** `Total log-loss in bits?`, where the key has what one token has. */
const isAskedInAll = ({ question }: PartUnderCheck, { name }: NamedResult): boolean =>
	EACH.test(name) && IN_ALL.test(question) && !EACH.test(question);

const EACH = /\b(?:per|mean|average|each|pro|je|Mittel\w*|moyenne?|par|media|por)\b/i;
const IN_ALL = /\b(?:total|sum|altogether|in\s+all|together|insgesamt|Summe|en\s+tout|somme|suma)\b/i;

/**
 * Whether the answer goes on with the number: it is a summand of a later number of its kind (`1,771,776` parameters of one matrix), or one of the key's
 * results is made of it.
 */
function isOnTheWay({ flow, answer, solution }: PartUnderCheck, { node }: NodeState, result: NamedResult): boolean {
	const known = resultsOf(solution).filter(({ symbol }) => symbol !== result.symbol);
	return flow.uses.some(({ statement, operand, origin, expression }) => {
		if (origin?.node.id !== node.id || operand === undefined || statement === node.statement) return false;
		const later = answer.find(({ index }) => index === statement)?.statement.expression;
		if (later?.kind !== 'relation') return false;
		const end = flow.states.find(
			each => each.node.statement === statement && each.node.operand === later.operands.length - 1,
		);
		if (!end || !sameDimension(end.node.quantity.unit, node.quantity.unit)) return false;
		return (
			isSummand(later.operands[operand], expression.span.start) ||
			known.some(({ value }) => value.kind === 'quantity' && agrees(end, value, '='))
		);
	});
}

/** Whether what stands at a place is added to something. */
const isSummand = (sum: Expression | undefined, place: number): boolean =>
	sum?.kind === 'apply' &&
	sum.operator === 'add' &&
	sum.args.length > 1 &&
	sum.args.some(({ span }) => span.start <= place && place < span.end);

/** `Each block has about 7,077,888 parameters`, where the result is of the whole: the clause says of which it is. */
function isOfEach({ answer, leading }: PartUnderCheck, { node }: NodeState, { name }: NamedResult): boolean {
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	if (!statement || /\b(?:each|every|per|one|single)\b/i.test(name)) return false;
	const clause = `${leading(statement)
		.split(/[.;:!?\n]\s|\n/)
		.at(-1)}`;
	const of = /\b(?:each|every|one|a single|per)\s+([A-Za-z]{3,})(?!.*\b(?:all|total|altogether|together|sum)\b)/i.exec(
		clause,
	)?.[1];
	return of !== undefined && !wordsOf(name).has(of.toLowerCase().replace(/s$/, ''));
}

/** `Beim Training aller Parameter wären es …`, `With full fine-tuning it would be …`: what another case would take. */
const ANOTHER_CASE =
	/(?:^|[,;:]\s)\W*(?:with|without|for|if|when|instead of|training|bei|beim|mit|ohne|wenn|für|würde|avec|sans|si|pour|con|sin|para)\s[^.;:]*\b(?:would|wäre|wären|würden?|bräuchten?|serait|seraient|faudrait|sería|serían|harían)(?![\p{L}])/iu;

function isForAnotherCase({ answer, leading }: PartUnderCheck, { node }: NodeState): boolean {
	const statement = answer.find(({ index }) => index === node.statement)?.statement;
	if (!statement) return false;
	const sentence = leading(statement)
		.split(/[.!?\n]\s|\n/)
		.at(-1)!;
	return ANOTHER_CASE.test(sentence);
}

/** `2 × 32,000 × 4096` where the text says that the two embeddings are untied: twice what the key has of one, and the two stands there. */
function isOfBoth({ statements, around, question }: PartUnderCheck, { node }: NodeState, ratio: number): boolean {
	const chain = statements[node.statement ?? -1]?.expression;
	if (Math.abs(ratio / 2 - 1) > 0.01 || chain?.kind !== 'relation') return false;
	const doubled = chain.operands
		.slice(0, node.operand ?? 0)
		.flatMap(leavesOf)
		.some(({ literal }) => literal.value === 2 && literal.unit === undefined);
	return doubled && /\b(?:untied|both|two|pairs?)\b/i.test(`${around} ${question}`);
}

/** Fewer than that may be layers, matrices, bytes: what is left out by a slip. */
const MANY = 100;

/**
 * Whether what the number is too small by is itself a number that the answer reckoned with on the way: the time of one of 10⁶ accelerators, where the key
 * has the time of all of them. That is another quantity, and no slip.
 */
function isForSoMany({ answer }: PartUnderCheck, { node }: NodeState, ratio: number): boolean {
	return answer.some(({ statement: { expression }, index }) => {
		if (index > (node.statement ?? -1) || expression.kind !== 'relation') return false;
		const used = index === node.statement ? expression.operands.slice(0, node.operand ?? 0) : expression.operands;
		return used
			.filter(operand => !literalOf(operand))
			.flatMap(leavesOf)
			.some(({ literal }) => {
				const count = Math.abs(literal.value);
				return (
					count >= MANY && !isStructural(literal) && literal.unit === undefined && Math.abs(ratio * count - 1) < 0.01
				);
			});
	});
}

/** `About 748 tokens/s` for one sequence, where the key took in the 16 cards of the problem before: it is just so many times as much. */
function isTimesGivenElsewhere({ question, solution }: PartUnderCheck, ratio: number): boolean {
	const times = [ratio, 1 / ratio].find(each => each >= 2 && Math.abs(each / Math.round(each) - 1) < 0.01);
	if (times === undefined) return false;
	const many = Math.round(times);
	const digits = new RegExp(String.raw`(?<![\d.,])${many}(?![\d.,]*\d)`);
	return (
		!digits.test(question) &&
		solution.givens.some(
			({ value, from }) =>
				from !== 'default' &&
				from !== 'fact' &&
				value?.kind === 'quantity' &&
				isDimensionless(value.unit) &&
				Math.abs(value.value / many - 1) < 1e-9,
		)
	);
}

/** Whether numbers of the text went in that the key has no use for, or none that it has. */
function takesInOthers({ flow, statements, solution, isAsked }: PartUnderCheck, state: NodeState): boolean {
	const { trace } = solution;
	if (!trace) return false;
	const known = resultsOf(solution);
	const meaning = (other: NodeState): string | undefined =>
		known.find(({ value }) => value.kind === 'quantity' && agrees(other, value, '='))?.symbol;
	const used = inputsUsed(flow, statements, trace, meaning, isAsked)(state);
	if (used.foreign) return true;
	// A calculation without one number of the key's is about something else, or the key took the wrong numbers.
	const chain = statements[state.node.statement ?? -1]?.expression;
	const taken = chain?.kind === 'relation' ? chain.operands.slice(0, state.node.operand ?? 0).flatMap(leavesOf) : [];
	const amounts = [...known, ...trace.givens].flatMap(({ value }) =>
		value?.kind === 'quantity' ? [value.value, value.value / value.unit.factor] : [],
	);
	// `552,000` is the 552 t of the question.
	const isKnown = (number: number): boolean =>
		amounts.some(amount => [1, 1e3, 1e6, 1e9].some(scale => Math.abs(number / (amount * scale) - 1) < 0.01));
	return used.calculated && used.givens.size === 0 && !taken.some(({ literal }) => isKnown(literal.value));
}

/** Whether the key takes a number over from another part that the calculation of this one does not have: it is about something else, perhaps. */
function goesAnotherWay(
	{ solution, statements }: PartUnderCheck,
	{ node }: NodeState,
	{ symbol }: NamedResult,
): boolean {
	const chain = statements[node.statement ?? -1]?.expression;
	if (chain?.kind !== 'relation') return false;
	const leaves = chain.operands.slice(0, node.operand ?? 0).flatMap(leavesOf);
	if (leaves.length < 2) return false;
	const has = (value: number): boolean => leaves.some(({ literal }) => Math.abs(literal.value / value - 1) < 0.01);
	return (solution.trace?.inputsOf(symbol) ?? []).some(
		({ from, constant, value }) =>
			from === 'part' &&
			!constant &&
			value?.kind === 'quantity' &&
			![value.value, value.value / value.unit.factor, value.value / 8].some(has),
	);
}
