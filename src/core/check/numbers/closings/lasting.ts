import { isDimensionless } from '../../../math/units/units.ts';
import type { Unit } from '../../../math/value.ts';
import { say } from '../../../text/message.ts';
import { dressNumber } from '../dress.ts';
import type { Around, Closing } from './closing.ts';
import { onlyOne, shownAs } from './names.ts';
import { isFar } from './restatements.ts';
import type { SaidAmount } from './said-amounts.ts';

const LASTS =
	/\b(?:lasts?(?:\s+for)?|runs?(?:\s+for|\s+dry\s+(?:after|in))?|(?:is|are|be)\s+(?:empty|full|filled|used up|exhausted|drained)\s+(?:after|in|within)|suffices?\s+for|(?:is|are)\s+enough\s+for|filling\s+\p{L}*\s*takes|emptying\s+\p{L}*\s*takes)\s+(?:for\s+)?[*_]*(?:(?:about|around|roughly|approximately|nearly|almost|some|only|just|≈|~)\s*)*[\s$*_(\\]*$/iu;
/** The text speaks of another case. */
const OTHER = /\b(?:if|would|two|both|second|another|each|twice|double|half|other|larger|smaller|bigger)\b/i;

/** "29.2 l/h, so the tank of 900 l lasts for about three days": the one amount of its part over the one rate that stands right before. */
export function lasts(said: SaidAmount, { before, given }: Around): Closing | undefined {
	const { hard, nouns } = said.quantity.unit.dimension;
	if (hard.s !== 1 || Object.keys(hard).length > 1 || Object.keys(nouns).length > 0) return undefined;
	if (!LASTS.test(said.label) || OTHER.test(said.label)) return undefined;
	const near = before.filter(({ ends, block }) => ends && block >= said.block - 2);
	const rates = near.filter(({ quantity: { unit } }) => unit.dimension.hard.s === -1);
	const rate = rates.at(-1);
	if (!rate) return undefined;
	const own = (amount: SaidAmount): boolean =>
		amount !== rate && isRateOf(rate.quantity.unit, amount.quantity.unit) && amount.quantity.value > 0;
	const amount = onlyOne([...before, ...given.filter(({ part }) => part === said.part)].filter(own));
	const all = rates.filter(each => isRateOf(each.quantity.unit, amount?.quantity.unit ?? each.quantity.unit));
	if (!amount || onlyOne(all) === undefined) return undefined;
	const right = amount.quantity.value / rate.quantity.value;
	return isFar(said, right)
		? {
				right,
				message: say`${shownAs(amount)} at ${shownAs(rate)} are ${dressNumber(right / said.quantity.unit.factor, 3).text} ${said.quantity.unit.text}.`,
				from: [amount, rate],
			}
		: undefined;
}

/** Whether a unit is another one for each second. */
function isRateOf({ dimension: rate }: Unit, { dimension: amount, ...unit }: Unit): boolean {
	if (isDimensionless({ dimension: amount, ...unit } as Unit) && Object.keys(amount.nouns).length === 0) return false;
	const [a, b] = [rate.hard, amount.hard] as Readonly<Record<string, number | undefined>>[];
	const keys = new Set([...Object.keys(a!), ...Object.keys(b!)]);
	for (const key of keys) if ((a![key] ?? 0) !== (b![key] ?? 0) - (key === 's' ? 1 : 0)) return false;
	const nouns = new Set([...Object.keys(rate.nouns), ...Object.keys(amount.nouns)]);
	return [...nouns].every(noun => (rate.nouns[noun] ?? 0) === (amount.nouns[noun] ?? 0));
}
