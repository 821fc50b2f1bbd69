import type { Expression } from '../../math/expression.ts';
import { superscript } from '../../math/print/number-format.ts';
import { toText } from '../../math/print/print.ts';
import { parseUnitText } from '../../math/units/units.ts';
import type { Quantity, Unit } from '../../math/value.ts';
import { SILENCE_WORDS } from '../../quantities/silence.ts';
import { locate } from '../../quantities/statement.ts';
import { english, joined, type Message, say, verbatim } from '../../text/message.ts';
import type { Expected, Finding, Fix } from '../finding.ts';
import { rightUnit, unitEdit } from './convert.ts';
import { type Diagnosis, diagnose } from './diagnosis.ts';
import { type Dressed, dressBeside, dressNumber } from './dress.ts';
import type { Link } from './links.ts';
import { replaceBy } from './replace.ts';

/** `3 s/slope = 0.0027/0.1986`: letters and words behind one digit are names that the other side has the values of, and no unit. */
const isNamed = ({ comparison: { left, right } }: Link): boolean =>
	left.literal?.figures === 1 &&
	left.quantity.unit.text.includes('/') &&
	Object.keys(left.quantity.unit.dimension.nouns).length > 0 &&
	right.literal === undefined &&
	right.quantity.unit.text === '';

/** The finding on one step of a chain by its own arithmetic: right, wrong, or nothing to say. */
export function findingOf(link: Link): Finding | undefined {
	if (link.outcome === 'open') return undefined;
	const { chain, comparison } = link;
	const base = {
		part: chain.part,
		anchor: link.anchor,
		kind: 'chain' as const,
		expected: undefined,
		expectedHere: undefined,
		roots: [],
		remark: undefined,
		alternatives: [],
		related: link.related ?? [],
		fixes: [],
	};
	if (link.outcome === 'right') {
		const words = rightWords(link);
		return {
			...base,
			...words,
			fixes:
				words.remark === 'alternative' ? unitFixes(link, words.alternatives[0] && english(words.alternatives[0])) : [],
		};
	}
	if (isNamed(link)) return undefined;
	const expected = expectedOf(link);
	if (chain.silenced !== undefined && !isSlip(link)) {
		return {
			...base,
			verdict: 'cannot-tell',
			rule: 'text.hypothetical',
			message: say`The two sides differ, and the text itself doubts it (${SILENCE_WORDS[chain.silenced]}).`,
		};
	}
	if (link.outcome === 'unit') {
		const left = comparison.left.quantity.unit.text;
		const right = comparison.right.quantity.unit.text;
		return {
			...base,
			verdict: 'wrong',
			rule: 'unit.mismatch',
			message: say`The number is right, the unit is not: the left side is in ${left}, the right side in ${right}.`,
			expected: expectedIn(link, comparison.left.quantity.unit.text),
		};
	}
	const diagnosis = diagnosisOf(link);
	return {
		...base,
		verdict: 'wrong',
		rule: ruleOf(link),
		message: wrongMessage(link, expected, diagnosis),
		expected,
		alternatives:
			diagnosis?.code === 'bits-bytes'
				? [say`bits`]
				: diagnosis?.code === 'double' && isFlop(link)
					? [verbatim('MAC')]
					: [],
		severity: comparison.judgement.mild ? 'warning' : 'error',
		fixes: link.fix ? [link.fix] : fixesOf(link, 1),
	};
}

/** What makes any difference right, however small. */
const NO_SLIP: ReadonlySet<string> = new Set([
	'refuted',
	'quoted',
	'a narrow number format',
	'a reason that takes in more',
]);

/**
 * Whether a step is off by so little that it is a slip of arithmetic whatever the text supposes: a calculation beside a result that
 * is less than a hundredth off. An equation that is only tried out is off by what it is.
 */
export function isSlip({ chain, comparison, from, sign }: Link): boolean {
	if (chain.silenced !== undefined && NO_SLIP.has(chain.silenced)) return false;
	const { left, right, expected, unit, units } = comparison;
	if (chain.silenced === 'another case' && !left.literal && right.literal?.unit === undefined && right.literal)
		return isSum(from.expression);
	if (left.literal || !right.literal || from.expression.kind === 'number' || (sign !== '=' && sign !== '≈'))
		return false;
	if (units === 'clash') return false;
	const said = units === 'same' ? inUnit(right.quantity, unit) : right.quantity.value / right.quantity.unit.factor;
	return Math.abs(said / inUnit(expected, unit) - 1) < 0.01;
}

/** Whether a side is a calculation with numbers alone. */
const isSum = (expression: Expression): boolean =>
	expression.kind === 'number' ||
	(expression.kind === 'apply' && expression.args.length > 0 && expression.args.every(isSum));

function ruleOf({ sign, comparison, rule }: Link): string {
	if (rule) return rule;
	if (comparison.units === 'clash') return 'unit.mismatch';
	if (sign === '<' || sign === '>' || sign === '≤' || sign === '≥' || sign === '≪' || sign === '≫')
		return 'order.mismatch';
	return sign === '≠' ? 'order.mismatch' : 'value.mismatch';
}

const isFlop = ({ comparison }: Link): boolean => (comparison.unit.dimension.hard.FLOP ?? 0) !== 0;

