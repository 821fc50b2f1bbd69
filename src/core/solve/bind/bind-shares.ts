import { evaluate, quantity } from '../../math/evaluate/evaluate.ts';
import type { Expression } from '../../math/expression.ts';
import { inUnit } from '../../math/print/format.ts';
import { sameDimension, unitless } from '../../math/units/units.ts';
import type { Quantity, Value } from '../../math/value.ts';
import { symbolsOf } from '../../math/walk.ts';
import { rememberOf } from '../../text/memo.ts';
import type { AnswerKey, KeyGiven } from '../key.ts';
import { keyEnvironment } from '../run/run.ts';
import { plainText } from './number-text.ts';
import { percentOf } from './percent-of.ts';

const PERCENT =
	/(?<![\w.^])(\d+(?:\.\d+)?)\s*(?:%|per ?cent\b)(?!\s*(?:more|less|faster|slower|larger|smaller|higher|lower|cheaper|longer))/gi;

/** Whether a given is a share of a whole: a bare number that may not be above 1. */
export const isShare = rememberOf(
	(given: KeyGiven): boolean =>
		!given.constant &&
		given.type.kind === 'quantity' &&
		!given.type.format &&
		sameDimension(given.type.unit ?? unitless, unitless) &&
		violates(given, quantity(2)) &&
		!violates(given, quantity(0.5)),
);

/** Whether a value breaks a condition that the key sets on a given by itself (`u \\le 1`, `y > 0`). */
export const violates = (given: KeyGiven, value: Quantity): boolean =>
	given.conditions.some(condition => isFalse(condition, given, value, []));

/** Whether a value breaks a condition that ties a given to another one whose value is known (`T > w`). */
export function clashes(
	given: KeyGiven,
	value: Value,
	bound: ReadonlyMap<string, { readonly value: Value | undefined }>,
): boolean {
	if (value.kind !== 'quantity') return false;
	const ties = given.conditions.filter(condition => [...symbolsOf(condition)].some(symbol => symbol !== given.symbol));
	if (ties.length === 0) return false;
	const known = [...bound].flatMap(([symbol, { value: other }]) => (other ? [[symbol, other] as const] : []));
	return ties.some(condition => isFalse(condition, given, value, known));
}

function isFalse(
	condition: Expression,
	given: KeyGiven,
	value: Quantity,
	known: readonly (readonly [string, Value])[],
): boolean {
	// As it is written: how far off it may be is no reason.
	const exact = quantity(inUnit(value, value.unit), value.unit);
	const result = evaluate(condition, keyEnvironment([...known, [given.symbol, exact]]));
	return result.ok && result.value.kind === 'truth' && !result.value.truth;
}

/** The whole of a utilisation, however it is called. */
const PEAK =
	/\b(?:peak|utili[sz]ation|MFU|HFU|efficiency|theoretical|nominal|maximum|throughput|performance|speed|FLOPs?(?:\/s)?|bandwidth|roofline)\b/i;

/** Whether a percentage of such a whole may be a given: nothing is said of what it is of, or one of the words that the given is called by. */
function mayBeOf({ name, aliasWords }: KeyGiven, whole: string | undefined): boolean {
	if (whole === undefined) return true;
	const names = [name, ...aliasWords];
	if (names.some(each => PEAK.test(each)) && PEAK.test(whole)) return true;
	const stems = names.flatMap(each => each.toLowerCase().split(/[^\p{L}]+/u)).map(stemOf);
	return whole
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.some(word => word.length > 3 && stems.includes(stemOf(word)));
}

const stemOf = (word: string): string => word.slice(0, Math.max(3, Math.min(6, word.length - 1)));

/** The one percentage of a text (`of which we get 40 %`) is the one share of a key that nothing else has named. */
export function onlyShare(
	open: readonly KeyGiven[],
	key: AnswerKey,
	text: string,
): { readonly given: KeyGiven; readonly value: Quantity } | undefined {
	const [given, ...more] = open.filter(isShare);
	if (!given || more.length > 0 || key.givens.filter(isShare).length > 1) return undefined;
	const plain = plainText(text);
	const percentages = [...plain.matchAll(PERCENT)];
	const found = new Set(percentages.map(([, number]) => Number(number) / 100));
	// `80 % accuracy`, `5 % of the documents`: a share of something else.
	if (percentages.some(({ 0: all, index }) => !mayBeOf(given, percentOf(plain.slice(index + all.length)))))
		return undefined;
	const [share] = found;
	if (share === undefined || found.size > 1) return undefined;
	const value = quantity(share);
	return violates(given, value) ? undefined : { given, value };
}
