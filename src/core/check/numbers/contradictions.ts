import type { Homework } from '../../homework/homework.ts';
import { type Literal, literalOf } from '../../math/literal.ts';
import { isDimensionless, sameDimension } from '../../math/units/units.ts';
import type { Quantity } from '../../math/value.ts';
import type { QuantityNode } from '../../quantities/origins.ts';
import { type Chain, locate, type Statement } from '../../quantities/statement.ts';
import type { Anchor } from '../../text/block.ts';
import { ownText } from '../../text/comments.ts';
import { say, verbatim } from '../../text/message.ts';
import { contains } from '../../text/span.ts';
import { type Finding, PLAIN } from '../finding.ts';
import { contradictedApposition } from './appositions.ts';
import { diagnose } from './diagnosis.ts';
import { dressBeside, dressNumber, figuresFor, withUnit } from './dress.ts';
import type { Flow, NodeState } from './flow.ts';
import { sameValue } from './named-values.ts';
import type { Names } from './names.ts';
import { replaceBy } from './replace.ts';

/** A number that says again what the text has otherwise. */
export interface Contradiction {
	readonly finding: Finding;
	/** true value / value as written. */
	readonly ratio: number;
	/** Where the numbers stand that it should have been made of. */
	readonly inputs?: readonly Anchor[];
}