function rightWords({ comparison }: Link): Pick<Finding, 'verdict' | 'rule' | 'message' | 'remark' | 'alternatives'> {
	const { judgement, alternative, units, left, right } = comparison;
	if (alternative !== undefined) {
		const name = english(alternative);
		const binary = /^[KMGTPE]iB$/.test(name);
		return {
			verdict: 'right',
			rule: binary ? 'unit.binary-prefix' : 'value.alternative',
			message: binary
				? say`Right in ${name}; you wrote ${name.replace('i', '')}.`
				: name.startsWith('in ')
					? say`Right; the numbers are ${alternative}.`
					: say`Right, read as meant: ${alternative}.`,
			remark: 'alternative',
			alternatives: [alternative],
		};
	}
	if (units === 'rate') {
		return {
			verdict: 'right',
			rule: 'unit.rate',
			message: say`The number is right; one side is in ${left.quantity.unit.text}, the other in ${right.quantity.unit.text}.`,
			remark: 'alternative',
			alternatives: [verbatim(left.quantity.unit.text)],
		};
	}
	const message = {
		rounded: say`Right, rounded to the digits written.`,
		'last-digit': say`Right but for the last digit, which was cut off instead of rounded.`,
		carried: say`Right within the rounding of its inputs.`,
		loose: say`Right as a loose figure: ${judgement.accepted ?? ''}.`,
	};
	return {
		verdict: 'right',
		rule: judgement.remark ? `digits.${judgement.remark}` : 'value.holds',
		message: judgement.remark ? message[judgement.remark] : say`Right.`,
		remark: judgement.remark,
		alternatives: [],
	};
}

/** What the left side comes to, in the unit that the right side wrote. */
const expectedOf = (link: Link): Expected => expectedIn(link, link.comparison.unit.text);

/** The same where the left side is `ratio` times what is written: what right inputs give. */
export function expectedIn({ comparison }: Link, unitText: string, ratio = 1): Expected {
	const { expected, unit, right } = comparison;
	const number = inUnit(expected, unit) * ratio;
	const dressed: Dressed = dressBeside(number, right.literal, unitText);
	const value =
		ratio === 1 ? { ...expected, unit } : { ...expected, unit, value: expected.value * ratio, decimal: undefined };
	return { value, ...dressed };
}

function diagnosisOf({ comparison, sign }: Link): Diagnosis | undefined {
	if (sign !== '=' && sign !== '≈' && sign !== '~') return undefined;
	const { expected, unit, right, units } = comparison;
	if (units === 'clash') return undefined;
	const said = units === 'same' ? inUnit(right.quantity, unit) : right.quantity.value / right.quantity.unit.factor;
	return diagnose(said, inUnit(expected, unit), right.literal, unit.dimension.hard.bit !== undefined);
}

/** `; what is written is 3.4 times too much`, where that says more than the two numbers do. */
function timesOff({ comparison }: Link): Message | '' {
	const { expected, unit, right, units } = comparison;
	if (units === 'clash' || right.literal === undefined) return '';
	const said = units === 'same' ? inUnit(right.quantity, unit) : right.quantity.value / right.quantity.unit.factor;
	const factor = said / inUnit(expected, unit);
	if (!(factor > 0) || (factor < 3 && factor > 1 / 3)) return '';
	const times = dressNumber(factor > 1 ? factor : 1 / factor, 3).text;
	return factor > 1
		? say`; what is written is ${times} times too much`
		: say`; what is written is ${times} times too little`;
}

function wrongMessage(link: Link, expected: Expected, diagnosis: Diagnosis | undefined): Message {
	const { comparison, sign, from } = link;
	const left = sentenceText(from.expression);
	const subject = left.length > 0 && left.length <= 60 ? left : say`The left side`;
	if (comparison.units === 'clash') {
		return say`${subject} is in ${comparison.left.quantity.unit.text}, the right side in ${comparison.right.quantity.unit.text}.`;
	}
	const accepted = comparison.judgement.accepted;
	const read =
		accepted === undefined || english(accepted).startsWith('exactly')
			? ''
			: say` What is written was read as ${accepted}.`;
	if (ruleOf(link) === 'order.mismatch') return say`${subject} is ${expected.text}; ${sign} does not hold.${read}`;
	const slip = diagnosis ? say`; what is written is off: ${diagnosis.text}` : timesOff(link);
	const { where = '', note } = link;
	return note
		? joined([note, say`${subject} is ${expected.text}${where}.`])
		: // A slip that is named needs no word on digits.
			say`${subject} is ${expected.text}${where}${slip}.${slip === '' ? read : ''}`;
}

/** An expression as it reads in a sentence: words without quotes, powers of ten raised. */
export const sentenceText = (expression: Expression): string =>
	toText(expression)
		.replace(/"([^"]*)"/g, '$1')
		.replace(/\^\(([-−]?\d+)\)/g, (_, power: string) => superscript(Number(power.replace('−', '-'))));

/** The edit that keeps the digits on the right and puts the unit behind them in which they are right. */
function unitFixes({ chain, comparison }: Link, unit: string | undefined): readonly Fix[] {
	const { literal } = comparison.right;
	if (unit === undefined || !literal?.unit || parseUnitText(unit) === undefined) return [];
	const edit = unitEdit(chain.source, literal.unit, unit);
	if (!edit) return [];
	return [{ title: say`Write it in ${unit}`, anchor: locate(chain, edit.span), replacement: edit.replacement }];
}

/** The edit that puts the right value into the literal on the right, in its own dress. */
export function fixesOf(link: Link, ratio: number): readonly Fix[] {
	const { comparison, chain, sign } = link;
	const { literal } = comparison.right;
	if (!literal || !['=', '≈', '~', '≡', ':='].includes(sign)) return [];
	const value = inUnit(comparison.expected, comparison.unit) * ratio;
	return [
		...replaceBy(chain, literal, value, expectedIn(link, comparison.unit.text, ratio).text),
		...unitFixes(link, rightUnit(literal, comparison.expected.value * ratio)),
	];
}

const inUnit = ({ value }: Quantity, { factor, offset }: Unit): number => (value - (offset ?? 0)) / factor;
