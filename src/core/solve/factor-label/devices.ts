import { isHard } from '../../math/units/dimension.ts';
import { singular } from '../../math/units/nouns.ts';
import type { Amount } from './amounts.ts';
import { hardUnit, partsOf, thing } from './dimensions.ts';

/** So many operations or bits a second. */
export const isThroughput = ({ powers }: Amount): boolean =>
	(powers.get('FLOP') === 1 || powers.get('bit') === 1) && powers.get('s') === -1;
/** Watts. */
export const isPower = ({ powers }: Amount): boolean =>
	powers.get('kg') === 1 && powers.get('m') === 2 && powers.get('s') === -3;
/** `burgers of 3 kg`, `emails of 200 tokens`: so much is each of them. */
export const PLURAL_OF =
	/\b([a-z]+s)\s+(?:of|with|using|having|consuming|that (?:use|need|have|consume))\s+(?:about |roughly |around |an average of |a mean of |on average )?$/i;
/** Whether a plural is of things that an amount may be for each of. */
export function isThingWith(word: string, amount: Amount): boolean {
	const [name] = thing(word).keys();
	return (
		singular(word) !== word &&
		hardUnit(word) === undefined &&
		!/^(?:parameter|batch|number|total|term|matter|hundred|thousand|million|billion|trillion|emission|cost|saving|hour)$/.test(
			name!,
		) &&
		!amount.powers.has(name!) &&
		[...amount.powers].every(([each, power]) => power > 0 || isHard(each))
	);
}

/** One thing: `on one A100`. */
export const isSingle = ({ number, powers }: Amount): boolean => number === 1 && ![...powers.keys()].some(isHard);
/** So many hours a day, days a week: less than all of it. */
export const isDuty = ({ number, unit }: Amount): boolean =>
	number * unit.factor < 0.95 && partsOf(unit).length === 2 && partsOf(unit).every(({ name }) => TIME_UNIT.test(name));
const TIME_UNIT = /^(?:min|h|hour|d|day|wk|week|mo|month|yr|year)$/;
/** What goes on while something runs, and is not said of whole days. */
const isRunning = (rate: Amount): boolean =>
	isPower(rate) ||
	(rate.powers.get('s') === -1 &&
		!rate.powers.has('USD') &&
		partsOf(rate.unit).some(({ name, power }) => power < 0 && /^(?:s|min|h|hour|second|minute)$/.test(name)));
/** The memory of one device. */
const isOwnMemory = (rate: Amount): boolean =>
	rate.powers.get('bit') === 1 &&
	rate.number * rate.unit.factor > 1e9 &&
	(rate.powers.size === 1 || rate.powers.has('GPU'));
/** What a share is said of. */
export const OF = { peak: isThroughput, power: isPower, duty: isRunning, memory: isOwnMemory };

/** Whether one device may do or draw that much: a plant of a gigawatt is none. */
export const isOneDevices = (amount: Amount): boolean =>
	amount.number * amount.unit.factor <
	(isPower(amount)
		? 2e4
		: isThroughput(amount)
			? amount.powers.has('FLOP')
				? 3e16
				: 1e15
			: amount.powers.has('bit')
				? 8e13
				: 1);
const DEVICE_WORD = String.raw`(?:[A-Z][A-Za-z]{0,5}\d{2,4}[A-Za-z]{0,2}s?\s+)?(?:GPUs?|TPUs?|NPUs?|cards?|accelerators?|devices?|chips?|boards?|[AHBV]\d{2,3}s?|MI\d{3}X?s?)`;
const DEVICE_BEHIND = new RegExp(
	String.raw`^[\s-]+(?:of (?:memory|HBM\d?\w*|V?RAM)\s+)?(?:[a-z]+\s+)?${DEVICE_WORD}\b`,
);
const DEVICE_BEFORE = new RegExp(
	String.raw`\b${DEVICE_WORD}\s*(?:,|\(|with|of|at|has|have|having|holds?|offers?|provides?|carr(?:y|ies)|draws?|delivers?|sustains?|running|memory|HBM|VRAM|RAM|power|TDP)\s*(?:(?:[a-z]+|TDP|HBM\d?\w*)\s+){0,4}$`,
);
/** `80 GB GPUs`, `cards with 192 GB`: the memory of one of them. */
export const isOfOne = (plain: string, amount: Amount, from: number): boolean =>
	((amount.powers.size === 1 && amount.powers.get('bit') === 1) || isThroughput(amount) || isPower(amount)) &&
	isOneDevices(amount) &&
	(DEVICE_BEHIND.test(plain.slice(amount.end, amount.end + 60)) || DEVICE_BEFORE.test(plain.slice(from, amount.start)));

/** `Cards of type Q have 144 GB; they reach 1.4 PFLOP/s`: a sentence about devices whose number it does not say tells of one of them. */
const OF_DEVICES =
	/^[\W_]*(?:(?:The|Our|These|Those|All|Its|Such|Every|Each|Let|Suppose|Assume)\s+)*(?:[A-Za-z][\w-]*\s+){0,2}?(?:GPUs?|TPUs?|NPUs?|cards?|accelerators?|devices?|chips?|boards?|[AHBV]\d{2,3}s?)\b(?=(?:\s+(?:of|with|from)\s+[^,;.\uFFFC]{1,24}?)?\s*(?:\([^)]*\)\s*)?(?:has|have|with|holds?|offers?|delivers?|reach(?:es)?|draws?|costs?|can|each|do|does|sustains?|provides?|reads?|run|rents?|at|:))/i;
export const isOfDevices = (masked: string, start: number): boolean => {
	const from = Math.max(
		0,
		...[...masked.slice(0, start).matchAll(/[.?!](?=\s)|\n|\s;\s/g)].map(({ index }) => index + 1),
	);
	return OF_DEVICES.test(masked.slice(from, start));
};

/** What a device does, draws or costs. */
export const isOfDevice = (amount: Amount): boolean =>
	isThroughput(amount) || isPower(amount) || (amount.powers.get('USD') === 1 && amount.powers.get('s') === -1);
