import { inUnit } from '../../math/print/format.ts';
import { isDimensionless } from '../../math/units/units.ts';
import type { Given } from '../../quantities/given.ts';
import { escaped } from '../../text/pattern.ts';

/** Whether a number that the document's own words gave is another one, read in a language that the text is not written in. */
export const isMisread = (given: Given, own: string, around: string): boolean =>
	isCutThousand(given.value, own) || isRate(given, `${around}\n${own}`);

/** Whether a number is what stands before the sign of the thousands, and nowhere for itself: `8.000 GPUs` of German are no eight. */
const isCutThousand = (value: Given['value'], own: string): boolean =>
	value?.kind === 'quantity' &&
	Number.isInteger(value.value) &&
	value.value >= 0 &&
	value.value < 1000 &&
	new RegExp(value.value === 0 ? '\\d,000(?!\\d)' : `(?<![\\d.,])${value.value},000(?!\\d)`).test(own) &&
	!new RegExp(`(?<![\\d.,])${value.value}(?![\\d.,]\\d)`).test(
		own.replace(new RegExp(`(?<![\\d.,])${value.value},000(?!\\d)`, 'g'), ' '),
	);

/** `1.6 t per passenger`: of one of those that a result is counted in. */
const OF_EACH = /(?:\/|per )\(?(?:passenger|person|flight|car|household|trip)s?\)?$/;

/** `6 FLOP je Parameter` are no 6 FLOP, and `20 Token je Parameter` no 20 tokens: what the text only states for each of something. */
function isRate({ value, symbol, from }: Given, text: string): boolean {
	if (symbol !== undefined || value?.kind !== 'quantity') return false;
	if (from !== 'question' && from !== 'problem') return false;
	if (OF_EACH.test(value.unit.text)) return true;
	const number = inUnit(value, value.unit);
	const said = (each: number, unit: string, per: string): RegExp =>
		new RegExp(`(?<![\\d.,])${escaped(String(each))}${unit}(${per})?`, 'g');
	const patterns = isDimensionless(value.unit)
		? [
				new RegExp(
					`(?<![\\d.,])${escaped(String(number))}(?![\\d.,]*\\d)(?:\\s[a-z]+?s?(\\s+per\\s+parameter\\b)?)?`,
					'g',
				),
			]
		: [
				said(number, `\\s?${escaped(value.unit.text)}s?\\b`, '\\s+per\\s'),
				...(value.unit.text === 'kg' ? [said(number / 1000, '\\s?(?:t|tonnes?|tons?)\\b', '\\s+per\\s')] : []),
			];
	const stated = patterns.flatMap(pattern => [...text.matchAll(pattern)]);
	return stated.length > 0 && stated.every(([, per]) => per !== undefined);
}