/** The sentence points back: what it says is no new number. */
export const POINTS_BACK =
	/\b(?:as|we|I)\s+(?:have\s+)?(?:computed|calculated|found|derived|shown|noted|determined|obtained|stated|given|estimated)\b(?!\s+(?:in|by|on)\s+(?:[[\\(]|(?:the\s+)?(?:fig|table|exhibit|graph|diagram|picture|plot|next|following)))|\b(?:computed|calculated|found|derived|obtained|stated|given)\s+(?:above|before|earlier|previously|in (?:part|problem|question|\())|\b(?:from|in|of|by) (?:part|problem|the question|the problem|the prompt|the statement|above)\b|\b(?:above|earlier|previous|given) (?:result|value|answer|figure|number)\b|\brecall(?:ing)?\b|\bas (?:above|before)\b|\bthe given\b/i;
/** The same right before the number, so that it is what was found and not what is made of it. */
const LEADS_BACK =
	/\b(?:computed|calculated|found|derived|shown|determined|obtained)(?:\s+(?:above|before|earlier|previously))?\s*,?\s*(?:that\s+)?(?:(?:we|you|it|this|there)\s+(?:\w+\s+){1,2})?(?:about|roughly|approximately)?[\s*$\\(]*$/i;
/** How many numbers back a sentence may point. */
const REACH = 300;
/** Another case is looked at. */
const ELSEWISE =
	/\b(?:if|instead|suppose|assum\w+|let|set|choose|choosing|take|takes|took|taking|pick|use|using|in part|try|now|then with|would|were|other|another|new|next|random|e\.g\.|example|step|iteration|epoch \d|case|changes?|becomes?|increas\w+|decreas\w+|updat\w+|twice|double\w*|halv\w+|say)\b|\b(?:for|with|when|at|after|and|or)\W*$/i;
const ELSEWISE_AFTER = /\b(?:instead|case|step|iteration|updat\w+|respectively)\b/i;

/**
 * "As computed above, the run takes 38.3 minutes" where it was 33.3: a restatement that differs from what it restates. Needs words that
 * point back, and one number before it that is of the same unit and shares a name with it.
 */
export function contradictedResult(
	statement: Statement,
	homework: Homework,
	node: QuantityNode,
	flow: Flow,
): Contradiction | undefined {
	const { section, silenced, anchor } = statement;
	if (section === 'question' || section === 'given' || silenced !== undefined) return undefined;
	const apposed = contradictedApposition(statement, homework, node, flow);
	if (apposed) return apposed;
	const { before, after } = sentenceAround(homework, anchor);
	const back = POINTS_BACK.test(before) || POINTS_BACK.test(after);
	if (REFERS.test(after) || SUMS_UP.test(titleOf(homework, statement)) || SUMS_UP.test(before))
		return contradictedSummary(statement, node, flow);
	if (!back && section !== 'takeaway') return undefined;
	const earlier = flow.states
		.slice(-REACH)
		.filter(
			({ node: other, status }) =>
				status !== 'wrong' && other.role !== 'input' && other.statement !== node.statement && isAlike(other, node),
		);
	const counts = isDimensionless(node.quantity.unit);
	if (back && counts && !LEADS_BACK.test(before)) return undefined;
	const alike = back ? earlier.filter(({ node: other }) => isNamedAlike(other, node)) : earlier;
	const distinct = alike.filter(
		(state, index) => alike.findIndex(other => sameValue(other.mended, state.mended)) === index,
	);
	const [only] = distinct;
	if (!only || distinct.length > 1) return undefined;
	if (back) return against(statement, node.literal, node.quantity, only, anchor);
	// What sums up may bring in a number of its own; only a slip in the one that it sums up tells.
	if (only.node.part !== node.part || only.status !== 'right') return undefined;
	const slip = diagnose(node.quantity.value, only.mended.value, node.literal, false);
	if (slip?.code !== 'swapped-digits' && slip?.code !== 'power-of-ten') return undefined;
	const found = against(statement, node.literal, node.quantity, only, anchor);
	return found && { ...found, finding: { ...found.finding, severity: 'warning' } };
}

/** Behind a number: where the text has it from. */
const REFERS =
	/^[^.;()\d]{0,60}\((?:see\s+)?(?:problem|question|task|part|section|exercise|step|item|no\.|q)\s*\(?[\da-z](?:[.\d]|\)?[a-z])*\)?\)/i;
const SUMS_UP = /\b(?:summary|summing up|to sum up|in short|recap|conclusions?|overview|all in all)\b/i;

/** The heading above, and the words that the paragraph begins with. */
const titleOf = ({ source }: Homework, { anchor }: Statement): string => {
	const heading = source.blocks.slice(0, anchor.block).findLast(({ kind }) => kind === 'heading');
	const own = ownText(source.blocks[anchor.block]);
	return `${heading ? ownText(heading) : ''} ${/^[^:.\n]{0,60}[:.]/.exec(own)?.[0] ?? ''}`;
};

/**
 * "dopamine 4.5 mL/h" in a summary, "some 505 mice (problem 3)", where the text has found 5.4 mL/h and 550: a number that says again what was found, with two
 * digits in each other's place, or one of three another. Exactly one result before it is so near it.
 */
function contradictedSummary(statement: Statement, node: QuantityNode, flow: Flow): Contradiction | undefined {
	const { quantity, literal } = node;
	if (literal.figures < 2 || literal.bareTen) return undefined;
	const near = flow.states.filter(({ node: other, status }) => {
		if (status !== 'right' || other.role !== 'result' || other.statement === node.statement) return false;
		if (!sameDimension(other.quantity.unit, quantity.unit) || other.literal.percent !== literal.percent) return false;
		const right = other.quantity.value / (literal.percent ? 1 : quantity.unit.factor);
		const slip = diagnose(literal.value, right, literal, false);
		return slip?.code === 'swapped-digits' || (literal.figures >= 3 && isOneDigitOff(literal.value, right));
	});
	const [only, ...others] = near;
	if (!only || others.some(other => !sameValue(other.mended, only.mended))) return undefined;
	const found = against(statement, literal, quantity, only, statement.anchor);
	return found && { ...found, finding: { ...found.finding, severity: 'warning' } };
}

/** Two amounts of one unit, or two numbers of one thing. */
function isAlike({ quantity: { unit: a } }: QuantityNode, { quantity: { unit: b } }: QuantityNode): boolean {
	const nouns = Object.keys(b.dimension.nouns);
	if (isDimensionless(b))
		return isDimensionless(a) && nouns.length > 0 && nouns.every(noun => noun in a.dimension.nouns);
	return sameDimension(a, b) && nouns.join() === Object.keys(a.dimension.nouns).join();
}

/** A common word in their names; for numbers of one thing in one part, the thing is the name. */
const isNamedAlike = (other: QuantityNode, node: QuantityNode): boolean =>
	isDimensionless(node.quantity.unit) ? other.part === node.part : [...node.words].some(word => other.words.has(word));

/**
 * `d = 512` behind "from the question", where the question says 768; or a name that was computed as 108 and is then 118: one digit off,
 * without a word of another case.
 */
export function contradictedName(chain: Chain, homework: Homework, names: Names): Contradiction | undefined {
	const { operands, operators } = chain.expression;
	const [name, said] = operands;
	if (operands.length !== 2 || operators[0] !== '=' || name?.kind !== 'symbol' || !said) return undefined;
	if (chain.section === 'question' || chain.section === 'given' || chain.silenced !== undefined) return undefined;
	// A name in code is given another value at will.
	const { block, span } = chain.anchor;
	const { masks = [] } = homework.source.blocks[block]?.content ?? {};
	if (masks.some(mask => mask.kind === 'code' && contains(mask.span, span))) return undefined;
	const literal = literalOf(said);
	if (!literal || chain.part === undefined) return undefined;
	const known = names
		.bindings(name.name, chain)
		.filter(({ anchor }) => anchor.block < chain.anchor.block || anchor.span.start < chain.anchor.span.start);
	const [first] = known;
	if (first?.value.kind !== 'quantity' || known.some(({ value }) => !sameValue(value, first.value))) return undefined;
	const unit = first.value.unit;
	const own = literal.value;
	const right = first.value.value / unit.factor;
	if (literal.unit !== undefined && !isDimensionless(unit)) return undefined;
	if (Math.abs(own - right) <= Math.max(first.value.error / unit.factor, literal.form === 'decimal' ? literal.step : 0))
		return undefined;
	const exact = literal.form === 'integer' && literal.zeros === 0 && Number.isInteger(right);
	if (!exact && Math.abs(own / right - 1) < 0.02) return undefined;
	const { before, after } = sentenceAround(homework, locate(chain, chain.expression.span));
	// "in part (b) x = 4": another part, another value
	if (/\b(?:in|for)\s+(?:part|problem|question|case|step)\s+\S{1,8}[\s,:]*(?:(?:we|I)\s+\w+\s+)?[$(\\]*$/i.test(before))
		return undefined;
	const back = POINTS_BACK.test(before) || POINTS_BACK.test(after);
	if (!back && (ELSEWISE.test(before) || ELSEWISE_AFTER.test(after) || !isOneDigitOff(own, right))) return undefined;
	if (
		back &&
		/\b(?:if|instead|suppose|let|would|now|other|another|new|takes?|taking|choose|set|use|using|pick|random|sample)\b/i.test(
			before,
		)
	)
		return undefined;
	const shown = dressNumber(right, figuresFor(right, undefined));
	return {
		ratio: right / own,
		finding: {
			...blank(chain, locate(chain, chain.expression.span)),
			message: say`${chain.source.slice(name.span.start, name.span.end)} was ${shown.text} before; here it is ${dressNumber(own, 8).text}.`,
			expected: { value: first.value, ...shown },
			severity: back ? 'error' : 'warning',
			related: [{ anchor: first.anchor, message: say`What it was before.` }],
			fixes: replaceBy(chain, literal, right, shown.text),
		},
	};
}

function against(
	statement: Statement,
	literal: Literal,
	said: Quantity,
	before: NodeState,
	anchor: Anchor,
): Contradiction | undefined {
	const right = before.mended.value;
	const half = literal.form === 'decimal' ? (literal.step * said.unit.factor) / 2 : 0;
	const slack = Math.max(half, before.node.literal.form === 'decimal' ? before.node.quantity.error : 0);
	if (Math.abs(said.value - right) <= slack * (1 + 1e-9) || Math.abs(said.value / right - 1) < 0.02) return undefined;
	const value = right / said.unit.factor;
	const text = dressBeside(value, literal, said.unit.text);
	return {
		ratio: right / said.value,
		finding: {
			...blank(statement, anchor),
			message: say`The text points back to ${text.text}; here it is ${withUnit(dressNumber(literal.value, Math.max(literal.figures, 3)), said.unit.text).text}.`,
			expected: { value: before.mended, ...text },
			fixes: replaceBy(statement, literal, value, text.text),
		},
	};
}

const blank = (statement: Statement, anchor: Anchor): Finding => ({
	part: statement.part,
	anchor,
	kind: 'result',
	verdict: 'wrong',
	rule: 'flow.contradiction',
	message: verbatim(''),
	...PLAIN,
});

/** Two whole numbers or decimals of three figures or more that differ in one digit, or in two that changed places. */
function isOneDigitOff(a: number, b: number): boolean {
	// Zeros at the end of a round number are no digits: `N = 2e9` and `N = 4e9` are two numbers.
	const digits = (value: number) => {
		const [mantissa = '', exponent = ''] = value.toExponential(11).split('e');
		return { digits: mantissa.replace(/\D/g, '').replace(/0+$/, ''), exponent };
	};
	const [{ digits: left, exponent }, { digits: right, exponent: other }] = [digits(a), digits(b)];
	if (exponent !== other || left.length !== right.length || left.length < 3) return false;
	const differ = [...left].flatMap((digit, at) => (digit === right[at] ? [] : [at]));
	const [first, second] = differ;
	if (differ.length === 1) return true;
	return (
		differ.length === 2 && second === first! + 1 && left[first!] === right[second] && left[second] === right[first!]
	);
}

/** The words of the sentence before a place, and up to its end behind it. */
function sentenceAround(
	homework: Homework,
	{ block, span }: Anchor,
): { readonly before: string; readonly after: string } {
	const text = ownText(homework.source.blocks[block]);
	const before = text.slice(Math.max(0, span.start - 160), span.start);
	const after = text.slice(span.end, span.end + 80);
	return { before: before.slice(lastStop(before)), after: /^[^.!?;]*/.exec(after)?.[0] ?? '' };
}

/** Where the last sentence of a text begins. */
function lastStop(text: string): number {
	let at = 0;
	for (const match of text.matchAll(/[.!?;](?=\s)/g)) at = match.index + 1;
	return at;
}
