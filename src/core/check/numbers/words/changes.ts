import type { Homework } from '../../../homework/homework.ts';
import type { QuantityNode } from '../../../quantities/origins.ts';
import type { Statement } from '../../../quantities/statement.ts';
import { ownText } from '../../../text/comments.ts';
import { type Message, say } from '../../../text/message.ts';
import { PLAIN } from '../../finding.ts';
import type { Contradiction } from '../contradictions.ts';
import { dressNumber } from '../dress.ts';
import { replaceBy } from '../replace.ts';
import { isPercent } from './nearby.ts';

const NUMBER = (name: string): string =>
	String.raw`(?:about |roughly |around |~)?(?:\\?\$|[€£])?\s?(?<${name}>\d(?:[\d,]*\d)?(?:\.\d+)?)(?<${name}Unit>\s*(?:%|\\%|percent|thousand|million|billion|trillion|[kKMB])(?![\p{L}]))?`;
const FROM_TO = String.raw`\bfrom\s+\$?${NUMBER('a')}\$?[^.;:\d]{0,24}?\s+to\s+\$?${NUMBER('b')}`;
/** `from 250,000 to 540² = 291,600`: what the calculation comes to. */
const RECKONED = String.raw`\bfrom\s+\$?${NUMBER('a')}\$?[^.;:\d]{0,24}?\s+to\s+(?:[^.;:,=≈\n]{1,40}(?:=|≈|\\approx)\s*)?\$?${NUMBER('b')}`;
const BEFORE = new RegExp(String.raw`${RECKONED}(?<between>(?:i\.\s?e\.|[^.;\d]){0,60})$`, 'iu');
const AFTER = new RegExp(String.raw`^[\s%\\$*]*${FROM_TO}(?!\s*[\d/×*^])`, 'iu');
const CHANGES =
	/\b(?:increase|decrease|rise|growth|drop|fall|gain|loss|reduction|decline|jump|cut|saving|up|down|more|less|increased|decreased|rose|fell|grew|dropped|rais(?:es|ed|ing)|lower(?:s|ed|ing)|reduc(?:es|ed|ing)|shrinks?|shrank|climb(?:s|ed)|grows)\b/i;
/** A rate by the year is no change from first to last; points are no per cent. */
const OTHER =
	/^\s*(?:\\?%|percent)?\s*(?:-?\s*points?|pp\b|per\b|a\s+(?:year|month|day)|annual|each|of\b|\(?\s*(?:compound|average))/i;
/** Behind the second number: its unit, and words that lead to how large the change is; no other subject. */
const LEADS =
	/^\s*[$*]*(?:\s?(?!(?:and|which|that|while|but|with)\b)[\p{L}°²³€£%/]{1,12}){0,2}[$*]*\s*(?:[,;:(–—]\s*(?:so|thus|or|by|=|that is|this is|it is|which is|i\.\s?e\.,?)?|so|thus|or|by|=|that is|i\.\s?e\.,?)?\s*(?:(?:an?|the|its)\s+(?:\p{L}+\s+)?)?(?:increase|decrease|rise|growth|drop|fall|gain|loss|reduction|decline|jump|cut|saving|up|down)?(?:\s+(?:of|by))?\s*[$*]*$/iu;
const ABOUT =
	/\b(?:about|roughly|around|approximately|nearly|almost|more than|over|under|less than|at least|~|≈)[\s$*]*$/i;

/** What a sentence says of a change: how large the numbers make it, and whether it is what is written. */
export interface Change {
	readonly text: Message;
	readonly holds: boolean;
	/** What it should be over what is written. */
	readonly ratio: number;
}

/**
 * "rose from 40 to 50 €, an increase of 20 %", "fell by 10 % from 5.0 t to 4.5 t": a share that words make the change between two numbers in the same
 * sentence. Undefined where they do not.
 */
export function changeSaid(node: QuantityNode, homework: Homework): Change | undefined {
	const { anchor, literal, quantity } = node;
	if (!anchor || !isPercent(node) || quantity.value <= 0) return undefined;
	const text = ownText(homework.source.blocks[anchor.block]);
	const before = text.slice(Math.max(0, anchor.span.start - 200), anchor.span.start);
	const after = text.slice(anchor.span.end, anchor.span.end + 120);
	const left = BEFORE.exec(before);
	const right = /\b(?:by|of)[\s$*]*$/i.test(before) ? AFTER.exec(after) : null;
	const between = (left?.groups?.between ?? '').replace(ABOUT, '');
	const verb = left ? before.slice(Math.max(0, left.index - 48), left.index) : '';
	const led = LEADS.test(between) && CHANGES.test(`${verb} ${between} ${after.slice(0, 12)}`);
	const found = (led && left) || right;
	const { a, b, aUnit = '', bUnit = '' } = found?.groups ?? {};
	const hedged = ABOUT.test(before);
	if (!a || !b || OTHER.test(after)) return undefined;
	// `the gain from 4 to 5 is only about 5 %`
	if (hedged && left && !/[,;:(–—]|\bby\b/.test(between)) return undefined;
	const [from, to] = [Number(a.replaceAll(',', '')), Number(b.replaceAll(',', ''))];
	const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);
	const shares = /%|percent/.test(aUnit + bUnit);
	// what is said of the second number alone holds for both: `from 40 to 50 million`
	if (
		!(from > 0 && to > 0) ||
		(isYear(a) && isYear(b)) ||
		(aUnit.trim() !== '' && aUnit.trim() !== bUnit.trim() && !shares)
	)
		return undefined;
	const half = (digits: string): number =>
		digits.includes('.') ? 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0) : 0;
	const value = Math.abs(to / from - 1);
	const carried = (to / from) * (half(a) / from + half(b) / to);
	const step = literal.step * (literal.percent ? 1 : quantity.unit.factor);
	const near = (other: number): boolean => Math.abs(other - quantity.value) <= step / 2 + carried + 1e-9;
	// points may be meant
	if (shares && near(Math.abs(to - from) / 100)) return undefined;
	const loose = Math.abs(value - quantity.value) <= (hedged ? Math.max(step, 0.25 * value) : step);
	if ((loose && !near(value)) || (hedged && near(value))) return undefined;
	return {
		text: say`From ${a} to ${b} it changes by ${dressNumber(100 * value, 3).text} %`,
		holds: near(value),
		ratio: value / quantity.value,
	};
}

/** The finding on a change that is not what is written. */
export function changeSlip(statement: Statement, node: QuantityNode, homework: Homework): Contradiction | undefined {
	if (statement.silenced !== undefined || statement.section === 'question' || statement.section === 'given')
		return undefined;
	const change = changeSaid(node, homework);
	if (!change || change.holds || change.ratio < 0.2 || change.ratio > 5) return undefined;
	const { literal, quantity } = node;
	const right = 100 * quantity.value * change.ratio;
	const shown = dressNumber(right, 3);
	const value = literal.percent ? literal.value * change.ratio : right;
	return {
		ratio: change.ratio,
		finding: {
			...PLAIN,
			part: statement.part,
			anchor: statement.anchor,
			kind: 'result',
			verdict: 'wrong',
			rule: 'words.mismatch',
			message: say`${change.text}.`,
			expected: {
				value: { ...quantity, value: quantity.value * change.ratio, decimal: undefined },
				text: `${shown.text} %`,
				latex: `${shown.latex}\\,\\%`,
			},
			fixes: replaceBy(statement, literal, Number(value.toPrecision(3)), `${shown.text} %`),
			severity: 'warning',
		},
	};
}
